"""What a solve found out: nothing here knows the solver."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum


class Finding(Enum):
    """What a solve found out."""

    BEST = "best"
    SOME = "some"
    NONE = "none"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Answer:
    """The end of one solve.

    Attributes
    ----------
    finding
        BEST: `values` are proved best (or all that was asked for is that they exist); SOME:
        they exist; NONE: proved that none exist; NOTHING: neither is known.
    values
        One for each variable; empty with NONE and NOTHING.
    objective, bound
        Of the values, and the least still possible (None where that is not known); 0 where
        nothing was minimised.
    effort
        Work that it took, in the solver's own deterministic unit.
    core
        With NONE: of the truths that were supposed, some that the solver says can't hold together;
        empty where it does not say which.
    """

    finding: Finding
    values: Sequence[int]
    objective: int
    bound: int | None
    effort: float = field(default=0.0, compare=False)
    core: Sequence[int] = field(default=(), compare=False)

    @property
    def is_found(self) -> bool:
        """Whether there are values."""
        return self.finding in (Finding.BEST, Finding.SOME)

    @property
    def is_settled(self) -> bool:
        """Whether no more can be found out."""
        return self.finding in (Finding.BEST, Finding.NONE)
