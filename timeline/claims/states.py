"""States and names: in rebel hands, theirs, rebel-held, a rebel bastion, no rebels left in it."""

from __future__ import annotations

from dataclasses import replace

from timeline.claims.antecedents import apposed_place
from timeline.claims.arguments import find_front_place, find_where, identify, left_out, listed_later, set_inside
from timeline.claims.chunks import Chunk
from timeline.claims.clauses import find_arguments, find_subject
from timeline.claims.findings import Finding, fits_role, name_party
from timeline.claims.modality import judge_frame, judge_verb
from timeline.claims.places import resolve_place


def match_possession(chunks, v, scene, *, question) -> Finding | None:
    """`all the academies are the army's`, `much of the suburb was theirs`; `they have half of the city`."""
    chunk = chunks[v]
    bare, oblique, end = find_arguments(chunks, v)
    if chunk.head == "have" and bare and bare[0].share is not None and not bare[0].spots:
        bare = [set_inside(bare[0], chunks, v), *bare[1:]]  # in X the army has half of the houses
    seat = chunk.head == "have" and len(bare) == 1 and bare[0].head == "placenoun" and bare[0].unit.data["kind"] == "bastion"
    where = find_where(chunks, v) if chunk.head == "have" and len(bare) == 1 and not oblique else None
    if where is not None and bare[0].head == "placenoun" and any(u.kind == "poss" for u in bare[0].units):
        bare = [replace(where, units=bare[0].units + where.units, prep="")]  # X, where they have their base
    if seat and oblique and oblique[0].prep == "in":
        bare = [replace(oblique[0], units=bare[0].units + oblique[0].units)]
    if chunk.head == "have" and bare and any(u.data.get("kind") in ("bastion", "landmark") for u in bare[0].units) and bare[0].head == "place":
        who = name_party(find_subject(chunks, v), scene) if any(u.kind == "poss" for u in bare[0].units) and not chunk.perfect else ""
        spots = [s for s in resolve_place(bare[0], scene) if not s.elsewhere and not s.sector and not s.near] if who else []
        if spots and chunk.unit.text in scene.present:  # the militia has its headquarters in X
            mood = judge_verb(chunks, v, question=question)
            return Finding("held", spots, mood, "has a seat", v, holder=who, chunks=(v, end), roles={"place": bare[0]})
    it = chunk.head == "have" and len(bare) == 1 and not oblique and bare[0].head == "pronoun" and bare[0].unit.kind == "it"
    if it and _ends(chunks, end) and not chunk.perfect and find_subject(chunks, v) is not bare[0]:
        who = name_party(find_subject(chunks, v), scene)  # the army has it
        spots = [s for s in resolve_place(bare[0], scene) if not s.elsewhere] if who else []
        mood = judge_verb(chunks, v, question=question)
        return Finding("held", spots, mood, "has it", v, holder=who, chunks=(v, end), roles={"place": bare[0]}) if spots else None
    if (
        chunk.head == "have"
        and bare
        and (
            (bare[0].head in ("place", "share") and bare[0].share is not None and bare[0].share["class"] in ("fraction", "vague"))
            or (bare[0].head == "place" and bare[0].spots and not bare[0].part and len(bare) == 1 and not oblique and _ends(chunks, end))
        )
    ):
        who = name_party(find_subject(chunks, v), scene)  # they have half of the city
        spots = [s for s in resolve_place(bare[0], scene) if not s.elsewhere] if who else []
        return (
            Finding("held", spots, judge_verb(chunks, v, question=question), "has a share", v, holder=who, chunks=(v, end), roles={"place": bare[0]})
            if spots
            else None
        )
    if (chunk.head == "be" or "list" in chunk.unit.also) and bare and bare[0].head == "place" and bare[0].spots:
        for k in range(v - 1, max(-1, v - 5), -1):  # among the quarters recaptured on Tuesday were X and Y
            c = chunks[k]
            if (
                c.kind == "vg"
                and c.head == "verb"
                and (
                    (c.voice in ("either", "passive") and c.unit.data["object"] == "place")
                    or (c.form == "infinitive" and c.unit.data["subject"] == "place")
                )
            ):
                spots = [s for s in resolve_place(bare[0], scene) if not s.elsewhere]
                return (
                    Finding(
                        c.unit.data["event"],
                        spots,
                        judge_verb(chunks, v, question=question),
                        c.unit.data["rule"],
                        k,
                        chunks=(k, end),
                        roles={"place": bare[0]},
                    )
                    if spots
                    else None
                )
            if c.kind not in ("np", "date"):
                break
    # es territorio del Ejército
    ground = len(bare) == 1 and bare[0].head == "placenoun" and not bare[0].spots and bare[0].unit.data["kind"] == "area"
    whose = oblique[0] if chunk.head == "be" and oblique and (not bare or ground or chunks[v + 1] is oblique[0]) else None
    whose = whose if whose is not None and whose.prep in ("of", "at") and (whose.definite or whose.units[0].kind == "det") else None
    if whose is not None and whose.head == "party" and whose.party:
        subject = find_subject(chunks, v)  # el barrio es del Ejército
        named = subject is not None and subject.head in ("place", "pronoun")
        spots = [s for s in resolve_place(subject, scene) if not s.elsewhere] if named else []
        mood = judge_verb(chunks, v, question=question)
        roles = {"place": subject, "holder": whose}
        return Finding("held", spots, mood, "possession", v, holder=whose.party, chunks=(v, end), roles=roles) if spots else None
    became = _named_for(chunk, bare, find_subject(chunks, v) if bare and bare[0].head == "party" else None)
    if became:
        subject = find_subject(chunks, v)
        spots = [s for s in resolve_place(subject, scene) if not s.elsewhere and not s.near]
        event = "captured" if chunk.head == "turn" or "turn" in chunk.unit.also else "held"
        mood = judge_verb(chunks, v, question=question)
        return Finding(event, spots, mood, "named for", v, holder=became, chunks=(v, end), roles={"place": subject}) if spots else None
    if (chunk.head in ("be", "stay") or "stay" in chunk.unit.also) and bare:
        last = bare[0]
        owner = ""
        if last.unit is not None and last.unit.text in ("theirs", "ours"):
            owner = scene.spoken_of()
            if scene.last is not None and scene.last.event in ("captured", "lost") and any(u.text == "still" for u in chunk.units):
                owner = scene.opponent(scene.last.holder) if scene.last.holder else owner
        elif last.unit is None or (last.head == "other" and not [u for u in last.units if u.kind == "w"]):
            owner = name_party(last.owner, scene) if last.owner is not None else ""
        subject = find_subject(chunks, v)
        if (
            any(u.data.get("kind") == "bastion" for u in last.units)
            and not any(u.sense in ("former", "once", "formerly") for u in last.units)
            and subject is not None
            and subject.head == "place"
        ):  # X remains the rebels' main bastion
            owner = last.party or next((name_party(c, scene) for c in oblique[:1] if c.prep == "of"), "")
        if owner and subject is not None and fits_role("place", subject, scene):
            spots = [s for s in resolve_place(subject, scene) if not s.elsewhere]
            if spots:
                return Finding(
                    "held", spots, judge_verb(chunks, v, question=question), "possession", v, holder=owner, chunks=(v, end), roles={"place": subject}
                )
    return None


def _ends(chunks, end: int) -> bool:
    """Whether nothing more is said of what they have: have X, but: have X under fire, have X surrounded."""
    return not (end < len(chunks) and chunks[end].kind in ("state", "vg"))


def whose(chunks, v: int, scene) -> str:
    """Whose control `under its control` is: of the party or owner named last in the sentence, else of the side that speaks, or was spoken of."""
    for c in reversed(chunks[:v]):
        owned = c.kind == "np" and c.owner is not None and c.owner.head == "party"
        if owned or (c.kind == "np" and c.head == "party" and not c.prep):
            who = name_party(c.owner if owned else c, scene)
            if who:
                return who
    return scene.speaker_side or scene.spoken_of()


def match_state(chunks, v, scene, *, question) -> Finding | None:
    chunk = chunks[v]
    row = chunk.row
    if row["event"] == "none":
        return None
    party = whose(chunks, v, scene) if chunk.party == "they" else chunk.party
    if chunk.party == "they" and row["slot"] == row["subject"] == "holder":  # what is left to them: the side that lost the rest
        party = scene.opponent(scene.last.holder) if scene.last is not None and scene.last.holder else party
        scene.party = party
    k = v - 1
    while k >= 0 and (
        chunks[k].kind in ("date", "modality")
        or is_hedge(chunks[k])
        or (chunks[k].head == "whole" and not chunks[k].spots and chunks[k].kind == "np")
    ):
        k -= 1  # est tout entière aux mains de …, is almost in the hands of
    left = chunks[k] if k >= 0 else None
    verb = left if left is not None and left.kind == "vg" else None
    share = None
    if k > 0 and left.kind == "np" and left.head == "share" and left.prep and left.share is not None and chunks[k - 1].kind == "vg":
        k, share, verb = k - 1, left.share, chunks[k - 1]  # X is 90 % under the army's control
    event, mood, place, subject = row["event"], "", None, None
    if verb is not None:
        mood = judge_verb(chunks, k, question=question)
        subject = identify(chunks, k, find_subject(chunks, k))
        if (verb.head == "turn" or "turn" in verb.unit.also) and event == "held":
            event = "captured"
        elif verb.head == "make" or "make" in verb.unit.also:
            event = (
                "captured" if event == "held" and verb.unit.text not in ("keep", "keeps", "kept", "leave", "left", "leaving", "keeping") else event
            )
        elif verb.head == "verb" and event == "held":
            event = "captured" if verb.unit.data.get("event") in ("captured", "lost") else event
    elif left is not None and left.kind == "np":
        before, at = left, k
        while at >= 0 and chunks[at].kind == "np" and chunks[at].prep:
            at -= 1
        if (
            at > 0
            and chunks[at].kind == "np"
            and chunks[at - 1].kind == "vg"
            and (chunks[at - 1].head == "make" or "make" in chunks[at - 1].unit.also)
        ):
            verb, before = chunks[at - 1], chunks[at]
            mood = judge_verb(chunks, at - 1, question=question)
            event = (
                "captured" if event == "held" and verb.unit.text not in ("keep", "keeps", "kept", "leave", "left", "leaving", "keeping") else event
            )
        else:
            mood = judge_frame(chunks, v) or ("planned" if question else "")
            first = chunk.units[0]  # the pattern has its verb
            told = first.kind in ("be", "stay") or (first.kind == "verb" and any("finite" in d["forms"] for _, d in first.entries))
            told = told or row["subject"] != "place"
            told = told or (at > 0 and chunks[at - 1].kind == "vg" and chunks[at - 1].head == "say")  # declared the city free of them
            if not told and (row["event"] == "lost" or before.share is not None or before.part or before.near):
                return None  # the last piece of X in rebel hands: what it is, not who holds X
            if first.kind in ("be", "stay") and before.prep and before.head == "pronoun":
                before = find_subject(chunks, v) or before  # the hills above it are rebel country
        subject = before
    elif left is not None and left.kind in ("comma", "and", "but", "sub", "colon", "dash", "open", "rel"):
        near = chunks[k - 1] if left.kind in ("comma", "dash", "open", "colon") and k else None
        subject = near if near is not None and near.kind == "np" and near.head == "place" and row["subject"] == "place" else find_subject(chunks, v)
        mood = judge_frame(chunks, v) or ("planned" if question else "")
    elif left is None:  # in rebel hands since 2012, X …
        subject, mood = find_subject(chunks, v), "planned" if question else ""
    if chunk.neg and not mood:
        mood = "denied"
    roles: dict = {}
    finding = Finding(event, [], mood, row["rule"], v, chunks=(v, v + 1))
    if chunk.spots:  # the pattern names its place
        place = Chunk("np", chunk.units, head="place", unit=chunk.spots[-1][0], spots=chunk.spots)
        if row["slot"]:
            setattr(finding, row["slot"], party)
    elif row["subject"] == "place":
        place = subject
        if place is None and verb is not None and (verb.head in ("stay", "turn") or {"stay", "turn"} & verb.unit.also):
            place = next((c for c in find_arguments(chunks, v)[0][:1] if c.head == "place"), None)  # restent aux mains de l'armée X et Y
            place = place or (left_out(verb, "it") if scene.pro_drop and verb.form == "finite" else None)  # cayó en manos del Ejército
        if row["slot"]:
            setattr(finding, row["slot"], party)
    elif row["subject"]:
        bare, oblique, _end = find_arguments(chunks, v)
        who = party if row["slot"] == row["subject"] else name_party(subject, scene)
        if not who and subject is not None and subject.head in ("place", "placenoun") and row["event"] == "held":
            poss = any(u.kind == "poss" for u in subject.units)  # their territory has been whittled down to X
            who = subject.party or name_party(subject.owner, scene) or (scene.spoken_of() if poss else "")
        if not who:
            return None
        setattr(finding, row["subject"], who)
        subject = subject if not row["slot"] else None
        if row["object"] == "place":
            bare = [c for c in bare if not (oblique and c.head == "other" and any(u.kind == "num" for u in c.units))]  # a few hundred metres away
            place = bare[0] if bare else oblique[0] if oblique and (row["slot"] or oblique[0].prep in "/".join(row["obliques"]).split("/")) else None
        else:
            place = next(
                (
                    c
                    for c in oblique + bare
                    if any(c.prep in p.split("/") and r == "place" for p, r in row["obliques"].items())
                    or (c.unit is not None and c.unit.kind == "there")
                ),
                None,
            )
    if row["event"] == "besieged" and row["subject"] == "place" and (place is None or place.head in ("source", "other", "party")):
        # people are cut off in X
        place = next((c for c in find_arguments(chunks, v)[1] if c.prep in ("in", "inside", "within") and c.head == "place"), None)
        place = place or find_front_place(chunks, v if verb is None else k, {"obliques": {"in/inside/within": "place"}})
    if place is not None and place in chunks and not place.spots:
        place = apposed_place(chunks, chunks.index(place)) or place
    if place is None and row["obliques"]:
        place = find_front_place(chunks, v, row) or find_where(chunks, v if verb is None else k)
    if place is None or not fits_role("place", place, scene):
        return None
    if subject is not None and subject.neg and not finding.mood:
        finding.mood = "denied"
    named = [s for c in (place, *_also_of(chunks, place)) for s in resolve_place(c, scene)]
    finding.spots = listed_later(chunks, v, place, scene) or [s for s in named if not s.elsewhere and not s.near]
    if share is not None:
        finding.spots = [replace(s, share=share) for s in finding.spots]
    if finding.event == "contested" and all(s.wide for s in finding.spots):
        return None
    roles["place"] = place
    finding.roles = roles
    return finding if finding.spots else None


def is_hedge(chunk: Chunk) -> bool:
    """A word that weakens what follows, alone (almost | in rebel hands)."""
    return chunk.kind == "np" and chunk.head == "share" and chunk.share is None and not chunk.prep and chunk.unit.data["class"].startswith("hedge")


def _also_of(chunks: list[Chunk], place: Chunk) -> list[Chunk]:
    """What `and of` adds to the place of a pattern that ends with its own *of*: maîtres de X (or of a school of some name) | et de Y."""
    k = chunks.index(place) + 1 if place in chunks and not place.prep else len(chunks)
    k += k < len(chunks) and not place.spots and chunks[k].kind == "np" and chunks[k].head == "other"
    first = k
    while k + 1 < len(chunks) and chunks[k].kind in ("and", "comma") and chunks[k + 1].prep == "of" and chunks[k + 1].head == "place":
        k += 2
    return chunks[first + 1 : k : 2]


def _named_for(verb: Chunk, bare: list[Chunk], subject: Chunk | None) -> str:
    """The party of `est redevenue gouvernementale`, `reste rebelle`: a lone adjective after a verb of becoming or staying; else empty."""
    turns = verb.head in ("turn", "stay") or {"turn", "stay"} & verb.unit.also
    lone = len(bare) == 1 and len(bare[0].units) == 1 and bare[0].unit.data.get("type") == "adjective"
    return bare[0].party if turns and lone and subject is not None and subject.head == "place" else ""
