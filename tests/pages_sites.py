"""Pages as publishing systems and smaller sites mark them up: WordPress, Drupal, Blogger, Medium, state media, monitors, messengers."""

from __future__ import annotations

from page_words import ASIDE, BODY, TITLE, Saved, linked, paragraphs, save
from pages_press import ld

EN, AR, ES = ASIDE["en"], ASIDE["ar"], ASIDE["es"]


def wordpress(lang: str = "en") -> Saved:
    """A classic theme with Yoast's graph (the publisher by reference), Jetpack's share and related boxes, comments, widgets."""
    comments = f'<li class="comment even thread-even depth-1"><article class="comment-body"><div class="comment-content"><p>{EN[4]}</p></div></article></li>' * 25
    graph = ld(**{"@graph": [
        {"@type": "Article", "headline": TITLE[lang], "datePublished": "2016-11-27T15:09:21+00:00", "dateModified": "2019-04-01T00:00:00+00:00",
         "publisher": {"@id": "https://x.example/#organization"}, "isPartOf": {"@id": "https://x.example/p#webpage"}, "author": {"name": "admin", "@id": "#p"}},
        {"@type": "WebPage", "@id": "https://x.example/p#webpage", "isPartOf": {"@id": "https://x.example/#website"}, "datePublished": "2016-11-27T15:09:21+00:00"},
        {"@type": "WebSite", "@id": "https://x.example/#website", "name": "Front Line Notes"},
        {"@type": "Organization", "@id": "https://x.example/#organization", "name": "Front Line Notes"}]})
    return save(f"""<html lang="en-US"><head><title>{TITLE[lang]} - Front Line Notes</title>{graph}</head><body class="post-template-default single single-post has-sidebar comments-open">
<div id="page" class="site"><header id="masthead" class="site-header"><nav id="site-navigation" class="main-navigation"><ul class="menu">{linked(lang)}</ul></nav></header>
<div id="content" class="site-content"><div id="primary" class="content-area"><main id="main" class="site-main"><article id="post-871" class="post-871 post type-post status-publish hentry category-news tag-share tag-related">
<header class="entry-header"><h1 class="entry-title">{TITLE[lang]}</h1><div class="entry-meta"><span class="posted-on">Posted on <time class="entry-date published">November 27, 2016</time></span>
<span class="byline"> by <span class="author vcard">admin</span></span></div></header><div class="entry-content">
<div id="attachment_9" class="wp-caption aligncenter"><img><p class="wp-caption-text">{EN[3]}</p></div>{paragraphs(lang)}
<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">Share this:</h3><ul><li><a>Click to share on Twitter (Opens in new window)</a></li></ul></div>
<div id="jp-relatedposts" class="jp-relatedposts"><h3 class="jp-relatedposts-headline"><em>Related</em></h3>{linked(lang, of='<div class="jp-relatedposts-post"><h4><a href="/{n}">{}</a></h4><p>November 2, 2016</p></div>')}</div></div>
<footer class="entry-footer"><span class="cat-links">Posted in <a>News</a></span><span class="tags-links">Tagged <a>Sukkari</a></span></footer></article>
<div class="author-box"><h4>About the author</h4><p>{EN[5]}</p></div>
<nav class="navigation post-navigation"><div class="nav-previous"><a href="/p">{EN[0]}</a></div></nav><div id="comments" class="comments-area"><ol class="comment-list">{comments}</ol>
<div id="respond" class="comment-respond"><h3>Leave a Reply</h3><p class="comment-notes">Your email address will not be published. Required fields are marked *</p></div></div></main></div>
<aside id="secondary" class="widget-area"><section class="widget widget_recent_entries"><h2>Recent Posts</h2><ul>{linked(lang)}</ul></section></aside></div></div></body></html>""",
                lang, publisher="Front Line Notes")


def elementor() -> Saved:
    """A page builder: every block a widget, the body one of them, boxes of posts as articles of their own, larger than the story."""
    posts = "".join(f'<article class="elementor-post elementor-grid-item post type-post"><div class="elementor-post__text"><h3 class="elementor-post__title"><a href="/{n}">{line}</a></h3>'
                    f'<div class="elementor-post__excerpt"><p>{EN[5]} {EN[4]}</p></div><a class="elementor-post__read-more" href="/{n}">Read More »</a></div></article>'
                    for n, line in enumerate(EN[:3] * 2))
    return save(f"""<html lang="en-US"><head><title>{TITLE['en']} – The Levant Bulletin</title><meta property="og:site_name" content="The Levant Bulletin">
<meta property="og:title" content="{TITLE['en']} – The Levant Bulletin"><meta property="article:published_time" content="2016-11-27T08:00:00+00:00"></head><body class="elementor-default elementor-page">
<div data-elementor-type="header" class="elementor elementor-12 elementor-location-header"><div class="elementor-widget-container"><ul>{linked('en')}</ul></div></div>
<div data-elementor-type="single-post" class="elementor elementor-88 elementor-location-single post type-post"><section class="elementor-section"><div class="elementor-container"><div class="elementor-column"><div class="elementor-widget-wrap">
<div class="elementor-element elementor-widget elementor-widget-theme-post-title"><div class="elementor-widget-container"><h1 class="elementor-heading-title">{TITLE['en']}</h1></div></div>
<div class="elementor-element elementor-widget elementor-widget-post-info"><ul><li>November 27, 2016</li><li>No Comments</li></ul></div>
<div class="elementor-element elementor-widget elementor-widget-theme-post-content"><div class="elementor-widget-container">{paragraphs('en')}</div></div>
<div class="elementor-element elementor-widget elementor-widget-share-buttons"><div>Facebook Twitter WhatsApp</div></div>
<div class="elementor-element elementor-widget elementor-widget-posts"><h2>More stories</h2>{posts}</div></div></div></div></section></div></body></html>""",
                publisher="The Levant Bulletin")


def block_theme() -> Saved:
    """A block theme: `wp-block-*`, a pull quote that repeats the text, a query loop beneath, a subscribe form in the middle."""
    pull = f'<figure class="wp-block-pullquote"><blockquote><p>{BODY["en"][2]}</p></blockquote></figure>'
    form = '<div class="wp-block-jetpack-subscriptions"><p>Type your email… to get news in your inbox. Subscribe</p></div>'
    loop = "".join(f'<li class="wp-block-post post type-post"><h2 class="wp-block-post-title"><a href="/{n}">{line}</a></h2><div class="wp-block-post-excerpt"><p>{EN[5]}</p></div></li>'
                   for n, line in enumerate(EN[:3]))
    return save(f"""<html lang="en-GB"><head><title>{TITLE['en']} – Notes</title><meta property="og:site_name" content="Notes"></head><body class="wp-singular post-template-default single"><div class="wp-site-blocks">
<header class="wp-block-template-part"><div class="wp-block-group"><p class="wp-block-site-title"><a href="/">Notes</a></p><nav class="wp-block-navigation">{linked('en')}</nav></div></header>
<main class="wp-block-group is-layout-flow"><h1 class="wp-block-post-title">{TITLE['en']}</h1><div class="wp-block-post-date"><time datetime="2016-11-27T19:02:11+02:00">November 27, 2016</time></div>
<div class="entry-content wp-block-post-content is-layout-constrained">{paragraphs('en', between={1: pull, 3: form})}</div>
<div class="wp-block-query"><h2 class="wp-block-heading">More posts</h2><ul class="wp-block-post-template">{loop}</ul></div></main><footer class="wp-block-template-part"><p>Designed with WordPress</p></footer></div></body></html>""", publisher="Notes")


def drupal_seven() -> Saved:
    """Drupal 7: `field-name-body`, terms, a view of latest news beside it, RDFa for the date."""
    return save(f"""<html xml:lang="ar" lang="ar" dir="rtl"><head><title>{TITLE['ar']} | سوريا على طول</title></head><body class="html not-front page-node node-type-news i18n-ar"><div id="page-wrapper"><div id="main-menu">{linked('ar')}</div>
<div id="content"><div class="region region-content"><div id="block-system-main" class="block block-system"><div class="content"><div id="node-77" class="node node-news" about="/ar/news/77">
<span property="dc:title" content="{TITLE['ar']}" class="rdf-meta element-hidden"></span><div class="meta submitted"><span property="dc:date dc:created" content="2016-11-27T14:11:00+02:00" datatype="xsd:dateTime">الأحد, 27 نوفمبر 2016</span></div>
<h1>{TITLE['ar']}</h1><div class="field field-name-body field-type-text-with-summary field-label-hidden"><div class="field-items"><div class="field-item even" property="content:encoded">{paragraphs('ar', of='<p dir="rtl">{}</p>')}</div></div></div>
<div class="field field-name-field-tags field-type-taxonomy-term-reference"><div class="field-label">الوسوم:&nbsp;</div><div class="field-items"><a>حي السكري</a></div></div></div></div></div>
<div id="block-views-latest" class="block block-views"><h2>آخر الأخبار</h2><div class="view-content">{linked('ar', of='<div class="views-row"><span class="field-content"><a href="/{n}">{}</a></span></div>')}</div></div></div></div>
</div></body></html>""", "ar", publisher="سوريا على طول")


def blogger() -> Saved:
    """Blogger: a date header, text broken by <br>, the archive and a blog roll beside it."""
    return save(f"""<html dir="ltr"><head><title>A Watcher's Diary: {TITLE['en']}</title><meta content="{TITLE['en']}" property="og:title"></head><body><div class="content-outer"><div class="main-outer"><div class="tabs-outer">{linked('en')}</div>
<div class="blog-posts hfeed"><div class="date-outer"><h2 class="date-header"><span>Sunday, November 27, 2016</span></h2><div class="date-posts"><div class="post-outer"><div class="post hentry" itemprop="blogPost">
<h3 class="post-title entry-title" itemprop="name">{TITLE['en']}</h3><div class="post-body entry-content" id="post-body-8" itemprop="description articleBody"><div dir="ltr" style="text-align: left;">{'<br /><br />'.join(BODY['en'])}<br /></div>
<table class="tr-caption-container"><tbody><tr><td class="tr-caption">{EN[3]}</td></tr></tbody></table></div><div class="post-footer"><span class="post-author vcard">Posted by a watcher</span> at <abbr class="published" itemprop="datePublished" title="2016-11-27T09:14:00-08:00">9:14 AM</abbr>
<span class="post-labels">Labels: <a>Sukkari</a></span></div></div><div class="comments" id="comments"><h4>2 comments:</h4><p class="comment-content">{EN[4]}</p></div></div></div></div></div>
<div class="column-right-outer"><div class="widget BlogArchive"><h2>Blog Archive</h2><ul>{linked('en')}</ul></div><div class="widget BlogList"><h2>My Blog List</h2>{linked('en')}</div></div></div></div></body></html>""")


def medium() -> Saved:
    """Medium: machine-made names only, claps and a follow button, more stories beneath."""
    return save(f"""<html lang="en"><head><title data-rh="true">{TITLE['en']} | by A Writer | Nov, 2016 | Medium</title><meta data-rh="true" property="og:title" content="{TITLE['en']}"><meta data-rh="true" property="og:site_name" content="Medium">
<meta data-rh="true" property="article:published_time" content="2016-11-27T10:00:00.000Z"></head><body><div id="root"><div class="a b c"><div class="d e"><a href="/signin">Sign in</a><a>Get started</a></div><article><div class="l"><section><div><div class="gn go">
<h1 class="pw-post-title">{TITLE['en']}</h1><div class="speechify-ignore"><div class="ab q"><a>A Writer</a> · <a>Follow</a><span>4 min read</span>·<span data-testid="storyPublishDate">Nov 27, 2016</span><div>--</div><div>Listen</div><div>Share</div></div></div>
{paragraphs('en', of='<p class="pw-post-body-paragraph mw mx gr">{}</p>')}</div></div></section></div></article><div class="kk"><div><p>312 claps</p><p>Written by A Writer</p><p>{EN[5]}</p></div></div>
<div class="kl"><h2>More from A Writer</h2>{linked('en', of='<div><a href="/{n}"><h2>{}</h2><h3>Five things that nobody tells you of it.</h3></a></div>')}</div></div></div></body></html>""", publisher="Medium")


def syria_direct() -> Saved:
    """Divs only under a theme's own names; the date in a label; a newsletter in the middle; the notes on who contributed."""
    box = '<div class="mc4wp-form newsletter-box"><div>Get our weekly newsletter: news from inside the east of the city, delivered to your inbox.</div></div>'
    return save(f"""<html lang="en-US"><head><title>{TITLE['en']} - Syria Direct</title></head><body class="single"><div class="header-wrap"><div class="menu-main-container">{linked('en', of='<div><a href="/{n}">{}</a></div>')}</div></div>
<div class="container"><div class="row"><div class="col-md-8 single-content"><h1>{TITLE['en']}</h1><div class="post-info"><span class="date">November 27, 2016</span><span class="views">1,204 views</span></div>
<div class="the_content">{paragraphs('en', of='<div>{}</div>', between={2: box})}</div><div class="tags-wrap">Tags: <a>Aleppo</a> <a>Sukkari</a></div></div>
<div class="col-md-4"><div class="popular-posts">{linked('en', of='<div class="item"><a href="/{n}">{}</a></div>')}</div></div></div></div></body></html>""", publisher="Syria Direct")


def enab_baladi() -> Saved:
    """Arabic WordPress: a day in digits with the day first, a correction line, a share counter, related posts inside."""
    return save(f"""<html dir="rtl" lang="ar"><head><title>{TITLE['ar']} - عنب بلدي</title><meta property="og:site_name" content="عنب بلدي"></head><body class="rtl post-template-default single"><div class="header-menu"><ul>{linked('ar')}</ul></div>
<div class="content-article"><h1>{TITLE['ar']}</h1><span class="date-article">27/11/2016 <span>5:36 م</span></span><div class="img-caption-article">{AR[3]}</div><div class="content-text">{paragraphs('ar', between={
    3: f'<p><strong>اقرأ أيضًا: <a href="/x">{AR[0]}</a></strong></p>'})}
<p>إذا كنت تعتقد/تعتقدين أن المقال يحوي معلومات خاطئة أو لديك تفاصيل إضافية أرسل/أرسلي تصحيحًا</p></div><div class="share-count">شارك 154</div>
<div class="related-news-single"><h3>مواد متعلقة</h3><ul>{linked('ar')}</ul></div></div></body></html>""", "ar", publisher="عنب بلدي")


def sana_old() -> Saved:
    """The agency's former pages: tables for layout, text in <br>, a date with both calendars, in windows-1256."""
    html = f"""<html dir="rtl"><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1256"><title>الوكالة العربية السورية للأنباء - سانا</title></head><body>
<table width="100%"><tr><td colspan="2" class="menu"><a href="/">الرئيسية</a> | <a href="/l">محليات</a></td></tr><tr><td width="200" valign="top">{linked('ar', of='<a href="/{n}">{}</a><br>')}</td>
<td valign="top"><table><tr><td class="t1"><b>{TITLE['ar']}</b></td></tr><tr><td class="t2">الأحد 27 صفر 1438 هـ الموافق 27 تشرين الثاني 2016</td></tr><tr><td class="t3">حلب-سانا<br>{'<br>'.join(BODY['ar'])}</td></tr></table></td></tr>
<tr><td colspan="2" align="center">جميع الحقوق محفوظة لوكالة سانا</td></tr></table></body></html>"""
    return Saved(html.encode("cp1256", "xmlcharrefreplace"), "ar", title=TITLE["ar"])


def sana_new() -> Saved:
    """Its later pages: a magazine theme (tagDiv), follow-us lines inside the text."""
    return save(f"""<html lang="ar" dir="rtl"><head><title>{TITLE['ar']} – S A N A</title><meta property="og:site_name" content="الوكالة العربية السورية للأنباء"><meta property="article:published_time" content="2016-11-27T12:00:00+02:00"></head>
<body class="rtl single td-standard-pack"><div class="td-header-menu-wrap"><ul class="sf-menu">{linked('ar')}</ul></div><div class="td-container"><div class="td-pb-row"><div class="td-pb-span8 td-main-content"><article class="post type-post">
<div class="td-post-header"><h1 class="entry-title">{TITLE['ar']}</h1><div class="td-module-meta-info"><span class="td-post-date"><time class="entry-date updated td-module-date" datetime="2016-11-27T12:00:00+00:00">2016-11-27</time></span><div class="td-post-views"><span>861</span></div></div></div>
<div class="td-post-sharing td-post-sharing-top">شارك</div><div class="td-post-content tagdiv-type">{paragraphs('ar')}<p>تابعوا أخبار سانا على تلغرام https://t.me/example</p></div>
<div class="td-post-next-prev"><a href="/p">{AR[0]}</a></div></article><div class="td_block_wrap td_block_related_posts"><h4>مقالات ذات صلة</h4>{linked('ar', of='<div class="td_module_related_posts"><h3 class="entry-title"><a href="/{n}">{}</a></h3></div>')}</div></div>
<div class="td-pb-span4 td-main-sidebar"><aside class="widget">{linked('ar')}</aside></div></div></div></body></html>""", "ar", publisher="الوكالة العربية السورية للأنباء")


def al_masdar() -> Saved:
    """A magazine theme (Jannah): a breaking-news ticker, an author's biography with claims, `Share this article` in the text."""
    return save(f"""<html lang="en-US"><head><title>{TITLE['en']} | AMN - Al-Masdar News | المصدر نيوز</title></head><body class="single-post sidebar-right"><div class="tie-container"><header id="theme-header"><div class="breaking"><span class="breaking-title">Breaking News</span>
<ul class="breaking-news">{linked('en', of='<li class="news-item"><a href="/{n}">{}</a></li>')}</ul></div></header><div id="content"><div class="main-content tie-col-md-8"><article id="the-post" class="container-wrapper post-content tie-standard"><header class="entry-header-outer">
<h1 class="post-title entry-title">{TITLE['en']}</h1><div class="single-post-meta post-meta clearfix"><span class="author-meta">A Desk</span><span class="date meta-item tie-icon">2016-11-27</span></div></header>
<div class="featured-area"><figcaption class="single-caption-text">{EN[3]}</figcaption></div><div class="entry-content entry clearfix">{paragraphs('en', between={
    3: '<div class="stream-item stream-item-in-post">ALSO READ <a href="/x">' + EN[1] + '</a></div>'})}
<p>Share this article:</p></div><div id="post-extra-info"></div></article><div class="about-author container-wrapper"><div class="author-info"><h3>A Desk</h3><div class="author-bio">{EN[5]}</div></div></div>
<div id="related-posts" class="container-wrapper"><h3>Related Articles</h3>{linked('en', of='<div class="related-item tie-standard"><h3 class="post-title"><a href="/{n}">{}</a></h3></div>')}</div></div></div></div></body></html>""")


def sohr() -> Saved:
    """A monitor's page: bold text in one paragraph with breaks, a date in words above the title."""
    return save(f"""<html lang="en-US"><head><title>{TITLE['en']} - The Syrian Observatory For Human Rights</title><meta property="og:site_name" content="The Syrian Observatory For Human Rights"></head><body class="single"><div class="top">{linked('en', of='<span><a href="/{n}">{}</a></span>')}</div>
<div class="post-wrap"><div class="post-date-bd"><span>On <b>Nov 27, 2016</b></span></div><h1><span class="post-title">{TITLE['en']}</span></h1><div class="entry-content clearfix single-post-content"><p style="text-align: justify;"><strong>{'<br />'.join(BODY['en'])}</strong></p></div>
<div class="post-share single-post-share bottom-share"><span>Share</span> 45</div><section class="next-prev-post"><div class="prev-post"><p class="pre-title">Prev Post</p><a href="/p">{EN[0]}</a></div></section><div class="post-related"><span>You might also like</span>{linked('en')}</div></div></body></html>""",
                publisher="The Syrian Observatory For Human Rights")


def facebook_like() -> Saved:
    """A post on a social page: divs with `dir=auto`, counters and comments around it, no metadata; the day is only relative."""
    text = "".join(f'<div dir="auto" style="text-align: start;">{line}</div>' for line in BODY["ar"])
    comments = "".join(f'<div role="article" aria-label="Comment by a reader 2d"><div dir="auto">{AR[4]}</div><span>Like · Reply · 2d</span></div>' for _ in range(3))
    return Saved(f"""<html lang="en" id="facebook"><head><title>لجان التنسيق - Post</title></head><body><div role="banner">Facebook <a>Log In</a> <a>Forgotten account?</a></div><div role="main"><div role="article" aria-posinset="1">
<div><h2><a href="/page">لجان التنسيق</a></h2><span><a aria-label="2d">2d</a> · Public</span></div><div data-ad-preview="message"><div class="x1iorvi4">{text}</div></div><div>All reactions: 1.2K</div><div>340 comments 87 shares</div><div>Like</div><div>Comment</div><div>Share</div>{comments}</div></div></body></html>""".encode(),
                 "ar", day="")


SITES = {"wordpress": wordpress(), "elementor": elementor(), "block theme": block_theme(), "drupal 7": drupal_seven(), "blogger": blogger(), "medium": medium(), "syria direct": syria_direct(),
         "enab baladi": enab_baladi(), "sana, old": sana_old(), "sana, new": sana_new(), "al-masdar": al_masdar(), "sohr": sohr(), "facebook": facebook_like()}
