"""The gazetteer of a city: its places, their spellings, the names that also mean something else, its sectors."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from types import MappingProxyType

import ahocorasick
from rapidfuzz.fuzz import ratio

from geo.cues import Cues, read_cues
from geo.faults import Fault, Faults, raise_faults
from geo.memo import Memo
from geo.names import bone_name, fold_name, sound_name
from geo.phrases import COLUMNS as PHRASE_COLUMNS
from geo.phrases import TAIL, Phrase, read_phrases
from geo.sectors import Sector, read_sectors
from geo.spellings import Spelling, SpellingIndex

USES = ("match", "locate", "none")  # found in texts and located | located only | shown only
COVERS = ("whole", "part", "")
PLACE_COLUMNS = ("place_id", "kind", "name", "name_ar", "pcodes", "covers", "share_note", "lon", "lat", "radius_m", "basis",
                 "precision", "ambiguous_with", "also_means")
NAME_COLUMNS = ("place_id", "name", "lang", "kind", "use", "source")
HOMONYM_COLUMNS = ("name", "kind", "what_else_it_is", "clue_words", "then", "source")
HOMONYM_KINDS = ("elsewhere", "person", "ordinary", "seldom", "twin", "note")


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the city: a neighbourhood, quarter, landmark, road, camp, base, suburb, village, sector or city.

    `districts` are the P-codes that it lies in, empty outside the polygons; `covers` says whether it fills them
    (whole) or lies in a part of them. `lon`, `lat` are its point (EPSG:4326), `radius_m` how far it reaches.
    `ambiguous_with` are place ids of the same or a like name, `also_means` what it is elsewhere.
    """

    id: str
    kind: str
    name: str
    name_ar: str = ""
    districts: tuple[str, ...] = ()
    covers: str = "whole"
    precision: str = ""
    lon: float | None = None
    lat: float | None = None
    radius_m: float | None = None
    ambiguous_with: tuple[str, ...] = ()
    also_means: tuple[str, ...] = ()
    share_note: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Homonym:
    """A name that also means something else; `clues` are words (lower case) that tell.

    `kind`: elsewhere (a place or thing outside the city) | person (a surname: titles and given names tell too) |
    ordinary (a common word: a place only where a word such as "district" or another place stands beside it) |
    seldom (a common word that reports seldom use: a place wherever the text is about this city) |
    twin (another place of this city, `then`) | note (kept for the reader).
    """

    name: str
    kind: str
    what: str
    clues: tuple[str, ...]
    then: str = ""


@dataclass(frozen=True)
class Gazetteer:
    """Places by id, their spellings and homonyms; indexes are built at first use."""

    city: str
    places: Mapping[str, Place]
    spellings: tuple[Spelling, ...]
    homonyms: tuple[Homonym, ...] = ()
    sectors: tuple[Sector, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    _memo: dict = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def cues(self) -> Cues:
        """The words that announce a place, of all languages."""
        return read_cues()

    @cached_property
    def index(self) -> SpellingIndex:
        """The spellings' index, built once."""
        return SpellingIndex(self.spellings, self.phrases, sorted(self.cues.places))

    @cached_property
    def _homonyms_by_bone(self) -> Mapping[str, tuple[tuple[str, Homonym], ...]]:
        found: dict[str, list[tuple[str, Homonym]]] = {}
        for homonym in self.homonyms:
            found.setdefault(bone_name(homonym.name), []).append((sound_name(homonym.name), homonym))
        return {bone: tuple(rows) for bone, rows in found.items()}

    def find_homonyms(self, text: str) -> tuple[Homonym, ...]:
        """The homonyms of a name as written, in file order."""
        memo = self.memo("homonyms")
        if text not in memo:
            sound = sound_name(text)
            rows = [h for other, h in self._homonyms_by_bone.get(bone_name(text), ()) if other == sound or ratio(other, sound) > 80]
            memo[text] = tuple(rows)
        return memo[text]

    @cached_property
    def city_keys(self) -> frozenset[str]:
        """Folded spellings of the city's own name, each one word."""
        return frozenset(fold_name(s.text) for s in self.spellings
                         if s.place_id in self.places and self.places[s.place_id].kind == "city" and s.use == "match" and " " not in s.text)

    @cached_property
    def starts(self) -> Memo:
        """The words that may start a name, by the stretch of text between blanks."""
        return Memo(self.index.find_starts)

    @cached_property
    def any_starts(self) -> Memo:
        """The same in a text without capitals."""
        return Memo(partial(self.index.find_starts, strict=True))

    @cached_property
    def clues(self) -> ahocorasick.Automaton:
        """All clue words of the homonyms, lower case, to be found in one pass."""
        automaton = ahocorasick.Automaton()
        for clue in sorted({c for h in self.homonyms for c in h.clues if h.kind != "note"}):
            automaton.add_word(clue, clue)
        if len(automaton):
            automaton.make_automaton()
        return automaton

    @cached_property
    def rivals(self) -> tuple[Homonym, ...]:
        """The homonyms of `*`: names of other places, which part any name of this city from one of theirs."""
        return tuple(h for h in self.homonyms if h.name == "*")

    def memo(self, name: str) -> dict:
        """A cache of this gazetteer, emptied when it grows large."""
        found = self._memo.setdefault(name, {})
        if len(found) > 50_000:
            found.clear()
        return found


def read_gazetteer(city: Path | str) -> Gazetteer:
    """Read `places.csv`, `place_names.csv`, `phrases.csv`, `homonyms.csv` and `sectors.csv` of a city's folder.

    The places' own names and ids' names are spellings too. Raises `Faults` with every fault of all files.
    """
    city = Path(city)
    if not city.is_dir():
        raise Faults(Fault(str(city), "no such folder", "a city's folder under data/"))
    faults: list[Fault] = []
    rows = read_rows(city / "places.csv", PLACE_COLUMNS, faults)
    names = read_rows(city / "place_names.csv", NAME_COLUMNS, faults)
    others = read_rows(city / "homonyms.csv", HOMONYM_COLUMNS, faults, optional=True)
    places: dict[str, Place] = {}
    for where, row in rows:
        place = _read_place(row, where, faults)
        if place.id in places:
            faults.append(Fault(where, f"place {place.id} again", "each place_id once"))
        places.setdefault(place.id, place)
    spellings = [Spelling(p.id, name, lang, "match", "official") for p in places.values()
                 for name, lang in ((_plain(p.name), "en"), (p.name_ar, "ar")) if name]
    for where, row in names:
        if row["use"] not in USES:
            faults.append(Fault(where, f"use {row['use']!r}", " | ".join(USES)))
        if not row["name"]:
            faults.append(Fault(where, "no name"))
        else:
            spellings.append(Spelling(row["place_id"], row["name"], row["lang"], row["use"], row["kind"]))
    homonyms = tuple(Homonym(row["name"], row["kind"], row["what_else_it_is"], split_list(row["clue_words"].casefold()), row["then"])
                     for _, row in others)
    faults += [Fault(where, f"kind {row['kind']!r}", " | ".join(HOMONYM_KINDS)) for where, row in others
               if row["kind"] not in HOMONYM_KINDS]
    sectors = read_sectors(city / "sectors.csv", faults)
    phrases = read_phrases(read_rows(city / "phrases.csv", PHRASE_COLUMNS, faults, optional=True), faults)
    gazetteer = Gazetteer(city.name, MappingProxyType(places), _merge(spellings), homonyms, sectors, phrases)
    raise_faults([*faults, *check_gazetteer(gazetteer)])
    return gazetteer


def check_gazetteer(gazetteer: Gazetteer, districts: Iterable[str] | None = None) -> list[Fault]:
    """Every fault between the tables: names, phrases, homonyms, sectors and namesakes of places that no row has.

    With `districts` (the P-codes of the city) also unknown P-codes and districts that no place covers.
    """
    places, faults = gazetteer.places, []
    for place in places.values():
        faults += [Fault(f"places.csv {place.id}", f"ambiguous_with unknown place {other}", "a place_id of places.csv")
                   for other in place.ambiguous_with if other not in places]
    named = [(f"place_names.csv {s.text}", s.place_id) for s in gazetteer.spellings]
    named += [("phrases.csv", i) for i in sorted({p.place_id for p in gazetteer.phrases} - {TAIL})]
    named += [(f"homonyms.csv {h.name}", h.then) for h in gazetteer.homonyms if h.then]
    named += [("sectors.csv", s.id) for s in gazetteer.sectors]
    faults += [Fault(where, f"unknown place {i}", "a place_id of places.csv") for where, i in named if i not in places]
    if districts is None:
        return faults
    known = set(districts)
    rows = [(f"places.csv {p.id}", p.districts) for p in places.values()]
    rows += [(f"sectors.csv {s.id}", s.districts) for s in gazetteer.sectors]
    faults += [Fault(where, f"unknown P-code {code}", "a P-code of districts.geojson")
               for where, codes in rows for code in codes if code not in known]
    own = {p.districts[0] for p in places.values() if len(p.districts) == 1 and p.covers == "whole"}
    return faults + [Fault(f"places.csv {code}", "no place covers this district", "a row with this P-code alone, covers whole")
                     for code in sorted(known - own)]


def read_rows(path: Path, columns: Iterable[str], faults: list[Fault], *, optional: bool = False) -> list[tuple[str, dict[str, str]]]:
    """The rows of a CSV file as (where, row), cells stripped; what is wrong goes to `faults`."""
    if not path.is_file():
        if not optional:
            faults.append(Fault(str(path), "no such file", "a CSV file"))
        return []
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        faults.append(Fault(str(path), f"not UTF-8 at byte {error.start}", "UTF-8"))
        return []
    reader = csv.DictReader(text.splitlines())
    missing = [c for c in columns if c not in (reader.fieldnames or ())]
    if missing:
        faults.append(Fault(path.name, f"columns missing: {', '.join(missing)}"))
        return []
    return [(f"{path.name}:{n}", {c: (row[c] or "").strip() for c in columns}) for n, row in enumerate(reader, 2)]


def split_list(cell: str) -> tuple[str, ...]:
    """The parts of a cell between semicolons, stripped, none empty."""
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def _read_place(row: Mapping[str, str], where: str, faults: list[Fault]) -> Place:
    numbers: dict[str, float | None] = {}
    for column, low, high in (("lon", -180.0, 180.0), ("lat", -90.0, 90.0), ("radius_m", 0.0, 1e6)):
        numbers[column] = None
        if row[column]:
            try:
                numbers[column] = float(row[column])
            except ValueError:
                faults.append(Fault(where, f"{column} {row[column]!r}", "a number"))
            else:
                if not low <= numbers[column] <= high:
                    faults.append(Fault(where, f"{column} {row[column]}", f"{low:g} to {high:g}"))
    if not row["place_id"]:
        faults.append(Fault(where, "no place_id"))
    if row["covers"] not in COVERS:
        faults.append(Fault(where, f"covers {row['covers']!r}", "whole | part | empty"))
    return Place(row["place_id"], row["kind"], row["name"], row["name_ar"], split_list(row["pcodes"]), row["covers"] or "part",
                 row["precision"], numbers["lon"], numbers["lat"], numbers["radius_m"], split_list(row["ambiguous_with"]),
                 split_list(row["also_means"]), row["share_note"], row["basis"])


def _plain(name: str) -> str:
    return re.sub(r"\s*\(.*?\)", "", name)


def _merge(spellings: Iterable[Spelling]) -> tuple[Spelling, ...]:
    """One spelling for each place and text, the last use kept, in a fixed order."""
    best: dict[tuple[str, str], Spelling] = {}
    for spelling in spellings:
        key = (spelling.place_id, spelling.text)
        known = best.get(key)
        # A use that the table states outweighs the place's own name; of two kinds the official one is kept.
        if known is None:
            best[key] = spelling
        else:
            kind = "official" if "official" in (known.kind, spelling.kind) else spelling.kind
            best[key] = Spelling(*key, spelling.lang or known.lang, spelling.use, kind)
    return tuple(best[key] for key in sorted(best))
