from __future__ import annotations

from fractions import Fraction

import pytest

from dutyplan.rules.limitsums import Limits
from dutyplan.rules.limitwords import Bound
from tests import plans

WEEK = """\
start: 2026-11-28
tasks: [{name: Basement, when: saturday 10:00-12:00}, {name: Gardens, when: saturday 14:00-15:00}]
volunteers: [{name: Ann}]
rules:
  limits: %s
"""
"""A limit such as `{total: ...}` stands in column 19 of line 5."""


def read(limits: str) -> Limits:
    found = plans.plan(WEEK % limits).rules["limits"][0]
    assert isinstance(found, Limits)
    return found


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("2", Bound(0, 2)),
        ("０２", Bound(0, 2)),
        ("0", Bound(0, 0)),
        ("'2'", Bound(0, 2)),
        ("100000", Bound(0, 100_000)),
        ("0-2", Bound(0, 2)),
        ("1-4", Bound(1, 4)),
        ("1 – 4", Bound(1, 4)),
        ("2-2", Bound(2, 2)),
        ("2+", Bound(2, None)),
        ("0+", Bound(0, None)),
        ("{max: 2}", Bound(0, 2)),
        ("{min: 0, max: 2}", Bound(0, 2)),
        ("{min: 1, max: 4}", Bound(1, 4)),
        ("{min: 3}", Bound(3, None)),
        ("{min: 3, max: 3}", Bound(3, 3)),
        ("{max: 1, cost: 2}", Bound(0, 1, 2)),
        ("{max: 0, cost: 1000000}", Bound(0, 0, 1_000_000)),
        ("{cost: 2, min: 1, max: 4}", Bound(1, 4, 2)),
        ("{max: 1, cost: }", Bound(0, 1)),
        ("{max: 1, min: , cost: 3}", Bound(0, 1, 3)),
    ],
)
def test_forms_of_a_limit(text: str, bound: Bound) -> None:
    for key in ("per_day", "per_week", "total", "hours", "effort", "weekends"):
        assert getattr(read(f"{{{key}: {text}}}"), key) == bound
    assert read(f"{{tasks: {{basement: {text}}}}}") == Limits(tasks={"Basement": bound})


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("2.5", Bound(0, Fraction(5, 2))),
        ("1.25-2.33", Bound(Fraction(5, 4), Fraction(233, 100))),
        ("0.5+", Bound(Fraction(1, 2), None)),
        ("{min: 0.01, max: 7.5, cost: 4}", Bound(Fraction(1, 100), Fraction(15, 2), 4)),
    ],
)
def test_hours_and_points_have_decimals(text: str, bound: Bound) -> None:
    assert read(f"{{hours: {text}}}") == Limits(hours=bound, tasks={})
    assert read(f"{{effort: {text}}}") == Limits(effort=bound, tasks={})


@pytest.mark.parametrize(
    ("bound", "hard"),
    [(Bound(1, 4), 4), (Bound(0, 0), 0), (Bound(1, None), None), (Bound(1, 4, 2), None)],
)
def test_a_cost_makes_a_bound_soft(bound: Bound, hard: int | None) -> None:
    assert bound.hard == hard


def test_a_bound_knows_its_place_which_is_no_part_of_what_it_means() -> None:
    one, other = read("{total: 2, per_week: {max: 2}}").total, read("{per_week: 2}").per_week
    assert one is not None
    assert other is not None
    assert one == other
    assert one.span is not None
    assert other.span is not None
    assert (one.span.line, one.span.column) == (4, 18)
    assert (other.span.line, other.span.column) == (4, 21)


SHORT = "must be a limit such as 2, 1-4 or 2+"


@pytest.mark.parametrize(
    ("limits", "problems"),
    [
        ("2", ["5:11: error[wrong-kind]: limits must be a mapping"]),
        ("[total]", ["5:11: error[wrong-kind]: limits must be a mapping"]),
        ("{per_month: 1}", ["5:12: error[unknown-key]: unknown key 'per_month' in limits"]),
        ("{total: many}",
         ["5:19: error[not-a-range]: 'many' is not a limit such as 2, 1-4 or 2+"]),
        ("{total: -1}", ["5:19: error[not-a-range]: '-1' is not a limit such as 2, 1-4 or 2+"]),
        ("{total: 2-}", ["5:19: error[not-a-range]: '2-' is not a limit such as 2, 1-4 or 2+"]),
        ("{total: [2]}", [f"5:19: error[wrong-kind]: this {SHORT}"]),
        ("{total: ''}", [f"5:19: error[empty]: this {SHORT}, and is empty"]),
        ("{total: 1.5}", ["5:19: error[not-a-number]: '1.5' is not a whole number"]),
        ("{total: 1.5+}", ["5:19: error[not-a-number]: '1.5' is not a whole number"]),
        ("{total: .}", ["5:19: error[not-a-number]: '.' is not a whole number"]),
        ("{total: 100001}",
         ["5:19: error[out-of-range]: 100001 is not possible here: it must be from 0 to 100000"]),
        ("{total: 3-1}",
         ["5:19: error[impossible-range]: an impossible range: 1 is less than 3"]),
        ("{total: {min: 3, max: 1}}",
         ["5:19: error[impossible-range]: an impossible range: 1 is less than 3"]),
        ("{total: {min: 3, max: 1, cost: 2}}",
         ["5:19: error[impossible-range]: an impossible range: 1 is less than 3"]),
        ("{total: {}}", ["5:19: error[empty]: this must be a limit, and is empty"]),
        ("{total: {max: }}", ["5:19: error[empty]: this must be a limit, and is empty"]),
        ("{total: {cost: 2}}",
         ["5:19: error[missing-key]: the cost of a limit needs 'max': "
          "it is what going beyond costs"]),
        ("{total: {min: 1, cost: 2}}",
         ["5:19: error[missing-key]: the cost of a limit needs 'max': "
          "it is what going beyond costs"]),
        ("{total: {max: 2, cost: 0}}",
         ["5:34: error[out-of-range]: 0 is not possible here: it must be at least 1"]),
        ("{total: {max: 2, cost: 1000001}}",
         ["5:34: error[out-of-range]: 1000001 is not possible here: it must be "
          "from 1 to 1000000"]),
        ("{total: {max: 2, cost: high}}",
         ["5:34: error[not-a-number]: 'high' is not a cost: a whole number from 1"]),
        ("{total: {max: two, min: 1-2, costs: 3}}",
         ["5:25: error[not-a-number]: 'two' is not a whole number",
          "5:35: error[not-a-number]: '1-2' is not a whole number",
          "5:40: error[unknown-key]: unknown key 'costs' in a limit"]),
        ("{hours: 2.505}",
         ["5:19: error[not-a-number]: '2.505' has too many decimals: at most 2 are read"]),
        ("{hours: long}",
         ["5:19: error[not-a-range]: 'long' is not a limit such as 2, 1-4 or 2+"]),
        ("{hours: {max: long}}",
         ["5:25: error[not-a-number]: 'long' is not a number of hours such as 8 or 2.5"]),
        ("{hours: 2.5-2.25}",
         ["5:19: error[impossible-range]: an impossible range: 2.25 is less than 2.5"]),
        ("{hours: {min: 2.5, max: 2.25}}",
         ["5:19: error[impossible-range]: an impossible range: 2.25 is less than 2.5"]),
        ("{hours: 99999999999999999999+}",
         ["5:19: error[out-of-range]: 99999999999999999999 is not possible here: "
          "it must be from 0 to 100000"]),
        ("{effort: 100000.01}",
         ["5:20: error[out-of-range]: 100000.01 is not possible here: "
          "it must be from 0 to 100000"]),
        ("{effort: {min: much}}",
         ["5:26: error[not-a-number]: 'much' is not a number of points such as 8 or 2.5"]),
        ("{tasks: 1}", ["5:19: error[wrong-kind]: 'tasks' must be a mapping"]),
        ("{tasks: [basement]}", ["5:19: error[wrong-kind]: 'tasks' must be a mapping"]),
        ("{tasks: {basement: }}", ["5:20: error[empty]: 'basement' has no limit"]),
        ("{tasks: {basement: x, gardens: 1.5}}",
         ["5:30: error[not-a-range]: 'x' is not a limit such as 2, 1-4 or 2+",
          "5:42: error[not-a-number]: '1.5' is not a whole number"]),
        ("{tasks: {basement: {max: 1, cost: 0}, gardens: {cost: 3}}}",
         ["5:45: error[out-of-range]: 0 is not possible here: it must be at least 1",
          "5:58: error[missing-key]: the cost of a limit needs 'max': "
          "it is what going beyond costs"]),
        ("{tasks: {basemint: 1}}",
         ["5:20: error[unknown-task]: there is no task 'basemint'"]),
        ("{tasks: {basement: 1, Basement: 2}}",
         ["5:33: error[duplicate-key]: 'Basement' stands here twice"]),
        ("{total: x, per_day: 1-, weekends: {max: -1}, tasks: {gardens: y}}",
         ["5:19: error[not-a-range]: 'x' is not a limit such as 2, 1-4 or 2+",
          "5:31: error[not-a-range]: '1-' is not a limit such as 2, 1-4 or 2+",
          "5:51: error[not-a-number]: '-1' is not a whole number",
          "5:73: error[not-a-range]: 'y' is not a limit such as 2, 1-4 or 2+"]),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_in_its_place(limits: str, problems: list[str]) -> None:
    assert plans.problems(WEEK % limits) == problems
    # Under a volunteer it is the same.
    own = WEEK.replace("{name: Ann}", "{name: Ann, limits: %s}").replace("rules:\n  limits: %s", "")
    told = [one.partition("error")[2] for one in problems]
    assert [one.partition("error")[2] for one in plans.problems(own % limits)] == told


@pytest.mark.parametrize(
    ("limits", "hint"),
    [
        ("2", "write {per_week: 2, total: 6}"),
        ("{totel: 2}", "did you mean 'total'?"),
        ("{total: many}", "write 2, 2-4 or 2+"),
        ("{total: 3-1}", "did you mean 1-3?"),
        ("{total: {min: 3, max: 1}}", "'min' can't exceed 'max'"),
        ("{total: {cost: 3}}", "write {max: 2, cost: 3}"),
        ("{total: {max: 3, costs: 3}}", "did you mean 'cost'?"),
        ("{tasks: 1}", "write {basement: 1}"),
        ("{tasks: {basement: }}", "write the most there may be: {basement: 1}"),
        ("{tasks: {basemint: 1}}", "did you mean 'Basement'?"),
    ],
)
def test_hints(limits: str, hint: str) -> None:
    assert plans.hints(WEEK % limits) == [hint]
