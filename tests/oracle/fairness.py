"""The goal `fairness`: what each sharer owes, and the balances of a roster."""

from __future__ import annotations

from fractions import Fraction
from math import floor
from typing import Any

from tests.oracle import words
from tests.oracle.before import brought
from tests.oracle.duties import Data, Duty
from tests.oracle.facts import Facts


class Fairness:
    """One fairness goal: the vector of a roster."""

    def __init__(self, facts: Facts, goal: Any) -> None:
        options = fairness_options(goal)
        self.weights = {
            index: _weight(duty, options.get("of", "effort"))
            for index, duty in enumerate(facts.duties)
            if is_counted(duty, options)
        }
        self._facts = facts
        self._shared_by = options.get("shared_by", "available")
        self.owed = self._owed(facts, self._shared_by)
        self.brought = brought_by(facts, options)
        self._known: dict[tuple[int, tuple[int, ...]], int] = {}

    def _owed(self, facts: Facts, shared_by: str) -> dict[int, Fraction]:
        shares = {
            number: Fraction(str(who.get("share", 1)))
            for number, who in enumerate(facts.volunteers)
            if any(not facts.excused[number][index] for index in self.weights)
        }
        shares = {number: share for number, share in shares.items() if share > 0}
        owed = dict.fromkeys(shares, Fraction(0))
        for index, weight in self.weights.items():
            sharers = [number for number in shares if _is_sharer(facts, number, index, shared_by)]
            total = sum(shares[number] for number in sharers)
            for number in sharers:
                owed[number] += facts.duties[index].want * weight * shares[number] / total
        return owed

    def is_sharer(self, number: int, index: int) -> bool:
        """Whether one who owes anything owes this duty."""
        return _is_sharer(self._facts, number, index, self._shared_by)

    def balances(self, owned: list[tuple[int, ...]]) -> tuple[int, ...]:
        """Tenths, each rounded once, largest first."""
        return tuple(sorted((self._tenths(one, owned[one]) for one in self.owed), reverse=True))

    def _tenths(self, number: int, own: tuple[int, ...]) -> int:
        if (number, own) not in self._known:
            load = sum((self.weights.get(index, Fraction(0)) for index in own), Fraction(0))
            balance = self.brought[number] + load - self.owed[number]
            self._known[number, own] = floor(10 * balance + Fraction(1, 2))
        return self._known[number, own]


def fairness_options(goal: Any) -> Data:
    """The options of a fairness goal, in whichever form it is written."""
    return {} if goal == "fairness" else dict(goal["fairness"])


def brought_by(facts: Facts, options: Data) -> dict[int, Fraction]:
    """The balance that each brings along from before the plan.

    In hours a past duty without a time of day counts nothing.
    """
    of = options.get("of", "effort")

    def weight(duty: Duty) -> Fraction:
        return _weight(duty, of) if duty.window or of != "hours" else Fraction(0)

    found = brought(
        facts.data, lambda duty: is_counted(duty, options), weight, options.get("memory")
    )
    return {number: found.get(who, Fraction(0)) for number, who in enumerate(facts.ids)}


def is_counted(duty: Duty, options: Data) -> bool:
    """Whether a fairness goal with these options counts the duty."""
    days = words.each_item(options.get("on", "daily"))
    in_time = any(words.names_day(item, duty.day) for item in days)
    return in_time and duty.task in words.each_item(options.get("tasks", duty.task))


def _weight(duty: Duty, of: str) -> Fraction:
    return {"effort": duty.effort, "hours": duty.hours, "duties": Fraction(1)}[of]


def _is_sharer(facts: Facts, number: int, index: int, shared_by: str) -> bool:
    reasons = set(facts.excused[number][index])
    match shared_by:
        case "everyone":
            return "member" not in reasons
        case "available":
            return not reasons & {"member", "time"}
        case "eligible":
            return not reasons
    raise ValueError(shared_by)
