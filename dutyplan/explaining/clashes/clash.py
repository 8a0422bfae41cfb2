"""The smallest clash: as few facts as possible that no roster can keep together.

First some clash: the solver says which of the facts refute each other, and one after the other is
let go while the rest still clashes (deletion, with the solver's cores: Bakker, Dikker, Tempelman,
Wognum, "Diagnosing and solving over-determined constraint satisfaction problems", IJCAI 1993).
Days that clash by themselves are looked at by themselves. Then the search for a smaller one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from math import inf

from dutyplan.explaining.clashes.case import Case, OpenError
from dutyplan.explaining.clashes.dividing import Division, divide
from dutyplan.explaining.clashes.hitting import find_smaller
from dutyplan.explaining.clashes.needed import needed_by
from dutyplan.explaining.clashes.noting import Notes
from dutyplan.explaining.facts import Fact, one_place_at_a_time
from dutyplan.plan import Plan
from dutyplan.solver.engine import OutOfTimeError

_WORK_ON_DAYS, _WORK_ON_ALL = 1.3, 0.6
"""On a smaller clash, of a block of days and of all of them, in the solver's deterministic unit."""


@dataclass(frozen=True, slots=True)
class Clash:
    """Facts that no roster can keep together.

    Attributes
    ----------
    facts
        In the order in which they were given; none where what stands clashes without them.
    is_minimal
        Without any one of them the others can hold: each has been solved for.
    is_smallest
        No clash has fewer facts: proved.
    """

    facts: tuple[Fact, ...]
    is_minimal: bool
    is_smallest: bool


def find_clash(
    plan: Plan,
    facts: Sequence[Fact],
    deadline: float,
    seed: int = 0,
    standing: Sequence[Fact] = (),
    effort: float = inf,
) -> Clash | None:
    """As few as possible of these facts that can't hold together; None where all of them can.

    Parameters
    ----------
    deadline
        In `time.monotonic` seconds. The search for a smaller clash mostly ends before.
    standing
        Facts that hold in any case, and are never among those found.
    effort
        Work for each model that is asked, in the solver's deterministic unit: with it the answer
        does not depend on how fast the machine is.

    Raises
    ------
    OpenError
        Where it was not found out in time, or with so much work, whether they can; a
        `TooLargeError` where they are about more pairs than are put into one model.
    """
    try:
        question = _Question(plan, facts, deadline, seed, standing, effort)
    except OutOfTimeError as error:
        raise OpenError from error
    core = question.whole.core(range(len(facts)), deadline)
    if core is None:
        return None
    hunt = _Hunt(question, core, deadline)
    try:
        is_smallest = hunt.run(seed)
    except (OpenError, OutOfTimeError):
        is_smallest = False
    found = tuple(facts[number] for number in sorted(hunt.best))
    return Clash(found, hunt.is_minimal, is_smallest)


def can_hold(
    plan: Plan,
    facts: Sequence[Fact],
    deadline: float,
    seed: int = 0,
    standing: Sequence[Fact] = (),
    effort: float = inf,
) -> bool | None:
    """Whether a roster can keep these facts; None where that was not found out.

    Parameters
    ----------
    deadline, standing, effort
        As for `find_clash`.
    """
    try:
        question = _Question(plan, facts, deadline, seed, standing, effort)
        return question.whole.core(range(len(facts)), deadline) is None
    except (OpenError, OutOfTimeError):
        return None


class _Question:
    """Facts of a plan as cases: all days together, and block by block."""

    def __init__(
        self,
        plan: Plan,
        facts: Sequence[Fact],
        deadline: float,
        seed: int,
        standing: Sequence[Fact] = (),
        effort: float = inf,
    ) -> None:
        self._deadline = deadline
        self._effort = effort
        self._seed = seed
        # What duties want comes last, and shows soonest if it is too much.
        who = needed_by(plan, [*standing, *facts][::-1], deadline)
        self._notes = notes = Notes(plan, deadline, who)
        always = notes.take(lambda builder: one_place_at_a_time(plan, builder))
        for fact in standing:
            always += notes.take(fact.impose)
        self._always = always
        self._sums = {number: notes.take(fact.impose) for number, fact in enumerate(facts)}
        self.whole = Case(notes, self._sums, always, seed, deadline, effort)

    @cached_property
    def _division(self) -> Division:
        apart = {fact: list(self._notes.apart(said)) for fact, said in self._sums.items()}
        return divide(self._notes, apart, list(self._notes.apart(self._always)))

    @property
    def across(self) -> frozenset[int]:
        """Facts that tie days together."""
        return self._division.across

    def clashing_blocks(self) -> Iterator[tuple[Case, frozenset[int]]]:
        """Blocks of days that clash by themselves, each with facts that do."""
        for block in self._division.blocks:
            case = Case(
                self._notes, block.sums, block.always, self._seed, self._deadline, self._effort
            )
            core = case.core(case.sums, self._deadline)
            if core is not None:
                yield case, core


class _Hunt:
    """From some clash to a smallest one.

    Attributes
    ----------
    best, is_minimal
        The clash so far, of the whole plan; whether no fact can be taken from it.
    """

    def __init__(self, question: _Question, clash: frozenset[int], deadline: float) -> None:
        self._question = question
        self._deadline = deadline
        self.best = clash
        self.is_minimal = False

    def run(self, seed: int) -> bool:
        """Search, and tell whether the clash is proved to be a smallest one.

        A clash without facts that tie blocks together is one of a single block; so what is
        smallest in each block, and of those with such a fact, is smallest.

        Raises
        ------
        OpenError
            Where time is up; `best` is a clash all the same.
        """
        question = self._question
        if question.whole.core((), self._deadline) is not None:
            self.best, self.is_minimal = frozenset(), True
            return True
        blocks = list(question.clashing_blocks())
        if blocks:
            case, clash = min(blocks, key=lambda block: len(block[1]))
            self._take(_shrunk(case, clash, self._deadline))
        else:
            self._take(self.best)
        settled = [self._search(case, _WORK_ON_DAYS, seed) for case, _ in blocks]
        if question.across:
            settled.append(self._search(question.whole, _WORK_ON_ALL, seed, question.across))
        return all(settled)

    def _search(self, case: Case, effort: float, seed: int, among: Set[int] | None = None) -> bool:
        """Look for a smaller clash, and tell whether no more of them can be found here."""
        num = len(self.best)
        smaller, is_settled = find_smaller(case, num, self._deadline, effort, seed, among)
        if smaller is not None:
            self._take(smaller)
        return is_settled

    def _take(self, clash: frozenset[int]) -> None:
        """Make a clash the best one, as small as it can be in the whole plan."""
        whole = self._question.whole
        if whole.core(clash, self._deadline) is None:
            raise RuntimeError("facts that clash on some days were found to hold together")
        self.best, self.is_minimal = _shrunk(whole, clash, self._deadline), True


def _shrunk(case: Case, facts: frozenset[int], deadline: float) -> frozenset[int]:
    """Of facts that clash as many as still do when none of them can go; the first ones stay."""
    for fact in sorted(facts, reverse=True):
        if fact in facts:
            core = case.core(facts - {fact}, deadline)
            facts = facts if core is None else core
    return facts
