"""A model in whole numbers alone, so that every solution can be verified without rounding."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil

from tests.oracle.highs.process import worker

Term = tuple[int, int]
"""A variable and its factor."""

# HiGHS proves in floating point: a bound this much below a whole number means that number.
_SLIP = 1e-3


class UndecidedError(Exception):
    """HiGHS could not settle a question in its time."""


class InfeasibleError(Exception):
    """There is no solution."""


@dataclass
class Sum:
    """Terms and a constant."""

    terms: list[Term]
    constant: int = 0

    def at(self, values: list[int]) -> int:
        """What it comes to in this solution."""
        return self.constant + sum(factor * values[one] for one, factor in self.terms)

    def __add__(self, other: Sum) -> Sum:
        return Sum(self.terms + other.terms, self.constant + other.constant)


class Model:
    """Whole variables with bounds, and rows over them.

    Attributes
    ----------
    values
        The last solution found.
    """

    def __init__(self) -> None:
        self.columns: list[tuple[int, int]] = [(0, 0)]  # HiGHS takes no model without any
        self.rows: list[tuple[int | None, int | None, dict[int, int]]] = []
        self.values: list[int] = []

    def integer(self, low: int, high: int) -> int:
        """A variable between both, which are included."""
        self.columns.append((low, high))
        return len(self.columns) - 1

    def binary(self) -> int:
        """A variable that is 0 or 1."""
        return self.integer(0, 1)

    def within(self, terms: Iterable[Term], low: int | None, high: int | None) -> None:
        """Keep a sum between both; None is an open end."""
        self.rows.append((low, high, _added(terms)))

    def minimise(self, aim: Sum, seconds: float) -> int:
        """The least that the sum can be; the solution stays in `values`.

        Raises
        ------
        InfeasibleError
            If the rows leave no solution.
        UndecidedError
            If the least is not known after that time.
        """
        least = self._ask(aim, seconds, seed=0)
        # HiGHS proves in floating point, and may be wrong: asked anew, and for a better one, it
        # goes another way.
        while _added(aim.terms):
            self.within(aim.terms, None, least - 1 - aim.constant)
            try:
                least = self._ask(aim, seconds, seed=1)
            except InfeasibleError:
                return least
            finally:
                self.rows.pop()
        return least

    def _ask(self, aim: Sum, seconds: float, seed: int) -> int:
        factors = _added(aim.terms)
        answer = worker().ask(
            {
                "columns": self.columns,
                "rows": [[low, high, [*row], [*row.values()]] for low, high, row in self.rows],
                "costs": [factors.get(one, 0) for one in range(len(self.columns))],
                "seconds": seconds,
                "seed": seed,
            }
        )
        match answer["status"]:
            case "infeasible":
                raise InfeasibleError
            case "time limit reached":
                raise UndecidedError
            case "optimal" | "empty":
                pass
            case other:
                raise AssertionError(f"HiGHS says: {other}")
        self.values = answer["values"]
        assert not list(self.broken()), "HiGHS breaks a row"
        value = aim.at(self.values)
        if factors:
            bound = answer["bound"]
            assert bound is not None, "HiGHS calls a value the least and has no bound"
            assert ceil(bound - _SLIP) == value - aim.constant, (bound, value)
        return value

    def broken(self) -> Iterable[str]:
        """What `values` break, in exact whole numbers."""
        for (low, high), value in zip(self.columns, self.values, strict=True):
            if not low <= value <= high:
                yield f"{low} <= {value} <= {high}"
        for least, most, row in self.rows:
            value = sum(factor * self.values[one] for one, factor in row.items())
            if (least is not None and value < least) or (most is not None and value > most):
                yield f"{least} <= {value} <= {most}"


def _added(terms: Iterable[Term]) -> dict[int, int]:
    """One factor for each variable."""
    factors: dict[int, int] = {}
    for one, factor in terms:
        factors[one] = factors.get(one, 0) + factor
    return {one: factor for one, factor in factors.items() if factor}
