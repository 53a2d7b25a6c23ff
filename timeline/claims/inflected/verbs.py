"""Verbs of inflected languages: the row of a verb that its clause fills best, and whether it is denied or planned."""

from __future__ import annotations

from dataclasses import replace

from timeline.claims.chunks import Chunk
from timeline.claims.findings import Finding, name_party
from timeline.claims.inflected.clauses import Clause
from timeline.claims.inflected.roles import fill_roles, gather_phrases, make_finding
from timeline.claims.places import Scene

_GOING = ("captured", "entered")


def judge(clause: Clause, verb: Chunk, governor: Chunk | None, mood: str) -> str:
    """`denied`, `planned` or "" for a verb: its own negation, what governs it, the mood of its clause."""
    modal = any(c.kind == "vg" and c.head == "modal" for c in clause.chunks)
    if (verb.kind == "vg" and verb.form == "infinitive") or (verb.kind == "state" and governor is not None and governor.head == "modality"):
        if mood == "planned" or governor is None or governor.head == "modal":
            return "planned"
        kind = governor.unit.data["class"]
        if kind == "attempt":
            return mood
        if kind == "achieve" or kind == "fail":
            held = governor.neg == (kind == "achieve")
            return "denied" if held or mood == "denied" else mood
        return "planned"
    at = clause.chunks.index(verb)
    before = clause.chunks[at - 1] if at else None
    if before is not None and before.head == "share" and before.unit.data["class"] == "hedge_max":
        return "planned"  # all but taken
    copulas = ("be", "stay", "turn", "make", *(("verb",) if verb.kind == "state" else ()))  # neither X nor Y has passed under their control
    if verb.neg or any(c.kind == "vg" and c.neg and c.head in copulas for c in clause.chunks):
        return "denied" if mood != "planned" else mood
    return "planned" if modal else mood


def read_verb(clause: Clause, verb: Chunk, subject: Chunk | None, governor: Chunk | None, scene: Scene, mood: str,
              antecedent: Chunk | None, words: dict) -> Finding | None:
    pool = gather_phrases(clause, verb)
    own = any(c.head == "placenoun" and not c.prep and not c.spots and c.share is None for c in pool)
    pool += [c for c in clause.pending if not (own and c.spots and clause.opener == "colon")]
    if antecedent is not None:
        pool = [*pool, antecedent]
    words_here = _words(clause)
    lasted = verb.text.startswith(words["lasted"]) and verb.text.endswith(words["tense"]) and verb.form == "finite"
    best, left = None, verb.form == "finite" and any(c.kind == "vg" and c.form == "infinitive" and c.head == "verb" for c in clause.chunks)
    for _, row in verb.unit.entries:
        if left and row["event"] == "held":
            continue  # it is left to them to take X
        tail = max((t.count(" ") + 1 for t in row["tails"] if f" {t} " in words_here), default=0)
        if row["tails"] and not tail:
            continue
        if lasted and (not any(c.kind == "date" for c in clause.chunks) if row["event"] == "held" else row["event"] in _GOING and not verb.neg):
            continue  # had held it: no longer; was taking it: not yet
        if row["event"] == "besieged" and any(c.prep in words["rid"] and c.spots for c in pool):
            continue  # cut off from Y, not from the world
        if "loser" in row["obliques"].values() and any(c.prep in words["rid"] and c.head == "other" and not name_party(c, scene) for c in pool):
            continue  # freed of rubble
        roles = fill_roles(row, verb, pool, clause, subject, scene)
        if roles is not None and (best is None or (tail, len(roles)) > best[0]):
            best = ((tail, len(roles)), row, roles)
    if best is None:
        return None
    _, row, roles = best
    state = next((c for c in clause.chunks if c.kind == "state" and c.party and c.row["slot"] == "holder"), None)
    finding = make_finding(row, roles, judge(clause, verb, governor, mood), scene)
    if finding is None:
        return None
    if state is not None and finding.event == "captured" and state.party != "they":
        finding.holder = state.party
    if not finding.mood and any(c is not None and c.neg for c in roles.values()):
        finding.mood = "denied"
    if finding.event == "held" and finding.mood == "denied" and verb.form == "infinitive" and finding.holder:
        finding.event, finding.loser, finding.holder, finding.mood = "lost", finding.holder, "", ""  # they could not hold it
    only = any(c.head == "residue" for c in clause.chunks)
    left = verb.form == "infinitive" and any(
        u.text in words["left"] or (only and u.text in words["ahead"]) for c in clause.chunks for u in c.units)
    if finding.event == "captured" and finding.holder and ((only and verb.neg and finding.mood == "denied") or (left and finding.mood == "planned")):
        finding.event, finding.holder, finding.mood = "held", scene.opponent(finding.holder), ""  # only X is not cleared yet: theirs
    finding.over = finding.event == "held" and lasted and not finding.mood
    return spread_share(clause, finding)


def spread_share(clause: Clause, finding: Finding) -> Finding:
    """`X is taken by half`: a share of its own in the clause is the place's."""
    loose = next((c for c in clause.phrases if c.head == "share" and not c.spots and c.share is not None and c.share["class"] == "fraction"
                  and len(c.units) == 1), None)
    if loose is not None and len(finding.spots) == 1 and finding.spots[0].share is None and finding.roles.get("place") is not loose:
        finding.spots = [replace(finding.spots[0], share=loose.share)]
    return finding


def _words(clause: Clause) -> str:
    return " " + " ".join(f"{c.prep} {u.text}" if n == 0 and c.prep else u.text for c in clause.chunks for n, u in enumerate(c.units)) + " "
