"""Ways to come after one swap: all that are possible, in order."""

from __future__ import annotations

from collections.abc import Collection

from dutyplan.again.steps import Step
from dutyplan.again.swaps import swaps
from dutyplan.plan import Duty
from dutyplan.roster import Roster
from tests import builders, plans
from tests.again.standing import duty, person, roster, scales, trials


def ways(first: Step, settled: Collection[Duty] = (), given: Roster | None = None) -> list[str]:
    given = given or roster()
    found = list(swaps(trials(given), scales(given), first, settled))
    assert all(one is first for one, _ in found)
    assert all(second.giver is first.taker for _, second in found)
    return [f"{second.taker.name}: {second.duty.label}" for _, second in found]


def test_skills_are_kept_where_they_can_be() -> None:
    """Gulnar is on the rails then, and Aynur is too young."""
    first = Step(person("Aynur"), person("Bahar"), duty("Rails 28"))
    assert ways(first) == [
        "Ma Jun: Basement on 2026-12-05 10:00-12:00",
        "Wang Guoqiang: Basement on 2026-12-05 10:00-12:00",
    ]


def test_among_equals_the_two_exchange_their_duties() -> None:
    plan = plans.plan(
        """
        start: 2026-11-28
        weeks: 2
        tasks: [{name: Rails, when: saturday 10:00-11:00}]
        rules: {rest: 1 week}
        volunteers: [{name: Cem}, {name: Bob}, {name: Ann}]
        """
    )
    given = builders.roster(plan, {0: ["Ann"], 1: ["Bob"]})
    first = Step(person("Ann", plan), person("Bob", plan), plan.duties[0])
    assert ways(first, given=given) == [
        "Ann: Rails on 2026-12-05 10:00-11:00",
        "Cem: Rails on 2026-12-05 10:00-11:00",
    ]


def test_who_cant_come_takes_nothing_at_the_same_time() -> None:
    first = Step(person("Gulnar"), person("Wang Guoqiang"), duty("Basement 28"))
    assert ways(first) == [
        "Ma Jun: Rails on 2026-11-28 10:00-11:00",
        "Bahar: Rails on 2026-11-28 10:00-11:00",
    ]


def test_what_is_settled_is_not_handed_on() -> None:
    first = Step(person("Gulnar"), person("Wang Guoqiang"), duty("Basement 28"))
    assert ways(first, [duty("Rails 5")]) == ways(first)
    assert ways(first, [duty("Rails 28")]) == []


def test_who_is_barred_comes_by_no_swap() -> None:
    assert ways(Step(person("Gulnar"), person("Aynur"), duty("Basement 28"))) == []
