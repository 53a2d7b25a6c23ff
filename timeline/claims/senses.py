"""Senses: what a word is by its rows or its form alone, worked out once and kept; only what is left open asks its neighbours."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.claims.forms import PUNCTUATION, RANK

AUXILIARIES = ("be", "have", "do", "modal")
_VERBAL_WORDS = frozenset({"verb", "participle", "gerund", "verb_base", "stay", "turn", "make"})
_VERBAL_MOODS = frozenset({"plan", "achieve", "fail", "deny"})
KEPT = 50_000  # unknown words whose form is kept


@dataclass(frozen=True, slots=True)
class Settled:
    """What a unit becomes: its kind, row, rows and the further classes of words.csv that it has; `data` None: its row stays as it is."""

    kind: str
    data: dict | None
    entries: list
    also: frozenset[str]


PLAIN = Settled("w", None, [], frozenset())  # a word of no table whose ending tells nothing


@dataclass(frozen=True, slots=True)
class Sense:
    """The rows of a phrase parted: `classes` of words.csv, `verbal` rows and `others`, and what the phrase is as either.

    `settled` where no neighbour changes anything.
    """

    rows: list
    classes: frozenset[str]
    verbal: list
    others: list
    as_verbal: Settled | None
    as_other: Settled | None
    settled: Settled | None
    speaks: bool  # a row of saying, of denying, of a share is among them
    denies: bool
    shares: bool


def is_verbal(entry) -> bool:
    kind, data = entry
    return (
        kind == "verb"
        or (kind == "word" and data["class"].split(":")[0] in _VERBAL_WORDS)
        or (kind == "speaker" and data["class"] == "say")
        or (kind == "modality" and data["class"] in _VERBAL_MOODS)
    )


def read_sense(entries: list, *, follow: bool) -> Sense:
    """The sense of a phrase's rows; `follow`: adjectives stand behind their noun."""
    classes = frozenset(data["class"].split(":")[0] for kind, data in entries if kind == "word")
    verbal = [e for e in entries if is_verbal(e)]
    others = [e for e in entries if not is_verbal(e)]
    as_verbal, as_other = (choose_row(rows, entries) if rows else None for rows in (verbal, others))
    settled = None
    auxiliary = next((c for c in AUXILIARIES if c in classes), None)
    if auxiliary is not None:
        if not ("be" in classes and "direction" in classes):  # `est` is also the east
            settled = Settled(auxiliary, None, [e for e in entries if e[0] == "verb"], classes)
    elif not verbal and "that" not in classes and "force" not in classes and not _is_open(entries, follow):
        settled = as_other
    speaks = any(kind == "speaker" for kind, _ in verbal)
    denies = any(kind == "modality" and data["class"] == "deny" for kind, data in verbal)
    shares = any(kind == "share" for kind, _ in entries)
    return Sense(entries, classes, verbal, others, as_verbal, as_other, settled, speaks, denies, shares)


def _is_open(entries: list, follow: bool) -> bool:
    """Whether a word of several rows, none a verb's, is told by its neighbours."""
    if len(entries) == 1:
        return False
    kinds = {kind for kind, _ in entries}
    return (
        {"share", "placenoun"} <= kinds
        or (follow and kinds == {"party"})
        or any(data["class"].startswith("hedge") for kind, data in entries if kind == "share")
        or any(data["class"].split(":")[0] == "adj" for kind, data in entries if kind == "word")
    )


def choose_row(chosen: list, entries: list) -> Settled:
    """The first of the `chosen` rows by rank, of all `entries` that the phrase has."""
    kind, data = min(chosen, key=lambda e: RANK.get(e[0], 9))
    also = frozenset([d["class"].split(":")[0] for k, d in entries if k == "word"] + ["m:" + d["class"] for k, d in entries if k == "modality"])
    name = data["class"].split(":")[0] if kind == "word" else data["class"] if kind == "speaker" else kind
    if kind == "word" and name in ("verb", "force", "apart"):
        name = "participle"
    if name == "share" and data["class"] == "number":
        name = "num"
    if name in ("part_adj", "held"):
        name = "adj"
    return Settled(name, data, [e for e in chosen if e[0] == kind], also)


def read_shape(text: str, config: dict) -> tuple[str, tuple[str, ...]]:
    """(kind that a mark or number is, or "", what the ending of an unknown word may make it)."""
    if text in PUNCTUATION:
        return PUNCTUATION[text], ()
    if text[0].isdigit():
        return "num", ()
    if text == "-":
        return "hyphen", ()
    return "", tuple(
        kind
        for kind, key, least in (("finite", "finite_suffixes", 6), ("adv", "adverb_suffixes", 4), ("verb_base", "infinitive_suffixes", 5),
                                 ("participle", "participle_suffixes", 4), ("gerund", "gerund_suffixes", 5))
        if len(text) > least and text.endswith(tuple(config.get(key, ()))) and not (kind == "gerund" and text.endswith("thing"))
    )
