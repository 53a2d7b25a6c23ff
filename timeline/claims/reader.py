"""The reader: what extraction needs to know, read once: lexicons by language, gazetteer, sources, sectors, offensives."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from geo.faults import Fault, Faults
from geo.gazetteer import Gazetteer
from timeline.articles.article import Article
from timeline.articles.sources import Sources
from timeline.claims.directions import read_directions
from timeline.claims.gate import Gate, build_gate
from timeline.claims.lexicon import Lexicon, read_lexicon

LEXICONS = Path(__file__).resolve().parents[2] / "data" / "lexicon"


class Lexicons(Mapping):
    """The lexicons of a folder by language, each read when it is first asked for: `Faults` then, if its tables are bad."""

    def __init__(self, folder: Path):
        self.folders = {path.parent.name: path.parent for path in sorted(Path(folder).glob("*/language.toml"))}
        self.known: dict[str, Lexicon] = {}

    def __getitem__(self, lang: str) -> Lexicon:
        if lang not in self.known:
            self.known[lang] = read_lexicon(self.folders[lang])
        return self.known[lang]

    def __iter__(self) -> Iterator[str]:
        return iter(self.folders)

    def __len__(self) -> int:
        return len(self.folders)

    def __contains__(self, lang: object) -> bool:
        return lang in self.folders

    def check(self) -> list[Fault]:
        """The faults of every language's tables."""
        faults: list[Fault] = []
        for lang in self:
            try:
                self[lang]
            except Faults as error:
                faults.extend(error.faults)
        return faults


@dataclass(frozen=True, slots=True)
class Reader:
    """Everything that reading claims needs; made by `read_reader`."""

    gazetteer: Gazetteer
    sources: Sources
    lexicons: Mapping[str, Lexicon]
    directions: dict[tuple[str, str], str] = field(default_factory=dict)
    holders: dict[str, str] = field(default_factory=dict)  # sectors that are named for their holder
    adversaries: dict[str, str] = field(default_factory=dict)  # party -> its first adversary in the theatre
    attackers: tuple[tuple[dt.date, dt.date, str], ...] = ()  # offensives: first day, last day, attacker
    begins: dt.date | None = None  # the theatre's first day
    gates: dict[str, Gate] = field(default_factory=dict)  # made at first need

    @property
    def offensives(self) -> list[tuple[dt.date, dt.date]]:
        return [(first, last) for first, last, _ in self.attackers]

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(sorted(self.lexicons))

    def lexicon_for(self, article: Article) -> Lexicon | None:
        """The lexicon of the article's language; None where there is none."""
        return self.lexicons.get((article.lang or "").split("-")[0].lower())

    def gate_for(self, lexicon: Lexicon) -> Gate:
        """What says which sentences of the lexicon's language are worth parsing."""
        if lexicon.lang not in self.gates:
            self.gates[lexicon.lang] = build_gate(lexicon)
        return self.gates[lexicon.lang]


def read_reader(city: Path, *, gazetteer: Gazetteer, sources: Sources, lexicons: Path = LEXICONS) -> Reader:
    """Read what the city's folder says; raises `Faults` for bad tables. A language's tables are read with its first article."""
    directions, holders = read_directions(city, places=gazetteer.places, parties=read_parties(city))
    return Reader(
        gazetteer=gazetteer,
        sources=sources,
        lexicons=Lexicons(lexicons),
        directions=directions,
        holders=holders,
        adversaries=read_adversaries(city),
        attackers=read_offensives(city),
        begins=read_start(city),
    )


def read_parties(city: Path) -> tuple[str, ...]:
    """The ids of the city's theatre.toml that can hold ground; none where there is no such file."""
    path = Path(city) / "theatre.toml"
    if not path.exists():
        return ()
    return tuple(row.get("id", "") for row in tomllib.loads(path.read_text("utf-8")).get("party", []) if row.get("holds", True))


def read_adversaries(city: Path) -> dict[str, str]:
    """Each party's first adversary by the city's theatre.toml."""
    path = Path(city) / "theatre.toml"
    if not path.exists():
        return {}
    return {row["id"]: row["adversaries"][0] for row in tomllib.loads(path.read_text("utf-8")).get("party", []) if row.get("adversaries")}


def read_start(city: Path) -> dt.date | None:
    """The `start` of a city's theatre.toml; None where there is none."""
    path = Path(city) / "theatre.toml"
    return tomllib.loads(path.read_text("utf-8")).get("start") if path.exists() else None


def read_offensives(city: Path) -> tuple[tuple[dt.date, dt.date, str], ...]:
    """The `[[offensive]]` tables of a city's theatre.toml: (start, end, attacker), in order; empty where there are none."""
    path = Path(city) / "theatre.toml"
    if not path.exists():
        return ()
    rows = tomllib.loads(path.read_text("utf-8")).get("offensive", [])
    return tuple(sorted((row["start"], row.get("end", row["start"]), row.get("attacker", row.get("party", ""))) for row in rows if "start" in row))
