"""The districts of a city: read, checked as a coverage, and who borders on whom."""

from __future__ import annotations

import re
from pathlib import Path

import geopandas as gpd
import shapely

from geo.crs import MEASURED, STORED, area_km2, check_crs
from geo.faults import Fault, Faults, raise_faults

PCODE = re.compile(r"[A-Z]{1,3}\d{2,}")
COLUMNS = ("pcode", "name", "name_ar")


def read_districts(path: Path | str) -> gpd.GeoDataFrame:
    """Read a city's districts from GeoJSON (or any file that GDAL opens).

    Returns one row per district: index `pcode` (sorted), columns `name`, `name_ar`, `area_km2` (measured in
    EPSG:32637), `geometry` (EPSG:4326, lon/lat). Raises `Faults` with every reason why the file is no valid coverage.
    """
    path = Path(path)
    if not path.is_file():
        raise Faults(Fault(str(path), "no such file", "a GeoJSON of districts"))
    try:
        # A P-code such as T0101 must not be taken for a time of day.
        options = {"DATE_AS_STRING": "YES"} if path.suffix.lower() in (".geojson", ".json") else {}
        frame = gpd.read_file(path, **options)
    except Exception as error:  # GDAL raises many kinds
        raise Faults(Fault(str(path), f"can't be read: {error}", "a GeoJSON of districts")) from error
    if not isinstance(frame, gpd.GeoDataFrame):
        raise Faults(Fault(str(path), "has no geometry", "polygons"))
    raise_faults(check_districts(frame, where=path.name))
    frame = frame.set_index("pcode").sort_index()
    frame["area_km2"] = area_km2(frame)
    return frame[["name", "name_ar", "area_km2", "geometry"]]


def check_districts(frame: gpd.GeoDataFrame, *, where: str = "districts") -> list[Fault]:
    """Every fault of a frame of districts (column or index `pcode`, `name`, `name_ar`, polygons in EPSG:4326)."""
    if frame.index.name == "pcode":
        frame = frame.reset_index()
    if not len(frame):
        return [Fault(where, "no districts", "one polygon or more")]
    faults = [Fault(where, f"column {c} is missing") for c in COLUMNS if c not in frame.columns]
    labels = [f"{where} row {n}" for n in range(1, len(frame) + 1)]
    if "pcode" in frame.columns:
        seen: dict[str, int] = {}
        for n, code in enumerate(frame["pcode"], 1):
            if not isinstance(code, str) or not code.strip():
                faults.append(Fault(labels[n - 1], "no P-code", "a code such as N0119"))
                continue
            if not PCODE.fullmatch(code):
                faults.append(Fault(labels[n - 1], f"P-code {code!r}", "letters and digits such as N0119"))
            if code in seen:
                faults.append(Fault(labels[n - 1], f"P-code {code} again, first in row {seen[code]}", "each P-code once"))
            seen.setdefault(code, n)
            labels[n - 1] = f"{where} {code}"
    if "name" in frame.columns:
        faults += [Fault(label, "no name") for label, name in zip(labels, frame["name"], strict=True)
                   if not isinstance(name, str) or not name.strip()]
    return faults + _check_shapes(frame, labels, where)


def _check_shapes(frame: gpd.GeoDataFrame, labels: list[str], where: str) -> list[Fault]:
    faults = check_crs(frame, where=where)
    shapes = frame.geometry.to_numpy()
    usable = []
    for n, (label, shape) in enumerate(zip(labels, shapes, strict=True)):
        if shape is None or shape.is_empty:
            faults.append(Fault(label, "no geometry", "a polygon"))
        elif shape.geom_type not in ("Polygon", "MultiPolygon"):
            faults.append(Fault(label, f"a {shape.geom_type}", "a polygon"))
        elif not shape.is_valid:
            faults.append(Fault(label, f"invalid geometry: {shapely.is_valid_reason(shape)}"))
        else:
            usable.append(n)
    if not usable or frame.crs is None or frame.crs != STORED:
        return faults
    west, south, east, north = shapely.total_bounds(shapes[usable])
    if not (west >= -180 and east <= 180 and south >= -90 and north <= 90):
        return [*faults, Fault(where, f"coordinates {west:g} {south:g} {east:g} {north:g}", "lon -180 to 180, lat -90 to 90")]
    # Far from the zone's meridian (39° E) metres of EPSG:32637 mean nothing: the file is of elsewhere, or lon and lat are swapped.
    if not (west >= 30 and east <= 48 and south >= 0 and north <= 84):
        return [*faults, Fault(where, f"lon {west:.2f} to {east:.2f}, lat {south:.2f} to {north:.2f}",
                               "lon 30 to 48, lat 0 to 84, where EPSG:32637 measures; lon first, lat second")]
    metric = gpd.GeoSeries(shapes[usable], crs=STORED).to_crs(MEASURED)
    return faults + _check_coverage(metric, [labels[n] for n in usable])


def _check_coverage(metric: gpd.GeoSeries, labels: list[str]) -> list[Fault]:
    """Overlaps by name; what else keeps polygons in metres from being a coverage: edges that don't match."""
    shapes = metric.to_numpy()
    if shapely.coverage_is_valid(shapes):
        return []
    faults, told = [], set()
    left, right = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    for a, b in sorted({(min(p), max(p)) for p in zip(left.tolist(), right.tolist(), strict=True) if p[0] != p[1]}):
        shared = shapes[a].intersection(shapes[b]).area
        if shared > 1.0:
            faults.append(Fault(labels[a], f"overlaps {labels[b]} by {shared:.0f} m²", "no overlap"))
            told |= {a, b}
    for n, edge in enumerate(shapely.coverage_invalid_edges(shapes)):
        if n not in told and edge is not None and not edge.is_empty:
            faults.append(Fault(labels[n], "edges don't match its neighbours'", "a valid coverage in EPSG:32637"))
    return faults


def neighbours(districts: gpd.GeoDataFrame) -> dict[str, tuple[str, ...]]:
    """P-code → the P-codes (sorted) that share an edge with it; a shared corner is not enough."""
    shapes = districts.geometry.to_numpy()
    codes = list(districts.index)
    found: dict[str, list[str]] = {code: [] for code in codes}
    left, right = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    for a, b in zip(left.tolist(), right.tolist(), strict=True):
        if a != b and shapes[a].boundary.intersection(shapes[b].boundary).length > 0:
            found[codes[a]].append(codes[b])
    return {code: tuple(sorted(found[code])) for code in sorted(found)}
