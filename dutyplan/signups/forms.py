"""The table that a sign-up form exports: a row an answer, a column a question.

Columns that the week file knows are taken, columns about a day become `available`, and all others
are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dutyplan.grammar.tabular.table import Table
from dutyplan.grammar.text import Mapping, MisreadError, Text
from dutyplan.grammar.words import read_model
from dutyplan.locales.wording import worded
from dutyplan.problems import Problem
from dutyplan.signups.answers import BLANKS, Answer, read_answer
from dutyplan.signups.cells import DAYS, REMARK, plainer
from dutyplan.signups.columns import Column, read_column
from dutyplan.signups.dates import DoubtError
from dutyplan.signups.merging import merged
from dutyplan.signups.signup import NEVER, Asked, SignUp, SignUps, in_order, shown, unread
from dutyplan.weekfile.columns import missing_names
from dutyplan.weekfile.people import read_cell
from dutyplan.weekfile.schema import VolunteerWords


def read_form(table: Table, asked: Asked) -> tuple[SignUps | None, list[Problem]]:
    """Read the table of a form.

    Returns
    -------
    sign_ups, problems
        None with an error where there are no names, or no column about a day can be read for
        sure though there are some.
    """
    form = _Form(table, asked)
    problems = list(form.refusals())
    if problems:
        return None, problems
    people = [person for row in table.rows if (person := form.person(row)) is not None]
    volunteers, more = merged(people)
    return SignUps(volunteers, in_order([*form.unread, *more])), []


class _Form:
    """One table being read; `unread` grows."""

    def __init__(self, table: Table, asked: Asked) -> None:
        self.asked = asked
        self.unread: list[Problem] = []
        self.columns = _told_apart(
            read_column(place, title, asked.start)
            for place, title in enumerate(table.header)
            if title
        )
        self.header = table.header
        self.days = [column for column in self.columns if column.days]
        self.doubtful = [column for column in self.columns if column.doubt]
        self.known: dict[str, Column] = {}
        for column in self.columns:
            if column.key and column.key not in self.known:
                self.known[column.key] = column
        self.unread += self._left_out()

    def refusals(self) -> Iterator[Problem]:
        """Why nothing of the table can be read."""
        if "name" not in self.known:
            yield missing_names(self.header)
        if self.doubtful and not self.days:
            for column in self.doubtful:
                message = worded("bad.no-day", title=shown(column.title), why=column.doubt)
                yield Problem("no-day", message, column.title.span, worded("hint.days"))

    def _left_out(self) -> Iterator[Problem]:
        for column in self.columns:
            span, title = column.title.span, shown(column.title)
            is_known = self.known.get(column.key) is column
            if column.doubt:
                message = worded("signups.column-in-doubt", title=title, why=column.doubt)
                yield unread("column", message, span)
            elif column.key == "available" and is_known and self.days:
                yield unread("column", worded("signups.column-beside-days", title=title), span)
            elif column.key and not is_known:
                first = shown(self.known[column.key].title)
                message = worded("signups.column-again", title=title, first=first)
                yield unread("column", message, span)
            elif not column.key and not column.days:
                yield unread("column", worded("signups.column-left-out", title=title), span)

    def person(self, row: tuple[Text, ...]) -> SignUp | None:
        """What a row says; None for one without a name that can be one."""
        cells = {key: row[one.place] for key, one in self.known.items() if row[one.place]}
        name = row[self.known["name"].place]
        if not name:
            said = shown(" | ".join(cell for cell in row if cell))
            self.unread.append(unread("no-name", worded("signups.no-name", said=said), name.span))
            return None
        if self.days:
            cells.pop("available", None)
        listed: list[Problem] = []
        taken = self._read(cells, listed)
        if "name" not in taken:
            self.unread += listed
            return None
        if self.days:
            taken |= self._answers(row, name, listed)
        return SignUp(taken, name.span, unread=tuple(listed))

    def _read(self, cells: dict[str, Text], listed: list[Problem]) -> dict[str, str]:
        """The cells that the week file will be able to read.

        Who has said in other words when to come is kept off all duties.
        """
        taken: dict[str, str] = {}
        is_in_doubt = False
        for key, cell in cells.items():
            try:
                text = plainer(key, cell, self.asked.start)
                problems = _problems_of(key, text)
                why: str = problems[0].message if problems else ""
            except DoubtError as doubt:
                why = doubt.why
            if why:
                message = worded("signups.cell", said=shown(cell), column=key, why=why)
                listed.append(unread("cell", message, cell.span))
                is_in_doubt = is_in_doubt or key in DAYS
            elif text:
                taken[key] = str(text)
        return taken | {"unavailable": NEVER} if is_in_doubt else taken

    def _answers(self, row: tuple[Text, ...], name: Text, listed: list[Problem]) -> dict[str, str]:
        """The dates of a row that were answered yes; what is no answer is listed."""
        is_yes = {Answer.YES, Answer.MAYBE} if self.asked.is_maybe_yes else {Answer.YES}
        free = []
        for column in self.days:
            cell = row[column.place]
            answer = read_answer(cell)
            if answer in is_yes:
                free.append(column.days)
            elif cell and answer is not Answer.NO and cell not in BLANKS:
                facts = {"said": shown(cell), "name": shown(name), "days": column.days}
                message = worded("signups.not-sure", **facts)
                listed.append(unread("not-sure", message, cell.span))
        if not any(row[column.place] for column in self.days):
            message = worded("signups.no-answer", name=shown(name))
            listed.append(unread("no-answer", message, name.span))
        return {"available": "; ".join(dict.fromkeys(free))} if free else {"unavailable": NEVER}


def _told_apart(columns: Iterable[Column]) -> list[Column]:
    """The columns; of several about one day only the first is sure."""
    seen: set[str] = set()
    result = []
    for column in columns:
        if column.days and column.days in seen:
            column = replace(column, days="", doubt=worded("signups.doubt.twice"))
        seen.add(column.days)
        result.append(column)
    return result


def _problems_of(key: str, text: Text) -> list[Problem]:
    """What the week file's reader will say of a cell."""
    if key == REMARK or not text:
        return []
    problems: list[Problem] = []
    try:
        value = read_cell(key, text)
    except MisreadError as error:
        return error.problems
    read_model(VolunteerWords, Mapping({Text(key, text.span): value}, text.span), problems)
    return [problem for problem in problems if problem.code != "missing-key"]
