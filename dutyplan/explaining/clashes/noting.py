"""What facts put into a model, noted sum by sum: the same facts are asked about many times."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import inf

from dutyplan.explaining.facts import Anybody
from dutyplan.plan import Duty, Plan, Volunteer
from dutyplan.rules.base import Builder, Literal, Term
from dutyplan.solver.variables import Candidates, Variables


@dataclass(frozen=True, slots=True)
class Sum:
    """A weighted sum that lies from `low` to `high`; None leaves that side open."""

    terms: tuple[Term, ...]
    low: int | None
    high: int | None

    def holds(self, values: Mapping[Literal, int]) -> bool:
        """Whether these values keep it."""
        total = sum(factor * values[variable] for variable, factor in self.terms)
        return (self.low is None or total >= self.low) and (self.high is None or total <= self.high)


class Notes(Variables):
    """A model whose constraints are handed out instead of kept.

    Parameters
    ----------
    who
        Who can be put on what; None for everybody on everything.

    Attributes
    ----------
    pairs
        The volunteer and the duty that a literal puts together; other variables are not in it.
    """

    def __init__(self, plan: Plan, deadline: float = inf, who: Candidates | None = None) -> None:
        super().__init__(plan, who or Anybody(plan), 0, 1, deadline)
        self.duties = plan.duties
        self._noted: list[Sum] = []
        self.pairs: dict[Literal, tuple[Volunteer, Duty]] = {
            literal: (one, duty) for duty in plan.duties for one, literal in self.crew(duty)
        }

    def take(self, impose: Callable[[Builder], None]) -> tuple[Sum, ...]:
        """All that is put into the model meanwhile."""
        self._noted = []
        impose(self)
        return tuple(self._noted)

    def at_most_one(self, literals: list[Literal]) -> None:
        """No two of them."""
        self.within([(literal, 1) for literal in literals], None, 1)

    def implies(self, cause: Literal, effect: Literal, *also: Literal) -> None:
        """Where the one holds, and all of `also`, so does the other."""
        causes = [(one, -1) for one in (cause, *also)]
        self.within([(effect, 1), *causes], -len(also), None)

    def within(
        self,
        terms: Sequence[Term],
        low: int | None,
        high: int | None,
        only_if: Literal | None = None,
    ) -> None:
        """The weighted sum lies from `low` to `high`; nothing here is only so at times."""
        if only_if is not None:
            raise NotImplementedError
        self._noted.append(Sum(tuple(terms), low, high))

    def apart(self, sums: Sequence[Sum]) -> Iterator[Sum]:
        """The same, but what keeps pairs from happening is said day by day.

        A sum of truths that is 0 is no tie between them.
        """
        for one in sums:
            is_bar = one.low is None and one.high == 0
            if not is_bar or not all(v in self.pairs and factor > 0 for v, factor in one.terms):
                yield one
                continue
            days: dict[int, list[Term]] = {}
            for variable, factor in one.terms:
                day = self.pairs[variable][1].date.toordinal()
                days.setdefault(day, []).append((variable, factor))
            for terms in days.values():
                yield Sum(tuple(terms), None, 0)
