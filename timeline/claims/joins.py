"""Joins: neighbouring phrases that are one thing (most of the fighters, a bastion of Ahrar, the ground lost at X), and dates set between commas."""

from __future__ import annotations

from timeline.claims.chunks import Chunk
from timeline.claims.tallies import count_of, is_sector, share_of

_SEATS = frozenset({"bastion", "enclave", "pocket"})


def join_phrases(chunks: list[Chunk]) -> list[Chunk]:
    """The chunks of a sentence with such neighbours made one; the words of both stay."""
    out: list[Chunk] = []
    k = 0
    while k < len(chunks):
        chunk = chunks[k]
        if chunk.kind != "np":
            size = _contrast(chunks, k, out) if chunk.kind == "and" else 0
            if size:
                out = out[:-1] if size == 3 else out
                k += size
                continue
            parts = chunk.kind == "comma" and _parts_verb(chunks, k, out)
            out.append(chunks[k + 1] if parts else chunk)  # s'est rendue maîtresse, mercredi matin, de X
            k += 3 if parts else 1
            continue
        after = chunks[k + 1] if k + 1 < len(chunks) else None
        if chunk.head == "placenoun" and out and out[-1].kind == "vg" and _is_tail(chunk, out[-1]):
            chunk.head = "other"  # cédé du terrain à X: the ground is no place
        if after is not None and after.kind == "np" and after.prep == "of" and len(chunk.units) == 1 and is_sector(after) and after.share is None:
            count, total = count_of(chunk), count_of(after)
            if 0 < count <= total and after.unit.kind == "place":
                after.share, after.prep = share_of(count, total), chunk.prep  # 35 des 40 quartiers de l'est
                after.units = [*chunk.units, *(u for u in after.units if u.kind != "num")]
                out.append(after)
                k += 2
                continue
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
        lost, size = _lost_ground(chunks, k) if chunk.head == "placenoun" else (None, 0)
        if lost is not None:
            out.append(lost)
            k += size
            continue
        out.append(chunk)
        k += 1
    return out


def _contrast(chunks: list[Chunk], k: int, out: list[Chunk]) -> int:
    """How many chunks from the *and* at `k` on only say who it was not: the army, and not the Kurds, took X (3 where commas set it off)."""
    other = chunks[k + 1] if k + 1 < len(chunks) else None
    if other is None or other.kind != "np" or not other.neg or other.prep or other.head != "party" or not out:
        return 0
    if out[-1].kind == "comma" and k + 2 < len(chunks) and chunks[k + 2].kind == "comma":
        return 3
    return 2 if out[-1].kind == "np" else 0


def _is_tail(chunk: Chunk, verb: Chunk) -> bool:
    return verb.head == "verb" and any(chunk.unit.text in d["tails"] for kind, d in verb.unit.entries if kind == "verb")


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
