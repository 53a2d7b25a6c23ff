"""Forces: men and the side they belong to as one phrase (fighters from the Levant Front, forces loyal to the president)."""

from __future__ import annotations

from timeline.claims.chunks import HEAD, Chunk

_BELONGING = frozenset({"from", "of", "loyal to"})


def join_forces(chunks: list[Chunk]) -> list[Chunk]:
    """The chunks with `fighters from A`, `soldiers of B`, `militias loyal to C` made one party each; the words of both stay."""
    if list(map(HEAD, chunks)).count("party") < 2:
        return chunks
    out: list[Chunk] = []
    for chunk in chunks:
        men = out[-1] if out else None
        if men is not None and men.kind == chunk.kind == "np" and men.head == chunk.head == "party" and chunk.prep in _BELONGING:
            many = men.unit.data.get("type") in ("head", "fighters") or (men.unit.data.get("type") == "noun" and chunk.prep == "loyal to")
            if many and chunk.party and men.party in ("", chunk.party):
                men.party, men.units = chunk.party, [*men.units, *chunk.units]
                continue
        out.append(chunk)
    return out
