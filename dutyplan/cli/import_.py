"""`dutyplan import SIGNUPS [-o volunteers.csv]`: sign-ups from a form or a chat group."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dutyplan.cli.options import choice, day_in, input_or_exit, read_file
from dutyplan.cli.screen.console import ExitCode, put, say_folded, say_problems
from dutyplan.cli.trust import AllowLarge, Trust
from dutyplan.grammar.limits import Limits
from dutyplan.locales import LANGUAGES, Catalogue, language_from, words
from dutyplan.locales.wording import said_in, worded
from dutyplan.problems import cause_unwritten

if TYPE_CHECKING:
    from dutyplan.signups.signup import SignUps

EPILOG = "Example: dutyplan import signups.xlsx -o volunteers.csv"

_MAYBE = ("yes", "no")


def import_(
    sign_ups: Annotated[
        str,
        typer.Argument(
            metavar="SIGNUPS",
            help="A form's export, CSV or XLSX, or the list of a chat group, saved as text; "
            "- reads such a list from standard input.",
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="OUT", help="Write the volunteers here, as a CSV."),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Replace OUT where it exists already.")
    ] = False,
    start: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="The first day that a date without a year can mean."),
    ] = None,
    maybe: Annotated[str, typer.Option(help="What 'maybe' counts as.", **choice(_MAYBE))] = "no",
    allow_large: AllowLarge = False,
    lang: Annotated[
        str | None, typer.Option(help="Language of what is said.", **choice(LANGUAGES))
    ] = None,
) -> None:
    """Turn sign-ups from a form or a chat group into volunteers."""
    # Only a run that reads needs these; other commands load this file too.
    from dutyplan.signups import read_sign_ups
    from dutyplan.signups.signup import Asked

    catalogue = words(lang or language_from(os.environ))
    day = None if start is None else day_in(start, "--start")
    asked = Asked(day, maybe == "yes")
    if output is not None:
        _refuse(output, sign_ups, catalogue, may_exist=force)
    limits = Trust(allow_large=allow_large).limits
    if sign_ups == "-":
        name, data = "<stdin>", input_or_exit(catalogue, limits.table_bytes)
    else:
        name, data = sign_ups, _bytes(Path(sign_ups), catalogue, limits)
    found, problems = read_sign_ups(name, data, asked, limits)
    say_problems(problems, catalogue)
    if found is None:
        raise typer.Exit(ExitCode.PROBLEMS)
    for thing in found.unread:
        place = f"{thing.span.label}: " if thing.span else ""
        say_folded(f"{place}{said_in(thing.message, catalogue)}", "  ")
    _write(found, output, catalogue)


def _refuse(output: Path, sign_ups: str, catalogue: Catalogue, *, may_exist: bool) -> None:
    """Ends the run where writing would lose something, or what is written could not be read."""
    if output.suffix.lower() != ".csv":
        message = worded("usage.csv-only", path=str(output))
        raise typer.BadParameter(message, param_hint="'--output'")
    if not output.exists():
        return
    is_itself = sign_ups != "-" and Path(sign_ups).exists() and output.samefile(sign_ups)
    if is_itself or not may_exist:
        key = "signups.itself" if is_itself else "signups.exists"
        say_folded(catalogue.format(key, path=output))
        raise typer.Exit(ExitCode.PROBLEMS)


def _bytes(path: Path, catalogue: Catalogue, limits: Limits) -> bytes:
    data, problems = read_file(path, worded("noun.the-sign-ups"), limits.table_bytes)
    if data is None:
        say_problems(problems, catalogue)
        raise typer.Exit(ExitCode.PROBLEMS)
    return data


def _write(found: SignUps, output: Path | None, catalogue: Catalogue) -> None:
    """The volunteers as a CSV, and what is said of it; nothing where there is nobody."""
    from dutyplan.ledger.filing.whole import write_whole
    from dutyplan.signups.writing import to_csv

    num_unread = len(found.unread)
    look = catalogue["signups.look.none"]
    if num_unread:
        look = catalogue.format("signups.look", num=num_unread)
    if not found.volunteers:
        say_folded(catalogue.format("signups.nobody", look=look))
        raise typer.Exit(ExitCode.PROBLEMS)
    text = to_csv(found.volunteers)
    where = ""
    if output is None:
        put(text, is_data=True)
    else:
        where = catalogue.format("signups.written-to", path=output)
        try:
            write_whole(output, text.encode("utf-8-sig"))
        except OSError as error:
            failed = worded("signups.not-written", path=output, why=cause_unwritten(error))
            say_folded(failed.said(catalogue))
            raise typer.Exit(ExitCode.PROBLEMS) from None
    num = len(found.volunteers)
    say_folded(catalogue.format("signups.written", num=num, where=where, look=look))
