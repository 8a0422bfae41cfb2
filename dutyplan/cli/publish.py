"""`dutyplan publish FILE`: solve, show, and file the roster where the next weeks find it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
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
from dutyplan.cli.options import (
    FILE_HELP,
    bytes_or_exit,
    catalogue_for,
    files_read,
    plan_or_exit,
    profile_of,
)
from dutyplan.cli.proposed import tell_unsettled
from dutyplan.cli.screen.console import ExitCode, say_folded
from dutyplan.cli.showing import By, Form, Names, Outputs, With, insist_on_no_input, showing_of
from dutyplan.cli.trust import AllowLarge, AllowOutside, Trust
from dutyplan.locales.wording import worded

EPILOG = "Example: dutyplan publish week.yaml --to rosters"

To = Annotated[
    Path | None,
    typer.Option(
        metavar="FOLDER",
        help="File it there; else in the folder that 'history' names, else in 'rosters' beside "
        "FILE.",
    ),
]
Replaces = Annotated[
    bool,
    typer.Option("--replaces", help="Take the place of what is filed for these dates already."),
]


def publish(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help=FILE_HELP)],
    to: To = None,
    replaces: Replaces = False,
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
    """Make a roster, show it, and file it for the weeks to come."""
    # Only a run that files needs these; other commands load this file too.
    from dutyplan.again.calls import called_off, noted, within
    from dutyplan.cli.filing import file_or_exit
    from dutyplan.cli.placing import late_obstacle, place_or_exit, tell_place
    from dutyplan.ledger.agreeing.consent import ask
    from dutyplan.ledger.recording import mark_of
    from dutyplan.outputs.reports.calls import kept_line
    from dutyplan.outputs.telling import full_record
    from dutyplan.rules.away import RULE as AWAY
    from dutyplan.rules.away import Away

    profile = profile_of(context)
    showing = showing_of(format_name, by, names, asked, output)
    making = Making(profile, showing, time_limit, workers, seed, strict, quiet, verbose)
    trust = Trust(allow_outside, allow_large)
    if file == "-" and to is None:
        raise typer.BadParameter(worded("usage.stdin-needs-it"), param_hint="--to")
    with making.profiled():
        with profile.phase("reading"):
            data = bytes_or_exit(file, lang, trust)
            plan, problems = plan_or_exit(file, data, lang, trust, is_quiet=quiet)
            mark = mark_of(file, data)
            catalogue = catalogue_for(lang, plan)
            insist_on_no_input(showing.targets, files_read(file, plan))
            place = place_or_exit(file, plan, to, catalogue, trust, is_replacing=replaces)
            calls = [call for noted_there in place.calls.values() for call in noted_there]
            away = within(plan, called_off(plan, calls))
            if away != Away():
                plan = replace(plan, rules={**plan.rules, AWAY.id: away})
        if not quiet:
            tell_unsettled(plan.past, catalogue)
        if away != Away() and not quiet:
            # Said before the search: where there is no roster, they may be why.
            say_folded(kept_line(plan, away, catalogue))
        outcome = making.solve(plan, problems, catalogue)
        with profile.phase("writing"):
            record = full_record(outcome, week_file=mark, replaces=place.replaces)
            record = record.model_copy(update={"away": noted(away)})
            if plan.consent is not None and outcome.roster is not None:
                record = ask(record, plan.consent)
            making.show(record, plan, catalogue)
        making.tell(outcome, catalogue)
        if outcome.interrupted:
            say_folded(catalogue["publish.interrupted"])
            raise typer.Exit(ExitCode.INTERRUPTED)
        with profile.phase("writing"):
            in_the_way = partial(late_obstacle, place, plan, is_replacing=replaces)
            file_or_exit(place.stem, record, place.before, catalogue, in_the_way)
            is_written = showing.write(record, catalogue, plan)
    if not quiet:
        tell_place(place, plan, record, catalogue)
    if not is_written:
        raise typer.Exit(ExitCode.PROBLEMS)
