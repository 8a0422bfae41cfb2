"""Names and duties as people type them after `--volunteer` and `--duty`."""

from __future__ import annotations

import pytest

from dutyplan.explaining.asking.asked import find_duty, find_volunteer
from dutyplan.grammar.text import MisreadError
from tests import plans

PLAN = plans.plan(
    """
    start: 2026-11-28
    weeks: 2
    tasks:
      - {name: Rails, when: saturday 10:00-11:00}
      - {name: 地下室, when: 2026-12-05}
      - {name: Hall on Sunday, when: [sunday 9:00-10:00, sunday 14:00-15:00, sunday 14:00-16:00]}
      - {name: Never, when: 2030-01-01}
    volunteers:
      - {name: Li Min, id: L1}
      - {name: Li Min, id: L2}
      - {name: Bahar}
      - {name: Bob, id: B2}
    """
)


@pytest.mark.parametrize(
    ("name", "id"),
    [("L1", "L1"), ("l2", "L2"), ("Bahar", "Bahar"), ("bahar", "Bahar"), (" BOB ", "B2")],
)
def test_a_volunteer_is_found_by_id_or_name(name: str, id: str) -> None:
    assert find_volunteer(PLAN, name).id == id


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Rails 2026-12-05", "Rails on 2026-12-05 10:00-11:00"),
        ("rails on 2026-12-05", "Rails on 2026-12-05 10:00-11:00"),
        ("2026-12-05 Rails", "Rails on 2026-12-05 10:00-11:00"),
        ("  2026/12/5   rails ", "Rails on 2026-12-05 10:00-11:00"),
        ("Rails 2026-12-05 10:00", "Rails on 2026-12-05 10:00-11:00"),
        ("2026-12-05 10:00-11:00 Rails", "Rails on 2026-12-05 10:00-11:00"),
        ("地下室2026-12-05", "地下室 on 2026-12-05"),
        ("2026-12-05 地下室", "地下室 on 2026-12-05"),
        ("Hall on Sunday on 2026-11-29 9:00", "Hall on Sunday on 2026-11-29 09:00-10:00"),
        (
            "Hall on Sunday 2026-11-29 14:00 - 16:00",
            "Hall on Sunday on 2026-11-29 14:00-16:00",
        ),
    ],
)
def test_a_duty_is_found_in_any_order(text: str, label: str) -> None:
    assert find_duty(PLAN, text).label == label


def problem(error: pytest.ExceptionInfo[MisreadError]) -> tuple[str, str]:
    (found,) = error.value.problems
    return found.message, found.hint


@pytest.mark.parametrize(
    ("name", "message", "hint"),
    [
        ("Baher", "there is no volunteer 'Baher'", "did you mean 'Bahar'?"),
        ("Li Min", "'Li Min' may be one of several volunteers", "write the id instead"),
        ("", "there is no volunteer ''", "known here: L1, L2, Bahar, B2, Li Min, Bob"),
    ],
)
def test_nobody_is_meant(name: str, message: str, hint: str) -> None:
    with pytest.raises(MisreadError) as error:
        find_volunteer(PLAN, name)
    assert problem(error) == (message, hint)


EXAMPLE = "write the task and the date: 'Basement 2026-12-05'"


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("Rails", "'Rails' is no duty", EXAMPLE),
        ("2026-12-05", "'2026-12-05' is no duty", EXAMPLE),
        ("", "'' is no duty", EXAMPLE),
        ("Rails 2026-12-05 Hall", "'Rails 2026-12-05 Hall' is no duty", EXAMPLE),
        ("Rials 2026-12-05", "there is no task 'Rials'", "did you mean 'Rails'?"),
        ("Rails 2026-02-30", "there is no 30 February 2026", ""),
        (
            "Rails 2026-12-06",
            "'Rails' has no duty on 2026-12-06",
            "its dates: 2026-11-28, 2026-12-05",
        ),
        ("Never 2026-12-05", "'Never' has no duty on 2026-12-05", "it has none in this plan"),
        (
            "Hall on Sunday 2026-11-29",
            "there are 3 duties 'Hall on Sunday on 2026-11-29'",
            "add the time, one of 09:00-10:00, 14:00-15:00, 14:00-16:00",
        ),
        (
            "Hall on Sunday 2026-11-29 14:00",
            "there are 2 duties 'Hall on Sunday on 2026-11-29'",
            "add the time, one of 09:00-10:00, 14:00-15:00, 14:00-16:00",
        ),
        (
            "Rails 2026-12-05 11:00-12:00",
            "Rails on 2026-12-05 is not at 11:00-12:00",
            "it is 10:00-11:00",
        ),
    ],
)
def test_no_duty_is_meant(text: str, message: str, hint: str) -> None:
    with pytest.raises(MisreadError) as error:
        find_duty(PLAN, text)
    assert problem(error) == (message, hint)


def test_of_many_dates_the_nearest_are_named() -> None:
    plan = plans.plan(
        """
        start: 2026-11-28
        weeks: 10
        tasks: [{name: Rails, when: saturday}]
        volunteers: [{name: Ann}]
        """
    )
    with pytest.raises(MisreadError) as error:
        find_duty(plan, "Rails 2027-01-01")
    dates = "2026-12-12, 2026-12-19, 2026-12-26, 2027-01-02, 2027-01-09, 2027-01-16"
    assert problem(error)[1] == f"its dates: {dates}, and 4 more"
