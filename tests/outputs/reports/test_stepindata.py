"""Who could step in, as JSON."""

from __future__ import annotations

import json
from typing import Any

from dutyplan.again.substitutes import find_substitutes
from dutyplan.outputs.reports.stepindata import render_stepin_data
from tests import builders, plans

PLAN = plans.plan(
    """
    start: 2026-11-28
    weeks: 2
    tasks:
      - {name: Rails, when: saturday 10:00-11:00, people: 2, standby: 1}
      - {name: Basement, when: saturday 10:00-12:00, effort: 3, age: 18-60, skills: [keys]}
    rules: {rest: {least: 1 week, cost: 2}}
    volunteers:
      - {name: Aynur, age: 15}
      - {name: 李敏, age: 45, skills: [keys]}
      - {name: Gulnar, age: 41}
      - {name: Ma Jun, age: 30, skills: [keys]}
      - {name: Wang Guoqiang, age: 50, share: 0}
    """
)
CREWS = {0: ["Gulnar"], 1: ["Aynur", "Wang Guoqiang"], 2: ["李敏"], 3: ["Aynur", "Gulnar"]}
ROSTER = builders.roster(PLAN, CREWS, {1: ["李敏"]})
RAILS = {"task": "Rails", "date": "2026-11-28", "start": "10:00"}
BASEMENT = RAILS | {"task": "Basement"}


def data(index: int) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(
        render_stepin_data(find_substitutes(ROSTER, PLAN.duties[index]))
    )
    return found


def test_everybody_with_all_that_is_known() -> None:
    found = data(0)
    places = found.pop("places")
    assert found == {"duty": BASEMENT, "crew": ["Gulnar"], "standby": [], "missing": 0}
    (place,) = places
    assert place["instead_of"] == ["Gulnar"]
    assert place["problems"] == []
    assert place["substitutes"][1] == {
        "volunteer": "李敏",
        "standby": False,
        "balances": [{"volunteer": "李敏", "before": 0.5, "after": 3.5}],
        "skills": [{"skill": "keys", "duty": BASEMENT, "missing": -1}],
        "costs": [{"rule": "rest", "about": "李敏", "points": 2}],
        "no_longer_standby": [{"volunteer": "李敏", "duty": RAILS}],
    }
    assert [one["volunteer"] for one in place["substitutes"]] == ["Ma Jun", "李敏"]
    assert place["swaps"] == [
        {
            "instead_of": ["Gulnar"],
            "volunteer": "Wang Guoqiang",
            "standby": False,
            "balances": [
                {"volunteer": "Wang Guoqiang", "before": None, "after": None},
                {"volunteer": "Ma Jun", "before": -2.5, "after": -1.5},
            ],
            "skills": [],
            "costs": [],
            "no_longer_standby": [],
            "swap": {"volunteer": "Ma Jun", "duty": RAILS},
        }
    ]


def test_a_place_of_any_of_two() -> None:
    found = data(1)
    assert found["standby"] == ["李敏"]
    (place,) = found["places"]
    assert place["instead_of"] == ["Aynur", "Wang Guoqiang"]
    assert [(one["volunteer"], one["standby"]) for one in place["substitutes"]] == [
        ("Ma Jun", False),
        ("李敏", True),
    ]


def test_nobody_and_why() -> None:
    plan = plans.plan(
        """
        start: 2026-11-28
        tasks: [{name: Hall, when: saturday}]
        rules: {fixed: [{volunteer: Ann, task: Hall, date: 2026-11-28}]}
        volunteers: [{name: Ann}, {name: Bob}]
        """
    )
    answer = find_substitutes(builders.roster(plan, {0: ["Ann"]}), plan.duties[0])
    (place,) = json.loads(render_stepin_data(answer))["places"]
    assert (place["substitutes"], place["swaps"]) == ([], [])
    assert [one["code"] for one in place["problems"]] == [
        "stepin.none",
        "stepin.broken",
        "stepin.replan",
    ]
    broken = place["problems"][1]
    assert broken["why"]["code"] == "breach.fixed"
    assert (broken["file"], broken["line"]) == ("week.yaml", 4)


def test_characters_stand_as_they_are() -> None:
    text = render_stepin_data(find_substitutes(ROSTER, PLAN.duties[0]))
    assert '"volunteer": "李敏"' in text
    assert text.endswith("}\n")
