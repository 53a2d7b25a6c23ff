"""What changed, what was learned, what a source changes; and who contradicts whom."""

from __future__ import annotations

import datetime as dt

import pytest
from strategies import CODES, DISTRICTS, RULES, START, THEATRE, make_article, make_claim

from geo.faults import Faults
from timeline.control import ControlIndex, resolve_control
from timeline.control.compare import compare_days, compare_knowledge, compare_without
from timeline.control.contradictions import list_contradictions

WORLD = {"theatre": THEATRE, "districts": DISTRICTS}


def day(n: int) -> dt.date:
    return START + dt.timedelta(n)


AGENCY = make_article(1, published=day(3), publisher="Agency")
RIVAL = make_article(2, published=day(3), publisher="State TV", alignment="government")
LATE = make_article(3, published=day(9), publisher="Archive")
ARTICLES = [AGENCY, RIVAL, LATE]
CLAIMS = [make_claim(AGENCY, districts=CODES[:1], id="a"), make_claim(RIVAL, districts=CODES[:1], party="government", event="held", id="r"),
          make_claim(LATE, districts=CODES[1:2], day=day(4), id="l"),
          make_claim(RIVAL, districts=CODES[2:3], party="sdf", speaker="Brigade", speaker_alignment="opposition", id="s")]
CONTROL = ControlIndex(resolve_control(CLAIMS, ARTICLES, rules=RULES, **WORLD))


def brief(rows):
    return [(r.district, r.before.status, r.after.status) for r in rows]


def test_between_two_days():
    assert brief(compare_days(CONTROL, day(2), day(3), **WORLD))[0] == (CODES[0], "government", "opposition")
    assert compare_days(CONTROL, day(5), day(6), **WORLD) == []
    assert compare_days(CONTROL, day(2), day(3), **WORLD)[0].claims == ("a",)


def test_between_two_days_of_knowledge():
    rows = compare_knowledge(CONTROL, day(5), day(8), None, **WORLD)
    assert brief(rows) == [(CODES[1], "government", "opposition")] and rows[0].claims == ("l",)
    assert compare_knowledge(CONTROL, day(5), day(9), None, **WORLD) == []


@pytest.mark.parametrize(("name", "expected"), [
    ("agency", [(CODES[0], "opposition", "government")]),
    ("Brigade", [(CODES[2], "sdf", "government")]),
    ("neutral", [(CODES[0], "opposition", "government"), (CODES[1], "opposition", "government")]),
])
def test_without_a_source_a_speaker_or_a_side(name, expected):
    assert brief(compare_without(CLAIMS, ARTICLES, CONTROL, day(9), without=[name], rules=RULES, **WORLD)) == expected


def test_a_source_is_left_out_under_all_its_names():
    from dataclasses import replace

    from timeline.articles.sources import Source, Sources
    theatre = replace(THEATRE, sources=Sources((Source("brigade", "Brigade", "speaker", aliases=("the spokesman of the Brigade",)),)))
    claims = [*CLAIMS, make_claim(RIVAL, districts=CODES[3:4], party="sdf", speaker="the spokesman of the Brigade", speaker_alignment="opposition",
                                  id="t")]
    world = {"theatre": theatre, "districts": DISTRICTS}
    control = ControlIndex(resolve_control(claims, ARTICLES, rules=RULES, **world))
    rows = compare_without(claims, ARTICLES, control, day(9), without=["Brigade"], rules=RULES, **world)
    assert [r.district for r in rows] == [CODES[2], CODES[3]]


def test_a_name_that_nobody_has_is_a_fault():
    with pytest.raises(Faults, match="Nobody"):
        compare_without(CLAIMS, ARTICLES, CONTROL, day(9), without=["Nobody"], rules=RULES, **WORLD)


def test_a_contradiction_names_sides_rule_and_day():
    (row,) = list_contradictions(CLAIMS, ARTICLES, CONTROL, rules=RULES, **WORLD)
    assert (row.district, row.first, row.last, row.open) == (CODES[0], day(3), day(3), False)
    assert [(s.says, s.voices, s.sides) for s in row.statements] == [
        ("government", ("State TV",), ("government",)), ("opposition", ("Agency",), ("neutral",))]
    assert (row.status, row.rule, row.settled_on, row.known_from) == ("opposition", "neutral", day(3), day(3))
    assert list_contradictions(CLAIMS, ARTICLES, CONTROL, rules=RULES, on=day(4), **WORLD) == []


def test_an_open_contradiction_says_so():
    claims = [make_claim(AGENCY, districts=CODES[4:5], id="x"), make_claim(AGENCY, districts=CODES[4:5], party="sdf", id="y", speaker="Other",
                                                                          speaker_alignment="neutral")]
    control = resolve_control(claims, [AGENCY], rules=RULES, **WORLD)
    (row,) = list_contradictions(claims, [AGENCY], control, rules=RULES, **WORLD)
    assert row.open and row.rule == "" and {s.says for s in row.statements} == {"opposition", "sdf"}
