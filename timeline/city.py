"""A city: a folder of data, read and checked once."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from geo.faults import Fault, Faults

if TYPE_CHECKING:  # heavy imports stay out of commands that do not need them
    from geopandas import GeoDataFrame

    from geo.gazetteer import Gazetteer
    from timeline.articles.sources import Sources
    from timeline.control.rules import Rules
    from timeline.control.theatre import Theatre

PARTS = ("districts", "gazetteer", "sources", "theatre", "rules")
CITY_FILES = ("districts.geojson", "places.csv", "place_names.csv", "homonyms.csv", "sectors.csv", "sources.csv", "theatre.toml")


@dataclass(frozen=True, slots=True)
class City:
    """Everything that is known of a city before any article is read.

    `districts`: GeoDataFrame by P-code, EPSG:4326 (`geo.districts`).
    """

    folder: Path
    theatre: Theatre
    districts: GeoDataFrame
    gazetteer: Gazetteer
    sources: Sources
    rules: Rules


@dataclass(frozen=True, slots=True)
class Setting:
    """What reading articles needs of a city: all but its map and its rules of evidence, so that reading starts without them."""

    folder: Path
    theatre: Theatre
    gazetteer: Gazetteer
    sources: Sources


def require_city(folder: Path) -> Path:
    """The folder, if it is a city's; otherwise `Faults` that name every missing file."""
    if not folder.is_dir():
        raise Faults(Fault(str(folder), "no such folder", "a folder such as those under data/"))
    missing = [Fault(str(folder / name), "missing", "a file of a city's folder (data/README.md)")
               for name in CITY_FILES if not (folder / name).is_file()]
    if missing:
        raise Faults(missing)
    return folder


def read_city(folder: Path) -> City:
    """Read a city's folder; every fault of every file at once."""
    parts, faults = read_parts(folder)
    if faults:
        raise Faults(faults)
    return City(folder=folder, **parts)  # type: ignore[arg-type]


def read_setting(folder: Path) -> Setting:
    """Read what reading articles needs of a city's folder; every fault of these files at once. `check` looks at the others."""
    parts, faults = read_parts(folder, only=("gazetteer", "sources", "theatre"))
    if faults:
        raise Faults(faults)
    return Setting(folder=folder, **parts)  # type: ignore[arg-type]


def read_parts(folder: Path, *, only: Collection[str] = PARTS) -> tuple[dict[str, object], list[Fault]]:
    """The parts of a city that can be read, by the name of their field, and the faults of every file; `only`: the parts to read.

    Raises `Faults` where the folder is none of a city.
    """
    from geo.gazetteer import check_gazetteer, read_gazetteer
    from timeline.articles.sources import read_sources
    from timeline.control.rules import read_rules
    from timeline.control.theatre import check_theatre, read_theatre

    def read_map() -> GeoDataFrame:
        from geo.districts import read_districts
        return read_districts(folder / "districts.geojson")

    require_city(folder)
    parts: dict[str, object] = {}
    faults: list[Fault] = []
    for name, read in (("districts", read_map),
                       ("gazetteer", lambda: read_gazetteer(folder)), ("sources", lambda: read_sources(folder)),
                       ("theatre", lambda: read_theatre(folder)), ("rules", lambda: read_rules(find_rules(folder)))):
        if name not in only:
            continue
        try:
            parts[name] = read()
        except Faults as error:
            faults.extend(error.faults)
    # what one file says of another is checked even where a third can't be read
    if "districts" in parts and "gazetteer" in parts:
        faults.extend(check_gazetteer(parts["gazetteer"], parts["districts"].index))
    if "districts" in parts and "theatre" in parts:
        faults.extend(check_theatre(parts["theatre"], parts["districts"]))
    return parts, faults


def find_rules(folder: Path) -> Path:
    """The rules of evidence: the city's own `rules.toml` if it has one, else the one beside the cities."""
    own = folder / "rules.toml"
    return own if own.is_file() else folder.parent / "rules.toml"


def find_lexicons(folder: Path) -> Path:
    """The words by language: those beside the city, else those beside the shipped cities."""
    beside = folder.resolve().parent / "lexicon"
    return beside if beside.is_dir() else Path(__file__).resolve().parents[1] / "data" / "lexicon"


def hash_inputs(folder: Path) -> dict[str, str]:
    """File → SHA-256 of every input that control is made of, paths relative to the folder that holds the city, sorted."""
    root = folder.parent
    paths = [p for p in folder.rglob("*") if p.is_file() and p.suffix in {".csv", ".toml", ".geojson", ".md"}]
    paths += [p for p in (find_rules(folder), root / "boilerplate.csv") if p.is_file()]
    found = {p.relative_to(root).as_posix(): p for p in paths}
    lexicons = find_lexicons(folder)
    found |= {f"lexicon/{p.relative_to(lexicons).as_posix()}": p for p in lexicons.rglob("*") if p.is_file() and p.suffix in {".csv", ".toml"}}
    return {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in sorted(found.items())}
