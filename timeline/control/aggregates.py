"""Aggregates: reported shares of a sector or of the city, which move no district; and the overlays they call for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from timeline.articles.article import Article
from timeline.claims.claim import Claim
from timeline.control.interval import UNKNOWN
from timeline.control.state import ControlIndex, index_control
from timeline.control.theatre import Scope, Theatre
from timeline.control.weigh import name_side

PLACE_UNKNOWN = "place within unknown"


@dataclass(frozen=True, slots=True)
class Aggregate:
    """One reported share: `party` holds `low` to `high` of `scope` by `denominator` on `day`, as `side` says.

    `cumulative`: a flow counted from the scope's reference day on, when the party held none of it; it is as good as a
    stock. `districts` are the scope's P-codes, the theatre's or else those that the claim was placed on.
    """

    claim: str
    article: str
    day: dt.date
    first: dt.date | None
    party: str
    low: float
    high: float
    scope: str
    denominator: str
    stock: bool
    cumulative: bool
    side: str
    voice: str
    published: dt.date
    quote: str
    districts: tuple[str, ...]
    inferred: str = ""


@dataclass(frozen=True, slots=True)
class Overlay:
    """A sector whose share is reported and whose districts are not: drawn over them, hatched, with `words`."""

    scope: str
    name: str
    districts: tuple[str, ...]
    party: str
    low: float
    high: float
    day: dt.date
    claim: str
    words: str = PLACE_UNKNOWN


def list_aggregates(claims: Iterable[Claim], articles: Iterable[Article], *, theatre: Theatre,
                    known_by: dt.date | None = None) -> list[Aggregate]:
    """The effective aggregate claims, sorted by day, as known at the end of `known_by` (None: now)."""
    by_id = {a.id: a for a in articles}
    found = []
    for claim in {c.id: c for c in claims}.values():
        article = by_id[claim.article_id]
        if not claim.aggregate or not claim.effective or (known_by is not None and article.published > known_by):
            continue
        if claim.share is None and claim.share_min is None and claim.share_max is None:
            continue
        scope = theatre.scope(claim.scope)
        codes = scope.districts if scope else tuple(sorted({d for p in claim.places for d in p.districts}))
        low = claim.share_min if claim.share_min is not None else claim.share or 0.0
        high = claim.share_max if claim.share_max is not None else claim.share if claim.share is not None else 1.0
        flow = claim.stock is False
        day = min(claim.last or article.published, article.published)
        party, why = infer_holder(claim, codes, day, theatre=theatre)
        found.append(Aggregate(
            claim.id, article.id, day, claim.first, party, low, high,
            claim.scope, claim.denominator or "area", not flow, flow and is_cumulative(claim, scope),
            name_side(claim, article), claim.speaker or article.publisher, article.published,
            claim.quote, codes, why))
    return sorted(found, key=lambda a: (a.day, a.claim))


def infer_holder(claim: Claim, codes: tuple[str, ...], day: dt.date, *, theatre: Theatre) -> tuple[str, str]:
    """(who holds the share, why it is inferred or ""): of a share said to be lost, the one whom the theatre's table names as
    the only possible gainer in most districts of the scope."""
    if claim.party != UNKNOWN or claim.actor not in theatre.party_ids:
        return claim.party, ""
    rows = [theatre.infer_gainer(claim.actor, code, day) for code in codes]
    gainers = [row.gainer for row in rows if row]
    best = max(sorted(set(gainers)), key=gainers.count, default="")
    if not best or gainers.count(best) * 2 <= len(codes):
        return claim.party, ""
    return best, f"lost by {claim.actor}; the theatre's table names {best} as the only gainer in {gainers.count(best)} of {len(codes)} districts"


def is_cumulative(claim: Claim, scope: Scope | None) -> bool:
    """Whether a flow is counted from the day for which the scope is defined: "since the offensive began, two thirds"."""
    if scope is None or scope.reference_day is None or claim.first is None:
        return False
    return abs((claim.first - scope.reference_day).days) <= 7


def list_overlays(aggregates: Iterable[Aggregate], control, day: dt.date, *, theatre: Theatre,
                  known_by: dt.date | None = None) -> list[Overlay]:
    """The sectors to be drawn over on `day`: a share is reported and none of their districts has a claim of its own yet.

    The latest report of a scope and party counts; sorted by scope and party.
    """
    index: ControlIndex = index_control(control)
    latest: dict[tuple[str, str], Aggregate] = {}
    for item in sorted(aggregates, key=lambda a: (a.day, a.published, a.claim)):
        if item.day <= day and (known_by is None or item.published <= known_by):
            latest[item.scope, item.party] = item
    overlays = []
    for (scope, party), item in sorted(latest.items()):
        rows = [index.find(code, day, known_by=known_by) for code in item.districts]
        if item.districts and all(r is None or r.rule == "opening" for r in rows):
            known = theatre.scope(scope)
            overlays.append(Overlay(scope, known.name if known else scope, item.districts, party, item.low, item.high, item.day,
                                    item.claim))
    return overlays
