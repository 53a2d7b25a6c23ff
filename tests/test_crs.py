"""Coordinate reference systems: stored in degrees, measured in metres."""

import geopandas as gpd
import pytest
from shapely.geometry import box

from geo.crs import area_km2, check_crs, require_crs
from geo.faults import Faults


def test_a_square_of_a_kilometre():
    square = gpd.GeoSeries([box(500_000, 3_900_000, 501_000, 3_901_000)], crs="EPSG:32637").to_crs("EPSG:4326")
    assert area_km2(square)[0] == pytest.approx(1.0, rel=1e-4)


def test_wrong_and_missing_crs():
    square = gpd.GeoSeries([box(0, 0, 1, 1)])
    assert "no coordinate reference system" in str(check_crs(square)[0])
    with pytest.raises(Faults, match="EPSG:32637"):
        require_crs(square.set_crs("EPSG:32637"))
    with pytest.raises(Faults):
        area_km2(square.set_crs("EPSG:32637"))
