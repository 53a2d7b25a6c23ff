"""Phrases for sectors ("the eastern half of the city"): a table with alternatives and macros, unfolded to plain wordings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product

from geo.faults import Fault

COLUMNS = ("place_id", "lang", "phrase", "after", "not_after", "not_before", "source")
MOST = 4000  # wordings that one row may unfold to
_GROUP = re.compile(r"\(([^()]*)\)|([^()]+)")


@dataclass(frozen=True, slots=True)
class Phrase:
    """One wording for a place. Where `after` is given, the text before it ends with one of these words; it never ends
    with one of `not_after`, and what follows never starts with one of `not_before` (all in lower case).
    """

    place_id: str
    text: str
    lang: str
    after: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()


TAIL = "$tail"  # the rows of this name: what may follow any phrase and belongs to it ("of Aleppo")


def read_phrases(rows: Iterable[tuple[str, Mapping[str, str]]], faults: list[Fault]) -> tuple[Phrase, ...]:
    """Unfold the rows (where, cells) of `phrases.csv`; what is wrong goes to `faults`.

    `(a|b|)` is a choice, `$name` stands for the choice of the row whose place_id is `$name`. The wordings of `$tail`
    rows come as phrases of the place id `$tail`.
    """
    macros: dict[str, str] = {}
    found: dict[tuple[str, str], Phrase] = {}
    for where, row in rows:
        if row["place_id"].startswith("$") and row["place_id"] != TAIL:
            macros[row["place_id"]] = row["phrase"]
            continue
        try:
            wordings = unfold(row["phrase"], macros)
        except ValueError as error:
            faults.append(Fault(where, str(error), "(a|b) choices and $macros of rows above"))
            continue
        rules = tuple(tuple(w.strip().casefold() for w in row[c].split(";") if w.strip()) for c in ("after", "not_after", "not_before"))
        for text in wordings:
            found.setdefault((row["place_id"], text), Phrase(row["place_id"], text, row["lang"], *rules))
    return tuple(found.values())


def unfold(phrase: str, macros: Mapping[str, str]) -> list[str]:
    """Every wording of a phrase, in order, each once. Raises ValueError for an unknown macro or unbalanced brackets."""
    for _ in range(4):  # macros may stand within choices, as words of a choice with more words
        if "$" not in phrase:
            break
        phrase = _spread(phrase, macros)
    if "$" in phrase:
        raise ValueError(f"unknown macro in {phrase!r}")
    if re.sub(_GROUP, "", phrase):
        raise ValueError(f"unbalanced brackets in {phrase!r}")
    choices = [[g.strip() if not g.isspace() else "" for g in group.split("|")] if group or not plain else [plain.strip()]
               for group, plain in _GROUP.findall(phrase)]
    size = 1
    for choice in choices:
        size *= len(choice)
    if size > MOST:
        raise ValueError(f"{size} wordings, more than {MOST}")
    return list(dict.fromkeys(" ".join(" ".join(parts).split()) for parts in product(*choices)))


def _spread(phrase: str, macros: Mapping[str, str]) -> str:
    """Macros replaced: outside brackets by their choice, within a choice by each of their words in turn."""
    def inside(match: re.Match) -> str:
        options: list[str] = []
        for option in match[1].split("|"):
            name = re.search(r"\$\w+", option)
            if name is None:
                options.append(option)
            elif name[0] not in macros:
                raise ValueError(f"unknown macro {name[0]}")
            else:
                options += [option.replace(name[0], word) for word in macros[name[0]].strip("()").split("|")]
        return "(" + "|".join(options) + ")"

    phrase = re.sub(r"\(([^()]*)\)", inside, phrase)
    plain = re.compile(r"\$\w+")
    out, depth, at = [], 0, 0
    while at < len(phrase):
        match = plain.match(phrase, at)
        if match and depth == 0:
            if match[0] not in macros:
                raise ValueError(f"unknown macro {match[0]}")
            out.append(macros[match[0]])
            at = match.end()
            continue
        depth += {"(": 1, ")": -1}.get(phrase[at], 0)
        out.append(phrase[at])
        at += 1
    return "".join(out)
