"""Measures: how much a noun comes to, said beside it: 12 quarters, comprising 40 percent of the area; 40 percent (20 of 45 km²) of the area."""

from __future__ import annotations

from timeline.claims.chunks import HEAD, SHARE, Chunk

_ENDS = frozenset({"comma", "dash", "semi", "close"})


def put_measures(chunks: list[Chunk]) -> list[Chunk]:
    """The chunks with a measure in the place of the nouns that it measures, and without what stands in brackets between a share and its whole."""
    if "share" not in map(HEAD, chunks) and not any(map(SHARE, chunks)):
        return chunks
    out, k = [], 0
    while k < len(chunks):
        chunk = chunks[k]
        close = _bracket(chunks, k)
        if close:
            out.append(chunk)  # 40 percent (20 of 45 square kilometres) | of the area
            k = close + 1
            continue
        at = _measure(chunks, k)
        if not at:
            out.append(chunk)
            k += 1
            continue
        chunks[at].prep = chunk.prep  # 12 quarters, comprising | 40 percent of the area,
        k = at
        while k < len(chunks) and chunks[k].kind == "np":
            out.append(chunks[k])
            k += 1
        if k < len(chunks) and chunks[k].kind in _ENDS:
            k += 1
    return out


def _bracket(chunks: list[Chunk], k: int) -> int:
    """Where the bracket behind the share at `k` closes, if what it is a share of follows; else 0."""
    share = chunks[k].kind == "np" and chunks[k].head == "share"
    if not share or k + 1 >= len(chunks) or chunks[k + 1].kind != "open":
        return 0
    close = next((n for n in range(k + 2, min(k + 8, len(chunks))) if chunks[n].kind == "close"), 0)
    return close if close and close + 1 < len(chunks) and chunks[close + 1].kind == "np" and chunks[close + 1].prep == "of" else 0


def _measure(chunks: list[Chunk], k: int) -> int:
    """Where the share begins that measures the unnamed quarters at `k`; 0 where none does."""
    chunk = chunks[k]
    unnamed = chunk.kind == "np" and chunk.head == "placenoun" and not chunk.spots and chunk.share is None and not chunk.direction
    if not unnamed or chunk.unit.data["kind"] not in ("district", "area") or k + 2 >= len(chunks):
        return 0
    n = k + 1 + (chunks[k + 1].kind in ("comma", "dash"))
    verb = n < len(chunks) and chunks[n].kind == "vg" and chunks[n].unit.data.get("class") == "gerund:measure"
    aside = n == k + 2 and n < len(chunks) and chunks[n].kind == "but" and chunks[n].units[0].data.get("class") == "but:or"
    at = n + (verb or aside)
    if not (verb or aside) or at >= len(chunks):
        return 0
    share = chunks[at]
    return at if share.kind == "np" and share.share is not None and share.share["class"] == "fraction" and not share.prep else 0
