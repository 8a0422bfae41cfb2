"""Who could step in on a duty of a roster that stands, and what that does to the balances."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from dutyplan.again.nobody import why_nobody
from dutyplan.again.scales import Rank, Scales
from dutyplan.again.steps import Skill, Step, excused, skill_changes, skill_cost
from dutyplan.again.swaps import swaps
from dutyplan.again.trials import Cost, Trials
from dutyplan.plan import Duty, Volunteer
from dutyplan.reasons import Reason
from dutyplan.roster import Roster
from dutyplan.rules.eligibility import who_can


@dataclass(frozen=True, slots=True)
class Shift:
    """Somebody's balance before and after, in tenths; None for those who owe no share."""

    volunteer: Volunteer
    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True)
class Substitute:
    """Somebody who could take a place.

    Attributes
    ----------
    steps
        The first one takes the place; with a second one, somebody takes a duty over in turn.
    roster
        The roster after that.
    shifts
        Of the substitute, then of who takes over a duty in turn.
    is_standby
        Whether this one is in reserve for the duty.
    excused
        Other duties for which those who come were in reserve, and no longer can be.
    """

    steps: tuple[Step, ...]
    roster: Roster
    shifts: tuple[Shift, ...]
    is_standby: bool
    skills: tuple[Skill, ...]
    costs: tuple[Cost, ...]
    excused: tuple[tuple[Volunteer, Duty], ...]

    @property
    def volunteer(self) -> Volunteer:
        """Who steps in."""
        return self.steps[0].taker

    @property
    def swap(self) -> Step | None:
        """What must be handed on for that, if anything."""
        return self.steps[1] if len(self.steps) > 1 else None


@dataclass(frozen=True, slots=True)
class Swaps:
    """Those who could take a place after one swap, best first.

    Attributes
    ----------
    givers
        Those whose place it is: the same can be said of each of them; nobody for a gap.
    """

    givers: tuple[Volunteer, ...]
    found: tuple[Substitute, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A place on the duty, and who could take it.

    Attributes
    ----------
    givers
        Those whose place it is, as far as the same people could take it; nobody for a gap.
    direct
        Those who could take it with all else as it is, best first.
    swaps
        Those who could after one swap; more than one part where it matters whose place it is.
    nobody
        Why there is nobody in `direct`.
    """

    givers: tuple[Volunteer, ...]
    direct: tuple[Substitute, ...]
    swaps: tuple[Swaps, ...]
    nobody: tuple[Reason, ...]


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
    return Substitutes(roster, duty, tuple(_merged(map(finder.find, givers))))


def _merged(places: Iterable[Place]) -> list[Place]:
    """Places that the same people could take, put together, and swaps as well."""
    merged: list[Place] = []
    for place in places:
        same = next((one for one in merged if _is_alike(one, place)), None)
        if same is None:
            merged.append(place)
            continue
        merged[merged.index(same)] = replace(
            same, givers=same.givers + place.givers, swaps=_joined(same.swaps, *place.swaps)
        )
    return merged


def _is_alike(one: Place, other: Place) -> bool:
    return _said(one.direct) == _said(other.direct) and one.nobody == other.nobody


def _joined(swaps: tuple[Swaps, ...], more: Swaps) -> tuple[Swaps, ...]:
    for number, one in enumerate(swaps):
        if _said(one.found) == _said(more.found):
            both = Swaps(one.givers + more.givers, one.found)
            return (*swaps[:number], both, *swaps[number + 1 :])
    return (*swaps, more)


def _said(found: Iterable[Substitute]) -> list[object]:
    """All that is said of substitutes, but for whose place it is."""
    return [(one.swap, one.shifts, one.skills, one.costs, one.excused) for one in found]


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
