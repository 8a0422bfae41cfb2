from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from dutyplan.again.replanned import Replanned
from dutyplan.again.replanning import replan, with_reasons
from dutyplan.goals.stability import Stability
from dutyplan.outputs.base import View
from dutyplan.outputs.reports.replanned import render_replanned
from dutyplan.outputs.reports.replanneddata import render_replanned_data
from dutyplan.roster import GoalResult, Roster
from tests import builders, plans

WEEK = """
    start: 2026-11-28
    weeks: 2
    tasks:
      - {name: Basement, when: saturday 10:00-12:00, people: 1-3, standby: 1}
      - {name: Rails, when: [saturday 10:00-11:00, saturday 14:00-15:00], age: 16+}
    volunteers:
      - {name: Aynur, age: 30}
      - {name: Bahar, age: 30}
      - {name: Gulnar, age: 30}
      - {name: Kid, age: 9}
      - {name: Aynur, age: 31, id: aynur-2}
    rules: {limits: {total: 3}}
    """
PLAN = plans.plan(WEEK)
BEFORE = {3: ["Aynur"], 4: ["Bahar"], 5: ["Gulnar"], 0: ["Bahar"], 1: ["Gulnar"], 2: ["Gulnar"]}


def changed(
    after: plans.Crews, standbys: plans.Crews | None = None, *, proved: bool = True
) -> Replanned:
    """BEFORE with these crews instead, as if it were the end of a search."""
    before = builders.roster(PLAN, BEFORE, {3: ["Kid"]})
    given = Stability(before.assignments, before.standbys)
    goals = (PLAN.goals[0], ("stability", given), *PLAN.goals[1:])
    plan = replace(PLAN, goals=goals)
    there = builders.roster(plan, {**BEFORE, **after}, {3: ["Kid"], **(standbys or {})})
    roster = Roster(plan, there.assignments, there.standbys)
    results = (
        GoalResult("coverage", 0, 0, proved=True),
        GoalResult("stability", 1, 1, proved),
        GoalResult("fairness", (), None, proved),
    )
    nobody = [None] * len(plan.volunteers)
    return Replanned(before, plan, builders.outcome(roster, nobody, goals=results))


def text(said: Replanned, language: str = "en") -> list[str]:
    return render_replanned(said, View(language)).splitlines()


def test_each_kind_of_change() -> None:
    said = changed(
        {3: ["Bahar"], 4: [], 5: ["Gulnar", "Kid"], 0: ["Bahar", "Kid"]},
        {3: ["aynur-2"], 0: ["Gulnar"]},
    )
    assert text(said) == [
        "4 changes (proved: no fewer would do):",
        "- Saturday 28 November, Basement: Kid joins",
        "- Saturday 5 December, Basement: Bahar instead of Aynur (Aynur)",
        "- Saturday 5 December 10:00-11:00, Rails: nobody instead of Bahar: 1 missing now",
        "- Saturday 5 December 14:00-15:00, Rails: Kid joins",
        "",
        "In reserve:",
        "- Saturday 28 November, Basement: Gulnar in reserve",
        "- Saturday 5 December, Basement: Aynur (aynur-2) in reserve instead of Kid",
        "",
        "Missing now:",
        "- gap: Rails on 2026-12-05 10:00-11:00: 1 missing",
        "",
        "No balance changes.",
    ]
    assert text(said, "zh")[:9] == [
        "改动 4 处（已证明：不能更少）：",
        "- 11月28日周六 Basement：增加 Kid",
        "- 12月5日周六 Basement：Bahar 代替 Aynur (Aynur)",
        "- 12月5日周六10:00-11:00 Rails：无人代替 Bahar，现缺 1 人",
        "- 12月5日周六14:00-15:00 Rails：增加 Kid",
        "",
        "候补：",
        "- 11月28日周六 Basement：Gulnar 候补",
        "- 12月5日周六 Basement：Aynur (aynur-2) 代替 Kid 候补",
    ]


def test_whether_they_are_the_fewest() -> None:
    assert text(changed({3: ["Bahar"]}))[0] == "1 change (proved: no fewer would do):"
    assert text(changed({3: ["Bahar"]}, proved=False))[0] == "1 change:"
    both = {3: ["Bahar"], 5: ["Bahar"]}
    assert text(changed(both, proved=False))[0] == "2 changes (whether fewer would do is open):"
    assert text(changed(both, proved=False), "zh")[0] == "改动 2 处（是否可以更少，尚不知道）："
    assert text(changed({3: ["Bahar"]}), "zh")[0] == "改动 1 处（已证明：不能更少）："


def test_one_too_many_leaves() -> None:
    said = changed({3: ["Aynur"]})
    before = builders.roster(PLAN, BEFORE | {3: ["Aynur", "Bahar"]})
    said = replace(said, before=before)
    assert "- Saturday 5 December, Basement: Bahar no more" in text(said)
    assert "- 12月5日周六 Basement：不再安排 Bahar" in text(said, "zh")


def test_nothing_changes() -> None:
    assert text(changed({})) == ["Nothing changes.", "", "Nobody is missing."]
    plan = plans.plan(WEEK)
    before = builders.roster(plan, BEFORE, {3: ["Kid"], 0: ["Kid"]})
    kid = plans.volunteer(plan, "aynur-2")
    said = replan(plan, before, away=[(kid, date(2026, 12, 4))])
    assert text(said)[0] == (
        "Nothing changes: those who called off have no duty that could still be changed."
    )
    assert text(said)[-1] == "3 duties stay as they were, whatever the rest."
    assert text(said, "zh")[-1] == "3 个班次保持不变。"


def everybody_away(*, explained: bool) -> Replanned:
    plan = plans.plan(WEEK)
    before = builders.roster(plan, BEFORE, {3: ["Kid"], 0: ["Kid"]})
    grown_up = [one for one in plan.volunteers if one.id not in ("Kid", "Gulnar")]
    said = replan(plan, before, away=[(one, date(2026, 12, 5)) for one in grown_up])
    return with_reasons(said, [], time_limit=30, seed=0) if explained else said


def test_what_is_missing_and_what_became_of_the_balances() -> None:
    assert text(everybody_away(explained=True)) == [
        "2 changes (proved: no fewer would do):",
        "- Saturday 5 December, Basement: Kid instead of Aynur (Aynur)",
        "- Saturday 5 December 10:00-11:00, Rails: nobody instead of Bahar: 1 missing now",
        "",
        "In reserve:",
        "- Saturday 5 December, Basement: Gulnar in reserve instead of Kid",
        "",
        "Missing now:",
        "- Rails on 2026-12-05 10:00-11:00 (1 missing): Only 4 of 5 may do it (Kid is not",
        "  aged 16+). Of these 4, Aynur (Aynur), Bahar and Aynur (aynur-2) have called",
        "  off then. Gulnar would go beyond the limit 'total: 3'.",
        "  Rails on 2026-11-28 10:00-11:00, Rails on 2026-11-28 14:00-15:00, Rails on",
        "  2026-12-05 10:00-11:00 and Rails on 2026-12-05 14:00-15:00 have 4 places in",
        "  all. Only Gulnar can be on any of them, 3 times at most:",
        "    week.yaml:13:25  at most 3 duties in all",
        "",
        "Balances, before and now:",
        "- Kid: -1.2 → -0.2",
        "- Aynur (Aynur): -0.2 → -1.2",
        "- Bahar: +0.8 → -0.2",
        "",
        "3 duties stay as they were, whatever the rest.",
    ]
    zh = text(everybody_away(explained=True), "zh")
    assert "现有空缺：" in zh
    assert "  岁之内）。这 4 人中，Aynur (Aynur)、Bahar、Aynur (aynur-2) 那时请了假。Gulnar" in zh
    assert zh[zh.index("差额（原来 → 现在）：") + 1] == "- Kid：-1.2 → -0.2"


def test_gaps_without_their_reasons() -> None:
    lines = text(everybody_away(explained=False))
    assert "Missing now:" in lines
    assert "- gap: Rails on 2026-12-05 10:00-11:00: 1 missing" in lines


def test_without_a_roster_there_is_nothing_to_show() -> None:
    said = changed({})
    assert render_replanned(replace(said, outcome=None), View()) == ""


def test_the_same_for_programs() -> None:
    data = json.loads(render_replanned_data(everybody_away(explained=True), ["a.json"]))
    assert data["status"] == "optimal"
    assert data["fewest"] is True
    assert data["frozen"] == 3
    assert data["written"] == ["a.json"]
    assert data["changes"] == [
        {
            "task": "Basement",
            "date": "2026-12-05",
            "start": "10:00",
            "gone": "Aynur",
            "come": "Kid",
        },
        {"task": "Rails", "date": "2026-12-05", "start": "10:00", "gone": "Bahar", "come": None},
    ]
    assert data["excused"] == [
        {"task": "Basement", "date": "2026-12-05", "start": "10:00", "volunteer": "Kid"}
    ]
    assert data["called_in"] == [
        {"task": "Basement", "date": "2026-12-05", "start": "10:00", "volunteer": "Gulnar"}
    ]
    assert data["missing"] == [
        {
            "task": "Rails",
            "date": "2026-12-05",
            "start": "10:00",
            "missing": 1,
            "missing_skills": {},
        }
    ]
    assert {one["volunteer"] for one in data["balances"]} == {"Aynur", "Bahar", "Kid"}
    assert any(one["code"].startswith("gap.") for one in data["problems"])
