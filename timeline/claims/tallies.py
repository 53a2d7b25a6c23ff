"""Tallies: counted sets of a sector's districts (32 of the 40 quarters of the east, some eastern districts): a share, or a part."""

from __future__ import annotations

from timeline.claims.chunks import Chunk, names_sector

_MANY = ("several", "some", "certain", "few", "many")


def mark_tallies(chunks: list[Chunk]) -> list[Chunk]:
    """The chunks with counted districts told apart from whole sectors.

    `n of the m districts of S` is S with the share n/m of its districts; `some districts of S` a part of S; the share of
    `half of what they held in S` and `a third of that territory` is the share of the place named there.
    """
    if not names_sector(chunks):
        return chunks  # every one of these is told of a sector
    chunks = join_shares(chunks)
    out: list[Chunk] = []
    k = 0
    while k < len(chunks):
        size, place = count_at(chunks, k)
        if size:
            out.append(place)
            k += size
            continue
        chunk = chunks[k]
        if is_sector(chunk) and chunk.share is None and not chunk.part and any(u.kind == "det" and u.sense in _MANY for u in chunk.units):
            chunk.part = "some"
        out.append(chunk)
        k += 1
    return _count_after(out)


def join_shares(chunks: list[Chunk]) -> list[Chunk]:
    """`three quarters of that territory`; `half of what the rebels controlled in the city`, without its relative clause."""
    out: list[Chunk] = []
    k = 0
    while k < len(chunks):
        chunk = chunks[k]
        ahead = chunks[k + 1 : k + 3]
        if chunk.kind == "np" and chunk.head == "share" and chunk.share and [c.kind for c in ahead] == ["say_that", "np"] and is_sector(ahead[1]):
            place = ahead[1]
            place.share, place.prep = chunk.share, chunk.prep
            place.units = [*chunk.units, *place.units]
            out.append(place)
            k += 3
            continue
        out.append(chunk)
        k += 1
        if is_sector(chunk) and chunk.share and len(chunk.units) > 1 and chunk.units[-1].sense == "what":
            clause = chunks[k : k + 2]
            if [c.kind for c in clause] == ["np", "vg"] and clause[0].head in ("party", "pronoun"):
                k += 2
                k += k < len(chunks) and chunks[k].kind == "np" and chunks[k].prep == "in"
    return out


def is_sector(chunk: Chunk) -> bool:
    """Whether the phrase names a sector of several districts."""
    return chunk.kind == "np" and bool(chunk.spots) and chunk.spots[-1][0].spot.sector and len(chunk.spots[-1][0].spot.districts) > 1


def count_of(chunk: Chunk) -> int:
    """The whole number that a noun phrase counts, or 0."""
    if chunk.kind != "np":
        return 0
    figures = [u.text if u.text.isdecimal() else u.data["share"] for u in chunk.units if u.kind == "num" and _is_figure(u)]
    return int(figures[0]) if figures else 0


def _is_figure(unit) -> bool:
    """A number in digits, or a word that the shares' table has as one."""
    return unit.text.isdecimal() or (unit.data.get("class") == "number" and unit.data.get("share", "").isdecimal())


def _districts(chunk: Chunk) -> bool:
    return any(u.kind == "placenoun" and u.data.get("kind") == "district" for u in chunk.units)


def share_of(count: int, total: int) -> dict:
    """So many of so many districts, as the data of a share."""
    value = f"{count / total:.4f}"
    return {"class": "fraction", "share": value, "min": value, "max": value, "of": "districts"}


def count_at(chunks: list[Chunk], k: int) -> tuple[int, Chunk | None]:
    """(chunks, the sector with its share) of `32 of the 40 districts of S` at `k`; (0, None) where there is none."""
    run = chunks[k : k + 3]
    if len(run) < 3 or not is_sector(run[2]) or not run[1].prep or not run[2].prep or run[2].share is not None:
        return 0, None
    count, total = count_of(run[0]), count_of(run[1])
    if not 0 < count <= total or not (_districts(run[1]) or _districts(run[0])):
        return 0, None
    place = run[2]
    place.share, place.prep = share_of(count, total), run[0].prep
    place.units = [u for c in run for u in c.units]
    return 3, place


def _count_after(chunks: list[Chunk]) -> list[Chunk]:
    """`Of the 40 districts that make up S, 32 are …`: the number stands for the sector, with its share."""
    for k, chunk in enumerate(chunks):
        total = count_of(chunk)
        if not total or not chunk.prep or not _districts(chunk):
            continue
        ahead = chunks[k + 1 : k + 7]
        place = next((c for c in ahead if is_sector(c)), None)
        bare = next((c for c in ahead if c is not place and not c.prep and not c.spots and 0 < count_of(c) <= total), None)
        if place is None or bare is None or chunks.index(bare) < chunks.index(place):
            continue
        bare.spots, bare.head, bare.share, bare.unit = place.spots, "place", share_of(count_of(bare), total), place.unit
        first, last = k, chunks.index(bare)
        return [*chunks[:first], *chunks[last:]]
    return chunks


def tells_of_others(finding, chunks: list[Chunk]) -> bool:
    """Whether a finding's sector stands before a counted, unnamed set that its verb is about: `over the city, two districts
    beside its old town changed sides`."""
    place = finding.roles.get("place")
    if place not in chunks or not is_sector(place) or not place.prep:
        return False
    between = chunks[chunks.index(place) + 1 : finding.at]
    return any(c.kind == "np" and not c.prep and not c.spots and c.head == "placenoun" and any(u.kind == "num" for u in c.units) for c in between)
