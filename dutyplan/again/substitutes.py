"""Who could step in on a duty of a roster that stands, and what that does to the balances."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from dutyplan.again.nobody import why_nobody
from dutyplan.again.places import Place, Shift, Substitute, Swaps, merged
from dutyplan.again.scales import Rank, Scales
from dutyplan.again.steps import Step, excused, skill_changes, skill_cost
from dutyplan.again.swaps import swaps
from dutyplan.again.trials import Trials
from dutyplan.plan import Duty, Volunteer
from dutyplan.roster import Roster
from dutyplan.rules.eligibility import who_can


@dataclass(frozen=True, slots=True)
class Substitutes:
    """The answer for one duty of a roster: a place, or several that differ."""

    roster: Roster
    duty: Duty
    places: tuple[Place, ...]


def find_substitutes(
    roster: Roster,
    duty: Duty,
    giver: Volunteer | None = None,
    settled: Collection[Duty] = (),
) -> Substitutes:
    """Look for everybody who could step in without breaking a rule.

    Parameters
    ----------
    giver
        Whose place it is, somebody on the duty; else a gap's, if there is one; else that of each
        who is on it, in turn.
    settled
        Duties that stay as they are, perhaps since they are over: no swap touches them.

    Notes
    -----
    A rule is broken only if the given roster does not break it already. But nobody is put on a duty
    from which a rule bars them, even where a limit of 0 was exceeded before.
    """
    finder = _Finder(roster, duty, settled)
    givers: Sequence[Volunteer | None] = [giver]
    if giver is None and not roster.missing(duty):
        givers = roster.crew(duty)
    return Substitutes(roster, duty, tuple(merged(map(finder.find, givers))))


class _Finder:
    """Looks for people for one duty."""

    def __init__(self, roster: Roster, duty: Duty, settled: Collection[Duty]) -> None:
        self._roster = roster
        self._duty = duty
        self._who = who_can(roster.plan)
        self._trials = Trials(roster, self._who)
        self._scales = Scales(roster, self._who)
        self._settled = frozenset(settled)

    def find(self, giver: Volunteer | None) -> Place:
        """Fill the place of somebody, or a gap."""
        direct, swapped = [], []
        crew = self._roster.crew(self._duty)
        for one in self._roster.plan.volunteers:
            if one in crew:
                continue
            found = self._directly(giver, one)
            if found is not None:
                direct.append(found)
                continue
            first = Step(giver, one, self._duty)
            ways = swaps(self._trials, self._scales, first, self._settled)
            found = next(filter(None, map(self._verified, ways)), None)
            if found is not None:
                swapped.append(found)
        givers = () if giver is None else (giver,)
        nobody = () if direct else why_nobody(self._trials, self._duty, giver, bool(swapped))
        parts = (Swaps(givers, self._ordered(swapped)),)
        return Place(givers, self._ordered(direct), parts, nobody)

    def _directly(self, giver: Volunteer | None, taker: Volunteer) -> Substitute | None:
        trials, duty = self._trials, self._duty
        if not trials.can_take(taker, duty, giver) or not trials.suits(taker, duty, None):
            return None
        if giver is not None and not trials.suits(giver, None, duty):
            return None
        return self._verified((Step(giver, taker, duty),))

    def _verified(self, steps: tuple[Step, ...]) -> Substitute | None:
        """What there is to say of steps that `check` has nothing against."""
        found = self._trials.verified(steps)
        if found is None:
            return None
        taken = [(step.taker, duty) for step in steps for duty in excused(self._roster, step)]
        return Substitute(
            steps=steps,
            roster=found.roster,
            shifts=tuple(
                Shift(step.taker, self._scales.balance(step.taker), self._after(step, steps))
                for step in steps
            ),
            is_standby=steps[0].taker in self._roster.standby(self._duty),
            skills=tuple(change for step in steps for change in skill_changes(self._roster, step)),
            costs=found.costs,
            excused=tuple(dict.fromkeys(pair for pair in taken if pair[1] is not self._duty)),
        )

    def _after(self, step: Step, steps: tuple[Step, ...]) -> int | None:
        """The balance of who takes a place, and may leave another."""
        gone = next((one.duty for one in steps if one.giver is step.taker), None)
        return self._scales.balance(step.taker, step.duty, gone)

    def _ordered(self, found: list[Substitute]) -> tuple[Substitute, ...]:
        return tuple(sorted(found, key=self._order))

    def _order(self, one: Substitute) -> tuple[tuple[int, int], Rank, bool, bool, int, int]:
        """Whether skills are kept, then the balances; reserves first among equals."""
        own = one.shifts[0].after
        return (
            skill_cost(self._roster, one.steps),
            self._scales.rank(one.steps),
            not one.is_standby,
            own is None,
            own or 0,
            one.volunteer.index,
        )
