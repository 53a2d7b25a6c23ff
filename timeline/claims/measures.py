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
        joined = _join_figures(chunks, k)
        if joined:
            k = joined  # between 60 and | 65 percent, 20 of | the 45 square kilometres
            continue
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


def _join_figures(chunks: list[Chunk], k: int) -> int:
    """Where the figure stands that goes on the number at `k` (between 60 and 65 percent, 20 of the 45 km²); it takes the share of both. Else 0."""
    first = chunks[k]
    low = _read_number(first.units) if first.kind == "np" and first.head == "other" and first.prep != "from" else None
    if low is None or k + 1 >= len(chunks):
        return 0
    at = k + 1 + (chunks[k + 1].kind == "and" and first.prep == "between")
    other = chunks[at] if at < len(chunks) else None
    if other is None or other.kind != "np" or other.share is None:
        return 0
    units = [u.data.get("class") for u in other.units]
    high = _read_number(other.units)
    if "unit_percent" in units and (at == k + 2 or other.prep == "to") and other.share["share"]:
        top = float(other.share["share"])
        if low / 100 < top:
            other.share = {"class": "vague", "share": "", "min": f"{low / 100:.3f}", "max": f"{top:.3f}"}
            other.prep = "" if first.prep == "between" else first.prep
            return at
    if "unit_km2" in units and other.prep in ("of", "out of") and high and low < high:
        share = f"{low / high:.4f}"
        other.share = {"class": "fraction", "share": share, "min": share, "max": share}
        other.prep = first.prep
        return at
    return 0


def _read_number(units: list) -> float | None:
    """The one number in digits among the units of a phrase, if it has no noun of its own."""
    numbers = [u.text for u in units if u.kind == "num" and u.text.isdecimal() and len(u.text) < 5]
    return float(numbers[0]) if len(numbers) == 1 and all(u.kind in ("num", "det", "share") for u in units) else None


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
