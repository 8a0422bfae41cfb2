"""Answers to "why?" as text: names, lines, widths, and the two tables."""

from __future__ import annotations

import pytest

from dutyplan import solve
from dutyplan.explaining.asking.whyduty import WhyDuty, bars_of
from dutyplan.explaining.asking.whyload import why_load
from dutyplan.outputs.base import View
from dutyplan.outputs.reports.story import render_story
from dutyplan.outputs.text.grid import cells
from dutyplan.plan import Plan
from tests import builders, plans

PLAN = plans.plan(
    """
    start: 2026-11-28
    weeks: 11
    tasks:
      - {name: Hall, when: saturday 10:00-12:00, effort: 1.5}
      - {name: 楼道扶手, when: saturday, people: 2, age: 18+}
    volunteers:
      - {name: Li Min, id: L1, age: 15}
      - {name: Li Min, id: L2, age: 30, share: 0.5}
      - {name: ئاينۇر, age: 40, unavailable: 2026-12-05..2026-12-12}
    """
)
FIRST, SECOND, AYNUR = PLAN.volunteers


def barred(plan: Plan = PLAN) -> WhyDuty:
    best = solve(plan)
    assert best.roster is not None
    duty = next(one for one in plan.duties if one.task.age is not None)
    bars = tuple(bars_of(plan, plan.volunteers[0], duty))
    return WhyDuty(plan.volunteers[0], duty, best.roster, best, bars, (), (), ())


def test_namesakes_are_told_apart_and_lines_shown() -> None:
    assert render_story(barred(), 5, View()) == (
        "Li Min (L1) can't be on 楼道扶手 on 2026-11-28:\n"
        "- Li Min (L1) is too young, as the task is for 18+\n"
        "  week.yaml:6:50  - {name: 楼道扶手, when: saturday, people: 2, age: 18+}\n"
    )


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_line_is_too_wide(width: int, language: str) -> None:
    best = solve(PLAN)
    assert best.roster is not None
    for one in PLAN.volunteers:
        text = render_story(why_load(one, best.roster, best), 5, View(language, width=width))
        assert max(map(cells, text.split("\n"))) <= width
    text = render_story(barred(), 5, View(language, width=width))
    assert max(map(cells, text.split("\n"))) <= width


def test_many_parts_are_told_task_by_task() -> None:
    """The second Li Min owes a half of 2.5 shares, or of 1.5 in the two weeks without Aynur."""
    roster = builders.roster(PLAN, {0: ["L2"]})
    text = render_story(why_load(SECOND, roster, solve(PLAN)), 5, View())
    assert text.split("\n\n")[1:3] == [
        "Date        Day  Time     Task      Effort\n"
        "----------  ---  -------  --------  ------\n"
        "2026-11-28  Sat  all day  楼道扶手       1",
        "Where the fair share comes from. Each duty's load is owed by all who are free\n"
        "for it, whether they may do it or not:\n"
        "When       Task      Load        Own part  Points\n"
        "---------  --------  ----  --------------  ------\n"
        "11 duties  楼道扶手    22  0.5 of 1.5-2.5    4.93\n"
        "11 duties  Hall      16.5  0.5 of 1.5-2.5    3.70\n"
        "---------  --------  ----  --------------  ------\n"
        "Sum                                          8.63",
    ]


def test_whoever_has_nothing_has_no_table() -> None:
    plan = plans.plan(
        """
        start: 2026-11-28
        tasks: [{name: Hall, when: saturday}]
        volunteers: [{name: Ann}, {name: Bob, share: 0}]
        """
    )
    best = solve(plan)
    roster = builders.roster(plan, {0: ["Ann"]})
    text = render_story(why_load(plan.volunteers[1], roster, best), 5, View())
    assert text == "Bob: 0 duties, load 0; owes no share and is not compared.\n"
