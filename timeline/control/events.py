"""Events: reports of one gain drawn together, weighed by independent lineages, dated by its best supported day."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from timeline.control.rules import Rules
from timeline.control.weigh import OWN, STRONG, Evidence


@dataclass(slots=True)
class Event:
    """Reports that `party` gained the district (`key` "") or a part of it. Days are ordinals.

    `day` is the best supported day, `start` the first day that a report names; `weight` counts each lineage once, at
    its best grade, own-side lineages no more than the table's `own_most` together.
    """

    party: str
    key: str
    breadth: int
    items: list[Evidence] = field(default_factory=list)
    day: int = 0
    start: int = 0
    weight: int = 0
    strong: bool = False
    grade: str = "own"


def weigh_lineages(items: Sequence[Evidence], rules: Rules) -> tuple[int, str]:
    """Weight of these reports together and their best grade: each lineage once, own-side ones capped."""
    weights = rules.weights
    if len(items) == 1:
        grade = items[0].grade
        return (min(weights[grade], rules.limits["own_most"]) if grade == OWN else weights[grade]), grade
    ranks = rules.ranks
    best: dict[str, int] = {}
    for item in items:
        rank, lineage = ranks[item.grade], item.lineage
        if rank > best.get(lineage, -1):
            best[lineage] = rank
    grades, mine = rules.grades, ranks[OWN]
    own, total, top = 0, 0, mine
    for rank in best.values():
        if rank == mine:
            own += weights[OWN]
        else:
            total += weights[grades[rank]]
            if rank > top:
                top = rank
    most = rules.limits["own_most"]
    return total + (own if own < most else most), grades[top]


Words = dict[tuple, list[Evidence]]


def draw_events(groups: Words, told: Words, rules: Rules) -> tuple[list[Event], list[Evidence]]:
    """Gains drawn together into events, sorted by day, and the undated ones that belong to none.

    `groups`: the gains by (key, breadth); `told`: dated standing reports on the district itself by (day, party).
    Gains by one party of one place whose days lie within `event_days` of each other are one event, unless a well
    supported word that another party gained it, or holds the district, lies between. An undated gain joins the latest
    event that its window allows.
    """
    events: list[Event] = []
    left: list[Evidence] = []
    for (key, breadth), gains in sorted(groups.items()):
        dated = [g for g in gains if g.dated]
        drawn = _split_events(dated, key, breadth, rules, told if breadth == 1 and not key else {})
        for item in (g for g in gains if not g.dated):
            fits = [e for e in drawn if e.party == item.party and item.first - 1 <= e.day <= item.last]
            if fits:
                max(fits, key=lambda e: e.day).items.append(item)
            else:
                left.append(item)
        events.extend(drawn)
    for event in events:
        _measure(event, rules)
    events.sort(key=lambda e: (e.day, e.breadth, e.key, e.party))
    return events, left


def _split_events(gains: list[Evidence], key: str, breadth: int, rules: Rules, told: Words) -> list[Event]:
    by_day: Words = {}
    for gain in gains:
        at = gain.day, gain.party
        if at in by_day:
            by_day[at].append(gain)
        else:
            by_day[at] = [gain]
    weights: dict[tuple[int, str], int] = {}  # of what is said on a day of a party, as far as it was asked for
    said = sorted({*by_day, *told}) if len(by_day) > 1 else []
    settle, event_days = rules.limits["settle"], rules.limits["event_days"]

    def stands_between(first: int, day: int, party: str) -> bool:
        """Whether a well supported word on another party lies on the days from `first` to before `day`."""
        for at in said[bisect_left(said, (first, "")):bisect_left(said, (day, ""))]:
            if at[1] != party:
                if at not in weights:
                    weights[at] = max(weigh_lineages(words[at], rules)[0] for words in (by_day, told) if at in words)
                if weights[at] >= settle:
                    return True
        return False

    events: list[Event] = []
    latest: dict[str, Event] = {}

    def support(at: tuple[int, str]) -> int:
        """What is said of a day: the gains and who is said to hold it then."""
        return weigh_lineages([*by_day[at], *told.get(at, ())], rules)[0]

    for at, rows in sorted(by_day.items()):
        day, party = at
        event = latest.get(party)
        if event is not None:
            last = event.items[-1].day
            # claims on a sector go on for weeks: one event of them spans no more than these days in all
            since = event.items[0].day if breadth > 1 else last
            if day - since > event_days or stands_between(last, day, party):
                event = None
        if event is None:
            event = latest[party] = Event(party, key, breadth)
            events.append(event)
        event.items.extend(rows)
        weight = weigh_lineages(rows, rules)[0]
        # of two days that as many report, the one on which more are said to hold it
        if not event.day or weight > event.weight or (
                weight == event.weight and told and support(at) > support((event.day, party))):
            event.day, event.weight = day, weight
    return events


def _measure(event: Event, rules: Rules) -> None:
    event.items.sort()
    event.weight, event.grade = weigh_lineages(event.items, rules)
    event.strong = any(i.grade in STRONG for i in event.items)
    event.start = min((i.day for i in event.items if i.dated), default=event.day)
