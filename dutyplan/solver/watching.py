"""What a search tells while it goes on: how far it has come, and where its time goes.

The solver calls from threads of its own. What it says is only noted there; whoever listens is told
by the thread that waits for the solver. Nothing here has a say in what is found.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from math import ceil

from dutyplan.rules.base import Term
from dutyplan.timing import BUILDING, Profile, Progress

Reading = Callable[[int], int | None]
"""What the value of an objective means for the goal; None where it says nothing."""


class Watch:
    """Keeps what is known of the goal that is pursued, and tells a listener.

    Parameters
    ----------
    tell
        Told whenever there is something new, by the thread that searches.
    profile
        Charged with the seconds of the search; only with one is the solver asked how long it
        prepares a model.

    Attributes
    ----------
    stage
        The goal that is pursued, see `Progress`.
    value, bound
        Of that goal, less being better; None where nothing is known.
    """

    def __init__(
        self, tell: Callable[[Progress], None] | None = None, profile: Profile | None = None
    ) -> None:
        self.is_profiled = profile is not None
        self.is_heard = tell is not None
        self.profile = profile or Profile()
        self._tell = tell
        self._lock = threading.Lock()
        self._start = time.monotonic()
        self._told: tuple[object, ...] = ()
        self._objective: Sequence[Term] = ()
        self._read: Reading = lambda value: value
        self.begin(BUILDING)

    def silent(self) -> Watch:
        """One that tells nobody anything, for solves that are not of the goal itself."""
        return Watch(None, self.profile if self.is_profiled else None)

    def begin(self, stage: str, is_more_better: bool = False) -> None:
        """Another goal is pursued; nothing is known of it yet."""
        self.stage = stage
        self._sign = -1 if is_more_better else 1
        self.value: int | None = None
        self.bound: int | None = None
        self._objective = ()
        self._of_values: Callable[[list[int]], int] | None = None
        self.tick()

    def found(self, value: int) -> None:
        """There is a roster in which the goal comes to this; less is better."""
        with self._lock:
            if self.value is None or value < self.value:
                self.value = value

    def bounded(self, bound: int) -> None:
        """No roster comes to less."""
        with self._lock:
            if self.bound is None or bound > self.bound:
                self.bound = bound

    def measure(self, objective: Sequence[Term], read: Reading) -> None:
        """From here on, solves of this very objective say something about the goal.

        Parameters
        ----------
        read
            Of a value or bound of the objective, what it says of the goal.
        """
        self._objective = objective
        self._read = read

    def weigh(self, of_values: Callable[[list[int]], int]) -> None:
        """From here on, values of the model are seen, too; what the goal comes to in them."""
        self._of_values = of_values

    def see(self, values: list[int]) -> None:
        """There are these values of the model."""
        if self.is_heard and self._of_values is not None:
            self.found(self._of_values(values))

    def tick(self) -> None:
        """Tell the listener, if there is something new."""
        known = (self.stage, self.value, self.bound)
        if self._tell is None or known == self._told:
            return
        self._told = known
        value, bound = (None if one is None else self._sign * one for one in known[1:])
        self._tell(Progress(self.stage, time.monotonic() - self._start, value, bound))

    def listen(self, objective: Sequence[Term], is_whole: bool = True) -> Listener:
        """Listen to one solve.

        Parameters
        ----------
        is_whole
            Whether nothing is held in it that might stand otherwise, so that its bound is one.
        """
        is_of_goal = self.is_heard and bool(objective) and objective is self._objective
        return Listener(self, self._read, is_of_goal, is_of_goal and is_whole)


class Listener:
    """What one solve says; its verbs may be called by any thread, and never raise.

    Attributes
    ----------
    hears_values, hears_bounds, hears_lines
        What is worth being heard at all.
    """

    def __init__(self, watch: Watch, read: Reading, hears_values: bool, hears_bounds: bool) -> None:
        self.hears_values = hears_values
        self.hears_bounds = hears_bounds
        self.hears_lines = watch.is_profiled
        self._watch = watch
        self._read = read
        self._stage = watch.stage
        self._end_of_presolve: float | None = None

    def value(self, objective: float) -> None:
        """Values were found, in which the objective comes to this."""
        self._note(objective, round, self._watch.found)

    def bound(self, objective: float) -> None:
        """The objective can't come to less."""
        # Whole numbers of that size are exact; a bit less than one is a matter of scaling.
        self._note(objective, lambda value: ceil(value - 0.01), self._watch.bounded)

    def _note(
        self, objective: float, whole: Callable[[float], int], note: Callable[[int], None]
    ) -> None:
        # What is raised in the solver's thread would end the program.
        with suppress(Exception):
            value = self._read(whole(objective))
            if value is not None and self._watch.stage == self._stage:
                note(value)

    def line(self, text: str) -> None:
        """A line of the solver's log."""
        if self._end_of_presolve is None and text.startswith("Starting search"):
            self._end_of_presolve = time.monotonic()

    @contextmanager
    def waiting(self) -> Iterator[None]:
        """The time inside goes by while the solve is waited for."""
        start = time.monotonic()
        with self._watch.profile.phase("search"):
            try:
                yield
            finally:
                if self.hears_lines:
                    now = time.monotonic()
                    until = now if self._end_of_presolve is None else self._end_of_presolve
                    self._watch.profile.move(max(0.0, until - start), "search", "presolve")

    def tick(self) -> None:
        """Still waiting."""
        self._watch.tick()
