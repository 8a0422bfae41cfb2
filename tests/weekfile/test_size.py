"""Plans that are too large: refused before anything is unfolded."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dutyplan.grammar.limits import LARGE, LIMITS
from dutyplan.locales import LANGUAGES, words
from dutyplan.problems import MOST_TOLD, Problem, render_text
from dutyplan.weekfile import read_week_bytes

PEOPLE = "volunteers:\n- {name: Aynur, age: 15}\n"


def problems(text: str) -> list[Problem]:
    plan, found = read_week_bytes("week.yaml", text.encode(), Path())
    assert plan is None
    return found


def told(text: str, language: str = "en") -> list[str]:
    return [render_text(one, words(language)) for one in problems(text)]


def week(*tasks: str, days: str = "", people: str = PEOPLE) -> str:
    lines = "".join(f"- {{name: T{number}, when: {when}}}\n" for number, when in enumerate(tasks))
    return f"start: 2026-11-28\n{days}tasks:\n{lines}{people}"


def test_a_century() -> None:
    assert told(week("daily", days="end: 2126-11-28\n")) == [
        "week.yaml:2:6: error[too-large]: the plan is too long: more than 3,710 days\n"
        "  2 | end: 2126-11-28\n"
        "    |      ^^^^^^^^^^\n"
        "  hint: write an earlier 'end', or use --allow-large"
    ]


def test_the_longest_plan_in_weeks_is_read() -> None:
    plan, _ = read_week_bytes("week.yaml", week("daily", days="weeks: 530\n").encode(), Path())
    assert plan is not None
    assert len(plan.duties) == LIMITS.days


def test_thousands_of_tasks_each_day_for_years() -> None:
    tasks = ["daily 10:00-11:00"] * 40
    assert told(week(*tasks, days="weeks: 530\n")) == [
        "week.yaml:30:10: error[too-large]: the plan is too large: more than 100,000 duties\n"
        "  30 | - {name: T26, when: daily 10:00-11:00}\n"
        "     |          ^^^\n"
        "  hint: plan fewer weeks at a time, or use --allow-large"
    ]


def test_one_task_at_thousands_of_times() -> None:
    times = [f"daily {n // 60:02}:{n % 60:02}-24:00" for n in range(60)]
    found = problems(week(f"[{', '.join(times)}]", days="weeks: 530\n"))
    assert [one.message for one in found] == ["the plan is too large: more than 100,000 duties"]


@pytest.mark.parametrize("key", ["available", "unavailable", "prefers", "avoids"])
def test_thousands_who_name_every_day(key: str) -> None:
    num = LIMITS.steps // LIMITS.days + 1
    people = "".join(f"- {{name: V{n}, {key}: daily 10:00-11:00}}\n" for n in range(num))
    found = problems(week("2026-11-28", days="weeks: 530\n", people=f"volunteers:\n{people}"))
    assert [(one.code, one.message) for one in found] == [
        (
            "too-large",
            "the plan is too large: its days, times all that 'when', 'available' and the like "
            "name, are more than 5,000,000",
        )
    ]


def test_single_days_count_once_each() -> None:
    people = "".join(f"- {{name: V{n}, unavailable: 2026-12-05}}\n" for n in range(2_000))
    text = week("2026-11-28", days="weeks: 530\n", people=f"volunteers:\n{people}")
    assert read_week_bytes("week.yaml", text.encode(), Path())[0] is not None


@pytest.mark.parametrize("language", LANGUAGES)
def test_volunteers_times_duties(language: str) -> None:
    people = "".join(f"- {{name: V{number}, age: 30}}\n" for number in range(1_400))
    text = week(*["daily"] * 10, days="weeks: 52\n", people=f"volunteers:\n{people}")
    said = {
        "en": "error[too-large]: the plan is too large: 1,400 volunteers times 3,640 duties are "
        "more than 5,000,000\n  15 | - {name: V0, age: 30}\n     | ^^^^^^^^^^^^^^^^^^^^^\n"
        "  hint: plan fewer weeks at a time, or each community in a file of its own, or use "
        "--allow-large",
        "zh": "错误[too-large]: 排班太大：1,400 名志愿者乘以 3,640 个班次，超过 5,000,000\n"
        "  15 | - {name: V0, age: 30}\n     | ^^^^^^^^^^^^^^^^^^^^^\n"
        "  提示：请一次少排几周，或者每个社区单独用一个文件，或加上 --allow-large",
    }
    assert told(text, language) == [f"week.yaml:15:1: {said[language]}"]
    plan, _ = read_week_bytes("week.yaml", text.encode(), Path(), LARGE)
    assert plan is not None
    assert len(plan.duties) == 3_640


def test_times_taken_out_of_thousands_of_times_take_no_time() -> None:
    """Each of both lists is walked through once."""
    free = ", ".join(f"daily {n:02}:00-{n:02}:30" for n in range(24))
    taken = ", ".join(f"daily {n:02}:10-{n:02}:20" for n in range(24))
    people = f"volunteers:\n- {{name: Aynur, available: [{free}], unavailable: [{taken}]}}\n"
    text = week("2026-11-28", days="weeks: 100\n", people=people)
    plan, _ = read_week_bytes("week.yaml", text.encode(), Path())
    assert plan is not None
    assert plan.volunteers[0].free is not None
    assert len(plan.volunteers[0].free) == 2 * 24 * (7 * 100 + 2)


@pytest.mark.parametrize("language", LANGUAGES)
def test_more_people_than_any_list_has_rows(language: str) -> None:
    """A list names each gap, so that a few lines stand for gigabytes."""
    text = "start: 2026-11-28\nweeks: 2\ntasks:\n- {name: T, when: daily, people: %s}\n" + PEOPLE
    said = {
        "en": "error[too-large]: "
        "the plan is too large: it wants more than 1,000,000 people in all\n"
        "  4 | - {name: T, when: daily, people: 100000}\n"
        "    | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
        "  hint: write smaller numbers under 'people', or use --allow-large",
        "zh": "错误[too-large]: 排班太大：所有班次需要的人数合计超过 1,000,000\n"
        "  4 | - {name: T, when: daily, people: 100000}\n"
        "    | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
        "  提示：请把 people 的人数写小一些，或加上 --allow-large",
    }
    assert told(text % 100_000, language) == [f"week.yaml:4:1: {said[language]}"]
    assert read_week_bytes("week.yaml", (text % 70_000).encode(), Path())[0] is not None
    assert read_week_bytes("w", (text % 100_000).encode(), Path(), LARGE)[0] is not None


def test_duties_are_counted_as_they_are_written() -> None:
    """What is changed by an override is no other duty; what it adds is one."""
    whens = (
        "[daily 10:00-11:00, saturday 10:00-11:00, {days: 2026-11-28, people: 2}, "
        "{days: saturday 12:00-13:00, people: 3}, sunday]"
    )
    text = week(whens).encode()
    plan, _ = read_week_bytes("week.yaml", text, Path(), replace(LIMITS, duties=9))
    assert plan is not None
    assert len(plan.duties) == 9
    assert read_week_bytes("week.yaml", text, Path(), replace(LIMITS, duties=8))[0] is None


def test_of_thousands_of_problems_the_first_are_told() -> None:
    keys = "".join(f"k{number}: 1\n" for number in range(5_000))
    assert len(problems(week("daily") + keys)) == MOST_TOLD + 1
    twice = "start: x\n" * 5_000
    assert len(problems(week("daily") + twice)) == MOST_TOLD + 1
    people = "".join(f"- {{name: V{number}, x: 1}}\n" for number in range(5_000))
    assert len(problems(week("daily", people=f"volunteers:\n{people}"))) == MOST_TOLD + 1
