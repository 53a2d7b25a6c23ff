"""What the commands share: their options, how they report faults, show progress and write files."""

from __future__ import annotations

import csv
import datetime as dt
import functools
import io
import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from geo.faults import Fault, Faults, raise_faults

if TYPE_CHECKING:
    from timeline.articles.article import Article
    from timeline.control.theatre import Theatre

REFUSED = 2  # the exit code whenever something was refused
_refused: ContextVar[bool] = ContextVar("refused", default=False)  # something was, in a command that went on
DEFAULT_CITY = Path(__file__).resolve().parents[2] / "data" / "aleppo"
JOINERS = "\u200c\u200d\u200e\u200f"  # of Arabic and Persian spelling; the marks that turn text around are not among them


class Readers(StrEnum):
    rules = "rules"
    llm = "llm"
    both = "both"


CityFolder = Annotated[Path, typer.Option("--data", metavar="CITY", help="The city's folder.", show_default="data/aleppo")]
StoreAddress = Annotated[str | None, typer.Option(
    "--store", metavar="PATH|URL", envvar="TIMELINE_STORE", show_default="store.gpkg in the working copy",
    help="The store: a GeoPackage's path or postgresql://… of a PostGIS database.")]
OnDay = Annotated[str, typer.Option("--on", metavar="DATE", help="The day, as YYYY-MM-DD.")]
KnownBy = Annotated[str | None, typer.Option("--known-by", metavar="DATE", help="Only what had been published by then.",
                                             show_default="all that is known")]
ReaderMode = Annotated[Readers, typer.Option("--reader", help="Who reads: the rules, a model at your own endpoint (docs/second-reader.md), or both.")]
OutFile = Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write here.", show_default="standard output")]


def report_faults(command: Callable) -> Callable:
    """Print what was refused, fault by fault, and leave with exit code 2."""

    @functools.wraps(command)
    def run(*args, **kwargs):
        _refused.set(False)
        try:
            command(*args, **kwargs)
        except Faults as error:
            show_faults(error.faults)
            raise typer.Exit(REFUSED) from None
        if _refused.get():
            raise typer.Exit(REFUSED)

    return run


def show_faults(faults: Iterable[Fault]) -> None:
    for fault in faults:
        print(f"error: {printable(str(fault))}", file=sys.stderr)


def show_notes(notes: Iterable[str]) -> None:
    for note in notes:
        print(f"note: {printable(note)}", file=sys.stderr)


def printable(text: str) -> str:
    """Untrusted text without the control characters that steer a terminal or turn text around; its odd spaces as spaces."""
    return "".join(c if c.isprintable() or c in "\n\t" or c in JOINERS else " " if c.isspace() and c > "\x7f" and c != "\x85" else "\ufffd"
                   for c in text)


def parse_day(value: str | None, *, option: str) -> dt.date | None:
    """A day of the command line; `Faults` that name the option."""
    return parse_days({option: value})[0]


def parse_days(options: Mapping[str, str | None]) -> list[dt.date | None]:
    """The days of several options, in their order; `Faults` that name every option whose value is none."""
    days: list[dt.date | None] = []
    faults: list[Fault] = []
    for option, value in options.items():
        try:
            days.append(None if value is None else dt.date.fromisoformat(value))
        except ValueError:
            faults.append(Fault(option, f"{value!r} is no day", "YYYY-MM-DD such as 2016-12-05"))
    raise_faults(faults)
    return days


def note_days(articles: Iterable[Article], theatre: Theatre) -> list[str]:
    """A note for each article published outside the theatre's days: it is kept, and no fault."""
    notes = []
    for a in articles:
        side = (f"before the theatre's first day ({theatre.start})" if a.published < theatre.start else
                f"after the theatre's last day ({theatre.end})" if a.published > theatre.end else "")
        if side:
            notes.append(f"{a.path or a.title or a.id}: published {a.published}, {side}; kept")
    return notes


@contextmanager
def show_progress() -> Iterator[Callable[[str, int, int], None]]:
    """A progress bar on standard error where it is a terminal; otherwise silence."""
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as bar:
        stages: dict[str, int] = {}

        def advance(stage: str, done: int, total: int) -> None:
            if stage not in stages:
                stages[stage] = bar.add_task(stage, total=total)
            bar.update(stages[stage], completed=done, total=total)

        yield advance


def write_output(content: str, path: Path | None) -> None:
    """To a file, whole or not at all, or to standard output."""
    if path is None:
        sys.stdout.write(content if content.endswith("\n") else content + "\n")
        return
    write_file(path, content.encode("utf-8"))


def write_file(path: Path, content: bytes) -> None:
    """Whole or not at all; what is no file (a pipe, /dev/null) is written into and left in its place."""
    try:
        place = path.resolve()  # a link stays a link
        if place.exists() and not place.is_file():
            place.write_bytes(content)
        else:
            replace_file(place, content)
        print(f"wrote {printable(str(path))} ({len(content):,} bytes)", file=sys.stderr)
    except OSError as error:
        raise Faults(Fault(str(path), f"can't be written ({error.strerror or error})", "a writable place")) from error


def replace_file(place: Path, content: bytes) -> None:
    handle, draft = tempfile.mkstemp(prefix=".draft-", dir=place.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.chmod(draft, 0o644)
        os.replace(draft, place)
    except OSError:
        os.unlink(draft)
        raise


def format_csv(rows: Sequence[dict]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, fieldnames=list(rows[0]) if rows else [], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def format_table(rows: Sequence[dict], *, title: str = "", columns: Sequence[str] | None = None) -> str:
    """Rows as a text table: as wide as the terminal, or as wide as it needs where the output goes to a file."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    names = list(columns or (rows[0] if rows else []))
    table = Table(title=title or None, title_justify="left", header_style="bold")
    for name in names:
        table.add_column(name.replace("_", " "), overflow="fold")
    for row in rows:
        table.add_row(*(Text(printable("" if row.get(n) is None else str(row[n]))) for n in names))
    width = None if sys.stdout.isatty() else 200
    console = Console(file=io.StringIO(), width=width, force_terminal=sys.stdout.isatty(), legacy_windows=False)
    console.print(table)
    return console.file.getvalue()


def find_answers(store: str | None) -> Path:
    """Where a second reader's answers are kept: beside the store, or in the working copy where the store is a database."""
    from timeline.store.address import DEFAULT_STORE, find_store_address
    address = find_store_address(store)
    return Path(DEFAULT_STORE if "://" in address else address).with_suffix(".answers")


def open_city(folder: Path, store: str | None):
    """A city and its bundle; the store is made, with progress, at first need.

    What is then refused is listed at once, and makes the exit code 2 when the command is done (`report_faults`).
    """
    from timeline.pipeline import open_city_outcome
    with show_progress() as progress:
        city, outcome = open_city_outcome(folder, store, today=dt.date.today(), progress=progress)
    show_notes(outcome.notes)
    show_faults(outcome.faults)
    if outcome.faults:
        _refused.set(True)
    return city, outcome.bundle
