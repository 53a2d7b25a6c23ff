"""Directions: `directions.csv` of a city, which says what sector "the eastern districts" or "the rebels' territory" is."""

from __future__ import annotations

import csv
from collections.abc import Collection
from pathlib import Path

from geo.faults import Fault, Faults, raise_faults

COLUMNS = ("direction", "of", "place_id", "holder")
COMPASS = ("north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west", "centre")
# what the column `of` may name beside place ids: kinds of place nouns (data/lexicon/README.md), and two of its own
KINDS = ("area", "bastion", "city", "district", "districts", "edge", "enclave", "landmark", "oldcity", "part", "pocket", "road", "territory")
OTHER = "other"  # "the other side" of a sector


def read_directions(city: Path, *, places: Collection[str] | None = None,
                    parties: Collection[str] = ()) -> tuple[dict[tuple[str, str], str], dict[str, str]]:
    """((direction, of) -> place id, sector -> party that it is named for); both empty where the city has no such table.

    `places`: known place ids, any where not given; `parties`: party ids, any where there are none. Raises `Faults` that list every bad row.
    """
    path = Path(city) / "directions.csv"
    if not path.exists():
        return {}, {}
    try:
        with path.open(encoding="utf-8", newline="") as file:
            lines = list(csv.reader(file, strict=True))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise Faults(Fault(str(path), str(error), "CSV in UTF-8")) from error
    header, rows = tuple(lines[0]) if lines else (), lines[1:]
    raise_faults(Fault(str(path), f"column {name!r} is missing", ", ".join(COLUMNS)) for name in COLUMNS if name not in header)
    wanted = {
        "direction": {"", OTHER, *COMPASS, *parties} if parties else None,
        "of": {"", *KINDS, *places} if places is not None else None,
        "place_id": {*places} if places is not None else None,
        "holder": {"", *parties} if parties else None,
    }
    said = {"direction": f"{', '.join(COMPASS)}, {OTHER}, a party or nothing", "of": "a kind of place noun, a place id or nothing",
            "place_id": "a place id of places.csv", "holder": "a party or nothing"}
    directions: dict[tuple[str, str], str] = {}
    holders: dict[str, str] = {}
    faults: list[Fault] = []
    for n, cells in enumerate(rows, 2):
        where = f"{path} line {n}"
        if not cells:
            continue
        if len(cells) != len(header):
            faults.append(Fault(where, f"{len(cells)} cells", f"{len(header)}, one a column"))
            continue
        row = dict(zip(header, cells, strict=True))
        faults.extend(Fault(where, f"{name} {row[name]!r}", said[name])
                      for name, known in wanted.items() if known is not None and row[name] not in known)
        key = row["direction"], row["of"]
        if directions.setdefault(key, row["place_id"]) != row["place_id"]:
            faults.append(Fault(where, f"{' of '.join(filter(None, key))!r} is {directions[key]} already", "one sector for one direction"))
        if row["holder"] and holders.setdefault(row["place_id"], row["holder"]) != row["holder"]:
            faults.append(Fault(where, f"{row['place_id']} is held by {holders[row['place_id']]} already", "one holder for one sector"))
    raise_faults(faults)
    return directions, holders
