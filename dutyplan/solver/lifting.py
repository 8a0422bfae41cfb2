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

from collections.abc import Sequence

from dutyplan.goals.balances import Fairness
from dutyplan.goals.base import WeightedSum
from dutyplan.goals.coverage import GOAL as COVERAGE
from dutyplan.goals.fairness import GOAL as FAIRNESS
from dutyplan.plan import Duty, Plan
from dutyplan.roster import Roster
from dutyplan.rules import RULES
from dutyplan.rules.base import Term
from dutyplan.rules.eligibility import Eligibility
from dutyplan.solver.answers import Finding
from dutyplan.solver.drawing import Aim, Drawing
from dutyplan.solver.engine import Engine
from dutyplan.solver.levels import Levels
from dutyplan.solver.stages import Stages
from dutyplan.solver.tally import tally
from dutyplan.solver.variables import Candidates, Some, Variables
from dutyplan.solver.watching import Watch

_MOST_LITERALS = 30_000
"""So many at most where all are taken."""
_FEW_LITERALS = 6_000
"""With so many at most, a question that takes all of them costs no more than one with a draw."""
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

    Attributes
    ----------
    is_impossible
        Whether it is proved that there is no roster with the balances that were asked for.
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
        self._last = Engine(seed)
        self.is_impossible = False

    def raise_if_stopped(self) -> None:
        """Pass on why the last solve ended, if it was stopped; see `Engine`."""
        self._last.raise_if_stopped()

    def with_counts(self, aim: Aim, num: int, effort: float) -> Roster | None:
        """A roster with these counts of duties of each amount; None where none was found.

        Parameters
        ----------
        num
            Duties drawn for each that somebody is to have, of the same amount.
        effort
            Work, in the solver's deterministic unit.
        """
        variables = self._aimed(self._drawing(aim, num).of_counts(num), aim)
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
        variables = self._aimed(self._drawing(aim, num).of_all(num), aim)
        for one in self._plan.volunteers:
            terms = [(on, self._amount_of[duty]) for duty, on in variables.duties_of(one)]
            if one.index in aim.counts:
                due = aim.counts[one.index]
                load = sum(amount * count for amount, count in due.items())
                variables.within(terms, load, load)
        return self._find(variables, effort)

    def with_few_gaps(self, near: Roster) -> Roster | None:
        """A roster with as few gaps as a bounded search finds, whatever its balances."""
        some = self._drawing(Aim({}, near, ()), _FEW).of_all(_FEW)
        variables, gaps = self._with_rules(Some(some))
        stages = Stages(variables, self._deadline, most_effort=_GAPS_EFFORT)
        stages.begin_with(variables.values(near))
        stages.minimise("few gaps", gaps.terms)
        return variables.roster(stages.values) if stages.values else None

    @property
    def is_small(self) -> bool:
        """Whether all duties of all volunteers are few enough to be taken at once."""
        return self._who.num_open <= _MOST_LITERALS

    @property
    def is_tiny(self) -> bool:
        """Whether that is sooner answered than what a draw finds."""
        return self._who.num_open <= _FEW_LITERALS

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
        self.is_impossible = finding is Finding.NONE
        return variables.roster(stages.values) if finding is Finding.BEST else None

    def _with_rules(self, candidates: Candidates) -> tuple[Variables, WeightedSum]:
        """A model with all rules, and what its gaps cost."""
        variables = Variables(self._plan, candidates, self._seed, 1, self._deadline)
        variables.watch = self._watch
        self._last = variables
        for rule in RULES:
            rule.build(self._plan, variables)
        return variables, COVERAGE.objective(self._plan, None, self._who, variables)

    def _variables(self, candidates: Candidates) -> tuple[Variables, dict[int, Term]]:
        """The same with as few gaps as there can be, and its missing people."""
        variables, gaps = self._with_rules(candidates)
        variables.within(gaps.terms, None, self._missing - gaps.constant)
        return variables, gaps.missing

    def _drawing(self, aim: Aim, num: int) -> Drawing:
        return Drawing(self._plan, self._who, self._amount_of, aim, f"{self._seed} {num}")

    def _find(self, variables: Variables, effort: float) -> Roster | None:
        answer = variables.find(self._deadline, effort)
        return variables.roster(answer.values) if answer.is_found else None

    def _aimed(self, drawn: dict[int, list[Duty]], aim: Aim) -> Variables:
        """A model of the duties drawn, with as many people on each as is aimed at."""
        variables, _ = self._variables(Some(drawn))
        for duties, num in aim.crowds:
            crews = [variables.crew(duty) for duty in duties]
            variables.within([(on, 1) for crew in crews for _, on in crew], num, num)
            for duty, crew in zip(duties, crews, strict=True) if len(duties) > 1 else ():
                variables.within([(on, 1) for _, on in crew], None, duty.people.want)
        return variables
