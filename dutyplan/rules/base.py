"""What a rule is: a few faces, all in one file.

What it *reads* of the week file; whom it *bars* from a duty outright; what it *builds* into
the model for the rest; what its breaches *price* where it is soft; and how a finished roster
is *checked* against it. The check shares no code with the other faces, so that a wrong
constraint is found the first time it matters.
"""

from __future__ import annotations

from abc import ABC
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar, Protocol

from dutyplan.grammar.names import Directory
from dutyplan.locales.wording import worded
from dutyplan.plan import Duty, Plan, Task, Volunteer
from dutyplan.problems import Problem
from dutyplan.reasons import Reason
from dutyplan.roster import Assignment, Breach, Roster

Literal = int
"""A truth of the model: somebody is on a duty, a duty takes place, ..."""

Term = tuple[Literal, int]
"""A literal or whole number of the model, with its factor."""


class Builder(Protocol):
    """The handful of verbs in which rules and goals speak to the model."""

    def crew(self, duty: Duty) -> list[tuple[Volunteer, Literal]]:
        """Those who can be put on `duty`, each with the literal that says so."""

    def duties_of(self, volunteer: Volunteer) -> list[tuple[Duty, Literal]]:
        """The duties that `volunteer` can be put on, each with its literal."""

    def boolean(self) -> Literal:
        """A new truth."""

    def integer(self, low: int, high: int) -> Literal:
        """A new whole number from `low` to `high`."""

    def at_most_one(self, literals: list[Literal]) -> None:
        """No two of them."""

    def implies(self, cause: Literal, effect: Literal) -> None:
        """Where the one holds, so does the other."""

    def within(self, terms: list[Term], low: int | None, high: int | None) -> None:
        """The weighted sum lies from `low` to `high`; None leaves that side open."""


class Part(Builder, Protocol):
    """A model in which only some volunteers have literals, and all others are mere numbers."""

    def beyond(self, duty: Duty) -> list[Term]:
        """How many people come to `duty` beyond those wanted; empty where none may."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What a rule may look at while it reads its words.

    Attributes
    ----------
    plan
        Volunteers, tasks and duties; its rules and goals are not there yet.
    own
        By a volunteer's index: the words of that volunteer, key by key.
    unread
        Names of tasks that could not be read, so that nothing is known of their duties.
    """

    plan: Plan
    volunteers: Directory[Volunteer]
    tasks: Directory[Task]
    own: Mapping[int, Any] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()

    def without_window(self, duties: Iterable[Duty], who_counts: str) -> list[Problem]:
        """Duties whose hours can't be counted: a problem for each of their tasks."""
        tasks = {duty.task.name: duty.task for duty in duties if duty.window is None}
        return [
            Problem(
                "no-window",
                worded("bad.no-window-to-count", who=who_counts, task=name),
                task.span,
                worded("hint.give-time"),
            )
            for name, task in tasks.items()
        ]


@dataclass(frozen=True, slots=True)
class Line:
    """What one line of the week file asks for, by itself.

    Attributes
    ----------
    reason
        The line in words, and its place.
    plan
        The plan with nothing of this rule but the line: other rules, and volunteers and duties
        that it does not speak of, may be left out.
    """

    reason: Reason
    plan: Plan


def only_of(plan: Plan, task: Task) -> Plan:
    """The plan with the duties of one task alone."""
    return replace(plan, duties=tuple(duty for duty in plan.duties if duty.task is task))


Barring = Callable[[Volunteer, Duty], "Rule | None"]


class Rule(ABC):
    """A rule without settings of its own; every face may be left as it is.

    Class attributes
    ----------------
    id
        One word: the key under `rules`, the module's name, the code of its messages.
    words
        Type of what stands under `rules: {id: ...}`, for pydantic; None for a rule that is
        always in force and needs no line.
    is_of_each
        Whether what it builds for some volunteers holds whatever the others do; those whom it
        `involves` are among them all together or not at all.
    excuses
        Whether somebody whom it bars from a duty owes nothing of it where the `eligible` share
        it. Not where it bars for what was done before: who rests owes as much as ever. Such a
        rule stands behind all that excuse in the table of rules.
    """

    id: ClassVar[str]
    words: ClassVar[Any] = None
    is_of_each: ClassVar[bool] = False
    excuses: ClassVar[bool] = True

    def read(self, words: Any, scope: Scope) -> Any:
        """Settings from the words (None where the file has none); None for an unused rule.

        Raises
        ------
        MisreadError
            For everything that is wrong with the words.
        """
        return None

    def review(self, plan: Plan, barring: Barring) -> list[Problem]:
        """What in the file can't stand beside other rules, as far as it shows before solving.

        Parameters
        ----------
        barring : callable
            The first rule that bars a volunteer from a duty, or None.
        """
        return []

    def bars(self, plan: Plan, volunteer: Volunteer) -> Callable[[Duty], bool] | None:
        """A test for duties that `volunteer` can never be put on; None where there is none."""
        return None

    def opens(self, plan: Plan) -> Iterable[Assignment]:
        """Pairs that nothing bars after all, whatever this and other rules say."""
        return ()

    def volunteer_key(self, plan: Plan, volunteer: Volunteer) -> Hashable:
        """What `bars` looks at in a volunteer: those with the same key are barred alike."""
        return volunteer.index

    def duty_key(self, duty: Duty) -> Hashable:
        """What `bars` looks at in a duty: from those with the same key the same are barred."""
        return duty.index

    def reason(self, plan: Plan, volunteer: Volunteer, duty: Duty) -> Reason:
        """Why this rule bars `volunteer` from `duty`: the end of a sentence, and the line."""
        raise NotImplementedError

    def build(self, plan: Plan, builder: Builder) -> None:
        """Put into the model what barring alone does not say, as far as the rule is hard."""
        return

    def most(self, plan: Plan, volunteer: Volunteer, duties: Sequence[Duty]) -> int | None:
        """A number of these duties beyond which the rule, hard, never lets `volunteer` serve.

        Parameters
        ----------
        duties
            Some that nothing bars, in the plan's order.

        Returns
        -------
        None where the rule sets no such number; one that is too large is right too.
        """
        return None

    def involves(self, plan: Plan) -> Iterable[Volunteer]:
        """Volunteers on whose duties those of others depend, as far as the rule is hard.

        How many duties they have says too little; a relaxation gives them literals.
        """
        return ()

    def relax(self, plan: Plan, part: Part) -> None:
        """Put into a model with literals for those involved what their duties ask of others.

        Whatever it says must be true of every roster that keeps all rules.
        """
        return

    def lines(self, plan: Plan) -> Iterable[Line]:
        """The rule, as far as it is hard, taken apart by the lines of the week file.

        What bars and builds all lines together say is what the rule says. A rule that stands on
        no line yields none.
        """
        return ()

    def admits(self, plan: Plan, duty: Duty, crew: tuple[Volunteer, ...]) -> bool:
        """Whether these people can be together on `duty`, as far as the rule is hard.

        Only what a rule says of one duty by itself; bars have been looked at.
        """
        return True

    def is_soft(self, plan: Plan) -> bool:
        """Whether the plan lets some breach of the rule happen, at a cost."""
        return False

    def prices(self, plan: Plan, builder: Builder) -> Iterable[Term]:
        """What the breaches of a soft rule cost in the goal `wishes`, as terms of the model."""
        return ()

    def check(self, plan: Plan, roster: Roster) -> Iterable[Breach]:
        """Every breach of this rule in a finished roster; soft ones with their cost."""
        raise NotImplementedError

    def dooms(self, plan: Plan, roster: Roster, barring: Barring) -> Iterable[Breach]:
        """Breaches of a roster that is not full yet which no further assignment can mend.

        A rule of which every breach is such a one answers with its check; one that knows of
        none leaves this as it is.
        """
        return ()
