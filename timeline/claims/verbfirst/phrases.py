"""Phrases: chunks of a sentence whose noun phrases are led by their heads."""

from __future__ import annotations

import itertools

from timeline.claims.chunks import Chunk
from timeline.claims.constructions import match_states
from timeline.claims.lexicon import Lexicon
from timeline.claims.units import Unit
from timeline.claims.verbfirst.marks import VERBS, is_imperfect
from timeline.claims.verbfirst.nounphrases import NOMINAL, build_noun_phrase
from timeline.claims.verbfirst.tagging import means

MARKS = frozenset({"comma", "semi", "colon", "dash", "open", "close", "and", "but", "sub", "rel", "cond", "question", "that", "among", "except"})
LEADS = frozenset({"comma", "semi", "colon", "dash", "open", "and", "but", "sub", "rel", "cond", "question"})


def build_phrases(units: list[Unit], lexicon: Lexicon) -> list[Chunk]:
    """Chunks in text order: np, vg (form: finite | passive | masdar | gerund), state, date, modality and marks."""
    states = match_states(units, lexicon)
    nouns = frozenset(lexicon.config.get("verbal_nouns", ()))
    either = frozenset(lexicon.config.get("verbs_or_nouns", ()))
    chunks: list[Chunk] = []
    k, prep, neg, modal, be = 0, "", False, False, False
    sort: set[str] = set()  # what the preposition's class says of a verbal noun after it
    while k < len(units):
        unit = units[k]
        if k in states and governs_on(units, k, states[k][0]):
            del states[k]
        if k in states:
            end, row, party, _ = states[k]
            chunks.append(Chunk("state", units[k:end], row=row, party=party, head="state", neg=neg, prep=prep, perfect=be))
            if any("def" in u.also for u in units[k : k + 1]):
                chunks[-1].held = True  # attributive: the quarter, the one under …
            k, prep, neg, modal, be = end, "", False, False, False
            continue
        if unit.kind == "neg":
            neg = True
        elif unit.kind == "modal":
            modal = True
        elif unit.kind == "date":
            chunks.append(Chunk("date", [unit]))
            prep = ""
        elif unit.kind == "prep":
            prep, sort = unit.text, set(unit.data["class"].split(":")[1:])
        elif unit.kind == "verb" or unit.kind in VERBS or (unit.kind == "modality" and unit.data["class"] in ("plan", "achieve", "fail", "deny")):
            imperfect = bool(prep) and is_imperfect(unit, lexicon)
            until = bool(prep) and "until" in units[k - 1].also
            leads = until or (not prep and (not chunks or chunks[-1].kind in LEADS))
            nominal = bool(prep) and not (imperfect and "purpose" in sort) and not until
            form = unit.data.get("form", "finite") if unit.kind == "verb" else _form_of(unit, nouns, either, nominal=nominal, leads=leads)
            voice = "passive" if form == "passive" else "active"
            chunks.append(
                Chunk(
                    "vg",
                    [unit],
                    head=unit.kind,
                    unit=unit,
                    form="finite" if form == "passive" else form,
                    voice=voice,
                    neg=neg,
                    modal=modal,
                    perfect=be,
                    prep=prep if form in ("masdar", "gerund") else "",
                    after=set(sort) if prep else set(),
                )
            )
            be = unit.kind == "be"
            if form in ("finite", "passive") and prep:
                purpose = "purpose" in sort or (imperfect and "planning" in sort)
                chunks[-1].after = {"purpose" if purpose else "until" if "planning" in sort else "clause"}
            neg, modal, prep = (neg, modal, "") if be else (False, False, "")
        elif unit.kind in NOMINAL:
            chunk, k2 = build_noun_phrase(units, k, states)
            if (
                not prep
                and chunks
                and (chunks[-1].kind in ("np", "date", "comma", "state") or (chunks[-1].kind == "vg" and chunks[-1].head == "plain"))
                and points_aside(chunk.units[0], lexicon)
            ):
                prep = "@"  # an adverb: east of the city
            chunk.prep, prep = prep, ""
            chunk.after = set(sort) if chunk.prep else set()
            last = chunks[-1] if chunks else None
            if (
                chunk.head == "share"
                and chunk.share
                and chunk.share["class"] == "whole"
                and chunk.units[0].data.get("min") == "post"
                and not chunk.prep
            ):
                if last is not None and last.kind == "np" and last.head in ("place", "placenoun", "pronoun"):
                    last.share = last.share or chunk.share
                k, sort = k2, set()
                continue
            chunk.neg, neg = neg and unit.kind not in ("it", "they"), False if unit.kind not in ("it", "they") else neg
            chunks.append(chunk)
            k = k2
            continue
        elif unit.kind in ("modality",):
            chunks.append(Chunk("modality", [unit], head=unit.data["class"], prep=prep, neg=neg))
            prep, neg = "", False
        elif unit.kind in MARKS:
            chunks.append(Chunk(unit.kind, [unit]))
            prep = ""
            if unit.kind not in ("comma", "that"):
                neg, modal = False, False
            if unit.kind != "comma":
                be = be and unit.kind in ("comma",)
        k += 1
    for k, chunk in enumerate(chunks):  # X was not | yet | taken: the negation is the main verb's
        last = next((n for n in range(k - 1, max(k - 5, -1), -1) if not (chunks[n].kind == "date" or chunks[n].kind == "np")), None)
        be = chunks[last] if last is not None and chunk.kind == "vg" and chunk.form == "finite" and chunk.head == "verb" else None
        if be is not None and be.kind == "vg" and be.head == "be" and be.neg:
            chunk.neg = True
            for c in chunks[last + 1 : k]:
                c.neg = False
    for left, right in itertools.pairwise(chunks):
        if left.kind == "np" and left.neg and left.head in ("party", "place") and not left.prep and right.kind == "vg" and right.form == "finite":
            left.neg, right.neg = False, True  # no longer do the rebels hold
    return chunks


def governs_on(units: list[Unit], k: int, end: int) -> bool:
    """Of the army's control | over X: a verbal noun with its object, no state."""
    return any(u.kind == "verb" for u in units[k:end]) and any("on" in means(u) for u in units[end : end + 1])


def points_aside(unit: Unit, lexicon: Lexicon) -> bool:
    """A direction without an article, or a sector's name that starts with one."""
    if unit.kind == "direction":
        return "def" not in unit.also
    return unit.kind == "place" and any(d.get("class", "").startswith("direction") for _, d in lexicon.find(unit.text.split()[:1], 0)[1])


def _form_of(unit: Unit, nouns: frozenset, either: frozenset, *, nominal: bool, leads: bool) -> str:
    """`either`: words that are a verb where they lead their clause (`leads`), else a verbal noun; `nominal`: a noun is due."""
    if "def" in unit.also or nominal:
        return "masdar"
    if unit.text not in nouns or (unit.text in either and leads):
        return "finite"
    return "masdar"
