"""Lists: X, Y and parts of Z as one phrase; a list after `among them` or a colon joins its noun."""

from __future__ import annotations

from timeline.claims.chunks import Chunk

_LINKS = frozenset({"comma", "and", "among", "open", "colon", "dash", "close"})


def placey(chunk: Chunk) -> bool:
    return chunk.kind == "np" and (chunk.head in ("place", "placenoun") or (chunk.share is not None and chunk.head in ("share", "the_rest", "whole")))


def group_lists(chunks: list[Chunk]) -> list[Chunk]:
    """`X, Y and parts of Z` as one phrase with its further members in `more`; a list after `among them` or a colon joins its noun."""
    out, k = [], 0
    while k < len(chunks):
        chunk = chunks[k]
        out.append(chunk)
        k += 1
        if chunk.kind != "np" or k == len(chunks) or chunks[k].kind not in _LINKS:
            continue
        it = chunk.kind == "np" and chunk.head == "pronoun" and chunk.unit.kind in ("it", "ref") and k < len(chunks) and chunks[k].kind == "and"
        if not (placey(chunk) or it) or chunk.prep == "between" or (chunk.prep == "of" and len(out) == 1):
            continue
        city = bool(chunk.prep and chunk.spots) and chunk.spots[-1][0].spot.kind == "city"
        if city and k < len(chunks) and chunks[k].kind == "comma" and not _has_verb_before([*out, chunk]):
            continue  # at the other end of the city, X and Y …
        if len(out) == 2 and out[0].kind == "except" and k < len(chunks) and chunks[k].kind == "comma":
            continue  # apart from X, all of Y
        while True:
            j, linked, joined = k, False, False
            while j < len(chunks) and chunks[j].kind in _LINKS:
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
            if chunk.prep and not joined and not chunk.more and _starts_clause(chunks, j) and all(c.kind == "comma" for c in chunks[k:j]):
                break  # a stone's throw from the citadel, X has …
            if _starts_clause(chunks, j) and _has_verb_before(out) and not (chunks[j - 1].kind == "and" and _waits_for_verb(out)):
                break
            if chunk.prep and any(c.kind == "among" for c in chunks[k:j]) and _is_of_unnamed(out):
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
            if _named_twice(chunks, chunk, k, j):
                chunk.spots, chunk.part, chunk.head, chunk.unit, chunk.direction = other.spots, other.part, "place", other.unit, ""
                k = j + 2  # the northern lock of the old city, X, is …
                continue
            if chunk.share is not None and chunk.share["class"] in ("part", "vague") and other.share is None and not other.part and not other.more:
                other.share, other.part = chunk.share, chunk.part  # large parts of X, Y and Z: of each of them
            chunk.more.append(other)
            k = j + 1
    return out


def _is_of_unnamed(out: list[Chunk]) -> bool:
    """Whether the last phrase says where unnamed quarters are: two districts in the north and east of the city."""
    n = len(out) - 2
    while n > 0 and (out[n].kind == "and" or (out[n].kind == "np" and out[n].prep and out[n].spots)):
        n -= 1
    return n >= 0 and out[n].kind == "np" and out[n].head == "placenoun" and not out[n].spots


def _named_twice(chunks: list[Chunk], chunk: Chunk, k: int, j: int) -> bool:
    """Whether the place at `j` stands alone between commas behind a sector and before the verb: the name of what the sector's words describe."""
    other = chunks[j]
    alone = j == k + 1 and chunks[k].kind == "comma" and not chunk.more and not other.more and not chunk.share
    described = alone and chunk.spots and chunk.spots[-1][0].spot.sector and not other.spots[-1][0].spot.sector and len(chunk.units) > 2
    return bool(described) and j + 2 < len(chunks) and chunks[j + 1].kind == "comma" and chunks[j + 2].kind in ("vg", "state")


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
            return chunk.head != "say"  # said X and Y remain
        if chunk.kind in ("semi", "sub", "cond", "colon", "but", "say_that", "dash"):
            return False
    return False


def _waits_for_verb(out: list[Chunk]) -> bool:
    """Whether the clause so far is a noun with its infinitive, which has no verb yet: attempts to push into X | and Y were repelled."""
    verbs = [k for k, c in enumerate(out) if c.kind == "vg"]
    first = next((k for k, c in enumerate(out) if c.kind == "np" and not c.prep), None)
    return len(verbs) == 1 and out[verbs[0]].form == "infinitive" and first is not None and first < verbs[0] and out[first].head == "noun" \
        and all(c.kind in ("np", "date") for c in out[first : verbs[0]])
