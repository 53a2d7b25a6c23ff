"""Claims of inflected languages, clause by clause: verbs, states, participles, event nouns."""

from __future__ import annotations

from dataclasses import replace

from timeline.claims.chunks import Chunk
from timeline.claims.findings import Finding, name_party
from timeline.claims.inflected.clauses import Clause, cut_clauses, find_actor, find_governor, is_aside, placed, stand_in
from timeline.claims.inflected.exceptions import read_exceptions
from timeline.claims.inflected.gaps import name_list, read_end, read_gap, read_measure, read_remainder, read_too
from timeline.claims.inflected.headings import read_heading
from timeline.claims.inflected.nominals import read_control, read_noun
from timeline.claims.inflected.participles import read_attributive
from timeline.claims.inflected.predicates import read_arrival, read_portion, read_predicate
from timeline.claims.inflected.qualities import read_absence, read_bastion, read_declared, read_epithet, read_quality
from timeline.claims.inflected.roles import fits
from timeline.claims.inflected.states import read_loose, read_state
from timeline.claims.inflected.verbs import read_verb, spread_share
from timeline.claims.places import Scene, resolve_place


def find_inflected(chunks: list[Chunk], scene: Scene, *, question: bool, prepositions: dict, holding: dict) -> list[Finding]:
    """Every proposition of a sentence in text order. `prepositions`: lists of words; `holding`: {preposition: case} of predicates."""
    clauses = cut_clauses(chunks)
    found: list[Finding] = []
    false = find_false(chunks)
    aside = frozenset(k for c in clauses if is_aside(c) for k in range(c.low, c.high))
    denied, subject, governor, last_place, cond, supposed, loose, listed = False, None, None, None, False, False, None, None
    for n, clause in enumerate(clauses):
        if clause.opener in ("semi", "but", "colon"):
            denied, supposed = False, False
            subject = subject if clause.opener == "but" or (subject is not None and subject.head == "party") else None
            governor = None if clause.opener == "colon" else governor
        cond = clause.opener == "cond" or (cond and clause.opener == "rel")
        supposed = supposed or (cond and any(c.kind == "cond" and c.text in prepositions["if"] for c in chunks[max(0, clause.low - 2):clause.low]))
        mood = "planned" if question or cond or supposed or any(c.kind == "modality" and c.head in ("about_to", "aim") for c in clause.chunks) else \
            "denied" if clause.low in false or denied or _denied_later(clauses, n) else ""
        if not mood and n and clause.opener == "comma" and [c.head for c in clauses[n - 1].chunks] == ["modal"]:
            mood = "planned"  # perhaps, X has been taken
        former = any(c.kind == "modality" and c.head == "former" for c in clause.chunks)
        previous = next((c for c in reversed(clauses[n - 1].phrases)), None) if n else None
        here = find_governor(clause)
        if here is not None or any(c.kind == "vg" and c.form == "finite" for c in clause.verbs):
            governor = here
        own = any(c.kind == "vg" and c.form == "finite" and c.head != "say" for c in clause.verbs)
        if governor is None and not own and n + 1 < len(clauses) and not any(c.form == "infinitive" for c in clauses[n + 1].verbs):
            governor = find_governor(clauses[n + 1])  # to take X, however, they failed
        outer = subject
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
                else:
                    finding = read_control(clause, c, scene, mood, prepositions)
                named = c if c.spots else c.of if c.of is not None and c.of.spots else None
                if named is not None:
                    scene.note([m.spots[-1][0].spot for m in (named, *named.more) if m.spots])
                elif c.of is not None and c.of.head == "pronoun":
                    scene.note(resolve_place(c.of, scene))
            elif c.form == "attributive":
                finding = read_attributive(clause, c, previous, last_place, subject, scene, mood,
                                           clause.opener in ("comma", "open", "dash", "and", "rel"))
            elif c.kind == "vg" and c.head == "verb":
                finding = read_verb(clause, c, subject, governor, scene, mood, antecedent or find_object(clause, c, found), prepositions)
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
        verbless = read_verbless(clause, scene, mood, prepositions, holding, said=said)
        if verbless is not None:
            finding, at = verbless
            spread_share(clause, finding)
            finding.at, finding.chunks, finding.barred = clause.low + clause.chunks.index(at), (clause.low, clause.high - 1), aside
            found.append(finding)
        if n and not any(f.at >= clauses[n - 1].low for f in found):
            heading = read_heading(clauses[n - 1], clause, scene, mood, holding)
            if heading is not None:
                heading.at, heading.chunks = clause.low, (clauses[n - 1].low, clause.high - 1)
                found.append(heading)
        gap = read_gap(clauses, n, found, scene) or read_too(clause, found, scene, prepositions["also"])
        if gap is not None:
            found.append(gap)
        measured = read_measure(clause, found, scene)
        if measured is not None:
            found.append(measured)
        if clause.opener == "colon":
            listed = found[-1] if found and found[-1].at < clause.low else None
        elif clause.opener not in ("comma", "and", "but"):
            listed = None
        place = name_list(clause)
        if listed is not None and gap is None and place is not None:
            found.append(replace(listed, spots=resolve_place(place, scene), roles={}, at=clause.low, chunks=(clause.low, clause.high - 1)))
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
        last_place = next((c if placed(c) else c.owner or c.of for c in reversed(clause.phrases) if placed(c) or any(
            d is not None and d.spots for d in (c.owner, c.of))), last_place)
        if last_place is not None and not last_place.spots and last_place.of is not None and last_place.of.spots:
            last_place = last_place.of  # a hospital in X, which is …
        if subject is not None and subject.head == "party" and name_party(subject, scene):
            scene.party = name_party(subject, scene)
        if is_aside(clause) and (subject is None or subject.head != "party"):
            subject = outer  # X, where the front had not moved, was cleared
        denied = denied or any(c.kind == "vg" and c.head == "modality" and c.unit.data["class"] == "deny" and not c.neg for c in clause.chunks)
    end = read_end(clauses, chunks, found, scene) or read_remainder(clauses, found, scene)
    found = found if end is None else [*found, end]
    return found + read_exceptions(chunks, found, scene, prepositions["apart"])


def read_verbless(clause: Clause, scene: Scene, mood: str, words: dict, holding: dict, *, said: bool) -> tuple[Finding, Chunk] | None:
    """What a clause says without a verb of the tables: (finding, the phrase that it hangs on). `said`: a verb has said it."""
    return (read_predicate(clause, scene, mood, holding, words["inside"])
            or read_portion(clause, scene, mood, words["inside"])
            or read_arrival(clause, scene, mood, words)
            or read_absence(clause, scene)
            or read_bastion(clause, scene, mood)
            or read_epithet(clause, scene, mood)
            or read_declared(clause, scene, mood, words["declares"], words["instrumental"])
            or (None if said else read_quality(clause, scene, mood, words["seems"])))


def find_object(clause: Clause, verb: Chunk, found: list[Finding]) -> Chunk | None:
    """The place that a verb leaves out: they took X in August and a month later lost; X is not taken, but encircled."""
    if verb.form != "finite" or clause.opener not in ("but", "and", "comma", "semi") or not found or found[-1].at >= clause.low or clause.pending:
        return None
    passive = verb.voice == "passive"
    if (found[-1].mood and not (passive and clause.opener == "but")) or any(
            c.head not in ("party", "source") or c.prep or ("i" if passive else "n") not in c.case for c in clause.phrases):
        return None
    place = found[-1].roles.get("place")
    if place is None or not place.spots or not any(row["object"] == "place" and row["subject"] for _, row in verb.unit.entries):
        return None
    made = stand_in(place)
    made.case = "n" if passive else "a"
    return made


def find_false(chunks: list[Chunk]) -> frozenset[int]:
    """The chunks between colons and semicolons among which something is called untrue: they call that a lie: X is ours."""
    found: set[int] = set()
    start = 0
    for k in range(len(chunks) + 1):
        if k == len(chunks) or chunks[k].kind in ("colon", "semi"):
            if any(c.kind == "modality" and c.head == "false" for c in chunks[start:k]):
                found.update(range(start, k))
            start = k + 1
    return frozenset(found)


def _denied_later(clauses: list[Clause], n: int) -> bool:
    """`reports that X fell, the army denied`: what is said by no verb is denied by the verb that follows."""
    if clauses[n].opener != "say_that" or (n and clauses[n - 1].verbs):
        return False
    return any(c.head == "modality" and c.unit.data["class"] == "deny" and not c.neg for later in clauses[n + 1:] for c in later.verbs)