"""Other programs' formats hold what was put in."""

import csv
import dataclasses
import io
import json

import geopandas as gpd
import pytest
from newsroom import make_bundle, make_city
from specimens import CODES

from geo.faults import Faults
from timeline.views.formats import FORMATS, export_control, read_interval
from timeline.views.geojson import pick_control


@pytest.fixture(scope="module")
def city(tmp_path_factory):
    return make_city(tmp_path_factory.mktemp("gridville"))


@pytest.fixture(scope="module")
def bundle(city):
    return make_bundle(city)


def test_csv_reads_back(city, bundle):
    rows = list(csv.DictReader(io.StringIO(export_control(city, bundle, format="csv"))))
    assert [read_interval(r) for r in rows] == pick_control(bundle.control)


@pytest.mark.parametrize("format", ["gpkg", "parquet"])
def test_frames_read_back(city, bundle, format, tmp_path):
    path = tmp_path / f"control.{format}"
    path.write_bytes(export_control(city, bundle, format=format))
    frame = gpd.read_parquet(path) if format == "parquet" else gpd.read_file(path, layer="control")
    assert frame.crs.to_epsg() == 4326 and frame.geometry.is_valid.all()
    assert [read_interval(r) for r in frame.drop(columns="geometry").to_dict("records")] == pick_control(bundle.control)
    assert frame.geometry.iloc[0].normalize().equals_exact(city.districts.geometry["G0001"].normalize(), 1e-6)


def test_a_geopackage_has_the_front_too(city, bundle, tmp_path):
    path = tmp_path / "control.gpkg"
    path.write_bytes(export_control(city, bundle, format="gpkg"))
    fronts = gpd.read_file(path, layer="front_lines")
    assert set(fronts.geom_type) == {"MultiLineString"} and (fronts["length_km"] > 0).all()
    assert "government; opposition" in set(fronts["between"])


def test_linked_places_has_an_end_for_every_span(city, bundle):
    page = json.loads(export_control(city, bundle, format="linked-places"))
    assert [f["@id"] for f in page["features"]] == [f"pcode:{c}" for c in CODES]
    types = next(f["types"] for f in page["features"] if f["@id"] == "pcode:G0005")
    spans = [(t["identifier"], t["when"]["timespans"][0]["start"]["in"], t["when"]["timespans"][0]["end"]["in"]) for t in types]
    assert spans == [("status:government", "2015-02-28", "2015-06-04"), ("status:contested", "2015-06-05", "2015-06-09"),
                     ("status:opposition", "2015-06-10", "2015-12-31")]
    assert types[2]["citations"][0] == {"@id": "https://wire.example/1", "label": "c1"}


@pytest.mark.parametrize("format", [f for f in FORMATS if f != "gpkg"])
def test_the_same_bytes_in_any_order(city, bundle, format):
    turned = dataclasses.replace(bundle, control=bundle.control[::-1], claims=bundle.claims[::-1], articles=bundle.articles[::-1])
    assert export_control(city, turned, format=format) == export_control(city, bundle, format=format)


def test_an_unknown_format_is_refused(city, bundle):
    with pytest.raises(Faults, match="geojson"):
        export_control(city, bundle, format="shapefile")
