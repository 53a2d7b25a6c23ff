"""Charts of control over time, drawn by the Vega that comes with Streamlit: nothing is loaded from outside."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

import altair as alt

from timeline.control.reconcile import Reconciliation, model_shares
from timeline.control.state import ControlIndex, area_by_status, change_days, state_on
from timeline.views.style import Style, read_styles

if TYPE_CHECKING:
    from timeline.city import City
    from timeline.control.theatre import Offensive, Scope

LINE = 0.006  # a range without width is still seen
NEUTRAL = {"neutral": ("Neutral", "#1f5f8b"), "unknown": ("Side unknown", "#8a8f92")}


def tabulate_shares(city: City, index: ControlIndex, *, known_by: dt.date | None = None) -> list[dict]:
    """Share of the city by status from change to change: rows of `start`, `end` (ISO, exclusive), `status`, `low`, `high` (stacked, 0–1)."""
    theatre = city.theatre
    days = [theatre.opening.day, *(d for d in change_days(index, known_by=known_by) if theatre.opening.day < d <= theatre.end)]
    rows = []
    for n, day in enumerate(days):
        end = days[n + 1] if n + 1 < len(days) else theatre.end + dt.timedelta(days=1)
        state = state_on(index, day, known_by=known_by, theatre=theatre, districts=city.districts)
        low = 0.0
        for area in area_by_status(state, city.districts, theatre=theatre):
            if area.share:
                rows.append({"start": day.isoformat(), "end": end.isoformat(), "status": theatre.party(area.status).label,
                             "low": low, "high": low + area.share, "share": area.share, "km2": area.km2})  # fmt: skip
                low += area.share
    return rows


def draw_shares(city: City, rows: list[dict]) -> alt.Chart:
    """Who held how much of the city over the whole theatre, as stacked bands."""
    return (
        alt.Chart(alt.Data(values=rows), height=300)
        .mark_rect()
        .encode(
            x=alt.X("start:T", title=None),
            x2="end:T",
            y=alt.Y("low:Q", title="Share of the city", axis=alt.Axis(format="%"), scale=alt.Scale(domain=[0, 1])),
            y2="high:Q",
            color=_scale(alt.Color, read_styles(city.theatre).values()),
            stroke=_scale(alt.Stroke, read_styles(city.theatre).values()),
            tooltip=[
                alt.Tooltip("status:N", title="Held by"),
                alt.Tooltip("start:T", title="From"),
                alt.Tooltip("share:Q", format=".1%", title="Share"),
                alt.Tooltip("km2:Q", format=".1f", title="km²"),
            ],
        )
    )


def tabulate_reports(rows: Iterable[Reconciliation], *, party: str, scope: Scope, phase: Offensive) -> list[dict]:
    """Reported shares of a scope for a party in a phase: day, bounds, side in words, voice and sentence."""
    wanted = {scope.id, *scope.aliases}
    return [
        {"day": r.report.day.isoformat(), "low": r.report.low, "high": r.report.high, "side": r.report.side, "voice": r.report.voice,
         "verdict": r.verdict, "sentence": r.report.quote}
        for r in rows
        if r.report.party == party and r.report.scope in wanted and phase.start <= r.report.day <= phase.end and r.modelled is not None
    ]  # fmt: skip


def draw_reports(city: City, index: ControlIndex, reports: list[dict], *, party: str, scope: Scope, phase: Offensive,
                 known_by: dt.date | None = None) -> alt.LayerChart:  # fmt: skip
    """The map's own range of a party's share of a scope, day by day, and what was reported of it, sides told apart."""
    styles = read_styles(city.theatre)
    sides = {**{s.status: (f"{s.label} side", s.colour) for s in styles.values() if s.party}, **NEUTRAL}
    said = [{**r, "said": sides.get(r["side"], NEUTRAL["unknown"])[0]} for r in reports]
    band = [
        {"day": d.day.isoformat(), "next": (d.day + dt.timedelta(days=1)).isoformat(), "low": d.low, "high": max(d.high, d.low + LINE)}
        for d in model_shares(index, scope=scope.districts, party=party, first=phase.start, last=phase.end, theatre=city.theatre,
                              districts=city.districts, known_by=known_by)
    ]  # fmt: skip
    x = alt.X("day:T", title=None, axis=alt.Axis(format="%d %b", labelOverlap=True))
    y = alt.Y("low:Q", title="Share held", axis=alt.Axis(format="%"), scale=alt.Scale(domain=[0, 1]))
    modelled = (
        alt.Chart(alt.Data(values=band))
        .mark_rect(color=styles[party].colour, opacity=0.4)
        .encode(
            x=x,
            x2="next:T",
            y=y,
            y2="high:Q",
            tooltip=[
                alt.Tooltip("day:T"),
                alt.Tooltip("low:Q", format=".0%", title="at least"),
                alt.Tooltip("high:Q", format=".0%", title="at most"),
            ],
        )
    )
    used = [s for s in sides.values() if any(r["said"] == s[0] for r in said)]
    colour = alt.Color(
        "said:N",
        title="Who says so",
        scale=alt.Scale(domain=[s[0] for s in used], range=[s[1] for s in used]),
        legend=alt.Legend(orient="bottom"),
    )
    shape = alt.Shape("said:N", title="Who says so", scale=alt.Scale(domain=[s[0] for s in used]))
    tips = [alt.Tooltip("day:T"), alt.Tooltip("voice:N", title="Speaker"), alt.Tooltip("said:N", title="Side"), alt.Tooltip("low:Q", format=".0%"),
            alt.Tooltip("high:Q", format=".0%"), alt.Tooltip("verdict:N"), alt.Tooltip("sentence:N")]  # fmt: skip
    base = alt.Chart(alt.Data(values=said))
    bars = base.mark_rule(strokeWidth=2).encode(x=x, y=y, y2="high:Q", color=colour, tooltip=tips)
    ends = [base.mark_point(filled=True, size=55, opacity=1).encode(x=x, y=alt.Y(f"{f}:Q"), color=colour, shape=shape, tooltip=tips)
            for f in ("low", "high")]  # fmt: skip
    return alt.layer(modelled, bars, *ends).properties(height=360, title=f"{styles[party].name}: share of {scope.name}")


def _scale(channel: type, styles: Iterable[Style]):
    listed = list(styles)
    scale = alt.Scale(domain=[s.label for s in listed], range=[s.colour for s in listed])
    return channel("status:N", title=None, scale=scale, legend=alt.Legend(orient="bottom"))
