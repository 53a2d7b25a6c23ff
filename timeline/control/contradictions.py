"""Contradictions: who says what of the same district and days, on whose side, and which rule settled it, when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from timeline.articles.article import Article
from timeline.claims.claim import Claim
from timeline.control.hearing import HOLDING
from timeline.control.interval import CONTESTED, UNKNOWN, ControlInterval
from timeline.control.rules import Rules
from timeline.control.state import index_control
from timeline.control.theatre import Theatre
from timeline.control.weigh import DENIAL, FIGHT, GAIN, Evidence, name_side, weigh_claims


@dataclass(frozen=True, slots=True)
class Statement:
    """One account: `says` is a party, "contested", or "not <party>"; its claims, voices and sides, each sorted."""

    says: str
    claims: tuple[str, ...]
    voices: tuple[str, ...]
    sides: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Accounts of one district that exclude each other, from `first` to `last` (inclusive).

    `rule` settled it as `status`, with effect from `settled_on`, known since `known_from`; all empty while it is open.
    """

    district: str
    name: str
    first: dt.date
    last: dt.date
    statements: tuple[Statement, ...]
    status: str
    rule: str
    settled_on: dt.date | None
    known_from: dt.date | None

    @property
    def open(self) -> bool:
        return self.settled_on is None


def list_contradictions(claims: Iterable[Claim], articles: Iterable[Article], control, *, theatre: Theatre, districts, rules: Rules,
                        on: dt.date | None = None, known_by: dt.date | None = None) -> list[Contradiction]:
    """All contradictions on districts themselves, sorted by first day and district; `on`: only those of that day."""
    listed = [a for a in articles if known_by is None or a.published <= known_by]
    by_id = {a.id: a for a in listed}
    kept = {c.id: c for c in claims if c.article_id in by_id}
    evidence = weigh_claims(kept.values(), listed, theatre=theatre, districts=districts, rules=rules)
    index = index_control(control)
    view = index.view(known_by)
    names = districts["name"].to_dict()
    found = []
    for code in sorted(evidence):
        items = [i for i in evidence[code] if i.breadth == 1 and i.dated]
        for span in span_conflicts(items):
            first, last = (dt.date.fromordinal(d) for d in (span[0].day, span[-1].day))
            if on is not None and not first <= on <= last:
                continue
            statements = tuple(_state(says, [i for i in span if says_of(i) == says], kept, by_id)
                               for says in sorted({says_of(i) for i in span}))
            row = find_settlement(view.get(code, ((), ()))[1], first, last)
            if row is None:
                found.append(Contradiction(code, names[code], first, last, statements, "", "", None, None))
            else:
                day = max(row.valid_from, first)
                since = find_first_known(index.of_district(code), day, row.status, known_by=known_by)
                found.append(Contradiction(code, names[code], first, last, statements, row.status, row.rule, day, since))
    return sorted(found, key=lambda c: (c.first, c.district))


def says_of(item: Evidence) -> str:
    """What one claim says of the whole district, in a word or two."""
    if item.kind == DENIAL:
        return f"not {item.party}"
    if item.kind == FIGHT or item.key:
        return CONTESTED
    return item.party


def span_conflicts(items: Sequence[Evidence]) -> list[list[Evidence]]:
    """Runs of days (gaps of a day allowed) on each of which accounts exclude each other, with their evidence."""
    by_day: dict[int, list[Evidence]] = {}
    for item in items:
        # a quarter beside its district is no contradiction; a stated part of the district itself is
        if item.kind == DENIAL or not item.key or "/" in item.key or item.key == "share":
            by_day.setdefault(item.day, []).append(item)
    spans: list[list[Evidence]] = []
    for day in sorted(by_day):
        rows = by_day[day]
        holders = {i.party for i in rows if i.kind in HOLDING and not i.key and i.party != UNKNOWN}
        gained = {i.party for i in rows if i.kind == GAIN and not i.key}
        denied = {i.party for i in rows if i.kind == DENIAL}
        partial = any(says_of(i) == CONTESTED for i in rows)
        if len(holders) > 1 or (gained and partial) or holders & denied:
            if spans and day - spans[-1][-1].day <= 1:
                spans[-1].extend(rows)
            else:
                spans.append(list(rows))
    return spans


def find_settlement(rows: Sequence[ControlInterval], first: dt.date, last: dt.date) -> ControlInterval | None:
    """The status that settles it: the holder on the last day of the dispute, or the first one after it."""
    for row in rows:
        if (row.valid_to is None or row.valid_to > last) and row.status not in (CONTESTED, UNKNOWN):
            return row
    return None


def find_first_known(rows: Iterable[ControlInterval], day: dt.date, status: str, *, known_by: dt.date | None) -> dt.date | None:
    """Since when it has been known, without a break up to `known_by`, that the district had `status` on `day`."""
    since = None
    holds = False
    told = [r for r in rows if r.valid_from <= day and (r.valid_to is None or day < r.valid_to)
            and (known_by is None or r.known_from is None or r.known_from <= known_by)]
    for row in sorted(told, key=lambda r: r.known_from or dt.date.min):
        if row.status == status and not holds:
            since = row.known_from
        holds = row.status == status
    return since


def _state(says: str, items: Sequence[Evidence], claims: dict[str, Claim], articles: dict[str, Article]) -> Statement:
    told = [claims[i.claim] for i in items]
    voices = {c.speaker or articles[c.article_id].publisher for c in told}
    sides = {name_side(c, articles[c.article_id]) for c in told}
    return Statement(says, tuple(sorted({i.claim for i in items})), tuple(sorted(voices)), tuple(sorted(sides)))
