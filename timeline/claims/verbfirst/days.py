"""Days: date phrases of languages that put `ago` before the number and the weekday after `the evening of`."""

from __future__ import annotations

import datetime as dt
import re

from timeline.claims.counts import DateWords, _class, _pick
from timeline.claims.dates import _day, _narrow, _pick_year, _relative
from timeline.claims.lexicon import Lexicon
from timeline.claims.tokens import Tokens
from timeline.claims.when import When, _bound


def find_days(tokens: Tokens, published: dt.date, lexicon: Lexicon, *, offensives=()) -> list[When]:
    """The date phrases of a sentence in text order, bounded by `published`; `offensives` as in `find_dates`."""
    found, i = [], 0
    words = tokens.words
    classes = DateWords(words, lexicon)
    while i < len(words):
        if not classes[i][0] and not words[i][0].isdigit():
            i += 1
            continue
        when = read_day(words, classes, i, published, offensives)
        if when is None or (when.first and when.first > published):
            i += 1
            continue
        kind, start, floor = when.kind, i, found[-1].j if found else 0
        while start > floor:
            before = next((c for c in ("since", "until", "lead") if _pick(classes, start - 1, c)[0] == 1), "")
            if before in ("since", "until"):
                kind, start = before if kind == "on" else kind, start - 1
            elif before == "lead":
                start -= 1
            else:
                break
        found.append(_bound(When(when.first, when.last, when.basis, kind, start, when.j), published))
        i = when.j
    return merge_days(found, words)


def merge_days(found: list[When], words: list[str]) -> list[When]:
    """`today, Friday`, `Friday 4 September`: one date of two; the narrower counts."""
    out: list[When] = []
    for when in found:
        last = out[-1] if out else None
        if (
            last is not None
            and (when.i - last.j == 0 or (when.i - last.j == 1 and words[last.j] in (",", "(")))
            and when.kind == "on"
            and last.first
            and when.first
            and last.kind in ("on", "until", "since")
        ):
            narrow = min((last, when), key=lambda w: ((w.last - w.first).days, w.basis != "explicit"))
            out[-1] = When(narrow.first, narrow.last, narrow.basis, last.kind, last.i, when.j)
        else:
            out.append(when)
    return out


def read_day(words, classes, i: int, published: dt.date, offensives) -> When | None:
    n = len(words)
    size, _ = _pick(classes, i, "ago")
    if size:
        return read_ago(words, classes, i, i + size, published)
    size, part = _pick(classes, i, "part")
    if size:
        got = read_day(words, classes, i + size, published, offensives) if i + size < n else None
        if got and got.first and got.last:
            low, high = got.first, got.last
            return _narrow(low, high, part, i, got.j) if got.basis != "weekday" and (high - low).days > 6 else got
        return None
    word = words[i]
    if word[0].isdecimal():
        if (
            re.fullmatch(r"(1\d|20)\d\d" if i and _class(classes, i - 1) == "yearword" else r"(19|20)\d\d", word)
            and int(word) <= published.year
            and ((i and _class(classes, i - 1) == "yearword") or i + 1 >= n or not _pick(classes, i + 1, "unit")[0])
        ):
            year = int(word)
            return When(dt.date(year, 1, 1), dt.date(year, 12, 31), "explicit", i=i, j=i + 1)
        full = re.fullmatch(r"(\d{4})-(\d\d?)-(\d\d?)", word)
        if full:
            return _day(*map(int, full.groups()), i, i + 1)
        slash = words[i : i + 5]
        if (
            len(slash) == 5
            and slash[1] == slash[3]
            and slash[1] in "/-."
            and slash[2].isdecimal()
            and re.fullmatch(r"(19|20)\d\d", slash[4])
            and word.isdecimal()
        ):
            return _day(int(slash[4]), int(slash[2]), int(word), i, i + 5)
        return read_of_month(words, classes, i, int(word), i + 1, published) if word.isdecimal() and len(word) < 3 else None
    size, value = _pick(classes, i, "ordinal")
    if size:
        got = read_of_month(words, classes, i, int(value), i + size, published)
        if got:
            return got
        return None
    size, month = _pick(classes, i, "month")
    if size:
        return read_month(words, classes, i, int(month), i + size, published)
    size, season = _pick(classes, i, "season")
    if size:
        year, j = read_year(words, classes, i + size)
        if not year and not _after(classes, j, "last")[0] and not _after(classes, j, "this")[0]:
            return None
        j += _after(classes, j, "last")[0] or _after(classes, j, "this")[0] if not year else 0
        year = year or (published.year if int(season) + 2 < published.month else published.year - 1)
        first = dt.date(year, int(season), 21)
        return When(first, first + dt.timedelta(days=92), "explicit", i=i, j=j)
    size, _ = _pick(classes, i, "night")
    if size and _pick(classes, i + size, "weekday")[0]:
        return read_weekday(classes, i, i + size, published, night=True)
    size, _ = _pick(classes, i, "weekday")
    if size:
        return read_weekday(classes, i, i, published)
    for wanted in ("day", "night", "span", "week", "weekend", "monthago", "yearago"):
        size, value = _pick(classes, i, wanted)
        if size:
            return _relative(wanted, int(value), i, i + size, published)
    return None


def _after(classes, j: int, wanted: str):
    return _pick(classes, j, wanted)


def read_weekday(classes, i: int, at: int, published: dt.date, *, night: bool = False) -> When:
    size, weekday = _pick(classes, at, "weekday")
    j = at + size
    back = (published.isoweekday() - int(weekday)) % 7
    second = _pick(classes, j, "weekday")
    last = _after(classes, j, "last")[0]
    if last and back == 0:
        back = 7
    day = published - dt.timedelta(days=back)
    if night and second[0]:
        return When(day, day + dt.timedelta(days=1), "weekday", i=i, j=j + second[0])
    return When(day, day, "weekday", i=i, j=j + last)


def read_ago(words, classes, i: int, j: int, published: dt.date) -> When | None:
    """`before three weeks`: the number may be a word, a figure or the dual or plural of the unit itself."""
    number = None
    while j < len(words) and _class(classes, j) == "hedge":
        j += classes[j][0]
    if words[j : j + 1] and words[j].isdecimal():
        number, j = int(words[j][:4]), j + 1
    else:
        size, value = _pick(classes, j, "number")
        if size:
            number, j = int(value), j + size
    while j < len(words) and _class(classes, j) == "hedge":
        j += classes[j][0]
    if number is None:
        size, value = _pick(classes, j, "agospan")  # some days, two weeks
        if not size:
            return None
        back = -int(value)
        slack = 0 if back <= 2 else 3 if back <= 7 else 2 if back == 14 else back // 6
        middle = published - dt.timedelta(days=back)
        if _pick(classes, j, "few")[0]:
            return When(published - dt.timedelta(days=back), published - dt.timedelta(days=1), "relative", i=i, j=j + size)
        return When(
            middle - dt.timedelta(days=slack),
            middle + dt.timedelta(days=slack),
            "relative",
            kind=_kind(classes, i),
            i=i,
            j=j + size,
        )
    size, unit = _pick(classes, j, "unit")
    if not size or number > 500:
        return None
    days = int(unit) * number
    slack = 0 if int(unit) <= 1 else 2 if unit == "7" else 15 if unit == "30" else 182
    middle = published - dt.timedelta(days=days)
    return When(middle - dt.timedelta(days=slack), middle + dt.timedelta(days=slack), "relative", kind=_kind(classes, i), i=i, j=j + size)


def _kind(classes, i: int) -> str:
    return "since" if _pick(classes, i, "since")[0] else "on"


def read_year(words, classes, j: int) -> tuple[int, int]:
    k = j
    while k < len(words) and (_pick(classes, k, "yearword")[0] or _pick(classes, k, "of")[0]):
        k += classes[k][0]
    if k < len(words) and re.fullmatch(r"(19|20)\d\d", words[k]):
        return int(words[k]), k + 1
    return 0, j


def read_of_month(words, classes, i: int, day: int, j: int, published: dt.date) -> When | None:
    """27 July [2016]; the fifteenth of November; Levantine and Egyptian names side by side (تشرين الثاني/نوفمبر)."""
    while j < len(words) and _pick(classes, j, "of")[0]:
        j += _pick(classes, j, "of")[0]
    size, month = _pick(classes, j, "month")
    if not size or not 1 <= day <= 31:
        return None
    j = _skip_double(words, classes, j + size)
    year, j = read_year(words, classes, j)
    last = _after(classes, j, "last")[0]
    return _pick_year(year, int(month), day, i, j + last, published)


def _skip_double(words, classes, j: int) -> int:
    if j + 1 < len(words) and words[j] in ("/", "(") and _pick(classes, j + 1, "month")[0]:
        j += 1 + _pick(classes, j + 1, "month")[0]
        j += j < len(words) and words[j] == ")"
    return j


def read_month(words, classes, i: int, month: int, j: int, published: dt.date) -> When:
    j = _skip_double(words, classes, j)
    year, j = read_year(words, classes, j)
    if not year:
        last = _after(classes, j, "last")[0]
        year = published.year if month < published.month or (month == published.month and not last) else published.year - 1
        j += last
    first = dt.date(year, month, 1)
    end = (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
    return When(first, end, "explicit", i=i, j=j)
