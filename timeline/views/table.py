"""Control as rows: what tables, CSV and the other formats are made of. A row is a dict of plain values, always with the same keys."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from timeline.control.state import ControlIndex, DistrictState, area_by_status, state_on

if TYPE_CHECKING:
    from timeline.bundle import Bundle
    from timeline.city import City


def find_state(
    city: City, bundle: Bundle, day: dt.date, *, known_by: dt.date | None = None, index: ControlIndex | None = None
) -> list[DistrictState]:
    """The state of a day from a bundle; pass an `index` of its control to ask for many days."""
    return state_on(index or bundle.control, day, known_by=known_by, theatre=city.theatre, districts=city.districts)


def list_state(city: City, bundle: Bundle, day: dt.date, *, known_by: dt.date | None = None) -> list[dict]:
    """One row per district, by P-code: its status on `day`, since when, by which rule, on which claims (ids, joined by `;`)."""
    arabic = city.districts["name_ar"].to_dict()
    return [
        {
            "district": s.district,
            "name": s.name,
            "name_ar": arabic[s.district] or "",
            "status": s.status,
            "since": s.since.isoformat(),
            "until": _iso(s.valid_to),
            "rule": s.rule,
            "confidence": s.confidence,
            "last_supported": _iso(s.last_supported),
            "stale_days": s.stale_days,
            "inferred": s.inferred,
            "shares": write_shares(s.shares),
            "claims": ";".join(s.support),
            "against": ";".join(s.against),
            "on": day.isoformat(),
            "known_by": _iso(known_by),
        }
        for s in find_state(city, bundle, day, known_by=known_by)
    ]


def sum_state(city: City, bundle: Bundle, day: dt.date, *, known_by: dt.date | None = None) -> list[dict]:
    """One row per status of the theatre: km² and share of the city (both rounded for reading), and number of districts."""
    state = find_state(city, bundle, day, known_by=known_by)
    return [
        {
            "status": a.status,
            "label": city.theatre.party(a.status).label,
            "km2": round(a.km2, 2),
            "share": f"{100 * a.share:.1f} %",
            "districts": a.districts,
        }
        for a in area_by_status(state, city.districts, theatre=city.theatre)
    ]


def write_shares(shares: tuple[tuple[str, float, float], ...]) -> str:
    """`((party, min, max), …)` as `party 0.4–0.6; …`, one figure where both ends are the same."""
    return "; ".join(f"{party} {low:g}" if low == high else f"{party} {low:g}–{high:g}" for party, low, high in shares)


def _iso(day: dt.date | None) -> str:
    return "" if day is None else day.isoformat()
