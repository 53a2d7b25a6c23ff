"""Judge: hear a district's evidence day by day and say from when to when which status is settled, and by which rule."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from timeline.control.case import GRADE_RULES, Held, Pending, Segment, open_case, rule_of
from timeline.control.events import Event, draw_events, weigh_lineages
from timeline.control.interval import CONTESTED, UNKNOWN
from timeline.control.rules import Rules
from timeline.control.theatre import Theatre
from timeline.control.weigh import DENIAL, FIGHT, GAIN, STATE, STRONG, Evidence

HOLDING = frozenset({GAIN, STATE})


class Hearing:
    """The evidence of one district, ready to be asked about days; and the case that it is heard in."""

    def __init__(self, district: str, items: Sequence[Evidence], *, theatre: Theatre, rules: Rules):
        self.district, self.theatre, self.rules = district, theatre, rules
        self.limits = rules.limits
        self.own = sorted(i for i in items if i.breadth == 1)
        self.wide = sorted(i for i in items if i.breadth > 1)
        self.own_days = [i.day for i in self.own]
        events, left = draw_events([*self.own, *self.wide], rules)
        self.events = [e for e in events if e.breadth == 1]
        self.sector_events = [e for e in events if e.breadth > 1]
        drawn = {i for e in events for i in e.items}
        # what is told of the past without a day opens a status; it does not overturn one
        self.standing = [i for i in [*self.own, *self.wide] if i.kind == STATE or (i.kind == GAIN and i not in drawn)]
        self.undated = frozenset(left)
        self.case = open_case(rules, status=theatre.opening.status_of(district), day=theatre.opening.day.toordinal())

    def between(self, first: int, last: int) -> list[Evidence]:
        """Evidence on the district itself, dated from `first` to `last`, both inclusive."""
        return self.own[bisect_left(self.own_days, first):bisect_right(self.own_days, last)]


def judge_district(district: str, items: Sequence[Evidence], *, theatre: Theatre, rules: Rules) -> list[Segment]:
    """The statuses of one district in the order of days, from the opening state on."""
    hearing = Hearing(district, items, theatre=theatre, rules=rules)
    agenda: dict[int, list[list]] = {}

    def enter(day: int, slot: int, item) -> None:
        agenda.setdefault(day, [[], [], [], [], [], []])[slot].append(item)

    for event in hearing.events:
        enter(event.day, 1 if event.key else 0, event)
        for item in event.items:
            if not event.key and item.breadth == 1 and item.day != event.day and (item.dated or item.day > event.day):
                # ahead of the best supported day a claim disputes at most; behind it, it may confirm
                enter(item.day, 2 if item.day < event.day else 3, item)
    for item in hearing.own:
        if item.kind == FIGHT:
            enter(item.day, 2, item)
    for item in hearing.standing:
        enter(item.day, 5 if item.breadth > 1 else 1 if item.key else 3, item)
    for event in hearing.sector_events:
        enter(event.day, 4, event)
    for day in sorted(agenda):
        gains, parts, fights, states, sector_gains, sector_states = agenda[day]
        if gains:
            hear_gains(hearing, day, gains)
        for part in sorted(parts, key=_order_parts):
            hear_part(hearing, day, part)
        if fights:
            hear_fights(hearing, day, fights)
        for party in sorted({s.party for s in states}):
            hear_states(hearing, day, party, [s for s in states if s.party == party])
        for event in sector_gains:
            hear_sector_gain(hearing, day, event)
        for party in sorted({s.party for s in sector_states}):
            hear_sector_states(hearing, day, party, [s for s in sector_states if s.party == party])
    return hearing.case.segments


def _order_parts(part: Event | Evidence):
    items = part.items if isinstance(part, Event) else [part]
    return (part.key, part.party, items[0].claim)


def find_opposing(hearing: Hearing, event: Event, day: int) -> list[Evidence]:
    """What speaks, on the event's day and the days of mopping up, against the event: the old holder still there, or
    only a part taken, or fighting."""
    found = []
    for item in hearing.between(day, day + hearing.limits["mopping_days"]):
        if item.kind == FIGHT and item.party in ("", event.party):
            if item.day == day:
                found.append(item)
        elif item.dated and item.kind in HOLDING:
            # a quarter's gain does not speak against the district's; "half of it" or "its north" on the same day does
            part_only = item.party == event.party and item.day == day and ("/" in item.key or item.key == "share")
            if part_only or (item.kind == STATE and not item.key and item.party != event.party):
                found.append(item)
    return found


def hear_gains(hearing: Hearing, day: int, events: list[Event]) -> None:
    case, limits = hearing.case, hearing.limits
    ranked = sorted(events, key=lambda e: (-e.weight, e.party))
    known = [e for e in ranked if e.party != UNKNOWN]
    event = (known or ranked)[0]
    rival = next((e for e in known if e.party != event.party), None)
    if event.party == UNKNOWN:
        near = [e for e in hearing.events if e.party not in (UNKNOWN, case.holder) and not e.key
                and abs(e.day - day) <= limits["event_days"]]
        losers = {i.loss for i in event.items}
        if not near and (case.holder in losers or "?" in losers) and event.weight >= limits["settle"]:
            case.settle(UNKNOWN, day, "loss-unknown", event.items, origin="event")
        return
    if rival is not None and rival.weight * 3 > event.weight * 2:
        items = [*event.items, *rival.items]
        challenger = event if event.party != case.holder else rival
        case.dispute(day, "conflict", items, pending=Pending(challenger.party, day, list(challenger.items), contrary=(day + 1, 0)))
        return
    other = case.pending if case.pending is not None and case.pending.party not in (event.party, case.holder) else None
    if (other is not None and day - other.day <= limits["mopping_days"]
            and weigh_lineages(other.items, hearing.rules)[0] * 3 > event.weight * 2):
        other.deny(event.items)
        case.dispute(day, "conflict", event.items)
        return
    if event.party == case.holder and case.status == case.holder:
        case.seen = day
        case.weight = max(case.weight, event.weight) if case.origin in ("event", "report") else event.weight
        case.origin = "event" if case.origin != "opening" else case.origin
        return
    fresh = case.origin == "event" and case.status == case.holder and 0 <= day - case.since <= limits["event_days"]
    if fresh and event.weight * 3 < case.weight:
        if case.holder in hearing.theatre.party(event.party).adversaries:
            case.dispute(day, "conflict", event.items, pending=Pending(event.party, day, list(event.items), contrary=(day, 0)))
        return  # a light claim of an ally's gain, days after a well supported one, stays on record
    if not event.strong:  # an observer's claim on the sector that the district lies in is support, too
        wide = [i for i in hearing.wide if i.kind == GAIN and i.party == event.party and i.grade in STRONG and i.dated
                and abs(i.day - day) <= limits["event_days"]]
        event = replace(event, items=[*event.items, *wide], strong=bool(wide), grade="neutral" if wide else event.grade,
                        weight=event.weight + limits["sector_share"] * bool(wide))
    denials = [i for i in hearing.own if i.kind == DENIAL and i.party == event.party and i.grade != "own" and not i.key
               and event.start - 1 <= i.day <= day + limits["event_days"]]
    opposing = find_opposing(hearing, event, day)
    against, _ = weigh_lineages(opposing, hearing.rules)
    strong_against = any(i.grade in STRONG for i in opposing)
    pending = Pending(event.party, day, list(event.items))
    if case.pending is not None and case.pending.party == event.party:
        pending.items = [*case.pending.items, *event.items]
    if event.strong:
        if against > event.weight:
            pending.deny(opposing)
            case.dispute(day, "conflict", [*event.items, *opposing], pending=pending)
        else:
            case.settle(event.party, day, rule_of(event), event.items, origin="event")
    elif denials or strong_against:
        pending.deny([*denials, *opposing])
        case.dispute(day, "denied" if denials or any(i.kind == STATE and not i.key for i in opposing) else "conflict",
                     [*event.items, *opposing], pending=pending)
    elif event.weight >= limits["settle"]:
        case.settle(event.party, day, rule_of(event), event.items, origin="event")
    else:
        case.dispute(day, "own-side-unconfirmed", event.items, pending=pending)


def hear_fights(hearing: Hearing, day: int, items: list[Evidence]) -> None:
    case = hearing.case
    items = [i for i in items if not (i.party == case.holder and case.status == case.holder) and not is_older(hearing, i)]
    if not items:
        return
    for item in items:
        place = item.key.split("/")[0]
        if day - case.regained.get(place, (0, 0))[0] > hearing.limits["mopping_days"]:
            case.fought_in[place] = day
    if case.status == CONTESTED:
        case.fought = day
        if case.pending is not None:
            case.pending.deny([i for i in items if i.kind == FIGHT and not i.key])
        return
    weight, _ = weigh_lineages(items, hearing.rules)
    if case.origin == "event" and day - case.since <= hearing.limits["mopping_days"] and weight <= case.weight:
        return
    case.dispute(day, "fighting" if any(i.kind == FIGHT for i in items) else "conflict", items)


def is_older(hearing: Hearing, item: Evidence) -> bool:
    """Whether an undated claim may be of the days before the present status was settled by an event."""
    return not item.dated and hearing.case.origin in ("event", "sector") and item.first <= hearing.case.since


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
    case.parts[part.key] = Held(part.party, day, low, high, items[0].claim)
    for cover in hearing.theatre.covers:
        if cover.district == hearing.district and all(
                (p := case.parts.get(place)) is not None and p.party == part.party for place in cover.places):
            case.settle(part.party, day, "parts-complete", items, origin="event")
            return
    case.dispute(day, "part", items)


def hear_states(hearing: Hearing, day: int, party: str, items: list[Evidence]) -> None:
    case, limits = hearing.case, hearing.limits
    weight, grade = weigh_lineages(items, hearing.rules)
    strong = grade in STRONG
    if party == case.holder:
        if case.status == case.holder:
            case.seen = day
        elif case.pending is not None:
            if day >= case.pending.day:
                later = [i for i in hearing.between(day, day + limits["event_days"])
                         if i.kind in HOLDING and i.party == case.pending.party]
                if strong and day > case.pending.day and not later:
                    case.restore(day, GRADE_RULES[grade], items)
                else:
                    case.pending.deny([i for i in items if i.dated])
        elif case.parts:
            newest = max(p.day for p in case.parts.values())
            if weight >= limits["settle"] and (any(i.firm and i.kind == STATE for i in items) or day - newest >= limits["stale_days"]):
                case.restore(day, "restored", items)
        elif weight >= limits["settle"] and day > case.fought:
            case.restore(day, GRADE_RULES[grade], items)
        return
    if case.pending is not None and case.pending.party == party:
        case.confirm(day, items)
        return
    items = [i for i in items if i.kind == STATE or i in hearing.undated]
    items = [i for i in items if not is_older(hearing, i)]
    if not items:
        return
    if case.pending is not None:
        outlast_pending(hearing, day, party)
        return
    if case.origin in ("opening", "sector") or case.holder == UNKNOWN:
        open_by_report(hearing, day, party, items)
        return
    overturn_by_reports(hearing, day, party)


def open_by_report(hearing: Hearing, day: int, party: str, items: list[Evidence]) -> None:
    """A reported holder where nothing better than the opening state or a sector claim speaks for another."""
    case, limits = hearing.case, hearing.limits
    window = hearing.between(day - limits["event_days"], day + limits["event_days"])
    speaking = [i for i in window if i.kind in HOLDING and i.party == party and not i.key and i.day >= day] or items
    opposing = [i for i in window if i.kind == STATE and i.party == case.holder and not i.key]
    weight, _ = weigh_lineages([*speaking, *items], hearing.rules)
    against, _ = weigh_lineages(opposing, hearing.rules)
    if opposing and against >= weight:
        case.dispute(day, "conflict", [*items, *opposing], pending=Pending(party, day, list(items), contrary=(day, 0)))
    elif weight >= limits["settle"]:
        rule = "background" if all(i.first == i.day < i.last for i in items) else "state-report"
        case.settle(party, day, rule, items, origin="report")
        case.weight = weight
    else:
        case.dispute(day, "own-side-unconfirmed", items, pending=Pending(party, day, list(items)))


def overturn_by_reports(hearing: Hearing, day: int, party: str) -> None:
    """Standing reports of another holder, later and stronger than all that speaks for the old one."""
    case, limits = hearing.case, hearing.limits
    gap = day - max(case.since, case.seen)
    if gap < limits["stale_days"]:
        return
    speaking: list[Evidence] = []
    for item in hearing.between(day, day + 2 * limits["wide_days"]):
        if item.kind in HOLDING and item.party == case.holder and not item.key and item.day > day:
            break
        if item.kind in HOLDING and item.party == party and not item.key:
            speaking.append(item)
    weight, _ = weigh_lineages(speaking, hearing.rules)
    need = limits["settle"] if gap >= limits["wide_days"] else max(case.weight + 1, limits["settle"])
    if weight >= need and (gap >= limits["wide_days"] or len({i.lineage for i in speaking}) > 1):
        case.settle(party, day, "reports-overturn", speaking, origin="report")


def outlast_pending(hearing: Hearing, day: int, party: str) -> None:
    """A third account that outlasts a disputed gain: strong reports of another holder, none of the claimed one after."""
    case, limits = hearing.case, hearing.limits
    if day - case.pending.day < limits["mopping_days"]:
        return
    after = hearing.between(day, day + limits["wide_days"])
    if any(i.kind in HOLDING and i.party in (case.pending.party, case.holder) and not i.key and i.dated for i in after):
        return
    speaking = [i for i in after if i.kind in HOLDING and i.party == party and not i.key]
    weight, grade = weigh_lineages(speaking, hearing.rules)
    if grade in STRONG and weight >= limits["settle"]:
        case.settle(party, day, "reports-overturn", speaking, origin="report")


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
