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
def _compile() -> tuple[tuple[tuple[str, ...], re.Pattern], ...]:
    """Patterns, each with words of which one must stand in a text that it can match: most texts hold none."""
    compiled = []
    with TALK.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            opening = r"(?:\A|(?<=[.!?…؟:;\n]))\W{0,10}" if row["where"] == "start" else ""
            compiled.append((tuple(row["cues"].split(";")), re.compile(f"{opening}(?:{row['pattern']})", re.IGNORECASE)))
    return tuple(compiled)


def find_program_talk(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Half-open spans of `text[start:end]`: each such sentence with the one after it, which is what the program is told to say.

    Over the end of a line only where the first hardly says anything itself: a mark of a chat, or words that end with a colon.
    """
    stop = len(text) if end is None else end
    part = text[start:stop]
    folded = part.lower()
    hits = sorted(match.end() - 1 for cues, pattern in _compile() if any(cue in folded for cue in cues) for match in pattern.finditer(part))
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
