"""Frames: every proposition of a sentence, found chunk by chunk."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from operator import attrgetter

from timeline.claims.absence import match_absence
from timeline.claims.adjectives import TAKEN, match_adjective, match_apposition, match_others, match_participle
from timeline.claims.arguments import identify
from timeline.claims.chunks import MARKS, Chunk
from timeline.claims.clauses import find_arguments, find_subject
from timeline.claims.divisions import match_division, tells_of_division, told_as_past
from timeline.claims.ellipsis import drop_superseded, fill_holders, former_taker
from timeline.claims.findings import PARTY_ROLES, Finding, fits_role, name_party
from timeline.claims.gaps import fill_gaps, fill_state_gaps, further_objects, leave_town, take_back
from timeline.claims.gate import strikes_back
from timeline.claims.modality import judge_verb
from timeline.claims.nouns import match_noun, match_share, match_trailing
from timeline.claims.places import Scene, resolve_place
from timeline.claims.speakers import side_of_clause
from timeline.claims.states import match_possession, match_state
from timeline.claims.targets import match_prize, match_target
from timeline.claims.verbs import match_verb

__all__ = ["PARTY_ROLES", "Finding", "find_claims", "name_party"]


_UNITS, _ALSO = attrgetter("units"), attrgetter("also")
_IDLE = (MARKS | {"date", "modality"}) - {"among"}  # chunks that no proposition hangs on
REACH = 40  # chunks that are looked back over, so that the cost grows with the text's length alone


def find_claims(chunks: list[Chunk], scene: Scene, *, question: bool = False, free_order: bool = False) -> list[Finding]:
    """Every proposition of a sentence's chunks, in text order."""
    found: list[Finding] = []
    used: set[int] = set()

    def keep(finding: Finding | None, *, verb: bool = False) -> None:
        if finding is not None:
            if finding.event == "captured" and not finding.holder and not finding.loser and "place" in finding.roles:
                place = finding.roles["place"]  # their stronghold has fallen: theirs it was
                finding.loser = (
                    name_party(place.owner, scene)
                    if place.owner is not None
                    else scene.spoken_of()
                    if {"poss", "num"} & {u.kind for u in place.units} == {"poss"} and finding.at and chunks[finding.at].kind == "vg"
                    else ""
                )
            if finding.event == "captured" and not finding.holder and not finding.mover and not finding.loser:
                finding.loser = former_taker(found, finding, chunks)
            if finding.event == "captured" and not finding.holder and not finding.mover:
                verb = chunks[finding.at] if finding.at < len(chunks) else None
                before = found[-1] if found and finding.at and chunks[finding.at].kind == "vg" and not finding.loser else None
                if (
                    before is not None
                    and not before.mood
                    and before.event == "lost"
                    and chunks[before.at].form == "finite"
                    and {s.place_id for s in before.spots} == {s.place_id for s in finding.spots}
                ):
                    finding.loser = before.holder or scene.taker_by_context()  # was lost and then clawed back
                known = {scene.takers.get(s.place_id, "") for s in finding.spots}
                own = (
                    (side_of_clause(chunks, finding.at) or scene.speaker_side)
                    if verb is not None
                    and verb.kind == "vg"
                    and verb.unit.data.get("object")
                    and ((verb.voice != "active" and not finding.mood) or (verb.form == "infinitive" and finding.mood == "planned"))
                    else scene.speaker_side
                    if tells_of_taking(verb) and not scene.attacker
                    else ""
                )  # X was taken, said the army
                finding.holder = (
                    (scene.opponent(finding.loser) if finding.loser else "")
                    or (known.pop() if len(known) == 1 else "")
                    or own
                    or scene.taker_by_context()
                )
            if finding.event in ("held", "captured") and any(s.share and s.share["class"] == "fraction" and s.sector for s in finding.spots):
                scene.shared = finding
            if finding.holder and not finding.mood and (finding.event == "captured" or (finding.event == "held" and had_been(chunks, finding))):
                taker = finding.holder if finding.event == "captured" else scene.opponent(finding.holder)
                scene.takers.update({s.place_id: taker for s in finding.spots if s.place_id and not s.sector and not s.part})
            found.append(finding)
            finding.aside = bool(scene.focus) and all(s.sector for s in finding.spots) and stands_aside(chunks, finding.at)
            if not finding.aside:
                scene.note(finding.spots)
            if verb:
                scene.last = finding
                who = finding.holder or finding.mover
                if finding.mover and not finding.mood and finding.event == "entered":
                    scene.taker = finding.mover
                acted = finding.event != "held" or not scene.party
                if who and not finding.mood and acted and chunks[finding.at].kind == "vg" and chunks[finding.at].voice == "passive":
                    scene.party = who

    leave_town(chunks, scene)
    said = scene.last
    apart = "apart" in chain.from_iterable(map(_ALSO, chain.from_iterable(map(_UNITS, chunks))))
    asked = find_question(chunks) if question else len(chunks)
    for v, chunk in enumerate(chunks):
        if not apart and (chunk.kind in _IDLE or (chunk.head == "other" and not chunk.spots and not chunk.party and chunk.share is None)):
            continue
        question = v >= asked
        aside = chunk.kind == "np" and chunk.spots and scene.focus and chunk.spots[-1][0].spot.sector and stands_aside(chunks, v)
        if (
            chunk.kind == "np"
            and chunk.spots
            and not aside
            and not (chunk.prep in ("from", "to", "toward", "towards") and chunk.spots[-1][0].spot.sector and not _follows_noun(chunks, v))
            and not (chunk.prep in ("near", "around") and any(c.kind == "np" and c.spots for c in chunks[max(0, v - REACH) : v]))
        ):
            scene.note([m.spots[-1][0].spot for m in (chunk, *chunk.more) if m.spots])
        divided = match_division(chunks, v, scene, question=question) if apart and tells_of_division(chunk) else []
        if divided:
            for finding in divided:
                keep(finding)
        elif chunk.kind == "among" or (
            chunk.kind == "vg" and chunk.head in ("have", "be", "do") and v and chunks[v - 1].text in ("so", "likewise", "as")
        ):
            keep(match_trailing(chunks, v, found, scene))
        elif chunk.kind == "vg" and chunk.head == "verb":
            subject = identify(chunks, v, find_subject(chunks, v))
            finding = match_verb(chunks, v, subject, scene, used, question=question, free_order=free_order)
            if finding is not None and finding.event == "pass":
                last = scene.last
                if last is None or (last.event in ("held", "contested") and not chunk.unit.data["object"]):
                    finding = None  # X came next, after what was only held
                else:
                    finding.event, finding.holder, finding.loser = last.event, last.holder, last.loser
            if finding is None and "stay" in chunk.unit.also:
                finding = match_possession(chunks, v, scene, question=question)
            keep(finding, verb=True)
            if finding is not None:
                for extra in (*further_objects(chunks, v, finding, scene), *fill_gaps(chunks, v, finding, scene)):
                    keep(extra)
            _note_party(subject, scene, chunks, v)
            _note_strike(subject, scene, chunk)
            agent = chunks[v + 1] if v + 1 < len(chunks) else None
            if finding is None and chunk.voice == "passive" and agent is not None and agent.head == "party" and agent.prep == "by":
                scene.party = name_party(agent, scene) or scene.party  # fifteen were lost by the rebels, and what they defend …
        elif chunk.kind == "vg":
            if chunk.form == "finite":
                subject = find_subject(chunks, v)
                if chunk.head != "say" or (subject is not None and subject.head == "party"):
                    _note_party(subject, scene, chunks, v)
            if chunk.head == "be" and chunk.form == "finite":
                bare = find_arguments(chunks, v)[0]
                subject = find_subject(chunks, v)
                keep(match_target(chunks, v, subject, bare, scene))
                if (
                    bare
                    and bare[0].party
                    and not bare[0].spots
                    and bare[0].held
                    and subject is not None
                    and fits_role("place", subject, scene)
                ):
                    spots = [s for s in resolve_place(subject, scene) if not s.elsewhere]  # X is rebel-held
                    if spots:
                        keep(
                            Finding(
                                "held",
                                spots,
                                judge_verb(chunks, v, question=question),
                                "predicate",
                                v,
                                holder=bare[0].party,
                                chunks=(v, v + 1),
                                roles={"place": subject},
                            )
                        )
            stated = v + 1 < len(chunks) and chunks[v + 1].kind == "state"  # where they are | still present
            if chunk.head in ("have", "be") and chunk.unit.entries and not (chunk.head == "be" and stated):
                keep(match_verb(chunks, v, find_subject(chunks, v), scene, used, question=question, free_order=free_order), verb=True)
            if chunk.head in ("be", "have", "stay", "turn") or "list" in chunk.unit.also:
                finding = match_possession(chunks, v, scene, question=question)
                keep(finding)
                for extra in fill_gaps(chunks, v, finding, scene) if finding is not None and "holder" in finding.roles else ():
                    keep(extra)
        elif (
            chunk.kind == "np"
            and chunk.head == "party"
            and not chunk.prep
            and (chunk.neg or (v and chunks[v - 1].kind == "vg" and chunks[v - 1].neg))
        ):
            keep(match_absence(chunks, v, scene))
        elif chunk.kind == "np" and chunk.share is not None and chunk.share["class"] == "fraction" and chunk.head in ("share", "other"):
            keep(match_share(chunks, v, scene))
        elif chunk.kind == "state":
            finding = match_state(chunks, v, scene, question=question)
            keep(finding, verb=True)
            for extra in fill_state_gaps(chunks, v, finding, scene) if finding is not None else ():
                keep(extra)
        elif (
            chunk.kind == "np"
            and chunk.head == "place"
            and any((u.kind == "part_adj" and u.entries and u.entries[0][0] == "verb") or u.data.get("class") == TAKEN for u in chunk.units)
        ):
            keep(match_participle(chunk, v, scene))
        elif chunk.kind == "np" and chunk.party and chunk.prep == "among" and v and chunks[v - 1].kind == "np" and chunks[v - 1].head == "place":
            spots = [
                s for s in resolve_place(chunks[v - 1], scene) if not s.elsewhere and not s.sector
            ]  # named X and Y among the rebel-held districts
            keep(Finding("held", spots, "", "among", v, holder=chunk.party, chunks=(v, v), roles={"place": chunks[v - 1]}) if spots else None)
        elif chunk.kind == "np" and chunk.head == "place" and chunk.prep == "with":
            keep(match_prize(chunks, v, scene))
        elif chunk.kind == "np" and (chunk.party or (chunk.prep == "among" and chunk.spots)) and (chunk.head in ("place", "placenoun", "other") or (
            chunk.held and not chunk.spots)):
            others = chunk.held and any(u.sense == "other" for u in chunk.units)  # X and other rebel-held areas
            for finding in match_adjective(chunk, v, scene, chunks) if chunk.spots or others else match_apposition(chunks, v, scene):
                keep(finding)
        elif chunk.kind == "np" and chunk.more and chunk.more[-1].party:
            for finding in match_others(chunk, v, scene):
                keep(finding)
        elif chunk.kind == "np" and chunk.head == "noun" and v not in used and chunk.unit.kind == "noun":
            keep(match_noun(chunks, v, scene, question=question))
    opens = bool(chunks) and chunks[0].kind == "modality" and chunks[0].head == "false" and said is not None and not said.mood
    found.extend([replace(said, mood="denied", rule="taken back", at=0, chunks=(0, 0))] if opens else take_back(chunks, found, scene))
    fill_holders(found)
    parted = next((k for k, chunk in enumerate(chunks) if tells_of_division(chunk)), len(chunks))
    if parted < len(chunks) and told_as_past(chunks, parted, scene):
        for finding in found:  # was divided since 2012 into an east held by …
            finding.earlier = finding.earlier or (finding.event == "held" and finding.at > parted)
    return drop_superseded(found, chunks)


def tells_of_taking(chunk: Chunk | None) -> bool:
    """Whether the chunk is a noun of taking without its agent: the capture, not the fall."""
    return chunk is not None and chunk.kind == "np" and any(kind == "noun" and d["owner"] == "either" for kind, d in chunk.unit.entries)


def find_question(chunks: list[Chunk]) -> int:
    """Where the question of a sentence begins: after its last `, but` (X holds out, but for how long?), else at its start."""
    for k in range(len(chunks) - 1, 0, -1):
        if chunks[k].kind == "but" and chunks[k - 1].kind == "comma" and chunks[k].units[0].data.get("class") == "but":
            return k
    return 0


def _follows_noun(chunks: list[Chunk], v: int) -> bool:
    """access | to the east, but: from west | to east"""
    left = chunks[v - 1] if v else None
    return left is not None and left.kind == "np" and not left.prep and left.head in ("other", "noun")


def _note_strike(subject: Chunk | None, scene: Scene, verb: Chunk) -> None:
    """Who strikes back: agentless captures that are told next are theirs."""
    if verb.form != "finite" or verb.neg or verb.modal or verb.voice == "passive":
        return
    for _, row in verb.unit.entries:
        if strikes_back("verb", row):
            who = name_party(subject, scene)
            if who:
                scene.assailant, scene.struck = who, scene.begin
            return


def stands_aside(chunks: list[Chunk], at: int) -> bool:
    """Whether the chunk at `at` stands in a subordinate clause that closes its sentence (…, when the siege of the east began)."""
    k = min(at, len(chunks) - 1)
    stop = max(0, k - REACH)
    while k >= stop and chunks[k].kind not in ("semi", "colon", "sub"):
        k -= 1
    return k > stop and chunks[k].kind == "sub" and any(c.kind == "vg" for c in chunks[max(0, k - REACH) : k])


def had_been(chunks: list[Chunk], finding: Finding) -> bool:
    """Whether a state is told as one that was before (which they had used as a base)."""
    return finding.at < len(chunks) and chunks[finding.at].kind == "vg" and chunks[finding.at].perfect


def _note_party(subject: Chunk | None, scene: Scene, chunks: list[Chunk], v: int) -> None:
    k = v
    while k >= 0 and chunks[k].kind not in ("comma", "semi", "colon", "dash"):
        if chunks[k].kind in ("sub", "rel", "cond") and scene.party:
            return  # a subordinate clause changes no subject of the story
        k -= 1
    party = name_party(subject, scene)
    if party and subject is not None and subject.head in ("party", "noun", "other"):
        scene.party = party
