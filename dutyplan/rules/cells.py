"""Cells of the roster named by hand: `{volunteer, task, date}`, for `fixed` and `forbidden`.

A date outside the plan is no problem, since the same file is used week after week with
another `start`; a date inside it on which the task has no duty is one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, ClassVar

from pydantic import PlainValidator, WithJsonSchema

from dutyplan.grammar import shapes
from dutyplan.grammar.names import read_name
from dutyplan.grammar.text import MisreadError, Text
from dutyplan.grammar.values import read_date
from dutyplan.grammar.words import COST, Cost, Name, Words
from dutyplan.plan import Duty, Volunteer
from dutyplan.problems import Problem, Span
from dutyplan.rules.base import Scope


def _read_dated(value: Any) -> tuple[Text, date]:
    return read_name(value), read_date(value)


# Named out here: inside the class, `date` is the key.
Dated = Annotated[
    tuple[Text, date],
    PlainValidator(_read_dated),
    WithJsonSchema(shapes.DATE),
]


class CellWords(Words):
    """One cell as it is written."""

    noun: ClassVar[str] = "an assignment"
    example: ClassVar[str] = "{volunteer: Bahar, task: Basement, date: 2026-12-05}"

    needed: ClassVar[tuple[str, ...]] = ("volunteer", "task", "date")

    volunteer: Annotated[Name | None, shapes.told("The volunteer, by name or id.", "Bahar")] = None
    task: Annotated[Name | None, shapes.told("The task.", "Basement")] = None
    date: Annotated[Dated | None, shapes.told("The day of the duty.")] = None
    cost: Annotated[Cost | None, COST] = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A volunteer and the duties (one, unless the task has several that day) that are meant.

    `cost` is that of a breach if the line is soft.
    """

    volunteer: Volunteer
    duties: tuple[Duty, ...]
    span: Span
    cost: int | None = None


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
        volunteer = word.volunteer and scope.volunteers.find(word.volunteer)
        task = word.task and scope.tasks.find(word.task)
        if word.volunteer and not volunteer:
            problems.append(scope.volunteers.problem(word.volunteer))
        if word.task and not task:
            problems.append(scope.tasks.problem(word.task))
        if not (task and word.date):
            continue
        text, day = word.date
        if task.name in scope.unread or not scope.plan.start <= day <= scope.plan.end:
            continue
        duties = tuple(d for d in scope.plan.duties if d.task is task and d.date == day)
        if not duties:
            message = f"'{task.name}' has no duty on {day}"
            problems.append(Problem("no-duty", message, text.span))
        elif word.volunteer and volunteer:
            cells.append(Cell(volunteer, duties, word.volunteer.span, word.cost))
    if problems:
        raise MisreadError(*problems)
    return tuple(cells) or None
