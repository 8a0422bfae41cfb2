"""What is said of each line that a rule is taken apart into, in every language."""

from __future__ import annotations

import pytest

from dutyplan.locales import words
from dutyplan.rules import RULES
from tests import builders, plans

WEEK = """\
start: 2026-11-28
tasks:
  - {name: Rails, when: saturday 10:00-11:00}
  - {name: Basement, when: sunday 10:30-12:00}
volunteers:
  - {name: Aynur, age: 15}
  - {name: Bahar, age: 45}
  - {name: Gulnar, age: 30, skills: keys}
"""

# What stands under Aynur and under `rules`, and all that is said of it.
SAID: list[tuple[str, str, list[str], list[str]]] = [
    ("since: 2026-11-28", "", ["Aynur joins only on 2026-11-28"], ["Aynur 于 2026-11-28 才加入"]),
    ("until: 2026-11-28", "", ["Aynur leaves on 2026-11-28"], ["Aynur 于 2026-11-28 离开"]),
    (
        "available: weekends, unavailable: sunday",
        "",
        ["Aynur comes only at some times", "Aynur is away at some times"],
        ["Aynur 只在某些时间有空", "Aynur 某些时间不在"],
    ),
    ("never: [Rails]", "", ["Aynur is never put on Rails"], ["从不安排 Aynur 做 Rails"]),
    ("guardian: Bahar", "", ["Aynur only with Bahar"], ["Aynur 须与 Bahar 同班"]),
    (
        "",
        "forbidden: [{volunteer: Bahar, task: Rails, date: 2026-11-28}]",
        ["Bahar may not be on Rails on 2026-11-28 10:00-11:00"],
        ["Bahar 不可安排在 2026-11-28 10:00-11:00 Rails"],
    ),
    (
        "",
        "fixed: [{volunteer: Bahar, task: Rails, date: 2026-11-28}]",
        ["Bahar is fixed on Rails on 2026-11-28 10:00-11:00"],
        ["Bahar 已定在 2026-11-28 10:00-11:00 Rails"],
    ),
    (
        "",
        "limits: {per_day: 1, per_week: 1, total: 1, hours: 1, effort: 1, weekends: 1}",
        [
            "at most 1 duty a day",
            "at most 1 duty a week",
            "at most 1 duty in all",
            "at most 1 hour in all",
            "an effort of at most 1 in all",
            "duties on at most 1 weekend",
        ],
        [
            "最多每天 1 次",
            "最多每周 1 次",
            "最多共 1 次",
            "最多共 1 小时",
            "强度最多共 1",
            "最多 1 个周末排班",
        ],
    ),
    (
        "",
        "limits: {per_day: 2, per_week: 2, total: 2, hours: 2.5, effort: 2.5, weekends: 2}",
        [
            "at most 2 duties a day",
            "at most 2 duties a week",
            "at most 2 duties in all",
            "at most 2.5 hours in all",
            "an effort of at most 2.5 in all",
            "duties on at most 2 weekends",
        ],
        [
            "最多每天 2 次",
            "最多每周 2 次",
            "最多共 2 次",
            "最多共 2.5 小时",
            "强度最多共 2.5",
            "最多 2 个周末排班",
        ],
    ),
    (
        "limits: {tasks: {Rails: 0}}",
        "limits: {tasks: {Rails: 1, Basement: 2}}",
        [
            "for Aynur: at most 0 duties of 'Rails'",
            "at most 2 duties of 'Basement'",
            "for Bahar and Gulnar: at most 1 duty of 'Rails'",
        ],
        ["Aynur：最多 0 次“Rails”", "最多 2 次“Basement”", "Bahar、Gulnar：最多 1 次“Rails”"],
    ),
    ("", "rest: 1.5 hours", ["rest: 1.5 hours between duties"], ["rest：两次之间须休息 1.5 小时"]),
    ("", "rest: 2 days", ["rest: 2 days between duties"], ["rest：两次之间须休息 2 天"]),
    (
        "",
        "rotate: 1 week",
        ["rotate: more than 1 week until the same task again"],
        ["rotate：同一任务须间隔 1 周以上"],
    ),
    (
        "",
        "supervision: [{who: minors, by: adults}, {who: 0-15, by: keys, per: 3},"
        " {who: adults, by: minors, per: 1}]",
        [
            "minors only with an adult",
            "people aged 0-15 only with somebody with 'keys' for each 3 of them",
            "adults only with a minor for each of them",
        ],
        [
            "有未成年人时须有成年人",
            "每 3 名年龄 0-15 岁的人须有 1 名具备技能“keys”的人",
            "每名成年人须有 1 名未成年人",
        ],
    ),
    ("", "together: [[Aynur, Bahar]]", ["Aynur and Bahar together"], ["Aynur、Bahar 须同班"]),
    (
        "",
        "apart: [[Aynur, Bahar, Gulnar]]",
        ["Aynur, Bahar and Gulnar never on the same duty"],
        ["Aynur、Bahar、Gulnar 不可同班"],
    ),
    (
        "",
        "after: [{task: Rails, not: [Basement, Rails]}]",
        ["on the day after Rails not Basement and Rails"],
        ["做 Rails 的次日不做 Basement、Rails"],
    ),
    ("", "rest: {least: 1 day, cost: 1}", [], []),
    ("", "limits: {total: {max: 1, cost: 1}, per_week: 1+}", [], []),
]  # fmt: skip
PEOPLE = ["at most one person on Rails", "at most one person on Basement"]
PEOPLE_ZH = ["Rails 最多 1 人", "Basement 最多 1 人"]


@pytest.mark.parametrize(("own", "rules", "english", "chinese"), SAID)
def test_what_is_said(own: str, rules: str, english: list[str], chinese: list[str]) -> None:
    text = WEEK.replace("age: 15", f"age: 15, {own}" if own else "age: 15")
    plan = plans.plan(text + (f"rules:\n  {rules}\n" if rules else ""))
    reasons = [line.reason for rule in RULES for line in rule.lines(plan)]
    said = [(one.message, one.said(words("zh"))) for one in reasons]
    people = list(zip(PEOPLE, PEOPLE_ZH, strict=True))
    assert [one for one in said if one not in people] == list(zip(english, chinese, strict=True))
    assert [one for one in said if one in people] == people
    assert all(one.span is not None for one in reasons)


@pytest.mark.parametrize(
    ("rules", "english", "chinese"),
    [
        (
            "rest: 1 week",
            "rest: 1 week between duties, also after those before the plan",
            "rest：两次之间须休息 1 周，排班开始前的班次也算",
        ),
        (
            "rotate: 1 week",
            "rotate: more than 1 week until the same task again, also after it was done before the"
            " plan",
            "rotate：同一任务须间隔 1 周以上，排班开始前做过的也算",
        ),
        (
            "after: [{task: Rails, not: [Basement, Rails]}]",
            "on the day after Rails not Basement and Rails, also on the first day of the plan",
            "做 Rails 的次日不做 Basement、Rails，排班第一天也一样",
        ),
    ],
)
def test_what_was_done_before(rules: str, english: str, chinese: str) -> None:
    plan = plans.plan(WEEK + f"rules:\n  {rules}\n")
    key = rules.partition(":")[0]
    rule = next(rule for rule in RULES if rule.id == key)
    for day, is_said in (("2026-11-27", True), ("2026-11-01", False)):
        past = builders.with_past(plan, ("Rails", f"{day} 10:00-11:00", ["Bahar"]))
        (line,) = rule.lines(past)
        assert (line.reason.message == english) == is_said
        assert (line.reason.said(words("zh")) == chinese) == is_said
        assert line.plan.past is past.past


def test_ages() -> None:
    plan = plans.plan(WEEK.replace("name: Rails", "name: Rails, age: 18-60"))
    (line,) = (line for rule in RULES if rule.id == "age" for line in rule.lines(plan))
    assert line.reason.message == "Rails is for ages 18-60"
    assert line.reason.said(words("zh")) == "Rails 限 18-60 岁"
