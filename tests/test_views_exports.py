"""What leaves the house as files: GeoJSON, tables, evidence as text."""

import dataclasses
import datetime as dt
import json

import pytest
import shapely
from newsroom import EVE, make_bundle, make_city
from specimens import CODES

from geo.faults import Faults
from timeline.views.evidence import explain_district
from timeline.views.geojson import pick_control, read_control_geojson, write_control_geojson, write_state_geojson
from timeline.views.table import list_state, sum_state

JUNE, JULY = dt.date(2015, 6, 10), dt.date(2015, 7, 10)


@pytest.fixture(scope="module")
def city(tmp_path_factory):
    return make_city(tmp_path_factory.mktemp("gridville"))


@pytest.fixture(scope="module")
def bundle(city):
    return make_bundle(city)


def by_district(text):
    return {f["properties"]["district"]: f["properties"] for f in json.loads(text)["features"]}


def test_a_state_is_one_feature_per_district(city, bundle):
    page = json.loads(write_state_geojson(city, bundle, JUNE))
    assert [f["properties"]["district"] for f in page["features"]] == list(CODES)
    row = by_district(write_state_geojson(city, bundle, JUNE))["G0005"]
    assert (row["status"], row["since"], row["rule"], row["claims"], row["against"]) == ("opposition", "2015-06-10", "neutral", ["c1", "c2"], ["c3"])
    assert row["shares"] == [{"party": "opposition", "min": 1.0, "max": 1.0}]
    assert page["header"]["rules"] == city.rules.version and page["header"]["inputs"] == bundle.meta["inputs"]
    assert "UN-OCHA" in page["header"]["attribution"]


def test_geometry_follows_rfc_7946(city, bundle):
    for feature in json.loads(write_state_geojson(city, bundle, JUNE))["features"]:
        shape = shapely.geometry.shape(feature["geometry"])
        assert shape.exterior.is_ccw and shape.is_valid
        assert all(round(v, 6) == v for point in feature["geometry"]["coordinates"][0] for v in point)
        assert 38 < shape.centroid.x < 39 and 35 < shape.centroid.y < 36  # lon before lat


def test_time_is_half_open_and_said_inclusively_beside(city, bundle):
    rows = [f["properties"] for f in json.loads(write_control_geojson(city, bundle))["features"] if f["properties"]["district"] == "G0005"]
    contested = next(r for r in rows if r["status"] == "contested")
    assert (contested["start"], contested["end"], contested["endExclusive"]) == ("2015-06-05", "2015-06-10", True)
    assert (contested["start_date"], contested["end_date"], contested["end_date:edtf"]) == ("2015-06-05", "2015-06-09", "2015-06-09")
    held = next(r for r in rows if r["status"] == "opposition")
    assert (held["end"], held["end_date"], held["end_date:edtf"], held["open"]) == ("2016-01-01", None, "..", True)


def test_both_clocks_are_honoured(city, bundle):
    def status(day, known):
        return by_district(write_state_geojson(city, bundle, day, known_by=known))["G0009"]["status"]
    assert status(JUNE, None) == "opposition"
    assert status(JUNE, JULY) == "government"
    assert status(JULY, JULY) == "opposition"
    assert status(JULY, dt.date(2015, 7, 9)) == "government"


def test_reading_back_gives_what_was_written(city, bundle):
    assert read_control_geojson(write_control_geojson(city, bundle)) == pick_control(bundle.control)
    everything = write_control_geojson(city, bundle, every_version=True)
    assert read_control_geojson(everything) == pick_control(bundle.control, every_version=True)


def test_the_order_of_rows_does_not_matter(city, bundle):
    turned = dataclasses.replace(bundle, control=bundle.control[::-1], claims=bundle.claims[::-1], articles=bundle.articles[::-1])
    assert write_control_geojson(city, turned) == write_control_geojson(city, bundle)
    assert write_state_geojson(city, turned, JUNE) == write_state_geojson(city, bundle, JUNE)


def test_every_fault_of_a_file_is_listed(city, bundle):
    broken = json.loads(write_control_geojson(city, bundle))
    del broken["features"][0]["properties"]["start"]
    broken["features"][2]["properties"]["end"] = "someday"
    with pytest.raises(Faults) as error:
        read_control_geojson(json.dumps(broken))
    assert len(error.value.faults) == 1 + (not broken["features"][2]["properties"]["open"])
    with pytest.raises(Faults):
        read_control_geojson("[]")


def test_tables_agree_with_the_map(city, bundle):
    rows = list_state(city, bundle, JULY)
    assert [r["district"] for r in rows] == list(CODES) and len({tuple(r) for r in rows}) == 1
    features = by_district(write_state_geojson(city, bundle, JULY))
    assert all(r["status"] == features[r["district"]]["status"] for r in rows)
    sums = sum_state(city, bundle, JULY)
    assert sum(s["districts"] for s in sums) == 9
    assert sum(s["km2"] for s in sums) == pytest.approx(city.districts["area_km2"].sum(), abs=0.04)


def test_explain_goes_from_status_to_sentence(city, bundle):
    text = explain_district(city, bundle, "G0005", JUNE)
    assert "Opposition, since 2015-06-10" in text and city.rules["neutral"].text in text
    assert "سيطر الثوار على سوق النحاس" in text and "https://wire.example/1" in text and "Says otherwise (1)" in text
    assert "Government, since 2015-02-28" in explain_district(city, bundle, "G0005", EVE)
