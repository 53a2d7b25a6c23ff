"""Windows: a long article cut into pieces that a model can read, at the ends of paragraphs or sentences, overlapping."""

from __future__ import annotations

from timeline.claims.sentences import split_sentences

LEAST = 400  # characters of a half, about


def split_windows(text: str, *, size: int, overlap: int) -> list[tuple[int, int]]:
    """Spans that cover every sentence of `text`, in order, each at most `size` characters (a longer sentence alone is whole).

    A window opens with the last sentences of the one before, at most `overlap` characters of them, so that "there" and
    "they" keep what they stand for.
    """
    spans = split_sentences(text)
    windows: list[tuple[int, int]] = []
    at, done = 0, 0
    while at < len(spans):
        start, stop = spans[at][0], at + 1
        while stop < len(spans) and spans[stop][1] - start <= size:
            stop += 1
        if stop < len(spans):
            stop = max(_back_to_paragraph(text, spans, at, stop), done + 1)  # every window reads on
        windows.append((start, spans[stop - 1][1]))
        if stop >= len(spans):
            break
        done = stop
        end, back = spans[stop - 1][1], stop
        while back - 1 > at and end - spans[back - 1][0] <= overlap:
            back -= 1
        at = back
    return windows


def halve_window(text: str, window: tuple[int, int]) -> list[tuple[int, int]]:
    """A window's sentences in two windows, for an answer on the whole that did not fit; none where it can't be cut further."""
    start, end = window
    if end - start < 2 * LEAST:
        return []
    halves = [(start + a, start + b) for a, b in split_windows(text[start:end], size=(end - start) // 2 + LEAST // 4, overlap=0)]
    return halves if len(halves) > 1 and all(b - a < end - start for a, b in halves) else []


def _back_to_paragraph(text: str, spans: list[tuple[int, int]], at: int, stop: int) -> int:
    """The end of the last paragraph in the window's last third, or `stop`."""
    floor = spans[at][0] + (spans[stop - 1][1] - spans[at][0]) * 2 // 3
    for n in range(stop, at + 1, -1):
        if spans[n - 1][1] < floor:
            break
        if "\n" in text[spans[n - 1][1]:spans[n][0]]:
            return n
    return stop
