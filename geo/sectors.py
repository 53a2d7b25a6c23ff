"""Sectors: parts of the city that reports name and that may move with the front, as lists of P-codes."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from geo.faults import Fault

COLUMNS = ("sector_id", "pcodes", "valid_from", "valid_to", "source")


@dataclass(frozen=True, slots=True)
class Sector:
    """What a sector's name meant over `[valid_from, valid_to)` (None: open): its P-codes, sorted."""

    id: str
    districts: tuple[str, ...]
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    source: str = ""


def read_sectors(path: Path, faults: list[Fault]) -> tuple[Sector, ...]:
    """Read `sectors.csv`; rows that are wrong go to `faults`. A missing file is no sectors."""
    if not path.is_file():
        return ()
    reader = csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines())
    missing = [c for c in COLUMNS if c not in (reader.fieldnames or ())]
    if missing:
        faults.append(Fault(path.name, f"columns missing: {', '.join(missing)}"))
        return ()
    sectors = []
    for n, row in enumerate(reader, 2):
        where, days = f"{path.name}:{n}", {}
        for column in ("valid_from", "valid_to"):
            try:
                days[column] = dt.date.fromisoformat(row[column]) if row[column] else None
            except ValueError:
                faults.append(Fault(where, f"{column} {row[column]!r}", "a date YYYY-MM-DD or nothing"))
                days[column] = None
        if days["valid_from"] and days["valid_to"] and days["valid_to"] <= days["valid_from"]:
            faults.append(Fault(where, f"ends {days['valid_to']} before it starts", "valid_from < valid_to"))
        codes = tuple(sorted(c.strip() for c in row["pcodes"].split(";") if c.strip()))
        if len(set(codes)) < len(codes):
            faults.append(Fault(where, "a P-code twice", "each P-code once"))
        sectors.append(Sector(row["sector_id"], codes, days["valid_from"], days["valid_to"], row["source"] or ""))
    return tuple(sectors)


def sector_on(sectors: Iterable[Sector], sector_id: str, day: dt.date | None) -> tuple[str, ...] | None:
    """The P-codes that a sector's name meant on `day`; without a day those of its row that is open on both ends.

    None where no row says so: the place's own P-codes hold then.
    """
    for sector in sectors:
        if sector.id != sector_id:
            continue
        if day is None:
            if sector.valid_from is None and sector.valid_to is None:
                return sector.districts
        elif (sector.valid_from is None or sector.valid_from <= day) and (sector.valid_to is None or day < sector.valid_to):
            return sector.districts
    return None
