"""Read articles from files, folders and standard input. Bad ones are reported, the rest is read."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterable
from pathlib import Path

from geo.faults import Fault, Faults
from timeline.articles.article import Article, hash_article
from timeline.articles.batch import ArticleBatch
from timeline.articles.dates import parse_day
from timeline.articles.front_matter import parse_front_matter
from timeline.articles.sources import Sources


def read_articles(paths: Iterable[str | Path], *, published: dt.date | str | None = None, publisher: str = "", url: str = "",
                  sources: Sources, today: dt.date | None = None) -> ArticleBatch:
    """Read every article of `paths` (files, folders, "-" for standard input)."""
    articles: list[Article] = []
    faults: list[Fault] = []
    for path in paths:
        for file in _list_files(path):
            try:
                articles.append(read_article(file, published=published, publisher=publisher, url=url, sources=sources,
                                             today=today))
            except Faults as error:
                faults.extend(error.faults)
    return ArticleBatch(tuple(articles), tuple(faults), ())


def read_article(path: str | Path, *, published: dt.date | str | None = None, publisher: str = "", url: str = "",
                 sources: Sources, today: dt.date | None = None) -> Article:
    """Read one article; raises `Faults`."""
    where = str(path)
    try:
        data = sys.stdin.buffer.read() if where == "-" else Path(path).read_bytes()
    except OSError as error:
        raise Faults(Fault(where, f"cannot be read: {error.strerror or error}", "a readable file")) from None
    text = data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    fields, body = parse_front_matter(text, where=where)
    body = body.strip()
    stated = fields.get("published", "")
    day = parse_day(stated) if stated else parse_day(published or "")
    if day is None:
        raise Faults(Fault(where, "no publication date", "`published:` in the file, or --published YYYY-MM-DD"))
    name = fields.get("publisher") or publisher
    address = fields.get("url") or url
    source = sources.find_publisher(name, address)
    key = hash_article(body, published=day, publisher=name, url=address)
    return Article(id=key, text=body, published=day, published_basis="front matter" if stated else "given", publisher=name,
                   alignment=source.alignment if source else "unknown", lang=fields.get("lang", ""),
                   title=fields.get("title", ""), url=address, lineage=key, path=where)


def _list_files(path: str | Path) -> list[str | Path]:
    if str(path) != "-" and Path(path).is_dir():
        return sorted(p for p in Path(path).rglob("*") if p.is_file() and not p.name.startswith("."))
    return [path]
