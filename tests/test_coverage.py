"""Dissolved party polygons: the same area, the same shape, whatever was asked before."""

from __future__ import annotations

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import CODES, DISTRICTS

from geo.coverage import Coverage, dissolve_by_status
from geo.crs import area_km2
from geo.faults import Faults

STATUSES = st.lists(st.sampled_from(("government", "opposition", "contested")), min_size=9, max_size=9)


@settings(max_examples=30, deadline=None)
@given(STATUSES, STATUSES)
def test_the_next_day_is_the_day_dissolved_alone(first, second):
    coverage = Coverage(DISTRICTS)
    coverage.dissolve(dict(zip(CODES, first, strict=True)))
    later = coverage.dissolve(dict(zip(CODES, second, strict=True)))
    alone = dissolve_by_status(DISTRICTS, dict(zip(CODES, second, strict=True)))
    assert {s: g.wkb for s, g in later.items()} == {s: g.wkb for s, g in alone.items()}


@settings(max_examples=30, deadline=None)
@given(STATUSES)
def test_the_dissolved_polygons_are_those_of_geopandas(statuses):
    shapes = dissolve_by_status(DISTRICTS, dict(zip(CODES, statuses, strict=True)))
    rival = DISTRICTS.assign(status=statuses).dissolve("status").geometry
    assert list(shapes) == list(rival.index)
    for status, shape in shapes.items():
        assert shapely.symmetric_difference(shape, rival[status]).area < 1e-12
    assert sum(area_km2(DISTRICTS.set_geometry([shapes[s] for s in statuses])).groupby(statuses).first()) == pytest.approx(
        DISTRICTS["area_km2"].sum(), rel=1e-6)


def test_an_unknown_district_is_a_fault():
    with pytest.raises(Faults, match="X0001"):
        dissolve_by_status(DISTRICTS, {"X0001": "government"})
