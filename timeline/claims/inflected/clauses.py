"""Clauses of inflected languages: a sentence cut at its marks, inserts of speech taken out."""

from __future__ import annotations

from dataclasses import dataclass, field

from timeline.claims.chunks import MARKS, Chunk
from timeline.claims.speakers import Speech
from timeline.claims.units import Unit


@dataclass(slots=True)
class Clause:
    """A stretch between marks: `low..high` are chunk indices (high excluded), `opener` the mark before it."""

    low: int
    high: int
    opener: str
    chunks: list[Chunk]
    pending: list[Chunk] = field(default_factory=list)  # phrases of verbless stretches before it
    speech: bool = False
    spaced: bool = False  # a comma and a dash stand before it, with nothing but adverbs between

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
        clause.spaced = "dash" in kinds and "comma" in kinds
        clause.opener = next((k for k in ("rel", "cond", "semi", "but", "sub", "say_that", "colon") if k in kinds), clause.opener)
        clause.speech = any(c.kind == "vg" and c.head == "say" for c in clause.chunks)
        back = n - 1
        while back >= 0 and (clauses[back].speech or is_aside(clauses[back])):
            back -= 1
        if back >= 0 and clause.opener in ("comma", "close", "dash", "and", "colon") and not any(
                c.kind == "state" or c.form in ("finite", "attributive") for c in clauses[back].verbs):
            clause.pending = clauses[back].phrases[::-1] + clauses[back].pending
    return clauses


def is_aside(clause: Clause) -> bool:
    """A relative or participial clause: its days are its own."""
    first = next((c for c in clause.chunks if c.kind not in ("date", "modality")), None)
    return clause.opener == "rel" or (clause.opener == "comma" and first is not None and first.kind == "vg" and first.form == "attributive")


def find_speech(clauses: list[Clause]) -> Speech:
    """Who says it: the subject of a verb of saying, or the phrase after `according to`."""
    speech = Speech()
    named = [(clause, c) for clause in clauses for c in clause.phrases + (clause.pending if clause.speech else [])]
    speakers = [c for clause, c in named if c.prep == "according" or (clause.speech and c.head in ("source", "party"))]
    who = next((c for c in speakers if c.head == "source" and any(u.data.get("alignment") for u in c.units)), None) \
        or next((c for c in speakers if c.party), speakers[0] if speakers else None)
    if who is not None:
        speech.phrase, speech.start, speech.end, speech.party = who.text, who.units[0].start, who.units[-1].end, who.party
        sides = [u.data["alignment"] for u in who.units if u.kind == "source" and u.data.get("alignment")]
        speech.party = speech.party or (sides[0] if sides else "")
    speech.pronoun = who is None and any(clause.speech for clause in clauses)
    return speech


def drop_inserts(chunks: list[Chunk], asides: tuple[str, ...] = ()) -> list[Chunk]:
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
        if chunks[k].kind == "comma" and (not out or (not stretch and end < len(chunks) and chunks[end].kind == "comma")):
            k = end + 1 if not stretch else k + 1  # an adverb was set off by commas
            continue
        closed = end == len(chunks) or (chunks[end].kind in ("comma", "dash") and not (end + 1 < len(chunks) and chunks[end + 1].kind == "say_that"))
        says = any((c.kind == "vg" and c.head == "say") or c.prep == "according" for c in stretch) or (bool(stretch) and stretch[0].prep in asides)
        told = any(c.kind == "state" or (c.kind == "vg" and c.head != "say") or (c.kind == "np" and (c.spots or (
            c.share is not None and c.share["class"] == "fraction"))) for c in stretch)
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


def find_governor(clause: Clause) -> Chunk | None:
    return next((c for c in clause.chunks if c.kind == "vg" and c.head in ("modality", "modal")), None) or next(
        (Chunk("vg", c.units, head="modality", unit=Unit("modality", 0, 0, "", 0, 0, {"class": "plan"})) for c in clause.phrases
         if c.head == "noun" and c.unit.data.get("event") == "none"), None)


def find_actor(clause: Clause) -> Chunk | None:
    """The phrase in the nominative that could act in the clause."""
    if not clause.verbs:
        return None
    near = clause.phrases + [c for c in clause.pending if c.head == "party"]
    actors = [c for c in near if is_bare(c, "n") and (c.head in ("party", "source") or (c.head == "other" and c.unit.kind == "w")
                                                               or (c.head == "pronoun" and "n" in c.case))]
    return next((c for c in actors if c.head == "party"), actors[0] if actors else None)


def placed(chunk: Chunk) -> bool:
    if chunk.head == "share" and chunk.unit.data.get("class", "").startswith("hedge"):
        return False  # almost, of nothing
    if chunk.head == "whole" and len(chunk.units) == 1:
        return False  # all that they had lost
    return chunk.head in ("place", "placenoun", "the_rest", "share", "whole") or (chunk.head == "pronoun" and chunk.unit.kind != "he")


def is_bare(chunk: Chunk, case: str) -> bool:
    return not chunk.prep and (not chunk.case or case in chunk.case)


def stand_in(antecedent: Chunk) -> Chunk:
    """The antecedent in the place of its relative pronoun, without its own case and preposition."""
    return Chunk("np", antecedent.units, head=antecedent.head, unit=antecedent.unit, party=antecedent.party, spots=antecedent.spots,
                 share=antecedent.share, part=antecedent.part, more=antecedent.more, direction=antecedent.direction)
