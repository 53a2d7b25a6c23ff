"""Sector claims: a claim on a whole sector counts for each of its districts, below any word on the district itself."""

from __future__ import annotations

from timeline.control.case import Pending
from timeline.control.events import Event, weigh_lineages
from timeline.control.hearing import HOLDING, Hearing
from timeline.control.interval import CONTESTED, UNKNOWN
from timeline.control.weigh import FIGHT, GAIN, STRONG, Evidence


def outranked(hearing: Hearing, day: int, party: str, breadth: int) -> bool:
    """Whether the district's own account, or a narrower sector's, outranks a sector claim for `party` on that day."""
    case, limits = hearing.case, hearing.limits
    third = case.pending.party if case.pending is not None else party
    if third != party and third not in hearing.theatre.party(party).adversaries:
        return True
    for item in hearing.between(day, day + limits["sector_days"]):
        if not item.dated:
            continue
        contrary = (item.kind == FIGHT and item.party != party) or (item.kind in HOLDING and item.party not in (party, UNKNOWN))
        if (contrary or (item.kind == GAIN and item.party == party)) and item.day > day:
            return True
    for item in hearing.wide:
        if item.breadth < breadth and item.kind in HOLDING and item.party not in (party, UNKNOWN) \
                and day <= item.day <= day + limits["sector_days"]:
            return True
    return case.origin == "event" and case.holder != party and day - case.since <= limits["event_days"]


def hear_sector_gain(hearing: Hearing, day: int, event: Event) -> None:
    case, limits = hearing.case, hearing.limits
    party = event.party
    if party == UNKNOWN or (party == case.holder and case.status == party):
        return
    if party == case.holder:
        if event.weight >= limits["settle"] and not outranked(hearing, day, party, event.breadth):
            case.restore(day, "sector", event.items)
        return
    if case.holder != UNKNOWN and case.holder not in hearing.theatre.party(party).adversaries:
        return
    if outranked(hearing, day, party, event.breadth):
        return
    if event.weight >= limits["settle"]:
        case.settle(party, day, "sector", event.items, origin="sector")
    elif case.pending is not None and case.pending.party == party:
        case.confirm(day, list(event.items))
    else:
        case.dispute(day, "own-side-unconfirmed", event.items, pending=Pending(party, day, list(event.items)))


def hear_sector_states(hearing: Hearing, day: int, party: str, items: list[Evidence]) -> None:
    case, limits = hearing.case, hearing.limits
    near = hearing.between(day - limits["sector_days"], day + limits["sector_days"])
    window = [i for i in hearing.wide if i.kind in HOLDING and i.party == party and day <= i.day <= day + limits["event_days"]]
    weight, _ = weigh_lineages([*items, *window], hearing.rules)
    if weight < limits["settle"]:
        return
    if party == case.holder:
        strong = case.pending is not None and any(i.grade in STRONG for i in case.pending.items)
        if case.status == CONTESTED and not strong and not near:
            case.restore(day, "sector", items)
        elif case.status == party and case.origin == "sector":
            case.seen = day
        return
    rivals = hearing.theatre.party(party).adversaries if party in hearing.theatre.party_ids else ()
    plain = case.status == case.holder
    if case.parts and case.pending is None:  # all that is told of its parts agrees with the claim on the sector
        plain = all(p.party == party for p in case.parts.values()) and not case.affirmed
    # a lone old report of a holder does not stand for ever against the sector's standing reports
    weak = case.origin == "report" and plain and weight > case.weight and day - max(case.since, case.seen) > limits["wide_days"]
    if ((case.origin == "opening" and plain) or weak) and case.holder in rivals and not near:
        case.settle(party, day, "sector", items, origin="sector")
