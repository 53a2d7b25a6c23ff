"""Joins: neighbouring phrases that are one thing (most of the fighters, a bastion of Ahrar, the ground lost at X), and dates set between commas."""

from __future__ import annotations

from timeline.claims.chunks import Chunk

_SEATS = frozenset({"bastion", "enclave", "pocket"})


def join_phrases(chunks: list[Chunk]) -> list[Chunk]:
    """The chunks of a sentence with such neighbours made one; the words of both stay."""
    out: list[Chunk] = []
    k = 0
    while k < len(chunks):
        chunk = chunks[k]
        if chunk.kind != "np":
            parts = chunk.kind == "comma" and _parts_verb(chunks, k, out)
            out.append(chunks[k + 1] if parts else chunk)  # s'est rendue maîtresse, mercredi matin, de X
            k += 3 if parts else 1
            continue
        after = chunks[k + 1] if k + 1 < len(chunks) else None
        if after is not None and after.kind == "np" and after.prep == "of" and after.head == "party":
            if chunk.head == "share" and not chunk.spots and chunk.share is not None:
                after.units, after.prep = [*chunk.units, *after.units], chunk.prep  # le gros des combattants
                out.append(after)
                k += 2
                continue
            if chunk.head == "placenoun" and chunk.unit.data["kind"] in _SEATS and not chunk.party and after.party:
                chunk.party, chunk.units = after.party, [*chunk.units, *after.units]  # fief d'Ahrar al-Cham
                out.append(chunk)
                k += 2
                continue
        if chunk.kind == "and" and after is not None and after.kind == "np" and after.neg and not after.prep and after.head == "party" and out:
            aside = out[-1].kind == "comma" and k + 2 < len(chunks) and chunks[k + 2].kind == "comma"
            if aside or out[-1].kind == "np":
                out = out[:-1] if aside else out  # the army, and not the Kurds, took X
                k += 3 if aside else 2
                continue
        lost, size = _lost_ground(chunks, k) if chunk.head == "placenoun" else (None, 0)
        if lost is not None:
            out.append(lost)
            k += size
            continue
        out.append(chunk)
        k += 1
    return out


def _parts_verb(chunks: list[Chunk], k: int, out: list[Chunk]) -> bool:
    """Whether at `k` a date between two commas parts a verb, or its bare object, from a phrase with a preposition."""
    if [c.kind for c in chunks[k : k + 4]] != ["comma", "date", "comma", "np"] or not chunks[k + 3].prep or not out:
        return False
    last = out[-1]
    return last.kind in ("vg", "state") or (last.kind == "np" and not last.prep and len(out) > 1 and out[-2].kind == "vg" and last.head == "other")


def _lost_ground(chunks: list[Chunk], k: int) -> tuple[Chunk | None, int]:
    """(a part of X, chunks) of `the ground lost on Sunday at X` at `k`; (None, 0) where there is none."""
    chunk = chunks[k]
    if chunk.kind != "np" or chunk.head != "placenoun" or chunk.spots or chunk.unit.data["kind"] != "area" or k + 2 >= len(chunks):
        return None, 0
    verb, n = chunks[k + 1], k + 2
    if verb.kind != "vg" or verb.form != "participle" or not any(d["event"] == "lost" for kind, d in verb.unit.entries if kind == "verb"):
        return None, 0
    while n < len(chunks) and chunks[n].kind == "date":
        n += 1
    place = chunks[n] if n < len(chunks) else None
    if place is None or place.kind != "np" or place.head != "place" or place.prep not in ("at", "in", "on", "inside"):
        return None, 0
    place.units, place.prep, place.part = [*chunk.units, *place.units], chunk.prep, place.part or "some"
    return place, n + 1 - k
