from __future__ import annotations

from collections.abc import Sequence
from math import inf

import pytest

from dutyplan.checking import check
from dutyplan.explaining.edited import nearest as module
from dutyplan.explaining.edited.nearest import Nearest, nearest
from dutyplan.plan import Plan
from dutyplan.rules.eligibility import Eligibility
from dutyplan.solving import BugError
from tests import builders, plans

WEEK = """
    start: 2026-11-28
    tasks:
      - {name: Basement, when: saturday 10:00-12:00, people: 1-2}
      - {name: Rails, when: saturday 11:00-13:00, people: 2, standby: 1}
      - {name: Watch, when: sunday}
    volunteers:
      - {name: Aynur, never: Watch}
      - {name: Bahar}
      - {name: Gulnar, available: sunday}
      - {name: Li Min, available: saturday}
    rules:
      limits: {total: 2}
    """
BASEMENT, RAILS, WATCH = range(3)
GOOD = {BASEMENT: ["Aynur"], RAILS: ["Bahar", "Li Min"], WATCH: ["Gulnar"]}
Crews = dict[int, list[str]]


def found(plan: Plan, crews: Crews, standbys: Crews | None = None) -> Nearest:
    return nearest(builders.roster(plan, crews, standbys), Eligibility(plan), inf)


def told(result: Nearest) -> Sequence[str]:
    """Each change, and who is standby no longer."""
    assert result.roster is not None
    assert check(result.roster.plan, result.roster).breaches == ()
    assert result.num_changes == len(result.changes)
    return [
        *(one.reason.message for one in result.changes),
        *(f"{one.volunteer.id} for {one.duty.label}" for one in result.excused),
    ]


def test_a_good_roster_is_the_nearest() -> None:
    result = found(plans.plan(WEEK), GOOD)
    assert told(result) == []
    assert result.is_proved


def test_somebody_else_or_nobody_is_one_change() -> None:
    plan = plans.plan(WEEK)
    result = found(plan, GOOD | {WATCH: ["Aynur"]})
    assert told(result) in (
        ["2026-11-29, Watch: Bahar instead of Aynur"],
        ["2026-11-29, Watch: Gulnar instead of Aynur"],
    )
    assert result.is_proved
    # Nobody but Bahar can take the other's place, and it takes no change more than a gap.
    crowd = found(plan, GOOD | {RAILS: ["Bahar", "Li Min", "Gulnar"]})
    assert told(crowd) == ["2026-11-28, Rails: nobody instead of Gulnar"]


def test_somebody_may_have_to_come() -> None:
    plan = plans.plan(
        WEEK.rstrip() + "\n      fixed: [{volunteer: Li Min, task: Basement, date: 2026-11-28}]\n"
    )
    result = found(plan, GOOD | {RAILS: ["Bahar"]})
    assert told(result) in (
        ["2026-11-28, Basement: Li Min added"],
        ["2026-11-28, Basement: Li Min instead of Aynur"],
    )


def test_of_rosters_as_near_one_with_few_gaps_is_found() -> None:
    """Aynur can't be in two places; to leave either is one change, with or without a gap."""
    plan = plans.plan(WEEK)
    result = found(plan, GOOD | {BASEMENT: ["Aynur"], RAILS: ["Aynur", "Bahar"]})
    assert result.roster is not None
    assert told(result) in (
        ["2026-11-28, Basement: Li Min instead of Aynur"],
        ["2026-11-28, Rails: Li Min instead of Aynur"],
    )
    assert list(result.roster.gaps()) == []


def test_gaps_of_the_roster_stay_where_filling_them_is_a_change() -> None:
    plan = plans.plan(WEEK)
    result = found(plan, {WATCH: ["Aynur"]})
    assert result.num_changes == 1


def test_reserves_who_can_stay_do() -> None:
    plan = plans.plan(WEEK.replace("rails", "Rails").replace("standby: 1", "standby: 2"))
    crews = {BASEMENT: [], RAILS: ["Bahar"], WATCH: ["Gulnar"]}
    result = found(plan, crews, {RAILS: ["Aynur", "Gulnar"]})
    assert told(result) == ["Gulnar for Rails on 2026-11-28 11:00-13:00"]
    assert result.roster is not None
    assert [one.id for one in result.roster.standby(plan.duties[RAILS])] == ["Aynur"]
    assert result.is_proved


def test_too_many_reserves_are_too_many() -> None:
    plan = plans.plan(WEEK)
    result = found(plan, {RAILS: ["Bahar"]}, {RAILS: ["Aynur", "Li Min"]})
    assert told(result) == ["Li Min for Rails on 2026-11-28 11:00-13:00"]


IMPOSSIBLE = """
    start: 2026-11-28
    tasks: [{name: Basement, when: weekends, people: {min: 2, want: 2}}]
    volunteers: [{name: Aynur}, {name: Bahar, limits: {total: 1}}]
    rules:
      fixed:
        - {volunteer: Aynur, task: Basement, date: 2026-11-28}
        - {volunteer: Aynur, task: Basement, date: 2026-11-29}
    """


def test_where_no_roster_is_good_none_is_near() -> None:
    result = found(plans.plan(IMPOSSIBLE), {})
    assert result == Nearest(None, is_proved=True)


def test_what_time_does_not_settle_is_open() -> None:
    plan = plans.plan(IMPOSSIBLE)
    roster = builders.roster(plan, {})
    assert nearest(roster, Eligibility(plan), 0) == Nearest(None)


FIXED = """
    start: 2026-11-28
    tasks: [{name: Basement, when: weekends}]
    volunteers: [{name: Aynur}, {name: Bahar}, {name: Gulnar}]
    rules:
      fixed: [{volunteer: Aynur, task: Basement, date: 2026-11-28}]
      limits: {total: 1}
    """


def test_in_no_time_a_known_roster_is_told_of_or_one_without_those_who_break_rules() -> None:
    plan = plans.plan(FIXED)
    who = Eligibility(plan)
    twice = builders.roster(plan, {0: ["Aynur"], 1: ["Aynur"]})
    known = builders.roster(plan, {0: ["Aynur"], 1: ["Bahar"]})
    result = nearest(builders.roster(plan, {0: ["Bahar"], 1: ["Gulnar"]}), who, 0, known=known)
    assert told(result) == [
        "2026-11-28, Basement: Aynur instead of Bahar",
        "2026-11-29, Basement: Bahar instead of Gulnar",
    ]
    assert not result.is_proved
    result = nearest(builders.roster(plan, {0: ["Bahar"]}), who, 0)
    assert result == Nearest(None)
    mended = nearest(twice, who, 0)
    assert told(mended) == ["2026-11-29, Basement: nobody instead of Aynur"]
    assert not mended.is_proved


@pytest.mark.parametrize("trouble", [MemoryError, KeyboardInterrupt])
def test_trouble_proves_nothing(
    trouble: type[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise trouble

    monkeypatch.setattr(module, "Variables", fail)
    result = found(plans.plan(WEEK), GOOD | {WATCH: ["Aynur"]})
    assert told(result) == ["2026-11-29, Watch: nobody instead of Aynur"]
    assert not result.is_proved
    assert result.is_interrupted is (trouble is KeyboardInterrupt)
    assert found(plans.plan(IMPOSSIBLE), {}) == Nearest(
        None, is_interrupted=trouble is KeyboardInterrupt
    )


def test_none_beside_a_known_one_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = plans.plan(IMPOSSIBLE)
    roster = builders.roster(plan, {})
    monkeypatch.setattr(module, "mend", lambda roster: roster)
    with pytest.raises(BugError, match="a roster keeps all rules"):
        nearest(roster, Eligibility(plan), inf)


def test_a_roster_with_a_breach_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "RULES", ())
    with pytest.raises(BugError, match="at once"):
        found(plans.plan(WEEK), GOOD | {RAILS: ["Aynur", "Bahar"]})
