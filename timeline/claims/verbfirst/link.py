"""Linking: parts and shares with their place, lists with their members, words that point back with what they mean."""

from __future__ import annotations

import itertools

from timeline.claims.chunks import Chunk
from timeline.claims.places import Scene, _at, _resolve_one
from timeline.claims.spots import Spot
from timeline.claims.units import Unit
from timeline.claims.verbfirst.landmarks import find_landmark
from timeline.claims.verbfirst.tagging import means

_MEASURES = frozenset({"whole", "fraction", "rest", "vague", "hedge", "hedge_min", "hedge_max"})


def join_parts(chunks: list[Chunk], scene: Scene) -> list[Chunk]:
    """Merge `parts of X`, `80 percent of X`, `its northern half`; name sectors; right to left, so that chains collapse."""
    out: list[Chunk] = []
    for chunk in reversed(chunks):
        after = out[-1] if out else None
        if chunk.kind == "np":
            name_sector(chunk, scene)
            if after is not None and after.kind == "np" and "of" in after.after:
                merged = _merge(chunk, after, scene)
                if merged is not None:
                    out[-1] = merged
                    continue
            owned = after is not None and after.kind == "np" and "to" in after.after and after.head in ("other", "party") and len(out) > 1
            inner = out[-2] if owned and out[-2].kind == "np" and "in" in out[-2].after and out[-2].spots else None
            if inner is not None and chunk.head == "placenoun" and chunk.unit.data["kind"] in ("landmark", "piece") and not chunk.spots:
                merged = _merge(chunk, inner, scene)  # a post of the police | in X
                if merged is not None:
                    out[-2:] = [merged]
                    continue
            if after is None or after.kind != "np" or "of" not in after.after:
                name_half(chunk, scene)
        out.append(chunk)
    out.reverse()
    for left, right in itertools.pairwise(out):
        if left.kind == right.kind == "np" and left.head == right.head == "party" and not left.party and "from" in right.after and right.party:
            left.party, right.kind = right.party, "void"  # units | of the army
    return [c for c in out if c.kind != "void"]


def name_sector(chunk: Chunk, scene: Scene) -> None:
    """Give `the eastern quarters`, `the north of the city` their sector; what cannot be named stays without a place."""
    kinds = [u.kind for u in chunk.units]
    if chunk.head == "placenoun" and not chunk.spots:
        unit = chunk.unit
        if unit.data["number"] == "many" and any(u.kind == "the_rest" or (u.kind == "share" and u.data["class"] == "rest") for u in chunk.units):
            chunk.head = "other"  # the other quarters: which, is not said
            return
        if unit.data["kind"] == "district" and unit.data["number"] == "many" and chunk.direction and "def" not in unit.also:
            chunk.head = "other"  # some eastern quarters
            return
        unknown = "def" not in unit.also and "w" in kinds[kinds.index("placenoun") :]
        counted = not any(u.kind == "share" and u.data["class"] == "unit_percent" for u in chunk.units) and any(
            u.kind in ("num", "share") and u.data.get("class") not in _MEASURES for u in chunk.units
        )
        if unit.data["kind"] in ("district", "area", "city", "enclave", "oldcity") and (unknown or (counted and unit.data["number"] == "many")):
            chunk.head = "other"
            return
        if unit.data["kind"] in ("city", "enclave", "oldcity", "pocket") and not ("def" in unit.also or chunk.party or "joined" in unit.also):
            chunk.head = "other"
            return
        if unit.data["kind"] != "part" and not (unit.data["kind"] == "district" and chunk.party and chunk.direction):
            every, chunk.units = chunk.units, [u for u in chunk.units if u.kind not in ("num", "share")] if chunk.share else chunk.units
            scene.sectors.resolve(chunk)  # 95 percent of the city is not the 95th city
            if chunk.spots:
                chunk.spots = [(carry(chunk, chunk.spots[-1][0].spot), None, "")]
            chunk.units = every
        if chunk.spots and any("joined" in u.also for u in chunk.units):
            chunk.spots, chunk.head = [], "other"
    if chunk.head == "direction" and "def" in chunk.unit.also and len(chunk.units) == 1:
        scene.sectors.resolve(chunk)
    if chunk.spots and is_indefinite(chunk):
        chunk.spots, chunk.head = [], "other"  # eastern quarters: which, is not said
        return
    if (
        chunk.spots
        and chunk.spots[-1][0].spot.kind in ("sector", "city")
        and any(u.kind == "num" for u in chunk.units)
        and (chunk.share is None or chunk.share["class"] == "part")
    ):
        chunk.spots, chunk.head = [], "other"  # fifty quarters of the east: which, is not said
        return
    if chunk.spots and chunk.direction and not chunk.part:
        spot = chunk.spots[-1][0].spot
        if spot.kind == "sector" and chunk.units[0].kind == "direction" and scene.sectors.narrow(spot, chunk.direction) is not None:
            chunk.part = chunk.direction  # the north of the eastern half
        if spot.kind == "city":
            narrowed = scene.sectors.narrow(spot, chunk.direction)
            if narrowed is None:
                chunk.spots, chunk.head = [], "other"
            else:
                chunk.part = chunk.direction


def name_half(chunk: Chunk, scene: Scene) -> None:
    """`the eastern half` by itself: the sector of that direction."""
    if chunk.head != "placenoun" or chunk.spots or chunk.unit.data["kind"] != "part" or not chunk.direction or "def" not in chunk.unit.also:
        return
    if chunk.unit.data["number"] == "inner" and scene.single is not None and scene.single.kind in ("landmark", "base", "junction", "camp"):
        chunk.spots, chunk.head, chunk.part = [(carry(chunk, scene.single), None, "")], "place", chunk.direction  # of the barracks spoken of
        return
    place_id = scene.sectors.directions.get((chunk.direction, ""))
    spot = scene.sectors.spot(place_id, chunk.start, chunk.units[-1].end, "") if place_id else None
    if spot is not None:
        chunk.spots, chunk.head = [(carry(chunk, spot), None, "")], "place"


def name_side(first: Chunk, second: Chunk, scene: Scene) -> None:
    """`the northern part of the quarters`: the sector of that side, where no one quarter is meant."""
    place_id = scene.sectors.directions.get((first.direction, "districts")) or scene.sectors.directions.get((first.direction, ""))
    pointing = any(u.kind in ("det", "ref") or "joined" in u.also for u in second.units)
    spot = scene.sectors.spot(place_id, first.start, second.units[-1].end, "") if place_id and not pointing else None
    if spot is not None:
        second.spots, second.head = [(carry(second, spot), None, "")], "place"


def is_indefinite(chunk: Chunk) -> bool:
    """A sector's name without an article anywhere: eastern quarters, not the eastern quarters."""
    spot, unit = chunk.spots[-1][0].spot, chunk.unit
    return spot.kind == "sector" and unit.kind == "place" and "indefinite" in unit.also


def carry(chunk: Chunk, spot: Spot) -> Unit:
    """A unit that carries the place of a phrase which names it by its words."""
    unit = chunk.unit
    return Unit("place", unit.i, unit.j, unit.text, unit.start, unit.end, unit.data, unit.entries, spot=spot)


def name_territory(chunks: list[Chunk], scene: Scene) -> None:
    """`a third of the areas that the rebels held`, `two thirds of what was in their hands`: the sector named for its holder."""
    for k, chunk in enumerate(chunks):
        if chunk.kind != "np" or chunk.spots or chunk.share is None or chunk.share["class"] != "fraction":
            continue
        if chunk.head == "placenoun" and chunk.unit.data["kind"] in ("district", "area") and chunk.owner is not None:
            who = chunk.party or next((c.party for c in chunks[:k] if c.kind == "np" and c.head == "party" and c.party), "") or scene.party
            place_id = scene.sectors.directions.get((who, "territory"))
            spot = scene.sectors.spot(place_id, chunk.start, chunk.units[-1].end, "") if place_id else None
            if spot is not None:
                chunk.spots, chunk.head = [(carry(chunk, spot), None, "")], "place"
                continue
        if not ((chunk.head == "placenoun" and chunk.unit.data["kind"] in ("district", "area", "part")) or chunk.head == "share"):
            continue
        ahead = chunks[k + 1 : k + 7]
        held = next(
            (
                n
                for n, c in enumerate(ahead)
                if (c.kind == "state" and c.row["event"] == "held")
                or (c.kind == "vg" and c.head == "verb" and any(d["event"] == "held" for _, d in c.unit.entries))
            ),
            None,
        )
        if held is None or any(c.kind in ("comma", "semi", "and", "sub") for c in ahead[:held]):
            continue
        after = next((c for c in ahead[held:] if c.kind == "np" and c.spots and ("in" in c.after or c.prep == "@")), None)
        who = (
            ahead[held].party
            or next((c.party for c in ahead if c.kind == "np" and c.head == "party" and c.party), "")
            or next((c.party for c in chunks[:k] if c.kind == "np" and c.head == "party" and c.party), scene.party)
        )
        if who == "they":
            who = next((c.party for c in reversed(chunks[:k]) if c.kind == "np" and c.head == "party" and c.party), "") or scene.party
        place_id = scene.sectors.directions.get((who, "territory"))
        spot = scene.sectors.spot(place_id, chunk.start, chunk.units[-1].end, "") if place_id else None
        if spot is not None and (after is None or after.spots[-1][0].spot.kind in ("sector", "city")):
            chunk.spots, chunk.head = [(carry(chunk, spot), None, "")], "place"
            for c in ahead[: held + 1]:
                c.kind = "void"
            for c in ahead[held + 1 :]:
                if c.kind != "np" or not (c.head == "pronoun" or (c.head == "party" and not c.prep)):
                    break
                c.kind = "void"


def _merge(first: Chunk, second: Chunk, scene: Scene) -> Chunk | None:
    target = second.head in ("place", "pronoun") or (second.head == "placenoun" and "def" in second.unit.also)
    if is_sector(first) and second.head == "place" and not is_sector(second) and "in" in second.after and "with" not in second.after:
        return _over(first, second, share=first.share, part="some")  # the last stronghold | in X
    if not target or first.spots or first.head == "pronoun":
        return None
    if first.head in ("share", "the_rest") or (
        first.head == "other" and first.share is not None and first.share["class"] in ("fraction", "vague", "part")
    ):
        return _over(first, second, share=first.share or {"class": "rest", "share": "", "min": "0", "max": "1"})
    inside = "in" in second.after and bool(second.spots)
    if first.head != "placenoun" or (second.after & {"with", "on"} and second.head != "pronoun" and not inside):
        return None
    kind = first.unit.data["kind"]
    sector = bool(second.spots) and second.spots[0][0].spot.kind in ("sector", "city")
    if kind == "edge":
        second.near = True
        return _over(first, second, share=first.share)
    if kind == "part" and first.direction and second.head == "placenoun" and second.unit.data["number"] == "many" and not second.spots:
        name_side(first, second, scene)
        return _over(first, second, share=first.share)
    if kind in ("landmark", "piece") and sector and first.share is not None and first.share["class"] == "whole" and "def" in first.unit.also:
        return _over(first, second, share=first.share)  # all the positions in the old city
    if kind in ("landmark", "road", "piece") and (sector or (second.head == "placenoun" and second.unit.data["number"] == "many")):
        return None
    if kind == "district" and first.unit.data["number"] == "one" and not sector and second.after & {"in", "from"}:
        return None
    if kind == "part" and sector and not first.direction and (first.share is None or first.share["class"] == "whole"):
        second.spots, second.head = [], "other"  # this part of the city: which, is not said
        return _over(first, second, share=None)
    if kind in ("part", "piece", "landmark", "road"):
        if any(u.kind == "w" for u in first.units) and kind == "landmark":
            return _over(first, second, share=first.share, part="some")
        return _over(first, second, share=first.share, part=first.direction or "some")
    return None


def is_sector(chunk: Chunk) -> bool:
    return bool(chunk.spots) and chunk.spots[-1][0].spot.sector


def _over(first: Chunk, second: Chunk, *, share: dict | None, part: str = "") -> Chunk:
    second.units = [*first.units, *second.units]
    second.prep, second.after, second.share = first.prep, first.after, share or second.share
    second.part, second.neg = second.part or part, second.neg or first.neg
    second.party, second.owner = second.party or first.party, second.owner or first.owner
    return second


def widen(sector: Spot, scene: Scene) -> Spot:
    """The sector that a sector is a side of, else itself: of the south of the eastern quarters, those quarters."""
    for (_, of), place_id in sorted(scene.sectors.directions.items()):
        wider = scene.sectors.spot(of, sector.start, sector.end, sector.text) if place_id == sector.place_id else None
        if wider is not None and wider.kind == "sector":
            return wider
    return sector


def resolve_spots(chunk: Chunk, scene: Scene, *, antecedent: Chunk | None = None) -> list[Spot]:
    """The spots of a noun phrase and its list; a pronoun in a relative clause means its antecedent."""
    spots, seen = [], set()
    for member in (chunk, *chunk.more):
        for spot in _resolve_one(member, scene) if member.spots else _point(member, scene, antecedent):
            key = (spot.place_id, spot.text, spot.part)
            if key not in seen:
                seen.add(key)
                spots.append(spot)
    return spots


def _point(chunk: Chunk, scene: Scene, antecedent: Chunk | None) -> list[Spot]:
    unit = next((u for u in reversed(chunk.units) if "joined" in u.also), chunk.unit) if chunk.head == "pronoun" else chunk.unit
    if antecedent is not None and chunk.head == "pronoun" and antecedent is not chunk:
        return [
            _at(s, chunk, scene, share=chunk.share or s.share, part=chunk.part or s.part, near=chunk.near, match="coreference")
            for s in resolve_spots(antecedent, scene)
        ]
    found: list[Spot] = []
    if chunk.head == "pronoun":
        if "pair" in means(unit) or unit.kind == "both":
            found = scene.pair if len(scene.pair) == 2 else []
        elif unit.kind == "latter":
            found = scene.pair[-1:]
        elif unit.kind == "former_one":
            found = scene.pair[:1]
        elif unit.kind == "there":
            found = scene.focus
        elif "single" in means(unit):
            found = [scene.single] if scene.single and not (len(scene.focus) == 1 and scene.focus[0].sector) else scene.focus[-1:]
        elif "many" in means(unit):
            found = scene.focus
    elif chunk.head == "placenoun":
        data = unit.data
        pointing = (
            "def" in unit.also
            and not any(u.kind == "adj" and u.data.get("class") == "adj" for u in chunk.units)
            and not chunk.direction
            and not any(u.kind == "w" or (u.kind == "num" and chunk.share is None) for u in chunk.units)
        )
        ratio = chunk.share is not None and chunk.share["class"] == "fraction" and data["kind"] == "district" and data["number"] == "many"
        if pointing and data["number"] == "one":
            if data["kind"] in ("district", "area") and chunk.share is not None and scene.focus and scene.focus[-1].kind == "sector":
                found = scene.focus[-1:]  # the whole area, after a sector
            elif data["kind"] in ("district", "area"):
                found = [scene.single] if scene.single else []
            elif data["kind"] == "landmark":
                found = find_landmark(unit.text, scene.landmarks)
        elif pointing and ratio and any(u.kind in ("det", "ref") for u in chunk.units) and scene.sector is not None:
            found = [widen(scene.sector, scene)]  # 78 percent of those quarters
        elif any(u.kind == "latter" for u in chunk.units):
            found = scene.pair[-1:] or scene.focus[-1:]
        elif pointing and data["number"] == "pair":
            found = scene.pair if len(scene.pair) == 2 else []
        elif pointing and data["kind"] == "district" and len(scene.focus) > 1 and any(u.kind == "det" for u in chunk.units):
            found = [s for s in scene.focus if s.kind != "city"]
        elif pointing and data["kind"] == "district" and any(u.kind == "ref" or u.kind == "det" for u in chunk.units):
            found = scene.focus[-1:]
    return [_at(s, chunk, scene, share=chunk.share or s.share, part=chunk.part or s.part, near=chunk.near, match="coreference") for s in found]
