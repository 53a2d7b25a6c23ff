"""Participles of inflected languages, before or after their noun: `the quarter, taken by the army on Friday`; `rebels who left X`."""

from __future__ import annotations

import datetime as dt

from timeline.claims.chunks import Chunk
from timeline.claims.findings import Finding, name_party
from timeline.claims.inflected.clauses import Clause, placed, stand_in
from timeline.claims.inflected.roles import fill_roles, fits, make_finding
from timeline.claims.places import Scene

_RECENT = dt.timedelta(days=60)  # an older taking without its taker: by whom is not said


def read_attributive(clause: Clause, verb: Chunk, previous: Chunk | None, last_place: Chunk | None, subject: Chunk | None, scene: Scene, mood: str,
                     bound: bool) -> Finding | None:
    """What a participle says of its noun. `previous`: the phrase before the clause; `bound`: the clause may hang on it."""
    at = clause.chunks.index(verb)
    leading = bound and all(c.kind in ("date", "modality") for c in clause.chunks[:at])
    if verb.head != "verb":
        return None
    if verb.voice == "active":
        return read_active(clause, verb, previous if leading else None, subject if leading else None, scene, mood)
    if leading:
        noun, span = last_place, clause.chunks[at + 1:]
    else:
        noun = next((c for c in clause.chunks[at + 1:] if c.kind == "np" and placed(c) and c.case != "i"), None)
        span = clause.chunks[at + 1:clause.chunks.index(noun)] if noun is not None else []
    if noun is None or any(c.kind == "state" for c in span):
        return None
    days = [c.units[0].data["when"] for c in (*clause.chunks[:at], *span) if c.kind == "date"]
    for _, row in verb.unit.entries:
        if row["event"] in ("none", "fire", "contested", "repelled") or row["object"] != "place" or row["tails"]:
            continue
        roles = {"place": stand_in(noun)}
        agent = next((c for c in span if c.kind == "np" and not c.prep and "i" in c.case and fits(row["subject"], c, scene)), None)
        loser = next((c for c in span if c.kind == "np" and row["obliques"].get(c.prep) == "loser" and fits("loser", c, scene)), None)
        gone = row["event"] in ("withdrew", "lost") and agent is not None and name_party(agent, scene) != scene.attacker
        if row["event"] != "held" and not days and loser is None and not (gone and bound and scene.attacker):
            continue  # how it was once taken
        fresh = any(d.last is not None and scene.sectors.day - d.last < _RECENT for d in days)
        if row["event"] == "besieged" and (leading or days):
            return make_finding(row, roles, "denied" if verb.neg else mood if mood != "planned" else "", scene)
        if agent is None and loser is None and not (row["event"] == "captured" and (scene.taker or (fresh and scene.attacker))):
            continue
        if agent is not None:
            roles[row["subject"]] = agent
        elif loser is not None:
            roles["loser"] = loser
        return make_finding(row, roles, "denied" if verb.neg else mood if mood != "planned" else "", scene)
    return None


def read_active(clause: Clause, verb: Chunk, previous: Chunk | None, subject: Chunk | None, scene: Scene, mood: str) -> Finding | None:
    """`the rebels, who left X`; `the soldiers who entered X the day before`. Who it is stands before the comma or behind."""
    at = clause.chunks.index(verb)
    after = clause.chunks[at + 1:]
    dated = any(c.kind == "date" for c in after)
    if previous is not None or subject is not None:
        actor, span = (previous if previous is not None and previous.head == "party" else subject), after
    else:
        actor = next((c for c in after if c.kind == "np" and not c.prep and c.head == "party"), None)
        span = after[:after.index(actor)] if actor is not None else []
    if actor is None or actor.head != "party":
        return None
    pool = [c for c in span if c.kind == "np"]
    if not any(c.spots or c.head == "pronoun" for c in pool):
        return None
    for _, row in verb.unit.entries:
        if row["event"] in ("none", "fire", "contested", "repelled", "pass") or row["tails"] or not fits(row["subject"], actor, scene):
            continue
        roles = fill_roles(row, verb, pool, clause, actor, scene)
        if roles is None or row["subject"] not in roles:
            continue
        finding = make_finding(row, roles, "denied" if verb.neg else mood if mood != "planned" else "", scene)
        if finding is not None and finding.event == "captured" and not dated and finding.holder != scene.attacker:
            return None  # who once took it: they may have lost it since
        return finding
    return None
