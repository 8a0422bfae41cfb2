"""`fixed`: assignments that stand, whatever the rest of the roster.

```yaml
rules:
  fixed:
    - {volunteer: Bahar, task: Basement, date: 2026-12-05}
```

Where the task has several duties that day, it stands on at least one of them. An assignment
that could never be, for age, time or another rule, is a problem of the file.

With a `cost` the line is soft, a wish for that one assignment: if it is not met, that costs so
many points in the goal `wishes`.

```yaml
rules:
  fixed:
    - {volunteer: Bahar, task: Basement, date: 2026-12-05, cost: 4}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dutyplan.locales.wording import worded
from dutyplan.plan import Plan, Volunteer
from dutyplan.problems import Problem
from dutyplan.reasons import Reason, because
from dutyplan.roster import Breach, Roster
from dutyplan.rules.base import Barring, Builder, Line, Part, Rule, Scope, Term
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
            if cell.cost is not None:
                continue
            rules = [barring(cell.volunteer, duty) for duty in cell.duties]
            first = rules[0]
            if first is None or None in rules:
                continue
            duty = cell.duties[0]
            why = first.reason(plan, cell.volunteer, duty)
            name = cell.volunteer.name
            message = worded("bad.fixed", name=name, duty=duty.label, why=why)
            hint = worded("hint.rule-bars", rule=first.id)
            problems.append(Problem(self.id, message, cell.span, hint))
        return problems

    def build(self, plan: Plan, builder: Builder) -> None:
        """At least one of the duties that a cell means."""
        cells: tuple[Cell, ...] = plan.rules.get(self.id, ())
        for cell in cells:
            if cell.cost is None:
                builder.within(_served(cell, builder), 1, None)

    def involves(self, plan: Plan) -> Iterator[Volunteer]:
        """Those who are named."""
        cells: tuple[Cell, ...] = plan.rules.get(self.id, ())
        for cell in cells:
            if cell.cost is None:
                yield cell.volunteer

    def relax(self, plan: Plan, part: Part) -> None:
        """The same as in the whole model, as far as those named have literals."""
        cells: tuple[Cell, ...] = plan.rules.get(self.id, ())
        for cell in cells:
            if cell.cost is None and part.duties_of(cell.volunteer):
                part.within(_served(cell, part), 1, None)

    def lines(self, plan: Plan) -> Iterator[Line]:
        """Each cell."""
        cells: tuple[Cell, ...] = plan.rules.get(self.id, ())
        for cell in cells:
            if cell.cost is None:
                yield Line(_said(cell), replace(plan, rules={self.id: (cell,)}))

    def is_soft(self, plan: Plan) -> bool:
        """With a cost on any line."""
        cells: tuple[Cell, ...] = plan.rules.get(self.id, ())
        return any(cell.cost is not None for cell in cells)

    def prices(self, plan: Plan, builder: Builder) -> Iterator[Term]:
        """One for each cell of whose duties none is served."""
        cells: tuple[Cell, ...] = plan.rules.get(self.id, ())
        for cell in cells:
            if cell.cost is not None:
                is_broken = builder.boolean()
                builder.within([*_served(cell, builder), (is_broken, 1)], 1, None)
                yield is_broken, cell.cost

    def check(self, plan: Plan, roster: Roster) -> Iterator[Breach]:
        """Look for each cell in the roster."""
        cells: tuple[Cell, ...] = plan.rules.get(self.id, ())
        for cell in cells:
            if not any(cell.volunteer in roster.crew(duty) for duty in cell.duties):
                volunteer, duty = cell.volunteer, cell.duties[0]
                reason = because("breach.fixed", cell.span, volunteer=volunteer, duty=duty)
                yield Breach(self.id, reason, duty, volunteer, cell.cost)


def _served(cell: Cell, builder: Builder) -> list[Term]:
    literals = {duty.index: one for duty, one in builder.duties_of(cell.volunteer)}
    return [(literals[duty.index], 1) for duty in cell.duties if duty.index in literals]


def _said(cell: Cell) -> Reason:
    volunteer, duty = cell.volunteer, cell.duties[0]
    if len(cell.duties) == 1:
        return because("line.fixed", cell.span, volunteer=volunteer, duty=duty)
    facts = {"volunteer": volunteer, "task": duty.task, "day": duty.date}
    return because("line.fixed.some", cell.span, **facts)


RULE = Fixed()
