"""No text, however odd, breaks the reading or takes more than linear time; every offset slices the text as it is."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import pytest
from effort import count_lines
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.gazetteer import read_gazetteer
from timeline.articles.article import Article, hash_article
from timeline.articles.sources import read_sources
from timeline.claims import Reader, extract_claims, read_reader
from timeline.claims.sentences import split_sentences
from timeline.claims.tokens import split_tokens

CITY = Path(__file__).resolve().parents[1] / "data" / "aleppo"
DAY = dt.date(2016, 12, 5)
LANGUAGES = ("ar", "en", "es", "fr", "ru")
SENTENCES = (
    "The army captured Hanano and Shaar on Saturday, a monitor said.",
    "Rebels still hold half of the eastern districts, among them Sukkari and parts of Salaheddine.",
    "It is not true that the quarter fell, he said; they will never leave it.",
    "L'armée a repris le quartier de Chaar, d'où les rebelles s'étaient retirés.",
    "El ejército no ha tomado Al Shaar, pero avanza hacia el casco antiguo.",
    "Армия заняла квартал Ханано и половину восточных районов.",
    "سيطر الجيش السوري على حي الشعار وأجزاء من الصاخور يوم السبت.",
)
SCRAPS = st.sampled_from((
    *SENTENCES, "Shaar", "al-", "the army", "took", "which they", "of it", "и", "و", "الجيش", "阿勒颇", "'s", "d'", "n't", "3/4", "80 %", "on Monday",
    "2016-12-05", "0a %", "፩ %", "9999 years ago", "قبل 9999 سنة", "13/99999999999/2016", "٣٠ / ١ / ٢٠١٦", "day 999999 of the offensive",
    "´", "ﷺ", "\x00", "\u00ad", "\u200f", "\u202e", "\u0301", "\u2028", "\ufeff", "\ud7ff", "\U0001f600",
    "((((", "]]]", "«»“”\"'’", ",,,,", "…", "—", "\r\n",
))
TEXTS = st.lists(SCRAPS | st.text(max_size=12), max_size=25).flatmap(
    lambda parts: st.sampled_from(("", " ", "\n")).map(lambda between: between.join(parts)))
ODD = {
    "commas": ", ",
    "toponyms in one sentence": "Shaar, Sukkari and Hanano, ",
    "nested brackets": "(the army [took Shaar ",
    "one endless sentence": "the army took Shaar from the rebels and ",
    "no spaces": "thearmytookShaar",
    "all capitals": "THE ARMY TOOK SHAAR. ",
    "line ends": "Shaar\n",
    "verbs": "Shaar took held fell ",
    "relatives": "Shaar, which they said that ",
    "quotes": "\"Shaar 'took ",
    "digits": "3 of 45 % on Monday ",
    "mixed scripts": "Shaar الشعار и Шаар 阿勒颇 ",
    "marks": "a\u0301\u0651\u00ad ",
    "dots": "A. B. ",
    "a run of stops": ".",
    "namesakes without a stop": "Midan of Damascus and Homs, ",
    "blanks": "\n \t",
}


@lru_cache(maxsize=1)
def find_reader() -> Reader:
    return read_reader(CITY, gazetteer=read_gazetteer(CITY), sources=read_sources(CITY))


def make_article(text: str, lang: str) -> Article:
    return Article(id=hash_article(text, published=DAY), text=text, published=DAY, lang=lang)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=TEXTS, lang=st.sampled_from(LANGUAGES))
def test_any_text_is_read_and_every_offset_slices_it(text, lang):
    for claim in extract_claims(make_article(text, lang), find_reader()):
        assert text[claim.start:claim.end] == claim.quote
        assert claim.last is None or claim.last <= DAY
        for place in claim.places:
            assert text[place.start:place.end] == place.text


@settings(max_examples=200, deadline=None)
@given(text=TEXTS)
def test_sentences_and_tokens_stand_in_text_order_and_lose_no_letter(text):
    spans = split_sentences(text)
    assert all(start < end for start, end in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    covered = set()
    for start, end in spans:
        tokens = split_tokens(text, start, end)
        assert all(start <= a < b <= end for a, b in zip(tokens.starts, tokens.ends, strict=True))
        assert all(tokens.words)
        covered.update(n for a, b in zip(tokens.starts, tokens.ends, strict=True) for n in range(a, b))
    assert all(n in covered for n, letter in enumerate(text) if letter.isascii() and letter.isalnum())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_text_of_sentences_of_all_languages_is_read_the_same_twice(lang):
    article = make_article("\n".join(SENTENCES * 3), lang)
    assert extract_claims(article, find_reader()) == extract_claims(article, find_reader())


def spend(text: str, lang: str) -> int:
    return count_lines(lambda: extract_claims(make_article(text, lang), find_reader()))


@pytest.mark.parametrize("name", ODD)
@pytest.mark.parametrize("lang", ("ar", "en"))
def test_eight_times_the_text_takes_no_more_than_linear_time(name, lang):
    # From a full sentence window on the cost grows with the text; quadratic cost would take 64 times as much.
    once = (ODD[name] * 1600)[:1600]
    spend(once, lang)  # words once met are remembered
    assert spend(once * 8 + "x", lang) < 12 * spend(once, lang) + 1000
