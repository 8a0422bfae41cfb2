from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dutyplan.again.replanned import Replanned
from dutyplan.again.replanning import replan, with_reasons
from dutyplan.checking import check
from dutyplan.goals.balances import fair_shares
from dutyplan.plan import Plan, Volunteer
from dutyplan.problems import render_line
from dutyplan.roster import Roster, Status
from dutyplan.rules.away import Away
from dutyplan.rules.eligibility import Eligibility
from dutyplan.solving import solve
from tests import builders, plans

WEEK = """
    start: 2026-11-28
    weeks: 3
    tasks:
      - {name: Basement, when: saturday 10:00-12:00, people: 2, standby: 1}
      - {name: Night, when: friday 22:00-02:00}
    volunteers:
      - {name: Ann}
      - {name: Bob}
      - {name: Cem}
      - {name: Dina}
      - {name: Eli}
    """
FIRST, NIGHT, SECOND, NIGHT_LATER, THIRD, LAST = range(6)
CREWS = {
    FIRST: ["Ann", "Bob"],
    NIGHT: ["Cem"],
    SECOND: ["Ann", "Dina"],
    NIGHT_LATER: ["Bob"],
    THIRD: ["Dina", "Eli"],
    LAST: ["Eli"],
}
STANDBYS = {FIRST: ["Cem"], SECOND: ["Eli"], THIRD: ["Ann"]}
SATURDAY = date(2026, 12, 5)


def given(text: str = WEEK, crews: plans.Crews = CREWS) -> tuple[Plan, Roster]:
    plan = plans.plan(text)
    return plan, builders.roster(plan, crews, STANDBYS)


def crews(found: Replanned) -> dict[int, list[str]]:
    assert found.roster is not None
    assert check(found.plan, found.roster).breaches == ()
    return {duty.index: [one.id for one in found.roster.crew(duty)] for duty in found.plan.duties}


def standbys(found: Replanned, index: int) -> list[str]:
    assert found.roster is not None
    return [one.id for one in found.roster.standby(found.plan.duties[index])]


def away(plan: Plan, *calls: tuple[str, date]) -> list[tuple[Volunteer, date]]:
    return [(plans.volunteer(plan, id), day) for id, day in calls]


def rules(text: str) -> str:
    return f"{WEEK.rstrip()}\n    rules: {{{text}}}\n"


def test_somebody_steps_in_and_all_else_stays() -> None:
    plan, before = given()
    found = replan(plan, before, away=away(plan, ("Ann", SATURDAY)))
    assert crews(found) == CREWS | {SECOND: ["Cem", "Dina"]}
    assert [one.reason.message for one in found.changes] == [
        "2026-12-05, Basement: Cem instead of Ann"
    ]
    assert found.is_fewest
    assert found.outcome is not None
    assert [one.goal for one in found.outcome.goals] == ["coverage", "stability", "fairness"]
    assert [one.value for one in found.outcome.goals][:2] == [0, 1]
    assert [duty.index for duty in found.frozen] == [FIRST, NIGHT]
    shifts = [(one.volunteer.id, one.before, one.after) for one in found.shifts]
    assert shifts == [("Cem", -8, 2), ("Ann", 2, -8)]
    assert found.excused == found.called_in == ()


def test_a_night_that_reaches_into_the_day_is_called_off_too() -> None:
    plan, before = given()
    found = replan(plan, before, away=away(plan, ("Cem", SATURDAY)))
    assert [duty.index for duty in found.frozen] == [FIRST]
    assert crews(found)[NIGHT] != ["Cem"]
    assert len(found.changes) == 1


def test_who_calls_off_owes_as_much_as_before() -> None:
    goals = "goals: [coverage, fairness: {shared_by: eligible}]"
    plan, before = given(f"{WEEK.rstrip()}\n    {goals}\n")
    days = [("Ann", duty.date) for duty in plan.duties[SECOND:]]
    found = replan(plan, before, away=away(plan, *days))
    shares = fair_shares(found.plan, found.plan.goals[-1][1], Eligibility(found.plan))
    assert {float(one / 100) for one in shares.owed.values()} == {1.8}


def test_what_was_declined_is_theirs_no_more_and_the_rest_is() -> None:
    plan, before = given()
    no = [one for one in before.assignments if one.volunteer.id == "Eli"]
    found = replan(plan, before, declined=no[:1])
    assert [duty.index for duty in found.frozen] == [FIRST, NIGHT, SECOND, NIGHT_LATER]
    assert "Eli" not in crews(found)[THIRD]
    assert crews(found)[LAST] == ["Eli"]


def test_a_reserve_who_is_away_is_replaced_and_the_others_stay() -> None:
    plan, before = given()
    found = replan(plan, before, away=away(plan, ("Eli", SATURDAY)))
    assert found.changes == ()
    assert standbys(found, SECOND)[0] not in ("Eli", "Ann", "Dina")
    assert standbys(found, THIRD) == ["Ann"]
    assert [one.volunteer.id for one in found.excused] == ["Eli"]
    assert [one.duty.index for one in found.called_in] == [SECOND]


def test_of_two_who_cost_the_same_the_one_in_reserve_comes() -> None:
    _, before = given()
    even = replace(before.plan, goals=(("coverage", None),))
    roster = Roster(even, before.assignments, before.standbys)
    found = replan(even, roster, away=away(even, ("Ann", SATURDAY)))
    assert crews(found)[SECOND] == ["Dina", "Eli"]


@pytest.mark.parametrize(
    ("until", "done", "stays"),
    [
        (None, [], [FIRST, NIGHT]),
        (date(2026, 11, 28), [], []),
        (date(2026, 12, 6), [], [FIRST, NIGHT, SECOND]),
        (date(2026, 11, 28), [SECOND, LAST], [SECOND, LAST]),
    ],
)
def test_what_stays_as_it_was(until: date | None, done: list[int], stays: list[int]) -> None:
    plan, before = given()
    found = replan(
        plan,
        before,
        away=away(plan, ("Ann", SATURDAY)),
        freeze_until=until,
        done=[plan.duties[index] for index in done],
    )
    assert [duty.index for duty in found.frozen] == stays
    for index in stays:
        assert crews(found)[index] == CREWS[index]
    assert ("Ann" in crews(found)[SECOND]) is (SECOND in stays)


@pytest.mark.parametrize(
    ("day", "stays"),
    [
        (date(2026, 12, 6), [FIRST, NIGHT, SECOND]),
        (date(2026, 12, 12), [FIRST, NIGHT, SECOND]),
        (SATURDAY, [FIRST]),
    ],
)
def test_what_is_before_somebody_comes_after_all_stays(day: date, stays: list[int]) -> None:
    plan, _ = given()
    without_nights = CREWS | {FIRST: ["Ann"], NIGHT: [], NIGHT_LATER: []}
    before = builders.roster(plan, without_nights, STANDBYS)
    (call,) = away(plan, ("Bob", day))
    found = replan(plan, before, known=Away((call,)), back=[call])
    assert [duty.index for duty in found.frozen] == stays
    assert crews(found)[FIRST] == ["Ann"]
    assert found.called_off == Away()
    assert crews(found)[NIGHT_LATER] != []


def test_the_same_call_twice_is_one() -> None:
    plan, before = given()
    calls = away(plan, ("Ann", SATURDAY), ("Ann", SATURDAY))
    found = replan(plan, before, away=calls, known=Away(tuple(calls)))
    assert found.called_off == Away((calls[0],))


def test_with_nobody_away_nothing_is_frozen_and_nothing_changes() -> None:
    plan = plans.plan(WEEK)
    before = solve(plan, time_limit=60, workers=1, seed=3, strict=False).roster
    assert before is not None
    found = replan(plan, before)
    assert found.frozen == ()
    assert found.changes == ()
    assert found.roster is not None
    assert found.roster.assignments == before.assignments
    assert found.roster.standbys == before.standbys
    assert found.is_fewest
    # There is one roster without a change, so no model of the whole was needed.
    assert found.outcome is not None
    assert found.outcome.proved
    assert [line.split(":")[0] for line in found.outcome.stages] == [
        "flow",
        "roster near the one before",
    ]


@pytest.mark.parametrize(
    ("goals", "asked", "order"),
    [
        ("", None, "coverage, stability, fairness"),
        ("[coverage, wishes, fairness]", None, "coverage, stability, wishes, fairness"),
        ("[wishes, coverage, fairness]", None, "wishes, coverage, stability, fairness"),
        ("[[coverage, wishes], fairness]", None, "coverage + wishes, stability, fairness"),
        ("[fairness]", None, "coverage, stability, fairness"),
        ("[coverage, fairness, stability]", None, "coverage, fairness, stability"),
        ("[[stability, coverage]]", None, "stability + coverage"),
        ("", ["coverage", "fairness", "stability"], "coverage, fairness, stability"),
        ("", ["coverage+stability"], "coverage + stability"),
        ("[coverage]", ["stability", "fairness"], "stability, fairness"),
    ],
)
def test_the_order_of_goals(goals: str, asked: list[str] | None, order: str) -> None:
    line = f"    goals: {goals}\n" if goals else ""
    plan, before = given(f"{WEEK.rstrip()}\n{line}")
    found = replan(plan, before, goals=asked)
    assert ", ".join(goal for goal, _ in found.plan.goals) == order
    assert found.outcome is not None
    assert found.outcome.proved
    assert found.is_fewest


def test_all_lines_of_fairness_are_taken_with_their_options() -> None:
    goals = "goals: [coverage, fairness: {of: duties}, fairness: {tasks: [Night]}]"
    plan, before = given(f"{WEEK.rstrip()}\n    {goals}\n")
    found = replan(plan, before, goals=["stability", "fairness"])
    assert found.plan.goals[1:] == plan.goals[1:]
    with pytest.raises(KeyError):
        replan(plan, before, goals=["justice"])


def test_an_assignment_that_is_fixed_and_was_called_off_is_named() -> None:
    line = "{volunteer: Ann, task: Basement, date: 2026-12-05}"
    plan, before = given(rules(f"fixed: [{line}]"))
    found = replan(plan, before, away=away(plan, ("Ann", SATURDAY)))
    assert found.outcome is None
    assert found.roster is None
    assert found.changes == ()
    assert not found.is_fewest
    assert [render_line(one) for one in found.problems] == [
        "week.yaml:13:29: error[fixed]: "
        "Ann can't be on Basement on 2026-12-05 10:00-12:00 any more: Ann has called off then"
    ]
    assert found.problems[0].hint == "take this line out"


def test_an_assignment_that_is_fixed_beside_what_stays_is_named() -> None:
    line = "{volunteer: Bob, task: Basement, date: 2026-12-05}"
    plan, before = given(rules(f"rest: 1 week, fixed: [{line}]"))
    found = replan(plan, before, freeze_until=SATURDAY)
    assert found.roster is None
    assert [one.code for one in found.problems] == ["fixed"]
    assert found.problems[0].message == (
        "Bob is on Basement on 2026-12-05 10:00-12:00 too soon after "
        "Basement on 2026-11-28 10:00-12:00: at least 1 free week must lie between"
    )
    assert found.problems[0].hint == "take this line out, or freeze fewer days"


def test_a_fixed_line_about_what_stays_is_asked_for_no_more() -> None:
    line = "{volunteer: Eli, task: Basement, date: 2026-11-28}"
    plan, before = given(rules(f"fixed: [{line}]"))
    found = replan(plan, before, freeze_until=SATURDAY)
    assert crews(found)[FIRST] == ["Ann", "Bob"]
    assert found.problems == ()


def test_what_stays_may_break_rules_and_the_rest_keeps_them() -> None:
    plan, before = given(rules("limits: {total: 1}"))
    found = replan(plan, before, freeze_until=date(2026, 12, 6))
    assert crews(found)[SECOND] == ["Ann", "Dina"]
    # Eli alone has had no duty yet, and keeps one of two.
    left = [crews(found)[index] for index in (NIGHT_LATER, THIRD, LAST)]
    assert sorted(left) == [[], [], ["Eli"]]
    assert found.outcome is not None
    assert found.outcome.status is Status.OPTIMAL


def test_reasons_are_added() -> None:
    plan, before = given(rules("limits: {total: 1}"))
    found = replan(plan, before, freeze_until=date(2026, 12, 6))
    explained = with_reasons(found, [], time_limit=10, seed=0)
    assert explained.outcome is not None
    assert any(one.code.startswith("gap.") for one in explained.outcome.explanations)
    line = "{volunteer: Ann, task: Basement, date: 2026-12-05}"
    plan, before = given(rules(f"fixed: [{line}]"))
    refused = replan(plan, before, away=away(plan, ("Ann", SATURDAY)))
    assert with_reasons(refused, [], time_limit=10, seed=0) is refused


def test_a_roster_that_breaks_rules_is_mended() -> None:
    plan, before = given(rules("rest: 1 week"))
    found = replan(plan, before)
    assert found.roster is not None
    assert check(plan, found.roster).breaches == ()
    assert found.outcome is not None
    assert found.outcome.proved
