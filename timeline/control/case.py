"""A case: what is settled, pending and disputed in one district while its evidence is heard in the order of days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from timeline.control.events import Event, weigh_lineages
from timeline.control.interval import CONTESTED, UNKNOWN
from timeline.control.rules import Rules
from timeline.control.weigh import STRONG, Evidence

GRADE_RULES = {"admission": "admission", "neutral": "neutral", "third": "neutral", "unknown": "side-unknown",
               "own": "own-side-confirmed"}


class Segment(NamedTuple):
    """A status from `day` (ordinal) on, the rule it rests on, shares by party, and the claims that decided it."""

    day: int
    status: str
    rule: str
    shares: tuple[tuple[str, float, float], ...]
    decided: tuple[str, ...]


@dataclass(slots=True)
class Pending:
    """A gain that is claimed and not settled; `contrary` is when it was last denied: of which day, known when."""

    party: str
    day: int
    items: list[Evidence]
    contrary: tuple[int, int] = (0, 0)

    def deny(self, items: Iterable[Evidence]) -> None:
        self.contrary = max([self.contrary, *((i.day, i.known) for i in items)])


class Held(NamedTuple):
    """A part of the district that another than its holder is said to hold."""

    party: str
    day: int
    low: float
    high: float
    claim: str
    weight: int = 0


@dataclass(slots=True)
class Case:
    """`holder` is the last settled one, settled on `since` with `weight` by an `origin` (opening | sector | report | event)."""

    rules: Rules
    holder: str
    since: int
    origin: str = "opening"
    weight: int = 0
    seen: int = 0  # last day on which the holder was said to hold it
    retold: tuple[int, int] = (0, 0)  # last further gain of the holder that was told: day, weight
    status: str = ""
    regained: dict[str, tuple[int, int]] = field(default_factory=dict)  # quarters the holder took back: day, weight
    fought_in: dict[str, int] = field(default_factory=dict)  # places of that fighting, and when
    fought: int = 0  # last day of reported fighting while contested
    pending: Pending | None = None
    parts: dict[str, Held] = field(default_factory=dict)
    affirmed: dict[str, int] = field(default_factory=dict)  # parts said to be the holder's own, and when
    segments: list[Segment] = field(default_factory=list)

    def write(self, day: int, status: str, rule: str, decided=(), *, shares=()) -> None:
        """Begin a status; a status that goes on with the same shares keeps its first day and rule."""
        self.status = status
        while self.segments and self.segments[-1].day >= day and len(self.segments) > 1:
            self.segments.pop()
        last = self.segments[-1] if self.segments else None
        if last is not None and last.status == status and last.shares == shares:
            return
        row = Segment(day, status, rule, shares, tuple(decided))
        if last is not None and last.day >= day:
            self.segments[-1] = row
        else:
            self.segments.append(row)

    def gained(self) -> list[tuple[int, int]]:
        """The gains that its holder rests on, from the settled one on: day, weight."""
        return [(self.since, self.weight)] * (self.origin == "event") + [self.retold] * bool(self.retold[0])

    def settle(self, party: str, day: int, rule: str, items, *, origin: str) -> None:
        """The district is `party`'s from `day`: what was pending or disputed before is closed."""
        self.weight = weigh_lineages(items, self.rules)[0] if origin != "sector" else self.rules.limits["sector_share"]
        self.holder, self.since, self.seen, self.origin = party, day, day, origin
        self.pending, self.fought, self.fought_in = None, 0, {}
        self.parts, self.affirmed, self.regained, self.retold = {}, {}, {}, (0, 0)
        self.write(day, party, rule, [i.claim for i in items])

    def restore(self, day: int, rule: str, items) -> None:
        """The holder is confirmed after a dispute."""
        self.pending, self.fought, self.fought_in, self.seen = None, 0, {}, day
        self.parts = {}
        self.write(day, self.holder, rule, [i.claim for i in items])

    def dispute(self, day: int, rule: str, items, *, pending: Pending | None = None) -> None:
        """The district is contested from `day`."""
        if pending is not None:
            self.pending = pending
        self.fought = max(self.fought, day)
        self.write(day, CONTESTED, rule, [i.claim for i in items], shares=self.share_out())

    def share_out(self) -> tuple[tuple[str, float, float], ...]:
        """Shares by party while parts are held by others: least sums never exceed the whole."""
        if not self.parts:
            return ()
        low: dict[str, float] = {}
        high: dict[str, float] = {}
        for part in self.parts.values():
            low[part.party] = max(low.get(part.party, 0.0), part.low)
            high[part.party] = max(high.get(part.party, 0.0), part.high)
        others = sum(low.values())
        if others > 1:  # figures of different days and voices: none is sure
            low, others = dict.fromkeys(low, 0.0), 0.0
        high = {p: min(h, 1 - others + low[p]) for p, h in high.items()}
        if self.holder not in low and self.holder != UNKNOWN:
            low[self.holder] = max(0.0, 1 - sum(high.values()))
            high[self.holder] = 1 - others
        return tuple((p, round(low[p], 6), round(high[p], 6)) for p in sorted(low))

    def confirm(self, day: int, items: list[Evidence]) -> bool:
        """Weigh new word for a pending gain; settle it if that is enough. A denied gain needs more than its own side."""
        pending = self.pending
        pending.items.extend(items)
        weight, grade = weigh_lineages(pending.items, self.rules)
        strong = [i for i in items if i.grade in STRONG]
        if pending.contrary[0]:
            if strong and day >= pending.contrary[0]:
                self.settle(pending.party, day, GRADE_RULES[weigh_lineages(strong, self.rules)[1]], pending.items, origin="event")
                return True
            later = [i for i in pending.items if i.day <= day and (i.day, i.known) > pending.contrary]
            heavy, grade = weigh_lineages(later, self.rules)
            if heavy >= self.rules.limits["settle"]:  # denied no more
                self.settle(pending.party, min(i.day for i in later), GRADE_RULES[grade], pending.items, origin="event")
                return True
            return False
        if weight >= self.rules.limits["settle"]:
            self.settle(pending.party, pending.day, GRADE_RULES[grade], pending.items, origin="event")
            return True
        return False


def open_case(rules: Rules, *, status: str, day: int) -> Case:
    """The case before any claim: the opening state from the opening day."""
    case = Case(rules, status, day)
    case.write(day, status, "opening")
    return case


def rule_of(event: Event) -> str:
    """The rule by which a settled event is settled."""
    if event.party == UNKNOWN:
        return "loss-unknown"
    if all(i.loss for i in event.items):
        return "loss-inferred"
    return GRADE_RULES[event.grade]
