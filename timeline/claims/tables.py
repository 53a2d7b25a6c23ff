"""Tables: the columns, classes and roles that a lexicon's rows may have."""

from __future__ import annotations

from functools import lru_cache

from timeline.claims.claim import EVENTS
from timeline.claims.tokens import split_tokens

TABLES = {  # table -> its columns; the first holds the words
    "words": ("word", "class"),
    "parties": ("phrase", "party", "type", "case"),
    "placenouns": ("noun", "kind", "number"),
    "verbs": ("verb", "event", "infinitive", "finite", "participle", "gerund", "tail", "subject", "object", "obliques"),
    "nouns": ("noun", "event", "owner", "obliques"),
    "states": ("pattern", "event", "subject", "object", "slot", "obliques"),
    "modality": ("phrase", "class"),
    "speakers": ("phrase", "class", "alignment"),
    "shares": ("phrase", "class", "share", "min", "max"),
    "dates": ("phrase", "class", "value"),
}
ROLES = frozenset({"", "place", "holder", "loser", "mover", "besieger", "inside", "route", "attack",
        "fight", "thing", "either"})
WORD_CLASSES = frozenset(
    [
        "det",
        "poss",
        "num",
        "prep",
        "and",
        "but",
        "sub",
        "rel",
        "be",
        "have",
        "do",
        "modal",
        "to",
        "neg",
        "adv",
        "verb",
        "participle",
        "gerund",
        "verb_base",
        "adj",
        "direction",
        "part_adj",
        "it",
        "they",
        "he",
        "there",
        "the_rest",
        "both",
        "latter",
        "former_one",
        "first_one",
        "whole",
        "stay",
        "turn",
        "make",
        "say_that",
        "cond",
        "copula",
        "of",
        "by_agent",
        "from",
        "among",
        "apart",
        "except",
        "question",
        "each",
        "side",
        "noun",
        "ref",
        "that",
        "held",
        "residue",
        "opinion",
        "portion",
        "ordinal",
        "force",
        "lasts",
        "all_them",
        "list",
        "account",
        "plan_noun",
        "strive",
        "w",
    ]
)
MODALITY_CLASSES = frozenset(
    [
        "negation",
        "plan",
        "plan_noun",
        "achieve",
        "fail",
        "deny",
        "false",
        "condition",
        "about_to",
        "over",
        "aim",
        "repelled",
        "doubt",
        "until",
        "former",
        "casualty",
        "fire",
        "near",
        "retract",
        "attempt",
    ]
)
Entry = tuple[str, dict]


def check_row(table: str, row: dict) -> tuple[str, str] | None:
    """What is wrong with a row and what was expected, or None."""
    if "event" in row and row["event"] and row["event"] not in (*EVENTS, "none", "fire", "pass"):
        return f"event {row['event']!r}", "one of " + ", ".join(EVENTS) + ", none"
    roles = [row.get(c, "") for c in ("subject", "object", "owner", "slot")] + list(read_obliques(row.get("obliques", "")).values())
    for role in roles:
        if role not in ROLES:
            return f"role {role!r}", "one of " + ", ".join(sorted(ROLES - {""}))
    if table == "words" and row["class"].split(":")[0] not in WORD_CLASSES:
        return f"class {row['class']!r}", "one of " + ", ".join(sorted(WORD_CLASSES))
    if table == "modality" and row["class"] not in MODALITY_CLASSES:
        return f"class {row['class']!r}", "one of " + ", ".join(sorted(MODALITY_CLASSES))
    return None


def read_obliques(text: str) -> dict[str, str]:
    """`from/off:loser|by:holder` as {preposition: role}."""
    pairs = (part.rsplit(":", 1) for part in text.split("|") if ":" in part)
    return {fold_words(prep): role.strip() for preps, role in pairs for prep in preps.rstrip("!").split("/")}


@lru_cache(maxsize=4096)
def fold_words(text: str) -> str:
    """The folded tokens of a few words, with one blank between them."""
    return " ".join(split_tokens(text).words)
