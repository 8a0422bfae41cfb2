"""Who does what, and how the solving of it ended: facts and counts derived from them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from math import ceil
from typing import Any

from dutyplan.locales import Catalogue, words
from dutyplan.plan import Duty, Plan, Volunteer
from dutyplan.problems import Problem, Span
from dutyplan.reasons import NameOf, Reason, datum, show


@dataclass(frozen=True, slots=True)
class Assignment:
    """One volunteer on one duty."""

    volunteer: Volunteer
    duty: Duty


class Roster:
    """Assignments for all duties of a plan.

    Parameters
    ----------
    plan
        The plan whose volunteers and duties are meant.
    assignments
        In any order, each at most once; kept in the order of duties, then of ids.
    standbys
        Who is in reserve for what, in the same way. They are on no duty by that.
    """

    def __init__(
        self,
        plan: Plan,
        assignments: Iterable[Assignment],
        standbys: Iterable[Assignment] = (),
    ) -> None:
        self.plan = plan
        self.assignments = _in_order(assignments)
        self.standbys = _in_order(standbys)

    @cached_property
    def _crews(self) -> dict[int, tuple[Volunteer, ...]]:
        return _by_duty(self.assignments)

    @cached_property
    def _reserves(self) -> dict[int, tuple[Volunteer, ...]]:
        return _by_duty(self.standbys)

    @cached_property
    def _duties(self) -> dict[int, tuple[Duty, ...]]:
        duties: dict[int, list[Duty]] = {}
        for one in self.assignments:
            duties.setdefault(one.volunteer.index, []).append(one.duty)
        return {index: tuple(own) for index, own in duties.items()}

    def crew(self, duty: Duty) -> tuple[Volunteer, ...]:
        """Those who are on `duty`, by id."""
        return self._crews.get(duty.index, ())

    def duties_of(self, volunteer: Volunteer) -> tuple[Duty, ...]:
        """The duties of `volunteer`, by date."""
        return self._duties.get(volunteer.index, ())

    def standby(self, duty: Duty) -> tuple[Volunteer, ...]:
        """Those who are in reserve for `duty`, by id."""
        return self._reserves.get(duty.index, ())

    def effort(self, volunteer: Volunteer) -> int:
        """Load of `volunteer` in centipoints."""
        return sum(duty.effort for duty in self.duties_of(volunteer))

    def minutes(self, volunteer: Volunteer) -> int:
        """Minutes on duty; a duty without a window counts none."""
        return sum(duty.minutes for duty in self.duties_of(volunteer))

    def is_called_off(self, duty: Duty) -> bool:
        """Whether the duty has a least number of people and nobody is on it."""
        return duty.people.min > 0 and not self.crew(duty)

    def missing(self, duty: Duty) -> int:
        """How many of those wanted are missing."""
        return max(0, duty.people.want - len(self.crew(duty)))

    def missing_skills(self, duty: Duty) -> dict[str, int]:
        """For each skill that is short: how many people with it are missing."""
        crew = self.crew(duty)
        short = {
            skill: need - sum(skill in one.skills for one in crew)
            for skill, need in duty.task.skills.items()
        }
        return {skill: lack for skill, lack in short.items() if lack > 0}

    def gaps(self) -> Iterator[Duty]:
        """Duties that miss people or skills."""
        for duty in self.plan.duties:
            if self.missing(duty) or self.missing_skills(duty):
                yield duty


def _in_order(assignments: Iterable[Assignment]) -> tuple[Assignment, ...]:
    return tuple(sorted(assignments, key=lambda one: (one.duty.index, one.volunteer.id)))


def _by_duty(assignments: tuple[Assignment, ...]) -> dict[int, tuple[Volunteer, ...]]:
    crews: dict[int, list[Volunteer]] = {}
    for one in assignments:
        crews.setdefault(one.duty.index, []).append(one.volunteer)
    return {index: tuple(crew) for index, crew in crews.items()}


@dataclass(frozen=True, slots=True)
class Breach:
    """A rule that a roster breaks.

    Attributes
    ----------
    rule
        Its id.
    reason
        What is wrong: its code is `breach.` and the rule's id, and more where a rule can be broken
        in several ways.
    duty, volunteer
        Those that the breach is about; of several the one without which it would not be.
    cost
        Points in the goal `wishes` for a soft rule; None for a hard one, which may not be broken.
    """

    rule: str
    reason: Reason
    duty: Duty | None = None
    volunteer: Volunteer | None = None
    cost: int | None = None

    @property
    def span(self) -> Span | None:
        """The line of the week file that is broken, if it has one."""
        return self.reason.span

    @property
    def message(self) -> str:
        """What is wrong, in English."""
        return self.reason.message

    def said(self, catalogue: Catalogue, name_of: NameOf | None = None) -> str:
        """What is wrong, in any language."""
        return self.reason.said(catalogue, name_of)


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A minimum of `limits` that a roster does not reach.

    Attributes
    ----------
    limit
        The key: `per_day`, `per_week`, `total`, `hours`, `effort`, `weekends` or `tasks`.
    where
        The day, the number of the plan's week (from 1) or the task that is meant, if any.
    least, amount
        What there should be at least, and what there is, in duties, hours or points.
    """

    volunteer: Volunteer
    limit: str
    where: date | int | str | None
    least: Fraction
    amount: Fraction

    @property
    def lack(self) -> int:
        """What is lacking; an hour or point begun counts whole."""
        return ceil(self.least - self.amount)

    def said(self, catalogue: Catalogue, name_of: NameOf | None = None) -> str:
        """Who lacks what: `Gulnar: 1 of 2 duties in all`."""
        least, amount = f"{float(self.least):g}", f"{float(self.amount):g}"
        return catalogue.format(
            f"short.{self.limit}",
            name=show(self.volunteer, catalogue, name_of),
            where=self.where,
            least=least,
            amount=amount,
        )

    @property
    def data(self) -> dict[str, Any]:
        """The same for JSON, as a problem."""
        return {
            "code": "minimum",
            "message": self.said(words("en")),
            "volunteer": self.volunteer.id,
            "limit": self.limit,
            "where": datum(self.where),
            "least": datum(_hundredths(self.least)),
            "amount": datum(_hundredths(self.amount)),
        }


def _hundredths(amount: Fraction) -> float:
    return round(float(amount), 2)


class Status(StrEnum):
    """How a solve ended."""

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    INFEASIBLE = "infeasible"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class GoalResult:
    """What became of one goal.

    Attributes
    ----------
    goal
        Its id; of goals that are added together all, joined with " + ".
    value
        A whole number, or, for fairness, the balances in tenths, largest first. Less is better,
        but for `wishes`: the more points the better.
    bound
        The best value that is still possible, where one is known; for fairness of the
        largest balance, in tenths.
    proved
        No roster that keeps the goals above it can be better.
    """

    goal: str
    value: int | tuple[int, ...]
    bound: int | None
    proved: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """What one volunteer carries, in the unit of the plan's (first) fairness goal.

    `fair_share` and `tenths` (the balance) are None for those whom the goal leaves out; `before` is
    the balance from history. `load`, `fair_share` and `before` are rounded to hundredths, half up.
    """

    volunteer: Volunteer
    duties: int
    load: float
    fair_share: float | None
    before: float
    tenths: int | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """The end of a solve: the roster, if there is one, and what is known about it.

    Attributes
    ----------
    standings
        One for each volunteer, in the plan's order; empty without a roster.
    shortfalls
        Minimums of `limits` that the roster does not reach.
    broken
        Breaches of soft rules, with what each costs in the goal `wishes`.
    interrupted
        Whether somebody stopped the search.
    out_of_memory
        Whether the search ended because memory ran out.
    seed
        Of the solver's random numbers.
    candidates
        Pairs of volunteer and duty that can be at all.
    seconds
        Time of the solve by the clock, reading and writing left out.
    stages
        What the search did, a line each, for those who ask.
    explanations
        Why things are as they are, as far as it is said unasked.
    lost
        Whether nothing is known because those who worked at it have died, of memory that ran out
        perhaps; only `dutyplan.solve_many` says so.
    """

    plan: Plan
    status: Status
    roster: Roster | None
    goals: tuple[GoalResult, ...]
    standings: tuple[Standing, ...]
    interrupted: bool
    candidates: int
    seconds: float
    warnings: tuple[Problem, ...] = ()
    shortfalls: tuple[Shortfall, ...] = ()
    broken: tuple[Breach, ...] = ()
    stages: tuple[str, ...] = ()
    out_of_memory: bool = False
    explanations: tuple[Reason, ...] = ()
    seed: int | None = None
    lost: bool = False

    @property
    def proved(self) -> bool:
        """Whether every goal is proved."""
        return self.status is Status.OPTIMAL
