"""The theatre file: read whole, refused with every fault."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import pytest
from strategies import DISTRICTS, THEATRE

from geo.districts import read_districts
from geo.faults import Faults
from timeline.control.theatre import check_theatre, parse_theatre, read_theatre

CITY = Path(__file__).resolve().parents[1] / "data" / "aleppo"


def test_the_shipped_theatre_fits_its_districts_and_sectors():
    theatre = read_theatre(CITY)
    assert (theatre.start, theatre.end) == (dt.date(2012, 7, 19), dt.date(2016, 12, 22))
    assert theatre.opening.day == dt.date(2012, 7, 18) and theatre.opening.source
    assert theatre.party_ids == ("government", "opposition", "sdf", "isis")
    assert check_theatre(theatre, read_districts(CITY / "districts.geojson")) == []
    with (CITY / "sectors.csv").open(encoding="utf-8") as file:
        sectors = {row["sector_id"]: set(row["pcodes"].split(";")) for row in csv.DictReader(file)}
    for scope in theatre.scopes:
        assert set(scope.districts) == sectors[scope.id]
    assert theatre.scope("rebel-enclave") is theatre.scope("east-aleppo")
    assert [o.id for o in theatre.offensives][-1] == "november-2016"


def test_the_only_neighbour_is_named_within_its_days_and_places():
    theatre = read_theatre(CITY)
    east = theatre.scope("east-aleppo").districts
    row = theatre.infer_gainer("opposition", "N0156", dt.date(2016, 12, 6))
    assert row.gainer == "government" and row.reason and "N0156" in east
    assert theatre.infer_gainer("opposition", "N0156", dt.date(2013, 1, 1)) is None
    assert theatre.infer_gainer("opposition", "N0126", dt.date(2016, 12, 6)) is None


def test_every_fault_at_once():
    with pytest.raises(Faults) as caught:
        parse_theatre({
            "id": "x", "name": "X", "start": dt.date(2016, 1, 2), "end": dt.date(2015, 1, 1),
            "opening": {"day": dt.date(2016, 1, 2), "status": "nobody", "source": "s"},
            "party": [{"id": "a", "name": "A", "colour": "red", "adversaries": ["b"]}, {"id": "a", "name": "A", "colour": "#000000"}],
            "scope": [{"id": "s", "name": "S", "districts": []}],
            "inference": [{"loser": "q", "gainer": "a", "scope": "none", "start": "soon", "end": dt.date(2016, 1, 1), "reason": "r"}]})
    text = str(caught.value)
    for words in ("before it starts", "unknown party 'nobody'", "'red'", "unknown party 'b'", "is there twice", "'contested' is missing",
                  "'unknown' is missing", "districts: empty", "unknown party 'q'", "unknown scope 'none'", "'soon'",
                  "a day before the start"):
        assert words in text


def test_no_file_and_no_toml_are_faults(tmp_path):
    with pytest.raises(Faults, match="readable theatre file"):
        read_theatre(tmp_path)
    (tmp_path / "theatre.toml").write_text("id = ", encoding="utf-8")
    with pytest.raises(Faults, match="TOML in UTF-8"):
        read_theatre(tmp_path)


def test_a_district_that_is_not_there_is_a_fault():
    assert check_theatre(THEATRE, DISTRICTS) == []
    assert len(check_theatre(THEATRE, DISTRICTS.iloc[1:])) >= 2
