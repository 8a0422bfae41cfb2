"""The certificate of fairness: what is proved of the balances, and what holds those at the top.

No roster next to one that is proved fairest is fairer. So something stands against each handing
on of a duty from somebody at the top, and it can be named. That is no proof by itself, for which
all rosters count; but it is what people can see with their own eyes.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from dutyplan.explaining.top.handing import BARRED, MUCH, Handing, Hold
from dutyplan.goals import PLUS
from dutyplan.plan import Duty, Volunteer
from dutyplan.reasons import Clauses, Names, Reason, because
from dutyplan.roster import Outcome
from dutyplan.rules.eligibility import Eligibility

_FEW = 4
"""So many who may be put on a duty are named, more are counted."""
_MOST_GROUPS = 5
_MOST_SENTENCES = 3
_WAYS = {
    "top.on": "top.way.on",
    "top.busy": "top.way.busy",
    "top.rule": "top.way.rule",
    "top.skill": "top.way.skill",
    "top.minimum": "top.way.minimum",
    "top.goal": "top.way.goal",
    MUCH.code: "top.way.much",
}
"""What holds somebody off, and its short name; in the order in which it is told."""
_MIXED = "top.mixed"
"""Held off one duty by this, and another by that."""


def explain_top(outcome: Outcome, who: Eligibility | None = None) -> tuple[Reason, ...]:
    """What is proved about the first fairness goal, and what holds those with most.

    Parameters
    ----------
    who
        That of the outcome's plan, where there is one already.

    Returns
    -------
    Reasons with codes `top.*`: the certificate, who stands at the top, and what holds them there,
    the most telling first. None where nothing is proved.
    """
    plan = outcome.plan
    place = next((i for i, (goal_id, _) in enumerate(plan.goals) if goal_id == "fairness"), None)
    balances = [one.tenths for one in outcome.standings if one.tenths is not None]
    if place is None or not balances or outcome.roster is None:
        return ()
    *before, fairness = outcome.goals[: place + 1]
    if not all(goal.proved for goal in before):
        return ()
    top = max(balances)
    people = tuple(one.volunteer for one in outcome.standings if one.tenths == top)
    stand = because("top.who", balance=_signed(top), volunteers=people)
    goals = _names_of(part for one in before for part in one.goal.split(PLUS))
    if not fairness.proved and fairness.bound != top:
        return ()
    if not fairness.proved:
        code = "top.largest" if before else "top.largest.first"
        return because(code, goals=goals, balance=_signed(top)), stand
    proved = because("top.proved" if before else "top.proved.first", goals=goals)
    if len(people) == len(balances):
        return proved, because("top.even", balance=_signed(top))
    handing = Handing(
        outcome.roster, who or Eligibility(plan), plan.goals[:place], plan.goals[place][1]
    )
    return proved, stand, *_what_holds(people, handing, _signed(top))


def _signed(tenths: int) -> str:
    return f"{tenths / 10:+.1f}" if tenths else "0.0"


@dataclass(slots=True)
class _Group:
    """People at the top whose duties the same candidates could take.

    Attributes
    ----------
    candidates
        Those who are not barred from all of these duties, the people themselves included.
    duties
        For each of the people those that weigh on the balance.
    """

    candidates: tuple[Volunteer, ...]
    duties: dict[Volunteer, list[Duty]] = field(default_factory=dict)

    @property
    def is_small(self) -> bool:
        return len(self.candidates) <= _FEW

    @property
    def people(self) -> tuple[Volunteer, ...]:
        return tuple(self.duties)

    @property
    def pairs(self) -> list[tuple[Volunteer, Duty]]:
        return [(one, duty) for one, own in self.duties.items() for duty in own]

    @property
    def all_duties(self) -> tuple[Duty, ...]:
        known = {duty for _, duty in self.pairs}
        return tuple(sorted(known, key=lambda duty: duty.index))


def _what_holds(people: tuple[Volunteer, ...], handing: Handing, balance: str) -> Iterator[Reason]:
    """What holds those at the top, a sentence for each group; the rest is counted."""
    found = (
        (group, _sentence(group, handing, balance))
        for group in _groups(people, handing)[:_MOST_GROUPS]
    )
    told = islice(((group, one) for group, one in found if one is not None), _MOST_SENTENCES)
    num_left = len(people)
    for group, sentence in told:
        yield sentence
        num_left -= len(group.people)
    if 0 < num_left < len(people):
        yield because("top.more", num=num_left)


def _groups(people: tuple[Volunteer, ...], handing: Handing) -> list[_Group]:
    """Those at the top by who could relieve them: few candidates first, then many people."""
    groups: dict[Hashable, _Group] = {}
    for one in people:
        duties = handing.relieving(one)
        if not duties and handing.has_load(one):
            continue  # what it weighs is lost in rounding
        candidates = handing.candidates(duties)
        alike = {duty.task for duty in duties} if len(candidates) <= _FEW else duties
        group = groups.setdefault((candidates, frozenset(alike)), _Group(candidates))
        group.duties[one] = duties
    return sorted(groups.values(), key=lambda group: (not group.is_small, -len(group.people)))


@dataclass(frozen=True, slots=True)
class _Part:
    """All whom the same thing holds off a group's duties, and all holds that it is made of."""

    code: str
    people: list[Volunteer] = field(default_factory=list)
    holds: set[Hold] = field(default_factory=set)

    def told_of(self, who: Reason, balance: str) -> Reason:
        """The clause about these people."""
        num = len(self.people)
        what = sorted(hold.what for hold in self.holds)
        match self.code:
            case "top.rule":
                return because(self.code, who=who, num=num, rules=tuple(what))
            case "top.goal":
                goals = _names_of(part for goal in what for part in goal.split(PLUS))
                return because(self.code, who=who, num=num, goals=goals)
            case "top.much":
                return because(self.code, who=who, num=num, balance=balance)
            case "top.mixed":
                codes = {hold.code for hold in self.holds}
                ways = Names(because(way) for code, way in _WAYS.items() if code in codes)
                return because(self.code, who=who, num=num, ways=ways)
        return because(self.code, who=who, num=num)


def _sentence(group: _Group, handing: Handing, balance: str) -> Reason | None:
    """Why none of a group can hand a duty on; None where somebody could take one."""
    people, duties = group.people, group.all_duties
    if not duties:
        has_past = any(handing.brings_along(one) for one in people)
        return because("top.idle.before" if has_past else "top.idle", volunteers=people)
    if all(handing.is_fixed(*pair) for pair in group.pairs):
        return because("top.fixed", volunteers=people, duties=duties, num=len(people))
    parts = _parts(group, handing)
    if parts is None:
        return None
    if group.is_small:
        facts: dict[str, Any] = {"volunteers": group.candidates, "top": people}
        clauses = Clauses(
            part.told_of(because("top.names", volunteers=tuple(part.people)), balance)
            for part in parts
            if part.code != BARRED.code
        )
        if not clauses:
            return because("top.only.all", duties=duties, **facts)
        return because("top.only", duties=duties, parts=clauses, **facts)
    clauses = Clauses(
        part.told_of(because("top.people", num=len(part.people)), balance) for part in parts
    )
    facts = {"volunteers": people, "balance": balance, "parts": clauses}
    if len(duties) == 1:
        return because("top.hand", duty=duties[0], **facts)
    return because("top.hand.all", duties=duties, num=len(duties), **facts)


def _parts(group: _Group, handing: Handing) -> list[_Part] | None:
    """All others by what holds them off; None where nothing holds somebody."""
    parts = {code: _Part(code) for code in (BARRED.code, *_WAYS, _MIXED)}
    for one in handing.roster.plan.volunteers:
        if one in group.duties:
            continue
        holds = {handing.hold(giver, duty, one) for giver, duty in group.pairs}
        if None in holds:
            return None
        of_those_open = {hold for hold in holds if hold and hold != BARRED} or {BARRED}
        codes = {hold.code for hold in of_those_open}
        part = parts[codes.pop() if len(codes) == 1 else _MIXED]
        part.people.append(one)
        part.holds.update(of_those_open)
    return [part for part in parts.values() if part.people]


def _names_of(goals: Iterable[str]) -> Names:
    return Names(because(f"goal-name.{goal_id}") for goal_id in dict.fromkeys(goals))
