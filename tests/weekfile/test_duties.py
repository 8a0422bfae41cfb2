"""What `when` names becomes duties: order, overrides, and those that start together."""

from __future__ import annotations

from datetime import date

import pytest

from dutyplan.grammar.words import read_model
from dutyplan.plan import Duty, Headcount, Task
from dutyplan.problems import Source
from dutyplan.weekfile.duties import make_duties
from dutyplan.weekfile.schema import TaskWords
from dutyplan.weekfile.source import read_values

FIRST, LAST = date(2026, 11, 28), date(2026, 12, 11)  # a Saturday, and two weeks


def tasks(*texts: str) -> list[tuple[Task, TaskWords]]:
    found = []
    for text in texts:
        value, problems = read_values(Source("week.yaml", text))
        assert problems == []
        words = read_model(TaskWords, value, problems)
        assert problems == []
        assert words is not None
        assert words.name is not None
        found.append((Task(str(words.name), span=words.name.span), words))
    return found


def duties(*texts: str) -> tuple[Duty, ...]:
    made = make_duties(tasks(*texts), FIRST, LAST)
    assert [one.index for one in made] == list(range(len(made)))
    return made


def shown(*texts: str) -> list[str]:
    """Each duty as `A 11-28 10:00-12:00 2 people 1.5`."""
    return [
        f"{one.task.name} {one.date:%m-%d} {one.window or 'all day'}: "
        f"{one.people.want} x {one.effort / 100:g}"
        for one in duties(*texts)
    ]


def test_each_day_is_a_duty_and_both_ends_are_in_the_plan() -> None:
    assert shown("{name: A, when: [saturday 10:00-12:00, friday 10:00-12:00]}") == [
        "A 11-28 10:00-12:00: 1 x 1",
        "A 12-04 10:00-12:00: 1 x 1",
        "A 12-05 10:00-12:00: 1 x 1",
        "A 12-11 10:00-12:00: 1 x 1",
    ]


def test_a_duty_has_the_people_and_the_effort_of_its_task() -> None:
    (made,) = duties("{name: A, when: 2026-12-05, people: {min: 2, want: 3, max: 4}, effort: 2.5}")
    assert (made.people, made.effort) == (Headcount(3, 4, 2), 250)
    assert made.window is None


def test_two_windows_on_a_day_are_two_duties() -> None:
    assert shown("{name: A, when: [2026-12-05 14:00-16:00, 2026-12-05 10:00-12:00]}") == [
        "A 12-05 10:00-12:00: 1 x 1",
        "A 12-05 14:00-16:00: 1 x 1",
    ]


def test_windows_may_overlap() -> None:
    assert len(duties("{name: A, when: [sat 10:00-12:00, sat 11:00-13:00]}")) == 4


def test_the_same_day_and_window_twice_is_one_duty() -> None:
    assert shown("{name: A, when: [2026-12-05 10:00-12:00, 周六 10:00-12:00]}") == [
        "A 11-28 10:00-12:00: 1 x 1",
        "A 12-05 10:00-12:00: 1 x 1",
    ]  # fmt: skip


def test_a_whole_day_and_a_window_are_two_duties() -> None:
    assert shown("{name: A, when: [2026-12-05, 2026-12-05 00:00-08:00]}") == [
        "A 12-05 all day: 1 x 1",
        "A 12-05 00:00-08:00: 1 x 1",
    ]


def test_duties_are_ordered_by_date_start_and_task() -> None:
    assert shown(
        "{name: C, when: sat 10:00-11:00}",
        "{name: B, when: [2026-12-05, sun 8:00-9:00]}",
        "{name: A, when: [sat 10:00-12:00, sat 9:00-23:00]}",
    ) == [
        "A 11-28 09:00-23:00: 1 x 1",
        "A 11-28 10:00-12:00: 1 x 1",
        "C 11-28 10:00-11:00: 1 x 1",
        "B 11-29 08:00-09:00: 1 x 1",
        "B 12-05 all day: 1 x 1",
        "A 12-05 09:00-23:00: 1 x 1",
        "A 12-05 10:00-12:00: 1 x 1",
        "C 12-05 10:00-11:00: 1 x 1",
        "B 12-06 08:00-09:00: 1 x 1",
    ]


# -- overrides


def test_days_without_a_window_override_every_duty_that_the_task_has_on_them() -> None:
    assert shown(
        "{name: A, people: 2, when: [sat 10:00-12:00, sat 14:00-16:00,"
        " {days: 2026-12-05, people: 4, effort: 3}]}"
    ) == [
        "A 11-28 10:00-12:00: 2 x 1",
        "A 11-28 14:00-16:00: 2 x 1",
        "A 12-05 10:00-12:00: 4 x 3",
        "A 12-05 14:00-16:00: 4 x 3",
    ]


def test_days_with_a_window_override_the_duty_of_that_window() -> None:
    assert shown(
        "{name: A, people: 2, when: [{days: 2026-12-05 14:00-16:00, people: 4},"
        " sat 10:00-12:00, sat 14:00-16:00]}"
    ) == [
        "A 11-28 10:00-12:00: 2 x 1",
        "A 11-28 14:00-16:00: 2 x 1",
        "A 12-05 10:00-12:00: 2 x 1",
        "A 12-05 14:00-16:00: 4 x 1",
    ]


@pytest.mark.parametrize("order", [1, -1])
def test_an_override_of_what_starts_then_may_end_it_at_another_time(order: int) -> None:
    items = ["sat 10:00-12:00", "{days: 2026-12-05 10:00-13:00, people: 4}"][::order]
    assert shown(f"{{name: A, when: [{', '.join(items)}]}}") == [
        "A 11-28 10:00-12:00: 1 x 1",
        "A 12-05 10:00-13:00: 4 x 1",
    ]


def test_what_an_override_does_not_say_is_the_task_s_own() -> None:
    assert shown(
        "{name: A, people: 2, effort: 3, when: [sat 10:00-12:00,"
        " {days: 2026-11-28, people: 4}, {days: 2026-12-05, effort: 0}]}"
    ) == ["A 11-28 10:00-12:00: 4 x 3", "A 12-05 10:00-12:00: 2 x 0"]


def test_an_override_may_add_a_duty() -> None:
    assert shown(
        "{name: A, when: [sat 10:00-12:00,"
        " {days: 2026-12-05 18:00-20:00, people: 3}, {days: sunday, people: 5}]}"
    ) == [
        "A 11-28 10:00-12:00: 1 x 1",
        "A 11-29 all day: 5 x 1",
        "A 12-05 10:00-12:00: 1 x 1",
        "A 12-05 18:00-20:00: 3 x 1",
        "A 12-06 all day: 5 x 1",
    ]


def test_of_two_overrides_the_later_one_counts_for_what_it_says() -> None:
    assert shown(
        "{name: A, when: [sat 10:00-12:00,"
        " {days: saturday, people: 2, effort: 2}, {days: 1st saturday, people: 3}]}"
    ) == ["A 11-28 10:00-12:00: 2 x 2", "A 12-05 10:00-12:00: 3 x 2"]
    assert shown(
        "{name: A, when: [sat 10:00-12:00,"
        " {days: saturday, people: 2, effort: 2}, {days: 1st saturday, effort: 0}]}"
    ) == ["A 11-28 10:00-12:00: 2 x 2", "A 12-05 10:00-12:00: 2 x 0"]


def test_overrides_may_stand_alone() -> None:
    assert shown("{name: A, when: {days: [sat 10:00-12:00, sun], people: 2}}") == [
        "A 11-28 10:00-12:00: 2 x 1",
        "A 11-29 all day: 2 x 1",
        "A 12-05 10:00-12:00: 2 x 1",
        "A 12-06 all day: 2 x 1",
    ]


def test_an_override_overrides_what_another_one_named() -> None:
    assert shown(
        "{name: A, when: [{days: sat 10:00-12:00, people: 2}, {days: 2026-12-05, people: 4}]}"
    ) == ["A 11-28 10:00-12:00: 2 x 1", "A 12-05 10:00-12:00: 4 x 1"]


# -- duties that start together


def test_two_duties_may_start_together() -> None:
    assert shown("{name: 扫地, when: [2026-12-05 10:00-13:00, 2026-12-05 10:00-12:00]}") == [
        "扫地 12-05 10:00-12:00: 1 x 1",
        "扫地 12-05 10:00-13:00: 1 x 1",
    ]


def test_of_two_that_start_together_an_override_means_the_one_with_its_end() -> None:
    both = "2026-12-05 10:00-12:00, 2026-12-05 10:00-13:00"
    assert shown(f"{{name: A, when: [{both}, {{days: 2026-12-05 10:00-13:00, effort: 2}}]}}") == [
        "A 12-05 10:00-12:00: 1 x 1",
        "A 12-05 10:00-13:00: 1 x 2",
    ]
    assert shown(f"{{name: A, when: [{both}, {{days: 2026-12-05 10:00-14:00, effort: 2}}]}}") == [
        "A 12-05 10:00-12:00: 1 x 1",
        "A 12-05 10:00-13:00: 1 x 1",
        "A 12-05 10:00-14:00: 1 x 2",
    ]


TOGETHER = "2026-12-05 10:00-12:00, 2026-12-05 10:00-13:00"


def test_the_task_comes_before_the_end_in_the_order() -> None:
    assert shown(
        "{name: B, when: 2026-12-05 10:00-11:00}",
        "{name: A, when: [2026-12-05 10:00-02:00, 2026-12-05 10:00-13:00]}",
        "{name: C, when: [2026-12-05 09:00-23:00, 2026-12-05]}",
    ) == [
        "C 12-05 all day: 1 x 1",
        "C 12-05 09:00-23:00: 1 x 1",
        "A 12-05 10:00-13:00: 1 x 1",
        "A 12-05 10:00-02:00: 1 x 1",
        "B 12-05 10:00-11:00: 1 x 1",
    ]


def test_an_override_without_a_time_changes_all_that_start_together() -> None:
    assert shown(f"{{name: A, when: [{TOGETHER}, {{days: 2026-12-05, people: 4}}]}}") == [
        "A 12-05 10:00-12:00: 4 x 1",
        "A 12-05 10:00-13:00: 4 x 1",
    ]


def test_the_end_is_changed_on_those_days_on_which_one_alone_starts_then() -> None:
    assert shown(
        "{name: A, when: [sat 10:00-12:00, 2026-12-05 10:00-13:00,"
        " {days: sat 10:00-14:00, people: 4}]}"
    ) == [
        "A 11-28 10:00-14:00: 4 x 1",
        "A 12-05 10:00-12:00: 1 x 1",
        "A 12-05 10:00-13:00: 1 x 1",
        "A 12-05 10:00-14:00: 4 x 1",
    ]


@pytest.mark.parametrize(
    "before",
    ["", "2026-12-05 10:00-12:00, ", "2026-12-05 10:00-14:00, ", f"{TOGETHER}, "],
)
@pytest.mark.parametrize("order", [1, -1])
def test_two_times_of_one_override_are_two_duties_too(before: str, order: int) -> None:
    days = ", ".join(TOGETHER.split(", ")[::order])
    assert shown(f"{{name: A, when: [{before}{{days: [{days}], people: 3}}]}}") == [
        "A 12-05 10:00-12:00: 3 x 1",
        "A 12-05 10:00-13:00: 3 x 1",
    ]


def test_the_same_time_twice_in_an_override_is_one_duty() -> None:
    override = "{days: [2026-12-05 10:00-12:00, 1st sat 10:00-12:00, 1st sat], people: 3}"
    assert shown(f"{{name: A, when: {override}}}") == ["A 12-05 10:00-12:00: 3 x 1"]


def test_a_second_override_may_change_the_end_that_the_first_has_set() -> None:
    assert shown(
        "{name: A, when: [2026-12-05 10:00-12:00, {days: 2026-12-05 10:00-13:00, people: 3},"
        " {days: 2026-12-05 10:00-14:00, effort: 2}]}"
    ) == ["A 12-05 10:00-14:00: 3 x 2"]


def test_an_override_from_midnight_does_not_change_a_whole_day() -> None:
    assert shown("{name: A, when: [2026-12-05, {days: 2026-12-05 00:00-08:00, people: 3}]}") == [
        "A 12-05 all day: 1 x 1",
        "A 12-05 00:00-08:00: 3 x 1",
    ]


def test_a_window_past_midnight_is_a_duty_of_the_day_on_which_it_starts() -> None:
    (made,) = duties("{name: A, when: 2026-12-11 22:00-06:00}")
    assert (made.date, made.minutes) == (LAST, 480)
    assert made.finish == (LAST.toordinal() + 1) * 1440 + 360


def test_other_tasks_may_start_at_the_same_time() -> None:
    assert len(duties("{name: A, when: sat 10:00-12:00}", "{name: B, when: sat 10:00-12:00}")) == 4


def test_no_tasks() -> None:
    assert make_duties([], FIRST, LAST) == ()
