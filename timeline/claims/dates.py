"""Dates: the phrases of a sentence that say when, as windows of days that never reach beyond the publication day."""

from __future__ import annotations

import datetime as dt
import re
from functools import partial
from itertools import compress

from geo.memo import Memo
from timeline.claims.counts import DateWords, _class, _counted, _nth, _pick, _value
from timeline.claims.lexicon import Lexicon, walk_trie
from timeline.claims.tokens import Tokens
from timeline.claims.when import When, _bound

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})$")
# The classes of dates.csv whose words may open a date; the others only stand beside one.
_OPENING = frozenset({"month", "night_of", "season", "weekday", "since_then", "before", "thisweek", "day", "night", "span", "week", "weekend",
                      "monthago", "yearago", "number", "ordinal", "unit"})


def find_dates(tokens: Tokens, published: dt.date, lexicon: Lexicon, *, offensives=()) -> list[When]:
    """The date phrases of a sentence in text order, bounded by `published`.

    `offensives` are (first day, last day) of operations, for "day 13 of the offensive".
    """
    found, words, done = [], tokens.words, 0
    if lexicon.date_openers is None:
        lexicon.date_openers = Memo(partial(opens_date, lexicon=lexicon))
    opening = list(compress(range(len(words)), map(lexicon.date_openers.__getitem__, words)))
    if not opening:
        return found
    classes = DateWords(words, lexicon)
    for i in opening:
        if i < done or not (words[i][0].isdecimal() or (classes[i][0] and any([row["class"] in _OPENING for _, row in classes[i][1]]))):
            continue
        when = _read_date(words, classes, i, published, offensives)
        if when is None:
            continue
        kind, start = when.kind, i
        while start and start > (found[-1].j if found else 0):  # since, until, by and the like stand before it
            size = next((n for n in (3, 2) if start >= n and classes[start - n][0] == n), 1)
            before = _class(classes, start - size)
            if before in ("since", "until"):
                kind, start = before, start - size
            elif before in ("lead", "last", "part"):
                start -= size
            elif words[start - 1] == "-" and start > 1 and _class(classes, start - 2) == "part":
                start -= 1  # mid-2012
            else:
                break
        if kind == "until" and found and found[-1].kind == "since" and found[-1].j == start and when.last and found[-1].first:
            since = found.pop()  # since A until B: a window
            kind, start, when = "on", since.i, When(since.first, when.last, when.basis, i=since.i, j=when.j)
        opened = _open_window(words, classes, start, when, found[-1] if found else None) if kind == "on" else None
        if opened is not None:  # between A and B
            if found and found[-1].i >= opened[1]:
                found.pop()
            when, start = When(opened[0], when.last, when.basis, j=when.j), opened[1]
        found.append(_bound(When(when.first, when.last, when.basis, kind, start, when.j), published))
        done = when.j
    return [w for w in found if w.first is None or w.first <= published]


def _open_window(words, classes, start: int, when: When, before: When | None) -> tuple[dt.date, int] | None:
    """The first day of `between 26 and 28 July`, `between July 26 and July 28`, and where the phrase starts; None where it is no such phrase."""
    if start < 3 or _class(classes, start - 1) != "joins" or when.first is None:
        return None
    named = before is not None and before.j == start - 1 and before.i and before.first is not None and before.first <= when.first
    if named and _class(classes, before.i - 1) == "between":
        return before.first, before.i - 1
    day = words[start - 2]
    if day.isdecimal() and len(day) < 3 and _class(classes, start - 3) == "between" and 0 < int(day) < when.first.day and when.first == when.last:
        return when.first.replace(day=int(day)), start - 3
    return None


def opens_date(word: str, *, lexicon: Lexicon) -> bool:
    """Whether a date may open with `word`: most sentences have no such word."""
    _, entries, nodes, _ = lexicon.date_firsts[word]
    rows = [row for _, row in entries] + [row for node in nodes for _, _, row in walk_trie(node, ())]
    return word[0].isdecimal() or any(row["class"] in _OPENING for row in rows)


def _read_date(words, classes, i: int, published: dt.date, offensives) -> When | None:
    word = words[i]
    n = len(words)
    iso = _ISO.match(word)
    if iso:
        return _day(*map(int, iso.groups()), i, i + 1)
    if word[0].isdecimal():
        number = re.match(r"\d+", word).group()
        if (
            len(number) == 4
            and 1990 <= int(number) <= published.year
            and word == number
            and (i + 1 >= n or words[i + 1] not in ("people", "civilians", "fighters"))
        ):
            return _year(int(number), i, i + 1, published, classes)
        got = _day_month(words, classes, i, int(number[:3]), i + 1, published)
        if got:
            return got
        return _counted(words, classes, i, int(number[:6]), i + 1, published, offensives)
    size, rows = classes[i]
    here = {row["class"]: row["value"] for _, row in reversed(rows)}  # the first row of a class counts
    if "month" in here:
        return _month(words, classes, i, int(here["month"]), i + size, published)
    if "night_of" in here and _pick(classes, i + size, "weekday")[0]:  # dans la nuit de lundi à mardi
        days, weekday = _pick(classes, i + size, "weekday")
        day, j = published - dt.timedelta(days=(published.isoweekday() - int(weekday)) % 7), i + size + days
        more = _pick(classes, j + 1, "weekday")[0] if _class(classes, j) in ("of", "until", "lead") else 0
        day -= dt.timedelta(days=7 if more and day == published else 0)
        return When(day, day + dt.timedelta(days=1), "weekday", i=i, j=j + 1 + more if more else j)
    if "season" in here:
        return _season(words, classes, i, int(here["season"]), i + size, published)
    if "weekday" in here:
        back = (published.isoweekday() - int(here["weekday"])) % 7
        after, _ = _pick(classes, i + size, "last_after")
        if back == 0 and (after or _class(classes, i - 1) == "last"):
            back = 7
        size += after
        day = published - dt.timedelta(days=back)
        j = i + size
        j += _pick(classes, j, "daytime")[0]
        if _pick(classes, j, "weekday")[0] == 0 and j < n and _class(classes, j) == "night":
            return When(day - dt.timedelta(days=1), day, "weekday", i=i, j=j + 1)
        return When(day, day, "weekday", i=i, j=j)
    if "since_then" in here:
        return When(None, published, "relative", kind="since_then", i=i, j=i + size)
    if "before" in here and i + size < n and (words[i + size][0].isdecimal() or _pick(classes, i + size, "weekday")[0]):
        named = _read_date(words, classes, i + size, published, offensives)  # by the evening of Tuesday
        if named is not None:
            return When(named.first, named.last, named.basis, named.kind, i, named.j)
    if here.get("before", "").isdecimal():  # the next day: counted from the day last spoken of
        return When(published, published, "relative", kind="after", i=i, j=i + size)
    if "before" in here:
        day = published + dt.timedelta(days=int(here["before"]))
        return When(day, day + dt.timedelta(days=1), "relative", kind="before", i=i, j=i + size)
    if "thisweek" in here:
        first = published - dt.timedelta(days=published.isoweekday() % 7 or 7)
        return When(first, published - dt.timedelta(days=1), "relative", i=i, j=i + size)
    for wanted in ("day", "night", "span", "week", "weekend", "monthago", "yearago"):
        if wanted in here:
            return _relative(wanted, int(here[wanted]), i, i + size, published)
    if "number" in here:
        return _counted(words, classes, i, int(here["number"]), i + size, published, offensives)
    if "ordinal" in here:
        return _nth(words, classes, i, int(here["ordinal"]), i + size, published, offensives)
    if here.get("unit") == "1" and i + 1 < n and words[i + 1].isdecimal():
        return _nth(words, classes, i, int(words[i + 1][:4]), i + 2, published, offensives, unit_seen=True)
    return None


def _day(year: int, month: int, day: int, i: int, j: int) -> When | None:
    try:
        date = dt.date(year, month, day)
    except (ValueError, OverflowError):
        return None
    return When(date, date, "explicit", i=i, j=j)


def _year_after(words, j: int) -> tuple[int, int]:
    k = j + 1 if j < len(words) and words[j] in (",", "of", "de", "del") else j
    if k < len(words) and len(words[k]) == 4 and words[k].isdecimal() and 1990 <= int(words[k]) <= 2100:
        return int(words[k]), k + 1
    return 0, j


def _day_month(words, classes, i, day, j, published) -> When | None:
    """27 July [2016], 27th of July."""
    if j < len(words) and words[j] in ("of", "de"):
        j += 1
    size, month = _pick(classes, j, "month")
    if not size or not 1 <= day <= 31:
        return None
    year, j = _year_after(words, j + size)
    return _pick_year(year, int(month), day, i, j, published)


def _pick_year(year, month, day, i, j, published) -> When | None:
    if not year:
        year = published.year
        if (month, day) > (published.month, published.day):
            year -= 1
    return _day(year, month, day, i, j)


def _part(classes, i: int) -> str:
    """early | mid | late where such a word stands before `i`."""
    for k in (i - 1, i - 2, i - 3):
        if k >= 0 and _class(classes, k) == "part" and k + classes[k][0] >= i - 1:
            return _value(classes, k)
    return ""


def _month(words, classes, i, month, j, published) -> When | None:
    if (
        j < len(words)
        and words[j].rstrip("stndrh").isdecimal()
        and len(words[j].rstrip("stndrh")) <= 2
        and not (j + 1 < len(words) and words[j + 1] in ("%", "percent"))
    ):
        year, end = _year_after(words, j + 1)
        got = _pick_year(year, month, int(words[j].rstrip("stndrh")), i, end, published)
        if got:
            return got
    year, j = _year_after(words, j)
    if not year:
        if i and words[i - 1] in ("'", "-") and i > 1 and words[i - 2] not in ("mid", "early", "late") and not _part(classes, i):
            return None  # al-E'jan
        ago, back = _pick(classes, j + (j < len(words) and words[j] in ("of", "de", "del")), "yearago")
        if ago and int(back) < 0:  # October of last year
            first = dt.date(published.year + int(back), month, 1)
            end = j + ago + (words[j] in ("of", "de", "del"))
            return _narrow(first, (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1), _part(classes, i), i, end)
        if words[i] in ("may", "march", "mar") and not (i and words[i - 1] in ("in", "of", "since", "until", "early", "late", "-", "last", "by")):
            return None
        year = published.year if month <= published.month else published.year - 1
    first = dt.date(year, month, 1)
    last = (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
    return _narrow(first, last, _part(classes, i), i, j)


def _narrow(first, last, part, i, j) -> When:
    days = (last - first).days + 1
    if part == "early":
        last = first + dt.timedelta(days=max(9, days // 3) - 1 if days < 300 else 89)
    elif part == "late":
        first = last - dt.timedelta(days=max(9, days // 3) if days < 300 else 91)
    elif part == "mid":
        first, last = (
            (first + dt.timedelta(days=13), first + dt.timedelta(days=17))
            if days < 40
            else (first + dt.timedelta(days=151), first + dt.timedelta(days=243))
        )
    return When(first, last, "explicit", i=i, j=j)


def _season(words, classes, i, month, j, published) -> When | None:
    year, j = _year_after(words, j)
    if not year:
        year = published.year if month <= published.month else published.year - 1
    first = dt.date(year, month, 21)  # a season runs from solstice to equinox
    return When(first, first + dt.timedelta(days=92), "explicit", i=i, j=j)


def _year(year, i, j, published, classes) -> When:
    return _narrow(dt.date(year, 1, 1), dt.date(year, 12, 31), _part(classes, i), i, j)


def _relative(kind: str, value: int, i: int, j: int, published: dt.date) -> When:
    day, days = published, dt.timedelta
    if kind == "day":
        first = last = day + days(days=value)
    elif kind == "night":
        first, last = day - days(days=1), day
    elif kind == "span":
        first, last = day + days(days=value), day
    elif kind == "week":
        monday = day - days(days=day.isoweekday() - 1 + 7)
        first, last = monday, monday + days(days=6)
    elif kind == "weekend":
        back = (day.isoweekday() - 6) % 7 if day.isoweekday() != 6 else 0
        first = day - days(days=back)
        last = first + days(days=1)
    elif kind == "monthago":
        first = day.replace(day=1)
        if value:
            last = first - days(days=1)
            first = last.replace(day=1)
        else:
            last = day
    else:
        first, last = dt.date(day.year + value, 1, 1), dt.date(day.year + value, 12, 31)
    return When(first, last, "relative", i=i, j=j)
