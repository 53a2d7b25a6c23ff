"""Sentences of texts whose lines were broken at a margin, and of lines that are their own."""

from __future__ import annotations

from effort import count_lines

from timeline.claims.sentences import split_sentences

WRAPPED = """Opposition fighters broke through to the quarters that
are under siege in the east of Aleppo on Saturday, in an
attack on a base, two groups and a monitor said. Taking
Ramouseh would cut the road that leads from the south of
Aleppo to the capital."""
LINES = """Army takes the Sheikh Saeed district of Aleppo from rebels
Five people killed by shells in Hamdaniyah
Moscow says talks go on
Rebels hold out in Sukkari and Mashhad, an official says"""


def cut(text: str) -> list[str]:
    return [" ".join(text[start:end].split()) for start, end in split_sentences(text)]


def test_a_margin_ends_no_sentence():
    first, second = cut(WRAPPED)
    assert first.startswith("Opposition fighters") and first.endswith("a monitor said.")
    assert second == "Taking Ramouseh would cut the road that leads from the south of Aleppo to the capital."


def test_paragraphs_are_measured_one_by_one():
    assert len(cut(f"Army takes Shaar\n\n{WRAPPED}\n\n{LINES}")) == 1 + 2 + 4


def test_headlines_stay_apart():
    assert cut(LINES) == LINES.split("\n")


def test_measuring_takes_linear_time():
    for unit in ("word " * 12 + "\n", "a\n", "\n", "x" * 60 + "\n"):
        once, tenfold = (count_lines(lambda times=times, unit=unit: split_sentences(unit * times)) for times in (500, 5000))
        assert tenfold < 11 * once + 1000
