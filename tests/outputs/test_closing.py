"""The last lines of the table: what is known about the roster."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from dutyplan.locales import words
from dutyplan.outputs import View
from dutyplan.outputs.closing import (
    broken_lines,
    gap_sentence,
    shortfall_lines,
    shortfall_text,
    top_lines,
)
from dutyplan.reasons import because
from dutyplan.roster import Breach, GoalResult, Shortfall, Status
from tests.builders import SATURDAY
from tests.outputs.example import example, one_duty, render_table


def test_what_is_not_proved_is_said_with_value_and_bound() -> None:
    text = render_table(example(Status.FEASIBLE))
    assert text.endswith(
        "Gaps in 3 of 7 duties: people missing 3, skills missing 3, called off 1.\n"
        "Not proved: this is the best roster found in the time given.\n"
        "Missing, weighed by priority: 11 (proved).\n"
        "Largest balance: +0.7 (not proved, +0.4 at best).\n"
    )
    assert render_table(example(Status.FEASIBLE), View("zh")).endswith(
        "尚未证明最优：这是限定时间内找到的最好排班。\n"
        "空缺（按优先级加权）：11（已证明）。\n"
        "最大差额：+0.7（尚未证明，最好可达 +0.4）。\n"
    )


def test_an_interrupted_search_is_called_so() -> None:
    line = "Not proved: the search was stopped; this is the best roster it found."
    assert line in render_table(example(Status.FEASIBLE, interrupted=True))


def test_a_search_that_ran_out_of_memory_is_called_so() -> None:
    end = replace(example(Status.FEASIBLE), out_of_memory=True)
    line = "Not proved: memory ran out; this is the best roster found until then.\n"
    assert line + "Missing, weighed by priority: 11 (proved).\n" in render_table(end)
    assert "尚未证明最优：内存不足，这是在此之前找到的最好排班。\n" in render_table(end, View("zh"))


@pytest.mark.parametrize(
    ("result", "sentence"),
    [
        (GoalResult("coverage", 3, 1, False),
         "Missing, weighed by priority: 3 (not proved, 1 at best)."),
        (GoalResult("coverage", 3, None, False), "Missing, weighed by priority: 3 (not proved)."),
        (GoalResult("fairness", (6, -4), 6, False),
         "Largest balance: +0.6 (proved, but not the balances after it)."),
        (GoalResult("fairness", (0, 0), None, False), "Largest balance: 0.0 (not proved)."),
        (GoalResult("fairness", (), None, False), "Largest balance: – (not proved)."),
        (GoalResult("kindness", 2, 2, True), "kindness: 2 (proved)."),
    ],
)  # fmt: skip
def test_a_goal_is_said_as_it_stands(result: GoalResult, sentence: str) -> None:
    end = replace(one_duty(), status=Status.FEASIBLE, goals=(result,))
    assert render_table(end).split("\n")[-2] == sentence


def test_proofs_follow_the_order_of_the_goals() -> None:
    goals = (GoalResult("fairness", (0,), 0, True), GoalResult("coverage", 0, 0, True))
    last = render_table(replace(one_duty(), goals=goals)).split("\n")[-2]
    assert last == "Proved: no roster is fairer, and of those as good none is more complete."
    last = render_table(replace(one_duty(), goals=goals[:1] * 2)).split("\n")[-2]
    assert last == "Proved: no roster is fairer."
    other = (GoalResult("kindness", 0, 0, True),)
    last = render_table(replace(one_duty(), goals=other)).split("\n")[-2]
    assert last == "Proved: no roster is better in kindness."


def test_a_gap_in_a_line_of_its_own() -> None:
    outcome = example()
    assert outcome.roster is not None
    roster = outcome.roster
    gap = next(roster.gaps())
    lines = {lang: gap_sentence(roster, gap, words(lang)) for lang in ("en", "zh")}
    assert "!!" not in "".join(lines.values())
    assert lines["en"].startswith(f"gap: {gap.task.name} on {gap.date} {gap.window}: ")
    assert lines["zh"].startswith(f"空缺：{gap.date} {gap.window} {gap.task.name}：")


SHORTFALLS = [
    ("per_day", SATURDAY, 2, 1,
     "Aynur, 1 of 2 duties on 2026-11-28", "Aynur 2026-11-28 1/2 次"),
    ("per_week", 2, 3, 0, "Aynur, 0 of 3 duties in week 2", "Aynur 第 2 周 0/3 次"),
    ("total", None, 2, 1, "Aynur, 1 of 2 duties in all", "Aynur 共 1/2 次"),
    ("hours", None, 2.5, 1.25, "Aynur, 1.25 of 2.5 hours", "Aynur 1.25/2.5 小时"),
    ("effort", None, 4, 0.5, "Aynur, 0.5 of 4 points of effort", "Aynur 强度 0.5/4"),
    ("weekends", None, 2, 1, "Aynur, 1 of 2 weekends", "Aynur 1/2 个周末"),
    ("tasks", "Rails", 3, 2, "Aynur, 2 of 3 times Rails", "Aynur Rails 2/3 次"),
]  # fmt: skip


@pytest.mark.parametrize(("limit", "where", "least", "amount", "english", "chinese"), SHORTFALLS)
def test_a_minimum_that_is_not_reached(
    limit: str, where: date | int | str | None, least: float, amount: float,
    english: str, chinese: str,
) -> None:  # fmt: skip
    one = one_duty().plan.volunteers[0]
    short = Shortfall(one, limit, where, Fraction(least), Fraction(amount))
    assert shortfall_text(short, words("en")) == english
    assert shortfall_text(short, words("zh")) == chinese


def test_all_minimums_that_are_not_reached_stand_in_one_line() -> None:
    end = one_duty("Aynur", "Bahar")
    shortfalls = [
        Shortfall(one, "total", None, Fraction(2), Fraction(0)) for one in end.plan.volunteers
    ]
    assert shortfall_lines([], words("en")) == []
    end = replace(end, shortfalls=tuple(shortfalls))
    assert "No gaps.\nBelow a minimum: Aynur, 0 of 2 duties in all; Bahar, 0 of" in (
        render_table(end)
    )
    assert "没有空缺。\n未达最低要求：Aynur 共 0/2 次；Bahar 共 0/2 次。\n" in (
        render_table(end, View("zh"))
    )


@pytest.mark.parametrize(("points", "shown"), [(3, "+3"), (0, "0"), (-2, "-2")])
def test_points_of_wishes_have_a_sign(points: int, shown: str) -> None:
    end = replace(one_duty(), goals=(GoalResult("wishes", points, points, True),))
    assert render_table(end).split("\n")[-3:-1] == [
        f"Wishes and soft rules: {shown} points.",
        "Proved: no roster is better for the wishes.",
    ]
    assert render_table(end, View("zh")).split("\n")[-3:-1] == [
        f"意愿与软性规则：{shown} 分。",
        "已证明：没有更合意愿的排班。",
    ]


def alone(where: str, cost: int) -> Breach:
    reason = because("breach.together", volunteer="Aynur", duty=where, other="Bahar")
    return Breach("together", reason, cost=cost)


def broken(num: int) -> tuple[Breach, ...]:
    return tuple(alone(f"Rails {i}", i) for i in range(1, num + 1))


def test_five_soft_rules_are_all_shown() -> None:
    lines = broken_lines(broken(5), words("en"))
    assert lines[0] == "Soft rules broken: 5 times, at a cost of 15."
    assert lines[1:] == [f"- Aynur is on Rails {i} without Bahar (costs {i})" for i in range(1, 6)]
    assert broken_lines((), words("en")) == []


def test_of_more_than_five_soft_rules_the_others_are_counted() -> None:
    lines = broken_lines(broken(7), words("en"))
    assert lines[0] == "Soft rules broken: 7 times, at a cost of 28."
    assert len(lines) == 7
    assert lines[-2:] == ["- Aynur is on Rails 5 without Bahar (costs 5)", "- and 2 more"]
    assert broken_lines(broken(7), words("zh"))[-3:] == [
        "- Aynur 排在 Rails 4，而 Bahar 不在（扣 4 分）",
        "- Aynur 排在 Rails 5，而 Bahar 不在（扣 5 分）",
        "- 另有 2 次",
    ]


def test_once_is_not_times() -> None:
    assert broken_lines(broken(1), words("en"))[0] == "Soft rules broken: once, at a cost of 1."
    assert broken_lines(broken(1), words("zh"))[0] == "违反软性规则 1 次，共扣 1 分。"


def test_a_long_line_on_a_soft_rule_goes_on_under_its_first_word() -> None:
    end = replace(one_duty(), broken=(alone("rails " * 20, 2),))
    lines = render_table(end).split("\n")
    start = next(i for i, line in enumerate(lines) if line.startswith("- Aynur"))
    assert lines[start + 1].startswith("  rails")
    assert max(map(len, lines)) <= 80


FOUR = (
    GoalResult("coverage", 0, 0, True),
    GoalResult("minimums", 0, 0, True),
    GoalResult("fairness", (0,), 0, True),
    GoalResult("wishes", 0, 0, True),
)


def test_four_goals_are_proved_in_one_sentence() -> None:
    end = replace(one_duty(), goals=FOUR)
    assert " ".join(render_table(end).split("\n")[-4:-1]) == (
        "Proved: no roster is more complete, and of those as good none is closer to the minimums, "
        "and of those as good none is fairer, and of those as good none is better for the wishes."
    )
    assert "".join(render_table(end, View("zh")).split("\n")[-3:-1]) == (
        "已证明：没有空缺更少的排班，同样好的排班中也没有更接近最低要求的，"
        "同样好的排班中也没有更公平的，同样好的排班中也没有更合意愿的。"
    )


def test_goals_that_are_added_together_are_named_together() -> None:
    goals = (GoalResult("coverage + wishes", 4, 4, True), GoalResult("fairness", (0,), 0, True))
    end = replace(one_duty(), goals=goals)
    assert " ".join(render_table(end).split("\n")[-3:-1]) == (
        "Proved: no roster is more complete and better for the wishes, "
        "and of those as good none is fairer."
    )
    assert render_table(end, View("zh")).split("\n")[-2] == (
        "已证明：没有空缺更少且更合意愿的排班，同样好的排班中也没有更公平的。"
    )


def test_goals_not_proved_are_said_each() -> None:
    goals = (
        GoalResult("minimums", 3, 1, False),
        GoalResult("wishes", -2, 5, False),
        GoalResult("coverage + wishes", 4, None, False),
    )
    end = replace(one_duty(), status=Status.FEASIBLE, goals=goals)
    assert render_table(end).split("\n")[-4:-1] == [
        "Lacking to minimums: 3 (not proved, 1 at best).",
        "Points of wishes: -2 (not proved, 5 at best).",
        "coverage + wishes: 4 (not proved).",
    ]


def test_the_certificate_of_fairness_follows_the_proof() -> None:
    end = example()
    people = end.plan.volunteers[2:4]
    stand = because("top.who", balance="+0.7", volunteers=people)
    held = because("top.only.all", duties=end.plan.duties[:1], volunteers=people)
    other = because("line.people", task=end.plan.tasks[0], num=2)
    end = replace(end, explanations=(other, because("top.proved.first"), stand, held))
    assert render_table(end).endswith(
        "of those as good none is fairer.\n"
        "No roster that is allowed lowers anybody's balance without raising somebody\n"
        "else's to at least as much.\n"
        "- At the top, with +0.7: Li Min (b1) and Li Min (b2).\n"
        "- Basement on 2026-11-28 10:00-12:00: only Li Min (b1) and Li Min (b2) may be\n"
        "  put there.\n"
    )
    assert render_table(end, View("zh")).endswith(
        "- 差额最大（+0.7）的是：Li Min (b1)、Li Min (b2)。\n"
        "- 2026-11-28 10:00-12:00 Basement：只有 Li Min (b1)、Li Min (b2) 可排。\n"
    )
    end = replace(end, explanations=(*end.explanations, held))
    assert render_table(end).endswith("- At the top, with +0.7: Li Min (b1) and Li Min (b2).\n")
    assert len(top_lines(end, words("en"))) == 4


def test_the_certificate_follows_the_goals_where_not_all_are_proved() -> None:
    end = example(Status.FEASIBLE)
    known = because("top.largest.first", balance="+0.7")
    assert render_table(replace(end, explanations=(known,))).endswith(
        "Largest balance: +0.7 (not proved, +0.4 at best).\n"
        "No roster that is allowed has its largest balance below +0.7.\n"
    )
