"""Compare two states: two days, two days of knowledge, or with and without a source, a side or a speaker."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from geo.faults import Fault, raise_faults
from timeline.articles.article import Article
from timeline.claims.claim import Claim
from timeline.control.resolve import resolve_control
from timeline.control.rules import Rules
from timeline.control.state import DistrictState, state_on
from timeline.control.theatre import Theatre
from timeline.control.weigh import name_side


@dataclass(frozen=True, slots=True)
class Difference:
    """One district whose status differs; `claims` are those in support of the second state and not of the first."""

    district: str
    name: str
    before: DistrictState
    after: DistrictState
    claims: tuple[str, ...]


def compare_days(control, first: dt.date, second: dt.date, *, known_by: dt.date | None = None, theatre: Theatre,
                 districts) -> list[Difference]:
    """What changed from `first` to `second`, as known at the end of `known_by` (None: now); sorted by P-code."""
    return list_differences(state_on(control, first, known_by=known_by, theatre=theatre, districts=districts),
                            state_on(control, second, known_by=known_by, theatre=theatre, districts=districts))


def compare_knowledge(control, day: dt.date, first: dt.date, second: dt.date | None, *, theatre: Theatre, districts) -> list[Difference]:
    """What was learned about `day` between two days of knowledge (`second` None: now); sorted by P-code."""
    return list_differences(state_on(control, day, known_by=first, theatre=theatre, districts=districts),
                            state_on(control, day, known_by=second, theatre=theatre, districts=districts))


def compare_without(claims: Iterable[Claim], articles: Iterable[Article], control, day: dt.date, *, without: Collection[str],
                    known_by: dt.date | None = None, theatre: Theatre, districts, rules: Rules) -> list[Difference]:
    """What changes on `day` if sources, sides or speakers are left out: the state with them, then without; by P-code.

    Raises `Faults` if a name is neither a publisher, a speaker nor a side of these claims.
    """
    claims, articles = list(claims), list(articles)
    kept_claims, kept = leave_out(claims, articles, without=without, theatre=theatre)
    kept_ids = {c.id for c in kept_claims}
    touched = sorted({d for c in claims if c.id not in kept_ids for p in c.places for d in p.districts})
    renewed = resolve_control(kept_claims, kept, theatre=theatre, districts=districts, rules=rules, only=touched)
    other = [r for r in control if r.district not in set(touched)] + renewed
    return list_differences(state_on(control, day, known_by=known_by, theatre=theatre, districts=districts),
                            state_on(other, day, known_by=known_by, theatre=theatre, districts=districts))


def leave_out(claims: Sequence[Claim], articles: Sequence[Article], *, without: Collection[str],
              theatre: Theatre) -> tuple[list[Claim], list[Article]]:
    """Claims and articles without those of these publishers, speakers or sides (whole names, case does not matter).

    A source is left out under all its names: whoever leaves out "SOHR" leaves out "the Syrian Observatory", too, as the
    city's table of sources knows them. Raises `Faults` for names that nobody has.
    """
    by_id = {a.id: a for a in articles}
    voices = {s: theatre.name_voice(s) for s in sorted({c.speaker for c in claims if c.speaker} | {a.publisher for a in articles if a.publisher})}
    sides = {c.id: name_side(c, by_id[c.article_id]) for c in claims}
    own = {n: {_fold(n), theatre.name_voice(n)} for n in without}
    have = {_fold(s) for s in voices} | {*voices.values()} | {*sides.values()} | {a.alignment for a in articles}
    raise_faults(Fault("without", f"no publisher, speaker or side is called {n!r}", "a name as the evidence shows it")
                 for n in sorted(without) if not own[n] & have)
    names = {name for n in without for name in own[n]}

    def is_out(who: str) -> bool:
        return bool(who) and (_fold(who) in names or voices[who] in names)

    kept = [a for a in articles if not is_out(a.publisher)]
    ids = {a.id for a in kept}
    return [c for c in claims if c.article_id in ids and not is_out(c.speaker) and sides[c.id] not in names], kept


def _fold(name: str) -> str:
    return " ".join(name.casefold().split())


def list_differences(first: Sequence[DistrictState], second: Sequence[DistrictState]) -> list[Difference]:
    """The districts whose status or shares differ between two states of the same districts."""
    pairs = zip(first, second, strict=True)
    return [Difference(a.district, a.name, a, b, tuple(sorted(set(b.support) - set(a.support))))
            for a, b in pairs if (a.status, a.shares) != (b.status, b.shares)]
