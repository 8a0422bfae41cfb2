"""The sections `rules` and `goals`: what is read, and what is wrong."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dutyplan.goals.fairness import FairnessWords
from dutyplan.grammar.words import read_model
from dutyplan.problems import Problem, Source, render_line
from dutyplan.rules.cells import CellWords
from dutyplan.weekfile.sections import read_goals, read_rules
from dutyplan.weekfile.source import read_values


def value(text: str) -> Any:
    found, problems = read_values(Source("week.yaml", text))
    assert problems == []
    return found


def lines(problems: list[Problem]) -> list[str]:
    return [render_line(one) for one in problems]


# -- rules


def test_no_rules() -> None:
    problems: list[Problem] = []
    assert read_rules(None, problems) == {}
    assert problems == []


def test_rules_by_their_id() -> None:
    problems: list[Problem] = []
    found = read_rules(
        value(
            "{fixed: [{volunteer: Bahar, task: Basement, date: 2026-12-05}], limits: {total: 1}}"
        ),
        problems,
    )
    assert problems == []
    assert list(found) == ["fixed", "limits"]
    (cell,) = found["fixed"]
    assert isinstance(cell, CellWords)
    assert (cell.volunteer, cell.task, cell.date) == (
        "Bahar",
        "Basement",
        ("2026-12-05", date(2026, 12, 5)),
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[]", ["1:1: error[wrong-kind]: 'rules' must be a mapping"]),
        ("{fixd: []}", ["1:2: error[unknown-rule]: there is no rule 'fixd'"]),
        ("{age: 3}", ["1:2: error[unknown-rule]: there is no rule 'age'"]),
        ("{fixed: {volunteer: A}}", ["1:9: error[wrong-kind]: 'fixed' must be a list"]),
        ("{fixed: [A]}", ["1:10: error[wrong-kind]: an assignment must be a mapping"]),
        ("{limits: 2}", ["1:10: error[wrong-kind]: limits must be a mapping"]),
        (
            "{fixed: [{volunteer: A}, {task: B, date: 2026-11-31, volunteer: ''}]}",
            [
                "1:10: error[missing-key]: an assignment needs 'task'",
                "1:10: error[missing-key]: an assignment needs 'date'",
                "1:65: error[empty]: a name can't be empty",
                "1:42: error[not-a-date]: there is no 31 November 2026",
            ],
        ),
    ],
)
def test_bad_rules(text: str, said: list[str]) -> None:
    problems: list[Problem] = []
    read_rules(value(text), problems)
    assert lines(problems) == [f"week.yaml:{one}" for one in said]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("{fixd: []}", "did you mean 'fixed'?"),
        ("{rset: 1 week}", "did you mean 'rest'?"),
        ("{fixed: x}", "begin each line with '- '"),
        ("{fixed: [x]}", "write {volunteer: Bahar, task: Basement, date: 2026-12-05}"),
        ("{limits: x}", "write {per_week: 2, total: 6}"),
    ],
)
def test_hints_for_bad_rules(text: str, hint: str) -> None:
    problems: list[Problem] = []
    read_rules(value(text), problems)
    assert [one.hint for one in problems] == [hint]


# -- goals


def goals(text: str) -> list[tuple[str, bool]]:
    problems: list[Problem] = []
    found = read_goals(value(text), problems)
    assert problems == []
    assert found is not None
    return [(one.id, one.options is not None) for one in found]


def test_goals_in_their_order() -> None:
    assert read_goals(None, []) is None
    assert goals("[coverage, fairness]") == [("coverage", False), ("fairness", False)]
    assert goals("coverage") == [("coverage", False)]
    assert goals("[coverage, fairness: {of: hours}, fairness: {on: weekends}]") == [
        ("coverage", False),
        ("fairness", True),
        ("fairness", True),
    ]


def test_a_goal_with_nothing_behind_it_keeps_its_place() -> None:
    assert goals("{coverage: , fairness: {of: hours}}") == [("coverage", False), ("fairness", True)]


def options(text: str) -> FairnessWords:
    problems: list[Problem] = []
    found = read_model(FairnessWords, value(text), problems)
    assert problems == []
    assert found is not None
    return found


def test_the_options_of_fairness() -> None:
    words = options("{of: Hours, shared_by: eligible, on: [周末], tasks: Basement}")
    assert (words.of, words.shared_by, words.tasks) == ("hours", "eligible", ("Basement",))
    assert [one.names(date(2026, 11, 28)) for one in words.on or ()] == [True]
    least = options("{}")
    assert (least.of, least.shared_by, least.on, least.tasks) == ("effort", "available", None, None)


@pytest.mark.parametrize(
    ("text", "said", "hint"),
    [
        ("[]", "1:1: error[empty]: the list of goals is empty", ""),
        ("[fairnes]", "1:2: error[unknown-goal]: there is no goal 'fairnes'",
         "did you mean 'fairness'?"),
        ("[justice]", "1:2: error[unknown-goal]: there is no goal 'justice'",
         "known here: coverage, minimums, fairness, wishes, stability"),
        ("[coverage: {a: 1}]", "1:12: error[wrong-kind]: 'coverage' has no options", ""),
        ("[fairness: x]", "1:12: error[wrong-kind]: fairness must be a mapping", ""),
        ("[fairness: {off: x}]", "1:13: error[unknown-key]: unknown key 'off' in fairness",
         "did you mean 'of'?"),
        ("[fairness: {of: hour}]",
         "1:17: error[unknown-word]: 'hour' is not one of effort, hours, duties",
         "did you mean 'hours'?"),
        ("[fairness: {shared_by: all}]",
         "1:24: error[unknown-word]: 'all' is not one of everyone, available, eligible",
         "known here: everyone, available, eligible"),
        ("[fairness: {on: someday}]", "1:17: error[not-a-day]: 'someday' names no days",
         "did you mean 'sunday'?"),
    ],
)  # fmt: skip
def test_bad_goals(text: str, said: str, hint: str) -> None:
    problems: list[Problem] = []
    read_goals(value(text), problems)
    assert lines(problems) == [f"week.yaml:{said}"]
    assert problems[0].hint == hint


@pytest.mark.parametrize("text", ["[coverage, fairness: ]", "- coverage\n- fairness:\n"])
def test_a_goal_with_a_colon_and_no_options_is_still_a_goal(text: str) -> None:
    assert goals(text) == [("coverage", False), ("fairness", False)]


# -- goals that are added together


def sums(text: str) -> list[tuple[str, ...]]:
    problems: list[Problem] = []
    found = read_goals(value(text), problems)
    assert problems == []
    return [goal.parts for goal in found or ()]


def test_an_inner_list_is_one_goal() -> None:
    assert sums("[[coverage, wishes], fairness]") == [("coverage", "wishes"), ("fairness",)]
    assert sums("[[coverage], fairness]") == [("coverage",), ("fairness",)]
    assert goals("[[coverage, minimums, wishes]]") == [("coverage + minimums + wishes", False)]


@pytest.mark.parametrize(
    ("text", "said", "hint"),
    [
        ("[[coverage, fairness]]",
         "1:13: error[not-a-sum]: 'fairness' is no single number, and can't be added to "
         "another goal", "give it a line of its own"),
        ("[[coverage, fairness: {of: hours}]]",
         "1:13: error[not-a-sum]: 'fairness' is no single number, and can't be added to "
         "another goal", "give it a line of its own"),
        ("[[]]", "1:2: error[empty]: this inner list of goals is empty", ""),
        ("[coverage, {}]", "1:12: error[empty]: this goal is empty", "write [coverage, fairness]"),
        ("[[coverage, wishs]]", "1:13: error[unknown-goal]: there is no goal 'wishs'",
         "did you mean 'wishes'?"),
        ("[coverage, coverage]",
         "1:12: error[duplicate-goal]: the goal 'coverage' stands here twice",
         "take one of them out"),
        ("[wishes, [coverage, wishes]]",
         "1:21: error[duplicate-goal]: the goal 'wishes' stands here twice",
         "take one of them out"),
    ],
)  # fmt: skip
def test_bad_sums(text: str, said: str, hint: str) -> None:
    problems: list[Problem] = []
    read_goals(value(text), problems)
    assert lines(problems) == [f"week.yaml:{said}"]
    assert problems[0].hint == hint


# -- stability


@pytest.mark.parametrize("text", ["[stability]", "stability", "[[stability]]"])
def test_stability_alone_is_no_goal_of_a_first_solve(text: str) -> None:
    problems: list[Problem] = []
    read_goals(value(text), problems)
    assert [one.code for one in problems] == ["goal-missing"]
    assert problems[0].message == (
        "'stability' alone counts nothing where a plan is solved for the first time"
    )
    assert problems[0].hint == "write [coverage, stability, fairness]"


@pytest.mark.parametrize("text", ["[coverage, stability, fairness]", "[[coverage, stability]]"])
def test_stability_may_stand_anywhere_else(text: str) -> None:
    problems: list[Problem] = []
    goals = read_goals(value(text), problems)
    assert problems == []
    assert "stability" in [part for one in goals or () for part in one.parts]
