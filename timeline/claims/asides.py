"""Asides: what only says where a named place lies, and short brackets behind a name, left out before clauses are read."""

from __future__ import annotations

from timeline.claims.chunks import HEAD, KIND, Chunk, names_sector

_WHERE = frozenset({"in", "on", "at", "within", "inside"})
_BRACKET = 5  # chunks between two brackets


def leave_out_brackets(chunks: list[Chunk]) -> list[Chunk]:
    """Without `(pictured)`, `(YPG)` or `(SOHR)` behind a name."""
    if "open" not in map(KIND, chunks):
        return chunks
    out: list[Chunk] = []
    k = 0
    while k < len(chunks):
        chunk, last = chunks[k], out[-1] if out else None
        if chunk.kind == "open" and last is not None and last.kind == "np":
            close = next((n for n in range(k + 1, min(k + 2 + _BRACKET, len(chunks))) if chunks[n].kind == "close"), None)
            if close is not None and not any(_tells(c, last) for c in chunks[k + 1 : close]):
                k = close + 1
                continue
        out.append(chunk)
        k += 1
    return out


def leave_out_asides(chunks: list[Chunk]) -> list[Chunk]:
    """Without `in the city's southeast` behind a district's name, and without `only` or `first` before one."""
    if "ordinal" not in map(HEAD, chunks) and not names_sector(chunks):
        return chunks
    out: list[Chunk] = []
    k = 0
    while k < len(chunks):
        chunk, last = chunks[k], out[-1] if out else None
        if last is not None and _is_named(last) and _tells_where(chunk, of=any(u.kind == "placenoun" for u in last.units)):
            k += 1
            continue
        if last is not None and _is_named(last) and chunk.kind == "comma" and k + 1 < len(chunks) and _tells_where(chunks[k + 1], of=False):
            closes = k + 2 < len(chunks) and chunks[k + 2].kind == "comma"
            if closes or k + 2 == len(chunks):  # X, in the city's south, fell; X, in the south, and Y
                k += 2 if k + 3 < len(chunks) and chunks[k + 3].kind == "np" else 3
                continue
        after = chunks[k + 1] if k + 1 < len(chunks) else None
        if chunk.kind == "np" and chunk.head == "ordinal" and len(chunk.units) == 1 and not chunk.prep and _is_named(after) and not after.prep:
            k += 1  # only | the district of X, first | X fell
            continue
        out.append(chunk)
        k += 1
    return out


def _is_named(chunk: Chunk | None) -> bool:
    """A district or landmark with its name, not itself a sector."""
    if chunk is None or chunk.kind != "np" or chunk.head != "place" or not chunk.spots:
        return False
    return not chunk.spots[-1][0].spot.sector and not chunk.near


def _tells_where(chunk: Chunk, *, of: bool) -> bool:
    """`in the south`, `on the city's northern edge`; with `of` also `of the east`: a phrase that names a sector, and no share of it."""
    leads = chunk.kind == "np" and (chunk.prep in _WHERE or (of and chunk.prep == "of"))
    if not leads or chunk.head != "place" or not chunk.spots or chunk.share is not None:
        return False
    return chunk.spots[-1][0].spot.sector and not chunk.held and not chunk.party


def _tells(chunk: Chunk, named: Chunk) -> bool:
    """Whether what stands in brackets may be news: a place, a date, a verb, a share, or a side beside a place."""
    verb = chunk.kind == "vg" and (chunk.form == "finite" and chunk.voice != "either")
    return verb or chunk.kind in ("date", "state") or bool(chunk.spots) or chunk.share is not None or (bool(chunk.party) and named.head != "party")
