"""Steps held against the rules: what is broken anew, and what soft rules cost."""

from __future__ import annotations

from dutyplan.again.steps import Step
from dutyplan.again.trials import Cost
from dutyplan.checking import check
from dutyplan.roster import Assignment, Roster
from tests import builders
from tests.again.standing import CREWS, PLAN, duty, of, person, roster, trials

AT_ONCE = (
    "Gulnar is on Basement on 2026-12-05 10:00-12:00 and Rails on 2026-12-05 10:00-11:00 at once"
)


def messages(given: Roster, *steps: Step) -> list[str]:
    return [breach.message for breach in trials(given).breaks(steps)]


def test_what_a_step_breaks() -> None:
    assert messages(roster(), Step(person("Bahar"), person("Gulnar"), duty("Basement 5"))) == [
        AT_ONCE
    ]
    assert messages(roster(), Step(person("Bahar"), person("Ma Jun"), duty("Basement 5"))) == []


def test_each_side_is_asked_by_itself() -> None:
    found = trials(roster())
    later, gulnar, ma_jun = duty("Basement 5"), person("Gulnar"), person("Ma Jun")
    assert found.can_take(gulnar, later, person("Bahar"))
    assert not found.can_take(gulnar, later, None), "one too many"
    assert not found.can_take(person("Bahar"), later, None), "on it already"
    assert not found.can_take(person("Aynur"), later, person("Bahar")), "too young"
    assert not found.suits(gulnar, later, None)
    assert found.suits(gulnar, later, duty("Rails 5"))
    assert found.suits(ma_jun, later, None)


def test_who_is_fixed_may_not_leave() -> None:
    plan = of("rules: {fixed: [{volunteer: Bahar, task: Basement, date: 2026-12-05}]}\n")
    found = trials(roster(plan))
    bahar = person("Bahar", plan)
    assert not found.suits(bahar, None, duty("Basement 5", plan))
    assert found.suits(bahar, duty("Rails 28", plan), None)


def test_what_was_broken_before_is_nobodys_fault() -> None:
    """Gulnar has three duties where one is allowed: one more is too many, one fewer is not."""
    plan = of("rules: {limits: {total: 1}}\n")
    crews = {**CREWS, 2: ["Gulnar"], 3: ["Aynur"]}
    given = builders.roster(plan, crews)
    gulnar, ma_jun = person("Gulnar", plan), person("Ma Jun", plan)
    assert len(check(plan, given).breaches) == 2
    assert messages(given, Step(gulnar, ma_jun, duty("Basement 5", plan))) == []
    assert trials(given).suits(gulnar, None, duty("Basement 5", plan))
    assert messages(given, Step(None, gulnar, duty("Rails 5", plan))) == [
        "Gulnar has 3 duties in all, at most 1 allowed",
        AT_ONCE,
    ]


def test_of_reserves_too_many_there_may_be_fewer() -> None:
    crew = [Assignment(person(name), duty("Rails 28")) for name in ("Aynur", "Gulnar")]
    reserves = [Assignment(person(name), duty("Rails 28")) for name in ("Bahar", "Li Min")]
    given = Roster(PLAN, crew, [*reserves, Assignment(person("Ma Jun"), duty("Rails 28"))])
    step = Step(person("Aynur"), person("Ma Jun"), duty("Rails 28"))
    assert check(PLAN, given).breaches
    assert messages(given, step) == []


def test_soft_rules_cost_what_they_cost_more() -> None:
    plan = of(
        "rules: {rest: {least: 1 week, cost: 2}, apart: [{names: [Ma Jun, Aynur], cost: 3}]}\n"
    )
    given = roster(plan)
    ma_jun = person("Ma Jun", plan)
    rails = duty("Rails 5", plan)
    found = trials(given).verified([Step(person("Gulnar", plan), ma_jun, rails)])
    assert found is not None
    assert found.costs == (Cost("apart", rails, 3),)
    bahar = person("Bahar", plan)
    found = trials(given).verified([Step(person("Gulnar", plan), bahar, duty("Basement 28", plan))])
    assert found is not None
    assert found.costs == (Cost("rest", bahar, 2),)


def test_what_breaks_a_rule_is_not_verified() -> None:
    step = Step(person("Bahar"), person("Gulnar"), duty("Basement 5"))
    assert trials(roster()).verified([step]) is None
