"""Sector claims: a claim on a whole sector counts for each of its districts, below any word on the district itself."""

from __future__ import annotations

from timeline.control.case import Pending
from timeline.control.events import Event, weigh_lineages
from timeline.control.hearing import HOLDING, Hearing
from timeline.control.interval import CONTESTED, UNKNOWN
from timeline.control.weigh import DENIAL, FIGHT, GAIN, STRONG, Evidence


def outranked(hearing: Hearing, day: int, party: str, breadth: int) -> bool:
    """Whether the district's own account, or a narrower sector's, outranks a sector claim for `party` on that day."""
    case, limits = hearing.case, hearing.limits
    third = case.pending.party if case.pending is not None else party
    if third != party and third not in hearing.theatre.party(party).adversaries:
        return True
    later = [i for i in hearing.between(day + 1, day + limits["sector_days"]) if i.dated]
    if any((i.kind == FIGHT and i.party != party) or (i.kind in HOLDING and i.party not in (party, UNKNOWN)) for i in later):
        return True
    # the district's own gain by the same party, or its entry into it, is told of a later day: it had not been its before;
    # nobody has an interest in dating its own gain late
    if any(i.kind == GAIN and i.party == party and not i.key for i in later):
        return True
    end = hearing.theatre.end.toordinal()
    if any(i.kind == FIGHT and i.party == party and (not i.key or i.key.endswith("/some")) and i.day <= end and i.grade in STRONG
           for i in later):
        return True
    for item in hearing.wide:
        if item.breadth < breadth and item.kind in HOLDING and item.party not in (party, UNKNOWN) \
                and day + (item.kind == GAIN) <= item.day <= day + limits["sector_days"]:
            return True  # another's gain on the same day is weighed against this one (`borne_out`)
    return case.origin == "event" and case.holder != party and day - case.since <= limits["event_days"]


def weigh_sweep(hearing: Hearing, event: Event) -> int:
    """Weight of a sector's gain with the standing reports that say the same from the day before on."""
    days = range(event.day - 1, event.day + hearing.limits["event_days"] + 1)
    same = [i for i in hearing.wide if i.kind in HOLDING and i.party == event.party and i.dated and i.day in days]
    return weigh_lineages([*event.items, *same], hearing.rules)[0]


def borne_out(hearing: Hearing, day: int, party: str, breadth: int, weight: int) -> bool:
    """Whether what is told besides bears a sweeping claim out: no word of like weight for another on the same days; in the
    months after, no account of the district's own gain by `party` and no heavier word, on it or on a sector no wider,
    that the old holder holds it."""
    case, limits = hearing.case, hearing.limits
    near, far = day + limits["event_days"], day + 2 * limits["wide_days"]
    told = [i for i in hearing.wide if i.kind in HOLDING and i.dated and i.breadth <= breadth]
    around = [i for i in hearing.wide if i.kind in HOLDING and i.dated and abs(i.day - day) <= limits["event_days"]]
    against = [i for i in around if i.party not in (party, UNKNOWN) and (i.kind == GAIN or i.day >= day - 1)]
    if any(i.kind == GAIN or i.breadth <= breadth for i in against):
        for_it, _ = weigh_lineages([i for i in around if i.party == party], hearing.rules)
        if for_it <= weigh_lineages(against, hearing.rules)[0]:
            return False
    later = [i for i in hearing.between(day + 1, far) if i.kind in HOLDING and i.dated and not i.key]
    if weigh_lineages([i for i in later if i.kind == GAIN and i.party == party], hearing.rules)[0] >= limits["settle"]:
        return False
    told += [i for i in hearing.own if i.kind in HOLDING and i.dated and not i.key]
    still = [i for i in told if i.party == case.holder and near < i.day <= far]
    if still:
        return weigh_lineages(still, hearing.rules)[0] < weight
    # nothing for months: the next word decides, if it describes who holds the place
    after = [i for i in told if i.day > far and i.party in (party, case.holder)]
    following = min(after, key=lambda i: i.day, default=None)
    return following is None or following.party == party or following.kind == GAIN


def is_early(hearing: Hearing, day: int, party: str) -> bool:
    """Whether accounts as weighty as all that is told up to that day put the sector's gain by `party` on a later day soon after."""
    same = [i for i in hearing.wide if i.party == party and i.dated]
    later = [i for i in same if i.kind == GAIN and day < max(i.first, i.day) <= day + hearing.limits["event_days"]]
    told = [i for i in same if i.kind in HOLDING and day - 1 <= i.day <= day]
    return bool(later) and weigh_lineages(later, hearing.rules)[0] >= weigh_lineages(told, hearing.rules)[0]


def hear_sector_gain(hearing: Hearing, day: int, event: Event) -> None:
    case, limits = hearing.case, hearing.limits
    party = event.party
    if party == UNKNOWN or (party == case.holder and case.status == party):
        return
    if party == case.holder:
        if (event.weight >= limits["settle"] and not outranked(hearing, day, party, event.breadth)
                and borne_out(hearing, day, party, event.breadth, event.weight)):
            case.restore(day, "sector", event.items)
        return
    if case.holder != UNKNOWN and case.holder not in hearing.theatre.party(party).adversaries:
        return
    if is_early(hearing, day, party):
        return
    weight = weigh_sweep(hearing, event)
    if case.origin == "event" and case.weight >= weight and day - case.since <= limits["wide_days"]:
        return  # the district's own well supported event, not long ago
    if outranked(hearing, day, party, event.breadth) or not borne_out(hearing, day, party, event.breadth, weight):
        return
    if weight >= limits["settle"]:
        case.settle(party, day, "sector", event.items, origin="sector")
    elif case.pending is not None and case.pending.party == party:
        case.confirm(day, list(event.items))
    else:
        case.dispute(day, "own-side-unconfirmed", event.items, pending=Pending(party, day, list(event.items)))


def hear_sector_states(hearing: Hearing, day: int, party: str, items: list[Evidence]) -> None:
    case, limits = hearing.case, hearing.limits
    near = [i for i in hearing.between(day - limits["sector_days"], day + limits["sector_days"]) if i.kind != DENIAL]
    window = [i for i in hearing.wide if i.kind in HOLDING and i.party == party and day <= i.day <= day + limits["event_days"]]
    weight, _ = weigh_lineages([*items, *window], hearing.rules)
    if weight < limits["settle"]:
        return
    if party == case.holder:
        strong = case.pending is not None and any(i.grade in STRONG for i in case.pending.items)
        # "the east is theirs" regains no part that is well known to be another's
        parted = any(p.weight >= limits["settle"] for p in case.parts.values())
        if case.status == CONTESTED and not strong and not near and not parted:
            case.restore(day, "sector", items)
        elif case.status == party and case.origin == "sector":
            case.seen = day
        return
    if is_early(hearing, day, party):
        return
    rivals = hearing.theatre.party(party).adversaries if party in hearing.theatre.party_ids else ()
    plain = case.status == case.holder
    if case.parts and case.pending is None:  # all that is told of its parts agrees with the claim on the sector
        plain = all(p.party == party for p in case.parts.values()) and not case.affirmed
    # a lone old report of a holder does not stand for ever against the sector's standing reports
    weak = case.origin == "report" and plain and weight > case.weight and day - max(case.since, case.seen) > limits["wide_days"]
    breadth = min(i.breadth for i in items)
    if case.origin == "sector" and plain:
        weak = day - case.since > limits["event_days"] and any(i.grade in STRONG for i in items)
    if ((case.origin == "opening" and plain) or weak) and case.holder in rivals and not near \
            and not outranked(hearing, day, party, breadth) and borne_out(hearing, day, party, breadth, weight):
        case.settle(party, day, "sector", items, origin="sector")
