"""The clash behind a gap: among which facts it is looked for, and when it is known already."""

from __future__ import annotations

import math

import pytest

from dutyplan.explaining.gaps import gapclash
from dutyplan.explaining.gaps.gapclash import Clashes, reach_of
from dutyplan.explaining.gaps.missing import Gap, gaps_of
from dutyplan.locales import words
from dutyplan.reasons import Reason
from dutyplan.roster import Roster
from tests import builders, plans
from tests.explaining.deletion import Deletion, standing_in


@pytest.fixture
def deletion(monkeypatch: pytest.MonkeyPatch) -> Deletion:
    return standing_in(monkeypatch)


def explained(roster: Roster) -> list[Reason]:
    clashes = Clashes(roster, 0)
    return [clashes.explain(gap, math.inf) for gap in gaps_of(roster)]


def lines(reason: Reason) -> list[str]:
    return [line.message for line in reason.facts["lines"]]


TOTAL = """
start: 2026-11-28
weeks: 3
tasks: [{name: Basement, when: saturday 10:00-12:00, people: NUM}]
volunteers: [{name: Bahar}, {name: Gulnar}]
rules:
  limits: {LIMIT}
"""


def test_one_more_here_and_no_less_elsewhere(deletion: Deletion) -> None:
    plan = plans.plan(TOTAL.replace("NUM", "2").replace("LIMIT", "total: 2"))
    roster = builders.roster(plan, {0: ["Bahar", "Gulnar"], 1: ["Bahar"], 2: ["Gulnar"]})
    first, second = explained(roster)
    assert lines(first) == [
        "Basement on 2026-11-28 10:00-12:00 wants 2 people",
        "Basement on 2026-12-05 10:00-12:00 wants 2 people",
        "at least one person on Basement on 2026-12-12 10:00-12:00",
        "at most 2 duties in all",
    ]
    assert first.code == "gap.clash"
    assert first.facts["duty"] is plan.duties[1]
    # The other gap has the same clash with one more there, and not here.
    assert (second.code, second.facts["duty"]) == ("gap.again", plan.duties[2])
    assert second.facts["other"] is plan.duties[1]
    asked, standing = deletion.asked[-1]
    assert standing == []
    assert {fact.reason.message for fact in asked} == {
        "Basement on 2026-11-28 10:00-12:00 wants 2 people",
        "Basement on 2026-12-05 10:00-12:00 wants one person",
        "Basement on 2026-12-12 10:00-12:00 wants 2 people",
        "at most 2 duties in all",
    }


def test_a_clash_that_another_gap_is_no_part_of_is_not_its_own(deletion: Deletion) -> None:
    plan = plans.plan(
        """
        start: 2026-11-28
        tasks:
          - {name: Basement, when: saturday 10:00-12:00, people: 2}
          - {name: Gate, when: sunday 10:00-12:00, people: 2}
        volunteers: [{name: Bahar}, {name: Gulnar}]
        rules:
          apart: [[Bahar, Gulnar]]
        """
    )
    both = explained(builders.roster(plan, {0: ["Bahar"], 1: ["Gulnar"]}))
    assert [lines(reason) for reason in both] == [
        [f"{duty.label} wants 2 people", "Bahar and Gulnar never on the same duty"]
        for duty in plan.duties
    ]


def test_near_duties_are_looked_at_first_then_all(deletion: Deletion) -> None:
    plan = plans.plan(TOTAL.replace("NUM", "1").replace("LIMIT", "per_day: 1"))
    gap = Gap(plan.duties[0], None, 1, 0)
    roster = builders.roster(plan, {1: ["Bahar"], 2: ["Bahar"]})
    # It could be filled: nothing clashes, so that nothing is claimed.
    assert Clashes(roster, 0).explain(gap, math.inf).code == "gap.open"
    wants = [
        [fact.reason.facts["duty"].index for fact in facts if fact.reason.code == "line.wants"]
        for facts, _ in deletion.asked
    ]
    assert sorted(wants[0]) == [0]
    assert sorted(wants[1]) == [0, 1, 2]


def test_who_comes_beyond_need_may_go_and_skills_stay(deletion: Deletion) -> None:
    plan = plans.plan(
        """
        start: 2026-11-28
        tasks:
          - {name: Basement, when: saturday 10:00-12:00, people: 1-3, skills: {keys: 1}}
          - {name: Gate, when: saturday 10:00-12:00, people: {min: 2, want: 3}, skills: keys}
        volunteers: [{name: Bahar, skills: keys}, {name: Gulnar, skills: keys}, {name: Aynur}]
        """
    )
    roster = builders.roster(plan, {0: ["Aynur", "Gulnar", "Bahar"]})
    (off,) = explained(roster)
    assert off.code == "gap.open"
    asked, _ = deletion.asked[-1]
    assert [fact.reason.message for fact in asked if "wants" in fact.reason.code] == [
        "Basement on 2026-11-28 10:00-12:00 wants one person",
        "Basement on 2026-11-28 10:00-12:00 wants somebody with 'keys'",
        "Gate on 2026-11-28 10:00-12:00 wants 2 people",
    ]


def test_a_skill_is_asked_for_beside_the_people(deletion: Deletion) -> None:
    plan = plans.plan(
        """
        start: 2026-11-28
        tasks:
          - {name: Basement, when: saturday 10:00-12:00, skills: keys}
          - {name: Gate, when: saturday 10:00-12:00, skills: keys}
        volunteers: [{name: Bahar, skills: keys}, {name: Aynur}]
        """
    )
    (gate,) = explained(builders.roster(plan, {0: ["Bahar"], 1: ["Aynur"]}))
    assert lines(gate) == [
        "Basement on 2026-11-28 10:00-12:00 wants somebody with 'keys'",
        "Gate on 2026-11-28 10:00-12:00 wants somebody with 'keys'",
    ]


def test_the_times_of_many_people_are_not_taken_apart(deletion: Deletion) -> None:
    people = "".join(f"  - {{name: V{number}, unavailable: sunday}}\n" for number in range(12))
    text = f"""
start: 2026-11-28
tasks: [{{name: Basement, when: saturday 10:00-12:00, people: 2, age: 18+}}]
volunteers:
  - {{name: Bahar, age: 40}}
  - {{name: Gulnar, age: 41, limits: {{total: 1}}}}
{people.replace("unavailable", "age: 10, unavailable")}
rules:
  apart: [[Bahar, Gulnar]]
"""
    few = plans.plan(
        text.replace("{name: V11, age: 10, unavailable: sunday}", "{name: V11, age: 9}")
    )
    (clash,) = explained(builders.roster(few, {0: ["Bahar"]}))
    assert clash.code == "gap.clash"
    assert "Basement is for ages 18+" in lines(clash)
    (clash,) = explained(builders.roster(plans.plan(text), {0: ["Bahar"]}))
    assert len(deletion.asked[-1][1]) == 13
    assert clash.message == (
        "It can't have more, since with those who are able and free these can't all be met: "
        "Basement on 2026-11-28 10:00-12:00 wants 2 people; Bahar and Gulnar never on the same duty"
    )
    assert clash.said(words("zh")) == (
        "不能再多安排，因为就能做且有空的人而言，以下各条无法同时满足："
        "2026-11-28 10:00-12:00 Basement 需要 2 人；Bahar、Gulnar 不可同班"
    )


# On each Saturday two who never come together, and nobody else.
PAIRS = """
start: 2026-11-28
weeks: 7
tasks: [{name: Basement, when: saturday 10:00-12:00, people: 2}]
volunteers: [{name: Bahar}, {name: Gulnar}]
rules:
  apart: [[Bahar, Gulnar]]
"""


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every plan is too large for more than the least number of searches."""
    monkeypatch.setattr(gapclash, "_PAIRS_SEARCHED", 0)


def test_in_a_small_plan_each_gap_gets_a_search(deletion: Deletion) -> None:
    plan = plans.plan(PAIRS)
    told = explained(builders.roster(plan, {number: ["Bahar"] for number in range(7)}))
    assert [reason.code for reason in told] == ["gap.clash"] * 7
    assert len(deletion.asked) == 7


@pytest.mark.usefixtures("large")
def test_only_so_many_gaps_get_a_search_of_their_own(deletion: Deletion) -> None:
    plan = plans.plan(PAIRS)
    told = explained(builders.roster(plan, {number: ["Bahar"] for number in range(7)}))
    assert [reason.code for reason in told] == ["gap.clash"] * 5 + ["gap.open"] * 2
    assert len(deletion.asked) == 5


@pytest.mark.usefixtures("large")
def test_gaps_beyond_those_may_still_come_from_a_clash_that_is_known(deletion: Deletion) -> None:
    plan = plans.plan(
        """
        start: 2026-11-28
        weeks: 7
        tasks:
          - {name: Gate, when: [2026-11-28, 2027-01-09], people: 2}
          - {name: Basement, when: 2026-12-05..2026-12-09, people: 2}
        volunteers:
          - {name: Bahar, never: Gate}
          - {name: Gulnar, never: Gate}
          - {name: Li Min, never: Basement, limits: {total: 1}}
          - {name: Ma Jun, never: Basement, limits: {total: 1}}
        rules:
          apart: [[Bahar, Gulnar]]
        """
    )
    crews = {0: ["Li Min"], **{number: ["Bahar"] for number in range(1, 6)}, 6: ["Ma Jun"]}
    told = explained(builders.roster(plan, crews))
    assert [reason.code for reason in told] == [*["gap.clash"] * 5, "gap.open", "gap.again"]
    assert told[-1].facts["other"] is plan.duties[0]


def test_work_is_limited_and_time_is_not_shared(deletion: Deletion) -> None:
    """The same clashes are found on every machine, as long as there is time at all."""
    plan = plans.plan(PAIRS)
    explained(builders.roster(plan, {number: ["Bahar"] for number in range(7)}))
    assert len(set(deletion.efforts)) == 1
    assert 0 < deletion.efforts[0] < 1
    assert set(deletion.deadlines) == {math.inf}


def test_after_the_deadline_nothing_is_asked(deletion: Deletion) -> None:
    plan = plans.plan(PAIRS)
    roster = builders.roster(plan, {number: ["Bahar"] for number in range(7)})
    clashes = Clashes(roster, 0)
    assert {clashes.explain(gap, 0.0).code for gap in gaps_of(roster)} == {"gap.open"}
    assert deletion.efforts == []


@pytest.mark.parametrize(
    ("rules", "days"),
    [
        ("{}", 1),
        ("{rest: 1 week}", 8),
        ("{rest: 50 hours}", 4),
        ("{rotate: 2 weeks, rest: 1 day}", 15),
        ("{limits: {per_week: 2}}", 6),
        ("{limits: {per_day: 1}}", 1),
        ("{limits: {total: 2}}", 21),
        ("{limits: {total: 2+}}", 1),
        ("{limits: {total: {max: 2, cost: 1}}}", 1),
    ],
)
def test_reach(rules: str, days: int) -> None:
    text = TOTAL.replace("NUM", "1").split("rules:")[0] + f"rules: {rules}\n"
    assert reach_of(plans.plan(text)) == days


def test_what_is_open_is_not_taken_for_a_clash_that_is_known(deletion: Deletion) -> None:
    plan = plans.plan(
        """
        start: 2026-11-28
        weeks: 2
        tasks: [{name: Gate, when: saturday, people: 2}]
        volunteers:
          - {name: Li Min, limits: {total: 1}}
          - {name: Ma Jun, limits: {total: 1}}
        """
    )
    roster = builders.roster(plan, {0: ["Li Min"], 1: ["Ma Jun"]})
    first, second = gaps_of(roster)
    known, open_ = Clashes(roster, 0), Clashes(roster, 0)
    assert known.explain(first, math.inf).code == open_.explain(first, math.inf).code == "gap.clash"
    assert known.explain(second, math.inf).code == "gap.again"
    deletion.is_late = True
    assert open_.explain(second, math.inf).code == "gap.open"
