"""How far a run has come, and where its time goes."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

PHASES = (
    "starting",
    "reading",
    "building",
    "presolve",
    "search",
    "checking",
    "explaining",
    "writing",
)
"""In the order in which a run comes to them. What is no other phase is `starting`: Python itself,
imports, the command line."""


BUILDING = "building"
FINISHING = "finishing"
EXPLAINING = "explaining"
"""Stages of a run that are no goals."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a search has come.

    Attributes
    ----------
    stage
        The goal that is pursued; `building` before the first, `finishing` after the last.
    seconds
        Since the search began.
    value, bound
        Of that goal, as in `GoalResult`; of fairness those of the largest balance, in tenths.
        None where nothing is known yet.
    """

    stage: str
    seconds: float
    value: int | None
    bound: int | None


class Profile:
    """Seconds of each phase; together they are all that have passed.

    Time goes to the phase that was opened last and is still open. Only one thread, the one whose
    time it is, may open phases.

    Parameters
    ----------
    start
        When the run began, in `time.monotonic` seconds; now, where it is left out.
    """

    def __init__(self, start: float | None = None) -> None:
        self.start = time.monotonic() if start is None else start
        self._since = self.start
        self._open = [PHASES[0]]
        self._seconds = dict.fromkeys(PHASES, 0.0)

    @contextmanager
    def phase(self, name: str) -> Iterator[None]:
        """What happens inside belongs to this phase, but for phases within."""
        self._charge()
        self._open.append(name)
        try:
            yield
        finally:
            self._charge()
            self._open.pop()

    def move(self, seconds: float, source: str, target: str) -> None:
        """So much of one phase turns out to have been another."""
        self._charge()
        self._seconds[source] -= seconds
        self._seconds[target] += seconds

    @property
    def passed(self) -> float:
        """Seconds since the start."""
        return time.monotonic() - self.start

    def seconds(self) -> dict[str, float]:
        """Seconds of each phase up to now, in the order of `PHASES`."""
        self._charge()
        return dict(self._seconds)

    def _charge(self) -> None:
        now = time.monotonic()
        self._seconds[self._open[-1]] += now - self._since
        self._since = now
