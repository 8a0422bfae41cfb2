"""`dutyplan solve FILE`: read, solve, check, show."""

from __future__ import annotations

from typing import Annotated

import typer

from dutyplan.cli.making import (
    Lang,
    Making,
    Quiet,
    Seed,
    Strict,
    TimeLimit,
    Verbose,
    Workers,
)
from dutyplan.cli.options import FILE_HELP, catalogue_for, files_read, profile_of, read_or_exit
from dutyplan.cli.proposed import tell_unsettled
from dutyplan.cli.screen.console import ExitCode
from dutyplan.cli.showing import By, Form, Names, Outputs, With, insist_on_no_input, showing_of
from dutyplan.cli.trust import AllowLarge, AllowOutside, Trust

EPILOG = "Example: dutyplan solve week.yaml -o roster.html"


def solve(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help=FILE_HELP)],
    output: Outputs = None,
    format_name: Form = "table",
    by: By = "date",
    names: Names = "full",
    asked: With = None,
    time_limit: TimeLimit = 60.0,
    workers: Workers = 1,
    seed: Seed = 0,
    strict: Strict = False,
    allow_outside: AllowOutside = False,
    allow_large: AllowLarge = False,
    lang: Lang = None,
    quiet: Quiet = False,
    verbose: Verbose = 0,
) -> None:
    """Make the fairest roster for a week file, and show it."""
    from dutyplan.outputs.telling import full_record  # other commands load this file too

    profile = profile_of(context)
    showing = showing_of(format_name, by, names, asked, output)
    making = Making(profile, showing, time_limit, workers, seed, strict, quiet, verbose)
    trust = Trust(allow_outside, allow_large)
    is_written = True
    with making.profiled():
        with profile.phase("reading"):
            plan, problems = read_or_exit(file, lang, trust, is_quiet=quiet)
            catalogue = catalogue_for(lang, plan)
            insist_on_no_input(showing.targets, files_read(file, plan))
            if not quiet:
                tell_unsettled(plan.past, catalogue)
        outcome = making.solve(plan, problems, catalogue)
        with profile.phase("writing"):
            record = full_record(outcome, showing.languages(catalogue))
            if outcome.roster is not None:
                is_written = showing.write(record, catalogue, plan)
            making.show(record, plan, catalogue)
        making.tell(outcome, catalogue)
    if outcome.interrupted:
        raise typer.Exit(ExitCode.INTERRUPTED)
    if not is_written:
        raise typer.Exit(ExitCode.PROBLEMS)
