"""Links between phrases of inflected languages: what follows a noun in the genitive (or bare, as names do) hangs on it."""

from __future__ import annotations

from timeline.claims.chunks import Chunk
from timeline.claims.units import Unit


def link_cases(chunks: list[Chunk], resolve_sector, inside: frozenset[str], over: frozenset[str]) -> list[Chunk]:
    """Hang genitives and places on the noun before them. Right to left, so that chains collapse onto the place they are about.

    `inside`: prepositions that stand between a part and its place; `over`: between control and its place.
    """
    out: list[Chunk] = []
    for chunk in reversed(chunks):
        after = out[-1] if out else None
        if chunk.kind == "np" and chunk.head == "share" and after is not None and after.kind == "say_that":
            chunk.head = "other"  # a quarter of what they held
        elif chunk.kind == "np" and chunk.head == "share" and after is not None and after.form == "attributive":
            _take_held(chunk, out)
        whole = after is None or after.kind != "np" or after.head != "place" or bool(after.prep)  # nothing hangs on it
        if chunk.kind == "np" and (whole or (chunk.direction and chunk.unit.data.get("kind") in ("district", "area") and is_sector(after))):
            resolve_sector(chunk)
        if chunk.kind == "np" and after is not None and after.kind == "np":
            joined = _hang(chunk, after, inside, over)
            if joined is not None:
                out[-1] = joined
                continue
        out.append(chunk)
    out.reverse()
    return out


def _take_held(share: Chunk, out: list[Chunk]) -> None:
    """`a third of the ground held by the rebels`: the share of a party's ground; of anything else held, a share of nothing known."""
    share.head = "other"
    if len(out) < 3 or out[-2].head != "party" or "i" not in out[-2].case or out[-3].head not in ("placenoun", "place") or out[-3].prep:
        return
    held, agent, ground = out[-1], out[-2], out[-3]
    if ground.unit.kind == "placenoun" and "g" in ground.case:
        del out[-3:]
        share.head, share.unit, share.party = "placenoun", ground.unit, agent.party
        share.units = share.units + held.units + agent.units + ground.units


def _hang(first: Chunk, second: Chunk, inside: frozenset[str], over: frozenset[str]) -> Chunk | None:
    """The two as one phrase, or None where the second is a phrase of its own."""
    bare = not second.prep and (not second.case or "g" in second.case)
    place = second.head in ("place", "placenoun") or (second.head == "pronoun" and second.unit.kind in ("it", "they", "both", "ref"))
    kind = first.unit.data.get("kind", "") if first.head == "placenoun" else ""
    if kind == "control":
        if second.head == "party" and bare:  # control of the army: in the place of its agent
            return Chunk("np", first.units + second.units, prep=first.prep, head="party", unit=second.unit, party=second.party, case="i")
        return _take(first, second) if place and second.prep in over else None
    if first.spots and second.spots and is_sector(first) and is_sector(second) and (bare or second.prep in inside):
        return _widen(first, second)  # the eastern quarters of the city
    if (kind == "part" or (first.head == "share" and first.share and first.share["class"] == "part")) and place and bare \
            and any(u.kind == "det" for u in first.units):
        unit = first.unit  # this part of the city: the sector last spoken of
        return Chunk("np", first.units + second.units, prep=first.prep, head="pronoun", case=first.case,
                     unit=Unit("ref", unit.i, unit.j, unit.text, unit.start, unit.end))
    if (first.head == "share" and first.share is None) or first.unit.data.get("class") == "unit_km2":
        if place and (bare or second.prep in inside):
            return _take(first, second)  # square kilometres say no share
        return None
    if place and bare and first.unit.kind == "portion":
        return _take(first, second)
    if place and (first.head in ("share", "the_rest", "whole") or first.head == "direction" or (kind == "part" and not first.spots)):
        if bare or (second.prep in inside and first.head != "direction"):
            return _take(first, second, part=first.direction)
        return None
    if place and kind and not first.spots and (bare or second.prep in inside):
        sector = is_sector(second)
        if kind == "edge":
            second.near = True
            return _take(first, second)
        if kind == "city" and second.spots:
            return _take(first, second)
        if kind == "landmark":
            return _keep(first, second) if bare or first.case != "n" else None  # a building is not its quarter
        if kind == "piece":
            if sector or (second.head == "placenoun" and not second.spots and second.unit.data.get("number") == "many"):
                return None if second.prep else _keep(first, second)
            return _take(first, second, part=first.direction or "some")
        if sector or second.head == "placenoun":  # a quarter in the east of the city; the area of the town
            if kind == "area" or (first.share is not None and first.share["class"] != "whole"):
                return _take(first, second, part=first.direction)
            return _keep(first, second)
        return _take(first, second, part=first.direction if kind == "area" else "") if bare else None
    if not bare:
        return None
    if first.head == "share" and second.head == "party" and first.share is not None and first.share["class"] in ("rest", "vague") and (
            "g" in second.case):
        second.units, second.prep, second.case = first.units + second.units, first.prep, first.case or "na"
        return second  # the remnants of the rebels
    if first.head == "party" and second.head == "party":
        if not first.party or second.party in ("isis", "sdf") or second.party == first.party:
            first.party = second.party or first.party
            return _widen(first, second)
        return None
    if first.head == "party" and place:
        return _widen(first, second) if is_sector(second) and second.share is None and not first.prep else None
    if second.head == "party" and first.head in ("placenoun", "place"):
        unnamed = first.head == "placenoun" and not first.spots
        own = unnamed or (second.case in ("g", "gdl", "gd") and (first.head == "placenoun" or is_sector(first)))
        if "g" in second.case and "n" not in second.case and own:
            first.party = first.party or second.party
            return _widen(first, second)
        return None
    if first.head == "noun":
        first.owner = first.owner or second
        if place:
            second.prep = "of"  # no phrase of the verb's own
        return _widen(first, second) if not place else None
    if first.head in ("other", "source") and (first.unit.kind in ("w", "source")) and second.case != "n" and (
            second.head != "source" or first.head == "source"):
        first.party = first.party or (second.party if second.head == "party" else "")
        first.of = second if place else first.of
        return _widen(first, second)
    return None


def is_sector(chunk: Chunk) -> bool:
    spot = chunk.spots[-1][0].spot if chunk.spots else None
    return spot is not None and (spot.sector or spot.kind == "city")


def _take(first: Chunk, second: Chunk, *, part: str = "") -> Chunk:
    """`second` with what `first` says of it, in the place of `first`."""
    second.units = first.units + second.units
    second.prep, second.case, second.neg = first.prep, first.case, first.neg or second.neg
    second.share = first.share or second.share
    second.part = second.part or part
    second.party = second.party or first.party
    return second


def _keep(first: Chunk, second: Chunk) -> Chunk:
    """An unnamed place in a named one: a phrase that points at nothing known."""
    first.of = second
    return _widen(first, second)


def _widen(first: Chunk, second: Chunk) -> Chunk:
    first.units = first.units + second.units
    return first
