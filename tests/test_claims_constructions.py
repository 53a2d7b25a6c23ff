"""Constructions of the language, one sentence each, written for this test: who holds what, and what must move nothing."""

from __future__ import annotations

import pytest
from claims_bench import city_reader, make_article
from construction_rows import is_right, read_rows, say_claims

from timeline.claims import extract_claims

FLOOR = 960  # of the rows of en.tsv; raise it with every row that comes to be read


def right(text: str, want: list[str], *, lang: str = "en") -> bool:
    return is_right(extract_claims(make_article(text, lang=lang), city_reader()), want)


def test_constructions_stay_read():
    assert sum(right(text, want) for text, want in read_rows("en")) >= FLOOR


@pytest.mark.parametrize(("text", "want"), [row for row in read_rows("en") if not row[1]], ids=lambda v: v[:40] if isinstance(v, str) else "")
def test_what_moves_nothing_mostly_moves_nothing(text, want):
    """Plans, threats, shelling, aid: no effective control or siege. (A siege told of people is tolerated: it stands.)"""
    moving, _ = say_claims(extract_claims(make_article(text), city_reader()))
    assert not [m for m in moving if m[1] == "control"]
