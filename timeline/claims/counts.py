"""Counts: dates that are counted (three weeks ago, the thirteenth day of the offensive), and the classes of date words."""

from __future__ import annotations

import datetime as dt

from timeline.claims.lexicon import Lexicon
from timeline.claims.when import When

_NOTHING: tuple[int, list] = (0, [])


class DateWords(dict):
    """The date phrases of a sentence by their first token: (tokens, rows), looked up when asked for; (0, []) where none stands."""

    def __init__(self, words: list[str], lexicon: Lexicon):
        self.words, self.lexicon = words, lexicon

    def __missing__(self, k: int) -> tuple[int, list]:
        self[k] = found = self.lexicon.find(self.words, k, trie=self.lexicon.dates) if 0 <= k < len(self.words) else _NOTHING
        return found


def _class(classes: DateWords, k: int) -> str:
    size, rows = classes[k]
    return rows[0][1]["class"] if size else ""


def _ending(classes, i: int) -> tuple[int, str]:
    """(first token, class) of the longest phrase that ends right before the token `i`; (i, "") where there is none."""
    for k in range(max(0, i - 4), i):
        if classes[k][0] and k + classes[k][0] == i:
            return k, _class(classes, k)
    return i, ""


def _value(classes, k: int) -> str:
    return classes[k][1][0][1]["value"]


def _pick(classes: DateWords, k: int, wanted: str):
    """(size, value) where the token at `k` has a row of class `wanted`, else (0, '')."""
    size, rows = classes[k]
    for _, data in rows:
        if data["class"] == wanted:
            return size, data["value"]
    return 0, ""


def _counted(words, classes, i, number, j, published, offensives) -> When | None:
    """Three weeks ago, two days earlier; for four years (kind "for": since then)."""
    size, unit = _pick(classes, j, "unit")
    if not size or number > 500:
        return None
    days = int(unit) * number
    j += size
    size, _ = _pick(classes, j, "ago")
    before = _ending(classes, i)[1]
    since = before == "since"
    if size or since or before == "ago":
        if since:  # depuis quatre ans
            return When(published - dt.timedelta(days=days), published, "relative", kind="for", i=i, j=j)
        slack = 0 if int(unit) <= 1 else 2 if unit == "7" else 15 if unit == "30" else 182
        middle = published - dt.timedelta(days=days)
        return When(middle - dt.timedelta(days=slack), middle + dt.timedelta(days=slack), "relative", i=i, j=j + size)
    if i and words[i - 1] in ("for", "last", "past"):
        if words[i - 1] == "for" and days < 60:
            return When(published - dt.timedelta(days=days), published, "relative", kind="for", i=i, j=j)
        if words[i - 1] == "for":
            middle = published - dt.timedelta(days=days)
            return When(middle, published, "relative", kind="for", i=i, j=j)
        return When(published - dt.timedelta(days=days), published, "relative", i=i, j=j)
    return None


def _nth(words, classes, i, number, j, published, offensives, unit_seen=False) -> When | None:
    """The thirteenth day of the drive; day 13 of the offensive; in the third week of the offensive."""
    unit = "1"
    if not unit_seen:
        size, unit = _pick(classes, j, "unit")
        if not size:
            return None
        j += size
    for k in range(j, min(j + 6, len(words))):
        size, _ = _pick(classes, k, "offensive")
        if size:
            running = [first for first, last in offensives if first <= published]
            if not running:
                return None
            first = max(running) + dt.timedelta(days=(number - 1) * int(unit))
            last = first + dt.timedelta(days=int(unit) - 1)
            return When(first, last, "relative", i=i, j=k + size) if first <= published else None
    return None
