"""Kinds of words told by their rows and their form alone; their neighbours count for little where words are inflected."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.claims.lexicon import Lexicon

PUNCTUATION = {",": "comma", ";": "semi", ":": "colon", "—": "dash", "|": "colon", "(": "open", ")": "close", "[": "open", "]": "close",
               '"': "quote", "'": "quote", "…": "dash", "?": "question", "!": "stop", ".": "stop", "؟": "question"}
_OPENERS = frozenset({*PUNCTUATION.values(), "and", "but", "say_that"})
RANK = {"verb": 0, "party": 1, "noun": 2, "placenoun": 3, "share": 4, "speaker": 5, "modality": 6, "word": 7}


def settle_by_form(units: list, k: int, lexicon: Lexicon) -> None:
    """Choose what the unit at `k` is where words are inflected: by its rows, else by its ending; its neighbours count for little."""
    unit, rows = units[k], units[k].entries
    if not rows:
        unit.kind = guess_kind(unit.text, lexicon.config)
        return
    if {"share", "placenoun"} <= {kind for kind, _ in rows}:  # a part of it, but: the western part
        sided = k and units[k - 1].kind == "direction"
        rows = [e for e in rows if e[0] != ("share" if sided else "placenoun")]
    if {"party", "word"} <= {kind for kind, _ in rows}:  # the military, but: military schools
        after = {kind for kind, _ in units[k + 1].entries} if k + 1 < len(units) else set()
        rows = [e for e in rows if e[0] == ("word" if after & {"placenoun", "noun", "speaker"} else "party")]
    classes = {e[1]["class"].split(":")[0] for e in rows if e[0] == "word"}
    if {"it", "poss"} <= classes and k + 1 < len(units) and (
            units[k + 1].text in lexicon.config.get("grips", ()) or any(d.get("kind") == "control" for _, d in units[k + 1].entries)):
        rows = [e for e in rows if e[1].get("class") == "poss"]  # under its control
    if k and units[k - 1].kind not in _OPENERS:  # for the time being, but: while
        rows = [e for e in rows if not (e[0] == "word" and e[1]["class"].split(":")[0] in ("sub", "cond"))] or rows
    kind, data = min(rows, key=lambda e: RANK.get(e[0], 9))
    unit.also = frozenset(d["class"].split(":")[0] for kind, d in unit.entries if kind == "word")
    unit.data, unit.entries = data, [e for e in rows if e[0] == kind]
    unit.kind = data["class"].split(":")[0] if kind == "word" else data["class"] if kind == "speaker" else kind
    if unit.kind == "share" and data["class"] == "number":
        unit.kind = "num"
    aside = k + 1 < len(units) and units[k + 1].text == "," and k and units[k - 1].kind == "comma"
    if unit.kind == "but" and k and (aside or units[k - 1].kind not in _OPENERS):
        unit.kind = "adv"  # the army meanwhile took X


def is_open(rows: list) -> bool:
    """Whether the words beside one of these rows have a say in what it is (`settle_by_form`)."""
    kinds = {kind for kind, _ in rows}
    classes = {data["class"].split(":")[0] for kind, data in rows if kind == "word"}
    return {"share", "placenoun"} <= kinds or {"party", "word"} <= kinds or {"it", "poss"} <= classes or bool(classes & {"sub", "cond", "but"})


def guess_kind(text: str, config: dict) -> str:
    """The kind of a word that no table has, by its form."""
    if text in PUNCTUATION:
        return PUNCTUATION[text]
    if text[0].isdigit():
        return "num"
    if text == "-":
        return "hyphen"
    if text in config.get("plain", ()):
        return "w"  # a noun that ends like a verb
    for kind, key in (("verb_base", "infinitive_suffixes"), ("participle", "participle_suffixes"), ("gerund", "gerund_suffixes"),
                      ("adj", "adjective_suffixes"), ("adv", "adverb_suffixes")):
        if len(text) > 4 and text.endswith(tuple(config.get(key, ()))):
            return kind
    return "w"
