from __future__ import annotations

from dutyplan.rules.never import RULE
from tests import plans

TASKS = """
    start: 2026-11-28
    tasks:
      - {name: Basement, when: saturday 10:00-12:00, people: 2}
      - {name: Gardens, when: [saturday 14:00-15:00, sunday 14:00-15:00], people: 2}
    volunteers:
      - {name: Ann}
      - {name: Li Min, never: [basement]}
      - {name: Cem, never: Gardens}
      - {name: Dina, never: [Gardens, Basement]}
    """
BASEMENT, GARDENS, GARDENS_LATER = 0, 1, 2


def test_other_tasks_are_open() -> None:
    plan = plans.plan(TASKS)
    crews = {BASEMENT: ["Ann", "Cem"], GARDENS: ["Ann", "Li Min"], GARDENS_LATER: ["Li Min"]}
    assert plans.breaches(RULE, plan, crews) == []


def test_a_task_of_the_list() -> None:
    plan = plans.plan(TASKS)
    assert plans.breaches(RULE, plan, {BASEMENT: ["Ann", "Li Min"]}) == [
        "Li Min is on Basement on 2026-11-28 10:00-12:00, and is never to be"
    ]


def test_every_duty_of_every_task_of_the_list() -> None:
    plan = plans.plan(TASKS)
    crews = {BASEMENT: ["Dina"], GARDENS: ["Dina"], GARDENS_LATER: ["Cem"]}
    assert plans.breaches(RULE, plan, crews) == [
        "Cem is on Gardens on 2026-11-29 14:00-15:00, and is never to be",
        "Dina is on Basement on 2026-11-28 10:00-12:00, and is never to be",
        "Dina is on Gardens on 2026-11-28 14:00-15:00, and is never to be",
    ]


def test_bars_and_reasons() -> None:
    plan = plans.plan(TASKS)
    assert plans.bar(RULE, plan, "Li Min", BASEMENT) == "is never put on 'Basement'"
    assert plans.bar(RULE, plan, "Cem", GARDENS_LATER) == "is never put on 'Gardens'"
    assert plans.bar(RULE, plan, "Cem", BASEMENT) is None
    assert RULE.bars(plan, plans.volunteer(plan, "Ann")) is None


def test_an_unknown_task_is_a_problem_in_its_place() -> None:
    text = """
        start: 2026-11-28
        tasks:
          - {name: Basement, when: saturday}
        volunteers:
          - {name: Ann, never: [Basemnt]}
        """
    assert plans.problems(text) == ["5:25: error[unknown-task]: there is no task 'Basemnt'"]
