"""Standing reports: descriptions of who holds a district, without an event; they open and confirm, seldom overturn."""

from __future__ import annotations

from timeline.control.case import GRADE_RULES, Pending
from timeline.control.events import weigh_lineages
from timeline.control.hearing import HOLDING, Hearing, is_older
from timeline.control.interval import UNKNOWN
from timeline.control.weigh import FIGHT, GAIN, STATE, STRONG, Evidence


def hear_states(hearing: Hearing, day: int, party: str, items: list[Evidence]) -> None:
    case, limits = hearing.case, hearing.limits
    # who tells on one day that one party held it and that another gained it tells what was before
    gains = {i.lineage for i in hearing.between(day, day) if i.kind == GAIN and not i.key and i.party != party}
    items = [i for i in items if i.lineage not in gains]
    if not items:
        return
    if party == case.holder == case.status:
        case.seen = day
        return
    weight, grade = weigh_lineages(items, hearing.rules)
    strong = grade in STRONG
    if party == case.holder:
        if case.pending is not None:
            if day >= case.pending.day:
                later = [i for i in hearing.between(day, day + limits["event_days"])
                         if i.kind in HOLDING and i.party == case.pending.party]
                old = day - max(case.pending.day, case.fought) >= limits["wide_days"] and weight >= limits["settle"]
                if (strong or old) and day > case.pending.day and not later:
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
        # word that goes on against a denied gain, by those who have no part in it, keeps it open
        denied = case.pending.contrary[0] and any(
            i.grade in STRONG and not i.key and i.dated and (i.kind == FIGHT or (i.kind in HOLDING and i.party == case.holder))
            for i in hearing.between(day + 1, day + limits["event_days"]))
        if strong or not denied:
            case.confirm(day, items)
        else:
            case.pending.items.extend(items)
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
