"""Explanations as people read them: one block, its items and the lines under them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from wcwidth import wcswidth

from dutyplan.locales import words
from dutyplan.outputs import View
from dutyplan.outputs.reasons import gap_items, names_for, placed, reason_lines
from dutyplan.plan import Task, Volunteer
from dutyplan.problems import Source
from dutyplan.reasons import Reason, because
from dutyplan.roster import Outcome
from tests.builders import SATURDAY, duty, outcome, plan, roster
from tests.outputs.example import rendered

SOURCE = Source("week.yaml", "rules:\n  rest: 1 week\n")
REST = because("line.rest", SOURCE.span_at(9, 12), least="1 week")


def made(num_weeks: int = 2) -> Outcome:
    days = [SATURDAY + timedelta(7 * week) for week in range(num_weeks)]
    rails, basement = Task("Stairwell rails"), Task("Basement", skills={"keys": 1})
    found = plan(
        [duty(task, "10:00-12:00", day, want=2) for task in (rails, basement) for day in days],
        ["Aynur", ("b1", "Li Min"), ("b2", "Li Min")],
        num_days=7 * num_weeks,
    )
    return outcome(roster(found, {0: ["Aynur"], 1: ["b1"]}), [(1, 0)] * 3)


def explained(end: Outcome) -> Outcome:
    aynur, one, other = end.plan.volunteers
    first, second, *others = end.plan.duties
    wants = because("line.wants", duty=first, num=2)
    there = because("held.there", num=2)
    group = because("gap.group", who=(one, other), num=2, why=there)
    reasons = [
        because("gap.all", duty=first, num=3, free=end.plan.volunteers),
        because("gap.clash", duty=first, lines=(wants, REST), smallest=True),
        because("gap.skilled.none", duty=first, skill="keys", num=0, who=()),
        because("gap.held", duty=second, held=(group,)),
        *(because("gap.skilled", duty=duty, skill="keys", num=1, who=(aynur,)) for duty in others),
    ]
    return replace(end, explanations=tuple(reasons))


def block(end: Outcome, view: View = View()) -> str:  # noqa: B008
    parts: Sequence[str] = rendered("table", end, view).split("\n\n")
    return next((part for part in parts if part.startswith(("Why", "空缺"))), "")


def test_the_table_has_an_item_for_each_gap_and_lines_that_clash_under_it() -> None:
    assert block(explained(made())) == (
        "Why there are gaps\n"
        "- Basement on 2026-11-28 10:00-12:00 (1 missing, nobody with: keys): Everybody\n"
        "  may do it and is free then. Nobody has 'keys'.\n"
        "  It can't have more, since these can't all be met:\n"
        "    Basement on 2026-11-28 10:00-12:00 wants 2 people\n"
        "    week.yaml:2:3  rest: 1 week between duties\n"
        "- Stairwell rails on 2026-11-28 10:00-12:00 (1 missing): Li Min (b1) and Li Min\n"
        "  (b2) are on it.\n"
        "- Basement on 2026-12-05 10:00-12:00 (2 missing, nobody with: keys): Only Aynur\n"
        "  has 'keys'.\n"
        "- Stairwell rails on 2026-12-05 10:00-12:00 (2 missing): Only Aynur has 'keys'."
    )


def test_the_same_in_chinese() -> None:
    assert block(explained(made()), View("zh")) == (
        "空缺的原因\n"
        "- 2026-11-28 10:00-12:00 Basement（缺1人、无人具备技能：keys）：人人都可做，那时\n"
        "  也都有空。无人具备技能“keys”。\n"
        "  不能再多安排，因为以下各条无法同时满足：\n"
        "    2026-11-28 10:00-12:00 Basement 需要 2 人\n"
        "    week.yaml:2:3  rest：两次之间须休息 1 week\n"
        "- 2026-11-28 10:00-12:00 Stairwell rails（缺1人）：Li Min (b1)、Li Min (b2) 已在\n"
        "  此班。\n"
        "- 2026-12-05 10:00-12:00 Basement（缺2人、无人具备技能：keys）：只有 Aynur 具备\n"
        "  技能“keys”。\n"
        "- 2026-12-05 10:00-12:00 Stairwell rails（缺2人）：只有 Aynur 具备技能“keys”。"
    )


def test_it_stands_behind_the_standings_in_both_views() -> None:
    for view in (View(by="date"), View(by="volunteer")):
        parts = rendered("table", explained(made()), view).split("\n\n")
        heads = [part.split("\n")[0] for part in parts[-3:]]
        assert heads[0].split() == ["Name", "Duties", "Load", "Fair", "share", "Balance"]
        assert heads[1] == "Why there are gaps"
        assert heads[2].startswith("Gaps in 4 of 4 duties")


def test_without_explanations_there_is_no_block() -> None:
    assert block(made()) == ""


@pytest.mark.parametrize("width", [56, 80, 400])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_line_fits(language: str, width: int) -> None:
    lines = block(explained(made()), View(language, width=width)).split("\n")
    assert all(wcswidth(line) <= width for line in lines)


def test_the_heading_is_bold() -> None:
    text = rendered("table", explained(made()), View(color=True))
    assert "\x1b[1mWhy there are gaps\x1b[0m\n- Basement" in text


def gaps(end: Outcome, say: Any) -> list[str]:
    assert end.roster is not None
    reasons = [because("gap.skilled.none", duty=one, skill=say(one)) for one in end.roster.gaps()]
    return ["\n".join(item) for item in gap_items(reasons, end.roster, words("en"))]


def test_gaps_of_a_task_with_the_same_reason_are_one_item() -> None:
    assert gaps(made(4), lambda duty: duty.task.name) == [
        "- Basement on 2026-11-28 10:00-12:00 (1 missing, nobody with: keys): "
        "Nobody has 'Basement'.",
        "- Stairwell rails on 2026-11-28 10:00-12:00 (1 missing): Nobody has 'Stairwell rails'.",
        "- Basement on 2026-12-05 10:00-12:00 and 2 more (2 missing, nobody with: keys): "
        "Nobody has 'Basement'.",
        "- Stairwell rails on 2026-12-05 10:00-12:00 and 2 more (2 missing): Nobody has 'Stairwell "
        "rails'.",
    ]


def test_ten_items_then_the_others_are_counted() -> None:
    items = gaps(made(9), lambda duty: str(duty.index))
    assert len(items) == 11
    assert items[-1] == "- and 8 more; --format json has all of them"
    assert len(gaps(made(5), lambda duty: str(duty.index))) == 10


def test_a_reason_without_lines_is_one_line() -> None:
    assert reason_lines(because("gap.all", num=3), words("en")) == [
        "Everybody may do it and is free then."
    ]
    assert reason_lines(because("gap.clash", lines=(REST,)), words("en")) == [
        "It can't have more, since these can't all be met:",
        "  week.yaml:2:3  rest: 1 week between duties",
    ]


def test_places_and_names_are_clean() -> None:
    hostile = Volunteer(0, "a", "Ay\x1b[31mnur\u202e")
    reason = because(
        "held.company", Source("we\x07ek.yaml", "x").span_at(0), other=hostile, why="x\x1b"
    )
    assert placed(reason, words("en")) == "week.yaml:1:1  come only with Ay[31mnur, who x"
    twins = plan([duty(Task("A"))], ["Aynur", ("b1", "Li Min"), ("b2", "Li\nMin")])
    assert list(map(names_for(twins), twins.volunteers)) == ["Aynur", "Li Min (b1)", "Li Min (b2)"]


def test_json_has_all_facts_and_the_line() -> None:
    text = rendered("json", explained(made()), View("zh"))
    first, clash, nobody, held, *_ = json.loads(text)["problems"]
    basement = {"task": "Basement", "date": "2026-11-28", "start": "10:00"}
    assert first == {
        "code": "gap.all", "message": "Everybody may do it and is free then.", "duty": basement,
        "num": 3, "free": ["Aynur", "b1", "b2"],
    }  # fmt: skip
    assert clash == {
        "code": "gap.clash",
        "message": "It can't have more, since these can't all be met: Basement on 2026-11-28 "
        "10:00-12:00 wants 2 people; rest: 1 week between duties",
        "duty": basement,
        "lines": [
            {"code": "line.wants", "duty": basement, "num": 2},
            {
                "code": "line.rest", "least": "1 week",
                "file": "week.yaml", "line": 2, "column": 3,
            },
        ],
        "smallest": True,
    }  # fmt: skip
    assert nobody["skill"] == "keys"
    assert held["message"] == "Li Min and Li Min are on it."
    assert held["held"] == [
        {
            "code": "gap.group", "who": ["b1", "b2"], "num": 2,
            "why": {"code": "held.there", "num": 2},
        }
    ]  # fmt: skip


def test_a_reason_that_stands_on_a_line_says_so_in_json() -> None:
    end = made()
    reason = Reason("gap.skilled.none", {"duty": end.plan.duties[0], "skill": "k"}, REST.span)
    text = rendered("json", replace(end, explanations=(reason,)), View())
    (found,) = json.loads(text)["problems"]
    assert (found["file"], found["line"], found["column"]) == ("week.yaml", 2, 3)
