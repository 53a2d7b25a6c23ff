"""Commands that weigh the evidence: `compare`, `contradictions`, `reconcile` and `report`."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated

import typer

from geo.faults import Fault, Faults
from timeline.commands.options import (
    DEFAULT_CITY,
    CityFolder,
    KnownBy,
    OutFile,
    StoreAddress,
    format_csv,
    format_table,
    open_city,
    parse_day,
    parse_days,
    report_faults,
    write_output,
)


class CompareFormat(StrEnum):
    table = "table"
    csv = "csv"
    geojson = "geojson"


class ListFormat(StrEnum):
    table = "table"
    csv = "csv"
    json = "json"


@report_faults
def compare(
    from_day: Annotated[str | None, typer.Option("--from", metavar="DATE", help="The earlier day.")] = None,
    to_day: Annotated[str | None, typer.Option("--to", metavar="DATE", help="The later day.")] = None,
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="The day looked at, for --known-by/--and and --without.")] = None,
    known_by: KnownBy = None,
    and_known_by: Annotated[str | None, typer.Option("--and", metavar="DATE", help="The second day of knowledge.")] = None,
    without: Annotated[list[str] | None, typer.Option(
        "--without", metavar="NAME", help="Leave out a publisher, a speaker or a side (government, opposition …); may be repeated.")] = None,
    format: Annotated[CompareFormat, typer.Option(help="A table to look at, CSV, or GeoJSON polygons.")] = CompareFormat.table,
    output: OutFile = None, data: CityFolder = DEFAULT_CITY, store: StoreAddress = None,
) -> None:
    """What changed between two days; what was learned between two dates; what a source changes.

    `--from D1 --to D2` · `--on D --known-by K1 --and K2` · `--on D --without NAME`
    """
    from timeline.views.comparison import compare_states, write_comparison_geojson

    given = {"--from": from_day, "--to": to_day, "--on": on, "--known-by": known_by, "--and": and_known_by}
    days = dict(zip(given, parse_days(given), strict=True))
    asked = {name for name, value in days.items() if value} | ({"--without"} if without else set())
    if asked not in ({"--from", "--to"}, {"--from", "--to", "--known-by"}, {"--on", "--known-by", "--and"}, {"--on", "--without"},
                     {"--on", "--known-by", "--without"}):
        raise Faults(Fault("compare", f"can't compare by {' '.join(sorted(asked)) or 'nothing'}",
                           "--from D1 --to D2, or --on D --known-by K1 --and K2, or --on D --without NAME"))
    city, bundle = open_city(data, store)
    question = {"from_day": days["--from"] or days["--on"], "to_day": days["--to"] or days["--on"], "known_by": days["--known-by"],
                "and_known_by": days["--and"] or days["--known-by"], "without": tuple(without or ())}
    changes = compare_states(city, bundle, **question)
    if format is CompareFormat.geojson:
        write_output(write_comparison_geojson(city, changes, **question), output)
        return
    emit(changes, format.value, output, title=f"{len(changes)} districts differ", nothing="no district differs")


@report_faults
def contradictions(
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="Only those of this day.")] = None,
    format: Annotated[ListFormat, typer.Option(help="A table to look at, CSV or JSON.")] = ListFormat.table,
    output: OutFile = None, data: CityFolder = DEFAULT_CITY, store: StoreAddress = None,
) -> None:
    """Where sources contradict each other: who says what, their side, which rule settled it and when."""
    from timeline.views.listings import list_contradictions

    day = parse_day(on, option="--on")
    city, bundle = open_city(data, store)
    rows = list_contradictions(city, bundle, on=day)
    emit(rows, format.value, output, title=f"{len(rows)} contradictions", nothing="no contradiction")


@report_faults
def reconcile(
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="Only the shares of this day.")] = None,
    known_by: KnownBy = None,
    format: Annotated[ListFormat, typer.Option(help="A table to look at, CSV or JSON.")] = ListFormat.table,
    output: OutFile = None, data: CityFolder = DEFAULT_CITY, store: StoreAddress = None,
) -> None:
    """Reported shares beside the map's own range: consistent, inconsistent or not comparable, and why."""
    from timeline.views.listings import list_reconciliations

    day, known = parse_days({"--on": on, "--known-by": known_by})
    city, bundle = open_city(data, store)
    rows = list_reconciliations(city, bundle, on=day, known_by=known)
    emit(rows, format.value, output, title=f"{len(rows)} reported shares", nothing="no share was reported",
         columns=("day", "party", "reported", "map", "verdict", "of", "speaker", "side", "why", "unspoken"))


@report_faults
def report(
    output: OutFile = None, data: CityFolder = DEFAULT_CITY, store: StoreAddress = None,
) -> None:
    """A page on the whole battle: changes with their sources, shares over time, contradictions, what is weakly supported."""
    from timeline.views.report import render_report

    city, bundle = open_city(data, store)
    write_output(render_report(city, bundle), output)


def emit(rows: list[dict], format: str, output, *, title: str, nothing: str, columns: tuple[str, ...] | None = None) -> None:
    """Rows as JSON or CSV with every column, or as a table of those that fit a screen."""
    if format == "json":
        write_output(json.dumps(rows, ensure_ascii=False, indent=1), output)
    elif format == "csv":
        write_output(format_csv(rows), output)
    else:
        write_output(format_table(rows, title=title, columns=columns) if rows else nothing, output)
