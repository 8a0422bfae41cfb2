"""What a peer is given: the plan as 0/1 variables and linear constraints, and an answer's form.

The rules speak to it in the very verbs in which they speak to our own solver, so that all sides
work under the same constraints, and only what is minimised, and how, makes the difference.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from math import gcd
from pathlib import Path

from dutyplan import load
from dutyplan.goals import find_goal
from dutyplan.goals.base import WeightedSum
from dutyplan.plan import Duty, Plan, Volunteer
from dutyplan.rules import RULES
from dutyplan.rules.base import Literal, Term
from dutyplan.rules.eligibility import Eligibility
from dutyplan.rules.intervals import Stay, exclusive_groups

WORKERS = 2


@dataclass(frozen=True, slots=True)
class Linear:
    """A weighted sum that lies from `low` to `high`; None leaves that side open."""

    terms: Sequence[Term]
    low: int | None
    high: int | None


class Given:
    """A plan as a peer sees it.

    Attributes
    ----------
    highest
        Of each variable the largest value; the least is 0 but for `lowest`.
    constraints
        Weighted sums within bounds; two duties that exclude each other are in a sum of at most 1.
    missing, constant
        What is missing is `constant` plus the weighted sum of `missing`.
    unit
        Loads are whole numbers of it, in centipoints.
    """

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.lowest: list[int] = []
        self.highest: list[int] = []
        self.constraints: list[Linear] = []
        self.unit = gcd(*(duty.effort for duty in plan.duties)) or 1
        self._crews: list[list[tuple[Volunteer, Literal]]] = [[] for _ in plan.duties]
        self._own: list[list[tuple[Duty, Literal]]] = [[] for _ in plan.volunteers]
        who = Eligibility(plan)
        for volunteer in plan.volunteers:
            for duty in who.open_duties(volunteer):
                literal = self.boolean()
                self._crews[duty.index].append((volunteer, literal))
                self._own[volunteer.index].append((duty, literal))
        self.num_candidates = len(self.highest)
        for rule in RULES:
            rule.build(plan, self)
        coverage = find_goal("coverage").objective(plan, None, who, self)
        assert isinstance(coverage, WeightedSum)
        self.missing, self.constant = coverage.terms, coverage.constant

    def crew(self, duty: Duty) -> list[tuple[Volunteer, Literal]]:
        """Those who can be put on `duty`, each with the literal that says so."""
        return self._crews[duty.index]

    def duties_of(self, volunteer: Volunteer) -> list[tuple[Duty, Literal]]:
        """The duties that `volunteer` can be put on, each with its literal."""
        return self._own[volunteer.index]

    def boolean(self) -> Literal:
        """A new truth."""
        return self.integer(0, 1)

    def integer(self, low: int, high: int) -> Literal:
        """A new whole number."""
        self.lowest.append(low)
        self.highest.append(high)
        return len(self.highest) - 1

    def at_most_one(self, literals: list[Literal]) -> None:
        """No two of them."""
        self.constraints.append(Linear([(one, 1) for one in literals], None, 1))

    def implies(self, cause: Literal, effect: Literal) -> None:
        """Where the one holds, so does the other."""
        self.constraints.append(Linear([(cause, 1), (effect, -1)], None, 0))

    def within(self, terms: Sequence[Term], low: int | None, high: int | None) -> None:
        """The weighted sum lies from `low` to `high`."""
        self.constraints.append(Linear(list(terms), low, high))

    def loads(self) -> list[tuple[list[Term], int]]:
        """For each who can serve at all: the load in `unit`, and the most that it can be."""
        loads = []
        for own in filter(None, self._own):
            amounts = {literal: duty.effort // self.unit for duty, literal in own}
            stays = [Stay(duty.begin, duty.finish, literal) for duty, literal in own]
            groups = exclusive_groups(stays)
            most = sum(max(amounts[stay.literal] for stay in group) for group in groups)
            loads.append(([(one, amount) for one, amount in amounts.items() if amount], most))
        return loads

    def weight_of_missing(self) -> int:
        """More than any squares are worth, so that a gap is never the fairer way."""
        total = 0
        for duty in self.plan.duties:
            able = len(self.crew(duty))
            most = able if duty.people.max is None else min(able, duty.people.max)
            total += most * duty.effort // self.unit
        return 1 + total * max((most for _, most in self.loads()), default=0)

    def assignments(self, values: Sequence[float]) -> list[tuple[int, int]]:
        """Pairs of a volunteer's and a duty's index for which the variable is 1."""
        return [
            (one.index, duty.index)
            for one in self.plan.volunteers
            for duty, literal in self._own[one.index]
            if values[literal] > 0.5
        ]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a peer says when its time is over.

    Attributes
    ----------
    assignments
        Pairs of a volunteer's and a duty's index; None where no roster was found.
    is_proved
        Whether it has proved that its own objective can be no better.
    status
        What it calls this.
    gap
        How far its own bound lies below its objective, as a share of the latter, where known.
    """

    assignments: Sequence[tuple[int, int]] | None
    is_proved: bool
    status: str
    gap: float | None = None

    def text(self) -> str:
        """One line of JSON."""
        return json.dumps(asdict(self))


def read_answer(text: str) -> Answer:
    """The answer in the last line of what a peer has printed.

    Raises
    ------
    ValueError
        Where there is none.
    """
    lines = text.strip().splitlines()
    if not lines:
        raise ValueError("it printed nothing")
    return Answer(**json.loads(lines[-1]))


def relative_gap(objective: float, bound: float) -> float:
    """How far a bound lies below an objective, as a share of the objective."""
    return max(0.0, objective - bound) / max(1.0, abs(objective))


@dataclass(frozen=True, slots=True)
class Task:
    """The plan and when the peer is to be done, in `time.monotonic` seconds."""

    plan: Plan
    deadline: float

    @property
    def seconds_left(self) -> float:
        """A moment at least, so that something is said at all."""
        return max(0.5, self.deadline - time.monotonic())


def read_task(arguments: Iterable[str] | None = None) -> Task:
    """Read a peer's command line: the week file, and the seconds that it has in all."""
    start = time.monotonic()
    parser = argparse.ArgumentParser()
    parser.add_argument("week", type=Path)
    parser.add_argument("--seconds", type=float, default=30.0)
    options = parser.parse_args(None if arguments is None else list(arguments))
    return Task(load(options.week), start + options.seconds)
