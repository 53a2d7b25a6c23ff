"""Event nouns, shares and lists: the fall of X, control of X, the army's share of the city, and with it X and Y."""

from __future__ import annotations

from dataclasses import replace

from timeline.claims.arguments import find_where, listed_later
from timeline.claims.chunks import Chunk
from timeline.claims.clauses import find_arguments, find_subject
from timeline.claims.findings import PARTY_ROLES, Finding, fits_role, name_party
from timeline.claims.modality import judge_frame, judge_verb
from timeline.claims.places import Scene, resolve_place


def match_share(chunks, v, scene) -> Finding | None:
    """`the army's share of the city at 99 percent`; `spoke of 98 percent`: the share of what was last shared out."""
    share = chunks[v].share
    for k in range(v - 1, max(-1, v - 8), -1):
        c = chunks[k]
        if c.kind in ("semi", "sub"):
            break
        if c.kind == "np" and c.unit is not None and c.unit.data.get("class") == "portion" and c.owner is not None:
            who = name_party(c.owner, scene)
            place = c.of or next((x for x in chunks[k + 1 : v] if x.kind == "np" and x.prep == "of" and x.head == "place"), None)
            if who and place is not None:
                spots = [replace(s, share=share) for s in resolve_place(place, scene) if not s.elsewhere]
                if spots:
                    scene.shared = Finding(
                        "held", spots, judge_frame(chunks, v), "share of", v, holder=who, chunks=(k, v + 1), roles={"place": place}
                    )
                    return scene.shared
    before = scene.shared
    if before is None or any(c.kind == "np" and c.head in ("place", "placenoun") for c in chunks):
        return None
    if not any(
        (c.kind == "vg" and c.head == "say") or (c.kind == "np" and c.unit is not None and c.unit.data.get("class") == "portion") for c in chunks
    ):
        return None
    return replace(
        before, spots=[replace(s, share=share) for s in before.spots], rule="another figure", at=v, chunks=(v, v), mood=judge_frame(chunks, v)
    )


def match_trailing(chunks, v, found, scene) -> Finding | None:
    """`…, and with it X and Y`, `…, followed by X`: places without a verb of their own share the last one's."""
    k = v + 1
    if not found or k >= len(chunks) or chunks[k].kind != "np" or chunks[k].head != "place" or any(f.roles.get("place") is chunks[k] for f in found):
        return None
    if any(
        c.kind in ("semi", "rel") or (c.kind == "sub" and c.text not in ("so", "likewise", "as") and any(x.kind == "vg" for x in chunks[n:v]))
        for n, c in enumerate(chunks[:v])
        if n >= found[-1].at
    ):
        return None
    spots = [s for s in resolve_place(chunks[k], scene) if not s.elsewhere and not s.near]
    if not spots:
        return None
    last = found[-1]
    return replace(last, spots=spots, rule=last.rule + "+list", at=k, chunks=(k, k), roles={"place": chunks[k]})


def match_noun(chunks, v, scene, *, question) -> Finding | None:
    """`the capture of X by Y`, `X's fall`, `clashes in X`: effective after a factive preposition or with a verb that asserts it."""
    chunk = chunks[v]
    row = next((d for kind, d in chunk.unit.entries if kind == "noun"), None)
    if row is None or row["event"] in ("none", ""):
        return None
    args = []
    k = v + 1
    while (k < len(chunks) and chunks[k].kind == "np" and chunks[k].prep) or (k < len(chunks) and chunks[k].kind == "date"):
        if chunks[k].kind == "np":
            args.append(chunks[k])
        k += 1
    if (
        row["event"] in ("contested", "held", "besieged")
        and k < len(chunks)
        and chunks[k].kind == "vg"
        and (chunks[k].head != "verb" or row["event"] != "contested" or {"stay", "make"} & chunks[k].unit.also)
    ):
        args += [c for c in find_arguments(chunks, k)[1]]
    if row["event"] == "contested" and not args and v:  # in X, …, fighting was heavy
        first = max([n for n in range(v) if chunks[n].kind in ("semi", "colon", "sub", "cond")], default=-1) + 1
        args = [
            c for c in chunks[first:v] if c.kind == "np" and c.prep in ("in", "inside", "around") and c.head in ("place", "placenoun") and not c.neg
        ][:1]
    if args and args[0].prep == "of" and args[0].head == "placenoun" and not args[0].spots and args[0].unit.data["kind"] in ("landmark", "piece"):
        later = next((c for c in chunks[v + 2 : v + 8] if c.kind == "np" and c.prep in ("in", "at", "inside") and c.head == "place"), None)
        if later is not None:  # the seizure of high-rise buildings, once offices, in X
            args[0] = replace(later, prep="of", part=later.part or "some")
    roles: dict[str, Chunk] = {}
    for c in args:
        for preps, role in row["obliques"].items():
            if c.prep in preps.split("/") and role not in roles and fits_role(role, c, scene):
                roles[role] = c
        if "place" not in roles and c.head == "other" and c.unit is not None and c.unit.kind == "placenoun":
            break  # control over an enclave in the city: which, is not said
    owner = chunk.owner
    if owner is not None and row["owner"]:
        ours = owner.unit is not None and owner.unit.data.get("class") == "poss:own"
        its = owner.head == "pronoun" and row["owner"] in ("place", "either") and not ours  # our fight is no place's
        if owner.head in ("place", "placenoun") or its:
            roles.setdefault("place", owner)
        elif name_party(owner, scene) and not ("loser" in roles and name_party(roles["loser"], scene) == name_party(owner, scene)):
            roles.setdefault(
                {"either": {"lost": "loser", "besieged": "besieger", "contested": "thing"}.get(row["event"], "holder")}.get(
                    row["owner"], row["owner"]
                ),
                owner,
            )
    if "place" not in roles and row["event"] == "held" and k < len(chunks) and chunks[k].kind == "vg" and chunks[k].voice != "active":
        after = find_arguments(chunks, k)[1][:1]
        if after and after[0].prep in ("in", "over", "inside") and fits_role("place", after[0], scene):
            roles["place"] = after[0]
    if "place" not in roles and row["event"] == "contested":
        where = find_where(chunks, v) or (find_where(chunks, v - 1) if v and chunks[v - 1].kind == "vg" else None)  # où font rage les combats
        roles |= {"place": where} if where is not None else {}
    if "place" not in roles and row["event"] == "held" and k + 1 < len(chunks) and chunks[k].kind == "vg" and owner is not None:
        after = chunks[k + 1]  # its control has reached 93 percent of the east
        if after.kind == "np" and after.head == "place" and not after.prep and after.share is not None and after.share["class"] == "fraction":
            roles["place"] = after
    if "place" not in roles and row["event"] == "lost":  # its losses, at a third of X
        given = next((c for c in chunks[v + 1 : v + 6] if c.kind == "np" and c.head == "place" and c.share is not None), None)
        if given is not None and given.share["class"] == "fraction":
            roles["place"] = given
            if chunk.party:
                roles.setdefault("loser", Chunk("np", chunk.units, head="party", unit=chunk.unit, party=chunk.party))
    place = roles.get("place")
    if place is None or not fits_role("place", place, scene):
        return None
    mood = judge_noun(chunks, v, row, question)
    if row["event"] == "captured" and place.prep in ("for", "against", "on"):
        mood = "planned"  # a campaign for X, its sights on X
    if mood == "skip" or (mood == "planned" and row["event"] in ("contested", "entered")):
        return None
    spots = listed_later(chunks, v, place, scene) or [s for s in resolve_place(place, scene) if not s.elsewhere]
    if row["event"] in ("entered", "contested"):
        spots = [s for s in spots if not s.wide] or spots
    if (
        not spots
        or (row["event"] != "contested" and any(s.near for s in spots))
        or (row["event"] in ("entered", "contested") and all(s.wide for s in spots))
    ):
        return None
    finding = Finding(row["event"], spots, mood, row["rule"], v, chunks=(v, k), roles=roles)
    for role in PARTY_ROLES:
        if role in roles:
            setattr(finding, role, name_party(roles[role], scene))
    if row["event"] == "captured" and finding.loser and not finding.holder and chunk.prep in ("with", "after", "by", "following"):
        later = next((n for n in range(k, len(chunks)) if chunks[n].kind == "vg" and chunks[n].form == "finite"), None)
        who = name_party(find_subject(chunks, later), scene) if later is not None else ""
        finding.holder = who if who != finding.loser else ""  # with the expulsion of rebels from X, the army …
    if row["event"] == "lost" and not finding.loser and not finding.holder and v and chunks[v - 1].kind == "vg":
        finding.loser = name_party(find_subject(chunks, v - 1), scene)  # rebels acknowledged the loss of X
    if row["event"] == "held" and finding.holder and not mood and is_over(chunks, v, k):
        finding.event, finding.loser, finding.holder = "lost", finding.holder, ""  # their hold over X was broken
    elif row["event"] == "held" and not finding.holder and v and chunks[v - 1].kind == "vg" and chunks[v - 1].head == "say":
        finding.holder = name_party(find_subject(chunks, v - 1), scene)  # the army claims control of X
    moved = chunks[k] if row["event"] == "held" and k < len(chunks) and chunks[k].kind == "vg" and chunks[k].voice == "passive" else None
    receiver = next((c for c in find_arguments(chunks, k)[1] if c.prep == "to" and name_party(c, scene)), None) if moved is not None else None
    if receiver is not None:  # control of X was transferred to them by …
        finding.event, finding.holder, finding.mood = "captured", name_party(receiver, scene), judge_verb(chunks, k)
        return finding
    if finding.event == "held" and not finding.holder:
        n = k
        while n < len(chunks) and chunks[n].kind in ("np", "date", "comma"):
            n += 1
        verb = chunks[n] if n < len(chunks) and chunks[n].kind == "vg" and chunks[n].head == "verb" and chunks[n].voice != "active" else None
        frame = next((d for _, d in verb.unit.entries if chunk.unit.text in d["tails"]), None) if verb is not None else None
        if frame is None:
            return pass_control(finding, chunks, n, scene)
        finding.event, finding.mood, finding.rule = frame["event"], judge_verb(chunks, n), frame["rule"]  # control of X has been established
        by = next((c for c in find_arguments(chunks, n)[1] if c.prep == "by"), None)
        setattr(finding, frame["subject"], name_party(by, scene))
    return finding


def is_over(chunks, v: int, k: int) -> bool:
    """Whether what a noun tells of is said to be over, by the words behind it or by the verb that it is the object of."""
    after = chunks[k] if k < len(chunks) else None
    if after is not None and (after.head == "over" if after.kind == "modality" else after.kind == "vg" and "m:over" in after.unit.also):
        return after.kind == "modality" or not (after.neg or after.modal)
    n = v - 1
    while n >= 0 and chunks[n].kind == "np" and chunks[n].prep != "to":
        n -= 1  # ended | four years | of rebel rule in X
    if n > 1 and chunks[n].kind == "among" and chunks[n - 1].kind == "np" and chunks[n - 2].kind == "vg":
        gone = chunks[n - 2]  # abandoned X, and with it | their grip on Y
        return any(d.get("event") in ("withdrew", "lost") for _, d in gone.unit.entries) and not (gone.neg or gone.modal)
    before = chunks[n] if n >= 0 else None
    return before is not None and before.kind == "vg" and "m:over" in before.unit.also and not (before.neg or before.modal)


def pass_control(finding: Finding, chunks, n: int, scene: Scene) -> Finding | None:
    """`control of X passed to the army`: the finding with who got it, from the verb at `n`, or None."""
    verb = chunks[n] if n < len(chunks) and chunks[n].kind == "vg" and chunks[n].head == "verb" else None
    for _, row in verb.unit.entries if verb is not None else ():
        if row["event"] == "contested" and row["object"] == "place" and verb.voice == "passive":
            finding.event, finding.mood = "contested", judge_verb(chunks, n)  # control of X is disputed
            return finding
        if row["subject"] == "place" and not row["tails"]:
            for c in find_arguments(chunks, n)[1]:
                if row["obliques"].get(c.prep) == "holder" and name_party(c, scene):
                    finding.event, finding.holder, finding.mood = row["event"], name_party(c, scene), judge_verb(chunks, n)
                    return finding
    return None


def judge_noun(chunks, v, row, question) -> str:
    """The mood of an event noun: by its own negation, its preposition and the verb that it depends on; `skip` where it is only talked about."""
    chunk = chunks[v]
    if question:
        return "planned"
    if chunk.neg:
        return "denied"
    for later in chunks[v + 1 :]:
        if later.kind == "modality" and later.head == "over" and row["event"] == "contested":
            return "skip"
        if later.kind == "modality" and later.head == "about_to" and row["event"] not in ("contested", "held"):
            return "planned"  # the fall of X is a matter of days
        if later.kind == "modality" and later.head == "false":
            return "denied"  # the fall of X: that was premature
        if later.kind in ("semi", "comma", "but", "sub"):
            break
    if chunk.prep in ("for", "towards", "toward", "about", "to", "on", "against"):
        return "planned" if row["event"] != "contested" else "skip"
    k = v - 1
    while k >= 0 and chunks[k].kind in ("np", "date"):
        k -= 1
    verb = chunks[k] if k >= 0 and chunks[k].kind == "vg" else None
    n = v + 1
    while n < len(chunks) and chunks[n].kind in ("np", "date"):
        n += 1
    told = verb is not None and verb.head == "say" and n < len(chunks) and chunks[n].kind == "vg" and chunks[n].form == "finite"
    if verb is None or told:  # a subject (he said that the fall of X would …): the verb that follows
        if n < len(chunks) and chunks[n].kind == "vg":
            if chunks[n].modal:
                return "planned" if row["event"] != "contested" else "skip"
            aim = chunks[n + 1].unit if chunks[n].head == "be" and n + 1 < len(chunks) and chunks[n + 1].kind == "np" else None
            if aim is not None and aim.kind == "plan_noun":
                return "planned"  # the recapture of X is the next goal
            if chunks[n].head == "verb" and all(d["forms"] == {"infinitive"} for _, d in chunks[n].unit.entries):
                return "planned" if row["event"] != "contested" else "skip"  # sa chute rouvrirait la route
            alone = not chunk.prep and chunks[n].head == "verb" and not (n + 1 < len(chunks) and chunks[n + 1].kind == "sub")
            alone = alone and not any(c.kind == "np" and not c.prep for c in (*chunks[v + 1 : n], *chunks[n + 1 : n + 2]))
            if chunks[n].unit.data.get("class") == "participle:ongoing" or (
                row["event"] == "captured" and alone and any(kind == "verb" and d["event"] == "entered" for kind, d in chunks[n].unit.entries)
            ):
                return "planned" if row["event"] != "contested" else ""  # the reconquest of the east goes on
            if chunks[n].unit.data.get("class") == "verb_base:future":
                return "planned" if row["event"] != "contested" else "skip"
            if chunks[n].head == "modality" and chunks[n].unit.data["class"] == "plan" and chunks[n].voice == "passive":
                return "planned"  # their departure was foreseen
            if chunks[n].neg and not (v and chunks[v - 1].kind == "sub"):  # after the loss of X nothing stood
                return "skip"
            if chunks[n].head == "modality" and chunks[n].unit.data["class"] == "deny":
                return "denied"
        return judge_frame(chunks, v)
    if verb.head == "modality":
        kind = verb.unit.data["class"]
        if row["event"] == "contested" and kind not in ("achieve",):
            return "skip"
        return {"deny": "denied", "fail": "denied"}.get(kind, "planned")
    mood = judge_verb(chunks, k)
    if verb.head == "be" and k:
        subject = find_subject(chunks, k)
        if subject is not None and subject.unit is not None and subject.unit.kind == "plan_noun":
            return "planned"  # the aim is the capture of X
    rows = [d for kind, d in verb.unit.entries if kind == "verb" and d["event"] in ("none", "repelled")]
    lifts = any(not d["tails"] or chunk.unit.text in d["tails"] for d in rows)
    if verb.head == "verb" and lifts and row["event"] == "besieged":
        return "" if mood == "planned" else "skip"  # a siege that is to be lifted stands
    if mood == "denied":
        return "skip"
    if chunk.prep == "of" and row["event"] == "withdrew":
        return "planned"
    return mood
