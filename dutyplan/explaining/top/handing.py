"""One duty of a roster handed on to somebody else, all else as it is: what stands against it.

Nothing is solved: the rules' own checks judge a small roster of all that the change can touch.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from itertools import compress
from operator import or_
from typing import cast

from dutyplan.goals import PLUS, find_goal
from dutyplan.goals.balances import Fairness, fair_shares, tenths_of
from dutyplan.plan import Duty, Plan, Volunteer
from dutyplan.roster import Assignment, Breach, Roster
from dutyplan.rules.cells import Cell
from dutyplan.rules.eligibility import Eligibility
from dutyplan.solver.mending import hard_breaches


@dataclass(frozen=True, slots=True, order=True)
class Hold:
    """What stands against handing a duty on to somebody.

    Attributes
    ----------
    code
        Its key in the catalogues.
    what
        The id of the rule or goal that is meant, if one is.
    """

    code: str
    what: str = ""


BARRED = Hold("top.barred")
"""Never to be put on it, whatever the roster."""
MUCH = Hold("top.much")
"""Would come to a balance as large as the giver's is now, or larger."""


class Handing:
    """Duties of those at the top of a roster, handed on.

    Parameters
    ----------
    goals
        Those before the fairness goal, as pairs of the goal's id and its own options.
    options
        Of the fairness goal.

    Attributes
    ----------
    roster
        As it stands.
    """

    def __init__(
        self,
        roster: Roster,
        who: Eligibility,
        goals: Sequence[tuple[str, object]],
        options: Fairness,
    ) -> None:
        self.roster = roster
        self._who = who
        self._open_to = who.columns()
        self._goals = goals
        self._options = options
        shares = fair_shares(roster.plan, options, who)
        self._tenths = {one.index: tenths_of(options, shares, one) for one in shares.compared}
        self._loads = {
            one.index: sum(map(options.amount, self._counted_of(one)))
            for one in roster.plan.volunteers
        }

    def _counted_of(self, volunteer: Volunteer) -> list[Duty]:
        """The duties of `volunteer` that the fairness goal counts."""
        own = self.roster.duties_of(volunteer)
        return [duty for duty in own if self._options.counts(duty)]

    def balance(self, volunteer: Volunteer, more: int = 0) -> int | None:
        """The balance in tenths with so much more load; None for those who are not compared."""
        curve = self._tenths.get(volunteer.index)
        return None if curve is None else curve(self._loads[volunteer.index] + more)

    def has_load(self, volunteer: Volunteer) -> bool:
        """Whether the fairness goal counts anything for `volunteer`."""
        return self._loads[volunteer.index] > 0

    def brings_along(self, volunteer: Volunteer) -> bool:
        """Whether part of the balance is from before the plan."""
        return self._options.brought.by(volunteer) != 0

    def relieving(self, volunteer: Volunteer) -> list[Duty]:
        """The duties of which each by itself, taken away, lowers the balance."""
        now, amount = self.balance(volunteer), self._options.amount
        counted = self._counted_of(volunteer)
        return [duty for duty in counted if self.balance(volunteer, -amount(duty)) != now]

    def candidates(self, duties: Iterable[Duty]) -> tuple[Volunteer, ...]:
        """All whom nothing bars from some of these duties."""
        # A byte for each volunteer, 1 where nothing bars: together they are one large number.
        numbers = [int.from_bytes(self._open_to[duty.index], "little") for duty in duties]
        together = reduce(or_, numbers, 0)
        volunteers = self.roster.plan.volunteers
        return tuple(compress(volunteers, together.to_bytes(len(volunteers), "little")))

    def is_fixed(self, volunteer: Volunteer, duty: Duty) -> bool:
        """Whether the week file puts `volunteer` there, and no other duty would do."""
        cells: tuple[Cell, ...] = self.roster.plan.rules.get("fixed", ())
        own = self.roster.duties_of(volunteer)
        return any(
            [each for each in cell.duties if each in own] == [duty]
            for cell in cells
            if cell.cost is None and cell.volunteer is volunteer
        )

    def hold(self, giver: Volunteer, duty: Duty, taker: Volunteer) -> Hold | None:
        """What stands against it; None where nothing does, and the roster could be fairer."""
        if not self._who.can_serve(taker, duty):
            return BARRED
        if taker in self.roster.crew(duty):
            return Hold("top.on")
        now = self.balance(giver)
        then = self.balance(taker, self._options.amount(duty))
        if now is not None and then is not None and then >= now:
            return MUCH
        if any(duty.overlaps(own) for own in self.roster.duties_of(taker)):
            return Hold("top.busy")
        for breach in broken_anew(self.roster, taker, duty, giver):
            return Hold("top.rule", breach.rule)
        return self._costs(giver, duty, taker)

    def _costs(self, giver: Volunteer, duty: Duty, taker: Volunteer) -> Hold | None:
        """The first goal before fairness that would come out worse, if one would."""
        before, after = both(self.roster, taker, duty, giver)
        for goal_id, options in self._goals:
            # A soft rule may count whole days, so wishes are counted in the whole roster.
            if "wishes" in goal_id.split(PLUS):
                whole = _handed(self.roster.assignments, taker, duty, giver)
                before, after = self.roster, Roster(self.roster.plan, whole)
            change = self._value(goal_id, options, after) - self._value(goal_id, options, before)
            if change:
                return _COSTS.get(goal_id, Hold("top.goal", goal_id)) if change > 0 else None
        return None

    def _value(self, goal_id: str, options: object, roster: Roster) -> int:
        """The value of a goal, which is a number before the first fairness goal."""
        return cast(int, find_goal(goal_id).value(roster.plan, options, self._who, roster))


_COSTS = {"coverage": Hold("top.skill"), "minimums": Hold("top.minimum")}
"""Of equally many people, only a skill can be missing."""


def broken_anew(
    roster: Roster, volunteer: Volunteer, duty: Duty, instead_of: Volunteer | None = None
) -> list[Breach]:
    """Hard breaches that come about where `volunteer` is put on `duty`, all else as it is.

    Parameters
    ----------
    instead_of
        Somebody who is on it now, and leaves it.

    Notes
    -----
    Every rule binds either the duties of one volunteer or the crew of one duty. So nothing can
    break but what a roster of all crews shows in which the two have a part.
    """
    before, after = both(roster, volunteer, duty, instead_of)
    found = hard_breaches(after)
    if not found:
        return []
    # A part of a roster lacks fixed assignments that lie outside it.
    known = hard_breaches(before)
    return [breach for breach in found if breach not in known]


def both(
    roster: Roster, volunteer: Volunteer, duty: Duty, instead_of: Volunteer | None = None
) -> tuple[Roster, Roster]:
    """The part of a roster that the change touches, before and after it; without reserves."""
    movers = [volunteer] if instead_of is None else [volunteer, instead_of]
    own = {one.index: one for mover in movers for one in roster.duties_of(mover)}
    duties = [one for _, one in sorted({**own, duty.index: duty}.items())]
    before = [Assignment(one, each) for each in duties for one in roster.crew(each)]
    people = {one.index: one for one in movers} | {
        one.volunteer.index: one.volunteer for one in before
    }
    plan: Plan = replace(
        roster.plan,
        duties=tuple(duties),
        volunteers=tuple(one for _, one in sorted(people.items())),
    )
    return Roster(plan, before), Roster(plan, _handed(before, volunteer, duty, instead_of))


def _handed(
    assignments: Iterable[Assignment], taker: Volunteer, duty: Duty, giver: Volunteer | None
) -> list[Assignment]:
    kept = [one for one in assignments if (one.volunteer, one.duty) != (giver, duty)]
    return [*kept, Assignment(taker, duty)]
