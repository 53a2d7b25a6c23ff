"""Two readings beside each other."""

import dataclasses
import datetime as dt
import random

from timeline.claims.claim import Claim, ClaimPlace
from timeline.claims.second import compare_readings, count_verdicts

DAY = dt.date(2015, 6, 5)


def claim(place, party="government", event="captured", *, id, start=0, first=DAY, last=DAY, districts=None, **fields) -> Claim:
    spot = ClaimPlace(place, start, start + 5, id=place, name=place.title(), districts=(f"T-{place}",) if districts is None else districts)
    return Claim(id, fields.pop("article", "a1"), start, start + 9, "words", party, event, fields.pop("modality", "asserted"),
                 places=(spot,), first=first, last=last, **fields)


def verdicts(rules, llm):
    return [(r.verdict, r.place, r.rules, r.llm, tuple(d[0] for d in r.differences)) for r in compare_readings(rules, llm)]


def test_agreed_differing_and_only_one():
    rules = [claim("mill", id="r1"), claim("port", id="r2", start=20), claim("gate", id="r3", start=40), claim("souk", id="r4", start=60)]
    llm = [claim("mill", event="held", id="l1"), claim("port", party="opposition", id="l2", start=20),
           claim("gate", id="l3", start=40, first=dt.date(2015, 5, 1), last=dt.date(2015, 5, 1), modality="background"),
           claim("citadel", id="l4", start=80)]
    assert verdicts(rules, llm) == [
        ("agreed", "mill", "r1", "l1", ()), ("differing", "port", "r2", "l2", ("party",)),
        ("differing", "gate", "r3", "l3", ("date", "modality")), ("only rules", "souk", "r4", "", ()), ("only llm", "citadel", "", "l4", ())]
    assert count_verdicts(compare_readings(rules, llm)) == {"agreed": 1, "differing": 2, "only rules": 1, "only llm": 1}


def test_kinds_and_articles_are_kept_apart():
    assert {v[0] for v in verdicts([claim("mill", id="r")], [claim("mill", event="besieged", id="l")])} == {"only rules", "only llm"}
    assert {v[0] for v in verdicts([claim("mill", id="r")], [claim("mill", id="l", article="a2")])} == {"only rules", "only llm"}


def test_places_of_the_same_districts_match_but_those_outside_do_not():
    same = [claim("mill", id="r", districts=("T1",))], [claim("old-mill", id="l", districts=("T1",))]
    assert verdicts(*same) == [("agreed", "mill", "r", "l", ())]
    outside = [claim("mill", id="r", districts=())], [claim("old-mill", id="l", districts=())]
    assert [v[0] for v in verdicts(*outside)] == ["only rules", "only llm"]


def test_an_equal_is_not_taken_away_by_one_that_differs():
    rules = [claim("mill", id="r1", modality="denied"), claim("mill", id="r2", start=50)]
    llm = [claim("mill", id="l1", start=1), claim("mill", id="l2", start=51, modality="denied")]
    assert verdicts(rules, llm) == [("agreed", "mill", "r1", "l2", ()), ("agreed", "mill", "r2", "l1", ())]


def test_days_that_overlap_agree_and_shares_differ():
    rules = [claim("mill", id="r", first=None, share=0.5)]
    assert verdicts(rules, [claim("mill", id="l", share=0.8)]) == [("differing", "mill", "r", "l", ("share",))]
    assert verdicts(rules, [claim("mill", id="l", share=0.5)])[0][0] == "agreed"


def test_the_order_of_claims_is_irrelevant():
    dice = random.Random(5)
    make = lambda side: [claim(dice.choice("abc"), dice.choice(["government", "opposition"]), dice.choice(["held", "entered"]),  # noqa: E731
                               id=f"{side}{n}", start=n * 10) for n in range(12)]
    rules, llm = make("r"), make("l")
    rows = compare_readings(rules, llm)
    assert rows == compare_readings(rules[::-1], dice.sample(llm, len(llm)))
    assert sorted(r.rules for r in rows if r.rules) == sorted(c.id for c in rules)
    swapped = compare_readings([dataclasses.replace(c, extractor="x") for c in rules], [])
    assert {r.verdict for r in swapped} == {"only rules"}
