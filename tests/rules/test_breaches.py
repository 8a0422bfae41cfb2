"""What is said of each breach, in every language, and the line that it is about."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from dutyplan.locales import LANGUAGES, words
from dutyplan.plan import Plan
from dutyplan.roster import Assignment, Breach, Roster
from dutyplan.rules import RULES, age, standby
from dutyplan.rules.base import Rule
from dutyplan.rules.eligibility import Eligibility
from dutyplan.weekfile import read_week_bytes
from tests import builders, plans
from tests.oracle import weeks
from tests.plans import Crews

WEEK = """\
start: 2026-11-28
weeks: 2
tasks:
  - {name: Rails, when: saturday 10:00-11:00, people: 1-3, standby: 1}
  - {name: Basement, when: saturday 10:30-12:00, people: {min: 2, want: 2, max: 4}, age: 9+}
  - {name: Office, when: [sunday 10:00-11:00, sunday 12:00-13:00], people: 2}
volunteers:
  - {name: Aynur, age: 15}
  - {name: Bahar, age: 45}
  - {name: Gulnar, age: 30}
  - {name: Li Min, age: 12}
  - {name: Ma Jun, age: 8}
"""
RAILS, BASEMENT, OFFICE, OFFICE_AGAIN, RAILS_LATER = range(5)

# A code; what stands under Aynur and under `rules`; who is on duty and who in reserve; what is
# said of it in English and Chinese, and the words of the week file that are pointed at.
SAID: list[tuple[str, str, str, Crews, Crews, str, str, str]] = [
    (
        "breach.membership.before",
        "since: 2026-11-30",
        "",
        {RAILS: ["Aynur"]},
        {},
        "Aynur serves on 2026-11-28, before joining on 2026-11-30",
        "Aynur 排在 2026-11-28，而 2026-11-30 才加入",
        "2026-11-30",
    ),
    (
        "breach.membership.after",
        "until: 2026-11-30",
        "",
        {RAILS_LATER: ["Aynur"]},
        {},
        "Aynur serves on 2026-12-05, after leaving on 2026-11-30",
        "Aynur 排在 2026-12-05，而已于 2026-11-30 离开",
        "2026-11-30",
    ),
    (
        "breach.availability",
        "available: sunday",
        "",
        {RAILS: ["Aynur"]},
        {},
        "Aynur is not available for Rails on 2026-11-28 10:00-11:00",
        "Aynur 排在 2026-11-28 10:00-11:00 Rails，而那时没空",
        "sunday",
    ),
    (
        "breach.availability",
        "unavailable: saturday",
        "",
        {RAILS: ["Aynur"]},
        {},
        "Aynur is not available for Rails on 2026-11-28 10:00-11:00",
        "Aynur 排在 2026-11-28 10:00-11:00 Rails，而那时没空",
        "saturday",
    ),
    (
        "breach.age",
        "",
        "",
        {BASEMENT: ["Bahar", "Ma Jun"]},
        {},
        "Ma Jun is on Basement on 2026-11-28 10:30-12:00, which is for ages 9+",
        "Ma Jun 排在 2026-11-28 10:30-12:00 Basement，而该任务限 9+ 岁",
        "9+",
    ),
    (
        "breach.never",
        "never: [Rails]",
        "",
        {RAILS: ["Aynur"]},
        {},
        "Aynur is on Rails on 2026-11-28 10:00-11:00, and is never to be",
        "Aynur 排在 2026-11-28 10:00-11:00 Rails，而该任务从不安排给此人",
        "[Rails]",
    ),
    (
        "breach.forbidden",
        "",
        "forbidden: [{volunteer: Aynur, task: Rails, date: 2026-11-28}]",
        {RAILS: ["Aynur"]},
        {},
        "Aynur is on Rails on 2026-11-28 10:00-11:00, which is forbidden",
        "Aynur 排在 2026-11-28 10:00-11:00 Rails，而这是禁止的",
        "Aynur",
    ),
    (
        "breach.limits",
        "",
        "limits: {per_week: 1}",
        {RAILS: ["Aynur"], OFFICE: ["Aynur"]},
        {},
        "Aynur has 2 duties in week 1, at most 1 allowed",
        "Aynur 第 1 周有 2 次，而上限是 1",
        "1",
    ),
    (
        "breach.limits.none",
        "limits: {total: 0}",
        "",
        {RAILS: ["Aynur"]},
        {},
        "Aynur has 1 duty in all, none allowed",
        "Aynur 共有 1 次，而上限是 0",
        "0",
    ),
    (
        "breach.limits.soft",
        "",
        "limits: {hours: {max: 1.5, cost: 2}}",
        {RAILS: ["Aynur"], OFFICE: ["Aynur"]},
        {},
        "Aynur has 2 hours in all, at most 1.5 wanted",
        "Aynur 共有 2 小时，而希望不超过 1.5",
        "{max: 1.5, cost: 2}",
    ),
    (
        "breach.limits.soft-none",
        "",
        "limits: {tasks: {Rails: {max: 0, cost: 2}}}",
        {RAILS: ["Aynur"]},
        {},
        "Aynur has 1 duty of 'Rails', none wanted",
        "Aynur 有 1 次“Rails”，而希望没有",
        "{max: 0, cost: 2}",
    ),
    (
        "breach.overlap",
        "",
        "",
        {RAILS: ["Aynur"], BASEMENT: ["Aynur", "Bahar"]},
        {},
        (
            "Aynur is on Rails on 2026-11-28 10:00-11:00 and Basement on 2026-11-28 10:30-12:00 "
            "at once"
        ),
        "Aynur 同时排在 2026-11-28 10:00-11:00 Rails 和 2026-11-28 10:30-12:00 Basement",
        "",
    ),
    (
        "breach.people.many",
        "",
        "",
        {OFFICE: ["Aynur", "Bahar", "Gulnar"]},
        {},
        "3 people are on Office on 2026-11-29 10:00-11:00, at most 2 may be",
        "2026-11-29 10:00-11:00 Office 排了 3 人，最多只可排 2 人",
        "2",
    ),
    (
        "breach.people.few",
        "",
        "",
        {BASEMENT: ["Aynur"]},
        {},
        "1 on Basement on 2026-11-28 10:30-12:00, which is called off with fewer than 2",
        "2026-11-28 10:30-12:00 Basement 只排了 1 人，不足 2 人时应取消",
        "{min: 2, want: 2, max: 4}",
    ),
    (
        "breach.rest",
        "",
        "rest: 12 hours",
        {RAILS: ["Aynur"], BASEMENT: ["Aynur", "Bahar"]},
        {},
        (
            "Aynur is on Basement on 2026-11-28 10:30-12:00 too soon after Rails on 2026-11-28 "
            "10:00-11:00: at least 12 hours must lie between"
        ),
        (
            "Aynur 排在 2026-11-28 10:30-12:00 Basement，离 2026-11-28 10:00-11:00 Rails 太近："
            "其间至少须空出 12 小时"
        ),
        "12 hours",
    ),
    (
        "breach.rest",
        "",
        "rest: 1 week",
        {RAILS: ["Aynur"], RAILS_LATER: ["Aynur"]},
        {},
        (
            "Aynur is on Rails on 2026-12-05 10:00-11:00 too soon after Rails on 2026-11-28 "
            "10:00-11:00: at least 1 free week must lie between"
        ),
        (
            "Aynur 排在 2026-12-05 10:00-11:00 Rails，离 2026-11-28 10:00-11:00 Rails 太近："
            "其间至少须空出 1 个整周"
        ),
        "1 week",
    ),
    (
        "breach.rotate",
        "",
        "rotate: 10 days",
        {RAILS: ["Aynur"], RAILS_LATER: ["Aynur"]},
        {},
        (
            "Aynur is on Rails on 2026-12-05 10:00-11:00 again after only 1 week: more than 10 "
            "days must pass"
        ),
        "Aynur 只隔 1 周又排在 2026-12-05 10:00-11:00 Rails：须间隔 10 天以上",
        "10 days",
    ),
    (
        "breach.rotate.same-day",
        "",
        "rotate: 1 day",
        {OFFICE: ["Aynur"], OFFICE_AGAIN: ["Aynur"]},
        {},
        (
            "Aynur is on Office on 2026-11-29 12:00-13:00 again on the same day: more than 1 day "
            "must pass"
        ),
        "Aynur 同一天又排在 2026-11-29 12:00-13:00 Office：须间隔 1 天以上",
        "1 day",
    ),
    (
        "breach.supervision",
        "",
        "supervision: [{who: minors, by: adults}]",
        {RAILS: ["Aynur"]},
        {},
        "Aynur is on Rails on 2026-11-28 10:00-11:00 without an adult",
        "Aynur 排在 2026-11-28 10:00-11:00 Rails，却没有成年人同班",
        "{who: minors, by: adults}",
    ),
    (
        "breach.supervision.few",
        "",
        "supervision: [{who: 0-17, by: adults, per: 2}]",
        {RAILS: ["Aynur", "Bahar", "Li Min", "Ma Jun"]},
        {},
        (
            "Rails on 2026-11-28 10:00-11:00 has 3 people aged 0-17, and 1 of the 2 adults whom "
            "they need"
        ),
        "2026-11-28 10:00-11:00 Rails 有 3 名年龄 0-17 岁的人，须有 2 名成年人，却只有 1 名",
        "{who: 0-17, by: adults, per: 2}",
    ),
    (
        "breach.supervision.few",
        "",
        "supervision: [{who: 0-12, by: adults, per: 1}]",
        {RAILS: ["Bahar", "Li Min", "Ma Jun"]},
        {},
        (
            "Rails on 2026-11-28 10:00-11:00 has 2 people aged 0-12, and 1 of the 2 adults whom "
            "they need"
        ),
        "2026-11-28 10:00-11:00 Rails 有 2 名年龄 0-12 岁的人，须有 2 名成年人，却只有 1 名",
        "{who: 0-12, by: adults, per: 1}",
    ),
    (
        "breach.supervision.no-room",
        "",
        "supervision: [{who: minors, by: first aid}]",
        {RAILS: ["Aynur"]},
        {},
        "Aynur is on Rails on 2026-11-28 10:00-11:00, where nobody with 'first aid' can join",
        "Aynur 排在 2026-11-28 10:00-11:00 Rails，而没有具备技能“first aid”的人能同班",
        "{who: minors, by: first aid}",
    ),
    (
        "breach.supervision.little-room",
        "",
        "supervision: [{who: minors, by: adults, per: 1}]",
        {RAILS: ["Aynur", "Li Min"]},
        {},
        (
            "Rails on 2026-11-28 10:00-11:00 has 2 minors, and can have 1 of the 2 adults whom "
            "they need"
        ),
        "2026-11-28 10:00-11:00 Rails 有 2 名未成年人，须有 2 名成年人，而最多只能有 1 名",
        "{who: minors, by: adults, per: 1}",
    ),
    (
        "breach.guardian",
        "guardian: Bahar",
        "",
        {RAILS: ["Aynur"]},
        {},
        "Aynur is on Rails on 2026-11-28 10:00-11:00 without the guardian, Bahar",
        "Aynur 排在 2026-11-28 10:00-11:00 Rails，而监护人 Bahar 不在",
        "Bahar",
    ),
    (
        "breach.guardian.no-room",
        "guardian: Bahar",
        "",
        {OFFICE: ["Aynur", "Gulnar", "Li Min"]},
        {},
        "Aynur is on Office on 2026-11-29 10:00-11:00, which Bahar can't join",
        "Aynur 排在 2026-11-29 10:00-11:00 Office，而 Bahar 不能同班",
        "Bahar",
    ),
    (
        "breach.together",
        "",
        "together: [[Aynur, Bahar]]",
        {RAILS: ["Aynur"]},
        {},
        "Aynur is on Rails on 2026-11-28 10:00-11:00 without Bahar",
        "Aynur 排在 2026-11-28 10:00-11:00 Rails，而 Bahar 不在",
        "[Aynur, Bahar]",
    ),
    (
        "breach.together.no-room",
        "",
        "together: [[Aynur, Bahar, Gulnar, Li Min]]",
        {RAILS: ["Aynur"]},
        {},
        ("Aynur is on Rails on 2026-11-28 10:00-11:00, which Bahar, Gulnar and Li Min can't join"),
        "Aynur 排在 2026-11-28 10:00-11:00 Rails，而 Bahar、Gulnar、Li Min 不能同班",
        "[Aynur, Bahar, Gulnar, Li Min]",
    ),
    (
        "breach.apart",
        "",
        "apart: [[Aynur, Bahar]]",
        {RAILS: ["Aynur", "Bahar"]},
        {},
        "Bahar is on Rails on 2026-11-28 10:00-11:00 together with Aynur",
        "Bahar 与 Aynur 同在 2026-11-28 10:00-11:00 Rails",
        "[Aynur, Bahar]",
    ),
    (
        "breach.standby.called-off",
        "",
        "",
        {},
        {BASEMENT: ["Bahar", "Gulnar"]},
        "standby for Basement on 2026-11-28 10:30-12:00, which is called off: Bahar, Gulnar",
        "2026-11-28 10:30-12:00 Basement 已取消，却有候补：Bahar、Gulnar",
        "Basement",
    ),
    (
        "breach.standby.many",
        "",
        "",
        {},
        {RAILS: ["Aynur", "Bahar", "Gulnar"]},
        (
            "standby for Rails on 2026-11-28 10:00-11:00, where at most 1 may be: Aynur, Bahar, "
            "Gulnar"
        ),
        "2026-11-28 10:00-11:00 Rails 最多 1 名候补，却有：Aynur、Bahar、Gulnar",
        "1",
    ),
    (
        "breach.standby.none",
        "",
        "",
        {},
        {OFFICE: ["Aynur"]},
        "standby for Office on 2026-11-29 10:00-11:00, where nobody may be: Aynur",
        "2026-11-29 10:00-11:00 Office 不设候补，却有：Aynur",
        "Office",
    ),
    (
        "breach.standby.own",
        "",
        "",
        {RAILS: ["Aynur"]},
        {RAILS: ["Aynur"]},
        "Aynur is on Rails on 2026-11-28 10:00-11:00 and standby for it",
        "Aynur 已排在 2026-11-28 10:00-11:00 Rails，又是其候补",
        "1",
    ),
    (
        "breach.standby.on-duty",
        "",
        "",
        {BASEMENT: ["Aynur", "Bahar"]},
        {RAILS: ["Aynur"]},
        (
            "Aynur is standby for Rails on 2026-11-28 10:00-11:00 and on Basement on 2026-11-28 "
            "10:30-12:00 at once"
        ),
        (
            "Aynur 是 2026-11-28 10:00-11:00 Rails 的候补，同时又排在 2026-11-28 10:30-12:00 "
            "Basement"
        ),
        "1",
    ),
    (
        "breach.standby.twice",
        "",
        "",
        {BASEMENT: ["Bahar", "Gulnar"]},
        {RAILS: ["Aynur"], BASEMENT: ["Aynur"]},
        (
            "Aynur is standby for Rails on 2026-11-28 10:00-11:00 and for Basement on 2026-11-28 "
            "10:30-12:00 at once"
        ),
        "Aynur 同时是 2026-11-28 10:00-11:00 Rails 和 2026-11-28 10:30-12:00 Basement 的候补",
        "Basement",
    ),
    (
        "breach.standby.barred",
        "",
        "",
        {BASEMENT: ["Bahar", "Gulnar"]},
        {BASEMENT: ["Ma Jun"]},
        (
            "Ma Jun can't be standby for Basement on 2026-11-28 10:30-12:00: Ma Jun is too "
            "young, as the task is for 9+"
        ),
        "Ma Jun 不能做 2026-11-28 10:30-12:00 Basement 的候补：Ma Jun 年龄太小，该任务限 9+ 岁",
        "9+",
    ),
    (
        "breach.after",
        "",
        "after: [{task: Rails, not: Office}]",
        {RAILS: ["Aynur"], OFFICE: ["Aynur"]},
        {},
        "Aynur is on Office on 2026-11-29 10:00-11:00, after Rails on 2026-11-28 10:00-11:00",
        "Aynur 排在 2026-11-29 10:00-11:00 Office，而前一天在 2026-11-28 10:00-11:00 Rails",
        "{task: Rails, not: Office}",
    ),
    (
        "breach.fixed",
        "",
        "fixed: [{volunteer: Aynur, task: Rails, date: 2026-11-28}]",
        {},
        {},
        "Aynur is not on Rails on 2026-11-28 10:00-11:00, which is fixed",
        "Aynur 已定在 2026-11-28 10:00-11:00 Rails，却没有排上",
        "Aynur",
    ),
]


def breaches(plan: Plan, rule: Rule, roster: Roster) -> Iterator[Breach]:
    """All that the rule finds, in a roster that is full as in one that is not."""
    yield from rule.check(plan, roster)
    yield from rule.dooms(plan, roster, Eligibility(plan).barring)


@pytest.mark.parametrize(
    ("code", "own", "rules", "crews", "standbys", "english", "chinese", "line"), SAID
)
def test_what_is_said_and_where(
    code: str, own: str, rules: str, crews: Crews, standbys: Crews,
    english: str, chinese: str, line: str,
) -> None:  # fmt: skip
    text = WEEK.replace("name: Aynur", f"name: Aynur, {own}" if own else "name: Aynur")
    plan = plans.plan(text + (f"rules:\n  {rules}\n" if rules else ""))
    rule = next(one for one in RULES if one.id == code.split(".")[1])
    found = breaches(plan, rule, builders.roster(plan, crews, standbys))
    breach = next(one for one in found if one.reason.code == code)
    assert breach.message == breach.said(words("en")) == english
    assert breach.said(words("zh")) == chinese
    span = breach.span
    said = span and span.source.line(span.line)[span.column : span.column + span.length]
    assert (said or "") == line


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_in_this_table(language: str) -> None:
    codes = {code for code in words(language).texts if code.startswith("breach.")}
    # No week file can speak of kept cells: their texts stand in `test_kept.py`.
    kept = {"breach.kept.filled", "breach.kept.empty"}
    # Nor of what was called off, and of what stays: `test_away.py`, `test_frozen.py`.
    kept |= {code for code in codes if code.startswith(("breach.away", "breach.frozen"))}
    # Nor does it tell of what was done before: `test_before.py`.
    assert codes == {code for code, *_ in SAID} | kept | {"breach.rotate.past"}


def test_people_are_called_as_they_are_asked_to_be() -> None:
    plan = plans.plan(WEEK)
    (breach,) = breaches(plan, age.RULE, builders.roster(plan, {BASEMENT: ["Bahar", "Ma Jun"]}))
    said = breach.said(words("en"), lambda volunteer: volunteer.id.upper())
    assert said == "MA JUN is on Basement on 2026-11-28 10:30-12:00, which is for ages 9+"


def test_facts_are_data() -> None:
    plan = plans.plan(WEEK)
    roster = builders.roster(plan, {}, {OFFICE: ["Ma Jun", "Aynur"]})
    (breach,) = breaches(plan, standby.RULE, roster)
    assert breach.reason.data == {
        "duty": {"task": "Office", "date": "2026-11-29", "start": "10:00"},
        "volunteers": ["Aynur", "Ma Jun"],
        "most": 0,
    }


@pytest.mark.parametrize("number", range(40))
def test_codes_and_facts_of_random_rosters(number: int) -> None:
    chance = Random(number)
    text = weeks.text(chance, "full" if number % 2 else "ruled", most=(6, 2, 3))
    plan, _ = read_week_bytes("week.yaml", text.encode(), Path())
    if plan is None:
        return  # fixed lines that clash
    pairs = [Assignment(one, duty) for one in plan.volunteers for duty in plan.duties]
    for _ in range(5):
        crews, standbys = (
            chance.sample(pairs, k=min(len(pairs), chance.randint(0, most))) for most in (9, 4)
        )
        for rule in RULES:
            for breach in breaches(plan, rule, Roster(plan, crews, standbys)):
                own = f"breach.{rule.id}"
                assert breach.rule == rule.id
                assert f"{breach.reason.code}.".startswith(f"{own}.")
                assert breach.span is not None or rule.id == "overlap"
                facts = breach.reason.facts
                assert facts.get("duty", breach.duty) is breach.duty
                assert facts.get("volunteer", breach.volunteer) is breach.volunteer
                for language in LANGUAGES:
                    assert breach.said(words(language))
