"""When: windows of days that a sentence opens and closes, counted days, and days of last year."""

from __future__ import annotations

import pytest
from claims_bench import city_reader, make_article

from timeline.claims import extract_claims

DAY = "2016-12-05"


@pytest.mark.parametrize(
    ("text", "place", "event", "first", "last"),
    [
        ("Between July 26 and July 28 the army captured Bani Zeid.", "bani-zeid", "captured", "2016-07-26", "2016-07-28"),
        ("Bani Zeid was captured by the army between 26 and 28 July.", "bani-zeid", "captured", "2016-07-26", "2016-07-28"),
        ("The army took Shaar on Tuesday and Marjeh the following day.", "marjeh", "captured", "2016-11-30", "2016-11-30"),
        ("In October of last year rebels pushed into Sheikh Maqsoud.", "sheikh-maqsoud", "entered", "2015-10-01", "2015-10-31"),
        ("Hanano had been in rebel hands since 2012 until the army recaptured it on 26 November.", "masaken-hanano", "captured", "2016-11-26",
         "2016-11-26"),
        ("The army seized Hanano on 26 November, calling it the greatest gain since 2013.", "masaken-hanano", "captured", "2016-11-26", "2016-11-26"),
        ("It is the rebels' worst defeat since they seized Hanano in July 2012.", "masaken-hanano", "captured", "2012-07-01", "2012-07-31"),
    ],
)
def test_windows(text, place, event, first, last):
    claims = extract_claims(make_article(text, published=DAY), city_reader())
    found = [c for c in claims if [p.id for p in c.places] == [place] and c.event == event]
    assert [(str(c.first), str(c.last)) for c in found] == [(first, last)]


def test_a_day_of_a_relative_clause_is_not_the_story_s():
    text = "Troops advanced on Friday in a district captured last month by rebels. An officer said they had retaken Minyan."
    claims = [c for c in extract_claims(make_article(text, published=DAY), city_reader()) if c.event == "captured"]
    assert [(str(c.first), str(c.last), c.modality) for c in claims] == [("2016-12-04", "2016-12-05", "claimed")]


def test_a_relative_clause_keeps_its_day():
    text = "Government forces took Minyan, which had been captured by rebels last month, the Observatory said."
    claims = [c for c in extract_claims(make_article(text, published=DAY), city_reader()) if c.party == "government"]
    assert [(str(c.first), str(c.last)) for c in claims] == [("2016-12-04", "2016-12-05")]
