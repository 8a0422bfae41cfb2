"""Keys of the top level, of tasks and of volunteers, and those that come later."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from dutyplan.goals.fairness import FairnessWords
from dutyplan.grammar.words import read_model
from dutyplan.plan import Headcount, Range, Window
from dutyplan.problems import Problem, Source, render_line, render_text
from dutyplan.rules.limitwords import LimitsWords
from dutyplan.weekfile.schema import TaskWords, VolunteerWords, WeekFile
from dutyplan.weekfile.source import read_values


def value(text: str) -> Any:
    found, problems = read_values(Source("week.yaml", text))
    assert problems == []
    return found


def model(words: Any, text: str) -> Any:
    problems: list[Problem] = []
    found = read_model(words, value(text), problems)
    assert problems == []
    return found


def problems(words: Any, text: str) -> list[Problem]:
    found: list[Problem] = []
    read_model(words, value(text), found)
    return found


def refused(words: Any, text: str) -> list[str]:
    return [render_line(one) for one in problems(words, text)]


# -- tasks


def test_a_whole_task() -> None:
    task = model(
        TaskWords,
        "{name: Basement, when: [sat 10:00-12:00, 周日], people: 2-4, effort: 1.5, age: 18-60,"
        " skills: {keys: 2}, priority: 3, place: Entrance 2, note: '=bring gloves'}",
    )
    assert task.name == "Basement"
    assert [when.items[0].window for when in task.when] == [Window(600, 720), None]
    assert not any(when.is_override for when in task.when)
    assert (task.people, task.effort, task.age) == (Headcount(2, 4, 0), 150, Range(18, 60))
    assert (task.skills, task.priority) == ({"keys": 2}, 3)
    assert (task.place, task.note) == ("Entrance 2", "=bring gloves")


def test_the_least_task() -> None:
    task = model(TaskWords, "{name: Rails, when: daily}")
    assert (task.people, task.effort, task.age) == (Headcount(1, 1, 0), 100, None)
    assert (task.skills, task.priority, task.place, task.note) == ({}, 1, None, None)


def test_skills_as_a_list_or_one_word_mean_one_each() -> None:
    def skills(text: str) -> Any:
        return model(TaskWords, f"{{name: A, when: daily, skills: {text}}}").skills

    assert skills("[sound, light]") == {"sound": 1, "light": 1}
    assert skills("first aid") == {"first aid": 1}
    assert skills("{ 急救 : 2, keys: 1}") == {"急救": 2, "keys": 1}


def test_when_with_what_overrides_the_task() -> None:
    (when,) = model(
        TaskWords, "{name: A, when: {days: [sat, sun 8:00-9:00], people: 3, effort: 0}}"
    ).when
    assert when.is_override
    assert [item.window for item in when.items] == [None, Window(480, 540)]
    assert (when.people, when.effort) == (Headcount(3, 3, 0), 0)


@pytest.mark.parametrize(
    ("when", "column", "said"),
    [
        ("[]", 17, "error[empty]: this list of days is empty"),
        ("{people: 2}", 17, "error[missing-key]: an item of 'when' needs 'days'"),
        ("{}", 17, "error[empty]: this must be an item of 'when', and is empty"),
        ("{dayz: sat}", 18, "error[unknown-key]: unknown key 'dayz' in an item of 'when'"),
        ("{days: sat, people: 0}", 37,
         "error[out-of-range]: 0 is not possible here: it must be at least 1"),
        ("{days: sat, effort: -1}", 37,
         "error[not-a-number]: '-1' is not an effort: a number from 0 to 1000, such as 2 or 1.5"),
        ("{days: sat, age: 12+}", 29, "error[unknown-key]: unknown key 'age' in an item of 'when'"),
    ],
)  # fmt: skip
def test_bad_items_of_when(when: str, column: int, said: str) -> None:
    assert refused(TaskWords, f"{{name: A, when: {when}}}") == [f"week.yaml:1:{column}: {said}"]


@pytest.mark.parametrize(
    ("skills", "column", "said"),
    [
        ("{keys: 0}", 39, "error[out-of-range]: 0 is not possible here: it must be at least 1"),
        ("{keys: x}", 39, "error[not-a-number]: 'x' is not a number of people"),
        ("[[keys]]", 33, "error[not-text]: this must be a line of text"),
    ],
)
def test_bad_skills(skills: str, column: int, said: str) -> None:
    assert refused(TaskWords, f"{{name: A, when: daily, skills: {skills}}}") == [
        f"week.yaml:1:{column}: {said}"
    ]


def test_all_that_is_wrong_with_a_task_is_told() -> None:
    assert refused(TaskWords, "{people: 0, effort: -1, skills: {a: 0, b: x}, peopel: 2}") == [
        "week.yaml:1:47: error[unknown-key]: unknown key 'peopel' in a task",
        "week.yaml:1:1: error[missing-key]: a task needs 'name'",
        "week.yaml:1:1: error[missing-key]: a task needs 'when'",
        "week.yaml:1:10: error[out-of-range]: 0 is not possible here: it must be at least 1",
        "week.yaml:1:21: error[not-a-number]: "
        "'-1' is not an effort: a number from 0 to 1000, such as 2 or 1.5",
        "week.yaml:1:37: error[out-of-range]: 0 is not possible here: it must be at least 1",
        "week.yaml:1:43: error[not-a-number]: 'x' is not a number of people",
    ]


def test_an_unsafe_place_is_refused_for_it_stands_in_the_roster_s_file() -> None:
    said = "a name can't begin with '=': a spreadsheet would run it as a formula"
    assert refused(TaskWords, "{name: A, when: daily, place: =1+1, note: =1+1}") == [
        f"week.yaml:1:31: error[unsafe-name]: {said}"
    ]


# -- volunteers and the top level


def test_a_whole_volunteer() -> None:
    one = model(
        VolunteerWords,
        "{name: Bahar, id: b7, born: 1981-03-04, available: [sat, 周日], unavailable: 2026-12-05,"
        " since: 2026-01-01, until: 2027-01-01, skills: keys, share: 0.5, limits: {total: 2},"
        " never: [Basement], contact: 555-1234}",
    )
    assert (one.name, one.id, one.age, one.born) == ("Bahar", "b7", None, date(1981, 3, 4))
    assert (len(one.available), len(one.unavailable)) == (2, 1)
    assert (one.since, one.until) == (date(2026, 1, 1), date(2027, 1, 1))
    assert (one.skills, one.share, one.never) == (("keys",), Fraction(1, 2), ("Basement",))
    assert (one.limits.total, one.contact) == (2, "555-1234")


def test_the_least_volunteer() -> None:
    one = model(VolunteerWords, "{name: Bahar}")
    assert (one.id, one.age, one.born, one.available, one.unavailable) == (None,) * 5
    assert (one.since, one.until, one.limits, one.contact) == (None,) * 4
    assert (one.skills, one.share, one.never) == ((), 1, ())


@pytest.mark.parametrize(("written", "language"), [("en", "en"), ("ZH", "zh"), ("ｚｈ", "zh")])
def test_the_language(written: str, language: str) -> None:
    text = f"{{start: 2026-11-28, tasks: [], volunteers: [], language: {written}}}"
    assert model(WeekFile, text).language == language


def test_an_unknown_language() -> None:
    text = "{start: 2026-11-28, tasks: [], volunteers: [], language: fr}"
    assert [render_text(one) for one in problems(WeekFile, text)] == [
        "week.yaml:1:58: error[unknown-language]: there is no language 'fr' here\n"
        "  1 | {start: 2026-11-28, tasks: [], volunteers: [], language: fr}\n"
        "    |                                                          ^^\n"
        "  hint: write en or zh"
    ]


# -- what comes later is refused by name


@pytest.mark.parametrize(
    ("words", "noun", "keys"),
    [
        (WeekFile, "a week file", ["history", "country", "subdivision", "timezone"]),
        (TaskWords, "a task", ["standby"]),
        (VolunteerWords, "a volunteer", ["prefers", "avoids", "guardian"]),
        (FairnessWords, "fairness", ["memory"]),
    ],
)
def test_keys_that_come_later(words: Any, noun: str, keys: list[str]) -> None:
    for key in keys:
        said = refused(words, f"{{{key}: x}}")
        assert (
            f"week.yaml:1:2: error[not-supported]: '{key}' in {noun} is not supported yet" in said
        )


def test_limits_that_come_later_for_tasks_and_volunteers() -> None:
    later = "error[not-supported]: a limit with a minimum is not supported yet"
    assert refused(VolunteerWords, "{name: A, limits: {tasks: {Basement: 1+, Rails: 1-2}}}") == [
        f"week.yaml:1:38: {later}",
        f"week.yaml:1:49: {later}",
    ]


@pytest.mark.parametrize("limit", ["2", "0-2", "{max: 2}", "{min: 0, max: 2}"])
def test_limits_that_are_there(limit: str) -> None:
    assert model(LimitsWords, f"{{total: {limit}}}").total == 2
