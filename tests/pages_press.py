"""Pages as papers, broadcasters and agencies mark them up: their elements and class names, our words."""

from __future__ import annotations

import json

from page_words import ASIDE, BODY, TITLE, Saved, linked, paragraphs, save

EN, AR, FR, RU, ES = (ASIDE[lang] for lang in ("en", "ar", "fr", "ru", "es"))


def ld(**fields) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@context": "https://schema.org", **fields}, ensure_ascii=False)}</script>'


def guardian() -> Saved:
    """Modules of a component framework: names made by a machine, `data-gu-name` areas, a related link and a newsletter inside the text."""
    box = (f'<aside data-gu-name="richlink" class="dcr-1x"><div>Related:</div><a href="/world/x"><h3>{EN[0]}</h3></a></aside>')
    mail = ('<figure class="dcr-173"><div data-testid="newsletter-signup"><h2>Sign up to First Edition</h2><p>Our free email breaks down the key '
            'stories of the day, telling you what’s happening and why it matters, and that rebels took Sukkari.</p><form><input/><button>Sign up'
            '</button></form></div></figure>')
    return save(f"""<!DOCTYPE html><html lang="en"><head><title>{TITLE['en']} | Aleppo | The Guardian</title>
<meta property="og:title" content="{TITLE['en']}"><meta property="og:site_name" content="the Guardian">
<meta property="article:published_time" content="2016-11-27T18:31:00.000Z"><meta property="article:modified_time" content="2017-12-01T02:00:00Z">
<link rel="canonical" href="https://www.theguardian.com/world/2016/nov/27/army-takes-hanano"></head><body>
<a href="#maincontent" data-ignore="global-link-styling">Skip to main content</a>
<header><div data-gu-name="banner">Support the Guardian <a href="/support">Fund independent journalism with $15 per month</a></div>
<nav><ul>{linked('en')}</ul></nav></header>
<main id="maincontent"><div class="dcr-1b"><div data-gu-name="media"><figure><img alt=""><figcaption>{EN[3]} Photograph: Somebody/AFP</figcaption>
</figure></div><div data-gu-name="title"><a href="/world/aleppo"><span>Aleppo</span></a></div><div data-gu-name="headline"><h1>{TITLE['en']}</h1></div>
<div data-gu-name="standfirst"><p>A rebel stronghold in the east of the city falls, and four hundred families are on the road</p></div>
<div data-gu-name="meta"><div rel="author">A Correspondent in Beirut</div><details><summary><span>Sun 27 Nov 2016 18.31 GMT</span></summary>
Last modified on Fri 1 Dec 2017 02.00 GMT</details><div class="dcr-share"><a href="#">Share</a></div></div>
<div data-gu-name="body"><div id="maincontent"><div class="article-body-commercial-selector">
{paragraphs('en', of='<p class="dcr-130mj7b">{}</p>', between={1: box, 3: mail})}</div></div></div>
<div class="dcr-sub"><span>Explore more on these topics</span><ul><li><a href="/x">Aleppo</a></li><li><a href="/y">Syria</a></li></ul></div></main>
<section data-component="most-viewed"><h2>Most viewed</h2><ol>{linked('en')}</ol></section>
<section id="comments"><h2>Comments (312)</h2><div>{EN[4]}</div></section>
<footer><p>© 2016 Guardian News &amp; Media Limited or its affiliated companies. All rights reserved.</p></footer></body></html>""",
                publisher="the Guardian", url="https://www.theguardian.com/world/2016/nov/27/army-takes-hanano")


def bbc() -> Saved:
    """Text in blocks of their own, each under many wrappers with machine-made names."""
    def block(line):
        return f'<div data-component="text-block" class="ssrcss-11r1m41-RichTextComponentWrapper ep2nwvo0"><div class="ssrcss-7uxr49"><p class="e1jhz7w10">{line}</p></div></div>'
    image = (f'<div data-component="image-block"><figure><div><span class="visually-hidden">Image source, </span>AFP</div><figcaption>'
             f'<span class="visually-hidden">Image caption, </span>{EN[3]}</figcaption></figure></div>')
    links = (f'<div data-component="unordered-list-block"><ul>{linked("en", of="<li><a href=/news/{n}><b>{}</b></a></li>")}</ul></div>')
    blocks = [block(line) for line in BODY["en"]]
    blocks.insert(2, image)
    blocks.insert(4, links)
    return save(f"""<!DOCTYPE html><html lang="en-GB"><head><title>{TITLE['en']} - BBC News</title>{ld(**{'@type': 'ReportageNewsArticle',
        'headline': TITLE['en'], 'datePublished': '2016-11-27T17:12:44.000Z', 'dateModified': '2016-11-28T09:00:00.000Z',
        'publisher': {'@type': 'NewsMediaOrganization', 'name': 'BBC News'}, 'author': {'@type': 'Organization', 'name': 'BBC News'}})}</head>
<body><div id="root"><header role="banner"><nav>BBC Homepage <ul>{linked('en')}</ul></nav></header><main id="main-content"><article>
<header><h1 id="main-heading">{TITLE['en']}</h1></header><div data-component="byline-block"><ul><li><time datetime="2016-11-27T17:12:44.000Z">
27 November 2016</time></li></ul></div>{''.join(blocks)}
<section data-component="topic-list"><h2>Related Topics</h2><ul><li><a href="/t">Battle for Aleppo</a></li></ul></section>
<section data-component="links-block"><h2>More on this story</h2><ul>{linked('en')}</ul></section></article></main>
<div data-component="mostRead"><h2>Most read</h2><ol>{linked('en')}</ol></div></div></body></html>""", publisher="BBC News")


def new_york_times() -> Saved:
    """Paragraphs in companion columns, an advertisement between them, a paywall beneath."""
    ad = '<div class="ad"><div id="story-ad-1-slug"><p>Advertisement</p></div><a href="#after-story-ad-1">SKIP ADVERTISEMENT</a></div>'
    halves = BODY["en"][:3], BODY["en"][3:]
    text = f"</div></div>{ad}<div class='css-s99gbd StoryBodyCompanionColumn'><div class='css-53u6y8'>".join(
        "".join(f'<p class="css-at9mc1 evys1bk0">{line}</p>' for line in half) for half in halves)
    return save(f"""<html lang="en"><head><title>{TITLE['en']} - The New York Times</title><meta property="article:published" content="2016-11-27T20:00:00-05:00">
<meta property="og:title" content="{TITLE['en']}"><meta name="byl" content="By A. Reporter">
{ld(**{'@graph': [{'@type': 'NewsArticle', 'headline': TITLE['en'], 'datePublished': '2016-11-28T01:00:00.000Z', 'publisher': {'@id': '#nyt'}},
                  {'@type': 'NewsMediaOrganization', '@id': '#nyt', 'name': 'The New York Times'}]})}</head><body><div id="app">
<div data-testid="masthead"><nav>{linked('en')}</nav></div><main id="site-content"><article id="story"><header><h1 data-testid="headline">{TITLE['en']}</h1>
<div data-testid="imageblock-wrapper"><figure><figcaption>{EN[3]}<span>Credit...</span>A. Photographer</figcaption></figure></div>
<p class="css-4anu6l">By <span itemprop="name">A. Reporter</span></p><time datetime="2016-11-27T20:00:00-05:00">Nov. 27, 2016</time></header>
<section name="articleBody" itemprop="articleBody"><div class="css-s99gbd StoryBodyCompanionColumn"><div class="css-53u6y8">{text}</div></div></section>
<div class="bottom-of-article"><p>A version of this article appears in print on Nov. 28, 2016, Section A, Page 1 of the New York edition with the headline:
Rebels Lose Sukkari. Order Reprints | Today’s Paper | Subscribe</p></div>
<div id="gateway-content"><p>You have reached your limit of free articles. Subscribe for $1 a week. Already a subscriber? Log in.</p></div></article></main>
<section aria-labelledby="related-links"><h2>More in Middle East</h2><ol>{linked('en', of='<li><a href="/{n}"><h3>{}</h3><p>A short account of what happened there, with a map of it.</p></a></li>')}</ol></section>
</div></body></html>""", publisher="The New York Times")


def reuters() -> Saved:
    """Numbered paragraphs that are divs, a dateline with the agency, editors named below."""
    text = "".join(f'<div data-testid="paragraph-{n}" class="text__text__1FZLe text__body__2B">{"BEIRUT (Reuters) - " * (n == 0)}{line}</div>'
                   for n, line in enumerate(BODY["en"]))
    return save(f"""<html lang="en"><head><title>{TITLE['en']} | Reuters</title><meta property="og:site_name" content="Reuters">
<meta name="article:published_time" content="2016-11-27T11:02:00Z"></head><body><div id="fusion-app"><header><nav><ul>{linked('en')}</ul></nav></header>
<main><article><div class="article-header__toolbar"><h1 data-testid="Heading">{TITLE['en']}</h1><div class="info-content__author-date"><time>
<span>November 27, 2016</span><span>11:02 AM UTC</span><span>Updated 8 years ago</span></time></div></div>
<div class="article-body__content__17Yit"><div data-testid="primary-gallery"><p data-testid="caption">{EN[3]} REUTERS/Somebody</p></div>{text}
<div data-testid="promo-box"><p>Sign up <a href="/n">here.</a></p></div>
<p class="sign-off__text__PU3Aj">Reporting by A. Reporter in Beirut; Editing by An Editor</p>
<p data-testid="Body">Our Standards: <a href="/t">The Thomson Reuters Trust Principles.</a></p></div>
<div class="author-bio__bio"><address><p>A. Reporter</p></address><p>{EN[5]}</p></div></article>
<div class="read-next"><h2>Read Next</h2><ul>{linked('en')}</ul></div></main></div></body></html>""", publisher="Reuters")


def associated_press() -> Saved:
    """A custom element holds the date, the body a class in words written together, list cards between the paragraphs."""
    hub = f'<div class="HtmlEmbed"><div class="PageListEnhancementGeneric"><h3>Related Stories</h3><ul>{linked("en")}</ul></div></div>'
    return save(f"""<html lang="en-us"><head><title>{TITLE['en']} | AP News</title>{ld(**{'@type': 'NewsArticle', 'headline': TITLE['en'],
        'datePublished': '2016-11-27T15:00:00', 'publisher': {'@type': 'Organization', 'name': 'AP News'}})}</head><body class="StoryPage-page">
<bsp-header><div class="Page-header-navigation"><ul>{linked('en')}</ul></div></bsp-header><main class="Page-main"><bsp-story-page class="StoryPage">
<h1 class="Page-headline">{TITLE['en']}</h1><bsp-figure class="Figure"><div class="CarouselSlide-infoDescription"><span><p>{EN[3]} (AP Photo/Somebody)</p></span></div>
</bsp-figure><div class="Page-byline"><div class="Page-authors">By&nbsp;<span>A. REPORTER</span></div><div class="Page-dateModified">
<bsp-timestamp data-timestamp="1480258800000">Updated 3:00 PM GMT, November 27, 2016</bsp-timestamp></div></div>
<div class="Page-storyBody gtmMainScrollContent"><div class="RichTextStoryBody RichTextBody">{paragraphs('en', between={3: hub})}</div></div>
<div class="Page-below"><bsp-list-loadmore class="PageListStandardB"><div class="PageList-items">{linked('en', of='<div class="PagePromo"><h3 class="PagePromo-title"><a href="/{n}">{}</a></h3></div>')}
</div></bsp-list-loadmore></div></bsp-story-page></main><footer>The Associated Press is an independent global news organization.</footer></body></html>""",
                publisher="AP News")


def france24(lang="en") -> Saved:
    """The body of France Médias Monde's sites, with a box of related stories, a newsletter and an app line inside."""
    rest = (f'<div class="m-em-content m-em-content--related"><div class="m-em-content__label">{"Read more" if lang == "en" else "À lire aussi"}</div>'
            f'<a href="/x">{ASIDE[lang][0]}</a></div>')
    words = {"en": ("Le Monde - Newsletter", "Receive essential international news every morning", "Take international news everywhere with you! Download the app", "Share :",
                    "Issued on: 27/11/2016 - 19:30"),
             "fr": ("Newsletter", "Recevez toute l'actualité internationale directement dans votre boîte mail", "Emportez l'actualité internationale partout avec vous. "
                    "Téléchargez l'application", "Partager :", "Publié le : 27/11/2016 - 19:30")}[lang]
    site = "France 24" if lang == "en" else "RFI"
    return save(f"""<html lang="{lang}"><head><title>{TITLE[lang]}</title><meta property="og:site_name" content="{site}"><meta property="og:title" content="{TITLE[lang]}">
{ld(**{'@type': 'NewsArticle', 'headline': TITLE[lang], 'author': [{'@type': 'Organization', 'name': 'AFP'}], 'publisher': {'@type': 'Organization', 'name': site},
       **({'datePublished': '2016-11-27T19:30:00+01:00'} if lang == 'en' else {})})}</head><body><div class="o-header"><nav>{linked(lang)}</nav></div>
<main><article class="t-content"><h1 class="t-content__title a-page-title">{TITLE[lang]}</h1><div class="t-content__metadata">
<p class="m-pub-dates"><span class="m-pub-dates__date">{words[4]}</span><span class="m-pub-dates__date">{"Modified" if lang == "en" else "Modifié le"} : 28/11/2016</span></p></div>
<div class="t-content__main-media"><figure class="m-item-image"><figcaption>{ASIDE[lang][3]} © AFP</figcaption></figure></div>
<div class="m-reading-time">{"2 min" if lang == "en" else "2 mn"}</div><div class="t-content__body u-clearfix">{paragraphs(lang, between={1: rest})}
<p><strong>(AFP)</strong></p><div class="o-self-promo"><strong>{words[0]}</strong><p>{words[1]}</p><a href="/s">OK</a></div>
<p class="a-store-btns__label">{words[2]}</p></div><div class="m-social-share">{words[3]} <a href="#">Facebook</a></div></article>
<aside>{linked(lang)}</aside></main></body></html>""", lang, publisher=f"{site} (AFP)")


def al_jazeera() -> Saved:
    """English edition: `wysiwyg` body, recommended stories in the text, source line beneath."""
    rest = (f'<div class="more-on"><h2 class="more-on__heading">Recommended Stories</h2><span class="screen-reader-text">list of 3 items</span><ul class="more-on__list">'
            f'{linked("en", of="<li><span class=screen-reader-text>list {n} of 3</span><a href=/{n}>{}</a></li>")}</ul><span>end of list</span></div>')
    return save(f"""<html lang="en"><head><title>{TITLE['en']} | Syria's War News | Al Jazeera</title><meta property="og:site_name" content="Al Jazeera">
<meta property="og:title" content="{TITLE['en']}"><meta name="publishedDate" content="2016-11-27T16:00:00"></head><body class="wp-singular">
<div id="root"><header class="site-header"><nav>{linked('en')}</nav></header><div class="l-container"><main id="main-content-area"><header class="article-header">
<h1>{TITLE['en']}</h1><p class="article__subhead"><em>Families on the road as troops cut the enclave in two</em></p></header>
<figure class="article-featured-image"><figcaption>{EN[3]} [Reuters]</figcaption></figure><div class="article-info-block"><div class="article-dates">
<span class="screen-reader-text">Published On 27 Nov 2016</span><span aria-hidden="true">27 Nov 2016</span></div></div>
<div class="wysiwyg wysiwyg--all-content" aria-live="polite">{paragraphs('en', between={2: rest})}
<p>KEEP READING</p><ul>{linked('en')}</ul></div>
<div class="article-source">Source: <span>Al Jazeera, News Agencies</span></div></main>
<aside class="l-sidebar"><div class="trending-articles"><h2>Most popular</h2><ol>{linked('en')}</ol></div></aside></div></div></body></html>""", publisher="Al Jazeera")


def al_arabiya() -> Saved:
    """Arabic, right to left, Gregorian months of both kinds in one date."""
    return save(f"""<html lang="ar" dir="rtl"><head><title>{TITLE['ar']}</title><meta property="og:title" content="{TITLE['ar']}">
<meta property="og:site_name" content="العربية"></head><body><div class="top-nav"><ul>{linked('ar')}</ul></div><div class="article-wrapper"><h1 class="headingInfo_title">{TITLE['ar']}</h1>
<div class="article-info"><span class="timeDate_element">نشر في: ٢٧ تشرين الثاني / نوفمبر ٢٠١٦: ٠٧:٣٠ م GST</span><span class="timeDate_update">آخر تحديث: 28 نوفمبر 2018</span></div>
<div class="article-image"><p class="image-caption">{AR[3]}</p></div><div id="body-text" class="paragraph article-body">{paragraphs('ar', between={
    2: f'<div class="article-links-inner"><span>اقرأ أيضاً</span><a href="/x">{AR[0]}</a></div>'})}</div>
<div class="tags-list"><a href="/t">حلب</a><a href="/t">السكري</a></div><div class="most-read-articles"><h3>الأكثر قراءة</h3><ul>{linked('ar')}</ul></div></div>
<footer>جميع الحقوق محفوظة لقناة العربية © 2016</footer></body></html>""", "ar", publisher="العربية")


def middle_east_eye() -> Saved:
    """Drupal 8: `field--name-body`, a submitted line, comments and a related block as node teasers."""
    teasers = "".join(f'<article role="article" class="node node--type-article node--view-mode-teaser"><h2><a href="/{n}">{line}</a></h2>'
                      f'<div class="field field--name-field-teaser"><p>{EN[5]}</p></div></article>' for n, line in enumerate(EN[:3]))
    return save(f"""<html lang="en" dir="ltr" prefix="og: http://ogp.me/ns#"><head><title>{TITLE['en']} | Middle East Eye</title>
<link rel="shortlink" href="https://www.middleeasteye.net/node/59000"><link rel="canonical" href="https://www.middleeasteye.net/news/army-takes-hanano">
<meta property="og:site_name" content="Middle East Eye"></head><body class="path-node page-node-type-article"><div class="dialog-off-canvas-main-canvas"><div class="layout-container">
<header role="banner"><div class="region region-header"><nav role="navigation"><ul class="menu">{linked('en')}</ul></nav></div></header><main role="main">
<div class="layout-content"><div class="region region-content"><article role="article" class="node node--type-article node--view-mode-full">
<h1 class="page-title"><span class="field field--name-title">{TITLE['en']}</span></h1><div class="node__content"><div class="field field--name-field-subhead">
<p>The east of the city is split in two</p></div><div class="submitted-date"><strong>Published date:</strong> 27 November 2016 19:05 GMT | <strong>Last update:</strong>8 years 1 month ago</div>
<div class="field field--name-field-image"><div class="image-field-caption"><p>{EN[3]}</p></div></div>
<div class="clearfix text-formatted field field--name-body field--type-text-with-summary field__item">{paragraphs('en', between={
    1: f'<div class="related-article-inline"><a href="/x">{EN[1]} <span>Read More »</span></a></div>'})}
<p><em>Middle East Eye delivers independent and unrivalled coverage and analysis of the Middle East, North Africa and beyond. To learn more about
republishing this content and the associated fees, please fill out this form.</em></p></div></div></article>
<div class="views-element-container block block-related"><h2>Related stories</h2>{teasers}</div></div></div></main></div></div></body></html>""",
                publisher="Middle East Eye", url="https://www.middleeasteye.net/news/army-takes-hanano")


def le_monde() -> Saved:
    """A paragraph class, an article reserved for subscribers, a dateline in words."""
    return save(f"""<html lang="fr"><head><title>{TITLE['fr']}</title><meta property="og:site_name" content="Le Monde.fr"><meta property="og:title" content="{TITLE['fr']}">
<meta property="og:article:published_time" content="2016-11-27T19:45:00+01:00"></head><body><div id="js-body"><header id="Header"><nav class="Nav">{linked('fr')}</nav></header>
<main class="main"><section class="zone--article"><section class="article__wrapper"><header class="article__header"><ul class="breadcrumb"><li><a href="/i">International</a></li></ul>
<h1 class="article__title">{TITLE['fr']}</h1><p class="article__desc">La rébellion perd un bastion et quatre cents familles sont sur la route.</p>
<section class="meta meta__author-mobile"><span class="meta__author">Le Monde avec AFP</span><span class="meta__date">Publié le 27 novembre 2016 à 19h45, modifié le 28 novembre 2016 à 06h11</span>
<p class="meta__reading-time">Temps de Lecture 2 min.</p></section></header><section class="article__content"><article class="article__content old__article-content-single">
<figure class="article__media"><figcaption class="article__legend">{FR[3]} <span class="article__credit">AFP</span></figcaption></figure>
{paragraphs('fr', of='<p class="article__paragraph">{}</p>', between={2: f'<section class="catcher catcher--inline"><span class="catcher__label">Lire aussi</span><a class="catcher__link" href="/x">{FR[0]}</a></section>'})}
<p class="article__status article__status--opinion"></p><section class="article__reactions"><p>Le Monde avec AFP</p></section></article>
<section class="paywall"><h3>Il vous reste 60% de cet article à lire. La suite est réservée aux abonnés.</h3><p>Vous pouvez lire Le Monde sur un seul appareil à la fois.</p></section></section>
<section class="zone--popular"><h4>Les plus lus</h4><ul>{linked('fr')}</ul></section></section></section></main><footer>Le Monde.fr</footer></div></body></html>""",
                "fr", publisher="Le Monde.fr")


def el_pais() -> Saved:
    """JSON-LD with the whole body beside it, a byline of an agency, tags at the end."""
    return save(f"""<html lang="es"><head><title>{TITLE['es']} | Internacional | EL PAÍS</title>{ld(**{'@type': 'ReportageNewsArticle', 'headline': TITLE['es'],
        'datePublished': '2016-11-27T17:20:11+01:00', 'publisher': {'@type': 'NewsMediaOrganization', 'name': 'Ediciones EL PAÍS S.L.'},
        'author': [{'@type': 'Person', 'name': 'EFE'}]})}</head><body><header><nav>{linked('es')}</nav></header><article id="main-content"><header class="a_e"><div class="a_e_txt">
<a class="a_k_n">La guerra siria</a><h1 class="a_t">{TITLE['es']}</h1><h2 class="a_st">La oposición pierde un bastión del este de la ciudad</h2></div></header>
<div class="a_m_w"><figure class="a_m"><figcaption class="a_m_p">{ES[3]}<span>AFP</span></figcaption></figure></div><div class="a_md"><div class="a_md_a">EFE</div>
<div class="a_md_f"><time datetime="2016-11-27T17:20:11+01:00">27 nov 2016 - 17:20 CET</time></div><ul class="rs"><li>Compartir en Whatsapp</li><li>Compartir en Facebook</li></ul></div>
<div class="a_c clearfix" data-dtm-region="articulo_cuerpo">{paragraphs('es', between={1: f'<section class="b-n"><div>Más información</div><a href="/x"><h3>{ES[0]}</h3></a></section>',
    4: '<p>Regístrate gratis para seguir leyendo</p>'})}</div>
<section class="a_tp"><h2>Archivado En</h2><ul><li><a>Siria</a></li><li><a>Alepo</a></li></ul></section></article>
<section class="w-rc"><h2>Lo más visto</h2><ol>{linked('es')}</ol></section></body></html>""", "es", publisher="Ediciones EL PAÍS S.L. (EFE)")


def ria_novosti() -> Saved:
    """Blocks with microdata, a dateline inside the first one, an article's card between the paragraphs, a price-less paywall line."""
    text = "".join(f'<div class="article__block" data-type="text"><div class="article__text">{("<strong>БЕЙРУТ, 27 ноя — РИА Новости.</strong> " * (n == 0)) + line}</div></div>'
                   + (f'<div class="article__block" data-type="article"><div class="article__article m-image"><a class="article__article-link" href="/x"></a>'
                      f'<span class="article__article-title">{RU[0]}</span><span class="article__article-info">26 ноября 2016, 12:00</span></div></div>' * (n == 2))
                   for n, line in enumerate(BODY["ru"]))
    return save(f"""<html lang="ru"><head><title>{TITLE['ru']} - РИА Новости, 27.11.2016</title><meta property="og:title" content="{TITLE['ru']}">
<meta name="analytics:p_ts" content="2016-11-27T21:14"><meta property="article:published_time" content="20161127T2114"></head><body><div class="header">{linked('ru')}</div>
<div class="article" itemscope itemtype="http://schema.org/Article"><div itemprop="publisher" itemscope itemtype="https://schema.org/Organization"><meta itemprop="name" content="РИА Новости"></div>
<div class="article__header"><div class="article__info"><div class="article__info-date"><a href="/20161127/">21:14 27.11.2016</a> <span class="article__info-date-modified">(обновлено: 22:01 02.03.2020)</span></div></div>
<h1 class="article__title">{TITLE['ru']}</h1><div class="photoview__open" data-photoview-sharelink="x"><div class="media__description">{RU[3]}</div><div class="media__copyright">© AFP</div></div></div>
<div class="article__body js-mediator-article mia-analytics">{text}</div><div class="article__tags"><a class="article__tags-item">В мире</a><a>Алеппо</a></div></div>
<div class="section__list">{linked('ru', of='<div class="list-item"><a class="list-item__title" href="/{n}">{}</a><span>1234</span></div>')}</div></body></html>""", "ru",
                publisher="РИА Новости")


def kommersant_1251() -> Saved:
    """Windows-1251, paragraphs `doc__text`, the author last, a subscription line."""
    html = f"""<html lang="ru"><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><title>{TITLE['ru']} – Мир – Коммерсантъ</title>
<meta property="og:title" content="{TITLE['ru']}"><meta property="og:site_name" content="Коммерсантъ"></head><body><header class="header">{linked('ru')}</header><article class="doc js-article">
<header class="doc_header"><time class="doc_header__publish_time title__cake" datetime="2016-11-27T19:10:00+03:00">27.11.2016, 19:10</time><h1 class="doc_header__name">{TITLE['ru']}</h1>
<h2 class="doc_header__subheader">Восток города разделён надвое</h2></header><div class="doc__body"><div class="doc__photo photo"><p class="photo__caption">{RU[3]}</p></div>
<div class="article_text_wrapper">{paragraphs('ru', of='<p class="doc__text">{}</p>')}<p class="doc__text document_authors">Корреспондент Такойтович</p></div>
<p class="doc__text">Подписывайтесь на наш телеграм-канал, чтобы узнавать новости первыми.</p></div></article>
<section class="more_news"><h3>Читайте также</h3><ul>{linked('ru')}</ul></section></body></html>"""
    return Saved(html.encode("cp1251", "xmlcharrefreplace"), "ru", publisher="Коммерсантъ", title=TITLE["ru"])


PRESS = {"guardian": guardian(), "bbc": bbc(), "new york times": new_york_times(), "reuters": reuters(), "associated press": associated_press(),
         "france24": france24(), "rfi": france24("fr"), "al jazeera": al_jazeera(), "al arabiya": al_arabiya(), "middle east eye": middle_east_eye(),
         "le monde": le_monde(), "el pais": el_pais(), "ria novosti": ria_novosti(), "kommersant": kommersant_1251()}
