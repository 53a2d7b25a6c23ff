"""A claim: who says that which party holds, took, lost or contests what, when and how much of it.

Field names follow the project's one vocabulary (docs/data-dictionary.md). Records are immutable;
a correction is a new record.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass

EVENTS = ("captured", "held", "entered", "contested", "lost", "withdrew", "besieged", "repelled", "evacuated")
MODALITIES = ("asserted", "claimed", "background", "denied", "planned")
EFFECTIVE = frozenset({"asserted", "claimed", "background"})  # only these may move a status
DENOMINATORS = ("area", "districts", "former_area", "population")


@dataclass(frozen=True, slots=True)
class ClaimPlace:
    """A place that a claim names, and where it lies.

    `text` is as written (may be "there", "the rest"), at `start:end` of the article's text.
    `id` is a place of the gazetteer or None; `districts` are P-codes, empty outside the polygons.
    `where_prec`: 1 named district, 2 part of it, 3 several named, 4 sector, 5 near or vague, 6 whole city,
    7 outside the gazetteer. `match`: exact | variant | fuzzy | coreference | none.
    `part`: "" the whole place, "some" a part without direction, or a direction ("north", "south-east", "centre").
    `reason` says why a place could not be placed, or why it was chosen; `candidates` are the place ids weighed.
    """

    text: str
    start: int
    end: int
    id: str | None = None
    name: str = ""
    districts: tuple[str, ...] = ()
    where_prec: int = 7
    match: str = "none"
    score: float = 0.0
    part: str = ""
    covers: str = "whole"  # whole | part: whether the gazetteer's place fills its districts
    reason: str = ""
    candidates: tuple[str, ...] = ()

    @property
    def placed(self) -> bool:
        return self.id is not None


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim of one article: a sentence, an event, a party, a list of places.

    `party` holds the places once the claim is true; `actor` is the side that does it (taker, loser, besieger).
    `share` is the stated figure of the named place, `share_min`/`share_max` its bounds ("most": None, 0.5–1).
    `scope` is the place id that an aggregate share is of, `denominator` one of DENOMINATORS; `stock` is True
    for a state ("holds 60 % of"), False for a flow ("took a fifth this week"), None where there is no share.
    `first`/`last` bound the event's day (never after publication; None: open); `date_prec` 1–5 as in UCDP GED;
    `basis`: explicit | weekday | relative | publication; `edtf` the same as an EDTF string.
    """

    id: str
    article_id: str
    start: int
    end: int
    quote: str
    party: str
    event: str
    modality: str
    actor: str = ""
    places: tuple[ClaimPlace, ...] = ()
    speaker: str = ""
    speaker_alignment: str = "unknown"
    against_interest: bool = False
    first: dt.date | None = None
    last: dt.date | None = None
    date_prec: int = 5
    basis: str = "publication"
    edtf: str = ""
    share: float | None = None
    share_min: float | None = None
    share_max: float | None = None
    scope: str = ""
    denominator: str = ""
    stock: bool | None = None
    rule: str = ""
    extractor: str = "rules"
    version: str = ""

    @property
    def effective(self) -> bool:
        return self.modality in EFFECTIVE

    @property
    def aggregate(self) -> bool:
        """True for a share of a sector or of the city: reconciled with the map, never moving it."""
        return bool(self.scope)


def hash_claim(
    article_id: str,
    start: int,
    end: int,
    party: str,
    event: str,
    modality: str,
    places: tuple[ClaimPlace, ...],
    *,
    extractor: str = "rules",
    share: float | None = None,
) -> str:
    """A claim's id: 16 hex digits over what makes it this claim; the same on every machine."""
    spots = ";".join(f"{p.id or ''}@{p.start}-{p.end}/{p.part}" for p in places)
    key = "\x1f".join((article_id, str(start), str(end), party, event, modality, spots, extractor, repr(share)))
    return hashlib.sha256(key.encode()).hexdigest()[:16]
