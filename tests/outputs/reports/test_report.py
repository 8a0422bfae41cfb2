"""What `check` says of a roster beside what its own tests show: the rarer sentences."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from dutyplan.checking import check
from dutyplan.explaining.edited.edits import Keeping, edits
from dutyplan.explaining.edited.nearest import Nearest
from dutyplan.explaining.edited.review import Review
from dutyplan.locales import words
from dutyplan.outputs.reports.report import render_review
from dutyplan.outputs.reports.reportdata import render_review_data
from dutyplan.plan import Plan
from dutyplan.reasons import because
from dutyplan.roster import Assignment, GoalResult, Outcome, Status
from tests import builders, plans

WEEK = """
    start: 2026-11-28
    tasks:
      - {name: Basement, when: daily, standby: 1}
    volunteers:
      - {name: Li Min, id: m1}
      - {name: Li Min, id: m2}
      - {name: Ma Jun}
    """
CREWS = {0: ["m1"], 1: ["m2"], 2: ["Ma Jun"]}


def plain(plan: Plan) -> Review:
    roster = builders.roster(plan, CREWS)
    return Review(roster, check(plan, roster))


def last_part(said: Review, language: str = "en", width: int = 80) -> list[str]:
    return render_review(said, words(language), width, None).split("\n\n")[-1].splitlines()


def test_namesakes_are_told_apart() -> None:
    plan = plans.plan(WEEK)
    before = builders.roster(plan, CREWS | {0: ["m2"], 2: ["m1"]})
    said = plain(plan)
    text = render_review(replace(said, made=edits(before, said.roster)), words("en"), 80, "a.csv")
    assert text.split("\n\n")[1].splitlines() == [
        "Edited, compared with a.csv:",
        "- 2026-11-28, Basement: Li Min (m1) instead of Li Min (m2)",
        "- 2026-11-30, Basement: Ma Jun instead of Li Min (m1)",
    ]


MANY = WEEK.replace("    tasks:", "    weeks: 4\n    tasks:")


@pytest.mark.parametrize(("language", "more"), [("en", "- 8 more"), ("zh", "- 另有 8 处")])
def test_of_many_edits_the_rest_is_counted(language: str, more: str) -> None:
    plan = plans.plan(MANY)
    after = builders.roster(plan, {index: ["Ma Jun"] for index in range(28)})
    made = edits(builders.roster(plan, {}), after)
    said = Review(after, check(plan, after), made=made)
    lines = render_review(said, words(language), 80, None).split("\n\n")[1].splitlines()
    assert len(lines) == 22
    assert lines[-1] == more
    assert len(json.loads(render_review_data(said))["edits"]) == 28


def test_of_many_balances_equal_ones_are_counted() -> None:
    people = "".join(f"      - {{name: P{number}}}\n" for number in range(13))
    plan = plans.plan(WEEK[: WEEK.index("      - {name: Li")] + people)
    roster = builders.roster(plan, {0: ["P0"], 1: ["P0"], 2: ["P1"]})
    said = Review(roster, check(plan, roster))
    assert "Balances                      +1.5 +0.5 11×-0.5" in last_part(said)
    assert json.loads(render_review_data(said))["goals"][1]["this"] == [1.5, 0.5, *[-0.5] * 11]


def test_values_that_are_not_proved_are_marked() -> None:
    plan = plans.plan(WEEK)
    said = plain(plan)
    goals = (GoalResult("coverage", 4, 4, True), GoalResult("fairness", (1, 0, -1), 0, False))
    best = Outcome(plan, Status.FEASIBLE, said.roster, goals, (), False, 1, 0.0)
    said = replace(said, best=best)
    assert last_part(said)[2:] == [
        "Missing, weighed by priority  4               4",
        "Balances                      -1.3 -1.3 -1.3  +0.1 0.0 -0.1",
        "                                              not proved",
        "The best values are proved, but for those marked 'not proved'.",
    ]
    assert last_part(said, "zh")[-2:] == [
        "                                      尚未证明",
        "除注明“尚未证明”的以外，最好结果均已证明。",
    ]
    both = replace(said, keeping=Keeping(best))
    data = json.loads(render_review_data(both))["goals"]
    assert data[1]["keeping"] == {"value": [0.1, 0.0, -0.1], "proved": False}


OPEN = {
    "en": ["No roster that breaks no rule was found in time; whether there is one is open."],
    "zh": ["限定时间内没有找到不违反规则的排班，也不知道是否存在。"],
}
NONE = {
    "en": ["No roster keeps all rules (proved), so none is near."],
    "zh": ["没有任何排班能满足全部规则（已证明），因此也没有最接近的。"],
}
FEWEST = {
    "en": [
        "Nearest roster that breaks no rule, 2 changes away (proved):",
        "- 2026-11-28, Basement: nobody instead of Li Min (m1)",
        "- 2026-12-01, Basement: Ma Jun added",
        "- 2026-11-28, Basement: Ma Jun no longer standby",
    ],
    "zh": [
        "最接近的合规排班需改动 2 处（已证明：不能更少）：",
        "- 2026-11-28 Basement：去掉 Li Min (m1)",
        "- 2026-12-01 Basement：增加 Ma Jun",
        "- 2026-11-28 Basement：Ma Jun 不再候补",
    ],
}
SOME = {
    "en": ["A roster that breaks no rule is 2 changes away; whether one is nearer is open:"],
    "zh": ["有一份合规的排班需改动 2 处；是否有更接近的，尚不知道："],
}
ONE = {
    "en": ["A roster that breaks no rule is one change away:"],
    "zh": ["有一份合规的排班只需改动 1 处："],
}
RESERVES = {
    "en": ["Only standbys need to change to break no rule:"],
    "zh": ["只需调整候补即可不违反任何规则："],
}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_is_said_of_the_nearest(language: str) -> None:
    plan = plans.plan(WEEK)
    said = plain(plan)
    there = builders.roster(plan, {1: ["m2"], 2: ["Ma Jun"], 3: ["Ma Jun"]})
    changes = edits(said.roster, there).changes
    excused = (Assignment(plan.volunteers[2], plan.duties[0]),)
    for found, lines in [
        (Nearest(None), OPEN),
        (Nearest(None, is_proved=True), NONE),
        (Nearest(there, changes, excused, is_proved=True), FEWEST),
        (Nearest(there, changes), SOME),
        (Nearest(there, changes[:1]), ONE),
        (Nearest(said.roster, (), excused, is_proved=True), RESERVES),
    ]:
        shown = last_part(replace(said, nearest=found), language)
        assert shown[: len(lines[language])] == lines[language]
        assert len(shown) == max(
            1, found.num_changes + len(found.excused) + (found.roster is not None)
        )


def test_what_was_not_found_is_null_to_programs() -> None:
    said = replace(
        plain(plans.plan(WEEK)), nearest=Nearest(None), unknown=because("edited.no-best")
    )
    data = json.loads(render_review_data(said))
    assert data["nearest"] == {
        "num_changes": None,
        "proved": False,
        "changes": None,
        "standby_gone": [],
    }
    assert [one["code"] for one in data["remarks"]] == ["edited.no-best"]
