"""Pages as sites mark them up and as browsers save them: the article's words, day, publisher, headline; no claim from what stands beside."""

import datetime as dt
import re
from collections import Counter
from pathlib import Path

import pytest
from page_words import ASIDE, BODY
from pages_more import MORE
from pages_odd import ODD
from pages_press import PRESS
from pages_saved import SAVED, category, telegram
from pages_sites import SITES

from timeline.articles import read_data
from timeline.articles.sources import Source, Sources

SOURCES = Sources((Source("afp", "AFP", "agency", "neutral", "afp"), Source("efe", "EFE", "agency", "neutral", "efe")))
TODAY = dt.date(2020, 1, 1)
PAGES = {**PRESS, **SITES, **SAVED, **MORE, **ODD}
AS_READ = 0.9  # of the words read, those of the article
WORD = re.compile(r"\w+")


def read(page):
    given = {} if page.day else {"published": "2016-11-28"}
    found = read_data(page.data, where=page.name, sources=SOURCES, today=TODAY, **given)
    assert not found.faults
    (article,) = found.articles
    return article


@pytest.mark.parametrize("name", PAGES)
def test_every_line_of_the_article_in_order_and_hardly_a_word_more(name):
    page = PAGES[name]
    text = read(page).text
    ends = [text.index(line) for line in page.lines]
    assert ends == sorted(ends)
    for stranger in ASIDE[page.lang]:
        assert stranger not in text
    taken, own = Counter(WORD.findall(text)), Counter(WORD.findall(" ".join(page.lines)))
    assert (taken & own).total() >= AS_READ * taken.total(), text


@pytest.mark.parametrize("name", PAGES)
def test_what_the_page_says_of_itself(name):
    page = PAGES[name]
    article = read(page)
    assert article.lang == page.lang
    assert article.published.isoformat() == (page.day or "2016-11-28")
    assert article.published_basis in (("page", "address") if page.day else ("given",))
    for said, expected in ((article.publisher, page.publisher), (article.title, page.title), (article.url, page.url)):
        assert said == expected or not expected


@pytest.fixture(scope="module")
def reader():
    from timeline.city import find_lexicons, read_city
    from timeline.claims import read_reader

    city = read_city(Path(__file__).resolve().parents[1] / "data" / "aleppo")
    return read_reader(city.folder, gazetteer=city.gazetteer, sources=city.sources, lexicons=find_lexicons(city.folder))


@pytest.mark.parametrize("name", PAGES)
def test_claims_are_the_article_s_own(name, reader):
    from timeline.claims import extract_claims

    article = read(PAGES[name])
    lines = [line for line in article.text.split("\n") if any(own in line for own in PAGES[name].lines)]
    claims = extract_claims(article, reader)
    assert claims or PAGES[name].lang not in ("en", "fr", "es")
    for claim in claims:
        assert any(claim.quote in line for line in lines), claim.quote


def test_a_channel_s_messages_are_articles_of_their_own_days():
    found = read_data(telegram().data, where="messages.html", sources=SOURCES, today=TODAY)
    assert [a.published.day for a in found.articles] == [26, 27, 27] and not found.faults
    assert {a.publisher for a in found.articles} == {"Фронт: сводки"}
    assert "\n".join(a.text for a in found.articles) == "\n".join(BODY["ru"])


def test_the_stories_of_a_list_are_articles_of_their_own_days():
    found = read_data(category().data, where="list.html", sources=SOURCES, today=TODAY)
    assert [(a.published.day, a.title, a.url) for a in found.articles] == [(25 + n, f"Story {n}", f"https://notes.example/{n}") for n in range(3)]
    assert "\n".join(a.text for a in found.articles) == "\n".join(BODY["en"]) and not found.faults
