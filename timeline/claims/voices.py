"""Voices: of several speakers in one sentence, which one says what stands where."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.claims.chunks import Chunk

_TURNS = frozenset({"but", "semi"})


@dataclass(frozen=True, slots=True)
class Voice:
    """One speaker of a sentence: the words that name it (offsets into the text), its party, and whether what it says follows or goes before."""

    start: int
    end: int
    party: str
    leads: bool


def choose_voice(voices: list[Voice], chunks: list[Chunk], offset: int) -> Voice | None:
    """Who says what stands at `offset`: `A said that …, but …, B said`. None where the sentence has one speaker or none."""
    if len({v.start for v in voices}) < 2:
        return None
    leading = max((v for v in voices if v.leads and v.start <= offset), key=lambda v: v.start, default=None)
    trailing = min((v for v in voices if not v.leads and v.start >= offset), key=lambda v: v.start, default=None)
    if leading is not None:
        turned = any(c.kind in _TURNS and leading.start < c.start < offset for c in chunks)
        if not turned or trailing is None:
            return leading
    return trailing or max(voices, key=lambda v: v.start)
