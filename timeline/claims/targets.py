"""Targets and remainders: a place that a noun stands for by a copula: the army's next target is X, the rebels' last stronghold is X."""

from __future__ import annotations

from timeline.claims.findings import Finding, name_party
from timeline.claims.modality import judge_verb
from timeline.claims.places import resolve_place


def match_target(chunks, v, subject, bare, scene) -> Finding | None:
    """`the army's next target is X`: a plan."""
    if subject is not None and subject.head == "place" and bare and bare[0].unit is not None and bare[0].unit.kind == "plan_noun":
        subject, bare = bare[0], [subject]  # X is the army's next target
    if subject is not None and subject.head == "place" and bare and bare[0].head == "noun" and bare[0].owner is not None:
        taken = any(kind == "noun" and d["event"] == "captured" and d["owner"] == "either" for kind, d in bare[0].unit.entries)
        who = name_party(bare[0].owner, scene) if taken and chunks[v].form == "finite" else ""
        spots = [s for s in resolve_place(subject, scene) if not s.elsewhere and not s.near] if who else []
        if spots:  # X was the rebels' first conquest
            mood = judge_verb(chunks, v)
            return Finding("captured", spots, mood, "conquest", v, holder=who, chunks=(v, v + 1), roles={"place": subject})
    if subject is None or subject.unit is None or not bare or bare[0].head != "place" or bare[0].prep:
        return None
    if subject.share is not None and subject.share["class"] == "rest" and subject.party and chunks[v].form == "finite" and not bare[0].share:
        left = [s for s in resolve_place(bare[0], scene) if not s.elsewhere and not s.near]  # what remains of the rebel enclave is X and Y
        mood = judge_verb(chunks, v)
        return Finding("held", left, mood, "remainder", v, holder=subject.party, chunks=(v, v + 1), roles={"place": bare[0]}) if left else None
    if (
        subject.unit.data.get("kind") in ("bastion", "pocket", "enclave") and not subject.spots and (subject.owner is not None or subject.party)
        and chunks[v].form == "finite" and any(u.kind == "ordinal" or u.sense in ("main", "last") for u in subject.units)
    ):  # the rebels' last stronghold is X
        seat = [s for s in resolve_place(bare[0], scene) if not s.elsewhere and not s.near]
        who = subject.party or name_party(subject.owner, scene)
        mood = judge_verb(chunks, v)
        return Finding("held", seat, mood, "last seat", v, holder=who, chunks=(v, v + 1), roles={"place": bare[0]}) if seat and who else None
    if subject.unit.kind != "plan_noun":
        return None
    spots = [s for s in resolve_place(bare[0], scene) if not s.elsewhere and not s.near]
    who = name_party(subject.owner, scene) or scene.taker_by_context()
    return Finding("captured", spots, "planned", "target", v, holder=who, chunks=(v, v + 1), roles={"place": bare[0]}) if spots and who else None


def match_prize(chunks, v, scene) -> Finding | None:
    """`…, with X as the objective`: a plan of who is said to act, else of the attacker."""
    place, link, aim = chunks[v : v + 3] if v + 2 < len(chunks) else (chunks[v], None, None)
    if place.prep != "with" or link is None or link.kind not in ("sub", "np") or aim.kind != "np" or aim.unit is None or aim.unit.kind != "plan_noun":
        return None
    spots = [s for s in resolve_place(place, scene) if not s.elsewhere and not s.near]
    who = scene.taker_by_context()
    return Finding("captured", spots, "planned", "prize", v, holder=who, chunks=(v, v + 2), roles={"place": place}) if spots and who else None
