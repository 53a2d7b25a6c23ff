"""Resolve: claims into intervals of control on two clocks, valid time and knowledge time.

For each district and each day on which something about it was published, the evidence known by then is judged alone;
what stays the same from one knowledge day to the next is one interval. So the state known by a day is, by construction,
the state built from the articles published by that day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence

from geo.faults import Fault, raise_faults
from timeline.articles.article import Article
from timeline.claims.claim import Claim
from timeline.control.case import Segment
from timeline.control.interval import CONTESTED, ControlInterval
from timeline.control.judge import judge_district
from timeline.control.rules import Rules
from timeline.control.theatre import Theatre, check_theatre
from timeline.control.weigh import DENIAL, FIGHT, STRONG, Evidence, weigh_claims


def resolve_control(claims: Iterable[Claim], articles: Iterable[Article], *, theatre: Theatre, districts, rules: Rules,
                    only: Collection[str] | None = None) -> list[ControlInterval]:
    """Every district's intervals of control, sorted by district, `valid_from` and `known_from`.

    `districts`: GeoDataFrame by P-code. `only`: P-codes to resolve, all by default; the rows of a district do not depend
    on it. Raises `Faults` for claims that can't be used and for a theatre that names districts that are not there.
    """
    raise_faults(check_theatre(theatre, districts))
    codes = sorted(districts.index if only is None else set(only))
    raise_faults(Fault("only", f"unknown district {c!r}", "a P-code of the districts") for c in codes if c not in districts.index)
    evidence = weigh_claims(claims, articles, theatre=theatre, districts=districts, rules=rules, only=only)
    control: list[ControlInterval] = []
    for code in codes:
        control.extend(resolve_district(code, evidence.get(code, []), theatre=theatre, rules=rules))
    return control


def resolve_district(code: str, items: Sequence[Evidence], *, theatre: Theatre, rules: Rules) -> list[ControlInterval]:
    """One district's intervals on both clocks, out of its evidence (`weigh_claims`)."""
    rows: list[ControlInterval] = []
    believed: dict[tuple, dt.date | None] = {content: None for content in describe(code, (), theatre=theatre, rules=rules)}
    for known in sorted({i.known for i in items}):
        day = dt.date.fromordinal(known)
        fresh = describe(code, [i for i in items if i.known <= known], theatre=theatre, rules=rules)
        kept = set(fresh)
        rows += [make_interval(code, content, since, day) for content, since in believed.items() if content not in kept]
        believed = {content: believed.get(content, day) for content in fresh}
    rows += [make_interval(code, content, since, None) for content, since in believed.items()]
    return sorted(rows, key=lambda r: (r.valid_from, r.known_from or dt.date.min))


def describe(code: str, items: Sequence[Evidence], *, theatre: Theatre, rules: Rules) -> list[tuple]:
    """The district's statuses on what is known: (first, end, status, rule, support, against, shares, confidence, last)."""
    segments = judge_district(code, drop_repeats(items), theatre=theatre, rules=rules)
    ends = [s.day for s in segments[1:]] + [None]
    return [(s.day, end, s.status, s.rule, *gather(s, end, items, rules=rules)) for s, end in zip(segments, ends, strict=True)]


def _word(item: Evidence) -> tuple:
    """What is said, by whom: everything of it but the claim's id and when it was heard."""
    return item._replace(claim="", known=0)


def drop_repeats(items: Sequence[Evidence]) -> list[Evidence]:
    """The same word of the same voice counts once, when it was first heard: a copy of an article changes nothing."""
    first: dict[tuple, Evidence] = {}
    for item in sorted(items, key=lambda i: (i.known, i.claim)):
        first.setdefault(_word(item), item)
    return sorted(first.values())


def gather(segment: Segment, end: int | None, items: Sequence[Evidence], *, rules: Rules) -> tuple:
    """Support, opposition, shares, confidence and last support of one status over its days."""
    decided = set(segment.decided)
    # who repeats what decided it stands beside it
    repeated = {_word(i) for i in items if i.claim in decided}
    support, against = [], []
    sectoral = segment.rule == "sector"
    for item in items:
        inside = segment.day <= item.day and (end is None or item.day < end)
        if item.claim in decided or (repeated and _word(item) in repeated):
            support.append(item)
        elif inside and (item.breadth == 1 or sectoral) and not (
                item.kind == DENIAL and segment.status not in (CONTESTED, item.party)):  # what nobody says needs no denial
            (support if speaks_for(item, segment.status) else against).append(item)
    ids = {i.claim for i in support}
    last = max((i.day for i in support if end is None or i.day < end), default=None)
    # the opening state rests on the theatre's own source, not on a claim
    confidence = "medium" if segment.rule == "opening" and not support else grade_confidence(support, rules)
    against_ids = tuple(sorted({i.claim for i in against} - ids))
    return tuple(sorted(ids)), against_ids, segment.shares, confidence, last


def speaks_for(item: Evidence, status: str) -> bool:
    """Whether a claim dated within a status agrees with it."""
    if item.kind == FIGHT:
        return status == CONTESTED
    if item.kind == DENIAL:
        return status == CONTESTED
    if status == CONTESTED:
        return bool(item.key)
    return item.party == status


def grade_confidence(support: Sequence[Evidence], rules: Rules) -> str:
    """high | medium | low by independent lineages, as the table writes it."""
    lineages = {i.lineage for i in support}
    strong = {i.lineage for i in support if i.grade in STRONG}
    if strong and len(lineages) >= rules.limits["high_lineages"]:
        return "high"
    return "medium" if strong or len(lineages) >= rules.limits["medium_lineages"] else "low"


def make_interval(code: str, content: tuple, known_from: dt.date | None, known_to: dt.date | None) -> ControlInterval:
    first, end, status, rule, support, against, shares, confidence, last = content
    day = dt.date.fromordinal
    return ControlInterval(code, status, day(first), None if end is None else day(end), known_from, known_to, rule, support, against,
                           shares, confidence, None if last is None else day(last))


def check_control(control: Iterable[ControlInterval]) -> list[Fault]:
    """Every fault of stored intervals: ends before it starts, shares out of range or beyond 1 in sum."""
    faults = []
    for row in control:
        where = f"control {row.district} from {row.valid_from}"
        if row.valid_to is not None and row.valid_to <= row.valid_from:
            faults.append(Fault(where, f"ends {row.valid_to}", "an end after its start"))
        if row.known_to is not None and row.known_from is not None and row.known_to <= row.known_from:
            faults.append(Fault(where, f"known to {row.known_to}", "a day after known_from"))
        for party, low, high in row.shares:
            if not 0 <= low <= high <= 1:
                faults.append(Fault(where, f"share of {party}: {low} to {high}", "0 <= least <= most <= 1"))
        if sum(low for _, low, _ in row.shares) > 1 + 1e-9:
            faults.append(Fault(where, "least shares sum beyond 1", "at most 1"))
    return faults
