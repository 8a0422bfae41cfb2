from __future__ import annotations

from dataclasses import replace

from dutyplan.rules.age import RULE
from tests import builders, plans

PEOPLE = """
    start: 2026-11-28
    weeks: 2
    tasks:
      - {name: Basement, when: saturday 10:00-12:00, people: 3, age: 18-60}
      - {name: Gardens, when: saturday 14:00-15:00, people: 3}
      - {name: Rails, when: saturday 16:00-17:00, people: 3, age: 12+}
      - {name: Toys, when: saturday 18:00-19:00, people: 3, age: {max: 11}}
    volunteers:
      - {name: Child, age: 11}
      - {name: Twelve, age: 12}
      - {name: Minor, age: 17}
      - {name: Grown, age: 18}
      - {name: Sixty, age: 60}
      - {name: Elder, age: 61}
      - {name: Turning, born: 2008-12-05}
    """
BASEMENT, GARDENS, RAILS, TOYS, BASEMENT_LATER = 0, 1, 2, 3, 4


def test_both_ends_of_the_range_may_serve() -> None:
    plan = plans.plan(PEOPLE)
    assert plans.breaches(RULE, plan, {BASEMENT: ["Grown", "Sixty"]}) == []
    assert plans.breaches(RULE, plan, {RAILS: ["Twelve", "Elder"]}) == []
    assert plans.breaches(RULE, plan, {TOYS: ["Child"]}) == []


def test_a_task_without_age_takes_everybody() -> None:
    plan = plans.plan(PEOPLE)
    assert plans.breaches(RULE, plan, {GARDENS: ["Child", "Elder", "Turning"]}) == []


def test_too_young() -> None:
    plan = plans.plan(PEOPLE)
    assert plans.breaches(RULE, plan, {BASEMENT: ["Grown", "Minor"]}) == [
        "Minor is on Basement on 2026-11-28 10:00-12:00, which is for ages 18-60"
    ]
    assert plans.breaches(RULE, plan, {RAILS: ["Child"]}) == [
        "Child is on Rails on 2026-11-28 16:00-17:00, which is for ages 12+"
    ]


def test_too_old() -> None:
    plan = plans.plan(PEOPLE)
    assert plans.breaches(RULE, plan, {BASEMENT: ["Elder"]}) == [
        "Elder is on Basement on 2026-11-28 10:00-12:00, which is for ages 18-60"
    ]
    assert plans.breaches(RULE, plan, {TOYS: ["Twelve"]}) == [
        "Twelve is on Toys on 2026-11-28 18:00-19:00, which is for ages 0-11"
    ]


def test_a_birthday_inside_the_plan_counts_from_that_day() -> None:
    plan = plans.plan(PEOPLE)
    assert plans.breaches(RULE, plan, {BASEMENT: ["Turning"]}) == [
        "Turning is on Basement on 2026-11-28 10:00-12:00, which is for ages 18-60"
    ]
    assert plans.breaches(RULE, plan, {BASEMENT_LATER: ["Turning"]}) == []


def test_a_breach_names_duty_and_volunteer() -> None:
    plan = plans.plan(PEOPLE)
    roster = builders.roster(plan, {BASEMENT: ["Minor"]})
    (breach,) = RULE.check(plan, roster)
    assert breach.rule == "age"
    assert breach.duty is plan.duties[BASEMENT]
    assert breach.volunteer is plans.volunteer(plan, "Minor")


def test_bars_and_reasons() -> None:
    plan = plans.plan(PEOPLE)
    assert plans.bar(RULE, plan, "Minor", BASEMENT) == "is too young, as the task is for 18-60"
    assert plans.bar(RULE, plan, "Elder", BASEMENT) == "is too old, as the task is for 18-60"
    assert plans.bar(RULE, plan, "Child", RAILS) == "is too young, as the task is for 12+"
    assert plans.bar(RULE, plan, "Twelve", TOYS) == "is too old, as the task is for 0-11"
    assert plans.bar(RULE, plan, "Turning", BASEMENT) == "is too young, as the task is for 18-60"
    assert plans.bar(RULE, plan, "Turning", BASEMENT_LATER) is None
    assert plans.bar(RULE, plan, "Sixty", BASEMENT) is None
    assert plans.bar(RULE, plan, "Child", GARDENS) is None


def test_no_ages_no_bars() -> None:
    plan = plans.plan("""
        start: 2026-11-28
        tasks:
          - {name: Basement, when: saturday}
        volunteers:
          - {name: Ann}
        """)
    assert RULE.bars(plan, plan.volunteers[0]) is None


def test_every_missing_age_is_a_problem_at_the_name() -> None:
    text = """
        start: 2026-11-28
        tasks:
          - {name: Gardens, when: saturday}
          - {name: Basement, when: saturday, age: 18-60}
          - {name: Rails, when: saturday, age: 12+}
        volunteers:
          - {name: Ann, age: 30}
          - {name: Bob}
          - {age: 40, name: Cem}
          - {id: d, name: Dina}
          - {name: Eve, born: 2000-02-29}
        """
    assert plans.problems(text) == [
        "8:12: error[age]: Bob has no age, and 'Basement' is for ages 18-60",
        "10:10: error[age]: Dina has no age, and 'Basement' is for ages 18-60",
    ]


def test_the_hint_says_what_to_add() -> None:
    plan = plans.plan(PEOPLE)
    ann = builders.plan([], ["Ann"]).volunteers[0]
    unknown = replace(plan, volunteers=(ann,))
    (problem,) = RULE.review(unknown, lambda *_: None)
    assert problem.hint == "add 'age' or 'born'"


def test_missing_ages_are_fine_where_no_task_asks() -> None:
    text = """
        start: 2026-11-28
        tasks:
          - {name: Gardens, when: saturday}
        volunteers:
          - {name: Bob}
        """
    assert plans.problems(text) == []
