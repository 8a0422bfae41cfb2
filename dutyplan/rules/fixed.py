"""`fixed`: assignments that stand, whatever the rest of the roster.

```yaml
rules:
  fixed:
    - {volunteer: Bahar, task: Basement, date: 2026-12-05}
```

Where the task has several duties that day, it stands on at least one of them. An assignment
that could never be, for age, time or another rule, is a problem of the file.
"""

from __future__ import annotations

from collections.abc import Iterator

from dutyplan.plan import Plan
from dutyplan.problems import Problem
from dutyplan.roster import Breach, Roster
from dutyplan.rules.base import Barring, Builder, Rule, Scope
from dutyplan.rules.cells import Cell, CellWords, read_cells


class Fixed(Rule):
    """Cells that are filled beforehand."""

    id = "fixed"
    words = list[CellWords]

    def read(self, words: list[CellWords] | None, scope: Scope) -> tuple[Cell, ...] | None:
        """The cells inside the plan."""
        return read_cells(words, scope)

    def review(self, plan: Plan, barring: Barring) -> list[Problem]:
        """Find cells that another rule bars."""
        cells: tuple[Cell, ...] = plan.rules.get(self.id, ())
        problems = []
        for cell in cells:
            rules = [barring(cell.volunteer, duty) for duty in cell.duties]
            first = rules[0]
            if first is None or None in rules:
                continue
            duty = cell.duties[0]
            why = first.reason(plan, cell.volunteer, duty)
            message = f"{cell.volunteer.name} can't be on {duty.label}: {cell.volunteer.name} {why}"
            hint = f"the rule '{first.id}' bars it: change that, or take this line out"
            problems.append(Problem(self.id, message, cell.span, hint))
        return problems

    def build(self, plan: Plan, builder: Builder) -> None:
        """At least one of the duties that a cell means."""
        cells: tuple[Cell, ...] = plan.rules.get(self.id, ())
        for cell in cells:
            literals = {duty.index: one for duty, one in builder.duties_of(cell.volunteer)}
            terms = [(literals[d.index], 1) for d in cell.duties if d.index in literals]
            builder.within(terms, 1, None)

    def check(self, plan: Plan, roster: Roster) -> Iterator[Breach]:
        """Look for each cell in the roster."""
        cells: tuple[Cell, ...] = plan.rules.get(self.id, ())
        for cell in cells:
            if not any(cell.volunteer in roster.crew(duty) for duty in cell.duties):
                duty = cell.duties[0]
                message = f"{cell.volunteer.name} is not on {duty.label}, which is fixed"
                yield Breach(self.id, message, duty, cell.volunteer)


RULE = Fixed()
