"""The command line: `python -m timeline …`. Each command's own page is in `timeline.commands`."""

from __future__ import annotations

import sys

import typer

from timeline import __version__
from timeline.commands import reading, showing, storing, weighing

app = typer.Typer(
    no_args_is_help=True, add_completion=False, rich_markup_mode="markdown", pretty_exceptions_enable=False,
    help="Who controlled what, when, **and how we know**: news articles to dated polygons of control.\n\n"
         "Start with `build`, then `state --on 2016-12-05` for the map of a day as a table, `explain --district … --on …` for the "
         "sentences behind it, `snapshot --all -o battle.html` for a page that opens anywhere. The dashboard: `streamlit run streamlit_app.py`.\n\n"
         "Whatever was refused is listed on standard error, and the exit code is then 2; what was good is done all the same.")

STORE, READ, SHOW, WEIGH = "The store", "Reading", "Showing", "Weighing the evidence"
for panel, commands in ((STORE, (storing.build, storing.add, storing.check)),
                        (READ, (reading.extract, reading.locate)),
                        (SHOW, (showing.state, showing.export, showing.snapshot, showing.explain)),
                        (WEIGH, (weighing.compare, weighing.contradictions, weighing.reconcile, weighing.report))):
    for command in commands:
        app.command(rich_help_panel=panel)(command)


def show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"aleppo-control-timeline {__version__}")
        raise typer.Exit


@app.callback()
def root(version: bool = typer.Option(False, "--version", callback=show_version, is_eager=True, help="Show the version.")) -> None:
    pass


def main() -> None:
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # the same bytes on every machine, whatever its locale says
    app()
