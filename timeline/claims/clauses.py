"""Clauses: the subject and the arguments of a verb group, found among the chunks around it."""

from __future__ import annotations

from dataclasses import replace

from timeline.claims.antecedents import antecedent, run_head
from timeline.claims.chunks import Chunk


def find_subject(chunks: list[Chunk], v: int, depth: int = 0) -> Chunk | None:
    """The noun phrase that is the subject of the verb group (or state) at `v`; None where none is in sight."""
    if depth > 6:
        return None
    k = v - 1
    while k >= 0 and chunks[k].kind in ("date", "modality"):
        k -= 1
    if (k < 0 or chunks[k].kind == "sub") and _stands_alone(chunks, v):
        return chunks[v + 1]
    if k < 0:
        return main_subject(chunks, v, k, depth) if is_fronted(chunks, v) else None
    chunk = chunks[k]
    if chunk.kind == "rel":
        return antecedent(chunks, k)
    lone = chunk.kind == "np" and chunk.head == "whole" and not chunk.prep and k > 1 and chunks[k - 1].kind in ("comma", "dash")
    if lone and chunks[k - 2].kind == "np" and chunks[k - 2].head == "place" and chunks[v].kind == "vg" and chunks[v].form != "infinitive":
        return chunks[k - 2]  # X and Y, all overrun
    if chunk.kind in ("and", "but") or (chunk.kind == "comma" and k and chunks[k - 1].kind in ("and", "but")):
        return shared_subject(chunks, k, depth)
    if chunk.kind == "colon" and k == 1 and chunks[0].kind == "np" and chunks[0].head == "place" and not chunks[0].prep:
        return chunks[0]  # X: retaken on Monday
    if chunk.kind in ("comma", "dash", "open", "close"):
        plain = v + 1 >= len(chunks) or chunks[v + 1].kind != "np" or bool(chunks[v + 1].prep)
        if (
            chunks[v].kind == "vg"
            and chunks[v].voice == "either"
            and plain
            and k
            and chunks[k - 1].kind == "np"
            and (chunks[k - 1].prep or chunks[k - 1].near)
        ):
            named = replace(chunks[k - 1], near=False) if chunks[k - 1].near else chunks[k - 1]
            if named.head == "place" and any(
                d.get("object") == "place" or (d.get("subject") == "place" and "participle" in d.get("forms", ())) for _, d in chunks[v].unit.entries
            ):
                return named  # residents of X, captured on Saturday, …
        if k and chunks[k - 1].kind == "np" and chunks[v].kind == "vg" and chunks[v].form == "participle":
            nearest = chunks[k - 1]
            if nearest.head == "place" and nearest.spots and any(d.get("object") == "place" for _, d in chunks[v].unit.entries):
                first = run_head(chunks, k - 1)[0]
                # residents of X, captured on Saturday
                return nearest if first is None or first.head not in ("place", "party", "placenoun") else first
            return run_head(chunks, k - 1)[0] or (chunks[k - 1] if chunks[k - 1].head == "place" else None)
        if chunks[v].kind == "vg" and chunks[v].form == "gerund":
            return shared_subject(chunks, k, depth)
        opening = find_opening(chunks, k)
        if opening is not None:
            head = run_head(chunks, opening - 1)[0]
            if (
                opening == k - 2
                and chunks[k - 1].head == "place"
                and not chunks[k - 1].prep
                and (head is None or head.head not in ("place", "party"))
            ):
                return chunks[k - 1]  # its other prize, the academies, slipped …
            return head
        if k and chunks[k - 1].kind == "np":
            head = run_head(chunks, k - 1)[0]
            if head is not None and head.head in ("place", "placenoun", "party"):
                return head
        return shared_subject(chunks, k, depth)
    if chunk.kind == "vg":
        if chunks[v].kind == "vg" and chunks[v].form == chunk.form == "finite" and chunk.head not in ("modality", "be", "have"):
            at = k - 1  # the district he stood in had fallen
            while at > 0 and chunks[at].kind == "np" and chunks[at - 1].kind == "np":
                at -= 1
            if 0 <= at < k - 1 and not chunks[at].prep:
                return chunks[at]
        return find_subject(chunks, k, depth + 1)
    if chunk.kind in ("sub", "cond"):
        return main_subject(chunks, v, k, depth)
    if chunk.kind == "state":
        return find_subject(chunks, k, depth + 1)
    if chunk.kind == "np" and chunks[v].kind == "vg" and chunks[v].form == "infinitive" and chunk.prep == "at" and chunk.head == "party":
        return chunk  # permitió al Ejército recuperar X
    doing = chunks[v].kind == "vg" and chunks[v].form == "gerund" and not chunks[v].prep
    if doing and chunk.kind == "np" and chunk.prep == "of" and chunk.head == "party":
        return chunk  # reports of fighters holding out in X
    absolute = chunk.kind == "np" and chunk.prep == "with" and chunk.head == "place" and not (k and chunks[k - 1].kind == "vg")
    if absolute and (chunks[v].kind == "state" or (chunks[v].kind == "vg" and (chunks[v].form == "participle" or chunks[v].voice == "either"))):
        return chunk  # with X gone, with Y in rebel hands
    if chunk.kind == "np":
        head, left = run_head(chunks, k)
        if left >= 0 and chunks[left].kind == "except":
            return run_head(chunks, left - 1)[0] if left and chunks[left - 1].kind == "np" else None  # everything but X, all of Y but a few streets
        if chunks[v].kind == "vg" and chunks[v].form == "infinitive" and left >= 0 and chunks[left].kind == "vg" and chunk.head != "party":
            named = next((c for c in chunks[left + 1 : v] if c.kind == "np" and c.head in ("party", "place") and c.prep in ("", "for")), None)
            if "force" in chunks[left].unit.also and named is not None:
                return named  # it was the turn of X to fall
            if tells_how_long(chunks, left):
                return named  # it took the army three days to clear it
            return find_subject(chunks, left, depth + 1)  # launched an attack to retake it
        degree = chunk.prep == "at" and chunk.head == "share" and left >= 1 and chunks[left].kind == "comma" and chunks[v].form == "participle"
        if head is None and degree and chunks[left - 1].kind == "np" and chunks[left - 1].head == "place":
            return chunks[left - 1]  # X, aux deux tiers reconquis
        if _marks_place(chunks, k, v) and (head is None or left < 0 or chunks[left].kind == "vg"):
            return chunk  # dans X conquis
        if head is None and left >= 0 and chunks[left].kind == "rel":
            return antecedent(chunks, left)
        if (
            head is None
            and left > 1
            and chunks[left].kind == "vg"
            and chunks[left].head in ("verb", "have")
            and chunks[left - 1].kind == chunks[left - 2].kind == "np"
            and not chunks[left - 1].prep
            and chunks[left - 2].share is not None
        ):
            return chunks[left - 2]  # most of what they held in X is gone
        if head is None and left > 0 and chunks[left].kind == "vg" and chunks[left].form == "infinitive" and chunks[v].form == "finite":
            attempt = run_head(chunks, left - 1)[0]
            if attempt is not None and attempt.head == "noun":
                return attempt  # attempts to push into X were repelled
        if head is None:
            if (left >= 0 and chunks[left].kind in ("and", "but")) or left < 0:
                return shared_subject(chunks, left, depth) if left > 0 else None
            return shared_subject(chunks, k, depth) if left >= 0 and chunks[left].kind == "vg" else None
        gerund = left > 0 and chunks[left].kind == "vg" and chunks[left].form == "gerund" and not chunks[left].prep
        if gerund and chunks[left - 1].kind == "np" and chunks[v].kind == "vg" and chunks[v].form == "finite":
            return run_head(chunks, left - 1)[0] or head  # buses | carrying the rebels | left X
        if left >= 0 and chunks[left].kind == "vg" and chunks[left].head != "say" and chunks[v].kind == "vg" and chunks[v].form == "finite":
            after = chunks[v + 1] if v + 1 < len(chunks) else None
            reduced = chunks[v].voice == "either" and after is not None and after.prep == "by"  # which borders land held by the rebels
            at = left  # all roads that led into X were cut: past the relative clause
            while at >= 0 and not reduced and (
                chunks[at].kind not in ("comma", "semi", "colon", "sub", "say_that", "dash")
                or (chunks[at].kind == "comma" and at and chunks[at - 1].kind == "np" and chunks[at + 1].kind == "np")
            ):
                if chunks[at].kind == "rel":
                    return antecedent(chunks, at) or head
                at -= 1
        return head
    return None


def tells_how_long(chunks: list[Chunk], v: int) -> bool:
    """`it took [the army] three days` before an infinitive that tells what has happened."""
    before = chunks[v - 1] if v and chunks[v].kind == "vg" and "lasts" in chunks[v].unit.also else None
    return before is not None and before.head == "pronoun" and before.unit.kind == "it" and not (chunks[v].neg or chunks[v].modal)


def shared_subject(chunks: list[Chunk], k: int, depth: int) -> Chunk | None:
    """The subject of the last verb group before `k` (coordination, participles)."""
    k -= 1
    while k >= 0:
        if chunks[k].kind == "vg" and chunks[k].form in ("finite", "participle", "gerund") and chunks[k].head != "say":
            return find_subject(chunks, k, depth + 1)
        if chunks[k].kind in ("semi", "colon"):
            return None
        k -= 1
    for chunk in chunks:
        if chunk.kind == "np" and not chunk.prep and chunk.head in ("party", "place"):
            return chunk
        if chunk.kind == "vg":
            break
    return None


def _marks_place(chunks: list[Chunk], k: int, v: int) -> bool:
    """Whether the verb group at `v` is a participle of the place right before it (dans X conquis): alone, and no plural."""
    verb, place = chunks[v], chunks[k]
    if v != k + 1 or verb.kind != "vg" or place.prep not in ("in", "at") or not place.spots or len(verb.units) > 1:
        return False
    closes = v + 1 >= len(chunks) or chunks[v + 1].kind in ("comma", "semi", "close")
    lone = verb.form == "participle" or (verb.voice == "either" and closes)
    return lone and not verb.unit.text.endswith(("es", "us", "os", "as"))


def _stands_alone(chunks: list[Chunk], v: int) -> bool:
    """Whether a lone participle with its place behind it makes a clause of its own: caído X, el Ejército …"""
    if chunks[v].kind != "vg" or chunks[v].form != "participle" or len(chunks[v].units) > 1 or v + 2 >= len(chunks):
        return False
    place = chunks[v + 1]
    return place.kind == "np" and place.head == "place" and not place.prep and chunks[v + 2].kind in ("comma", "date")


def is_fronted(chunks: list[Chunk], v: int) -> bool:
    """Whether a participle or a state opens its sentence before the clause that has its subject: in rebel hands since 2012, X …"""
    chunk = chunks[v]
    if chunk.kind == "vg" and chunk.form in ("gerund", "participle"):
        return True
    n = v + 1
    what = chunk.kind == "state" and chunk.row["object"]
    while n < len(chunks) and (chunks[n].kind in ("date", "modality") or (chunks[n].kind == "np" and (chunks[n].prep or what))):
        n += 1
    bare = chunk.kind == "state" or (chunk.voice == "either" and len(chunk.units) == 1)
    return bare and n + 1 < len(chunks) and chunks[n].kind == "comma" and chunks[n + 1].kind == "np" and not chunks[n + 1].prep


def main_subject(chunks: list[Chunk], v: int, k: int, depth: int) -> Chunk | None:
    """The subject of the main clause, for `after taking X, the army …` and `… before being captured`."""
    if k <= 1 or (v and chunks[v].form == "gerund" and not any(c.kind == "vg" for c in chunks[:k])):
        for at in range(v + 1, len(chunks)):
            if chunks[at].kind == "comma":
                for n in range(at + 1, len(chunks)):
                    if chunks[n].kind == "np" and not chunks[n].prep:
                        return chunks[n]
                    lone = chunks[n].form == "participle" or (chunks[n].voice == "either" and len(chunks[n].units) == 1)
                    if chunks[n].kind == "vg" and (not lone or chunks[v].form == "gerund"):
                        return None
                    if chunks[n].kind == "vg":
                        break  # lost in 2012, retaken on Saturday, X …
        return None
    return shared_subject(chunks, k, depth)


def find_opening(chunks: list[Chunk], k: int) -> int | None:
    """The comma that opens the parenthesis which the comma at `k` closes."""
    at = k - 1
    while at > 0:
        if chunks[at].kind in ("comma", "dash", "open") and chunks[at - 1].kind in ("np", "date"):
            return at
        if chunks[at].kind in ("semi", "colon", "but", "say_that"):
            return None
        at -= 1
    return None


def find_arguments(chunks: list[Chunk], v: int) -> tuple[list[Chunk], list[Chunk], int]:
    """(bare noun phrases, phrases with a preposition) after the verb group at `v`, up to the next clause, and where they end."""
    bare, oblique, k = [], [], v + 1
    while k < len(chunks):
        chunk = chunks[k]
        if chunk.kind == "np":
            if _opens_clause(chunks, k):
                break
            (oblique if chunk.prep else bare).append(chunk)
        elif chunk.kind == "comma":
            nxt = chunks[k + 1] if k + 1 < len(chunks) else None
            if nxt is not None and nxt.kind == "rel":  # by X, which adjoins it, and by Y
                close = next((n for n in range(k + 2, len(chunks)) if chunks[n].kind == "comma"), None)
                after = close + 1 + (close + 1 < len(chunks) and chunks[close + 1].kind == "and") if close is not None else len(chunks)
                if after < len(chunks) and chunks[after].kind == "np" and chunks[after].prep:
                    k = after
                    continue
                break
            if nxt is not None and nxt.kind == "and" and bare and oblique and k + 2 < len(chunks) and chunks[k + 2].kind == "np" \
                    and chunks[k + 2].head == "place" and not chunks[k + 2].prep and not _opens_clause(chunks, k + 2):
                k += 1  # took X, with its stores, and Y
                continue
            again = nxt is not None and nxt.kind == "and" and k + 2 < len(chunks) and chunks[k + 2].kind == "np" and bool(chunks[k + 2].prep)
            if not again and not (nxt is not None and (nxt.kind == "date" or (nxt.kind == "np" and nxt.prep) or nxt.kind == "state")):
                break
        elif chunk.kind == "and":
            nxt = chunks[k + 1] if k + 1 < len(chunks) else None
            contact = k == v + 1 and v > 1 and chunks[v - 1].kind == chunks[v - 2].kind == "np" and chunks[v - 2].head in ("place", "placenoun")
            if nxt is None or nxt.kind != "np" or _opens_clause(chunks, k + 1) or contact or _maybe_verb(chunks, k + 1):
                break  # contact: the quarters it rules | and the airport
        elif chunk.kind in ("date", "modality"):
            pass
        else:
            break
        k += 1
    return bare, oblique, k


def _maybe_verb(chunks: list[Chunk], k: int) -> bool:
    """A lone word of no table after `and`, with a bare noun phrase behind it: the Kurds have X and mind | their own business."""
    word, after = chunks[k], chunks[k + 1] if k + 1 < len(chunks) else None
    unknown = word.head == "other" and len(word.units) == 1 and word.unit.kind == "w" and not word.unit.entries and not word.prep
    return unknown and after is not None and after.kind == "np" and not after.prep


def _opens_clause(chunks: list[Chunk], k: int) -> bool:
    """A bare noun phrase after a comma or `and` that is the subject of a finite verb."""
    if chunks[k].prep or not k:
        return False
    left = k - 1
    while left > 0 and (chunks[left].kind == "date" or (chunks[left].kind == "np" and chunks[left].prep)):
        left -= 1  # and at dawn they were …
    if chunks[left].kind not in ("comma", "and"):
        return False
    j = k + 1
    while j < len(chunks) and (chunks[j].kind == "date" or (chunks[j].kind == "np" and chunks[j].prep)):
        j += 1
    return j < len(chunks) and chunks[j].kind == "vg" and chunks[j].form == "finite"
