"""Quotes: words given by a model looked up, word for word, in the article's text."""

from __future__ import annotations

import re
from collections.abc import Iterator

LONGEST = 1500  # characters; a longer "quote" is a passage and proves nothing about one claim

# The same sign in another shape; one code point each, so that offsets stay exact.
_ALIKE = [frozenset("'’‘ʼ`´"), frozenset("\"“”„«»"), frozenset("-‐‑–—")]


def find_words(text: str, words: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Where `words` stand within `text[start:end]`, as offsets into `text`, in order.

    Letters, figures and their case must be the same; runs of white space count as one, and quote marks and dashes of any
    shape as alike. In scripts with capitals a word is never found within a longer one.
    """
    parts = words.split()
    if not parts or len(words) > LONGEST:
        return
    pattern = re.compile(r"\s+".join("".join(map(_write_sign, part)) for part in parts))
    for match in pattern.finditer(text, start, len(text) if end is None else end):
        if _is_edge(text, match.start()) and _is_edge(text, match.end()):
            yield match.span()


def find_first(text: str, words: str, start: int = 0, end: int | None = None) -> tuple[int, int] | None:
    return next(find_words(text, words, start, end), None)


def find_last(text: str, words: str, start: int = 0, end: int | None = None) -> tuple[int, int] | None:
    return max(find_words(text, words, start, end), default=None)


def _write_sign(sign: str) -> str:
    for signs in _ALIKE:
        if sign in signs:
            return "[" + "".join(re.escape(s) for s in sorted(signs)) + "]"
    return re.escape(sign)


def _is_edge(text: str, at: int) -> bool:
    """Whether a word of a script with capitals (or a figure) is not cut at `at`; others write words together."""
    return not (0 < at < len(text) and _joins(text[at - 1]) and _joins(text[at]))


def _joins(sign: str) -> bool:
    return sign.isdigit() or sign.lower() != sign.upper()
