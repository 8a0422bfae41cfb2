"""What keeps somebody off a duty of a roster that stands: exact words, and that it is so."""

from __future__ import annotations

from random import Random

import pytest

from dutyplan.explaining.gaps.held import why_held
from dutyplan.locales import words
from dutyplan.plan import Plan
from dutyplan.reasons import Reason
from dutyplan.roster import Assignment, Roster
from dutyplan.rules.eligibility import Eligibility
from dutyplan.rules.groups import company
from dutyplan.solver.mending import hard_breaches
from tests import builders, plans
from tests.oracle import weeks
from tests.oracle.before import after_others
from tests.translation import read_data

HEAD = """
start: 2026-11-28
weeks: 2
tasks:
  - {name: Basement, when: saturday 10:00-12:00, people: 3}
  - {name: Rails, when: saturday 11:00-13:00, people: 3}
  - {name: Gate, when: [sunday 10:00-12:00, sunday 11:00-13:00], people: 1}
volunteers:
"""
# Duties: 0 Basement and 1 Rails on 28 November, 2 and 3 Gate on the day after,
# 4 Basement and 5 Rails on 5 December, 6 and 7 Gate on the day after.

CASES = {
    "another duty": (
        "  - {name: Bahar}",
        {1: ["Bahar"]},
        ("Bahar", 0),
        "is on Rails then",
        "那时在做 Rails",
        None,
    ),
    "the same task": (
        "  - {name: Bahar}",
        {2: ["Bahar"]},
        ("Bahar", 3),
        "is on Gate on 2026-11-29 10:00-12:00, which overlaps it",
        "在 2026-11-29 10:00-12:00 Gate，时间重叠",
        None,
    ),
    "another duty, by `fixed`": (
        "  - {name: Bahar}\nrules:\n  fixed: [{volunteer: Bahar, task: Rails, date: 2026-11-28}]",
        {1: ["Bahar"]},
        ("Bahar", 0),
        "is fixed on Rails on 2026-11-28 11:00-13:00, which overlaps it",
        "已由 fixed 定在 2026-11-28 11:00-13:00 Rails，时间重叠",
        10,
    ),
    "one of two duties, by `fixed`": (
        "  - {name: Bahar}\nrules:\n  fixed: [{volunteer: Bahar, task: Gate, date: 2026-11-29}]",
        {2: ["Bahar"]},
        ("Bahar", 3),
        "is on Gate on 2026-11-29 10:00-12:00, which overlaps it",
        "在 2026-11-29 10:00-12:00 Gate，时间重叠",
        None,
    ),
    "another duty, by a wish": (
        "  - {name: Bahar}\n"
        "rules:\n  fixed: [{volunteer: Bahar, task: Rails, date: 2026-11-28, cost: 3}]",
        {1: ["Bahar"]},
        ("Bahar", 0),
        "is on Rails then",
        "那时在做 Rails",
        None,
    ),
    "a guardian who is not free": (
        "  - {name: Aynur, guardian: Bahar}\n  - {name: Bahar, unavailable: 2026-11-28}",
        {},
        ("Aynur", 0),
        "comes only with Bahar, who is not available then",
        "须与 Bahar 同来，而 Bahar 那时没空",
        8,
    ),
    "a guardian on another duty": (
        "  - {name: Aynur, guardian: Bahar}\n  - {name: Bahar}",
        {1: ["Bahar"]},
        ("Aynur", 0),
        "comes only with Bahar, who is on Rails then",
        "须与 Bahar 同来，而 Bahar 那时在做 Rails",
        8,
    ),
    "a guardian who needs rest": (
        "  - {name: Aynur, guardian: Bahar}\n  - {name: Bahar}\nrules:\n  rest: 1 week",
        {5: ["Bahar"]},
        ("Aynur", 0),
        "comes only with Bahar, who is on Rails on 2026-12-05 11:00-13:00, and must have 1 week "
        "of rest between",
        "须与 Bahar 同来，而 Bahar 在 2026-12-05 11:00-13:00 Rails，两次之间须休息 1 周",
        8,
    ),
    "a family of which one never does it": (
        "  - {name: Aynur}\n  - {name: Bahar, never: Basement}\n"
        "rules:\n  together: [[Aynur, Bahar]]",
        {},
        ("Aynur", 0),
        "comes only with Bahar, who is never put on 'Basement'",
        "须与 Bahar 同来，而 Bahar 从不做“Basement”",
        11,
    ),
    "a family with a guardian": (
        "  - {name: Aynur}\n  - {name: Li Min, guardian: Bahar}\n  - {name: Bahar}\n"
        "rules:\n  together: [[Aynur, Li Min]]",
        {1: ["Bahar"]},
        ("Aynur", 0),
        "comes only with Bahar, who is on Rails then",
        "须与 Bahar 同来，而 Bahar 那时在做 Rails",
        None,
    ),
    "room for one, and two would come": (
        "  - {name: Aynur, guardian: Bahar}\n  - {name: Bahar}",
        {},
        ("Aynur", 2),
        "would bring Bahar along, and at most 1 may be on it",
        "须带上 Bahar，而此班最多 1 人",
        6,
    ),
    "no room": (
        "  - {name: Aynur}\n  - {name: Bahar}",
        {2: ["Bahar"]},
        ("Aynur", 2),
        "would be one too many: at most 1 may be on it",
        "再来就超员：此班最多 1 人",
        6,
    ),
    "a limit": (
        "  - {name: Bahar, limits: {total: 1}}",
        {5: ["Bahar"]},
        ("Bahar", 0),
        "would go beyond the limit 'total: 1'",
        "会超出上限“total: 1”",
        8,
    ),
    "a limit of a task": (
        "  - {name: Bahar, limits: {hours: 30, tasks: {Basement: 1}}}",
        {4: ["Bahar"]},
        ("Bahar", 0),
        "would go beyond the limit 'tasks: Basement: 1'",
        "会超出上限“tasks: Basement: 1”",
        8,
    ),
    "rest after": (
        "  - {name: Bahar}\nrules:\n  rest: 1 week",
        {1: ["Bahar"]},
        ("Bahar", 4),
        "is on Rails on 2026-11-28 11:00-13:00, and must have 1 week of rest between",
        "在 2026-11-28 11:00-13:00 Rails，两次之间须休息 1 周",
        10,
    ),
    "rest before": (
        "  - {name: Bahar}\nrules:\n  rest: 30 hours",
        {2: ["Bahar"]},
        ("Bahar", 0),
        "is on Gate on 2026-11-29 10:00-12:00, and must have 30 hours of rest between",
        "在 2026-11-29 10:00-12:00 Gate，两次之间须休息 30 小时",
        10,
    ),
    "rotate": (
        "  - {name: Bahar}\nrules:\n  rotate: 1 week",
        {4: ["Bahar"], 3: ["Bahar"]},
        ("Bahar", 0),
        "is on Basement on 2026-12-05 10:00-12:00, and does the same task again only after more "
        "than 1 week",
        "在 2026-12-05 10:00-12:00 Basement，同一任务须间隔 1 周以上",
        10,
    ),
    "after": (
        "  - {name: Bahar}\nrules:\n  after: [{task: Rails, not: Gate}]",
        {1: ["Bahar"]},
        ("Bahar", 2),
        "is on Rails on 2026-11-28 11:00-13:00, and does no Gate on the day after Rails",
        "在 2026-11-28 11:00-13:00 Rails，而做 Rails 的次日不做 Gate",
        10,
    ),
    "after, seen from before": (
        "  - {name: Bahar}\nrules:\n  after: [{task: Rails, not: Gate}]",
        {3: ["Bahar"]},
        ("Bahar", 1),
        "is on Gate on 2026-11-29 11:00-13:00, and does no Gate on the day after Rails",
        "在 2026-11-29 11:00-13:00 Gate，而做 Rails 的次日不做 Gate",
        10,
    ),
    "apart": (
        "  - {name: Aynur}\n  - {name: Bahar}\n  - {name: Li Min}\n"
        "rules:\n  apart: [[Aynur, Bahar], [Li Min, Aynur]]",
        {0: ["Bahar"]},
        ("Aynur", 0),
        "is never on the same duty as Bahar",
        "不可与 Bahar 同班",
        12,
    ),
    "a guardian who is to be apart": (
        "  - {name: Aynur, guardian: Bahar}\n  - {name: Bahar}\n  - {name: Li Min}\n"
        "rules:\n  apart: [[Li Min, Bahar]]",
        {0: ["Li Min"]},
        ("Aynur", 0),
        "comes only with Bahar, who is never on the same duty as Li Min",
        "须与 Bahar 同来，而 Bahar 不可与 Li Min 同班",
        8,
    ),
    "supervision": (
        "  - {name: Aynur, age: 15}\n  - {name: Bahar, age: 45}\n"
        "rules:\n  supervision: [{who: minors, by: adults}]",
        {},
        ("Aynur", 0),
        "may come only with adults, of whom too few are on it",
        "须有成年人同班，而此班没有足够的成年人",
        11,
    ),
    "nothing, for the adult is there": (
        "  - {name: Aynur, age: 15}\n  - {name: Bahar, age: 45}\n"
        "rules:\n  supervision: [{who: minors, by: adults}]",
        {0: ["Bahar"]},
        ("Aynur", 0),
        None,
        None,
        None,
    ),
    "nothing, for the rule is soft": (
        "  - {name: Bahar}\nrules:\n  rest: {least: 1 week, cost: 3}\n  limits: {per_day: 1}",
        {1: ["Bahar"]},
        ("Bahar", 4),
        None,
        None,
        None,
    ),
}


def held(plan: Plan, roster: Roster, name: str, index: int) -> Reason | None:
    one = plans.volunteer(plan, name)
    return why_held(roster, Eligibility(plan), one, plan.duties[index])


@pytest.mark.parametrize("name", CASES)
def test_words(name: str) -> None:
    text, crews, (who, index), english, chinese, line = CASES[name]
    plan = plans.plan(HEAD.strip() + "\n" + text)
    why = held(plan, builders.roster(plan, crews), who, index)
    if why is None:
        assert english is None
        return
    assert why.said(words("en")) == english
    assert why.said(words("zh")) == chinese
    assert (why.span.line + 1 if why.span else None) == line


def test_a_rule_without_words_of_its_own_is_named() -> None:
    text = "  - {name: Bahar}\nrules:\n  rest: 1 week"
    plan = plans.plan(HEAD.strip() + "\n" + text)
    roster = builders.roster(plan, {1: ["Bahar"]})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("dutyplan.explaining.gaps.held._SPEAKERS", {})
        why = held(plan, roster, "Bahar", 4)
    assert why is not None
    assert why.code == "held.rule"
    assert why.message == "is kept off it by the rule 'rest'"
    assert why.said(words("zh")) == "因规则“rest”不能来"


BEFORE = """
start: 2026-11-28
weeks: 2
tasks: [{name: Basement, when: daily 10:00-12:00}]
volunteers: [{name: Bahar}]
rules: {%s: 3 days}
"""


@pytest.mark.parametrize("rule", ["rest", "rotate"])
def test_what_was_done_before_is_not_what_the_roster_says(rule: str) -> None:
    """Bahar is on the second day, edited in too soon: that alone keeps nobody off later ones."""
    plan = plans.plan((BEFORE % rule).strip())
    plan = builders.with_past(plan, ("Basement", "2026-11-27 10:00-12:00", ["Bahar"]))
    roster = builders.roster(plan, {1: ["Bahar"]})
    assert len(hard_breaches(roster)) == 1
    assert held(plan, roster, "Bahar", 6) is None
    for index in (0, 3):
        why = held(plan, roster, "Bahar", index)
        assert why is not None
        assert why.code == f"held.{rule}"
        assert why.facts["other"] is plan.duties[1]


def test_a_weekend_that_had_begun_keeps_off() -> None:
    text = (BEFORE % "rest").replace("2026-11-28", "2026-11-29")
    plan = plans.plan(text.replace("rest: 3 days", "limits: {weekends: 1}").strip())
    plan = builders.with_past(plan, ("Basement", "2026-11-28 10:00-12:00", ["Bahar"]))
    roster = builders.roster(plan, {})
    assert held(plan, roster, "Bahar", 0) is None
    why = held(plan, roster, "Bahar", 6)
    assert why is not None
    assert why.message == (
        "would go beyond the limit 'weekends: 1', counting Basement on 2026-11-28 10:00-12:00"
    )
    assert why.said(words("zh")) == (
        "会超出上限“weekends: 1”（含 2026-11-28 10:00-12:00 Basement）"
    )


def test_what_is_broken_already_keeps_nobody_off() -> None:
    text = (
        "  - {name: Aynur, age: 15}\n  - {name: Bahar, age: 45}\n  - {name: Li Min, age: 14}\n"
        "rules:\n  supervision: [{who: minors, by: adults, per: 1}]"
    )
    plan = plans.plan(HEAD.strip() + "\n" + text)
    roster = builders.roster(plan, {0: ["Aynur", "Li Min"]})
    assert hard_breaches(roster)
    assert held(plan, roster, "Bahar", 0) is None


@pytest.mark.parametrize("number", range(80))
def test_who_is_held_can_not_be_added_and_who_is_not_can(number: int) -> None:
    """Held against the checks of all rules, on the whole roster with that one and the company."""
    chance = Random(number)
    data = weeks.week(chance, "full" if number % 2 else "ruled", most=(7, 3, 3))
    if number % 3 == 2:
        data = after_others(chance, data)
    plan, _ = read_data(data)
    if plan is None:
        return  # fixed lines that clash
    who = Eligibility(plan)
    pairs = [(one, duty) for one in plan.volunteers for duty in who.open_duties(one)]
    roster = Roster(plan, [])
    for one, duty in chance.sample(pairs, k=min(len(pairs), 12)):
        roster = _added(roster, who, Assignment(one, duty)) or roster
    num_held = 0
    for one, duty in chance.sample(pairs, k=min(len(pairs), 40)):
        if one not in roster.crew(duty):
            is_held = why_held(roster, who, one, duty) is not None
            assert is_held == (_added(roster, who, Assignment(one, duty)) is None)
            num_held += is_held
    assert num_held or not roster.assignments or len(pairs) < 12


def _added(roster: Roster, who: Eligibility, pair: Assignment) -> Roster | None:
    """The roster with one pair more, and who must come along; None where that breaks a rule."""
    people = company(roster.plan, pair.volunteer)
    more = {Assignment(one, pair.duty) for one in people} - set(roster.assignments)
    if any(not who.can_serve(one.volunteer, one.duty) for one in more):
        return None
    added = Roster(roster.plan, [*roster.assignments, *more])
    return added if _broken(added) <= _broken(roster) else None


def _broken(roster: Roster) -> set[str]:
    """Breaches that more people do not mend: too few people are left out, and `fixed`."""
    return {
        breach.message
        for breach in hard_breaches(roster)
        if breach.rule != "fixed" and "called off" not in breach.message
    }
