"""The last lines of the table: what is known about the roster."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dutyplan.locales import words
from dutyplan.outputs import View
from dutyplan.outputs.closing import gap_sentence
from dutyplan.roster import GoalResult, Status
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
