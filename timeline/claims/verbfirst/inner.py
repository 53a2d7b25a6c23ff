"""Inner places: a place that stands in another clause than the verb that it belongs to."""

from __future__ import annotations

from timeline.claims.chunks import Chunk
from timeline.claims.places import Scene
from timeline.claims.verbfirst.clauses import find_arguments, is_place, party_of
from timeline.claims.verbfirst.tagging import means


def is_headless(chunks: list[Chunk], v: int) -> bool:
    """`what the army controls is 60 percent of X`: a relative clause without an antecedent."""
    k = v - 1
    while k >= 0 and chunks[k].kind == "vg" and chunks[k].head == "be":
        k -= 1
    return k >= 0 and chunks[k].kind == "np" and "what" in means(chunks[k].units[-1])


def is_asyndetic(chunks: list[Chunk], v: int) -> bool:
    """`positions that it took`, without a relative pronoun: the object of the verb is the phrase right before it."""
    k = v - 1
    while k >= 0 and chunks[k].kind == "vg" and chunks[k].head == "be":
        k -= 1
    return k >= 0 and chunks[k].kind == "np" and not chunks[k].spots and chunks[k].head in ("placenoun", "other") and "def" not in chunks[k].unit.also


def find_among(chunks: list[Chunk], v: int) -> Chunk | None:
    """`the quarters that the army took, and among them X and Y`: the list behind a relative clause."""
    for k in range(v + 2, min(v + 9, len(chunks) - 1)):
        chunk, named = chunks[k], chunks[k + 1]
        pointing = chunk.kind == "np" and chunk.head == "pronoun" and "from" in chunk.after and chunks[k - 1].kind in ("and", "comma")
        if (pointing or chunk.kind == "among") and named.kind == "np" and named.head == "place" and not named.prep:
            return named
        if chunk.kind in ("vg", "sub", "semi", "that", "but"):
            return None
    return None


def find_inner(chunks: list[Chunk], v: int, end: int) -> Chunk | None:
    """`the points that it lost in X`, `a block of buildings there`: where the pieces lie that a verb takes."""
    pieces = next(
        (
            k
            for k in range(v + 1, min(end, len(chunks)))
            if chunks[k].kind == "np"
            and chunks[k].head == "placenoun"
            and not chunks[k].prep
            and not chunks[k].spots
            and chunks[k].unit.data["kind"] in ("piece", "landmark", "part")
        ),
        None,
    )
    if pieces is None:
        if end < len(chunks) and chunks[end].kind == "vg" and end - v > 1 and "what" in means(chunks[end - 1].units[-1]):
            lost = next((c for c in chunks[end + 1 : end + 5] if c.kind == "np" and c.spots and c.after & {"from", "in"}), None)
            if lost is not None:
                lost.part = lost.part or "some"  # all that it had lost of points in X
            return lost
        return None
    there = next((c for c in chunks[pieces + 1 : end] if c.kind == "np" and c.head == "pronoun" and c.unit.kind == "there"), None)
    if there is not None:
        there.part = "some"
        return there
    asyndetic = end < len(chunks) and chunks[end].kind == "vg" and pieces == end - 1 and "def" not in chunks[pieces].unit.also
    if end < len(chunks) and (chunks[end].kind == "rel" or (asyndetic and chunks[end].form == "finite")):
        for c in chunks[end + 1 : end + 8]:
            if c.kind in ("comma", "semi", "sub", "that"):
                return None
            if c.kind == "np" and c.spots and "in" in c.after:
                c.part = c.part or "some"
                return c
    return None


def add_launched(chunks: list[Chunk], end: int, row: dict, roles: dict, scene: Scene) -> None:
    """`beat off an attack | that the army had launched on X`: the place and the attacker stand in the clause about the attack."""
    n = end + (end < len(chunks) and chunks[end].kind == "rel")
    if n >= len(chunks) or chunks[n].kind != "vg" or chunks[n].form != "finite" or chunks[n].head not in ("plain", "verb"):
        return
    bare, oblique, _ = find_arguments(chunks, n)
    place = next((c for c in oblique if row["obliques"].get(c.prep) == "place" and is_place(c)), None)
    if place is not None:
        roles["place"] = place
        mover = next((c for c in bare if c.head == "party" and party_of(c, scene)), None)
        if mover is not None and "loser" not in roles:
            roles["loser"] = mover
