"""Rows: records as plain columns and back, the same for every store.

Four tables: `articles`, `claims`, `placements` (the places of claims, in order) and `control_history` (every interval,
also those that later knowledge replaced). Days are ISO text, yes and no are 1 and 0, lists are JSON.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from itertools import groupby
from operator import itemgetter

from timeline.articles.article import Article
from timeline.claims.claim import Claim, ClaimPlace
from timeline.control.interval import ControlInterval

SCHEMA = "1"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name and how the record's value is written."""

    name: str
    kind: str  # text | integer | real | day | flag | list


@dataclass(frozen=True, slots=True)
class Table:
    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)


def kind_of(annotation: str) -> str:
    """A column's kind from the record's annotation (a string: annotations are postponed)."""
    if annotation.startswith("tuple"):
        return "list"
    bare = annotation.removesuffix(" | None")
    return {"str": "text", "int": "integer", "float": "real", "bool": "flag", "dt.date": "day"}[bare]


def make_table(name: str, record: type, key: tuple[str, ...], *, before: tuple[Column, ...] = (), skip: tuple[str, ...] = ()) -> Table:
    columns = [*before]
    columns += [Column(f.name, kind_of(f.type)) for f in fields(record) if f.name not in skip]
    return Table(name, tuple(columns), key)


# "start" and "end" are words of SQL: every column is quoted wherever it is used.
ARTICLES = make_table("articles", Article, ("id",))
CLAIMS = make_table("claims", Claim, ("id",), skip=("places",))
PLACEMENTS = make_table("placements", ClaimPlace, ("claim_id", "n"),
                        before=(Column("claim_id", "text"), Column("n", "integer")))
HISTORY = make_table("control_history", ControlInterval, ("district", "valid_from", "known_from", "status", "valid_to", "known_to"))
TABLES = (ARTICLES, CLAIMS, PLACEMENTS, HISTORY)


def encode_value(value: object, kind: str) -> object:
    if value is None:
        return None
    if kind == "day":
        return value.isoformat()
    if kind == "flag":
        return int(value)
    if kind == "list":
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return value


def decode_value(value: object, kind: str) -> object:
    if value is None:
        return None
    if kind == "day":
        return dt.date.fromisoformat(value)
    if kind == "flag":
        return bool(value)
    if kind == "real":
        return float(value)
    if kind == "list":
        return tuple(tuple(v) if isinstance(v, list) else v for v in json.loads(value))
    return value


def encode_records(table: Table, records: Iterable[object]) -> Iterator[tuple]:
    """Rows of a table that holds a record a row."""
    for record in records:
        yield tuple(encode_value(getattr(record, c.name), c.kind) for c in table.columns)


def encode_placements(claims: Iterable[Claim]) -> Iterator[tuple]:
    own = PLACEMENTS.columns[2:]
    for claim in claims:
        for n, place in enumerate(claim.places):
            yield (claim.id, n, *(encode_value(getattr(place, c.name), c.kind) for c in own))


def decode_records(table: Table, record: type, rows: Iterable[tuple]) -> list:
    kinds = [(c.name, c.kind) for c in table.columns]
    return [record(**{name: decode_value(v, kind) for (name, kind), v in zip(kinds, row, strict=True)}) for row in rows]


def decode_claims(claim_rows: Iterable[tuple], placement_rows: Iterable[tuple]) -> list[Claim]:
    """Claims with their places; both row sets may come in any order."""
    own = PLACEMENTS.columns[2:]
    places: dict[str, tuple[ClaimPlace, ...]] = {}
    for claim_id, rows in groupby(sorted(placement_rows, key=itemgetter(0, 1)), key=itemgetter(0)):
        places[claim_id] = tuple(ClaimPlace(**{c.name: decode_value(v, c.kind) for c, v in zip(own, row[2:], strict=True)}) for row in rows)
    kinds = [(c.name, c.kind) for c in CLAIMS.columns]
    return [Claim(places=places.get(row[0], ()), **{name: decode_value(v, kind) for (name, kind), v in zip(kinds, row, strict=True)})
            for row in claim_rows]


def sort_control(control: Iterable[ControlInterval]) -> tuple[ControlInterval, ...]:
    """Intervals in the one order of every dump and export."""
    return tuple(sorted(control, key=lambda i: (i.district, i.valid_from, i.known_from or dt.date.min, i.status,
                                                i.valid_to or dt.date.max, i.known_to or dt.date.max)))
