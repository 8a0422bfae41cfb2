"""The words of a week file -> a Plan: dates, names, cross-references, duties.

Everything that is wrong is collected; a part that can't be read is left out, and the rest is
read on, so that one run shows all problems.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from dutyplan.goals import GOALS
from dutyplan.grammar.days import free_intervals
from dutyplan.grammar.names import Directory, read_name
from dutyplan.grammar.text import Items, Mapping, MisreadError, Text, misread, span_of
from dutyplan.grammar.words import Words, read_model
from dutyplan.plan import Plan, Task, Volunteer
from dutyplan.problems import Problem, Source, has_errors, sort_problems
from dutyplan.rules import RULES
from dutyplan.rules.base import Scope
from dutyplan.rules.eligibility import first_bar
from dutyplan.weekfile.doubts import doubt_order, find_doubts
from dutyplan.weekfile.duties import make_duties
from dutyplan.weekfile.people import read_people
from dutyplan.weekfile.schema import TaskWords, VolunteerWords, WeekFile
from dutyplan.weekfile.sections import GoalWords, read_goals, read_rules

T = TypeVar("T")

DEFAULT_GOALS = ("coverage", "fairness")


def read_plan(value: Any, source: Source, folder: Path) -> tuple[Plan | None, list[Problem]]:
    """Read a plan from the values of a week file.

    Parameters
    ----------
    value
        The document, as `read_values` gives it.
    folder
        Where paths in the file begin.

    Returns
    -------
    plan, problems
        The plan is None if any problem is an error; problems are sorted.
    """
    reading = _Reading(source, folder)
    plan = reading.plan(value)
    problems = sort_problems(reading.problems)
    return (None if has_errors(problems) else plan), problems


class _Reading:
    """One file being read; `problems` grows."""

    def __init__(self, source: Source, folder: Path) -> None:
        self.source = source
        self.folder = folder
        self.problems: list[Problem] = []

    def plan(self, value: Any) -> Plan | None:
        """Read everything; None where not even the dates are known."""
        if not isinstance(value, Mapping):
            hint = "it begins with lines such as 'start: 2026-11-28'"
            if "\uff1a" in self.source.text:
                hint = "write the plain colon and a space, ': ', not the full-width one"
            self._add(misread(value, "wrong-kind", "a week file must be a mapping", hint))
            return None
        head = self._try(read_model, WeekFile, value)
        task_words = self._items(TaskWords, value.at("tasks"), "tasks")
        volunteer_words = self._items(VolunteerWords, self._people(value), "volunteers")
        rule_words = read_rules(value.at("rules"), self.problems)
        goal_words = read_goals(value.at("goals"), self.problems)
        dates = self._dates(head, value) if head else None
        if head is None or dates is None:
            return None
        tasks = [(_task(raw, words), words) for raw, words in task_words]
        directory = self._task_directory([task for task, _ in tasks])
        volunteers = self._volunteers(volunteer_words, directory, dates)
        whole = [(task, words) for task, words in tasks if words is not None]
        duties, problems = make_duties(whole, *dates)
        self.problems += problems
        plan = Plan(
            title=head.title or Path(self.source.name).stem.strip("<>"),
            start=dates[0],
            end=dates[1],
            tasks=tuple(task for task, _ in tasks),
            volunteers=tuple(volunteers),
            duties=duties,
            rules={},
            goals=(),
            language=head.language,
        )
        is_whole = not has_errors(self.problems)
        self.problems += find_doubts(plan, whole, span_of(value.at("start")), is_whole=is_whole)
        scope = Scope(
            plan,
            _volunteer_directory(volunteers),
            directory,
            {i: words for i, (_, words) in enumerate(volunteer_words) if words is not None},
            frozenset(task.name for task, words in tasks if words is None),
        )
        return self._with_rules_and_goals(scope, rule_words, goal_words)

    def _with_rules_and_goals(
        self, scope: Scope, rule_words: dict[str, Any], goal_words: list[GoalWords] | None
    ) -> Plan:
        plan = replace(
            scope.plan,
            rules=self._rules(rule_words, scope),
            goals=self._goals(goal_words, scope),
        )
        if not has_errors(self.problems):
            for rule in RULES:
                self.problems += rule.review(plan, partial(first_bar, plan))
        return plan

    def _try(self, read: Callable[..., T], *arguments: Any) -> T | None:
        try:
            return read(*arguments)
        except MisreadError as error:
            self._add(error)
            return None

    def _add(self, error: MisreadError) -> None:
        self.problems += error.problems

    def _people(self, value: Mapping) -> Any:
        """The list of volunteers, from the CSV file if one is named."""
        people = value.at("volunteers")
        if not isinstance(people, Text):
            return people
        rows, problems = read_people(people, self.folder)
        self.problems += problems
        return rows

    def _items(self, model: type[Words], value: Any, key: str) -> list[tuple[Any, Any]]:
        """Each item with its words; the words are None for one that can't be read."""
        if value is None:
            return []
        if not isinstance(value, Items):
            hint = "begin each line with '- '"
            self._add(misread(value, "wrong-kind", f"'{key}' must be a list", hint))
            return []
        if not value and value.span.length:
            self._add(misread(value, "empty", f"the list of {key} is empty"))
        return [(item, self._try(read_model, model, item)) for item in value]

    def _dates(self, head: WeekFile, value: Mapping) -> tuple[date, date] | None:
        if head.weeks is not None and head.end is not None:
            message = "'weeks' and 'end' both say how long the plan is"
            span = span_of(value.at("end"))
            self.problems.append(Problem("two-ends", message, span, "take one of them out"))
            return None
        last = head.end or head.start + timedelta(7 * (head.weeks or 1) - 1)
        if last < head.start:
            message = f"an impossible range: the plan ends on {last}, before it starts"
            self.problems.append(Problem("impossible-range", message, span_of(value.at("end"))))
            return None
        return head.start, last

    def _unique(self, noun: str, names: list[tuple[str, Any]]) -> None:
        first: dict[str, Any] = {}
        for name, span in names:
            if name in first:
                hint = f"the first stands in line {first[name].line + 1}"
                if noun == "volunteer":
                    hint += "; tell two of one name apart by 'id'"
                message = f"two {noun}s are called '{name}'"
                self.problems.append(Problem("duplicate-name", message, span, hint))
            else:
                first[name] = span

    def _task_directory(self, tasks: list[Task]) -> Directory[Task]:
        named = [task for task in tasks if task.name]
        self._unique("task", [(task.name, task.span) for task in named])
        return Directory("task", [(task.name, task) for task in named])

    def _volunteers(
        self,
        found: list[tuple[Any, VolunteerWords | None]],
        tasks: Directory[Task],
        dates: tuple[date, date],
    ) -> list[Volunteer]:
        volunteers = [
            self._volunteer(index, words, tasks, dates)
            if words is not None
            else Volunteer(index, _raw_name(raw), _raw_name(raw), span=span_of(raw))
            for index, (raw, words) in enumerate(found)
        ]
        self._unique("volunteer", [(one.id, one.span) for one in volunteers if one.id])
        return volunteers

    def _volunteer(
        self, index: int, words: VolunteerWords, tasks: Directory[Task], dates: tuple[date, date]
    ) -> Volunteer:
        if words.age is not None and words.born is not None:
            message = "'age' and 'born' are both given"
            self.problems.append(
                Problem("two-ages", message, words.name.span, "'born' alone is enough")
            )
        if words.since and words.until and words.until < words.since:
            message = f"an impossible range: until {words.until} is before since {words.since}"
            self.problems.append(Problem("impossible-range", message, words.name.span))
        never = []
        for name in words.never:
            task = tasks.find(name)
            if task is None:
                self.problems.append(tasks.problem(name))
            else:
                never.append(task.name)
        return Volunteer(
            index=index,
            id=str(words.id or words.name),
            name=str(words.name),
            age=words.age,
            born=words.born,
            free=free_intervals(words.available, words.unavailable or (), *dates),
            since=words.since,
            until=words.until,
            skills=frozenset(map(str, words.skills)),
            share=words.share,
            never=frozenset(never),
            contact=str(words.contact or ""),
            span=(words.id or words.name).span,
        )

    def _rules(self, words: dict[str, Any], scope: Scope) -> dict[str, Any]:
        rules = {}
        for rule in RULES:
            settings = self._try(rule.read, words.get(rule.id), scope)
            if settings is not None:
                rules[rule.id] = settings
        return rules

    def _goals(self, words: list[GoalWords] | None, scope: Scope) -> tuple[tuple[str, Any], ...]:
        if words is None:
            return tuple((name, GOALS[name].read(None, scope)) for name in DEFAULT_GOALS)
        self.problems += doubt_order([goal.text for goal in words])
        return tuple(
            (goal.id, self._try(GOALS[goal.id].read, goal.options, scope)) for goal in words
        )


def _raw_name(raw: Any) -> str:
    """The name of an item that could not be read, so that references to it still hold."""
    try:
        return str(read_name(raw.at("name"))) if isinstance(raw, Mapping) else ""
    except MisreadError:
        return ""


def _task(raw: Any, words: TaskWords | None) -> Task:
    if words is None:
        return Task(_raw_name(raw), span=span_of(raw))
    return Task(
        name=str(words.name),
        age=words.age,
        skills={str(skill): need for skill, need in words.skills.items()},
        priority=words.priority,
        place=str(words.place or ""),
        note=str(words.note or ""),
        span=words.name.span,
    )


def _volunteer_directory(volunteers: list[Volunteer]) -> Directory[Volunteer]:
    entries = [(one.id, one) for one in volunteers if one.id]
    ids = {one.id for one in volunteers}
    entries += [(one.name, one) for one in volunteers if one.name and one.name not in ids]
    return Directory("volunteer", entries)
