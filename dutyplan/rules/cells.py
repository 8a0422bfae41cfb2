"""Cells of the roster named by hand: `{volunteer, task, date}`, for `fixed` and `forbidden`.

A date outside the plan is no problem, since the same file is used week after week with
another `start`; a date inside it on which the task has no duty is one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, ClassVar

from pydantic import PlainValidator, WithJsonSchema

from dutyplan.grammar.names import read_name
from dutyplan.grammar.text import MisreadError, Text
from dutyplan.grammar.values import read_date
from dutyplan.grammar.words import Name, Words
from dutyplan.plan import Duty, Volunteer
from dutyplan.problems import Problem, Span
from dutyplan.rules.base import Scope


def _read_dated(value: Any) -> tuple[Text, date]:
    return read_name(value), read_date(value)


class CellWords(Words):
    """One cell as it is written."""

    noun: ClassVar[str] = "an assignment"
    example: ClassVar[str] = "{volunteer: Bahar, task: Basement, date: 2026-12-05}"

    volunteer: Name
    task: Name
    date: Annotated[
        tuple[Text, date],
        PlainValidator(_read_dated),
        WithJsonSchema({"type": "string", "format": "date"}),
    ]


@dataclass(frozen=True, slots=True)
class Cell:
    """A volunteer and the duties (one, unless the task has several that day) that are meant."""

    volunteer: Volunteer
    duties: tuple[Duty, ...]
    span: Span


def read_cells(words: list[CellWords] | None, scope: Scope) -> tuple[Cell, ...] | None:
    """Find what the cells mean; cells outside the plan are left out.

    Raises
    ------
    MisreadError
        With all unknown names, and dates without a duty.
    """
    cells: list[Cell] = []
    problems: list[Problem] = []
    for word in words or ():
        volunteer = scope.volunteers.find(word.volunteer)
        task = scope.tasks.find(word.task)
        if volunteer is None:
            problems.append(scope.volunteers.problem(word.volunteer))
        if task is None:
            problems.append(scope.tasks.problem(word.task))
        text, day = word.date
        if volunteer is None or task is None or task.name in scope.unread:
            continue
        if not scope.plan.start <= day <= scope.plan.end:
            continue
        duties = tuple(d for d in scope.plan.duties if d.task is task and d.date == day)
        if not duties:
            message = f"'{task.name}' has no duty on {day}"
            problems.append(Problem("no-duty", message, text.span))
        else:
            cells.append(Cell(volunteer, duties, word.volunteer.span))
    if problems:
        raise MisreadError(*problems)
    return tuple(cells) or None
