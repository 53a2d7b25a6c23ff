"""Marks: what single words are beside their class: marks of the settings, adjectives, predicates, imperfects."""

from __future__ import annotations

import re

from timeline.claims.lexicon import Lexicon
from timeline.claims.tokens import fold_token
from timeline.claims.units import Unit

VERBS = frozenset({"verb", "say", "be", "stay", "turn", "make", "plain"})


def find_marks(lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """What the settings say of single words, beside their class: word -> its marks."""
    if "_marks" not in lexicon.config:
        marks = [(fold_token(word), mark) for mark, words in sorted(lexicon.config.get("marks", {}).items()) for word in words]
        lexicon.config["_marks"] = {word: tuple(m for w, m in marks if w == word) for word, _ in marks}
    return lexicon.config["_marks"]


def has_verb_shape(word: str, lexicon: Lexicon) -> bool:
    """Whether the settings' patterns take an unknown word for a verb of the past."""
    if "_shapes" not in lexicon.config:
        lexicon.config["_shapes"] = re.compile("|".join(lexicon.config.get("verb_patterns", ())) or "(?!)")
    return lexicon.config["_shapes"].fullmatch(word) is not None


def is_verbal_noun(unit: Unit, lexicon: Lexicon) -> bool:
    """A noun of saying: the announcement, the news."""
    nouns, articles = lexicon.config.get("verbal_nouns", ()), tuple(lexicon.config.get("articles", ()))
    return unit.text in nouns or any(unit.text.startswith(a) and unit.text[len(a) :] in nouns for a in articles)


def is_bare(word: str, lexicon: Lexicon) -> bool:
    """A place noun or a direction without an article."""
    entries = lexicon.trie.get(word, {}).get(None, ())
    return any(kind == "placenoun" or (kind == "word" and data["class"].startswith("direction")) for kind, data in entries)


def is_adjective(word: str, left: Unit, lexicon: Lexicon) -> bool:
    """A name that is an adjective after an indefinite plural: three new quarters, not the quarter of that name."""
    entries = lexicon.trie.get(word, {}).get(None, ())
    return (
        any(kind == "word" and data["class"].startswith("adj") for kind, data in entries)
        and "def" not in left.also
        and any(kind == "placenoun" and data["number"] == "many" for kind, data in left.entries)
    )


def find_predicates(lexicon: Lexicon) -> frozenset[str]:
    """Words that are a whole construction of states.csv (besieged): they belong to no name, whatever a gazetteer takes in."""
    if "_predicates" not in lexicon.config:
        single = [[e for e, optional in p.elements if not optional] for p in lexicon.patterns]
        lexicon.config["_predicates"] = frozenset(
            w for elements in single if len(elements) == 1 and not isinstance(elements[0], str) for w in elements[0]
        )
    return lexicon.config["_predicates"]


def is_imperfect(unit: Unit, lexicon: Lexicon) -> bool:
    """A verb with a prefix of the imperfect that is none of its root: its frame has the same form with another prefix, too."""
    beginnings = tuple(lexicon.config.get("verb_beginnings", ()))
    if unit.kind not in VERBS and not (unit.kind == "modality" and unit.data["class"] in ("plan", "achieve", "fail", "deny")):
        return False
    if unit.text.startswith(beginnings) or (unit.text[0] == unit.text[1:2] and unit.text[0] in lexicon.config.get("imperfect_prefixes", ())):
        return True
    rules = {data.get("rule") for kind, data in unit.entries if kind == "verb"}
    other = (lexicon.find([b + unit.text[1:]], 0)[1] for b in beginnings)
    return unit.text.startswith(tuple(lexicon.config.get("imperfect_prefixes", ()))) and any(
        kind == "verb" and data.get("rule") in rules for entries in other for kind, data in entries
    )
