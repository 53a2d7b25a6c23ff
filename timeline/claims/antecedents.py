"""Antecedents: the head of a run of phrases, and what a relative pronoun or an explaining noun phrase stands for."""

from __future__ import annotations

from timeline.claims.chunks import Chunk


def run_head(chunks: list[Chunk], k: int) -> tuple[Chunk | None, int]:
    """The first bare noun phrase of the run that ends at `k`, and the index of the chunk before the run."""
    head, at, nearest = None, k, None
    if chunks[k].kind == "np" and not chunks[k].prep and chunks[k].head == "pronoun" and chunks[k].unit.kind in ("it", "they", "he"):
        return chunks[k], k - 1  # a pronoun beside its verb needs no search
    while at >= 0:
        chunk = chunks[at]
        if chunk.kind == "np":
            if head is not None and chunk.head == "pronoun" and chunk.unit.kind == "there":
                break  # to get there | the rebels overran X
            if not chunk.prep and not (chunk.head in ("direction", "ordinal") and len(chunk.units) == 1):
                head = chunk
                if nearest is None and (not at or chunks[at - 1].kind != "and"):
                    nearest = chunk
        elif chunk.kind == "and" and at and chunks[at - 1].kind == "np" and at + 1 < len(chunks) and chunks[at + 1].kind == "np":
            before = at - 1
            while before >= 0 and chunks[before].kind == "np":
                before -= 1
            if before >= 0 and chunks[before].kind == "vg":
                break
        elif chunk.kind not in ("date", "modality"):
            break
        at -= 1
    if (
        at >= 0
        and chunks[at].kind == "sub"
        and head is not None
        and head.head == "other"
        and nearest is not None
        and nearest.head in ("party", "place")
    ):
        head = nearest  # after 48 hours of combat the last soldiers …
    return head, at


def antecedent(chunks: list[Chunk], k: int) -> Chunk | None:
    """The noun phrase that a relative pronoun at `k` stands for."""
    for at in range(1, k - 1):  # it is X, where …, that has been encircled
        if (
            chunks[at].kind == "vg"
            and chunks[at].head == "be"
            and chunks[at - 1].kind == "np"
            and chunks[at - 1].head == "pronoun"
            and chunks[at - 1].unit.kind == "it"
            and chunks[at + 1].kind == "np"
            and chunks[at + 1].head == "place"
        ):
            return chunks[at + 1]
    k -= 1
    while k >= 0 and chunks[k].kind in ("comma", "dash", "date"):
        k -= 1
    while k >= 0 and chunks[k].kind == "np" and chunks[k].prep and chunks[k].spots and chunks[k].spots[-1][0].spot.kind == "city":
        k -= 1  # a building just outside the city that …: the building
    if k >= 0 and chunks[k].kind == "state" and chunks[k].party:
        return Chunk("np", chunks[k].units, head="party", unit=chunks[k].units[-1], party=chunks[k].party)  # in the hands of the army, which …
    if (
        k > 0
        and chunks[k].kind == "np"
        and chunks[k].prep == "of"
        and chunks[k - 1].kind == "np"
        and chunks[k - 1].head == "placenoun"
        and not chunks[k - 1].spots
        and chunks[k].spots
        and chunks[k - 1].unit.data["kind"] == "district"
    ):
        return chunks[k - 1]  # the first quarter of the north-east that …: the quarter
    if k < 0 or chunks[k].kind in ("colon", "semi", "dash"):  # quien manda en X es el Ejército
        be = next((n for n in range(k + 2, len(chunks) - 1) if chunks[n].kind == "vg" and chunks[n].head == "be"), None)
        named = chunks[be + 1] if be is not None else None
        return named if named is not None and named.head == "party" and not named.prep else None
    topic = chunks[0] if k > 1 and chunks[k - 1].kind in ("colon", "dash", "semi") else None
    if topic is not None and topic.head == "place" and not topic.prep and chunks[k].head == "placenoun" and not chunks[k].spots:
        return topic  # X, beside the citadel: the first quarter that …
    if k >= 0 and chunks[k].kind == "np":
        apposed = apposed_place(chunks, k)
        if apposed is not None:
            return apposed
        if (
            chunks[k].prep
            and k
            and chunks[k - 1].kind == "np"
            and chunks[k - 1].head == "place"
            and (chunks[k].head == "direction" or (chunks[k].more == [] and chunks[k].spots and chunks[k].spots[-1][0].spot.sector))
        ):
            return chunks[k - 1]  # X and Y in the south, which they hold
        if chunks[k].head not in ("place", "placenoun", "party", "pronoun"):
            first, _ = run_head(chunks, k)
            return first or chunks[k]
        return chunks[k]
    return None


def apposed_place(chunks: list[Chunk], k: int) -> Chunk | None:
    """The named place that the noun phrase at `k` explains: `Bab al-Nasr, a district …`, `the Citadel, a fortress …`."""
    while k > 0 and chunks[k].kind == "np" and chunks[k].prep and chunks[k].head not in ("place", "placenoun"):
        k -= 1
    if (
        k >= 2
        and chunks[k].kind == "np"
        and not chunks[k].spots
        and chunks[k].head in ("placenoun", "other")
        and not chunks[k].prep
        and chunks[k - 1].kind == "comma"
        and chunks[k - 2].kind == "np"
        and chunks[k - 2].head == "place"
    ):
        return chunks[k - 2]
    return None
