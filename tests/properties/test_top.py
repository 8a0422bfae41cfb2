"""The certificate of fairness on random plans: whatever it claims is counted by the oracle."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest
from hypothesis import given, note
from hypothesis import strategies as st

from dutyplan import explain, solve
from dutyplan.explaining.top.handing import Handing
from dutyplan.plan import Duty, Volunteer
from dutyplan.reasons import Reason
from dutyplan.roster import Outcome
from dutyplan.rules import RULES
from dutyplan.rules.eligibility import Eligibility
from tests.oracle import brute, plans, weeks
from tests.oracle.before import after_others
from tests.oracle.brute import Judge, Pairs
from tests.oracle.facts import Data, Facts
from tests.oracle.fairness import Fairness
from tests.translation import plain, read_data

RULE_IDS = {rule.id for rule in RULES}
HELD = ("top.only", "top.only.all", "top.hand", "top.hand.all")
COSTS = {"coverage": "top.skill", "minimums": "top.minimum"}


class Oracle:
    """A roster as the oracle sees it, and what is left of it where a duty is handed on."""

    def __init__(self, data: Data, outcome: Outcome) -> None:
        assert outcome.roster is not None
        self.data = data
        self.facts = Facts(data)
        self.pairs = brute.pairs_of(self.facts, plain(outcome.roster.assignments))
        self.goals = [goal for goal, _ in outcome.plan.goals]
        self.place = self.goals.index("fairness")
        self.judge = Judge(self.facts)
        self.before = self.judge.values(self.pairs)[: self.place]
        goal = next(goal for goal in self.facts.goals if is_fairness(goal))
        self.fairness = Fairness(self.facts, goal)
        self.top = max(self.balances(self.pairs).values())

    def balances(self, pairs: Pairs) -> dict[int, int]:
        """The balance of each who is compared."""
        return {
            one: self.fairness._tenths(one, tuple(i for who, i in sorted(pairs) if who == one))
            for one in self.fairness.owed
        }

    def number(self, one: Volunteer) -> int:
        return self.facts.ids.index(one.id)

    def place_of(self, duty: Duty) -> int:
        """A duty by its place among the oracle's."""
        window = (duty.window.start, duty.window.end) if duty.window else None
        keys = [one.key for one in self.facts.duties]
        return keys.index((duty.task.name, duty.date, window))

    def relieving(self, one: int) -> list[int]:
        """Duties without which somebody's balance would be lower."""
        own = [index for who, index in sorted(self.pairs) if who == one]
        return [
            index
            for index in own
            if self.balances(self.pairs - {(one, index)})[one] < self.balances(self.pairs)[one]
        ]

    def hold(self, giver: int, index: int, taker: int) -> str:
        """What stands against handing a duty on."""
        pairs = self.pairs - {(giver, index)} | {(taker, index)}
        duty = self.facts.duties[index]
        if self.facts.barred[taker][index]:
            return "top.barred"
        if (taker, index) in self.pairs:
            return "top.on"
        if self.balances(pairs).get(taker, self.top - 1) >= self.top:
            return "top.much"
        own = [other for who, other in self.pairs if who == taker]
        if any(duty.overlaps(self.facts.duties[other]) for other in own):
            return "top.busy"
        if self._reasons(pairs):
            return "top.rule"
        after = self.judge.values(pairs)[: self.place]
        assert after > self.before, "the roster could be fairer"
        goal = next(g for g, a, b in zip(self.goals, after, self.before, strict=False) if a != b)
        return COSTS.get(goal, "top.goal")

    def _reasons(self, pairs: Pairs) -> list[str]:
        assigned = [(self.facts.ids[who], *self.facts.duties[i].key) for who, i in sorted(pairs)]
        return brute.is_allowed(self.data, assigned)

    def broken(self, pairs: list[tuple[int, int]], taker: int) -> set[str]:
        """Ids of the rules that any of the changes breaks; the oracle calls limits by their key."""
        found = {
            reason.rpartition(": ")[2]
            for giver, index in pairs
            for reason in self._reasons(self.pairs - {(giver, index)} | {(taker, index)})
        }
        return {name if name in RULE_IDS else "limits" for name in found}

    def kind(self, pairs: list[tuple[int, int]], taker: int) -> str:
        """The same for several duties at once."""
        holds = {self.hold(giver, index, taker) for giver, index in pairs}
        of_those_open = holds - {"top.barred"} or holds
        return of_those_open.pop() if len(of_those_open) == 1 else "top.mixed"


def is_fairness(goal: object) -> bool:
    return goal == "fairness" or (isinstance(goal, dict) and "fairness" in goal)


def assert_is_true(oracle: Oracle, reason: Reason) -> None:
    """Count anew what a sentence claims of each who is not in it."""
    facts = reason.facts
    is_small = reason.code.startswith("top.only")
    people = [oracle.number(one) for one in facts["top" if is_small else "volunteers"]]
    pairs = [(one, index) for one in people for index in oracle.relieving(one)]
    duties = facts["duties"] if "duties" in facts else (facts["duty"],)
    assert sorted({index for _, index in pairs}) == sorted(map(oracle.place_of, duties))
    others = [one for one in range(len(oracle.facts.ids)) if one not in people]
    kinds = {one: oracle.kind(pairs, one) for one in others}
    parts = facts.get("parts", ())
    told = {part.code: part.facts["num"] for part in parts}
    for part in parts:
        kept_off = [one for one in others if kinds[one] == part.code]
        if part.code == "top.rule":
            broken = {rule for one in kept_off for rule in oracle.broken(pairs, one)}
            assert set(part.facts["rules"]) <= broken
    if is_small:
        able = {oracle.number(one) for one in facts["volunteers"]}
        assert able == {one for one in others if kinds[one] != "top.barred"} | set(people)
        for part in parts:
            named = {oracle.number(one) for one in part.facts["who"].facts["volunteers"]}
            assert named == {one for one in others if kinds[one] == part.code}
        told["top.barred"] = len(oracle.facts.ids) - len(able)
    assert told == {**dict.fromkeys(told, 0), **Counter(kinds.values())}


def certificate(outcome: Outcome) -> tuple[Reason, ...]:
    """What is said of the top, without what is said of gaps."""
    return tuple(one for one in outcome.explanations if one.code.startswith("top."))


def assert_top_is_right(data: Data, outcome: Outcome) -> None:
    """Every statement of the certificate, and that there is one wherever there can be."""
    told = certificate(outcome)
    names = [goal for goal, _ in outcome.plan.goals]
    if outcome.roster is None or "fairness" not in names:
        assert told == ()
        return
    place = names.index("fairness")
    if not all(goal.proved for goal in outcome.goals[: place + 1]) or not any(
        one.tenths is not None for one in outcome.standings
    ):
        return
    oracle = Oracle(data, outcome)
    balances = oracle.balances(oracle.pairs)
    highest = {one for one, tenths in balances.items() if tenths == oracle.top}
    assert told[0].code == ("top.proved" if place else "top.proved.first")
    if told[1].code == "top.even":
        assert set(balances) == highest
        return
    assert {oracle.number(one) for one in told[1].facts["volunteers"]} == highest
    num_named = 0
    for reason in told[2:]:
        if reason.code in HELD:
            assert_is_true(oracle, reason)
        if reason.code == "top.more":
            assert reason.facts["num"] == len(highest) - num_named
        else:
            named = reason.facts.get("top", reason.facts["volunteers"])
            assert {oracle.number(one) for one in named} <= highest
            num_named += len(named)
    options = outcome.plan.goals[place][1]
    handing = Handing(
        outcome.roster, Eligibility(outcome.plan), outcome.plan.goals[:place], options
    )
    for number in highest:
        giver = next(one for one in outcome.plan.volunteers if oracle.number(one) == number)
        relieving = handing.relieving(giver)
        assert sorted(map(oracle.place_of, relieving)) == oracle.relieving(number)
        for duty in relieving:
            for taker in outcome.plan.volunteers:
                hold = handing.hold(giver, duty, taker) if taker is not giver else None
                assert taker is giver or hold is not None
                if hold is not None:
                    assert hold.code == oracle.hold(
                        number, oracle.place_of(duty), oracle.number(taker)
                    )


@pytest.mark.parametrize("number", range(120))
def test_whatever_is_said_of_the_top_is_so(number: int) -> None:
    chance = Random(number)
    kind = weeks.KINDS[number % len(weeks.KINDS)]
    data = weeks.week(chance, kind, most=(9, 3, 3))
    if number % 3 == 2:
        data = after_others(chance, data)
    plan, _ = read_data(data)
    if plan is not None:
        assert_top_is_right(data, explain(solve(plan, time_limit=20)))


@plans.examples(100)
@given(data=st.one_of(plans.plans(), plans.plans_after_others()))
def test_no_balance_can_be_lowered(data: Data) -> None:
    """The certificate itself, held against all rosters that there are."""
    note(plans.to_yaml(data))
    plan, _ = read_data(data)
    if plan is None:
        return
    outcome = explain(solve(plan))
    assert_top_is_right(data, outcome)
    if not certificate(outcome):
        return
    oracle = Oracle(data, outcome)
    here = oracle.balances(oracle.pairs)
    for pairs in brute.rosters(oracle.facts):
        if oracle.judge.values(pairs)[: oracle.place] != oracle.before:
            continue
        there = oracle.balances(pairs)
        raised = max((there[one] for one in here if there[one] > here[one]), default=None)
        for one, tenths in here.items():
            assert there[one] >= tenths or (raised is not None and raised >= tenths)
