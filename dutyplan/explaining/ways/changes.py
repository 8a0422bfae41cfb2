"""Kinds of change of a week file: what each costs, how it is said, and the plan it makes.

What is easiest for a coordinator to grant costs least; a cost is a number to compare by, and no
more. It costs

- 10 to do with a person fewer on a duty, or with one fewer with a skill, times the task's
  priority, as a gap does; to leave a duty out costs as much for all whom it wants, and 5, since
  then the work is not done at all;
- 10 to let one more come to a duty, or to take a line of `fixed` or `forbidden` out: it is one
  person, one day, and in the coordinator's own hands;
- 11 to ask one volunteer for one duty, or weekend, more than a limit allows; of hours and points
  10 and 1 for each;
- 11 to ask somebody to come earlier or stay longer who is there for a part of a duty anyway, and
  12 to ask somebody to come who is away;
- 20 to ask somebody for a task that stands under that one's `never`;
- 25, and 1 for each day, to have somebody as a member for longer;
- 30 to take out a line of another rule, which concerns many at once;
- 40, and 1 for each year, to open a task to other ages, which mostly are a matter of safety.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

from dutyplan.explaining.ways.redraft import Redraft
from dutyplan.plan import Plan
from dutyplan.reasons import Reason, because
from dutyplan.rules.base import Line

PERSON = 10
UNDONE = 5
CELL = 10
MORE_DUTIES = 11
MORE_TIME = (10, 1)
FREE_LONGER = 11
FREE = 12
NEVER = 20
MEMBER = 25
RULE_LINE = 30
AGE = 40

_CELLS = ("fixed", "forbidden")


class Change(ABC):
    """One change of the week file."""

    kind: ClassVar[str]

    @property
    def sort(self) -> str:
        """Its kind, or the rule that is meant: ways out of other sorts are worth showing too."""
        return self.kind

    @property
    @abstractmethod
    def cost(self) -> int:
        """How much is asked by it."""

    @property
    @abstractmethod
    def reason(self) -> Reason:
        """The change in words, and the line that is to be changed."""

    @abstractmethod
    def edit(self, draft: Redraft) -> None:
        """Make it."""


def apply(plan: Plan, changes: Iterable[Change]) -> Plan:
    """The plan after these changes of its week file."""
    draft = Redraft(plan)
    for change in changes:
        change.edit(draft)
    return draft.plan()


@dataclass(frozen=True, slots=True)
class LineOut(Change):
    """A line of a rule that can be taken out, or mostly made soft by a `cost`."""

    kind = "line"
    rule: str
    line: Line

    @property
    def sort(self) -> str:
        """The rule."""
        return self.rule

    @property
    def cost(self) -> int:
        """Less for a line about one person and one duty."""
        return CELL if self.rule in _CELLS else RULE_LINE

    @property
    def reason(self) -> Reason:
        """The line itself; that of a guardian knows no `cost`."""
        line = self.line.reason
        if self.rule == "guardian":
            return because("way.line.hard", line.span, line=line)
        return because("way.line", line.span, line=line)

    def edit(self, draft: Redraft) -> None:
        """Leave the line out of the rule's settings."""
        setting, own = draft.rules[self.rule], self.line.plan.rules[self.rule]
        kept: Any = None
        if isinstance(setting, tuple):
            (only,) = own
            kept = tuple(one for one in setting if one is not only)
        if kept:
            draft.rules[self.rule] = kept
        else:
            del draft.rules[self.rule]
