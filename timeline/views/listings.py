"""Reported shares and contradictions as rows: what tables, CSV and the dashboard show of them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from timeline.control.reconcile import Reconciliation, reconcile

if TYPE_CHECKING:
    from timeline.bundle import Bundle
    from timeline.city import City


def list_reconciliations(city: City, bundle: Bundle, *, on: dt.date | None = None, known_by: dt.date | None = None) -> list[dict]:
    """Each reported share beside the map's own range, sorted by day: verdict and why."""
    return [describe_reconciliation(city, r) for r in find_reconciliations(city, bundle, on=on, known_by=known_by)]


def find_reconciliations(
    city: City, bundle: Bundle, *, on: dt.date | None = None, known_by: dt.date | None = None, control=None
) -> list[Reconciliation]:
    """`reconcile` of a bundle; pass an index of its `control` where there is one."""
    return reconcile(
        bundle.claims, control or bundle.control, bundle.articles, theatre=city.theatre, districts=city.districts, on=on, known_by=known_by
    )


def describe_reconciliation(city: City, row: Reconciliation) -> dict:
    report = row.report
    return {
        "day": report.day.isoformat(),
        "party": report.party,
        "reported": say_range(report.low, report.high),
        "map": say_range(*row.modelled) if row.modelled else "",
        "verdict": row.verdict,
        "of": row.scope_name,
        "measure": row.measure,
        "speaker": report.voice,
        "side": report.side,
        "why": row.why,
        "open_districts": ";".join(row.open_districts),
        "claim": report.claim,
        "sentence": report.quote,
    }


def say_range(low: float, high: float) -> str:
    """Two shares as per cent: one figure where they are the same."""
    one, other = f"{100 * low:.0f}", f"{100 * high:.0f}"
    return f"{one} %" if one == other else f"{one}–{other} %"
