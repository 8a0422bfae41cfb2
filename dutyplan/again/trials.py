"""Whether somebody could take a place in a roster that stands, told from as little as can be.

Each rule binds either the duties of one volunteer or the crew of one duty. So steps break a rule
anew if and only if they do so for one of the volunteers alone, or for one of the duties alone:
that is asked of rosters of a few cells, and remembered. Whatever is shown is besides held against
the whole plan, by every rule's check.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dutyplan.again.steps import Step, moved
from dutyplan.checking import all_breaches
from dutyplan.plan import Duty, Plan, Volunteer
from dutyplan.reasons import Reason, Row
from dutyplan.roster import Assignment, Breach, Roster
from dutyplan.rules import RULES
from dutyplan.rules.base import Rule
from dutyplan.rules.eligibility import Eligibility

_ABOUT_CREWS = ("people", "supervision", "guardian", "together", "apart")
_OF_CREWS = tuple(rule for rule in RULES if rule.id in _ABOUT_CREWS)
_OF_PEOPLE = tuple(rule for rule in RULES if rule.id not in _ABOUT_CREWS)


@dataclass(frozen=True, slots=True)
class Cost:
    """What a soft rule costs more, in points of the goal `wishes`.

    Attributes
    ----------
    about
        The volunteer whose duties break it, or the duty whose crew does.
    """

    rule: str
    about: Volunteer | Duty | None
    points: int


@dataclass(frozen=True, slots=True)
class Verified:
    """A roster after some steps that breaks no rule which was not broken before.

    Attributes
    ----------
    costs
        What soft rules cost more than before.
    """

    roster: Roster
    costs: tuple[Cost, ...]


class Trials:
    """Steps tried on one roster.

    Parameters
    ----------
    who
        Of the roster's plan.
    """

    def __init__(self, roster: Roster, who: Eligibility) -> None:
        self.roster = roster
        self.who = who
        self._breaches, self._broken = _of_both_kinds(all_breaches(roster.plan, roster))
        self._own: dict[tuple[int, Duty | None, Duty | None], bool] = {}
        self._crews: dict[tuple[Duty, Volunteer, Volunteer | None], bool] = {}

    def can_take(self, taker: Volunteer, duty: Duty, giver: Volunteer | None) -> bool:
        """Whether nothing about the duty and its crew keeps `taker` off it, other duties aside."""
        return (
            self.who.can_serve(taker, duty)
            and taker not in self.roster.crew(duty)
            and self._keeps_crew(duty, taker, giver)
        )

    def suits(self, volunteer: Volunteer, come: Duty | None, gone: Duty | None) -> bool:
        """Whether no rule about the duties of `volunteer` is broken with these changes."""
        key = (volunteer.index, come, gone)
        if key not in self._own:
            own = self.roster.duties_of(volunteer)
            after = [duty for duty in own if duty is not gone] + ([come] if come else [])
            self._own[key] = _keeps(
                self._part([volunteer], [*own, *after]),
                _OF_PEOPLE,
                [Assignment(volunteer, duty) for duty in own],
                [Assignment(volunteer, duty) for duty in after],
            )
        return self._own[key]

    def _keeps_crew(self, duty: Duty, taker: Volunteer, giver: Volunteer | None) -> bool:
        key = (duty, taker, giver)
        if key not in self._crews:
            crew = self.roster.crew(duty)
            after = [*(one for one in crew if one is not giver), taker]
            self._crews[key] = _keeps(
                self._part([*crew, taker], [duty]),
                _OF_CREWS,
                [Assignment(one, duty) for one in crew],
                [Assignment(one, duty) for one in after],
            )
        return self._crews[key]

    def _part(self, people: Iterable[Volunteer], duties: Iterable[Duty]) -> Plan:
        """The plan with nothing but these."""
        by_place = {one.index: one for one in people}
        by_date = {one.index: one for one in duties}
        return replace(
            self.roster.plan,
            volunteers=tuple(by_place[index] for index in sorted(by_place)),
            duties=tuple(by_date[index] for index in sorted(by_date)),
        )

    def breaks(self, steps: Sequence[Step]) -> list[Breach]:
        """The hard rules that these steps break anew in the whole plan."""
        breaches, _ = _of_both_kinds(all_breaches(self.roster.plan, moved(self.roster, steps)))
        return _anew(self._breaches, breaches)

    def verified(self, steps: Sequence[Step]) -> Verified | None:
        """The roster after these steps, held against the whole plan; None if a rule objects."""
        roster = moved(self.roster, steps)
        breaches, broken = _of_both_kinds(all_breaches(roster.plan, roster))
        if _anew(self._breaches, breaches):
            return None
        return Verified(roster, tuple(_costs(self._broken, broken)))


def _of_both_kinds(found: Iterable[Breach]) -> tuple[list[Breach], list[Breach]]:
    """Hard breaches, and those of soft rules."""
    kinds: tuple[list[Breach], list[Breach]] = ([], [])
    for breach in found:
        kinds[breach.cost is not None].append(breach)
    return kinds


def _keeps(
    plan: Plan, rules: Sequence[Rule], before: list[Assignment], after: list[Assignment]
) -> bool:
    found = _hard(plan, rules, after)
    return not found or not _anew(_hard(plan, rules, before), found)


def _hard(plan: Plan, rules: Sequence[Rule], assignments: list[Assignment]) -> list[Breach]:
    roster = Roster(plan, assignments)
    return [each for rule in rules for each in rule.check(plan, roster) if each.cost is None]


def _anew(before: Iterable[Breach], after: Iterable[Breach]) -> list[Breach]:
    """Hard breaches that were not there before."""
    known = list(before)
    return [one for one in after if not any(_is_as_bad(each, one) for each in known)]


def _is_as_bad(known: Breach, breach: Breach) -> bool:
    """Whether a breach is a known one: the same, or with less of what is too much."""
    one, other = dict(known.reason.facts), dict(breach.reason.facts)
    for key, fact in one.items():
        if key in other and _is_less(key, other[key], fact):
            other[key] = fact
    return (known.rule, known.reason.code, one) == (breach.rule, breach.reason.code, other)


def _is_less(key: str, now: Any, then: Any) -> bool:
    """Whether `now` is less than was too much `then`: of what a limit counts, or of reserves."""
    match now, then:
        case Reason(), Reason() if key == "what" and now.code == then.code:
            facts = {**now.facts, "num": then.facts["num"]}
            return facts == then.facts and bool(now.facts["num"] < then.facts["num"])
        case Row(), Row():
            return set(now.things) < set(then.things)
    return False


def _costs(before: Iterable[Breach], after: Iterable[Breach]) -> Iterator[Cost]:
    """Where soft rules cost more than before: for each rule and volunteer, or rule and duty."""
    points: dict[tuple[str, Volunteer | Duty | None], int] = {}
    for sign, breaches in ((-1, before), (1, after)):
        for one in breaches:
            about = one.duty if one.rule in _ABOUT_CREWS else one.volunteer
            key = (one.rule, about)
            points[key] = points.get(key, 0) + sign * (one.cost or 0)
    return (Cost(rule, about, more) for (rule, about), more in points.items() if more > 0)
