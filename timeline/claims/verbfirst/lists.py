"""Lists: places that follow one another as one phrase, lists that say which places a noun means, asides in brackets."""

from __future__ import annotations

from timeline.claims.chunks import Chunk
from timeline.claims.verbfirst.tagging import means

JOINTS = frozenset({"comma", "and", "among", "colon", "dash"})


def drop_asides(chunks: list[Chunk]) -> list[Chunk]:
    """Without brackets: dates in them stay, and places that say which quarters are meant; other names in them are void."""
    out: list[Chunk] = []
    k = 0
    while k < len(chunks):
        chunk = chunks[k]
        close = next((j for j in range(k + 1, len(chunks)) if chunks[j].kind in ("close", "open", "semi")), None) if chunk.kind == "open" else None
        if (
            close is not None
            and chunks[close].kind == "close"
            and all(c.kind in ("np", "date", "and", "comma", "state") for c in chunks[k + 1 : close])
        ):
            inside = chunks[k + 1 : close]
            if any(c.kind == "state" for c in inside):
                out.extend(chunks[k : close + 1])
            elif out and is_unnamed(out[-1]) and any(c.kind == "np" and c.head == "place" for c in inside):
                out.extend([Chunk("colon", chunk.units), *inside])
            else:
                out.extend(c for c in inside if c.kind == "date")
            k = close + 1
            continue
        out.append(chunk)
        k += 1
    return out


def is_unnamed(chunk: Chunk) -> bool:
    """Quarters without their names: three quarters, the quarters that it took."""
    return chunk.kind == "np" and not chunk.spots and chunk.unit is not None and chunk.unit.kind == "placenoun"


def group_places(chunks: list[Chunk]) -> list[Chunk]:
    """`X, Y and parts of Z` as one phrase with its further members in `more`; `among them X` joins its noun."""
    out, k = [], 0
    while k < len(chunks):
        chunk = chunks[k]
        out.append(chunk)
        k += 1
        if chunk.kind != "np" or chunk.head not in ("place", "placenoun", "share"):
            continue
        while k < len(chunks) and chunks[k].kind in JOINTS:
            j = k
            kinds = set()
            while j < len(chunks) and chunks[j].kind in (*JOINTS, "it") and "then" not in means(chunks[j].units[0]):
                kinds.add(chunks[j].kind)
                j += 1
            other = chunks[j] if j < len(chunks) else None
            if other is None or other.kind != "np" or (other.head != "place" and not _named_part(other)) or (other.prep and other.prep != chunk.prep):
                break
            following = chunks[j + 1] if j + 1 < len(chunks) else None
            if (
                following is not None
                and following.kind == "state"
                and not following.held
                and any(c.kind == "state" or (c.kind == "vg" and c.head not in ("be", "turn", "stay")) for c in out)
            ):
                break
            if kinds & {"among", "colon"} and chunk.spots and chunk.spots[-1][0].spot.sector:
                break  # in the east, namely X: the list says which of its quarters
            if kinds == {"comma"} and (
                any(u.kind in ("det", "adj") for u in other.units[:1]) or (other.spots and other.spots[-1][0].spot.kind in ("sector", "city"))
            ):
                break  # an apposition: X, the largest quarter of the east
            if kinds == {"comma"} and following is not None and following.kind == "vg" and following.form == "finite":
                break
            chunk.more.append(other)
            k = j + 1
        spread_parts(chunk)
    return name_listed(out)


def spread_parts(chunk: Chunk) -> None:
    """`parts of X, Y and Z`: of each of them, where the further names stand bare."""
    share = chunk.share
    if share is None or share["class"] != "part" or not chunk.spots:
        return
    for member in chunk.more:
        if member.share is not None or member.part or len(member.units) > 1 or member.prep:
            return
        member.share, member.part = share, chunk.part


def is_copula(chunk: Chunk) -> bool:
    """A pronoun by itself between a noun and what it is: two quarters, they (are) X and Y."""
    return chunk.kind == "np" and chunk.head == "pronoun" and chunk.unit.kind in ("it", "they") and "joined" not in chunk.unit.also and not chunk.prep


def _named_part(chunk: Chunk) -> bool:
    """A further member that no gazetteer knows: the list goes on after it."""
    return chunk.head == "placenoun" and bool(chunk.units) and not chunk.prep and "def" not in chunk.unit.also and not chunk.party


def name_listed(chunks: list[Chunk]) -> list[Chunk]:
    """`three quarters of the east, namely X, Y and Z`, `the quarters: X and Y`: the noun means the places of its list."""
    out: list[Chunk] = []
    k = 0
    while k < len(chunks):
        chunk = chunks[k]
        out.append(chunk)
        k += 1
        if not is_unnamed(chunk) or chunk.head == "pronoun":
            continue
        if chunk.more and chunk.more[0].spots:
            first = chunk.more[0]
            chunk.spots, chunk.head, chunk.more = first.spots, "place", [*first.more, *chunk.more[1:]]
            chunk.share, chunk.part = first.share, first.part
            continue
        j = k
        while j < len(chunks) and (
            chunks[j].kind == "date"
            or (chunks[j].kind == "state" and j + 1 < len(chunks) and chunks[j + 1].kind == "colon")
            or (chunks[j].kind == "np" and (chunks[j].prep == "@" or chunks[j].after & {"in", "of"}))
        ):
            j += 1
        first = j
        while j < len(chunks) and (chunks[j].kind in JOINTS or is_copula(chunks[j])):
            j += 1
        marks = {"among" if c.kind == "np" else c.kind for c in chunks[first:j]}
        listed = chunks[j] if j < len(chunks) else None
        unknown = first == k and marks <= {"and", "comma"} and any(u.kind == "w" for u in chunk.units) and "def" not in chunk.unit.also
        if (
            (marks & {"among", "colon"} or (unknown and "and" in marks))
            and listed is not None
            and listed.kind == "np"
            and listed.head == "place"
            and not listed.prep
            and not (listed.spots[-1][0].spot.sector and not listed.more)
        ):
            chunk.spots, chunk.head, chunk.more = listed.spots, "place", [*listed.more]
            chunk.share, chunk.part = listed.share, listed.part
            out.extend(c for c in chunks[k:first] if c.kind in ("date", "state"))
            k = j + 1
    return out
