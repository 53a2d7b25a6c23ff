"""A metamorphic law: what a sentence says is read the same inside the frames that reporters put round it.

Every construction of `constructions/en.tsv` that is read right by itself is wrapped: in reported speech, behind a dateline, after a
fronted phrase, before a trailing one. A wrapped sentence says the same of the same places.
"""

from __future__ import annotations

from functools import cache

import pytest
from construction_rows import read_rows
from test_claims_constructions import right

LOWERED = frozenset(
    "The A An In On After Two Three Four Six Nine Half All Its Their Both That This Most More Much Only Neither Some Several Large Rebels Rebel "
    "Government Troops Fighters Insurgents Soldiers Opposition Regime Clashes Fighting Battles Militants According By With As".split()
)


def inner(sentence: str) -> str:
    return sentence[0].lower() + sentence[1:] if sentence.split()[0] in LOWERED else sentence


LEAST = 96  # of a hundred rows are read as without the frame; headlines and inversions do not stand in one
WRAPPERS = {
    "said": lambda s: f"The Observatory said {inner(s)}",
    "said that": lambda s: f"The Observatory said on Saturday that {inner(s)}",
    "announced, with an insert": lambda s: f"The general command announced on Saturday that, in cooperation with its allies, {inner(s)}",
    "confirmed": lambda s: f"State television confirmed that {inner(s)}",
    "…, X said": lambda s: f"{s[:-1]}, the Observatory said.",
    "…, said X, the head of Y": lambda s: f"{s[:-1]}, said Rami Abdel Rahman, the head of the Observatory.",
    "according to": lambda s: f"According to local activists, {inner(s)}",
    "…, according to": lambda s: f"{s[:-1]}, according to two residents.",
    "after days of": lambda s: f"After days of heavy shelling, {inner(s)}",
    "by nightfall": lambda s: f"By nightfall {inner(s)}",
    "despite": lambda s: f"Despite the winter cold and the rain, {inner(s)}",
    "… as families fled": lambda s: f"{s[:-1]} as hundreds of families fled.",
    "…, forcing": lambda s: f"{s[:-1]}, forcing thousands of people to flee.",
    "… after air raids": lambda s: f"{s[:-1]} after a night of air raids.",
    "…, and a truce was called for": lambda s: f"{s[:-1]}, and the United Nations called for a truce.",
    "a truce was called for, but": lambda s: f"The United Nations called for a truce, but {inner(s)}",
    "semicolon": lambda s: f"Dozens of people were killed; {inner(s)}",
    "dash": lambda s: f"The city was stunned – {inner(s)}",
    "quoted": lambda s: f"“{s[:-1]},” a resident told Reuters by telephone.",
    "dateline": lambda s: f"ALEPPO, Syria (AP) — {s}",
    "bullet": lambda s: f"- {s}",
    "time": lambda s: f"14:20 – {s}",
    "meanwhile": lambda s: f"Meanwhile, {inner(s)}",
}


@cache
def plain_rows() -> tuple[tuple[str, tuple[str, ...]], ...]:
    single = [(text, want) for text, want in read_rows("en") if want and ". " not in text and text.endswith(".") and text[0].isalpha()]
    return tuple((text, tuple(want)) for text, want in single if right(text, want))


@pytest.mark.parametrize("name", WRAPPERS)
def test_a_frame_changes_nothing(name):
    wrap = WRAPPERS[name]
    told = plain_rows()
    assert len(told) > 400
    lost = [wrap(text) for text, want in told if not right(wrap(text), list(want))]
    assert 100 * (len(told) - len(lost)) / len(told) >= LEAST, lost
