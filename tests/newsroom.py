"""A toy city with articles, claims and control made by hand, for tests of what is shown."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

from specimens import CODES, NAMES, write_toy_city

from timeline.articles.article import Article
from timeline.bundle import Bundle
from timeline.city import City, hash_inputs, read_city
from timeline.claims.claim import Claim, ClaimPlace
from timeline.control.interval import ControlInterval

ROOT = Path(__file__).resolve().parents[1]
HOSTILE = '<img src="https://evil.example/x.png" onerror="alert(1)">'  # what a page must show as text
EVE = dt.date(2015, 2, 28)

THEATRE = """id = "gridville"
name = "Battle of Gridville"
start = 2015-03-01
end = 2015-12-31

[opening]
day = 2015-02-28
status = "government"
source = "made for tests"

[[offensive]]
id = "summer"
name = "Summer offensive"
start = 2015-06-01
end = 2015-08-31

[[scope]]
id = "east-gridville"
name = "East Gridville"
chart = true
districts = ["G0003", "G0006", "G0009"]
"""
SOURCES = """id,name,kind,alignment,lineage,domains,aliases,lang,note,source
wire,World Wire,agency,neutral,wire,wire.example,,en,,made for tests
"""
PARTIES = (("government", "#b5171f", "solid", True), ("opposition", "#5fbf8f", "solid", True), ("sdf", "#ffe066", "solid", True),
           ("isis", "#262626", "solid", True), ("contested", "#7a63b0", "hatched", False), ("unknown", "#f2f2f2", "dotted", False))


def make_city(folder: Path) -> City:
    """Gridville as a folder of its own, with the rules of evidence and the words that ship."""
    write_toy_city(folder)
    parties = "".join(f'\n[[party]]\nid = "{id}"\nname = "{id.title()}"\nlabel = "{id.title()}"\nshort = "{id[0].upper()}"\ncolour = "{colour}"\n'
                      f'pattern = "{pattern}"\nholds = {str(holds).lower()}\n' for id, colour, pattern, holds in PARTIES)
    (folder / "theatre.toml").write_text(THEATRE + parties, encoding="utf-8")
    (folder / "sources.csv").write_text(SOURCES, encoding="utf-8")
    shutil.copy(ROOT / "data" / "rules.toml", folder / "rules.toml")
    shutil.copytree(ROOT / "data" / "lexicon", folder.parent / "lexicon", dirs_exist_ok=True)
    return read_city(folder)


def make_article(id: str, published: dt.date, *, publisher: str = "World Wire", url: str = "https://wire.example/1", **more) -> Article:
    return Article(id=id, text="text", published=published, publisher=publisher, url=url, lineage=id, **{"alignment": "neutral", **more})


def make_claim(id: str, article: Article, day: dt.date, n: int, *, party: str = "opposition", event: str = "captured", **more) -> Claim:
    quote = more.pop("quote", f"Fighters took {NAMES[n]} on {day}.")
    place = ClaimPlace(NAMES[n], 0, 1, id=NAMES[n].lower(), name=NAMES[n], districts=(CODES[n],), where_prec=1, match="exact", score=1.0)
    return Claim(id=id, article_id=article.id, start=0, end=len(quote), quote=quote, party=party, event=event,
                 modality=more.pop("modality", "asserted"), places=(place,), first=day, last=day, **more)


def make_bundle(city: City) -> Bundle:
    """Nine districts: G0005 goes government → contested → opposition in June; G0006 is unknown from July; the rest stay.

    A second article, published in August, moves the fall of G0009 from July to June: two clocks.
    """
    june, july, august = (dt.date(2015, month, 10) for month in (6, 7, 8))
    wire = make_article("a1", june + dt.timedelta(days=1))
    press = make_article("a2", july, publisher=f"Free Press {HOSTILE}", url="javascript:alert(1)", alignment="opposition")
    late = make_article("a3", august, url="https://wire.example/3?a=1&b=<2>")
    claims = (
        make_claim("c1", wire, june, 4, quote=f"Rebels took Suq al-Nahhas {HOSTILE}, the observatory said.", speaker="observatory",
                   speaker_alignment="neutral"),
        make_claim("c2", press, june - dt.timedelta(days=5), 4, modality="claimed", quote="سيطر الثوار على سوق النحاس"),
        make_claim("c3", wire, june, 4, modality="denied", speaker="an officer", speaker_alignment="government"),
        make_claim("c4", press, july, 5, party="unknown", event="lost"),
        make_claim("c5", press, july, 8), make_claim("c6", late, june, 8),
    )
    def row(n: int, status: str, start: dt.date, end: dt.date | None, known_from=None, known_to=None, **more) -> ControlInterval:
        return ControlInterval(CODES[n], status, start, end, known_from, known_to, more.pop("rule", "opening"), **more)
    control = [row(n, "government", EVE, None) for n in (0, 1, 2, 3, 6, 7)]
    control += [
        row(4, "government", EVE, None, None, wire.published), row(4, "government", EVE, june, wire.published, july),
        row(4, "opposition", june, None, wire.published, july, rule="neutral", support=("c1",), against=("c3",), last_supported=june),
        row(4, "government", EVE, june - dt.timedelta(days=5), july),
        row(4, "contested", june - dt.timedelta(days=5), june, july, rule="own-side-unconfirmed", support=("c2",), against=("c3",),
            shares=(("government", 0.0, 1.0), ("opposition", 0.0, 1.0)), last_supported=june),
        row(4, "opposition", june, None, july, rule="neutral", support=("c1", "c2"), against=("c3",), confidence="medium",
            shares=(("opposition", 1.0, 1.0),), last_supported=june),
        row(5, "government", EVE, None, None, july), row(5, "government", EVE, july, july),
        row(5, "unknown", july, None, july, rule="loss-unknown", support=("c4",), last_supported=july),
        row(8, "government", EVE, None, None, july), row(8, "government", EVE, july, july, august),
        row(8, "opposition", july, None, july, august, rule="own-side-unconfirmed", support=("c5",), last_supported=july),
        row(8, "government", EVE, june, august),
        row(8, "opposition", june, None, august, rule="neutral", support=("c5", "c6"), last_supported=july),
    ]
    meta = {"schema": "1", "generator": "tests", "city": city.theatre.id, "rules": city.rules.version, "extractor": "tests",
            "inputs": hash_inputs(city.folder)}
    return Bundle((wire, press, late), claims, tuple(control), meta)
