"""Publication days as pages and headers write them: parsed strictly, never guessed."""

from __future__ import annotations

import datetime as dt
import re

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?=$|[T ]\s*\d|[T ]?$)")
_FULL = re.compile(r"\s*(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{1,2}:\d{2}.*)?\s*$")
# Arabic-Indic and extended (Persian) digits are digits like any other in a date.
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


def parse_day(words: str | dt.date) -> dt.date | None:
    """The day that `words` name, or None: ISO 8601 with or without a time (the writer's own day is kept)."""
    if isinstance(words, dt.datetime):
        return words.date()
    if isinstance(words, dt.date):
        return words
    match = _FULL.match(words.translate(_DIGITS))
    if match is None:
        return None
    try:
        return dt.date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
