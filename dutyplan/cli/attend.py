"""`dutyplan attend ROSTER`: who came, who did not, and what did not take place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dutyplan.cli.options import choice, read_file
from dutyplan.cli.screen.console import ExitCode, put, say_folded, say_problems, width
from dutyplan.cli.trust import AllowLarge, Trust
from dutyplan.grammar.limits import Limits
from dutyplan.locales import LANGUAGES, Catalogue
from dutyplan.locales.wording import worded
from dutyplan.problems import Problem, Source, has_errors, sort_problems

if TYPE_CHECKING:
    from dutyplan.ledger.attending.marks import Marks
    from dutyplan.ledger.record import Record

EPILOG = "Example: dutyplan attend rosters/2026-11-28.json --absent Bahar:Basement:2026-11-28"

_MARK = "NAME:TASK:DATE"


def _repeated(metavar: str, text: str) -> Any:
    return typer.Option(metavar=metavar, help=f"{text} May be repeated.")


Roster = Annotated[
    Path, typer.Argument(metavar="ROSTER", help="A filed roster: its JSON or its CSV.")
]
Absent = Annotated[list[str] | None, _repeated(_MARK, "Who was on it and did not come.")]
Came = Annotated[list[str] | None, _repeated(_MARK, "Who was not on it and came.")]
Cancelled = Annotated[list[str] | None, _repeated("TASK:DATE", "A duty that did not take place.")]
Done = Annotated[list[str] | None, _repeated(_MARK, "Who came after all: takes an absence back.")]
Day = Annotated[
    list[str] | None,
    _repeated("DATE", "On this day, all that nobody speaks of was done."),
]
Undo = Annotated[list[str] | None, _repeated("DATE", "Takes back all marks of this day.")]
Filled = Annotated[
    Path | None,
    typer.Option("--from", metavar="CSV", help="The roster's CSV, its statuses filled in by hand."),
]
Lang = Annotated[str | None, typer.Option(help="Language of what is said.", **choice(LANGUAGES))]


def attend(
    roster: Roster,
    absent: Absent = None,
    came: Came = None,
    cancelled: Cancelled = None,
    done: Done = None,
    day: Day = None,
    undo: Undo = None,
    filled: Filled = None,
    allow_large: AllowLarge = False,
    lang: Lang = None,
) -> None:
    """Mark who came, who did not, and what did not take place."""
    # What reads and writes rosters is imported when it is needed: other commands load this file.
    from dutyplan.cli.proposed import tell_if_proposed
    from dutyplan.cli.rosters import language_of, open_or_exit, save_or_exit
    from dutyplan.ledger.attending.attendance import attend as mark
    from dutyplan.ledger.attending.attendance import days_of, take_back, tally
    from dutyplan.ledger.attending.lookup import Lookup
    from dutyplan.ledger.attending.marks import Marks
    from dutyplan.ledger.attending.spoken import Spoken
    from dutyplan.outputs.reports.attendance import render_tally, written

    opened = open_or_exit(roster, lang, Trust(allow_large=allow_large), filled)
    catalogue = language_of(lang, opened.record)
    marks = Marks(Lookup(opened.record))
    spoken = Spoken(marks)
    days = {spoken.day("--day", one) for one in day or ()}
    undone = {spoken.undo("--undo", one): one for one in undo or ()}
    options: list[tuple[str, Callable[[str, str], None], list[str] | None]] = [
        ("--absent", spoken.absent, absent),
        ("--came", spoken.came, came),
        ("--cancelled", spoken.cancelled, cancelled),
        ("--done", spoken.done, done),
    ]
    for option, take, texts in options:
        for text in texts or ():
            take(option, text)
    _end_with_errors(marks, ExitCode.USAGE, catalogue)
    asked = {one for one in days if one is not None}
    if filled is not None:
        _fill_in(filled, marks, asked, opened.limits)
    _end_with_errors(marks, ExitCode.PROBLEMS, catalogue)
    back = {one for one in undone if one is not None}
    for one in sorted(back & (asked | marks.days)):
        spoken.refuse_both("--undo", undone[one], one)
    _end_with_errors(marks, ExitCode.USAGE, catalogue)
    if filled is not None and not (asked or marks.said):
        _insist_on_marks(filled, marks, catalogue)
    if not (asked or marks.said or back):
        _insist_on_days(opened.record, catalogue)
    say_problems(marks.lookup.problems, catalogue)
    over = asked or marks.days or (set() if back else set(days_of(opened.record)))
    record = take_back(mark(opened.record, marks.said, over), back)
    files = save_or_exit(opened, record, catalogue)
    told = tally(opened.record, record, over | marks.days)
    put(render_tally(record, told, catalogue, width()))
    put(written(files, catalogue, width()))
    tell_if_proposed(record, opened.path, catalogue)


def _fill_in(path: Path, marks: Marks, days: set[date], limits: Limits) -> None:
    from dutyplan.ledger.attending.filledin import read_filled_in

    data, problems = read_file(path, worded("noun.the-file"), limits.roster_bytes)
    marks.lookup.problems.extend(problems)
    if data is not None:
        read_filled_in(str(path), data, marks, days, limits)


def _insist_on_marks(path: Path, marks: Marks, catalogue: Catalogue) -> None:
    """A file that says nothing does not say that all of the roster was done."""
    message, hint = worded("bad.nothing-said"), worded("hint.status-or-day")
    span = Source(str(path), "").start()
    marks.lookup.problems.append(Problem("nothing-said", message, span, hint))
    _end_with_errors(marks, ExitCode.PROBLEMS, catalogue)


def _insist_on_days(record: Record, catalogue: Catalogue) -> None:
    """A roster of several weeks is not over as a whole because nobody has named a day."""
    from dutyplan.ledger.attending.attendance import days_of, tally

    if len(days_of(record)) <= 1:
        return
    still_open = catalogue["comma"].join(map(str, tally(record, record, ()).open))
    if still_open:
        say_folded(catalogue.format("attend.which-days", days=still_open))
    else:
        say_folded(catalogue["attend.all-marked"])
    raise typer.Exit(ExitCode.USAGE)


def _end_with_errors(marks: Marks, code: ExitCode, catalogue: Catalogue) -> None:
    if has_errors(marks.lookup.problems):
        say_problems(sort_problems(marks.lookup.problems), catalogue)
        raise typer.Exit(code)
