"""Frames: verbs and verbal nouns matched with the phrases around them: who did what to which place."""

from __future__ import annotations

from dataclasses import replace

from timeline.claims.chunks import Chunk
from timeline.claims.findings import PARTY_ROLES, Finding
from timeline.claims.places import Scene
from timeline.claims.verbfirst.actors import complete, is_impersonal, note_subject
from timeline.claims.verbfirst.aims import match_aim
from timeline.claims.verbfirst.attacks import match_clash, match_failure, match_repulse, note_attack
from timeline.claims.verbfirst.clauses import (
    find_antecedent,
    find_arguments,
    find_referent,
    find_subject,
    find_topic,
    is_place,
    party_of,
)
from timeline.claims.verbfirst.inner import find_among, is_asyndetic, is_headless
from timeline.claims.verbfirst.link import resolve_spots
from timeline.claims.verbfirst.moods import DENIED, PLANNED, SKIP, find_governor, judge_clause, judge_finite, judge_masdar
from timeline.claims.verbfirst.residues import match_ratio, match_residue
from timeline.claims.verbfirst.roles import fill_roles, is_tail
from timeline.claims.verbfirst.sequels import bar_dates, in_relative, is_settled, match_gap, match_pass, undone
from timeline.claims.verbfirst.states import looking_ahead, match_denial, match_state


def find_claims(chunks: list[Chunk], scene: Scene, *, question: bool = False, side: str = "") -> list[Finding]:
    """Every proposition of a sentence's chunks, in text order; `side` is the party that the speaker is close to."""
    for chunk in chunks:
        if (
            side
            and chunk.kind == "np"
            and chunk.head == "party"
            and not chunk.party
            and chunk.unit.data.get("type") in ("head", "fighters")
            and (chunk.owner is not None or "def" in chunk.unit.also)
            and not any(c.kind == "np" and c.head == "party" and c.party and not c.prep for c in chunks[: chunks.index(chunk)])
        ):
            chunk.party = side  # his forces, the fighters, says the officer
    found: list[Finding] = []
    used: set[int] = set()  # states that a verb has taken: X fell into their hands
    for v, chunk in enumerate(chunks):
        finding = match_ratio(chunks, v, scene, used) if chunk.kind == "np" else None
        finding = finding or match_aim(chunks, v, scene, side)
        for residue in match_residue(chunks, v, scene) if chunk.kind == "np" else ():
            found.append(residue)
            scene.note(residue.spots)
        if finding is not None:
            pass
        elif chunk.kind == "np" and chunk.spots:
            noted = resolve_spots(chunk, scene)
            scene.note(noted)
            scene.landmarks.extend(s for s in noted if not s.sector)
        elif chunk.kind == "np" and chunk.of is not None:
            scene.note(resolve_spots(chunk.of, scene))  # the people of X
        elif chunk.kind == "vg" and v in used:
            note_subject(chunks, v, scene)
        elif chunk.kind == "vg" and chunk.head == "verb":
            note_attack(chunks, v, scene)
            finding = match_verb(chunks, v, scene, used, side)
        elif chunk.kind == "vg" and chunk.head == "modality" and chunk.unit.data["class"] == "deny" and scene.last is not None:
            finding = match_denial(chunks, v, scene)
            note_subject(chunks, v, scene)
        elif chunk.kind == "vg" and chunk.head == "modality":
            finding = match_failure(chunks, v, scene, used, side)
            note_subject(chunks, v, scene)
        elif chunk.kind == "vg":
            note_subject(chunks, v, scene)
        elif chunk.kind == "state" and v not in used:
            finding = match_state(chunks, v, scene, side)
            told = chunk.party != "they" and not chunk.held and find_antecedent(chunks, v) is None
            scene.party = scene.party or (chunk.party if told else "")
        elif chunk.kind == "np" and chunk.head == "noun":
            finding = match_clash(chunks, v, scene)
        elif chunk.kind == "among" and found and v + 1 < len(chunks) and chunks[v + 1].kind == "np" and chunks[v + 1].head == "place":
            spots = [s for s in resolve_spots(chunks[v + 1], scene) if not s.elsewhere and not s.near]
            if spots and chunks[v + 1] is not found[-1].roles.get("place") and not chunks[v + 1].prep:
                finding = replace(found[-1], spots=spots, rule=found[-1].rule + "+list", at=v + 1, roles={"place": chunks[v + 1]})
        if finding is not None:
            if finding.event in ("withdrew", "lost") and not finding.mood:
                finding.holder = next(
                    (
                        f.holder
                        for f in found
                        if f.event == "captured"
                        and f.holder not in ("", finding.loser)
                        and {x.place_id for x in f.spots} & {x.place_id for x in finding.spots}
                    ),
                    finding.holder,
                )
            if question:
                finding.mood = PLANNED
            found.append(finding)
            scene.note(finding.spots)
            if finding.event != "contested":
                scene.last = finding
            gapped = match_gap(chunks, finding, scene)
            if gapped is not None:
                found.append(gapped)
    found = [f for f in found if not is_settled(f, found)]
    scene.told = [f for f in found if f.event != "contested"] or scene.told
    for f in found:
        f.barred = f.barred | bar_dates(chunks, f)
    return [
        f
        for f in found
        if not (
            "place" in f.roles
            and (f.roles["place"].head == "pronoun" or is_asyndetic(chunks, f.at))
            and (chunks[f.at].perfect or (f.event in ("lost", "withdrew") and in_relative(chunks, f.at)))
            and undone(f, found)
        )
    ]


def match_verb(chunks: list[Chunk], v: int, scene: Scene, used: set[int], side: str = "") -> Finding | None:
    chunk = chunks[v]
    bare, oblique, end = find_arguments(chunks, v)
    best = None
    for _, row in chunk.unit.entries:
        got = fill_roles(chunks, v, row, bare, oblique, end, scene)
        weight = (got[1], bool(row["required"])) if got is not None else ()
        if weight and (best is None or weight > best[2]):
            best = (row, got, weight)
    driven = best[1][0].get(best[0]["object"]) if best is not None and best[0]["object"] in PARTY_ROLES else None
    if driven is None or driven is not find_subject(chunks, v, bare, scene):
        note_subject(chunks, v, scene)
    if best is None and any(row["event"] == "repelled" for _, row in chunk.unit.entries):
        return match_repulse(chunks, v, bare, scene, side)
    if best is None or best[0]["event"] in ("none", "fire"):
        return None
    row, (roles, _, spare), _ = best
    tail = chunks[end] if row["tails"] and end < len(chunks) else None
    if tail is not None and tail.kind == "vg" and tail.form == "masdar" and not tail.prep and any(is_tail(u, row["tails"]) for u in tail.units):
        used.add(end)  # they share | the control of X
    if row["event"] == "pass":
        return match_pass(chunks, v, row, roles, scene)
    last = find_arguments(chunks, end)[2] if tail is not None and end in used else end
    passed = chunks[last] if last < len(chunks) and last > end and chunks[last].kind == "state" and chunks[last].row["event"] == "captured" else None
    if passed is not None and row["event"] == "captured" and "holder" in row["obliques"].values() and row["subject"] == "":
        end = last  # the control of X | passed | into the army's hands
    state = (
        chunks[end]
        if end < len(chunks)
        and chunks[end].kind == "state"
        and not chunks[end].held
        and (
            (row["event"] in ("captured", "lost") and (row["subject"] == "place" or chunks[end].row["event"] == "lost" or chunks[end] is passed))
            or (row["event"] == "entered" and "mover" not in roles and chunks[end].row["event"] == "held")
        )
        else None
    )
    if state is not None:
        used.add(end)
    if any(c.kind == "modality" and c.head == "fire" for c in chunks[v + 1 : end + 1]):
        return None
    place = roles["place"]
    antecedent = find_antecedent(chunks, v)
    relative = antecedent if antecedent is None or antecedent.spots or "from" not in antecedent.after else None
    if "clause" in chunk.after:
        return None  # since they took it; whoever fled from it
    if place.head == "pronoun":
        headless = is_headless(chunks, v)
        if headless:
            place = next(
                (c for c in chunks[end : end + 5] if c.kind == "np" and c.share is not None and c.share["class"] == "fraction" and c.spots),
                None,
            ) or next(
                (c for c in chunks[v + 1 : end] if c.kind == "np" and c.share is not None and c.share["class"] == "fraction" and c.spots),
                None,
            )
            listed = next((c for c in chunks[v + 2 : v + 5] if c.kind not in ("among", "colon", "comma", "date") and c is not chunks[v + 1]), None)
            if place is None and listed is not None and listed.kind == "np" and listed.head == "place" and not listed.prep:
                place = listed  # what it has lost is X and Y
            if place is None:
                return None
            roles["place"] = place
        elif antecedent is not None and not antecedent.spots and "from" in antecedent.after:
            named = next((c for c in chunks[v + 2 : end + 4] if c.kind not in ("comma", "colon", "date")), None)
            if named is None or named.kind != "np" or named.head != "place" or named.prep:
                return None
            place = roles["place"] = named  # among the places that they took are X and Y
            antecedent = None
        elif antecedent is not None and not antecedent.spots and antecedent.head == "placenoun" and find_among(chunks, v) is not None:
            place = roles["place"] = find_among(chunks, v)
            antecedent = None
        elif antecedent is not None and not is_place(antecedent) and antecedent.head in ("placenoun", "other", "share", "direction"):
            return None
        elif antecedent is None and is_asyndetic(chunks, v):
            inner = next((c for c in oblique if "in" in c.after and c.spots), None)
            if inner is None:
                return None
            inner.part = inner.part or "some"
            place = roles["place"] = inner
        elif antecedent is None or not is_place(antecedent):
            topic = find_topic(chunks, v) if chunk.form == "finite" and "joined" in place.unit.also and not place.prep else None
            k = chunks.index(topic) if topic in chunks else 0
            apposed = k > 1 and chunks[k - 1].kind == "comma" and is_place(chunks[k - 2])  # X, the lifeline of the rebels,
            if topic is not None and topic.head in ("other", "placenoun") and not topic.spots and not is_place(topic) and not apposed:
                return None  # five more quarters, they entered them: which, is not said
            antecedent = find_referent(chunks, place)
    ratio = (
        next((c for c in oblique if "leading" in c.after and c.share is not None and c.share["class"] == "fraction"), None)
        if chunk.form == "masdar"
        else None
    )
    if ratio is not None and ratio is not place:
        place.share = ratio.share  # brought its control of X to 90 percent
    spots = [s for s in resolve_spots(place, scene, antecedent=antecedent if antecedent is not place else None) if not s.elsewhere]
    if row["event"] == "repelled" or (row["event"] == "entered" and not roles["place"].share):
        spots = [s for s in spots if s.kind != "city"]  # to advance in the city says nothing of its quarters
    if row["event"] == "held" and "in" in place.after and not place.share:
        spots = [s for s in spots if s.kind != "city"]  # men who are about in the city hold no city
    if "route" in row["obliques"].values():
        spots = [s for s in spots if s.kind == "road"]  # cut the road, not the water
    if not spots or (any(s.near for s in spots) and not (row["event"] == "entered" and not place.prep)):
        return None
    mood = judge_masdar(chunks, v) if chunk.form == "masdar" else judge_clause(chunks, v) if chunk.form == "gerund" else judge_finite(chunks, v)
    if spare and mood == DENIED:
        mood = ""
    if mood == SKIP:
        return None
    event = "held" if ratio is not None and row["event"] == "captured" else row["event"]
    event = "captured" if event == "entered" and state is not None else event  # has come under their control
    finding = Finding(event, spots, mood, row["rule"], v, chunks=(v, end), roles=roles)
    for role in PARTY_ROLES:
        if role in roles:
            setattr(finding, role, party_of(roles[role], scene))
    if finding.holder and finding.holder == finding.loser and not roles["loser"].party:
        finding.loser = scene.opponent(finding.holder)
    if state is not None:
        slot = state.row["slot"] or state.row["subject"]
        party = (looking_ahead(chunks, end) or scene.party) if state.party == "they" else state.party
        if slot in PARTY_ROLES and not getattr(finding, slot):
            setattr(finding, slot, party)
    if not (event == "captured" and row["event"] == "entered"):
        complete(chunks, v, row, finding, scene, side)
    if chunk.form == "masdar" and event == "captured":  # they lost the control of X
        g, _ = find_governor(chunks, v)
        if (
            g is not None
            and chunks[g].kind == "vg"
            and chunks[g].head == "verb"
            and chunks[g].unit.data["event"] == "lost"
            and (not chunk.prep or "about" in chunk.after)
        ):
            event = finding.event = "lost"
            finding.loser, finding.holder = finding.holder, ""
    if finding.holder and finding.holder == finding.loser:
        if "holder" in roles and roles["holder"].party:
            finding.loser = ""
        elif "holder" not in roles and "loser" in roles and roles["loser"].head == "pronoun":
            finding.loser = scene.opponent(finding.holder)  # came back and drove them out
        else:
            finding.holder = scene.opponent(finding.loser)
    if relative is not None and (
        (chunk.perfect and event == "held") or (event != "held" and place.head == "pronoun" and spots[0].kind in ("sector", "city"))
    ):
        return None  # which they used to hold; those of the eastern quarters that they took
    if event not in ("held", "besieged") and place.head == "pronoun" and spots[0].kind in ("sector", "city") and in_relative(chunks, v):
        return None  # those of the quarters which it entered and took
    if event == "captured" and mood == DENIED and side and not finding.holder and not finding.loser:
        apart = any(c.kind == "sub" for c in chunks[v + 1 :])  # had not fallen when the army said so
        finding.holder = scene.opponent(side) if not apart else ""
    unsaid = row["subject"] != "place" and not mood
    headline = (
        chunk.form == "masdar" and not chunk.prep and not mood and scene.attacker and not any(c.kind != "colon" for c in chunks[max(0, v - 1) : v])
    )
    unsaid = unsaid and not (headline and event == "captured" and find_governor(chunks, v)[0] is None)
    unsaid = unsaid and not (chunk.voice == "passive" and row["object"] == "place") and not is_impersonal(chunks, v)
    if event in ("captured", "held", "repelled") and not finding.holder and not finding.loser and unsaid:
        return None
    if event == "lost" and chunk.form == "masdar" and not mood and not finding.loser and scene.attacker:
        finding.holder = finding.holder or scene.attacker  # the loss of X: in an offensive, to the side that attacks
    if event in ("withdrew", "lost") and not finding.loser and not finding.holder and unsaid:
        return None
    if event == "entered" and not finding.mover and not mood:
        return None
    if event in ("lost", "withdrew") and finding.loser and not finding.holder:
        finding.holder = scene.opponent(finding.loser)
    if event == "captured" and finding.holder:
        scene.taker = finding.holder
    return finding
