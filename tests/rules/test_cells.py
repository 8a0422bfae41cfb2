from __future__ import annotations

from textwrap import dedent
from typing import Any

import pytest

from dutyplan.rules.cells import Cell
from tests import plans

WEEK = """\
start: 2026-11-28
tasks:
  - {name: Basement, when: saturday 10:00-12:00}
  - {name: Gardens, when: [saturday 14:00-15:00, saturday 16:00-17:00]}
volunteers:
  - {name: Bahar}
  - {name: Li Min, id: lm1}
  - {name: Li Min, id: lm2}
rules:
"""


def with_cells(rule: str, *cells: str) -> str:
    return WEEK + f"  {rule}:\n" + "".join(f"    - {cell}\n" for cell in cells)


def cells_of(*cells: str) -> Any:
    return plans.plan(with_cells("forbidden", *cells)).rules.get("forbidden")


def test_a_cell_knows_volunteer_duty_and_place() -> None:
    (cell,) = cells_of("{volunteer: Bahar, task: Basement, date: 2026-11-28}")
    assert isinstance(cell, Cell)
    assert cell.volunteer.id == "Bahar"
    assert [duty.label for duty in cell.duties] == ["Basement on 2026-11-28 10:00-12:00"]
    assert (cell.span.line, cell.span.column, cell.span.length) == (10, 18, 5)


def test_capital_letters_do_not_matter() -> None:
    (cell,) = cells_of("{volunteer: bahar, task: BASEMENT, date: 2026-11-28}")
    assert cell.volunteer.id == "Bahar"
    assert [duty.index for duty in cell.duties] == [0]


def test_all_windows_of_that_day_are_meant() -> None:
    (cell,) = cells_of("{volunteer: lm2, task: Gardens, date: 2026-11-28}")
    assert cell.volunteer.id == "lm2"
    assert [duty.index for duty in cell.duties] == [1, 2]


def test_a_cell_may_have_a_cost() -> None:
    hard, soft = cells_of(
        "{volunteer: Bahar, task: Basement, date: 2026-11-28}",
        "{volunteer: Bahar, task: Gardens, date: 2026-11-28, cost: 12}",
    )
    assert hard.cost is None
    assert soft.cost == 12


@pytest.mark.parametrize(
    ("cost", "problem"),
    [
        ("0", "error[out-of-range]: 0 is not possible here: it must be at least 1"),
        ("-1", "error[not-a-number]: '-1' is not a cost: a whole number from 1"),
        ("1.5", "error[not-a-number]: '1.5' is not a cost: a whole number from 1"),
        ("1000001", "error[out-of-range]: 1000001 is not possible here: "
                    "it must be from 1 to 1000000"),
        ("[1]", "error[wrong-kind]: this must be a cost: a whole number from 1"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("rule", ["fixed", "forbidden"])
def test_what_is_no_cost(rule: str, cost: str, problem: str) -> None:
    cell = f"{{volunteer: Bahar, task: Basement, date: 2026-11-28, cost: {cost}}}"
    assert plans.problems(with_cells(rule, cell)) == [f"11:66: {problem}"]


@pytest.mark.parametrize("rule", ["fixed", "forbidden"])
@pytest.mark.parametrize("cost", ["", ", cost: 2"])
def test_a_soft_cell_is_looked_up_all_the_same(rule: str, cost: str) -> None:
    cell = f"{{volunteer: Bahra, task: Basement, date: 2026-11-29{cost}}}"
    assert plans.problems(with_cells(rule, cell)) == [
        "11:19: error[unknown-volunteer]: there is no volunteer 'Bahra'",
        "11:48: error[no-duty]: 'Basement' has no duty on 2026-11-29",
    ]


@pytest.mark.parametrize("rule", ["fixed", "forbidden"])
def test_a_date_outside_the_plan_is_no_problem(rule: str) -> None:
    outside = with_cells(
        rule,
        "{volunteer: Bahar, task: Basement, date: 2026-11-27}",
        "{volunteer: Bahar, task: Basement, date: 2026-12-05}",
    )
    assert plans.problems(outside) == []
    assert plans.plan(outside).rules == {}


@pytest.mark.parametrize("rule", ["fixed", "forbidden"])
def test_a_date_inside_without_a_duty_is_one(rule: str) -> None:
    text = with_cells(rule, "{volunteer: Bahar, task: Basement, date: 2026-11-29}")
    assert plans.problems(text) == [
        "11:48: error[no-duty]: 'Basement' has no duty on 2026-11-29",
    ]


@pytest.mark.parametrize("rule", ["fixed", "forbidden"])
def test_unknown_names_are_told_even_outside_the_plan(rule: str) -> None:
    text = with_cells(
        rule,
        "{volunteer: Bahra, task: Basemint, date: 2030-01-01}",
        "{volunteer: Li Min, task: Basement, date: 2026-11-28}",
    )
    assert plans.problems(text) == [
        "11:19: error[unknown-volunteer]: there is no volunteer 'Bahra'",
        "11:32: error[unknown-task]: there is no task 'Basemint'",
        "12:19: error[ambiguous-name]: 'Li Min' may be one of several volunteers",
    ]


def test_what_is_wrong_with_the_form_is_told_for_each_cell() -> None:
    text = with_cells(
        "fixed",
        "Bahar",
        "{volunteer: Bahar, task: Basement}",
        "{volunteer: Bahar, task: Basement, day: 2026-11-28, date: 2026-11-31}",
        "{volunteer: [Bahar], task: Basement, date: 2026-11-28}",
    )
    assert plans.problems(text) == [
        "11:7: error[wrong-kind]: an assignment must be a mapping",
        "12:7: error[missing-key]: an assignment needs 'date'",
        "13:42: error[unknown-key]: unknown key 'day' in an assignment",
        "13:65: error[not-a-date]: there is no 31 November 2026",
        "14:19: error[not-text]: this must be a line of text",
    ]


def test_cells_are_a_list() -> None:
    text = WEEK + "  fixed: {volunteer: Bahar, task: Basement, date: 2026-11-28}\n"
    assert plans.problems(text) == ["10:10: error[wrong-kind]: 'fixed' must be a list"]


def test_an_unread_task_is_not_told_twice() -> None:
    text = dedent("""\
        start: 2026-11-28
        tasks:
          - {name: Basement, when: someday}
        volunteers:
          - {name: Bahar}
        rules:
          fixed:
            - {volunteer: Bahar, task: Basement, date: 2026-11-28}
        """)
    assert plans.problems(text) == ["3:28: error[not-a-day]: 'someday' names no days"]
