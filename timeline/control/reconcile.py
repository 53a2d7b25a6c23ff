"""Reconcile: each reported share beside the range that the map itself allows, and the verdict with its reason."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from timeline.articles.article import Article
from timeline.claims.claim import Claim
from timeline.control.aggregates import Aggregate, list_aggregates
from timeline.control.interval import CONTESTED, UNKNOWN
from timeline.control.state import ControlIndex, index_control, share_range, state_on
from timeline.control.theatre import Theatre

CONSISTENT, INCONSISTENT, NOT_COMPARABLE = "consistent", "inconsistent", "not comparable"
TOLERANCE = 0.10
_MEASURES = {"area": "area", "former_area": "area of the former rebel scope", "districts": "number of districts"}


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """One reported share beside the map: `modelled` low and high (None where not comparable), verdict and why.

    `gap` is how far apart the two ranges lie (0: they meet). `open_districts` are the scope's contested and unknown
    districts that day; `silent_districts` those without a claim of their own (opening state or sector claim).
    """

    report: Aggregate
    scope_name: str
    measure: str
    modelled: tuple[float, float] | None
    gap: float | None
    verdict: str
    why: str
    open_districts: tuple[str, ...] = ()
    silent_districts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ShareDay:
    """The modelled range of a party's share of a scope on one day."""

    day: dt.date
    low: float
    high: float


def reconcile(claims: Iterable[Claim], control, articles: Iterable[Article], *, theatre: Theatre, districts,
              on: dt.date | None = None, known_by: dt.date | None = None, tolerance: float = TOLERANCE) -> list[Reconciliation]:
    """Every aggregate claim beside the map's own range for its scope, day and denominator, sorted by day and claim.

    `on`: only the shares of that day; `known_by`: reports and map as known at the end of that day (None: now).
    """
    index = index_control(control)
    areas = districts["area_km2"].to_dict()
    return [judge_share(item, index, theatre=theatre, districts=districts, areas=areas, known_by=known_by, tolerance=tolerance)
            for item in list_aggregates(claims, articles, theatre=theatre, known_by=known_by) if on is None or item.day == on]


def judge_share(item: Aggregate, index: ControlIndex, *, theatre: Theatre, districts, areas: Mapping[str, float],
                known_by: dt.date | None = None, tolerance: float = TOLERANCE) -> Reconciliation:
    """One reported share beside the map."""
    scope = theatre.scope(item.scope)
    name = scope.name if scope else item.scope
    measure = _MEASURES.get(item.denominator, item.denominator)
    reason = refuse_comparison(item, theatre)
    if reason:
        return Reconciliation(item, name, measure, None, None, NOT_COMPARABLE, reason)
    weights = {c: 1.0 if item.denominator == "districts" else areas[c] for c in item.districts if c in areas}
    state = [s for s in state_on(index, item.day, known_by=known_by, theatre=theatre, districts=districts) if s.district in weights]
    low, high = share_range(state, item.party, weights)
    gap = max(0.0, item.low - high, low - item.high)
    unsettled = tuple(s.district for s in state if s.status in (CONTESTED, UNKNOWN))
    silent = tuple(s.district for s in state if s.rule in ("opening", "sector"))
    reported = f"{item.low:.2f}" if item.low == item.high else f"{item.low:.2f} to {item.high:.2f}"
    words = f"reported {reported} of the {measure} of {name}; the map allows {low:.2f} to {high:.2f}"
    words += f" ({item.inferred})" if item.inferred else ""
    if gap <= tolerance + 1e-9:
        return Reconciliation(item, name, measure, (low, high), gap, CONSISTENT, words, unsettled, silent)
    reasons = [f"the report is {'ahead of' if item.low > high else 'behind'} the map by {gap:.2f}"]
    if silent:
        reasons.append(f"{len(silent)} of {len(state)} districts have no claim of their own")
    other = fit_other_measure(item, index, theatre=theatre, districts=districts, areas=areas, known_by=known_by, tolerance=tolerance)
    if other:
        reasons.append(f"it would fit {other}: the denominator may be another")
    if item.side == item.party:
        reasons.append("the side that gains says so itself")
    return Reconciliation(item, name, measure, (low, high), gap, INCONSISTENT, f"{words}; {'; '.join(reasons)}", unsettled, silent)


def refuse_comparison(item: Aggregate, theatre: Theatre) -> str:
    """Why a share can't be set beside the map, or ""."""
    if item.party not in theatre.party_ids:
        return f"{item.party} is no holder" + (", and the theatre's table names no only one" if item.party == UNKNOWN else "")
    if item.denominator == "population":
        return "a share of the population: the map knows areas and districts only"
    if item.denominator not in _MEASURES:
        return f"unknown denominator {item.denominator!r}"
    if not item.districts:
        return "the scope has no districts"
    if item.day < theatre.start:
        return "before the theatre's first day"
    if not item.stock and not item.cumulative:
        return "a flow: what was taken in some days says nothing of what is held"
    return ""


def fit_other_measure(item: Aggregate, index: ControlIndex, *, theatre: Theatre, districts, areas: Mapping[str, float],
                      known_by: dt.date | None, tolerance: float) -> str:
    """Another scope or denominator of the theatre that the reported share would fit, or ""."""
    state = state_on(index, item.day, known_by=known_by, theatre=theatre, districts=districts)
    for scope in theatre.scopes:
        for denominator in ("area", "districts"):
            if (scope.districts, denominator) == (item.districts, item.denominator):
                continue
            low, high = share_range(state, item.party, {c: 1.0 if denominator == "districts" else areas[c] for c in scope.districts})
            if max(0.0, item.low - high, low - item.high) <= tolerance and high - low < 0.5:
                return f"the {_MEASURES[denominator]} of {scope.name} ({low:.2f} to {high:.2f})"
    return ""


def model_shares(control, *, scope: Sequence[str], party: str, first: dt.date, last: dt.date, theatre: Theatre, districts,
                 known_by: dt.date | None = None) -> list[ShareDay]:
    """The modelled range of `party`'s share of the area of `scope` (P-codes) for each day from `first` to `last`, inclusive."""
    index = index_control(control)
    areas = districts["area_km2"].to_dict()
    weights = {c: areas[c] for c in sorted(scope)}
    days = [first + dt.timedelta(n) for n in range((last - first).days + 1)]
    rows = []
    for day in days:
        low, high = share_range(state_on(index, day, known_by=known_by, theatre=theatre, districts=districts), party, weights)
        rows.append(ShareDay(day, low, high))
    return rows


def range_reports(rows: Iterable[Reconciliation], *, party: str, scope: str, side: str = "neutral") -> dict[dt.date, tuple[float, float]]:
    """Least and most share that voices of `side` report of `scope` for `party`, by day: comparable reports only."""
    found: dict[dt.date, tuple[float, float]] = {}
    for row in rows:
        item = row.report
        if item.party == party and item.scope == scope and item.side == side and row.modelled is not None:
            low, high = found.get(item.day, (1.0, 0.0))
            found[item.day] = (min(low, item.low), max(high, item.high))
    return dict(sorted(found.items()))
