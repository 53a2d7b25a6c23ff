"""States of inflected languages: `X is under the control of Y`, `in whose hands`, `out of their control`."""

from __future__ import annotations

from timeline.claims.chunks import Chunk
from timeline.claims.findings import Finding, name_party
from timeline.claims.inflected.clauses import Clause, placed, stand_in
from timeline.claims.inflected.roles import gather_phrases, make_finding, read_measured
from timeline.claims.inflected.verbs import judge
from timeline.claims.places import Scene


def read_state(clause: Clause, state: Chunk, governor: Chunk | None, scene: Scene, mood: str, last_place: Chunk | None) -> Finding | None:
    """`X is under the control of Y`, with or without a verb; none where a verb of the table has said it."""
    row = state.row
    if row["event"] == "none":
        return None
    ours = any(u.data.get("class") == "poss:our" for u in state.units)
    party = ((ours and scene.speaker_party) or scene.party) if state.party == "they" else state.party
    if row["slot"] == "holder" and not party:  # in whose hands: of the party before it
        party = next((name_party(c, scene) for c in clause.pending if c.head == "party"), scene.party)
    verb = next((c for c in clause.chunks if c.kind == "vg" and c.head != "say"), None)
    if verb is not None and verb.form == "attributive":
        place = last_place if clause.chunks[0] is verb and clause.opener else next((c for c in gather_phrases(clause, state) if placed(c)), None)
    else:
        pool = [c for c in gather_phrases(clause, state) + clause.pending
                if placed(c) and not c.prep and (not c.case or set(c.case) & {"n", "a"} or c.head == "share")]
        place = read_measured(gather_phrases(clause, state)) or (pool[0] if pool else last_place if clause.opener == "rel" else None)
        if verb is None and not pool and clause.opener == "comma":
            return None
    if place is None:
        return None
    event = row["event"]
    past = event == "held" and verb is not None and verb.unit.data.get("class", "").endswith(":past")
    if past and not any(c.kind == "date" for c in clause.chunks):
        return None  # was in their hands: no longer
    gone = event == "held" and verb is not None and verb.unit.data.get("class") == "be:not" and row["slot"] == "holder" and bool(party)
    if gone and scene.attacker and party != scene.attacker:
        finding = make_finding({**row, "event": "lost", "obliques": {}}, {"place": stand_in(place)}, mood, scene)
        if finding is not None:
            finding.loser = party  # no longer in their hands
        return finding
    if verb is not None and event == "held" and "turn" in (verb.head, *verb.unit.also):
        event = "captured"
    finding = make_finding({**row, "event": event, "obliques": {}}, {"place": stand_in(place)}, judge(clause, state, governor, mood), scene)
    if finding is not None:
        finding.over = past
    if finding is not None and row["slot"]:
        setattr(finding, row["slot"], party)
        if event == "held" and row["slot"] == "loser":
            finding.holder, finding.loser = scene.opponent(party), ""  # out of their control
    return finding


def read_loose(clause: Clause, state: Chunk, scene: Scene, mood: str) -> Finding | None:
    """A state whose place stands in the next clause: `under their control, he said, remain two quarters`."""
    verb = next((c for c in clause.chunks if c.kind == "vg"), None)
    place = next((c for c in clause.phrases if placed(c) and not c.prep), None)
    if verb is None or place is None or state.row["event"] != "held":
        return None
    finding = make_finding({**state.row, "obliques": {}}, {"place": stand_in(place)}, "denied" if verb.neg else mood, scene)
    if finding is not None:
        finding.holder = scene.party if state.party == "they" else state.party
    return finding
