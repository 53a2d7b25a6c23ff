"""Roles: the phrases around a verb put into the places of its frame: who holds, loses, moves, and what."""

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
    find_topic,
    find_where,
    set_inside,
)
from timeline.claims.chunks import Chunk
from timeline.claims.ellipsis import left_behind
from timeline.claims.findings import fits_role, name_party


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
            if c.kind in ("vg", "sub", "rel", "semi", "among") and k > v:
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
            subject = chunks[k] if chunks[k].kind == "np" else subject
    if voice == "passive" and (not row["object"] or "se" in row["tails"]):
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
        if role == "place" and role not in roles and c.head == "other" and c.unit is not None and c.unit.kind == "placenoun":
            break  # their hold over an enclave in the city: which, is not said
        agent = c.head == "party" and (voice != "active" or row["object"] != "attack")  # foiled an attempt by the army: its attempt
        agent = agent or (role == "place" and c.head == "place")  # les tocó el turno a X
        if role and (role not in roles or (agent and roles[role].head == "pronoun")) and (role == "thing" or fits_role(role, c, scene)):
            roles[role] = c
    if row["event"] == "repelled" and "place" in row["required"] and "place" not in roles:
        return None  # held the rebels out of X: the place must be said
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
    if "place" not in roles and row["subject"] == "fight":
        there = next((c for c in chunks[max(0, v - 2) : v + 2] if c.kind == "np" and c.head == "pronoun" and c.unit.kind == "there"), None)
        if there is not None:
            roles["place"] = there  # the fighting there goes on
    if "place" not in roles:
        where = find_where(chunks, v)
        if where is not None and any(role == "place" for role in row["obliques"].values()):
            roles["place"] = where
    of = subject.of if subject is not None and subject.head == "party" else None
    if "place" not in roles and row["subject"] == "loser" and voice == "active" and of is not None and of.head == "place" and of.prep == "of":
        roles["place"] = of  # les défenseurs de X ont rendu les armes
    if "place" not in roles:
        front = find_front_place(chunks, v, row)
        if front is not None:
            roles["place"] = front
    vague = roles.get("place")
    if vague is None or (vague.head == "placenoun" and not vague.spots and vague.unit.data["kind"] == "landmark"):
        topic = find_topic(chunks, v)
        if topic is not None and any(role == "place" for role in row["obliques"].values()):
            roles["place"] = topic  # Old City: the forces withdrew from all positions
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
    bit = place is not None and place.head == "share" and place.share is not None and place.share["class"] == "part"
    if place is not None and not place.spots and (bit or (place.head == "placenoun" and place.unit.data["kind"] in ("landmark", "piece"))):
        where = find_where(chunks, v)
        if where is not None:
            place = roles["place"] = replace(where, part=where.part or "some", prep="")  # Jdeideh, where soldiers man the roadblocks
    if row["event"] == "captured":
        taker = roles.get("holder") or next((c for c in oblique if c.prep in ("to", "by") and name_party(c, scene)), None)
        told = not any(c.kind == "rel" for c in chunks[max(0, v - 2) : v])  # regained ground that the rebels had taken: they did not take it last
        if taker is not None and told and name_party(taker, scene):
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
    ours = row["event"] == "entered" and subject is not None and subject.unit is not None and subject.unit.kind == "he"  # we never set foot in X
    if acting and row["subject"] in ("holder", "loser", "mover", "besieger") and row["subject"] not in roles and not ours:
        return None
    if row["object"] in ("loser", "holder") and row["subject"] in ("holder", "thing") and row["object"] not in roles:
        return None  # drove whom out? pushed whom into it?
    return roles, tail, voice == "active"
