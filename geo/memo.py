"""Memos: what a function makes of a word, kept for the next time, since texts repeat their words."""

from __future__ import annotations

from collections.abc import Callable

KEPT, SHORT = 50_000, 40  # words that are kept at most, and the letters that one of them may have


class Memo(dict):
    """`memo[word]` is `make(word)`, made once for each word; emptied when it has grown large.

    As a dict it is asked by the interpreter itself: `map(memo.__getitem__, words)` costs no step of Python a word.
    """

    __slots__ = ("make",)

    def __init__(self, make: Callable[[str], object]):
        super().__init__()
        self.make = make

    def __missing__(self, word: str):
        found = self.make(word)
        if len(word) <= SHORT:
            if len(self) >= KEPT:
                self.clear()
            self[word] = found
        return found
