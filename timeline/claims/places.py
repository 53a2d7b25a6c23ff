"""Places in a sentence: spots found by the gazetteer, sectors composed from directions, and words that point back."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace

from timeline.claims.chunks import Chunk
from timeline.claims.spots import Sectors, Spot
from timeline.claims.tokens import fold_text

REACH = 500  # characters that a counter-attack speaks for


@dataclass(slots=True)
class Scene:
    """What an article has spoken of so far: places in focus, parties, the speaker."""

    text: str
    sectors: Sectors
    focus: list[Spot] = field(default_factory=list)  # the last place or list of places
    single: Spot | None = None  # the last single district
    pair: list[Spot] = field(default_factory=list)  # the last two single places, or the last list of two
    landmark: Spot | None = None
    road: Spot | None = None
    landmarks: list[Spot] = field(default_factory=list)  # every single place so far, for `the college` of three sentences ago
    party: str = ""  # the last party in a subject's place
    takers: dict[str, str] = field(default_factory=dict)  # place -> who must be meant where it is said to have fallen, no more
    inside: tuple[str, ...] = ("in", "at", "near", "around")  # prepositions of where something happens
    men: tuple[str, ...] = ()  # people who act for the party that they are said to belong to
    ours: tuple[str, ...] = ()  # the ends of verbs in the first person plural
    agreement: dict = field(default_factory=dict)  # the end of a verb -> ends of the nouns that can be its subject
    pro_drop: bool = False  # the language leaves pronouns out as subjects
    speaker_party: str = ""
    speaker: str = ""
    side: str = ""  # of the last speaker whose party was said
    speaker_side: str = ""  # the speaker's alignment, where it is a party
    counts: dict[str, int] = field(default_factory=dict)
    elsewhere: bool = False
    anchor: dt.date | None = None  # the last day spoken of
    sector: Spot | None = None  # the last sector
    taker: str = ""  # the last party that is said to have taken something
    attacker: str = ""  # of the offensive under way
    present: frozenset[str] = frozenset()  # auxiliaries of a state of today
    past: frozenset[str] = frozenset()  # auxiliaries of a state that is over
    sequence: frozenset[str] = frozenset()  # words that go on with a row of events (X fell, then Y)
    begin: int = 0  # where the sentence starts
    assailant: str = ""  # the party that is said to strike back
    struck: int = -1000  # where that was said
    adversaries: dict[str, str] = field(default_factory=dict)  # the usual opponent of a party
    shared: object = None  # the last finding with a share of a sector
    asked: object = None  # what the last sentence asked
    label: object = None  # what the heading above says of the places listed under it
    spans: frozenset[str] = frozenset()  # words of time (X fell, and Y a day later)
    yes: frozenset[str] = frozenset()  # words that answer a question
    no: frozenset[str] = frozenset()
    last: object = None  # the last finding, for `it was followed by X`
    told: list = field(default_factory=list)  # the findings of the last sentence that had any, for a denial of them all
    listed: object = None  # what the sentence says of so many places that it does not name: `five quarters were taken. Among them: X`

    def note(self, spots: list[Spot]) -> None:
        if not spots:
            return
        self.focus = spots
        self.elsewhere = spots[-1].elsewhere
        singles = [s for s in spots if not s.sector]
        self.sector = next((s for s in reversed(spots) if s.sector), self.sector)
        self.landmarks = [*self.landmarks, *(s for s in singles if s.kind in ("landmark", "base"))][-12:]
        if singles:
            self.single = singles[0] if len(singles) == len(spots) == 1 else singles[-1]
            if singles[-1].kind in ("landmark", "base"):
                self.landmark = singles[-1]
            elif singles[-1].kind == "road":
                self.road = singles[-1]
        if len(singles) >= 2:
            self.pair = singles[:2]
        elif len(singles) == 1 and (not self.pair or singles[0].place_id != self.pair[-1].place_id):
            self.pair = [*self.pair[-1:], singles[0]]

    def taker_by_context(self) -> str:
        """Who took it, where the text does not say: the attacker of the offensive under way, the last taker, the last party that acted."""
        if self.assailant and self.begin - self.struck < REACH:
            return self.assailant
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
    pointed = [
        s for s in _point_back(chunk, scene) if (s.kind != "city" or chunk.share is not None) and not (chunk.part == "some" and s.wide)
    ]  # `it` is never the whole city
    if chunk.head == "placenoun" and chunk.unit.data.get("kind") == "district":
        pointed = [replace(s, part="") if s.part == "some" else s for s in pointed]  # the district, after some streets of it
    return [_at(s, chunk, scene, share=chunk.share, part=chunk.part or s.part, near=chunk.near, match="coreference") for s in pointed]


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
    if kind == "it" and scene.focus and scene.focus[-1].sector and scene.focus[-1].kind != "city" and scene.focus[-1].start >= scene.begin \
            and scene.single is not None and scene.single.start < scene.begin:
        return scene.focus[-1:]  # no way into the enclave since it was sealed off: the sector of this sentence
    if kind in ("it", "poss", "ref"):
        return [scene.single] if scene.single and len(scene.focus) < 2 else scene.focus[-1:]
    if kind == "there":
        return scene.focus
    if kind in ("they", "all_them"):
        sector = bool(chunk.prep and kind == "they" and scene.focus) and scene.focus[-1].sector and scene.focus[-1].kind != "city"
        return scene.focus if len(scene.focus) > 1 or sector else []  # the eastern quarters: order was restored to them
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
        if data["kind"] == "part" and len(chunk.units) == 1 and not chunk.prep and scene.single:
            return [replace(scene.single, part="some")]  # part remained with them
        definite = (
            chunk.definite
            or chunk.owner is not None
            or any(
                u.kind in ("det", "that", "poss", "both") and u.sense not in ("a", "an", "another", "several", "some", "every", "any", "certain")
                for u in chunk.units
            )
        )
        if not definite or any(u.kind == "adj" and u.sense in ("other", "new", "more", "further", "last", "remaining") for u in chunk.units):
            return []
        if data["kind"] == "area" and (chunk.share is None or chunk.share["class"] == "whole"):
            return []  # the ground gained: which, is not said
        if data["kind"] == "bastion" or (data["kind"] in ("district", "area") and data["number"] == "one"):
            sector = data["kind"] != "bastion" and bool(scene.focus) and scene.focus[-1].sector and scene.focus[-1].kind != "city"
            if sector and any(u.sense in ("that", "this") for u in chunk.units):
                return scene.focus[-1:]  # that sector, after the north
            if chunk.share is not None and chunk.share["class"] == "fraction" and scene.single and scene.single.kind == "landmark":
                return [scene.sector] if scene.sector else []  # two thirds of their bastion: no mosque
            return [scene.single] if scene.single else []
        if data["kind"] == "part" and data["number"] == "one" and any(u.sense in ("that", "this") for u in chunk.units):
            return [scene.sector] if scene.sector else []
        owned = any(u.kind in ("poss", "part_adj") for u in chunk.units) or (data["kind"] == "piece" and bool(chunk.direction))
        if data["kind"] in ("part", "piece") and owned and chunk.owner is None and (chunk.direction or data["kind"] == "piece"):
            last = scene.focus[-1] if scene.focus else None  # its western half, its streets
            if last is None or last.sector:
                made = scene.sectors.narrow(last, chunk.direction) if last is not None and chunk.direction else None
                return [made] if made else []
            return [replace(last, part=chunk.direction or "some")]
        if data["kind"] == "landmark" and data["number"] in ("one", "same"):
            if chunk.direction or any(u.kind in ("w", "party") and u is not unit for u in chunk.units):
                return []  # the central prison is not the hospital spoken of
            if data["number"] == "same" and scene.single:
                return [scene.single]  # the project, the complex: a quarter may be one
            named = next((s for s in reversed(scene.landmarks) if unit.text in fold_text(s.text).split()), scene.landmark)
            return [named] if named else []
        if data["number"] == "many" and len(scene.pair) == 2 and any(u.kind == "both" for u in chunk.units):
            return scene.pair  # both districts
        if data["kind"] == "district" and data["number"] == "many" and len(scene.focus) > 1:
            return scene.focus
        if data["kind"] == "road" and data["number"] == "one" and scene.road and not any(u.kind in ("w", "adj", "ordinal") for u in chunk.units):
            return [scene.road]
    return []
