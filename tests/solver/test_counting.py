from __future__ import annotations

import math
from collections.abc import Mapping

import pytest

from dutyplan.plan import Plan
from dutyplan.rules.eligibility import Eligibility
from dutyplan.solver import counting
from dutyplan.solver.counting import Counting
from dutyplan.solver.engine import OutOfTimeError
from dutyplan.solver.shortage import Least
from tests import builders, plans

THREE = "{name: Ann}, {name: Bob}, {name: Cem}"


def week(tasks: str, volunteers: str = THREE, rules: str = "") -> Plan:
    text = f"start: 2026-11-28\ntasks: [{tasks}]\nvolunteers: [{volunteers}]\n"
    return plans.plan(text + (f"rules: {rules}\n" if rules else "") + "goals: [coverage]\n")


def model(plan: Plan, missing: int = 0, crews: plans.Crews | None = None,
          deadline: float = math.inf) -> Counting:  # fmt: skip
    least = Least(builders.roster(plan, crews or {}), missing, None)
    return Counting(
        plan, Eligibility(plan), lambda duty: duty.effort, least, seed=0, deadline=deadline
    )


def can_be(found: Counting, plan: Plan, counts: Mapping[str, Mapping[int, int]]) -> bool:
    """Whether people can have so many duties of these amounts, all others as many as they like."""
    return bool(answered(found, plan, counts))


def answered(found: Counting, plan: Plan, counts: Mapping[str, Mapping[int, int]]) -> list[int]:
    """Values of the model in which people have so many duties; none where there are none."""
    for id, own in counts.items():
        index = plans.volunteer(plan, id).index
        for amount, num in own.items():
            numbers = [n.number for kind, n in found.counts[index].items() if kind.amount == amount]
            found.within([(number, 1) for number in numbers], num, num)
    return list(found.solve((), (), math.inf).values)


TWO_KINDS = "{name: A, when: weekends, people: 2}, {name: B, when: monday, effort: 2}"


def test_counts_of_a_kind_are_what_its_duties_want() -> None:
    plan = week(TWO_KINDS)
    assert can_be(model(plan), plan, {"Ann": {100: 2}, "Bob": {100: 2}, "Cem": {100: 0, 200: 1}})
    assert can_be(model(plan), plan, {"Ann": {100: 2}, "Bob": {100: 1}, "Cem": {100: 1}})
    assert not can_be(model(plan), plan, {"Ann": {100: 1}, "Bob": {100: 1}, "Cem": {100: 1}})
    assert not can_be(model(plan), plan, {one: {200: 0} for one in ("Ann", "Bob", "Cem")})


def test_nobody_has_more_of_a_kind_than_fits() -> None:
    tasks = "{name: A, when: [saturday 08:00-10:00, saturday 09:00-11:00], people: 2}"
    plan = week(tasks)
    assert {count.most for own in model(plan).counts.values() for count in own.values()} == {1}
    assert model(plan, 1).solve((), (), math.inf).is_found
    assert not model(plan, 0).solve((), (), math.inf).is_found


def test_nobody_has_more_of_all_kinds_together_than_fits() -> None:
    tasks = "{name: A, when: saturday}, {name: B, when: saturday, effort: 2}"
    plan = week(tasks, "{name: Ann}, {name: Bob}")
    assert can_be(model(plan), plan, {"Ann": {100: 1, 200: 0}})
    assert not can_be(model(plan), plan, {"Ann": {100: 1, 200: 1}})


def test_nobody_has_more_of_the_heavy_kinds_than_fits() -> None:
    # Of A and B one fits beside C, which makes two in all; but A and B exclude each other.
    tasks = (
        "{name: A, when: saturday 08:00-10:00, effort: 2}, "
        "{name: B, when: saturday 09:00-11:00, effort: 3}, "
        "{name: C, when: saturday 12:00-13:00}"
    )
    plan = week(tasks)
    assert can_be(model(plan), plan, {"Ann": {100: 1, 300: 1, 200: 0}})
    assert not can_be(model(plan), plan, {"Ann": {200: 1, 300: 1}})


def test_those_who_can_not_serve_on_a_kind_have_no_count_of_it() -> None:
    plan = week(TWO_KINDS, "{name: Ann}, {name: Bob, never: [B]}, {name: Cem, available: monday}")
    found = model(plan)
    amounts = [sorted(kind.amount for kind in own) for own in found.counts.values()]
    assert amounts == [[100, 200], [100], [200]]
    (count,) = found.counts[1].values()
    assert [duty.task.name for duty in count.duties] == ["A", "A"]


def test_a_first_guess_is_what_a_roster_has() -> None:
    plan = week(TWO_KINDS)
    found = model(plan, 3, {0: ["Ann", "Bob"], 1: ["Ann"], 2: ["Cem"]})
    guessed = {
        plan.volunteers[index].id: {
            kind.amount: found.hint[count.number] for kind, count in own.items()
        }
        for index, own in found.counts.items()
    }
    assert guessed == {"Ann": {100: 2, 200: 0}, "Bob": {100: 1, 200: 0}, "Cem": {100: 0, 200: 1}}


# Gaps, and people beyond need.


def test_as_many_are_missing_as_must_be() -> None:
    plan = week("{name: A, when: weekends, people: 2}", "{name: Ann}, {name: Bob}")
    full = model(plan)
    assert not full.has_gaps
    assert not can_be(full, plan, {"Ann": {100: 1}})
    short = model(plan, 1)
    assert short.has_gaps
    assert can_be(short, plan, {"Ann": {100: 1}})
    assert not can_be(model(plan, 1), plan, {"Ann": {100: 0}})


def test_people_beyond_need_are_counted() -> None:
    plan = week("{name: A, when: saturday, people: 1-2}")
    (duty,) = plan.duties
    one_each = {"Ann": {100: 1}, "Bob": {100: 1}}
    found = model(plan)
    ((number, factor),) = found.beyond(duty)
    assert (found.lowest(number), found.highest(number), factor) == (0, 1, 1)
    values = answered(found, plan, one_each)
    assert values[number] == 1
    assert found.crowds(values) == [([duty], 2)]
    assert not can_be(model(plan), plan, {**one_each, "Cem": {100: 1}})
    plan = week("{name: A, when: saturday}")
    assert model(plan).beyond(plan.duties[0]) == []
    assert not can_be(model(plan), plan, one_each)


def test_without_an_end_all_who_can_may_come() -> None:
    plan = week("{name: A, when: saturday, people: 1+}")
    assert can_be(model(plan), plan, {"Ann": {100: 1}, "Bob": {100: 1}, "Cem": {100: 1}})


def test_crowds_tell_where_people_are_missing() -> None:
    tasks = "{name: A, when: saturday, people: 2}, {name: B, when: saturday, people: 3}"
    plan = week(tasks + ", {name: C, when: sunday, priority: 3}")
    found = model(plan, 2)
    values = answered(found, plan, {"Cem": {100: 1}})
    names = [([duty.task.name for duty in duties], num) for duties, num in found.crowds(values)]
    assert names == [(["A", "B"], 3), (["C"], 1)]


# Those on whose duties those of others depend.


def test_nobody_is_involved_where_no_rule_needs_it() -> None:
    found = model(week(TWO_KINDS, rules="{apart: [[Ann, Bob]], rest: 1 day}"))
    assert (dict(found.involved), found.num_candidates) == ({}, 0)


def test_those_involved_have_literals_that_add_up_to_their_counts() -> None:
    plan = week("{name: A, when: weekends, people: 2}", rules="{together: [[Ann, Bob]]}")
    found = model(plan)
    assert [one.id for one in found.involved] == ["Ann", "Bob"]
    values = answered(found, plan, {"Ann": {100: 2}})
    assert found.chosen(values) == {0: list(plan.duties), 1: list(plan.duties)}
    assert not can_be(model(plan), plan, {"Ann": {100: 2}, "Bob": {100: 1}})


def test_those_involved_keep_what_is_said_of_each() -> None:
    tasks = "{name: A, when: weekends, people: 2}"
    rules = "{together: [[Ann, Bob]], apart: [[Ann, Dina]]}"
    people = f"{THREE}, {{name: Dina}}"
    plan = week(tasks, people, rules)
    assert can_be(model(plan), plan, {"Ann": {100: 1}, "Cem": {100: 1}, "Dina": {100: 1}})
    # Dina is not involved by being apart alone; with a guardian she is.
    plan = week(tasks, people.replace("Dina", "Dina, guardian: Ann"), rules)
    assert not can_be(model(plan), plan, {"Dina": {100: 1}})


def test_no_more_of_those_involved_come_than_are_wanted() -> None:
    plan = week("{name: A, when: saturday}", rules="{together: [[Ann, Bob]]}")
    assert not can_be(model(plan, 1), plan, {"Ann": {100: 1}})
    plan = week("{name: A, when: saturday, people: 1-2}", rules="{together: [[Ann, Bob]]}")
    assert can_be(model(plan, 1), plan, {"Ann": {100: 1}})


def test_what_those_involved_ask_of_others_is_kept() -> None:
    people = "{name: Ann, age: 15}, {name: Bob, age: 40}"
    rules = "{supervision: [{who: minors, by: adults}]}"
    for num, is_room in (("1", False), ("2", True), ("1-2", True)):
        plan = week(f"{{name: A, when: saturday, people: {num}}}", people, rules)
        assert can_be(model(plan), plan, {"Ann": {100: 1}}) is is_room


def test_a_first_guess_holds_who_serves_when_of_those_involved() -> None:
    plan = week("{name: A, when: weekends, people: 2}", rules="{together: [[Ann, Bob]]}")
    found = model(plan, 0, {0: ["Ann", "Cem"], 1: ["Ann", "Bob"]})
    guessed = {
        one.id: [found.hint[on] for _, on in found.duties_of(one)] for one in plan.volunteers
    }
    assert guessed == {"Ann": [1, 1], "Bob": [0, 1], "Cem": []}


def test_where_literals_would_be_too_many_there_are_none(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = week("{name: A, when: weekends, people: 2}", rules="{together: [[Ann, Bob]]}")
    monkeypatch.setattr(counting, "_MOST_LITERALS", 4)
    assert len(model(plan).involved) == 2
    monkeypatch.setattr(counting, "_MOST_LITERALS", 3)
    found = model(plan)
    assert dict(found.involved) == {}
    assert can_be(found, plan, {"Ann": {100: 2}, "Bob": {100: 1}})


def test_a_model_is_not_built_for_ever() -> None:
    plan = week(TWO_KINDS)
    with pytest.raises(OutOfTimeError):
        model(plan, deadline=0.0)
