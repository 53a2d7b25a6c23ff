"""Front lines: the edges that districts of different statuses share, as lines with a length."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np
import pyproj
import shapely

from geo.crs import MEASURED, STORED, require_crs


@dataclass(frozen=True, slots=True)
class FrontLine:
    """Where status `a` meets status `b` (sorted): MultiLineString in EPSG:4326, `length_km` measured in EPSG:32637."""

    a: str
    b: str
    geometry: shapely.MultiLineString
    length_km: float


class Borders:
    """The edges that any two districts share, found once: a coverage's neighbours have their vertices in common."""

    __slots__ = ("first", "lengths_km", "second", "segments")

    def __init__(self, districts):
        """`districts`: GeoDataFrame by P-code, a valid coverage in EPSG:4326."""
        require_crs(districts, where="districts")
        codes = np.array(sorted(districts.index))
        shapes = districts.geometry.loc[codes].array
        rings, ring_owner = shapely.get_rings(np.asarray(shapes), return_index=True)
        points, ring = shapely.get_coordinates(rings, return_index=True)
        inside = ring[:-1] == ring[1:]
        start, end, owner = points[:-1][inside], points[1:][inside], ring_owner[ring[:-1][inside]]
        flip = (start[:, 0] > end[:, 0]) | ((start[:, 0] == end[:, 0]) & (start[:, 1] > end[:, 1]))
        ordered = np.where(flip[:, None], np.hstack([end, start]), np.hstack([start, end]))
        order = np.lexsort((owner, *ordered.T[::-1]))
        ordered, owner = ordered[order], owner[order]
        shared = (ordered[:-1] == ordered[1:]).all(axis=1) & (owner[:-1] != owner[1:])
        self.segments = ordered[:-1][shared].reshape(-1, 2, 2)
        self.first, self.second = codes[owner[:-1][shared]], codes[owner[1:][shared]]
        project = pyproj.Transformer.from_crs(STORED, MEASURED, always_xy=True)
        x, y = project.transform(self.segments[..., 0], self.segments[..., 1])
        self.lengths_km = np.hypot(x[:, 1] - x[:, 0], y[:, 1] - y[:, 0]) / 1000 if len(self.segments) else np.zeros(0)

    def neighbours(self) -> dict[str, tuple[str, ...]]:
        """P-code → P-codes that share an edge with it, sorted."""
        found: dict[str, set[str]] = {}
        for a, b in zip(self.first.tolist(), self.second.tolist(), strict=True):
            found.setdefault(a, set()).add(b)
            found.setdefault(b, set()).add(a)
        return {code: tuple(sorted(found[code])) for code in sorted(found)}

    def draw(self, statuses: Mapping[str, str], *, among: Collection[str] | None = None) -> list[FrontLine]:
        """The lines between different statuses, sorted by pair; `among` keeps lines between these statuses only.

        `statuses`: P-code → status; a district without one has no front.
        """
        a = np.array([statuses.get(c, "") for c in self.first.tolist()], dtype=object)
        b = np.array([statuses.get(c, "") for c in self.second.tolist()], dtype=object)
        pairs: dict[tuple[str, str], list[int]] = {}
        for n in np.flatnonzero(a != b).tolist():
            pair = (a[n], b[n]) if a[n] < b[n] else (b[n], a[n])
            if pair[0] and (among is None or (pair[0] in among and pair[1] in among)):
                pairs.setdefault(pair, []).append(n)
        return [FrontLine(*pair, _join(self.segments[pairs[pair]]), float(self.lengths_km[pairs[pair]].sum()))
                for pair in sorted(pairs)]


def _join(segments: np.ndarray) -> shapely.MultiLineString:
    merged = shapely.line_merge(shapely.multilinestrings(shapely.linestrings(segments)))
    parts = shapely.get_parts(shapely.normalize(merged))
    return shapely.multilinestrings(parts)
