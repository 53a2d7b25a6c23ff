"""Lists of inflected languages: places put together into one phrase, and the list that a count or a colon announces."""

from __future__ import annotations

from timeline.claims.chunks import Chunk
from timeline.claims.inflected.linking import is_sector
from timeline.claims.lists import placey


def group_places(chunks: list[Chunk]) -> list[Chunk]:
    """`X, Y and parts of Z` as one phrase; a list after a colon, a dash or `among them` names the districts before it."""
    out, k = [], 0
    while k < len(chunks):
        chunk = chunks[k]
        out.append(chunk)
        k += 1
        counted = chunk.kind == "np" and chunk.head == "other" and chunk.unit.kind == "num"  # nine of them: X, Y …
        counted = counted and not chunk.prep and k < len(chunks) and chunks[k].kind in ("colon", "dash")
        if not placey(chunk) and not counted:
            continue
        loose = (chunk.head == "placenoun" and not chunk.spots) or is_territory(chunk)
        if loose and k + 1 < len(chunks) and chunks[k].kind == "np" and chunks[k].prep and not chunks[k].spots \
                and chunks[k + 1].kind in ("dash", "colon"):
            k += 1  # the last stronghold in the centre — X
        while k < len(chunks):
            j = k
            while j < len(chunks) and chunks[j].kind in ("comma", "and", "among", "open", "colon", "dash", "close"):
                j += 1
            if j == k or j >= len(chunks):
                break
            marks = {c.kind for c in chunks[k:j]}
            other = chunks[j]
            if not (other.kind == "np" and other.head == "place") or (other.prep and other.prep != chunk.prep):
                break
            opens = marks & {"colon", "dash", "open"} or "among" in marks or ("and" not in marks and not chunk.spots)
            if opens:
                if (chunk.head != "placenoun" or chunk.spots) and not counted and not (is_territory(chunk) and marks & {"dash", "colon"}):
                    break
                counted = False
                chunk.spots, chunk.part, chunk.share, chunk.head = other.spots, other.part, other.share, "place"
                chunk.more.extend(other.more)
            else:
                on = k < len(chunks) - 1 and _goes_on(chunks, j + 1)  # X, the Old City and Y
                if "and" not in marks and not on and ((is_sector(other) and not is_sector(chunk)) or any(u.kind == "num" for u in other.units)):
                    break  # X, one of the last strongholds
                if "and" not in marks and _starts_clause(chunks, j) and any(c.kind == "vg" for c in _clause(out)):
                    break
                chunk.more.append(other)
            k = j + 1
    return out


def is_territory(chunk: Chunk) -> bool:
    """`the last rebel quarters`, all that a side has, unless a list tells which they are."""
    return chunk.kind == "np" and is_sector(chunk) and bool(chunk.party) and not chunk.direction and any(
        u.kind == "placenoun" and u.data["number"] == "many" and u.data["kind"] == "district" for u in chunk.units)


def _goes_on(chunks: list[Chunk], j: int) -> bool:
    """Whether an `and` and another place follow: the list is not over."""
    return j + 1 < len(chunks) and chunks[j].kind == "and" and chunks[j + 1].kind == "np" and chunks[j + 1].head == "place" and not chunks[j + 1].prep


def _clause(out: list[Chunk]) -> list[Chunk]:
    for n in range(len(out) - 2, -1, -1):
        if out[n].kind in ("comma", "semi", "colon", "rel", "sub", "but"):
            return out[n + 1:]
    return out


def _starts_clause(chunks: list[Chunk], j: int) -> bool:
    j += 1
    while j < len(chunks) and (chunks[j].kind == "date" or chunks[j].kind == "np"):
        j += 1
    return j < len(chunks) and chunks[j].kind == "vg" and chunks[j].form == "finite" and chunks[j].head != "say"
