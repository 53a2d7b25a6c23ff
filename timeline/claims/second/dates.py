"""Days of an answer: read strictly, bounded by publication, and only where the words that say them are in the text."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from timeline.articles.article import Article
from timeline.claims.second.quotes import find_first

_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_WEEKDAY_DAYS = 14  # "on Thursday", "Thursday last week": never further back


class Undated(ValueError):
    """Why the days of an answer are not believed."""


@dataclass(frozen=True, slots=True)
class Days:
    """The bounds of an event's day (None: open), UCDP precision 1 to 5, basis and EDTF string."""

    first: dt.date | None
    last: dt.date | None
    precision: int
    basis: str
    edtf: str


def read_days(article: Article, row: dict) -> Days:
    """The days of a row (`first`, `last`, `when`, `basis`); raises `Undated`.

    Without days it is a window, open at its start, that ends with publication.
    """
    first, last = (_read_day(row[name]) for name in ("first", "last"))
    published, when = article.published, row["when"].strip()
    for name, day in (("first", first), ("last", last)):
        if day is not None and day > published:
            raise Undated(f"{name} {day} lies after publication, {published}")
    if first is not None and last is not None and first > last:
        raise Undated(f"first {first} lies after last {last}")
    if first is None and last is None:
        return Days(None, published, 5, "publication", f"../{published}")
    if row["basis"] == "publication":
        if {first, last} - {None, published}:
            raise Undated(f"days {first} to {last} without a word that says them")
        return describe_days(first, published, "publication")
    if not when or find_first(article.text, when) is None:
        raise Undated(f"the words that say the day, “{when}”, are not in the text" if when else "no words that say the day")
    if row["basis"] == "weekday" and (published - (first or last)).days > _WEEKDAY_DAYS:
        raise Undated(f"“{when}” can't be {first or last}, so long before publication, {published}")
    return describe_days(first, last or published, row["basis"])


def describe_days(first: dt.date | None, last: dt.date, basis: str) -> Days:
    if first is None:
        return Days(None, last, 5, basis, f"../{last}")
    days = (last - first).days + 1
    precision = 1 if days == 1 else 2 if days <= 6 else 3 if days <= 7 else 4 if days <= 31 else 5
    return Days(first, last, precision, basis, str(first) if days == 1 else f"{first}/{last}")


def _read_day(text: str | None) -> dt.date | None:
    if text is None or not text.strip():
        return None
    if not _DAY.fullmatch(text.strip()):
        raise Undated(f"{text[:40]!r} is no day")
    try:
        return dt.date.fromisoformat(text.strip())
    except ValueError:
        raise Undated(f"{text[:40]!r} is no day") from None
