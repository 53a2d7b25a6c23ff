"""Sentences: spans of a text, cut at stops and line ends, never longer than a window."""

from __future__ import annotations

import re
from dataclasses import dataclass

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
_HEAD_MARK = re.compile(r"[-–—:|•*▪●◆►]")  # every head has one
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_LINE_ENDS = frozenset("\n\r\u2028\u2029")


_NARROW, _WIDE = 40, 100  # characters of a line that was broken at a margin
_FIRST_WORD = re.compile(r"[^\W_][^\s]{0,40}")


@dataclass(frozen=True, slots=True)
class Block:
    """Lines without a blank one between them: where they start and end, and the margin that they were broken at (0: none)."""

    start: int
    end: int
    margin: int = 0

    def wraps(self, text: str, at: int) -> bool:
        """Whether the line break at `at` only keeps to the margin: the next line's first word had no more room, or goes on in lower case."""
        if not self.margin or text[at - 1 : at] in _STOPS:
            return False
        line, word = text[max(text.rfind("\n", self.start, at) + 1, self.start) : at], _FIRST_WORD.match(text, at + 1)
        return word is not None and (len(line) + 1 + len(word.group()) > self.margin or (len(line) >= _NARROW and word.group()[0].islower()))


def measure_block(text: str, start: int, at: int) -> Block:
    """The block of the line break at `at`, which starts no earlier than `start`. It has a margin where nearly every line stops just before it."""
    blank = text.rfind("\n\n", start, at)
    start = blank + 2 if blank >= 0 else start
    end = text.find("\n\n", at)
    end = len(text) if end < 0 else end
    lines = text[start:end].split("\n")
    block = Block(start, end, max(map(len, lines)))
    if len(lines) < 3 or not _NARROW <= block.margin <= _WIDE:
        return Block(start, end)
    at, loose, tight = start - 1, 0, 0
    for line in lines[:-1]:
        at += len(line) + 1
        if line[-1:] not in _STOPS:
            wrapped = block.wraps(text, at)
            loose, tight = loose + (not wrapped), tight + wrapped
    return block if tight > 3 * loose else Block(start, end)


def split_sentences(text: str, *, abbreviations: frozenset[str] = frozenset()) -> list[tuple[int, int]]:
    """The sentences of `text` as (start, end) offsets, in order, without surrounding white space.

    A stop after one of `abbreviations`, after a single letter, or before a lower-case word ends no sentence.
    """
    spans, start, block = [], 0, Block(0, -1)
    for stop in _STOP.finditer(text):
        end = stop.end()
        if text[stop.start()] == "." and not _ends_sentence(text, stop.start(), end, abbreviations):
            continue
        if text[stop.start()] == "\n" and end == stop.start() + 1:
            if stop.start() > block.end:
                block = measure_block(text, max(block.end, 0), stop.start())
            if block.wraps(text, stop.start()):
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
    if not _HEAD_MARK.search(text, start, min(end, start + 120)):
        return start
    for n, head in enumerate(_HEADS):
        stop = min(end, start + 120)
        found = head.match(text, start, stop) if n != 1 or text.find("(", start, stop) >= 0 else None
        if found and found.end() < end:
            start = found.end()
    return start


def mask_datelines(text: str, bureaus: frozenset[str]) -> str:
    """`text` with blanks for the datelines of its paragraphs (`BEIRUT (AP) — `) that name one of `bureaus`; offsets stay.

    Where an agency has its bureau says nothing of where the news is; a dateline of another city does.
    """
    out, done, start = [], 0, 0
    while start < len(text):
        found = _HEADS[1].match(text, start, start + 120) if text.find("(", start, start + 120) >= 0 else None
        if found and _FIRST_WORD.match(text, start).group().casefold() in bureaus:
            out.extend((text[done:start], " " * (found.end() - start)))
            done = found.end()
        following = text.find("\n", start)
        start = following + 1 if following >= 0 else len(text)
    return "".join((*out, text[done:])) if out else text


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
