"""Publication days as pages and headers write them: parsed strictly, never guessed."""

from __future__ import annotations

import datetime as dt
import re

_ISO = re.compile(r"\s*(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ,]+\d{1,2}[:.]\d{2}.*|Z)?\s*", re.DOTALL)
_COMPACT = re.compile(r"\s*((?:19|20)\d{2})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?\s*")
_DOTTED = re.compile(r"(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)")  # with dots the day comes first everywhere
_SLASHED = re.compile(r"(?<!\d)(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?!\d)")
_HAN = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]")
_INSIDE = re.compile(r"(?<!\d)(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_WORD = re.compile(r"[^\W\d_]+|\d+")
_IN_ADDRESS = (
    re.compile(r"/((?:19|20)\d{2})/(\d{1,2})/(\d{1,2})(?=[/_.-]|$)"),
    re.compile(r"(?<!\d)((?:19|20)\d{2})-(\d{2})-(\d{2})(?!\d)"),
    re.compile(r"/((?:19|20)\d{2})/([A-Za-z]{3})(?:[a-z]{0,6})[/-](\d{1,2})(?=[/_.-]|$)"),
    re.compile(r"(?<!\d)(20[01]\d)(0[1-9]|1[0-2])([0-2]\d|3[01])(?!\d)"),
)
_EXTRA_DIGITS = "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹"  # Arabic-Indic and Persian
_DIGITS = str.maketrans(_EXTRA_DIGITS, "01234567890123456789")


def parse_day(words: str | dt.date | None) -> dt.date | None:
    """The day that `words` are, or None: ISO 8601 (a time may follow; the writer's own day is kept) or a day in words.

    None too where they leave the day open ("December 2016"), can't be (2016-13-45) or read two ways (05/12/2016).
    """
    if isinstance(words, dt.datetime):
        return words.date()
    if isinstance(words, dt.date) or words is None:
        return words
    plain = words.translate(_DIGITS)
    for form in (_ISO, _COMPACT):
        if match := form.fullmatch(plain):
            return make_day(match[1], match[2], match[3])
    return find_day(plain)


def find_day(words: str, *, day_first: bool = False) -> dt.date | None:
    """The one day that stands in a short phrase ("Published: Monday, 5 December 2016 18:00"), or None.

    05/12/2016 is read only where `day_first` says which figure is the day.
    """
    plain = words[:300].translate(_DIGITS)
    if match := _INSIDE.search(plain):
        return make_day(match[1], match[3], match[4])
    if match := _HAN.search(plain):
        return make_day(match[1], match[2], match[3])
    if match := _DOTTED.search(plain):
        return make_day(match[3], match[2], match[1])
    if match := _SLASHED.search(plain):
        first, second = int(match[1]), int(match[2])
        if first > 12 or first == second:
            return make_day(match[3], second, first)
        return make_day(match[3], first, second) if second > 12 else make_day(match[3], second, first) if day_first else None
    return _find_worded_day(plain)


def _find_worded_day(plain: str) -> dt.date | None:
    from timeline.articles.months import MONTHS
    from timeline.articles.speakers import fold_word

    words = [fold_word(word) for word in _WORD.findall(plain)]
    for at, word in enumerate(words):
        two = f"{word} {words[at + 1]}" if at + 1 < len(words) else ""
        month, after = (MONTHS[two], at + 2) if two in MONTHS else (MONTHS.get(word), at + 1)
        if month is None:
            continue
        before = _drop_links(words[max(0, at - 2) : at])
        behind = _drop_links(words[after : after + 6])
        while behind and _same_month(behind, month):  # both names of an Arabic month: كانون الأول / ديسمبر
            behind = behind[2:] if " ".join(behind[:2]) in MONTHS else behind[1:]
        if before and _is_day(before[-1]) and behind and _is_year(behind[0]):  # 5 December 2016, 5 de diciembre de 2016
            return make_day(behind[0], month, before[-1])
        if len(behind) > 1 and _is_day(behind[0]) and _is_year(behind[1]):  # December 5th, 2016
            return make_day(behind[1], month, behind[0])
    return None


def _same_month(words: list[str], month: int) -> bool:
    from timeline.articles.months import MONTHS

    return month in (MONTHS.get(words[0]), MONTHS.get(" ".join(words[:2])))


def _drop_links(words: list[str]) -> list[str]:
    return [word for word in words if word not in ("de", "of", "th", "st", "nd", "rd", "er", "e")]


def _is_day(word: str) -> bool:
    return word.isdecimal() and len(word) <= 2


def _is_year(word: str) -> bool:
    return word.isdecimal() and len(word) == 4


def find_day_in_address(url: str) -> dt.date | None:
    """The day that an address carries (/2016/12/05/, 2016-12-05, /2016/dec/05/, 20161205), or None."""
    for form in _IN_ADDRESS:
        for match in form.finditer(url[:2000]):
            month = match[2]
            if not month.isdecimal():
                from timeline.articles.months import MONTHS
                month = MONTHS.get(month.lower(), 0)
            day = make_day(match[1], month, match[3])
            if day is not None:
                return day
    return None


def make_day(year: str | int, month: str | int, day: str | int) -> dt.date | None:
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None
