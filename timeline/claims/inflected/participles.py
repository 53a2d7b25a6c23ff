"""Participles of inflected languages, before or after their noun: `the quarter, taken by the army on Friday`."""

from __future__ import annotations

from timeline.claims.chunks import Chunk
from timeline.claims.findings import Finding
from timeline.claims.inflected.clauses import Clause, is_bare, placed, stand_in
from timeline.claims.inflected.roles import fits, make_finding
from timeline.claims.places import Scene


def read_attributive(clause: Clause, verb: Chunk, last_place: Chunk | None, subject: Chunk | None, scene: Scene, mood: str,
                     bound: bool) -> Finding | None:
    """A participle before or after its noun: `the quarter, taken by the army on Friday`. Without a day an old event is left alone."""
    at = clause.chunks.index(verb)
    leading = bound and all(c.kind in ("date", "modality") for c in clause.chunks[:at])
    if leading:
        noun, span = last_place, clause.chunks[at + 1:]
    else:
        noun = next((c for c in clause.chunks[at + 1:] if c.kind == "np" and placed(c) and c.case != "i"), None)
        span = clause.chunks[at + 1:clause.chunks.index(noun)] if noun is not None else []
    state = next((c for c in span if c.kind == "state"), None)
    if leading and verb.voice == "active" and verb.head == "verb" and subject is not None and any(c.kind == "date" for c in span):
        taken = next((c for c in span if c.kind == "np" and c.spots and is_bare(c, "a")), None)
        row = next((d for _, d in verb.unit.entries if d["object"] == "place" and not d["tails"] and fits(d["subject"], subject, scene)), None)
        if taken is not None and row is not None:  # the army, which on Friday had taken X
            return make_finding(row, {"place": stand_in(taken), row["subject"]: subject}, "denied" if verb.neg else mood, scene)
    if noun is None or state is not None or verb.head != "verb":
        return None
    for _, row in verb.unit.entries:
        dated = any(c.kind == "date" for c in span)
        if row["event"] in ("none", "fire") or (row["event"] != "held" and not dated) or verb.voice != "passive" or row["object"] != "place":
            continue
        roles = {"place": stand_in(noun)}
        agent = next((c for c in span if c.kind == "np" and not c.prep and "i" in c.case and fits(row["subject"], c, scene)), None)
        if agent is None and not (row["event"] == "captured" and scene.taker):
            continue
        if agent is not None:
            roles[row["subject"]] = agent
        return make_finding(row, roles, "denied" if verb.neg else mood if mood != "planned" else "", scene)
    return None
