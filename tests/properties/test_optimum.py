"""Random small plans: the package's rosters against those of the brute force."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from hypothesis import event, example, given, note
from hypothesis import strategies as st

from dutyplan import check, load, solve
from dutyplan.plan import Plan
from dutyplan.problems import ProblemsError, render_line
from dutyplan.roster import Roster, Status
from dutyplan.solver import leximin, stages
from tests.oracle import brute, plans
from tests.oracle.brute import Assigned
from tests.oracle.facts import Data, Facts
from tests.oracle.standby import most_standbys, standby_faults
from tests.translation import cost, plain, plan_of, roster

# Own limits of tasks stand beside those of the rules: Rails once, and Basement never.
LIMITS_OF_TASKS: Data = {
    "start": "2026-11-28",
    "tasks": [
        {"name": "Rails", "when": "weekends 09:00-10:00"},
        {"name": "Basement", "when": "weekends 10:00-11:00"},
    ],
    "volunteers": [{"name": "Aynur", "limits": {"tasks": {"Basement": 0}}}],
    "rules": {"limits": {"tasks": {"Rails": 1}}},
}
# The hours before the first day and after the last one count as they do inside the plan.
NIGHTS_AT_BOTH_ENDS: Data = {
    "start": "2026-11-28",
    "end": "2026-11-28",
    "tasks": [
        {"name": "Early", "when": "daily 01:00-03:00"},
        {"name": "Late", "when": "daily 22:00-02:00"},
    ],
    "volunteers": [
        {"name": "Aynur", "available": ["friday 20:00-03:00", "sat 20:00-03:00"]},
        {"name": "Bahar", "available": ["daily 18:00-24:00", "sunday 00:00-02:00"]},
        {"name": "Li Min", "share": 2, "unavailable": ["fri 20:00-01:30", "sun 01:30-09:00"]},
    ],
}
# What stands can mean the second duty alone: the first takes the whole day, and Aynur has not.
FIXED_ON_ONE_OF_TWO: Data = {
    "start": "2026-11-28",
    "tasks": [{"name": "Rails", "when": ["saturday", "saturday 09:00-10:00"]}],
    "volunteers": [{"name": "Aynur", "available": "saturday 08:00-11:30"}],
    "rules": {"fixed": [{"volunteer": "Aynur", "task": "Rails", "date": "2026-11-28"}]},
}
# The first roster found is beaten by one that turns up while a bound is looked for.
BETTER_BY_THE_WAY: Data = {
    "start": "2026-11-28",
    "tasks": [
        {"name": "Rails", "when": "saturday"},
        {"name": "Basement", "when": "saturday", "effort": 2},
    ],
    "volunteers": [{"name": "Aynur"}],
}


# Bahar served on the Saturday: the Sunday adds nothing, the next weekend is one too many.
A_WEEKEND_HAS_BEGUN: Data = {
    "start": "2026-11-29",
    "tasks": [{"name": "Rails", "when": "weekends 09:00-10:00"}],
    "volunteers": [{"name": "Aynur", "limits": {"weekends": "2+"}}, {"name": "Bahar"}],
    "rules": {"limits": {"weekends": {"min": 1, "max": 1, "cost": 3}}},
    "past": [
        {
            "date": "2026-11-28",
            "task": "Rails",
            "start": "09:00",
            "end": "10:00",
            "effort": 1,
            "volunteers": ["Aynur", "Bahar"],
            "sharers": {"Aynur": 1, "Bahar": 1},
        }
    ],
}
# Who can be on nothing for having served last week owes a share all the same.
EVERYBODY_RESTS: Data = {
    "start": "2026-11-28",
    "tasks": [{"name": "Rails", "when": "2026-11-28"}],
    "volunteers": [{"name": "Aynur"}, {"name": "Bahar"}],
    "rules": {"rest": "1 week"},
    "goals": ["coverage", {"fairness": {"shared_by": "eligible"}}],
    "past": [
        {
            "date": "2026-11-21",
            "task": "Rails",
            "start": None,
            "end": None,
            "effort": 1,
            "volunteers": ["Aynur", "Bahar"],
            "sharers": {"Aynur": 1, "Bahar": 1},
        }
    ],
}


@pytest.fixture(scope="session")
def week_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("week") / "week.yaml"


def read_plan(week_file: Path, data: Data, flow: bool | None = False) -> Plan:
    text = plans.to_yaml(data, flow=flow)
    note(text)
    week_file.write_text(text, encoding="utf-8")
    return plan_of(data) if "past" in data else load(week_file)


def assert_nobody_came_without_need(
    data: Data, assignments: list[Assigned], values: list[brute.Value]
) -> None:
    wanted = {duty.key: duty.want for duty in Facts(data).duties}
    for key, want in wanted.items():
        crew = [one for one in assignments if one[1:] == key]
        if len(crew) <= want:
            continue
        event("more than wanted")
        for extra in crew:
            fewer = [one for one in assignments if one != extra]
            needed = brute.is_allowed(data, fewer) or brute.evaluate(data, fewer) > values
            assert needed, f"{extra} is not needed"


def assert_standbys_are_right(data: Data, roster: Roster, assignments: list[Assigned]) -> None:
    reserves = plain(roster.standbys)
    assert standby_faults(data, assignments, reserves) == []
    if reserves:
        event("standbys")
    assert len(reserves) == most_standbys(data, assignments)


def assert_is_the_best(
    week_file: Path, data: Data, *, flow: bool | None = False, strict: bool = False
) -> None:
    best = brute.optimum(data, strict=strict)
    try:
        plan = read_plan(week_file, data, flow)
    except ProblemsError as error:
        # Assignments that stand and clash may be called a problem of the file.
        lines = [render_line(one) for one in error.problems]
        may_clash = best is None and "fixed" in data.get("rules", {})
        assert may_clash, lines
        event("problems")
        return
    outcome = solve(plan, time_limit=60, seed=0, strict=strict)
    if best is None:
        event("infeasible")
        assert outcome.status is Status.INFEASIBLE
        assert outcome.roster is None
        return
    event("strict" if strict else "optimal")
    assert outcome.status is Status.OPTIMAL
    assert outcome.roster is not None
    for result in outcome.goals:
        assert result.proved
        event(f"goal {result.goal}")
        if result.value != ():
            first = result.value[0] if isinstance(result.value, tuple) else result.value
            assert result.bound in (None, first)
    assignments = plain(outcome.roster.assignments)
    note(str(assignments))
    assert brute.is_allowed(data, assignments, strict=strict) == []
    values = [cost(result.goal, result.value) for result in outcome.goals]
    assert brute.evaluate(data, assignments) == values
    assert values == best
    assert not check(plan, outcome.roster).breaches
    assert_standbys_are_right(data, outcome.roster, assignments)
    assert_nobody_came_without_need(data, assignments, values)


@plans.examples(250)
@given(data=plans.plans(), flow=st.sampled_from([False, None, True]), strict=st.booleans())
@example(data=LIMITS_OF_TASKS, flow=False, strict=False)
@example(data=NIGHTS_AT_BOTH_ENDS, flow=False, strict=False)
@example(data=FIXED_ON_ONE_OF_TWO, flow=False, strict=False)
def test_roster_is_the_best_there_is(
    week_file: Path, data: Data, flow: bool | None, strict: bool
) -> None:
    assert_is_the_best(week_file, data, flow=flow, strict=strict)


@plans.examples(120)
@given(data=plans.plans_after_others())
@example(data=A_WEEKEND_HAS_BEGUN)
@example(data=EVERYBODY_RESTS)
def test_roster_is_the_best_there_is_after_others(week_file: Path, data: Data) -> None:
    assert_is_the_best(week_file, data)


@plans.examples(150)
@given(data=plans.plans())
@example(data=BETTER_BY_THE_WAY)
def test_roster_is_the_best_in_hard_going(week_file: Path, data: Data) -> None:
    """As in a large plan: first tries find out nothing, and levels need many groups."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(leximin, "_PROBE_EFFORT", 1e-9)
        patch.setattr(stages, "_FIRST_EFFORT", 1e-9)
        patch.setattr(stages, "_MORE_EFFORT", 1e4)
        patch.setattr(leximin, "MAX_OBJECTIVE", 20)
        assert_is_the_best(week_file, data)


@plans.examples(200)
@given(data=st.one_of(plans.plans(), plans.plans_after_others()), draw=st.data())
def test_check_finds_what_is_not_allowed(week_file: Path, data: Data, draw: st.DataObject) -> None:
    """A roster that is allowed, changed in up to three places, is judged by both."""
    facts = Facts(data)
    allowed = list(brute.rosters(facts)) or [frozenset()]
    pairs = set(draw.draw(st.sampled_from(allowed), label="roster"))
    everything = list(product(range(len(facts.ids)), range(len(facts.duties))))
    barred_once = [(who, duty) for who, duty in everything if len(facts.barred[who][duty]) == 1]
    changed = st.one_of(st.sampled_from(barred_once or everything), st.sampled_from(everything))
    pairs ^= set(draw.draw(st.lists(changed, max_size=3, unique=True), label="changed"))
    try:
        plan = read_plan(week_file, data)
    except ProblemsError:
        return
    assigned = [(facts.ids[number], *facts.duties[index].key) for number, index in sorted(pairs)]
    changed_roster = roster(plan, assigned)
    reasons = brute.is_allowed(data, assigned)
    note(f"{assigned}\n{reasons}")
    breaches = check(plan, changed_roster).breaches
    event("broken" if reasons else "allowed")
    assert bool(breaches) == bool(reasons), [one.message for one in breaches]
