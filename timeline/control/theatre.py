"""The theatre: span of days, parties, opening state, offensives, scopes and the table of inferred gainers of one city."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from dataclasses import field as dataclass_field
from pathlib import Path

from geo.faults import Fault, Faults, raise_faults
from timeline.articles.sources import Sources, read_sources

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_PATTERNS = ("solid", "hatched", "dotted")


@dataclass(frozen=True, slots=True)
class Party:
    """A party or a status without a holder (contested, unknown): `holds` says which.

    `label` is its short name, `short` one letter for maps that can't rest on colour; `pattern` solid | hatched | dotted.
    `adversaries` are the parties from whom a claim on a whole sector can take a district.
    """

    id: str
    name: str
    label: str
    short: str
    colour: str
    pattern: str = "solid"
    holds: bool = True
    adversaries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Opening:
    """Who held what on the eve: `status` everywhere, save the districts in `exceptions` (P-code, status)."""

    day: dt.date
    status: str
    source: str
    url: str = ""
    exceptions: tuple[tuple[str, str], ...] = ()

    def status_of(self, district: str) -> str:
        return dict(self.exceptions).get(district, self.status)


@dataclass(frozen=True, slots=True)
class Offensive:
    """A named phase; `end` is its last day, inclusive."""

    id: str
    name: str
    start: dt.date
    end: dt.date
    source: str = ""


@dataclass(frozen=True, slots=True)
class Scope:
    """What a reported share can be a share of: P-codes, and the area (km²) that reports state for it, if any."""

    id: str
    name: str
    districts: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    area_km2: float | None = None
    area_source: str = ""
    reference_day: dt.date | None = None
    chart: bool = False


@dataclass(frozen=True, slots=True)
class Inference:
    """Who alone could hold a district that `loser` lost between `start` and `end` (inclusive), and why."""

    loser: str
    gainer: str
    districts: tuple[str, ...]
    start: dt.date
    end: dt.date
    reason: str


@dataclass(frozen=True, slots=True)
class Cover:
    """Quarters and landmarks (place ids) that together make up a district: once all are gained, the district is."""

    district: str
    places: tuple[str, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Theatre:
    """One city's battle. `start` and `end` are its first and last day, both inclusive."""

    id: str
    name: str
    start: dt.date
    end: dt.date
    opening: Opening
    parties: tuple[Party, ...]
    offensives: tuple[Offensive, ...] = ()
    scopes: tuple[Scope, ...] = ()
    inferences: tuple[Inference, ...] = ()
    covers: tuple[Cover, ...] = ()
    sources: Sources | None = dataclass_field(default=None, repr=False, compare=False)  # to know one voice under its many names

    def name_voice(self, speaker: str) -> str:
        """Whose voice a speaker's is: the lineage or id of the city's source of that name, else the name itself, folded."""
        source = self.sources.find_speaker(speaker) if self.sources is not None else None
        return (source.lineage or source.id) if source else " ".join(speaker.casefold().split())

    @property
    def party_ids(self) -> tuple[str, ...]:
        """Ids of the parties that can hold ground, in the file's order."""
        return tuple(p.id for p in self.parties if p.holds)

    @property
    def statuses(self) -> tuple[str, ...]:
        """Ids of all statuses, contested and unknown among them, in the file's order."""
        return tuple(p.id for p in self.parties)

    def party(self, status: str) -> Party:
        return next(p for p in self.parties if p.id == status)

    def scope(self, id: str) -> Scope | None:
        """The scope of that place id or alias, or None."""
        return next((s for s in self.scopes if id == s.id or id in s.aliases), None)

    def infer_gainer(self, loser: str, district: str, day: dt.date) -> Inference | None:
        """The table's only neighbour who could hold what `loser` lost there on that day, or None."""
        for row in self.inferences:
            if row.loser == loser and row.start <= day <= row.end and district in row.districts:
                return row
        return None

    def contains(self, day: dt.date) -> bool:
        return self.start <= day <= self.end


class _Reader:
    """Takes fields out of the file's tables and collects what is wrong with them."""

    def __init__(self, where: str):
        self.where, self.faults = where, []

    def fault(self, field: str, what: str, expected: str = "") -> None:
        self.faults.append(Fault(f"{self.where}: {field}", what, expected))

    def take(self, table: Mapping, key: str, kind: type, field: str, default=None, *, required: bool = True):
        value = table.get(key)
        if value is None:
            if required:
                self.fault(f"{field}.{key}", "missing", kind.__name__)
            return default
        # TOML knows dates with times too: a day is a date and nothing else
        right = type(value) is dt.date if kind is dt.date else isinstance(value, (int, float) if kind is float else kind)
        if not right:
            self.fault(f"{field}.{key}", repr(value), "a day, YYYY-MM-DD" if kind is dt.date else kind.__name__)
            return default
        return value

    def names(self, table: Mapping, key: str, field: str) -> tuple[str, ...]:
        values = self.take(table, key, list, field, [], required=False)
        bad = [v for v in values if not isinstance(v, str)]
        if bad:
            self.fault(f"{field}.{key}", repr(bad[0]), "a list of strings")
        return tuple(v for v in values if isinstance(v, str))

    def rows(self, table: Mapping, key: str):
        values = table.get(key, [])
        if not isinstance(values, list) or not all(isinstance(v, Mapping) for v in values):
            self.fault(key, "not a list of tables", f"[[{key}]]")
            return []
        return [(f"{key}[{n}]", v) for n, v in enumerate(values, 1)]

    def span(self, table: Mapping, field: str) -> tuple[dt.date, dt.date]:
        first = self.take(table, "start", dt.date, field, dt.date.min)
        last = self.take(table, "end", dt.date, field, dt.date.max)
        if last < first:
            self.fault(field, f"ends {last}, before it starts {first}", "start <= end")
        return first, last


def read_theatre(city: Path) -> Theatre:
    """The theatre of a city's folder (`theatre.toml`). Raises `Faults` that list every mistake of the file."""
    path = Path(city) / "theatre.toml"
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise Faults(Fault(str(path), error.strerror or str(error), "a readable theatre file")) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Faults(Fault(str(path), str(error), "TOML in UTF-8")) from error
    theatre = parse_theatre(table, where=str(path))
    try:
        return replace(theatre, sources=read_sources(Path(city)))
    except Faults:  # who reads the sources says what is wrong with them; without them each name is a voice of its own
        return theatre


def parse_theatre(table: Mapping, *, where: str = "theatre") -> Theatre:
    """A theatre out of the tables of a theatre file. Raises `Faults`."""
    read = _Reader(where)
    first, last = read.span(table, "theatre")
    parties = []
    for field, row in read.rows(table, "party"):
        id_ = read.take(row, "id", str, field, "")
        name = read.take(row, "name", str, field, id_)
        party = Party(id_, name, read.take(row, "label", str, field, name, required=False),
                      read.take(row, "short", str, field, name[:1], required=False),
                      read.take(row, "colour", str, field, "#000000"),
                      read.take(row, "pattern", str, field, "solid", required=False),
                      read.take(row, "holds", bool, field, True, required=False), read.names(row, "adversaries", field))
        if not _COLOUR.fullmatch(party.colour):
            read.fault(f"{field}.colour", repr(party.colour), "#rrggbb")
        if party.pattern not in _PATTERNS:
            read.fault(f"{field}.pattern", repr(party.pattern), " | ".join(_PATTERNS))
        parties.append(party)
    known = [p.id for p in parties]
    for id_ in sorted({i for i in known if known.count(i) > 1}):
        read.fault("party", f"{id_!r} is there twice", "each party once")
    for need in ("contested", "unknown"):
        if need not in known:
            read.fault("party", f"{need!r} is missing", "a row for contested and one for unknown")
    holders = {p.id for p in parties if p.holds}

    def check_party(value: str, field: str, among=None) -> None:
        if value not in (among or holders):
            read.fault(field, f"unknown party {value!r}", " | ".join(sorted(among or holders)))

    for n, party in enumerate(parties, 1):
        for other in party.adversaries:
            check_party(other, f"party[{n}].adversaries")

    eve = read.take(table, "opening", dict, "theatre", {})
    exceptions = []
    for field, row in read.rows(eve, "except"):
        status = read.take(row, "status", str, field, "")
        check_party(status, f"opening.{field}.status", set(known))
        exceptions += [(code, status) for code in read.names(row, "districts", field)]
    opening = Opening(read.take(eve, "day", dt.date, "opening", dt.date.min), read.take(eve, "status", str, "opening", ""),
                      read.take(eve, "source", str, "opening", ""), read.take(eve, "url", str, "opening", "", required=False),
                      tuple(sorted(exceptions)))
    check_party(opening.status, "opening.status", set(known))
    if opening.day >= first > dt.date.min:
        read.fault("opening.day", str(opening.day), f"a day before the start {first}")

    offensives = [Offensive(read.take(row, "id", str, field, ""), read.take(row, "name", str, field, ""), *read.span(row, field),
                            read.take(row, "source", str, field, "", required=False))
                  for field, row in read.rows(table, "offensive")]
    scopes = []
    for field, row in read.rows(table, "scope"):
        scope = Scope(read.take(row, "id", str, field, ""), read.take(row, "name", str, field, ""),
                      tuple(sorted(set(read.names(row, "districts", field)))), read.names(row, "aliases", field),
                      read.take(row, "area_km2", float, field, required=False),
                      read.take(row, "area_source", str, field, "", required=False),
                      read.take(row, "reference_day", dt.date, field, required=False),
                      read.take(row, "chart", bool, field, False, required=False))
        if not scope.districts:
            read.fault(f"{field}.districts", "empty", "P-codes")
        scopes.append(scope)
    by_id = {s.id: s for s in scopes}
    inferences = []
    for field, row in read.rows(table, "inference"):
        loser, gainer = (read.take(row, key, str, field, "") for key in ("loser", "gainer"))
        check_party(loser, f"{field}.loser")
        check_party(gainer, f"{field}.gainer")
        codes = set(read.names(row, "districts", field))
        scope_id = read.take(row, "scope", str, field, "", required=not codes)
        if scope_id and scope_id not in by_id:
            read.fault(f"{field}.scope", f"unknown scope {scope_id!r}", " | ".join(sorted(by_id)))
        elif scope_id:
            codes |= set(by_id[scope_id].districts)
        codes -= set(read.names(row, "except", field))
        inferences.append(Inference(loser, gainer, tuple(sorted(codes)), *read.span(row, field),
                                    read.take(row, "reason", str, field, "")))
    covers = [Cover(read.take(row, "district", str, field, ""), tuple(sorted(read.names(row, "places", field))),
                    read.take(row, "reason", str, field, "", required=False)) for field, row in read.rows(table, "cover")]
    theatre = Theatre(read.take(table, "id", str, "theatre", ""), read.take(table, "name", str, "theatre", ""), first, last,
                      opening, tuple(parties), tuple(offensives), tuple(scopes), tuple(inferences), tuple(covers))
    raise_faults(read.faults)
    return theatre


def check_theatre(theatre: Theatre, districts) -> list[Fault]:
    """What the theatre names that the coverage (index: P-codes) does not have; empty if all is there."""
    known = set(districts.index)
    named = [(f"opening {status}", code) for code, status in theatre.opening.exceptions]
    named += [(f"scope {s.id}", code) for s in theatre.scopes for code in s.districts]
    named += [(f"inference {n}", code) for n, row in enumerate(theatre.inferences, 1) for code in row.districts]
    named += [("cover", c.district) for c in theatre.covers]
    return [Fault(f"theatre {theatre.id}: {where}", f"unknown district {code!r}", "a P-code of districts.geojson")
            for where, code in sorted(set(named)) if code not in known]
