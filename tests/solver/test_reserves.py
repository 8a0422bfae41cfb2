"""Reserves: as many as can be, evenly, beside a roster that stays as it is."""

from __future__ import annotations

import math
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

import dutyplan
from dutyplan.goals.stability import Stability
from dutyplan.plan import Plan
from dutyplan.roster import Assignment, Roster
from dutyplan.rules.eligibility import Eligibility
from dutyplan.rules.frozen import Frozen
from dutyplan.rules.standby import RULE
from dutyplan.solver import reserves as reserves_module
from dutyplan.solver.engine import Engine
from dutyplan.solver.reserves import choose_standbys
from dutyplan.solver.stages import Stages
from tests import builders, plans
from tests.plans import Crews


def chosen(plan: Plan, crews: Crews, deadline: float = math.inf) -> list[tuple[int, str]]:
    """Index of the duty and id of each reserve; none of them may be wrong."""
    roster = builders.roster(plan, crews)
    found = choose_standbys(roster, Eligibility(plan), Stages(Engine(), deadline))
    assert list(RULE.check(plan, Roster(plan, roster.assignments, found))) == []
    return sorted((one.duty.index, one.volunteer.id) for one in found)


def week(tasks: str, volunteers: str) -> Plan:
    return plans.plan(f"start: 2026-11-28\nweeks: 2\ntasks: [{tasks}]\nvolunteers: [{volunteers}]")


def task(name: str, when: str, num: int, more: str = "") -> str:
    return f"{{name: {name}, when: {when}, people: 1, standby: {num}{more}}}"


THREE = "{name: Ann}, {name: Bob}, {name: Cem}"

# Ann alone may be there late: on Long she would fill one place, beside it two.
CROSSED = week(
    ", ".join(
        [
            task("Long", "2026-11-28 10:00-16:00", 1),
            task("Early", "2026-11-28 10:00-12:00", 1),
            task("Late", "2026-11-28 14:00-16:00", 1, ", age: 70+"),
        ]
    ),
    "{name: Ann, age: 72}, {name: Bob, age: 30}",
)


def test_as_many_as_wanted() -> None:
    plan = week(task("Rails", "2026-11-28", 2), THREE)
    assert chosen(plan, {0: ["Bob"]}) == [(0, "Ann"), (0, "Cem")]
    assert len(chosen(plan, {})) == 2


def test_a_lack_of_people_leaves_places_open() -> None:
    plan = week(task("Rails", "2026-11-28", 5), THREE)
    assert chosen(plan, {0: ["Bob"]}) == [(0, "Ann"), (0, "Cem")]


def test_as_many_places_as_possible_though_each_looks_good_alone() -> None:
    names = {CROSSED.duties[index].task.name: who for index, who in chosen(CROSSED, {})}
    assert names == {"Long": "Bob", "Early": "Ann", "Late": "Ann"}


# X, Y and Z are at once. By hand X goes to Ann, since Bob could do more else; then one is left.
GREEDY_FAILS = week(
    ", ".join(
        [
            task("X", "2026-11-28", 1),
            task("Y", "2026-11-28", 1),
            task("Z", "2026-11-28", 1),
            task("Other", "[2026-11-30, 2026-12-02, 2026-12-04]", 1),
        ]
    ),
    "{name: Ann, never: [Other]}, {name: Bob, never: [Y, Z]}, {name: Cem, never: [X, Other]},"
    "{name: Dina, never: [X, Y, Z]}, {name: Emil, never: [X, Y, Z]}",
)


def test_the_search_finds_what_filling_by_hand_does_not() -> None:
    assert len(chosen(GREEDY_FAILS, {}, deadline=0)) == 5
    found = chosen(GREEDY_FAILS, {})
    assert found[0] == (0, "Bob")
    assert len(found) == 6


def test_time_over_leaves_what_was_filled_by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reserves_module, "_search", None)
    assert len(chosen(GREEDY_FAILS, {}, deadline=time.monotonic())) == 5


def test_everybody_as_seldom_as_can_be() -> None:
    plan = week(task("Rails", "[monday, tuesday, wednesday]", 1), THREE)
    counts = Counter(who for _, who in chosen(plan, {}))
    assert counts == {"Ann": 2, "Bob": 2, "Cem": 2}


def test_by_hand_too_everybody_as_seldom_as_can_be() -> None:
    plan = week(task("Rails", "[monday, tuesday, wednesday]", 1), THREE)
    counts = Counter(who for _, who in chosen(plan, {}, deadline=0))
    assert counts == {"Ann": 2, "Bob": 2, "Cem": 2}


def test_duties_that_only_touch_are_no_hindrance() -> None:
    plan = week(
        task("A", "[2026-11-28 10:00-11:00, 2026-11-28 11:00-12:00]", 1), "{name: Ann}, {name: Bob}"
    )
    assert chosen(plan, {0: ["Ann"], 1: ["Bob"]}) == [(0, "Bob"), (1, "Ann")]


def test_those_who_can_less_are_relieved_by_the_others() -> None:
    """Ann alone can come on Mondays; so that the other two share the rest."""
    plan = week(
        task("Rails", "[monday, tuesday, wednesday]", 1),
        "{name: Ann}, {name: Bob, unavailable: monday}, {name: Cem, unavailable: monday}",
    )
    assert Counter(who for _, who in chosen(plan, {})) == {"Ann": 2, "Bob": 2, "Cem": 2}


def test_nobody_who_is_on_a_duty_that_overlaps() -> None:
    tasks = f"{task('A', '2026-11-28 10:00-12:00', 3)}, {task('B', '2026-11-28 11:00-13:00', 0)}"
    more = ", {name: C, when: 2026-11-28 12:00-13:00}, {name: D, when: 2026-11-28}"
    plan = week(tasks + more, THREE + ", {name: Dina}")
    index = {duty.task.name: duty.index for duty in plan.duties}
    crews = {index["A"]: ["Ann"], index["B"]: ["Bob"], index["C"]: ["Cem"], index["D"]: ["Dina"]}
    assert chosen(plan, crews) == [(index["A"], "Cem")]


def test_none_for_a_duty_that_is_called_off() -> None:
    plan = week("{name: A, when: 2026-11-28, people: {min: 2, want: 2}, standby: 1}", THREE)
    assert chosen(plan, {}) == []
    assert chosen(plan, {0: ["Ann", "Bob"]}) == [(0, "Cem")]


def test_nobody_who_is_barred() -> None:
    plan = week(
        task("A", "2026-11-28", 4),
        "{name: Ann, never: [A]}, {name: Bob, unavailable: saturday}, {name: Cem}, {name: Dina}",
    )
    assert chosen(plan, {0: ["Dina"]}) == [(0, "Cem")]


def test_limits_do_not_count_reserves() -> None:
    plan = week(
        task("A", "[monday, tuesday, wednesday]", 1), "{name: Ann, limits: {total: 1}}, {name: Bob}"
    )
    crews = {index: ["Bob"] for index in range(6)}
    assert [who for _, who in chosen(plan, crews)] == ["Ann"] * 6


def test_the_same_choice_every_time() -> None:
    found = chosen(GREEDY_FAILS, {})
    assert all(chosen(GREEDY_FAILS, {}) == found for _ in range(3))


def test_nothing_is_done_where_no_task_wants_any(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reserves_module, "_find_free", None)
    monkeypatch.setattr(reserves_module, "Engine", None)
    assert chosen(week(task("A", "2026-11-28", 0), THREE), {}) == []


def test_an_interrupt_keeps_what_there_is(monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> tuple[Assignment, ...]:
        raise KeyboardInterrupt

    monkeypatch.setattr(reserves_module, "_search", stop)
    stages = Stages(Engine(), math.inf)
    roster = builders.roster(GREEDY_FAILS, {})
    found = choose_standbys(roster, Eligibility(GREEDY_FAILS), stages)
    assert len(found) == 5
    assert stages.engine.is_interrupted


def test_solve_names_reserves_beside_those_on_duty(tmp_path: Path) -> None:
    path = tmp_path / "week.yaml"
    path.write_text(
        "start: 2026-11-28\nweeks: 3\n"
        f"tasks: [{task('Rails', 'saturday 10:00-12:00', 1)}]\nvolunteers: [{THREE}]\n"
    )
    plan = dutyplan.load(path)
    end = dutyplan.solve(plan)
    assert end.roster is not None
    assert end.proved
    assert [one.duty.index for one in end.roster.standbys] == [0, 1, 2]
    assert {one.volunteer.id for one in end.roster.standbys} == {"Ann", "Bob", "Cem"}
    assert {one.volunteer.id for one in end.roster.assignments} == {"Ann", "Bob", "Cem"}
    assert not set(end.roster.standbys) & set(end.roster.assignments)
    report = dutyplan.check(plan, end.roster)
    assert report.breaches == ()


# -- who could take somebody's place


def stand_in(people: str, more: str, volunteers: str, rules: str = "") -> Plan:
    """One duty on each Saturday with a reserve."""
    return plans.plan(
        f"start: 2026-11-28\nweeks: 2\n"
        f"tasks: [{{name: A, when: saturday, people: {people}, standby: 1{more}}}]\n"
        f"volunteers: [{volunteers}]\n" + rules
    )


SUPERVISED = "rules: {supervision: [{who: minors, by: adults}]}"


@pytest.mark.parametrize(
    ("plan", "crew", "reserve"),
    [
        # Both must have the skill, so one without it is of no use.
        (stand_in("2", ", skills: {read: 2}", "{name: Ann, skills: read}, {name: Bob, "
                  "skills: read}, {name: Cem}, {name: Dan, skills: read}"), "Ann Bob", "Dan"),
        # Whoever it is could take Bob's place.
        (stand_in("2", ", skills: {read: 1}", "{name: Ann, skills: read}, {name: Bob}, "
                  "{name: Cem}, {name: Dan, skills: read}"), "Ann Bob", "Cem"),
        # The skill is missing as it is.
        (stand_in("1", ", skills: {read: 1}", "{name: Ann}, {name: Kim, guardian: Cem}, "
                  "{name: Bob}, {name: Cem, skills: read, never: A}"), "Ann", "Bob"),
        # A ward of somebody who is not there; then of somebody who is.
        (stand_in("2", "", "{name: Ann}, {name: Bob}, {name: Cem, guardian: Dan}, {name: Dan}"),
         "Ann Bob", "Dan"),
        (stand_in("2", "", "{name: Ann}, {name: Bob}, {name: Cem, guardian: Ann}, {name: Dan}"),
         "Ann Bob", "Cem"),
        # A minor could take nobody's place but that of the other minor.
        (stand_in("1", "", "{name: Ann, age: 40}, {name: Cem, age: 9}, {name: Dan, age: 40}",
                  SUPERVISED), "Ann", "Dan"),
        (stand_in("2", "", "{name: Ann, age: 40}, {name: Bob, age: 9}, {name: Cem, age: 9}, "
                  "{name: Dan, age: 40}", SUPERVISED), "Ann Bob", "Cem"),
        # One more may come, so the minor could join.
        (stand_in("1-2", "", "{name: Ann, age: 40}, {name: Cem, age: 9}, {name: Dan, age: 40}",
                  SUPERVISED), "Ann", "Cem"),
        (stand_in("2", "", "{name: Ann}, {name: Bob}, {name: Cem}, {name: Dan}, {name: Eva}",
                  "rules: {together: [[Cem, Eva]]}"), "Ann Bob", "Dan"),
        (stand_in("2", "", "{name: Ann}, {name: Bob}, {name: Cem}, {name: Dan}",
                  "rules: {apart: [[Ann, Cem], [Bob, Cem]]}"), "Ann Bob", "Dan"),
        # A soft line bars nobody.
        (stand_in("2", "", "{name: Ann}, {name: Bob}, {name: Cem}, {name: Dan}, {name: Eva}",
                  "rules: {together: [{names: [Cem, Eva], cost: 9}]}"), "Ann Bob", "Cem"),
    ],
)  # fmt: skip
def test_rather_one_who_could_take_somebodys_place(plan: Plan, crew: str, reserve: str) -> None:
    assert (0, reserve) in chosen(plan, {0: crew.split()})


def test_on_every_date_though_it_is_uneven() -> None:
    plan = stand_in("1", ", skills: {read: 1}", "{name: Ann, skills: read}, {name: Cem}, "
                    "{name: Dan, skills: read}")  # fmt: skip
    assert chosen(plan, {0: ["Ann"], 1: ["Ann"]}) == [(0, "Dan"), (1, "Dan")]


def test_a_place_is_rather_filled_by_anybody_than_by_nobody() -> None:
    plan = stand_in("1", ", skills: {read: 1}", "{name: Ann, skills: read}, {name: Cem}")
    assert chosen(plan, {0: ["Ann"], 1: ["Ann"]}) == [(0, "Cem"), (1, "Cem")]


# Dan could take the place of Ann on Early and of Bob on Late, which are at once; Cem that of Ann.
AT_ONCE = plans.plan("""
    start: 2026-11-28
    tasks:
      - {name: Early, when: saturday 10:00-12:00, people: 1, standby: 1}
      - {name: Late, when: saturday 11:00-13:00, people: 1, standby: 1, skills: {read: 1}}
    volunteers:
      - {name: Ann}
      - {name: Bob, skills: read}
      - {name: Dan, skills: read}
      - {name: Cem}
    """)


def test_as_many_as_can_be_could_take_a_place() -> None:
    # By hand Dan would take the first place, and Cem the one that he is of no use for.
    assert chosen(AT_ONCE, {0: ["Ann"], 1: ["Bob"]}) == [(0, "Cem"), (1, "Dan")]


def test_by_hand_too() -> None:
    plan = stand_in("1", ", skills: {read: 1}", "{name: Ann, skills: read}, {name: Cem}, "
                    "{name: Dan, skills: read}")  # fmt: skip
    found = chosen(plan, {0: ["Ann"], 1: ["Ann"]}, time.monotonic() - 1)
    assert found == [(0, "Dan"), (1, "Dan")]


def test_a_skill_that_is_missing_anyway_is_asked_of_nobody() -> None:
    plan = stand_in("1", ", skills: {read: 1}", "{name: Ann}, {name: Bob}, {name: Kim, "
                    "guardian: Bob}")  # fmt: skip
    roster = builders.roster(plan, {0: ["Ann"]})
    _, bob, kim = plan.volunteers
    assert reserves_module._could_step_in(roster, bob, plan.duties[0])
    assert not reserves_module._could_step_in(roster, kim, plan.duties[0])


def again(plan: Plan, before: Crews) -> Plan:
    """The plan solved again, with these reserves before."""
    options = Stability((), builders.roster(plan, {}, before).standbys)
    return replace(plan, goals=(*plan.goals, ("stability", options)))


def test_those_in_reserve_before_stay_who_can() -> None:
    plan = week(f"{task('A', 'saturday', 1)}, {task('B', 'sunday', 1)}", THREE + ", {name: Dina}")
    uneven = {0: ["Cem"], 1: ["Cem"], 2: ["Cem"], 3: ["Dina"]}
    stays = [(0, "Cem"), (1, "Cem"), (2, "Cem"), (3, "Dina")]
    assert chosen(again(plan, uneven), {0: ["Ann"], 1: ["Bob"]}) == stays
    replaced = chosen(again(plan, uneven), {0: ["Ann"], 1: ["Cem"], 3: ["Dina"]})
    assert replaced[0] == (0, "Cem")
    assert replaced[2] == (2, "Cem")
    assert replaced[1][1] != "Cem"
    assert replaced[3][1] != "Dina"


def test_no_more_stay_than_are_wanted_and_what_lacks_is_filled() -> None:
    plan = week(f"{task('A', 'saturday', 1)}, {task('B', 'sunday', 2)}", THREE)
    found = chosen(again(plan, {0: ["Bob", "Cem"], 1: ["Bob"]}), {0: ["Ann"]})
    assert [one for one in found if one[0] == 0] == [(0, "Bob")]
    assert len([one for one in found if one[0] == 1]) == 2
    assert (1, "Bob") in found


def test_nobody_stays_in_reserve_for_two_duties_at_once() -> None:
    # A roster edited by hand may have it; `check` would refuse it.
    at_once = f"{task('A', '2026-11-28', 1)}, {task('B', '2026-11-28', 1)}"
    plan = week(at_once, THREE)
    found = chosen(again(plan, {0: ["Cem"], 1: ["Cem"]}), {0: ["Ann"]})
    assert found == [(0, "Cem"), (1, "Bob")]


def test_reserves_of_what_stays_as_it_was_stay() -> None:
    plan = week(f"{task('A', '2026-11-28', 1)}, {task('B', '2026-11-29', 1)}", THREE)
    given = builders.roster(plan, {0: ["Ann"]}, {0: ["Bob"]})
    frozen = Frozen(plan.duties[:1], given.assignments, given.standbys)
    plan = replace(plan, rules={"frozen": frozen})
    assert (0, "Bob") in chosen(plan, {0: ["Ann"], 1: ["Cem"]})
