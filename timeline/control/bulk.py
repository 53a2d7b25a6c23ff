"""Bulk: the same judgement over a table of claims, for a million rows; weighing in columns, judging district by district.

The result is what the record path (`resolve_control`) gives as known at one day of knowledge; a test holds them equal.
"""

from __future__ import annotations

import datetime as dt
import gc
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import repeat

import numpy as np
import pandas as pd

from geo.faults import Fault, raise_faults
from timeline.articles.article import Article
from timeline.claims.claim import Claim
from timeline.control.judge import judge_district
from timeline.control.rules import Rules
from timeline.control.theatre import Theatre
from timeline.control.weigh import (
    GAIN,
    STATE,
    Evidence,
    Word,
    bound_share,
    grade_word,
    infer_party,
    is_silent,
    name_part,
    name_side,
    name_voices,
    name_witness,
    read_word,
    skips_sector,
)

# one row per claim and district; days are ordinals (datetime.date.toordinal), first 0: open
COLUMNS = ("claim", "district", "party", "event", "modality", "actor", "side", "against_interest", "lineage", "first", "last",
           "published", "key", "breadth", "low", "high")
BATCH = 20_000  # records at a time: so many stay in the processor's caches
_WORD = ["party", "event", "modality", "actor", "side", "against_interest"]


def tabulate_claims(claims: Iterable[Claim], articles: Iterable[Article], *, theatre: Theatre) -> pd.DataFrame:
    """Claims as the table that `resolve_table` takes: columns `COLUMNS`, one row per claim and district."""
    by_id = {a.id: a for a in articles}
    rows = []
    listed = list({c.id: c for c in claims}.values())
    voices = name_voices(listed, theatre)
    for claim in listed:
        article = by_id[claim.article_id]
        if claim.aggregate:
            continue
        for place in claim.places:
            if is_silent(claim, place):
                continue
            key = name_part(claim, place)
            low, high = bound_share(claim) if key else (0.0, 1.0)
            breadth = len(place.districts) if place.where_prec in (4, 6) else 1
            last = min(claim.last or article.published, article.published).toordinal()
            rows += [(claim.id, code, claim.party, claim.event, claim.modality, claim.actor, name_side(claim, article),
                      claim.against_interest, name_witness(claim, article, voices), claim.first.toordinal() if claim.first else 0, last,
                      article.published.toordinal(), key, breadth, low, high) for code in place.districts]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def resolve_table(table: pd.DataFrame, *, theatre: Theatre, rules: Rules, known_by: dt.date | None = None) -> pd.DataFrame:
    """Statuses by district as known at the end of `known_by` (None: all), for the districts that have evidence.

    `table`: columns `COLUMNS`. Returns columns district, status, valid_from, valid_to (dates; None: open), rule, shares,
    sorted by district and day. Raises `Faults` for missing columns and shares out of range.
    """
    raise_faults(Fault("claims table", f"column {c!r} is missing") for c in COLUMNS if c not in table.columns)
    bad = table.index[(table["low"] < 0) | (table["high"] > 1) | (table["low"] > table["high"])]
    raise_faults(Fault(f"claims table row {n}", "share out of range", "0 <= low <= high <= 1") for n in bad.tolist())
    if known_by is not None:
        table = table[table["published"] <= known_by.toordinal()]
    rows = []
    collecting = gc.isenabled()
    gc.disable()  # nothing here is cyclic; a million tuples would be walked again and again
    try:
        for code, items in weigh_table(table, theatre=theatre):
            segments = judge_district(code, items, theatre=theatre, rules=rules)
            for segment, after in zip(segments, [*segments[1:], None], strict=True):
                rows.append((code, segment.status, segment.day, after.day if after else 0, segment.rule, segment.shares))
        found = pd.DataFrame(rows, columns=["district", "status", "valid_from", "valid_to", "rule", "shares"])
        day = {n: dt.date.fromordinal(n) for n in {*found["valid_from"].tolist(), *found["valid_to"].tolist()} if n}
        for column in ("valid_from", "valid_to"):
            found[column] = pd.Series([day.get(n) for n in found[column].tolist()], dtype=object, index=found.index)
    finally:
        if collecting:
            gc.enable()
    return found


def weigh_table(table: pd.DataFrame, *, theatre: Theatre) -> Iterator[tuple[str, list[Evidence]]]:
    """The table's evidence by district: (P-code, its evidence sorted by day, without repeats), sorted by P-code.

    Each distinct combination of words is read once, by the functions that read a single claim. What is sorted are columns;
    records are made for some districts at a time, for as long as they are judged.
    """
    if not len(table):
        return
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
    told, bits = published[rows] - published.min(), int(np.ptp(published)).bit_length()
    packed = pack_columns([*(c[rows] for c in (district_code, day, breadth, first, last, word_code, lineage_code, key_code)), told])
    sorting = np.lexsort(packed[::-1])
    order = rows[sorting]
    same = np.ones(len(order), dtype=bool)
    same[:1] = False
    for column in (*packed[:-1], packed[-1] >> bits):  # but for the day on which it was heard
        taken = column[sorting]
        same[1:] &= taken[1:] == taken[:-1]
    for column in (low, high):
        taken = column[order]
        same[1:] &= taken[1:] == taken[:-1]
    partial_rows = blank.size > 1 or not blank.all()
    order = order[~same]  # the same word of the same voice: the first that was heard stays

    placed = district_code[order]
    begins = [*np.flatnonzero(np.r_[True, placed[1:] != placed[:-1]]).tolist(), len(order)] if len(order) else []
    named = np.array([w[3] not in ("", "?") for w in words])
    spoken = [np.array([w[n] for w in words], dtype=object) for n in range(5)]
    low_day, high_day = int(day.min()), int(max(day.max(), last.max(), published.max()))
    low_day = min(low_day, int(first[first > 0].min(initial=low_day)), int(published.min()))
    days = np.array([0, *range(low_day, high_day + 1)], dtype=object)  # one number a day, not one a record

    def count(column: np.ndarray, rows: np.ndarray) -> list[int]:
        taken = column[rows] - (low_day - 1)
        return days[np.maximum(taken, 0)].tolist()

    voices, parts, claims = np.array(lineages, dtype=object), np.array(keys, dtype=object), table["claim"].to_numpy(object)
    at = 0
    while at + 1 < len(begins):
        after = max(at + 1, bisect_right(begins, begins[at] + BATCH) - 1)
        rows = order[begins[at]:begins[after]]
        kind, party, grade, loss, firm = (column[word_code[rows]].tolist() for column in spoken)
        found = list(map(partial(tuple.__new__, Evidence), zip(
            count(day, rows), kind, party, parts[key_code[rows]].tolist(), grade, voices[lineage_code[rows]].tolist(), claims[rows].tolist(),
            count(first, rows), count(last, rows), dated[rows].tolist(), breadth[rows].tolist(), count(published, rows), loss, firm,
            *((low[rows].tolist(), high[rows].tolist()) if partial_rows else (repeat(0.0), repeat(1.0))), strict=False)))  # repeat has no end
        for n in np.flatnonzero(named[word_code[rows]]).tolist():
            found[n] = _infer(found[n], words[word_code[rows[n]]], str(districts[district_code[rows[n]]]), theatre)
        for n in range(at, after):
            yield str(districts[placed[begins[n]]]), found[begins[n] - begins[at]:begins[n + 1] - begins[at]]
        at = after


def pack_columns(columns: list[np.ndarray]) -> list[np.ndarray]:
    """The columns (integers) as fewer ones that sort and compare alike: as many side by side as 62 bits hold.

    The last one has the lowest bits of the last packed one.
    """
    packed: list[np.ndarray] = []
    room = 0
    for column in columns:
        values = column - column.min() if len(column) else column
        bits = int(values.max()).bit_length() if len(values) else 0
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
