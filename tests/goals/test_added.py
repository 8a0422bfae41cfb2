from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dutyplan.goals import GOALS, find_goal
from dutyplan.goals.added import Added
from dutyplan.goals.base import Leximin, WeightedSum
from dutyplan.plan import Plan
from dutyplan.roster import GoalResult, Outcome
from dutyplan.rules import RULES
from dutyplan.rules.eligibility import Eligibility
from dutyplan.solver.variables import Variables
from dutyplan.solving import solve
from tests import builders, plans

WEEK = """
    start: 2026-11-28
    tasks:
      - {name: Rails, when: saturday 10:00-11:00, people: 2, priority: 3}
      - {name: Basement, when: saturday 10:00-11:00, people: 1-3, skills: {keys: 1, van: 1}}
      - {name: Gardens, when: sunday, people: {min: 2, want: 2}}
    volunteers:
      - {name: Ann, skills: keys, avoids: {rails: 4, gardens: 1}}
      - {name: Bob, prefers: [{gardens: 2}, saturday]}
      - {name: Cem, limits: {total: 2+}}
    rules:
      apart: [{names: [Ann, Bob], cost: 5}]
    """
BASEMENT, RAILS, GARDENS = range(3)
BOTH = Added((GOALS["coverage"], GOALS["wishes"]))
ALL = Added((GOALS["coverage"], GOALS["minimums"], GOALS["wishes"]))


def value(goal: Added, plan: Plan, crews: plans.Crews) -> int:
    """The value of a roster; the model must be of the same mind."""
    who = Eligibility(plan)
    constants: list[int] = []

    def terms(model: Variables) -> list[tuple[int, int]]:
        objective = goal.objective(plan, None, who, model)
        assert len(dict(objective.terms)) == len(objective.terms)
        constants.append(objective.constant)
        return objective.terms

    found = goal.value(plan, None, who, builders.roster(plan, crews))
    assert plans.least(plan, crews, RULES, terms) + constants[0] == found
    return found


@pytest.mark.parametrize(
    ("crews", "coverage", "minimums", "points"),
    [
        ({}, 2 * 3 + (1 + 2) + 2, 2, 0),
        ({RAILS: ["Ann", "Bob"]}, 3 + 2, 2, -4 + 1 - 5),
        ({RAILS: ["Bob", "Cem"], GARDENS: ["Bob", "Cem"]}, 3, 0, 1 + 2),
        ({BASEMENT: ["Ann", "Cem"], GARDENS: ["Ann", "Bob"]}, 6 + 1, 1, -1 + 2 - 5),
    ],
)
def test_values_add_up(
    crews: dict[int, list[str]], coverage: int, minimums: int, points: int
) -> None:
    plan = plans.plan(WEEK)
    assert value(BOTH, plan, crews) == coverage - points
    assert value(ALL, plan, crews) == coverage + minimums - points


crews = st.fixed_dictionaries(
    {
        RAILS: st.sets(st.sampled_from(["Ann", "Bob", "Cem"]), max_size=2),
        BASEMENT: st.sets(st.sampled_from(["Ann", "Bob", "Cem"])),
        GARDENS: st.sampled_from([set(), {"Ann", "Bob"}, {"Bob", "Cem"}]),
    }
)


@settings(max_examples=60, deadline=None)
@given(crews)
def test_model_and_value_agree(crews: dict[int, set[str]]) -> None:
    plan = plans.plan(WEEK)
    crews[BASEMENT] -= crews[RAILS]
    served = {index: sorted(crew) for index, crew in crews.items()}
    roster = builders.roster(plan, served)
    who = Eligibility(plan)
    parts = [goal.value(plan, None, who, roster) for goal in ALL.goals]
    assert value(ALL, plan, served) == sum(part for part in parts if isinstance(part, int))


def test_what_two_goals_count_counts_twice() -> None:
    plan = plans.plan(WEEK)
    twice = Added((GOALS["wishes"], GOALS["wishes"]))
    assert value(twice, plan, {RAILS: ["Ann", "Bob"]}) == 2 * (4 - 1 + 5)


def test_it_is_named_by_its_parts() -> None:
    assert BOTH.id == "coverage + wishes"
    assert ALL.id == "coverage + minimums + wishes"
    found = find_goal("wishes + coverage")
    assert isinstance(found, Added)
    assert [goal.id for goal in found.goals] == ["wishes", "coverage"]
    assert find_goal("wishes") is GOALS["wishes"]


def test_less_is_better_whatever_its_parts_are() -> None:
    assert find_goal("minimums + wishes").shown(-7) == -7
    assert GOALS["wishes"].shown(-7) == 7
    assert GOALS["coverage"].shown(7) == 7


def test_it_counts_who_is_missing_for_the_goals_behind_it() -> None:
    plan = plans.plan(WEEK)
    who = Eligibility(plan)
    objective = BOTH.objective(plan, None, who, Variables(plan, who, 0, 1))
    assert isinstance(objective, WeightedSum)
    assert sorted(objective.missing) == [BASEMENT, RAILS, GARDENS]


def test_it_is_used_where_one_of_its_parts_is() -> None:
    week = "start: 2026-11-28\ntasks: [{name: A, when: daily}]\nvolunteers: [{name: Ann%s}]\n"
    wishes = Added((GOALS["minimums"], GOALS["wishes"]))
    assert not wishes.is_used(plans.plan(week % ""))
    assert wishes.is_used(plans.plan(week % ", avoids: A"))
    assert wishes.is_used(plans.plan(week % ", limits: {total: 1+}"))


def test_a_vector_can_not_be_added(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = plans.plan(WEEK)
    who = Eligibility(plan)
    monkeypatch.setattr(type(GOALS["wishes"]), "objective", lambda *_: Leximin([], []))
    with pytest.raises(TypeError, match="wishes is no number that could be added"):
        BOTH.objective(plan, None, who, Variables(plan, who, 0, 1))


def solved(goals: str, avoids: int = 1, priority: int = 2) -> tuple[Outcome, list[str]]:
    outcome = solve(
        plans.plan(f"""
            start: 2026-11-28
            tasks: [{{name: Rails, when: saturday, priority: {priority}}}]
            volunteers: [{{name: Ann, avoids: {{rails: {avoids}}}}}]
            goals: {goals}
            """),
        time_limit=60, workers=1, seed=0, strict=False,
    )  # fmt: skip
    assert outcome.roster is not None
    return outcome, [one.id for one in outcome.roster.crew(outcome.plan.duties[0])]


def test_a_gap_is_traded_for_wishes() -> None:
    outcome, crew = solved("[[coverage, wishes]]", avoids=3)
    assert crew == []
    assert outcome.goals == (GoalResult("coverage + wishes", 2, 2, True),)
    outcome, crew = solved("[[coverage, wishes]]", avoids=1)
    assert crew == ["Ann"]
    assert outcome.goals == (GoalResult("coverage + wishes", 1, 1, True),)


def test_one_after_the_other_nothing_is_traded() -> None:
    outcome, crew = solved("[coverage, wishes]", avoids=3)
    assert crew == ["Ann"]
    assert outcome.goals == (
        GoalResult("coverage", 0, 0, True),
        GoalResult("wishes", -3, -3, True),
    )


def test_fairness_behind_a_sum_keeps_the_gap() -> None:
    outcome, crew = solved("[[wishes, coverage], fairness]", avoids=3)
    assert crew == []
    assert outcome.goals == (
        GoalResult("wishes + coverage", 2, 2, True),
        GoalResult("fairness", (-10,), -10, True),
    )
    outcome, crew = solved("[[wishes, coverage], fairness]", avoids=1)
    assert crew == ["Ann"]
    assert outcome.goals[1] == GoalResult("fairness", (0,), 0, True)


def test_an_inner_list_of_one_is_that_goal() -> None:
    outcome, _ = solved("[[wishes]]")
    assert outcome.goals == (GoalResult("wishes", 0, 0, True),)
