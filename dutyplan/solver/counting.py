"""The model of a relaxation: how many duties of each kind everybody has, and no more.

Counts are held within what each volunteer can serve at most, by head counts and time
(`Rule.most`), and add up to what the duties want. Of volunteers on whose duties those of others
depend (`Rule.involves`) it is not left open who serves when: they have literals, and the rules
that hold for them whatever the others do are built over these.

Proof that every roster has its place in the model: its counts keep each bound of `Rule.most`, by
what that promises; a kind's counts are what its duties want, less those missing, plus those
beyond; and a rule with `is_of_each` holds among some of the volunteers where it holds among all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from dutyplan.plan import Duty, Plan, Volunteer
from dutyplan.roster import Roster
from dutyplan.rules import RULES
from dutyplan.rules.base import Literal, Term
from dutyplan.rules.eligibility import Eligibility
from dutyplan.rules.packing import most_of
from dutyplan.solver.kinds import Kind, kinds_of
from dutyplan.solver.shortage import Least, Shortage
from dutyplan.solver.variables import Some, Variables

Crowd = tuple[list[Duty], int]
"""Duties, and how many people come to them together."""

_MOST_LITERALS = 40_000


@dataclass(frozen=True, slots=True)
class Count:
    """How many duties of one kind a volunteer has.

    Attributes
    ----------
    duties
        Those of the kind that nothing bars the volunteer from, in the plan's order.
    number
        The variable.
    most
        What it is at most.
    """

    duties: list[Duty]
    number: Literal
    most: int


class Counting(Variables):
    """Counts of all volunteers, and literals for those who are involved with others.

    Parameters
    ----------
    amount_of : callable
        The load that a duty brings to one person; 0 where it does not count.
    least
        The fewest gaps there can be.

    Attributes
    ----------
    involved
        Those who have literals.
    kinds
        The kinds of duties that are counted.
    counts
        By a volunteer's index, the count of each kind that this one can serve at all.
    hint
        What the variables are in the first guess.
    has_gaps
        Whether anybody may be missing.
    """

    def __init__(
        self,
        plan: Plan,
        who: Eligibility,
        amount_of: Callable[[Duty], int],
        least: Least,
        *,
        seed: int,
        deadline: float,
    ) -> None:
        self.involved = _involved(plan, who)
        some = Some({one.index: who.open_duties(one) for one in self.involved})
        super().__init__(plan, some, seed, 1, deadline)
        self._who = who
        self._first = least.first
        self.hint = dict(enumerate(self.values(_only(least.first, self.involved))))
        self.kinds = kinds_of(plan, amount_of)
        self._kind_of = {duty: kind for kind in self.kinds for duty in kind.duties}
        self.counts = {one.index: self._count(one) for one in plan.volunteers}
        self._beyond: dict[Duty, Literal] = {}
        self._shortage = Shortage(plan, who, self, self._kind_of, least)
        self.has_gaps = bool(self._shortage.groups)
        for kind in self.kinds:
            self._fill(kind, self._shortage.gaps.get(kind, []))
        self._build()

    def beyond(self, duty: Duty) -> list[Term]:
        """How many people come to `duty` beyond those wanted; empty where none may."""
        return [(self._beyond[duty], 1)] if duty in self._beyond else []

    def guess(self, variable: Literal, value: int) -> None:
        """Put a value into the first guess."""
        self.hint[variable] = value

    def chosen(self, values: Sequence[int]) -> dict[int, list[Duty]]:
        """By the index of each who is involved, the duties that values of the model mean."""
        return {
            one.index: [duty for duty, on in self.duties_of(one) if values[on]]
            for one in self.involved
        }

    def crowds(self, values: Sequence[int]) -> list[Crowd]:
        """How many people come to which duties, in values of the model."""
        extra = {duty: values[number] for duty, number in self._beyond.items()}
        groups = [(duties, values[gap]) for duties, gap in self._shortage.groups if values[gap]]
        short = {duty for duties, _ in groups for duty in duties}
        groups += [([duty], 0) for duty in self._plan.duties if duty not in short]
        return [
            (duties, sum(duty.people.want + extra.get(duty, 0) for duty in duties) - lack)
            for duties, lack in groups
        ]

    def _count(self, volunteer: Volunteer) -> dict[Kind, Count]:
        served = Counter(self._kind_of[duty] for duty in self._first.duties_of(volunteer))
        found: dict[Kind, Count] = {}
        for kind in self.kinds:
            duties = [duty for duty in kind.duties if self._who.can_serve(volunteer, duty)]
            if duties:
                most = most_of(self._plan, volunteer, duties)
                found[kind] = Count(duties, self.integer(0, most), most)
                self.guess(found[kind].number, served[kind])
        self._bound(volunteer, found)
        if volunteer in self.involved:
            on = dict(self.duties_of(volunteer))
            for count in found.values():
                terms = [(on[duty], 1) for duty in count.duties]
                self.within([*terms, (count.number, -1)], 0, 0)
        return found

    def _bound(self, volunteer: Volunteer, found: Mapping[Kind, Count]) -> None:
        """Bound all kinds together, and those together that weigh as much or more."""
        for least in sorted({kind.amount for kind in found}):
            heavy = [count for kind, count in found.items() if kind.amount >= least]
            duties = sorted((d for count in heavy for d in count.duties), key=lambda d: d.index)
            most = most_of(self._plan, volunteer, duties)
            if len(heavy) > 1 and most < sum(count.most for count in heavy):
                self.within([(count.number, 1) for count in heavy], None, most)

    def _fill(self, kind: Kind, gaps: list[Term]) -> None:
        """As many people as the duties want, less those who are missing, plus those beyond."""
        own = [counts[kind] for counts in self.counts.values() if kind in counts]
        able = sum(count.most for count in own)
        extra: list[Term] = []
        for duty in kind.duties:
            most = able if duty.people.max is None else duty.people.max
            if most > duty.people.want:
                self._beyond[duty] = self.integer(0, most - duty.people.want)
                self.guess(self._beyond[duty], 0)
                extra.append((self._beyond[duty], -1))
        want = sum(duty.people.want for duty in kind.duties)
        self.within([*((count.number, 1) for count in own), *extra, *gaps], want, want)

    def _build(self) -> None:
        """All that can be said of those who are involved."""
        if not self.involved:
            return
        for rule in RULES:
            if rule.is_of_each:
                rule.build(self._plan, self)
            rule.relax(self._plan, self)
        for duty in self._plan.duties:
            crew: list[Term] = [(on, 1) for _, on in self.crew(duty)]
            if len(crew) > duty.people.want:
                less = [(number, -1) for number, _ in self.beyond(duty)]
                self.within([*crew, *less], None, duty.people.want)


def _involved(plan: Plan, who: Eligibility) -> dict[Volunteer, None]:
    """Those who get literals, in the plan's order; none where these would be too many."""
    found = {one for rule in RULES for one in rule.involves(plan)}
    if sum(len(who.open_duties(one)) for one in found) > _MOST_LITERALS:
        return {}
    return dict.fromkeys(one for one in plan.volunteers if one in found)


def _only(roster: Roster, volunteers: Mapping[Volunteer, None]) -> Roster:
    kept = [one for one in roster.assignments if one.volunteer in volunteers]
    return Roster(roster.plan, kept)
