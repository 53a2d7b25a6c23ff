"""More pages: markup of other sites, written after the reading was made and not before."""

from __future__ import annotations

from page_words import ASIDE, BODY, TITLE, Saved, linked, paragraphs, save
from pages_press import ld

EN, AR, FR, RU, ES = (ASIDE[lang] for lang in ("en", "ar", "fr", "ru", "es"))


def daily_star() -> Saved:
    """An ASP.NET site: one form around the page, machine-made ids, text in one div."""
    return save(f"""<html><head><title>{TITLE['en']} | News , Middle East | THE DAILY STAR</title><meta property="og:title" content="{TITLE['en']}"></head><body><form name="aspnetForm" id="aspnetForm"><div id="ctl00_header"><ul>{linked('en')}</ul></div>
<div id="ctl00_MainContent_divLeft"><h1 id="ctl00_MainContent_hTitle">{TITLE['en']}</h1><div id="ctl00_MainContent_divDate">Nov. 27, 2016 | 08:43 PM (Last updated: November 28, 2016 | 12:06 AM)</div><div id="ctl00_MainContent_divAuthor">Agence France Presse</div>
<div id="ctl00_MainContent_divPhoto"><img><div id="ctl00_MainContent_divCaption">{EN[3]}</div></div><div id="divDetails">{paragraphs('en')}</div><div class="addthis">Tweet</div></div>
<div id="ctl00_divRight"><h3>Related Articles</h3>{linked('en', of='<div class="rel"><a href="/{n}">{}</a></div>')}<h3>Your feedback is important to us!</h3><p>We invite all our readers to share with us their views and comments about this article.</p></div></form></body></html>""")


def business_standard() -> Saved:
    """An Indian daily: a Next.js page, the source in a line, first-published line beneath, `Also Read` inside."""
    return save(f"""<html lang="en"><head><title>{TITLE['en']} | World News - Business Standard</title>{ld(**{'@type': 'NewsArticle', 'headline': TITLE['en'], 'datePublished': '2016-11-27T15:48:00+05:30', 'author': {'@type': 'Organization', 'name': 'AFP'},
        'publisher': {'@type': 'Organization', 'name': 'Business Standard'}})}</head><body><div id="__next"><div class="header-top">Sensex (0.5%) 72,000 Nifty 21,900</div><nav>{linked('en')}</nav><div class="MainStory_storycontainer"><h1 class="stryhdtp">{TITLE['en']}</h1>
<div class="MainStory_dtlauthinfo"><span>AFP | Beirut</span> Last Updated : Nov 27 2016 | 3:48 PM IST</div><div class="MainStory_storycontent storycontent"><div id="parent_top_div">{paragraphs('en', of='<div><div class="pr">{}</div></div>', between={1: f'<div class="mb-20"><h4>Also Read</h4>{linked("en", of="<div><a href=/{n}><img>{}</a></div>")}</div>'})}</div>
<p>(Only the headline and picture of this report may have been reworked by the Business Standard staff; the rest of the content is auto-generated from a syndicated feed.)</p></div><div>First Published: Nov 27 2016 | 3:48 PM IST</div>
<div class="subscription-box"><h3>You've reached your limit of {{{{free_limit}}}} free articles this month.</h3><p>Subscribe now for unlimited access. ₹300/Month</p></div></div></div></body></html>""", publisher="Business Standard (AFP)")


def tass() -> Saved:
    return save(f"""<html lang="ru"><head><title>{TITLE['ru']} - ТАСС</title><meta property="og:title" content="{TITLE['ru']}"><meta property="og:site_name" content="ТАСС"></head><body><div class="menu-wrapper">{linked('ru')}</div><div id="news"><div class="news-header"><div class="news-header__date"><dateformat time="1480266840" mode="abs">27 ноября 2016, 20:14</dateformat>, <span>обновлено 2 марта 2017</span></div>
<h1 class="news-header__title">{TITLE['ru']}</h1><div class="news-header__lead">Восток города разделён на две части</div></div><div class="text-content"><div class="text-block">{paragraphs('ru')}</div><div class="text-include text-include-photo"><div class="text-include-photo__title">{RU[3]}</div></div></div>
<div class="news-content__tags"><a>Сирия</a></div><div class="read-more"><h3>Читать полностью</h3>{linked('ru')}</div></div></body></html>""", "ru", publisher="ТАСС")


def cnn() -> Saved:
    """Paragraphs marked one by one; editor's notes, video boxes, a cut line for the paywall."""
    return save(f"""<html lang="en"><head><title>{TITLE['en']} | CNN</title><meta property="og:site_name" content="CNN"><meta property="article:published_time" content="2016-11-27T14:00:04Z"></head><body><header><div class="header__wrapper">{linked('en')}</div></header><section class="layout__main"><article class="article" role="main"><div class="headline"><h1 id="maincontent" class="headline__text">{TITLE['en']}</h1></div>
<div class="headline__footer"><div class="byline__names">By <span>A Reporter</span>, CNN</div><div class="timestamp vossi-timestamp">Updated 9:00 AM EST, Mon November 28, 2016</div></div><div class="article__content-container"><main class="article__main"><div class="image__lede"><div class="image__metadata"><div class="image__caption attribution"><span>{EN[3]}</span></div><figcaption class="image__credit">AFP</figcaption></div></div>
<div class="article__content" itemprop="articleBody"><cite class="source__cite"><span class="source__location">Beirut</span><span class="source__text">CNN</span> — </cite>{paragraphs('en', of='<p class="paragraph inline-placeholder vossi-paragraph">{}</p>', between={2: f'<div class="related-content related-content--article"><a href="/x"><span class="related-content__headline-text">{EN[0]}</span></a></div>', 3: '<div class="video-resource"><div class="video-resource__headline">See the moment that rebels took Sukkari</div><div>02:11 - Source: CNN</div></div>'})}</div></main></div></article></section></body></html>""", publisher="CNN")


def rfe() -> Saved:
    """A US-funded broadcaster's body (`wsw`), an embedded player, a newsletter in the text."""
    return save(f"""<html lang="ru"><head><title>{TITLE['ru']}</title><meta name="pubdate" content="2016-11-27T15:00:00Z"><meta property="og:site_name" content="Радио Свобода"></head><body><div id="page"><div class="hdr-20">{linked('ru')}</div><div id="content"><div class="col-title"><h1 class="title pg-title">{TITLE['ru']}</h1></div><div class="col-publishing-details"><div class="publishing-details"><div class="published"><time datetime="2016-11-27T15:00:00+00:00">27 ноября 2016</time></div></div></div>
<div class="col-multimedia"><div class="cover-media"><figure><figcaption><span class="caption">{RU[3]}</span></figcaption></figure></div></div><div id="article-content" class="content-floated-wrap"><div class="wsw">{paragraphs('ru', between={2: f'<div class="wsw__embed"><div class="media-block"><a href="/x"><h4 class="media-block__title">{RU[1]}</h4></a></div></div>'})}</div></div><div class="region"><h3>Смотри также</h3>{linked('ru')}</div></div></div></body></html>""", "ru", publisher="Радио Свобода")


def wikinews() -> Saved:
    """A wiki: the date inside the text in bold, [edit] marks, sources and categories beneath."""
    return save(f"""<html class="client-nojs" lang="en" dir="ltr"><head><title>{TITLE['en']} - Wikinews, the free news source</title></head><body class="mediawiki ltr ns-0"><div id="mw-head"><ul>{linked('en')}</ul></div><div id="content" class="mw-body"><h1 id="firstHeading">{TITLE['en']}</h1><div id="siteSub">From Wikinews, the free news source you can write!</div><div id="mw-content-text" class="mw-body-content"><div class="mw-parser-output">
<p><strong class="published"><span id="publishDate" class="value-title" title="2016-11-27"></span>Sunday, November 27, 2016</strong> </p><div class="thumb tright"><div class="thumbinner"><div class="thumbcaption">{EN[3]}</div></div></div>{paragraphs('en')}
<h2><span class="mw-headline" id="Related_news">Related news</span><span class="mw-editsection">[edit]</span></h2><ul>{linked('en')}</ul><h2><span class="mw-headline">Sources</span></h2><ul>{linked('en')}</ul></div><div class="printfooter">Retrieved from "<a href="/w">https://en.wikinews.org/w/index.php</a>"</div></div></div></body></html>""")


def substack() -> Saved:
    return save(f"""<html lang="en"><head><title>{TITLE['en']} - by A Writer - The Dispatch</title><meta property="og:title" content="{TITLE['en']}"><meta property="og:type" content="article">{ld(**{'@type': 'NewsArticle', 'headline': TITLE['en'], 'datePublished': '2016-11-27T09:00:12+00:00', 'publisher': {'@type': 'Organization', 'name': 'The Dispatch'}})}</head><body><div id="entry"><div id="main" class="main typography"><div class="single-post-container"><article class="typography newsletter-post post"><div class="post-header"><h1 class="post-title">{TITLE['en']}</h1><h3 class="subtitle">A letter from the front</h3></div>
<div class="available-content"><div class="body markup" dir="auto">{paragraphs('en', between={2: '<div class="subscription-widget-wrap"><div class="subscription-widget show-subscribe"><p class="cta-caption">The Dispatch is a reader-supported publication. To receive new posts, consider becoming a subscriber.</p></div></div>'})}</div></div></article><div class="post-footer"><a>12 Likes</a></div></div></div><div class="comments-page"><p>{EN[4]}</p></div></div></body></html>""", publisher="The Dispatch")


def arabic_daily() -> Saved:
    """A pan-Arab daily: text in <p> within a column, the Hijri day first, share words between, `اخترنا لك`."""
    return save(f"""<html lang="ar" dir="rtl"><head><title>{TITLE['ar']} | الصحيفة</title><meta property="og:site_name" content="الصحيفة"></head><body><div class="region-menu">{linked('ar')}</div><div class="entry-author">بيروت: مراسلنا</div><div class="article-date">نشر: 20:12-27 نوفمبر 2016 م ـ 27 صَفر 1438 هـ</div><h2 class="entry-title">{TITLE['ar']}</h2>
<div class="entry-media"><span class="media-caption">{AR[3]}</span></div><div class="article-content-right"><div class="entry-content">{paragraphs('ar')}</div></div><div class="article-widget"><h4>اخترنا لك</h4>{linked('ar')}</div><div class="article-tags"><a>سوريا</a></div></body></html>""", "ar", publisher="الصحيفة")


def spanish_agency() -> Saved:
    """An agency's client: dateline with the agency, `EFE` at the end, comments, a list of the most read in full sentences."""
    cards = "".join(f'<div class="c-detail"><h2><a href="/{n}">{line}</a></h2><p>{ES[5]}</p></div>' for n, line in enumerate(ES[:3]))
    return save(f"""<html lang="es"><head><title>{TITLE['es']} - El Diario del Sur</title><meta name="date" content="27/11/2016"></head><body><header>{linked('es')}</header><div class="detail"><h1 class="title">{TITLE['es']}</h1><div class="info"><span class="place">Beirut, 27 nov (EFE).-</span></div><div class="detail-body">{paragraphs('es')}<p>EFE</p></div></div><div class="lateral">{cards}</div></body></html>""", "es")


def french_regional() -> Saved:
    """A regional paper: a lead in bold, a locked line, `Sur le même sujet`, a date with the day first."""
    return save(f"""<html lang="fr"><head><title>{TITLE['fr']} - L'Écho du Nord</title><meta property="og:site_name" content="L'Écho du Nord"></head><body><div class="nav-site">{linked('fr')}</div><div class="article-full"><h1>{TITLE['fr']}</h1><div class="infos"><span class="auteur">L'Écho avec AFP</span> <span>Publié le 27/11/2016 à 20:01, mis à jour le 28/11/2016</span></div><div class="article-full__body-content">{paragraphs('fr', between={1: '<div class="gtm-lock">Cet article est réservé aux abonnés. Profitez de notre offre.</div>'})}</div><div class="same-topic"><h3>Sur le même sujet</h3>{linked('fr')}</div></div></body></html>""", "fr", publisher="L'Écho du Nord")


def forum_copy() -> Saved:
    """A forum that copied the report: quotes, signatures, other posts below."""
    return save(f"""<html lang="en"><head><title>{TITLE['en']} - The Lounge</title></head><body><div id="navlinks">{linked('en')}</div><table class="tborder"><tr><td class="thead">11-27-2016, 09:12 PM</td></tr><tr><td class="alt2"><a href="/u">watcher</a><div class="smallfont">Join Date: Jan 2010<br>Posts: 4,211</div></td></tr><tr><td class="alt1"><div class="smallfont"><strong>{TITLE['en']}</strong></div><hr><div id="post_message_1">{'<br><br>'.join(BODY['en'])}</div></td></tr></table></body></html>""", day="2016-11-27")


MORE = {"daily star": daily_star(), "business standard": business_standard(), "tass": tass(), "cnn": cnn(), "radio svoboda": rfe(), "wikinews": wikinews(), "substack": substack(), "arabic daily": arabic_daily(),
        "spanish agency": spanish_agency(), "regional paper": french_regional(), "forum": forum_copy()}
