"""When: a window of days, its precision, and how it is written."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class When:
    """A window of days: the event lies in first..last (None: open). `kind`: on | since | until | for | before | after.

    `precision` as in UCDP GED: 1 a day, 2 up to six days, 3 a week, 4 a month, 5 a year or vaguer.
    `basis`: explicit | weekday | relative | publication. `i`, `j` are the tokens of the phrase.
    """

    first: dt.date | None
    last: dt.date | None
    basis: str
    kind: str = "on"
    i: int = 0
    j: int = 0

    @property
    def precision(self) -> int:
        if self.first is None or self.last is None:
            return 5
        days = (self.last - self.first).days
        return 1 if days == 0 else 2 if days < 6 else 3 if days < 14 else 4 if days < 62 else 5


VAGUE_DAYS = 62  # a window that is wider says no more than a season or a year


def begin_with(when: When, begins: dt.date | None) -> When:
    """`in 2012` of a battle that began in July: a vague window opens no earlier than the battle; others stay as they are."""
    if begins is None or when.first is None or when.last is None or (when.last - when.first).days <= VAGUE_DAYS:
        return when
    return replace(when, first=begins) if when.first < begins <= when.last else when


def _bound(when: When, published: dt.date) -> When:
    first, last = when.first, when.last
    if last and last > published:
        last = published
    return When(first, last, when.basis, when.kind, when.i, when.j)


def say_edtf(first: dt.date | None, last: dt.date | None) -> str:
    """The window as an EDTF string: a day, a month, a year, or one of a set of days [first..last]."""
    if first is None and last is None:
        return ""
    if first is None or last is None:
        return f"[..{last}]" if last else f"[{first}..]"
    if first == last:
        return first.isoformat()
    if (first.month, first.day) == (1, 1) and (last.month, last.day) == (12, 31) and first.year == last.year:
        return str(first.year)
    if first.day == 1 and (last + dt.timedelta(days=1)).day == 1 and (first.year, first.month) == (last.year, last.month):
        return f"{first.year}-{first.month:02d}"
    return f"[{first}..{last}]"


def goes_on(between) -> bool:
    """Whether a participle with words of its own follows a comma: took X, calling it the greatest gain since September."""
    return any(between[n].kind == "vg" and between[n].form == "gerund" and between[n - 1].kind == "comma" for n in range(1, len(between)))


def in_relative(chunks, k: int) -> bool:
    """Whether the chunk at `k` stands in a relative clause with its verb."""
    start = next((n for n in range(k, -1, -1) if chunks[n].kind in ("comma", "semi", "colon", "dash")), 0)
    rel = next((n for n in range(start, k) if chunks[n].kind == "rel"), None)
    return rel is not None and any(c.kind == "vg" for c in chunks[rel:k])


def opening_word(chunks, k: int, at: int, lexicon) -> str:
    """`since` or `until` where the clause that the date at `k` stands in opens so (since they began in mid-November), and `at` is not in it."""
    for n in range(k - 1, -1, -1):
        chunk = chunks[n]
        if chunk.kind == "sub":
            if n < at < k:
                return ""  # since they took X in 2012: of 2012
            size, entries = lexicon.find(chunk.text.split(), 0, trie=lexicon.dates)
            return next((d["class"] for _, d in entries if d["class"] in ("since", "until")), "") if size else ""
        if chunk.kind in ("comma", "semi", "colon", "and", "but", "rel"):
            return ""
    return ""
