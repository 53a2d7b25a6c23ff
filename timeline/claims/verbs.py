"""Verbs matched with their frames: who took, held, lost, entered, besieged or repelled what."""

from __future__ import annotations

from dataclasses import replace

from timeline.claims.arguments import (
    choose_voice,
    ends_clause,
    find_aim,
    find_front_place,
    find_launcher,
    find_relative_object,
    find_route_end,
    find_where,
    is_complement,
    left_out,
    listed_later,
    particle_of_another,
    set_inside,
    told_as_over,
)
from timeline.claims.chunks import Chunk
from timeline.claims.clauses import find_arguments
from timeline.claims.ellipsis import left_behind
from timeline.claims.findings import PARTY_ROLES, Finding, fits_role, name_party
from timeline.claims.modality import judge_verb
from timeline.claims.places import resolve_place


def match_verb(chunks, v, subject, scene, used, *, question, free_order) -> Finding | None:
    chunk = chunks[v]
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
        if drops and row["object"] == "place":  # el barrio que controlan
            got = fill_roles(chunks, v, row, left_out(chunk), [subject], oblique, scene, used, free_order)
        else:
            got = fill_roles(chunks, v, row, subject, bare, oblique, scene, used, free_order)
        after = chunks[v + 1] if v + 1 < len(chunks) else None
        if row["subject"] == "place" and not row["object"] and not row["tails"] and not scene.pro_drop and is_complement(after):
            continue  # fell silent
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
    if row["event"] in ("none", "fire") or (row["event"] == "held" and told_as_over(chunks, v)) or (
        row["event"] == "lost" and after is not None and after.form == "gerund" and after.prep in row["obliques"]
    ):
        return None  # a bakery was lost to shelling
    spots = listed_later(chunks, v, roles["place"], scene) or [s for s in resolve_place(roles["place"], scene) if not s.elsewhere]
    if row["event"] in ("entered", "contested"):  # fighting in the east, in X and Y: in X and Y
        spots = [s for s in spots if not s.wide] or spots
    if not spots:
        return None
    if row["event"] == "lost" and roles.get("thing") is not None and row["subject"] == "place":
        share = roles["thing"].share  # the enclave has shrunk by half
        if share is None or share["class"] != "fraction" or not spots[0].sector:
            return None
        spots = [replace(s, share=share) for s in spots]
    if tail is not None:
        used.add(tail)
    finding = Finding(row["event"], spots, judge_verb(chunks, v, question=question), row["rule"], v, chunks=(v, end), roles=roles)
    if not finding.mood and any(r is not None and r.neg for r in (roles.get("place"), subject)):
        finding.mood = "denied"
    for role in PARTY_ROLES:
        if role in roles:
            setattr(finding, role, name_party(roles[role], scene))
    if finding.event == "captured" and "loser" in roles and roles["loser"].head == "party" and roles["loser"].unit.data["type"] == "attacker":
        finding.event = "repelled"  # the assailants were thrown back
    if finding.holder and finding.holder == finding.loser:
        finding.holder = (
            scene.opponent(finding.loser) if subject is not None and subject.unit is not None and not subject.unit.text else finding.holder
        )
    if finding.event == "held" and row["subject"] == "place" and not row["object"] and not row["obliques"]:
        finding.holder = scene.opponent(scene.taker_by_context())  # X resists: whoever has not taken it
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
    return finding


def fill_roles(chunks, v, row, subject, bare, oblique, scene, used, free_order):
    """The roles of a verb's row filled by the phrases around it: ({role: chunk}, index of its tail, rank) or None where it doesn't fit."""
    chunk = chunks[v]
    roles: dict[str, Chunk] = {}
    tail, agentless = None, False
    objects = list(bare)
    if row["tails"]:  # fended off an attack: the particle is no preposition
        loose = [c for c in oblique if c.prep in row["tails"]]
        objects, oblique = objects + loose, [c for c in oblique if c not in loose]
        tail_word = None
        for k in range(v + 1, min(v + 9, len(chunks))):
            c = chunks[k]
            if c.kind in ("vg", "sub", "rel", "semi") and k > v:
                break
            if (
                c.kind == "np"
                and c.unit is not None
                and (c.unit.text in row["tails"] or (c.head == "party" and any(u.text in row["tails"] for u in c.units)))
            ):
                tail, tail_word = k, c
                break
            if c.kind == "np" and c.prep and c.prep.split()[0] in row["tails"]:
                tail_word = c
                break
        if tail_word is None and "." in row["tails"]:
            if not ends_clause(chunks, v):
                return None  # X has gone, but: X has gone quiet
        elif tail_word is None:
            if chunk.voice == "passive" and subject is not None and subject.unit is not None and subject.unit.text in row["tails"]:
                subject, agentless = None, True  # security was restored to X
            elif not any(t in chunk.after for t in row["tails"]):
                return None
        elif tail is not None:
            objects = [c for c in objects if c is not tail_word]
            if tail_word.of is not None and tail_word.of not in oblique:
                oblique = [tail_word.of, *oblique]
    voice = chunk.voice
    if voice == "either":
        voice = choose_voice(chunks, v, row, subject, objects, oblique)
    named = [c for c in objects if not (c.head == "pronoun" and c.unit.kind == "there")]  # the area it controlled there
    if row["object"] == "place" and voice == "active" and not any(fits_role("place", c, scene) for c in named):
        rel = find_relative_object(chunks, v)
        if rel is not None and rel.share is not None and row["event"] == "held":
            return None  # 70 % of the territory they held: how much, is said of what befell it
        if rel is not None:  # the districts it rules
            objects, k = [rel], v - 1
            while chunks[k].kind == "date" or chunks[k].prep:
                k -= 1
            subject = chunks[k]
    if voice == "passive" and not row["object"]:
        voice = "active"  # est entrée, se sont retirés: to be is no passive there
    if voice == "passive" and row["object"] == "attack" and subject is not None and subject.head == "place" and subject in chunks[1:]:
        noun = chunks[chunks.index(subject) - 1]  # they launched an attack on X, which was beaten off
        subject = noun if name_party(find_launcher(chunks, noun), scene) else subject
    if voice == "passive":
        if row["object"] and subject is not None:
            roles[row["object"]] = subject
        elif row["object"] == "place" and objects and subject is None:
            roles["place"] = objects[0]
    else:
        if row["subject"] == "fight":
            near = next((c for c in reversed(chunks[max(0, v - 8) : v]) if c.kind == "np" and (not c.prep or c.head == "noun")), None)
            if not any(c is not None and fits_role("fight", c, scene) for c in (subject, near)):
                return None  # a bomb went off in X
        if row["subject"] and subject is not None:
            roles[row["subject"]] = subject
        if (
            row["subject"] == "place"
            and not row["object"]
            and (subject is None or (subject.unit is not None and (subject.unit.kind == "there" or not subject.unit.text)))
        ):
            roles.pop("place", None)
            if objects and fits_role("place", objects[0], scene):
                roles["place"] = objects[0]  # anoche cayó Aqyul
        if row["object"]:
            wanted = [c for c in objects if fits_role(row["object"], c, scene)]
            if wanted and wanted[0] is objects[0]:
                roles[row["object"]] = wanted[0]
            elif not objects and row["object"] == "place" and chunks[v - 1].kind != "rel" and find_relative_object(chunks, v) is not None:
                roles["place"] = find_relative_object(chunks, v)
            elif free_order and subject is not None and fits_role(row["object"], subject, scene):
                roles[row["object"]] = subject
    for c in oblique:
        role = row["obliques"].get(c.prep) or next((r for p, r in row["obliques"].items() if c.prep in p.split("/")), None)
        agent = c.head == "party" and (voice != "active" or row["object"] != "attack")  # foiled an attempt by the army: its attempt
        if role and (role not in roles or (agent and roles[role].head == "pronoun")) and (role == "thing" or fits_role(role, c, scene)):
            roles[role] = c
    front = chunks[v - 1] if v else None
    if (
        front is not None
        and front.kind == "np"
        and front.head == "party"
        and getattr(roles.get("loser"), "head", "pronoun") == "pronoun"
        and row["obliques"].get(front.prep) == "loser"
    ):
        roles["loser"] = front  # a los rebeldes les arrebataron X
    if "place" not in roles and "attack" in roles and roles["attack"] in chunks:
        at = chunks.index(roles["attack"])  # an assault by Y on X was beaten off
        for c in chunks[at + 1 : at + 7]:
            if c.kind in ("comma", "among") or (c.kind == "np" and c.head == "other" and not c.prep):
                continue  # all the attacks, among them one on X, …
            if c.kind != "np" or not c.prep:
                break
            if row["obliques"].get(c.prep) == "place" and fits_role("place", c, scene):
                roles["place"] = c
                break
    if "place" not in roles and row["event"] == "repelled" and "place" not in row["required"]:
        aimed = find_aim(chunks, v, roles.get("attack"))
        if aimed is not None:
            roles["place"] = aimed
            if voice == "passive" and "holder" not in roles and name_party(roles.get("attack"), scene) and roles["attack"].head == "party":
                roles["loser"] = roles["attack"]
    if "place" in roles and row["object"] == "place" and roles["place"] in chunks[v:]:
        roles["place"] = set_inside(roles["place"], chunks, v)
    if "place" not in roles:
        where = find_where(chunks, v)
        if where is not None and any(role == "place" for role in row["obliques"].values()):
            roles["place"] = where
    if "place" not in roles:
        front = find_front_place(chunks, v, row)
        if front is not None:
            roles["place"] = front
    if "place" not in roles:
        behind = left_behind(chunks, v, row, subject)
        if behind is not None:
            roles["place"] = behind
    if "attack" in row.values() and ("attack" not in roles or (row["subject"] == "attack" and roles["attack"].head not in ("noun", "other"))):
        return None
    if "route" in roles and not fits_role("route", roles["route"], scene):
        return None
    if "route" in roles:
        roles["place"] = find_route_end(chunks, roles.pop("route"), scene)
        if roles["place"] is None:
            return None
    place = roles.get("place")
    if place is not None and place.head == "placenoun" and not place.spots and place.unit.data["kind"] in ("landmark", "piece"):
        where = find_where(chunks, v)
        if where is not None:
            place = roles["place"] = replace(where, part=where.part or "some", prep="")  # Jdeideh, where soldiers man the roadblocks
    if row["event"] == "captured":
        taker = roles.get("holder") or next((c for c in oblique if c.prep in ("to", "by") and name_party(c, scene)), None)
        if taker is not None and name_party(taker, scene):
            scene.taker = name_party(taker, scene)
    if place is None or not fits_role("place", place, scene) or any(role not in roles for role in row["required"]):
        return None
    for role in ("holder", "loser", "mover", "besieger"):
        if role in (row["subject"], row["object"]) and role in roles and not fits_role(role, roles[role], scene):
            if role == row["object"] and voice == "passive" and roles[role].head in ("other", "source", "noun"):
                return None  # a man was pulled out of the rubble, families were driven out of X
            if (
                role == row["subject"]
                and voice == "active"
                and (chunk.form == "finite" or (chunk.form == "participle" and not row["object"]))
                and roles[role].head in ("other", "source", "noun", "place", "placenoun", "share")
            ):
                return None
            del roles[role]
    acting = voice == "active" and chunk.form == "finite" and not free_order and not agentless
    if acting and row["subject"] in ("holder", "loser", "mover", "besieger") and row["subject"] not in roles:
        return None
    if row["object"] in ("loser", "holder") and row["subject"] in ("holder", "thing") and row["object"] not in roles:
        return None  # drove whom out? pushed whom into it?
    return roles, tail, voice == "active"
