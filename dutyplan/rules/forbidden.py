"""`forbidden`: assignments that may not be.

```yaml
rules:
  forbidden:
    - {volunteer: Bahar, task: Basement, date: 2026-12-05}
```
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dutyplan.plan import Duty, Plan, Volunteer
from dutyplan.roster import Breach, Roster
from dutyplan.rules.base import Rule, Scope
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
            duty.index for cell in cells if cell.volunteer is volunteer for duty in cell.duties
        }
        return (lambda duty: duty.index in barred) if barred else None

    def reason(self, plan: Plan, volunteer: Volunteer, duty: Duty) -> str:
        """Name the list."""
        return "is forbidden on it under 'rules'"

    def check(self, plan: Plan, roster: Roster) -> Iterator[Breach]:
        """Look for each cell in the roster."""
        cells: tuple[Cell, ...] = plan.rules.get(self.id, ())
        for cell in cells:
            for duty in cell.duties:
                if cell.volunteer in roster.crew(duty):
                    message = f"{cell.volunteer.name} is on {duty.label}, which is forbidden"
                    yield Breach(self.id, message, duty, cell.volunteer)


RULE = Forbidden()
