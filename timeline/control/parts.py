"""Parts of districts: who is said to hold which part, from when to when, drawn where the text gives a direction."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

import shapely

from geo.parts import DIRECTIONS, cut_part
from timeline.articles.article import Article
from timeline.claims.claim import Claim
from timeline.control.hearing import HOLDING
from timeline.control.interval import CONTESTED
from timeline.control.rules import Rules
from timeline.control.state import index_control
from timeline.control.theatre import Theatre
from timeline.control.weigh import Evidence, weigh_claims

HALF = 0.5  # what is drawn of "the northern part" where no share is stated


@dataclass(frozen=True, slots=True)
class ControlPart:
    """A part of a district that `party` is said to hold over `[valid_from, valid_to)` (None: open).

    `part` is the place id of a quarter, or the place and a direction ("x/north"), or "share". `geometry` (EPSG:4326) is
    drawn only where a direction is given, to `drawn_share` of the district's area; no line is invented otherwise.
    """

    district: str
    part: str
    party: str
    direction: str
    share_min: float
    share_max: float
    valid_from: dt.date
    valid_to: dt.date | None
    claims: tuple[str, ...]
    geometry: shapely.Geometry | None = None
    drawn_share: float | None = None


def list_parts(claims: Iterable[Claim], articles: Iterable[Article], control, *, theatre: Theatre, districts, rules: Rules,
               known_by: dt.date | None = None) -> list[ControlPart]:
    """The parts that stand beside contested districts, sorted by district, first day and part.

    A part ends where the district's contested days end, or where another party is said to hold the same part.
    """
    listed = list(articles)
    if known_by is not None:
        listed = [a for a in listed if a.published <= known_by]
        ids = {a.id for a in listed}
        claims = [c for c in claims if c.article_id in ids]
    evidence = weigh_claims(claims, listed, theatre=theatre, districts=districts, rules=rules)
    view = index_control(control).view(known_by)
    shapes = districts.geometry
    found: list[ControlPart] = []
    for code in sorted(evidence):
        rows = [r for r in view.get(code, ((), ()))[1] if r.status == CONTESTED]
        items = [i for i in evidence[code] if i.key and i.kind in HOLDING and i.breadth == 1]
        for first, last in join_spans(rows):
            found.extend(_part_span(code, items, first, last, shapes))
    return sorted(found, key=lambda p: (p.district, p.valid_from, p.part, p.party))


def join_spans(rows) -> list[tuple[dt.date, dt.date | None]]:
    """Contested intervals that follow each other as one span of days, end exclusive (None: open)."""
    spans: list[tuple[dt.date, dt.date | None]] = []
    for row in rows:
        if spans and spans[-1][1] == row.valid_from:
            spans[-1] = (spans[-1][0], row.valid_to)
        else:
            spans.append((row.valid_from, row.valid_to))
    return spans


def _part_span(code: str, items: list[Evidence], first: dt.date, last: dt.date | None, shapes) -> list[ControlPart]:
    by_part: dict[str, list[Evidence]] = {}
    for item in items:
        day = dt.date.fromordinal(item.day)
        if first <= day and (last is None or day < last):
            by_part.setdefault(item.key, []).append(item)
    found = []
    for part in sorted(by_part):
        runs: list[list[Evidence]] = []
        for item in by_part[part]:
            if runs and runs[-1][0].party == item.party:
                runs[-1].append(item)
            else:
                runs.append([item])
        starts = [dt.date.fromordinal(run[0].day) for run in runs] + [last]
        for n, run in enumerate(runs):
            if starts[n + 1] != starts[n]:
                found.append(_make_part(code, part, run, starts[n], starts[n + 1], shapes))
    return found


def _make_part(code: str, part: str, run: list[Evidence], first: dt.date, last: dt.date | None, shapes) -> ControlPart:
    direction = part.rsplit("/", 1)[-1] if "/" in part else ""
    direction = direction if direction in DIRECTIONS else ""
    low, high = run[-1].low, run[-1].high
    geometry = drawn = None
    if direction:
        drawn = HALF if (low, high) == (0.0, 1.0) else (low + high) / 2 if low else high
        geometry = cut_part(shapes[code], direction, drawn)
    return ControlPart(code, part, run[0].party, direction, low, high, first, last, tuple(sorted({i.claim for i in run})), geometry,
                       drawn)
