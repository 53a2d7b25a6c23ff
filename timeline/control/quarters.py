"""Quarters: what is said of a part of a district, held beside the district's own status."""

from __future__ import annotations

from timeline.control.case import Held
from timeline.control.events import Event, weigh_lineages
from timeline.control.hearing import Hearing, is_older
from timeline.control.interval import CONTESTED, UNKNOWN
from timeline.control.weigh import STRONG, Evidence


def order_part(part: Event | Evidence):
    items = part.items if isinstance(part, Event) else [part]
    return (part.key, part.party, items[0].claim)


def hear_part(hearing: Hearing, day: int, part: Event | Evidence) -> None:
    case, limits = hearing.case, hearing.limits
    items = part.items if isinstance(part, Event) else [part]
    weight, grade = weigh_lineages(items, hearing.rules)
    firm = isinstance(part, Event)
    held = case.parts.get(part.key)
    if part.party == UNKNOWN or (not firm and part.party != case.holder and is_older(hearing, part)):
        return
    if part.party == case.holder:
        case.affirmed[part.key] = day
        case.seen = max(case.seen, day) if case.status == case.holder else case.seen
        place = part.key.split("/")[0]
        lost = [k for k in case.parts if k == part.key or k.startswith(f"{part.key}/")]
        if part.key.endswith("/some"):  # some points back in its hands need not be those that were lost
            lost = []
        if (case.status != CONTESTED or weight < limits["settle"] or not (lost or part.key in case.fought_in)
                or not (firm or (grade in STRONG and (held is None or day - held.day >= limits["stale_days"])))):
            return
        for key in lost:
            del case.parts[key]
        if part.key == place:
            case.fought_in.pop(place, None)
            case.regained[place] = (day, weight)
        busy = any(day - fought <= limits["event_days"] for fought in case.fought_in.values())
        if not case.parts and case.pending is None and not busy:
            case.restore(day, "restored", items)
        elif lost:
            case.dispute(day, "part", items)
        return
    if case.origin == "event" and case.status == case.holder:
        quiet = limits["mopping_days"] if firm else limits["stale_days"]
        if day - case.since <= quiet and weight <= case.weight:
            return
    back, heavier = case.regained.get(part.key.split("/")[0], (0, 0))
    if back and ((day - back <= limits["mopping_days"] and weight <= heavier) or all(not i.dated and i.first <= back for i in items)):
        return
    low, high = max(i.low for i in items), min(i.high for i in items)
    if low > high:
        low, high = min(i.low for i in items), max(i.high for i in items)
    for key in [k for k in case.parts if k.startswith(f"{part.key}/")]:
        del case.parts[key]
    case.parts[part.key] = Held(part.party, day, low, high, items[0].claim, weight)
    if weight >= limits["settle"] and completes_cover(hearing, day, part.party):
        case.settle(part.party, day, "parts-complete", items, origin="event")
        return
    case.dispute(day, "part", items)


def completes_cover(hearing: Hearing, day: int, party: str) -> bool:
    """Whether the parts that `party` holds make up the district, and no later report of the whole outranks that."""
    parts = hearing.case.parts
    full = any(cover.district == hearing.district and all(p in parts and parts[p].party == party for p in cover.places)
               for cover in hearing.theatre.covers)
    return full and not any(e.party == party and not e.key and day < e.day <= day + hearing.limits["sector_days"]
                            for e in hearing.events)
