"""How large a plan is, before it is unfolded: days, duties, and volunteers times duties."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from typing import Any

from dutyplan.grammar.calendar import Calendar
from dutyplan.grammar.days import DayItem, read_day_item
from dutyplan.grammar.limits import Limits
from dutyplan.grammar.names import Directory
from dutyplan.grammar.text import Mapping, MisreadError, misread
from dutyplan.locales.wording import Wording, worded
from dutyplan.plan import Duty, Task, Volunteer
from dutyplan.weekfile.schema import TaskWords, VolunteerWords
from dutyplan.weekfile.wishes import Dates


class Size:
    """What is allowed of a plan, and what is said where there is more.

    Parameters
    ----------
    file
        The top level of the week file.
    """

    def __init__(self, limits: Limits, file: Mapping) -> None:
        self._limits = limits
        self._file = file

    def too_long(self) -> MisreadError:
        """It has too many days."""
        message = worded("bad.too-long", most=self._limits.days)
        return self._too_large(self._file.at("end"), message, "hint.shorter")

    def check_steps(
        self,
        tasks: Iterable[TaskWords],
        people: Iterable[VolunteerWords],
        names: Directory[Task],
        dates: Dates,
        calendar: Calendar | None,
    ) -> None:
        """Count the days that day expressions have to be asked about; raises MisreadError."""
        expressions = {
            "tasks": _of_tasks(tasks),
            "volunteers": _of_people(people, names, calendar),
        }
        num = 0
        for key, items in expressions.items():
            for item in items:
                first, last = max(dates[0], item.first), min(dates[1], item.last)
                num += max(0, (last - first).days + 1)
                if num > self._limits.steps:
                    message = worded("bad.too-many-steps", most=self._limits.steps)
                    raise self._too_large(self._file.at(key), message, "hint.fewer-days")

    def check_pairs(self, volunteers: Sequence[Volunteer], duties: Sequence[Duty]) -> None:
        """Multiply volunteers by duties; raises MisreadError."""
        if len(volunteers) * len(duties) > self._limits.pairs:
            facts = {"volunteers": len(volunteers), "duties": len(duties)}
            message = worded("bad.too-many-pairs", most=self._limits.pairs, **facts)
            raise self._too_large(self._file.at("volunteers"), message, "hint.parts")

    def check_places(self, duties: Sequence[Duty]) -> None:
        """Add up whom all duties want; raises MisreadError."""
        if sum(duty.people.want for duty in duties) > self._limits.places:
            message = worded("bad.too-many-places", most=self._limits.places)
            raise self._too_large(self._file.at("tasks"), message, "hint.fewer-people")

    def check_duties(self, task: TaskWords, before: int, own: int) -> None:
        """Add the duties of one more task to those before; raises MisreadError."""
        if before + own > self._limits.duties:
            message = worded("bad.too-many-duties", most=self._limits.duties)
            raise self._too_large(task.name, message, "hint.fewer-days")

    def _too_large(self, value: Any, message: Wording, hint: str) -> MisreadError:
        """About a value of the file, of which only the first line is shown."""
        return misread(value, "too-large", message, self._limits.way_out(worded(hint)))


def _of_tasks(tasks: Iterable[TaskWords]) -> Iterator[DayItem]:
    return (item for task in tasks for when in task.when for item in when.items)


def _of_people(
    people: Iterable[VolunteerWords], names: Directory[Task], calendar: Calendar | None
) -> Iterator[DayItem]:
    """Those of their free days, and those of their wishes that are no tasks."""
    for one in people:
        yield from one.available or ()
        yield from one.unavailable or ()
        for text, _ in (*one.prefers, *one.avoids):
            if names.find(text) is None:
                with suppress(MisreadError):  # said once the wish is read
                    yield read_day_item(text, calendar)
