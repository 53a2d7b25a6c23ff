"""Places in a sentence: spots found by the gazetteer, sectors composed from directions, and words that point back."""

from __future__ import annotations

import csv
import datetime as dt
from dataclasses import dataclass, field, replace
from pathlib import Path

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
        return self.kind == "city" or (self.sector and len(self.districts) > 20)

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


def read_holders(city: Path) -> dict[str, str]:
    """Who holds a sector by its very meaning (column `holder` of directions.csv): place id -> party."""
    path = Path(city) / "directions.csv"
    if not path.exists():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        return {row["place_id"]: row["holder"] for row in csv.DictReader(file) if row.get("holder")}


def read_directions(city: Path) -> dict[tuple[str, str], str]:
    """`directions.csv` of a city: (direction, of) -> place id; `of` is a place id, a kind of place noun, or empty for the city."""
    path = Path(city) / "directions.csv"
    if not path.exists():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        return {(row["direction"], row["of"]): row["place_id"] for row in csv.DictReader(file)}


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
            if kind in ("district", "area") and chunk.direction and (many or kind == "area") and not numbered:
                place_id = self.directions.get((chunk.direction, "")) or self.directions.get((chunk.direction, "districts"))
            elif kind == "part" and chunk.direction and any(u.kind == "poss" for u in chunk.units):
                place_id = ""  # its western half: of what was spoken of
            elif kind == "part" and chunk.direction and unit.text not in ("flank", "end", "wing", "third of the city"):
                place_id = self.directions.get((chunk.direction, ""))
            elif kind == "city" and (chunk.owner is not None or any(u.kind in ("w", "num") or u.sense == "near" for u in chunk.units)):
                place_id = ""  # the country's biggest city: what it is, not which
            elif kind == "bastion" and chunk.share is None and not any(u.sense in ("former", "last", "main", "onetime") for u in chunk.units):
                place_id = ""  # a district's epithet: it points back
            elif kind == "bastion":
                place_id = self.directions.get(("", "enclave"))
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


@dataclass(slots=True)
class Scene:
    """What an article has spoken of so far: places in focus, parties, the speaker."""

    text: str
    sectors: Sectors
    focus: list[Spot] = field(default_factory=list)  # the last place or list of places
    single: Spot | None = None  # the last single district
    pair: list[Spot] = field(default_factory=list)  # the last two single places, or the last list of two
    landmark: Spot | None = None
    party: str = ""  # the last party in a subject's place
    pro_drop: bool = False  # the language leaves pronouns out as subjects
    speaker_party: str = ""
    speaker: str = ""
    speaker_side: str = ""  # the speaker's alignment, where it is a party
    counts: dict[str, int] = field(default_factory=dict)
    sentence_parties: list[str] = field(default_factory=list)
    elsewhere: bool = False
    anchor: dt.date | None = None  # the last day spoken of
    sector: Spot | None = None  # the last sector
    taker: str = ""  # the last party that is said to have taken something
    attacker: str = ""  # of the offensive under way
    adversaries: dict[str, str] = field(default_factory=dict)  # the usual opponent of a party
    shared: object = None  # the last finding with a share of a sector
    last: object = None  # the last finding, for `it was followed by X`

    def note(self, spots: list[Spot]) -> None:
        if not spots:
            return
        self.focus = spots
        self.elsewhere = spots[-1].elsewhere
        singles = [s for s in spots if not s.sector]
        self.sector = next((s for s in reversed(spots) if s.sector), self.sector)
        if singles:
            self.single = singles[0] if len(singles) == len(spots) == 1 else singles[-1]
            if singles[-1].kind in ("landmark", "base"):
                self.landmark = singles[-1]
        if len(singles) >= 2:
            self.pair = singles[:2]
        elif len(singles) == 1 and (not self.pair or singles[0].place_id != self.pair[-1].place_id):
            self.pair = [*self.pair[-1:], singles[0]]

    def taker_by_context(self) -> str:
        """Who took it, where the text does not say: the attacker of the offensive under way, the last taker, the last party that acted."""
        return self.attacker or self.taker or self.party or self.speaker_side

    def spoken_of(self) -> str:
        """The party that `they` means: the last subject, else the one named most."""
        if self.party:
            return self.party
        return max(sorted(self.counts), key=lambda who: self.counts[who]) if self.counts else ""

    def opponent(self, party: str) -> str:
        """The other party that the article speaks of most, or empty."""
        others = [(n, who) for who, n in sorted(self.counts.items()) if who != party]
        return max(others, key=lambda pair: pair[0])[1] if others else self.adversaries.get(party, "")


def resolve_place(chunk: Chunk, scene: Scene) -> list[Spot]:
    """The spots that a noun phrase stands for: its names with its list, or what its words point back to."""
    spots: list[Spot] = []
    for member in (chunk, *chunk.more):
        spots.extend(_resolve_one(member, scene))
    unique, seen = [], set()
    for spot in spots:
        key = (spot.place_id or spot.text, spot.part)
        if key not in seen:
            seen.add(key)
            unique.append(spot)
    return unique


def _resolve_one(chunk: Chunk, scene: Scene) -> list[Spot]:
    if chunk.spots:
        spot = chunk.spots[-1][0].spot
        if chunk.part and chunk.part != "some":
            narrowed = scene.sectors.narrow(spot, chunk.part)
            if narrowed:
                return [_at(narrowed, chunk, scene, share=chunk.share, near=chunk.near, match=narrowed.match)]
        return [_at(spot, chunk, scene, share=chunk.share, part=chunk.part, near=chunk.near, match=spot.match)]
    pointed = _point_back(chunk, scene)
    return [_at(s, chunk, scene, share=chunk.share or s.share, part=chunk.part or s.part, near=chunk.near, match="coreference") for s in pointed]


def _at(spot: Spot, chunk: Chunk, scene: Scene, *, share, match, part="", near=False) -> Spot:
    if match == "coreference" or (spot.match == "variant" and not spot.text):
        start, end = chunk.units[0].start, chunk.units[-1].end
    else:
        start, end = spot.start, spot.end
    return replace(spot, start=start, end=end, text=scene.text[start:end], share=share, part=part, near=near, match=match)


def _point_back(chunk: Chunk, scene: Scene) -> list[Spot]:
    unit = chunk.unit
    if unit is None:
        return []
    kind = unit.kind
    if kind == "it" and chunk.share is not None and chunk.share["class"] in ("fraction", "whole") and scene.focus and scene.focus[-1].sector:
        return scene.focus[-1:]  # half of it: of what is large enough to be halved
    if kind in ("it", "poss", "ref"):
        return [scene.single] if scene.single and len(scene.focus) < 2 else scene.focus[-1:] if kind != "ref" else scene.focus[-1:]
    if kind == "there":
        return scene.focus
    if kind in ("they", "all_them"):
        return scene.focus if len(scene.focus) > 1 else []
    if kind == "both":
        return scene.pair if len(scene.pair) == 2 else []
    if kind == "former_one":
        return scene.pair[:1]
    if kind == "latter":
        return scene.pair[-1:]
    if kind == "the_rest" or (chunk.share is not None and chunk.head in ("share", "whole")):
        return scene.focus[-1:]
    if kind == "placenoun":
        data = unit.data
        definite = (
            chunk.definite
            or chunk.owner is not None
            or any(
                u.kind in ("det", "that", "poss") and u.sense not in ("a", "an", "another", "several", "some", "every", "any", "certain")
                for u in chunk.units
            )
        )
        if not definite or any(u.kind == "adj" and u.sense in ("other", "new", "more", "further", "last", "remaining") for u in chunk.units):
            return []
        if data["kind"] == "bastion" or (data["kind"] in ("district", "area") and data["number"] == "one"):
            return [scene.single] if scene.single else []
        if data["kind"] == "part" and data["number"] == "one" and any(u.sense in ("that", "this") for u in chunk.units):
            return [scene.sector] if scene.sector else []
        owned = any(u.kind == "poss" for u in chunk.units)
        if data["kind"] in ("part", "piece") and owned and chunk.owner is None and (chunk.direction or data["kind"] == "piece"):
            last = scene.focus[-1] if scene.focus else None  # its western half, its streets
            if last is None or last.sector:
                made = scene.sectors.narrow(last, chunk.direction) if last is not None and chunk.direction else None
                return [made] if made else []
            return [replace(last, part=chunk.direction or "some")]
        if data["kind"] in ("landmark",) and data["number"] == "one":
            if chunk.direction or any(u.kind in ("w", "party") and u is not unit for u in chunk.units):
                return []  # the central prison is not the hospital spoken of
            return [scene.landmark] if scene.landmark else []
        if data["kind"] == "district" and data["number"] == "many" and len(scene.focus) > 1:
            return scene.focus
    return []
