"""Gaps: clauses that leave their verb unsaid, and statements of a sentence of their own about what the last one said."""

from __future__ import annotations

from dataclasses import replace

from timeline.claims.chunks import Chunk
from timeline.claims.clauses import find_arguments, find_subject
from timeline.claims.findings import Finding, name_party
from timeline.claims.places import Scene, resolve_place

_LINKS = frozenset({"and", "comma", "semi", "but", "sub"})
_STOPS = frozenset({"and", "comma", "semi", "but", "dash", "sub", "colon"})


def further_objects(chunks, v, finding: Finding, scene: Scene) -> list[Finding]:
    """`took X on Saturday and Y on Sunday`: the places after `and` that share the verb."""
    place = finding.roles.get("place")
    more = _likewise(chunks, v, finding, scene)
    if more:
        return more
    bare, oblique, _ = find_arguments(chunks, v)
    peers = bare if place in bare else [c for c in oblique if place is not None and c.prep == place.prep]
    if place not in peers:
        return []
    more = []
    for c in peers[peers.index(place) + 1 :]:
        at = chunks.index(c)
        if c.head == "place" and chunks[at - 1].kind in ("and", "comma"):
            spots = [s for s in resolve_place(c, scene) if not s.elsewhere and not s.near]
            if spots:
                more.append(replace(finding, spots=spots, at=at, chunks=(at, at + 1), roles={"place": c}))
    return more


def _likewise(chunks, v, finding: Finding, scene: Scene) -> list[Finding]:
    """`the army has regained it, as well as Y and Z`: the places after a word of the class `and:also` share the verb before it."""
    for k in range(v + 1, len(chunks) - 1):
        if chunks[k].kind in ("vg", "state", "semi", "rel", "sub"):
            return []
        if chunks[k].kind == "and" and chunks[k].units[0].data.get("class") == "and:also" and k and chunks[k - 1].kind == "comma":
            other, n = chunks[k + 1], k + 2
            closes = n >= len(chunks) or chunks[n].kind in _STOPS
            if other.kind != "np" or other.head != "place" or other.prep or not closes or finding.roles.get("place") is other:
                return []
            spots = [s for s in resolve_place(other, scene) if not s.elsewhere and not s.near]
            return [replace(finding, spots=spots, at=k + 1, chunks=(k + 1, n), roles={"place": other})] if spots else []
    return []


def fill_gaps(chunks: list[Chunk], v: int, finding: Finding, scene: Scene) -> list[Finding]:
    """`the army holds the north of X, the rebels the south`; `the east fell to the rebels and the west to …`: the verb is the first clause's."""
    place = finding.roles.get("place")
    dated = _fill_dates(chunks, v, finding, scene)
    if dated:
        return dated
    side = next((role for role in ("holder", "loser", "mover", "besieger") if role in finding.roles and getattr(finding, role)), "")
    if place is None or not side or finding.mood == "denied":
        return []
    actor, found, k = finding.roles[side], [], v + 1
    while k + 2 < len(chunks):
        first, second = chunks[k + 1], chunks[k + 2]
        if chunks[k].kind not in _LINKS or first.kind != "np" or second.kind != "np" or first is place or second is place:
            if chunks[k].kind in ("vg", "state", "rel"):
                break
            k += 1
            continue
        n = k + 3
        while n < len(chunks) and (chunks[n].kind == "date" or (chunks[n].kind == "np" and chunks[n].prep)):
            n += 1
        if (n < len(chunks) and chunks[n].kind not in _STOPS) or first.prep != (place.prep if actor.prep else ""):
            k += 1
            continue
        who, where = (second, first) if actor.prep else (first, second)
        party = name_party(who, scene) if who.prep == actor.prep and who.head in ("party", "pronoun", "other") else ""
        new = party and (party != getattr(finding, side) or (chunks[k].kind == "semi" and where.head == "place"))
        spots = _spots_in_gap(where, finding, scene) if new and where.prep == place.prep else []
        if spots:
            found.append(replace(finding, spots=spots, at=k + 2, chunks=(k + 1, n), roles={"place": where, side: who}, **{side: party}))
            k = n
        else:
            k += 1
    return found


def _fill_dates(chunks: list[Chunk], v: int, finding: Finding, scene: Scene) -> list[Finding]:
    """`X fell on Monday and Y on Tuesday`: subjects that share the verb, each with its day."""
    place, found = finding.roles.get("place"), []
    if place is None or place not in chunks or chunks.index(place) > v or place.head != "place":
        return []
    for k in range(v + 1, len(chunks) - 1):
        if chunks[k].kind == "vg":
            break
        first, n = chunks[k + 1], k + 2
        dated = n < len(chunks) and (chunks[n].kind == "date" or is_span(chunks[n], scene))  # and Y a day later
        also = chunks[k].kind == "and" and chunks[k].units[0].data.get("class") == "and:also"  # X was taken, and likewise Y
        after = chunks[n : n + 2]  # and Y after it
        if len(after) == 2 and after[0].kind == "sub" and after[1].head == "pronoun" and n + 2 >= len(chunks):
            also, n = True, n + 2
        also = also or first.units[0].text in scene.sequence or first.units[-1].text in scene.sequence  # X fell, then Y
        closes = n + dated >= len(chunks) or chunks[n + dated].kind in _STOPS
        if chunks[k].kind in _LINKS and first.kind == "np" and first.head == "place" and not first.prep and (dated or also) and closes:
            spots = [s for s in resolve_place(first, scene) if not s.elsewhere and not s.near]
            if spots:
                found.append(replace(finding, spots=spots, at=k + 1 + dated, chunks=(k + 1, k + 1 + dated), roles={"place": first}))
    return found


def is_span(chunk: Chunk, scene: Scene) -> bool:
    return chunk.kind == "np" and chunk.head == "other" and not chunk.prep and len(chunk.units) > 1 and chunk.units[-1].text in scene.spans


def fill_state_gaps(chunks: list[Chunk], v: int, finding: Finding, scene: Scene) -> list[Finding]:
    """`X was in army hands and Y in the rebels'`."""
    led = next((u for u in chunks[v].units if u.kind == "prep"), None)  # est aux rebelles et Y au régime: what leads the party
    found, openings = [], {chunks[v].units[0].text.split()[0], led.sense if led is not None else ""}
    side = chunks[v].row["slot"]
    for k in range(v + 1, len(chunks) - 2):
        first, second = chunks[k + 1], chunks[k + 2]
        if chunks[k].kind in ("vg", "state"):
            break
        nominal = side and chunks[k].kind in _LINKS and first.kind == second.kind == "np"
        other = nominal and any(u.sense == "other" for u in first.units) and first.head != "place"
        if nominal and not first.prep and (first.head == "place" or other) and second.prep in openings:
            party = name_party(second.owner, scene) if second.owner is not None else name_party(second, scene) or second.party
            others = [scene.sectors.narrow(s, "other") if s.sector else replace(s, part="some", share=None) for s in finding.spots] if other else []
            named = [s for s in others if s is not None] if other else [s for s in resolve_place(first, scene) if not s.elsewhere and not s.near]
            spots = named if party else []
            if spots:
                found.append(replace(finding, spots=spots, at=k + 2, chunks=(k + 1, k + 2), roles={"place": first}, **{side: party}))
    return found


def _spots_in_gap(where: Chunk, finding: Finding, scene: Scene) -> list:
    last = finding.spots[-1]
    if where.head == "direction" or (where.head == "place" and where.spots and where.spots[-1][0].spot.sector and where.direction and last.part):
        return [replace(last, part=where.direction)] if not last.sector and last.part else []  # the rebels the south (of what the army has the north)
    if where.head == "other" and any(u.sense == "other" for u in where.units):
        return [replace(last, part="some", share=last.share if last.share and last.share["share"] == "0.5" else None)]  # one half …, the other
    if where.head == "the_rest" or (where.head == "share" and where.share is not None):
        return [replace(last, part="" if last.sector else "some", share=where.share)]
    return [s for s in resolve_place(where, scene) if not s.elsewhere and not s.near] if where.head == "place" else []


def take_back(chunks: list[Chunk], found: list[Finding], scene: Scene) -> list[Finding]:
    """`The army denied it`, `Not true, said a rebel`, `The report was premature`: the last claim once more, as denied."""
    last = scene.last
    if last is None or last.mood:
        return []
    first = max((k + 1 for k, c in enumerate(chunks) if c.kind == "semi"), default=0)  # …; a rebel spokesman denied it
    if any(not f.mood and f.at >= first for f in found):
        return []
    chunks = chunks[first:]
    if any(c.kind == "np" and c.head == "place" for c in chunks):
        return []
    for v, chunk in enumerate(chunks):
        before = chunks[v - 1] if v else None
        if chunk.kind == "modality" and chunk.head == "false":
            subject = next((c for c in chunks[:v] if c.kind == "np" and not c.prep), None)
            verb = next((c for c in chunks[:v] if c.kind == "vg"), None)
            points = subject is None or subject.head == "pronoun" or _is_account(subject)
            if points and (verb is None or (not verb.neg and not verb.modal)) and not (before is not None and before.neg):
                return [replace(last, mood="denied", rule="taken back", at=first + v, chunks=(first + v, first + v))]
        if chunk.kind == "vg" and chunk.head == "modality" and chunk.unit.data["class"] == "deny" and not chunk.neg and not chunk.modal:
            told = find_subject(chunks, v) if chunk.voice == "passive" else chunks[v + 1] if v + 1 < len(chunks) else None
            ends = chunk.voice == "passive" or v + 2 >= len(chunks) or chunks[v + 2].kind not in ("vg", "np", "say_that") or bool(chunks[v + 2].prep)
            if told is not None and told.kind == "np" and ends and (told.head == "pronoun" or _is_account(told)):
                return [replace(last, mood="denied", rule="taken back", at=first + v, chunks=(first + v, first + v))]
    return []


def _is_account(chunk: Chunk) -> bool:
    return any("account" in u.also or u.data.get("class") == "account" for u in chunk.units)


def leave_town(chunks: list[Chunk], scene: Scene) -> None:
    """A sentence that opens `In Deir Ezzor, …` is about a place that the gazetteer has not: nothing in it points back."""
    first = chunks[0] if chunks else None
    if first is None or first.kind != "np" or first.head != "other" or first.prep not in scene.inside or first.unit is None or first.unit.kind != "w":
        return
    words = [u for u in first.units if u.kind == "w"]
    if len(words) == len(first.units) and all(scene.text[u.start].isupper() for u in words):
        scene.focus, scene.single, scene.sector, scene.landmark, scene.pair = [], None, None, None, []
