"""Ambiguity: words that are a verb's form and a noun, told apart by what stands beside them."""

from __future__ import annotations


def classes_of(entries: list) -> set[str]:
    return {d["class"].split(":")[0] for kind, d in entries if kind == "word"}


def stands_as_noun(units: list, k: int, verbal: list, others: list) -> bool:
    """`our valiant troops have …`: a noun that is a verb's form too, before an auxiliary, or behind a determiner and a word of no table."""
    led = k > 1 and units[k - 1].kind == "w" and not units[k - 1].entries and units[k - 2].kind in ("det", "poss", "adj", "num")
    if led and any(kind == "noun" and d["event"] == "contested" for kind, d in others):
        return True  # its heaviest fighting
    if any(d.get("forms", frozenset()) & {"participle", "gerund"} for _, d in verbal):
        return False
    left = next((units[n] for n in range(k - 1, -1, -1) if units[n].kind != "adv"), None)
    if left is not None and left.kind == "have" and all(kind == "verb" for kind, _ in verbal) and any(kind == "noun" for kind, _ in others):
        return True  # has (still) control of X
    if not any(kind in ("party", "placenoun", "speaker") for kind, _ in others):
        return False
    if left is not None and left.kind == "party" and any(kind == "party" for kind, _ in others) and _verb_follows(units, k):
        return True  # the militia's name forces took X
    after = classes_of(units[k + 1].entries) if k + 1 < len(units) else set()
    return bool(after & {"be", "have", "modal"}) or led


def _verb_follows(units: list, k: int) -> bool:
    """Whether the unit behind `k` is a finite verb and no infinitive."""
    entries = units[k + 1].entries if k + 1 < len(units) else []
    return any(kind == "verb" and "finite" in d["forms"] and "infinitive" not in d["forms"] for kind, d in entries)


def stands_as_adverb(units: list, k: int, classes: set[str]) -> bool:
    """`they once held`: a word that opens clauses too, between a subject and its verb."""
    if not {"adj", "sub"} <= classes or not k or k + 1 >= len(units):
        return False
    return units[k - 1].kind in ("they", "it", "party", "be", "have", "he") and any(kind == "verb" for kind, _ in units[k + 1].entries)


def is_infinitive(entry) -> bool:
    """A form that is nothing but an infinitive, so that a preposition before it makes no noun of it (pour reprendre)."""
    kind, data = entry
    return (kind == "verb" and data["forms"] == {"infinitive"}) or (
        kind == "word" and data["class"].split(":") in (["verb_base"], ["turn", "infinitive"], ["stay", "infinitive"], ["make", "infinitive"])
    )


def acts_on(units: list, k: int, *, follow: bool) -> bool:
    """Whether an unknown word between a side and a determiner or pronoun must be its verb: militiamen | shut | it, troops | razed | the base."""
    if follow or not k or k + 1 >= len(units) or not units[k].text.isalpha():
        return False
    left, after = units[k - 1], units[k + 1]
    doer = left.kind in ("they", "he") or (left.kind == "party" and left.data.get("type") in ("noun", "head", "fighters"))
    kinds = classes_of(after.entries)
    return doer and bool(kinds & {"det", "poss", "it", "they"}) and "that" not in kinds


def number_follows(units: list, k: int) -> bool:
    after = units[k + 1] if k + 1 < len(units) else None
    return after is not None and (
        after.text[0].isdigit() or any(kind == "share" or (kind == "word" and d["class"] == "num") for kind, d in after.entries)
    )
