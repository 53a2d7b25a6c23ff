"""Mentions placed: each toponym to one place of the city, or to none with the reason, by the words around it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, exp, hypot, radians

from geo.gazetteer import Gazetteer, Place
from geo.mentions import Mention
from geo.sectors import sector_on
from geo.senses import Reading, Verdict

WINDOW = 12  # mentions before and after that may say which namesake is meant


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
    reading = Reading(text, mentions, gazetteer)
    verdicts = [reading.judge(n) for n in range(len(mentions))]
    sure = [gazetteer.places[m.candidates[0]] if len(m.candidates) == 1 and not v.against else None
            for m, v in zip(mentions, verdicts, strict=True)]
    return [_place(n, reading, verdicts[n], sure, day) for n in range(len(mentions))]


def _place(n: int, reading: Reading, verdict: Verdict, sure: Sequence[Place | None], day: dt.date | None) -> PlacedMention:
    mention, gazetteer = reading.mentions[n], reading.gazetteer
    if verdict.against:
        return PlacedMention(mention, None, match=mention.match, score=mention.score, reason=verdict.against,
                             candidates=mention.candidates)
    # The order of the candidates counts for little, and so does whether a place lies on the map at all.
    scores = {place_id: 1.0 - 0.05 * k + (0.06 if gazetteer.places[place_id].districts else 0.0) for k, place_id in enumerate(mention.candidates)}
    for place_id, _, closeness in verdict.then:
        scores[place_id] = max(scores.get(place_id, 0.0), 0.9 + closeness)
    if len(scores) > 1:
        pulls = _find_pulls(n, reading, sure)
        for place_id in scores:
            scores[place_id] += _nearness(gazetteer.places[place_id], pulls)
    ranked = sorted(scores, key=lambda i: (-scores[i], mention.candidates.index(i) if i in mention.candidates else 99, i))
    place = gazetteer.places[ranked[0]]
    clue = next((c for i, c, _ in verdict.then if i == place.id), "")
    reason = f"“{clue}” beside it" if clue else "the only place of that name" if len(scores) == 1 else \
        f"before {', '.join(gazetteer.places[i].name for i in ranked[1:3])} by its name and its neighbours in the text"
    districts = (sector_on(gazetteer.sectors, place.id, day) if place.kind == "sector" else None) or place.districts
    return PlacedMention(mention, place.id, place.name, districts, precision_of(place), mention.match, mention.score, reason,
                         tuple(ranked), place.covers)


def precision_of(place: Place) -> int:
    """UCDP-like precision of a place: 1 district, 2 part of it, 4 sector, 6 whole city, 7 outside the polygons."""
    if place.kind == "city":
        return 6
    if not place.districts:
        return 7
    if place.kind == "sector":
        return 4
    return 1 if place.covers == "whole" and len(place.districts) == 1 else 2


def _find_pulls(n: int, reading: Reading, sure: Sequence[Place | None]) -> list[tuple[float, Place]]:
    """The places without a namesake that the sentence (weight 1) and the nearest mentions of the article (0.2) name."""
    mention = reading.mentions[n]
    start, end = reading.sentence(mention.start)
    pulls = []
    for k in range(max(0, n - WINDOW), min(len(sure), n + WINDOW + 1)):
        place = sure[k]
        if k != n and place is not None and place.lon is not None and place.kind not in ("sector", "city"):
            pulls.append((1.0 if start <= reading.mentions[k].start < end else 0.2, place))
    return pulls


def _nearness(place: Place, pulls: Sequence[tuple[float, Place]]) -> float:
    """0 to 1: how close a place lies to its neighbours in the text."""
    if place.lon is None:
        return 0.0
    # A place named beside itself is no reason: two names in one sentence mostly mean two places.
    return max((weight * exp(-_distance_km(place, other) / 1.5) for weight, other in pulls if other.id != place.id), default=0.0)


def _distance_km(a: Place, b: Place) -> float:
    return hypot((a.lon - b.lon) * 111.3 * cos(radians(a.lat)), (a.lat - b.lat) * 111.2)
