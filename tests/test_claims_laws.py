"""Laws of every claim: its offsets slice, its dates end at publication, order and repetition are stable, cost is linear."""

from __future__ import annotations

import pytest
from claims_bench import GOLD, city_reader, make_article, read_text, require_shared
from effort import count_lines
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.claims import extract_claims
from timeline.claims.jsonl import claim_row

WORDS = st.sampled_from(
    (
        "the army rebels seized lost Shaar Sukkari Hanano and , . ; of from to by which that it they was were been held in hands control not "
        "would if on Tuesday 40 percent half east Aleppo ( ) \" ' - said SOHR 2016 ،"
    ).split()
)


@pytest.mark.parametrize("path", sorted(GOLD.glob("[0-9][0-9].md")), ids=lambda p: p.stem)
def test_offsets_slice_and_dates_are_bounded(path):
    article = read_text(path)
    for claim in extract_claims(article, city_reader()):
        assert article.text[claim.start : claim.end] == claim.quote
        assert claim.rule and claim.version
        for place in claim.places:
            assert article.text[place.start : place.end] == place.text
        for day in (claim.first, claim.last):
            assert day is None or day <= article.published
        assert claim_row(claim, article)["article"] == str(path)


@given(st.lists(WORDS, max_size=60))
@settings(max_examples=60, deadline=None)
def test_any_words_are_read_without_error_and_alike_twice(words):
    article = make_article(" ".join(words))
    first = extract_claims(article, city_reader())
    assert first == extract_claims(article, city_reader())
    for claim in first:
        assert article.text[claim.start : claim.end] == claim.quote


@pytest.mark.parametrize(
    "text",
    [
        "a, " * 10_000,
        "Shaar, " * 5_000,
        "(" * 5_000 + "Shaar fell" + ")" * 5_000,
        "the army seized " * 3_000,
        "Shaar fell to the army. " * 1_500,
        "which " * 5_000,
        "of the " * 5_000,
    ],
)
def test_odd_texts_take_linear_time(text):
    reader = city_reader()
    extract_claims(make_article(text[:200]), reader)  # words once met are remembered
    once = count_lines(lambda: extract_claims(make_article(text), reader))
    assert count_lines(lambda: extract_claims(make_article(text * 2), reader)) < 2.5 * once


def test_an_unknown_language_gives_no_claims():
    assert extract_claims(make_article("De Armee heet Shaar ingenommen.", lang="lb"), city_reader()) == []
    assert "lb" not in city_reader().languages


def test_the_founding_article_gives_one_claim_that_counts():
    path = next(iter(sorted(require_shared("seed").glob("*.txt"))))
    article = make_article(path.read_text("utf-8").strip(), published="2016-12-05")
    claims = [c for c in extract_claims(article, city_reader()) if c.effective]
    assert [(c.party, c.event, [p.id for p in c.places], c.scope) for c in claims] == [("government", "captured", ["east-aleppo"], "east-aleppo")]
    assert claims[0].share == pytest.approx(2 / 3, abs=0.01) and claims[0].aggregate
    assert (claims[0].first.isoformat(), claims[0].last.isoformat()) == ("2016-11-14", "2016-12-05")
