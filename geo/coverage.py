"""A coverage dissolved by status: party polygons out of districts that share their edges, never by generic union."""

from __future__ import annotations

from collections.abc import Mapping

import shapely

from geo.crs import require_crs
from geo.faults import Fault, raise_faults


class Coverage:
    """The districts of a city, ready to be dissolved again and again.

    `districts`: GeoDataFrame by P-code, polygons in EPSG:4326, a valid coverage (`geo.districts`). The last answer is
    kept: the next day dissolves only the statuses whose districts changed.
    """

    __slots__ = ("_last", "_members", "codes", "shapes")

    def __init__(self, districts):
        require_crs(districts, where="districts")
        self.codes: tuple[str, ...] = tuple(sorted(districts.index))
        self.shapes = dict(zip(districts.index, districts.geometry.array, strict=True))
        self._members: dict[str, list[str]] = {}
        self._last: dict[str, shapely.Geometry] = {}

    def dissolve(self, statuses: Mapping[str, str], *, fresh: bool = False) -> dict[str, shapely.Geometry]:
        """One (multi)polygon per status, by status sorted; `statuses` is P-code → status.

        `fresh`: use nothing of the last answer. The same districts give the same polygon, whatever was asked before.
        Raises `Faults` for an unknown district.
        """
        if not statuses.keys() <= self.shapes.keys():
            raise_faults(Fault("coverage", f"unknown district {code!r}", "a P-code of the coverage")
                         for code in sorted(set(statuses) - set(self.shapes)))
        groups: dict[str, list[str]] = {}
        for code in self.codes:
            if code in statuses:
                groups.setdefault(statuses[code], []).append(code)
        shapes = {}
        for status in sorted(groups):
            if not fresh and self._members.get(status) == groups[status]:
                shapes[status] = self._last[status]
            else:
                shapes[status] = shapely.normalize(shapely.coverage_union_all([self.shapes[c] for c in groups[status]]))
        self._members, self._last = groups, shapes
        return dict(shapes)


def dissolve_by_status(districts, statuses: Mapping[str, str]) -> dict[str, shapely.Geometry]:
    """`Coverage(districts).dissolve(statuses)`: for a single day."""
    return Coverage(districts).dissolve(statuses)
