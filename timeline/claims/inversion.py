"""Inversion: clauses that open with their predicate (Gone are the rebels from X; Back in army hands is Y) put into the usual order."""

from __future__ import annotations

from dataclasses import replace

from timeline.claims.chunks import FORM, KIND, Chunk

_STARTS = frozenset({"semi", "colon", "dash"})
_LONGEST = 8  # chunks that may stand before the copula


def turn_round(chunks: list[Chunk]) -> list[Chunk]:
    """The chunks with the subject of each inverted clause before its verb; places and dates behind it stay where they are.

    A predicate is a participle or a state phrase at a clause's start, then dates and phrases with a preposition, then a copula
    and a bare noun phrase.
    """
    if "state" not in map(KIND, chunks) and "participle" not in map(FORM, chunks):
        return chunks
    out, k = [], 0
    while k < len(chunks):
        opens = not out or out[-1].kind in _STARTS
        copula = find_copula(chunks, k) if opens else None
        if copula is None:
            out.append(chunks[k])
            k += 1
            continue
        first, verb, end = chunks[k], chunks[copula], copula + 2
        while end + 1 < len(chunks) and chunks[end].kind in ("and", "comma") and is_bare(chunks[end + 1]):
            end += 2
        subject, between = chunks[copula + 1 : end], chunks[k + 1 : copula]
        if first.kind == "state":
            out.extend([*subject, verb, first, *between])
        else:
            whole = replace(verb, units=[*verb.units, first.unit], head=first.head, unit=first.unit, voice="passive", neg=verb.neg or first.neg)
            out.extend([*subject, whole, *between])
        k = end
    return out


def drop_dateline(chunks: list[Chunk]) -> list[Chunk]:
    """Without `SANA, Aleppo –` at a line's start: an agency or a city before a lone dash that a whole sentence follows."""
    dashes = [k for k, c in enumerate(chunks) if c.kind == "dash"]
    if len(dashes) != 1 or not 0 < dashes[0] < 6:
        return chunks
    head, rest = chunks[: dashes[0]], chunks[dashes[0] + 1 :]
    plain = all(c.kind in ("comma", "date", "open", "close") or (c.kind == "np" and not c.prep) for c in head)
    agency = any(c.kind == "np" and (c.head == "source" or (c.spots and c.spots[-1][0].spot.kind == "city")) for c in head)
    whole = bool(rest) and rest[0].kind == "np" and not rest[0].prep and any(c.kind == "vg" and c.form == "finite" for c in rest)
    return rest if plain and agency and whole else chunks


def find_copula(chunks: list[Chunk], k: int) -> int | None:
    """The copula of the inverted clause that may start at `k`: the one after a lone predicate and before a bare noun phrase."""
    first = chunks[k]
    lone = first.kind == "vg" and first.head == "verb" and first.form == "participle" and len(first.units) == 1
    if not lone and first.kind != "state":
        return None
    for n in range(k + 1, min(k + _LONGEST, len(chunks) - 1)):
        c = chunks[n]
        if c.kind == "vg":
            plain = c.head in ("be", "stay") and c.form == "finite" and not c.modal
            return n if plain and is_bare(chunks[n + 1]) else None
        if c.kind != "date" and not (c.kind == "np" and c.prep):
            return None
    return None


def is_bare(chunk: Chunk) -> bool:
    return chunk.kind == "np" and not chunk.prep and chunk.head in ("place", "placenoun", "party")
