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

# What stands before a paragraph's first words and says nothing itself: a bullet, a time, a dateline. Each part is short, so the cost is bounded.
_HEADS = (
    re.compile(r"(?:[-–—•*▪●◆►✅🔴]\s+)?(?:(?:UPDATE|LIVE)\s+)?\[?(?:\d{1,2}[:.hH]\d{2}|\d{4}(?=\s?(?:GMT|UTC)))\]?"
               r"(?:\s?(?:GMT|UTC|[AaPp]\.?[Mm]\.?|local time))?\s*[-–—:|]\s+(?=\D)"),
    re.compile(r"[^\W\d_][\w'’.-]*(?:[ ,/]+[\w'’.-]+){0,6}[ ,]*\([^()\n]{2,40}\)[^\W_]{0,2}\s*[-–—:]{1,2}\s+(?=[^\W\d_a-zа-я])"),
    re.compile(r"[A-ZÀ-ÞА-ЯЁ]{3,}(?:[ ,/]+(?!\w+ [-–—])[\w'’.]+){0,5}\s*[-–—]{1,2}\s+(?:[A-ZÀ-ÞА-ЯЁ][\w ]{1,20}\.\s+)?(?=[\"“«‘']?[A-ZÀ-ÞА-ЯЁ])"),
    re.compile(r"[-–—•*▪●◆►]\s+"),
)
_LINE_ENDS = frozenset("\n\r\u2028\u2029")


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


def skip_head(text: str, start: int, end: int) -> int:
    """Where a paragraph's own words begin, if `start` opens one: after `- `, `14:20 – `, `BEIRUT (AP) — `."""
    before = start - 1
    while before >= 0 and text[before] in " \t\u00a0":
        before -= 1
    if before >= 0 and text[before] not in _LINE_ENDS:
        return start
    for head in _HEADS:
        found = head.match(text, start, min(end, start + 120))
        if found and found.end() < end:
            start = found.end()
    return start


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
