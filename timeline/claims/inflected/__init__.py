"""Reading of inflected languages (word_order = "inflected"): free order of words, roles told by case."""

from __future__ import annotations

from timeline.claims.chunks import Chunk
from timeline.claims.findings import Finding
from timeline.claims.inflected.clauses import cut_clauses, drop_inserts, find_speech
from timeline.claims.inflected.foreign import void_foreign
from timeline.claims.inflected.gaps import read_among
from timeline.claims.inflected.linking import link_cases
from timeline.claims.inflected.lists import group_places
from timeline.claims.inflected.phrases import build_phrases
from timeline.claims.inflected.reading import find_inflected
from timeline.claims.lexicon import Lexicon
from timeline.claims.places import Scene
from timeline.claims.speakers import Speech
from timeline.claims.units import Unit

_LISTS = ("ceased", "concede", "did", "apart", "seems", "toll", "lasted", "tense",
          "arrived", "still", "declares", "instrumental", "also", "going")  # of language.toml


def read_inflected(units: list[Unit], lexicon: Lexicon, scene: Scene, *, question: bool) -> tuple[list[Chunk], list[Finding], Speech]:
    """The phrases of a sentence's units, every proposition in them, and who speaks."""
    preps = {key: frozenset(words) for key, words in lexicon.config.get("prepositions", {}).items()}
    preps.update({key: lexicon.config.get(key, ()) for key in ("left", "ahead", "asserts", "if")})
    preps.update({key: tuple(lexicon.config.get(key, ())) for key in _LISTS})
    scene.ours, scene.men = tuple(lexicon.config.get("first_person", ())), tuple(lexicon.config.get("men", ()))
    scene.inside, scene.agreement = tuple(sorted(preps["inside"])), lexicon.config.get("agreement", {})
    units = void_foreign(units, scene.text, tuple(lexicon.config.get("beyond", ())), tuple(lexicon.config.get("genitive", ())))
    chunks = build_phrases(units, lexicon)
    chunks = group_places(link_cases(chunks, scene.sectors.resolve, preps["inside"], preps["over"]))
    speech = find_speech(cut_clauses(chunks))
    chunks = drop_inserts(chunks, tuple(lexicon.config.get("asides", ())))
    if speech.phrase:
        scene.speaker, scene.speaker_party = speech.phrase, speech.party
    listed, scene.listed = scene.listed, None
    findings = find_inflected(chunks, scene, question=question, prepositions=preps, holding=lexicon.config.get("holding", {}))
    if not findings and listed is not None:
        findings = read_among(chunks, listed, scene)
    return chunks, findings, speech
