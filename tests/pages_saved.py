"""Pages by the way they were saved, and pages of odd shapes: archives, single files, print views, live blogs, lists."""

from __future__ import annotations

import base64
import quopri

from page_words import ASIDE, BODY, TITLE, Saved, linked, paragraphs, save
from pages_press import ld
from pages_sites import wordpress

EN, FR = ASIDE["en"], ASIDE["fr"]


def wayback() -> Saved:
    """The Wayback Machine's page: its scripts and toolbar before the site's own, every address rewritten."""
    there = "https://web.archive.org/web/20161205093015/http://www.thewatcher.example/news/article.php?id=91"
    return save(f"""<!DOCTYPE html><html lang="en"><head><script src="//archive.org/includes/athena.js"></script><script>window.addEventListener('DOMContentLoaded',function(){{var v=archive_analytics.values;v.service='wb';}});</script>
<script>__wm.init("https://web.archive.org/web");</script><!-- End Wayback Rewrite JS Include --><title>{TITLE['en']} - The Watcher</title><link rel="canonical" href="{there}"><meta property="og:url" content="{there}"></head><body>
<!-- BEGIN WAYBACK TOOLBAR INSERT --><div id="wm-ipp-base" lang="en" style="display:none;direction:ltr;"><div id="wm-ipp"><div id="donato"></div><div id="wm-ipp-inside"><a href="/web/">The Wayback Machine</a><form><input type="submit" value="Go"></form>
<div id="wm-nav-captures"><a class="c">12 captures</a><div class="r">05 Dec 2016 - 19 Mar 2021</div></div><table><tr class="m"><td class="b">Nov</td><td class="c">DEC</td><td class="f">Jan</td></tr></table><div id="wm-capinfo"><p>COLLECTED BY Archive Team: a collection of crawled news pages</p></div></div></div></div><!-- END WAYBACK TOOLBAR INSERT -->
<div id="header"><a href="/web/20161205093015/http://www.thewatcher.example/">Home</a></div><div id="story"><h1>{TITLE['en']}</h1><div class="when">Published: 27 November, 2016 | 20:15</div><div class="txt">{paragraphs('en')}</div></div><div id="right">{linked('en')}</div></body>
<!-- FILE ARCHIVED ON 09:30:15 Dec 05, 2016 AND RETRIEVED FROM THE INTERNET ARCHIVE ON 10:00:00 Mar 01, 2024. --></html>""",
                url="http://www.thewatcher.example/news/article.php?id=91")


def amp() -> Saved:
    """An AMP page: custom elements for pictures, advertisements, consent and related stories."""
    return save(f"""<!doctype html><html amp lang="en"><head><title>{TITLE['en']}</title>{ld(**{'@type': 'NewsArticle', 'headline': TITLE['en'], 'datePublished': '2016-11-27T13:00:00Z', 'publisher': {'@type': 'Organization', 'name': 'Business Daily'}})}
<link rel="canonical" href="https://daily.example/a"></head><body><amp-sidebar id="sidebar"><ul>{linked('en')}</ul></amp-sidebar><amp-consent layout="nodisplay"><div id="consent-ui">We and our partners store information on a device. <button>Accept</button></div></amp-consent>
<main><article class="amp-wp-article"><header class="amp-wp-article-header"><h1 class="amp-wp-title">{TITLE['en']}</h1></header><figure><amp-img></amp-img><figcaption>{EN[3]}</figcaption></figure><div class="amp-wp-article-content">{paragraphs('en', between={
    2: '<amp-ad width="300"></amp-ad><amp-list><template type="amp-mustache"><p>{{title}}</p></template></amp-list>', 3: f'<p><a href="/x">Also Read | {EN[1]}</a></p>'})}</div></article></main>
<amp-next-page><div class="next">{linked('en')}</div></amp-next-page></body></html>""", publisher="Business Daily")


def print_view() -> Saved:
    """A print view: hardly any markup, the address and day as plain lines, a print date below."""
    return save(f"""<html><head><title>Print - The Gulf Ledger - {TITLE['en']}</title></head><body onload="window.print()"><a href="javascript:window.close()">Close window</a><hr><h2>{TITLE['en']}</h2><p>Published: 27/11/2016 08:15 PM</p>
{paragraphs('en', of='{}<br/><br/>')}<hr><p>© The Gulf Ledger 2016. All rights reserved. http://ledger.example/news/91</p><p>Printed on 14 March 2021</p></body></html>""")


def single_file() -> Saved:
    """SingleFile: a comment with the address, styles and pictures inlined, no scripts; the page beneath is WordPress."""
    page = wordpress().data.decode()
    note = "<!--\n Page saved with SingleFile \n url: https://notes.example/2016/11/hanano/ \n saved date: Mon Mar 04 2024 10:11:12 GMT+0100\n-->"
    style = f"<style>:root{{--sf-img-1:url('data:image/png;base64,{base64.b64encode(bytes(30_000)).decode()}')}}</style>"
    return save(page.replace("<html lang=\"en-US\">", f"<!DOCTYPE html> <html lang=en-US>{note}").replace("<head>", f"<head><meta charset=utf-8>{style}"),
                publisher="Front Line Notes", url="https://notes.example/2016/11/hanano/")


def complete_save() -> Saved:
    """A browser's "complete page": the mark of where it was saved from, its parts in a folder beside it."""
    page = wordpress().data.decode()
    mark = "<!-- saved from url=(0041)https://notes.example/2016/11/hanano.html -->"
    return save(f"<!DOCTYPE html>\n{mark}\n" + page.replace('<img>', '<img src="./Army takes Hanano_files/x.jpg">'), publisher="Front Line Notes", url="https://notes.example/2016/11/hanano.html")


def mail_archive(encoding: str) -> Saved:
    """MHTML as Chrome writes it: quoted-printable, or base64 as others do; an advertisement's frame as a part of its own, before the page."""
    page = wordpress().data
    body = quopri.encodestring(page) if encoding == "quoted-printable" else base64.encodebytes(page)
    frame = f"<html><body><p>{EN[5]}</p></body></html>".encode()
    start = b'; start="<page@x>"' if encoding == "base64" else b""
    parts = [b"Content-Type: text/html\r\nContent-ID: <page@x>\r\nContent-Transfer-Encoding: " + encoding.encode() + b"\r\nContent-Location: https://notes.example/hanano\r\n\r\n" + body,
             b"Content-Type: text/html\r\nContent-ID: <frame@x>\r\nContent-Transfer-Encoding: 8bit\r\nContent-Location: cid:frame\r\n\r\n" + frame]
    if start:
        parts.reverse()
    data = (b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://notes.example/hanano\r\nSubject: x\r\nDate: Mon, 4 Mar 2024 09:11:12 -0000\r\nMIME-Version: 1.0\r\n"
            b"Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"----Bnd\"" + start + b"\r\n\r\n" + b"".join(b"------Bnd\r\n" + part + b"\r\n" for part in parts) + b"------Bnd--\r\n")
    return Saved(data, publisher="Front Line Notes", title=TITLE["en"], url="https://notes.example/hanano", name="page.mhtml")


def reader_mode() -> Saved:
    """Firefox's reader view, saved: its own header with the site's name, the time that reading takes, and no metadata."""
    return Saved(f"""<!DOCTYPE html><html><head><title>{TITLE['fr']}</title></head><body class="light sans-serif loaded" style="--content-width: 30em;"><div class="top-anchor"></div><div class="toolbar reader-toolbar"><button>Close Reader View</button></div><div class="container" dir="ltr" lang="fr">
<div class="header reader-header"><a class="domain reader-domain" href="https://www.lemonde.fr/x">lemonde.fr</a><h1 class="reader-title">{TITLE['fr']}</h1><div class="credits reader-credits">Par Une Journaliste</div><div class="meta-data"><div class="reader-estimated-time">3 minutes</div></div></div><hr>
<div class="content"><div class="moz-reader-content line-height4"><div id="readability-page-1" class="page"><div><p>Publié le 27 novembre 2016 à 19h45</p>{paragraphs('fr')}</div></div></div></div></div></body></html>""".encode(), "fr", title=TITLE["fr"])


def breaks_only() -> Saved:
    """No paragraphs at all: text between <br>, in fonts and centres, as in 2012."""
    return save(f"""<HTML><HEAD><TITLE>{TITLE['fr']}</TITLE></HEAD><BODY BGCOLOR="#FFFFFF"><CENTER><FONT SIZE=5><B>{TITLE['fr']}</B></FONT></CENTER><BR><FONT SIZE=2>dimanche 27 novembre 2016, par La r&eacute;daction</FONT><BR><BR><FONT FACE="Arial">{'<BR><BR>'.join(BODY['fr'])}</FONT><BR><BR>
<HR><A HREF="/a">{FR[0]}</A><BR><A HREF="/b">{FR[1]}</A><BR><A HREF="/">Retour &agrave; l'accueil</A></BODY></HTML>""", "fr")


def div_soup() -> Saved:
    """Divs only, without a telling name; the menus are divs too, and the story's first line stands in a span."""
    menu = "".join(f"<div><div><a href='/{n}'>{line}</a></div></div>" for n, line in enumerate(ASIDE["es"][:3]))
    return save(f"""<html><head><title>{TITLE['es']}</title><meta name="DC.date.issued" content="2016-11-27"></head><body><div><div>{menu}</div><div><div><div>{TITLE['es']}</div><div><span>{BODY['es'][0]}</span></div>{''.join(f'<div>{line}</div>' for line in BODY['es'][1:])}</div><div>{menu}{menu}</div></div><div>Aviso legal</div></div></body></html>""", "es")


def live_blog() -> Saved:
    """A live blog: entries with times, each line an entry, newest first; sharing and times are no news."""
    times = ("19:40", "18:12", "17:55", "16:30", "15:02", "12:10")
    entries = "".join(f'<article id="block-{n}" class="block block--live" data-block-id="{n}"><header><time datetime="2016-11-27T{time}:00Z">{time} GMT</time><span>{n + 1}h ago</span></header><div class="block-elements"><p>{line}</p></div><div class="block-share"><a>Share</a><a>Facebook</a></div></article>'
                      for n, (time, line) in enumerate(zip(times, BODY["en"], strict=True)))
    return save(f"""<html lang="en"><head><title>{TITLE['en']} – as it happened</title>{ld(**{'@type': 'LiveBlogPosting', 'headline': TITLE['en'], 'datePublished': '2016-11-27T08:00:00Z', 'coverageStartTime': '2016-11-27T08:00:00Z', 'publisher': {'@type': 'Organization', 'name': 'The Wire Desk'}})}</head><body><nav>{linked('en')}</nav><main><h1>{TITLE['en']}</h1>
<div class="live-blog"><h2>Key events</h2><ul class="timeline">{linked('en', of='<li><a href="#{n}">{}</a></li>', last=1)}</ul>{entries}</div><div class="pagination">Newer Older</div></main></body></html>""", publisher="The Wire Desk")


def headlines_repeated() -> Saved:
    """A short story on a page whose lists of others, in full sentences, are many times its length."""
    cards = "".join(f'<div class="card"><a href="/{n}"><span class="card-title">{line}</span></a><span class="card-text">{EN[5]}</span></div>' for n, line in enumerate(EN[:3] * 8))
    lines = BODY["en"][:2]
    return save(f"""<html lang="en"><head><title>{TITLE['en']} - Ticker</title><meta itemprop="datePublished" content="2016-11-27"></head><body><div class="grid">{cards}</div><div class="story"><h1>{TITLE['en']}</h1><div class="story-text"><p>{lines[0]}</p><p>{lines[1]}</p></div></div><div class="grid">{cards}</div></body></html>""", body=lines)


def telegram() -> Saved:
    """A channel's export: one message after another, each with its own day; see the test of what becomes of them."""
    days = ("26.11.2016 09:10:00 UTC+03:00", "27.11.2016 18:31:05 UTC+03:00", "27.11.2016 20:02:44 UTC+03:00")
    messages = "".join(f"""<div class="message default clearfix" id="message{n}"><div class="pull_left userpic_wrap"><div class="initials">А</div></div><div class="body"><div class="pull_right date details" title="{day}">{day[11:16]}</div><div class="from_name">Фронт: сводки</div>
<div class="text">{BODY['ru'][2 * n]}<br><br>{BODY['ru'][2 * n + 1]}</div></div></div>""" for n, day in enumerate(days))
    return Saved(f"""<!DOCTYPE html><html><head><meta charset="utf-8"/><title>Exported Data</title></head><body onload="CheckLocation();"><div class="page_wrap"><div class="page_header"><div class="content"><div class="text bold">Фронт: сводки</div></div></div><div class="page_body chat_page"><div class="history">
<div class="message service" id="message-1"><div class="body details">27 November 2016</div></div>{messages}</div></div></div></body></html>""".encode(), "ru", name="messages.html")


def category() -> Saved:
    """A category page: three stories with a day of their own each, linked to their own addresses."""
    stories = "".join(f"""<article class="post type-post hentry"><header class="entry-header"><h2 class="entry-title"><a href="https://notes.example/{n}" rel="bookmark">Story {n}</a></h2><span class="posted-on"><time class="entry-date published" datetime="2016-11-{25 + n}T10:00:00+00:00">x</time></span></header>
<div class="entry-content"><p>{BODY['en'][2 * n]}</p><p>{BODY['en'][2 * n + 1]} <a href="/{n}" class="more-link">Continue reading →</a></p></div></article>""" for n in range(3))
    return Saved(f"""<html lang="en-US"><head><title>Aleppo Archives - Front Line Notes</title><meta property="og:type" content="website"><meta property="og:site_name" content="Front Line Notes"></head><body class="archive category category-aleppo"><nav>{linked('en')}</nav><main class="site-main"><header class="page-header"><h1 class="page-title">Category: Aleppo</h1></header>
{stories}<nav class="navigation pagination">Older posts</nav></main><aside class="widget-area">{linked('en')}</aside></body></html>""".encode())


SAVED = {"wayback": wayback(), "amp": amp(), "print view": print_view(), "singlefile": single_file(), "complete save": complete_save(), "mhtml, quoted-printable": mail_archive("quoted-printable"), "mhtml, base64": mail_archive("base64"),
         "reader view": reader_mode(), "breaks only": breaks_only(), "div soup": div_soup(), "live blog": live_blog(), "many cards": headlines_repeated()}
