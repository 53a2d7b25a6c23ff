"""Parts of a polygon: its north, its centre, a fifth of it in the south-east, cut to the stated share of its area."""

from __future__ import annotations

import math

import pyproj
import shapely
from shapely.affinity import rotate

from geo.crs import MEASURED, STORED
from geo.faults import Fault, Faults

# where the part lies, as a bearing in degrees clockwise from north
BEARINGS = {"north": 0, "north-east": 45, "east": 90, "south-east": 135, "south": 180, "south-west": 225, "west": 270,
            "north-west": 315}
DIRECTIONS = (*BEARINGS, "centre")
_FORWARD = pyproj.Transformer.from_crs(STORED, MEASURED, always_xy=True)
_BACK = pyproj.Transformer.from_crs(MEASURED, STORED, always_xy=True)


def cut_part(polygon: shapely.Geometry, direction: str, share: float) -> shapely.Geometry:
    """The part of `polygon` (EPSG:4326) that lies to `direction` and has `share` of its area (EPSG:32637).

    `direction`: one of `DIRECTIONS`; `share` 0 to 1. Raises `Faults` for others.
    """
    faults = []
    if direction not in DIRECTIONS:
        faults.append(Fault("part", f"direction {direction!r}", " | ".join(DIRECTIONS)))
    if not 0 <= share <= 1:
        faults.append(Fault("part", f"share {share}", "0 to 1"))
    if faults:
        raise Faults(faults)
    if share == 1:
        return polygon
    flat = shapely.transform(polygon, _FORWARD.transform, interleaved=False)
    part = _cut_centre(flat, share) if direction == "centre" else _cut_side(flat, BEARINGS[direction], share)
    return shapely.normalize(shapely.transform(part, _BACK.transform, interleaved=False))


def _cut_side(flat: shapely.Geometry, bearing: float, share: float) -> shapely.Geometry:
    """The side of `flat` towards `bearing`: turned so that it lies up, cut by a level line."""
    origin = flat.centroid
    turned = rotate(flat, bearing, origin=origin)  # counter-clockwise: the bearing now points up
    left, low, right, high = turned.bounds
    top, area = high, flat.area
    for _ in range(60):
        level = (low + high) / 2
        if shapely.clip_by_rect(turned, left - 1, level, right + 1, top + 1).area > share * area:
            low = level
        else:
            high = level
    return rotate(shapely.clip_by_rect(turned, left - 1, (low + high) / 2, right + 1, top + 1), -bearing, origin=origin)


def _cut_centre(flat: shapely.Geometry, share: float) -> shapely.Geometry:
    """What lies within a circle around a point well inside `flat`."""
    centre = flat.centroid if flat.contains(flat.centroid) else flat.representative_point()
    low, high = 0.0, math.dist((flat.bounds[0], flat.bounds[1]), (flat.bounds[2], flat.bounds[3]))
    for _ in range(40):
        radius = (low + high) / 2
        if shapely.intersection(flat, centre.buffer(radius, quad_segs=32)).area < share * flat.area:
            low = radius
        else:
            high = radius
    return shapely.intersection(flat, centre.buffer(high, quad_segs=32))
