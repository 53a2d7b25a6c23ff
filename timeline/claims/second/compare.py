"""Two readings beside each other: where they agree, where they differ, and what only one of them found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from timeline.claims.claim import Claim, ClaimPlace

KINDS = {"captured": "control", "held": "control", "lost": "control", "withdrew": "control", "evacuated": "control",
         "repelled": "control", "entered": "partial", "contested": "partial", "besieged": "siege"}
AGREED, DIFFERING, ONLY_RULES, ONLY_LLM = "agreed", "differing", "only rules", "only llm"
VERDICTS = (AGREED, DIFFERING, ONLY_RULES, ONLY_LLM)


@dataclass(frozen=True, slots=True)
class Agreement:
    """One place of one claim, in one reading or in both.

    `verdict`: agreed | differing | only rules | only llm. `place` is a place id (or the words, where unplaced), `kind` is
    control | partial | siege. `rules`, `llm` are claim ids, "" where that reading has none. `differences` are
    (field, what rules say, what the model says), of party, date, modality and share.
    """

    article_id: str
    verdict: str
    place: str
    name: str
    districts: tuple[str, ...]
    kind: str
    party: str
    rules: str
    llm: str
    differences: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class _Unit:
    claim: Claim
    place: ClaimPlace

    @property
    def spot(self) -> str:
        return self.place.id or " ".join(self.place.text.casefold().split())

    @property
    def kind(self) -> str:
        return KINDS.get(self.claim.event, self.claim.event)

    @property
    def order(self) -> tuple:
        c, p = self.claim, self.place
        return c.article_id, c.start, c.end, p.start, p.end, self.spot, c.party, c.event, c.modality, c.id


def compare_readings(rules_claims: Iterable[Claim], llm_claims: Iterable[Claim]) -> list[Agreement]:
    """Every place of every claim of two readings of the same articles, matched by place (or its districts), party and kind of event.

    What matches so is agreed, or differs by date, modality or share; then, of the same place and kind, what differs by party.
    In the order of the articles' ids and texts; the order of the claims given is irrelevant.
    """
    left, right = _list_units(rules_claims), _list_units(llm_claims)
    same_spot: Callable[[_Unit], object] = lambda u: u.spot  # noqa: E731
    same_districts: Callable[[_Unit], object] = lambda u: u.place.districts or None  # noqa: E731
    pairs: list[tuple[_Unit, _Unit]] = []
    for where in (same_spot, same_districts):
        for plain_party in (True, False):
            # All exact matches first; a matching that differs must not take away another's equal.
            pairs += _match(left, right, lambda u, w=where, p=plain_party: None if w(u) is None else (
                u.claim.article_id, w(u), u.kind, u.claim.party, *((u.claim.modality, u.place.part) if p else ())))
    for where in (same_spot, same_districts):
        pairs += _match(left, right, lambda u, w=where: None if w(u) is None else (u.claim.article_id, w(u), u.kind))
    rows = [(a.order, _write_pair(a, b)) for a, b in pairs]
    rows += [(u.order, _write_row(u, ONLY_RULES, rules=u.claim.id)) for u in left]
    rows += [(u.order, _write_row(u, ONLY_LLM, llm=u.claim.id)) for u in right]
    return [row for _, row in sorted(rows, key=lambda item: (item[0], VERDICTS.index(item[1].verdict), item[1].llm))]


def count_verdicts(rows: Iterable[Agreement]) -> dict[str, int]:
    """How many rows of each verdict, in a fixed order."""
    counts = dict.fromkeys(VERDICTS, 0)
    for row in rows:
        counts[row.verdict] += 1
    return counts


def _list_units(claims: Iterable[Claim]) -> list[_Unit]:
    unique = {c.id: c for c in claims}.values()
    return sorted((_Unit(c, p) for c in unique for p in c.places), key=lambda u: u.order)


def _match(left: list[_Unit], right: list[_Unit], key: Callable[[_Unit], object]) -> Iterator[tuple[_Unit, _Unit]]:
    """Pairs with the same key, the nearest in the text first come; both sides lose what is paired."""
    waiting: dict[object, list[_Unit]] = {}
    for unit in right:
        if (k := key(unit)) is not None:
            waiting.setdefault(k, []).append(unit)
    pairs = []
    for unit in left:
        others = waiting.get(key(unit)) if key(unit) is not None else None
        if others:
            near = min(others, key=lambda o: (abs(o.claim.start - unit.claim.start), o.order))
            others.remove(near)
            pairs.append((unit, near))
    for own, gone in ((left, {id(a) for a, _ in pairs}), (right, {id(b) for _, b in pairs})):
        own[:] = [u for u in own if id(u) not in gone]
    return iter(pairs)


def _write_pair(a: _Unit, b: _Unit) -> Agreement:
    x, y = a.claim, b.claim
    differences = []
    if x.party != y.party:
        differences.append(("party", x.party, y.party))
    if (x.first and y.last and x.first > y.last) or (y.first and x.last and y.first > x.last):
        differences.append(("date", _write_days(x), _write_days(y)))
    if x.modality != y.modality:
        differences.append(("modality", x.modality, y.modality))
    if x.share is not None and y.share is not None and abs(x.share - y.share) > 0.005:
        differences.append(("share", f"{x.share:g}", f"{y.share:g}"))
    return _write_row(a, DIFFERING if differences else AGREED, rules=x.id, llm=y.id, differences=tuple(differences))


def _write_row(unit: _Unit, verdict: str, *, rules: str = "", llm: str = "", differences: tuple = ()) -> Agreement:
    return Agreement(unit.claim.article_id, verdict, unit.spot, unit.place.name or unit.place.text, unit.place.districts, unit.kind,
                     unit.claim.party, rules, llm, differences)


def _write_days(claim: Claim) -> str:
    return f"{claim.first or ''}/{claim.last or ''}" if claim.first != claim.last else str(claim.first or "")
