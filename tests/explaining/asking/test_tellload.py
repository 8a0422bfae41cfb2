"""The sentences about a load, word for word, in both languages."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from dutyplan import solve
from dutyplan.explaining.asking.tellload import tell_comparison, tell_load, tell_sharing
from dutyplan.explaining.asking.whyload import Verdict, WhyLoad, why_load
from dutyplan.goals.carried import Brought
from dutyplan.locales import words
from tests import builders, plans

PLAN = plans.plan(
    """
    start: 2026-11-28
    weeks: 2
    tasks: [{name: Hall, when: saturday, effort: 2}]
    volunteers: [{name: Ann}, {name: Bob}, {name: Cem, until: 2026-11-30}, {name: Dan, share: 0}]
    """
)
ROSTER = builders.roster(PLAN, {0: ["Cem"], 1: ["Ann"]})
BEST = solve(PLAN)


def answer(name: str, verdict: Verdict = Verdict.FAIREST) -> WhyLoad:
    return replace(why_load(plans.volunteer(PLAN, name), ROSTER, BEST), verdict=verdict)


def told(answer: WhyLoad, language: str = "en") -> list[str]:
    return [one.said(words(language)) for one in tell_comparison(answer, 5)]


@pytest.mark.parametrize(
    ("name", "english", "chinese"),
    [
        (
            "Ann",
            "Ann: one duty, load 2, fair share 1.67, balance +0.3.",
            "Ann：1 个班次，实担 2，应担 1.67，差额 +0.3。",
        ),
        (
            "Bob",
            "Bob: 0 duties, load 0, fair share 1.67, balance -1.7.",
            "Bob：0 个班次，实担 0，应担 1.67，差额 -1.7。",
        ),
        (
            "Dan",
            "Dan: 0 duties, load 0; owes no share and is not compared.",
            "Dan：0 个班次，实担 0；不计应担，不参与比较。",
        ),
    ],
)
def test_how_much_it_is(name: str, english: str, chinese: str) -> None:
    (reason,) = tell_load(answer(name))
    assert (reason.said(words("en")), reason.said(words("zh"))) == (english, chinese)


@pytest.mark.parametrize(
    ("before", "english", "chinese"),
    [
        (Fraction(120), "+1.2", "+1.2"),
        (Fraction(-250), "-2.5", "-2.5"),
        (Fraction(1), "0.0", "0.0"),
        (Fraction(9, 2), "0.0", "0.0"),
        (Fraction(5), "+0.1", "+0.1"),
    ],
)  # fmt: skip
def test_what_comes_from_earlier_rosters(before: Fraction, english: str, chinese: str) -> None:
    (goal, options), *others = PLAN.goals[-1:]
    options = replace(options, brought=Brought({"Ann": before}))
    plan = replace(PLAN, goals=(*PLAN.goals[:-1], (goal, options), *others))
    best = solve(plan)
    assert best.roster is not None
    first, second = tell_load(why_load(plans.volunteer(plan, "Ann"), best.roster, best))
    assert first.code == "why.load"
    assert second.message == (
        f"In this balance is what Ann brought along from earlier rosters: {english}."
    )
    assert second.said(words("zh")) == f"其中从以往排班结转给Ann的差额为 {chinese}。"


def test_one_duty_of_who_owes_nothing() -> None:
    roster = builders.roster(PLAN, {0: ["Dan"]})
    (reason,) = tell_load(why_load(plans.volunteer(PLAN, "Dan"), roster, BEST))
    assert reason.message == "Dan: one duty, load 2; owes no share and is not compared."
    assert reason.said(words("zh")) == "Dan：1 个班次，实担 2；不计应担，不参与比较。"


@pytest.mark.parametrize(
    ("shared_by", "english", "chinese"),
    [
        (
            "available",
            "Each duty's load is owed by all who are free for it, whether they may do it or not:",
            "每个班次由那时有空的所有人分担，不论能不能做：",
        ),
        (
            "everyone",
            "Each duty's load is owed by all members of that day:",
            "每个班次由当天的全体成员分担：",
        ),
        (
            "eligible",
            "Each duty's load is owed by all who are free and may do it:",
            "每个班次由有空且可以做的所有人分担：",
        ),
    ],
)
def test_who_owes_a_duty(shared_by: str, english: str, chinese: str) -> None:
    options = replace(answer("Ann").options, shared_by=shared_by)
    reason = tell_sharing(replace(answer("Ann"), options=options))
    assert reason.message == f"Where the fair share comes from. {english}"
    assert reason.said(words("zh")) == f"应担的由来：{chinese}"


def test_who_carries_as_much() -> None:
    assert (
        told(answer("Bob"))[0]
        == "With the same balance or a higher one: Cem (+1.3) and Ann (+0.3)."
    )
    assert told(answer("Bob"), "zh")[0] == "差额相同或更高的人：Cem（+1.3）、Ann（+0.3）。"
    assert told(answer("Cem"))[0] == "Nobody else has the same balance or a higher one."
    assert told(answer("Cem"), "zh")[0] == "没有别人的差额相同或更高。"
    assert told(answer("Dan")) == []


@pytest.mark.parametrize(
    ("verdict", "english", "chinese"),
    [
        (
            Verdict.FAIREST,
            "Proved: as long as no goal before fairness suffers, the balance of Ann can go down "
            "only if somebody else's goes up, to +0.3 or more.",
            "已证明：只要不损害公平之前的目标，Ann 的差额要降低，"
            "就必有别人的差额升到 +0.3 或更高。",
        ),
        (
            Verdict.OPEN,
            "Not settled within 5 s: there may be a fairer roster.",
            "5 秒内尚无定论：可能有更公平的排班。",
        ),
        (
            Verdict.BREAKS,
            "This roster breaks rules (see 'dutyplan check'), so it is not compared.",
            "这份排班违反规则（见 dutyplan check），因此不作比较。",
        ),
        (
            Verdict.NO_GOAL,
            "Fairness is no goal of this plan: nothing keeps the balances small.",
            "本计划的目标中没有公平，差额的大小不受控制。",
        ),
    ],
)
def test_what_is_proved(verdict: Verdict, english: str, chinese: str) -> None:
    assert told(answer("Ann", verdict))[1] == english
    assert told(answer("Ann", verdict), "zh")[1] == chinese


def test_a_roster_that_is_not_the_best() -> None:
    standings = tuple(replace(one, tenths=-17) for one in BEST.standings)
    made = replace(answer("Ann", Verdict.WORSE), best=replace(BEST, standings=standings))
    assert told(made)[1] == "This roster is not the best: there Ann has the balance -1.7."
    assert told(made, "zh")[1] == "这份排班不是最好的：在最好的排班中，Ann 的差额为 -1.7。"


def test_of_nothing_nothing_can_be_taken_off() -> None:
    assert len(told(answer("Bob"))) == 1
