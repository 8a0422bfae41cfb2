from __future__ import annotations

from dataclasses import replace

import pytest

from dutyplan.checking import check
from dutyplan.goals.balances import fair_shares
from dutyplan.locales import words
from dutyplan.plan import Plan
from dutyplan.roster import Roster, Status
from dutyplan.rules.breaking import done_breaches
from dutyplan.rules.eligibility import Eligibility, first_bar
from dutyplan.rules.frozen import RULE, Frozen, FrozenRule
from dutyplan.solving import BugError, solve
from tests import builders, plans

WEEK = """
    start: 2026-11-28
    weeks: 2
    tasks:
      - {name: Basement, when: saturday 10:00-12:00, people: 1-2, standby: 1}
      - {name: Rails, when: saturday 11:00-13:00, standby: 1}
    volunteers:
      - {name: Ann, age: 50}
      - {name: Bob, age: 50}
      - {name: Cem, age: 50}
      - {name: Dina, age: 50, until: 2026-11-27}
    goals: [coverage, fairness: {shared_by: eligible}]
    """
BASEMENT, RAILS, BASEMENT_LATER, RAILS_LATER = range(4)


def frozen_plan(crews: plans.Crews, standbys: plans.Crews | None = None, text: str = WEEK) -> Plan:
    plan = plans.plan(text)
    roster = builders.roster(plan, crews, standbys)
    duties = tuple(plan.duties[index] for index in {*crews, *(standbys or {})})
    stays = Frozen(duties, roster.assignments, roster.standbys)
    return replace(plan, rules={**plan.rules, RULE.id: stays})


def best(plan: Plan) -> Roster:
    outcome = solve(plan, time_limit=60, workers=1, seed=0, strict=False)
    assert outcome.status is Status.OPTIMAL
    assert outcome.roster is not None
    assert check(plan, outcome.roster).breaches == ()
    return outcome.roster


def names(plan: Plan, roster: Roster, index: int) -> list[str]:
    return [one.id for one in roster.crew(plan.duties[index])]


PLAN = frozen_plan({BASEMENT: ["Ann"]}, {BASEMENT: ["Bob"]})


def test_no_week_file_can_speak_of_it() -> None:
    assert RULE.words is None
    assert plans.problems(WEEK + "    rules: {frozen: [Ann]}\n") != []


@pytest.mark.parametrize(
    ("id", "index", "said"),
    [
        ("Bob", BASEMENT, "was not on it, and it stays as it was"),
        ("Cem", BASEMENT, "was not on it, and it stays as it was"),
        (
            "Bob",
            RAILS,
            "is in reserve for Basement on 2026-11-28 10:00-12:00 then, which stays as it was",
        ),
        ("Cem", RAILS, None),
        ("Bob", RAILS_LATER, None),
    ],
)
def test_whom_it_bars(id: str, index: int, said: str | None) -> None:
    assert plans.bar(RULE, PLAN, id, index) == said


def test_the_crew_is_not_barred() -> None:
    who = Eligibility(PLAN)
    ann, cem = PLAN.volunteers[0], PLAN.volunteers[2]
    assert who.can_serve(ann, PLAN.duties[BASEMENT])
    assert first_bar(PLAN, ann, PLAN.duties[BASEMENT]) is None
    assert first_bar(PLAN, cem, PLAN.duties[BASEMENT]) is RULE


def test_who_was_there_stays_whatever_bars_them_now() -> None:
    plan = frozen_plan({BASEMENT: ["Dina"]})
    dina = plan.volunteers[3]
    assert Eligibility(plan).open_duties(dina) == [plan.duties[BASEMENT]]
    roster = best(plan)
    assert names(plan, roster, BASEMENT) == ["Dina"]
    # Who was there without being a member owes nothing by that.
    shares = fair_shares(plan, plan.goals[1][1], Eligibility(plan))
    assert dina not in shares.compared
    assert [one.message for one in done_breaches(plan)] == [
        "Dina serves on 2026-11-28, after leaving on 2026-11-27"
    ]


def test_nobody_is_excused_by_it() -> None:
    for plan in (PLAN, plans.plan(WEEK)):
        shares = fair_shares(plan, plan.goals[1][1], Eligibility(plan))
        assert {one.id: float(shares.owed[one.index] / 100) for one in shares.compared} == {
            "Ann": pytest.approx(4 / 3),
            "Bob": pytest.approx(4 / 3),
            "Cem": pytest.approx(4 / 3),
        }


def test_each_part_of_it_is_checked() -> None:
    def said(
        crews: plans.Crews, standbys: plans.Crews, language: str = "en", plan: Plan = PLAN
    ) -> list[str]:
        roster = builders.roster(plan, crews, standbys)
        return [breach.said(words(language)) for breach in RULE.check(plan, roster)]

    assert said({BASEMENT: ["Ann"], RAILS: ["Cem"]}, {BASEMENT: ["Bob"], RAILS: ["Ann"]}) == []
    assert said({}, {BASEMENT: ["Bob"]}) == [
        "Basement on 2026-11-28 10:00-12:00 stays as it was, with Ann on it"
    ]
    wrong: tuple[plans.Crews, plans.Crews] = ({BASEMENT: ["Ann", "Cem"], RAILS: ["Bob"]}, {})
    assert said(*wrong) == [
        "Basement on 2026-11-28 10:00-12:00 stays as it was, with Ann on it",
        "Basement on 2026-11-28 10:00-12:00 stays as it was, with Bob in reserve",
        "Bob is on Rails on 2026-11-28 11:00-13:00, and in reserve for "
        "Basement on 2026-11-28 10:00-12:00 at that time",
    ]
    assert said(*wrong, "zh") == [
        "2026-11-28 10:00-12:00 Basement 应保持不变，由 Ann 值班",
        "2026-11-28 10:00-12:00 Basement 应保持不变，由 Bob 候补",
        "Bob 排在 2026-11-28 11:00-13:00 Rails，同时又是 2026-11-28 10:00-12:00 Basement 的候补",
    ]
    empty = frozen_plan({BASEMENT: []})
    assert said({BASEMENT: ["Ann"]}, {BASEMENT: ["Bob"]}, plan=empty) == [
        "Basement on 2026-11-28 10:00-12:00 stays as it was, with nobody on it",
        "Basement on 2026-11-28 10:00-12:00 stays as it was, with nobody in reserve",
    ]


def test_model_and_check_agree() -> None:
    plan = frozen_plan({BASEMENT: ["Ann", "Bob"]}, text=WEEK.replace(", standby: 1", ""))
    assert plans.breaches(RULE, plan, {BASEMENT: ["Ann", "Bob"], RAILS_LATER: ["Cem"]}) == []
    assert plans.breaches(RULE, plan, {BASEMENT: ["Ann"]}) != []
    assert plans.breaches(RULE, plan, {BASEMENT: ["Ann", "Cem"]}) != []
    assert plans.doomed(RULE, plan, {BASEMENT: ["Ann", "Cem"]}) != []
    assert plans.doomed(RULE, plan, {BASEMENT: ["Ann"], RAILS: ["Cem"]}) == []


def test_its_lines() -> None:
    plan = frozen_plan({BASEMENT: ["Ann"], RAILS: ["Cem"]}, {RAILS: ["Bob"]})
    lines = list(RULE.lines(plan))
    assert [line.reason.message for line in lines] == [
        "Basement on 2026-11-28 10:00-12:00 stays as it was",
        "Rails on 2026-11-28 11:00-13:00 stays as it was",
    ]
    assert lines[0].reason.said(words("zh")) == "2026-11-28 10:00-12:00 Basement 保持不变"
    assert all(line.reason.span is not None for line in lines)
    assert [len(line.plan.rules[RULE.id].standbys) for line in lines] == [0, 1]


def test_reserves_stay() -> None:
    roster = best(PLAN)
    assert [one.id for one in roster.standby(PLAN.duties[BASEMENT])] == ["Bob"]
    assert names(PLAN, roster, RAILS) == ["Cem"]
    gone = frozen_plan({BASEMENT: ["Ann"]}, {BASEMENT: ["Bob"]}, WEEK.replace(", standby: 1", ""))
    assert [one.volunteer.id for one in best(gone).standbys] == ["Bob"]


# A duty that stays and breaks the rule by itself, the rule, and what holds beside it.
BROKEN: list[tuple[str, plans.Crews, int, list[str]]] = [
    ("rest: 1 week", {BASEMENT: ["Ann"], RAILS: ["Ann"]}, RAILS_LATER, ["Ann"]),
    ("limits: {total: 1}", {BASEMENT: ["Ann"], RAILS: ["Ann"]}, RAILS_LATER, ["Ann"]),
    ("limits: {weekends: 1}", {BASEMENT: ["Ann"], RAILS: ["Ann"]}, RAILS_LATER, ["Ann"]),
    ("rest: 1 day", {BASEMENT: ["Ann", "Bob", "Cem"]}, BASEMENT_LATER, ["Ann", "Bob", "Cem"]),
    ("rest: 1 day", {RAILS: ["Ann", "Bob"]}, RAILS_LATER, ["Ann", "Bob"]),
    ("apart: [[Ann, Bob]]", {BASEMENT: ["Ann", "Bob"]}, BASEMENT_LATER, ["Ann", "Bob"]),
    ("together: [[Ann, Bob]]", {BASEMENT: ["Ann"]}, RAILS_LATER, ["Ann"]),
    ("supervision: [{who: minors, by: adults}]", {BASEMENT: ["Ann"]}, RAILS_LATER, ["Ann"]),
    (
        "forbidden: [{volunteer: Ann, task: Basement, date: 2026-11-28}]",
        {BASEMENT: ["Ann"]},
        BASEMENT,
        ["Bob"],
    ),
    (
        "fixed: [{volunteer: Bob, task: Basement, date: 2026-11-28}]",
        {BASEMENT: ["Ann"]},
        BASEMENT,
        ["Bob"],
    ),
]


@pytest.mark.parametrize(("rule", "crews", "index", "never"), BROKEN)
def test_what_is_done_stops_nothing_and_the_rule_holds_for_the_rest(
    rule: str, crews: plans.Crews, index: int, never: list[str]
) -> None:
    text = WEEK.replace("Ann, age: 50", "Ann, age: 12")
    plan = frozen_plan(crews, text=f"{text.rstrip()}\n    rules: {{{rule}}}\n")
    roster = best(plan)
    for number, crew in crews.items():
        assert names(plan, roster, number) == crew
    assert not set(never) <= set(names(plan, roster, index))
    if index in (RAILS_LATER, BASEMENT_LATER):
        worse = Roster(
            plan, (*roster.assignments, *builders.roster(plan, {index: never}).assignments)
        )
        assert check(plan, worse).breaches != ()


def test_a_frozen_duty_that_changed_is_never_an_outcome(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = frozen_plan({BASEMENT: ["Ann", "Bob"]})
    assert names(plan, best(plan), BASEMENT) == ["Ann", "Bob"]
    monkeypatch.setattr(FrozenRule, "build", lambda *_: None)
    with pytest.raises(BugError, match="stays as it was"):
        solve(replace(plan), time_limit=60, workers=1, seed=0, strict=False)
