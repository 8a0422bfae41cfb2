"""A first roster by hand: each duty takes those who carry least, the scarcest duty first.

It is a hint to the solver and nothing more: it may break rules that it does not know, and
proves nothing. But a search that is cut short then starts from a roster that is nearly fair.
"""

from __future__ import annotations

from dutyplan.goals.balances import fair_shares, options_of
from dutyplan.plan import Duty, Plan, Volunteer
from dutyplan.roster import Assignment, Roster
from dutyplan.rules.cells import Cell
from dutyplan.rules.eligibility import Eligibility


def first_roster(plan: Plan, who: Eligibility) -> Roster:
    """Fill the duties one by one, by the plan's first fairness goal."""
    options = options_of(plan)
    owed = fair_shares(plan, options, who).owed
    balance = {
        one.index: float(options.brought.by(one) - owed.get(one.index, 0))
        for one in plan.volunteers
    }
    counted = set(options.counted)
    able = {
        duty.index: [one for one in plan.volunteers if who.can_serve(one, duty)]
        for duty in plan.duties
    }
    busy: dict[int, list[Duty]] = {one.index: [] for one in plan.volunteers}
    assignments = _fixed(plan, who)
    crews: dict[int, list[Volunteer]] = {duty.index: [] for duty in plan.duties}
    for fixed in assignments:
        busy[fixed.volunteer.index].append(fixed.duty)
        crews[fixed.duty.index].append(fixed.volunteer)
        balance[fixed.volunteer.index] += options.amount(fixed.duty)
    for duty in sorted(plan.duties, key=lambda duty: _slack(duty, able[duty.index])):
        free = [one for one in able[duty.index] if not _overlaps(busy[one.index], duty)]
        # Those who owe nothing come last: they help where nobody else can.
        free.sort(key=lambda one: (one.index not in owed, balance[one.index], one.index))
        for one in _crew(duty, crews[duty.index], free):
            assignments.append(Assignment(one, duty))
            busy[one.index].append(duty)
            balance[one.index] += options.amount(duty) if duty in counted else 0
    return Roster(plan, assignments)


def _slack(duty: Duty, able: list[Volunteer]) -> tuple[float, int]:
    """How many could come for each who is wanted; heavy duties first among equals."""
    needs = [(len(able), duty.people.want)]
    for skill, need in duty.task.skills.items():
        needs.append((sum(skill in one.skills for one in able), need))
    return (min(num / need for num, need in needs), -duty.effort)


def _overlaps(busy: list[Duty], duty: Duty) -> bool:
    return any(one.overlaps(duty) for one in busy)


def _fixed(plan: Plan, who: Eligibility) -> list[Assignment]:
    """What stands anyway; of a task with several duties that day, the first that can be."""
    cells: tuple[Cell, ...] = plan.rules.get("fixed", ())
    found: dict[Assignment, None] = {}
    for cell in cells:
        possible = [duty for duty in cell.duties if who.can_serve(cell.volunteer, duty)]
        if possible:
            found[Assignment(cell.volunteer, possible[0])] = None
    return list(found)


def _crew(duty: Duty, there: list[Volunteer], free: list[Volunteer]) -> list[Volunteer]:
    """Who joins those who are there: first whose skills are needed, then who carries least."""
    crew = list(there)
    for skill, need in duty.task.skills.items():
        has = sum(skill in one.skills for one in crew)
        skilled = [one for one in free if skill in one.skills and one not in crew]
        crew += skilled[: max(0, need - has)]
    crew = crew[: max(duty.people.want, len(there))]
    crew += [one for one in free if one not in crew][: max(0, duty.people.want - len(crew))]
    return crew[len(there) :] if len(crew) >= duty.people.min else []
