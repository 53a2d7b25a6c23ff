"""The whole timeline as one JSON text for the browser: geometry, intervals and the evidence behind them.

Days are whole numbers counted from the first day shown (the theatre's opening day); null is open. Rows refer to
statuses, districts, rules, claims and articles by their place in the payload's lists.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import shapely

from geo.front import Borders
from timeline.control.aggregates import list_aggregates
from timeline.control.parts import list_parts
from timeline.views.evidence import explain_rule
from timeline.views.features import ATTRIBUTION, round_geometry, write_json
from timeline.views.style import read_styles

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

    from timeline.bundle import Bundle
    from timeline.city import City


def find_borders(districts: GeoDataFrame) -> list[list]:
    """The lines that two districts share: `[place of one, place of the other, km, [[[lon, lat], …], …]]`, sorted."""
    borders = Borders(districts)
    place = {code: n for n, code in enumerate(sorted(districts.index))}
    members: dict[tuple[int, int], list[int]] = {}
    for n, (a, b) in enumerate(zip(borders.first.tolist(), borders.second.tolist(), strict=True)):
        members.setdefault((min(place[a], place[b]), max(place[a], place[b])), []).append(n)
    found = []
    for (a, b), rows in sorted(members.items()):
        merged = shapely.line_merge(shapely.multilinestrings(borders.segments[rows]))
        lines = sorted([[round(x, 6), round(y, 6)] for x, y in line.coords] for line in shapely.get_parts(merged))
        found.append([a, b, round(float(borders.lengths_km[rows].sum()), 4), lines])
    return found


def build_payload(city: City, bundle: Bundle) -> dict:
    """The payload as a dict (see the module's head); `city.districts` are in order of their P-code."""
    theatre, frame = city.theatre, city.districts.sort_index()
    first = theatre.opening.day

    def day(value: dt.date | None) -> int | None:
        return None if value is None else (value - first).days

    styles = read_styles(theatre)
    place = {code: n for n, code in enumerate(frame.index)}
    statuses = {status: n for n, status in enumerate(styles)}
    aggregates = list_aggregates(bundle.claims, bundle.articles, theatre=theatre)
    parts = list_parts(bundle.claims, bundle.articles, bundle.control, theatre=theatre, districts=city.districts, rules=city.rules)
    cited = {c for i in bundle.control for c in (*i.support, *i.against)} | {a.claim for a in aggregates} | {c for p in parts for c in p.claims}
    claims = [c for c in sorted(bundle.claims, key=lambda c: c.id) if c.id in cited]
    claim_at = {c.id: n for n, c in enumerate(claims)}
    wanted = {c.article_id for c in claims}
    articles = [a for a in sorted(bundle.articles, key=lambda a: a.id) if a.id in wanted]
    article_at = {a.id: n for n, a in enumerate(articles)}
    rules = sorted({i.rule for i in bundle.control})
    rule_at = {rule: n for n, rule in enumerate(rules)}
    anchors = frame.geometry.representative_point()
    return {
        "title": theatre.name,
        "first": first.isoformat(),
        "days": (theatre.end - first).days + 1,
        "attribution": ATTRIBUTION,
        "statuses": [
            {"id": s.status, "label": s.label, "name": s.name, "colour": s.colour, "ink": s.ink, "pattern": s.pattern, "party": s.party}
            for s in styles.values()
        ],
        "spans": [[o.name, day(o.start), day(o.end)] for o in theatre.offensives],
        "districts": [
            {
                "id": code,
                "name": row.name_en,
                "name_ar": row.name_ar or "",
                "km2": round(row.area_km2, 4),
                "at": [round(anchors[code].x, 5), round(anchors[code].y, 5)],
                "geometry": round_geometry(row.geometry),
            }
            for code, row in zip(frame.index, frame.rename(columns={"name": "name_en"}).itertuples(index=False), strict=True)
        ],
        "borders": find_borders(frame),
        "rules": [{"id": rule, "text": explain_rule(city, rule)} for rule in rules],
        "articles": [
            {"publisher": a.publisher, "published": day(a.published), "title": a.title, "url": a.url, "side": a.alignment} for a in articles
        ],
        "claims": [
            {
                "id": c.id,
                "quote": c.quote,
                "party": c.party,
                "event": c.event,
                "modality": c.modality,
                "speaker": c.speaker,
                "side": c.speaker_alignment,
                "against": c.against_interest,
                "first": day(c.first),
                "last": day(c.last),
                "article": article_at[c.article_id],
            }
            for c in claims
            if c.article_id in article_at
        ],
        "parts": [
            [
                place[p.district],
                statuses[p.party],
                day(p.valid_from),
                day(p.valid_to),
                round(p.share_min, 4),
                round(p.share_max, 4),
                p.direction,
                p.part,
                _numbers(p.claims, claim_at),
                None if p.geometry is None else round_geometry(p.geometry),
            ]
            for p in parts
            if p.district in place and p.party in statuses
        ],
        "aggregates": [
            [
                a.scope,
                (scope.name if (scope := theatre.scope(a.scope)) else a.scope),
                statuses[a.party],
                round(a.low, 4),
                round(a.high, 4),
                day(a.day),
                claim_at[a.claim],
                _numbers(a.districts, place),
            ]
            for a in aggregates
            if a.party in statuses
        ],
        "intervals": sorted(
            (
                [
                    place[i.district],
                    statuses[i.status],
                    day(i.valid_from),
                    day(i.valid_to),
                    day(i.known_from),
                    day(i.known_to),
                    rule_at[i.rule],
                    i.confidence,
                    [[statuses[p], low, high] for p, low, high in i.shares],
                    _numbers(i.support, claim_at),
                    _numbers(i.against, claim_at),
                ]
                for i in bundle.control
                if i.district in place
            ),
            key=_order_interval,
        ),
    }


def _numbers(ids: Iterable[str], at: Mapping[str, int]) -> list[int]:
    return sorted(at[i] for i in ids if i in at)


def _order_interval(row: list) -> tuple:
    return (*((value is not None, value or 0) for value in row[:7]), json.dumps(row[7:]))


def write_payload(city: City, bundle: Bundle) -> str:
    """The payload as compact JSON, the same text for the same inputs."""
    return write_json(build_payload(city, bundle))


def write_json_script(payload: dict) -> str:
    """A payload as JSON that can stand inside a `<script>` of a page: no end tag and no comment can begin in it."""
    return write_json(payload).replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def hash_payload(payload: str) -> str:
    """16 hex digits that name a payload, for caches."""
    return hashlib.sha256(payload.encode("utf-8")).hexdigest()[:16]
