"""A hearing: the evidence of one district, ready to be asked about days, and the case that it is heard in."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from timeline.control.case import open_case
from timeline.control.events import Words, draw_events
from timeline.control.rules import Rules
from timeline.control.theatre import Theatre
from timeline.control.weigh import FIGHT, GAIN, STATE, Evidence

HOLDING = frozenset({GAIN, STATE})


class Hearing:
    """The evidence of one district, ready to be asked about days; and the case that it is heard in."""

    def __init__(self, district: str, items: Sequence[Evidence], *, theatre: Theatre, rules: Rules):
        self.district, self.theatre, self.rules = district, theatre, rules
        self.limits = rules.limits
        heard = sorted(items)
        self.own = heard if all(i.breadth == 1 for i in heard) else [i for i in heard if i.breadth == 1]
        self.wide = [i for i in heard if i.breadth > 1] if len(self.own) < len(heard) else []
        self.fights: list[Evidence] = []
        self.standing: list[Evidence] = []
        gains: Words = {}
        told: Words = {}
        for item in heard:  # read once: a district can have very many
            kind = item.kind
            if kind == GAIN:
                group, at = gains, (item.key, item.breadth)
            elif kind == STATE:
                self.standing.append(item)
                if not item.dated or item.breadth > 1 or item.key:
                    continue
                group, at = told, (item.day, item.party)
            else:
                if kind == FIGHT and item.breadth == 1:
                    self.fights.append(item)
                continue
            if at in group:
                group[at].append(item)
            else:
                group[at] = [item]
        events, left = draw_events(gains, told, rules)
        self.events = [e for e in events if e.breadth == 1]
        self.sector_events = [e for e in events if e.breadth > 1]
        # what is told of the past without a day opens a status; it does not overturn one
        self.undated = frozenset(left)
        self.standing += [i for i in left if i.breadth == 1]
        self.case = open_case(rules, status=theatre.opening.status_of(district), day=theatre.opening.day.toordinal())

    def between(self, first: int, last: int) -> list[Evidence]:
        """Evidence on the district itself, dated from `first` to `last`, both inclusive."""
        return self.own[bisect_left(self.own, (first,)):bisect_left(self.own, (last + 1,))]


def is_older(hearing: Hearing, item: Evidence) -> bool:
    """Whether an undated claim may be of the days before the present status was settled by an event."""
    return not item.dated and hearing.case.origin in ("event", "sector") and item.first <= hearing.case.since
