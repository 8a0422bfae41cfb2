"""Too few people for some duties, by counting: exact sets, and that each is a proof."""

from __future__ import annotations

from itertools import combinations
from random import Random
from typing import Any

import pytest

from dutyplan import solve
from dutyplan.explaining.gaps.crowds import Crowd, find_crowd
from dutyplan.plan import Duty, Plan
from dutyplan.roster import Roster
from dutyplan.rules.eligibility import Eligibility
from tests import builders, plans
from tests.oracle import weeks
from tests.oracle.before import after_others
from tests.oracle.facts import Facts
from tests.oracle.rules import own_rules
from tests.translation import Key, read_data


def crowd(plan: Plan, roster: Roster, index: int) -> Crowd | None:
    return find_crowd(roster, Eligibility(plan), plan.duties[index])


def shown(found: Crowd | None) -> tuple[list[int], list[str], int] | None:
    """Duties by index, people by id, and how many are wanted."""
    if found is None:
        return None
    return [one.index for one in found.duties], [one.id for one in found.people], found.want


HALLS = """
start: 2026-11-28
tasks:
  - {name: A, when: saturday 10:00-12:00, people: 2}
  - {name: B, when: saturday 10:30-12:00, people: 1}
  - {name: C, when: saturday 11:00-12:00, people: 1, age: 18+}
  - {name: D, when: saturday 11:59-13:00, people: 1, age: 60+}
volunteers:
  - {name: Ann, age: 20, never: C}
  - {name: Bob, age: 30, never: B}
  - {name: Cem, age: 40, never: A}
  - {name: Dee, age: 70, never: [A, B, C]}
"""


def test_only_duties_to_which_somebody_could_go_are_named() -> None:
    plan = plans.plan(HALLS)
    # Bob could be on C, where Cem is, who could be on B, where Ann is; D has its own.
    roster = builders.roster(plan, {0: ["Bob"], 1: ["Ann"], 2: ["Cem"], 3: ["Dee"]})
    assert shown(crowd(plan, roster, 0)) == ([0, 1, 2], ["Ann", "Bob", "Cem"], 4)


def test_somebody_who_is_free_and_held_by_something_else_is_no_proof() -> None:
    plan = plans.plan(HALLS)
    assert crowd(plan, builders.roster(plan, {0: ["Bob"], 1: ["Ann"], 3: ["Dee"]}), 0) is None


def test_those_on_the_duty_alone_may_be_all_there_are() -> None:
    plan = plans.plan(HALLS)
    roster = builders.roster(plan, {3: ["Cem"], 0: ["Ann", "Bob"]})
    assert shown(crowd(plan, roster, 3)) is None
    wide = plans.plan(HALLS.replace("people: 2", "people: 3"))
    roster = builders.roster(wide, {0: ["Ann", "Bob"]})
    assert shown(crowd(wide, roster, 0)) == ([0], ["Ann", "Bob"], 3)


def test_who_comes_beyond_need_might_go_elsewhere() -> None:
    text = HALLS.replace("people: 1, age: 18+", "people: 1-3, age: 18+")
    text = text.replace("never: C", "never: B").replace("people: 2", "people: 3")
    plan = plans.plan(text)
    assert shown(crowd(plan, builders.roster(plan, {0: ["Bob"], 2: ["Cem"]}), 0)) is None
    assert crowd(plan, builders.roster(plan, {0: ["Bob"], 2: ["Ann", "Cem"]}), 0) is None


def test_duties_on_two_days_count_together_where_nobody_can_have_both() -> None:
    text = """
        start: 2026-11-28
        weeks: 2
        tasks: [{name: A, when: saturday 10:00-12:00, people: 2}]
        volunteers: [{name: Ann}, {name: Bob}, {name: Cem, unavailable: 2026-11-28}]
        rules:
          rest: 1 week
    """
    plan = plans.plan(text)
    found = crowd(plan, builders.roster(plan, {0: ["Ann"], 1: ["Bob", "Cem"]}), 0)
    assert shown(found) == ([0, 1], ["Ann", "Bob", "Cem"], 4)
    assert found is not None
    assert [line.code for line in found.lines] == ["line.rest"]
    assert crowd(plans.plan(text.replace("1 week", "6 days")), builders.roster(plan, {}), 0) is None


LONG = """
start: 2026-11-28
tasks:
  - {name: A, when: saturday 10:00-16:00}
  - {name: B, when: saturday 10:00-12:00}
  - {name: C, when: saturday 14:00-16:00}
volunteers: [{name: Ann}, {name: Bob, never: NEVER}]
"""


def test_who_has_two_duties_can_be_off_either() -> None:
    plan = plans.plan(LONG.replace("NEVER", "[A, B]"))
    # Bob could be on C, but not on B: so B is what Ann is needed for.
    found = crowd(plan, builders.roster(plan, {0: [], 1: ["Ann"], 2: ["Ann"]}), 0)
    assert shown(found) == ([0, 1], ["Ann"], 2)
    assert found is not None
    assert (found.most, found.lines, found.is_at_once) == (1, (), True)
    plan = plans.plan(LONG.replace("NEVER", "A"))
    assert crowd(plan, builders.roster(plan, {1: ["Ann"], 2: ["Bob"]}), 0) is None


def test_some_can_come_more_than_once() -> None:
    plan = plans.plan(
        """
        start: 2026-11-28
        weeks: 3
        tasks: [{name: A, when: saturday 10:00-12:00}]
        volunteers: [{name: Ann}]
        rules:
          rest: 1 week
          rotate: 1 day
          limits: {per_day: 1, hours: 30}
        """
    )
    found = crowd(plan, builders.roster(plan, {0: ["Ann"], 2: ["Ann"]}), 1)
    assert shown(found) == ([0, 1], ["Ann"], 2)
    two = plans.plan(
        """
        start: 2026-11-28
        weeks: 3
        tasks: [{name: A, when: saturday 10:00-12:00}]
        volunteers: [{name: Ann}]
        rules:
          limits: {total: 2, hours: 30}
          rest: 1 day
        """
    )
    found = crowd(two, builders.roster(two, {0: ["Ann"], 2: ["Ann"]}), 1)
    assert shown(found) == ([0, 1, 2], ["Ann"], 3)
    assert found is not None
    assert found.most == 2
    assert [line.span for line in found.lines] == [two.rules["limits"][0].total.span]


def test_lines_are_those_of_the_count_and_not_of_what_is_wanted() -> None:
    plan = plans.plan(
        """
        start: 2026-11-28
        weeks: 2
        tasks: [{name: A, when: saturday 10:00-12:00, people: 5}]
        volunteers: [{name: Ann}]
        rules:
          rest: 1 week
        """
    )
    # Even with no rest she could not be ten people; but then she could be on both.
    found = crowd(plan, builders.roster(plan, {1: ["Ann"]}), 0)
    assert found is not None
    assert (found.want, found.most) == (10, 1)
    assert [line.code for line in found.lines] == ["line.rest"]


def test_who_has_no_choice_comes_first() -> None:
    plan = plans.plan(
        """
        start: 2026-11-28
        weeks: 3
        tasks: [{name: A, when: saturday 10:00-12:00, people: 2}]
        volunteers:
          - {name: Ann}
          - {name: Bob, unavailable: 2026-11-28}
          - {name: Cem, available: 2026-11-28}
        rules:
          rest: 1 week
        """
    )
    # Ann could do without the first Saturday, where Cem could be too; Bob only without the last.
    found = crowd(plan, builders.roster(plan, {0: ["Ann"], 2: ["Ann", "Bob"]}), 1)
    assert shown(found) == ([1, 2], ["Ann", "Bob"], 4)


def test_duties_that_keep_nobody_off_are_left_out() -> None:
    plan = plans.plan(
        """
        start: 2026-11-28
        weeks: 2
        tasks: [{name: A, when: [weekends 10:00-12:00, 2026-11-30]}]
        volunteers: [{name: Ann}]
        rules:
          limits: {per_week: 2}
        """
    )
    found = crowd(plan, builders.roster(plan, {0: ["Ann"], 1: ["Ann"], 3: ["Ann"]}), 2)
    assert shown(found) == ([0, 1, 2], ["Ann"], 3)


@pytest.mark.parametrize(("num", "num_absent", "lines"), [(12, 0, 12), (13, 0, None), (13, 1, 12)])
def test_lines_are_worked_out_only_if_there_are_not_many(
    num: int, num_absent: int, lines: int | None
) -> None:
    absent = [", never: [A, B]"] * num_absent + [""] * (num - num_absent)
    people = ", ".join(
        f"{{name: V{number}, limits: {{total: 1}}{never}}}" for number, never in enumerate(absent)
    )
    plan = plans.plan(
        f"""
        start: 2026-11-28
        tasks:
          - {{name: A, when: saturday 10:00-12:00, people: {num - num_absent}}}
          - {{name: B, when: saturday 14:00-16:00}}
        volunteers: [{people}]
        """
    )
    crew = [one.id for one in plan.volunteers[num_absent:]]
    found = crowd(plan, builders.roster(plan, {0: crew}), 1)
    assert (None if found is None else len(found.lines)) == lines


def test_soft_rules_let_everybody_come() -> None:
    plan = plans.plan(
        """
        start: 2026-11-28
        weeks: 2
        tasks: [{name: A, when: saturday 10:00-12:00}]
        volunteers: [{name: Ann}]
        rules:
          rest: {least: 1 week, cost: 2}
          limits: {total: {max: 1, cost: 2}}
        """
    )
    assert crowd(plan, builders.roster(plan, {0: ["Ann"]}), 1) is None


@pytest.mark.parametrize("number", range(60))
def test_every_crowd_is_a_proof(number: int) -> None:
    """By the oracle: who can be on a duty at all, and how many of them one can have."""
    chance = Random(f"crowd {number}")
    kind = ("plain", "uneven", "ruled")[number % 3]
    data: Any = weeks.week(chance, kind, most=(8, 3, 4)) | {"goals": ["coverage"]}
    for task in data["tasks"]:
        task["people"] = chance.randint(1, 4)
    if number % 4 == 3:
        data = after_others(chance, data)
    plan, _ = read_data(data)
    assert plan is not None
    roster = solve(plan, time_limit=20).roster
    facts = Facts(data)
    places = {duty.key: index for index, duty in enumerate(facts.duties)}
    for gap in roster.gaps() if roster else ():
        found = crowd(plan, roster, gap.index) if roster else None
        if found is None:
            continue
        assert gap in found.duties
        own = [places[_key(one)] for one in found.duties]
        able = [who for who, row in enumerate(facts.barred) if any(not row[i] for i in own)]
        assert [facts.ids.index(one.id) for one in found.people] == able
        codes = {line.code.split(".")[1] for line in found.lines}
        most = sum(
            _most(facts, who, [i for i in own if not facts.barred[who][i]], codes) for who in able
        )
        assert most <= found.most < sum(facts.duties[i].want for i in own)


def _most(facts: Facts, who: int, own: list[int], codes: set[str]) -> int:
    """How many of some duties one volunteer can have, by overlaps and these rules alone."""
    hard = [
        rule
        for rule in own_rules(facts, who)
        if rule.cost is None and _kind(rule.name) in {*codes, "overlap"}
    ]
    return max(
        len(some)
        for num in range(len(own) + 1)
        for some in combinations([facts.duties[index] for index in own], num)
        if not any(rule.breaches([*some]) for rule in hard)
    )


def _kind(name: str) -> str:
    return name if name in ("overlap", "rest", "rotate", "after") else "limits"


def _key(duty: Duty) -> Key:
    window = (duty.window.start, duty.window.end) if duty.window else None
    return duty.task.name, duty.date, window
