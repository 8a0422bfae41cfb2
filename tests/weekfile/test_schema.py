"""Keys of the top level, of tasks and of volunteers, and those that come later."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from dutyplan.grammar.words import read_model
from dutyplan.plan import Headcount, Range, Window
from dutyplan.problems import Problem, Source, render_line, render_text
from dutyplan.rules.limitwords import Bound, LimitsWords
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
        " skills: {keys: 2}, priority: 3, standby: 2, place: Entrance 2, note: '=bring gloves'}",
    )
    assert task.name == "Basement"
    assert [when.items[0].window for when in task.when] == [Window(600, 720), None]
    assert not any(when.is_override for when in task.when)
    assert (task.people, task.effort, task.age) == (Headcount(2, 4, 0), 150, Range(18, 60))
    assert (task.skills, task.priority, task.standby) == ({"keys": 2}, 3, 2)
    assert (task.place, task.note) == ("Entrance 2", "=bring gloves")


def test_the_least_task() -> None:
    task = model(TaskWords, "{name: Rails, when: daily}")
    assert (task.people, task.effort, task.age) == (Headcount(1, 1, 0), 100, None)
    assert (task.skills, task.priority, task.standby) == ({}, 1, 0)
    assert (task.place, task.note) == (None, None)


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


def test_a_place_and_a_note_may_begin_as_formulas_do() -> None:
    words = model(TaskWords, "{name: A, when: daily, place: =1+1, note: =1+1}")
    assert (words.place, words.note) == ("=1+1", "=1+1")


@pytest.mark.parametrize(
    ("standby", "said"),
    [
        ("x", "error[not-a-number]: 'x' is not a number of people"),
        ("1-2", "error[not-a-number]: '1-2' is not a number of people"),
        ("-1", "error[not-a-number]: '-1' is not a number of people"),
        ("1001", "error[out-of-range]: 1001 is not possible here: it must be from 0 to 1000"),
        ("[1]", "error[wrong-kind]: this must be a number of people"),
    ],
)
def test_a_number_of_reserves_that_is_none(standby: str, said: str) -> None:
    assert refused(TaskWords, f"{{name: A, when: daily, standby: {standby}}}") == [
        f"week.yaml:1:33: {said}"
    ]


# -- volunteers and the top level


def test_a_whole_volunteer() -> None:
    one = model(
        VolunteerWords,
        "{name: Bahar, id: b7, born: 1981-03-04, available: [sat, 周日], unavailable: 2026-12-05,"
        " since: 2026-01-01, until: 2027-01-01, skills: keys, share: 0.5, limits: {total: 2},"
        " prefers: [Rails, {sat: 3}], avoids: {Attic: 2}, never: [Basement], guardian: Li Min,"
        " contact: 555-1234}",
    )
    assert (one.name, one.id, one.age, one.born) == ("Bahar", "b7", None, date(1981, 3, 4))
    assert (len(one.available), len(one.unavailable)) == (2, 1)
    assert (one.since, one.until) == (date(2026, 1, 1), date(2027, 1, 1))
    assert (one.skills, one.share, one.never) == (("keys",), Fraction(1, 2), ("Basement",))
    assert one.limits.total == Bound(0, 2)
    assert (one.prefers, one.avoids) == ((("Rails", 1), ("sat", 3)), (("Attic", 2),))
    assert (one.guardian, one.contact) == ("Li Min", "555-1234")


def test_the_least_volunteer() -> None:
    one = model(VolunteerWords, "{name: Bahar}")
    assert (one.id, one.age, one.born, one.available, one.unavailable) == (None,) * 5
    assert (one.since, one.until, one.limits, one.guardian, one.contact) == (None,) * 5
    assert (one.skills, one.share, one.never, one.prefers, one.avoids) == ((), 1, (), (), ())


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
        "  hint: known here: en, zh"
    ]


# -- limits


@pytest.mark.parametrize(
    ("limit", "read"),
    [
        ("2", Bound(0, 2)),
        ("0", Bound(0, 0)),
        ("２", Bound(0, 2)),
        ("0-2", Bound(0, 2)),
        ("2-4", Bound(2, 4)),
        ("2 - 2", Bound(2, 2)),
        ("2+", Bound(2, None)),
        ("{max: 2}", Bound(0, 2)),
        ("{min: 2}", Bound(2, None)),
        ("{min: 0, max: 2}", Bound(0, 2)),
        ("{min: 2, max: 2}", Bound(2, 2)),
        ("{max: 1, cost: 2}", Bound(0, 1, 2)),
        ("{max: 0, cost: 1000000}", Bound(0, 0, 1_000_000)),
        ("{cost: 3, min: 1, max: 4}", Bound(1, 4, 3)),
        ("{min: 1, max: 2, cost: }", Bound(1, 2)),
    ],
)
def test_every_form_of_a_limit(limit: str, read: Bound) -> None:
    for key in ("per_day", "per_week", "total", "hours", "effort", "weekends"):
        assert getattr(model(LimitsWords, f"{{{key}: {limit}}}"), key) == read
    assert model(LimitsWords, f"{{tasks: {{Basement: {limit}}}}}").tasks == {"Basement": read}


def test_hours_and_effort_may_have_decimals() -> None:
    words = model(LimitsWords, "{hours: {min: 1.5, max: 8, cost: 2}, effort: 2.25-4}")
    assert words.hours == Bound(Fraction(3, 2), 8, 2)
    assert words.effort == Bound(Fraction(9, 4), 4)


def test_a_limit_knows_its_place() -> None:
    span = model(LimitsWords, "{per_week: 1, total: {max: 2, cost: 3}}").total.span
    assert (span.line, span.column, span.length) == (0, 21, 17)


@pytest.mark.parametrize(
    ("limit", "column", "said", "hint"),
    [
        ("x", 9, "error[not-a-range]: 'x' is not a limit such as 2, 1-4 or 2+",
         "write 2, 2-4 or 2+"),
        ("-1", 9, "error[not-a-range]: '-1' is not a limit such as 2, 1-4 or 2+",
         "write 2, 2-4 or 2+"),
        ("1.5", 9, "error[not-a-number]: '1.5' is not a whole number", ""),
        ("3-1", 9, "error[impossible-range]: an impossible range: 1 is less than 3",
         "did you mean 1-3?"),
        ("{min: 3, max: 1}", 9, "error[impossible-range]: an impossible range: 1 is less than 3",
         "'min' can't exceed 'max'"),
        ("{cost: 2}", 9, "error[missing-key]: "
         "the cost of a limit needs 'max': it is what going beyond costs",
         "write {max: 2, cost: 3}"),
        ("{min: 1, cost: 2}", 9, "error[missing-key]: "
         "the cost of a limit needs 'max': it is what going beyond costs",
         "write {max: 2, cost: 3}"),
        ("{max: 1, cost: 0}", 24,
         "error[out-of-range]: 0 is not possible here: it must be at least 1", ""),
        ("{max: 1, cost: 1000001}", 24,
         "error[out-of-range]: 1000001 is not possible here: it must be from 1 to 1000000", ""),
        ("{max: 1, cost: 1.5}", 24,
         "error[not-a-number]: '1.5' is not a cost: a whole number from 1", ""),
        ("{max: 1, costs: 1}", 18, "error[unknown-key]: unknown key 'costs' in a limit",
         "did you mean 'cost'?"),
        ("{}", 9, "error[empty]: this must be a limit, and is empty", ""),
        ("[1, 2]", 9, "error[wrong-kind]: this must be a limit such as 2, 1-4 or 2+", ""),
    ],
)  # fmt: skip
def test_bad_limits(limit: str, column: int, said: str, hint: str) -> None:
    (problem,) = problems(LimitsWords, f"{{total: {limit}}}")
    assert render_line(problem) == f"week.yaml:1:{column}: {said}"
    assert problem.hint == hint
    (problem,) = problems(LimitsWords, f"{{tasks: {{A: {limit}}}}}")
    assert render_line(problem) == f"week.yaml:1:{column + 4}: {said}"


def test_everything_that_is_wrong_with_the_limits_of_tasks_is_told() -> None:
    text = "{name: A, limits: {total: x, tasks: {Basement: , Rails: 3-1, Attic: 2+}}}"
    assert refused(VolunteerWords, text) == [
        "week.yaml:1:27: error[not-a-range]: 'x' is not a limit such as 2, 1-4 or 2+",
        "week.yaml:1:38: error[empty]: 'Basement' has no limit",
        "week.yaml:1:57: error[impossible-range]: an impossible range: 1 is less than 3",
    ]


# -- wishes


@pytest.mark.parametrize(
    ("text", "wishes"),
    [
        ("Basement", [("Basement", 1)]),
        ("saturday 10:00-12:00", [("saturday 10:00-12:00", 1)]),
        ("[Basement, 周六]", [("Basement", 1), ("周六", 1)]),
        ("{Basement: 3}", [("Basement", 3)]),
        ("{Basement: 3, 'saturday 10:00-12:00': 2}",
         [("Basement", 3), ("saturday 10:00-12:00", 2)]),
        ("[Rails, {Basement: 1000, sat: 1}, sun]",
         [("Rails", 1), ("Basement", 1000), ("sat", 1), ("sun", 1)]),
        ("[ Rails , '　地下室 ']", [("Rails", 1), ("地下室", 1)]),
        ("[]", []),
        ("''", []),
    ],
)  # fmt: skip
@pytest.mark.parametrize("key", ["prefers", "avoids"])
def test_every_form_of_wishes(key: str, text: str, wishes: list[tuple[str, int]]) -> None:
    assert list(getattr(model(VolunteerWords, f"{{name: A, {key}: {text}}}"), key)) == wishes


@pytest.mark.parametrize(
    ("text", "column", "said", "hint"),
    [
        ("{Rails: 0}", 28, "error[out-of-range]: 0 is not possible here: it must be at least 1",
         ""),
        ("{Rails: 1001}", 28,
         "error[out-of-range]: 1001 is not possible here: it must be from 1 to 1000", ""),
        ("{Rails: -1}", 28, "error[not-a-number]: '-1' is not a weight: a whole number from 1", ""),
        ("{Rails: 0.5}", 28, "error[not-a-number]: '0.5' is not a weight: a whole number from 1",
         ""),
        ("{Rails: [1]}", 28, "error[wrong-kind]: this must be a weight: a whole number from 1", ""),
        ("{Rails: }", 21, "error[empty]: 'Rails' has no weight", "write {Rails: 2}"),
        ("[[Rails]]", 21, "error[not-text]: this must be a line of text",
         "put quotation marks around text that begins with [ or {"),
    ],
)  # fmt: skip
def test_bad_wishes(text: str, column: int, said: str, hint: str) -> None:
    (problem,) = problems(VolunteerWords, f"{{name: A, prefers: {text}}}")
    assert render_line(problem) == f"week.yaml:1:{column}: {said}"
    assert problem.hint == hint


def test_everything_that_is_wrong_with_wishes_is_told() -> None:
    text = "{name: A, avoids: [{Rails: 0, sat: }, [x], {sun: y}]}"
    assert sorted(one.code for one in problems(VolunteerWords, text)) == [
        "empty",
        "not-a-number",
        "not-text",
        "out-of-range",
    ]
