"""Exceptions: `all of the city except X` leaves X to the other side."""

from __future__ import annotations

from dataclasses import replace

from timeline.claims.chunks import Chunk
from timeline.claims.findings import Finding
from timeline.claims.places import Scene, resolve_place


def read_exceptions(chunks: list[Chunk], found: list[Finding], scene: Scene, apart: tuple[str, ...]) -> list[Finding]:
    """A place after a preposition of `apart` beside a whole sector that one side is said to have: held by the other."""
    made = []
    for k, chunk in enumerate(chunks):
        if chunk.kind != "np" or chunk.prep not in apart or not chunk.spots:
            continue
        whole = next((f for f in reversed(found) if not f.mood and f.event in ("captured", "held") and f.holder and f.spots[-1].sector), None)
        if whole is None or not (whole.spots[-1].share is None or whole.spots[-1].share["class"] in ("whole", "vague")):
            continue
        spots = [s for s in resolve_place(chunk, scene) if not s.elsewhere and not s.near]
        holder = chunk.party if chunk.party != whole.holder and chunk.party else scene.opponent(whole.holder)
        if spots and holder:
            made.append(replace(whole, event="held", holder=holder, loser="", spots=spots, roles={}, at=k, rule=whole.rule + ":apart"))
    return made
