"""From the words of volunteers to Volunteer objects: ids, memberships, free time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from dutyplan.grammar.calendar import Calendar
from dutyplan.grammar.days import free_intervals
from dutyplan.grammar.names import Directory
from dutyplan.grammar.text import Mapping, MisreadError, span_of
from dutyplan.grammar.words import Words
from dutyplan.locales.wording import worded
from dutyplan.plan import Task, Volunteer, Wish
from dutyplan.problems import Problem, Span
from dutyplan.weekfile.schema import VolunteerWords
from dutyplan.weekfile.wishes import Dates, read_wish

W = TypeVar("W", bound=Words)

PRIVATE = frozenset(("age", "born", "contact"))
"""Keys of what is told of nobody unless it is asked for."""


@dataclass(frozen=True, slots=True)
class Item(Generic[W]):
    """An item of a list in the file: its words, as far as they could be read."""

    raw: Mapping
    words: W
    is_whole: bool

    @property
    def lines(self) -> dict[str, Span]:
        """Where each key has its value."""
        return {str(key): span_of(value) or key.span for key, value in self.raw.items()}


def make_volunteers(
    items: list[Item[VolunteerWords]],
    tasks: Directory[Task],
    dates: Dates,
    calendar: Calendar | None = None,
) -> tuple[list[Volunteer], list[Problem]]:
    """All volunteers, in the order of the file, and what is wrong with them."""
    problems: list[Problem] = []
    volunteers = []
    for index, item in enumerate(items):
        _keep_private(item)
        problems += _impossible_dates(item, dates)
        wishes = _wishes(item.words, tasks, dates, calendar, problems)
        volunteers.append(_volunteer(index, item, tasks, dates, wishes, problems))
    problems += find_doubles(
        (one.id, one.span, "bad.duplicate-name.id", "hint.first-stands")
        if item.words.id
        else (one.id, one.span, "bad.duplicate-name.volunteer", "hint.first-stands.id")
        for one, item in zip(volunteers, items, strict=True)
        if one.id
    )
    return volunteers, problems


def _volunteer(
    index: int,
    item: Item[VolunteerWords],
    tasks: Directory[Task],
    dates: Dates,
    wishes: tuple[Wish, ...],
    problems: list[Problem],
) -> Volunteer:
    words = item.words
    never = [(name, tasks.find(name)) for name in words.never]
    problems += [tasks.problem(name) for name, task in never if task is None]
    key = words.id or words.name
    return Volunteer(
        index=index,
        id=str(key or ""),
        name=str(words.name or ""),
        age=words.age,
        born=words.born,
        free=free_intervals(words.available, words.unavailable or (), *dates),
        usual=free_intervals(words.available, (), *dates),
        untaken=free_intervals(None, words.unavailable or (), *dates),
        since=words.since,
        until=words.until,
        skills=frozenset(map(str, words.skills)),
        share=words.share,
        never=frozenset(task.name for _, task in never if task is not None),
        wishes=wishes,
        household=str(words.household or ""),
        contact=str(words.contact or ""),
        span=key.span if key else None,
        lines=item.lines,
    )


def _keep_private(item: Item[VolunteerWords]) -> None:
    """Whoever asks why is shown lines of the file, and is not to read this on them."""
    for key, span in item.lines.items():
        if key in PRIVATE:
            span.source.hide(span)


def _wishes(
    words: VolunteerWords,
    tasks: Directory[Task],
    dates: Dates,
    calendar: Calendar | None,
    problems: list[Problem],
) -> tuple[Wish, ...]:
    signed = [(text, weight) for text, weight in words.prefers]
    signed += [(text, -weight) for text, weight in words.avoids]
    wishes = []
    for text, points in signed:
        try:
            wishes.append(read_wish(text, points, tasks, dates, calendar))
        except MisreadError as error:
            problems += error.problems
    return tuple(wishes)


def _impossible_dates(item: Item[VolunteerWords], dates: Dates) -> list[Problem]:
    """Ages and memberships that can't be."""
    words = item.words
    problems = []
    if words.age is not None and words.born is not None:
        message, hint = worded("bad.two-ages"), worded("hint.born-alone")
        problems.append(Problem("two-ages", message, span_of(item.raw.at("age")), hint))
    if words.born is not None and words.born > dates[1]:
        message = worded("bad.born-late", born=words.born, last=dates[1])
        problems.append(Problem("impossible-range", message, span_of(item.raw.at("born"))))
    if words.since and words.until and words.until < words.since:
        message = worded("bad.impossible-range.until", until=words.until, since=words.since)
        problems.append(Problem("impossible-range", message, span_of(item.raw.at("until"))))
    return problems


def find_doubles(names: Iterable[tuple[str, Span | None, str, str]]) -> list[Problem]:
    """Names that stand twice.

    Parameters
    ----------
    names
        Each with its place, and the keys of what to say of a second one, and of the hint.
    """
    first: dict[str, Span | None] = {}
    problems = []
    for name, span, said, way_out in names:
        if name in first:
            other = first[name]
            hint = worded(way_out, line=other.line + 1) if other else ""
            problems.append(Problem("duplicate-name", worded(said, name=name), span, hint))
        else:
            first[name] = span
    return problems


def volunteer_directory(volunteers: list[Volunteer]) -> Directory[Volunteer]:
    """Volunteers by id, and by name where no id is the same."""
    ids = {one.id for one in volunteers}
    entries = [(one.id, one) for one in volunteers if one.id]
    entries += [(one.name, one) for one in volunteers if one.name and one.name not in ids]
    return Directory("volunteer", entries)
