"""The report on the whole theatre as one page: changes with their sources, shares over time, contradictions, weak support."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from markupsafe import Markup

from timeline.control.report import ShareRow, last_offensive, list_changes, list_shares, list_weak
from timeline.control.state import ControlIndex
from timeline.views.assets import read_asset
from timeline.views.charts import tabulate_shares
from timeline.views.evidence import cite_claims, explain_rule, find_link, say_span
from timeline.views.listings import find_contradictions, list_reconciliations, say_range
from timeline.views.page import draw_patterns, draw_styles, read_templates, write_footer, write_policy_for
from timeline.views.style import Style, read_styles

if TYPE_CHECKING:
    from timeline.bundle import Bundle
    from timeline.city import City

WIDTH, HEIGHT = 1000, 220  # of the drawings, in their own units


def render_report(city: City, bundle: Bundle, *, known_by: dt.date | None = None) -> str:
    """The report as self-contained HTML without scripts; the same bytes for the same inputs."""
    theatre, styles = city.theatre, read_styles(city.theatre)
    index = ControlIndex(bundle.control)
    changes = list_changes(index, bundle.claims, bundle.articles, districts=city.districts, known_by=known_by, last=theatre.end)
    disputes = find_contradictions(city, bundle, known_by=known_by, control=index)
    cited = {c.claim.id: c for c in cite_claims(bundle, {i for row in disputes for s in row.statements for i in s.claims})}
    weak = [r for r in list_weak(index, known_by=known_by) if r.district in city.districts.index]
    phase, party = last_offensive(theatre), theatre.opening.status
    scopes = [s for s in theatre.scopes if s.chart and phase and party in theatre.party_ids]
    fits = []
    for scope in scopes:
        rows = list_shares(index, bundle.claims, bundle.articles, scope=scope.id, party=party, first=phase.start, last=phase.end,
                           theatre=theatre, districts=city.districts, known_by=known_by)  # fmt: skip
        fits.append((scope, draw_fit(rows, styles[party]), rows, [r for r in rows if r.meets is not None]))
    page = read_templates().get_template("report.html.j2").render(
        title=theatre.name, policy="POLICY", style=Markup(read_asset("page.css")), defs=draw_patterns(styles), styles=draw_styles(styles),
        changes=changes, disputes=disputes, cited=cited, weak=weak, names=city.districts["name"].to_dict(), phase=phase, fits=fits,
        party=styles.get(party), shares=draw_bands(tabulate_shares(city, index, known_by=known_by), city, styles), say_range=say_range,
        reconciliations=list_reconciliations(city, bundle, known_by=known_by), explain=lambda rule: explain_rule(city, rule).split(":")[0],
        say_span=say_span, is_link=lambda url: url[:8].lower().startswith(("https://", "http://")), find_link=find_link,
        footer=write_footer(city, bundle, known_by=known_by), theatre=theatre, known_by=known_by,
    )  # fmt: skip
    return page.replace("POLICY", write_policy_for(page), 1)


def draw_bands(rows: Sequence[dict], city: City, styles: dict[str, Style]) -> Markup:
    """Share of the city by status over the whole theatre, as stacked bands in SVG."""
    first, last = city.theatre.opening.day, city.theatre.end
    days = (last - first).days + 1
    colour = {s.label: s.colour for s in styles.values()}

    def across(iso: str) -> float:
        return round(WIDTH * (dt.date.fromisoformat(iso) - first).days / days, 2)

    bands = Markup().join(
        Markup('<rect x="{}" y="{}" width="{}" height="{}" fill="{}" shape-rendering="crispEdges"/>').format(
            across(r["start"]),
            round(HEIGHT * (1 - r["high"]), 2),
            round(across(r["end"]) - across(r["start"]), 2),
            round(HEIGHT * (r["high"] - r["low"]), 2),
            colour[r["status"]],
        )
        for r in rows
    )
    years = Markup().join(
        Markup('<line x1="{0}" x2="{0}" y1="0" y2="{1}" class="tick"/><text x="{2}" y="{3}">{4}</text>').format(
            across(f"{year}-01-01"), HEIGHT, across(f"{year}-01-01") + 4, HEIGHT + 16, year
        )
        for year in range(first.year + 1, last.year + 1)
    )
    return Markup('<svg class="drawing" viewBox="0 0 {} {}" role="img" aria-label="Share of the city over time">{}{}</svg>').format(
        WIDTH, HEIGHT + 22, bands, years
    )


def draw_fit(rows: Sequence[ShareRow], style: Style) -> Markup:
    """The modelled range day by day as a band, what neutral voices reported as bars, in SVG."""
    step = WIDTH / max(1, len(rows))

    def down(share: float) -> float:
        return round(HEIGHT * (1 - share), 2)

    band = Markup().join(
        Markup('<rect x="{}" y="{}" width="{}" height="{}" fill="{}" opacity="0.45" shape-rendering="crispEdges"/>').format(
            round(n * step, 2), down(r.high), round(step, 2), max(1.5, round(HEIGHT * (r.high - r.low), 2)), style.colour
        )
        for n, r in enumerate(rows)
    )
    bars = Markup().join(
        Markup('<rect x="{}" y="{}" width="6" height="{}" class="bar"><title>{}: {}</title></rect>').format(
            round((n + 0.5) * step - 3, 2), down(r.reported[1]) - 3, round(HEIGHT * (r.reported[1] - r.reported[0]) + 6, 2), r.day.isoformat(),
            say_range(*r.reported),
        )
        for n, r in enumerate(rows)
        if r.reported
    )  # fmt: skip
    days = Markup().join(
        Markup('<text x="{}" y="{}">{}</text>').format(round(n * step, 2), HEIGHT + 16, r.day.isoformat()[5:])
        for n, r in enumerate(rows)
        if n % 7 == 0
    )
    grid = Markup().join(
        Markup('<line x1="0" x2="{}" y1="{}" y2="{}" class="tick"/><text x="2" y="{}">{} %</text>').format(
            WIDTH, down(s), down(s), down(s) - 3, round(100 * s)
        )
        for s in (0.25, 0.5, 0.75)
    )
    return Markup('<svg class="drawing" viewBox="0 0 {} {}" role="img" aria-label="Modelled range and reported shares">{}{}{}{}</svg>').format(
        WIDTH, HEIGHT + 22, grid, band, bars, days
    )
