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

from dutyplan.goals import GOALS, find_goal, without_stability
from dutyplan.grammar.beside import Beside
from dutyplan.grammar.calendar import Calendar, read_calendar, unreadable
from dutyplan.grammar.limits import LIMITS, Limits
from dutyplan.grammar.names import Directory
from dutyplan.grammar.text import Items, Mapping, MisreadError, Text, misread, span_of
from dutyplan.grammar.words import Words, read_model
from dutyplan.locales.wording import worded
from dutyplan.plan import NO_PAST, Plan, Task, Volunteer
from dutyplan.problems import MOST_TOLD, Problem, Source, has_errors, sort_problems
from dutyplan.rules import RULES
from dutyplan.rules.base import Scope
from dutyplan.rules.eligibility import first_bar
from dutyplan.weekfile.clashes import find_clashes
from dutyplan.weekfile.doubts import doubt_goals, find_doubts
from dutyplan.weekfile.duties import make_duties
from dutyplan.weekfile.members import Item, find_doubles, make_volunteers, volunteer_directory
from dutyplan.weekfile.people import read_people
from dutyplan.weekfile.schema import TaskWords, VolunteerWords, WeekFile
from dutyplan.weekfile.sections import GoalWords, read_goals, read_rules
from dutyplan.weekfile.size import Size

T = TypeVar("T")
W = TypeVar("W", bound=Words)

# To read the rest of a file whose own dates can't be read.
_SOME_WEEK = (date(2000, 1, 1), date(2000, 1, 7))

DEFAULT_GOALS = ("coverage", "minimums", "fairness", "wishes")


def read_plan(
    value: Any, source: Source, beside: Beside, limits: Limits = LIMITS
) -> tuple[Plan | None, list[Problem]]:
    """Read a plan from the values of a week file.

    Parameters
    ----------
    value
        The document, as `read_values` gives it.
    beside
        What paths in the file lead to.
    limits
        How much is read, and how large a plan may be.

    Returns
    -------
    plan, problems
        The plan is None if any problem is an error; problems are sorted.
    """
    reading = _Reading(source, beside, limits)
    plan = reading.plan(value)
    problems = sort_problems(reading.problems)
    return (None if has_errors(problems) else plan), problems


class _Reading:
    """One file being read; `problems` grows."""

    def __init__(self, source: Source, beside: Beside, limits: Limits) -> None:
        self.source = source
        self.beside = beside
        self.limits = limits
        self.problems: list[Problem] = []
        self.are_people_read = False

    def plan(self, value: Any) -> Plan | None:
        """Read everything, as far as it goes; None for what is no week file at all."""
        if not isinstance(value, Mapping):
            is_wide = "\uff1a" in self.source.text
            hint = worded("hint.plain-colon" if is_wide else "hint.begins-with")
            message = worded("bad.mapping", noun=WeekFile.noun)
            self._add(misread(value, "wrong-kind", message, hint))
            return None
        if value.at("duties") is not None and value.at("tasks") is None:
            message, hint = worded("bad.no-week-file"), worded("hint.file-first")
            self._add(misread(value, "no-week-file", message, hint))
            return None
        head = read_model(WeekFile, value, self.problems)
        if head is None:
            return None
        calendar = self._calendar(head)
        tasks = self._items(TaskWords, head.tasks, "tasks", calendar)
        num_problems = len(self.problems)
        rows = self._people(head.volunteers)
        people = self._items(VolunteerWords, rows, "volunteers", calendar)
        self.are_people_read = not has_errors(self.problems[num_problems:])
        rules = read_rules(head.rules, self.problems, calendar)
        num_problems = len(self.problems)
        goals = read_goals(head.goals, self.problems, calendar)
        are_goals_whole = len(self.problems) == num_problems
        scope = self._try(self._scope, head, value, tasks, people, calendar)
        if scope is None:
            return None
        whole = [
            one for one, item in zip(scope.plan.volunteers, people, strict=True) if item.is_whole
        ]
        plan = self._with_rules_and_goals(scope, rules, goals, whole)
        if goals and are_goals_whole:
            self.problems += doubt_goals(goals, plan)
        return plan

    def _scope(
        self,
        head: WeekFile,
        value: Mapping,
        task_items: list[Item[TaskWords]],
        people: list[Item[VolunteerWords]],
        calendar: Calendar | None,
    ) -> Scope:
        """Volunteers, tasks and duties, and the names by which the rest speaks of them.

        Raises
        ------
        MisreadError
            Where the plan is too large to be read on.
        """
        known_dates = self._dates(head, value)
        dates = known_dates or _SOME_WEEK
        tasks = [(_task(item), item.words) for item in task_items]
        names = [(task.name, task.span) for task, _ in tasks if task.name]
        self.problems += find_doubles(
            (*name, "bad.duplicate-name.task", "hint.first-stands") for name in names
        )
        directory = Directory("task", [(task.name, task) for task, _ in tasks if task.name])
        size = Size(self.limits, value)
        task_words = [item.words for item in task_items]
        size.check_steps(task_words, (one.words for one in people), directory, dates, calendar)
        volunteers, problems = make_volunteers(people, directory, dates, calendar)
        self.problems += problems
        duties = make_duties(tasks, *dates, size.check_duties)
        size.check_pairs(volunteers, duties)
        size.check_places(duties)
        plan = Plan(
            title=head.title or _title_from(self.source.name),
            start=dates[0],
            end=dates[1],
            tasks=tuple(task for task, _ in tasks),
            volunteers=tuple(volunteers),
            duties=duties,
            rules={},
            goals=(),
            language=head.language,
            consent=head.consent,
            timezone=head.timezone,
        )
        if known_dates is not None:
            plan = self._with_past(plan, head.history)
        unread = frozenset(
            task.name for task, words in tasks if not words.when or known_dates is None
        )
        if tasks and not unread and len(tasks) == len(head.tasks):
            skills = {skill for one in volunteers for skill in one.skills}
            known = sorted(skills) if self.are_people_read else None
            self.problems += find_doubts(plan, tasks, span_of(value.at("start")), known)
        own = {index: item.words for index, item in enumerate(people)}
        return Scope(plan, volunteer_directory(volunteers), directory, own, unread)

    def _with_past(self, plan: Plan, names: tuple[Text, ...]) -> Plan:
        """The plan with what was done before it, from the rosters that `history` names."""
        if not names:
            return plan
        # Only a file with a history waits for what reads it.
        from dutyplan.ledger.reading.folder import read_history
        from dutyplan.ledger.reading.past import read_past

        rosters, problems = read_history(names, self.beside, self.limits)
        past, doubts = read_past(rosters, plan, names[0].span)
        self.problems += problems + doubts
        return replace(plan, past=past, history=tuple(map(str, names)))

    def _with_rules_and_goals(
        self,
        scope: Scope,
        rule_words: dict[str, Any],
        goal_words: list[GoalWords] | None,
        whole: list[Volunteer],
    ) -> Plan:
        """The plan with its rules and goals; only those are reviewed who could be read whole."""
        plan = replace(scope.plan, rules=self._rules(rule_words, scope))
        goals = self._goals(goal_words, scope, plan)
        first = without_stability(goals)
        plan = replace(plan, goals=first, goals_again=() if first == goals else goals)
        reviewed = replace(plan, volunteers=tuple(whole))
        # That somebody rests in this plan is no fault of lines that stand for many weeks.
        barring = partial(first_bar, replace(plan, past=NO_PAST))
        for rule in RULES:
            self.problems += rule.review(reviewed, barring)
        self.problems += find_clashes(plan, partial(first_bar, plan))
        return plan

    def _try(self, read: Callable[..., T], *arguments: Any) -> T | None:
        try:
            return read(*arguments)
        except MisreadError as error:
            self._add(error)
            return None

    def _add(self, error: MisreadError) -> None:
        self.problems += error.problems

    def _people(self, people: Any) -> Any:
        """The list of volunteers, from the file if one is named."""
        if not isinstance(people, Text):
            return people
        rows, problems = read_people(people, self.beside, self.limits)
        self.problems += problems
        return rows

    def _calendar(self, head: WeekFile) -> Calendar | None:
        """The public holidays of the file's country, if it names one."""
        if head.country is None and head.subdivision is None:
            return None
        try:
            return read_calendar(head.country, head.subdivision)
        except MisreadError as error:
            self._add(error)
            return unreadable(error.problems)

    def _items(
        self, model: type[W], value: Any, key: str, calendar: Calendar | None
    ) -> list[Item[W]]:
        """The words of each item, as far as they can be read."""
        if value is None:
            return []
        if not isinstance(value, Items):
            message, hint = worded("bad.list", word=key), worded("hint.dashes")
            self._add(misread(value, "wrong-kind", message, hint))
            return []
        if not value:
            self._add(misread(value, "empty", worded("bad.empty.list", word=key)))
        items = []
        for one in value:
            num_problems = len(self.problems)
            if num_problems > MOST_TOLD:
                break
            words = read_model(model, one, self.problems, calendar)
            if words is not None:
                items.append(Item(one, words, len(self.problems) == num_problems))
        return items

    def _dates(self, head: WeekFile, value: Mapping) -> tuple[date, date] | None:
        """First and last day; None where the file does not say so."""
        if head.start is None:
            return None
        if head.weeks is not None and head.end is not None:
            message, hint = worded("bad.two-ends"), worded("hint.take-one-out")
            self.problems.append(Problem("two-ends", message, span_of(value.at("end")), hint))
        last = head.end or head.start + timedelta(7 * (head.weeks or 1) - 1)
        if last < head.start:
            message = worded("bad.impossible-range.plan", last=last)
            self.problems.append(Problem("impossible-range", message, span_of(value.at("end"))))
            return None
        if (last - head.start).days >= self.limits.days:
            self._add(Size(self.limits, value).too_long())
            return None
        return head.start, last

    def _rules(self, words: dict[str, Any], scope: Scope) -> dict[str, Any]:
        rules = {}
        for rule in RULES:
            settings = self._try(rule.read, words.get(rule.id), scope)
            if settings is not None:
                rules[rule.id] = settings
        return rules

    def _goals(
        self, words: list[GoalWords] | None, scope: Scope, plan: Plan
    ) -> tuple[tuple[str, Any], ...]:
        if words is None:
            used = [GOALS[name] for name in DEFAULT_GOALS if GOALS[name].is_used(plan)]
            return tuple((goal.id, goal.read(None, scope)) for goal in used)
        return tuple(
            (goal.id, self._try(find_goal(goal.id).read, goal.options, scope)) for goal in words
        )


def _title_from(file_name: str) -> str:
    # A file name in another encoding than the system's holds characters that nothing can write.
    stem = Path(file_name).stem.strip("<>")
    return stem.encode("utf-8", "replace").decode("utf-8")


def _task(item: Item[TaskWords]) -> Task:
    words = item.words
    return Task(
        name=str(words.name or ""),
        age=words.age,
        skills={str(skill): need for skill, need in words.skills.items()},
        priority=words.priority,
        standby=words.standby,
        place=str(words.place or ""),
        note=str(words.note or ""),
        span=words.name.span if words.name else None,
        lines=item.lines,
    )
