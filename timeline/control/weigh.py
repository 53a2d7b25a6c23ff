"""Weigh: what each claim says of each district, from when, by whom, and how much such a word weighs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from typing import NamedTuple

from geo.faults import Fault, raise_faults
from timeline.articles.article import Article
from timeline.claims.claim import EVENTS, MODALITIES, Claim, ClaimPlace
from timeline.control.interval import CONTESTED, UNKNOWN
from timeline.control.rules import Rules
from timeline.control.theatre import Theatre

GAIN, STATE, FIGHT, DENIAL = "gain", "state", "fight", "denial"
OWN = "own"
STRONG = frozenset({"admission", "neutral", "third"})  # grades that settle against a denial

_GAINS = frozenset({"captured", "lost", "withdrew", "evacuated"})
_FIGHTS = frozenset({"contested", "entered"})


class Evidence(NamedTuple):
    """What one claim says of one district. Days are ordinals.

    `key`: "" the whole district, else which part of it; `day` the day it counts for; `first`/`last` its bounds
    (`first` 0: open); `dated` whether they fix the day; `breadth` 1 for a claim on the district itself, else the
    number of districts of the sector; `known` the day of publication; `loss` a loss without a named gainer (its
    party is then inferred or unknown); `firm` an event rather than a standing description.
    """

    day: int
    kind: str
    party: str
    key: str
    grade: str
    lineage: str
    claim: str
    first: int
    last: int
    dated: bool
    breadth: int
    known: int
    loss: str
    firm: bool
    low: float
    high: float


def check_claims(claims: Iterable[Claim], articles: dict[str, Article], *, theatre: Theatre, districts) -> list[Fault]:
    """Every fault of the claims: unknown article, district, event, modality or party; shares out of 0..1; dates reversed."""
    known = set(districts.index)
    holders = {*theatre.statuses}
    faults: list[Fault] = []
    for claim in sorted(claims, key=lambda c: c.id):
        where = f"claim {claim.id}"
        if claim.article_id not in articles:
            faults.append(Fault(where, f"unknown article {claim.article_id!r}", "an article of the same set"))
        if claim.event not in EVENTS:
            faults.append(Fault(where, f"unknown event {claim.event!r}", " | ".join(EVENTS)))
        if claim.modality not in MODALITIES:
            faults.append(Fault(where, f"unknown modality {claim.modality!r}", " | ".join(MODALITIES)))
        if claim.party not in holders:
            faults.append(Fault(where, f"unknown party {claim.party!r}", " | ".join(sorted(holders))))
        for name in ("share", "share_min", "share_max"):
            value = getattr(claim, name)
            if value is not None and not 0 <= value <= 1:
                faults.append(Fault(where, f"{name} {value}", "0 to 1"))
        if claim.share_min is not None and claim.share_max is not None and claim.share_min > claim.share_max:
            faults.append(Fault(where, f"share_min {claim.share_min} above share_max {claim.share_max}", "share_min <= share_max"))
        if claim.first and claim.last and claim.last < claim.first:
            faults.append(Fault(where, f"ends {claim.last}, before it starts {claim.first}", "first <= last"))
        for code in sorted({d for p in claim.places for d in p.districts if d not in known}):
            faults.append(Fault(where, f"unknown district {code!r}", "a P-code of the districts"))
    return faults


def grade_claim(claim: Claim, article: Article, party: str, *, theatre: Theatre) -> str:
    """How a claim that `party` holds or gained a place is graded: admission | neutral | third | unknown | own.

    The side is the speaker's if the claim has one, else the publisher's.
    """
    side = claim.speaker_alignment if claim.speaker else article.alignment
    if claim.against_interest:
        return "admission"
    if side == "neutral":
        return "neutral"
    if side not in theatre.party_ids:
        return "unknown"
    if side == party:
        return "own"
    rivals = theatre.party(party).adversaries if party in theatre.party_ids else ()
    return "admission" if side in rivals else "third"


def weigh_claims(claims: Iterable[Claim], articles: Iterable[Article], *, theatre: Theatre, districts, rules: Rules,
                 only: Collection[str] | None = None) -> dict[str, list[Evidence]]:
    """Evidence by P-code, sorted. Raises `Faults` for claims that can't be used.

    Aggregates, plans, and places outside the districts give none; `only` keeps these P-codes.
    """
    by_id = {a.id: a for a in articles}
    listed = sorted({c.id: c for c in claims}.values(), key=lambda c: c.id)
    raise_faults(check_claims(listed, by_id, theatre=theatre, districts=districts))
    found: dict[str, set[Evidence]] = {}
    wanted = None if only is None else frozenset(only)
    for claim in listed:
        if claim.aggregate or claim.modality == "planned":
            continue
        article = by_id[claim.article_id]
        for place in claim.places:
            for code in place.districts:
                if wanted is not None and code not in wanted:
                    continue
                item = weigh_place(claim, place, code, article, theatre=theatre)
                if item is not None:
                    found.setdefault(code, set()).add(item)
    return {code: sorted(found[code]) for code in sorted(found)}


def weigh_place(claim: Claim, place: ClaimPlace, code: str, article: Article, *, theatre: Theatre) -> Evidence | None:
    """What the claim says of one district of one of its places, or None if it says nothing of its control."""
    if place.where_prec in (5, 7):  # near it, or outside: not a word on the district
        return None
    breadth = len(place.districts) if place.where_prec in (4, 6) else 1
    key = name_part(claim, place)
    if breadth > 1 and (key or claim.event in _FIGHTS or claim.party == CONTESTED):
        return None  # a part of a sector, or fighting in it, says nothing of each of its districts
    first, last, dated = bound_days(claim, article, theatre=theatre)
    party, loss, kind = claim.party, "", STATE
    if claim.modality == "denied":
        kind = DENIAL
    elif claim.event in _FIGHTS or party == CONTESTED:
        kind = FIGHT
        party = claim.actor if claim.actor in theatre.party_ids else ""
    elif claim.event in _GAINS:
        kind = GAIN
        if claim.event == "evacuated" and party == claim.actor:
            kind = STATE  # an evacuation under way: those who leave are still there
        elif party == UNKNOWN or (claim.event != "captured" and party == claim.actor):
            loss = claim.actor if claim.actor in theatre.party_ids else "?"
            row = theatre.infer_gainer(loss, code, dt.date.fromordinal(last)) if loss != "?" else None
            party = row.gainer if row else UNKNOWN
    if kind == STATE and party == UNKNOWN:
        return None
    since = kind == STATE and claim.modality == "background" and first and claim.event == "held"
    low, high = bound_share(claim) if key else (0.0, 1.0)
    grade = grade_claim(claim, article, party, theatre=theatre)
    if loss and loss != "?":  # a loss that the loser tells is an admission, whoever gained
        side = claim.speaker_alignment if claim.speaker else article.alignment
        grade = "admission" if side == loss else grade
    firm = kind == GAIN or claim.event == "repelled"
    return Evidence(first if since else last, kind, party, key, grade, name_witness(claim, article), claim.id, first, last, dated,
                    breadth, article.published.toordinal(), loss, firm, low, high)


def name_witness(claim: Claim, article: Article) -> str:
    """Whose word it is, for counting lineages: the speaker's, however many outlets quote it, else the article's lineage."""
    speaker = " ".join(claim.speaker.casefold().split())
    return f"speaker:{speaker}" if speaker else article.lineage or article.id


def name_part(claim: Claim, place: ClaimPlace) -> str:
    """Which part of the district the claim is on: "" for the whole."""
    name = place.id or place.text
    if place.part and place.part != "whole":
        return f"{name}/{place.part}"
    if place.covers == "part":
        return name
    low, high = bound_share(claim)
    if (claim.share is not None or claim.share_min is not None or claim.share_max is not None) and low < 1 and high > 0:
        return "share"
    return f"{name}/some" if place.where_prec == 2 else ""


def bound_share(claim: Claim) -> tuple[float, float]:
    """Least and most share of the place; a claim without a figure can be any part of it."""
    low = claim.share_min if claim.share_min is not None else claim.share
    high = claim.share_max if claim.share_max is not None else claim.share
    return (0.0 if low is None else float(low), 1.0 if high is None else float(high))


def bound_days(claim: Claim, article: Article, *, theatre: Theatre) -> tuple[int, int, bool]:
    """The claim's first (0: open) and last day as ordinals, and whether they fix the day (two days: overnight).

    Days before the theatre count as its first day; days after its end stay.
    """
    start = theatre.start.toordinal()
    last = max(min(claim.last or article.published, article.published).toordinal(), start)
    first = min(max(claim.first.toordinal(), start), last) if claim.first else 0
    return first, last, bool(first) and last - first <= 1
