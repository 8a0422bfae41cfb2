"""`limits`: how much one volunteer may be asked for.

```yaml
rules:
  limits: {per_day: 1, per_week: 2, total: 6, hours: 10, effort: 8, weekends: 3}
volunteers:
  - {name: Bahar, limits: {total: 4, tasks: {basement: 1}}}
```

`per_day`, `per_week` (weeks of seven days from the plan's `start`) and `total` count duties;
`weekends` counts weekends, Saturday and Sunday together, with a duty; `hours` adds up windows,
`effort` points; `tasks` counts the duties of a task. A plain number is the most there may be;
a range such as `0-3` says the same. Limits under a volunteer replace those under `rules`, key
by key. Who is not let near a duty by a limit, such as one of 0, owes nothing of it when a duty
is shared by the `eligible`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from dutyplan.grammar.text import MisreadError
from dutyplan.plan import CENTIPOINTS, Duty, Plan, Volunteer
from dutyplan.problems import Problem
from dutyplan.roster import Breach, Roster
from dutyplan.rules.base import Builder, Literal, Rule, Scope
from dutyplan.rules.limitwords import LimitsWords


@dataclass(frozen=True, slots=True)
class Limits:
    """One volunteer's maxima; hours are in minutes, effort in centipoints."""

    per_day: int | None = None
    per_week: int | None = None
    total: int | None = None
    hours: int | None = None
    effort: int | None = None
    weekends: int | None = None
    tasks: Mapping[str, int] | None = None


_Amounts = list[tuple[Duty, int]]


class LimitsRule(Rule):
    """The maxima of `limits`."""

    id = "limits"
    words = LimitsWords

    def read(self, words: LimitsWords | None, scope: Scope) -> dict[int, Limits] | None:
        """By a volunteer's index, the limits that hold for that one."""
        owns = {i: own.limits for i, own in scope.own.items() if own.limits is not None}
        if words is None and not owns:
            return None
        given = [each for each in (words, *owns.values()) if each is not None]
        problems = [problem for each in given for problem in _unclear_tasks(each, scope)]
        if any(each.hours is not None for each in given):
            problems += scope.without_window(scope.plan.duties, "a limit")
        if problems:
            raise MisreadError(*problems)
        common = _merged([words], scope) if words else Limits()
        return {
            one.index: _merged([words, owns[one.index]], scope) if one.index in owns else common
            for one in scope.plan.volunteers
        }

    def bars(self, plan: Plan, volunteer: Volunteer) -> Callable[[Duty], bool] | None:
        """Bar what alone goes beyond a limit, as every duty does where the limit is 0."""
        limits = _limits_of(plan, volunteer)
        if limits is None:
            return None
        return lambda duty: _alone_too_much(limits, duty) is not None

    def reason(self, plan: Plan, volunteer: Volunteer, duty: Duty) -> str:
        """Name the limit."""
        limits = _limits_of(plan, volunteer)
        return f"is held off it by the limit '{limits and _alone_too_much(limits, duty)}'"

    def build(self, plan: Plan, builder: Builder) -> None:
        """One sum for each limit and each group of duties that it counts."""
        for volunteer in plan.volunteers:
            limits = _limits_of(plan, volunteer)
            if limits is None:
                continue
            literals = {duty.index: literal for duty, literal in builder.duties_of(volunteer)}
            duties = [plan.duties[index] for index in literals]
            for most, amounts in _sums(plan, limits, duties):
                if sum(amount for _, amount in amounts) > most:
                    terms = [(literals[duty.index], amount) for duty, amount in amounts]
                    builder.within(terms, None, most)
            if limits.weekends is not None:
                _build_weekends(builder, limits.weekends, builder.duties_of(volunteer))

    def check(self, plan: Plan, roster: Roster) -> Iterator[Breach]:
        """Recount each volunteer's duties, one by one."""
        for volunteer in plan.volunteers:
            limits = _limits_of(plan, volunteer)
            duties = roster.duties_of(volunteer)
            if limits is None or not duties:
                continue
            for what, most, amount in _recount(plan, limits, duties):
                if amount > most:
                    message = f"{volunteer.name} has {what}: {amount:g}, at most {most:g} allowed"
                    yield Breach(self.id, message, None, volunteer)


def _limits_of(plan: Plan, volunteer: Volunteer) -> Limits | None:
    limits: dict[int, Limits] = plan.rules.get("limits", {})
    return limits.get(volunteer.index)


def _unclear_tasks(words: LimitsWords, scope: Scope) -> Iterator[Problem]:
    """Names that mean no task, and those that mean one which is limited already."""
    limited = set()
    for name in words.tasks:
        task = scope.tasks.find(name)
        if task is None:
            yield scope.tasks.problem(name)
        elif task.name in limited:
            yield Problem("duplicate-key", f"'{task.name}' stands here twice", name.span)
        else:
            limited.add(task.name)


def _merged(layers: list[LimitsWords | None], scope: Scope) -> Limits:
    merged: dict[str, Any] = {}
    tasks: dict[str, int] = {}
    for words in layers:
        if words is None:
            continue
        for name, most in words.tasks.items():
            task = scope.tasks.find(name)
            if task is not None:
                tasks[task.name] = most
        keys = words.model_fields_set - {"tasks"}
        merged |= {key: getattr(words, key) for key in keys}
    return Limits(**merged, tasks=tasks)


def _alone_too_much(limits: Limits, duty: Duty) -> str | None:
    """The limit that this duty alone exceeds."""
    for key in ("per_day", "per_week", "total"):
        if getattr(limits, key) == 0:
            return key
    if limits.hours is not None and duty.minutes > limits.hours:
        return "hours"
    if limits.effort is not None and duty.effort > limits.effort:
        return "effort"
    if limits.weekends == 0 and duty.date.weekday() >= 5:
        return "weekends"
    if limits.tasks and limits.tasks.get(duty.task.name) == 0:
        return f"tasks: {duty.task.name}"
    return None


def _sums(plan: Plan, limits: Limits, duties: list[Duty]) -> Iterator[tuple[int, _Amounts]]:
    """Each maximum with the amounts that it bounds; weekends are not sums of duties."""
    by_day: dict[date, list[Duty]] = {}
    by_week: dict[int, list[Duty]] = {}
    by_task: dict[str, list[Duty]] = {}
    for duty in duties:
        by_day.setdefault(duty.date, []).append(duty)
        by_week.setdefault(plan.week_of(duty.date), []).append(duty)
        by_task.setdefault(duty.task.name, []).append(duty)
    if limits.per_day is not None:
        for group in by_day.values():
            yield limits.per_day, [(duty, 1) for duty in group]
    if limits.per_week is not None:
        for group in by_week.values():
            yield limits.per_week, [(duty, 1) for duty in group]
    if limits.total is not None:
        yield limits.total, [(duty, 1) for duty in duties]
    if limits.hours is not None:
        yield limits.hours, [(duty, duty.minutes) for duty in duties]
    if limits.effort is not None:
        yield limits.effort, [(duty, duty.effort) for duty in duties]
    for name, most in (limits.tasks or {}).items():
        yield most, [(duty, 1) for duty in by_task.get(name, [])]


def _build_weekends(builder: Builder, most: int, duties: list[tuple[Duty, Literal]]) -> None:
    weekends: dict[date, list[Literal]] = {}
    for duty, literal in duties:
        if duty.date.weekday() >= 5:
            saturday = duty.date - timedelta(duty.date.weekday() - 5)
            weekends.setdefault(saturday, []).append(literal)
    if len(weekends) <= most:
        return
    worked = []
    for literals in weekends.values():
        is_worked = builder.boolean()
        for literal in literals:
            builder.implies(literal, is_worked)
        worked.append((is_worked, 1))
    builder.within(worked, None, most)


def _recount(
    plan: Plan, limits: Limits, duties: tuple[Duty, ...]
) -> Iterator[tuple[str, float, float]]:
    """Each limit with what it allows and what there is, counted anew for the check."""
    days = [duty.date for duty in duties]
    weeks = [(day - plan.start).days // 7 for day in days]
    if limits.per_day is not None:
        for day in sorted(set(days)):
            yield f"duties on {day}", limits.per_day, days.count(day)
    if limits.per_week is not None:
        for week in sorted(set(weeks)):
            yield f"duties in week {week + 1}", limits.per_week, weeks.count(week)
    if limits.total is not None:
        yield "duties in all", limits.total, len(duties)
    if limits.hours is not None:
        yield "hours", limits.hours / 60, sum(duty.minutes for duty in duties) / 60
    if limits.effort is not None:
        total = sum(duty.effort for duty in duties)
        yield "effort", limits.effort / CENTIPOINTS, total / CENTIPOINTS
    if limits.weekends is not None:
        iso = {day.isocalendar()[:2] for day in days if day.isoweekday() > 5}
        yield "weekends with a duty", limits.weekends, len(iso)
    for name, most in (limits.tasks or {}).items():
        num = sum(duty.task.name == name for duty in duties)
        yield f"duties of '{name}'", most, num


RULE = LimitsRule()
