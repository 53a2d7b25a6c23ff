"""Parts cut by direction: the right side, the right area."""

from __future__ import annotations

import geopandas as gpd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.crs import area_km2
from geo.faults import Faults
from geo.parts import DIRECTIONS, cut_part

SHAPES = {
    "square": shapely.box(37, 36, 37.02, 36.02),
    "ell": shapely.from_wkt("POLYGON ((37 36, 37.03 36, 37.03 36.01, 37.01 36.01, 37.01 36.04, 37 36.04, 37 36))"),
    "kite": shapely.from_wkt("POLYGON ((37 36, 37.01 36.03, 37.03 36.02, 37.02 36.005, 37 36))"),
}


def measure(shape) -> float:
    return float(area_km2(gpd.GeoSeries([shape], crs="EPSG:4326")).iloc[0])


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(SHAPES)), st.sampled_from(DIRECTIONS), st.floats(0.05, 1))
def test_a_part_has_its_share_of_the_area_and_lies_inside(name, direction, share):
    shape = SHAPES[name]
    part = cut_part(shape, direction, share)
    assert measure(part) == pytest.approx(share * measure(shape), rel=0.02)
    assert shape.buffer(1e-5).contains(part)  # about a metre: a straight edge in one CRS bends in the other


@pytest.mark.parametrize(("direction", "dx", "dy"), [("north", 0, 1), ("south-east", 1, -1), ("west", -1, 0)])
def test_a_part_lies_on_its_side(direction, dx, dy):
    shape = SHAPES["square"]
    part = cut_part(shape, direction, 0.3)
    for step, moved in ((dx, part.centroid.x - shape.centroid.x), (dy, part.centroid.y - shape.centroid.y)):
        assert abs(moved) < 2e-4 if step == 0 else moved * step > 1e-3


def test_a_wrong_direction_and_a_wrong_share_are_faults_at_once():
    with pytest.raises(Faults) as caught:
        cut_part(SHAPES["square"], "upwards", 1.5)
    assert len(caught.value.faults) == 2
