"""Commands that read: `extract` (articles to claims, nothing stored) and `locate` (a toponym's candidates)."""

from __future__ import annotations

import datetime as dt
import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from timeline.commands.options import (
    DEFAULT_CITY,
    REFUSED,
    CityFolder,
    ReaderMode,
    Readers,
    find_answers,
    format_table,
    note_days,
    parse_day,
    printable,
    report_faults,
    show_faults,
    show_notes,
    show_progress,
)


class RowFormat(StrEnum):
    jsonl = "jsonl"
    table = "table"


@report_faults
def extract(
    files: Annotated[list[str], typer.Argument(
        metavar="FILE…", help="Articles: text, Markdown, HTML, PDF, a feed; a folder; - for standard input.")],
    data: CityFolder = DEFAULT_CITY,
    published: Annotated[str | None, typer.Option(metavar="DATE", help="The publication day of files that state none.")] = None,
    format: Annotated[RowFormat, typer.Option(help="JSON lines, or a table to look at.")] = RowFormat.table,
    reader: ReaderMode = Readers.rules,
) -> None:
    """Read articles and show their claims; nothing is stored.

    A file's own date wins over `--published`. Bad files are listed and left out, the rest is read. Each line of `jsonl` is one
    claim; `start` and `end` slice its words out of the article's text.

    - `extract report.md --format jsonl`
    - `extract page.html --published 2016-12-06`
    - `cat report.txt | python -m timeline extract - --published 2016-12-06`
    """
    from timeline.articles import read_articles
    from timeline.city import read_setting
    from timeline.claims.jsonl import claim_row
    from timeline.pipeline import make_reading

    day = parse_day(published, option="--published")
    city = read_setting(data)
    batch = read_articles(files, published=day, sources=city.sources, today=dt.date.today())
    faults = list(batch.faults)
    notes = [*batch.notes, *note_days(batch.articles, city.theatre)]
    if batch.articles:
        read = make_reading(city, reader.value, cache_dir=find_answers(None))
        with show_progress() as progress:
            reading = read(batch.articles, progress)
        faults += reading.faults
        notes += reading.notes
        articles = {a.id: a for a in batch.articles}
        paths: dict[str, list[str]] = {}
        for article in batch.articles:
            paths.setdefault(article.id, []).append(article.path)
        # two files may hold the same article: its claims are read twice, and said once for each file
        claims = {c.id: c for c in reading.claims}.values()
        rows = [{**claim_row(c, articles[c.article_id]), "article": path} for c in claims for path in paths[c.article_id]]
        if format is RowFormat.jsonl:
            for row in rows:
                typer.echo(json.dumps(row, ensure_ascii=False))
        else:
            typer.echo(format_claims(rows), nl=False)
    show_notes(notes)
    show_faults(faults)
    if faults:
        raise typer.Exit(REFUSED)


def format_claims(rows: list[dict]) -> str:
    if not rows:
        return "no claim of control found\n"
    shown = [{"article": Path(r["article"]).name, "who": r["party"], "event": r["event"],
              "where": ", ".join(p["name"] or p["text"] for p in r["places"]),
              "when": " – ".join(dict.fromkeys(d for d in (r["first"], r["last"]) if d)),
              "share": "" if r["share"] is None else f"{r['share']:.0%}", "how said": r["modality"], "by": r.get("speaker", ""),
              "words": r["quote"]} for r in rows]
    return format_table(shown, title=f"{len(rows)} claims")


@report_faults
def locate(
    names: Annotated[list[str], typer.Argument(metavar="NAME…", help="Toponyms, in any spelling or script.")],
    data: CityFolder = DEFAULT_CITY,
    format: Annotated[RowFormat, typer.Option(help="JSON lines, or a table to look at.")] = RowFormat.table,
) -> None:
    """A toponym's candidates in the gazetteer, best first.

    - `locate "Shaikh Maqsood" الصاخور`
    - `locate "Old City" --format jsonl`
    """
    from geo.gazetteer import read_gazetteer
    from geo.locate import locate_name
    from timeline.city import require_city

    require_city(data)
    gazetteer = read_gazetteer(data)
    rows = [{"query": name, "id": c.id, "name": c.name, "districts": list(c.districts), "match": c.match, "score": round(c.score, 3)}
            for name in names for c in locate_name(gazetteer, name)]
    if format is RowFormat.jsonl:
        for row in rows:
            typer.echo(json.dumps(row, ensure_ascii=False))
    else:
        shown = [{**r, "districts": " ".join(r["districts"])} for r in rows]
        typer.echo(format_table(shown, columns=("query", "name", "id", "districts", "match", "score")), nl=False)
    found = {r["query"] for r in rows}
    show_notes(f"{printable(name)}: not in the gazetteer" for name in dict.fromkeys(names) if name not in found)
