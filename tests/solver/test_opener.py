from __future__ import annotations

import math
from collections.abc import Sequence

import pytest

from dutyplan.plan import Plan
from dutyplan.roster import Roster
from dutyplan.rules.eligibility import Eligibility
from dutyplan.solver import lifting as lifting_module
from dutyplan.solver import opener as opener_module
from dutyplan.solver.diary import Diary
from dutyplan.solver.engine import OutOfTimeError
from dutyplan.solver.lifting import Lifting
from dutyplan.solver.opener import Opener
from dutyplan.solver.opening import Opening
from dutyplan.solver.watching import Watch
from dutyplan.timing import Progress
from tests import plans

TWO = "{name: Ann}, {name: Bob}"
UNEVEN = "{name: A, when: saturday, effort: 2}, {name: B, when: sunday, people: 2}"


def week(tasks: str, volunteers: str = TWO, more: str = "",
         goals: str = "[coverage, fairness]") -> Plan:  # fmt: skip
    text = f"start: 2026-11-28\nweeks: 2\ntasks: [{tasks}]\nvolunteers: [{volunteers}]\n{more}"
    return plans.plan(text + f"goals: {goals}\n")


def opened(plan: Plan, deadline: float = math.inf,
           watch: Watch | None = None) -> tuple[Opening, list[str]]:  # fmt: skip
    """What is known at the end, and each stage with how it ended."""
    diary = Diary()
    opener = Opener(plan, Eligibility(plan), 0, deadline, diary, watch or Watch())
    opener.run()
    return opener.opening, [line.split(",")[0] for line in diary.lines]


def loads(found: Roster | None) -> dict[str, int]:
    assert found is not None
    return {one.id: found.effort(one) for one in found.plan.volunteers}


def test_where_all_weigh_the_same_the_flow_is_all() -> None:
    found, stages = opened(week("{name: A, when: weekends}"))
    assert stages == ["flow: found"]
    assert (found.missing, found.largest, found.balances) == (0, 0, (0, 0))
    assert loads(found.roster) == {"Ann": 200, "Bob": 200}


def test_a_flow_that_breaks_a_rule_is_lifted() -> None:
    # Whoever has one has the next but one: a roster, though hardly the first flow.
    plan = week("{name: A, when: [saturday, sunday, monday]}", more="rules: {rest: 1 day}\n")
    found, stages = opened(plan)
    assert stages[0] == "flow: found"
    assert (found.missing, found.balances) == (0, (0, 0))
    assert loads(found.roster) == {"Ann": 300, "Bob": 300}


def test_counts_are_asked_where_duties_weigh_differently() -> None:
    found, stages = opened(week(UNEVEN))
    assert stages[:2] == ["flow: found", "largest balance by counts: found"]
    assert (found.missing, found.largest, found.balances) == (0, 0, (0, 0))
    assert loads(found.roster) == {"Ann": 400, "Bob": 400}


def test_what_is_missing_is_a_bound() -> None:
    found, _ = opened(week("{name: A, when: saturday, people: 3, priority: 2}"))
    assert (found.missing, found.balances) == (4, (-10, -10))


def test_without_fairness_the_flow_ends_it() -> None:
    found, stages = opened(week(UNEVEN, goals="[coverage]"))
    assert stages == ["flow: found"]
    assert (found.missing, found.largest, found.balances) == (0, None, None)
    assert found.roster is not None


@pytest.mark.parametrize("goals", ["[fairness, coverage]", "[[coverage, wishes], fairness]"])
def test_where_anything_comes_before_coverage_nothing_is_known(goals: str) -> None:
    assert opened(week(UNEVEN, goals=goals)) == (Opening(), [])


def test_where_nobody_is_compared_nothing_is_known_of_balances() -> None:
    found, stages = opened(week(UNEVEN, "{name: Ann, share: 0}"))
    assert stages == ["flow: found", "largest balance by counts: not found"]
    assert (found.missing, found.largest, found.balances) == (2, None, None)
    assert found.roster is not None


def test_a_deadline_that_has_passed_leaves_what_the_flow_says() -> None:
    diary, plan = Diary(), week(UNEVEN)
    opener = Opener(plan, Eligibility(plan), 0, 0.0, diary, Watch())
    with pytest.raises(OutOfTimeError):
        opener.run()
    assert opener.opening.missing == 0
    assert (opener.opening.largest, opener.opening.balances) == (None, None)
    assert [line.split(",")[0] for line in diary.lines] == ["flow: found"]


def test_after_the_deadline_nothing_is_lifted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Opener, "is_over", True)
    plan = week(UNEVEN)
    found, stages = opened(plan)
    assert found.balances == (0, 0)
    assert [one for one in stages if "counts, from" in one or "loads" in one] == []


def test_a_roster_that_breaks_a_rule_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = week("{name: A, when: saturday, effort: 2}, {name: B, when: saturday}",
                more="rules: {apart: [[Ann, Bob]]}\n")  # fmt: skip
    monkeypatch.setattr(Lifting, "with_balances", lambda self, balances: None)
    monkeypatch.setattr(opener_module, "_MORE_LIFTS", ())
    monkeypatch.setattr(Opener, "_keeps_rules", lambda self, roster: False)
    monkeypatch.setattr(opener_module, "mend", lambda roster: None)
    found, stages = opened(plan)
    assert found.roster is None
    assert stages[-1].endswith("not found")


def test_lifts_are_tried_in_turn_until_one_finds_a_roster(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[Sequence[object]] = []

    def nothing(lifting: Lifting, aim: object, num: int, effort: float) -> None:
        tried.append((num, effort))

    last = ("last", Lifting.with_loads, 16, 1.0)
    first = [(f"try {num}", nothing, num, 0.5) for num in (1, 2)]
    monkeypatch.setattr(opener_module, "_LIFTS", (*first, last, *first))
    monkeypatch.setattr(lifting_module, "_FEW_LITERALS", 0)
    found, stages = opened(week(UNEVEN))
    assert tried == [(1, 0.5), (2, 0.5)]
    assert found.roster is not None
    assert stages[-3:] == [
        "try 1", "try 2", "last"
    ]  # fmt: skip


DRAWN, TWICE = "with these counts", "with these loads"
BALANCES = "with these balances"


@pytest.mark.parametrize(
    ("few", "is_impossible", "course"),
    [
        (100, False, [DRAWN, BALANCES, TWICE, TWICE, *[TWICE, DRAWN, TWICE, TWICE]]),
        (100, True, [DRAWN, BALANCES]),
        (0, False, [DRAWN, TWICE, TWICE, BALANCES, *[TWICE, DRAWN, TWICE, TWICE]]),
        (0, True, [DRAWN, TWICE, TWICE, BALANCES]),
    ],
)
def test_all_literals_are_asked_early_where_they_are_few_and_an_answer_ends_it(
    few: int, is_impossible: bool, course: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def nothing(lifting: Lifting, balances: object) -> None:
        lifting.is_impossible = is_impossible

    monkeypatch.setattr(lifting_module, "_FEW_LITERALS", few)
    monkeypatch.setattr(Lifting, "with_balances", nothing)
    monkeypatch.setattr(Lifting, "_find", lambda *_: None)
    _, stages = opened(week(UNEVEN))
    told = [one.split(":")[0].removeprefix("roster ") for one in stages]
    assert [one for one in told if one.startswith("with")] == course


def test_what_each_day_must_miss_is_known_where_it_adds_up(monkeypatch: pytest.MonkeyPatch) -> None:
    known: list[list[int] | None] = []
    original = Opener._missing_by_day

    def listening(self: Opener, flow: object) -> dict[int, int] | None:
        found = original(self, flow)  # type: ignore[arg-type]
        known.append(None if found is None else list(found.values()))
        return found

    monkeypatch.setattr(Opener, "_missing_by_day", listening)
    opened(week("{name: A, when: saturday, effort: 2, people: 3}, {name: B, when: sunday}"))
    assert known == [[1, 0, 1, 0]]
    # Ann and Bob come to one Saturday each: which one nobody knows, so no day must miss anybody.
    more = "rules: {limits: {total: 1}}\n"
    opened(
        week("{name: A, when: saturday, effort: 2, people: 2}, {name: B, when: sunday}", more=more)
    )
    assert known[1:] == [None]


def test_the_watch_hears_of_each_bound() -> None:
    heard: list[Progress] = []
    opened(week(UNEVEN), watch=Watch(heard.append))
    told = [(one.stage, one.bound) for one in heard]
    assert ("coverage", 0) in told
    assert told[-1] == ("fairness", 0)


REST_COSTS_A_GAP = week(
    "{name: A, when: [saturday, sunday], people: 2, effort: 2}, {name: B, when: monday}",
    more="rules: {rest: 1 day}\n",
)
"""The flow gives everybody four duties; two of a week can only be Saturday's and Monday's."""


def test_where_rules_cost_gaps_the_opening_knows_no_more_than_the_flow() -> None:
    found, _ = opened(REST_COSTS_A_GAP)
    assert (found.missing, found.largest, found.balances) == (2, None, None)
    assert found.roster is not None
    first = next(iter(found.proofs(REST_COSTS_A_GAP, Eligibility(REST_COSTS_A_GAP))))
    assert (first.value, first.bound, first.is_proved) == (4, 2, False)


def test_once_gaps_are_settled_it_is_asked_on() -> None:
    plan, diary = REST_COSTS_A_GAP, Diary()
    opener = Opener(plan, Eligibility(plan), 0, math.inf, diary, Watch())
    opener.run()
    roster, num_lines = opener.opening.roster, len(diary.lines)
    assert roster is not None
    opener.resume(roster)
    assert opener.opening.missing == 4
    assert opener.opening.balances == (-40, -40)
    assert len(diary.lines) > num_lines
    again = len(diary.lines)
    opener.resume(roster)
    assert len(diary.lines) == again


def test_it_is_asked_again_where_gaps_turn_out_to_be_more() -> None:
    # The flow does not know that Ann and Bob keep apart.
    plan = week(
        "{name: A, when: saturday, people: 2, effort: 2}, {name: B, when: sunday}",
        more="rules: {apart: [[Ann, Bob]]}\n",
    )
    opener = Opener(plan, Eligibility(plan), 0, math.inf, Diary(), Watch())
    opener.run()
    assert (opener.opening.missing, opener.opening.balances) == (0, (0, 0))
    roster = opener.opening.roster
    assert roster is not None
    opener.resume(roster)
    assert (opener.opening.missing, opener.opening.balances) == (2, (-20, -20))
