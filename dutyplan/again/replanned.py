"""What became of a roster that was solved again, beside what it was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from dutyplan.checking import check
from dutyplan.explaining.asking.alternatives import Shift
from dutyplan.explaining.edited.edits import Change, changes
from dutyplan.goals import PLUS
from dutyplan.goals.stability import GOAL as STABILITY
from dutyplan.plan import Duty, Plan
from dutyplan.problems import Problem
from dutyplan.roster import Assignment, Outcome, Roster
from dutyplan.rules.away import RULE as AWAY
from dutyplan.rules.away import Away
from dutyplan.rules.frozen import frozen_in


@dataclass(frozen=True, slots=True)
class Replanned:
    """What became of a roster.

    Attributes
    ----------
    before
        The roster as it was.
    plan
        The plan with what was called off, what stays, and the goals in the order that was used.
    outcome
        The end of its solve; None where `problems` stood in the way.
    problems
        Lines of the week file that can't hold any more, as far as that shows before solving.
    done
        Duties that took place, or did not, as far as that was said.
    calls
        What was called off this time.
    """

    before: Roster
    plan: Plan
    outcome: Outcome | None
    problems: tuple[Problem, ...] = ()
    done: frozenset[Duty] = frozenset()
    calls: Away = field(default_factory=Away)

    @property
    def roster(self) -> Roster | None:
        """The roster as it is now, if there is one."""
        return self.outcome.roster if self.outcome else None

    @property
    def frozen(self) -> tuple[Duty, ...]:
        """The duties that stay, whatever the rest."""
        return frozen_in(self.plan).duties

    @property
    def called_off(self) -> Away:
        """All that was called off, now and before."""
        away: Away = self.plan.rules.get(AWAY.id, Away())
        return away

    @property
    def staying(self) -> tuple[Assignment, ...]:
        """Those who have called off and are on a duty that stays and is not done yet."""
        return tuple(one for one in self._frozen_for(self.called_off) if one.duty not in self.done)

    @property
    def marked(self) -> tuple[Assignment, ...]:
        """Those who have called off this time, and are on a duty that was marked as done."""
        return tuple(one for one in self._frozen_for(self.calls) if one.duty in self.done)

    @property
    def changes(self) -> tuple[Change, ...]:
        """The places that differ."""
        return changes(self.before, self.roster) if self.roster else ()

    @property
    def is_fewest(self) -> bool:
        """Whether it is proved that no fewer would do, goals before `stability` kept.

        Where it is added to another goal, the best sum may have more changes than need be.
        """
        if self.outcome is None:
            return False
        for goal in self.outcome.goals:
            if STABILITY.id in goal.goal.split(PLUS):
                return goal.proved and (goal.goal == STABILITY.id or not self.changes)
            if not goal.proved:
                return False
        return False

    @property
    def excused(self) -> tuple[Assignment, ...]:
        """Those who are in reserve no more."""
        return _without(self.before.standbys, self.roster.standbys) if self.roster else ()

    @property
    def called_in(self) -> tuple[Assignment, ...]:
        """Those who are in reserve now and were not."""
        return _without(self.roster.standbys, self.before.standbys) if self.roster else ()

    @property
    def shifts(self) -> tuple[Shift, ...]:
        """Those whose balance is another now: most is added first, most is taken off last."""
        if self.outcome is None or self.roster is None:
            return ()
        pairs = zip(check(self.plan, self.before).standings, self.outcome.standings, strict=True)
        found = [
            Shift(one.volunteer, one.tenths, other.tenths)
            for one, other in pairs
            if one.tenths is not None and other.tenths is not None and one.tenths != other.tenths
        ]
        return tuple(sorted(found, key=lambda one: (one.before - one.after, one.volunteer.index)))

    def _frozen_for(self, away: Away) -> Iterator[Assignment]:
        """What stays of those who have called it off."""
        frozen = frozen_in(self.plan)
        alone = replace(self.plan, rules={AWAY.id: away})
        off = {(one.volunteer, one.duty) for one in AWAY.check(alone, frozen.roster(self.plan))}
        return (one for one in frozen.crew if (one.volunteer, one.duty) in off)


def _without(
    some: tuple[Assignment, ...], others: tuple[Assignment, ...]
) -> tuple[Assignment, ...]:
    gone = set(others)
    return tuple(one for one in some if one not in gone)
