"""Divisions: a place parted between sides, each with its own part (split between the rebels in the east and the army in the west)."""

from __future__ import annotations

from timeline.claims.chunks import Chunk
from timeline.claims.findings import Finding, name_party
from timeline.claims.modality import judge_verb
from timeline.claims.places import Scene, resolve_place

_BETWEEN = frozenset({"np", "date", "comma", "and", "dash", "open", "close", "colon"})


def tells_of_division(chunk: Chunk) -> bool:
    """Whether one of the chunk's words is of the class `apart` (divided, split, carved up)."""
    return any(u.kind == "apart" or "apart" in u.also for u in chunk.units)


def match_division(chunks: list[Chunk], v: int, scene: Scene, *, question: bool = False) -> list[Finding]:
    """What each side holds after the word of division at `v`; empty unless two sides are told with a place each."""
    pairs: list[tuple[str, Chunk, Chunk, int]] = []
    party, k = None, v + 1
    while k < len(chunks) and (chunks[k].kind in _BETWEEN or (party is None and chunks[k].form == "participle" and len(chunks[k].units) == 1)):
        chunk = chunks[k]
        if chunk.kind == "np" and chunk.head == "place" and chunk.spots and party is not None:
            pairs.append((name_party(party, scene), party, chunk, k))
            party = None
        elif chunk.kind == "np" and chunk.head in ("party", "other") and name_party(chunk, scene) and not chunk.neg:
            party = chunk
        k += 1
    if len({who for who, *_ in pairs}) < 2:
        return []
    verb = next((n for n in range(v, -1, -1) if chunks[n].kind == "vg"), None)
    mood = judge_verb(chunks, verb, question=question) if verb is not None else ""
    if mood == "denied":
        return []
    found, past = [], told_as_past(chunks, v, scene)
    for who, actor, place, at in pairs:
        spots = [s for s in resolve_place(place, scene) if not s.elsewhere and not s.near]
        if spots:
            roles = {"place": place, "holder": actor}
            found.append(Finding("held", spots, mood, "division", at, holder=who, chunks=(v, at), roles=roles, earlier=past))
    return found


def told_as_past(chunks: list[Chunk], v: int, scene: Scene) -> bool:
    """Whether the division at `v` was (had been divided), not is (has been divided): by the auxiliary before it."""
    verb = next((chunks[n] for n in range(v, -1, -1) if chunks[n].kind == "vg"), None)
    words = {word for u in verb.units for word in u.text.split()} if verb is not None else set()
    return bool(words & scene.past) or (bool(words and scene.present) and not words & scene.present)
