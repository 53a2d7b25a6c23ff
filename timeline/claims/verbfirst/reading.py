"""A sentence of a verb-first language: its findings, chunks, dates and speaker, for the engine to settle."""

from __future__ import annotations

import datetime as dt

from timeline.claims.chunks import Chunk
from timeline.claims.findings import Finding
from timeline.claims.lexicon import Lexicon
from timeline.claims.places import Scene
from timeline.claims.speakers import Speech
from timeline.claims.verbfirst.days import find_days
from timeline.claims.verbfirst.frames import find_claims
from timeline.claims.verbfirst.link import join_parts, name_territory
from timeline.claims.verbfirst.lists import drop_asides, group_places
from timeline.claims.verbfirst.phrases import build_phrases
from timeline.claims.verbfirst.speech import find_side, find_speech
from timeline.claims.verbfirst.tagging import tag_words
from timeline.claims.verbfirst.words import split_words
from timeline.claims.when import When


def read_verb_first(
    text: str, start: int, end: int, spots: list, scene: Scene, lexicon: Lexicon, published: dt.date, *, offensives=()
) -> tuple[list[Finding], list[Chunk], list[When], Speech]:
    """(findings, chunks, dates, speech) of the sentence `text[start:end]`; `spots` are its places."""
    words = split_words(text, start, end, lexicon, spots)
    whens = find_days(words, published, lexicon, offensives=offensives)
    units = tag_words(words, spots, whens, lexicon)
    if not units:
        return [], [], whens, Speech()
    for unit in units:
        if unit.kind == "party" and unit.data.get("party"):
            scene.counts[unit.data["party"]] = scene.counts.get(unit.data["party"], 0) + 1
    phrases = drop_asides(build_phrases(units, lexicon))
    chunks, speech = find_speech(phrases)
    side = find_side(phrases, speech)
    chunks = group_places(join_parts(chunks, scene))
    name_territory(chunks, scene)
    question = any(u.kind == "question" for u in units[-2:])
    return find_claims(chunks, scene, question=question, side=side), chunks, whens, speech
