"""What the tests of the second reader share: an article of the toy city, and the rows of good answers on it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from specimens import write_toy_city

from geo.gazetteer import read_gazetteer
from timeline.articles.article import Article, hash_article
from timeline.articles.sources import read_sources

TEXT = ("The army took Qarnabad on Thursday, the World Wire reported. Rebels still hold about 40 percent of Tel Rummana.\n\n"
        "Further south, Burj Salim was quiet. The district was lost by the government a week ago, residents said.\n"
        "There is no truth in the rumour that rebels entered Ayn Wadi.")
DAY = dt.date(2015, 6, 5)  # a Friday


SOURCES = """id,name,kind,alignment,lineage,domains,aliases,lang,note,source
wire,World Wire,agency,neutral,wire,wire.example,,en,made for tests,made for tests
"""


def read_toy_city(folder: Path) -> dict:
    """The gazetteer and the sources of the toy city, by the names that the second reader has for them."""
    write_toy_city(folder)
    (folder / "sources.csv").write_text(SOURCES, encoding="utf-8")
    return {"gazetteer": read_gazetteer(folder), "sources": read_sources(folder)}


def make_article(text: str = TEXT, *, published: dt.date = DAY, **fields) -> Article:
    return Article(id=hash_article(text, published=published), text=text, published=published, lang="en", **fields)


def row(quote: str, event: str = "captured", party: str = "government", *, place: str = "", **fields) -> dict:
    """A row of an answer with every field of the schema."""
    places = [{"text": place, "refers_to": "", "part": ""}] if place else []
    return {"quote": quote, "event": event, "party": party, "actor": "", "modality": "asserted", "places": places, "speaker": "",
            "speaker_side": "unknown", "first": None, "last": None, "basis": "publication", "when": "", "share": None,
            "share_min": None, "share_max": None, "how_much": "", "denominator": "", "stock": None, **fields}


TOOK = row("The army took Qarnabad on Thursday", place="Qarnabad", actor="government", modality="claimed", speaker="World Wire",
           speaker_side="neutral", first="2015-06-04", last="2015-06-04", basis="weekday", when="on Thursday")
HOLD = row("Rebels still hold about 40 percent of Tel Rummana", "held", "opposition", place="Tel Rummana", actor="opposition",
           share=0.4, how_much="about 40 percent", denominator="area", stock=True)
LOST = row("The district was lost by the government a week ago", "lost", "unknown", actor="government", modality="claimed",
           speaker="residents", first="2015-05-28", last="2015-05-30", basis="relative", when="a week ago",
           places=[{"text": "The district", "refers_to": "Burj Salim", "part": ""}])
DENIED = row("rebels entered Ayn Wadi", "entered", "contested", place="Ayn Wadi", actor="opposition", modality="denied")
GOOD = {"claims": [TOOK, HOLD, LOST, DENIED]}
