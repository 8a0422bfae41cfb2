"""What a file may say and likely does not mean: the order of goals, and what none counts."""

from __future__ import annotations

import pytest

from tests import plans

WEEK = """
start: 2026-11-28
tasks: [{name: Rails, when: sat 10:00-11:00, people: 2}, {name: Attic, when: sat 12:00-13:00}]
volunteers: [{name: Ann}, {name: Bob%s}]
rules: {%s}
"""


def week(person: str = "", rules: str = "", goals: str = "") -> str:
    line = f"goals: {goals}\n" if goals else ""
    return WEEK % (f", {person}" if person else "", rules) + line


# A key of a volunteer, or a rule, that gives the goal something to count.
MINIMUMS = [
    ("limits: {total: 1+}", ""),
    ("limits: {tasks: {Rails: 1-2}}", ""),
    ("", "limits: {hours: {min: 0.5}}"),
]
WISHES = [
    ("prefers: Rails", ""),
    ("avoids: sunday", ""),
    ("limits: {total: {max: 1, cost: 2}}", ""),
    ("", "limits: {tasks: {Rails: {max: 0, cost: 2}}}"),
    ("", "rest: {least: 1 week, cost: 5}"),
    ("", "rotate: {least: 1 week, cost: 5}"),
    ("", "together: [[Ann, Bob], {names: [Ann, Bob], cost: 5}]"),
    ("", "apart: [{names: [Ann, Bob], cost: 5}]"),
    ("", "fixed: [{volunteer: Ann, task: Rails, date: 2026-11-28, cost: 5}]"),
    ("", "forbidden: [{volunteer: Ann, task: Rails, date: 2026-11-28, cost: 5}]"),
]
NEITHER = [
    ("", ""),
    ("prefers: [], limits: {total: 0-2}", ""),
    ("", "rest: 1 hour, apart: [[Ann, Bob]], limits: {total: 2}"),
    ("", "fixed: [{volunteer: Ann, task: Rails, date: 2026-11-28}]"),
]


def goals(person: str, rules: str) -> list[str]:
    return [goal for goal, _ in plans.plan(week(person, rules)).goals]


# -- the goals of a file that has none


@pytest.mark.parametrize(("person", "rules"), MINIMUMS)
def test_minimums_is_a_goal_where_something_has_one(person: str, rules: str) -> None:
    assert goals(person, rules) == ["coverage", "minimums", "fairness"]


@pytest.mark.parametrize(("person", "rules"), WISHES)
def test_wishes_is_a_goal_where_somebody_has_one_or_a_rule_a_cost(person: str, rules: str) -> None:
    assert goals(person, rules) == ["coverage", "fairness", "wishes"]


@pytest.mark.parametrize(("person", "rules"), NEITHER)
def test_without_either_there_are_two_goals(person: str, rules: str) -> None:
    assert goals(person, rules) == ["coverage", "fairness"]


def test_all_four_goals_in_their_order() -> None:
    assert goals("avoids: Rails", "limits: {total: 1+}") == [
        "coverage",
        "minimums",
        "fairness",
        "wishes",
    ]


def test_goals_that_are_written_stay_whatever_there_is_to_count() -> None:
    text = week(goals="[coverage, [minimums, wishes], fairness]")
    assert plans.problems(text) == []
    assert [goal for goal, _ in plans.plan(text).goals] == [
        "coverage",
        "minimums + wishes",
        "fairness",
    ]


# -- what no goal counts

NO_MINIMUMS = "warning[goal-missing]: a limit has a minimum, and no goal counts what it lacks"
NO_WISHES = (
    "warning[goal-missing]: somebody has wishes, or a rule has a cost, and no goal counts them"
)


@pytest.mark.parametrize(("person", "rules"), MINIMUMS)
def test_a_minimum_that_no_goal_counts(person: str, rules: str) -> None:
    text = week(person, rules, "[coverage, fairness]")
    assert plans.problems(text) == [f"5:19: {NO_MINIMUMS}"]
    assert plans.hints(text) == ["add 'minimums' to the goals"]
    for counted in ("[coverage, minimums, fairness]", "[[minimums, coverage], fairness]"):
        assert plans.problems(week(person, rules, counted)) == []


@pytest.mark.parametrize(("person", "rules"), WISHES)
def test_wishes_that_no_goal_counts(person: str, rules: str) -> None:
    text = week(person, rules, "coverage")
    assert plans.problems(text) == [f"5:8: {NO_WISHES}"]
    assert plans.hints(text) == ["add 'wishes' to the goals"]
    for counted in ("[coverage, fairness, wishes]", "[[coverage, wishes]]"):
        assert plans.problems(week(person, rules, counted)) == []


@pytest.mark.parametrize(("person", "rules"), NEITHER)
def test_nothing_that_a_goal_could_count(person: str, rules: str) -> None:
    assert plans.problems(week(person, rules, "coverage")) == []


def test_a_goal_that_is_misspelt_is_not_called_missing_too() -> None:
    text = week("prefers: Rails", "limits: {total: 1+}", "[covrage, minimun, fairness, wihses]")
    assert [one.partition(": ")[2] for one in plans.problems(text)] == [
        "error[unknown-goal]: there is no goal 'covrage'",
        "error[unknown-goal]: there is no goal 'minimun'",
        "error[unknown-goal]: there is no goal 'wihses'",
    ]


# -- the order of goals


@pytest.mark.parametrize(
    ("goals", "column"),
    [
        ("[fairness, coverage]", 9),
        ("fairness", 8),
        ("[minimums, fairness: {of: duties}, coverage]", 19),
        ("[fairness, fairness, coverage]", 9),
    ],
)
def test_fairness_before_coverage_is_doubted(goals: str, column: int) -> None:
    text = week(goals=goals)
    assert plans.problems(text) == [
        f"5:{column}: warning[goal-order]: "
        "without 'coverage' before it, the fairest roster is an empty one"
    ]
    assert plans.hints(text) == ["write [coverage, fairness]"]


@pytest.mark.parametrize("goals", ["[coverage, fairness]", "[[wishes, coverage], fairness]"])
def test_fairness_after_coverage_is_not(goals: str) -> None:
    assert plans.problems(week(goals=goals)) == []


# -- skills that nobody has


@pytest.mark.parametrize(
    "volunteers",
    ["nobody.csv", "[{name: Ann, skils: keys}]", "[{name: Ann, skills: {keys: 1}}]"],
)
def test_who_has_which_skill_is_not_known_where_volunteers_were_not_read(volunteers: str) -> None:
    text = week().replace("people: 2", "skills: keys").replace("Bob", "Bob, skills: keyz")
    assert any("nobody has the skill" in one for one in plans.problems(text))
    start, people = text.split("volunteers: ")
    rules = people.partition("\n")[2]
    text = f"{start}volunteers: {volunteers}\n{rules}"
    assert [one.split("[")[0].rpartition(" ")[2] for one in plans.problems(text)] == ["error"]


def test_without_volunteers_nobody_is_said_to_lack_a_skill() -> None:
    asked = WEEK.replace("people: 2", "skills: keys") % ("", "")
    (warning,) = plans.problems(asked)
    assert "warning[unknown-skill]: nobody has the skill 'keys'" in warning
    unread = asked.replace("[{name: Ann}, {name: Bob}]", "none.csv")
    assert not any("unknown-skill" in said for said in plans.problems(unread))
