"""`dutyplan substitutes FILE ROSTER --duty "TASK DATE"`: who could step in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
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
    wrong_value,
)
from dutyplan.cli.proposed import insist_it_counts, tell_if_file_is_proposed
from dutyplan.cli.screen.console import ExitCode, is_colorful, put, say_problems, width
from dutyplan.cli.trust import AllowLarge, AllowOutside, Trust
from dutyplan.grammar.text import MisreadError
from dutyplan.locales import LANGUAGES, Catalogue
from dutyplan.locales.wording import worded
from dutyplan.outputs.base import View
from dutyplan.plan import Duty, Plan, Volunteer
from dutyplan.problems import has_errors
from dutyplan.roster import Roster

EPILOG = 'Example: dutyplan substitutes week.yaml roster.csv --duty "Basement 2026-12-05"'

Rostered = Annotated[Path, typer.Argument(metavar="ROSTER", help="The roster: CSV or JSON.")]
What = Annotated[
    str,
    typer.Option(metavar="DUTY", help="A task and a date: 'Basement 2026-12-05'."),
]
Who = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help="Who can't come, a name or an id; else a gap is filled, or anybody on it replaced.",
    ),
]
Until = Annotated[
    datetime | None,
    typer.Option(
        metavar="DATE",
        formats=["%Y-%m-%d"],
        help="Duties before that day stay as they are: no swap touches them.",
    ),
]
Everybody = Annotated[bool, typer.Option("--all", help="Show everybody, however many.")]
Lang = Annotated[str | None, typer.Option(help="Language of the answer.", **choice(LANGUAGES))]
Form = Annotated[
    str, typer.Option("--format", help="For standard output.", **choice(("text", "json")))
]


def substitutes(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help=FILE_HELP)],
    roster: Rostered,
    duty: What,
    volunteer: Who = None,
    freeze_until: Until = None,
    has_all: Everybody = False,
    allow_outside: AllowOutside = False,
    allow_large: AllowLarge = False,
    lang: Lang = None,
    format_name: Form = "text",
) -> None:
    """Say who could step in on a duty, the best first."""
    # What looks and shows is imported when it is needed: other commands load this file too.
    from dutyplan.again.attended import as_it_came
    from dutyplan.again.calls import called_off_in, done_in
    from dutyplan.again.substitutes import find_substitutes
    from dutyplan.ledger.reading.kept import file_that_counts, record_beside
    from dutyplan.outputs.reports.stepin import render_stepin
    from dutyplan.outputs.reports.stepindata import render_stepin_data
    from dutyplan.rules.away import RULE as AWAY

    trust = Trust(allow_outside, allow_large)
    with profile_of(context).phase("reading"):
        plan, _ = read_or_exit(file, lang, trust)
        catalogue = catalogue_for(lang, plan)
        record = record_beside(roster)
        if record is not None:
            insist_it_counts(file_that_counts(roster), record, catalogue, trust.limits)
            plan = replace(plan, rules={**plan.rules, AWAY.id: called_off_in(plan, record)})
        given = _read_roster_or_exit(roster, plan, catalogue, trust)
        given = as_it_came(given, record) if record else given
    what, giver = _find(plan, given, duty, volunteer)
    tell_if_file_is_proposed(roster, catalogue)
    begin = freeze_until.date() if freeze_until else date.min
    settled = [one for one in plan.duties if one.date < begin]
    settled += done_in(plan, record) if record else ()
    answer = find_substitutes(given, what, giver, settled)
    if format_name == "json":
        put(render_stepin_data(answer), is_data=True)
        return
    view = View(catalogue.language, "date", width(), is_colorful())
    put(render_stepin(answer, view, has_all=has_all))


def _read_roster_or_exit(path: Path, plan: Plan, catalogue: Catalogue, trust: Trust) -> Roster:
    found, problems = read_roster_file(path, plan, trust)
    say_problems(problems, catalogue)
    if found is None or has_errors(problems):
        raise typer.Exit(ExitCode.PROBLEMS)
    return found


def _find(
    plan: Plan, roster: Roster, duty: str, volunteer: str | None
) -> tuple[Duty, Volunteer | None]:
    """What and who is meant; else it is wrong usage."""
    from dutyplan.explaining.asking.asked import find_duty, find_volunteer

    option = "--duty"
    try:
        what = find_duty(plan, duty)
        option = "--volunteer"
        who = None if volunteer is None else find_volunteer(plan, volunteer)
    except MisreadError as error:
        raise wrong_value(error.problems[0], option) from None
    crew = roster.crew(what)
    if who is not None and who not in crew:
        facts = {"name": who.name, "duty": what.label}
        there = ", ".join(one.name for one in crew)
        message = (
            worded("usage.not-on-it", **facts, there=there)
            if crew
            else worded("usage.nobody-on-it", **facts)
        )
        raise typer.BadParameter(message, param_hint=option)
    return what, who
