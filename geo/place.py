"""Mentions placed: each toponym to one place of the city, or to none with the reason, by the words around it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, exp, hypot, radians

from geo.gazetteer import Gazetteer, Homonym, Place
from geo.mentions import Mention
from geo.names import fold_name
from geo.sectors import sector_on

_END = re.compile(r"[.!?؟。！？…](?=\s|$|[\"”»'])|\n\s*\n")


@dataclass(frozen=True, slots=True)
class PlacedMention:
    """A mention and where it lies.

    `place_id` None: placed nowhere, `reason` says why. `districts` are P-codes. `where_prec`: 1 named district, 2 part of
    one, 4 sector, 5 near or vague, 6 whole city, 7 outside the polygons or not placed.
    """

    mention: Mention
    place_id: str | None
    name: str = ""
    districts: tuple[str, ...] = ()
    where_prec: int = 7
    match: str = "none"
    score: float = 0.0
    reason: str = ""
    candidates: tuple[str, ...] = ()
    covers: str = "whole"


def place_mentions(text: str, mentions: Sequence[Mention], gazetteer: Gazetteer, *, day: dt.date | None = None) -> list[PlacedMention]:
    """One `PlacedMention` for each mention, in the same order; homonyms are parted by clue words and neighbours.

    `day` (the article's) says what a sector that moves meant then.
    """
    if not mentions:
        return []
    spans = _split_spans(text)
    sure = [m for m in mentions if len(m.candidates) == 1 and gazetteer.places[m.candidates[0]].lon is not None]
    return [_place(text, m, gazetteer, spans, sure, day) for m in mentions]


def _place(text, mention, gazetteer, spans, sure, day) -> PlacedMention:
    key = fold_name(mention.text)
    start, end = _span_of(spans, mention.start, len(text))
    homonyms = gazetteer.homonyms_by_key.get(key, ())
    scores = {place_id: 1.0 - 0.02 * n for n, place_id in enumerate(mention.candidates)}
    reasons = []
    if homonyms:
        sentence = text[start:mention.start].casefold() + " \x00 " + text[mention.end:end].casefold()
        for homonym in homonyms:
            clue = _find_clue(sentence, homonym)
            if clue and homonym.then:
                scores[homonym.then] = scores.get(homonym.then, 0.9) + 1.0
                reasons.append(f"“{clue}” beside it")
            elif clue:
                return PlacedMention(mention, None, match=mention.match, score=mention.score, candidates=mention.candidates,
                                     reason=f"“{clue}” beside it: {homonym.what}")
    if len(scores) > 1:
        for place_id in scores:
            near = _nearness(gazetteer, gazetteer.places[place_id], mention, sure, start, end)
            scores[place_id] += near
    chosen = max(scores, key=lambda i: (scores[i], i in mention.candidates, [-ord(c) for c in i]))
    place = gazetteer.places[chosen]
    districts = sector_on(gazetteer.sectors, chosen, day) or place.districts
    reason = "; ".join(reasons) or ("only place of that name" if len(scores) == 1 else "the likeliest of its namesakes")
    return PlacedMention(mention, chosen, place.name, districts, precision_of(place), mention.match, mention.score, reason,
                         tuple(sorted(scores, key=lambda i: (-scores[i], i))), place.covers)


def precision_of(place: Place) -> int:
    """UCDP-like precision of a place: 1 district, 2 part of it, 4 sector, 6 whole city, 7 outside the polygons."""
    if place.kind == "city":
        return 6
    if not place.districts:
        return 7
    if place.kind == "sector":
        return 4
    return 1 if place.covers == "whole" and len(place.districts) == 1 else 2


def _nearness(gazetteer, place: Place, mention: Mention, sure, start: int, end: int) -> float:
    """0 to 1.2: how close the place lies to what else the sentence (and, less, the article) names."""
    if place.lon is None or place.kind in ("sector", "city"):
        return 0.0
    here = there = 0.0
    for other in sure:
        if other.start == mention.start:
            continue
        near = gazetteer.places[other.candidates[0]]
        if near.kind in ("sector", "city"):
            continue
        pull = exp(-_distance_km(place, near) / 1.5)
        if start <= other.start < end:
            here = max(here, pull)
        else:
            there = max(there, pull)
    return here + 0.2 * there


def _distance_km(a: Place, b: Place) -> float:
    return hypot((a.lon - b.lon) * 111.3 * cos(radians(a.lat)), (a.lat - b.lat) * 111.2)


def _find_clue(sentence: str, homonym: Homonym) -> str:
    for clue in homonym.clues:
        at = sentence.find(clue.casefold())
        if at >= 0 and not (at and sentence[at - 1].isalpha() and clue.isascii()):
            return clue
    return ""


def _split_spans(text: str) -> list[int]:
    return [m.end() for m in _END.finditer(text)]


def _span_of(ends: list[int], at: int, length: int) -> tuple[int, int]:
    from bisect import bisect_right

    n = bisect_right(ends, at)
    return (ends[n - 1] if n else 0), (ends[n] if n < len(ends) else length)
