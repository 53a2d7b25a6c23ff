"""Judge: hear a district's evidence day by day and say from when to when which status is settled, and by which rule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from timeline.control.case import Pending, Segment, rule_of
from timeline.control.events import Event, weigh_lineages
from timeline.control.hearing import HOLDING, Hearing, is_older
from timeline.control.interval import CONTESTED, UNKNOWN
from timeline.control.quarters import hear_part, order_part
from timeline.control.rules import Rules
from timeline.control.sector import hear_sector_gain, hear_sector_states, outranked
from timeline.control.standing import hear_states
from timeline.control.theatre import Theatre
from timeline.control.weigh import DENIAL, FIGHT, GAIN, OWN, STATE, STRONG, Evidence

HALF = 0.5


def judge_district(district: str, items: Sequence[Evidence], *, theatre: Theatre, rules: Rules) -> list[Segment]:
    """The statuses of one district in the order of days, from the opening state on."""
    hearing = Hearing(district, items, theatre=theatre, rules=rules)
    agenda = draw_agenda(hearing)
    gains, parts, fights, states, sector_gains, sector_states = agenda
    case = hearing.case
    for day in sorted(set().union(*agenda)):
        if day in gains:
            hear_gains(hearing, day, gains[day])
        if day in parts:
            for part in sorted(parts[day], key=order_part):
                hear_part(hearing, day, part)
        if day in fights:
            hear_fights(hearing, day, fights[day])
        if day in states:
            items, holder = states[day], case.holder
            parties = {s.party for s in items}
            if case.status == holder and len(parties) == 1 and holder in parties:
                case.seen = day  # by far the most frequent word: who held it holds it
            else:
                for party in sorted(parties):
                    hear_states(hearing, day, party, [s for s in items if s.party == party])
        for event in sector_gains.get(day, ()):
            hear_sector_gain(hearing, day, event)
        if day in sector_states:
            items = sector_states[day]
            for party in sorted({s.party for s in items}):
                hear_sector_states(hearing, day, party, [s for s in items if s.party == party])
    return hearing.case.segments


def draw_agenda(hearing: Hearing) -> tuple[dict[int, list], ...]:
    """What is to be heard, by day: gains, parts, fights, states, a sector's gains, a sector's states."""
    gains, parts, fights, states, sector_gains, sector_states = agenda = tuple(defaultdict(list) for _ in range(6))
    for event in hearing.events:
        day = event.day
        (parts if event.key else gains)[day].append(event)
        if event.key:
            continue
        for item in event.items:
            at = item.day
            if at != day and item.breadth == 1 and (item.dated or at > day):
                # ahead of the best supported day a claim disputes at most; behind it, it may confirm
                (fights if at < day else states)[at].append(item)
    for item in hearing.fights:
        fights[item.day].append(item)
    for item in hearing.standing:
        (sector_states if item.breadth > 1 else parts if item.key else states)[item.day].append(item)
    for event in hearing.sector_events:
        sector_gains[event.day].append(event)
    return agenda


def find_opposing(hearing: Hearing, event: Event, day: int) -> list[Evidence]:
    """What speaks, on the event's day and the days of mopping up, against the event: the old holder still there, or
    only a part taken, or fighting."""
    found = []
    voices = {i.lineage for i in event.items}
    told = hearing.between(day, day + hearing.limits["mopping_days"])
    # "most of it" beside "all of it" is a doubt only where somebody tells of the rest in the days after
    doubted = any(i.kind != DENIAL and i.party != event.party for i in hearing.between(day, day + hearing.limits["event_days"]))
    for item in told:
        if item.kind == FIGHT and item.party in ("", event.party):
            # an entry leads up to the capture that observers report, or that nobody doubts, one into a quarter to that of
            # the district; who reports both does not contradict himself
            if item.day == day and item.lineage not in voices and not (item.party and (event.strong or item.key or not doubted)):
                found.append(item)
        elif item.dated and item.kind in HOLDING:
            # a quarter's gain does not speak against the district's; "half of it" or "its north" on the same day does
            part_only = item.party == event.party and item.day == day and ("/" in item.key or item.key == "share") and not (
                item.low >= HALF and not doubted)
            if (part_only and item.lineage not in voices) or (item.kind == STATE and not item.key and item.party != event.party):
                found.append(item)
    return found


def find_admitted_losses(hearing: Hearing, event: Event, day: int) -> list[Evidence]:
    """What the holder itself, or an observer, tells within days of its having lost or left the district, without a gainer's name:
    it supports the gain of whoever alone is named."""
    case, limits = hearing.case, hearing.limits
    near = [e for e in hearing.events if not e.key and abs(e.day - day) <= limits["mopping_days"]]
    if case.holder in (UNKNOWN, event.party) or any(e.party not in (UNKNOWN, event.party, case.holder) for e in near):
        return []
    return [i for e in near if e.party == UNKNOWN for i in e.items if i.loss == case.holder and i.grade in STRONG]


def is_other_account(hearing: Hearing, day: int, event: Event) -> bool:
    """Whether a gain told within days of another party's, from whom by the theatre's table the gainer takes nothing, is
    another account of the same event: both say that it was lost, and differ in who took it."""
    case, theatre = hearing.case, hearing.theatre
    if case.status != case.holder or case.origin not in ("event", "report") or case.holder == event.party:
        return False
    return (0 <= day - case.since <= hearing.limits["event_days"] and case.holder in theatre.party_ids
            and case.holder not in theatre.party(event.party).adversaries and event.party not in theatre.party(case.holder).adversaries)


def as_bystander(item: Evidence) -> Evidence:
    """The word as of one who neither gains nor loses by it: which of two friends took a place is against nobody's interest."""
    return item._replace(grade="third") if item.grade == "admission" and not item.loss else item


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
        case.seen, case.retold = day, (day, event.weight)
        case.weight = max(case.weight, event.weight) if case.origin in ("event", "report") else event.weight
        if case.origin == "opening" and event.weight >= limits["settle"]:
            case.since, case.weight = day, event.weight  # what was presumed only is now told
        case.origin = "event" if case.origin != "opening" or event.weight >= limits["settle"] else case.origin
        return
    if is_other_account(hearing, day, event):
        told, _ = weigh_lineages([as_bystander(i) for i in event.items], hearing.rules)
        if told * 3 <= case.weight * 2:
            return  # a lighter account of who took it stays on record
        if case.weight * 3 > told * 2:
            case.dispute(day, "conflict", event.items, pending=Pending(event.party, day, list(event.items), contrary=(day, 0)))
            return
    fresh = case.origin == "event" and case.status == case.holder and 0 <= day - case.since <= limits["event_days"]
    if fresh and event.weight * 3 < case.weight:
        if event.grade == OWN and case.holder in hearing.theatre.party(event.party).adversaries:
            case.dispute(day, "own-side-unconfirmed", event.items, pending=Pending(event.party, day, list(event.items), contrary=(day, 0)))
        return  # a light word against a well supported gain of the days before stays on record
    admitted = find_admitted_losses(hearing, event, day)
    if admitted:
        weight, grade = weigh_lineages([*event.items, *admitted], hearing.rules)
        event = replace(event, items=[*event.items, *admitted], weight=weight, grade=grade, strong=True)
    if not event.strong:  # an observer's claim on the sector that the district lies in is support, too
        wide = [i for i in hearing.wide if i.kind == GAIN and i.party == event.party and i.grade in STRONG and i.dated
                and abs(i.day - day) <= limits["event_days"]]
        fit = {breadth for breadth in {i.breadth for i in wide} if not outranked(hearing, day, event.party, breadth)}
        wide = [i for i in wide if i.breadth in fit]
        event = replace(event, items=[*event.items, *wide], grade="neutral" if wide else event.grade,
                        weight=event.weight + limits["sector_share"] * bool(wide))
    denials = [i for i in hearing.between(event.start - 1, day + limits["event_days"])
               if i.kind == DENIAL and i.party == event.party and i.grade != OWN and not i.key]
    opposing = find_opposing(hearing, event, day)
    against, _ = weigh_lineages(opposing, hearing.rules)
    strong_against = any(i.grade in STRONG for i in opposing)
    pending = Pending(event.party, day, list(event.items))
    if case.pending is not None and case.pending.party == event.party:
        pending.items = [*case.pending.items, *event.items]
    if event.strong:
        # who names the old holder after that day, with as good a word, contradicts the gain
        still, _ = weigh_lineages([i for i in opposing if i.kind == STATE and i.day > day], hearing.rules)
        if against > event.weight or still >= event.weight:
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


def admits_pending(hearing: Hearing, day: int, items: list[Evidence]) -> bool:
    """Whether a gain that was denied is denied no more: the other side itself now tells of the claimant's entry, and nobody
    tells of fighting or of another holder in the days after."""
    pending, limits = hearing.case.pending, hearing.limits
    if not 0 < pending.contrary[0] < day or not all(i.party == pending.party and i.grade == "admission" and not i.key for i in items):
        return False
    after = [i for i in hearing.between(day, day + limits["event_days"]) if i.kind != DENIAL and i.party != pending.party and i not in items]
    return not after and weigh_lineages(pending.items, hearing.rules)[0] >= limits["settle"]


def hear_fights(hearing: Hearing, day: int, items: list[Evidence]) -> None:
    case = hearing.case
    def counts(item: Evidence) -> bool:
        if item.party == case.holder and case.status == case.holder:
            return False
        back = case.regained.get(item.key.split("/")[0], (0, 0))[0]
        return not is_older(hearing, item) and not (item.key and day - back <= hearing.limits["mopping_days"])

    items = [i for i in items if counts(i)]
    if not items:
        return
    case.fought_in.update({i.key.split("/")[0]: day for i in items})
    if case.status == CONTESTED:
        if case.pending is not None and admits_pending(hearing, day, items):
            case.settle(case.pending.party, day, "own-side-confirmed", [*case.pending.items, *items], origin="event")
            return
        case.fought = day
        if case.pending is not None:
            case.pending.deny([i for i in items if i.kind == FIGHT and not i.key])
        return
    fresh = [told for since, told in case.gained() if day - since <= hearing.limits["mopping_days"]]
    if fresh and weigh_lineages(items, hearing.rules)[0] <= max(fresh):
        return
    case.dispute(day, "fighting" if any(i.kind == FIGHT for i in items) else "conflict", items)
