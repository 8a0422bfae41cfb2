"""What several commands share: choices from tables, and the week file read or refused."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import typer

from dutyplan.cli.screen.console import ExitCode, say, say_problems
from dutyplan.cli.trust import Trust, folder_with
from dutyplan.grammar.beside import read_some
from dutyplan.grammar.language import language_in
from dutyplan.grammar.text import WrongTextError
from dutyplan.grammar.values import parse_date
from dutyplan.locales import Catalogue, language_from, words
from dutyplan.locales.wording import Wording, worded
from dutyplan.plan import Plan
from dutyplan.problems import Problem, Source, cause_of
from dutyplan.roster import Roster
from dutyplan.timing import Profile
from dutyplan.weekfile import load_week_file, read_week_bytes

_SHARE_OF_READING = 0.2

FILE_HELP = "The week file; - reads it from standard input."


def choice(known: Iterable[str]) -> dict[str, Any]:
    """Arguments for an option that takes one of these words."""
    words_known = list(known)

    def insist(value: str | None) -> str | None:
        if value is not None and value not in words_known:
            known = ", ".join(words_known)
            raise typer.BadParameter(worded("usage.choice", value=value, known=known))
        return value

    def complete(incomplete: str) -> list[str]:
        return [word for word in words_known if word.startswith(incomplete)]

    metavar = "|".join(words_known)
    return {"callback": insist, "metavar": metavar, "autocompletion": complete}


def wrong_value(wrong: Problem | WrongTextError, option: str) -> typer.BadParameter:
    """Make wrong usage of a value that could not be understood, its way out with it."""
    message = wrong.message
    if wrong.hint:
        message = worded("usage.hinted", message=message, hint=wrong.hint)
    return typer.BadParameter(message, param_hint=option)


def day_in(text: str, option: str) -> date:
    """The date behind an option; else the usage is wrong."""
    try:
        return parse_date(text)
    except WrongTextError as wrong:
        raise wrong_value(wrong, option) from None


def read_or_exit(
    file: str, asked: str | None, trust: Trust, *, is_quiet: bool = False
) -> tuple[Plan, list[Problem]]:
    """The plan in a week file and its warnings; with errors, show them and end the run.

    Parameters
    ----------
    asked
        The language that was asked for, if any was.
    """
    return plan_or_exit(file, bytes_or_exit(file, asked, trust), asked, trust, is_quiet=is_quiet)


def bytes_or_exit(file: str, asked: str | None, trust: Trust) -> bytes:
    """The bytes of a week file; if they can't be read, say so and end the run."""
    catalogue = catalogue_in(asked)
    if file == "-":
        return input_or_exit(catalogue, trust.limits.week_bytes)
    data, problems = load_week_file(file, trust.limits)
    if data is None:
        say_problems(problems, catalogue)
        raise typer.Exit(ExitCode.PROBLEMS)
    return data


def input_or_exit(catalogue: Catalogue, most: int) -> bytes:
    """Standard input, one byte more than are read; if it was closed before, say so and end."""
    if sys.stdin is None:
        say(catalogue["end.no-input"])
        raise typer.Exit(ExitCode.PROBLEMS)
    try:
        return read_some(sys.stdin.buffer, most + 1)
    except OSError as error:
        say(worded("end.unread-input", why=cause_of(error)).said(catalogue))
        raise typer.Exit(ExitCode.PROBLEMS) from None


def plan_or_exit(
    file: str, data: bytes, asked: str | None, trust: Trust, *, is_quiet: bool = False
) -> tuple[Plan, list[Problem]]:
    """The plan in the bytes of a week file and its warnings; with errors, end the run."""
    name = "<stdin>" if file == "-" else file
    plan, problems = read_week_bytes(name, data, trust.beside(file), trust.limits)
    if problems and (plan is None or not is_quiet):
        say_problems(problems, catalogue_in(asked, data))
    if plan is None:
        raise typer.Exit(ExitCode.PROBLEMS)
    return plan, problems


def files_read(file: str, plan: Plan) -> list[Path]:
    """The files that a plan was read from: nothing may be written over them."""
    folder = folder_with(file)
    names = {one.span.source.name for one in plan.volunteers if one.span is not None}
    beside = [folder / name for name in (*names, *plan.history)]
    return [Path(file), *(path for path in beside if not path.is_dir())]


def read_roster_file(path: Path, plan: Plan, trust: Trust) -> tuple[Roster | None, list[Problem]]:
    """The roster in a file and all that is wrong with it; no roster with errors."""
    from dutyplan.ledger.reading.rosterfile import read_roster  # not every run has one

    data, problems = read_file(path, worded("noun.the-roster"), trust.limits.roster_bytes)
    if data is None:
        return None, problems
    return read_roster(str(path), data, plan, trust.limits)


def read_file(path: Path, noun: Wording, most: int) -> tuple[bytes | None, list[Problem]]:
    """The bytes of a file, one more than are read; None with a problem where it can't be.

    Parameters
    ----------
    noun
        What it is, as the message speaks of it.
    most
        How many are read.
    """
    try:
        with path.open("rb") as file:
            return read_some(file, most + 1), []
    except OSError as error:
        message = worded("bad.unreadable", noun=noun, why=cause_of(error))
        return None, [Problem("no-file", message, Source(str(path), "").start())]


def catalogue_in(asked: str | None, data: bytes = b"") -> Catalogue:
    """The language asked for, else the one that a file names, broken or not, else the locale's."""
    return words(asked or language_in(data) or language_from(os.environ))


def catalogue_for(asked: str | None, plan: Plan) -> Catalogue:
    """The language asked for, else the week file's, else the locale's."""
    return words(asked or plan.language or language_from(os.environ))


def profile_of(context: typer.Context) -> Profile:
    """The profile of the process; a new one where the command runs inside another program."""
    return context.obj if isinstance(context.obj, Profile) else Profile()


def time_left(time_limit: float, profile: Profile) -> float:
    """Seconds that a solve may take: the limit counts from the start of the process.

    Something is set aside for checking and writing, which take less than reading did.
    """
    reserve = profile.seconds()["reading"] * _SHARE_OF_READING
    return max(0.0, time_limit - profile.passed - reserve)
