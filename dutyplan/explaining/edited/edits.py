"""What was edited in a roster, and the best roster that keeps the edits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import zip_longest

from dutyplan.explaining.cells import with_cells
from dutyplan.plan import Duty, Plan, Volunteer
from dutyplan.reasons import Reason, because
from dutyplan.roster import Assignment, Outcome, Roster, Status
from dutyplan.rules.eligibility import Eligibility
from dutyplan.solving import solve
from dutyplan.timing import Progress


@dataclass(frozen=True, slots=True)
class Change:
    """A place on a duty that somebody else has, or nobody, or somebody where nobody had it.

    Attributes
    ----------
    when
        The duty's day, with its time where the task has another duty that day.
    gone, come
        Who had the place and who has it; None for nobody.
    """

    duty: Duty
    when: str
    gone: Volunteer | None
    come: Volunteer | None

    @property
    def reason(self) -> Reason:
        """The change in words."""
        task = self.duty.task
        if self.come is None:
            return because("edited.gone", when=self.when, task=task, gone=self.gone)
        if self.gone is None:
            return because("edited.come", when=self.when, task=task, come=self.come)
        return because("edited.instead", when=self.when, task=task, gone=self.gone, come=self.come)


@dataclass(frozen=True, slots=True)
class Edits:
    """What came into a roster and what went out of it.

    Attributes
    ----------
    changes
        The same, place by place.
    num_places
        How many places the two rosters have, each duty with the more of its two crews.
    """

    added: tuple[Assignment, ...]
    removed: tuple[Assignment, ...]
    changes: tuple[Change, ...]
    num_places: int


@dataclass(frozen=True, slots=True)
class Keeping:
    """The best roster that keeps the edits; without one, why there is none."""

    outcome: Outcome | None = None
    why: Reason | None = None


def edits(before: Roster, after: Roster) -> Edits:
    """What has to be done to the one roster to have the other."""
    there, here = set(before.assignments), set(after.assignments)
    return Edits(
        tuple(one for one in after.assignments if one not in there),
        tuple(one for one in before.assignments if one not in here),
        changes(before, after),
        sum(max(len(before.crew(duty)), len(after.crew(duty))) for duty in before.plan.duties),
    )


def changes(before: Roster, after: Roster) -> tuple[Change, ...]:
    """The places that differ: each duty has as many as people went or came, whichever is more."""
    return tuple(_changes(before, after))


def _changes(before: Roster, after: Roster) -> Iterator[Change]:
    that_day = Counter((duty.task, duty.date) for duty in before.plan.duties)
    for duty in before.plan.duties:
        there, here = before.crew(duty), after.crew(duty)
        gone = [one for one in there if one not in here]
        come = [one for one in here if one not in there]
        is_only = that_day[duty.task, duty.date] == 1 or duty.window is None
        when = str(duty.date) if is_only else f"{duty.date} {duty.window}"
        for pair in zip_longest(gone, come):
            yield Change(duty, when, *pair)


def best_keeping(
    plan: Plan,
    made: Edits,
    who: Eligibility,
    *,
    time_limit: float,
    seed: int,
    on_progress: Callable[[Progress], None] | None = None,
) -> Keeping:
    """Find the best roster in which what came in stays, and what went out stays away.

    Goals and fair shares are those of the plan. Where more than half of the places differ, that
    is another roster and not an edited one, and nothing is looked for.
    """
    num, every = len(made.changes), made.num_places
    if 2 * num > every:
        return Keeping(why=because("edited.many", num=num, all=every))
    for one in made.added:
        rule = who.barring(one.volunteer, one.duty)
        if rule is not None:
            why = rule.reason(plan, one.volunteer, one.duty)
            facts = {"volunteer": one.volunteer, "duty": one.duty, "why": why}
            return Keeping(why=because("edited.barred", why.span, **facts))
    held = with_cells(plan, made.added, made.removed)
    outcome = solve(
        held,
        time_limit=time_limit,
        workers=1,
        seed=seed,
        strict=False,
        on_progress=on_progress,
    )
    if outcome.roster is not None:
        return Keeping(outcome)
    is_settled = outcome.status is Status.INFEASIBLE
    return Keeping(outcome, because("edited.clash" if is_settled else "edited.open"))
