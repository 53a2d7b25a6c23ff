"""The rows of the truth report: changes with their sources, shares over time, what is weakly supported."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterable
from dataclasses import dataclass

from timeline.articles.article import Article
from timeline.claims.claim import Claim
from timeline.control.interval import CONTESTED, ControlInterval
from timeline.control.reconcile import Reconciliation, ShareDay, model_shares, range_reports, reconcile
from timeline.control.state import index_control
from timeline.control.theatre import Offensive, Theatre


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One district's change on one day, the rule, its confidence, and who says so ((publisher or speaker, url), …)."""

    day: dt.date
    district: str
    name: str
    before: str
    after: str
    rule: str
    confidence: str
    sources: tuple[tuple[str, str], ...]
    claims: tuple[str, ...]
    against: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShareRow:
    """The modelled range of one day beside what neutral voices reported (None: nothing); `meets` within the tolerance."""

    day: dt.date
    low: float
    high: float
    reported: tuple[float, float] | None
    meets: bool | None


def list_changes(control, claims: Iterable[Claim], articles: Iterable[Article], *, districts, first: dt.date | None = None,
                 last: dt.date | None = None, known_by: dt.date | None = None) -> list[ChangeRow]:
    """Every change of a district's status from `first` to `last` (inclusive), sorted by day and district."""
    by_claim = {c.id: c for c in claims}
    by_article = {a.id: a for a in articles}
    names = districts["name"].to_dict()
    found = []
    for code, (_, rows) in index_control(control).view(known_by).items():
        for before, after in itertools.pairwise(rows):
            if before.status != after.status and (first is None or after.valid_from >= first) and (
                    last is None or after.valid_from <= last):
                sources = {name_source(by_claim[c], by_article[by_claim[c].article_id]) for c in after.support}
                found.append(ChangeRow(after.valid_from, code, names[code], before.status, after.status, after.rule, after.confidence,
                                       tuple(sorted(sources)), after.support, after.against))
    return sorted(found, key=lambda r: (r.day, r.district))


def name_source(claim: Claim, article: Article) -> tuple[str, str]:
    """Who says so, and where it can be read."""
    return (f"{claim.speaker} in {article.publisher}" if claim.speaker else article.publisher or article.id, article.url)


def list_weak(control, *, known_by: dt.date | None = None, settled: bool = True) -> list[ControlInterval]:
    """Intervals of low confidence, sorted by district and day; `settled`: only those with a holder."""
    found = []
    for _, rows in index_control(control).view(known_by).values():
        found += [r for r in rows if r.confidence == "low" and r.rule != "opening" and not (settled and r.status == CONTESTED)]
    return sorted(found, key=lambda r: (r.district, r.valid_from))


def list_shares(control, claims: Iterable[Claim], articles: Iterable[Article], *, scope: str, party: str, first: dt.date, last: dt.date,
                theatre: Theatre, districts, known_by: dt.date | None = None, tolerance: float = 0.10) -> list[ShareRow]:
    """Modelled range and neutrally reported range of `party`'s share of a scope of the theatre, day by day."""
    index = index_control(control)
    rows = reconcile(claims, index, articles, theatre=theatre, districts=districts, known_by=known_by, tolerance=tolerance)
    reported = range_reports(rows, party=party, scope=scope)
    found = []
    for day in model_shares(index, scope=theatre.scope(scope).districts, party=party, first=first, last=last, theatre=theatre,
                            districts=districts, known_by=known_by):
        said = reported.get(day.day)
        meets = None if said is None else max(said[0] - day.high, day.low - said[1], 0.0) <= tolerance + 1e-9
        found.append(ShareRow(day.day, day.low, day.high, said, meets))
    return found


def last_offensive(theatre: Theatre) -> Offensive | None:
    """The theatre's last offensive, or None."""
    return max(theatre.offensives, key=lambda o: (o.start, o.id), default=None)


__all__ = ["ChangeRow", "Reconciliation", "ShareDay", "ShareRow", "last_offensive", "list_changes", "list_shares", "list_weak"]
