"""Sentences that speak to a reader's program and not to readers: they are no news, and nobody's report (data/program_talk.csv)."""

from __future__ import annotations

import csv
import re
from bisect import bisect_right
from functools import cache
from pathlib import Path

TALK = Path(__file__).resolve().parents[2] / "data" / "program_talk.csv"  # beside the cities: of every city

_FEW_LETTERS = 40
_SENTENCE = re.compile(r"[^.!?…。؟\n]+[.!?…。؟]*[\"'”’»)\]]*")


@cache
def _compile() -> tuple[re.Pattern, re.Pattern]:
    """What gives such a sentence away wherever it stands in it, and what only at its beginning."""
    patterns: dict[str, list[str]] = {"any": [], "start": []}
    with TALK.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            patterns[row["where"]].append(row["pattern"])
    anywhere, opening = ("|".join(f"(?:{pattern})" for pattern in patterns[where]) for where in ("any", "start"))
    return re.compile(anywhere, re.IGNORECASE), re.compile(rf"(?:\A|(?<=[.!?…؟:;\n]))\W{{0,10}}(?:{opening})", re.IGNORECASE)


def find_program_talk(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Half-open spans of `text[start:end]`: each such sentence with the one after it, which is what the program is told to say.

    Over the end of a line only where the first hardly says anything itself: a mark of a chat, or words that end with a colon.
    """
    stop = len(text) if end is None else end
    part = text[start:stop]
    hits = sorted(match.end() - 1 for pattern in _compile() for match in pattern.finditer(part))
    if not hits:
        return []
    sentences = [match.span() for match in _SENTENCE.finditer(part) if not match[0].isspace()]
    begins = [span[0] for span in sentences]
    found: list[tuple[int, int]] = []
    for hit in hits:
        at = max(0, bisect_right(begins, hit) - 1)
        last = at + 1 if at + 1 < len(sentences) and _runs_on(part, sentences[at], sentences[at + 1]) else at
        span = (start + sentences[at][0], start + sentences[last][1])
        if found and span[0] <= found[-1][1]:
            found[-1] = (found[-1][0], max(span[1], found[-1][1]))
        else:
            found.append(span)
    return found


def _runs_on(text: str, sentence: tuple[int, int], after: tuple[int, int]) -> bool:
    if "\n" not in text[sentence[1] - 1 : after[0]]:
        return True
    return sentence[1] - sentence[0] < _FEW_LETTERS or text[sentence[0] : sentence[1]].rstrip().endswith(":")
