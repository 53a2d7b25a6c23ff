"""Linking: shares with what they are of, parts with their place, lists with their members, appositions and speech frames cut out."""

from __future__ import annotations

from timeline.claims.chunks import Chunk, leaves_verb_out

INSIDE = frozenset({"of", "in", "inside", "within", "at", "on", "across", "throughout"})
_LANDMARK_ONLY = frozenset({"landmark", "piece", "part", "road"})


def placey(chunk: Chunk) -> bool:
    return chunk.kind == "np" and (chunk.head in ("place", "placenoun") or (chunk.share is not None and chunk.head in ("share", "the_rest", "whole")))


def link_phrases(chunks: list[Chunk], resolve_sector, inside: frozenset = INSIDE) -> list[Chunk]:
    """Merge `half of X`, `the edge of X`, `positions in X` into one phrase whose head is X. Right to left, so that chains collapse."""
    out: list[Chunk] = []
    for chunk in reversed(chunks):
        after = out[-1] if out else None
        named = (
            after is not None
            and after.kind == "np"
            and after.prep == "of"
            and after.spots
            and after.spots[-1][0].spot.kind not in ("sector", "city", "")
        )
        if chunk.kind == "np" and not (named and chunk.head == "placenoun" and chunk.unit.data["kind"] == "part"):
            resolve_sector(chunk)  # the eastern part, but: the eastern part of Shaar
        if (
            chunk.kind == "np"
            and chunk.head == "party"
            and after is not None
            and after.kind == "np"
            and after.prep == "of"
            and after.party
            and after.head == "party"
        ):
            chunk.party = after.party  # fighters of several Islamist brigades
            out[-1] = chunk
            continue
        if (
            chunk.kind == "np"
            and chunk.head == "placenoun"
            and not chunk.spots
            and after is not None
            and after.kind == "np"
            and not after.prep
            and after.unit is not None
            and after.unit.kind == "there"
        ):
            after.prep = "in"  # their posts there
        if (
            chunk.kind == "np"
            and after is not None
            and after.kind == "np"
            and (after.prep in inside or (not after.prep and chunk.head in ("share", "whole") and chunk.unit.text.endswith(" of")))
        ):
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
    if first.share is not None and first.head in ("share", "whole", "other") and (first.head != "other") and (target or second.head in ("other",)):
        return _over(first, second, share=first.share)
    if first.head == "direction" and second.head == "placenoun" and not second.spots and second.unit.data["kind"] in ("district", "area"):
        return _over(first, second, share=first.share, part=first.direction)
    if first.head == "direction" and second.head == "place":
        second.near = second.near or first.near
        return _over(first, second, share=first.share, part=first.direction)
    if first.head == "ordinal" and second.prep == "of" and len(first.units) <= 2 and (second.head == "pronoun" or (second.spots and second.part)):
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
    if kind == "part" or (kind in ("piece", "landmark")):
        if second.head == "placenoun" and not second.spots and second.unit.data.get("number") == "many":
            return None
        return _over(first, second, share=first.share, part=first.direction or "some")
    if kind in ("district", "area", "enclave", "pocket", "city") and second.head == "place" and second.spots:
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


def group_lists(chunks: list[Chunk]) -> list[Chunk]:
    """`X, Y and parts of Z` as one phrase with its further members in `more`; a list after `among them` or a colon joins its noun."""
    out, k = [], 0
    while k < len(chunks):
        chunk = chunks[k]
        out.append(chunk)
        k += 1
        it = chunk.kind == "np" and chunk.head == "pronoun" and chunk.unit.kind in ("it", "ref") and k < len(chunks) and chunks[k].kind == "and"
        if not (placey(chunk) or it) or chunk.prep == "between" or (chunk.prep == "of" and len(out) == 1):
            continue
        while True:
            j, linked, joined = k, False, False
            while j < len(chunks) and chunks[j].kind in ("comma", "and", "among", "open", "colon", "dash", "close"):
                kind = chunks[j].kind
                if kind in ("colon", "dash", "open") and chunk.head == "place":
                    break
                linked, joined = True, joined or kind in ("and",)
                j += 1
                if kind == "comma" and joined and _aside(chunks, j):
                    j += 1  # X and, hours later, Y
            if not linked or j >= len(chunks) or chunks[j].kind in ("colon", "dash", "open"):
                break
            other = chunks[j]
            if other.kind == "np" and other.head == "placenoun" and not other.spots and not other.prep and chunk.head == "place" and not other.share:
                n = j + 1  # X, the school and Y: what has no name drops out
                while n < len(chunks) and chunks[n].kind in ("comma", "and", "among"):
                    n += 1
                if n > j + 1 and n < len(chunks) and chunks[n].kind == "np" and chunks[n].head == "place" and not chunks[n].prep:
                    j, other, joined = n, chunks[n], joined or any(c.kind == "and" for c in chunks[j + 1 : n])
            if other.kind != "np" or other.head != "place" or (other.prep and other.prep != chunk.prep) or chunk.prep == "near" != other.prep:
                break
            if _starts_clause(chunks, j) and _has_verb_before(out) and not (chunks[j - 1].kind == "and" and _waits_for_verb(out)):
                break
            if chunk.prep and any(c.kind == "among" for c in chunks[k:j]) and len(out) > 1 and out[-2].head == "placenoun" and not out[-2].spots:
                break  # quarters around X, including Y: Y is one of the quarters
            if chunk.spots and other.spots and other.spots[-1][0].spot.kind == "city" and not chunk.spots[-1][0].spot.sector:
                break  # X, north of the city: no list
            if (
                chunk.head == "placenoun"
                and not chunk.spots
                and not chunk.more
                and (chunk.unit.data["number"] == "one" or chunk.unit.data["kind"] == "supply")
                and not joined
                and all(c.kind == "comma" for c in chunks[k:j])
            ):
                chunk.spots, chunk.part, chunk.head, chunk.more = other.spots, other.part, "place", other.more  # the base, a hospital in X,
                k = j + 1
                if k < len(chunks) and chunks[k].kind == "comma":
                    k += 1
                continue
            chunk.more.append(other)
            k = j + 1
    return out


def _aside(chunks: list[Chunk], j: int) -> bool:
    """A date or a word between two commas."""
    return j + 1 < len(chunks) and chunks[j + 1].kind == "comma" and (
        chunks[j].kind == "date" or (chunks[j].kind == "np" and chunks[j].head == "other" and not chunks[j].prep and len(chunks[j].units) < 3))


def _starts_clause(chunks: list[Chunk], j: int) -> bool:
    j += 1
    while j < len(chunks) and (chunks[j].kind == "date" or (chunks[j].kind == "np" and chunks[j].prep)):
        j += 1
    if j + 2 < len(chunks) and chunks[j].kind == "comma":  # and X, further south, is …
        close = next((n for n in range(j + 1, min(j + 4, len(chunks))) if chunks[n].kind == "comma"), j)
        j = close + 1 if close > j and not any(c.kind == "vg" or c.head == "place" for c in chunks[j:close]) else j
    return j < len(chunks) and chunks[j].kind == "vg" and (chunks[j].form == "finite" and chunks[j].voice != "either")


def _has_verb_before(out: list[Chunk]) -> bool:
    for chunk in reversed(out[:-1]):
        if chunk.kind == "vg":
            return True
        if chunk.kind in ("semi", "sub", "cond", "colon"):
            return False
    return False


def _waits_for_verb(out: list[Chunk]) -> bool:
    """Whether the clause so far is a noun with its infinitive, which has no verb yet: attempts to push into X | and Y were repelled."""
    verbs = [k for k, c in enumerate(out) if c.kind == "vg"]
    first = next((k for k, c in enumerate(out) if c.kind == "np" and not c.prep), None)
    return len(verbs) == 1 and out[verbs[0]].form == "infinitive" and first is not None and first < verbs[0] and out[first].head == "noun" \
        and all(c.kind in ("np", "date") for c in out[first : verbs[0]])


def cut_appositions(chunks: list[Chunk]) -> list[Chunk]:
    """Leave out `, a vast quarter in the south-east,` after a place or a party: commas around phrases without a verb."""
    out, k = [], 0
    while k < len(chunks):
        chunk = chunks[k]
        if (
            chunk.kind in ("comma", "dash", "open")
            and out
            and out[-1].kind == "np"
            and out[-1].head in ("place", "party", "source", "placenoun", "pronoun")
        ):
            j = k + 1
            while j < len(chunks) and (chunks[j].kind in ("np", "date") or (chunks[j].kind == "state" and chunks[j].row["event"] == "none")):
                j += 1
            inner = chunks[k + 1 : j]
            if inner and out[-1].head == "placenoun" and not out[-1].spots and inner[0].head == "place" and not inner[0].prep and len(inner) == 1:
                out[-1].spots, out[-1].more, out[-1].part, out[-1].head = inner[0].spots, inner[0].more, inner[0].part, "place"
                k = j + 1 if j < len(chunks) and chunks[j].kind in ("comma", "dash", "close") else j
                continue
            closes = j >= len(chunks) or chunks[j].kind in ("comma", "dash", "close", "semi")
            if (
                inner
                and closes
                and not leaves_verb_out(inner)
                and (inner[0].kind == "state" or (not inner[0].prep and inner[0].kind == "np" and inner[0].head != "place"))
                and (j >= len(chunks) or chunks[j].kind != "comma" or j + 1 >= len(chunks) or chunks[j + 1].kind != "np" or True)
            ):
                if (
                    inner[0].kind == "np"
                    and inner[0].party
                    and out[-1].head == "place"
                    and inner[0].head in ("placenoun", "other")
                    and len(inner) == 1
                    and (inner[0].held or (inner[0].unit is not None and inner[0].unit.data.get("kind") == "bastion"))
                ):
                    out.extend((chunk, inner[0]))  # a rebel bastion: read as a claim, then passed over
                    k += 2
                    continue
                if (
                    inner[0].head == out[-1].head == "party"
                    and len(inner) == 1
                    and j + 1 < len(chunks)
                    and chunks[j].kind == "comma"
                    and (chunks[j + 1].kind == "vg" or (chunks[j + 1].kind == "np" and chunks[j + 1].prep))
                ):
                    k = j + 1  # its militia, the YPG, out of …
                    continue
                if chunk.kind == "open" and len(out) == 1 and j >= len(chunks) - 1 and inner[0].head == "party" and out[-1].head == "place":
                    out.append(chunk)  # X (rebels)
                    k += 1
                    continue
                if chunk.kind == "open" or not (inner[0].head == "party" and out[-1].head == "party"):
                    k = j + 1 if j < len(chunks) and chunks[j].kind in ("comma", "dash", "close") else j
                    continue
        out.append(chunk)
        k += 1
    return out
