"""Landmarks: a building that was named before and is spoken of by its noun alone."""

from __future__ import annotations

from functools import lru_cache

from timeline.claims.spots import Spot
from timeline.claims.tokens import fold_token


def find_landmark(word: str, landmarks: list[Spot]) -> list[Spot]:
    """The place named last whose name has that word: the college points back to it."""
    seen: set[str] = set()
    for spot in reversed(landmarks):
        if spot.text in seen:
            continue
        seen.add(spot.text)
        for w in fold_words(spot.text):
            if word == w or (min(len(w), len(word)) > 2 and abs(len(w) - len(word)) <= 2 and (word.endswith(w) or w.endswith(word))):
                return [spot]
    return []


@lru_cache(maxsize=4096)
def fold_words(text: str) -> tuple[str, ...]:
    return tuple(fold_token(word) for word in text.split())
