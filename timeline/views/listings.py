"""Reported shares and contradictions as rows: what tables, CSV and the dashboard show of them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from timeline.control.contradictions import Contradiction
from timeline.control.contradictions import list_contradictions as control_contradictions
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
        "unspoken": say_silent(city, row),
        "open_districts": ";".join(row.open_districts),
        "silent_districts": ";".join(row.silent_districts),
        "claim": report.claim,
        "sentence": report.quote,
    }


def say_silent(city: City, row: Reconciliation, *, most: int = 6) -> str:
    """The scope's districts of which no claim of their own speaks that day, by name: "24 of 63: Arqoub, … and 18 more"; "" if none."""
    names = city.districts["name"].to_dict()
    listed = [names.get(c, c) for c in row.silent_districts]
    if not listed:
        return ""
    rest = f" and {len(listed) - most} more" if len(listed) > most else ""
    return f"{len(listed)} of {len(row.report.districts)}: {', '.join(listed[:most])}{rest}"


def say_range(low: float, high: float) -> str:
    """Two shares as per cent: one figure where they are the same."""
    one, other = f"{100 * low:.0f}", f"{100 * high:.0f}"
    return f"{one} %" if one == other else f"{one}–{other} %"


def list_contradictions(city: City, bundle: Bundle, *, on: dt.date | None = None, known_by: dt.date | None = None) -> list[dict]:
    """Each contradiction as a row, sorted by first day and district: who says what, on whose side, what settled it and when."""
    return [describe_contradiction(row) for row in find_contradictions(city, bundle, on=on, known_by=known_by)]


def find_contradictions(
    city: City, bundle: Bundle, *, on: dt.date | None = None, known_by: dt.date | None = None, control=None
) -> list[Contradiction]:
    """The contradictions of a bundle; pass an index of its `control` where there is one."""
    return control_contradictions(
        bundle.claims,
        bundle.articles,
        control or bundle.control,
        theatre=city.theatre,
        districts=city.districts,
        rules=city.rules,
        on=on,
        known_by=known_by,
    )


def describe_contradiction(row: Contradiction) -> dict:
    return {
        "district": row.district,
        "name": row.name,
        "first": row.first.isoformat(),
        "last": row.last.isoformat(),
        "accounts": " | ".join(f"{s.says}: {', '.join(s.voices)} ({', '.join(s.sides)})" for s in row.statements),
        "settled_as": row.status or "open",
        "rule": row.rule,
        "settled_on": row.settled_on.isoformat() if row.settled_on else "",
        "known_from": row.known_from.isoformat() if row.known_from else "",
        "claims": ";".join(sorted({c for s in row.statements for c in s.claims})),
    }
