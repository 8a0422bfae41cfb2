"""`dutyplan replan FILE ROSTER --away "NAME DATE"`: a roster that stands, solved again."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from dutyplan.cli.options import (
    FILE_HELP,
    bytes_or_exit,
    catalogue_for,
    choice,
    files_read,
    plan_or_exit,
    profile_of,
    time_left,
    wrong_value,
)
from dutyplan.cli.proposed import insist_on_no_record
from dutyplan.cli.screen.console import (
    ExitCode,
    folded,
    is_colorful,
    put,
    say,
    say_folded,
    say_problems,
    width,
)
from dutyplan.cli.screen.progress import ProgressLine
from dutyplan.cli.trust import AllowLarge, AllowOutside, Trust
from dutyplan.grammar.text import MisreadError
from dutyplan.locales import LANGUAGES, Catalogue
from dutyplan.locales.wording import worded
from dutyplan.plan import Plan, Volunteer
from dutyplan.roster import Roster, Status
from dutyplan.timing import EXPLAINING

if TYPE_CHECKING:
    from dutyplan.again.replanned import Replanned
    from dutyplan.cli.rosters import Opened
    from dutyplan.rules.away import Away as CalledOff

EPILOG = 'Example: dutyplan replan week.yaml roster.csv --away "Aynur 2026-12-05"'

_SUFFIXES = (".json", ".csv")

Rostered = Annotated[
    Path, typer.Argument(metavar="ROSTER", help="The roster that stands: its JSON or its CSV.")
]
Away = Annotated[
    list[str] | None,
    typer.Option(
        metavar="AWAY",
        help="Who can't come when: 'NAME DATE' or 'NAME DATE..DATE'. May be repeated.",
    ),
]
Back = Annotated[
    list[str] | None,
    typer.Option(metavar="BACK", help="Who can come after all, written in the same way."),
]
Declined = Annotated[
    bool, typer.Option("--declined", help="Those who have declined the roster keep none of it.")
]
Freeze = Annotated[
    str | None,
    typer.Option(
        metavar="DATE", help="All before this day stays; else before the first day of a call."
    ),
]
Goals = Annotated[
    str | None,
    typer.Option(
        metavar="GOALS", help="Another order: 'coverage,fairness,stability' changes more."
    ),
]
Output = Annotated[
    list[str] | None,
    typer.Option(
        "-o",
        "--output",
        metavar="OUT",
        help="A .json or .csv: write here and leave ROSTER alone. In another format, or a folder "
        "of calendars: write that too. May be repeated.",
    ),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would change, write nothing.")]
TimeLimit = Annotated[
    float,
    typer.Option(min=0, metavar="SECONDS", help="Stop then, with the best roster so far."),
]
Seed = Annotated[int, typer.Option(min=0, max=2**31 - 1, metavar="N", help="As for 'solve'.")]
Lang = Annotated[str | None, typer.Option(help="Language of the answer.", **choice(LANGUAGES))]
Form = Annotated[
    str, typer.Option("--format", help="For standard output.", **choice(("text", "json")))
]


def replan(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help=FILE_HELP)],
    roster: Rostered,
    away: Away = None,
    back: Back = None,
    declined: Declined = False,
    freeze_until: Freeze = None,
    goals: Goals = None,
    output: Output = None,
    dry_run: DryRun = False,
    time_limit: TimeLimit = 60.0,
    seed: Seed = 0,
    allow_outside: AllowOutside = False,
    allow_large: AllowLarge = False,
    lang: Lang = None,
    format_name: Form = "text",
) -> None:
    """Fill in for those who can't come, with few changes."""
    # What reads, solves and files is imported when it is needed: other commands load this file.
    from dutyplan.again.attended import as_it_came
    from dutyplan.again.calls import called_off_in, declined_in, done_in
    from dutyplan.again.published import published_elsewhere
    from dutyplan.again.replanning import replan as solve_again
    from dutyplan.again.replanning import with_reasons
    from dutyplan.cli.replanfiles import home_of, write_found
    from dutyplan.cli.rosters import open_or_exit
    from dutyplan.cli.showing import insist_on_no_input, showing_of
    from dutyplan.ledger.recording import mark_of

    showing = showing_of("table", "date", "full", None, output)
    sheets, home = home_of(showing)
    _insist_on_home(home, file, roster)
    trust = Trust(allow_outside, allow_large)
    profile = profile_of(context)
    with profile.phase("reading"):
        data = bytes_or_exit(file, lang, trust)
        plan, problems = plan_or_exit(file, data, lang, trust)
        catalogue = catalogue_for(lang, plan)
        insist_on_no_input(showing.targets, files_read(file, plan))
        opened = open_or_exit(roster, catalogue.language, trust)
        before = as_it_came(_roster_or_exit(opened, plan, catalogue), opened.record)
        published = published_elsewhere(plan, trust.beside(file), opened.path, trust.limits)
        if len(published) == len(plan.duties):
            say_folded(catalogue.format("replan.published", path=roster))
            raise typer.Exit(ExitCode.PROBLEMS)
        known = called_off_in(plan, opened.record)
        called_off, after_all, until, order = _read(plan, known, away, back, freeze_until, goals)
    no = declined_in(before, opened.record) if declined else []
    if declined and not no and not called_off:
        say_folded(catalogue["replan.no-replies"])
        raise typer.Exit(ExitCode.PROBLEMS)
    with ProgressLine(catalogue, profile.start, is_wanted=True) as line:
        found = solve_again(
            plan,
            before,
            away=called_off,
            declined=no,
            known=known,
            back=after_all,
            done=[*done_in(plan, opened.record), *published],
            freeze_until=until,
            goals=order,
            time_limit=time_left(time_limit, profile),
            seed=seed,
            on_progress=line.listener,
        )
        if found.outcome is not None:
            line.show(EXPLAINING)
            left = time_left(time_limit, profile)
            found = with_reasons(found, problems, time_limit=left, seed=seed)
    if found.roster is None:
        _end_without_roster(found, catalogue, time_limit, format_name)
    is_stopped = found.outcome is not None and found.outcome.interrupted
    is_written = True
    if dry_run or is_stopped:
        end = catalogue["replan.stopped" if is_stopped else "replan.not-written"]
        files: list[str] = []
    else:
        mark = mark_of(file, data)
        record, files, end = write_found(found, opened, mark, seed, home, catalogue)
        is_written = sheets.write(record, catalogue, plan)
    _show(found, catalogue, files, format_name, end)
    if is_stopped:
        raise typer.Exit(ExitCode.INTERRUPTED)
    if not is_written:
        raise typer.Exit(ExitCode.PROBLEMS)


def _insist_on_home(home: Path | None, file: str, roster: Path) -> None:
    """Refuse to write the roster over what is read."""
    if home is not None and home.resolve() in {Path(file).resolve(), *_pair_of(roster)}:
        message = worded("usage.written-back", path=str(home))
        raise typer.BadParameter(message, param_hint="-o")
    if home is not None:
        insist_on_no_record(home)


def _pair_of(roster: Path) -> set[Path]:
    return {roster.with_suffix(suffix).resolve() for suffix in (*_SUFFIXES, roster.suffix)}


def _roster_or_exit(opened: Opened, plan: Plan, catalogue: Catalogue) -> Roster:
    """The roster of the plan; where it is of other days, say so instead of duty by duty."""
    from dutyplan.ledger.reading.rosterfile import read_roster
    from dutyplan.problems import Problem, Source

    record = opened.record
    if record.end < plan.start or plan.end < record.start:
        days = {"start": record.start, "end": record.end}
        message = worded("bad.other-days", **days, first=plan.start, last=plan.end)
        hint = worded("hint.start-again", start=record.start)
        place = Source(str(opened.path), "").start()
        say_problems([Problem("other-days", message, place, hint)], catalogue)
        raise typer.Exit(ExitCode.PROBLEMS)
    found, problems = read_roster(str(opened.path), opened.data, plan, opened.limits)
    say_problems(problems, catalogue)
    if found is None:
        raise typer.Exit(ExitCode.PROBLEMS)
    return found


_Days = list[tuple[Volunteer, date]]


def _read(
    plan: Plan,
    known: CalledOff,
    away: list[str] | None,
    back: list[str] | None,
    freeze_until: str | None,
    goals: str | None,
) -> tuple[_Days, _Days, date | None, list[str] | None]:
    """What the options mean; else it is wrong usage."""
    from dutyplan.again.calls import read_away, read_back, read_day, read_goals

    option = "--away"
    try:
        called_off = [pair for text in away or () for pair in read_away(plan, text)]
        option = "--back"
        after_all = [pair for text in back or () for pair in read_back(plan, known, text)]
        option = "--freeze-until"
        until = None if freeze_until is None else read_day(freeze_until)
        option = "--goals"
        return called_off, after_all, until, None if goals is None else read_goals(goals)
    except MisreadError as error:
        raise wrong_value(error.problems[0], option) from None


def _show(
    found: Replanned, catalogue: Catalogue, files: list[str], format_name: str, end: str
) -> None:
    from dutyplan.outputs.base import View
    from dutyplan.outputs.reports.replanned import render_replanned
    from dutyplan.outputs.reports.replanneddata import render_replanned_data

    if format_name == "json":
        put(render_replanned_data(found, files), is_data=True)
        return
    put(render_replanned(found, View(catalogue.language, "date", width(), is_colorful())))
    put(f"\n{folded(end)}\n")


def _end_without_roster(
    found: Replanned, catalogue: Catalogue, time_limit: float, format_name: str
) -> NoReturn:
    from dutyplan.outputs.reports.refusal import refusal_text
    from dutyplan.outputs.reports.replanneddata import render_replanned_data

    if format_name == "json":
        put(render_replanned_data(found, []), is_data=True)
    outcome = found.outcome
    if outcome is None or outcome.status is Status.INFEASIBLE:
        say_problems(found.problems, catalogue)
        say_folded(catalogue["replan.impossible"])
        if outcome is not None and outcome.explanations:
            say("\n" + refusal_text(outcome.explanations, outcome.plan, catalogue, width()))
        raise typer.Exit(ExitCode.NO_ROSTER)
    if outcome.interrupted:
        say_folded(catalogue["run.interrupted.none"])
        raise typer.Exit(ExitCode.INTERRUPTED)
    say_folded(catalogue.format("run.unknown", seconds=f"{time_limit:g}"))
    raise typer.Exit(ExitCode.NONE_IN_TIME)
