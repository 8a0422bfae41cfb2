"""From loads to a roster: who serves when, once it is known how much everybody carries.

With the loads of a relaxation fixed, what is left is a question without an objective, and small:
of each volunteer's duties a few drawn by lot are mostly enough. All rules are built over these
literals as they are over all, so whatever is found keeps every one of them; where nothing is
found the draw was too small, or the loads have no roster.

Two ways to draw and to fix, since neither finds all that the other does: the counts of duties of
each amount, from a few duties of these amounts, where there are just enough people for each; and
the loads alone, from a few of all duties, where rules across dates leave little room. In a plan
that is small enough a third one draws nothing: only how many stand at which balance is fixed, and
all duties of everybody are there.

With a draw it is said as well how many come to each duty, as the relaxation has it. Mostly it
follows, but only by counting, which a search without a linear relaxation does not do.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from dutyplan.goals.base import WeightedSum
from dutyplan.goals.coverage import GOAL as COVERAGE
from dutyplan.goals.fairness import GOAL as FAIRNESS
from dutyplan.goals.fairness import Fairness
from dutyplan.plan import Duty, Plan, Volunteer
from dutyplan.roster import Roster
from dutyplan.rules import RULES
from dutyplan.rules.base import Term
from dutyplan.rules.eligibility import Eligibility
from dutyplan.solver.answers import Finding
from dutyplan.solver.levels import Levels
from dutyplan.solver.stages import Stages
from dutyplan.solver.tally import tally
from dutyplan.solver.variables import Candidates, Some, Variables
from dutyplan.solver.watching import Watch

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Aim:
    """What a roster is to have.

    Attributes
    ----------
    counts
        By the index of each who is compared, how many duties of each amount.
    near
        A roster that need not keep the rules: its duties are among those drawn.
    crowds
        How many people come to which duties together; where these are several, to none of them
        beyond those wanted.
    chosen
        By a volunteer's index, the duties of those of whom they are known.
    """

    counts: Mapping[int, Mapping[int, int]]
    near: Roster
    crowds: Sequence[tuple[Sequence[Duty], int]]
    chosen: Mapping[int, list[Duty]] = field(default_factory=dict)


_USUAL = 6
"""Who is to have so many duties gets twice as many literals."""
_CROWD = 4
"""So many literals at least for each who is wanted on a duty."""
_MOST_LITERALS = 30_000
"""So many at most where all are taken."""
_LEVELS_EFFORT = 3.0
"""Work for a roster with given balances."""
_FEW = 24
"""Duties drawn for each volunteer where only gaps matter."""
_GAPS_EFFORT = 3.0
"""Work for a roster with few gaps."""


class Lifting:
    """Lifts of loads to rosters.

    Parameters
    ----------
    missing
        What the gaps of the roster may cost in the goal `coverage`.
    deadline
        In `time.monotonic` seconds.
    watch
        Hears what the solves say.
    """

    def __init__(
        self,
        plan: Plan,
        who: Eligibility,
        options: Fairness,
        missing: int,
        *,
        seed: int,
        deadline: float,
        watch: Watch,
    ) -> None:
        self._plan = plan
        self._who = who
        self._options = options
        counted = set(options.counted)
        self._amount_of = {
            duty: options.amount(duty) if duty in counted else 0 for duty in plan.duties
        }
        self._amounts = sorted(set(self._amount_of.values()) - {0})
        self._missing = missing
        self._seed = seed
        self._deadline = deadline
        self._watch = watch

    def with_counts(self, aim: Aim, num: int, effort: float) -> Roster | None:
        """A roster with these counts of duties of each amount; None where none was found.

        Parameters
        ----------
        num
            Duties drawn for each that somebody is to have, of the same amount.
        effort
            Work, in the solver's deterministic unit.
        """
        chance = random.Random(f"{self._seed} {num}")
        drawn = {
            one.index: {
                duty
                for amount, count in aim.counts.get(one.index, {}).items()
                for duty in _some(self._duties_of(one, amount), num * count, chance)
            }
            for one in self._plan.volunteers
        }
        variables = self._drawn(drawn, aim, chance)
        for one in self._plan.volunteers:
            due = aim.counts.get(one.index, {})
            for amount in self._amounts if one.index in aim.counts else ():
                terms: list[Term] = [
                    (on, 1)
                    for duty, on in variables.duties_of(one)
                    if self._amount_of[duty] == amount
                ]
                variables.within(terms, due.get(amount, 0), due.get(amount, 0))
        return self._find(variables, effort)

    def with_loads(self, aim: Aim, num: int, effort: float) -> Roster | None:
        """A roster with these loads, by whatever duties; None where none was found.

        Parameters
        ----------
        num
            Duties drawn for each volunteer; more for one who is to have many.
        effort
            Work, in the solver's deterministic unit.
        """
        chance = random.Random(f"{self._seed} {num}")
        drawn = {}
        for one in self._plan.volunteers:
            near = aim.near.duties_of(one)
            own = self._who.open_duties(one)
            drawn[one.index] = set(_some(own, num + num * len(near) // _USUAL, chance))
        variables = self._drawn(drawn, aim, chance)
        for one in self._plan.volunteers:
            terms = [(on, self._amount_of[duty]) for duty, on in variables.duties_of(one)]
            if one.index in aim.counts:
                due = aim.counts[one.index]
                load = sum(amount * count for amount, count in due.items())
                variables.within(terms, load, load)
        return self._find(variables, effort)

    def with_few_gaps(self, near: Roster) -> Roster | None:
        """A roster with as few gaps as a bounded search finds, whatever its balances."""
        chance = random.Random(self._seed)
        drawn = {
            one.index: set(_some(self._who.open_duties(one), _FEW, chance))
            for one in self._plan.volunteers
        }
        some = self._sorted(drawn, Aim({}, near, ()), chance)
        variables, gaps = self._with_rules(Some(some))
        stages = Stages(variables, self._deadline, most_effort=_GAPS_EFFORT)
        stages.begin_with(variables.values(near))
        stages.minimise("few gaps", gaps.terms)
        return variables.roster(stages.values) if stages.values else None

    @property
    def is_small(self) -> bool:
        """Whether all duties of all volunteers are few enough to be taken at once."""
        return self._who.num_open <= _MOST_LITERALS

    def with_balances(self, balances: Sequence[int]) -> Roster | None:
        """A roster that keeps all rules and has these balances, whoever has which of them.

        None where none was found.
        """
        variables, missing = self._variables(self._who)
        objective = FAIRNESS.objective(self._plan, self._options, self._who, variables)
        stages = Stages(variables, self._deadline)
        levels = Levels(stages, tally(stages, objective, missing))
        for level in sorted({at for climb in levels.climbs for at in climb.levels}):
            terms, constant = levels.standing(level)
            num = balances.count(level) - constant
            variables.within(terms, num, num)
        finding = stages.probe("these balances", _LEVELS_EFFORT)
        return variables.roster(stages.values) if finding is Finding.BEST else None

    def _with_rules(self, candidates: Candidates) -> tuple[Variables, WeightedSum]:
        """A model with all rules, and what its gaps cost."""
        variables = Variables(self._plan, candidates, self._seed, 1, self._deadline)
        variables.watch = self._watch
        for rule in RULES:
            rule.build(self._plan, variables)
        return variables, COVERAGE.objective(self._plan, None, self._who, variables)

    def _variables(self, candidates: Candidates) -> tuple[Variables, dict[int, Term]]:
        """The same with as few gaps as there can be, and its missing people."""
        variables, gaps = self._with_rules(candidates)
        variables.within(gaps.terms, None, self._missing - gaps.constant)
        return variables, gaps.missing

    def _duties_of(self, volunteer: Volunteer, amount: int) -> list[Duty]:
        own = self._who.open_duties(volunteer)
        return [duty for duty in own if self._amount_of[duty] == amount]

    def _find(self, variables: Variables, effort: float) -> Roster | None:
        answer = variables.find(self._deadline, effort)
        return variables.roster(answer.values) if answer.is_found else None

    def _drawn(self, drawn: dict[int, set[Duty]], aim: Aim, chance: random.Random) -> Variables:
        """A model of the duties drawn, with as many people on each as is aimed at."""
        variables, _ = self._variables(Some(self._sorted(drawn, aim, chance)))
        for duties, num in aim.crowds:
            crews = [variables.crew(duty) for duty in duties]
            variables.within([(on, 1) for crew in crews for _, on in crew], num, num)
            for duty, crew in zip(duties, crews, strict=True) if len(duties) > 1 else ():
                variables.within([(on, 1) for _, on in crew], None, duty.people.want)
        return variables

    def _sorted(
        self, drawn: dict[int, set[Duty]], aim: Aim, chance: random.Random
    ) -> dict[int, list[Duty]]:
        """The duties drawn, those that are known, those near, and more where there are few."""
        for one in self._plan.volunteers:
            known = aim.chosen.get(one.index)
            if known is None:
                drawn[one.index].update(aim.near.duties_of(one))
            else:
                drawn[one.index] = set(known)
        self._fill_crowds(drawn, aim, chance)
        return {index: sorted(own, key=lambda duty: duty.index) for index, own in drawn.items()}

    def _fill_crowds(self, drawn: dict[int, set[Duty]], aim: Aim, chance: random.Random) -> None:
        """Draw more people for duties, and for skills, of which there are few."""
        crowds: dict[Duty, list[Volunteer]] = {duty: [] for duty in self._plan.duties}
        for one in self._plan.volunteers:
            for duty in drawn[one.index]:
                crowds[duty].append(one)
        short = {duty for duties, _ in aim.crowds if len(duties) > 1 for duty in duties}
        for duty, crowd in crowds.items():
            if duty in short:  # hardly anybody can be spared
                for one in self._others(duty, None, crowd, aim):
                    drawn[one.index].add(duty)
                continue
            for skill, num in ((None, duty.people.want), *duty.task.skills.items()):
                there = {one for one in crowd if skill is None or skill in one.skills}
                lack = _CROWD * num - len(there)
                others = self._others(duty, skill, crowd, aim) if lack > 0 else ()
                for one in _some(others, lack, chance):
                    crowd.append(one)
                    drawn[one.index].add(duty)

    def _others(
        self, duty: Duty, skill: str | None, crowd: Sequence[Volunteer], aim: Aim
    ) -> list[Volunteer]:
        """Who else could be drawn for a duty."""
        there = set(crowd)
        return [
            one
            for one in self._plan.volunteers
            if (skill is None or skill in one.skills)
            and one not in there
            and one.index not in aim.chosen
            and self._who.can_serve(one, duty)
        ]


def _some(population: Sequence[_T], num: int, chance: random.Random) -> list[_T]:
    return chance.sample(population, min(num, len(population))) if num > 0 else []
