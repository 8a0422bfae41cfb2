"""`dutyplan export ROSTER -o OUT`: a roster that was filed, in any format."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dutyplan.cli.making import Lang, Quiet
from dutyplan.cli.options import choice, files_read, read_or_exit
from dutyplan.cli.screen.console import ExitCode, say_folded
from dutyplan.cli.showing import By, Names, Outputs, Showing, With, insist_on_no_input, showing_of
from dutyplan.cli.trust import AllowLarge, AllowOutside, Trust
from dutyplan.locales import Catalogue
from dutyplan.locales.wording import worded
from dutyplan.outputs import FORMATS

EPILOG = "Example: dutyplan export rosters/2026-11-28.json -o roster.html"

Rostered = Annotated[Path, typer.Argument(metavar="ROSTER", help="Its JSON or its CSV.")]
Form = Annotated[
    str | None,
    typer.Option(
        "--format",
        show_default="table, if there is no -o",
        help="For standard output.",
        **choice(FORMATS),
    ),
]
Week = Annotated[
    str | None,
    typer.Option(metavar="FILE", help="The week file, where --with finds what it tells."),
]


def export(
    roster: Rostered,
    output: Outputs = None,
    format_name: Form = None,
    by: By = "date",
    names: Names = "full",
    asked: With = None,
    week: Week = None,
    allow_outside: AllowOutside = False,
    allow_large: AllowLarge = False,
    lang: Lang = None,
    quiet: Quiet = False,
) -> None:
    """Write a roster that was filed in any format."""
    from dutyplan.cli.rosters import language_of, open_or_exit  # other commands load this file too

    showing = showing_of(format_name or "table", by, names, asked, output)
    insist_on_no_input(showing.targets, [roster])
    if showing.asked and week is None:
        raise typer.BadParameter(worded("usage.week-tells"), param_hint="--with")
    trust = Trust(allow_outside, allow_large)
    record = open_or_exit(roster, lang, trust).record
    catalogue = language_of(lang, record)
    plan = read_or_exit(week, lang, trust, is_quiet=True)[0] if week else None
    if week and plan:
        insist_on_no_input(showing.targets, files_read(week, plan))
    is_written = showing.write(record, catalogue, plan)
    if format_name or not showing.targets:
        showing.show(record, catalogue, plan)
    if not is_written:
        raise typer.Exit(ExitCode.PROBLEMS)
    if not quiet:
        _tell(showing, catalogue)


def _tell(showing: Showing, catalogue: Catalogue) -> None:
    """Say what was written."""
    if showing.targets:
        files = catalogue["comma"].join(one.label for one in showing.targets)
        say_folded(catalogue.format("sheets.written", files=files))
