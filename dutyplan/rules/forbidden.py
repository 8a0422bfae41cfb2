"""`forbidden`: assignments that may not be.

```yaml
rules:
  forbidden:
    - {volunteer: Bahar, task: Basement, date: 2026-12-05}
```

With a `cost` the line is soft: the assignment may be, and costs so many points in the goal
`wishes`.

```yaml
rules:
  forbidden:
    - {volunteer: Bahar, task: Basement, date: 2026-12-05, cost: 4}
```
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from dutyplan.plan import Duty, Plan, Volunteer
from dutyplan.reasons import Reason, because
from dutyplan.roster import Breach, Roster
from dutyplan.rules.base import Builder, Line, Rule, Scope, Term
from dutyplan.rules.cells import Cell, CellWords, read_cells


class Forbidden(Rule):
    """Cells that stay empty."""

    id = "forbidden"
    words = list[CellWords]

    def read(self, words: list[CellWords] | None, scope: Scope) -> tuple[Cell, ...] | None:
        """The cells inside the plan."""
        return read_cells(words, scope)

    def bars(self, plan: Plan, volunteer: Volunteer) -> Callable[[Duty], bool] | None:
        """Bar the duties of this one's cells."""
        cells: tuple[Cell, ...] = plan.rules.get(self.id, ())
        barred = {
            duty.index
            for cell in cells
            if cell.volunteer is volunteer and cell.cost is None
            for duty in cell.duties
        }
        return (lambda duty: duty.index in barred) if barred else None

    def reason(self, plan: Plan, volunteer: Volunteer, duty: Duty) -> Reason:
        """Name the line."""
        cells: tuple[Cell, ...] = plan.rules.get(self.id, ())
        lines = (
            cell.span
            for cell in cells
            if cell.volunteer is volunteer and cell.cost is None and duty in cell.duties
        )
        return because("bar.forbidden", next(lines))

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
        """The literals of the cells themselves."""
        cells: tuple[Cell, ...] = plan.rules.get(self.id, ())
        for cell in cells:
            if cell.cost is not None:
                literals = {duty.index: on for duty, on in builder.duties_of(cell.volunteer)}
                for duty in cell.duties:
                    if duty.index in literals:
                        yield literals[duty.index], cell.cost

    def check(self, plan: Plan, roster: Roster) -> Iterator[Breach]:
        """Look for each cell in the roster."""
        cells: tuple[Cell, ...] = plan.rules.get(self.id, ())
        for cell in cells:
            volunteer = cell.volunteer
            for duty in cell.duties:
                if volunteer in roster.crew(duty):
                    reason = because("breach.forbidden", cell.span, volunteer=volunteer, duty=duty)
                    yield Breach(self.id, reason, duty, volunteer, cell.cost)


def _said(cell: Cell) -> Reason:
    volunteer, duty = cell.volunteer, cell.duties[0]
    if len(cell.duties) == 1:
        return because("line.forbidden", cell.span, volunteer=volunteer, duty=duty)
    facts = {"volunteer": volunteer, "task": duty.task, "day": duty.date}
    return because("line.forbidden.some", cell.span, **facts)


RULE = Forbidden()
