"""Clauses without a verb of their own: `X is with the army` (X за армией), `X on Tuesday, Y — on Wednesday`, a share that is assessed."""

from __future__ import annotations

from dataclasses import replace

from timeline.claims.chunks import Chunk
from timeline.claims.findings import Finding, name_party
from timeline.claims.inflected.clauses import Clause, is_bare, placed, stand_in
from timeline.claims.inflected.roles import make_finding
from timeline.claims.places import Scene, resolve_place

_HELD = {"event": "held", "subject": "place", "object": "", "obliques": {}, "default": ""}


def read_predicate(clause: Clause, scene: Scene, mood: str, holding: dict[str, str]) -> tuple[Finding, Chunk] | None:
    """A place in the nominative and a party after a preposition of holding, with no verb but a copula. `holding`: {preposition: case}."""
    if any(c.kind == "state" or (c.kind == "vg" and c.head not in ("be", "say")) for c in clause.chunks):
        return None
    party = next((c for c in clause.phrases if c.prep in holding and c.head in ("party", "pronoun") and name_party(c, scene)
                  and (not c.case or holding[c.prep] in c.case)), None)
    place = next((c for c in clause.phrases if placed(c) and c.spots and is_bare(c, "n")), None)
    if party is None or place is None or any(c.head == "noun" for c in clause.phrases):
        return None
    if any(c.kind == "vg" and c.unit.data.get("class", "").endswith(":past") for c in clause.chunks):
        return None  # was theirs: no longer
    if any(c.neg for c in clause.chunks):
        mood = mood or "denied"
    finding = make_finding({**_HELD, "rule": "predicate:" + party.prep}, {"place": stand_in(place)}, mood, scene)
    if finding is None:
        return None
    finding.holder = name_party(party, scene)
    return finding, place


def read_portion(clause: Clause, scene: Scene, mood: str) -> tuple[Finding, Chunk] | None:
    """`put the portion that obeys X, of the territory of Y, at 95 percent`; `put their own portion at 95 percent of Y`."""
    portion = next((c for c in clause.phrases if any(u.kind == "portion" for u in c.units)), None)
    if portion is None:
        return None
    stated = next((c for c in clause.phrases if c is not portion and c.share is not None and c.share["class"] == "fraction"), None)
    place = next((c for c in (portion, stated) if c is not None and c.spots), None)
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


def read_gap(clauses: list[Clause], n: int, found: list[Finding], scene: Scene) -> Finding | None:
    """A verb left out for a dash: `the army took X, the Kurds — Y`; `X on Monday, Y — on Tuesday`; `X fell on Monday, Y — on Tuesday`."""
    clause = clauses[n]
    if clause.opener == "among" and n and found and not clause.verbs and clauses[n - 1].low <= found[-1].at < clauses[n - 1].high:
        named = next((c for c in clause.phrases if c.spots), None)  # half of the city, among it X and Y
        return replace(found[-1], spots=resolve_place(named, scene), roles={}) if named is not None else None
    if clause.opener != "dash" or clause.verbs or not n or clauses[n - 1].verbs:
        return None
    if not found or found[-1].event not in ("captured", "lost", "withdrew", "held"):
        return None
    before = clauses[n - 1]
    span = (before.low, clause.high - 1)
    taker = next((c for c in before.phrases if c.head == "party" and name_party(c, scene) and is_bare(c, "n")), None)
    taken = next((c for c in clause.phrases if c.spots and not c.prep), None)
    if taken is None and taker is None:
        taker = next((c for c in clause.phrases if c.head == "party" and name_party(c, scene) and is_bare(c, "n")), None)
        taken = next((c for c in before.phrases if c.spots and is_bare(c, "a")), None) if taker is not None else None
    if found[-1].event == "held" and (taker is None or found[-1].mood):
        return None
    if taken is not None and (taker is not None or any(c.kind == "date" for c in before.chunks)):
        return replace(found[-1], spots=resolve_place(taken, scene), holder=name_party(taker, scene) or found[-1].holder, roles={}, chunks=span)
    taken = next((c for c in before.phrases if c.spots and not c.prep), None)
    if taken is not None and all(c.kind == "date" for c in clause.chunks) and before.opener in ("comma", "and", "but", "semi"):
        return replace(found[-1], spots=resolve_place(taken, scene), roles={}, chunks=span)
    return None
