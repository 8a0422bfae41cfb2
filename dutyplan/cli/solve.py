"""`dutyplan solve FILE`: read, solve, check, show."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dutyplan.cli.console import ExitCode, say
from dutyplan.cli.making import (
    By,
    Form,
    Lang,
    Making,
    Quiet,
    Seed,
    Strict,
    TimeLimit,
    Verbose,
    Workers,
)
from dutyplan.cli.options import FILE_HELP, catalogue_for, profile_of, read_or_exit
from dutyplan.cli.proposed import insist_on_no_record, tell_unsettled
from dutyplan.ledger.filing.whole import write_whole
from dutyplan.outputs import FORMATS, Format, format_of
from dutyplan.plan import Plan

EPILOG = "Example: dutyplan solve week.yaml -o roster.csv"

_SUFFIXES = ", ".join(suffix for one in FORMATS.values() for suffix in one.suffixes)

Output = Annotated[
    list[Path] | None,
    typer.Option(
        "-o",
        "--output",
        metavar="OUT",
        help=f"Write a file too, in the format of its suffix: {_SUFFIXES}. May be repeated.",
    ),
]


def solve(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help=FILE_HELP)],
    output: Output = None,
    format_name: Form = "table",
    by: By = "date",
    time_limit: TimeLimit = 60.0,
    workers: Workers = 1,
    seed: Seed = 0,
    strict: Strict = False,
    lang: Lang = None,
    quiet: Quiet = False,
    verbose: Verbose = 0,
) -> None:
    """Make the fairest roster for a week file, and show it."""
    profile = profile_of(context)
    making = Making(profile, format_name, by, time_limit, workers, seed, strict, quiet, verbose)
    files = [(path, _format_for(path)) for path in output or ()]
    written: list[bool] = []
    with making.profiled():
        with profile.phase("reading"):
            plan, problems = read_or_exit(file, is_quiet=quiet)
            catalogue = catalogue_for(lang, plan)
            _insist_on_no_input(file, plan, [path for path, _ in files])
            if not quiet:
                tell_unsettled(plan.past, catalogue)
        outcome = making.solve(plan, problems, catalogue)
        with profile.phase("writing"):
            if outcome.roster is not None:
                view = making.view(catalogue)
                written = [_write(path, one.render(outcome, view), one) for path, one in files]
            making.show(outcome, catalogue)
        making.tell(outcome, catalogue)
    if outcome.interrupted:
        raise typer.Exit(ExitCode.INTERRUPTED)
    if not all(written):
        raise typer.Exit(ExitCode.PROBLEMS)


def _format_for(path: Path) -> Format:
    form = format_of(path)
    if form is None:
        message = f"'{path}': the suffix of a file says its format, one of {_SUFFIXES}"
        raise typer.BadParameter(message, param_hint="-o")
    if not path.parent.is_dir():
        raise typer.BadParameter(f"there is no folder '{path.parent}'", param_hint="-o")
    return form


def _insist_on_no_input(file: str, plan: Plan, outputs: list[Path]) -> None:
    """Refuse to write over the files that the plan was read from, and over filed rosters."""
    folder = Path() if file == "-" else Path(file).parent
    read = {one.span.source.name for one in plan.volunteers if one.span is not None}
    inputs = {(folder / name).resolve() for name in read} | {Path(file).resolve()}
    for path in outputs:
        if path.resolve() in inputs:
            message = f"'{path}' is a file that the plan is read from"
            raise typer.BadParameter(message, param_hint="-o")
        insist_on_no_record(path)


def _write(path: Path, text: str, form: Format) -> bool:
    """Write one file; False if that failed. A spreadsheet knows UTF-8 by the byte-order mark."""
    data = text.encode("utf-8-sig" if form.name == "csv" else "utf-8")
    try:
        write_whole(path, data)
    except OSError as error:
        say(f"error: '{path}' could not be written: {error.strerror or error}")
        return False
    return True
