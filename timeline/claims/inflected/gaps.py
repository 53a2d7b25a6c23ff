"""Verbs left out, in inflected languages: `the army took X, the Kurds — Y`; `X on Monday, Y — on Tuesday`; `first X fell, a day later — Y`."""

from __future__ import annotations

from dataclasses import replace

from timeline.claims.chunks import Chunk
from timeline.claims.findings import Finding, name_party
from timeline.claims.inflected.clauses import Clause, cut_clauses, is_bare
from timeline.claims.places import Scene, resolve_place
from timeline.claims.spots import replace_unit


def read_too(clause: Clause, found: list[Finding], scene: Scene, also: tuple[str, ...]) -> Finding | None:
    """`the Kurds took X, Y too`."""
    if clause.verbs or len(clause.phrases) != 1 or not clause.phrases[0].after & {*also} or not found or found[-1].at >= clause.low:
        return None
    place = clause.phrases[0]
    if not place.spots or place.prep or clause.opener not in ("comma", "and", "semi", "dash"):
        return None
    return replace(found[-1], spots=resolve_place(place, scene), roles={}, at=clause.low, chunks=(clause.low, clause.high - 1))


def read_gap(clauses: list[Clause], n: int, found: list[Finding], scene: Scene) -> Finding | None:
    """A verb left out for a dash: `the army took X, the Kurds — Y`; `X on Monday, Y — on Tuesday`; `X fell on Monday, Y — on Tuesday`."""
    clause = clauses[n]
    if clause.opener == "among" and n and found and not clause.verbs and clauses[n - 1].low <= found[-1].at < clauses[n - 1].high:
        named = next((c for c in clause.phrases if c.spots), None)  # half of the city, among it X and Y
        return replace(found[-1], spots=resolve_place(named, scene), roles={}) if named is not None else None
    if clause.opener != "dash" or clause.verbs or not n or not found or found[-1].event not in ("captured", "lost", "withdrew", "held"):
        return None
    before = clauses[n - 1]
    if before.verbs:  # first fell X, a day later — Y
        return read_next(before, clause, found[-1], scene) if clause.spaced else None
    span = (before.low, clause.high - 1)
    part = clause.phrases[0] if len(clause.phrases) == 1 else None
    kept = before.phrases[0] if len(before.phrases) == 1 else None
    if part is not None and kept is not None and part.head == "share" and part.share is not None and kept.spots and not kept.prep:
        spots = [replace(s, share=part.share) for s in resolve_place(kept, scene)]
        return replace(found[-1], spots=spots, roles={}, chunks=span) if len(spots) == 1 else None  # they held X, Y — by half
    given = read_given(before, clause, found[-1], scene)
    if given is not None:
        return replace(given, chunks=span)
    taker = next((c for c in before.phrases if c.head == "party" and name_party(c, scene) and is_bare(c, "n")), None)
    taken = next((c for c in clause.phrases if c.spots and not c.prep), None)
    if taken is None and taker is not None:
        taken = next((side_of(c, scene) for c in clause.phrases if c.head == "direction" and not c.prep), None)
    if taken is None and taker is None:
        taker = next((c for c in clause.phrases if c.head == "party" and name_party(c, scene) and is_bare(c, "n")), None)
        taken = next((c for c in before.phrases if c.spots and is_bare(c, "a")), None) if taker is not None else None
    if found[-1].event == "held" and (taker is None or found[-1].mood):
        return None
    if taken is not None and (taker is not None or any(c.kind == "date" for c in before.chunks)):
        return replace(found[-1], spots=resolve_place(taken, scene), holder=name_party(taker, scene) or found[-1].holder, roles={}, chunks=span)
    taken = next((c for c in before.phrases if c.spots and not c.prep), None)
    if taken is not None and all(c.kind == "date" for c in clause.chunks) and before.opener in ("comma", "and", "but", "semi"):
        return replace(found[-1], spots=resolve_place(taken, scene), roles={}, chunks=span)
    return None


def read_next(before: Clause, clause: Clause, last: Finding, scene: Scene) -> Finding | None:
    """A place of its own after a comma, a word of time and a dash: what was said of the place before it."""
    whole = len(clause.phrases) == 1 and clause.phrases[0].spots and is_bare(clause.phrases[0], "n")
    if not whole or last.mood or last.event == "held" or not before.low <= last.at < before.high:
        return None
    return replace(last, spots=resolve_place(clause.phrases[0], scene), roles={}, chunks=(clause.low, clause.high - 1))


def read_among(chunks: list[Chunk], listed: Finding, scene: Scene) -> list[Finding]:
    """`five quarters were taken. Among them are X and Y`: of the places named, what the sentence before said of their number."""
    clauses = cut_clauses(chunks)
    if len(clauses) != 1 or chunks[0].kind != "among" or any(c.head not in ("be", "stay") for c in clauses[0].verbs):
        return []
    place = next((c for c in clauses[0].phrases if c.spots and not c.prep), None)
    if place is None or len(clauses[0].phrases) != 1:
        return []
    clause = clauses[0]
    return [replace(listed, spots=resolve_place(place, scene), roles={}, at=clause.low, chunks=(clause.low, clause.high - 1))]


def read_measure(clause: Clause, found: list[Finding], scene: Scene) -> Finding | None:
    """A share told apart: `three square kilometres — less than two percent of the city`; `the monitor spoke of only half of the quarter`.

    The first is put into the last finding; the second is one of its own.
    """
    last = found[-1] if found else None
    if last is None or last.at >= clause.low or last.event not in ("captured", "held", "lost"):
        return None
    share = next((c for c in clause.phrases if c.share is not None and c.share["class"] == "fraction"), None)
    if share is None:
        return None
    says = any(c.kind == "vg" and c.head == "say" for c in clause.chunks) or any(c.head == "source" for c in clause.pending + clause.phrases)
    second = says and last.spots[0].share is not None and len(last.spots) == 1 and share.head == "share" and clause.opener in ("semi", "but", "comma")
    if second and not share.spots and share.share["share"] != last.spots[0].share["share"]:
        other = [replace(last.spots[0], share=share.share)]  # Moscow says 80 percent; the monitor has three quarters
        return replace(last, spots=other, roles={}, mood="", at=clause.low, chunks=(clause.low, clause.high - 1))
    if share.spots and not share.prep and not clause.verbs and len(clause.phrases) == 1 and clause.opener in ("dash", "open", "comma"):
        if len(last.spots) > 1 or not last.spots[0].sector:  # X and Y, five percent of the city
            return replace(last, spots=resolve_place(share, scene), roles={}, at=clause.low, chunks=(clause.low, clause.high - 1))
        if last.spots[0].share is None:
            last.spots = resolve_place(share, scene)
    elif len(last.spots) == 1 and last.spots[0].share is None and says and share.prep and not share.spots and all(
            c.head == "say" for c in clause.verbs):
        half = [replace(last.spots[0], share=share.share)]
        return replace(last, spots=half, roles={}, mood="", at=clause.low, chunks=(clause.low, clause.high - 1))
    return None


def name_list(clause: Clause) -> Chunk | None:
    """The places of a stretch of a list behind a colon or a dash: `lost the north: first X, then Y, and on Monday Z`; `— it is X and Y`."""
    named = [c for c in clause.phrases if c.spots or c.head != "pronoun"]
    return named[0] if not clause.verbs and len(named) == 1 and named[0].spots and not named[0].prep else None


def read_given(before: Clause, clause: Clause, last: Finding, scene: Scene) -> Finding | None:
    """`X passed to the Kurds, Y — to the army`: a party in the same form as the last holder."""
    holder = last.roles.get("holder")
    place = next((c for c in before.phrases if c.spots and not c.prep), None)
    if holder is None or place is None or len(clause.phrases) != 1 or not (holder.prep or "d" in holder.case):
        return None
    party = clause.phrases[0]
    if party.head != "party" or party.prep != holder.prep or not name_party(party, scene):
        return None
    return replace(last, spots=resolve_place(place, scene), holder=name_party(party, scene), roles={"holder": party})


def side_of(chunk: Chunk, scene: Scene) -> Chunk | None:
    """`… the south of the enclave, the army — the north`: the sector on that side."""
    place = scene.sectors.directions.get((chunk.direction, "districts")) if scene.focus and scene.focus[-1].sector else None
    spot = scene.sectors.spot(place, chunk.units[0].start, chunk.units[-1].end, chunk.text) if place else None
    return Chunk("np", chunk.units, head="place", unit=chunk.unit, spots=[(replace_unit(chunk.unit, spot), None, "")]) if spot is not None else None


def read_remainder(clauses: list[Clause], found: list[Finding], scene: Scene) -> Finding | None:
    """`all that is left to the rebels is X and Y`: a verb of having without its place, and the places behind a dash."""
    last = clauses[-1] if clauses else None
    place = name_list(last) if last is not None and last.opener == "dash" and not found else None
    if place is None:
        return None
    for clause in clauses[:-1]:
        for verb in clause.verbs:
            rows = [row for _, row in verb.unit.entries if verb.head == "verb" and row["event"] == "held" and row["subject"] == "place"]
            owners = [c for c in clause.phrases if name_party(c, scene) and any(row["obliques"].get(c.prep) == "holder" for row in rows)]
            if owners and not verb.neg:
                return Finding("held", resolve_place(place, scene), "", rows[0]["rule"], last.low, holder=name_party(owners[0], scene),
                               chunks=(last.low, last.high - 1))
    return None


def read_end(clauses: list[Clause], chunks: list[Chunk], found: list[Finding], scene: Scene) -> Finding | None:
    """`X is mostly the government's, Y — wholly`: nothing but adverbs after the last dash."""
    clause = clauses[-1] if clauses else None
    if clause is None or not found or chunks[-1].kind != "dash" or clause.opener not in ("comma", "and", "but"):
        return None
    if clause.verbs or len(clause.phrases) != 1:
        return None
    place = clause.phrases[0]
    if not place.spots or place.prep or found[-1].event in ("contested", "entered", "besieged") or found[-1].at >= clause.low:
        return None
    return replace(found[-1], spots=resolve_place(place, scene), roles={}, at=clause.low, chunks=(clause.low, clause.high - 1))
