"""Places on a duty, and what is known of those who could take them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from dutyplan.again.steps import Skill, Step
from dutyplan.again.trials import Cost
from dutyplan.plan import Duty, Volunteer
from dutyplan.reasons import Reason
from dutyplan.roster import Roster


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


def merged(places: Iterable[Place]) -> list[Place]:
    """Places that the same people could take, put together, and swaps as well."""
    found: list[Place] = []
    for place in places:
        for number, one in enumerate(found):
            if _is_alike(one, place):
                swaps = _joined(one.swaps, *place.swaps)
                found[number] = replace(one, givers=one.givers + place.givers, swaps=swaps)
                break
        else:
            found.append(place)
    return found


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
