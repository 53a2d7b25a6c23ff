"""Clauses without a verb of their own: `X is with the army` (X за армией), `X on Tuesday, Y — on Wednesday`, a share that is assessed."""

from __future__ import annotations

from timeline.claims.chunks import Chunk
from timeline.claims.findings import Finding, name_party
from timeline.claims.inflected.clauses import Clause, is_bare, placed, stand_in
from timeline.claims.inflected.linking import is_sector
from timeline.claims.inflected.roles import make_finding
from timeline.claims.places import Scene
from timeline.claims.spots import replace_unit

_HELD = {"event": "held", "subject": "place", "object": "", "obliques": {}, "default": ""}


def is_rest(chunk: Chunk) -> bool:
    return chunk.head == "share" and chunk.share is not None and chunk.share["class"] == "rest"


def read_there(clause: Clause, scene: Scene, inside: frozenset[str]) -> tuple[Chunk | None, Chunk | None]:
    """`there now is the army`; `in X — the army`; `X — the army, Y — the Kurds`: a party in the nominative and nothing but its place."""
    near = clause.phrases + (clause.pending[:1] if clause.opener == "dash" else [])
    place = next((c for c in near if placed(c) and ((c.prep in inside and (c.head == "pronoun" or (c.spots and clause.opener == "dash"))) or (
        c in clause.pending and c.spots and is_bare(c, "n")))), None)
    party = next((c for c in clause.phrases if c.head == "party" and is_bare(c, "n") and name_party(c, scene)), None)
    return (party, place) if place is not None and party is not None and len(near) == 2 else (None, None)


def read_arrival(clause: Clause, scene: Scene, mood: str, words: dict) -> tuple[Finding, Chunk] | None:
    """`the soldiers are already in X`, `the rebels are still in X`: a party, where it is, and since when it is no news."""
    party = next((c for c in clause.phrases if c.head == "party" and is_bare(c, "n") and "n" in c.case and name_party(c, scene)), None)
    place = next((c for c in clause.phrases if c.prep in words["inside"] and (c.spots or (c.head == "pronoun" and c.unit.kind == "there"))), None)
    said = set().union(*(c.after for c in clause.chunks))
    if party is None or place is None or mood or any(c.kind == "state" or (c.kind == "vg" and c.head != "be") or c.neg for c in clause.chunks):
        return None
    past = any("past" in c.unit.data["class"] for c in clause.verbs)
    if past or len(clause.phrases) != 2 or not said & {*words["arrived"], *words["still"]}:
        return None
    event = "entered" if said & set(words["arrived"]) else "held"
    finding = make_finding({**_HELD, "event": event, "rule": "predicate:in"}, {"place": stand_in(place)}, "", scene)
    if finding is None:
        return None
    finding.mover, finding.holder = (name_party(party, scene), "") if event == "entered" else ("", name_party(party, scene))
    return finding, place


def read_predicate(clause: Clause, scene: Scene, mood: str, holding: dict[str, str], inside: frozenset[str]) -> tuple[Finding, Chunk] | None:
    """A place in the nominative and a party after a preposition of holding, with no verb but a copula.

    `holding`: {preposition: case}; `inside`: prepositions of where something is.
    """
    copulas = ("be", "say", "turn", "stay")
    if any(c.kind == "state" or (c.kind == "vg" and c.head not in copulas and "turn" not in c.unit.also) for c in clause.chunks):
        return None
    party = next((c for c in clause.phrases if c.prep in holding and c.head in ("party", "pronoun") and name_party(c, scene)
                  and (not c.case or holding[c.prep] in c.case)), None)
    turned = any("turn" in (c.head, *c.unit.also) for c in clause.verbs)
    near = clause.phrases + (clause.pending if turned or clause.opener in ("dash", "colon", "comma") else [])  # X — with the rebels
    place = next((c for c in near if placed(c) and (c.spots or is_rest(c) or (c.head == "pronoun" and c.unit.kind == "it"))
                  and is_bare(c, "n")), None)
    if party is None and (clause.opener in ("dash", "semi", "but") or not clause.opener):
        party, place = read_there(clause, scene, inside)
    sided = place is not None and all(u.kind in ("direction", "whole") for u in place.units)
    if sided and place.direction:  # the west of X is the army's, the eastern one — with the rebels
        if len(scene.focus) != 1 or scene.focus[0].sector:
            return None
        place.spots, place.part = [(replace_unit(place.unit, scene.focus[0]), None, "")], place.direction
    if party is None or place is None or any(c.head == "noun" for c in clause.phrases):
        return None
    if any(c.kind == "vg" and c.unit.data.get("class", "").endswith(":past") for c in clause.chunks):
        return None  # was theirs: no longer
    if any(c.neg for c in clause.chunks):
        mood = mood or "denied"
    finding = make_finding({**_HELD, "rule": "predicate:" + (party.prep or "there")}, {"place": stand_in(place)}, mood, scene)
    if finding is None:
        return None
    finding.holder = name_party(party, scene)
    if turned:
        finding.event = "captured"  # found itself with the army
    return finding, place if place in clause.chunks else party


def read_portion(clause: Clause, scene: Scene, mood: str, inside: frozenset[str]) -> tuple[Finding, Chunk] | None:
    """`put the portion that obeys X, of the territory of Y, at 95 percent`; `put their own portion at 95 percent of Y`."""
    portion = next((c for c in clause.phrases if any(u.kind == "portion" for u in c.units)), None)
    if portion is None:
        return None
    stated = next((c for c in clause.phrases if c is not portion and c.share is not None and c.share["class"] == "fraction"), None)
    place = next((c for c in (portion, stated) if c is not None and c.spots), None) or next(
        (c for c in clause.phrases if c.spots and c.prep in inside and is_sector(c)), None)
    holder = portion.party or (scene.party if any(u.kind == "poss" for u in portion.units) else "")
    if stated is None or place is None or not holder:
        return None
    where = stand_in(place)
    where.share = stated.share
    finding = make_finding({**_HELD, "rule": "predicate:portion"}, {"place": where}, mood, scene)
    if finding is None:
        return None
    finding.holder = holder
    return finding, portion
