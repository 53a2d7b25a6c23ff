"""The floor: figures on the development set that may rise, never fall silently; the set itself is pinned by its hash."""

from __future__ import annotations

import hashlib

from claims_bench import GOLD, score_folder

HASH = "d549e42da67aa6ce"  # of the English development texts and their annotation
FLOOR = {"precision": 0.93, "recall": 0.84, "false_changes": 0, "dates": 0.95, "dates_far": 0.80, "shares": 0.90}


def hash_gold() -> str:
    digest = hashlib.sha256()
    for path in sorted(GOLD.glob("[0-9][0-9].*")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def test_the_set_is_the_one_that_the_floor_was_measured_on():
    assert hash_gold() == HASH


def test_english_stays_above_the_floor():
    figures, rows = score_folder(GOLD)
    tp, fp, fn = figures["tp"], figures["fp"], figures["fn"]
    assert figures["false_changes"] <= FLOOR["false_changes"], [r for r in rows if r[1] == "FALSE CHANGE"]
    assert tp / (tp + fp) >= FLOOR["precision"]
    assert tp / (tp + fn) >= FLOOR["recall"]
    assert figures["date_ok"] / figures["date_n"] >= FLOOR["dates"]
    assert figures["far_ok"] / figures["far_n"] >= FLOOR["dates_far"]
    assert figures["share_ok"] / figures["share_n"] >= FLOOR["shares"]
