"""Bulk: the same judgement over a table of claims, for a million rows; weighing in columns, judging district by district.

The result is what the record path (`resolve_control`) gives as known at one day of knowledge; a test holds them equal.
"""

from __future__ import annotations

import datetime as dt
import gc
import multiprocessing
import os
import sys
from collections.abc import Iterable
from typing import NamedTuple

import pandas as pd

from geo.faults import Fault, raise_faults
from timeline.articles.article import Article
from timeline.claims.claim import Claim
from timeline.control.columns import Weighed, draw_evidence, weigh_table
from timeline.control.judge import judge_district
from timeline.control.rules import Rules
from timeline.control.theatre import Theatre
from timeline.control.weigh import bound_share, is_silent, name_part, name_side, name_voices, name_witness

# one row per claim and district; days are ordinals (datetime.date.toordinal), first 0: open
COLUMNS = ("claim", "district", "party", "event", "modality", "actor", "side", "against_interest", "lineage", "first", "last",
           "published", "key", "breadth", "low", "high")
SHARE = 250_000  # rows that make another process worth its while


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


def resolve_table(table: pd.DataFrame, *, theatre: Theatre, rules: Rules, known_by: dt.date | None = None,
                  workers: int | None = None) -> pd.DataFrame:
    """Statuses by district as known at the end of `known_by` (None: all), for the districts that have evidence.

    `table`: columns `COLUMNS`. Returns columns district, status, valid_from, valid_to (dates; None: open), rule, shares,
    sorted by district and day. `workers`: processes that judge beside each other; by default one for every `SHARE` rows as
    far as there are processors; the result does not depend on it. Raises `Faults` for missing columns and shares out of range.
    """
    raise_faults(Fault("claims table", f"column {c!r} is missing") for c in COLUMNS if c not in table.columns)
    bad = table.index[(table["low"] < 0) | (table["high"] > 1) | (table["low"] > table["high"])]
    raise_faults(Fault(f"claims table row {n}", "share out of range", "0 <= low <= high <= 1") for n in bad.tolist())
    if known_by is not None:
        table = table[table["published"] <= known_by.toordinal()]
    if workers is None:
        workers = min(os.cpu_count() or 1, len(table) // SHARE)
    collecting = gc.isenabled()
    gc.disable()  # nothing here is cyclic; a million tuples would be walked again and again
    try:
        rows = judge_table(weigh_table(table, theatre=theatre), theatre=theatre, rules=rules, workers=workers)
        found = pd.DataFrame(rows, columns=["district", "status", "valid_from", "valid_to", "rule", "shares"])
        day = {n: dt.date.fromordinal(n) for n in {*found["valid_from"].tolist(), *found["valid_to"].tolist()} if n}
        for column in ("valid_from", "valid_to"):
            found[column] = pd.Series([day.get(n) for n in found[column].tolist()], dtype=object, index=found.index)
    finally:
        if collecting:
            gc.enable()
    return found


def judge_table(weighed: Weighed, *, theatre: Theatre, rules: Rules, workers: int) -> list[tuple]:
    """Rows of (district, status, first day, day after the last or 0, rule, shares), in the order of districts."""
    count = len(weighed.begins) - 1
    if workers < 2 or count < workers or sys.platform != "linux":  # elsewhere a fork is not safe, and a copy costs more than it saves
        return judge_range(weighed, 0, count, theatre=theatre, rules=rules)
    step = -(-count // (workers * 4))
    _shared.append(Task(weighed, theatre, rules))  # the forked processes find it here: nothing is sent to them but two numbers
    try:
        with multiprocessing.get_context("fork").Pool(workers) as pool:
            parts = pool.starmap(judge_share, [(n, min(n + step, count)) for n in range(0, count, step)])
    finally:
        _shared.pop()
    return [row for part in parts for row in part]


class Task(NamedTuple):
    """What every process needs to judge its share of the districts."""

    weighed: Weighed
    theatre: Theatre
    rules: Rules


_shared: list[Task] = []


def judge_share(first: int, after: int) -> list[tuple]:
    """`judge_range` of the task at hand, in a process of its own."""
    task = _shared[-1]
    return judge_range(task.weighed, first, after, theatre=task.theatre, rules=task.rules)


def judge_range(weighed: Weighed, first: int, after: int, *, theatre: Theatre, rules: Rules) -> list[tuple]:
    """The rows of the districts from number `first` to before `after`."""
    rows = []
    for code, items in draw_evidence(weighed, first, after, theatre=theatre):
        segments = judge_district(code, items, theatre=theatre, rules=rules)
        for segment, later in zip(segments, [*segments[1:], None], strict=True):
            rows.append((code, segment.status, segment.day, later.day if later else 0, segment.rule, segment.shares))
    return rows
