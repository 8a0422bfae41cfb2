from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dutyplan.goals.balances import fair_shares
from dutyplan.locales import words
from dutyplan.plan import Plan
from dutyplan.problems import render_line
from dutyplan.roster import Assignment, Status
from dutyplan.rules.away import RULE, Away, AwayRule
from dutyplan.rules.eligibility import Eligibility
from dutyplan.solving import BugError, solve
from tests import builders, plans

WEEK = """
    start: 2026-11-28
    weeks: 2
    tasks:
      - {name: Basement, when: saturday 10:00-12:00, people: 1-2}
      - {name: Night, when: friday 22:00-02:00}
      - {name: Rails, when: saturday}
    volunteers:
      - {name: Ann}
      - {name: Bob}
    goals: [coverage, fairness: {shared_by: eligible}]
    """
RAILS, BASEMENT, NIGHT, RAILS_LATER, BASEMENT_LATER, NIGHT_LATER = range(6)
SATURDAY_LATER = date(2026, 12, 5)


def away_plan(days: list[tuple[str, date]], declined: list[tuple[str, int]]) -> Plan:
    plan = plans.plan(WEEK)
    who = {one.id: one for one in plan.volunteers}
    away = Away(
        tuple((who[id], day) for id, day in days),
        tuple(Assignment(who[id], plan.duties[index]) for id, index in declined),
    )
    return replace(plan, rules={**plan.rules, RULE.id: away})


PLAN = away_plan([("Ann", SATURDAY_LATER)], [("Bob", BASEMENT)])


def test_no_week_file_can_speak_of_it() -> None:
    assert RULE.words is None
    assert plans.problems(WEEK + "    rules: {away: [Ann]}\n") != []


@pytest.mark.parametrize(
    ("id", "index", "said"),
    [
        ("Ann", BASEMENT, None),
        ("Ann", NIGHT, "has called off then"),
        ("Ann", RAILS_LATER, "has called off then"),
        ("Ann", BASEMENT_LATER, "has called off then"),
        ("Ann", NIGHT_LATER, None),
        ("Bob", RAILS, None),
        ("Bob", BASEMENT, "has declined it"),
        ("Bob", BASEMENT_LATER, None),
    ],
)
def test_whom_it_bars(id: str, index: int, said: str | None) -> None:
    assert plans.bar(RULE, PLAN, id, index) == said


def test_what_touches_the_day_is_a_breach_and_what_was_declined() -> None:
    crews = {BASEMENT: ["Ann", "Bob"], NIGHT: ["Ann"], NIGHT_LATER: ["Ann"], RAILS_LATER: ["Ann"]}
    roster = builders.roster(PLAN, crews)
    assert [breach.message for breach in RULE.check(PLAN, roster)] == [
        "Ann is on Night on 2026-12-04 22:00-02:00, and is away on 2026-12-05",
        "Ann is on Rails on 2026-12-05, and is away on 2026-12-05",
        "Bob is on Basement on 2026-11-28 10:00-12:00, and has declined it",
    ]
    assert [breach.said(words("zh")) for breach in RULE.check(PLAN, roster)] == [
        "Ann 排在 2026-12-04 22:00-02:00 Night，但 2026-12-05 请了假",
        "Ann 排在 2026-12-05 Rails，但 2026-12-05 请了假",
        "Bob 排在 2026-11-28 10:00-12:00 Basement，但已婉拒",
    ]
    assert plans.doomed(RULE, PLAN, crews) == [one.message for one in RULE.check(PLAN, roster)]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            ["Ann is away on 2026-12-05", "Bob has declined Basement on 2026-11-28 10:00-12:00"],
        ),
        ("zh", ["Ann 于 2026-12-05 请假", "Bob 已婉拒 2026-11-28 10:00-12:00 Basement"]),
    ],
)
def test_its_lines(language: str, said: list[str]) -> None:
    lines = list(RULE.lines(PLAN))
    assert [line.reason.said(words(language)) for line in lines] == said
    ann, bob = PLAN.volunteers
    alone, declined = (line.plan for line in lines)
    assert RULE.bars(alone, bob) is None
    assert RULE.bars(declined, ann) is None
    is_barred = RULE.bars(alone, ann)
    assert is_barred is not None
    assert is_barred(PLAN.duties[NIGHT])
    assert not is_barred(PLAN.duties[BASEMENT])


def test_who_calls_off_owes_as_much_as_before() -> None:
    plain = plans.plan(WEEK)
    for plan in (plain, replace(plain, rules=PLAN.rules)):
        shares = fair_shares(plan, plan.goals[1][1], Eligibility(plan))
        assert [float(one / 100) for one in shares.owed.values()] == [3, 3]


def test_one_who_has_called_off_is_no_reserve() -> None:
    plan = plans.plan(WEEK.replace("people: 1-2}", "standby: 1}"))
    ann = plan.volunteers[0]
    plan = replace(plan, rules={RULE.id: Away(((ann, SATURDAY_LATER),))})
    outcome = solve(plan, time_limit=60, workers=1, seed=0, strict=False)
    assert outcome.status is Status.OPTIMAL
    assert outcome.roster is not None
    assert {one.duty.date for one in outcome.roster.standbys if one.volunteer is ann} <= {
        date(2026, 11, 28)
    }
    assert plans_standby(plan) == [
        "Ann can't be standby for Basement on 2026-12-05 10:00-12:00: Ann has called off then"
    ]


def plans_standby(plan: Plan) -> list[str]:
    from dutyplan.rules.standby import RULE as STANDBY

    roster = builders.roster(plan, {}, {BASEMENT_LATER: ["Ann"]})
    return [breach.message for breach in STANDBY.check(plan, roster)]


def test_one_who_has_called_off_and_serves_all_the_same_is_never_an_outcome(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bob = PLAN.volunteers[1]
    days = tuple((bob, duty.date) for duty in PLAN.duties)
    plan = replace(PLAN, rules={RULE.id: Away(days)}, goals=PLAN.goals)
    assert solve(plan, time_limit=60, workers=1, seed=0, strict=False).proved
    monkeypatch.setattr(AwayRule, "bars", lambda *_: None)
    with pytest.raises(BugError, match="and is away on"):
        solve(replace(plan), time_limit=60, workers=1, seed=0, strict=False)


def test_the_week_file_reads_without_a_problem() -> None:
    assert [render_line(one) for one in plans._problems(WEEK)] == []
