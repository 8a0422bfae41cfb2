"""Gaps, one kind at a time."""

from __future__ import annotations

from dutyplan.explaining.gaps.missing import gaps_of
from tests import builders, plans

TEXT = """
start: 2026-11-28
tasks:
  - {name: Basement, when: saturday 10:00-12:00, people: 3, skills: {keys: 2, first aid: 1}}
  - {name: Gate, when: saturday 13:00-14:00, people: {min: 2, want: 4}, skills: keys}
  - {name: Rails, when: saturday 15:00-16:00}
volunteers: [{name: Aynur, skills: keys}, {name: Bahar}]
"""


def test_each_kind_is_a_gap() -> None:
    plan = plans.plan(TEXT)
    aynur, bahar = plan.volunteers
    gaps = list(gaps_of(builders.roster(plan, {0: ["Aynur", "Bahar"], 2: ["Bahar"]})))
    assert [(gap.duty.task.name, gap.skill, gap.need, gap.there) for gap in gaps] == [
        ("Basement", None, 3, 2),
        ("Basement", "keys", 2, 1),
        ("Basement", "first aid", 1, 0),
        ("Gate", None, 2, 0),
    ]
    assert [gap.counts(bahar) for gap in gaps] == [True, False, False, True]
    assert [gap.counts(aynur) for gap in gaps] == [True, True, False, True]


def test_a_full_roster_has_none() -> None:
    plan = plans.plan(
        """
        start: 2026-11-28
        tasks: [{name: A, when: saturday}]
        volunteers: [{name: Ann}]
        """
    )
    assert list(gaps_of(builders.roster(plan, {0: ["Ann"]}))) == []
