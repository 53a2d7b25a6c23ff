"""Spots: places at stretches of a text, from the gazetteer or composed of a direction and a noun."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace

from geo.place import precision_of
from geo.sectors import sector_on
from timeline.claims.chunks import Chunk
from timeline.claims.claim import ClaimPlace
from timeline.claims.units import Unit

SECTOR_KINDS = frozenset({"sector", "city"})


@dataclass(frozen=True, slots=True)
class Spot:
    """A place at a stretch of the text. `elsewhere`: a namesake in another city, which no claim here is about."""

    start: int
    end: int
    text: str
    place_id: str | None
    name: str = ""
    kind: str = ""
    districts: tuple[str, ...] = ()
    where_prec: int = 7
    match: str = "none"
    score: float = 0.0
    covers: str = "whole"
    reason: str = ""
    candidates: tuple[str, ...] = ()
    part: str = ""
    share: dict | None = field(default=None, hash=False)
    elsewhere: bool = False
    near: bool = False

    @property
    def wide(self) -> bool:
        """A city or a sector of many districts: clashes somewhere in it make none of them contested."""
        return self.kind == "city" or (self.sector and len(self.districts) > 6)

    @property
    def sector(self) -> bool:
        return self.kind in SECTOR_KINDS

    def claim_place(self) -> ClaimPlace:
        part = self.part or ("some" if self.share and self.share["class"] in ("part", "rest") else "")
        prec = 2 if part and self.where_prec == 1 else self.where_prec
        return ClaimPlace(
            text=self.text,
            start=self.start,
            end=self.end,
            id=self.place_id,
            name=self.name,
            districts=self.districts,
            where_prec=prec,
            match=self.match,
            score=self.score,
            part=part,
            covers=self.covers or "whole",
            reason=self.reason,
            candidates=self.candidates,
        )


def spots_of(text: str, placed, gazetteer) -> list[Spot]:
    """Spots for placed mentions; a name that is placed elsewhere once is elsewhere in the whole article."""
    away = {p.mention.text.casefold() for p in placed if p.place_id is None}
    spots = []
    for p in placed:
        m = p.mention
        if m.start and text[m.start - 1] in "-‐‑" and m.text[:1].islower():
            continue  # south-western entrance
        gone = p.place_id is None or m.text.casefold() in away
        place = gazetteer.places.get(p.place_id) if p.place_id else None
        spots.append(
            Spot(
                m.start,
                m.end,
                m.text,
                None if gone else p.place_id,
                p.name,
                place.kind if place else "",
                p.districts,
                p.where_prec,
                p.match,
                p.score,
                p.covers,
                p.reason,
                p.candidates,
                elsewhere=gone,
            )
        )
    return spots


class Sectors:
    """Makes spots of `the eastern districts`, `the enclave`, `the north of the pocket` by a city's directions.csv."""

    def __init__(self, directions: dict, gazetteer, day: dt.date):
        self.directions, self.gazetteer, self.day = directions, gazetteer, day

    def spot(self, place_id: str, start: int, end: int, text: str, *, match: str = "variant") -> Spot | None:
        place = self.gazetteer.places.get(place_id)
        if place is None:
            return None
        districts = sector_on(self.gazetteer.sectors, place_id, self.day) or place.districts
        return Spot(
            start,
            end,
            text,
            place_id,
            place.name,
            place.kind,
            tuple(districts),
            precision_of(place),
            match,
            0.8,
            place.covers,
            "composed of its direction and noun",
            (place_id,),
        )

    def resolve(self, chunk: Chunk) -> None:
        """Give a noun phrase such as `the eastern districts` its sector, in place."""
        if chunk.spots or chunk.unit is None:
            return
        unit = chunk.unit
        place_id = ""
        if chunk.head == "direction":
            place_id = self.directions.get((chunk.direction, "")) if not chunk.near else ""
        elif chunk.head == "placenoun":
            kind, many = unit.data["kind"], unit.data["number"] == "many"
            numbered = any(u.kind == "num" for u in chunk.units) and many
            if kind == "district" and many and any(u.data.get("kind") == "oldcity" for u in chunk.units):
                place_id = self.directions.get((chunk.direction, "oldcity")) or self.directions.get(("", "oldcity"))  # the Old City quarters
            elif kind in ("district", "area") and chunk.direction and (many or kind == "area") and not numbered:
                place_id = self.directions.get((chunk.direction, "")) or self.directions.get((chunk.direction, "districts"))
            elif kind == "part" and chunk.direction and any(u.kind == "poss" for u in chunk.units):
                place_id = ""  # its western half: of what was spoken of
            elif kind == "part" and chunk.direction and unit.text not in ("flank", "end", "wing", "third of the city"):
                place_id = self.directions.get((chunk.direction, ""))
            elif kind == "city" and (chunk.owner is not None or any(u.kind in ("w", "num") or u.sense == "near" for u in chunk.units)):
                place_id = ""  # the country's biggest city: what it is, not which
            elif kind == "bastion" and chunk.share is None and not any(u.sense in ("former", "main", "onetime") for u in chunk.units):
                place_id = ""  # a district's epithet: it points back
            elif kind == "bastion":
                place_id = self.directions.get(("", "enclave"))
            elif kind == "enclave" and any(u.kind == "num" or u.sense == "single" for u in chunk.units):
                place_id = ""  # two rebel-held districts, the largest rebel-held district: which, is not said
            elif kind in ("enclave", "pocket", "oldcity", "city"):
                place_id = self.directions.get((chunk.direction, kind)) or self.directions.get(("", kind))
            elif kind in ("district", "area") and (many or kind == "area") and chunk.party and not numbered:
                place_id = self.directions.get((chunk.party, "territory"))
            if kind == "district" and not many:
                place_id = ""
        if place_id:
            spot = self.spot(place_id, chunk.start, chunk.units[-1].end, "")
            if spot:
                chunk.spots = [(replace_unit(unit, spot), None, "")]
                chunk.head = "place"

    def narrow(self, spot: Spot, direction: str) -> Spot | None:
        """The sector that is `direction` of a sector or city, or None."""
        place_id = self.directions.get((direction, spot.place_id or ""))
        made = self.spot(place_id, spot.start, spot.end, spot.text) if place_id else None
        return replace(made, share=spot.share) if made else None


def replace_unit(unit: Unit, spot: Spot) -> Unit:
    """The unit as one that names a place."""
    return Unit("place", unit.i, unit.j, unit.text, unit.start, unit.end, unit.data, unit.entries, spot)
