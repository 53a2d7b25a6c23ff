"""What every saved page is made of: style sheet, patterns, rows of evidence, footer, and a policy that lets nothing in."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup, escape

from timeline.control.interval import ControlInterval
from timeline.control.state import DistrictState
from timeline.views.assets import hash_source, read_asset
from timeline.views.evidence import Citation, cite_claims, explain_rule
from timeline.views.features import describe_header
from timeline.views.style import Style

if TYPE_CHECKING:
    from timeline.bundle import Bundle
    from timeline.city import City

TEMPLATES = ("all.html.j2", "day.html.j2", "evidence.html.j2", "report.html.j2")


@lru_cache(maxsize=1)
def read_templates() -> Environment:
    """The page templates; whatever goes in is escaped unless it was marked as markup here."""
    return Environment(loader=DictLoader({name: read_asset(name) for name in TEMPLATES}), autoescape=True, undefined=StrictUndefined)


@dataclasses.dataclass(frozen=True, slots=True)
class DrawnStyle:
    """A style as a page draws it: `fill` a colour or a pattern of `draw_patterns`; `loose`: with a dashed edge, nobody's."""

    status: str
    label: str
    fill: str
    loose: bool


def draw_styles(styles: Mapping[str, Style]) -> dict[str, DrawnStyle]:
    return {
        s.status: DrawnStyle(
            s.status, s.label, s.colour if s.pattern == "solid" else f"url(#pattern-{s.status})", s.pattern == "dotted" and not s.party
        )
        for s in styles.values()
    }


def draw_patterns(styles: Mapping[str, Style], overlays: Iterable[tuple[str, float]] = ()) -> Markup:
    """The SVG patterns that `draw_styles` points at: stripes for hatched, dots for dotted.

    `overlays`: (colour, share) of sectors drawn over, as stripes on blank ground, as broad as the share.
    """
    drawn = Markup()
    for s in styles.values():
        ground = Markup('<rect width="8" height="8" fill="{}"/>').format(s.colour)
        if s.pattern == "hatched":
            drawn += Markup(
                '<pattern id="pattern-{}" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">{}'
                '<rect width="3" height="8" fill="{}"/></pattern>'
            ).format(s.status, ground, s.ink)
        elif s.pattern == "dotted":
            drawn += Markup(
                '<pattern id="pattern-{}" width="8" height="8" patternUnits="userSpaceOnUse">{}<circle cx="2" cy="2" r="1" '
                'fill="{}"/><circle cx="6" cy="6" r="1" fill="{}"/></pattern>'
            ).format(s.status, ground, s.ink, s.ink)
    for n, (colour, share) in enumerate(overlays):
        drawn += Markup('<pattern id="over-{}" width="15" height="15" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">'
                        '<rect width="15" height="15" fill="#f2f2f2"/><rect width="{}" height="15" fill="{}"/></pattern>').format(
            n, round(15 * share, 2), colour)  # fmt: skip
    return Markup('<svg class="patterns" aria-hidden="true"><defs>{}</defs></svg>').format(drawn)


@dataclasses.dataclass(frozen=True, slots=True)
class EvidenceRow:
    """A district's status with its evidence, as a table shows it; `support`/`against`: numbers of sentences, for a day with their citations."""

    id: str
    name: str
    name_ar: str
    status: str
    since: str
    until: str
    rule: str
    confidence: str
    support: tuple
    against: tuple


def list_day_evidence(city: City, bundle: Bundle, state: Iterable[DistrictState]) -> tuple[list[EvidenceRow], list[Citation]]:
    """A state's rows by name of the district, with (number, citation) pairs, newest first; and all sentences by number."""
    arabic = city.districts["name_ar"].to_dict()
    cited, sentences, number = _cite_all(bundle, state := list(state))

    def pick(ids: Iterable[str]) -> tuple:
        return tuple((number[c.claim.id], c) for c in cited if c.claim.id in set(ids))

    rows = [
        EvidenceRow(
            s.district, s.name, arabic[s.district] or "", s.status, s.since.isoformat(), "", _write_rule(city, s.rule), s.confidence,
            pick(s.support), pick(s.against),
        )
        for s in state
    ]  # fmt: skip
    return sorted(rows, key=lambda r: (r.name, r.id)), sentences


def list_all_evidence(city: City, bundle: Bundle, control: Iterable[ControlInterval]) -> tuple[list[EvidenceRow], list[Citation]]:
    """All intervals' rows with the numbers (from 1) of their sentences, and the sentences in that order."""
    names, arabic = city.districts["name"].to_dict(), city.districts["name_ar"].to_dict()
    _, sentences, number = _cite_all(bundle, control := [i for i in control if i.district in names])
    rows = [
        EvidenceRow(
            i.district,
            names[i.district],
            arabic[i.district] or "",
            i.status,
            i.valid_from.isoformat(),
            (i.valid_to - dt.timedelta(days=1)).isoformat() if i.valid_to else "open",
            _write_rule(city, i.rule),
            i.confidence,
            tuple(sorted(number[c] for c in i.support if c in number)),
            tuple(sorted(number[c] for c in i.against if c in number)),
        )
        for i in control
    ]
    return sorted(rows, key=lambda r: (r.name, r.id, r.since)), sentences


def _cite_all(bundle: Bundle, rows: Iterable) -> tuple[list[Citation], list[Citation], dict[str, int]]:
    """What the rows cite: newest event first, by day of publication, and claim id → number (from 1) in the latter order."""
    cited = cite_claims(bundle, {i for r in rows for i in (*r.support, *r.against)})
    sentences = sorted(cited, key=lambda c: (c.article.published, c.article.id, c.claim.start, c.claim.id))
    return cited, sentences, {c.claim.id: n for n, c in enumerate(sentences, 1)}


def _write_rule(city: City, rule: str) -> str:
    return explain_rule(city, rule).split(":")[0]


def write_policy(*, scripts: Iterable[str], styles: Iterable[str]) -> str:
    """A content security policy: nothing from anywhere; only these scripts and style sheets, and images inside the page."""
    allowed = {"script-src": list(map(hash_source, scripts)), "style-src": list(map(hash_source, styles)), "img-src": ["data:"]}
    named = "; ".join(f"{name} {' '.join(sources)}" for name, sources in allowed.items() if sources)
    return f"default-src 'none'; {named}; base-uri 'none'; form-action 'none'"


def write_policy_for(html: str) -> str:
    """The policy for the inline scripts and style sheets of a page as it stands."""
    scripts = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    styles = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    return write_policy(scripts=scripts, styles=styles)


def write_footer(city: City, bundle: Bundle, *, known_by: dt.date | None) -> Markup:
    """What the page was made of, and whose the data are."""
    header = describe_header(city, bundle, known_by=known_by)
    made = ", ".join(f"{key} {header[key]}" for key in ("generator", "rules", "extractor") if header.get(key))
    return (
        Markup("{}. {} {} articles, {} claims.").format(
            header["attribution"], f"Made by {made}." if made else "", len(bundle.articles), len(bundle.claims)
        )
        + Markup("<br>")
        + escape(header["licence"])
    )
