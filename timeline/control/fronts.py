"""Dated front lines: from each day of change to the next, where the parties meet, with their length."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

import shapely

from geo.front import Borders
from timeline.control.state import change_days, index_control
from timeline.control.theatre import Theatre


@dataclass(frozen=True, slots=True)
class DatedFront:
    """Where status `a` meets status `b` over `[valid_from, valid_to)` (None: open); EPSG:4326, length in km (EPSG:32637)."""

    a: str
    b: str
    valid_from: dt.date
    valid_to: dt.date | None
    geometry: shapely.MultiLineString
    length_km: float


def date_fronts(control, *, theatre: Theatre, districts, known_by: dt.date | None = None,
                among: Collection[str] | None = None) -> list[DatedFront]:
    """Front lines from change to change, sorted by pair and day; a line that a change leaves alone goes on.

    `among`: the statuses between which lines are drawn; the theatre's parties and contested by default.
    """
    index = index_control(control)
    borders = Borders(districts)
    wanted = frozenset(among or (*theatre.party_ids, "contested"))
    opening = {code: theatre.opening.status_of(code) for code in sorted(districts.index)}
    found: list[DatedFront] = []
    running: dict[tuple[str, str], tuple[dt.date, object]] = {}
    for day in [theatre.opening.day, *change_days(index, known_by=known_by)]:
        lines = {(f.a, f.b): f for f in borders.draw({**opening, **index.statuses_on(day, known_by=known_by)}, among=wanted)}
        for pair in sorted(running):
            since, line = running[pair]
            if pair not in lines or lines[pair].geometry != line.geometry:
                found.append(DatedFront(*pair, since, day, line.geometry, line.length_km))
                del running[pair]
        for pair, line in lines.items():
            running.setdefault(pair, (day, line))
    found += [DatedFront(*pair, since, None, line.geometry, line.length_km) for pair, (since, line) in running.items()]
    return sorted(found, key=lambda f: (f.a, f.b, f.valid_from))
