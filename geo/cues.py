"""Words that announce a place, join a list, stand before a place or before a person's name: a table, by language."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from geo.faults import Fault, Faults

TABLE = Path(__file__).resolve().parents[1] / "data" / "lexicon" / "place_cues.csv"
ROLES = ("cue", "link", "preposition", "title")


@dataclass(frozen=True, slots=True)
class Cues:
    """Words in lower case by role: `places` (district, حي), `links` (and, و), `prepositions` (in, في), `titles` (Mr, محمد)."""

    places: frozenset[str]
    links: frozenset[str]
    prepositions: frozenset[str]
    titles: frozenset[str]


@lru_cache(maxsize=4)
def read_cues(path: Path = TABLE) -> Cues:
    """Read the table (columns lang, word, role). Raises `Faults`."""
    words: dict[str, set[str]] = {role: set() for role in ROLES}
    faults = []
    try:
        rows = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
    except OSError as error:
        raise Faults(Fault(str(path), error.strerror or "can't be read", "a CSV file")) from error
    for n, row in enumerate(rows, 2):
        if row.get("role") not in words or not row.get("word"):
            faults.append(Fault(f"{path.name}:{n}", f"role {row.get('role')!r}", " | ".join(ROLES)))
        else:
            words[row["role"]].add(row["word"].casefold())
    if faults:
        raise Faults(faults)
    return Cues(*(frozenset(words[role]) for role in ROLES))
