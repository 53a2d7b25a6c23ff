"""Laws of what is written: on random worlds it is read back as it was, and the same bytes come of any order."""

from __future__ import annotations

import csv
import dataclasses
import io
import random

import geopandas as gpd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from newsroom import make_city
from strategies import DISTRICTS, RULES, THEATRE, worlds

from timeline.bundle import Bundle
from timeline.control import resolve_control
from timeline.store.address import open_store
from timeline.store.dump import dump_bundle
from timeline.store.rows import SCHEMA, sort_control
from timeline.views.formats import FORMATS, export_control, read_interval
from timeline.views.geojson import pick_control, read_control_geojson, write_control_geojson

QUICK = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
FEW = settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture(scope="module")
def city(tmp_path_factory):
    return dataclasses.replace(make_city(tmp_path_factory.mktemp("gridville")), theatre=THEATRE, districts=DISTRICTS, rules=RULES)


def bundle_of(world) -> Bundle:
    claims, articles = world
    control = resolve_control(claims, articles, theatre=THEATRE, districts=DISTRICTS, rules=RULES)
    return Bundle(tuple(sorted(articles, key=lambda a: a.id)), tuple(sorted(claims, key=lambda c: c.id)), sort_control(control),
                  {"schema": SCHEMA, "city": THEATRE.id, "inputs": {}})


def test_geojson_and_csv_are_read_back(city):
    @QUICK
    @given(worlds())
    def holds(world):
        bundle = bundle_of(world)
        for every in (False, True):
            text = write_control_geojson(city, bundle, every_version=every)
            assert read_control_geojson(text) == pick_control(bundle.control, every_version=every)
        rows = csv.DictReader(io.StringIO(export_control(city, bundle, format="csv")))
        assert [read_interval(r) for r in rows] == pick_control(bundle.control)
    holds()


def test_frames_and_stores_are_read_back(city, tmp_path):
    @FEW
    @given(worlds())
    def holds(world):
        bundle = bundle_of(world)
        for format, read in (("gpkg", lambda p: gpd.read_file(p, layer="control")), ("parquet", gpd.read_parquet)):
            path = tmp_path / f"control.{format}"
            path.write_bytes(export_control(city, bundle, format=format))
            assert [read_interval(r) for r in read(path).drop(columns="geometry").to_dict("records")] == pick_control(bundle.control)
        path = tmp_path / "store.gpkg"
        open_store(str(path)).write(bundle, districts=DISTRICTS)
        assert open_store(str(path)).read() == bundle
        path.unlink()
    holds()


def test_any_order_gives_the_same_bytes(city):
    @FEW
    @given(worlds(), st.randoms(use_true_random=False))
    def holds(world, rng: random.Random):
        bundle = bundle_of(world)
        rows = {name: rng.sample(getattr(bundle, name), len(getattr(bundle, name))) for name in ("articles", "claims", "control")}
        turned = dataclasses.replace(bundle, **{name: tuple(values) for name, values in rows.items()})
        assert dump_bundle(turned) == dump_bundle(bundle)
        for format in FORMATS:
            if format != "gpkg":  # a database file's bytes are no promise, its dump is
                assert export_control(city, turned, format=format) == export_control(city, bundle, format=format)
    holds()
