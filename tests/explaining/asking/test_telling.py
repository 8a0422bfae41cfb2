"""The sentences about a duty, word for word, in both languages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

import pytest

from dutyplan import check
from dutyplan.explaining.asking.alternatives import Alternative
from dutyplan.explaining.asking.telling import tell_duty
from dutyplan.explaining.asking.whyduty import WhyDuty, bars_of
from dutyplan.locales import words
from dutyplan.reasons import because
from dutyplan.roster import Assignment, GoalResult, Outcome, Roster, Shortfall, Status
from tests import builders, plans

PLAN = plans.plan(
    """
    start: 2026-11-28
    tasks:
      - {name: Basement, when: saturday 10:00-12:00, effort: 3, age: 18-60}
      - {name: Rails, when: saturday 14:00-15:00, age: 12+}
    rules:
      forbidden: [{volunteer: Ma Jun, task: Basement, date: 2026-11-28}]
    volunteers:
      - {name: Aynur, age: 15}
      - {name: Bahar, age: 45}
      - {name: Gulnar, age: 28}
      - {name: Li Min, age: 65}
      - {name: Ma Jun, age: 30}
      - {name: Tursun, age: 30, never: Basement}
      - {name: Natasha, age: 30, unavailable: saturday}
      - {name: Nurlan, age: 30, since: 2026-11-30}
      - {name: Zhang Wei, age: 30, limits: {tasks: {Basement: 0}}}
    """
)
AYNUR, BAHAR, GULNAR = PLAN.volunteers[:3]
BASEMENT, RAILS = PLAN.duties


def goal(goal: str, value: int | tuple[int, ...], bound: int | None = None,
         proved: bool = True) -> GoalResult:  # fmt: skip
    return GoalResult(goal, value, bound, proved)


def outcome(basement: str, goals: Sequence[GoalResult], tenths: dict[str, int] | None = None,
            status: Status = Status.OPTIMAL, rails: str = "Aynur") -> Outcome:  # fmt: skip
    """An outcome with somebody on either duty, or nobody."""
    crews = {BASEMENT.index: [basement], RAILS.index: [rails]}
    roster = builders.roster(PLAN, {duty: crew for duty, crew in crews.items() if crew != [""]})
    tenths = tenths or {}
    standings = tuple(
        replace(one, tenths=tenths.get(one.volunteer.id, -4))
        for one in check(PLAN, roster).standings
    )
    return Outcome(PLAN, status, roster, tuple(goals), standings, False, 9, 0.1)


FAIRNESS = (26, 6, -4, -4)
BEST = outcome("Gulnar", [goal("coverage", 0), goal("fairness", FAIRNESS)], {"Gulnar": 26})
ON = [Assignment(GULNAR, BASEMENT)]


def told(answer: WhyDuty, language: str = "en") -> list[str]:
    return [
        ("- " if point.is_item else "") + point.reason.said(words(language))
        for point in tell_duty(answer, 5)
    ]


def answer(
    volunteer: str,
    option: Alternative | None = None,
    best: Outcome = BEST,
    roster: Roster | None = None,
) -> WhyDuty:
    one = plans.volunteer(PLAN, volunteer)
    asked = roster or best.roster
    assert asked is not None
    bars = tuple(bars_of(PLAN, one, BASEMENT))
    return WhyDuty(one, BASEMENT, asked, best, bars, (), (), (option,) if option else ())


def with_bahar(after: Outcome, best: Outcome = BEST) -> Alternative:
    return Alternative((Assignment(BAHAR, BASEMENT),), (), best, after)


def of_option(after: Outcome, language: str = "en", best: Outcome = BEST) -> list[str]:
    """What is said of the option that Bahar is on it, all else left out."""
    return told(answer("Bahar", with_bahar(after, best), best), language)[1:]


EVERYBODY = WhyDuty(
    GULNAR,
    BASEMENT,
    builders.roster(PLAN, {BASEMENT.index: ["Gulnar"]}),
    BEST,
    (),
    (BAHAR,),
    tuple(
        (one, next(bars_of(PLAN, one, BASEMENT)))
        for one in PLAN.volunteers
        if one not in (BAHAR, GULNAR)
    ),
    (),
)


def test_who_else_could_be_there_and_who_could_not() -> None:
    assert told(EVERYBODY) == [
        "Gulnar is on Basement on 2026-11-28 10:00-12:00.",
        "One other could be on it: Bahar.",
        "7 could not:",
        "- too young: Aynur",
        "- too old: Li Min",
        "- forbidden under 'rules': Ma Jun",
        "- never put on 'Basement': Tursun",
        "- not available then: Natasha",
        "- no member then: Nurlan",
        "- held off it by a limit: Zhang Wei",
    ]
    assert told(EVERYBODY, "zh") == [
        "Gulnar 排在 2026-11-28 10:00-12:00 Basement。",
        "另有 1 人可以排在这里：Bahar。",
        "7 人不可以：",
        "- 年龄太小：Aynur",
        "- 年龄太大：Li Min",
        "- 被 rules 中的 forbidden 排除：Ma Jun",
        "- 从不做“Basement”：Tursun",
        "- 那时没空：Natasha",
        "- 当时不是成员：Nurlan",
        "- 受上限所限：Zhang Wei",
    ]


def test_many_others_or_none_or_a_rule_without_words() -> None:
    many = replace(EVERYBODY, others=PLAN.volunteers, barred=())
    assert told(many)[1:] == [
        "9 others could be on it: Aynur, Bahar, Gulnar, Li Min, Ma Jun and 4 others."
    ]
    assert told(many, "zh")[1:] == [
        "另有 9 人可以排在这里：Aynur、Bahar、Gulnar、Li Min、Ma Jun及另外 4 个。"
    ]
    bar = because("line.apart", volunteers=())  # as if that rule barred
    strange = replace(EVERYBODY, others=(), barred=((AYNUR, bar),))
    assert told(strange)[1:] == [
        "Nobody else could be on it.",
        "One could not:",
        "- barred by the rule 'apart': Aynur",
    ]
    assert told(strange, "zh")[1:] == [
        "没有其他人可以排在这里。",
        "1 人不可以：",
        "- 受规则“apart”所限：Aynur",
    ]


@pytest.mark.parametrize("rule", ["overlap", "rest", "rotate", "after"])
def test_who_is_barred_for_what_was_done_before(rule: str) -> None:
    bar = because(f"bar.{rule}", other=RAILS, least="1 week", task=RAILS.task)
    resting = replace(EVERYBODY, others=(), barred=((AYNUR, bar),))
    assert told(resting)[-1] == "- too soon after what they did before the plan: Aynur"
    assert told(resting, "zh")[-1] == "- 离此前的班次太近：Aynur"


def test_who_is_barred() -> None:
    assert told(answer("Aynur")) == [
        "Aynur can't be on Basement on 2026-11-28 10:00-12:00:",
        "- Aynur is too young, as the task is for 18-60",
    ]
    assert told(answer("Aynur"), "zh") == [
        "Aynur 不能排在 2026-11-28 10:00-12:00 Basement：",
        "- Aynur 年龄太小，该任务限 18-60 岁",
    ]
    roster = builders.roster(PLAN, {BASEMENT.index: ["Aynur"]})
    assert told(answer("Aynur", roster=roster))[:2] == [
        "Aynur is on Basement on 2026-11-28 10:00-12:00, and may not be:",
        "- Aynur is too young, as the task is for 18-60",
    ]
    assert told(answer("Aynur", roster=roster), "zh")[0] == (
        "Aynur 排在 2026-11-28 10:00-12:00 Basement，但这不允许："
    )


def test_who_is_not_on_it() -> None:
    assert told(answer("Bahar")) == [
        "Bahar is not on Basement on 2026-11-28 10:00-12:00. On it: Gulnar."
    ]
    assert told(answer("Bahar"), "zh") == [
        "Bahar 没有排在 2026-11-28 10:00-12:00 Basement。该班次人员：Gulnar。"
    ]
    empty = builders.roster(PLAN, {})
    assert told(answer("Bahar", roster=empty)) == [
        "Bahar is not on Basement on 2026-11-28 10:00-12:00, and nobody is."
    ]
    assert told(answer("Bahar", roster=empty), "zh") == [
        "Bahar 没有排在 2026-11-28 10:00-12:00 Basement，该班次无人。"
    ]


def test_what_costs_nothing() -> None:
    same = outcome("Bahar", BEST.goals, {"Bahar": 26})
    assert of_option(same) == [
        "With Bahar there: costs nothing. Another roster is just as good (proved); which of "
        "them is made is chance (--seed).",
        "- on it: Bahar",
    ]
    assert of_option(same, "zh") == [
        "若排上 Bahar：没有代价。另有同样好的排班（已证明），得到哪一份取决于随机种子（--seed）。",
        "- 该班次人员：Bahar",
    ]
    assert of_option(BEST) == ["With Bahar there: costs nothing. That is so in the best roster."]
    assert of_option(BEST, "zh") == ["若排上 Bahar：没有代价，最好的排班就是这样。"]


def test_other_cells() -> None:
    without = Alternative((), tuple(ON), BEST, BEST)
    assert told(answer("Gulnar", without))[-1].startswith("Without Gulnar there: costs nothing.")
    assert told(answer("Gulnar", without), "zh")[-1].startswith("若不排 Gulnar：")
    instead = Alternative((Assignment(BAHAR, BASEMENT),), tuple(ON), BEST, BEST)
    assert told(answer("Gulnar", instead))[-1].startswith("With Bahar there instead of Gulnar: ")
    assert told(answer("Gulnar", instead), "zh")[-1].startswith("若由 Bahar 代替 Gulnar：")


COSTS = outcome(
    "Bahar",
    [goal("coverage", 2), goal("fairness", (36, 36, 6, -4))],
    {"Bahar": 36, "Aynur": 36, "Gulnar": -14, "Li Min": -14},
    rails="",
)


def test_what_costs_something_goal_by_goal_and_to_whom() -> None:
    assert of_option(COSTS) == [
        "With Bahar there, the best roster has:",
        "- missing, weighed by priority: 2 instead of 0; more on Rails on 2026-11-28 14:00-15:00",
        "- largest balance: +3.6 instead of +2.6, carried by Aynur and Bahar",
        "- on it: Bahar",
        "- more for Aynur (+3.6 instead of -0.4) and Bahar (+3.6 instead of -0.4)",
        "- less for Gulnar (-1.4 instead of +2.6) and Li Min (-1.4 instead of -0.4)",
    ]
    assert of_option(COSTS, "zh") == [
        "若排上 Bahar，最好的排班是：",
        "- 空缺（按优先级加权）：2，原为 0；多缺在 2026-11-28 14:00-15:00 Rails",
        "- 最大差额：+3.6，原为 +2.6，由 Aynur、Bahar 承担",
        "- 该班次人员：Bahar",
        "- 多担：Aynur（+3.6，原为 -0.4）、Bahar（+3.6，原为 -0.4）",
        "- 少担：Gulnar（-1.4，原为 +2.6）、Li Min（-1.4，原为 -0.4）",
    ]


def test_the_first_four_of_those_who_carry_more() -> None:
    tenths = {one.id: 10 + one.index for one in PLAN.volunteers}
    goals = [goal("coverage", 0), goal("fairness", (36, 6, -4, -4))]
    lines = of_option(outcome("Bahar", goals, tenths))
    assert lines[-2:] == [
        "- more for Zhang Wei (+1.8 instead of -0.4), Nurlan (+1.7 instead of -0.4), Natasha "
        "(+1.6 instead of -0.4) and Tursun (+1.5 instead of -0.4)",
        "- less for Gulnar (+1.2 instead of +2.6)",
    ]


OTHER_COSTS = [
    (
        [goal("coverage", 3)],
        [goal("coverage", 2)],
        "missing, weighed by priority: 2 instead of 3",
        "空缺（按优先级加权）：2，原为 3",
    ),
    (
        [goal("minimums", 0)],
        [goal("minimums", 2)],
        "lacking to minimums: 2 instead of 0",
        "距最低要求还差：2，原为 0",
    ),
    (
        [goal("wishes", 4)],
        [goal("wishes", -1)],
        "points of wishes and soft rules: -1 instead of 4",
        "意愿与软性规则得分：-1，原为 4",
    ),
    (
        [goal("coverage + wishes", 0)],
        [goal("coverage + wishes", 2)],
        "coverage + wishes: 2 instead of 0",
        "coverage + wishes：2，原为 0",
    ),
    (
        [goal("fairness", FAIRNESS)],
        [goal("fairness", (26, 7, -4, -5))],
        "balances: the largest stays; the next is +0.7 instead of +0.6",
        "差额：最大的不变，下一个为 +0.7，原为 +0.6",
    ),
    (
        [goal("fairness", FAIRNESS)],
        [goal("fairness", (26, 6, -4, 0))],
        "balances: the 3 largest stay; the next is 0.0 instead of -0.4",
        "差额：最大的 3 个不变，下一个为 0.0，原为 -0.4",
    ),
    (
        [goal("fairness", FAIRNESS), goal("fairness", ())],
        [goal("fairness", (27, 6, -4, -4)), goal("fairness", ())],
        "largest balance: +2.7 instead of +2.6",
        "最大差额：+2.7，原为 +2.6",
    ),
]


@pytest.mark.parametrize(("before", "after", "english", "chinese"), OTHER_COSTS)
def test_each_goal_in_words(
    before: list[GoalResult], after: list[GoalResult], english: str, chinese: str
) -> None:
    best = outcome("Gulnar", before)
    option = outcome("Bahar", after, {"Bahar": 27})
    assert of_option(option, best=best)[1] == f"- {english}"
    assert of_option(option, "zh", best)[1] == f"- {chinese}"


def test_who_lacks_more_to_a_minimum() -> None:
    lacking = Shortfall(AYNUR, "total", None, Fraction(2), Fraction(1))
    best = outcome("Gulnar", [goal("minimums", 1)])
    best = replace(best, shortfalls=(lacking,))
    worse = replace(lacking, volunteer=GULNAR)
    after = replace(outcome("Bahar", [goal("minimums", 2)]), shortfalls=(lacking, worse))
    assert of_option(after, best=best)[1] == (
        "- lacking to minimums: 2 instead of 1; more for Gulnar"
    )
    assert of_option(after, "zh", best)[1] == "- 距最低要求还差：2，原为 1；Gulnar 差得更多"


def test_nobody_may_be_on_it_then() -> None:
    goals = [goal("coverage", 1), goal("fairness", FAIRNESS)]
    option = Alternative((), tuple(ON), BEST, outcome("", goals))
    assert "- nobody on it" in told(answer("Gulnar", option))
    assert "- 该班次无人" in told(answer("Gulnar", option), "zh")


OPEN = [
    (
        [goal("coverage", 1, 0, proved=False), goal("fairness", FAIRNESS)],
        "missing, weighed by priority: 1 instead of 0 (not settled; at best 0)",
        "空缺（按优先级加权）：1，原为 0（尚无定论，最好可达 0）",
    ),
    (
        [goal("coverage", 0), goal("fairness", (36, 6, -4, -4), 28, proved=False)],
        "largest balance: +3.6 instead of +2.6 (not settled; at best +2.8)",
        "最大差额：+3.6，原为 +2.6（尚无定论，最好可达 +2.8）",
    ),
    (
        [goal("coverage", 0), goal("fairness", (36, 6, -4, -4), None, proved=False)],
        "largest balance: +3.6 instead of +2.6 (not settled)",
        "最大差额：+3.6，原为 +2.6（尚无定论）",
    ),
    (
        [goal("coverage", 0), goal("fairness", (36, 6, -4, -4), 36, proved=False)],
        "largest balance: +3.6 instead of +2.6 (not settled)",
        "最大差额：+3.6，原为 +2.6（尚无定论）",
    ),
]


@pytest.mark.parametrize(("goals", "english", "chinese"), OPEN)
def test_what_is_open_is_said_to_be(goals: list[GoalResult], english: str, chinese: str) -> None:
    option = outcome("Bahar", goals, status=Status.FEASIBLE)
    assert of_option(option)[:2] == [
        "With Bahar there: not settled within 5 s. The best that was found has:",
        f"- {english}",
    ]
    assert of_option(option, "zh")[:2] == [
        "若排上 Bahar：5 秒内尚无定论。目前找到的最好排班是：",
        f"- {chinese}",
    ]


def test_the_best_roster_may_be_open() -> None:
    goals = [goal("coverage", 0), goal("fairness", FAIRNESS, 20, proved=False)]
    best = outcome("Gulnar", goals, status=Status.FEASIBLE)
    assert of_option(outcome("Bahar", goals, status=Status.FEASIBLE), best=best) == [
        "With Bahar there: not settled within 5 s. A roster was found that is as good as the "
        "best one found.",
        "- on it: Bahar",
        "The best roster is not proved within 5 s: with more time these costs may change.",
    ]
    assert of_option(outcome("Bahar", goals, status=Status.FEASIBLE), "zh", best) == [
        "若排上 Bahar：5 秒内尚无定论。已找到一份与目前最好的同样好的排班。",
        "- 该班次人员：Bahar",
        "5 秒内未能证明最好的排班：给更多时间，以上代价可能改变。",
    ]


def without_roster(status: Status, *, interrupted: bool = False) -> Outcome:
    return replace(BEST, status=status, roster=None, goals=(), standings=(),
                   interrupted=interrupted)  # fmt: skip


def test_there_may_be_no_roster() -> None:
    impossible = without_roster(Status.INFEASIBLE)
    assert of_option(impossible) == ["With Bahar there: no roster at all can be so (proved)."]
    assert of_option(impossible, "zh") == ["若排上 Bahar：没有任何排班能做到（已证明）。"]
    clash = (because("line.apart", volunteers=(BAHAR, GULNAR)),)
    option = replace(with_bahar(impossible), clash=clash)
    assert told(answer("Bahar", option))[1:] == [
        "With Bahar there: no roster at all can be so (proved). These can't all hold together:",
        "- Bahar and Gulnar never on the same duty",
    ]
    assert told(answer("Bahar", option), "zh")[1:] == [
        "若排上 Bahar：没有任何排班能做到（已证明）。以下各项不能同时成立：",
        "- Bahar、Gulnar 不可同班",
    ]
    unknown = without_roster(Status.UNKNOWN)
    assert of_option(unknown) == [
        "With Bahar there: not settled within 5 s. No roster was found; there may be one."
    ]
    assert of_option(unknown, "zh") == ["若排上 Bahar：5 秒内尚无定论。没有找到排班，但可能存在。"]


def test_an_interrupt_is_told() -> None:
    stopped = without_roster(Status.UNKNOWN, interrupted=True)
    assert of_option(stopped) == [
        "With Bahar there: the search was stopped before any roster was found.",
        "The search was stopped: nothing else was tried.",
    ]
    assert of_option(stopped, "zh") == [
        "若排上 Bahar：求解被中止，还没有找到任何排班。",
        "求解被中止，没有再作其他尝试。",
    ]
    goals = [goal("coverage", 1, 0, proved=False), goal("fairness", FAIRNESS)]
    some = replace(outcome("Bahar", goals, status=Status.FEASIBLE), interrupted=True)
    assert of_option(some)[0] == (
        "With Bahar there: the search was stopped. The best that was found has:"
    )
    assert of_option(some, "zh")[0] == "若排上 Bahar：求解被中止。已找到的最好排班是："


def test_costs_of_another_roster_are_counted_from_the_best() -> None:
    roster = builders.roster(PLAN, {BASEMENT.index: ["Bahar"]})
    lines = told(answer("Bahar", with_bahar(COSTS), roster=roster))
    assert "Costs are counted from the best roster of the plan, not from this one." in lines
    lines = told(answer("Bahar", with_bahar(COSTS), roster=roster), "zh")
    assert "以下代价是与本计划最好的排班相比，而不是与这份排班相比。" in lines


def test_the_facts_are_data() -> None:
    """What programs read: ids, duties and numbers, and why each one is barred."""
    facts = [point.reason.data for point in tell_duty(EVERYBODY, 5)]
    assert facts[1] == {"num": 1, "others": ["Bahar"]}
    place = {"file": "week.yaml", "line": 4, "column": 66}
    assert facts[3] == {
        "volunteers": ["Aynur"],
        "bars": [{"code": "bar.age.young", "range": "18-60", **place}],
        "task": "Basement",
        "rule": "age",
    }
