"""The state of a day: one status per district, found in logarithmic time; areas by status; the days of change."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from timeline.control.interval import CONTESTED, UNKNOWN, ControlInterval
from timeline.control.rules import INFERRED
from timeline.control.theatre import Theatre


@dataclass(frozen=True, slots=True)
class DistrictState:
    """One district on one day. `since` is the first day of the status; `valid_to` the first day after it, or None.

    `support`/`against` are claim ids; `claims` are those in support. `shares` is ((party, min, max), …).
    `stale_days`: days since a claim last spoke for the status, at most; None for the opening state.
    `inferred`: the holder is named by the theatre's table, not by a claim.
    """

    district: str
    name: str
    status: str
    since: dt.date
    rule: str
    valid_to: dt.date | None = None
    support: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    shares: tuple[tuple[str, float, float], ...] = ()
    confidence: str = "low"
    last_supported: dt.date | None = None
    stale_days: int | None = None
    inferred: bool = False
    known_from: dt.date | None = None

    @property
    def claims(self) -> tuple[str, ...]:
        return self.support


class ControlIndex:
    """Intervals made ready for look-up: built once in O(n log n), a district's day found in O(log n).

    Iterating gives the intervals in their order. A knowledge day asked for the first time is laid out once.
    """

    __slots__ = ("_by_district", "_views", "intervals")

    def __init__(self, control: Iterable[ControlInterval]):
        self.intervals: tuple[ControlInterval, ...] = tuple(control)
        self._by_district: dict[str, list[ControlInterval]] = {}
        for row in self.intervals:
            self._by_district.setdefault(row.district, []).append(row)
        self._views: dict[dt.date | None, dict[str, tuple[list[dt.date], list[ControlInterval]]]] = {}

    def __iter__(self):
        return iter(self.intervals)

    def __len__(self) -> int:
        return len(self.intervals)

    def view(self, known_by: dt.date | None = None) -> Mapping[str, tuple[list[dt.date], list[ControlInterval]]]:
        """Per district (sorted): first days and intervals, as known at the end of `known_by` (None: now)."""
        if known_by not in self._views:
            view = {}
            for district in sorted(self._by_district):
                rows = [r for r in self._by_district[district] if is_known(r, known_by)]
                rows.sort(key=lambda r: r.valid_from)
                view[district] = ([r.valid_from for r in rows], rows)
            self._views[known_by] = view
        return self._views[known_by]

    def of_district(self, district: str) -> list[ControlInterval]:
        """All intervals of a district, on both clocks, in their order."""
        return self._by_district.get(district, [])

    def find(self, district: str, day: dt.date, *, known_by: dt.date | None = None) -> ControlInterval | None:
        """The district's interval on that day; on a day before the first, the first; None for an unknown district."""
        starts, rows = self.view(known_by).get(district, ((), ()))
        return rows[max(bisect_right(starts, day) - 1, 0)] if rows else None


    def statuses_on(self, day: dt.date, *, known_by: dt.date | None = None) -> dict[str, str]:
        """P-code → status of that day, for the districts that have intervals: the light form of `state_on`."""
        return {code: rows[max(bisect_right(starts, day) - 1, 0)].status for code, (starts, rows) in self.view(known_by).items()
                if rows}


def is_known(row: ControlInterval, known_by: dt.date | None) -> bool:
    """Whether this interval was believed at the end of `known_by` (None: now)."""
    if known_by is None:
        return row.known_to is None
    return (row.known_from is None or row.known_from <= known_by) and (row.known_to is None or known_by < row.known_to)


def index_control(control: Sequence[ControlInterval] | ControlIndex) -> ControlIndex:
    return control if isinstance(control, ControlIndex) else ControlIndex(control)


def state_on(control: Sequence[ControlInterval] | ControlIndex, day: dt.date, *, known_by: dt.date | None = None,
             theatre: Theatre, districts) -> list[DistrictState]:
    """Every district's status on `day` as known at the end of `known_by` (None: now), sorted by P-code.

    `districts`: GeoDataFrame by P-code (`name`). A day before the theatre shows the opening state. A district without
    an interval shows the opening state too. Pass a `ControlIndex` to ask for many days.
    """
    index = index_control(control)
    view = index.view(known_by)
    names = districts["name"].to_dict()
    opening = theatre.opening
    asked = max(day, opening.day)
    states = []
    for code in sorted(names):
        starts, rows = view.get(code, ((), ()))
        if not rows:
            states.append(DistrictState(code, names[code], opening.status_of(code), opening.day, "opening", confidence="medium"))
            continue
        row = rows[max(bisect_right(starts, asked) - 1, 0)]
        states.append(DistrictState(code, names[code], row.status, row.valid_from, row.rule, row.valid_to, row.support,
                                    row.against, row.shares, row.confidence, row.last_supported, count_stale_days(row, asked),
                                    row.rule in INFERRED, row.known_from))
    return states


def count_stale_days(row: ControlInterval, day: dt.date) -> int | None:
    """Days since a claim last spoke for the status, at most: support on a later day can't be told from the interval."""
    if row.last_supported is None:
        return None
    return max((day - (row.last_supported if row.last_supported <= day else row.valid_from)).days, 0)


def change_days(control: Iterable[ControlInterval] | ControlIndex, *, known_by: dt.date | None = None) -> list[dt.date]:
    """The days on which some district's state begins anew, as known at the end of `known_by` (None: now), sorted.

    The opening day of each district is no change.
    """
    days: set[dt.date] = set()
    for starts, _ in index_control(control).view(known_by).values():
        days.update(starts[1:])
    return sorted(days)


@dataclass(frozen=True, slots=True)
class StatusArea:
    """How much of the city has a status: `km2` and `share` of the city; `districts` is their number."""

    status: str
    km2: float
    share: float
    districts: int


def area_by_status(state: Iterable[DistrictState], districts, *, theatre: Theatre | None = None) -> list[StatusArea]:
    """Area in km² and share of the city by status, from the column `area_km2`; the sum is the city's area.

    With a theatre every status of it has its row, in its order; without, those that occur, sorted.
    """
    areas = districts["area_km2"].to_dict()
    total = sum(areas[d] for d in sorted(areas))
    found: dict[str, list[float]] = {status: [] for status in (theatre.statuses if theatre else ())}
    for row in state:
        found.setdefault(row.status, []).append(areas[row.district])
    order = list(found) if theatre else sorted(found)
    return [StatusArea(s, sum(found[s]), sum(found[s]) / total if total else 0.0, len(found[s])) for s in order]


def share_range(state: Iterable[DistrictState], party: str, areas: Mapping[str, float]) -> tuple[float, float]:
    """Least and most share of these districts (P-code → km²) that `party` can hold: contested and unknown widen it."""
    low = high = total = 0.0
    for row in state:
        if row.district not in areas:
            continue
        area = areas[row.district]
        total += area
        if row.status == party:
            low, high = low + area, high + area
        elif row.status in (CONTESTED, UNKNOWN):
            least, most = next(((a, b) for p, a, b in row.shares if p == party), (0.0, 1.0))
            low, high = low + area * least, high + area * most
    return (low / total, high / total) if total else (0.0, 0.0)
