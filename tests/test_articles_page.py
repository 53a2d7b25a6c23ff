"""HTML pages of many makes: the article's words and day come in, what stands around them does not."""

import datetime as dt
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.articles import read_data
from timeline.articles.sources import Source, Sources

SOURCES = Sources((Source("reuters", "Reuters", "agency", "neutral", "reuters"),))
TODAY = dt.date(2020, 1, 1)
LINES = (
    "Government forces captured the Mill quarter on Saturday after a week of heavy bombardment, a monitoring group said in a statement.",
    "Rebels said that they had pulled back to the river and still held the Potters' quarter, where fighting went on.",
    "Hundreds of families fled to the west, aid workers reported, and the hospital was hit again during the night.",
)
BODY = "".join(f"<p>{line}</p>\n" for line in LINES)
COMMENTS = '<li class="comment"><p>I think that the rebels took the Comment quarter back yesterday, as everybody knows.</p></li>' * 30

LAYOUTS = {
    "a blog's theme": f"""<body class="single has-sidebar"><header id="masthead"><p class="site-description">Strangers: a blog</p></header>
        <article class="post tag-syria tag-related"><h1>Army takes Mill quarter</h1><div class="entry-meta">
        <time class="entry-date published" datetime="2016-12-03T10:00:00+00:00">December 3, 2016</time>
        <time class="updated" datetime="2018-01-01">January 1, 2018</time></div><div class="entry-content">{BODY}
        <div class="wp-caption"><p class="wp-caption-text">Strangers hold the Caption quarter.</p></div>
        <div class="sharedaddy">Share this: Strangers</div></div></article>
        <div id="comments">{COMMENTS}</div><aside class="widget-area"><li>Strangers seize the Widget quarter</li></aside></body>""",
    "a page builder": f"""<body><div class="elementor-widget elementor-widget-theme-post-content">{BODY}</div>
        <div class="comments">{COMMENTS}</div><span class="item--type-date">3 December 2016</span></body>""",
    "an old table": f"""<body><form id="aspnetForm"><table><tr><td><b>Army takes Mill quarter</b><br>03.12.2016<br><br>
        {"<br><br>".join(LINES)}</td></tr><tr><td>© 2016 All rights reserved</td></tr></table></form></body>""",
    "named parts": f"""<body><main><article><h1>x</h1><time datetime="2016-12-03T10:00:00Z">3 December 2016</time>{BODY}
        <figure><figcaption>Strangers held the Caption quarter</figcaption></figure><h2>Related Topics</h2><ul><li>Strangers</li></ul>
        </article></main></body>""",
    "filled by a script": '<head><script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2016-12-03","author":"Reuters",'
        '"articleBody":"' + "\\n".join(LINES) + '"}</script></head><body><div id="root">Loading</div></body>',
}


def read(page):
    return read_data(f"<!doctype html><html>{page}</html>".encode(), where="a.html", sources=SOURCES, today=TODAY)


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
def test_the_article_and_its_day(layout):
    (article,) = read(LAYOUTS[layout]).articles
    assert all(line in article.text for line in LINES)
    assert article.published == dt.date(2016, 12, 3) and article.lang == "en"
    for stranger in ("Strangers", "Comment quarter", "rights reserved", "Loading"):
        assert stranger not in article.text


@pytest.mark.parametrize("stated", [
    '<meta property="article:published_time" content="2016-12-03T23:59:00-05:00">', '<meta name="DC.date.issued" content="2016-12-03">',
    '<script type="application/ld+json">[{"@graph":[{"@type":["NewsArticle"],"datePublished":"2016-12-03"}]}]</script>',
    '<script type="application/ld+json">//<![CDATA[\n{"@type":"NewsArticle","datePublished":"2016-12-03"}\n//]]></script>',
    '<meta property="article:published_time" content="2016-12-04T04:00:00Z"><time class="published" datetime="2016-12-03T23:00:00-05:00">x</time>',
    '<p class="byline">Published: Saturday, 3 December 2016, 18:00</p>', '<span itemprop="datePublished" content="2016-12-03">x</span>',
])
def test_where_a_page_states_its_day(stated):
    assert read(f"<body>{stated}<article>{BODY}</article></body>").articles[0].published == dt.date(2016, 12, 3)


@pytest.mark.parametrize("stated", [
    "", '<meta property="article:modified_time" content="2016-12-03">', '<div class="copyright">2016-12-03</div>',
    '<meta name="date" content="1970-01-01">', '<time class="comment-time" datetime="2016-12-03">x</time>', '<p class="date">03/12/2016</p>',
    '<p class="updated">Updated 3 December 2016</p>',
])
def test_no_day_is_invented(stated):
    found = read(f"<body>{stated}<article>{BODY}</article></body>")
    assert not found.articles and "--published" in found.faults[0].expected


TAGS = st.sampled_from(["<div>", "</div>", "<p>", "</p>", "<article>", "<form>", "</form>", "<time datetime='2016-12-03'>", "<h1>", "<br>", "<table>",
                        "<td class='share'>", "<div class='comments'>", "<script>", "</script>", "<!--", "-->", "<meta content=", LINES[0], "&nbsp;",
                        "<html>", "<body>", "</body>", "<svg>", "<![CDATA[", "<a href='x'>link</a>", "\u202e", "\x00"])


@settings(max_examples=100, deadline=None)
@given(st.lists(TAGS, max_size=25).map("".join))
def test_no_page_crashes_the_reading(page):
    found = read(page)
    assert found.articles or found.faults


@pytest.mark.parametrize("piece", [f"<p>{LINES[0]}</p>\n", f"<div class='share'><a href='/x'>{LINES[1]}</a></div>",
                                   "<li><a href='/x'>Strangers seize</a></li>",
                                   f"<article><h2><a href='/x'>x</a></h2><p>{LINES[2]}</p></article>", "Army took the Mill quarter.<br>"])
def test_a_page_s_cost_grows_with_its_length_and_no_faster(piece):
    def seconds(size):
        page = f"<html><body>{BODY}{piece * (size // len(piece))}</body></html>".encode()
        started = time.process_time()
        read_data(page, where="a.html", published="2016-12-03", sources=SOURCES, today=TODAY)
        return time.process_time() - started

    seconds(10_000)
    assert seconds(1_600_000) < 40 * max(seconds(100_000), 0.03)
