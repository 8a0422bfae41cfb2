"""`dutyplan why FILE [ROSTER] --volunteer NAME`: why somebody is on a duty, or carries so much."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from dutyplan.cli.options import (
    FILE_HELP,
    catalogue_for,
    choice,
    profile_of,
    read_or_exit,
    read_roster_file,
    time_left,
    wrong_value,
)
from dutyplan.cli.proposed import tell_if_file_is_proposed
from dutyplan.cli.screen.console import ExitCode, is_colorful, put, say_folded, say_problems, width
from dutyplan.cli.screen.progress import ProgressLine
from dutyplan.cli.trust import AllowLarge, AllowOutside, Trust
from dutyplan.grammar.text import MisreadError
from dutyplan.locales import LANGUAGES, Catalogue
from dutyplan.outputs.base import View
from dutyplan.plan import Duty, Plan, Volunteer
from dutyplan.roster import Outcome, Roster, Status

EPILOG = 'Example: dutyplan why week.yaml --volunteer Bahar --duty "Basement 2026-12-05"'

_SHARE_OF_BEST = 0.5
"""The best roster may take so much of the time; the rest is for what is asked about a duty."""

Rostered = Annotated[
    Path | None,
    typer.Argument(
        metavar="ROSTER", help="The roster that is asked about, CSV or JSON; else the best one."
    ),
]
Who = Annotated[str, typer.Option(metavar="NAME", help="Who it is about: a name or an id.")]
What = Annotated[
    str | None,
    typer.Option(
        metavar="DUTY",
        help="A task and a date: 'Basement 2026-12-05'; without it, all that NAME carries.",
    ),
]
TimeLimit = Annotated[
    float,
    typer.Option(min=0, metavar="SECONDS", help="What is not settled by then is said to be open."),
]
Seed = Annotated[int, typer.Option(min=0, max=2**31 - 1, metavar="N", help="As for 'solve'.")]
Lang = Annotated[str | None, typer.Option(help="Language of the answer.", **choice(LANGUAGES))]
Form = Annotated[
    str, typer.Option("--format", help="For standard output.", **choice(("text", "json")))
]


def why(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help=FILE_HELP)],
    volunteer: Who,
    roster: Rostered = None,
    duty: What = None,
    time_limit: TimeLimit = 60.0,
    seed: Seed = 0,
    allow_outside: AllowOutside = False,
    allow_large: AllowLarge = False,
    lang: Lang = None,
    format_name: Form = "text",
) -> None:
    """Say why somebody is on a duty or not, or carries so much."""
    # What solves and shows is imported when it is needed: other commands load this file too.
    from dutyplan import solve
    from dutyplan.explaining.asking.whyduty import why_duty
    from dutyplan.explaining.asking.whyload import why_load
    from dutyplan.outputs.reports.story import Answer, render_story
    from dutyplan.outputs.reports.storydata import render_story_data

    trust = Trust(allow_outside, allow_large)
    profile = profile_of(context)
    with profile.phase("reading"):
        plan, _ = read_or_exit(file, lang, trust)
        catalogue = catalogue_for(lang, plan)
        who, what = _find(plan, volunteer, duty)
        given = None
        if roster is not None:
            given = _read_roster_or_exit(roster, plan, catalogue, trust)
    if roster is not None:
        tell_if_file_is_proposed(roster, catalogue)
    left = time_left(time_limit, profile)
    deadline = time.monotonic() + left
    answer: Answer
    with ProgressLine(catalogue, profile.start, is_wanted=True) as line:
        share = _SHARE_OF_BEST if what else 1.0
        best = solve(plan, time_limit=left * share, seed=seed, on_progress=line.listener)
        if best.interrupted:
            raise KeyboardInterrupt
        if best.roster is None:
            _end_without_roster(best, catalogue, time_limit)
        asked = given or best.roster
        if what is None:
            answer = why_load(who, asked, best)
        else:
            told = line.listener
            answer = why_duty(
                who, what, asked, best, deadline=deadline, seed=seed, on_progress=told
            )
    if format_name == "json":
        put(render_story_data(answer, time_limit), is_data=True)
    else:
        view = View(catalogue.language, "date", width(), is_colorful())
        put(render_story(answer, time_limit, view))
    if answer.is_interrupted:
        raise typer.Exit(ExitCode.INTERRUPTED)


def _find(plan: Plan, volunteer: str, duty: str | None) -> tuple[Volunteer, Duty | None]:
    """Who and what is meant; else it is wrong usage."""
    from dutyplan.explaining.asking.asked import find_duty, find_volunteer

    option = "--volunteer"
    try:
        who = find_volunteer(plan, volunteer)
        option = "--duty"
        return who, None if duty is None else find_duty(plan, duty)
    except MisreadError as error:
        raise wrong_value(error.problems[0], option) from None


def _read_roster_or_exit(path: Path, plan: Plan, catalogue: Catalogue, trust: Trust) -> Roster:
    found, problems = read_roster_file(path, plan, trust)
    say_problems(problems, catalogue)
    if found is None:
        raise typer.Exit(ExitCode.PROBLEMS)
    return found


def _end_without_roster(best: Outcome, catalogue: Catalogue, time_limit: float) -> NoReturn:
    """Nothing can be counted from a best roster that is not there."""
    if best.status is Status.INFEASIBLE:
        say_folded(catalogue["run.infeasible"])
        raise typer.Exit(ExitCode.NO_ROSTER)
    say_folded(catalogue.format("run.unknown", seconds=f"{time_limit:g}"))
    raise typer.Exit(ExitCode.NONE_IN_TIME)
