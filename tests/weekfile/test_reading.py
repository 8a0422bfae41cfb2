"""The words of a week file become a plan: dates, names, references, and all problems at once."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path
from textwrap import dedent

import pytest

from dutyplan.goals.balances import Fairness
from dutyplan.plan import MINUTES_PER_DAY, Headcount, Plan, Range, Window
from dutyplan.problems import Problem, render_line, render_text
from dutyplan.weekfile import read_week_bytes, read_week_file

WEEK = """\
start: 2026-11-28
tasks:
- {name: Rails, when: saturday 10:00-11:00}
- {name: Basement, when: sunday 10:00-12:00}
volunteers:
- {name: Ann}
- {name: Bob}
"""


def read(text: str, name: str = "week.yaml") -> tuple[Plan | None, list[Problem]]:
    return read_week_bytes(name, text.encode(), Path())


def plan(text: str, name: str = "week.yaml") -> Plan:
    found, problems = read(text, name)
    assert problems == []
    assert found is not None
    return found


def lines(text: str) -> list[str]:
    """All problems, a line each; errors leave no plan, warnings do."""
    found, problems = read(text)
    assert (found is None) == any(one.is_error for one in problems)
    return [render_line(one).removeprefix("week.yaml:") for one in problems]


def told(text: str) -> str:
    return "\n\n".join(map(render_text, read(text)[1]))


def week(tasks: str = "", volunteers: str = "", more: str = "") -> str:
    """WEEK with more lines of tasks, of volunteers, and at the end."""
    text = WEEK.replace("volunteers:\n", f"{dedent(tasks)}volunteers:\n")
    return text + dedent(volunteers) + dedent(more)


# -- what a plan is made of


def test_the_smallest_useful_file() -> None:
    made = plan("""\
title: Saturday clean-up
start: 2026-11-28

tasks:
  - {name: Stairwell rails, when: saturday 10:00-11:00, people: 2, age: 12+}
  - {name: Basement, when: saturday 10:00-12:00, people: 2, effort: 3, age: 18-60}
  - {name: Equipment disinfection, when: saturday 10:00-11:00, people: 1, age: 16+}

volunteers:
  - {name: Aynur, age: 15}
  - {name: Bahar, age: 45}
  - {name: Li Min, age: 65, available: saturday 08:00-11:30}
""")
    assert made.title == "Saturday clean-up"
    assert (made.start, made.end) == (date(2026, 11, 28), date(2026, 12, 4))
    assert [one.name for one in made.tasks] == [
        "Stairwell rails", "Basement", "Equipment disinfection",
    ]  # fmt: skip
    assert [str(one.age) for one in made.tasks] == ["12+", "18-60", "16+"]
    assert [one.label for one in made.duties] == [
        "Basement on 2026-11-28 10:00-12:00",
        "Equipment disinfection on 2026-11-28 10:00-11:00",
        "Stairwell rails on 2026-11-28 10:00-11:00",
    ]
    assert [one.effort for one in made.duties] == [300, 100, 100]
    assert [one.people.want for one in made.duties] == [2, 1, 2]
    assert [(one.index, one.id, one.name, one.age) for one in made.volunteers] == [
        (0, "Aynur", "Aynur", 15),
        (1, "Bahar", "Bahar", 45),
        (2, "Li Min", "Li Min", 65),
    ]
    saturdays = [date(2026, 11, 28), date(2026, 12, 5)]  # the second is the day after the plan
    midnights = [one.toordinal() * MINUTES_PER_DAY for one in saturdays]
    assert [one.free for one in made.volunteers] == [
        None,
        None,
        tuple((midnight + 480, midnight + 690) for midnight in midnights),
    ]
    assert made.rules == {}
    assert [goal for goal, _ in made.goals] == ["coverage", "fairness"]
    assert made.language is None


def test_everything_that_may_be_said() -> None:
    made = plan("""\
title: 社区周六
start: 2026-11-28
end: 2026-12-12
language: zh
tasks:
  - name: 地下室
    when: [周六 22:00-02:00, {days: 2026-12-05, people: 5, effort: 0.5}]
    people: {min: 2, want: 3, max: 4}
    effort: 2.25
    age: 18+
    skills: {钥匙: 2, 急救: 1}
    priority: 7
    place: 2号单元
    note: 带手套
volunteers:
  - {name: 张伟, id: z1, born: 1990-02-28, skills: [钥匙, 急救], share: 0.5, contact: 555-1234}
  - {name: 张伟, id: z2, age: 31, since: 2026-12-01, until: 2026-12-31, never: 地下室}
  - {name: 李敏, age: 65, unavailable: 2026-12-05, limits: {total: 1}}
rules:
  limits: {per_week: 1}
goals:
  - coverage
  - fairness: {of: hours, shared_by: eligible}
""")
    (task,) = made.tasks
    assert (made.title, made.end, made.language) == ("社区周六", date(2026, 12, 12), "zh")
    assert (task.age, task.skills, task.priority) == (Range(18, None), {"钥匙": 2, "急救": 1}, 7)
    assert (task.place, task.note) == ("2号单元", "带手套")
    assert [(one.date.day, one.people, one.effort) for one in made.duties] == [
        (28, Headcount(3, 4, 2), 225),
        (5, Headcount(5, 5, 0), 50),
        (12, Headcount(3, 4, 2), 225),
    ]
    assert {one.window for one in made.duties} == {Window(1320, 1560)}
    first, second, third = made.volunteers
    assert [(one.id, one.name) for one in made.volunteers] == [
        ("z1", "张伟"),
        ("z2", "张伟"),
        ("李敏", "李敏"),
    ]
    assert (first.born, first.share, first.contact) == (
        date(1990, 2, 28), Fraction(1, 2), "555-1234",
    )  # fmt: skip
    assert first.skills == {"钥匙", "急救"}
    assert (second.since, second.until) == (date(2026, 12, 1), date(2026, 12, 31))
    assert second.never == {"地下室"}
    midnight = date(2026, 12, 5).toordinal() * MINUTES_PER_DAY
    assert third.free is not None
    assert [end for _, end in third.free] == [midnight, midnight + 9 * MINUTES_PER_DAY]
    limits = made.rules["limits"][2]
    assert (limits.per_week.most, limits.total.most, limits.tasks) == (1, 1, {})
    options = made.goals[1][1]
    assert isinstance(options, Fairness)
    assert (options.of, options.shared_by, options.counted) == ("hours", "eligible", made.duties)


def test_values_never_turn_into_something_else() -> None:
    made = plan(
        "title: 010\nstart: 2026-11-28\n"
        "tasks: [{name: no, when: sat 10:00-11:00, place: 10:30}]\n"
        "volunteers: [{name: null}, {name: 2026-11-28}, {name: 007}, {name: true, contact: 0x1F}]\n"
    )
    assert (made.title, made.tasks[0].name, made.tasks[0].place) == ("010", "no", "10:30")
    assert [one.name for one in made.volunteers] == ["null", "2026-11-28", "007", "true"]
    assert made.volunteers[3].contact == "0x1F"


@pytest.mark.parametrize(
    ("name", "title"),
    [("week.yaml", "week"), ("社区周六.yaml", "社区周六"), ("plans/may.v2.yaml", "may.v2")],
)
def test_without_a_title_it_is_the_file_s_name(name: str, title: str) -> None:
    assert plan(WEEK, name).title == title
    assert plan(week(more="title: ''\n"), name).title == title


@pytest.mark.parametrize(
    ("length", "end"),
    [
        ("", "2026-12-04"),
        ("weeks: 1", "2026-12-04"),
        ("weeks: 12", "2027-02-19"),
        ("end: 2026-11-29", "2026-11-29"),
        ("end: 2026-12-24", "2026-12-24"),
    ],
)
def test_the_length_of_a_plan(length: str, end: str) -> None:
    assert plan(week(more=length)).end.isoformat() == end


def test_a_plan_of_one_day() -> None:
    found, _ = read(week(more="end: 2026-11-28"))
    assert found is not None
    assert found.days == [date(2026, 11, 28)]


def test_spans_of_volunteers_and_tasks_are_their_names() -> None:
    made = plan(week(volunteers="- {name: Ann, id: a2}\n"))
    assert [str(one.span and one.span.line) for one in made.volunteers] == ["5", "6", "7"]
    assert [one.span.column for one in made.volunteers if one.span] == [9, 9, 18]
    assert [one.span.column for one in made.tasks if one.span] == [9, 9]


# -- names


def test_two_of_one_name() -> None:
    assert told(week("- {name: Rails, when: sunday}\n", "- {name: Ann}\n")) == (
        "week.yaml:5:10: error[duplicate-name]: two tasks are called 'Rails'\n"
        "  5 | - {name: Rails, when: sunday}\n"
        "    |          ^^^^^\n"
        "  hint: the first stands in line 3\n"
        "\n"
        "week.yaml:9:10: error[duplicate-name]: two volunteers are called 'Ann'\n"
        "  9 | - {name: Ann}\n"
        "    |          ^^^\n"
        "  hint: the first stands in line 7; tell two of one name apart by 'id'"
    )


def test_the_second_and_the_third_of_one_name_are_both_told() -> None:
    assert lines(week(volunteers="- {name: Ann}\n- {name: Ann}\n")) == [
        "8:10: error[duplicate-name]: two volunteers are called 'Ann'",
        "9:10: error[duplicate-name]: two volunteers are called 'Ann'",
    ]


def test_one_name_written_in_two_ways_of_unicode() -> None:
    assert lines(week(volunteers="- {name: Zo\u00eb}\n- {name: Zoe\u0308}\n")) == [
        "9:10: error[duplicate-name]: two volunteers are called 'Zoë'"
    ]


def test_an_id_tells_two_of_one_name_apart() -> None:
    made = plan(week(volunteers="- {name: Ann, id: a2}\n- {name: Ann, id: a3}\n"))
    assert [one.id for one in made.volunteers] == ["Ann", "Bob", "a2", "a3"]


def test_an_id_is_not_somebody_s_name() -> None:
    assert lines(week(volunteers="- {name: Cem, id: Bob}\n")) == [
        "8:19: error[duplicate-name]: two volunteers have the id 'Bob'"
    ]


def test_one_id_of_two() -> None:
    assert told(week(volunteers="- {name: Cem, id: c1}\n- {name: Dan, id: c1}\n")) == (
        "week.yaml:9:19: error[duplicate-name]: two volunteers have the id 'c1'\n"
        "  9 | - {name: Dan, id: c1}\n"
        "    |                   ^^\n"
        "  hint: the first stands in line 8"
    )


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "'"])
def test_names_may_begin_as_formulas_do(start: str) -> None:
    name = f"{start}小王"
    text = week(volunteers=f'- {{name: "{name}"}}\n- {{name: A, id: "{start}"}}\n')
    assert [one.id for one in plan(text).volunteers][-2:] == [name, start]


# -- references


def test_references_are_found_but_for_capital_letters() -> None:
    made = plan(
        week(
            volunteers="- {name: Cem, never: [basement, RAILS]}\n",
            more="rules: {fixed: [{volunteer: ann, task: rails, date: 2026-11-28}]}\n",
        )
    )
    assert made.volunteers[2].never == {"Basement", "Rails"}
    (cell,) = made.rules["fixed"]
    assert (cell.volunteer.id, cell.duties[0].task.name) == ("Ann", "Rails")


def test_an_unknown_name_is_told_with_the_nearest() -> None:
    assert told(week(volunteers="- {name: Cem, never: [Basment, 厨房]}\n")) == (
        "week.yaml:8:23: error[unknown-task]: there is no task 'Basment'\n"
        "  8 | - {name: Cem, never: [Basment, 厨房]}\n"
        "    |                       ^^^^^^^\n"
        "  hint: did you mean 'Basement'?\n"
        "\n"
        "week.yaml:8:32: error[unknown-task]: there is no task '厨房'\n"
        "  8 | - {name: Cem, never: [Basment, 厨房]}\n"
        "    |                                ^^^^\n"
        "  hint: known here: Rails, Basement"
    )


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (
            "rules: {fixed: [{volunteer: An, task: Rail, date: 2026-11-28}]}",
            [
                "8:29: error[unknown-volunteer]: there is no volunteer 'An'",
                "8:39: error[unknown-task]: there is no task 'Rail'",
            ],
        ),
        (
            "rules: {limits: {tasks: {Rail: 1}}}",
            ["8:26: error[unknown-task]: there is no task 'Rail'"],
        ),
        (
            "goals: [coverage, fairness: {tasks: [Rails, Rail]}]",
            ["8:45: error[unknown-task]: there is no task 'Rail'"],
        ),
    ],
)
def test_unknown_names_in_rules_and_goals(more: str, said: list[str]) -> None:
    assert lines(week(more=more)) == said


def test_a_name_of_several() -> None:
    text = week(
        volunteers="- {name: Cem, id: c1}\n- {name: Cem, id: c2}\n",
        more="rules: {forbidden: [{volunteer: Cem, task: Rails, date: 2026-11-28}]}\n",
    )
    assert told(text) == (
        "week.yaml:10:33: error[ambiguous-name]: 'Cem' may be one of several volunteers\n"
        "  10 | rules: {forbidden: [{volunteer: Cem, task: Rails, date: 2026-11-28}]}\n"
        "     |                                 ^^^\n"
        "  hint: write the id instead"
    )
    assert (
        plan(text.replace("volunteer: Cem", "volunteer: c2")).rules["forbidden"][0].volunteer.id
        == "c2"
    )


def test_a_name_that_could_not_be_read_is_known_all_the_same() -> None:
    text = week(
        "- {name: Attic, when: someday}\n",
        "- {name: Cem, age: x, never: Attic}\n- {name: Dan, never: [Attic]}\n",
        "rules: {fixed: [{volunteer: Cem, task: Attic, date: 2026-11-28}]}\n",
    )
    assert lines(text) == [
        "5:23: error[not-a-day]: 'someday' names no days",
        "9:20: error[not-a-number]: 'x' is not an age in whole years",
    ]


# -- days outside the plan


def test_days_outside_the_plan_are_no_problem() -> None:
    made = plan(
        week(
            volunteers="- {name: Cem, available: 2025-01-01, unavailable: 2030-01-01,"
            " since: 2020-01-01, until: 2040-01-01}\n",
            more="""\
            rules:
              fixed: [{volunteer: Cem, task: Rails, date: 2026-11-21}]
              forbidden: [{volunteer: Ann, task: Rails, date: 2026-12-05}]
            """,
        )
    )
    assert made.volunteers[2].free == ()
    assert made.rules == {}


def test_a_day_inside_the_plan_without_a_duty_is_one() -> None:
    more = "rules: {fixed: [{volunteer: Ann, task: Rails, date: 2026-11-29}]}\n"
    assert told(week(more=more)) == (
        "week.yaml:8:53: error[no-duty]: 'Rails' has no duty on 2026-11-29\n"
        f"  8 | {more}"
        "    |                                                     ^^^^^^^^^^"
    )


# -- dates


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("weeks: 0", "8:8: error[out-of-range]: 0 is not possible here: it must be at least 1"),
        ("weeks: two", "8:8: error[not-a-number]: 'two' is not a whole number of weeks"),
        ("end: 2026-11-31", "8:6: error[not-a-date]: there is no 31 November 2026"),
        (
            "end: 2026-11-27",
            "8:6: error[impossible-range]: "
            "an impossible range: the plan ends on 2026-11-27, before it starts",
        ),
        (
            "weeks: 2\nend: 2026-12-12",
            "9:6: error[two-ends]: 'weeks' and 'end' both say how long the plan is",
        ),
    ],
)
def test_bad_ends(more: str, said: str) -> None:
    assert lines(week(more=more)) == [said]


def test_the_hint_for_two_ends() -> None:
    assert read(week(more="weeks: 2\nend: 2026-12-12"))[1][0].hint == "take one of them out"


def test_what_a_volunteer_can_not_say() -> None:
    people = """\
- {name: 李敏, age: 15, born: 2011-01-01}
- {name: 张伟, since: 2026-12-02, until: 2026-12-01}
- {name: 王芳, born: 2045-01-01}
"""
    assert told(week(volunteers=people)) == (
        "week.yaml:8:19: error[two-ages]: 'age' and 'born' are both given\n"
        "  8 | - {name: 李敏, age: 15, born: **********}\n"
        "    |                     ^^\n"
        "  hint: 'born' alone is enough\n"
        "\n"
        "week.yaml:9:40: error[impossible-range]: "
        "an impossible range: until 2026-12-01 is before since 2026-12-02\n"
        "  9 | - {name: 张伟, since: 2026-12-02, until: 2026-12-01}\n"
        "    |                                          ^^^^^^^^^^\n"
        "\n"
        "week.yaml:10:20: error[impossible-range]: "
        "born on 2045-01-01, after the plan's last day, 2026-12-04\n"
        "  10 | - {name: 王芳, born: 2045-01-01}\n"
        "     |                      ^^^^^^^^^^"
    )


def test_somebody_may_be_born_on_the_plan_s_last_day() -> None:
    assert lines(week(volunteers="- {name: Cem, born: 2026-12-04}\n")) == []


def test_since_and_until_may_be_one_day() -> None:
    assert lines(week(volunteers="- {name: Cem, since: 2026-12-01, until: 2026-12-01}\n")) == []


# -- what is missing


def test_an_empty_mapping_needs_everything() -> None:
    assert told("{}") == (
        "week.yaml:1:1: error[missing-key]: a week file needs 'start'\n"
        "\n"
        "week.yaml:1:1: error[missing-key]: a week file needs 'tasks'\n"
        "\n"
        "week.yaml:1:1: error[missing-key]: a week file needs 'volunteers'"
    )


def test_what_stands_there_with_nothing_behind_it_is_missing() -> None:
    assert lines("title: A\nstart:\ntasks:\nvolunteers:\n") == [
        "1:1: error[missing-key]: a week file needs 'start'",
        "1:1: error[missing-key]: a week file needs 'tasks'",
        "1:1: error[missing-key]: a week file needs 'volunteers'",
    ]


@pytest.mark.parametrize(
    ("text", "said", "hint"),
    [
        ("hello", "1:1: error[wrong-kind]: a week file must be a mapping",
         "it begins with lines such as 'start: 2026-11-28'"),
        ("- a\n- b", "1:1: error[wrong-kind]: a week file must be a mapping",
         "it begins with lines such as 'start: 2026-11-28'"),
        ("start：2026-11-28", "1:1: error[wrong-kind]: a week file must be a mapping",
         "write the plain colon and a space, ': ', not the full-width one"),
    ],
)  # fmt: skip
def test_no_week_file_at_all(text: str, said: str, hint: str) -> None:
    assert lines(text) == [said]
    assert read(text)[1][0].hint == hint


@pytest.mark.parametrize(
    ("value", "said", "hint"),
    [
        ("[]", "error[empty]: the list of tasks is empty", ""),
        ("Rails", "error[wrong-kind]: 'tasks' must be a list", "begin each line with '- '"),
        ("{name: Rails}", "error[wrong-kind]: 'tasks' must be a list",
         "begin each line with '- '"),
        ("[Rails]", "error[wrong-kind]: a task must be a mapping",
         "write {name: Basement, when: saturday 10:00-12:00}"),
    ],
)  # fmt: skip
def test_bad_lists_of_tasks(value: str, said: str, hint: str) -> None:
    text = f"start: 2026-11-28\nvolunteers: [{{name: Ann}}]\ntasks: {value}\n"
    column = 9 if value == "[Rails]" else 8
    assert lines(text)[0] == f"3:{column}: {said}"
    assert read(text)[1][0].hint == hint


@pytest.mark.parametrize(
    ("value", "said", "hint"),
    [
        ("[]", "3:13: error[empty]: the list of volunteers is empty", ""),
        ("{name: Ann}", "3:13: error[wrong-kind]: 'volunteers' must be a list",
         "begin each line with '- '"),
        ("[Ann]", "3:14: error[wrong-kind]: a volunteer must be a mapping",
         "write {name: Aynur, age: 15}"),
    ],
)  # fmt: skip
def test_bad_lists_of_volunteers(value: str, said: str, hint: str) -> None:
    text = f"start: 2026-11-28\ntasks: [{{name: A, when: sat}}]\nvolunteers: {value}\n"
    assert lines(text) == [said]
    assert read(text)[1][0].hint == hint


# -- doubts


def test_a_plan_without_a_duty_is_an_error() -> None:
    text = WEEK.replace("saturday", "2025-01-01").replace("sunday", "3rd monday")
    assert told(text) == (
        "week.yaml:1:8: error[no-duty]: no task has a duty from 2026-11-28 to 2026-12-04\n"
        "  1 | start: 2026-11-28\n"
        "    |        ^^^^^^^^^^\n"
        "  hint: change 'start' or 'weeks', or the days in 'when'"
    )


def test_a_task_without_a_duty_is_a_warning() -> None:
    text = week("- {name: 厨房, when: 2026-12-05}\n- {name: Attic, when: 2025-01-01}\n")
    found, problems = read(text)
    assert found is not None
    assert [render_text(one) for one in problems] == [
        "week.yaml:5:10: warning[no-duty]: '厨房' has no duty from 2026-11-28 to 2026-12-04\n"
        "  5 | - {name: 厨房, when: 2026-12-05}\n"
        "    |          ^^^^",
        "week.yaml:6:10: warning[no-duty]: 'Attic' has no duty from 2026-11-28 to 2026-12-04\n"
        "  6 | - {name: Attic, when: 2025-01-01}\n"
        "    |          ^^^^^",
    ]
    assert [one.name for one in found.tasks] == ["Rails", "Basement", "厨房", "Attic"]


def test_a_skill_that_nobody_has_is_a_warning() -> None:
    text = week("- {name: A, when: sat, skills: {kays: 1}}\n", "- {name: Cem, skills: keys}\n")
    assert told(text) == (
        "week.yaml:5:33: warning[unknown-skill]: nobody has the skill 'kays'\n"
        "  5 | - {name: A, when: sat, skills: {kays: 1}}\n"
        "    |                                 ^^^^\n"
        "  hint: did you mean 'keys'?"
    )


def test_fairness_without_coverage_before_it_is_a_warning() -> None:
    assert told(week(more="goals: [fairness, coverage]\n")) == (
        "week.yaml:8:9: warning[goal-order]: "
        "without 'coverage' before it, the fairest roster is an empty one\n"
        "  8 | goals: [fairness, coverage]\n"
        "    |         ^^^^^^^^\n"
        "  hint: write [coverage, fairness]"
    )


# -- ages


def test_a_task_with_age_needs_the_age_of_everybody() -> None:
    text = week("- {name: Attic, when: sat, age: 18+}\n", "- {name: 张伟, age: 30}\n")
    assert told(text) == (
        "week.yaml:7:10: error[age]: Ann has no age, and 'Attic' is for ages 18+\n"
        "  7 | - {name: Ann}\n"
        "    |          ^^^\n"
        "  hint: add 'age' or 'born'\n"
        "\n"
        "week.yaml:8:10: error[age]: Bob has no age, and 'Attic' is for ages 18+\n"
        "  8 | - {name: Bob}\n"
        "    |          ^^^\n"
        "  hint: add 'age' or 'born'"
    )


# -- all at once


def test_all_problems_are_told_at_once_and_sorted() -> None:
    text = """\
titel: x
start: 2026-11-28
start: 2026-11-29
tasks:
- {name: Rails, when: [saturday 25:00-26:00, someday], people: 0}
- {name: "\\t", when: sat, effort: -1, standby: x}
- {when: sat, age: 60-18}
volunteers:
- {name: Ann, age: x}
- {nam: Bob, guardian: Ann}
rules:
  rest: 1 weak
  limts: {total: 1}
  limits: {total: 1+, tasks: {Rails: x}}
goals: [coverage, stability, justice]
"""
    assert lines(text) == [
        "1:1: error[unknown-key]: unknown key 'titel' in a week file",
        "3:1: error[duplicate-key]: 'start' stands here twice",
        "5:33: error[not-a-time]: '25:00-26:00' is no time of day",
        "5:46: error[not-a-day]: 'someday' names no days",
        "5:64: error[out-of-range]: 0 is not possible here: it must be at least 1",
        "6:10: error[control-character]: "
        "a line break or control character (U+0009) can't stand here",
        "6:35: error[not-a-number]: "
        "'-1' is not an effort: a number from 0 to 1000, such as 2 or 1.5",
        "6:48: error[not-a-number]: 'x' is not a number of people",
        "7:3: error[missing-key]: a task needs 'name'",
        "7:20: error[impossible-range]: an impossible range: 18 is less than 60",
        "9:20: error[not-a-number]: 'x' is not an age in whole years",
        "10:3: error[missing-key]: a volunteer needs 'name'",
        "10:4: error[unknown-key]: unknown key 'nam' in a volunteer",
        "12:9: error[not-a-length]: '1 weak' is no length of time",
        "13:3: error[unknown-rule]: there is no rule 'limts'",
        "14:38: error[not-a-range]: 'x' is not a limit such as 2, 1-4 or 2+",
        "15:30: error[unknown-goal]: there is no goal 'justice'",
    ]


DUPLICATE = "8:10: error[duplicate-name]: two volunteers are called 'Ann'"
UNKNOWN = "9:22: error[unknown-task]: there is no task 'Rail'"
PEOPLE = "- {name: Ann}\n- {name: Cem, never: Rail}\n"


def test_names_are_looked_up_beside_other_errors() -> None:
    text = week(volunteers=PEOPLE, more="rules: {rest: 1}\n")
    assert lines(text) == [
        DUPLICATE,
        UNKNOWN,
        "10:15: error[not-a-length]: '1' is no length of time",
    ]


@pytest.mark.parametrize(
    "more", ["titel: x\n", "weeks: 0\n", "end: 2026-11-27\n", "weeks: 1\nend: 2026-12-04\n"]
)
def test_an_error_at_the_top_does_not_hide_others(more: str) -> None:
    found = lines(week(volunteers=PEOPLE, more=more))
    assert found[:2] == [DUPLICATE, UNKNOWN]
    assert len(found) == 3


def test_another_error_does_not_hide_a_missing_age() -> None:
    text = week("- {name: A, when: sat, age: 18+}\n", "- {name: Cem, age: 30, never: Rail}\n")
    assert lines(text) == [
        "7:10: error[age]: Ann has no age, and 'A' is for ages 18+",
        "8:10: error[age]: Bob has no age, and 'A' is for ages 18+",
        "9:31: error[unknown-task]: there is no task 'Rail'",
    ]


def test_another_error_does_not_hide_a_plan_without_a_duty() -> None:
    text = WEEK.replace("saturday", "2025-01-01").replace("sunday", "2025-01-01")
    assert lines(text + "- {name: Ann}\n") == [
        "1:8: error[no-duty]: no task has a duty from 2026-11-28 to 2026-12-04",
        DUPLICATE,
    ]


def test_a_bad_value_does_not_hide_a_bad_name_beside_it() -> None:
    text = week(
        volunteers="- {name: Cem, age: x, never: Rail}\n",
        more="rules: {fixed: [{volunteer: An, task: Rails, date: 2026-11-31}]}\n",
    )
    assert lines(text) == [
        "8:20: error[not-a-number]: 'x' is not an age in whole years",
        "8:30: error[unknown-task]: there is no task 'Rail'",
        "9:29: error[unknown-volunteer]: there is no volunteer 'An'",
        "9:52: error[not-a-date]: there is no 31 November 2026",
    ]


@pytest.mark.parametrize(
    ("person", "said"),
    [
        ("{name: Cem, age 15}", "8:13: error[unknown-key]: unknown key 'age 15' in a volunteer"),
        (
            "{name: Cem, available: sat 10:00-12:00,14:00-15:00}",
            "8:42: error[unknown-key]: unknown key '14:00-15:00' in a volunteer",
        ),
        ("{name: Cem, agee: }", "8:15: error[unknown-key]: unknown key 'agee' in a volunteer"),
    ],
)  # fmt: skip
def test_an_unknown_key_is_told_with_nothing_behind_it_too(person: str, said: str) -> None:
    found = lines(week(volunteers=f"- {person}\n"))
    assert [one.partition(": ")[2] for one in found] == [said.partition(": ")[2]]


@pytest.mark.parametrize("skills", ["{keys}", "{keys: }", "{first aid: 1, keys: }"])
def test_a_skill_with_nothing_behind_it_is_not_forgotten(skills: str) -> None:
    people = "- {name: Cem, skills: [keys, first aid]}\n"
    found, problems = read(week(f"- {{name: A, when: sat, skills: {skills}}}\n", people))
    assert problems or (found is not None and "keys" in found.tasks[2].skills)


def test_a_problem_behind_an_alias_is_told_once() -> None:
    text = WEEK.replace("{name: Ann}", "&ann {name: Ann, name: Eve}") + "- *ann\n"
    assert lines(text).count("6:20: error[duplicate-key]: 'name' stands here twice") == 1


# -- files


def test_a_file_on_disk(tmp_path: Path) -> None:
    path = tmp_path / "五月.yaml"
    path.write_text(WEEK, encoding="utf-8")
    found, problems = read_week_file(path)
    assert problems == []
    assert found is not None
    assert found.title == "五月"
    assert read_week_file(str(path))[0] is not None


def test_a_file_that_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    said = {
        "nope.yaml": "nope.yaml:1:1: error[no-file]: there is no such file\n"
        "  hint: check its name and folder",
        "folder": "folder:1:1: error[no-file]: the file can't be read: Is a directory",
        "a\0b": "a b:1:1: error[no-file]: the file can't be read: embedded null byte",
    }
    for name, message in said.items():
        found, problems = read_week_file(name)
        assert found is None
        assert [render_text(one) for one in problems] == [message]


def test_an_age_that_can_not_be_read_is_not_called_missing_too() -> None:
    text = week("- {name: A, when: sat, age: 18+}\n", "- {name: Cem, age: x}\n")
    assert [one for one in lines(text) if one.startswith("9:")] == [
        "9:20: error[not-a-number]: 'x' is not an age in whole years"
    ]


# -- public holidays

CHINA = """\
start: 2026-09-26
weeks: 3
country: CN
tasks:
- {name: Gate, when: [workdays 08:00-09:00, {days: holidays 22:00-02:00, people: 2}]}
- {name: 广播, when: 休息日}
volunteers:
- {name: 王芳, available: free days, prefers: 节假日, avoids: {工作日: 3}}
- {name: 李敏, unavailable: 节假日 20:00-02:00}
goals: [coverage, fairness: {on: holidays}, wishes]
"""


def test_holidays_wherever_days_may_stand() -> None:
    made = plan(CHINA)
    holidays = [date(2026, 10, day) for day in (1, 2, 3, 5, 6, 7)]
    by_task = {task.name: [one for one in made.duties if one.task is task] for task in made.tasks}
    nights = [one for one in by_task["Gate"] if one.people.want == 2]
    assert [one.date for one in nights] == holidays
    assert {str(one.window) for one in nights} == {"22:00-02:00"}
    # A Saturday after the holidays is worked to make up for one; the Sunday before is no holiday.
    worked = [one.date for one in by_task["Gate"] if one.people.want == 1]
    assert date(2026, 10, 10) in worked
    assert not {date(2026, 9, 27), date(2026, 10, 4), date(2026, 10, 11)} & set(worked)
    off = [one.date for one in by_task["广播"]]
    assert sorted(worked + off) == made.days
    assert set(holidays) < set(off)

    first, second = made.volunteers
    whole = [(one.begin, one.finish) for one in by_task["广播"]]
    assert first.free is not None
    assert second.free is not None
    assert all(any(a <= begin and end <= b for a, b in first.free) for begin, end in whole)
    assert not any(start < one.finish and one.begin < end for one in nights
                   for start, end in second.free)  # fmt: skip
    prefers, avoids = first.wishes
    assert (prefers.points, sorted(prefers.dates)) == (1, holidays)
    assert (avoids.points, sorted(avoids.dates)) == (-3, worked)
    assert {one.date for one in made.goals[1][1].counted} == set(holidays)


def test_a_country_whose_code_is_a_word_of_yaml() -> None:
    text = WEEK.replace("saturday", "holidays").replace("2026-11-28", "2026-05-11")
    made = plan(text + "country: NO\n")
    assert [one.date for one in made.duties if one.task.name == "Rails"] == [
        date(2026, 5, 14),
        date(2026, 5, 17),
    ]


def test_a_country_alone_changes_nothing() -> None:
    made, other = plan(WEEK), plan(WEEK + "country: DE\nsubdivision: DE-BY\n")
    assert [one.label for one in made.duties] == [one.label for one in other.duties]


@pytest.mark.parametrize("lines_of_it", ["", "country:\n", "country:\nsubdivision:\n"])
def test_holidays_need_a_country(lines_of_it: str) -> None:
    assert lines(CHINA.replace("country: CN\n", "") + lines_of_it) == [
        "4:23: error[no-country]: 'workdays' needs the public holidays of a country",
        "4:52: error[no-country]: 'holidays' needs the public holidays of a country",
        "5:20: error[no-country]: '休息日' needs the public holidays of a country",
        "7:25: error[no-country]: 'free days' needs the public holidays of a country",
        "7:45: error[no-country]: '节假日' needs the public holidays of a country",
        "7:59: error[no-country]: '工作日' needs the public holidays of a country",
        "8:27: error[no-country]: '节假日' needs the public holidays of a country",
        "9:34: error[no-country]: 'holidays' needs the public holidays of a country",
    ]


@pytest.mark.parametrize(
    ("country", "said"),
    [
        ("country: XX", "3:10: error[unknown-country]: there is no country 'XX'"),
        ("country: CHN", "3:10: error[unknown-country]: there is no country 'CHN'"),
        ("country: [CN]",
         "3:10: error[wrong-kind]: this must be the code of a country, such as CN"),
        ("country: ''",
         "3:10: error[empty]: this must be the code of a country, such as CN, and is empty"),
        ("country: CN\nsubdivision: BJ", "4:14: error[unknown-subdivision]: "
         "the holidays of CN are known for the whole country alone"),
        ("subdivision: BJ", "3:14: error[no-country]: "
         "'subdivision' is a part of a country, and no 'country' is given"),
    ],
)  # fmt: skip
def test_a_country_that_can_not_be_read_is_told_alone(country: str, said: str) -> None:
    fixed = "rules: {fixed: [{volunteer: 王芳, task: 广播, date: 2026-09-27}]}\n"
    assert lines(CHINA.replace("country: CN", country) + fixed) == [said]


def test_a_bad_country_does_not_hide_other_problems() -> None:
    text = CHINA.replace("CN", "XX").replace("王芳,", "王芳, agee: 3,")
    assert lines(text.replace("[workdays 08:00-09:00,", "[workdays 25:00-09:00,")) == [
        "3:10: error[unknown-country]: there is no country 'XX'",
        "5:32: error[not-a-time]: '25:00-09:00' is no time of day",
        "8:14: error[unknown-key]: unknown key 'agee' in a volunteer",
    ]


def test_a_task_on_holidays_alone_may_have_no_duty() -> None:
    text = week("- {name: Attic, when: holidays}\n", more="country: DE\n")
    assert lines(text) == [
        "5:10: warning[no-duty]: 'Attic' has no duty from 2026-11-28 to 2026-12-04"
    ]


# -- reserves and guardians


def test_standby_is_the_task_s_own() -> None:
    made = plan(week("- {name: Attic, when: sat, standby: 2}\n"))
    assert [one.standby for one in made.tasks] == [0, 0, 2]


def test_a_guardian_is_found_by_name_or_id() -> None:
    people = """\
    - {name: 王芳, guardian: ann}
    - {name: Cem, id: c1, guardian: c2}
    - {name: Cem, id: c2}
    """
    made = plan(week("- {name: Attic, when: sat, people: 2}\n", people))
    assert [(one.volunteer.id, one.guardian.id) for one in made.rules["guardian"]] == [
        ("王芳", "Ann"),
        ("c1", "c2"),
    ]
    assert lines(
        week(volunteers="- {name: Cem, guardian: An}\n- {name: Dan, guardian: Dan}\n")
    ) == [
        "8:25: error[unknown-volunteer]: there is no volunteer 'An'",
        "9:25: error[guardian]: Dan can't be the guardian of Dan",
    ]
