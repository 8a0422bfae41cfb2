"""Answers to "why?" as JSON: what programs find in them."""

from __future__ import annotations

import json
import math
from typing import Any

from dutyplan import solve
from dutyplan.explaining.asking.whyduty import why_duty
from dutyplan.explaining.asking.whyload import why_load
from dutyplan.outputs.reports.storydata import render_story_data
from tests import plans

PLAN = plans.plan(
    """
    start: 2026-11-28
    tasks:
      - {name: Hall, when: saturday 10:00-12:00, effort: 1.5}
      - {name: Shop, when: saturday}
    rules:
      apart: [[Ann, 李敏]]
      fixed: [{volunteer: Ann, task: Hall, date: 2026-11-28}]
    volunteers: [{name: Ann, share: 0.5}, {name: 李敏}, {name: Bob, share: 0, never: [Hall, Shop]}]
    """
)
ANN, LI_MIN, BOB = PLAN.volunteers
SHOP, HALL = PLAN.duties


def duty_data(name: str) -> dict[str, Any]:
    best = solve(PLAN)
    assert best.roster is not None
    one = plans.volunteer(PLAN, name)
    answer = why_duty(one, HALL, best.roster, best, deadline=math.inf)
    data: dict[str, Any] = json.loads(render_story_data(answer, 5))
    return data


def test_a_duty() -> None:
    data = duty_data("李敏")
    hall = {
        "task": "Hall",
        "date": "2026-11-28",
        "start": "10:00",
        "end": "12:00",
        "effort": 1.5,
    }
    (option,) = data.pop("options")
    clash = [(line["code"], line.get("line")) for line in option.pop("clash")]
    assert clash == [("why.asked.on", None), ("line.people", 4), ("line.fixed", 8)]
    problems = data.pop("problems")
    assert data == {
        "volunteer": "李敏",
        "duty": hall,
        "on": False,
        "crew": ["Ann"],
        "others": [],
        "best_proved": True,
    }
    assert option == {
        "filled": [{"volunteer": "李敏", "duty": hall}],
        "empty": [],
        "status": "infeasible",
        "settled": True,
        "free": False,
        "crew": [],
        "goals": [],
        "balances": [],
    }
    assert problems[0]["code"] == "why.off"
    assert problems[0]["message"] == "李敏 is not on Hall on 2026-11-28 10:00-12:00. On it: Ann."
    assert problems[0]["crew"] == ["Ann"]


def test_lines_of_the_file_have_their_place() -> None:
    (head, bar) = duty_data("Bob")["problems"]
    assert "line" not in head
    assert (bar["code"], bar["file"], bar["line"]) == ("why.bar", "week.yaml", 9)
    place = {"file": "week.yaml", "line": 9, "column": 80}
    assert bar["bar"] == {"code": "bar.never", "task": "Hall", **place}


def test_a_load() -> None:
    best = solve(PLAN)
    assert best.roster is not None
    data = json.loads(render_story_data(why_load(LI_MIN, best.roster, best), 5))
    shop, hall = data["shares"]
    assert (shop["start"], shop["end"]) == (None, None)
    # Ann's weight is a half: of the hall's 1.5 points 李敏 owes two thirds.
    assert (hall["load"], hall["sharers"], hall["share"], hall["shares"]) == (1.5, 2, 1, 1.5)
    assert (hall["points"], hall["exact"], shop["exact"]) == (1, "1", "2/3")
    assert (data["fair_share"], data["balance"]) == (1.67, -0.7)
    assert (data["of"], data["shared_by"]) == ("effort", "available")
    assert data["above"] == [{"volunteer": "Ann", "balance": 0.7}]


def test_who_owes_nothing() -> None:
    best = solve(PLAN)
    assert best.roster is not None
    data = json.loads(render_story_data(why_load(BOB, best.roster, best), 5))
    assert (data["fair_share"], data["balance"], data["shares"]) == (0, None, [])
