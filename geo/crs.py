"""Coordinate reference systems: lon/lat is stored, metres are measured."""

from __future__ import annotations

import geopandas as gpd

from geo.faults import Fault, raise_faults

STORED = "EPSG:4326"
MEASURED = "EPSG:32637"  # UTM 37N: Syria lies within its zone


def check_crs(frame: gpd.GeoDataFrame | gpd.GeoSeries, *, where: str = "frame", crs: str = STORED) -> list[Fault]:
    """One fault if `frame` has no CRS or another than `crs`; otherwise none."""
    if frame.crs is None:
        return [Fault(where, "no coordinate reference system", crs)]
    if frame.crs != crs:
        return [Fault(where, f"coordinate reference system {frame.crs.to_string()}", crs)]
    return []


def require_crs(frame: gpd.GeoDataFrame | gpd.GeoSeries, *, where: str = "frame", crs: str = STORED) -> None:
    """Raise `Faults` unless `frame` is in `crs`."""
    raise_faults(check_crs(frame, where=where, crs=crs))


def area_km2(shapes: gpd.GeoDataFrame | gpd.GeoSeries):
    """Areas in km², measured in EPSG:32637; a float Series on the index of `shapes` (stored in EPSG:4326)."""
    require_crs(shapes)
    return shapes.geometry.to_crs(MEASURED).area / 1e6
