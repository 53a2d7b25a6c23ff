"""What tests of claims share: the city's reader, articles from texts, the scorer of the development set."""

from __future__ import annotations

import datetime as dt
import importlib.util
import os
from functools import lru_cache
from pathlib import Path

import pytest

from geo.gazetteer import read_gazetteer
from timeline.articles.article import Article, hash_article
from timeline.articles.front_matter import parse_front_matter
from timeline.articles.sources import read_sources
from timeline.claims import Reader, extract_claims, read_reader
from timeline.claims.jsonl import claim_row

ROOT = Path(__file__).resolve().parents[1]
CITY = ROOT / "data" / "aleppo"
GOLD = ROOT / "tests" / "gold"
SHARED = ROOT.parent / "shared"


@lru_cache(maxsize=1)
def city_reader() -> Reader:
    return read_reader(CITY, gazetteer=read_gazetteer(CITY), sources=read_sources(CITY))


def make_article(text: str, *, published: str = "2016-12-06", lang: str = "en", path: str = "", publisher: str = "") -> Article:
    day = dt.date.fromisoformat(published)
    return Article(id=hash_article(text, published=day), text=text, published=day, lang=lang, path=path, publisher=publisher)


def read_text(path: Path) -> Article:
    fields, body = parse_front_matter(path.read_text("utf-8"))
    return make_article(
        body.strip(), published=fields["published"], lang=fields.get("lang", "en"), path=str(path), publisher=fields.get("publisher", "")
    )


def require_shared(part: str) -> Path:
    """The folder `part` of shared/; the test is skipped where it is absent, and fails where CI says that it must be there."""
    folder = SHARED / part
    if not folder.exists():
        if os.environ.get("CI") == "true":
            pytest.fail(f"{folder} is absent")
        pytest.skip(f"{folder} is absent")
    return folder


def load_scorer():
    path = require_shared("score") / "score_claims.py"
    spec = importlib.util.spec_from_file_location("score_claims", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def score_folder(folder: Path, langs: tuple[str, ...] = ("en",)) -> tuple[dict, list]:
    """(figures of the scorer, its rows of misses) for the texts of a folder in these languages."""
    import json

    scorer = load_scorer()
    table = scorer.read_places(require_shared("reference"))
    gold = {stem: doc for stem, doc in scorer.read_gold(folder, table).items() if doc["lang"] in langs}
    lines = []
    for stem in gold:
        article = read_text(folder / f"{stem}.md")
        lines += [json.dumps(claim_row(claim, article), ensure_ascii=False) for claim in extract_claims(article, city_reader())]
    total, rows = scorer.score(gold, scorer.read_claims("\n".join(lines), table))
    return total["all"], rows
