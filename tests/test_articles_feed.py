"""Feeds of every make: an article an entry, its own day, its markup read as a page's is."""

import datetime as dt

import pytest

from timeline.articles import read_data
from timeline.articles.sources import Source, Sources

SOURCES = Sources((Source("afp", "AFP", "agency", "neutral", "afp"),))
DAY = dt.date(2016, 11, 27)
WORDS = "Government forces captured the Mill quarter on Sunday, a monitor said."


def read(feed, encoding="utf-8"):
    return read_data(feed.encode(encoding), where="f.xml", sources=SOURCES, today=dt.date(2020, 1, 1))


def rss(*items):
    return ('<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Specimen Wire</title><link>https://w.example</link><language>en</language>'
            + "".join(f"<item>{item}</item>" for item in items) + "</channel></rss>")


DATED = "<pubDate>Sun, 27 Nov 2016 23:50:00 +0300</pubDate>"


@pytest.mark.parametrize("body", [
    f"<description><![CDATA[<img src='x'/><p>{WORDS}</p><figure><figcaption>Rebels hold Old Hill</figcaption></figure>]]></description>",
    f"<description>Short.</description><content:encoded><![CDATA[<p>{WORDS}</p><script>x()</script>]]></content:encoded>",
    f"<description>&lt;p&gt;{WORDS}&lt;/p&gt;"
    f"&lt;p&gt;The post &lt;a href='x'&gt;Rebels take Old Hill&lt;/a&gt; appeared first on N.&lt;/p&gt;</description>",
    f"<description>{WORDS}</description><media:content url='x'><media:description>Rebels hold Old Hill</media:description></media:content>",
    f"<description><![CDATA[{WORDS}<br/><br/><a href='/x'>Rebels take Old Hill</a>]]></description>",
])
def test_the_markup_of_an_entry(body):
    (article,) = read(rss(f"<title><![CDATA[Army takes <b>Mill</b> &amp; hill]]></title><link>/1</link>{DATED}{body}")).articles
    assert (article.text, article.title, article.published, article.url) == (WORDS, "Army takes Mill & hill", DAY, "https://w.example/1")


def test_an_agency_s_entry_an_entry_without_a_day_and_a_headline_alone():
    found = read(rss(f"<title>x</title><dc:creator>AFP</dc:creator>{DATED}<description>{WORDS}</description>",
                     f"<title>y</title><description>{WORDS}</description>", f"<title>Army takes Mill quarter</title>{DATED}"))
    assert [(a.publisher, a.text) for a in found.articles] == [("Specimen Wire (AFP)", WORDS), ("Specimen Wire", "Army takes Mill quarter")]
    assert "entry 2" in found.faults[0].where and "publication date" in found.faults[0].what and "headline alone" in found.notes[0]


def test_atom_with_markup_and_its_own_days():
    found = read(f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Le Fil</title><link href="https://fil.example/"/>
<entry><title type="html">A&amp;#39;s</title>
<link rel="alternate" href="a/b.html"/><published>2016-11-27T23:30:00-05:00</published><updated>2017-01-01T00:00:00Z</updated><content type="xhtml">
<div xmlns="http://www.w3.org/1999/xhtml"><p>{WORDS}</p><p>Both said so.</p></div></content></entry>
<entry><title>b</title><updated>2016-11-27T10:00:00Z</updated><summary>{WORDS}</summary></entry></feed>""")
    one, other = found.articles
    assert (one.text, one.title, one.published, one.url) == (f"{WORDS}\nBoth said so.", "A's", DAY, "https://fil.example/a/b.html")
    assert other.published == DAY and "only its last change" in found.notes[0]


def test_rdf_in_its_own_encoding():
    words = "Армия взяла под контроль район в воскресенье, сообщил источник."
    found = read(f"""<?xml version="1.0" encoding="windows-1251"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>Лента</title><link>http://l.example</link></channel>
<item rdf:about="http://l.example/1">
<title>Армия</title><link>http://l.example/1</link><description>{words}</description>
<dc:date>2016-11-27T10:00:00+03:00</dc:date></item></rdf:RDF>""", "cp1251")
    (article,) = found.articles
    assert (article.text, article.published, article.lang) == (words, DAY, "ru") and not any("last change" in note for note in found.notes)


def test_a_feed_that_is_no_clean_xml_is_read_all_the_same():
    found = read(rss(f"<title>A & B</title>{DATED}<description>Fire & {WORDS}</description>"))
    assert found.articles[0].title == "A & B" and WORDS in found.articles[0].text
