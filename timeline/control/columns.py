"""Columns: a table's evidence weighed in columns, sorted by district and day, and made records where it is judged."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import partial
from itertools import repeat
from typing import NamedTuple

import numpy as np
import pandas as pd

from timeline.control.theatre import Theatre
from timeline.control.weigh import GAIN, STATE, Evidence, Word, grade_word, infer_party, read_word, skips_sector

BATCH = 20_000  # records at a time: so many stay in the processor's caches
_WORD = ["party", "event", "modality", "actor", "side", "against_interest"]


class Weighed(NamedTuple):
    """A table's evidence in columns, sorted by district and day, without repeats: codes into lists of what occurs.

    District n has the rows from `begins[n]` to before `begins[n + 1]`.
    """

    begins: list[int]
    districts: list[str]
    words: list[tuple]
    spoken: list[np.ndarray]  # of the words: kind, party, grade, loss, firm
    word: np.ndarray
    part: np.ndarray
    voice: np.ndarray
    claim: np.ndarray
    days: np.ndarray
    counts: tuple[np.ndarray, ...]  # places in `days`: day, first, last, known
    dated: np.ndarray
    breadth: np.ndarray
    shares: tuple[np.ndarray, ...]  # least and most; none where every row is on whole districts


def weigh_table(table: pd.DataFrame, *, theatre: Theatre) -> Weighed:
    """The table's evidence. Each distinct combination of words is read once, by the functions that read a single claim."""
    empty = np.zeros(0, dtype=np.int64)
    if not len(table):
        return Weighed([0], [], [], [], empty, empty, empty, empty, empty, (), empty, empty, ())
    start = theatre.start.toordinal()
    last = np.maximum(table["last"].to_numpy(np.int64), start)
    first = table["first"].to_numpy(np.int64)
    first = np.where(first > 0, np.minimum(np.maximum(first, start), last), 0)
    published = table["published"].to_numpy(np.int64)
    breadth = table["breadth"].to_numpy(np.int64)
    word_code, words = _read_words(table, theatre)
    key_code, keys = pd.factorize(table["key"], sort=True)
    district_code, districts = pd.factorize(table["district"], sort=True)
    lineage_code, lineages = pd.factorize(table["lineage"], sort=True)
    kinds = np.array([w[0] for w in words], dtype=object)
    heard = kinds[word_code] != ""
    blank = np.array([k == "" for k in keys])
    mute = np.array([w[6] for w in words])
    heard &= (breadth == 1) | (blank[key_code] & ~mute[word_code])
    since = np.array([w[7] for w in words])[word_code] & (first > 0)
    day = np.where(since, first, last)
    dated = (first > 0) & (last - first <= 1)
    low, high = table["low"].to_numpy(float), table["high"].to_numpy(float)
    rows = np.flatnonzero(heard)
    bits = int(np.ptp(published)).bit_length()
    packed = pack_columns([c[rows] for c in (district_code, day, breadth, first, last, word_code, lineage_code, key_code, published)], bits)
    sorting = np.lexsort(packed[::-1])
    order = rows[sorting]
    same = np.ones(len(order), dtype=bool)
    same[:1] = False
    for taken in (*(c[sorting] for c in packed[:-1]), (packed[-1] >> bits)[sorting], low[order], high[order]):
        same[1:] &= taken[1:] == taken[:-1]
    order = order[~same]  # the same word of the same voice: the first that was heard stays
    placed = district_code[order]
    begins = [*np.flatnonzero(np.r_[True, placed[1:] != placed[:-1]]).tolist(), len(order)] if len(order) else [0]
    days, counts = number_days([day, first, last, published], order)
    whole = blank.all()
    return Weighed(
        begins, [str(districts[placed[n]]) for n in begins[:-1]], words, [np.array([w[n] for w in words], dtype=object) for n in range(5)],
        word_code[order], np.array(keys, dtype=object)[key_code[order]], np.array(lineages, dtype=object)[lineage_code[order]],
        table["claim"].to_numpy(object)[order], days, counts, dated[order], breadth[order], () if whole else (low[order], high[order]))


def number_days(columns: list[np.ndarray], order: np.ndarray) -> tuple[np.ndarray, tuple[np.ndarray, ...]]:
    """The days that occur, 0 (open) first, and each column's places in them: one number a day, not one a record."""
    known = [c[c > 0] for c in columns]
    least = min(int(c.min()) for c in known if len(c)) - 1
    most = max(int(c.max()) for c in known if len(c))
    return np.array([0, *range(least + 1, most + 1)], dtype=object), tuple(np.maximum(c[order] - least, 0) for c in columns)


def draw_evidence(weighed: Weighed, first: int, after: int, *, theatre: Theatre) -> Iterator[tuple[str, list[Evidence]]]:
    """(P-code, its evidence) of the districts from number `first` to before `after`; records are made for some at a time."""
    begins, at = weighed.begins, first
    named = np.array([w[3] not in ("", "?") for w in weighed.words])
    while at < after:
        stop = min(max(at + 1, bisect_right(begins, begins[at] + BATCH) - 1), after)
        rows = slice(begins[at], begins[stop])
        kind, party, grade, loss, firm = (column[weighed.word[rows]].tolist() for column in weighed.spoken)
        day, since, last, known = (weighed.days[column[rows]].tolist() for column in weighed.counts)
        shares = [column[rows].tolist() for column in weighed.shares] or [repeat(0.0), repeat(1.0)]
        found = list(map(partial(tuple.__new__, Evidence), zip(
            day, kind, party, weighed.part[rows].tolist(), grade, weighed.voice[rows].tolist(), weighed.claim[rows].tolist(), since, last,
            weighed.dated[rows].tolist(), weighed.breadth[rows].tolist(), known, loss, firm, *shares, strict=False)))  # repeat has no end
        cuts = [begins[n] - begins[at] for n in range(at, stop + 1)]
        for n in np.flatnonzero(named[weighed.word[rows]]).tolist():
            code = weighed.districts[at + bisect_right(cuts, n) - 1]
            found[n] = _infer(found[n], weighed.words[weighed.word[rows][n]], code, theatre)
        for n in range(at, stop):
            yield weighed.districts[n], found[cuts[n - at]:cuts[n - at + 1]]
        at = stop


def pack_columns(columns: list[np.ndarray], last_bits: int) -> list[np.ndarray]:
    """The columns (integers) as fewer ones that sort and compare alike: as many side by side as 62 bits hold.

    The last column takes `last_bits`, the lowest of the last packed one.
    """
    packed: list[np.ndarray] = []
    room = 0
    for n, column in enumerate(columns, 1):
        values = column - column.min() if len(column) else column
        bits = last_bits if n == len(columns) else int(values.max()).bit_length() if len(values) else 0
        if packed and bits <= room:
            packed[-1] = (packed[-1] << bits) | values
        else:
            packed.append(values.astype(np.int64))
            room = 62
        room -= bits
    return packed


def _read_words(table: pd.DataFrame, theatre: Theatre) -> tuple[np.ndarray, list[tuple]]:
    """Code of each row's word, and the distinct words: (kind, party, grade, loss, firm, side, mute, since, against)."""
    code = np.zeros(len(table), dtype=np.int64)
    parts = []
    for name in _WORD:
        values, levels = pd.factorize(table[name], sort=True)
        code = code * max(len(levels), 1) + values
        parts.append(levels)
    numbers, rows = np.unique(code, return_inverse=True)
    words = []
    for number in numbers.tolist():
        picked = []
        for levels in reversed(parts):
            number, n = divmod(number, max(len(levels), 1))
            picked.append(levels[n])
        party, event, modality, actor, side, against = reversed(picked)
        word = read_word(party, event, modality, actor, theatre=theatre)
        grade = grade_word(side, word.party, word.kind, word.loss, bool(against), theatre=theatre)
        since = word.kind == STATE and modality == "background" and event == "held"
        lost = bool(word.loss) and word.loss != "?"
        words.append((word.kind, word.party, grade, word.loss, word.firm, side if lost else "", skips_sector(word.kind, party), since,
                      bool(against) and lost))
    levels = {word: n for n, word in enumerate(dict.fromkeys(words))}  # what differs in nothing that is heard is one word
    return np.array([levels[w] for w in words])[rows.reshape(-1)], list(levels)


def _infer(item: Evidence, word: tuple, code: str, theatre: Theatre) -> Evidence:
    party = infer_party(Word(word[0], word[1], word[3], word[4]), code, item.last, theatre=theatre)
    return item._replace(party=party, grade=grade_word(word[5], party, GAIN, word[3], word[8], theatre=theatre))
