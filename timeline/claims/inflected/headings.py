"""Headings of inflected languages: `taken in a day: X, Y`; `with the rebels: X and Y`; `clashes: X`."""

from __future__ import annotations

from timeline.claims.chunks import Chunk
from timeline.claims.findings import Finding, name_party
from timeline.claims.inflected.clauses import Clause, stand_in
from timeline.claims.inflected.gaps import name_list
from timeline.claims.inflected.roles import fits, make_finding
from timeline.claims.places import Scene

_HELD = {"event": "held", "subject": "place", "object": "", "obliques": {}, "default": "", "rule": "heading:holding"}


def read_heading(before: Clause, clause: Clause, scene: Scene, mood: str, holding: dict[str, str]) -> Finding | None:
    """What the words before a colon say of the list behind it, where they name no place of their own. `holding`: {preposition: case}."""
    place = name_list(clause)
    if clause.opener != "colon" or place is None or any(c.spots for c in before.phrases):
        return None
    place = stand_in(place)
    party = next((c for c in before.phrases if name_party(c, scene)), None)
    state = next((c for c in before.chunks if c.kind == "state"), None)
    verb = next((c for c in before.verbs if c.head == "verb"), None)
    noun = next((c for c in before.phrases if c.head == "noun" and not c.prep and "n" in c.case), None)
    if any(c.neg for c in before.chunks) or any(c.head in ("modality", "modal") for c in before.verbs):
        return None
    if state is not None and state.row["slot"] and state.party:
        finding = make_finding({**state.row, "obliques": {}}, {"place": place}, mood, scene)
        if finding is not None:
            setattr(finding, state.row["slot"], scene.party if state.party == "they" else state.party)
        return finding
    if verb is not None:
        return read_verb_heading(verb, place, before, scene, mood)
    if noun is not None and len(before.phrases) == 1 and noun.unit.data.get("event") in ("contested", "lost", "captured"):
        return make_finding({**noun.unit.data, "subject": "", "object": ""}, {"place": place}, mood, scene)
    if party is not None and len(before.phrases) == 1 and party.prep in holding and (not party.case or holding[party.prep] in party.case):
        finding = make_finding(_HELD, {"place": place}, mood, scene)
        if finding is not None:
            finding.holder = name_party(party, scene)
        return finding
    return None


def read_verb_heading(verb: Chunk, place: Chunk, before: Clause, scene: Scene, mood: str) -> Finding | None:
    for _, row in verb.unit.entries:
        if row["tails"] or row["event"] not in ("captured", "lost", "withdrew", "held") or row["object"] != "place" or verb.form != "finite":
            continue
        cases = "i" if verb.voice == "passive" else "n"
        agent = next((c for c in before.phrases if not c.prep and cases in c.case and fits(row["subject"], c, scene)), None)
        if (agent is None and verb.voice != "passive") or any(c is not agent and not c.prep for c in before.phrases):
            continue
        return make_finding(row, {"place": place} if agent is None else {"place": place, row["subject"]: agent}, mood, scene)
    return None
