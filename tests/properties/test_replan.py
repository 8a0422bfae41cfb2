"""Small random plans solved again: goals, and the number of changes, against the brute force."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import chain, combinations, product, repeat
from pathlib import Path
from typing import Any

import pytest
from hypothesis import event, given, note
from hypothesis import strategies as st

from dutyplan import load, solve
from dutyplan.again.replanned import Replanned
from dutyplan.again.replanning import replan, with_reasons
from dutyplan.checking import check
from dutyplan.plan import Plan
from dutyplan.problems import ProblemsError
from dutyplan.roster import Assignment, Roster, Status
from dutyplan.rules.breaking import done_breaches
from dutyplan.solver import leximin, stages
from tests.oracle import brute, plans
from tests.oracle.brute import Pairs
from tests.oracle.facts import Data, Facts
from tests.oracle.rules import own_rules
from tests.translation import cost, plain, plan_of, roster

DAY = 24 * 60


@pytest.fixture(scope="session")
def week_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("week") / "week.yaml"


def read(week_file: Path, data: Data) -> Plan | None:
    """The plan, where the file has no problem: lines that clash are looked at elsewhere."""
    text = plans.to_yaml(data)
    note(text)
    week_file.write_text(text, encoding="utf-8")
    try:
        return load(week_file)
    except ProblemsError:
        event("problems")
        return None


class Calls:
    """What was called off, in the oracle's own terms; days and what stays are worked out anew."""

    def __init__(self, draw: st.DataObject, data: Data, facts: Facts, before: Pairs) -> None:
        self.facts, self.before = facts, before
        days = sorted({duty.key[1] + timedelta(d) for duty in facts.duties for d in (0, 1)})
        people = range(len(facts.ids))
        one_day = st.tuples(st.sampled_from(people), st.sampled_from(days))
        self.away = draw.draw(st.lists(one_day, max_size=2, unique=True), label="away")
        some = st.lists(st.sampled_from(sorted(before)), max_size=1) if before else st.just([])
        self.declined = draw.draw(some, label="declined")
        done = st.lists(st.integers(0, len(facts.duties) - 1), max_size=1)
        self.done = draw.draw(done, label="done")
        self.until = draw.draw(st.none() | st.sampled_from(days), label="until")
        first = self.until or min(
            [day for _, day in self.away]
            + [facts.duties[duty].key[1] for _, duty in self.declined]
            + [facts.duties[duty].key[1] for one, duty in before if self.touches(one, duty)],
            default=date.min,
        )
        self.frozen = {
            index
            for index, duty in enumerate(facts.duties)
            if index in self.done or duty.key[1] < first
        }

    def touches(self, one: int, index: int) -> bool:
        """Whether a duty has a minute on a day on which somebody is away."""
        _, day, window = self.facts.duties[index].key
        start, end = window or (0, DAY)
        midnight = day.toordinal() * DAY
        minutes = range(midnight + start, midnight + end)
        return any(
            who == one and any(minute // DAY == off.toordinal() for minute in minutes)
            for who, off in self.away
        )

    def is_open(self, pairs: Pairs) -> bool:
        """Whether a roster leaves as it was what stays, and nobody is on what was called off."""
        return {one for one in pairs if one[1] in self.frozen} == {
            one for one in self.before if one[1] in self.frozen
        } and not any(
            pair in self.declined or self.touches(*pair)
            for pair in pairs
            if pair[1] not in self.frozen
        )


def solved_again(
    data: Data, plan: Plan, calls: Calls, goals: list[str] | None, reserves: Pairs = frozenset()
) -> Replanned:
    facts = calls.facts

    def pairs(numbers: Any) -> list[brute.Assigned]:
        return [(facts.ids[who], *facts.duties[duty].key) for who, duty in sorted(numbers)]

    who = {one.id: one for one in plan.volunteers}
    before = roster(plan, pairs(calls.before))
    before = Roster(plan, before.assignments, roster(plan, pairs(reserves)).assignments)
    every = roster(plan, pairs({(0, index) for index in range(len(facts.duties))}))
    by_key = dict(zip(plain(every.assignments), every.assignments, strict=True))
    duties = [by_key[facts.ids[0], *duty.key].duty for duty in facts.duties]
    return replan(
        plan,
        before,
        away=[(who[facts.ids[one]], day) for one, day in calls.away],
        declined=[Assignment(who[facts.ids[one]], duties[index]) for one, index in calls.declined],
        done=[duties[index] for index in calls.done],
        freeze_until=calls.until,
        goals=goals,
    )


def with_stability(draw: st.DataObject, data: Data) -> Data:
    """The goals of the plan with `stability` anywhere among them, or added to one of them."""
    goals = list(Facts(data).goals)
    place = draw.draw(st.integers(0, len(goals)), label="place")
    goals.insert(place, "stability")
    beside = place + 1
    is_added = draw.draw(st.booleans(), label="added")
    if is_added and goals[beside : beside + 1] in (["coverage"], ["minimums"], ["wishes"]):
        goals[place : beside + 1] = [["stability", goals[beside]]]
    return data | {"goals": goals}


def usual(data: Data) -> Data:
    """Few changes right behind what is missing."""
    goals = list(Facts(data).goals)
    parts = [goal if isinstance(goal, list) else [goal] for goal in goals]
    place = next((at for at, names in enumerate(parts) if "coverage" in names), None)
    if place is None:
        return data | {"goals": ["coverage", "stability", *goals]}
    return data | {"goals": [*goals[: place + 1], "stability", *goals[place + 1 :]]}


def assert_is_the_best(week_file: Path, data: Data, draw: st.DataObject) -> None:
    facts = Facts(data)
    allowed = sorted(brute.rosters(facts), key=sorted)
    if not allowed:
        return
    before = draw.draw(st.sampled_from(allowed), label="before")
    calls = Calls(draw, data, facts, before)
    named = draw.draw(st.booleans(), label="the file names stability")
    told = with_stability(draw, data) if named else data
    plan = read(week_file, told)
    if plan is None:
        return
    best = brute.optimum(told if named else usual(data), before=before, is_open=calls.is_open)
    found = solved_again(data, plan, calls, None)
    if best is None:
        event("impossible")
        assert found.roster is None
        assert found.problems or (found.outcome and found.outcome.status is Status.INFEASIBLE)
        return
    assert found.problems == ()
    assert found.outcome is not None
    assert found.outcome.status is Status.OPTIMAL
    assert found.roster is not None
    event(f"changes {min(len(found.changes), 3)}")
    event(f"frozen {min(len(found.frozen), 1)}")
    here = plain(found.roster.assignments)
    note(str(here))
    assert brute.is_allowed(data, here) == []
    pairs = brute.pairs_of(facts, here)
    assert calls.is_open(pairs)
    assert [cost(one.goal, one.value) for one in found.outcome.goals] == best
    assert len(found.changes) == brute.changes(before, pairs)
    assert check(found.plan, found.roster).breaches == ()


@plans.examples(100)
@given(data=plans.plans(), draw=st.data())
def test_what_was_solved_again_is_the_best_there_is(
    week_file: Path, data: Data, draw: st.DataObject
) -> None:
    assert_is_the_best(week_file, data, draw)


@plans.examples(40)
@given(data=plans.plans(), draw=st.data())
def test_the_same_in_hard_going(week_file: Path, data: Data, draw: st.DataObject) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(leximin, "_PROBE_EFFORT", 1e-9)
        patch.setattr(stages, "_FIRST_EFFORT", 1e-9)
        patch.setattr(stages, "_MORE_EFFORT", 1e4)
        patch.setattr(leximin, "MAX_OBJECTIVE", 20)
        assert_is_the_best(week_file, data, draw)


@plans.examples(60)
@given(data=plans.plans(), draw=st.data())
def test_with_nobody_away_nothing_changes(week_file: Path, data: Data, draw: st.DataObject) -> None:
    plan = read(week_file, data)
    before = solve(plan).roster if plan is not None else None
    if plan is None or before is None:
        return
    days = sorted({duty.date for duty in plan.duties})
    until = draw.draw(st.none() | st.sampled_from(days), label="until")
    if not any("coverage" in goal for goal, _ in plan.goals):
        return  # what is missing comes first whatever the file says, and may change everything
    found = replan(plan, before, freeze_until=until)
    assert found.roster is not None
    assert found.roster.assignments == before.assignments
    assert found.roster.standbys == before.standbys
    assert not any([found.changes, found.excused, found.called_in, found.shifts])
    assert found.is_fewest


class Free:
    """All rosters beside duties that stay, where these may break rules among themselves.

    What binds somebody's duties is broken by some of them that would keep it without any one of
    them; such a breach counts where one of those is open.
    """

    def __init__(self, facts: Facts, stays: Pairs, frozen: set[int]) -> None:
        self.facts, self.stays, self.frozen = facts, stays, frozen
        self.law = brute._Law(facts)
        people = range(len(facts.ids))
        self.rules = [
            [rule for rule in own_rules(facts, one) if rule.cost is None] for one in people
        ]
        self._known: dict[tuple[int, frozenset[int]], bool] = {}

    def rosters(self) -> Iterator[Pairs]:
        options = []
        for index, duty in enumerate(self.facts.duties):
            if index in self.frozen:
                continue
            free = [one for one in range(len(self.facts.ids)) if not self.facts.barred[one][index]]
            most = len(free) if duty.most is None else min(duty.most, len(free))
            crews = chain.from_iterable(combinations(free, size) for size in range(most + 1))
            fine = (crew for crew in crews if not self.law.crew_reasons(index, crew, False))
            options.append([[(one, index) for one in crew] for crew in fine])
        for chosen in product(*options):
            pairs = self.stays | {pair for crew in chosen for pair in crew}
            if all(map(self.is_fine, range(len(self.facts.ids)), repeat(pairs))) and all(
                any((one, index) in pairs for index in meant)
                for one, meant, cost in self.facts.fixed()
                if cost is None and not self.frozen.issuperset(meant)
            ):
                yield pairs

    def is_fine(self, one: int, pairs: Pairs) -> bool:
        own = frozenset(index for who, index in pairs if who == one)
        if (one, own) not in self._known:
            self._known[one, own] = not any(self._breaks(rule, own) for rule in self.rules[one])
        return self._known[one, own]

    def _breaks(self, rule: Any, own: frozenset[int]) -> bool:
        def is_broken(some: Iterable[int]) -> bool:
            return bool(rule.breaches([self.facts.duties[index] for index in sorted(some)]))

        some_of_them = chain.from_iterable(
            combinations(sorted(own), size) for size in range(1, len(own) + 1)
        )
        return is_broken(own) and any(
            not self.frozen.issuperset(some)
            and is_broken(some)
            and not any(is_broken(set(some) - {index}) for index in some)
            for some in some_of_them
        )


@plans.examples(80)
@given(data=plans.plans(), draw=st.data())
def test_what_stays_may_break_rules_and_stops_nothing(
    week_file: Path, data: Data, draw: st.DataObject
) -> None:
    facts = Facts(data)
    cells = list(product(range(len(facts.ids)), range(len(facts.duties))))
    before = frozenset(draw.draw(st.lists(st.sampled_from(cells), max_size=5), label="before"))
    calls = Calls(draw, data, facts, before)
    plan = read(week_file, data)
    if plan is None or not calls.frozen:
        return
    free = Free(facts, frozenset(one for one in before if one[1] in calls.frozen), calls.frozen)
    judge = brute.Judge(Facts(usual(data)), before)
    best = min(map(judge.values, filter(calls.is_open, free.rosters())), default=None)
    found = solved_again(data, plan, calls, None)
    event(f"broken {bool(done_breaches(found.plan))}")
    if [one.code for one in found.problems] == ["at-once"]:
        event("at once")
        return
    if best is None:
        event("impossible")
        assert found.roster is None
        return
    assert found.outcome is not None
    assert found.outcome.status is Status.OPTIMAL
    assert found.roster is not None
    pairs = brute.pairs_of(facts, plain(found.roster.assignments))
    note(str(plain(found.roster.assignments)))
    assert calls.is_open(pairs)
    assert [cost(one.goal, one.value) for one in found.outcome.goals] == best
    assert check(found.plan, found.roster).breaches == ()
    assert found.is_fewest
    assert with_reasons(found, [], time_limit=10, seed=0).roster is found.roster


@plans.examples(60)
@given(data=plans.plans_after_others(), draw=st.data())
def test_whatever_is_given_with_its_reserves_is_mended(data: Data, draw: st.DataObject) -> None:
    facts = Facts(data)
    cells = list(product(range(len(facts.ids)), range(len(facts.duties))))
    some = st.frozensets(st.sampled_from(cells), max_size=5)
    before = draw.draw(some, label="before")
    calls = Calls(draw, data, facts, before)
    for task in data["tasks"]:
        task["standby"] = 1
    try:
        plan = plan_of(with_stability(draw, data))
    except ProblemsError:
        event("problems")
        return
    many = st.frozensets(st.sampled_from(cells), min_size=min(4, len(cells)))
    reserves = draw.draw(many, label="reserves") - before
    found = solved_again(data, plan, calls, None, reserves)
    event(f"reserves {bool(reserves)}")
    if found.outcome is None:
        assert found.problems
    elif found.roster is not None:
        assert check(found.plan, found.roster).breaches == ()
        assert calls.is_open(brute.pairs_of(facts, plain(found.roster.assignments)))
