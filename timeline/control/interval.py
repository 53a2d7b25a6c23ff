"""Control intervals: which status a district had, from when to when, known from when to when, and why."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

CONTESTED = "contested"
UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class ControlInterval:
    """A district's status over `[valid_from, valid_to)` as known over `[known_from, known_to)`.

    `district` is a P-code; `status` a party id of the theatre, "contested" or "unknown". `valid_to`/`known_to` None:
    open. `known_from` None: known since before the first article (the opening state).
    `shares` is ((party, min, max), …) sorted by party. `support`/`against` are claim ids, sorted; `rule` is a rule id
    of the rule table; `confidence` is high | medium | low by the table's written rule on independent lineages;
    `last_supported` is the last day of the interval on which a claim spoke for the status.
    """

    district: str
    status: str
    valid_from: dt.date
    valid_to: dt.date | None
    known_from: dt.date | None
    known_to: dt.date | None
    rule: str
    support: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    shares: tuple[tuple[str, float, float], ...] = ()
    confidence: str = "low"
    last_supported: dt.date | None = None
