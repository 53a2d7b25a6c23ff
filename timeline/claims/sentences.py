"""Sentences: spans of a text, cut at stops and line ends, never longer than a window."""

from __future__ import annotations

import re

MAX_SENTENCE = 1500  # characters; a longer run (a table, a list without stops) is read in windows, so that cost stays linear

# The letters that may end a sentence stand first, so that the search goes from one to the next; what else must hold follows.
# A run of stops is tried once, from its first: from each of them its end would be looked for again.
_BREAKS, _STOPS = "\n\r\u2028\u2029", ".!?…؟。"
_STOP = re.compile(
    rf"[{_STOPS}{_BREAKS}](?:(?<=[{_BREAKS}])[{_BREAKS}]*|(?<=[{_STOPS}])(?<![{_STOPS}].)[{_STOPS}]*+[\"'”’»)\]]*+(?=\s|$))", re.DOTALL
)
_LAST_WORD = re.compile(r"(\w[\w.]*)$")


def split_sentences(text: str, *, abbreviations: frozenset[str] = frozenset()) -> list[tuple[int, int]]:
    """The sentences of `text` as (start, end) offsets, in order, without surrounding white space.

    A stop after one of `abbreviations`, after a single letter, or before a lower-case word ends no sentence.
    """
    spans, start = [], 0
    for stop in _STOP.finditer(text):
        end = stop.end()
        if text[stop.start()] == "." and not _ends_sentence(text, stop.start(), end, abbreviations):
            continue
        _append(spans, text, start, end)
        start = end
    _append(spans, text, start, len(text))
    return spans


def _ends_sentence(text: str, dot: int, end: int, abbreviations: frozenset[str]) -> bool:
    word = _LAST_WORD.search(text, max(0, dot - 20), dot)
    if word and (word.group().casefold() in abbreviations or (len(word.group()) == 1 and word.group().isalpha() and word.group().isupper())):
        return False
    rest = text[end : end + 6].lstrip()
    return not (rest[:1].islower() and rest[:1].isascii())


def _append(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > MAX_SENTENCE:
        cut = max(text.rfind(mark, start + MAX_SENTENCE // 2, start + MAX_SENTENCE) for mark in (",", ";", " ", "،"))
        cut = cut + 1 if cut > start else start + MAX_SENTENCE
        spans.append((start, cut))
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if end > start:
        spans.append((start, end))
