"""What a saved page says beside its news: paywalls, cookies, prices, "read also", disclaimers, links.

The text is kept as read, because offsets point into it; what is found here is to be skipped. Cues are a table
(data/boilerplate.csv): a `strong` cue gives its sentence away wherever it stands, a `line` cue only at a line's beginning.
"""

from __future__ import annotations

import csv
import itertools
import re
from bisect import bisect_left
from functools import cache
from pathlib import Path

CUES = Path(__file__).resolve().parents[2] / "data" / "boilerplate.csv"  # beside the cities: of every city

_LINE = re.compile(r"[^\n]+")
_SENTENCE = re.compile(r"[^.!?…。؟]+(?:[.!?…。؟]+[\"'”’»)\]]*|\Z)")
_NEWS_END = re.compile(r"[.!?…。؟:][\"'”’»)\]]*\s*\Z")
_STOP = re.compile(r"[.!?؟。][\"'”’»)\]]*\s*\Z")
_PRICE = re.compile(r"[₹$€£¥₽₺]\s?\d|\d\s?[₹€£¥₽₺]|\b(?:rs|usd|eur|gbp|inr)\.?\s?\d", re.IGNORECASE)
_LINK = re.compile(r"\s*(?:[-*•>|]\s*)?(?:https?://\S+|www\.\S+|\[[^\]\n]{0,200}\]\(\S{1,500}\))\s*\Z")
_IMAGE = re.compile(r"!\[[^\[\]\n]{0,300}\]\([^()\n]{0,700}\)")  # Markdown: its words are a caption
_HEADLINE = re.compile(r"\s*(?:[-*•>]\s+|\d{1,2}[.)]\s+)?\[[^\[\]\n]{0,200}[^\[\]\n.!?؟]\]\([^()\s]{1,700}\)\s*\Z")  # a line that is a link
_TEMPLATE = re.compile(r"\{\{[^{}\n]{0,80}\}\}")
_NEWS_LENGTH = 80  # a line of news is longer and ends as a sentence does; what is shorter may be a heading or a menu
_SENTENCE_LENGTH = 40  # so may one that is hardly a sentence and ends with a full stop
_ASIDE_LENGTH = 200  # "Read also: …" with its headline
_MAX_GAP = 4  # short lines between two cues that belong to them


@cache
def _read_cues():
    """An automaton over all cues; values (length, strength)."""
    import ahocorasick

    automaton = ahocorasick.Automaton()
    with CUES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            automaton.add_word(row["cue"], (len(row["cue"]), row["strength"]))
    automaton.make_automaton()
    return automaton


def boilerplate_spans(text: str) -> list[tuple[int, int]]:
    """Half-open spans of `text` (code points) that are no news, sorted and apart from each other."""
    folded = _lower(text)
    hits: list[tuple[int, int, str]] = []
    for last, (length, strength) in _read_cues().iter(folded):
        start = last - length + 1
        if _stands_alone(folded, start, last + 1):
            hits.append((start, length, strength))
    linked = "](" in text
    if not hits and "{{" not in text and not linked:
        return []
    hits.sort()
    lines = [(m.start(), m.end()) for m in _LINE.finditer(text) if not m[0].isspace()]
    spans = [image.span() for image in _IMAGE.finditer(text)] if linked else []
    if linked and len(lines) > 1:
        spans += [line for line in lines if _HEADLINE.match(text, *line)]
    return _merge(text, [*spans, *_mark_lines(text, folded, lines, hits)])


def _mark_lines(text: str, folded: str, lines: list[tuple[int, int]], hits: list[tuple[int, int, str]]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    marked: list[int] = []  # numbers of lines that are boilerplate as a whole
    at = 0
    for number, (start, end) in enumerate(lines):
        inside = []
        while at < len(hits) and hits[at][0] < end:
            inside.append(hits[at])
            at += 1
        strong = [place for place, _, strength in inside if strength == "strong"]
        opened = any(strength == "line" and _opens(folded, start, end, place, length) for place, length, strength in inside)
        if opened or _TEMPLATE.search(text, start, end) or (strong and end - start <= _NEWS_LENGTH):
            whole = [(start, end)]
        else:  # a news sentence may stand beside the cue's
            whole = _sentences_with(text, start, end, strong) if strong else []
        if whole and whole[0][0] <= start + 1:
            marked.append(number)
        spans.extend(whole)
    spans.extend(_mark_between(text, lines, marked))
    return spans


def _opens(folded: str, start: int, end: int, place: int, length: int) -> bool:
    """Whether a line cue opens its line and the line is short enough to be an aside; a single word opens only a label."""
    if end - start > _ASIDE_LENGTH or folded[start:place].strip(" \t-–—*•>|[»«#:"):
        return False
    cue, rest = folded[place : place + length], folded[place + length : end]
    return " " in cue or not cue[-1].isalnum() or rest.lstrip()[:1] in (":", "：") or len(rest.split()) <= 2


def _mark_between(text: str, lines: list[tuple[int, int]], marked: list[int]) -> list[tuple[int, int]]:
    """Short lines, prices and links among marked ones; and the whole tail once no news follows."""
    if not marked:
        return []
    beside = set(marked)
    news = [number for number, (start, end) in enumerate(lines) if number not in beside and _is_news(text, start, end)]
    last_news = news[-1] if news else -1
    spans = []
    tail = next((number for number in marked if number > last_news), None)
    if tail is not None:
        spans.append((lines[tail][0], lines[-1][1]))
    is_news = set(news)
    for before, after in itertools.pairwise(marked):
        between = range(before + 1, after)
        if len(between) <= _MAX_GAP and not any(number in is_news for number in between):
            spans.extend(lines[number] for number in between)
    for number in sorted({n + step for n in marked for step in (-1, 1)} - beside):
        if 0 <= number < len(lines):
            start, end = lines[number]
            if (_PRICE.search(text, start, end) and end - start < _NEWS_LENGTH) or _LINK.match(text, start, end):
                spans.append((start, end))
    return spans


def _is_news(text: str, start: int, end: int) -> bool:
    if end - start >= _NEWS_LENGTH:
        return _NEWS_END.search(text, max(start, end - 12), end) is not None
    words = text[start:end]
    return end - start >= _SENTENCE_LENGTH and _STOP.search(words) is not None and _PRICE.search(words) is None and _TEMPLATE.search(words) is None


def _sentences_with(text: str, start: int, end: int, cues: list[int]) -> list[tuple[int, int]]:
    spans = []
    for match in _SENTENCE.finditer(text, start, end):
        at = bisect_left(cues, match.start())
        if at < len(cues) and cues[at] < match.end():
            spans.append(match.span())
    return spans


def _merge(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans without overlap; those with only white space between them are one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and (start <= merged[-1][1] or text[merged[-1][1] : start].isspace()):
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _stands_alone(folded: str, start: int, end: int) -> bool:
    return not (start and folded[start - 1].isalnum() and folded[start].isalnum()) and not (
        end < len(folded) and folded[end].isalnum() and folded[end - 1].isalnum() and folded[start] < "\u3040")


def _lower(text: str) -> str:
    """Lower case of the same length, typographic apostrophes made plain, so that offsets hold."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
    return lowered.replace("’", "'").replace("\u00a0", " ")
