"""How well names are located: `python -m geo.report [CITY]` prints the figures, and what was missed.

known     every spelling of the table that is for matching: is its place first (of namesakes: among the first two)?
held out  a fifth of the spellings, chosen by hash, located by a gazetteer that never saw them
altered   known spellings rewritten as other reporters would, or with a letter wrong (long names)
strangers words, persons and places elsewhere: how many are taken for a place of the city with a high score?
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from geo.gazetteer import Gazetteer, read_gazetteer
from geo.locate import locate_name
from geo.names import CYRILLIC, SPACELESS, fold_name
from geo.spellings import Spelling

HIGH = 0.85  # a score that a reader would trust
STRANGERS = tuple("""London|Paris|Berlin|Moscow|Washington|Ankara|Istanbul|Tehran|Geneva|Astana|Beirut|Damascus|Homs|Hama|Idlib|Raqqa|Mosul
Baghdad|Latakia|Tartus|Palmyra|Deir ez-Zor|Daraa|Qamishli|Kobani|Afrin|Manbij|Azaz|Jarablus|Saraqib|Maarat al-Numan|Ghouta|Zabadani|Madaya
Vladimir Putin|Barack Obama|John Kerry|Sergei Lavrov|Staffan de Mistura|Bashar al-Assad|Recep Tayyip Erdogan|Hassan Rouhani|Ban Ki-moon
Hezbollah|Islamic State|Nusra Front|Free Syrian Army|United Nations|Red Cross|White Helmets|Security Council|Reuters|Associated Press
government|opposition|ceasefire|hospital|children|humanitarian|evacuation|fighters|president|minister|territory|bombardment|convoy|Monday|December
دمشق|حمص|حماة|إدلب|الرقة|الموصل|بيروت|بغداد|موسكو|الحكومة|المعارضة|الجيش|الهدنة|المستشفى|الأطفال|المدنيين|الرئيس|الأمم المتحدة
Дамаск|Хомс|Ракка|Москва|правительство|оппозиция|больница|перемирие|вторник|декабря|Путин|Лавров|Damas|Mossoul|gouvernement|mardi|décembre
hôpital|trêve|Damasco|gobierno|oposición|diciembre|Regierung|Waffenruhe|Dezember|Krankenhaus|hükümet|muhalefet
ateşkes""".replace("\n", "|").split("|"))


# How reporters differ: each habit on its own.
HABITS = (
    (r"\b[Aa]l-", "el-"), (r"\b[Aa]l-", "al "), (r"\b[Aa]l-", "Al"), (r"\b[Aa]l[- ]", ""), ("-", " "), (" ", "-"),
    ("['’‘]", ""), ("['’‘]", "ʿ"), ("q", "k"), ("Q", "K"), ("ou", "u"), ("(?<=[b-z])u(?=[b-z])", "ou"), ("ee", "i"),
    ("(?<=[b-z])i(?=[b-z])", "ee"), ("e(?=h$)", "a"), ("[ae]h$", "a"), ("iyah$", "iyeh"), ("(?<=[a-z])a$", "ah"), ("ay", "ai"), ("ai", "ay"),
    ("ei", "ay"), ("dh", "z"), (r"([b-df-hj-np-tv-z])\1", r"\1"), ("Sheikh", "Shaykh"), ("Sheikh", "Cheikh"), ("sh", "ch"), ("Sh", "Ch"),
    ("kh", "ch"), ("أ", "ا"), ("ة", "ه"), ("ة$", "ا"), ("ي$", "ى"), ("^ال", ""), ("^(?=[ء-ي])(?!ال)", "ال"), ("ئ", "ء"),
)


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured share: how many of `count` names were located right; `missed` are (query, place id, answers)."""

    name: str
    right: int
    count: int
    missed: tuple[tuple[str, str, tuple[str, ...]], ...] = ()

    def __str__(self) -> str:
        return f"{self.name:10} {self.right}/{self.count} = {self.right / self.count if self.count else 0:.4f}"


def measure_known(gazetteer: Gazetteer) -> Figure:
    """Every spelling for matching or locating, located by the whole gazetteer."""
    spellings = [s for s in gazetteer.spellings if s.use != "none"]
    return measure_names("known", gazetteer, [(s.text, s.place_id) for s in spellings], spellings)


def measure_held_out(gazetteer: Gazetteer, *, fifth: int = 0) -> Figure:
    """A fifth (0 to 4) of the spellings located by the gazetteer without them; places that would lose all keep theirs.

    Translations and scripts without spaces are left out: nobody can know them from other spellings.
    """
    spellings = [s for s in gazetteer.spellings if s.use == "match"]
    held = [s for s in spellings if _hash(f"{s.place_id}|{s.text}") % 5 == fifth and s.kind != "translation"
            and not SPACELESS.search(s.text)]
    left = defaultdict(int)
    for spelling in set(spellings) - set(held):
        left[spelling.place_id] += 1
    held = [s for s in held if left[s.place_id]]
    gone = set(held)
    trained = replace(gazetteer, spellings=tuple(s for s in gazetteer.spellings if s not in gone), _memo={})
    return measure_names("held out", trained, [(s.text, s.place_id) for s in held], spellings)


def measure_altered(gazetteer: Gazetteer) -> Figure:
    """Known Latin and Arabic spellings, altered; those that are themselves known are left out."""
    known = {s.text.casefold() for s in gazetteer.spellings}
    queries = []
    for spelling in gazetteer.spellings:
        if spelling.use == "match" and spelling.kind != "translation" and not SPACELESS.search(spelling.text) and not CYRILLIC.search(spelling.text):
            queries += [(text, spelling.place_id) for text in alter_name(spelling.text) if text.casefold() not in known]
    return measure_names("altered", gazetteer, queries, gazetteer.spellings)


def measure_strangers(gazetteer: Gazetteer) -> Figure:
    """Names of nothing in the city: right where none of the answers has a high score."""
    missed = []
    for name in STRANGERS:
        found = locate_name(gazetteer, name, limit=1)
        if found and found[0].score >= HIGH:
            missed.append((name, "", (f"{found[0].id} {found[0].score}",)))
    return Figure("strangers", len(STRANGERS) - len(missed), len(STRANGERS), tuple(missed))


def measure_names(name: str, gazetteer: Gazetteer, queries: Iterable[tuple[str, str]], spellings: Iterable[Spelling]) -> Figure:
    """How many (query, place id) are located right; `spellings` say which names several places share."""
    shared = defaultdict(set)
    for spelling in spellings:
        shared[fold_name(spelling.text)].add(spelling.place_id)
    missed, count = [], 0
    for query, place_id in queries:
        count += 1
        found = locate_name(gazetteer, query)
        twins = len(shared[fold_name(query)] | {place_id}) > 1
        if not any(is_right(gazetteer, place_id, c.id) for c in found[:2 if twins else 1]):
            missed.append((query, place_id, tuple(c.id for c in found[:3])))
    return Figure(name, count - len(missed), count, tuple(missed))


def is_right(gazetteer: Gazetteer, wanted: str, found: str) -> bool:
    """Whether a place is the wanted one, or has the same P-codes."""
    districts = gazetteer.places[wanted].districts
    return wanted == found or (bool(districts) and districts == gazetteer.places[found].districts)


def alter_name(name: str) -> list[str]:
    """A name as other reporters would write it: each rule on its own, then one wrong letter where it is long; sorted."""
    found = {re.sub(pattern, new, name) for pattern, new in HABITS}
    letters = [n for n, c in enumerate(name) if c.isalpha() and n > 1]
    if len(letters) > 8:
        n = letters[_hash(name) % len(letters)]
        found |= {name[:n] + name[n + 1:], name[:n] + "o" + name[n + 1:] if name[n] != "o" else name, name[:n] + name[n] + name[n:]}
        if n + 1 < len(name):
            found.add(name[:n] + name[n + 1] + name[n] + name[n + 2:])
    return sorted(found - {name})


def _hash(text: str) -> int:
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")


def main(arguments: list[str]) -> int:
    """Print the figures of the cities named, or of every city's folder under data/; with `--missed` every miss too."""
    show = "--missed" in arguments
    data = Path(__file__).resolve().parents[1] / "data"
    cities = [Path(a) for a in arguments if not a.startswith("-")] or sorted(p.parent for p in data.glob("*/place_names.csv"))
    for city in cities:
        gazetteer = read_gazetteer(city)
        print(f"{city.name}: {len(gazetteer.places)} places, {len(gazetteer.spellings)} spellings, {len(gazetteer.phrases)} phrases")
        for figure in (measure_known(gazetteer), *(measure_held_out(gazetteer, fifth=n) for n in range(5)), measure_altered(gazetteer),
                       measure_strangers(gazetteer)):
            print(figure)
            for query, place_id, answers in figure.missed if show else ():
                print(f"    {query!r}: {place_id or 'no place'}, not {', '.join(answers) or 'nothing'}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
