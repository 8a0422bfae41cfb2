from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from typing import Any

import pytest

from dutyplan.goals.coverage import Coverage
from dutyplan.goals.fairness import FairnessGoal
from dutyplan.goals.wishes import Wishes
from dutyplan.plan import Plan
from dutyplan.roster import Assignment, GoalResult, Outcome, Roster, Status
from dutyplan.rules import RULES, WRITTEN
from dutyplan.solver import pursuit as pursuit_module
from dutyplan.solver import search as search_module
from dutyplan.solver.answers import Answer, Finding
from dutyplan.solver.leximin import Summit, climb_levels
from dutyplan.solver.opener import Opener
from dutyplan.solver.pursuit import Pursuit
from dutyplan.solver.stages import Stages
from dutyplan.solving import BugError, solve
from tests import plans

WEEK = """
    start: 2026-11-28
    tasks:
      - {name: A, when: saturday 10:00-12:00, people: 2, effort: 3, age: 18+}
      - {name: B, when: saturday 14:00-15:00, people: 1, effort: 1}
    volunteers:
      - {name: Ann, age: 30}
      - {name: Bob, age: 30}
      - {name: Kid, age: 15}
    """


@pytest.fixture
def in_the_whole_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is known before the whole model is built."""
    monkeypatch.setattr(Opener, "run", lambda self: None)
    monkeypatch.setattr(Opener, "resume", lambda self, roster: None)


@pytest.fixture(params=[False, True], ids=["with an opening", "in the whole model"])
def either_way(request: pytest.FixtureRequest) -> None:
    if request.param:
        request.getfixturevalue("in_the_whole_model")


def solved(plan: Plan, *, time_limit: float = 60, strict: bool = False) -> Outcome:
    return solve(plan, time_limit=time_limit, workers=1, seed=0, strict=strict)


@pytest.mark.usefixtures("either_way")
def test_an_outcome() -> None:
    plan = plans.plan(WEEK)
    outcome = solved(plan)
    assert outcome.plan is plan
    assert outcome.status is Status.OPTIMAL
    assert outcome.proved
    assert isinstance(outcome.roster, Roster)
    # 7 points by three: Ann and Bob take three each, the child one.
    assert outcome.goals == (
        GoalResult("coverage", 0, 0, True),
        GoalResult("fairness", (7, 7, -13), 7, True),
    )
    assert [(one.volunteer.id, one.load, one.fair_share, one.tenths)
            for one in outcome.standings] == [
        ("Ann", 3.0, 2.33, 7),
        ("Bob", 3.0, 2.33, 7),
        ("Kid", 1.0, 2.33, -13),
    ]  # fmt: skip
    assert outcome.candidates == 5
    assert 0 < outcome.seconds < 60
    assert not outcome.interrupted
    assert outcome.warnings == ()
    assert outcome.stages


@pytest.mark.usefixtures("in_the_whole_model")
def test_an_outcome_without_a_roster() -> None:
    for outcome, status in [
        (
            solved(plans.plan(WEEK.replace("people: 2", "people: 3")), strict=True),
            Status.INFEASIBLE,
        ),
        (solved(plans.plan(WEEK), time_limit=0), Status.UNKNOWN),
    ]:
        assert outcome.status is status
        assert not outcome.proved
        assert outcome.roster is None
        assert outcome.goals == ()
        assert outcome.standings == ()


def of_the_rules_own_tests(name: str) -> dict[str, str]:
    """Plans that the tests of a rule itself bring along, by the rule's id."""
    modules = {rule.id: import_module(f"tests.rules.test_{rule.id}") for rule in RULES}
    return {id: getattr(module, name) for id, module in modules.items() if hasattr(module, name)}


A = "tasks: [{name: A, when: saturday}]\n"
CELL = "{volunteer: Ann, task: A, date: 2026-11-28}"
# For each rule a plan whose best roster without the rule breaks it.
BINDING = {
    "membership": A + "volunteers: [{name: Ann, since: 2026-11-29}]",
    "availability": A + "volunteers: [{name: Ann, available: sunday}]",
    "age": "tasks: [{name: A, when: saturday, age: 18+}]\nvolunteers: [{name: Ann, age: 3}]",
    "never": A + "volunteers: [{name: Ann, never: [A]}]",
    "forbidden": A + f"volunteers: [{{name: Ann}}]\nrules: {{forbidden: [{CELL}]}}",
    "limits": "tasks: [{name: A, when: daily}]\nvolunteers: [{name: Ann, limits: {total: 2}}]",
    "overlap": "tasks: [{name: A, when: saturday}, {name: B, when: saturday}]\n"
    "volunteers: [{name: Ann}]",
    "people": "tasks: [{name: A, when: saturday, people: {min: 2, want: 2}}]\n"
    "volunteers: [{name: Ann}]",
    "rest": "tasks: [{name: A, when: weekends}]\nvolunteers: [{name: Ann}]\n"
    "rules: {rest: 12 hours}",
    "rotate": "tasks: [{name: A, when: weekends}]\nvolunteers: [{name: Ann}]\n"
    "rules: {rotate: 1 day}",
    "supervision": A + "volunteers: [{name: Ann, age: 3}]\n"
    "rules: {supervision: [{who: minors, by: adults}]}",
    "guardian": A + "volunteers: [{name: Ann, guardian: Bob}, {name: Bob, never: A}]",
    "together": A + "volunteers: [{name: Ann}, {name: Bob, never: A}]\n"
    "rules: {together: [[Ann, Bob]]}",
    "apart": "tasks: [{name: A, when: saturday, people: 2}]\n"
    "volunteers: [{name: Ann}, {name: Bob}]\nrules: {apart: [[Bob, Ann]]}",
    "fixed": A + "volunteers: [{name: Ann, share: 0.01}, {name: Bob}]\n"
    f"rules: {{fixed: [{CELL}]}}",
}
BINDING |= of_the_rules_own_tests("BINDING")
# Reserves are chosen by themselves, see below.
BUILT = [rule for rule in WRITTEN if rule.id != "standby"]


def test_there_is_a_binding_plan_for_each_rule() -> None:
    assert sorted(BINDING) == sorted(rule.id for rule in BUILT)


@pytest.mark.usefixtures("in_the_whole_model")
@pytest.mark.parametrize("rule", BUILT, ids=lambda rule: rule.id)
def test_a_rule_that_is_not_built_is_never_an_outcome(
    rule: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = f"start: 2026-11-28\n{BINDING[rule.id]}\n"
    assert solved(plans.plan(text)).status is Status.OPTIMAL
    monkeypatch.setattr(type(rule), "build", lambda *_: None)
    monkeypatch.setattr(type(rule), "bars", lambda *_: None)
    with pytest.raises(BugError) as caught:
        solved(plans.plan(text))  # of a plan known already it is known who can be put on what
    (breach, *_) = str(caught.value).split("; ")
    assert "Ann" in breach or rule.id == "people"


# For each rule that may be soft a plan whose best roster pays for one breach of it.
PRICED = {
    "limits": "tasks: [{name: A, when: weekends}]\n"
    "volunteers: [{name: Ann, limits: {total: {max: 1, cost: 3}}}]",
    "rest": "tasks: [{name: A, when: weekends}]\nvolunteers: [{name: Ann}]\n"
    "rules: {rest: {least: 12 hours, cost: 3}}",
    "rotate": "tasks: [{name: A, when: weekends}]\nvolunteers: [{name: Ann}]\n"
    "rules: {rotate: {least: 1 day, cost: 3}}",
    "supervision": A + "volunteers: [{name: Ann, age: 3}]\n"
    "rules: {supervision: [{who: minors, by: adults, cost: 3}]}",
    "together": A + "volunteers: [{name: Ann}, {name: Bob, never: A}]\n"
    "rules: {together: [{names: [Ann, Bob], cost: 3}]}",
    "apart": "tasks: [{name: A, when: saturday, people: 2}]\n"
    "volunteers: [{name: Ann}, {name: Bob}]\nrules: {apart: [{names: [Bob, Ann], cost: 3}]}",
    "forbidden": A + f"volunteers: [{{name: Ann}}]\nrules: {{forbidden: [{CELL[:-1]}, cost: 3}}]}}",
    "fixed": A + "volunteers: [{name: Ann, never: A}]\n"
    f"rules: {{fixed: [{CELL[:-1]}, cost: 3}}]}}",
}
PRICED |= of_the_rules_own_tests("PRICED")
SOFT = [rule for rule in RULES if "prices" in vars(type(rule))]


def test_there_is_a_priced_plan_for_each_rule_that_may_be_soft() -> None:
    assert sorted(PRICED) == sorted(rule.id for rule in SOFT)


@pytest.mark.usefixtures("in_the_whole_model")
@pytest.mark.parametrize("rule", SOFT, ids=lambda rule: rule.id)
def test_a_breach_without_a_price_is_never_an_outcome(
    rule: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = plans.plan(f"start: 2026-11-28\n{PRICED[rule.id]}\n")
    outcome = solved(plan)
    assert outcome.goals[-1] == GoalResult("wishes", -3, -3, True)
    assert [(breach.rule, breach.cost) for breach in outcome.broken] == [(rule.id, 3)]
    monkeypatch.setattr(type(rule), "prices", lambda *_: ())
    with pytest.raises(BugError) as caught:
        solved(plan)
    assert str(caught.value) == "wishes is 3, and the search says 0"


@pytest.mark.usefixtures("either_way")
def test_reserves_that_are_on_another_duty_are_never_an_outcome(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plan = plans.plan("""
        start: 2026-11-28
        tasks: [{name: A, when: saturday, standby: 1}]
        volunteers: [{name: Ann}, {name: Bob}]
        """)
    outcome = solved(plan)
    assert outcome.roster is not None
    (duty,) = plan.duties
    on, off = outcome.roster.crew(duty), outcome.roster.standby(duty)
    assert {*on, *off} == set(plan.volunteers)
    for module in (search_module, pursuit_module):
        monkeypatch.setattr(module, "choose_standbys", lambda *_: [Assignment(on[0], duty)])
    with pytest.raises(BugError, match=r"on A on 2026-11-28 and standby for it$"):
        solved(plan)


WISHES = """
    start: 2026-11-28
    tasks: [{name: A, when: saturday}, {name: B, when: saturday}]
    volunteers: [{name: Ann, prefers: {A: 3}, avoids: B}, {name: Bob, avoids: {A: 2, B: 2}}]
    rules: {apart: [{names: [Ann, Bob], cost: 3}]}
    goals: [coverage, wishes]
    """


@pytest.mark.usefixtures("either_way")
def test_points_are_told_as_people_count_them() -> None:
    outcome = solved(plans.plan(WISHES))
    assert outcome.goals[1] == GoalResult("wishes", 1, 1, True)


@pytest.mark.usefixtures("in_the_whole_model")
def test_points_and_their_bound_where_the_search_is_cut_short(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def cut(self: Stages, name: str, *arguments: Any) -> Answer:
        answer = whole_answer(self, name, *arguments)
        if name != "wishes":
            return answer
        return replace(answer, finding=Finding.SOME, bound=answer.objective - 5)

    whole_answer = Stages.answer
    monkeypatch.setattr(Stages, "answer", cut)
    outcome = solved(plans.plan(WISHES))
    assert outcome.status is Status.FEASIBLE
    # At most 6 points are still possible.
    assert outcome.goals[1] == GoalResult("wishes", 1, 6, False)


@pytest.mark.usefixtures("in_the_whole_model")
@pytest.mark.parametrize(
    ("value", "claim"),
    [(-2, "wishes is -2, and the search says -1"), (1, "wishes is 1, and the search says -1")],
)
def test_points_that_are_not_what_the_search_claims_are_never_an_outcome(
    value: int, claim: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Wishes, "value", lambda *_: value)
    with pytest.raises(BugError) as caught:
        solved(plans.plan(WISHES))
    assert str(caught.value) == claim


@pytest.mark.usefixtures("in_the_whole_model")
def test_points_better_than_their_bound_are_never_an_outcome(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def boast(self: Stages, name: str, *arguments: Any) -> Answer:
        answer = whole_answer(self, name, *arguments)
        if name != "wishes":
            return answer
        return replace(answer, finding=Finding.SOME, bound=answer.objective + 1)

    whole_answer = Stages.answer
    monkeypatch.setattr(Stages, "answer", boast)
    with pytest.raises(BugError) as caught:
        solved(plans.plan(WISHES))
    assert str(caught.value) == "wishes is -1, below the bound 0 of the search"


@pytest.mark.usefixtures("in_the_whole_model")
@pytest.mark.parametrize(
    ("goal", "claim"),
    [(Coverage, "coverage is 7, and the search says 0"),
     (FairnessGoal, "fairness is 7, and the search says (7, 7, -13)")],
)  # fmt: skip
def test_a_value_that_is_not_what_the_search_claims_is_never_an_outcome(
    goal: Any, claim: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(goal, "value", lambda *_: 7)
    with pytest.raises(BugError) as caught:
        solved(plans.plan(WEEK))
    assert str(caught.value) == claim


@pytest.mark.usefixtures("in_the_whole_model")
def test_a_roster_with_gaps_is_no_outcome_where_gaps_are_forbidden(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Pursuit, "_forbid_gaps", lambda _: None)
    plan = plans.plan(WEEK.replace("people: 2", "people: 3"))
    with pytest.raises(BugError, match="gaps, which --strict forbids"):
        solved(plan, strict=True)
    assert solved(plan).status is Status.OPTIMAL


@pytest.mark.usefixtures("in_the_whole_model")
def test_an_open_goal_is_told_as_it_stands_in_the_roster(monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pursuit_module, "climb_levels", stop)
    outcome = solved(plans.plan(WEEK))
    assert outcome.status is Status.FEASIBLE
    assert outcome.interrupted
    assert not outcome.proved
    coverage, fairness = outcome.goals
    assert coverage == GoalResult("coverage", 0, 0, True)
    assert (fairness.bound, fairness.proved) == (None, False)
    tenths = sorted([one.tenths for one in outcome.standings if one.tenths is not None])
    assert fairness.value == tuple(reversed(tenths))


@pytest.mark.usefixtures("in_the_whole_model")
def test_a_value_below_its_bound_is_never_an_outcome(monkeypatch: pytest.MonkeyPatch) -> None:
    def boast(*arguments: Any) -> Summit:
        summit = climb_levels(*arguments)
        return Summit(summit.value, summit.bound + 1, False)

    monkeypatch.setattr(pursuit_module, "climb_levels", boast)
    with pytest.raises(BugError) as caught:
        solved(plans.plan(WEEK))
    assert str(caught.value) == "fairness is (7, 7, -13), below the bound 8 of the search"
