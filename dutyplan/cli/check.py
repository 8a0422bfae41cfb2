"""`dutyplan check FILE [ROSTER]`: a week file alone, or a roster against it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from dutyplan.cli.options import (
    FILE_HELP,
    catalogue_for,
    choice,
    profile_of,
    read_or_exit,
    read_roster_file,
    time_left,
)
from dutyplan.cli.proposed import tell_if_file_is_proposed
from dutyplan.cli.screen.console import ExitCode, folded, put, say_problems, width
from dutyplan.cli.screen.progress import ProgressLine
from dutyplan.cli.trust import AllowLarge, AllowOutside, Trust
from dutyplan.locales import LANGUAGES, Catalogue
from dutyplan.locales.wording import worded
from dutyplan.plan import Plan
from dutyplan.problems import has_errors
from dutyplan.roster import Roster

EPILOG = "Example: dutyplan check week.yaml roster.csv"


def check(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help=FILE_HELP)],
    roster: Annotated[
        Path | None,
        typer.Argument(metavar="ROSTER", help="A roster to hold against it: CSV or JSON."),
    ] = None,
    before: Annotated[
        Path | None,
        typer.Option(
            metavar="OLD",
            help="The roster that was edited, CSV or JSON; else the one that 'solve' makes.",
        ),
    ] = None,
    format_name: Annotated[
        str, typer.Option("--format", help="Of the report.", **choice(("text", "json")))
    ] = "text",
    time_limit: Annotated[
        float,
        typer.Option(
            min=0,
            metavar="SECONDS",
            help="Look so long for rosters to compare with, all in all; 0 for not at all.",
        ),
    ] = 60.0,
    seed: Annotated[
        int,
        typer.Option(min=0, max=2**31 - 1, metavar="N", help="The seed that 'solve' was given."),
    ] = 0,
    allow_outside: AllowOutside = False,
    allow_large: AllowLarge = False,
    lang: Annotated[
        str | None, typer.Option(help="Language of the report.", **choice(LANGUAGES))
    ] = None,
) -> None:
    """Check a week file, or a roster (hand-edited ones too) against it."""
    trust = Trust(allow_outside, allow_large)
    profile = profile_of(context)
    if roster is None and (before is not None or format_name != "text"):
        option = "--format" if before is None else "--before"
        raise typer.BadParameter(worded("usage.with-roster"), param_hint=option)
    with profile.phase("reading"):
        plan, warnings = read_or_exit(file, lang, trust)
    catalogue = catalogue_for(lang, plan)
    if roster is None:
        counts = {
            "tasks": len(plan.tasks),
            "duties": len(plan.duties),
            "volunteers": len(plan.volunteers),
        }
        key = "check.file.warnings" if warnings else "check.file"
        sentence = catalogue.format(key, name=file, warnings=len(warnings), **counts)
        put(folded(sentence) + "\n")
        return
    given = [roster, *([before] if before else [])]
    found, *old = _read_rosters(given, plan, catalogue, trust)
    tell_if_file_is_proposed(roster, catalogue)
    from dutyplan.explaining.edited.review import review

    with ProgressLine(catalogue, profile.start, is_wanted=bool(time_limit)) as line:
        said = review(
            plan,
            found,
            before=old[0] if old else None,
            time_limit=time_left(time_limit, profile) if time_limit else None,
            seed=seed,
            on_progress=line.listener,
        )
    said = replace(said, warnings=tuple(warnings))
    if format_name == "json":
        from dutyplan.outputs.reports.reportdata import render_review_data

        put(render_review_data(said), is_data=True)
    else:
        from dutyplan.outputs.reports.report import render_review

        put(render_review(said, catalogue, width(), str(before) if before else None))
    if said.is_interrupted:
        raise typer.Exit(ExitCode.INTERRUPTED)
    if said.report.breaches:
        raise typer.Exit(ExitCode.PROBLEMS)


def _read_rosters(
    paths: list[Path], plan: Plan, catalogue: Catalogue, trust: Trust
) -> list[Roster]:
    """The rosters in these files; with errors in any of them, show them and end the run."""
    found = [read_roster_file(path, plan, trust) for path in paths]
    say_problems((problem for _, problems in found for problem in problems), catalogue)
    rosters = [roster for roster, problems in found if roster and not has_errors(problems)]
    if len(rosters) < len(paths):
        raise typer.Exit(ExitCode.PROBLEMS)
    return rosters
