"""Auxiliaries that two verbs share (ont attaqué et pris X), and those that a place's name seems to end with (Alep est tombée)."""

from __future__ import annotations

from dataclasses import replace

from geo.mentions import find_mentions
from geo.place import place_mentions
from timeline.articles.article import Article
from timeline.claims.chunks import FORM, HEAD, Chunk
from timeline.claims.lexicon import Lexicon
from timeline.claims.reader import Reader
from timeline.claims.spots import Spot, spots_of
from timeline.claims.tokens import fold_token

LONGEST = 40  # letters of the word before a name that are looked at


def share_auxiliaries(chunks: list[Chunk]) -> list[Chunk]:
    """`ont contre-attaqué et repris X`: a participle after `and` takes the auxiliary of the verb before it, where an object of its own follows."""
    if "participle" not in map(FORM, chunks):
        return chunks
    for k in range(2, len(chunks) - 1):
        chunk, link = chunks[k], chunks[k - 1]
        if chunk.kind != "vg" or chunk.form != "participle" or link.kind != "and" or chunks[k + 1].kind not in ("np", "date"):
            continue
        if any(c.kind == "np" and c.prep == "by" for c in chunks[k + 1 : k + 3]) or not any(c.kind == "np" for c in chunks[k + 1 : k + 3]):
            continue
        n = k - 2
        while n >= 0 and chunks[n].kind in ("np", "date", "modality"):
            n -= 1
        first = chunks[n] if n >= 0 and chunks[n].kind == "vg" else None
        if first is not None and first.perfect and first.voice == "active" and first.form == "finite":
            chunk.form, chunk.voice, chunk.perfect = "finite", "active", True
            chunk.neg, chunk.modal = chunk.neg or first.neg, chunk.modal or first.modal
    return chunks


def share_parties(chunks: list[Chunk]) -> list[Chunk]:
    """`the army and its allies took X`, `troops and allied fighters`: the second of two subjects is on the side of the first, where it names none."""
    if list(map(HEAD, chunks)).count("party") < 2:
        return chunks
    for k in range(2, len(chunks)):
        chunk, first = chunks[k], chunks[k - 2]
        if chunk.kind != "np" or chunk.head != "party" or chunk.party or chunk.prep or chunks[k - 1].kind not in ("and", "say_that"):
            continue
        if chunks[k - 1].kind == "say_that":
            chunk.party = _sayer(chunks, k - 1) if any(u.kind == "poss" for u in chunk.units) else ""  # the militia said that its men …
            continue
        if first.kind != "np" or first.head != "party" or not first.party:
            continue
        acts = k + 1 < len(chunks) and chunks[k + 1].kind == "vg" and chunk.unit.data.get("type") == "head"
        if acts or any(u.kind == "poss" for u in chunk.units):
            chunk.party = first.party
    return chunks


def _sayer(chunks: list[Chunk], k: int) -> str:
    """The party named by the subject of the saying verb that the *that* at `k` belongs to."""
    k -= 1
    while k > 0 and chunks[k].kind in ("np", "date"):
        k -= 1
    who = chunks[k - 1] if k > 0 and chunks[k].kind == "vg" and chunks[k].head == "say" else None
    return who.party if who is not None and who.kind == "np" else ""


def find_spots(text: str, article: Article, reader: Reader, lexicon: Lexicon) -> list[Spot]:
    """The places that the gazetteer finds in `text`.

    `Alep est tombée`: a name that ends with a small word which is a direction and a copula is shortened, unless a preposition stands before it.
    """

    def find(words: str) -> list[Spot]:
        mentions = find_mentions(words, reader.gazetteer, lang=article.lang)
        return spots_of(words, place_mentions(words, mentions, reader.gazetteer, day=article.published), reader.gazetteer)

    out = []
    for spot in find(text):
        name, _, last = text[spot.start : spot.end].rpartition(" ")
        if not (name and last.islower() and text[spot.start].isupper() and {"be", "direction"} <= _classes(last, lexicon)):
            out.append(spot)
            continue
        before = text[max(0, spot.start - LONGEST) : spot.start].replace("’", "'").rsplit(None, 1)[-1:]
        led = bool(before) and (before[0].endswith("'") or bool(_classes(before[0], lexicon) & {"prep", "det"}))
        whole = [s for s in find(name) if s.start == 0 and s.end == len(name)] if not led else []
        out.append(replace(whole[0], start=spot.start, end=spot.start + len(name)) if whole else spot)
    return out


def _classes(word: str, lexicon: Lexicon) -> set[str]:
    return {d["class"].split(":")[0] for kind, d in lexicon.find([fold_token(word)], 0)[1] if kind == "word"}
