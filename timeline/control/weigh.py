"""Weigh: what each claim says of each district, from when, by whom, and how much such a word weighs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
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


class Word(NamedTuple):
    """What a claim's own fields say, apart from place and day: see `Evidence`. `kind` "" is no word on control."""

    kind: str
    party: str
    loss: str
    firm: bool


def read_word(party: str, event: str, modality: str, actor: str, *, theatre: Theatre) -> Word:
    """The kind of word that a claim is, and the party that it speaks for.

    A loss without a named gainer has its loser in `loss` ("?" if unnamed) and the party "unknown".
    """
    if modality == "planned":
        return Word("", party, "", False)
    if modality == "denied":
        return Word(DENIAL, party, "", False)
    if event in _FIGHTS or party == CONTESTED:
        return Word(FIGHT, actor if actor in theatre.party_ids else "", "", False)
    if event == "evacuated" and party == actor:  # an evacuation under way: those who leave are still there
        return Word(STATE, party, "", False)
    if event in _GAINS:
        if party == UNKNOWN or (event != "captured" and party == actor):
            return Word(GAIN, UNKNOWN, actor if actor in theatre.party_ids else "?", True)
        return Word(GAIN, party, "", True)
    return Word("" if party == UNKNOWN else STATE, party, "", event == "repelled")


def grade_word(side: str, party: str, kind: str, loss: str, against_interest: bool, *, theatre: Theatre) -> str:
    """How the word of a side is graded: admission | neutral | third | unknown | own.

    `party` is who the word says holds or gained the place. A loss that the loser tells is an admission, whoever gained;
    a belligerent's word of fighting, with no side named, is its own.
    """
    if against_interest or (loss and side == loss):
        return "admission"
    if side == "neutral":
        return "neutral"
    if side not in theatre.party_ids:
        return "unknown"
    if side == party or (kind == FIGHT and not party):
        return OWN
    rivals = theatre.party(party).adversaries if party in theatre.party_ids else ()
    return "admission" if side in rivals else "third"


def name_side(claim: Claim, article: Article) -> str:
    """Whose side the voice is on: the speaker's if the claim has one, else the publisher's.

    A speaker of unknown side in one side's outlet speaks for that side: "a field source" is whom the outlet chose to quote.
    """
    if not claim.speaker or (claim.speaker_alignment == "unknown" and article.alignment != "neutral"):
        return article.alignment
    return claim.speaker_alignment


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
    voices = name_voices(listed, theatre)
    for claim in listed:
        if claim.aggregate or claim.modality == "planned":
            continue
        article = by_id[claim.article_id]
        for place in claim.places:
            for code in place.districts:
                if wanted is not None and code not in wanted:
                    continue
                item = weigh_place(claim, place, code, article, theatre=theatre, voices=voices)
                if item is not None:
                    found.setdefault(code, set()).add(item)
    return {code: sorted(found[code]) for code in sorted(found)}


def weigh_place(claim: Claim, place: ClaimPlace, code: str, article: Article, *, theatre: Theatre,
                voices: Mapping[str, str]) -> Evidence | None:
    """What the claim says of one district of one of its places, or None if it says nothing of its control."""
    if is_silent(claim, place):
        return None
    breadth = len(place.districts) if place.where_prec in (4, 6) else 1
    key = name_part(claim, place)
    word = read_word(claim.party, claim.event, claim.modality, claim.actor, theatre=theatre)
    if not word.kind or (breadth > 1 and (key or skips_sector(word.kind, claim.party))):
        return None
    first, last, dated = bound_days(claim, article, theatre=theatre)
    party = infer_party(word, code, last, theatre=theatre)
    since = word.kind == STATE and claim.modality == "background" and first and claim.event == "held"
    low, high = bound_share(claim) if key else (0.0, 1.0)
    grade = grade_word(name_side(claim, article), party, word.kind, word.loss, claim.against_interest, theatre=theatre)
    return Evidence(first if since else last, word.kind, party, key, grade, name_witness(claim, article, voices), claim.id, first, last, dated,
                    breadth, article.published.toordinal(), word.loss, word.firm, low, high)


def is_silent(claim: Claim, place: ClaimPlace) -> bool:
    """Whether the place gives no word on a district: it is near or outside, a whole city that is besieged, or a sector
    known by a pronoun only, which is too loose to count for each of its districts."""
    if place.where_prec in (4, 6) and place.match == "coreference":
        return True
    return place.where_prec in (5, 7) or (place.where_prec == 6 and claim.event == "besieged")


def skips_sector(kind: str, party: str) -> bool:
    """Whether such a word on a whole sector says nothing of each of its districts: fighting in it, or a split."""
    return kind == FIGHT or party == CONTESTED


def infer_party(word: Word, code: str, day: int, *, theatre: Theatre) -> str:
    """The word's party, or for a loss without a gainer the only neighbour that the theatre's table names."""
    if not word.loss or word.loss == "?":
        return word.party
    row = theatre.infer_gainer(word.loss, code, dt.date.fromordinal(day))
    return row.gainer if row else word.party


def name_witness(claim: Claim, article: Article, voices: Mapping[str, str]) -> str:
    """Whose word it is, for counting lineages: the speaker's, however many outlets quote it, else the article's lineage.

    `voices` gives a speaker's voice (`name_voices`): one source under its many names is one.
    """
    return f"speaker:{voices[claim.speaker]}" if claim.speaker else article.lineage or article.id


def name_voices(claims: Iterable[Claim], theatre: Theatre) -> dict[str, str]:
    """Speaker → voice, for every speaker of these claims; each name is looked up once."""
    return {name: theatre.name_voice(name) for name in sorted({c.speaker for c in claims if c.speaker})}


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
