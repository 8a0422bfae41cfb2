from __future__ import annotations

import math
from fractions import Fraction

import pytest

from dutyplan.goals.base import WeightedSum
from dutyplan.goals.minimums import GOAL
from dutyplan.plan import Plan
from dutyplan.roster import Shortfall
from dutyplan.rules import RULES
from dutyplan.rules.eligibility import Eligibility
from dutyplan.rules.limits import lacks, shortfalls
from dutyplan.solver.answers import Finding
from dutyplan.solver.variables import Variables
from tests import builders, plans

WEEK = """\
start: 2026-12-02
weeks: 2
tasks:
  - {name: Basement, when: saturday 10:00-12:30, people: 2, effort: 1.5}
  - {name: Gardens, when: [saturday 14:00-15:00, sunday 14:00-15:00], people: 2}
  - {name: Patrol, when: 2026-12-02 22:00-02:00, people: 2, effort: 3, age: 18+}
volunteers:
  - {name: Ann, age: 30%s}
  - {name: Bob, age: 12%s}
rules:
  limits: %s
"""
# Wednesday 2 December is the first day of the plan; Bob is too young for the patrol.
PATROL, BASEMENT, GARDENS, GARDENS_SUN, BASEMENT_2, GARDENS_2, GARDENS_2_SUN = range(7)


def week(limits: str, ann: str = "", bob: str = "") -> Plan:
    own = [f", limits: {one}" if one else "" for one in (ann, bob)]
    return plans.plan(WEEK % (*own, limits))


def lacking(limits: str, *duties: int) -> list[str]:
    """What Ann lacks of limits of her own, as `total: 2`."""
    found = plans.lacking(week("{}", limits), {index: ["Ann"] for index in duties})
    return [one.removeprefix("Ann: ") for one in found]


def test_the_duties_are_in_this_order() -> None:
    assert [one.label for one in week("{}").duties] == [
        "Patrol on 2026-12-02 22:00-02:00",
        "Basement on 2026-12-05 10:00-12:30",
        "Gardens on 2026-12-05 14:00-15:00",
        "Gardens on 2026-12-06 14:00-15:00",
        "Basement on 2026-12-12 10:00-12:30",
        "Gardens on 2026-12-12 14:00-15:00",
        "Gardens on 2026-12-13 14:00-15:00",
    ]


@pytest.mark.parametrize(
    ("limits", "duties", "told"),
    [
        ("{total: 2+}", [], ["total: 2"]),
        ("{total: 2+}", [PATROL], ["total: 1"]),
        ("{total: 2+}", [PATROL, BASEMENT], []),
        ("{total: 2+}", [PATROL, BASEMENT, GARDENS], []),
        ("{total: 2-3}", [PATROL], ["total: 1"]),
        ("{total: {min: 2}}", [PATROL], ["total: 1"]),
        ("{total: {min: 2, max: 3, cost: 4}}", [PATROL], ["total: 1"]),
        ("{total: 2}", [], []),
        ("{total: 0+}", [], []),
        ("{total: 9+}", [PATROL], ["total: 8"]),
        # Each date on which the plan has a duty.
        ("{per_day: 1+}", [PATROL, GARDENS, GARDENS_SUN, BASEMENT_2, GARDENS_2_SUN], []),
        ("{per_day: 1+}", [GARDENS, BASEMENT_2],
         ["per_day (2026-12-02): 1", "per_day (2026-12-06): 1", "per_day (2026-12-13): 1"]),
        ("{per_day: 2+}", [BASEMENT, GARDENS],
         ["per_day (2026-12-02): 2", "per_day (2026-12-06): 2", "per_day (2026-12-12): 2",
          "per_day (2026-12-13): 2"]),
        # Weeks of the plan, from Wednesday to Tuesday.
        ("{per_week: 1+}", [GARDENS_SUN], ["per_week (2): 1"]),
        ("{per_week: 2+}", [PATROL, GARDENS_2], ["per_week (1): 1", "per_week (2): 1"]),
        ("{per_week: 2+}", [PATROL, GARDENS_SUN, BASEMENT_2, GARDENS_2], []),
        # Hours and points that are begun count whole.
        ("{hours: 5+}", [], ["hours: 5"]),
        ("{hours: 5+}", [PATROL], ["hours: 1"]),
        ("{hours: 5+}", [BASEMENT], ["hours: 3"]),
        ("{hours: 5+}", [BASEMENT, BASEMENT_2], []),
        ("{hours: 2.51+}", [BASEMENT], ["hours: 1"]),
        ("{hours: 2.5+}", [BASEMENT], []),
        ("{hours: 3.51+}", [BASEMENT], ["hours: 2"]),
        ("{hours: 0.01+}", [], ["hours: 1"]),
        ("{effort: 4.5+}", [PATROL, BASEMENT], []),
        ("{effort: 4.51+}", [PATROL, BASEMENT], ["effort: 1"]),
        ("{effort: 4.5+}", [PATROL], ["effort: 2"]),
        ("{effort: 4.5+}", [], ["effort: 5"]),
        ("{weekends: 2+}", [PATROL], ["weekends: 2"]),
        ("{weekends: 2+}", [BASEMENT, GARDENS_SUN], ["weekends: 1"]),
        ("{weekends: 2+}", [GARDENS_SUN, BASEMENT_2], []),
        ("{tasks: {gardens: 2+, basement: 1-2}}", [PATROL, GARDENS, BASEMENT_2],
         ["tasks (Gardens): 1"]),
        ("{tasks: {gardens: 2+, basement: 1-2}}", [PATROL],
         ["tasks (Gardens): 2", "tasks (Basement): 1"]),
        ("{total: 3+, weekends: 1+, effort: 3+}", [PATROL], ["total: 2", "weekends: 1"]),
    ],
)  # fmt: skip
def test_what_is_lacking(limits: str, duties: list[int], told: list[str]) -> None:
    assert lacking(limits, *duties) == told


def test_everybody_counts_who_can_reach_it_and_who_can_not() -> None:
    plan = week("{per_day: 1+, tasks: {patrol: 1+}}")
    assert plans.lacking(plan, {}) == [
        "Ann: per_day (2026-12-02): 1",
        "Ann: per_day (2026-12-05): 1",
        "Ann: per_day (2026-12-06): 1",
        "Ann: per_day (2026-12-12): 1",
        "Ann: per_day (2026-12-13): 1",
        "Ann: tasks (Patrol): 1",
        "Bob: per_day (2026-12-02): 1",
        "Bob: per_day (2026-12-05): 1",
        "Bob: per_day (2026-12-06): 1",
        "Bob: per_day (2026-12-12): 1",
        "Bob: per_day (2026-12-13): 1",
        "Bob: tasks (Patrol): 1",
    ]


def test_who_can_do_nothing_at_all_lacks_it_all_the_same() -> None:
    plan = plans.plan(
        WEEK % (", available: monday", ", limits: {total: 0}", "{total: 1+, effort: 2.5+}")
    )
    assert plans.lacking(plan, {}) == [
        "Ann: total: 1",
        "Ann: effort: 3",
        "Bob: effort: 3",
    ]


def test_what_nobody_can_help_is_a_constant() -> None:
    plan = plans.plan(WEEK % (", available: monday", ", never: [Gardens, Basement]", "{total: 2+}"))
    variables = Variables(plan, Eligibility(plan), 0, 1)
    size = variables.size
    assert lacks(plan, variables) == ([], 4)
    assert variables.size == size


def test_own_minimums_replace_the_common_ones() -> None:
    plan = week("{total: 3+, weekends: 1+, tasks: {gardens: 1+}}", "{total: 1+}", "{total: 1}")
    assert plans.lacking(plan, {}) == [
        "Ann: total: 1",
        "Ann: weekends: 1",
        "Ann: tasks (Gardens): 1",
        "Bob: weekends: 1",
        "Bob: tasks (Gardens): 1",
    ]


def test_a_shortfall_says_what_there_should_be_and_what_there_is() -> None:
    plan = week("{}", "{hours: 3.51+, per_week: 1+, tasks: {gardens: 1+}}")
    ann = plan.volunteers[0]
    assert list(shortfalls(plan, builders.roster(plan, {BASEMENT: ["Ann", "Bob"]}))) == [
        Shortfall(ann, "per_week", 2, Fraction(1), Fraction(0)),
        Shortfall(ann, "hours", None, Fraction("3.51"), Fraction(5, 2)),
        Shortfall(ann, "tasks", "Gardens", Fraction(1), Fraction(0)),
    ]


@pytest.mark.parametrize(
    ("limits", "is_used"),
    [("{}", False), ("{total: 2}", False), ("{total: 0+}", False), ("{total: 1+}", True)],
)
def test_it_is_used_with_a_minimum(limits: str, is_used: bool) -> None:
    assert GOAL.is_used(week(limits)) == is_used
    assert GOAL.is_used(week("{}", limits)) == is_used
    assert GOAL.id == "minimums"
    assert not GOAL.is_gain


def test_its_value_is_the_sum_of_all_that_is_lacking() -> None:
    plan = week("{total: 2+, effort: 4.5+}", bob="{total: 3+}")
    who = Eligibility(plan)
    roster = builders.roster(plan, {PATROL: ["Ann"], GARDENS: ["Bob"]})
    # Ann lacks one duty and 1.5 points, Bob two duties and 3.5 points.
    assert GOAL.value(plan, None, who, roster) == 1 + 2 + 2 + 4
    assert GOAL.value(plan, None, who, builders.roster(plan, {})) == 2 + 5 + 3 + 5


def optimum(plan: Plan) -> tuple[int, dict[int, list[str]]]:
    """What the goal alone, under all the rules, comes down to, and a roster that has it."""
    who = Eligibility(plan)
    variables = Variables(plan, who, 0, 1)
    for rule in RULES:
        rule.build(plan, variables)
    objective = GOAL.objective(plan, None, who, variables)
    assert isinstance(objective, WeightedSum)
    assert objective.missing == {}
    answer = variables.solve(objective.terms, (), math.inf)
    assert answer.finding is Finding.BEST
    roster = variables.roster(answer.values)
    value = answer.objective + objective.constant
    assert value == GOAL.value(plan, None, who, roster)
    return value, {duty.index: [one.id for one in roster.crew(duty)] for duty in plan.duties}


@pytest.mark.parametrize(
    ("limits", "value"),
    [
        ("{total: 6+}", 0),
        ("{total: 7+}", 1),
        ("{total: 3-3, per_day: 1}", 0),
        ("{per_day: 1+}", 1),
        ("{weekends: 2+, total: 1}", 2),
        # More hours than there are.
        ("{hours: 100000+}", 200_000 - (4 + 5 + 4) - (5 + 4)),
        ("{effort: 3+, tasks: {basement: 1, gardens: 0}}", 2),
    ],
)
def test_the_search_makes_it_as_small_as_can_be(limits: str, value: int) -> None:
    assert optimum(week(limits))[0] == value


def test_a_minimum_calls_people_beyond_those_wanted() -> None:
    text = """
        start: 2026-11-28
        tasks: [{name: Basement, when: saturday 10:00-12:00, people: %s}]
        volunteers: [{name: Ann}, {name: Bob}, {name: Cem}]
        rules: {limits: {total: 1+}}
        """
    assert optimum(plans.plan(text % "1"))[0] == 2
    assert optimum(plans.plan(text % "1-2"))[0] == 1
    assert optimum(plans.plan(text % "1-3")) == (0, {0: ["Ann", "Bob", "Cem"]})
