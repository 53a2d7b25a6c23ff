"""Epithets: words that say what a place is, not which: a rebel bastion, three Christian quarters, the southern quarters of another city."""

from __future__ import annotations

from dataclasses import replace

from timeline.claims.chunks import Chunk
from timeline.claims.tokens import split_tokens
from timeline.claims.units import Unit


def point_back(chunk: Chunk, lexicon) -> None:
    """`su parte oriental`: with a possessive, a part and its direction are of what was spoken of, though a sector bears that name."""
    words = chunk.unit.text.split()
    part = next((d for kind, d in lexicon.find(words, 0)[1] if kind == "placenoun" and d["kind"] == "part"), None)
    sides = [
        d["class"] for n in range(1, len(words)) for kind, d in lexicon.find(words, n)[1] if kind == "word" and d["class"].startswith("direction:")
    ]
    if part is not None and sides:
        chunk.unit.kind, chunk.unit.data = "placenoun", part
        chunk.spots, chunk.head, chunk.direction = [], "placenoun", sides[0].split(":")[1]


def void_epithets(chunks, lexicon) -> None:
    """`a rebel bastion` says what a place is, not which; `a rebel east` names the east."""
    first = chunks[0] if len(chunks) > 3 else None
    if first is not None and first.kind == "sub" and "adj" in first.units[0].also and chunks[1].kind == "np" and chunks[2].kind == "comma":
        del chunks[:3]  # once their stronghold, X …
    for k, chunk in enumerate(chunks):
        if not chunk.spots or not chunk.spots[-1][0].spot.sector:
            continue
        if k + 2 < len(chunks) and chunks[k + 1].kind == "comma" and chunk.kind == "np" and chunk.head == "place" and chunk.unit.kind == "place" \
                and chunk.spots[-1][0].spot.sector and chunks[k + 2].head == "place" and not chunks[k + 2].prep and chunk.share is None:
            row = next((d for kind, d in lexicon.find([chunk.unit.text.split()[-1]], 0)[1] if kind == "placenoun" and d["kind"] == "bastion"), None)
            if row is not None:  # the last rebel stronghold, X
                chunk.unit.kind, chunk.unit.data, chunk.spots, chunk.head = "placenoun", row, [], "placenoun"
                continue
        named = chunk.kind == "np" and chunk.head == "place" and chunk.unit.kind == "place" and chunk.spots and chunk.spots[-1][0].spot.sector
        if named and chunk.share is None and _explains(chunks, k) and _is_seat(chunk, lexicon):
            chunk.spots, chunk.head = [], "other"  # X, their last stronghold
            continue
        if named and any(u.kind == "poss" for u in chunk.units):
            point_back(chunk, lexicon)
        sector = chunk.kind == "np" and chunk.head == "place" and bool(chunk.spots)  # pointing back may have voided it
        if sector and chunk.share is None and chunk.unit.kind == "place" and any(u.kind == "num" and u.i < chunk.unit.i for u in chunk.units):
            chunk.spots, chunk.head = [], "other"  # three Christian quarters: which, is not said
            continue
        if sector and any(u.text in ("this", "that") for u in chunk.units[:3]):
            entries = lexicon.find([chunk.unit.text.split()[-1]], 0)[1]
            if any(kind == "placenoun" and d["kind"] == "bastion" for kind, d in entries):
                chunk.spots, chunk.head = [], "pronoun"  # this rebel stronghold: the district spoken of
                chunk.unit = Unit("ref", chunk.unit.i, chunk.unit.j, chunk.unit.text, chunk.unit.start, chunk.unit.end)
                continue
        if named and _is_single(chunk, lexicon):
            chunk.spots, chunk.head, chunk.unit = [], "pronoun", replace(chunk.unit, kind="ref", data={})
            continue
        if sector and chunk.units[0].text in ("a", "an", "one"):
            entries = [e for word in chunk.unit.text.split() for e in lexicon.find([word], 0)[1]]  # a rebel bastion in the city
            if any(kind == "placenoun" for kind, _ in entries):
                past = any(u.sense in ("former", "once", "formerly", "onetime") for u in chunk.units) or "former" in chunk.text.split()
                chunk.held = bool(chunk.party) and not past and any(kind == "placenoun" and d["kind"] == "bastion" for kind, d in entries)
                chunk.spots, chunk.head = [], "other"


def void_foreign(chunks, text: str) -> None:
    """`the southern quarters of Damascus`: a direction of an unknown capitalised name is no sector of this city."""
    for k in range(len(chunks) - 1):
        a, b = chunks[k], chunks[k + 1]
        if (
            a.kind == b.kind == "np"
            and a.head == "place"
            and a.spots
            and a.spots[-1][0].spot.sector
            and b.prep in ("of", "in")
            and b.head in ("other", "party")
            and text[b.units[-1].start].isupper()
        ):
            a.spots, a.head = [], "other"


def _explains(chunks, k: int) -> bool:
    """Whether the phrase at `k` stands between commas right behind a named place and begins with a possessive."""
    named = k > 1 and chunks[k - 1].kind == "comma" and chunks[k - 2].kind == "np" and chunks[k - 2].head == "place" and not chunks[k].prep
    closes = k + 1 >= len(chunks) or chunks[k + 1].kind in ("comma", "semi", "dash", "close")
    return named and closes and chunks[k].units[0].kind == "poss" and not chunks[k - 2].spots[-1][0].spot.sector


def _is_seat(chunk: Chunk, lexicon) -> bool:
    entries = [e for n in range(len(chunk.unit.text.split())) for e in lexicon.find(chunk.unit.text.split(), n)[1]]
    return any(kind == "placenoun" and d["kind"] in ("bastion", "pocket", "enclave") for kind, d in entries)


def _is_single(chunk: Chunk, lexicon) -> bool:
    """Whether a sector's name is `the eastern district`: one district, the one spoken of."""
    words = split_tokens(chunk.unit.text).words
    where = len(words) == 2 and any(d.get("class", "").startswith("direction:") for _, d in lexicon.find(words, 0)[1])
    entries = lexicon.find(words[-1:], 0)[1] if where and chunk.units[0].sense in ("the", "this", "that") else []
    return any(kind == "placenoun" and d["kind"] == "district" and d["number"] == "one" for kind, d in entries)
