"""Who publishes and who speaks: their side and their agency, read from a city's sources.csv."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from geo.faults import Fault, raise_faults
from timeline.articles.speakers import SpeakerIndex, fold_phrase

COLUMNS = ("id", "name", "kind", "alignment", "lineage", "domains", "aliases", "lang", "note", "source")
KINDS = ("publisher", "agency", "speaker", "monitor", "official")
ALIGNMENTS = ("government", "opposition", "sdf", "isis", "neutral", "unknown")

# "The Peninsula / AFP", "Reuters via Straits Times", "Yemen Press (SANA)": an outlet and whose text it hands on
_SEGMENTS = re.compile(r"\s+(?:via|citing|quotes|quoting)\s+|[/|;]|\s[-–—]\s", re.IGNORECASE)
_BRACKETS = re.compile(r"[,()\[\]]|\bvia\s+", re.IGNORECASE)
_QUALIFIERS = frozenset((
    "agency", "arabic", "blog", "brasil", "caption", "captions", "chinese", "english", "french", "german", "hebrew", "japanese",
    "mirror", "news", "online", "persian", "photo", "pictures", "portuguese", "proxy", "reporter", "repost", "russian", "site",
    "spanish", "text", "turkish", "tv", "video", "website",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Source:
    """A publisher, agency, speaker, monitor or official body.

    `alignment` is the side of the war that it belongs to or takes; `lineage` the agency whose text it hands on.
    Of `aliases` one that begins with = names a publisher only (too common a word to be looked for in a sentence);
    a word that ends in * stands for all its endings.
    """

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


class Sources:
    """A city's sources. `by_id` in the file's order; look-ups are by name, address or the words of a sentence."""

    def __init__(self, rows: tuple[Source, ...]):
        self.by_id: dict[str, Source] = {row.id: row for row in rows}
        self._names: dict[str, Source] = {}
        self._domains: dict[str, Source] = {}
        self._publishers: dict[tuple[str, str], Source | None] = {}
        spoken: list[tuple[str, Source]] = []
        for row in sorted(rows, key=lambda row: row.kind not in ("publisher", "agency", "monitor")):  # publishers' names first
            hushed = f"={row.name}" in row.aliases
            for alias in (row.name, *row.aliases):
                if "*" not in alias:
                    self._names.setdefault(fold_phrase(alias), row)
                if not alias.startswith("=") and not (hushed and alias == row.name):
                    spoken.append((alias, row))
            for domain in row.domains:
                self._domains.setdefault(domain.casefold(), row)
        self._speakers = SpeakerIndex(spoken)

    def find_publisher(self, name: str, url: str = "") -> Source | None:
        """The source that published: by its name ("Yemen Press (SANA)", "AFP via X"), else by its address; or None.

        Where a name holds an outlet and an agency the outlet is given with the agency's `lineage`, and the agency's side
        where it has one: the words are the agency's.
        """
        key = (name, url)
        if key not in self._publishers:
            if len(self._publishers) > 10_000:
                self._publishers.clear()
            self._publishers[key] = self._find_publisher(name, url)
        return self._publishers[key]

    def _find_publisher(self, name: str, url: str) -> Source | None:
        whole = self._find_name(name)
        if whole is not None:
            return whole
        parts = [row for segment in _SEGMENTS.split(name) for row in self._find_parts(segment)]
        if not parts:
            at_address = self._find_address(url)
            return at_address if at_address is not None else self.find_speaker(name)
        agency = next((row for row in parts if row.kind == "agency"), None)
        outlet = next((row for row in parts if row.kind != "agency"), None)
        if outlet is None:
            return agency
        return _credit(outlet, agency or parts[-1])

    def _find_parts(self, segment: str) -> list[Source]:
        whole = self._find_name(segment)
        if whole is not None:
            return [whole]
        return [row for part in _BRACKETS.split(segment) if (row := self._find_name(part)) is not None]

    def find_speaker(self, words: str) -> Source | None:
        """The source whose alias is the longest in `words` (the first of equals), in any language; or None."""
        hits = self._speakers.find(words)
        return max(hits, key=lambda hit: (hit[1] - hit[0], -hit[0]))[2] if hits else None

    def find_speakers(self, words: str) -> list[tuple[int, int, Source]]:
        """Every source named in `words` as (start, end, source), in text order, none inside another."""
        return self._speakers.find(words)

    def _find_name(self, name: str) -> Source | None:
        folded = fold_phrase(name)
        while folded:
            if folded in self._names:
                return self._names[folded]
            folded, _, last = folded.rpartition(" ")
            if last not in _QUALIFIERS:
                return None
        return None

    def _find_address(self, url: str) -> Source | None:
        try:
            host = (urlsplit(url if "//" in url else f"//{url}").hostname or "").rstrip(".")
        except ValueError:
            return None
        while "." in host:
            if host in self._domains:
                return self._domains[host]
            host = host.partition(".")[2]
        return None


def _credit(outlet: Source, credited: Source) -> Source:
    """The outlet that hands on another's words: with the other's side where it has one, and its agency."""
    if credited is outlet:
        return outlet
    sides = (credited.alignment, outlet.alignment)
    taken = [side for side in sides if side not in ("neutral", "unknown")]
    alignment = taken[0] if taken else ("neutral" if "neutral" in sides else "unknown")
    return replace(outlet, alignment=alignment, lineage=credited.lineage if credited.kind == "agency" else outlet.lineage)


def read_sources(city: Path | str) -> Sources:
    """Read `sources.csv` of a city's folder; raises `Faults` with every fault of the table."""
    path = Path(city) / "sources.csv"
    rows, faults = _read_rows(path)
    raise_faults(faults)
    return Sources(rows)


def check_sources(city: Path | str) -> list[Fault]:
    """Every fault of a city's `sources.csv`, in the order of its rows; empty where there is none."""
    return _read_rows(Path(city) / "sources.csv")[1]


def _read_rows(path: Path) -> tuple[tuple[Source, ...], list[Fault]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
            if missing:
                return (), [Fault(str(path), f"columns missing: {', '.join(missing)}", ", ".join(COLUMNS))]
            table = list(reader)
    except OSError as error:
        return (), [Fault(str(path), f"cannot be read: {error.strerror or error}", "a readable table")]
    except (UnicodeDecodeError, csv.Error) as error:
        return (), [Fault(str(path), f"is not a table in UTF-8: {error}", "comma-separated values in UTF-8")]
    rows = []
    faults: list[Fault] = []
    for number, cells in enumerate(table, start=2):
        values = {name: (cells[name] or "").strip() for name in COLUMNS}
        if None in cells:
            faults.append(Fault(f"{path}, line {number}", "has more cells than columns", f"{len(COLUMNS)} cells"))
        for name in ("domains", "aliases"):
            values[name] = tuple(part.strip() for part in values[name].split(";") if part.strip())
        rows.append(Source(**values))
    faults.extend(_check_rows(path, rows))
    return tuple(rows), faults


def _check_rows(path: Path, rows: list[Source]) -> list[Fault]:
    faults: list[Fault] = []
    seen: dict[tuple[str, str], int] = {}
    for number, row in enumerate(rows, start=2):
        where = f"{path}, line {number}"
        if not row.id or not row.name:
            faults.append(Fault(where, "has no id or no name", "both"))
        if row.kind not in KINDS:
            faults.append(Fault(f"{where}, kind", f"{row.kind!r} is unknown", " | ".join(KINDS)))
        if row.alignment not in ALIGNMENTS:
            faults.append(Fault(f"{where}, alignment", f"{row.alignment!r} is unknown", " | ".join(ALIGNMENTS)))
        elif row.alignment not in ("neutral", "unknown") and not row.note:
            faults.append(Fault(f"{where}, note", "is empty", "the reason for the alignment"))
        names = {fold_phrase(alias) for alias in (row.name, *row.aliases)}
        if "" in names:
            faults.append(Fault(where, "has an alias without a letter or digit", "words"))
        claimed = {("id", row.id), *(("alias", name) for name in names if name), *(("domain", each.casefold()) for each in row.domains)}
        for key in sorted(claimed):
            if (first := seen.setdefault(key, number)) != number:
                faults.append(Fault(where, f"{key[0]} {key[1]!r} stands in line {first} already", "one row each"))
    return faults
