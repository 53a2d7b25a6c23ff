"""Verb forms: which forms a unit may be, by its rows, its class or its ending."""

from __future__ import annotations

from timeline.claims.units import Unit

_OF_KIND = {
    "participle": frozenset({"finite", "participle"}),
    "gerund": frozenset({"gerund"}),
    "verb_base": frozenset({"infinitive", "finite"}),
    "verb": frozenset({"finite", "participle"}),
}
_GERUND, _ANY = frozenset({"gerund"}), frozenset({"finite", "infinitive", "participle"})


def verb_forms(unit: Unit) -> frozenset:
    if unit.kind == "verb":
        rows = unit.entries
        return rows[0][1]["forms"] if len(rows) == 1 else frozenset().union(*[d["forms"] for _, d in rows])
    if unit.kind in ("stay", "turn", "make"):
        return frozenset(unit.data["class"].split(":")[1:] or ["finite", "infinitive"])
    return _OF_KIND.get(unit.kind) or (_GERUND if unit.text.endswith("ing") else _ANY)


def can_be_infinitive(unit: Unit) -> bool:
    return "infinitive" in verb_forms(unit) or unit.kind == "say"


def participle_at(units: list[Unit], k: int) -> bool:
    """Whether the unit at `k` is a verb that may be a participle."""
    return k < len(units) and units[k].kind == "verb" and "participle" in verb_forms(units[k])
