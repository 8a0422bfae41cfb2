"""What a goal is: words in the week file, an objective for the solver, a value for people.

A goal says *what* is to be made small, as one of two objectives; how that is done is the
solver's business. Its `value` is worked out from a finished roster alone, and less is better.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from dutyplan.plan import Duty, Plan, Volunteer
from dutyplan.roster import Roster
from dutyplan.rules.base import Builder, Scope, Term
from dutyplan.rules.eligibility import Eligibility

Value = int | tuple[int, ...]
"""A whole number, or a vector of tenths, largest first; less is better."""


@dataclass(frozen=True, slots=True)
class WeightedSum:
    """Make `constant` plus the weighted sum of `terms` as small as possible.

    `missing` holds the variable that counts the missing people of a duty, by its index.
    """

    terms: list[Term]
    constant: int
    missing: dict[int, Term]


@dataclass(frozen=True, slots=True)
class Curve:
    """One volunteer's load and the balance that it means.

    Attributes
    ----------
    choices
        Literals with the amount of load each brings; of each inner list at most one holds.
    tenths : callable
        From the load, in the goal's whole unit, to the balance in tenths; never falls.
    """

    volunteer: Volunteer
    choices: list[list[Term]]
    tenths: Callable[[int], int]


@dataclass(frozen=True, slots=True)
class Pool:
    """Duties that bring the same `amount` of load to each who is on them.

    Attributes
    ----------
    duties
        These duties; together they want `want` people.
    others
        Literals of those who serve on them without being compared.
    """

    amount: int
    duties: list[Duty]
    want: int
    others: list[Term]


@dataclass(frozen=True, slots=True)
class Leximin:
    """Make the largest balance as small as possible, then the second largest, and so on."""

    curves: list[Curve]
    pools: list[Pool]


Objective = WeightedSum | Leximin


class Goal(ABC):
    """A goal; `id` is its word in the week file.

    Class attributes
    ----------------
    words
        Type of its options, for pydantic; None where it has none.
    is_gain
        Whether people count the opposite of `value`: points, the more the better.
    least
        What the value of any roster is at least; None where that depends on the plan.
    """

    id: str
    words: ClassVar[Any] = None
    is_gain: ClassVar[bool] = False
    least: ClassVar[int | None] = None

    def read(self, words: Any, scope: Scope) -> Any:
        """Its own options from the words; raises `MisreadError`."""
        return None

    def is_used(self, plan: Plan) -> bool:
        """Whether there is anything in the plan that it counts."""
        return True

    def shown(self, value: Value) -> Value:
        """A value, or a bound on it, as people count it."""
        return -value if self.is_gain and isinstance(value, int) else value

    @abstractmethod
    def objective(self, plan: Plan, options: Any, who: Eligibility, builder: Builder) -> Objective:
        """What the solver is to make small."""

    @abstractmethod
    def value(self, plan: Plan, options: Any, who: Eligibility, roster: Roster) -> Value:
        """The same of a finished roster, worked out anew."""
