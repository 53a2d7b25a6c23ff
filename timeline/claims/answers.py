"""Answers: a question about who holds a place, and the sentence that answers it (Who controls X? The army. Has Y fallen? Yes.)."""

from __future__ import annotations

from dataclasses import replace

from timeline.claims.chunks import Chunk
from timeline.claims.findings import Finding, name_party
from timeline.claims.places import Scene, resolve_place

_ENDS = frozenset({"comma", "date", "dash", "semi"})


def note_question(chunks: list[Chunk], findings: list[Finding], scene: Scene) -> None:
    """Keep what was asked: a proposition whose truth is in doubt, or a place whose holder is."""
    scene.asked = next((f for f in findings if f.mood == "planned" and f.event != "besieged"), None)
    for k in range(len(chunks) - 2):
        verb = chunks[k + 1]
        held = verb.kind == "vg" and any(d.get("event") == "held" and d.get("object") == "place" for _, d in verb.unit.entries)
        if chunks[k].kind == "rel" and held and not verb.neg and not verb.modal and chunks[k + 2].kind == "np" and chunks[k + 2].head == "place":
            spots = [s for s in resolve_place(chunks[k + 2], scene) if not s.elsewhere and not s.near]
            scene.asked = Finding("held", spots, "planned", "answer", k, roles={"place": chunks[k + 2]}) if spots else None


def match_answer(chunks: list[Chunk], scene: Scene) -> list[Finding]:
    """The proposition of the last sentence, which was a question, as this sentence answers it: with a party, a yes or a no."""
    asked, scene.asked = scene.asked, None
    if asked is not None and asked.rule != "answer" and len(chunks) > 1 and chunks[-1].kind == "vg" and chunks[-1].head in ("do", "have", "be") \
            and chunks[-2].head == "pronoun" and not chunks[-1].modal:  # residents say it did
        return [replace(asked, mood="denied" if chunks[-1].neg else "", rule="answer", at=len(chunks) - 1, chunks=(0, len(chunks)))]
    if asked is None or not chunks or chunks[0].kind != "np" or chunks[0].prep:
        return []
    first = chunks[0]
    alone = len(chunks) == 1 or chunks[1].kind in _ENDS
    word = first.units[0].text
    if asked.rule == "answer":
        who = name_party(first, scene) if alone and first.head == "party" and not first.neg else ""
        return [replace(asked, mood="", holder=who, at=0, chunks=(0, len(chunks)))] if who else []
    if word in scene.yes and alone:
        return [replace(asked, mood="", rule="answer", at=0, chunks=(0, len(chunks)))]
    if word in scene.no and alone:
        return [replace(asked, mood="denied", rule="answer", at=0, chunks=(0, len(chunks)))]
    return []
