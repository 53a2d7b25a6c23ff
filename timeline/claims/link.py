"""Linking: shares with what they are of, parts with their place, lists with their members, appositions and speech frames cut out."""

from __future__ import annotations

from timeline.claims.chunks import Chunk

INSIDE = frozenset({"of", "in", "inside", "within", "at", "on", "across", "throughout"})


def link_phrases(chunks: list[Chunk], resolve_sector, inside: frozenset = INSIDE) -> list[Chunk]:
    """Merge `half of X`, `the edge of X`, `positions in X` into one phrase whose head is X. Right to left, so that chains collapse."""
    out: list[Chunk] = []
    for chunk in reversed(chunks):
        if chunk.kind != "np":
            out.append(chunk)
            continue
        after = out[-1] if out else None
        if after is None or after.kind != "np":
            resolve_sector(chunk)
            out.append(chunk)
            continue
        named = (
            after.prep == "of"
            and after.spots
            and after.spots[-1][0].spot.kind not in ("sector", "city", "")
        )
        if not (named and chunk.head == "placenoun" and chunk.unit.data["kind"] == "part"):
            resolve_sector(chunk)  # the eastern part, but: the eastern part of Shaar
        if (
            chunk.head == "party"
            and after.prep == "of"
            and after.party
            and after.head == "party"
        ):
            chunk.party = after.party  # fighters of several Islamist brigades
            out[-1] = chunk
            continue
        if (
            chunk.head == "placenoun"
            and not chunk.spots
            and not after.prep
            and after.unit is not None
            and after.unit.kind == "there"
        ):
            after.prep = "in"  # their posts there
        if after.prep in inside or (not after.prep and chunk.head in ("share", "whole") and chunk.unit.text.endswith(" of")):
            merged = _merge(chunk, after)
            if merged is not None:
                out[-1] = merged
                if merged.head == "placenoun" and len(out) > 1 and out[-2].kind == "np" and out[-2].prep in inside:
                    again = _merge(merged, out[-2])  # a third of the quarters · of the city
                    if again is not None:
                        out[-2:] = [again]
                continue
            if (
                chunk.head == "place"
                and after.head == "place"
                and chunk.spots
                and after.spots
                and chunk.spots[-1][0].spot.sector
                and after.spots[-1][0].spot.sector
                and after.spots[-1][0].spot.kind != "city"
            ):
                if chunk.direction and len(chunk.spots[-1][0].spot.districts) < len(after.spots[-1][0].spot.districts):
                    out[-1] = _under(chunk, after)  # the northern quarters of the eastern half
                    continue
                out[-1] = _over(chunk, after, share=chunk.share)  # the former bastion in east X: the name outranks the epithet
                continue
            if chunk.head == "place" and after.head == "place" and after.prep == "of" and chunk.spots and chunk.spots[-1][0].spot.sector \
                    and chunk.share is None and after.spots and not after.spots[-1][0].spot.sector and not chunk.unit.text[:1].isdigit():
                out[-1] = _over(chunk, after, share=None)  # the rebel-held quarters of X and Y: the names outrank the sector
                continue
            if chunk.head == "noun" and chunk.owner is None and after.prep == "of" and after.head == "party" and after.party:
                chunk.owner = after  # the counter-attacks of the rebels
            if chunk.head in ("other", "noun", "party", "source") and chunk.of is None and after.head in ("place", "placenoun", "pronoun"):
                chunk.of = after
        out.append(chunk)
    out.reverse()
    return out


def _merge(first: Chunk, second: Chunk) -> Chunk | None:
    target = second.head in ("place", "pronoun", "placenoun")
    if first.share is not None and first.share["class"] == "part" and first.direction and first.head == "share" and second.head == "place":
        return _over(first, second, share=None, part=first.direction)  # much of the northern part of the rebels' area
    if first.share is not None and first.head in ("share", "whole", "other") and (first.head != "other") and (target or second.head in ("other",)):
        return _over(first, second, share=first.share)
    if first.head == "direction" and second.head == "placenoun" and not second.spots and second.unit.data["kind"] in ("district", "area"):
        return _over(first, second, share=first.share, part=first.direction)
    if first.head == "direction" and second.head == "place":
        second.near = second.near or first.near
        return _over(first, second, share=first.share, part=first.direction)
    if first.head == "ordinal" and second.prep == "of" and len(first.units) <= 2 and (
        second.head in ("pronoun", "party") or (second.spots and second.part)):
        return _over(first, second, share=None)  # the last of their hiding places there
    if first.head == "the_rest" and target:
        return _over(first, second, share={"class": "rest", "share": "", "min": "0", "max": "1"})
    if first.head != "placenoun" or first.spots or not target:
        return None
    kind = first.unit.data["kind"]
    if kind == "edge":
        second.near = True
        return _over(first, second, share=first.share)
    if kind == "landmark" and second.spots and getattr(second.spots[0][0].spot, "sector", False):
        return None  # a building somewhere in a sector is no claim on the sector
    if (
        kind == "part"
        and not first.direction
        and second.spots
        and second.spots[0][0].spot.sector
        and any(u.text in ("that", "this") for u in first.units)
    ):
        return _keep_pointing(first)
    if kind == "part" and not first.direction and first.share is None and second.spots and second.spots[0][0].spot.wide \
            and not any(u.sense in ("the", "this", "that") for u in first.units):
        first.head = "other"
        return None  # another part of the city: which, is not said
    if kind == "road" and second.spots and second.spots[-1][0].spot.kind == "road":
        return _over(first, second, share=first.share)  # la carretera del Castelo
    if kind == "part" or (kind in ("piece", "landmark")):
        if second.head == "placenoun" and not second.spots and second.unit.data.get("number") == "many":
            return None
        return _over(first, second, share=first.share, part=first.direction or "some")
    if kind in ("district", "area", "enclave", "pocket", "city", "bastion") and second.head == "place" and second.spots:
        sector = getattr(second.spots[0][0].spot, "sector", False)
        if not sector or (first.share is not None and first.share["class"] in ("fraction", "vague", "whole")):
            return _over(first, second, share=first.share, part=first.direction if kind == "area" else "")
    return None


def _keep_pointing(first: Chunk) -> Chunk:
    """`that half of the city` points back; what it is half of adds nothing."""
    return first


def _under(first: Chunk, second: Chunk) -> Chunk:
    """`first` with the words of `second`: the smaller sector counts."""
    first.units = first.units + second.units
    return first


def _over(first: Chunk, second: Chunk, *, share: dict | None, part: str = "") -> Chunk:
    second.units = first.units + second.units
    second.prep = first.prep
    second.share = share or second.share
    second.part = second.part or part
    second.neg = second.neg or first.neg
    second.party = second.party or first.party
    second.owner = second.owner or first.owner
    second.held = second.held or first.held
    return second
