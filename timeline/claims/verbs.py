"""Verbs matched with their frames: who took, held, lost, entered, besieged or repelled what."""

from __future__ import annotations

from dataclasses import replace

from timeline.claims.arguments import find_launcher, is_complement, left_out, listed_later, particle_of_another, told_as_over
from timeline.claims.chunks import Chunk
from timeline.claims.clauses import find_arguments
from timeline.claims.findings import PARTY_ROLES, Finding, fits_role, name_party
from timeline.claims.labels import promise
from timeline.claims.modality import judge_verb
from timeline.claims.places import resolve_place
from timeline.claims.roles import fill_roles


def name_one(chunk: Chunk, before: list[Chunk], scene) -> str:
    """The party of a role; `it` is the one party that its sentence has named before."""
    if chunk.head == "pronoun" and chunk.unit.kind == "it":
        named = {c.party for c in before if c.kind == "np" and c.head == "party" and c.party}
        if len(named) == 1:
            return named.pop()
    return name_party(chunk, scene)


def match_verb(chunks, v, subject, scene, used, *, question, free_order) -> Finding | None:
    chunk = chunks[v]
    if all([row["event"] in ("none", "fire") for _, row in chunk.unit.entries]):
        return None  # whatever stands around it
    bare, oblique, end = find_arguments(chunks, v)
    if (
        v
        and chunks[v - 1].kind == "rel"
        and chunks[v - 1].units[0].data.get("class") == "that:rel"
        and subject is not None
        and bare
        and not name_party(subject, scene)
        and name_party(bare[0], scene)
    ):
        if subject.share is not None and any(d["event"] == "held" for _, d in chunk.unit.entries):
            return None  # 70 % of the territory that they held: how much, is said of what befell it
        subject, bare = bare[0], [replace(subject, share=None), *bare[1:]]  # le quartier que tiennent les Kurdes
    if v and chunks[v - 1].kind == "sub" and chunks[v - 1].units[0].data.get("class") == "sub:named" and chunk.voice == "either":
        subject, chunk.voice = None, "passive"  # lists as captured X and Y
    receives = len(bare) > 1 and bare[0].head == "party" and fits_role("place", bare[1], scene) and bare[1].head != "pronoun"
    if receives and chunk.voice != "passive" and any("to" in row["obliques"] and row["object"] == "place" for _, row in chunk.unit.entries):
        bare, oblique = bare[1:], [replace(bare[0], prep="to"), *oblique]  # handed the army X, cost the rebels Y
    if subject is None and scene.pro_drop and chunk.form == "finite" and chunk.voice == "active" and not any(name_party(c, scene) for c in bare):
        subject = left_out(chunk)
    if subject is None and chunk.form == "finite" and chunk.voice != "either" and bare and bare[0].head == "party" and not bare[0].neg and (
        scene.pro_drop or (v and chunks[v - 1].kind in ("rel", "sub"))
    ):
        subject, bare = bare[0], bare[1:]  # resisten los rebeldes en X
    drops = (
        scene.pro_drop
        and v
        and chunks[v - 1].kind == "rel"
        and subject is not None
        and chunk.voice == "active"
        and not name_party(subject, scene)
        and not any(fits_role("place", c, scene) for c in bare)
    )
    if subject is not None and subject.head == "place" and len(bare) > 1 and bare[0].head == "pronoun" and bare[1].head == "party":
        subject, bare = bare[1], [subject, *bare[2:]]  # X lo controlan los rebeldes
    best = None
    for _, row in chunk.unit.entries:
        if drops and row["event"] == "held" and subject.share is not None:
            continue  # 70 % of the ground that they held: how much, is said of what befell it
        if drops and row["object"] == "place":  # el barrio que controlan
            got = fill_roles(chunks, v, row, left_out(chunk), [subject], oblique, scene, used, free_order)
        else:
            alone = row["subject"] == "place" and not bare and subject is not None and subject.unit is not None and not subject.unit.text
            got = fill_roles(chunks, v, row, left_out(chunk, "it") if alone else subject, bare, oblique, scene, used, free_order)
        after = chunks[v + 1] if v + 1 < len(chunks) else None
        if row["subject"] == "place" and not row["object"] and not row["tails"] and not scene.pro_drop and is_complement(after):
            continue  # fell silent
        then = chunks[v + 2] if v + 2 < len(chunks) else None
        if row["required"] and "stay" in chunk.unit.also and row["subject"] == "place" and is_complement(then):
            continue  # leur demeure fermé
        if got is None or (row["subject"] == "place" and not row["object"] and not row["tails"] and particle_of_another(chunk, row)):
            continue
        place = got[0]["place"]
        rank = (bool(row["tails"]), bool(place.spots) or place.head == "pronoun", len(got[0]), got[2])
        if best is None or rank > best[0]:
            best = (rank, row, got)
    if best is None:
        return None
    _, row, (roles, tail, _) = best
    if "turn" in chunk.unit.also and not row["object"]:
        n = v + 1
        while n < len(chunks) and (chunks[n].kind in ("date", "modality") or chunks[n].head == "whole"):
            n += 1
        if n < len(chunks) and chunks[n].kind == "state" and chunks[n].row["event"] != "none":
            return None  # fell | into the hands of X: the state says it all
    after = chunks[v + 1] if v + 1 < len(chunks) else None
    if row["event"] == "besieged" and chunk.form == "gerund" and v and chunks[v - 1].kind == "np" and chunks[v - 1].head == "placenoun":
        return None  # the streets surrounding X
    if row["event"] in ("none", "fire") or (row["event"] == "held" and told_as_over(chunks, v)) or (
        row["event"] == "lost" and after is not None and after.form == "gerund" and after.prep in row["obliques"]
    ):
        return None  # a bakery was lost to shelling
    spots = listed_later(chunks, v, roles["place"], scene) or [s for s in resolve_place(roles["place"], scene) if not s.elsewhere]
    degree = next((c.share for c in oblique if c.prep == "at" and c.head == "share" and c.share and c.share["class"] == "fraction"), None)
    if degree is not None and row["event"] in ("captured", "held", "lost") and not any(s.share for s in spots):
        spots = [replace(s, share=degree) for s in spots]  # repris à 80 %
    if row["event"] in ("entered", "contested"):  # fighting in the east, in X and Y: in X and Y
        spots = [s for s in spots if not s.wide] or spots
    if not spots:
        if row["event"] == "pass" and scene.last is not None:
            promise(scene.last.event, row["rule"], roles["place"], {"holder": scene.last.holder, "loser": scene.last.loser}, scene)
        elif not judge_verb(chunks, v, question=question):
            promise(row["event"], row["rule"], roles["place"], {r: name_party(roles[r], scene) for r in ("holder", "loser") if r in roles}, scene)
        return None
    if row["event"] == "pass" and row["object"] == "place":
        return None  # they listed X: what of it, is said elsewhere
    if row["event"] == "lost" and roles.get("thing") is not None and row["subject"] == "place":
        share = roles["thing"].share  # the enclave has shrunk by half
        if share is None or share["class"] != "fraction" or not spots[0].sector:
            return None
        spots = [replace(s, share=share) for s in spots]
    if tail is not None:
        used.add(tail)
    finding = Finding(row["event"], spots, judge_verb(chunks, v, question=question), row["rule"], v, chunks=(v, end), roles=roles)
    nor = chunks[v + 1] if v + 1 < len(chunks) and chunks[v + 1].kind == "np" and chunks[v + 1].prep else None  # n'est tombé ni aux mains de …
    if not finding.mood and any(r is not None and r.neg for r in (roles.get("place"), subject, nor)):
        finding.mood = "denied"
    for role in PARTY_ROLES:
        if role in roles:
            setattr(finding, role, name_one(roles[role], chunks[:v], scene))
    if finding.event == "captured" and "loser" in roles and roles["loser"].head == "party" and roles["loser"].unit.data["type"] == "attacker":
        finding.event = "repelled"  # the assailants were thrown back
    if finding.holder and finding.holder == finding.loser:
        finding.holder = (
            scene.opponent(finding.loser) if subject is not None and subject.unit is not None and not subject.unit.text else finding.holder
        )
    if finding.event == "held" and row["subject"] == "place" and not row["object"] and "holder" not in row["obliques"].values():
        finding.holder = scene.opponent(name_party(roles.get("thing"), scene) or scene.taker_by_context())  # X resists: whoever has not taken it
    if finding.event == "repelled" and roles.get("attack") in chunks:
        used.add(chunks.index(roles["attack"]))
    if finding.event == "repelled" and not finding.holder and not finding.loser and roles.get("attack") in chunks:
        at = chunks.index(roles["attack"])  # an attempt by the army to storm X was foiled
        by = next((c for c in chunks[at + 1 : at + 3] if c.kind == "np" and c.prep == "by"), None)
        finding.loser = name_party(by or find_launcher(chunks, roles["attack"]), scene)
    strives = (
        chunk.form == "infinitive" and v and (chunks[v - 1].kind != "vg" or chunks[v - 1].head != "modality" or "strive" in chunks[v - 1].unit.also)
    )
    if finding.mood == "planned" and strives and finding.event in ("repelled", "held") and not chunk.neg:
        finding.event, finding.mood = "contested", ""  # fighting to keep, trying to hold: it is fought over
    if row["event"] in ("entered", "contested") and ((any(s.near for s in spots) and row["event"] == "entered") or all(s.wide for s in spots)):
        return None
    if row["event"] in ("captured", "held", "lost") and any(s.near for s in spots):
        return None
    if row["event"] == "lost" and not row["object"] and roles["place"].prep in scene.inside and all(s.wide for s in spots):
        return None  # they collapsed in the east
    return finding
