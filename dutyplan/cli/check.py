"""`dutyplan check FILE [ROSTER]`: a week file alone, or a roster against it."""

from __future__ import annotations

from pathlib import Path
from textwrap import wrap
from typing import Annotated

import typer

from dutyplan.checking import Report
from dutyplan.cli.console import ExitCode, put, say_problems, width
from dutyplan.cli.options import (
    FILE_HELP,
    catalogue_for,
    choice,
    profile_of,
    read_or_exit,
    read_roster_file,
    time_left,
)
from dutyplan.cli.progress import ProgressLine
from dutyplan.locales import LANGUAGES, Catalogue
from dutyplan.outputs.closing import (
    NONE,
    broken_lines,
    gap_sentence,
    shortfall_lines,
    signed_tenths,
)
from dutyplan.roster import Outcome, Roster

EPILOG = "Example: dutyplan check week.yaml roster.csv"


def check(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help=FILE_HELP)],
    roster: Annotated[
        Path | None,
        typer.Argument(metavar="ROSTER", help="A roster to hold against it: CSV or JSON."),
    ] = None,
    time_limit: Annotated[
        float,
        typer.Option(
            min=0,
            metavar="SECONDS",
            help="Look so long for the best roster to compare with; 0 for not at all.",
        ),
    ] = 60.0,
    lang: Annotated[
        str | None, typer.Option(help="Language of the report.", **choice(LANGUAGES))
    ] = None,
) -> None:
    """Check a week file, or a roster (hand-edited ones too) against it."""
    profile = profile_of(context)
    with profile.phase("reading"):
        plan, warnings = read_or_exit(file)
    catalogue = catalogue_for(lang, plan)
    if roster is None:
        counts = {
            "tasks": len(plan.tasks),
            "duties": len(plan.duties),
            "volunteers": len(plan.volunteers),
        }
        key = "check.file.warnings" if warnings else "check.file"
        put(catalogue.format(key, name=file, warnings=len(warnings), **counts) + "\n")
        return
    found, problems = read_roster_file(roster, plan)
    say_problems(problems)
    if found is None:
        raise typer.Exit(ExitCode.PROBLEMS)
    from dutyplan import check as check_roster
    from dutyplan import solve

    report = check_roster(plan, found)
    best = None
    if time_limit:
        with ProgressLine(catalogue, profile.start, is_wanted=True) as line:
            best = solve(plan, time_limit=time_left(time_limit, profile), on_progress=line.listener)
    put(_report(found, report, best, catalogue))
    if best is not None and best.interrupted:
        raise typer.Exit(ExitCode.INTERRUPTED)
    if report.breaches:
        raise typer.Exit(ExitCode.PROBLEMS)


def _report(roster: Roster, report: Report, best: Outcome | None, catalogue: Catalogue) -> str:
    """Breaches by rule, gaps, and each goal beside the best that could be."""
    lines = [f"{breach.rule}: {breach.message}" for breach in report.breaches]
    if not lines:
        lines.append(catalogue["check.no-breach"])
    lines += broken_lines(report.broken, catalogue)
    lines += shortfall_lines(report.shortfalls, catalogue)
    lines += [gap_sentence(roster, duty, catalogue) for duty in roster.gaps()]
    for position, (goal_id, value) in enumerate(report.values):
        lines += _goal_line("check.this", goal_id, value, catalogue)
        if best is not None and best.roster is not None:
            goal = best.goals[position]
            state = "check.best" if goal.proved else "check.best-found"
            lines += _goal_line(state, goal_id, goal.value, catalogue)
    return "\n".join(lines) + "\n"


def _goal_line(
    whose: str, goal_id: str, value: int | tuple[int, ...], catalogue: Catalogue
) -> list[str]:
    values = (str(value),) if isinstance(value, int) else tuple(map(signed_tenths, value))
    text = " ".join(values) or NONE
    goal = catalogue.get(f"check.{goal_id}", goal_id)
    line = catalogue.format("check.goal", goal=goal, whose=catalogue[whose], value=text)
    return wrap(line, width(), subsequent_indent="  ")
