"""Who publishes and who speaks: their side and their agency, read from a city's sources.csv."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from pathlib import Path

from geo.faults import Fault, Faults

COLUMNS = ("id", "name", "kind", "alignment", "lineage", "domains", "aliases", "lang", "note", "source")


@dataclass(frozen=True, slots=True)
class Source:
    """A publisher, agency, speaker, monitor or official body, its side, and whose text it hands on (`lineage`)."""

    id: str
    name: str
    kind: str
    alignment: str = "unknown"
    lineage: str = ""
    domains: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    lang: str = ""
    note: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Sources:
    """All sources of a city, by id; `find_publisher` and `find_speaker` look them up."""

    by_id: dict[str, Source] = field(default_factory=dict)
    _names: dict[str, Source] = field(default_factory=dict)

    def find_publisher(self, name: str, url: str = "") -> Source | None:
        return self._names.get(name.strip().casefold())

    def find_speaker(self, words: str) -> Source | None:
        folded = words.casefold()
        hits = [(len(alias), alias) for alias in self._names if alias in folded]
        return self._names[max(hits)[1]] if hits else None


def read_sources(city: Path) -> Sources:
    """Read `sources.csv` of a city's folder; raises `Faults`."""
    path = Path(city) / "sources.csv"
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
    except OSError as error:
        raise Faults(Fault(str(path), f"cannot be read: {error.strerror or error}", "a sources.csv")) from None
    by_id = {}
    names = {}
    for row in rows:
        source = Source(id=row["id"], name=row["name"], kind=row["kind"], alignment=row["alignment"], lineage=row["lineage"],
                        domains=tuple(filter(None, row["domains"].split(";"))),
                        aliases=tuple(filter(None, row["aliases"].split(";"))), lang=row["lang"], note=row["note"],
                        source=row["source"])
        by_id[source.id] = source
        for alias in (source.name, *source.aliases):
            names.setdefault(alias.strip().casefold(), source)
    return Sources(by_id, names)
