"""Claims of inflected languages: clause by clause, each verb's roles filled by case, preposition and what a phrase names, wherever it stands."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from timeline.claims.chunks import MARKS, Chunk
from timeline.claims.frames import PARTY_ROLES, Finding, name_party
from timeline.claims.places import Scene, resolve_place
from timeline.claims.speakers import Speech
from timeline.claims.units import Unit

ATTACKS = ("none", "entered")
_NEEDED = {"held": "holder", "withdrew": "loser", "entered": "mover", "besieged": ""}  # roles without which an active clause says nothing


@dataclass(slots=True)
class Clause:
    """A stretch between marks: `low..high` are chunk indices (high excluded), `opener` the mark before it."""

    low: int
    high: int
    opener: str
    chunks: list[Chunk]
    pending: list[Chunk] = field(default_factory=list)  # phrases of verbless stretches before it
    speech: bool = False

    @property
    def phrases(self) -> list[Chunk]:
        return [c for c in self.chunks if c.kind == "np"]

    @property
    def verbs(self) -> list[Chunk]:
        return [c for c in self.chunks if c.kind in ("vg", "state")]


def cut_clauses(chunks: list[Chunk]) -> list[Clause]:
    """The clauses of a sentence; `and` parts two only where each has a verb."""
    cuts = [k for k, c in enumerate(chunks) if c.kind in MARKS]
    edges = [-1, *cuts, len(chunks)]

    def verbal(a: int, b: int) -> bool:
        return any(c.kind in ("vg", "state") for c in chunks[a + 1:b])

    kept = [-1]
    for n, k in enumerate(cuts, 1):
        if chunks[k].kind != "and" or (verbal(kept[-1], k) and verbal(k, edges[n + 1])):
            kept.append(k)
    clauses = []
    for a, b in zip(kept, [*kept[1:], len(chunks)], strict=True):
        if b > a + 1:
            clauses.append(Clause(a + 1, b, chunks[a].kind if a >= 0 else "", chunks[a + 1:b]))
    for n, clause in enumerate(clauses):  # a mark may be followed by another: comma, then which
        at = clause.low - 1
        kinds = []
        while at >= 0 and chunks[at].kind in MARKS:
            kinds.append(chunks[at].kind)
            at -= 1
        clause.opener = next((k for k in ("rel", "cond", "semi", "but", "sub", "say_that", "colon") if k in kinds), clause.opener)
        clause.speech = any(c.kind == "vg" and c.head == "say" for c in clause.chunks)
        back = n - 1
        while back >= 0 and (clauses[back].speech or is_aside(clauses[back])):
            back -= 1
        if back >= 0 and clause.opener in ("comma", "close", "dash", "and", "colon") and not any(
                c.kind == "state" or c.form in ("finite", "attributive") for c in clauses[back].verbs):
            clause.pending = clauses[back].phrases[::-1] + clauses[back].pending
    return clauses


def find_speech(clauses: list[Clause]) -> Speech:
    """Who says it: the subject of a verb of saying, or the phrase after `according to`."""
    speech = Speech()
    speakers = [c for clause in clauses for c in clause.phrases if c.prep == "according" or (clause.speech and c.head in ("source", "party"))]
    who = next((c for c in speakers if c.head == "source" and any(u.data.get("alignment") for u in c.units)), speakers[0] if speakers else None)
    if who is not None:
        speech.phrase, speech.start, speech.end, speech.party = who.text, who.units[0].start, who.units[-1].end, who.party
    speech.pronoun = who is None and any(clause.speech for clause in clauses)
    return speech


def drop_inserts(chunks: list[Chunk]) -> list[Chunk]:
    """The chunks without `, says the agency,`: stretches that only name a speaker. Their dates stay; the speaker is read before."""
    out: list[Chunk] = []
    k = 0
    while k < len(chunks):
        opens = chunks[k].kind in ("comma", "dash") or k == 0
        j = k + (chunks[k].kind in MARKS)
        end = j
        while end < len(chunks) and chunks[end].kind not in MARKS:
            end += 1
        stretch = chunks[j:end]
        if not stretch and chunks[k].kind == "comma" and end < len(chunks) and chunks[end].kind == "comma" or not out and chunks[k].kind == "comma":
            k = end + 1 if not stretch else k + 1  # an adverb was set off by commas
            continue
        closed = end == len(chunks) or chunks[end].kind in ("comma", "dash") and not (end + 1 < len(chunks) and chunks[end + 1].kind == "say_that")
        says = any(c.kind == "vg" and c.head == "say" or c.prep == "according" for c in stretch)
        told = any(c.kind == "state" or c.kind == "vg" and c.head != "say" or c.kind == "np" and c.spots for c in stretch)
        if not (opens and closed and says and not told and stretch):
            out.extend(chunks[k:max(end, k + 1)])
            k = max(end, k + 1)
            continue
        out.extend(c for c in stretch if c.kind == "date")
        k = end
        if k < len(chunks) and (not out or not (_finite(out) and _finite(chunks[end + 1:]))):
            k += 1  # the clause goes on after it
    return out


def _finite(chunks: list[Chunk]) -> bool:
    """A clause of its own stands here: the end of `chunks` read backwards or its start forwards is enough for the caller."""
    return any(c.kind == "state" or (c.kind == "vg" and c.form == "finite" and c.head != "say") for c in chunks)


def find_inflected(chunks: list[Chunk], scene: Scene, *, question: bool, prepositions: dict) -> list[Finding]:
    """Every proposition of a sentence in text order. `prepositions`: `factive`, `planned`: lists of words."""
    clauses = cut_clauses(chunks)
    found: list[Finding] = []
    false = any(c.kind == "modality" and c.head == "false" for c in chunks)
    aside = frozenset(k for c in clauses if is_aside(c) for k in range(c.low, c.high))
    denied, subject, governor, last_place, cond, loose = False, None, None, None, False, None
    for n, clause in enumerate(clauses):
        if clause.opener in ("semi", "but"):
            denied = False
        cond = clause.opener == "cond" or (cond and clause.opener == "rel")
        mood = "planned" if question or cond or any(c.kind == "modality" and c.head in ("about_to", "aim") for c in clause.chunks) else \
            "denied" if false or denied else ""
        former = any(c.kind == "modality" and c.head == "former" for c in clause.chunks)
        here = _governor(clause)
        if here is not None or any(c.kind == "vg" and c.form == "finite" for c in clause.verbs):
            governor = here
        if governor is None and n + 1 < len(clauses) and not any(c.form == "infinitive" for c in clauses[n + 1].verbs):
            governor = _governor(clauses[n + 1])  # to take X, however, they failed
        subject = _subject(clause) or subject
        antecedent = last_place if clause.opener == "rel" else None
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
                finding = read_attributive(clause, c, last_place, scene, mood, clause.opener in ("comma", "open", "dash", "and", "rel"))
            elif c.kind == "vg" and c.head == "verb":
                finding = read_verb(clause, c, subject, governor, scene, mood, antecedent)
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
        if clause.opener == "dash" and not clause.verbs and n and not clauses[n - 1].verbs and found and found[-1].event == "captured":
            taker = next((c for c in clauses[n - 1].phrases if fits("holder", c, scene) and _bare(c, "n")), None)
            taken = next((c for c in clause.phrases if c.spots and not c.prep), None)
            if taker is not None and taken is not None:  # the army took X, the Kurds Y
                found.append(replace(found[-1], spots=resolve_place(taken, scene), holder=name_party(taker, scene), loser="", roles={},
                                     chunks=(clause.low, clause.high - 1)))
        contrast = found[-1] if found and found[-1].mood == "denied" and any(c.neg for c in found[-1].roles.values()) else None
        other = next((c for c in clause.phrases if fits("holder", c, scene)), None)
        if contrast is not None and clause.opener == "but" and not clause.verbs and other is not None and contrast.holder:
            found.append(replace(contrast, mood=mood if mood != "denied" else "", holder=name_party(other, scene), roles={}))
        loose = next((c for c in clause.chunks if c.kind == "state" and not clause.phrases and not said), None)
        last_place = next((c for c in reversed(clause.phrases) if placed(c)), last_place)
        if subject is not None and subject.head == "party" and name_party(subject, scene):
            scene.party = name_party(subject, scene)
        denied = denied or any(c.kind == "vg" and c.head == "modality" and c.unit.data["class"] == "deny" and not c.neg for c in clause.chunks)
    return found


def is_aside(clause: Clause) -> bool:
    """A relative or participial clause: its days are its own."""
    return clause.opener == "rel" or (bool(clause.chunks) and clause.chunks[0].form == "attributive" and clause.opener == "comma")


def _governor(clause: Clause) -> Chunk | None:
    return next((c for c in clause.chunks if c.kind == "vg" and c.head in ("modality", "modal")), None) or next(
        (Chunk("vg", c.units, head="modality", unit=Unit("modality", 0, 0, "", 0, 0, {"class": "plan"})) for c in clause.phrases
         if c.head == "noun" and c.unit.data.get("event") == "none"), None)


def read_loose(clause: Clause, state: Chunk, scene: Scene, mood: str) -> Finding | None:
    """A state whose place stands in the next clause: `under their control, he said, remain two quarters`."""
    verb = next((c for c in clause.chunks if c.kind == "vg"), None)
    place = next((c for c in clause.phrases if placed(c) and not c.prep), None)
    if verb is None or place is None or state.row["event"] != "held":
        return None
    finding = make_finding({**state.row, "obliques": {}}, {"place": _stand_in(place, [])}, "denied" if verb.neg else mood, scene)
    if finding is not None:
        finding.holder = scene.party if state.party == "they" else state.party
    return finding


def placed(chunk: Chunk) -> bool:
    return chunk.head in ("place", "placenoun", "the_rest", "share", "whole") or (chunk.head == "pronoun" and chunk.unit.kind != "he")


def _bare(chunk: Chunk, case: str) -> bool:
    return not chunk.prep and (not chunk.case or case in chunk.case)


def _subject(clause: Clause) -> Chunk | None:
    """The phrase in the nominative that could act in the clause."""
    if not clause.verbs:
        return None
    actors = [c for c in clause.phrases + [c for c in clause.pending if c.head == "party"] if _bare(c, "n") and (c.head in ("party", "source") or (c.head == "other" and c.unit.kind == "w")
                                                               or (c.head == "pronoun" and "n" in c.case))]
    return next((c for c in actors if c.head == "party"), actors[0] if actors else None)


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
    if verb.neg or any(c.kind == "vg" and c.neg and c.head in ("be", "stay", "turn", "make") for c in clause.chunks):
        return "denied" if mood != "planned" else mood
    return "planned" if modal else mood


def read_verb(clause: Clause, verb: Chunk, subject: Chunk | None, governor: Chunk | None, scene: Scene, mood: str,
              antecedent: Chunk | None) -> Finding | None:
    pool = _pool(clause, verb) + clause.pending
    if antecedent is not None:
        pool = [*pool, _stand_in(antecedent, clause.chunks)]
    best = None
    for _, row in verb.unit.entries:
        if row["tails"] and not any(f" {t} " in _words(clause) for t in row["tails"]):
            continue
        roles = fill_roles(row, verb, pool, clause, subject, scene)
        if roles is not None and (best is None or (bool(row["tails"]), len(roles)) > best[0]):
            best = ((bool(row["tails"]), len(roles)), row, roles)
    if best is None:
        return None
    _, row, roles = best
    state = next((c for c in clause.chunks if c.kind == "state" and c.party and c.row["slot"] == "holder"), None)
    finding = make_finding(row, roles, judge(clause, verb, governor, mood), scene)
    if finding is not None and state is not None and finding.event == "captured" and state.party != "they":
        finding.holder = state.party
    if finding is not None and not finding.mood and any(c is not None and c.neg for c in roles.values()):
        finding.mood = "denied"
    return finding


def _words(clause: Clause) -> str:
    return " " + " ".join(f"{c.prep} {u.text}" if n == 0 and c.prep else u.text for c in clause.chunks for n, u in enumerate(c.units)) + " "


def _pool(clause: Clause, verb: Chunk) -> list[Chunk]:
    """The phrases that may fill the verb's roles: after it first, then before it from near to far; what a participle took is not among them."""
    at = clause.chunks.index(verb)
    taken = set()
    for k, c in enumerate(clause.chunks):
        if c.kind == "vg" and c.form == "attributive" and c is not verb and k:
            for d in clause.chunks[k + 1:]:
                if d.kind == "np" and ((placed(d) and d.case != "i") or d.kind != "np"):
                    break
                taken.add(id(d))
    after = [c for c in clause.chunks[at + 1:] if c.kind == "np" and id(c) not in taken]
    before = [c for c in reversed(clause.chunks[:at]) if c.kind == "np" and id(c) not in taken]
    return after + before


def _stand_in(antecedent: Chunk, chunks: list[Chunk]) -> Chunk:
    """The antecedent in the place of its relative pronoun, without its own case and preposition."""
    return Chunk("np", antecedent.units, head=antecedent.head, unit=antecedent.unit, party=antecedent.party, spots=antecedent.spots,
                 share=antecedent.share, part=antecedent.part, more=antecedent.more, direction=antecedent.direction)


def fits(role: str, chunk: Chunk, scene: Scene) -> bool:
    if role == "place":
        return placed(chunk)
    if role == "attack":
        return chunk.head == "noun" and chunk.unit.data.get("event") in ATTACKS
    if role in PARTY_ROLES:
        return chunk.head in ("party", "pronoun", "other") and bool(name_party(chunk, scene)) and not (chunk.head == "other" and not chunk.party)
    return True


def fill_roles(row: dict, verb: Chunk, pool: list[Chunk], clause: Clause, subject: Chunk | None, scene: Scene) -> dict | None:
    """The roles of a verb's row by the phrases of its clause: {role: phrase}; None where the row does not fit."""
    roles: dict[str, Chunk] = {}
    used: set[int] = set()

    def take(role: str, cases: str) -> None:
        for c in pool:
            if role and role not in roles and id(c) not in used and fits(role, c, scene) and not c.prep \
                    and ((not c.case and cases != "i") or any(case in c.case for case in cases) or (role == "place" and c.head == "share")):
                roles[role] = c
                used.add(id(c))

    passive = verb.voice == "passive"
    theme, agent = row["object"], row["subject"]
    for c in pool:
        role = row["obliques"].get(c.prep, "") if c.prep else ""
        if role and role not in roles and fits(role, c, scene):
            roles[role] = c
            used.add(id(c))
    if passive:
        take(theme, "n")
        take(agent, "i")
    elif agent == "place":
        take(agent, "n")
    else:
        take(agent, "nd" if verb.form == "infinitive" else "n")
        take(theme, "ag" if verb.neg or theme in PARTY_ROLES else "a")
        if agent and agent not in roles:
            other = next((c for c in pool if id(c) not in used and c.kind == "np" and _bare(c, "n") and c.head in ("source", "other", "noun")
                      and not (verb.form == "infinitive" and c.head == "noun")
                          and not (c.head == "other" and c.unit.kind not in ("w", "num"))), None)
            if (other is not None and verb.form != "gerund") or (subject is not None and not name_party(subject, scene)):
                return None  # someone else does it
            owner = next((c.owner for c in pool if c.head == "noun" and c.owner is not None and fits(agent, c.owner, scene)), None)
            if verb.form == "infinitive" and owner is not None:
                roles[agent] = owner  # their attempt to take X
            elif subject is not None and fits(agent, subject, scene) and id(subject) not in used:
                roles[agent] = subject
    for key, role in row["obliques"].items():
        if len(key) == 1 and key in "gdi":
            take(role, key)
    if "place" not in roles or ("attack" in (theme, agent) and "attack" not in roles):
        return None
    if any(role not in roles for role in row["required"]) or (theme in ("loser", "holder") and theme not in roles):
        return None
    needed = _NEEDED.get(row["event"], "")
    if needed and needed in (agent, *row["obliques"].values()) and needed not in roles and not (passive and row["event"] != "held"):
        return None
    return roles


def read_attributive(clause: Clause, verb: Chunk, last_place: Chunk | None, scene: Scene, mood: str, bound: bool) -> Finding | None:
    """A participle before or after its noun: `the quarter, taken by the army on Friday`. Without a day an old event is left alone."""
    at = clause.chunks.index(verb)
    leading = at == 0 and bound
    if leading:
        noun, span = last_place, clause.chunks[at + 1:]
    else:
        noun = next((c for c in clause.chunks[at + 1:] if c.kind == "np" and placed(c) and c.case != "i"), None)
        span = clause.chunks[at + 1:clause.chunks.index(noun)] if noun is not None else []
    state = next((c for c in span if c.kind == "state"), None)
    if noun is None or state is not None or verb.head != "verb":
        return None
    for _, row in verb.unit.entries:
        dated = any(c.kind == "date" for c in span)
        if row["event"] in ("none", "fire") or (row["event"] != "held" and not dated) or verb.voice != "passive" or row["object"] != "place":
            continue
        roles = {"place": _stand_in(noun, span)}
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
    verb = next((c for c in clause.chunks if c.kind == "vg" and c.head != "say"), None)
    if verb is not None and verb.form == "attributive":
        place = last_place if clause.chunks[0] is verb else next((c for c in _pool(clause, state) if placed(c)), None)
    else:
        pool = [c for c in _pool(clause, state) + clause.pending if placed(c) and not c.prep and (not c.case or set(c.case) & {"n", "a"} or c.head == "share")]
        place = pool[0] if pool else last_place if clause.opener == "rel" else None
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
    finding = make_finding({**row, "event": event, "obliques": {}}, {"place": _stand_in(place, [])}, judge(clause, state, governor, mood), scene)
    if finding is not None and row["slot"]:
        setattr(finding, row["slot"], party)
    return finding


def read_noun(clause: Clause, noun: Chunk, scene: Scene, mood: str, prepositions: dict) -> Finding | None:
    """An event noun: effective after a factive preposition or where someone reports it, planned after `for`, else left alone."""
    row = noun.unit.data
    after = clause.chunks[clause.chunks.index(noun) + 1:]
    place = noun.owner if noun.owner is not None and placed(noun.owner) else None
    roles: dict[str, Chunk] = {}
    for c in after:
        if c.kind != "np":
            break
        role = next((r for key, r in row["obliques"].items() if (c.prep and c.prep in key.split("/")) or (not c.prep and key == "i" and "i" in c.case)), "")
        if role and role not in roles and fits(role, c, scene):
            roles[role] = c
    if place is not None:
        roles["place"] = place
    if "place" not in roles:
        return None
    if noun.owner is not None and place is None and row["owner"] and row["owner"] != "either" and fits(row["owner"], noun.owner, scene):
        roles.setdefault(row["owner"], noun.owner)
    heads = {c.unit.data.get("class", "") if c.head == "modality" else c.head for c in clause.chunks if c.kind == "vg"}
    if row["event"] == "contested":
        mood = "denied" if noun.neg else mood
    elif noun.neg or "deny" in heads:
        mood = "denied"
    elif noun.prep in prepositions["planned"] or "plan" in heads:
        mood = "planned"
    elif not (noun.prep in prepositions["factive"] or "say" in heads or "achieve" in heads or row["event"] == "besieged" and "attempt" in heads):
        return None
    return make_finding({**row, "subject": "", "object": ""}, roles, mood, scene)


def make_finding(row: dict, roles: dict, mood: str, scene: Scene) -> Finding | None:
    if row["event"] in ("none", "fire") or row["event"] == "pass" and (scene.last is None or not roles["place"].spots):
        return None
    place = point(roles["place"], scene)
    spots = [s for s in resolve_place(place, scene) if not s.elsewhere]
    if place.share is not None and place.share["class"] in ("part", "rest") and not place.spots:
        spots = [s for s in spots if s.kind not in ("city", "sector")]  # part of what was spoken of: of a district, not of the city
    if row["event"] not in ("contested", "besieged"):
        spots = [s for s in spots if not s.near]
    if not spots:
        return None
    finding = Finding(row["event"], spots, mood, row["rule"], 0, roles=roles)
    for role in PARTY_ROLES:
        if role in roles:
            setattr(finding, role, name_party(roles[role], scene))
    if row["event"] == "pass":
        finding.event, finding.holder, finding.loser = scene.last.event, scene.last.holder, scene.last.loser
    if finding.event == "captured" and not finding.holder and not finding.loser:
        finding.holder = scene.taker or row.get("default", "")
    if row["event"] == "repelled" and not finding.holder:
        attacker = name_party(roles["attack"].owner, scene) if "attack" in roles and roles["attack"].owner is not None else scene.party
        finding.holder = scene.opponent(attacker) if attacker else ""
    return finding


def point(chunk: Chunk, scene: Scene) -> Chunk:
    """A bare `the quarter` points back; one that is counted, new, sided or set in a named place does not."""
    if chunk.spots or chunk.unit is None or chunk.unit.kind != "placenoun" or chunk.of is not None:
        return chunk
    heads = ("place", "placenoun", "noun", "party", "share", "w", "source")
    at = next(k for k, u in enumerate(chunk.units) if u is chunk.unit)
    start = max((k + 1 for k in range(at) if chunk.units[k].kind in heads), default=0)
    kinds = {u.kind for u in chunk.units[start:at + 1]}
    if "num" in kinds and "det" not in kinds or "direction" in kinds or "party" in kinds or chunk.party:
        return chunk
    if "det" not in kinds and "poss" not in kinds and (kinds & {"adj", "part_adj", "w"} or (chunk.unit.data["number"] == "many" and "whole" not in kinds)):
        return chunk
    first = chunk.units[0]
    chunk.units = [Unit("det", first.i, first.i, "", first.start, first.start), *chunk.units]
    return chunk
