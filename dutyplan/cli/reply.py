"""`dutyplan reply ROSTER --yes NAME... --no NAME...`: who accepts a roster, and who declines."""

from __future__ import annotations

import os
import shlex
from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING, Annotated

import typer
from typer.core import TyperCommand

from dutyplan.cli.options import choice, read_file
from dutyplan.cli.screen.console import ExitCode, put, say_folded, say_problems, width
from dutyplan.cli.trust import AllowLarge, Trust
from dutyplan.grammar.limits import Limits
from dutyplan.locales import LANGUAGES
from dutyplan.locales.wording import worded
from dutyplan.problems import has_errors

if TYPE_CHECKING:
    from dutyplan.ledger.agreeing.replies import Replies
    from dutyplan.ledger.record import Record

EPILOG = "Example: dutyplan reply rosters/2026-11-28.json --yes Aynur 'Li Min' --no Bahar"

_SUFFIXES = (".json", ".csv")
_MANY = ("--yes", "--no")


class Command(TyperCommand):
    """Takes several names after one `--yes` or `--no`, as people write them."""

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]
        """Repeat the option before each name; a file after a name is the roster."""
        return super().parse_args(ctx, _spread(args))


def _spread(arguments: list[str]) -> list[str]:
    """`--yes A B` as `--yes A --yes B`."""
    spread: list[str] = []
    option = ""
    for argument in arguments:
        is_name = bool(option) and not argument.startswith("-")
        is_roster = Path(argument).suffix.lower() in _SUFFIXES
        if is_name and not (is_roster and spread[-1] != option):
            spread += [argument] if spread[-1] == option else [option, argument]
            continue
        option = argument if argument in _MANY else ""
        spread.append(argument)
    return spread


def reply(
    roster: Annotated[
        Path, typer.Argument(metavar="ROSTER", help="A published roster, its JSON or its CSV.")
    ],
    yes: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME...", help="Who accepts what is theirs on it: names or ids."),
    ] = None,
    no: Annotated[
        list[str] | None, typer.Option(metavar="NAME...", help="Who declines it: names or ids.")
    ] = None,
    from_file: Annotated[
        Path | None,
        typer.Option(
            "--from", metavar="REPLIES", help="A CSV with the columns 'volunteer' and 'reply'."
        ),
    ] = None,
    allow_large: AllowLarge = False,
    lang: Annotated[
        str | None, typer.Option(help="Language of the answer.", **choice(LANGUAGES))
    ] = None,
) -> None:
    """Record who accepts a published roster, and who declines it."""
    # Only a run that files needs these; other commands load this file too.
    from dutyplan.cli.rosters import language_of, open_or_exit, save_or_exit
    from dutyplan.ledger.agreeing.consent import with_replies
    from dutyplan.ledger.agreeing.replies import Replies
    from dutyplan.outputs.reports.consent import render_replies

    opened = open_or_exit(roster, lang, Trust(allow_large=allow_large))
    catalogue = language_of(lang, opened.record)
    if opened.record.consent is None:
        say_folded(catalogue.format("reply.not-asked", path=roster))
        raise typer.Exit(ExitCode.PROBLEMS)
    replies = Replies(opened.record)
    for name in yes or ():
        replies.accept("--yes", name)
    for name in no or ():
        replies.decline("--no", name)
    if from_file is not None:
        _read(replies, from_file, opened.limits)
    say_problems(replies.problems, catalogue)
    if has_errors(replies.problems):
        raise typer.Exit(ExitCode.PROBLEMS)
    replied = with_replies(opened.record, replies.yes, replies.no)
    if replied != opened.record:
        save_or_exit(opened, replied, catalogue)
    put(render_replies(replied, catalogue, width(), _way_on(replied, opened.path)))


def _read(replies: Replies, path: Path, limits: Limits) -> None:
    data, problems = read_file(path, worded("noun.the-replies"), limits.roster_bytes)
    replies.problems.extend(problems)
    if data is not None:
        replies.read(str(path), data, limits)


def _way_on(record: Record, path: Path) -> str:
    """The command by which somebody else gets what was declined."""
    name = PureWindowsPath(record.week_file.name).name if record.week_file else ""
    name = name if name not in ("", "<stdin>") else "week.yaml"
    # The record knows the name alone, and no path in it is followed; rosters are filed in the week
    # file's folder, or below it.
    folder = path.resolve().parent
    places = [Path(name), *(Path(os.path.relpath(one / name)) for one in (folder, folder.parent))]
    week_file = next((one for one in places if one.is_file()), Path(name))
    return f"dutyplan replan {shlex.quote(str(week_file))} {shlex.quote(str(path))} --declined"
