"""Rows: records as plain columns and back, the same for every store.

Four tables: `articles`, `claims`, `placements` (the places of claims, in order) and `control_history` (every interval,
also those that later knowledge replaced). Days are ISO text, yes and no are 1 and 0, lists are JSON.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from itertools import groupby
from operator import itemgetter

from geo.faults import Fault, Faults
from timeline.articles.article import Article
from timeline.bundle import Bundle
from timeline.claims.claim import Claim, ClaimPlace
from timeline.control.interval import ControlInterval

SCHEMA = "1"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, how the record's value is written, and whether it may be empty."""

    name: str
    kind: str  # text | integer | real | day | flag | list
    optional: bool = False


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
    columns += [Column(f.name, kind_of(f.type), f.type.endswith("| None")) for f in fields(record) if f.name not in skip]
    return Table(name, tuple(columns), key)


# "start" and "end" are words of SQL: every column is quoted wherever it is used.
ARTICLES = make_table("articles", Article, ("id",))
CLAIMS = make_table("claims", Claim, ("id",), skip=("places",))
PLACEMENTS = make_table("placements", ClaimPlace, ("claim_id", "n"),
                        before=(Column("claim_id", "text"), Column("n", "integer")))
HISTORY = make_table("control_history", ControlInterval, ("district", "valid_from", "known_from", "status", "valid_to", "known_to"))
TABLES = (ARTICLES, CLAIMS, PLACEMENTS, HISTORY)
# the feature layer `control`: the intervals as known now, beside their polygons
LAYER = ("district", "name", "status", "valid_from", "valid_to", "known_from", "rule", "confidence", "support", "against")
META = Table("meta", (Column("key", "text"), Column("value", "text")), ("key",))
SOUND = "a store made by `build`: put back a copy of yours, or move this one away and build anew"


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


def decode_value(value: object, column: Column) -> object:
    """A stored value as the record holds it; `ValueError` or `TypeError` where it is none of its kind."""
    kind = column.kind
    if value is None and column.optional:
        return None
    if kind == "day":
        return dt.date.fromisoformat(value)
    if kind == "flag":
        return bool(value)
    if kind == "real":
        return float(value)
    if kind == "list":
        return tuple(tuple(v) if isinstance(v, list) else v for v in json.loads(value))
    if not isinstance(value, int if kind == "integer" else str):
        raise TypeError(value)
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


def encode_layer(control: Iterable[ControlInterval], names: Mapping[str, str]) -> Iterator[tuple]:
    """The rows of the feature layer `control` without their polygons; `names`: of the districts that have one."""
    for i in control:
        if i.known_to is None and i.district in names:
            yield (i.district, names[i.district], i.status, i.valid_from.isoformat(), i.valid_to.isoformat() if i.valid_to else None,
                   i.known_from.isoformat() if i.known_from else None, i.rule, i.confidence, " ".join(i.support), " ".join(i.against))


def sort_layer(found: Iterable[tuple]) -> list[tuple]:
    """Rows of the layer, each with whether it has a polygon, in one order."""
    return sorted(((*row[:-1], bool(row[-1])) for row in found), key=lambda row: tuple(str(v) for v in row))


def decode_bundle(read: Callable[[Table], Iterable[tuple]], *, where: str) -> Bundle:
    """The bundle of a store whose tables `read` gives, in any order; `Faults` that name every value that can't be one.

    A store is a file that other programs open and may write to.
    """
    faults: list[Fault] = []
    decoded = {table.name: list(decode_rows(table, read(table), where=where, faults=faults)) for table in TABLES}
    meta: dict[str, object] = {}
    try:
        meta = decode_meta(read(META), where=where)
    except Faults as error:
        faults.extend(error.faults)
    if faults:
        raise Faults([*faults, Fault(where, "not a sound store; nothing was changed", SOUND)])
    places: dict[str, tuple[ClaimPlace, ...]] = {}
    ordered = sorted(decoded["placements"], key=itemgetter("claim_id", "n"))
    for claim_id, rows in groupby(ordered, key=itemgetter("claim_id")):
        places[claim_id] = tuple(ClaimPlace(**{k: v for k, v in row.items() if k not in ("claim_id", "n")}) for row in rows)
    articles = [Article(**row) for row in decoded["articles"]]
    claims = [Claim(places=places.get(row["id"], ()), **row) for row in decoded["claims"]]
    return Bundle(articles=tuple(sorted(articles, key=lambda a: a.id)), claims=tuple(sorted(claims, key=lambda c: c.id)),
                  control=sort_control(ControlInterval(**row) for row in decoded["control_history"]), meta=meta)


def decode_meta(rows: Iterable[tuple], *, where: str) -> dict[str, object]:
    """What a store says of itself, by key; `Faults` that name every entry that can't be read."""
    meta: dict[str, object] = {}
    faults: list[Fault] = []
    for row in decode_rows(META, rows, where=where, faults=faults):
        try:
            meta[row["key"]] = json.loads(row["value"])
        except ValueError:
            faults.append(Fault(f"{where}: meta {row['key']}", f"{row['value']!r:.60} can't be read", "JSON"))
    if faults:
        raise Faults(faults)
    return meta


def decode_rows(table: Table, rows: Iterable[tuple], *, where: str, faults: list[Fault]) -> Iterator[dict[str, object]]:
    """Rows as values by column; a row with a value that can't be read adds a fault a value and is left out."""
    for row in rows:
        values: dict[str, object] = {}
        for column, value in zip(table.columns, row, strict=True):
            try:
                values[column.name] = decode_value(value, column)
            except (ValueError, TypeError):
                key = " ".join(str(v)[:40] for c, v in zip(table.columns, row, strict=True) if c.name in table.key)
                faults.append(Fault(f"{where}: {table.name} {key}, {column.name}", f"{value!r:.60} can't be read", f"a {column.kind} value"))
        if len(values) == len(table.columns):
            yield values


def sort_control(control: Iterable[ControlInterval]) -> tuple[ControlInterval, ...]:
    """Intervals in the one order of every dump and export."""
    return tuple(sorted(control, key=lambda i: (i.district, i.valid_from, i.known_from or dt.date.min, i.status,
                                                i.valid_to or dt.date.max, i.known_to or dt.date.max)))
