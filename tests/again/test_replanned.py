from __future__ import annotations

from datetime import date

import pytest

from dutyplan.again.replanned import Replanned
from dutyplan.again.replanning import replan
from tests import builders, plans

WEEK = """
    start: 2026-11-28
    weeks: 2
    tasks:
      - {name: Rails, when: saturday 10:00-11:00, standby: 1}
    volunteers:
      - {name: Aynur}
      - {name: Bahar, prefers: {rails: 3}}
      - {name: Gulnar}
    """
PLAN = plans.plan(WEEK)
AYNUR, BAHAR, GULNAR = PLAN.volunteers
FIRST, SECOND = PLAN.duties
ROSTER = builders.roster(PLAN, {0: ["Aynur"], 1: ["Aynur"]}, {0: ["Gulnar"], 1: ["Bahar"]})


def again(goals: str = "", until: date | None = None) -> Replanned:
    away = [(AYNUR, SECOND.date)]
    names = goals.split() if goals else None
    return replan(PLAN, ROSTER, away=away, freeze_until=until, goals=names)


@pytest.mark.parametrize(
    ("goals", "num", "is_fewest"),
    [
        ("", 1, True),
        ("coverage wishes stability", 2, True),
        # The wish is worth a change that need not be: the best sum is proved, the fewest is not.
        ("coverage stability+wishes", 2, False),
        ("coverage fairness", 1, False),
    ],
)
def test_the_fewest_are_claimed_where_changes_are_counted_alone(
    goals: str, num: int, is_fewest: bool
) -> None:
    found = again(goals, FIRST.date)
    assert found.outcome is not None
    assert found.outcome.proved
    assert (len(found.changes), found.is_fewest) == (num, is_fewest)


def test_no_change_at_all_is_always_the_fewest() -> None:
    found = replan(PLAN, ROSTER, freeze_until=date(2026, 12, 12), goals=["stability+wishes"])
    assert found.changes == ()
    assert found.is_fewest


def test_what_became_of_it() -> None:
    found = again()
    assert found.frozen == (FIRST,)
    assert found.called_off.days == ((AYNUR, SECOND.date),)
    assert [(one.gone, one.come) for one in found.changes] == [(AYNUR, BAHAR)]
    assert [one.volunteer for one in found.excused] == [BAHAR]
    assert [one.volunteer for one in found.called_in] == [GULNAR]
    shifts = [(one.volunteer, one.before, one.after) for one in found.shifts]
    assert shifts == [(BAHAR, -7, 3), (AYNUR, 13, 3)]
    assert found.staying == ()


def test_who_calls_off_what_is_marked_as_done_is_named() -> None:
    """Who called it off before is not: that was known when it was marked."""
    away = [(AYNUR, FIRST.date), (GULNAR, FIRST.date), (AYNUR, SECOND.date)]
    found = replan(PLAN, ROSTER, away=away, done=[FIRST])
    assert [(one.volunteer, one.duty) for one in found.marked] == [(AYNUR, FIRST)]
    assert found.staying == ()
    later = replan(PLAN, ROSTER, known=found.called_off, done=[FIRST])
    assert (later.marked, later.staying) == ((), ())


def test_who_has_called_off_and_stays_is_named() -> None:
    found = again(until=date(2026, 12, 12))
    assert [(one.volunteer, one.duty) for one in found.staying] == [(AYNUR, SECOND)]
    assert again("coverage", date(2026, 12, 12)).staying == found.staying
