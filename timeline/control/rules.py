"""The rules of evidence: one versioned table of texts, weights and limits; the code only applies them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from geo.faults import Fault, Faults, raise_faults

# What the code can apply. A table must have exactly these: a rule that nobody applies would be a promise unkept.
RULES = ("opening", "admission", "neutral", "side-unknown", "own-side-confirmed", "own-side-unconfirmed", "denied", "conflict",
         "fighting", "part", "parts-complete", "restored", "state-report", "background", "reports-overturn", "loss-unknown",
         "loss-inferred", "sector")
BARRED = ("fire-control", "planned", "denied", "aggregate", "near")
WEIGHTS = ("admission", "neutral", "third", "unknown", "own")
LIMITS = ("settle", "own_most", "sector_share", "event_days", "mopping_days", "sector_days", "stale_days", "wide_days",
          "high_lineages", "medium_lineages")
INFERRED = frozenset({"loss-inferred"})


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of evidence: what an interval that names it rests on, in words."""

    id: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Rules:
    """The table: its version, the rules by id, the weight of one lineage by grade, and the limits (days, counts, weights)."""

    version: str
    rules: Mapping[str, Rule]
    weights: Mapping[str, int]
    limits: Mapping[str, int]
    barred: Mapping[str, Rule]  # what is kept and shown, and never moves a status
    grades: tuple[str, ...] = field(init=False, compare=False)  # from the lightest, of like weight by name
    ranks: Mapping[str, int] = field(init=False, compare=False)  # a grade's place in that order

    def __post_init__(self):
        object.__setattr__(self, "grades", tuple(sorted(self.weights, key=lambda grade: (self.weights[grade], grade))))
        object.__setattr__(self, "ranks", {grade: n for n, grade in enumerate(self.grades)})

    def __getitem__(self, id: str) -> Rule:
        return self.rules[id]


def read_rules(path: Path) -> Rules:
    """Read the rule table (TOML). Raises `Faults` that list every unknown, missing or doubled rule, weight and limit."""
    path = Path(path)
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise Faults(Fault(str(path), error.strerror or str(error), "a readable rule table")) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Faults(Fault(str(path), str(error), "TOML in UTF-8")) from error
    return parse_rules(table, where=str(path))


def parse_rules(table: Mapping, *, where: str = "rules") -> Rules:
    """The rule table out of its parsed file. Raises `Faults`."""
    faults: list[Fault] = []
    version = table.get("version")
    if not isinstance(version, str) or not version:
        faults.append(Fault(f"{where}: version", repr(version), "a version string"))

    def read_texts(key: str, known: tuple[str, ...]) -> dict[str, Rule]:
        found: dict[str, Rule] = {}
        for n, row in enumerate(table.get(key, []), 1):
            rule = Rule(str(row.get("id", "")), str(row.get("name", "")), str(row.get("text", "")))
            if rule.id not in known:
                faults.append(Fault(f"{where}: {key}[{n}]", f"unknown rule {rule.id!r}", " | ".join(known)))
            elif rule.id in found:
                faults.append(Fault(f"{where}: {key}[{n}]", f"{rule.id!r} is there twice", "each rule once"))
            if not rule.name or not rule.text:
                faults.append(Fault(f"{where}: {key}[{n}] {rule.id}", "no name or no text", "both"))
            found[rule.id] = rule
        faults.extend(Fault(f"{where}: {key}", f"{id!r} is missing", "every rule that the code applies")
                      for id in known if id not in found)
        return found

    rules, barred = read_texts("rule", RULES), read_texts("barred", BARRED)

    def read_figures(key: str, names: tuple[str, ...]) -> dict[str, int]:
        row = table.get(key, {})
        for name in sorted(set(row) - set(names)):
            faults.append(Fault(f"{where}: {key}.{name}", "unknown", " | ".join(names)))
        for name in names:
            value = row.get(name)
            if not isinstance(value, int) or isinstance(value, bool) or value < 0:
                what = "missing" if value is None else repr(value)
                faults.append(Fault(f"{where}: {key}.{name}", what, "a whole number from 0"))
        return {name: row.get(name) for name in names}

    weights, limits = read_figures("weights", WEIGHTS), read_figures("limits", LIMITS)
    raise_faults(faults)
    return Rules(version, {id: rules[id] for id in RULES}, weights, limits, {id: barred[id] for id in BARRED})
