"""Commands that show: `state`, `export`, `snapshot` and `explain`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from geo.faults import Fault, Faults
from timeline.commands.options import (
    DEFAULT_CITY,
    CityFolder,
    KnownBy,
    OnDay,
    OutFile,
    StoreAddress,
    format_csv,
    format_table,
    open_city,
    parse_days,
    printable,
    report_faults,
    show_notes,
    write_file,
    write_output,
)


class StateFormat(StrEnum):
    geojson = "geojson"
    csv = "csv"
    table = "table"


class ExportFormat(StrEnum):
    geojson = "geojson"
    csv = "csv"
    gpkg = "gpkg"
    parquet = "parquet"
    linked_places = "linked-places"


@report_faults
def state(
    on: OnDay, known_by: KnownBy = None,
    format: Annotated[StateFormat, typer.Option(help="GeoJSON polygons, CSV, or a table to look at.")] = StateFormat.table,
    output: OutFile = None, data: CityFolder = DEFAULT_CITY, store: StoreAddress = None,
) -> None:
    """Who held what on a day: one row or feature per district.

    - `state --on 2016-12-05`
    - `state --on 2016-11-30 --known-by 2016-12-01 --format geojson -o day.geojson`
    """
    from timeline.views.geojson import write_state_geojson
    from timeline.views.table import list_state, sum_state

    day, known = parse_days({"--on": on, "--known-by": known_by})
    city, bundle = open_city(data, store)
    show_notes(note_day(city, day))
    if format is StateFormat.geojson:
        write_output(write_state_geojson(city, bundle, day, known_by=known), output)
        return
    rows = list_state(city, bundle, day, known_by=known)
    if format is StateFormat.csv:
        write_output(format_csv(rows), output)
        return
    known_text = f", as known by {known}" if known else ""
    summary = format_table(sum_state(city, bundle, day, known_by=known), title=f"{city.theatre.name}, {day}{known_text}")
    write_output(summary + "\n" + format_table(rows, columns=("district", "name", "status", "since", "confidence", "stale_days", "rule")), output)


def note_day(city, day) -> list[str]:
    theatre = city.theatre
    if day < theatre.start:
        return [f"{day} is before the theatre's first day ({theatre.start}): the opening state"]
    if day > theatre.end:
        return [f"{day} is after the theatre's last day ({theatre.end}): the last state known"]
    return []


@report_faults
def export(
    format: Annotated[ExportFormat, typer.Option(help="The file's format; gpkg and parquet need -o.")] = ExportFormat.geojson,
    output: OutFile = None, data: CityFolder = DEFAULT_CITY, store: StoreAddress = None,
) -> None:
    """Every dated polygon: one feature per district and interval, as known now.

    - `export -o control.geojson`
    - `export --format gpkg -o control.gpkg`
    """
    from timeline.views.formats import export_control

    if format in (ExportFormat.gpkg, ExportFormat.parquet) and output is None:
        raise Faults(Fault(f"--format {format.value}", "a binary file can't go to standard output", "-o FILE"))
    city, bundle = open_city(data, store)
    content = export_control(city, bundle, format=format.value)
    if isinstance(content, bytes):
        write_file(output, content)
    else:
        write_output(content, output)


@report_faults
def snapshot(
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE.html", help="The page to write.")],
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="The map of one day.")] = None,
    all: Annotated[bool, typer.Option("--all", help="Every day, with a slider.")] = False,
    known_by: KnownBy = None, data: CityFolder = DEFAULT_CITY, store: StoreAddress = None,
) -> None:
    """A self-contained HTML page: map, legend, evidence. It opens offline, from a file.

    - `snapshot --on 2016-12-05 -o day.html`
    - `snapshot --all -o battle.html`
    """
    from timeline.views.snapshot import render_snapshot, render_snapshot_all

    if (on is None) == (not all):
        raise Faults(Fault("snapshot", "neither or both of --on and --all", "one of them: --on DATE or --all"))
    day, known = parse_days({"--on": on, "--known-by": known_by})
    city, bundle = open_city(data, store)
    if day is not None:
        show_notes(note_day(city, day))
        page = render_snapshot(city, bundle, day=day, known_by=known)
    else:
        page = render_snapshot_all(city, bundle, known_by=known)
    write_output(page, output)


@report_faults
def explain(
    district: Annotated[str, typer.Option("--district", metavar="P-CODE|NAME", help="A district, by P-code or by any spelling of its name.")],
    on: OnDay, known_by: KnownBy = None, data: CityFolder = DEFAULT_CITY, store: StoreAddress = None,
) -> None:
    """Why a district has its status on a day: status, rule, claims, sentences.

    - `explain --district Sakhour --on 2016-12-05`
    - `explain --district N0139 --on 2016-12-05 --known-by 2016-11-28`
    """
    from timeline.views.evidence import explain_district

    day, known = parse_days({"--on": on, "--known-by": known_by})
    city, bundle = open_city(data, store)
    show_notes(note_day(city, day))
    for pcode in find_district(city, district):
        typer.echo(printable(explain_district(city, bundle, pcode, day, known_by=known)))


def find_district(city, wanted: str) -> tuple[str, ...]:
    """The P-codes that a P-code or a name stands for; a landmark or quarter stands for the districts that it lies in."""
    from geo.locate import locate_name

    if wanted.upper() in city.districts.index:
        return (wanted.upper(),)
    candidates = locate_name(city.gazetteer, wanted)
    if candidates and candidates[0].districts:
        best = candidates[0]
        if len(best.districts) > 1 or best.match == "fuzzy":
            show_notes([f"{printable(wanted)}: read as {best.name} ({', '.join(best.districts)})"])
        return tuple(best.districts)
    raise Faults(Fault("--district", f"{wanted!r} is no district known here", "a P-code such as "
                       f"{city.districts.index[0]} or a name that `locate` finds"))
