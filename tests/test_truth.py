"""The map of the real battle, from the shipped digests alone: well-attested facts as floors."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from timeline.city import read_city
from timeline.control.reconcile import NOT_COMPARABLE, reconcile
from timeline.control.report import last_offensive, list_shares
from timeline.control.state import state_on
from timeline.pipeline import build_bundle, read_digests

ROOT = Path(__file__).resolve().parents[1]
POCKET = ("N0203", "N0208", "N0214", "N0215", "N0218", "N0219", "N0220", "N0222", "N0224")


@pytest.fixture(scope="module")
def world():
    city = read_city(ROOT / "data" / "aleppo")
    digests, faults, _ = read_digests(city, today=dt.date(2026, 1, 1))
    assert not faults
    return city, build_bundle(city, digests).bundle


@pytest.fixture(scope="module")
def status(world):
    city, bundle = world
    days = {}

    def find(code: str, day: str) -> str:
        if day not in days:
            rows = state_on(bundle.control, dt.date.fromisoformat(day), theatre=city.theatre, districts=city.districts)
            days[day] = {s.district: s.status for s in rows}
        return days[day][code]

    return find


@pytest.mark.parametrize(("code", "before", "after"), [
    ("N0129", "2016-11-25", "2016-11-27"),  # Masaken Hanano
    ("N0146", "2016-11-26", "2016-11-28"),  # Jabal Badro
    ("N0139", "2016-11-26", "2016-11-28"),  # Sakhour
    ("N0134", "2016-11-26", "2016-11-29"),  # Sheikh Khudr
    ("N0187", "2016-12-02", "2016-12-05"),  # Karm al-Jazmati
    ("N0156", "2016-12-04", "2016-12-07"),  # Shaar
    ("N0155", "2016-12-05", "2016-12-08"),  # Aghyour, in the Old City
    ("N0186", "2016-12-05", "2016-12-08"),  # Oghlubek, in the Old City
    ("N0213", "2016-12-05", "2016-12-08"),  # Marjeh
    ("N0225", "2016-12-10", "2016-12-13"),  # Sheikh Saeed
    ("N0209", "2016-12-10", "2016-12-13"),  # Firdous
    ("N0217", "2016-12-10", "2016-12-13"),  # Karm al-Daadaa
    ("N0197", "2016-12-08", "2016-12-14"),  # Kallaseh
    ("N0205", "2016-12-06", "2016-12-08"),  # Bab al-Nayrab
    ("N0201", "2016-12-10", "2016-12-12"),  # Asileh, in the south of the Old City
    ("N0198", "2016-12-10", "2016-12-13"),  # Qalaat al-Sharif
    ("N0189", "2016-12-10", "2016-12-13"),  # Jalloum
    ("N0200", "2016-12-10", "2016-12-13"),  # Bab Qinnasrin
    ("N0148", "2016-12-10", "2016-12-13"),  # Arqoub, east of the river
    ("N0191", "2016-12-10", "2016-12-13"),  # Ballat, east of the river
])
def test_a_district_passes_on_its_day(status, code, before, after):
    assert status(code, before) != "government"
    assert status(code, after) == "government"


def test_the_last_pocket_is_nowhere_the_governments_before_the_last_convoy(status):
    for code in POCKET:
        assert status(code, "2016-12-14") in ("opposition", "contested"), code
        assert status(code, "2016-12-20") in ("opposition", "contested"), code
    assert {status(c, "2016-12-14") for c in ("N0220", "N0224")} == {"opposition"}


def test_sdf_ground(status):
    assert status("N0123", "2016-10-01") == status("N0123", "2016-12-22") == "sdf"  # Sheikh Maqsoud
    assert status("N0132", "2016-11-30") == "sdf"  # Sheikh Fares
    # one outlet's word against several accounts of who took them
    assert status("N0120", "2016-11-30") == status("N0125", "2016-11-30") == "government"


@pytest.mark.parametrize(("code", "day", "expected"), [
    ("N0214", "2012-07-25", "opposition"), ("N0214", "2012-08-10", "government"), ("N0214", "2014-06-01", "contested"),  # Salaheddine
    ("N0203", "2013-02-07", "contested"),  # Saif al-Dawla, a street between the sides
    ("N0129", "2012-07-20", "government"), ("N0129", "2012-07-22", "opposition"),  # Masaken Hanano
    ("N0225", "2012-12-02", "contested"), ("N0225", "2013-02-03", "opposition"),  # Sheikh Saeed
    ("N0139", "2014-06-01", "opposition"),  # Sakhour
    ("N0123", "2014-06-01", "sdf"),  # Sheikh Maqsoud
    ("N0119", "2016-07-20", "opposition"), ("N0119", "2016-07-28", "sdf"),  # Youth Housing by Bani Zeid
    ("N0124", "2016-07-20", "contested"), ("N0124", "2016-07-29", "government"),  # Bani Zeid
    ("N0121", "2016-07-20", "contested"), ("N0121", "2016-07-30", "government"),  # Leramoun
    ("N0226", "2016-08-05", "government"), ("N0226", "2016-08-20", "opposition"),  # Ramouseh
    ("N0170", "2016-09-20", "opposition"), ("N0170", "2016-09-28", "government"),  # Farafra
    ("N0227", "2016-06-01", "opposition"), ("N0227", "2016-09-24", "government"),  # Handarat camp
    ("N0227", "2016-09-26", "opposition"), ("N0227", "2016-09-30", "government"),
])
def test_the_years_before(status, code, day, expected):
    assert status(code, day) == expected


def test_first_and_last_day(world, status):
    city, _ = world
    assert {status(c, "2012-07-18") for c in city.districts.index} == {"government"}
    left = {c: status(c, "2016-12-22") for c in city.districts.index if status(c, "2016-12-22") != "government"}
    assert set(left.values()) <= {"sdf"}, left


def test_no_claim_on_a_sector_turns_the_west(world, status):
    city, _ = world
    west = city.theatre.scope("west-aleppo").districts
    quiet = set(west) - {"N0226", "N0121", "N0170"}  # Ramouseh, Leramoun and Farafra have reports of their own
    for day in ("2012-08-10", "2014-06-01", "2016-08-20", "2016-10-30", "2016-11-14", "2016-12-13"):
        assert not {c for c in quiet if status(c, day) == "opposition"}, day


def test_the_western_front_is_gained_and_lost(status):
    assert status("N0221", "2016-10-30") == "contested"  # 1070 apartments and Dahiyat al-Assad
    assert status("N0221", "2016-11-13") == "government"
    assert status("N0226", "2016-09-03") == "opposition"  # Ramouseh
    assert status("N0226", "2016-09-09") == "government"


def test_modelled_shares_meet_neutral_reports(world):
    city, bundle = world
    offensive = last_offensive(city.theatre)
    rows = list_shares(bundle.control, bundle.claims, bundle.articles, scope="east-aleppo", party="government", first=offensive.start,
                       last=offensive.end, theatre=city.theatre, districts=city.districts)
    told = [r for r in rows if r.meets is not None]
    met = [r for r in told if r.meets]
    print(f"{len(met)} of {len(told)} days with a neutral report are met")
    assert len(told) >= 8
    assert len(met) >= 0.8 * len(told)


def test_most_reported_shares_are_compared(world):
    city, bundle = world
    rows = reconcile(bundle.claims, bundle.control, bundle.articles, theatre=city.theatre, districts=city.districts)
    compared = [r for r in rows if r.verdict != NOT_COMPARABLE]
    print(f"{len(compared)} of {len(rows)} reported shares are compared")
    assert len(compared) >= 0.75 * len(rows)


def test_no_share_or_part_of_a_sector_moves_a_district(world):
    _, bundle = world
    silent = {c.id for c in bundle.claims if c.aggregate or (c.places and all(p.where_prec in (4, 6) and p.part for p in c.places))}
    assert silent
    assert not [i for i in bundle.control if silent & set(i.support)]


def test_speakers_are_the_articles_own_words(world):
    _, bundle = world
    texts = {a.id: " ".join(a.text.split()) for a in bundle.articles}
    named = [c for c in bundle.claims if c.speaker]
    assert len(named) > 100
    assert [c.speaker for c in named if c.speaker not in texts[c.article_id]] == []
