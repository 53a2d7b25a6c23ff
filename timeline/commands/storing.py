"""Commands that store: `build`, `add` and `check`."""

from __future__ import annotations

import datetime as dt
import sys
from typing import Annotated

import typer

from geo.faults import Fault, Faults
from timeline.commands.options import (
    DEFAULT_CITY,
    REFUSED,
    CityFolder,
    ReaderMode,
    Readers,
    StoreAddress,
    find_answers,
    note_days,
    parse_day,
    printable,
    report_faults,
    show_faults,
    show_notes,
    show_progress,
)


@report_faults
def build(data: CityFolder = DEFAULT_CITY, store: StoreAddress = None, reader: ReaderMode = Readers.rules) -> None:
    """Build the store from the city's digests: claims, places, control.

    Articles that were added before are kept and read anew.

    - `build`
    - `build --store battle.gpkg`
    - `build --store postgresql://user@host/database`
    """
    from timeline.city import read_city
    from timeline.pipeline import build_store, make_reading
    from timeline.store.address import find_store_address, open_store

    city = read_city(data)
    target = open_store(find_store_address(store))
    with show_progress() as progress:
        read = make_reading(city, reader.value, cache_dir=find_answers(store))
        outcome = build_store(city, target, today=dt.date.today(), read=read, progress=progress)
    typer.echo(f"{target.address}: {len(outcome.bundle.articles)} articles, {len(outcome.bundle.claims)} claims, "
               f"{len(outcome.bundle.control)} intervals over {len(city.districts)} districts")
    finish(outcome.notes, outcome.faults)


@report_faults
def add(
    files: Annotated[list[str], typer.Argument(metavar="FILE|FOLDER|-…", help="Articles of any kind, folders of them, - for standard input.")],
    data: CityFolder = DEFAULT_CITY, store: StoreAddress = None,
    published: Annotated[str | None, typer.Option(metavar="DATE", help="The publication day of files that state none.")] = None,
    publisher: Annotated[str, typer.Option(metavar="NAME", help="The publisher of files that name none.")] = "",
    url: Annotated[str, typer.Option(metavar="URL", help="The address of a file that names none.")] = "",
    reader: ReaderMode = Readers.rules,
) -> None:
    """Add articles to the store; control is rebuilt where they speak of it.

    A file's own date, publisher and address win over the options. Bad files are listed and left out, the good ones are stored;
    an article that is stored already changes nothing.

    - `add report.html --published 2016-12-06 --publisher Reuters`
    - `add reports/`
    - `cat report.txt | python -m timeline add - --published 2016-12-06 --url https://example.org/report`
    """
    from timeline.articles import read_articles
    from timeline.city import read_city
    from timeline.pipeline import add_articles, build_store, make_reading
    from timeline.store.address import find_store_address, open_store

    day = parse_day(published, option="--published")
    city = read_city(data)
    target = open_store(find_store_address(store))
    today = dt.date.today()
    batch = read_articles(files, published=day, publisher=publisher, url=url, sources=city.sources, today=today)
    if not batch.articles:
        raise Faults(batch.faults or [Fault(" ".join(files), "no article here", "a file or a folder with articles")])
    notes, faults = [*batch.notes, *note_days(batch.articles, city.theatre)], [*batch.faults]
    with show_progress() as progress:
        if not target.exists():
            built = build_store(city, target, today=today, progress=progress)
            notes, faults = [*built.notes, *notes], [*built.faults, *faults]
        read = make_reading(city, reader.value, cache_dir=find_answers(store))
        outcome = add_articles(city, target, batch.articles, read=read, progress=progress)
    typer.echo(f"{target.address}: {len(outcome.added)} articles added, {len(outcome.claims)} claims, "
               f"{len(outcome.touched)} districts resolved anew")
    finish([*notes, *outcome.notes], [*faults, *outcome.faults])


@report_faults
def check(data: CityFolder = DEFAULT_CITY, store: StoreAddress = None) -> None:
    """Check the city's data, its digests and the store; every fault is listed."""
    from timeline.checks import check_city, check_store
    from timeline.store.address import find_store_address, open_store

    faults, seen = check_city(data, today=dt.date.today())
    try:
        more, stored = check_store(open_store(find_store_address(store)), data)
        faults, seen = [*faults, *more], [*seen, *stored]
    except Faults as error:  # no such kind of store
        faults.extend(error.faults)
    for line in seen:
        typer.echo(f"checked: {printable(line)}")
    show_faults(faults)
    if faults:
        print(f"{len(faults)} faults", file=sys.stderr)
        raise typer.Exit(REFUSED)
    typer.echo("no fault found")


def finish(notes, faults) -> None:
    """Say what was noted and refused, and leave with 2 if anything was."""
    show_notes(notes)
    show_faults(faults)
    if faults:
        raise typer.Exit(REFUSED)
