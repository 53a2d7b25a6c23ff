"""The floor: figures on the annotated texts that may rise, never fall silently; each set itself is pinned by its hash."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from claims_bench import GOLD, score_folder

SETS = {  # set -> (folder, its English pairs, hash of these, floor)
    "given": (
        GOLD,
        "[0-9][0-9].*",
        "d549e42da67aa6ce",
        {"precision": 0.96, "recall": 0.85, "false_changes": 0, "dates": 0.95, "dates_far": 0.90, "shares": 0.90, "quiet": 0.65, "quiet_wrong": 8},
    ),
    "own": (
        GOLD / "own" / "en",
        "e[0-9][0-9].*",
        "322d007675b66a5b",
        {"precision": 0.96, "recall": 0.75, "false_changes": 0, "dates": 0.85, "dates_far": 0.40, "shares": 0.85, "quiet": 0.50, "quiet_wrong": 4},
    ),
}


def hash_set(folder: Path, pattern: str) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.glob(pattern)):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


@pytest.mark.parametrize("name", sorted(SETS))
def test_the_set_is_the_one_that_the_floor_was_measured_on(name):
    folder, pattern, pinned, _ = SETS[name]
    assert hash_set(folder, pattern) == pinned


@pytest.mark.parametrize("name", sorted(SETS))
def test_english_stays_above_the_floor(name):
    folder, _, _, floor = SETS[name]
    figures, rows = score_folder(folder)
    tp, fp, fn = figures["tp"], figures["fp"], figures["fn"]
    assert figures["false_changes"] <= floor["false_changes"], [r for r in rows if r[1] == "FALSE CHANGE"]
    assert tp / (tp + fp) >= floor["precision"]
    assert tp / (tp + fn) >= floor["recall"]
    assert figures["date_ok"] / figures["date_n"] >= floor["dates"]
    assert figures["far_ok"] / figures["far_n"] >= floor["dates_far"]
    assert figures["share_ok"] / figures["share_n"] >= floor["shares"]
    assert figures["quiet_ok"] / figures["quiet_n"] >= floor["quiet"]
    assert figures["quiet_wrong"] <= floor["quiet_wrong"]
