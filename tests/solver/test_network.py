from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, event, example, given, note
from hypothesis import strategies as st

from dutyplan.goals.balances import Fairness
from dutyplan.goals.fairness import GOAL as FAIRNESS
from dutyplan.plan import Plan
from dutyplan.problems import render_line
from dutyplan.roster import Roster
from dutyplan.rules.eligibility import Eligibility
from dutyplan.rules.packing import most_of
from dutyplan.solver.burdens import Burdens
from dutyplan.solver.network import Flow, Network
from dutyplan.weekfile import read_week_bytes
from tests import plans
from tests.oracle import brute
from tests.oracle.draws import few
from tests.oracle.facts import Data, Facts
from tests.oracle.plans import examples, to_yaml
from tests.oracle.plans import plans as all_plans

TWO = "{name: Ann}, {name: Bob}"
KEYS = "{name: Ann, skills: [keys]}"


def week(tasks: str, volunteers: str, more: str = "") -> Plan:
    text = f"start: 2026-11-28\ntasks: [{tasks}]\nvolunteers: [{volunteers}]\n"
    return plans.plan(text + more)


def flow(plan: Plan, seed: int = 0, most: Mapping[int, int] | None = None) -> Flow:
    return flow_and_burdens(plan, seed, most)[0]


def flow_and_burdens(
    plan: Plan, seed: int = 0, most: Mapping[int, int] | None = None
) -> tuple[Flow, Burdens]:
    who = Eligibility(plan)
    if most is None:
        most = {one.index: most_of(plan, one, who.open_duties(one)) for one in plan.volunteers}
    options = next((one for name, one in plan.goals if name == "fairness"), None)
    burdens = Burdens(plan, who, options, most)
    found = Network(plan, who, burdens, seed).solve()
    assert found is not None
    return found, burdens


def told(found: Flow) -> list[str]:
    """Who is on what, by their names."""
    return sorted(f"{one.volunteer.id} {one.duty.task.name}" for one in found.assignments)


def num_by_name(found: Flow) -> dict[str, int]:
    ids = [one.volunteer.id for one in found.assignments]
    return {id: ids.count(id) for id in sorted(ids)}


# What is missing.


def test_a_gap_is_left_where_it_costs_least() -> None:
    tasks = "{name: A, when: saturday, priority: %d}, {name: B, when: saturday, priority: %d}"
    found = flow(week(tasks % (2, 3), "{name: Ann}"))
    assert (told(found), found.missing) == (["Ann B"], 2)
    found = flow(week(tasks % (5, 4), "{name: Ann}"))
    assert (told(found), found.missing) == (["Ann A"], 4)


def test_somebody_makes_room_for_another() -> None:
    tasks = "{name: A, when: saturday, priority: 9}, {name: B, when: saturday}"
    found = flow(week(tasks, "{name: Ann}, {name: Bob, never: [B]}"))
    assert (told(found), found.missing) == (["Ann B", "Bob A"], 0)


def test_a_gap_costs_more_than_all_fairness() -> None:
    tasks = ", ".join(f"{{name: T{i}, when: 2026-12-{i + 1:02}}}" for i in range(4))
    found = flow(week(tasks, f"{{name: Ann}}, {{name: Bob, never: {['T0', 'T1', 'T2', 'T3']}}}"))
    assert (num_by_name(found), found.missing) == ({"Ann": 4}, 0)


def test_nobody_is_on_one_duty_twice() -> None:
    found = flow(week("{name: A, when: saturday, people: 3}", TWO))
    assert (told(found), found.missing) == (["Ann A", "Bob A"], 1)


def test_a_barred_pair_never_flows() -> None:
    people = "{name: Ann, age: 17}, {name: Bob, age: 18, available: sunday}"
    found = flow(week("{name: A, when: saturday, people: 2, age: 18+}", people))
    assert (told(found), found.missing) == ([], 2)


def test_no_more_come_than_are_wanted() -> None:
    found = flow(week("{name: A, when: saturday, people: 1-2}", TWO))
    assert (len(found.assignments), found.missing) == (1, 0)


def test_a_duty_that_would_be_called_off_is_filled_as_far_as_can_be() -> None:
    found = flow(week("{name: A, when: saturday, people: {min: 3, want: 3}}", TWO))
    assert (told(found), found.missing) == (["Ann A", "Bob A"], 1)


@pytest.mark.parametrize(
    ("task", "volunteers", "crew", "missing"),
    [
        # Whoever has the skill sits where it is needed, and nobody else could.
        ("people: 2, skills: [keys]", f"{KEYS}, {{name: Bob}}", "Ann Bob", 0),
        ("people: 1, skills: [keys]", f"{KEYS}, {{name: Bob}}", "Ann", 0),
        # A skill that is missing costs one, and an empty place another.
        ("people: 1, skills: [keys]", "{name: Bob}", "Bob", 1),
        ("people: 2, skills: [keys]", "{name: Bob}", "Bob", 2),
        ("people: 1, skills: [keys], priority: 3", "{name: Bob, never: [A]}", "", 6),
        # So many without it as come may borrow its places.
        ("people: 2, skills: [keys]", TWO, "Ann Bob", 1),
        ("people: 2, skills: {keys: 2}", TWO, "Ann Bob", 2),
        ("people: 3, skills: {keys: 3}, priority: 2", f"{TWO}, {{name: Cem}}", "Ann Bob Cem", 6),
        ("people: 3, skills: {keys: 2}", f"{KEYS}, {{name: Bob}}, {{name: Cem}}", "Ann Bob Cem", 1),
        # Two with the skill, of which one is needed: the other takes any place.
        ("people: 2, skills: [keys]", f"{KEYS}, {{name: Bob, skills: [keys]}}", "Ann Bob", 0),
        # More are needed than are wanted: only those wanted are looked at.
        ("people: 1-2, skills: {keys: 2}", KEYS, "Ann", 0),
        # Of two skills the first by name alone.
        ("people: 1, skills: [van, keys]", KEYS, "Ann", 0),
        ("people: 1, skills: [van, keys]", "{name: Ann, skills: [van]}", "Ann", 1),
    ],
)
def test_skills(task: str, volunteers: str, crew: str, missing: int) -> None:
    found = flow(week(f"{{name: A, when: saturday, {task}}}", volunteers))
    assert [one.removesuffix(" A") for one in told(found)] == crew.split()
    assert found.missing == missing


def test_a_skill_goes_where_it_is_worth_more() -> None:
    task = "{name: %s, when: saturday, skills: [keys], priority: %d}"
    found = flow(week(f"{task % ('A', 1)}, {task % ('B', 2)}", f"{KEYS}, {{name: Bob}}"))
    assert (told(found), found.missing) == (["Ann B", "Bob A"], 1)


# Time.


def test_nobody_is_on_two_duties_that_share_a_moment() -> None:
    tasks = "{name: A, when: saturday 10:00-12:00}, {name: B, when: saturday %s}"
    for hours, missing in (("11:59-13:00", 1), ("12:00-13:00", 0), ("08:00-10:00", 0)):
        found = flow(week(tasks % hours, "{name: Ann}"))
        assert (len(found.assignments), found.missing) == (2 - missing, missing)


def test_every_day_is_by_itself() -> None:
    found = flow(week("{name: A, when: daily}", "{name: Ann}"))
    assert (num_by_name(found), found.missing) == ({"Ann": 7}, 0)
    # Also where a duty runs into the next day: that is left out.
    tasks = "{name: A, when: saturday 22:00-02:00}, {name: B, when: sunday 01:00-03:00}"
    found = flow(week(tasks, "{name: Ann}"), most={0: 2})
    assert (told(found), found.missing) == (["Ann A", "Ann B"], 0)


# A and B exclude each other, and so do B and C.
CHAIN = (
    "{name: A, when: saturday 10:00-12:00}, {name: B, when: saturday 11:00-14:00, priority: 3}, "
    "{name: C, when: saturday 13:00-15:00, priority: 3}"
)


def test_overlaps_between_two_gates_are_left_out() -> None:
    found = flow(week(CHAIN, "{name: Ann}"))
    assert (told(found), found.missing) == (["Ann B", "Ann C"], 1)
    # Who can't be on the first has one gate for the other two.
    found = flow(week(CHAIN, "{name: Ann, never: [A]}"))
    assert (len(found.assignments), found.missing) == (1, 4)


def test_limits_bound_what_flows_to_somebody() -> None:
    found = flow(week("{name: A, when: daily, people: 2}", "{name: Ann, limits: {total: 3}}"))
    assert (num_by_name(found), found.missing) == ({"Ann": 3}, 11)
    found = flow(week("{name: A, when: daily}", TWO), most={0: 1, 1: 2})
    assert (num_by_name(found), found.missing) == ({"Ann": 1, "Bob": 2}, 4)


# Fairness.


def test_all_have_as_much_as_the_others() -> None:
    for seed in range(3):
        found = flow(week("{name: A, when: daily}", f"{TWO}, {{name: Cem}}"), seed)
        assert sorted(num_by_name(found).values()) == [2, 2, 3]


def test_who_owes_more_has_more() -> None:
    text = "{name: A, when: daily}, {name: B, when: [saturday, sunday]}"
    found = flow(week(text, "{name: Ann, share: 2}, {name: Bob}"))
    assert num_by_name(found) == {"Ann": 6, "Bob": 3}


def test_those_who_can_do_little_leave_the_rest_to_the_others() -> None:
    people = "{name: Ann, available: saturday}, {name: Bob}, {name: Cem}"
    goals = "goals: [coverage, fairness: {shared_by: everyone}]\n"
    found = flow(week("{name: A, when: daily}", people, goals))
    assert num_by_name(found) == {"Ann": 1, "Bob": 3, "Cem": 3}


def test_people_who_owe_nothing_come_first() -> None:
    people = "{name: Ann}, {name: Zero, share: 0}"
    for seed in range(3):
        found = flow(week("{name: A, when: [saturday, sunday]}", people), seed)
        assert num_by_name(found) == {"Zero": 2}
    found = flow(week("{name: A, when: [saturday, sunday], people: 2}", people))
    assert num_by_name(found) == {"Ann": 2, "Zero": 2}


def test_another_seed_finds_another_flow_of_the_same_price() -> None:
    plan = week("{name: A, when: weekends}", f"{TWO}, {{name: Cem}}, {{name: Dina}}")
    found = [flow(plan, seed) for seed in range(8)]
    assert {one.missing for one in found} == {0}
    assert len({tuple(told(one)) for one in found}) > 1
    assert all(sorted(num_by_name(one).values()) == [1, 1] for one in found)
    assert told(flow(plan, 5)) == told(flow(plan, 5))


# Against all rosters of small plans.


def read(data: Data) -> Plan | None:
    """The plan in week file data; None where the file has problems."""
    text = to_yaml(data)
    note(text)
    plan, problems = read_week_bytes("week.yaml", text.encode(), Path())
    note("\n".join(map(render_line, problems)))
    return plan


def balances(plan: Plan, found: Flow) -> tuple[int, ...]:
    options = plan.goals[1][1]
    assert isinstance(options, Fairness)
    return FAIRNESS.value(plan, options, Eligibility(plan), Roster(plan, found.assignments))


# The second overlaps the first, and the rest none.
WINDOWS = ["10:00-12:00", "11:00-13:00", "14:00-15:00"]
NAMES = ["Rails", "Basement", "Gardens"]


@st.composite
def weeks_that_a_flow_knows(draw: st.DrawFn) -> Data:
    """Equal loads, bars, one skill a task, and overlaps of two: nothing that it leaves out."""
    names = NAMES[: draw(st.integers(1, 3))]
    effort = draw(st.sampled_from([0.25, 0.5, 1, 1, 3]))
    tasks: list[Data] = []
    for name in names:
        windows = draw(few(WINDOWS, 2))
        days = draw(st.sampled_from(["2026-11-28", "weekends"]))
        want = draw(st.integers(1, 3))
        task: Data = {"name": name, "when": [f"{days} {hours}" for hours in windows]}
        task |= {"people": draw(st.sampled_from([want, want, f"{want}-{want + 1}"]))}
        task |= {"effort": effort, "priority": draw(st.sampled_from([1, 1, 2, 3]))}
        if draw(st.booleans()):
            task["skills"] = {draw(st.sampled_from(["keys", "van"])): draw(st.integers(1, want))}
        tasks.append(task)
    volunteers: list[Data] = []
    for name in ["Ann", "Bob", "Cem", "Dina"][: draw(st.integers(1, 4))]:
        one: Data = {"name": name, "skills": draw(few(["keys", "van"], 2, least=0))}
        one |= {"share": draw(st.sampled_from([1, 1, 1, 0, 0.5, 2]))}
        one |= {"never": draw(few(names, 1, least=0))}
        one |= draw(st.sampled_from([{}, {}, {"available": "sunday"}, {"unavailable": "sunday"}]))
        volunteers.append({key: value for key, value in one.items() if value != []})
    data: Data = {"start": "2026-11-28", "tasks": tasks, "volunteers": volunteers}
    return data | {"goals": ["coverage", "fairness"]}


# Two with no key for three places that need one; those who borrow them come by the same gate.
BORROWED: Data = {
    "start": "2026-11-28",
    "tasks": [{"name": "Rails", "when": "saturday", "people": 3, "skills": {"keys": 3}}],
    "volunteers": [{"name": "Ann"}, {"name": "Bob"}],
    "goals": ["coverage", "fairness"],
}


def is_small(data: Data) -> bool:
    return brute.count_bound(Facts(data)) <= 20_000


@examples(250)
@example(data=BORROWED, seed=0)
@given(data=weeks_that_a_flow_knows(), seed=st.integers(0, 3))
def test_what_is_missing_and_the_balances_are_those_of_the_best_roster(
    data: Data, seed: int
) -> None:
    assume(is_small(data))
    plan = read(data)
    assert plan is not None
    best = brute.optimum(data)
    assert best is not None
    found, burdens = flow_and_burdens(plan, seed)
    event("missing" if found.missing else "full")
    assert burdens.is_exact
    assert [found.missing, balances(plan, found)] == best
    assert len(set(found.assignments)) == len(found.assignments)


def as_first_goals(data: Data) -> Data:
    """The same plan, in which coverage comes first and fairness second."""
    wanted: list[Any] = [one for one in data.get("goals", []) if "fairness" in str(one)]
    return data | {"goals": ["coverage", *(wanted[:1] or ["fairness"])]}


@examples(200)
@given(data=all_plans().map(as_first_goals))
def test_no_roster_of_any_plan_is_better(data: Data) -> None:
    plan = read(data)
    best = brute.optimum(data)
    if plan is None or best is None:
        return
    found, burdens = flow_and_burdens(plan)
    missing, fairest = best
    assert isinstance(missing, int)
    assert isinstance(fairest, tuple)
    assert found.missing <= missing
    if burdens.is_exact and found.missing == missing:
        event("exact")
        assert balances(plan, found) <= fairest
