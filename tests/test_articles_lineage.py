"""Lineage: near-copies of one text are one voice, own words are not, and order and later articles change nothing."""

import dataclasses
import datetime as dt
import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.articles import assign_lineages
from timeline.articles.article import Article, hash_article

WIRE = ("Government forces captured the Mill quarter on Saturday after a week of heavy bombardment, a monitoring group said, in what "
        "would be the largest gain since the offensive began in mid-November. Rebels said that they had pulled back to the river and "
        "still held the Potters' quarter. Hundreds of families fled to the west, aid workers reported, and the hospital was hit again.")
OWN = ("The Mill quarter has fallen. Soldiers walked through its empty streets on Saturday, past burnt buses, and raised a flag on the "
       "school. It took them seven days, says the monitor that counts the dead from abroad. The insurgents speak of a retreat to the "
       "water's edge and insist that the potters' houses are theirs. Many people have gone west; doctors say a clinic was shelled.")


def make(text, day=3, publisher="", lang="en"):
    published = dt.date(2016, 12, day)
    key = hash_article(text, published=published, publisher=publisher)
    return Article(id=key, text=text, published=published, publisher=publisher, lang=lang, lineage=key)


def lineages(articles):
    return {article.id: article.lineage for article in assign_lineages(articles)}


def test_a_reprint_shares_and_own_words_do_not():
    first, edited = make(WIRE, publisher="A (AFP)"), make("BEIRUT: " + WIRE.replace("heavy bombardment", "strikes"), publisher="B / AFP")
    cut, own = make(WIRE[:260], day=4, publisher="C"), make(OWN, publisher="D (AFP)")
    found = lineages([first, edited, cut, own])
    assert found[first.id] == found[edited.id] == found[cut.id] != found[own.id] == own.id


MORE = ("The United Nations was alarmed by the reports and asked all sides to let aid convoys through without delay.",
        "A minister spoke with his counterpart by telephone late on Friday about a possible pause in the fighting.",
        "The war has killed more than three hundred thousand people since it began with protests five years ago.")
LEAD, *REST = [f"{sentence.strip()}." for sentence in WIRE.split(".") if sentence.strip()]


@pytest.mark.parametrize("edited", [
    "Armee nimmt das Viertel ein\n" + WIRE, "ALEPPO, Syria (AFP) — " + WIRE, LEAD, f"{LEAD} {REST[0]}",
    " ".join((LEAD, *MORE, *REST)), " ".join((LEAD, MORE[0], REST[-1])),
    " ".join((*REST, LEAD)), WIRE.replace("captured", "seized").replace("quarter", "district").replace("on Saturday", "Saturday"),
    f"{LEAD}\n{MORE[1]}\n{MORE[2]}",
    WIRE.replace("'", "’").replace(" ", "\u00a0"),
])
def test_what_editors_do_to_an_agency_s_text(edited):
    first, other = make(WIRE), make(edited, day=4, publisher="B")
    assert lineages([first, other])[other.id] == first.id


def test_other_day_or_language_is_another_voice():
    first, later, other = make(WIRE), make(WIRE, day=20), make(WIRE, publisher="P", lang="fr")
    assert len(set(lineages([first, later, other]).values())) == 3


def test_the_root_is_the_earliest_and_later_copies_change_nothing():
    early, copies = make(WIRE, day=1), [make(WIRE, day=2, publisher=f"P{n}") for n in range(5)]
    assert set(lineages([*copies, early]).values()) == {early.id}
    before = lineages([early])
    assert lineages([early, *copies])[early.id] == before[early.id]


FEW = ["army", "rebels", "took", "lost", "the", "Mill", "quarter", "river", "hill", "on", "Monday", "and", "held", "bridge", "fled"]
WORDS = st.lists(st.sampled_from(FEW), min_size=1, max_size=40).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(WORDS, st.integers(1, 9), st.sampled_from(["", "X (AFP)", "AFP"])), max_size=12), st.randoms(use_true_random=False))
def test_order_repeats_and_what_comes_later_are_irrelevant(given_rows, dice):
    articles = [make(text, day, publisher) for text, day, publisher in given_rows]
    found = lineages(articles)
    mixed = [*articles, *articles[:3]]
    dice.shuffle(mixed)
    assert lineages(mixed) == found
    by_then = [article for article in articles if article.published.day <= 5]
    assert lineages(by_then) == {article.id: found[article.id] for article in by_then}
    assert [a.id for a in assign_lineages(mixed)] == [a.id for a in mixed]
    assert all(dataclasses.replace(new, lineage=old.lineage) == old for new, old in zip(assign_lineages(mixed), mixed, strict=True))


def test_a_thousand_copies_cost_no_more_than_a_thousand_texts():
    dice = random.Random(7)
    words = WIRE.split()
    different = [make(" ".join(dice.choices(words, k=60)), publisher=str(n)) for n in range(600)]
    copies = [make(WIRE, publisher=str(n)) for n in range(600)]
    started = time.process_time()
    assert len(set(lineages(different).values())) > 300
    apart = time.process_time() - started
    started = time.process_time()
    assert len(set(lineages(copies).values())) == 1
    assert time.process_time() - started < 5 * apart + 0.5


