"""Claims of inflected languages, clause by clause: verbs, states, participles, event nouns."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile

from timeline.claims.chunks import Chunk
from timeline.claims.findings import Finding, name_party
from timeline.claims.inflected.clauses import Clause, cut_clauses, find_actor, find_governor, is_aside, is_bare, placed, stand_in
from timeline.claims.inflected.predicates import read_gap, read_portion, read_predicate
from timeline.claims.inflected.roles import fill_roles, fits, gather_phrases, make_finding, read_measured
from timeline.claims.places import Scene, resolve_place


def find_inflected(chunks: list[Chunk], scene: Scene, *, question: bool, prepositions: dict, holding: dict) -> list[Finding]:
    """Every proposition of a sentence in text order. `prepositions`: lists of words; `holding`: {preposition: case} of predicates."""
    clauses = cut_clauses(chunks)
    found: list[Finding] = []
    false = any(c.kind == "modality" and c.head == "false" for c in chunks)
    aside = frozenset(k for c in clauses if is_aside(c) for k in range(c.low, c.high))
    denied, subject, governor, last_place, cond, supposed, loose = False, None, None, None, False, False, None
    for n, clause in enumerate(clauses):
        if clause.opener in ("semi", "but", "colon"):
            denied, supposed = False, False
            governor = None if clause.opener == "colon" else governor
        cond = clause.opener == "cond" or (cond and clause.opener == "rel")
        supposed = supposed or (cond and any(c.kind == "cond" and c.text in prepositions["if"] for c in chunks[max(0, clause.low - 2):clause.low]))
        mood = "planned" if question or cond or supposed or any(c.kind == "modality" and c.head in ("about_to", "aim") for c in clause.chunks) else \
            "denied" if false or denied or _denied_later(clauses, n) else ""
        former = any(c.kind == "modality" and c.head == "former" for c in clause.chunks)
        here = find_governor(clause)
        if here is not None or any(c.kind == "vg" and c.form == "finite" for c in clause.verbs):
            governor = here
        own = any(c.kind == "vg" and c.form == "finite" and c.head != "say" for c in clause.verbs)
        if governor is None and not own and n + 1 < len(clauses) and not any(c.form == "infinitive" for c in clauses[n + 1].verbs):
            governor = find_governor(clauses[n + 1])  # to take X, however, they failed
        subject = find_actor(clause) or subject
        if n + 1 < len(clauses) and any(c.form == "gerund" for c in clause.verbs) and not any(c.form == "finite" for c in clause.verbs):
            subject = find_actor(clauses[n + 1]) or subject  # having taken X, the army …
        antecedent = None
        if clause.opener == "rel" and last_place is not None:
            antecedent = stand_in(last_place)
            antecedent.prep = next((m.prep for m in chunks[clause.low - 1::-1] if m.kind == "rel"), "")
        said = False
        ordered = [c for c in clause.chunks if c.kind != "state"] + [c for c in clause.chunks if c.kind == "state"]
        for c in ordered:
            finding = None
            if c.kind == "np":
                if c.head == "noun" and c.unit.data.get("event") not in ("", "none"):
                    finding = read_noun(clause, c, scene, mood, prepositions)
                named = c if c.spots else c.of if c.of is not None and c.of.spots else None
                if named is not None:
                    scene.note([m.spots[-1][0].spot for m in (named, *named.more) if m.spots])
                elif c.of is not None and c.of.head == "pronoun":
                    scene.note(resolve_place(c.of, scene))
            elif c.form == "attributive":
                finding = read_attributive(clause, c, last_place, subject, scene, mood, clause.opener in ("comma", "open", "dash", "and", "rel"))
            elif c.kind == "vg" and c.head == "verb":
                finding = read_verb(clause, c, subject, governor, scene, mood, antecedent, prepositions)
                said = said or finding is not None
            elif c.kind == "state" and not said:
                finding = read_state(clause, c, governor, scene, mood, last_place)
            if c.kind == "vg" and loose is not None and finding is None:
                finding = read_loose(clause, loose, scene, mood)
            if finding is None or (former and finding.event in ("held", "besieged")):
                continue
            finding.earlier = former
            if antecedent is not None and finding.event != "held" and not any(d.kind == "date" for d in clause.chunks):
                continue  # how a place was once taken, told without its day
            finding.at, finding.chunks = clause.low + clause.chunks.index(c), (clause.low, clause.high - 1)
            finding.barred = frozenset() if is_aside(clause) else aside
            found.append(finding)
            scene.note(finding.spots)
            if not finding.mood and finding.event in ("captured", "held") and finding.holder:
                scene.last = finding
                scene.taker = finding.holder if finding.event == "captured" else scene.taker
        verbless = read_predicate(clause, scene, mood, holding) or read_portion(clause, scene, mood)
        if verbless is not None:
            finding, at = verbless
            spread_share(clause, finding)
            finding.at, finding.chunks, finding.barred = clause.low + clause.chunks.index(at), (clause.low, clause.high - 1), aside
            found.append(finding)
        gap = read_gap(clauses, n, found, scene)
        if gap is not None:
            found.append(gap)
        if found and clause.low <= found[-1].at < clause.high:
            scene.note(found[-1].spots)  # they left X for Y; there: X
        contrast = found[-1] if found and found[-1].mood == "denied" and any(c.neg for c in found[-1].roles.values()) else None
        other = next((c for c in clause.phrases if fits("holder", c, scene)), None)
        there = next((c for c in clause.phrases if c.spots and not c.prep), None)
        if contrast is not None and clause.opener == "but" and not clause.verbs and other is None and there is not None:
            found.append(replace(contrast, mood=mood if mood != "denied" else "", spots=resolve_place(there, scene), roles={}))
        elif contrast is not None and clause.opener == "but" and not clause.verbs and other is not None and contrast.holder:
            found.append(replace(contrast, mood=mood if mood != "denied" else "", holder=name_party(other, scene), roles={}))
        loose = next((c for c in clause.chunks if c.kind == "state" and not clause.phrases and not said), None)
        last_place = next((c for c in reversed(clause.phrases) if placed(c)), last_place)
        if subject is not None and subject.head == "party" and name_party(subject, scene):
            scene.party = name_party(subject, scene)
        denied = denied or any(c.kind == "vg" and c.head == "modality" and c.unit.data["class"] == "deny" and not c.neg for c in clause.chunks)
    return found


def _denied_later(clauses: list[Clause], n: int) -> bool:
    """`reports that X fell, the army denied`: what is said by no verb is denied by the verb that follows."""
    if clauses[n].opener != "say_that" or not n or clauses[n - 1].verbs:
        return False
    return any(c.head == "modality" and c.unit.data["class"] == "deny" and not c.neg for later in clauses[n + 1:] for c in later.verbs)


def read_loose(clause: Clause, state: Chunk, scene: Scene, mood: str) -> Finding | None:
    """A state whose place stands in the next clause: `under their control, he said, remain two quarters`."""
    verb = next((c for c in clause.chunks if c.kind == "vg"), None)
    place = next((c for c in clause.phrases if placed(c) and not c.prep), None)
    if verb is None or place is None or state.row["event"] != "held":
        return None
    finding = make_finding({**state.row, "obliques": {}}, {"place": stand_in(place)}, "denied" if verb.neg else mood, scene)
    if finding is not None:
        finding.holder = scene.party if state.party == "they" else state.party
    return finding


def judge(clause: Clause, verb: Chunk, governor: Chunk | None, mood: str) -> str:
    """`denied`, `planned` or "" for a verb: its own negation, what governs it, the mood of its clause."""
    modal = any(c.kind == "vg" and c.head == "modal" for c in clause.chunks)
    if (verb.kind == "vg" and verb.form == "infinitive") or (verb.kind == "state" and governor is not None and governor.head == "modality"):
        if mood == "planned" or governor is None or governor.head == "modal":
            return "planned"
        kind = governor.unit.data["class"]
        if kind == "attempt":
            return mood
        if kind == "achieve" or kind == "fail":
            held = governor.neg == (kind == "achieve")
            return "denied" if held or mood == "denied" else mood
        return "planned"
    at = clause.chunks.index(verb)
    before = clause.chunks[at - 1] if at else None
    if before is not None and before.head == "share" and before.unit.data["class"] == "hedge_max":
        return "planned"  # all but taken
    copulas = ("be", "stay", "turn", "make", *(("verb",) if verb.kind == "state" else ()))  # neither X nor Y has passed under their control
    if verb.neg or any(c.kind == "vg" and c.neg and c.head in copulas for c in clause.chunks):
        return "denied" if mood != "planned" else mood
    return "planned" if modal else mood


def read_verb(clause: Clause, verb: Chunk, subject: Chunk | None, governor: Chunk | None, scene: Scene, mood: str,
              antecedent: Chunk | None, words: dict) -> Finding | None:
    pool = gather_phrases(clause, verb) + clause.pending
    if antecedent is not None:
        pool = [*pool, antecedent]
    best, left = None, verb.form == "finite" and any(c.kind == "vg" and c.form == "infinitive" and c.head == "verb" for c in clause.chunks)
    for _, row in verb.unit.entries:
        if left and row["event"] == "held":
            continue  # it is left to them to take X
        if row["tails"] and not any(f" {t} " in _words(clause) for t in row["tails"]):
            continue
        if "loser" in row["obliques"].values() and any(c.prep in words["rid"] and c.head == "other" and not name_party(c, scene) for c in pool):
            continue  # freed of rubble
        roles = fill_roles(row, verb, pool, clause, subject, scene)
        if roles is not None and (best is None or (bool(row["tails"]), len(roles)) > best[0]):
            best = ((bool(row["tails"]), len(roles)), row, roles)
    if best is None:
        return None
    _, row, roles = best
    state = next((c for c in clause.chunks if c.kind == "state" and c.party and c.row["slot"] == "holder"), None)
    finding = make_finding(row, roles, judge(clause, verb, governor, mood), scene)
    if finding is None:
        return None
    if state is not None and finding.event == "captured" and state.party != "they":
        finding.holder = state.party
    if not finding.mood and any(c is not None and c.neg for c in roles.values()):
        finding.mood = "denied"
    only = any(c.head == "residue" for c in clause.chunks)
    left = verb.form == "infinitive" and any(u.text in words["left"] for c in clause.chunks for u in c.units)
    if finding.event == "captured" and finding.holder and ((only and verb.neg and finding.mood == "denied") or (left and finding.mood == "planned")):
        finding.event, finding.holder, finding.mood = "held", scene.opponent(finding.holder), ""  # only X is not cleared yet: theirs
    return spread_share(clause, finding)


def spread_share(clause: Clause, finding: Finding) -> Finding:
    """`X is taken by half`: a share of its own in the clause is the place's."""
    loose = next((c for c in clause.phrases if c.head == "share" and not c.spots and c.share is not None and c.share["class"] == "fraction"
                  and len(c.units) == 1), None)
    if loose is not None and len(finding.spots) == 1 and finding.spots[0].share is None and finding.roles.get("place") is not loose:
        finding.spots = [replace(finding.spots[0], share=loose.share)]
    return finding


def _words(clause: Clause) -> str:
    return " " + " ".join(f"{c.prep} {u.text}" if n == 0 and c.prep else u.text for c in clause.chunks for n, u in enumerate(c.units)) + " "


def read_attributive(clause: Clause, verb: Chunk, last_place: Chunk | None, subject: Chunk | None, scene: Scene, mood: str,
                     bound: bool) -> Finding | None:
    """A participle before or after its noun: `the quarter, taken by the army on Friday`. Without a day an old event is left alone."""
    at = clause.chunks.index(verb)
    leading = bound and all(c.kind in ("date", "modality") for c in clause.chunks[:at])
    if leading:
        noun, span = last_place, clause.chunks[at + 1:]
    else:
        noun = next((c for c in clause.chunks[at + 1:] if c.kind == "np" and placed(c) and c.case != "i"), None)
        span = clause.chunks[at + 1:clause.chunks.index(noun)] if noun is not None else []
    state = next((c for c in span if c.kind == "state"), None)
    if leading and verb.voice == "active" and verb.head == "verb" and subject is not None and any(c.kind == "date" for c in span):
        taken = next((c for c in span if c.kind == "np" and c.spots and is_bare(c, "a")), None)
        row = next((d for _, d in verb.unit.entries if d["object"] == "place" and not d["tails"] and fits(d["subject"], subject, scene)), None)
        if taken is not None and row is not None:  # the army, which on Friday had taken X
            return make_finding(row, {"place": stand_in(taken), row["subject"]: subject}, "denied" if verb.neg else mood, scene)
    if noun is None or state is not None or verb.head != "verb":
        return None
    for _, row in verb.unit.entries:
        dated = any(c.kind == "date" for c in span)
        if row["event"] in ("none", "fire") or (row["event"] != "held" and not dated) or verb.voice != "passive" or row["object"] != "place":
            continue
        roles = {"place": stand_in(noun)}
        agent = next((c for c in span if c.kind == "np" and not c.prep and "i" in c.case and fits(row["subject"], c, scene)), None)
        if agent is None and not (row["event"] == "captured" and scene.taker):
            continue
        if agent is not None:
            roles[row["subject"]] = agent
        return make_finding(row, roles, "denied" if verb.neg else mood if mood != "planned" else "", scene)
    return None


def read_state(clause: Clause, state: Chunk, governor: Chunk | None, scene: Scene, mood: str, last_place: Chunk | None) -> Finding | None:
    """`X is under the control of Y`, with or without a verb; none where a verb of the table has said it."""
    row = state.row
    if row["event"] == "none":
        return None
    party = scene.party if state.party == "they" else state.party
    if row["slot"] == "holder" and not party:  # in whose hands: of the party before it
        party = next((name_party(c, scene) for c in clause.pending if c.head == "party"), scene.party)
    verb = next((c for c in clause.chunks if c.kind == "vg" and c.head != "say"), None)
    if verb is not None and verb.form == "attributive":
        place = last_place if clause.chunks[0] is verb and clause.opener else next((c for c in gather_phrases(clause, state) if placed(c)), None)
    else:
        pool = [c for c in gather_phrases(clause, state) + clause.pending
                if placed(c) and not c.prep and (not c.case or set(c.case) & {"n", "a"} or c.head == "share")]
        place = read_measured(gather_phrases(clause, state)) or (pool[0] if pool else last_place if clause.opener == "rel" else None)
        if verb is None and not pool and clause.opener == "comma":
            return None
    if place is None:
        return None
    event = row["event"]
    if event == "held" and verb is not None and verb.unit.data.get("class", "").endswith(":past") and not any(
            c.kind == "date" and c.units[0].data["when"].kind == "on" and c.units[0].data["when"].basis != "explicit" for c in clause.chunks):
        return None  # was in their hands: no longer
    if verb is not None and event == "held" and "turn" in (verb.head, *verb.unit.also):
        event = "captured"
    finding = make_finding({**row, "event": event, "obliques": {}}, {"place": stand_in(place)}, judge(clause, state, governor, mood), scene)
    if finding is not None and row["slot"]:
        setattr(finding, row["slot"], party)
        if event == "held" and row["slot"] == "loser":
            finding.holder, finding.loser = scene.opponent(party), ""  # out of their control
    return finding


def read_noun(clause: Clause, noun: Chunk, scene: Scene, mood: str, words: dict) -> Finding | None:
    """An event noun: effective after a factive preposition or where someone reports it, planned after `for`, else left alone."""
    row = noun.unit.data
    place = noun.owner if noun.owner is not None and placed(noun.owner) else None
    roles: dict[str, Chunk] = {}
    fighting, at = row["event"] == "contested" and not noun.prep, clause.chunks.index(noun)
    if fighting:  # in X clashes go on
        if any(u.text.startswith(words["ceased"]) and not c.neg for c in clause.chunks for u in c.units):
            return None
        span = gather_phrases(clause, noun)
    else:
        span = list(takewhile(lambda c: c.kind == "np", clause.chunks[at + 1:]))
    for c in span:
        role = row["obliques"].get(c.prep or ("i" if "i" in c.case else ""), "")
        if role and role not in roles and fits(role, c, scene):
            roles[role] = c
    if place is not None:
        roles["place"] = place
    if "place" not in roles:
        return None
    if noun.owner is not None and place is None and row["owner"] and row["owner"] != "either" and fits(row["owner"], noun.owner, scene):
        roles.setdefault(row["owner"], noun.owner)
    heads = {c.unit.data.get("class", "") if c.head == "modality" else c.head for c in clause.chunks if c.kind == "vg"}
    actor = find_actor(clause)
    party = name_party(actor, scene) if actor is not None and actor.head == "party" else ""
    if row["event"] == "contested":
        mood = "denied" if noun.neg else mood
    elif row["event"] == "held":  # work that only the holder can do
        if not party or mood or noun.neg or not (heads & {"attempt", "achieve", "say"}) or "plan" in heads:
            return None
    elif noun.neg or "deny" in heads or mood == "denied":
        mood = "denied"
    elif noun.prep in words["planned"] or "plan" in heads:
        mood = "planned"
    elif not (noun.prep in words["factive"] or "say" in heads or "achieve" in heads or (row["event"] == "besieged" and "attempt" in heads)
              or (not noun.prep and "n" in noun.case and any(c.text in words["asserts"] and not c.neg for c in clause.verbs))):
        return None
    finding = make_finding({**row, "subject": "", "object": ""}, roles, mood, scene)
    if finding is not None and party and "holder" not in roles and (row["event"] == "held" or (row["event"] == "captured" and "say" in heads)):
        conceded = any(u.text.startswith(words["concede"]) for c in clause.verbs for u in c.units)
        finding.holder = scene.opponent(party) if conceded else party  # the rebels announced the capture of X: theirs
    return finding
