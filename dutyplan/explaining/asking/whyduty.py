"""Why somebody is on a duty, or not: who else could be, who could not, and what it would cost."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from dutyplan.explaining.asking.alternatives import Alternative, cost_of
from dutyplan.explaining.asking.refusals import why_impossible
from dutyplan.plan import Duty, Plan, Volunteer
from dutyplan.reasons import Reason
from dutyplan.roster import Assignment, Outcome, Roster
from dutyplan.rules import RULES
from dutyplan.rules.eligibility import Eligibility
from dutyplan.timing import Progress

MOST_OTHERS = 3
"""So many others are tried in somebody's stead: those with the lowest balances."""


@dataclass(frozen=True, slots=True)
class WhyDuty:
    """All that is known of one volunteer and one duty.

    Attributes
    ----------
    roster
        The one that is asked about.
    best
        The best roster of the plan, which costs are counted from.
    bars
        Why the volunteer can't be on the duty, rule by rule.
    others
        Those who are not on it and whom nothing bars, lowest balances first.
    barred
        Those who are not on it and can't be, each with the first reason.
    options
        Other rosters that were asked for.
    """

    volunteer: Volunteer
    duty: Duty
    roster: Roster
    best: Outcome
    bars: tuple[Reason, ...]
    others: tuple[Volunteer, ...]
    barred: tuple[tuple[Volunteer, Reason], ...]
    options: tuple[Alternative, ...]

    @property
    def is_on(self) -> bool:
        """Whether the volunteer is on the duty."""
        return self.volunteer in self.roster.crew(self.duty)

    @property
    def is_interrupted(self) -> bool:
        """Whether somebody stopped the last search: no more was asked then."""
        return bool(self.options) and self.options[-1].outcome.interrupted


def why_duty(
    volunteer: Volunteer,
    duty: Duty,
    roster: Roster,
    best: Outcome,
    *,
    deadline: float,
    seed: int = 0,
    on_progress: Callable[[Progress], None] | None = None,
) -> WhyDuty:
    """Answer why `volunteer` is on `duty` in `roster`, or not.

    Parameters
    ----------
    best
        The outcome of the plan, with a roster.
    deadline
        In `time.monotonic` seconds; what is not settled by then is left open. Each question has
        an equal part of the time that those before it leave.
    """
    plan = best.plan
    bars = tuple(bars_of(plan, volunteer, duty))
    others, barred = _everybody_else(volunteer, duty, roster, best)
    asking = _Asking(best, deadline, seed, on_progress)
    options = [] if bars else list(_options(Assignment(volunteer, duty), roster, others, asking))
    return WhyDuty(
        volunteer=volunteer,
        duty=duty,
        roster=roster,
        best=best,
        bars=bars,
        others=others,
        barred=barred,
        options=tuple(options),
    )


def bars_of(plan: Plan, volunteer: Volunteer, duty: Duty) -> Iterator[Reason]:
    """Every rule's reason that keeps somebody off a duty, whatever the rest of the roster."""
    for rule in RULES:
        is_barred = rule.bars(plan, volunteer)
        if is_barred is not None and is_barred(duty):
            yield rule.reason(plan, volunteer, duty)


def _everybody_else(
    volunteer: Volunteer, duty: Duty, roster: Roster, best: Outcome
) -> tuple[tuple[Volunteer, ...], tuple[tuple[Volunteer, Reason], ...]]:
    """Those beside the crew: who could be on the duty, and who could not and why."""
    who = Eligibility(best.plan)
    crew = {volunteer, *roster.crew(duty)}
    others: list[Volunteer] = []
    barred: list[tuple[Volunteer, Reason]] = []
    for one in best.plan.volunteers:
        if one in crew:
            continue
        rule = who.barring(one, duty)
        if rule is None:
            others.append(one)
        else:
            barred.append((one, rule.reason(best.plan, one, duty)))
    balances = {one.volunteer: one.tenths for one in best.standings}

    def burden(one: Volunteer) -> tuple[bool, int, int]:
        """Those who owe no share come last."""
        tenths = balances[one]
        return (tenths is None, tenths or 0, one.index)

    return tuple(sorted(others, key=burden)), tuple(barred)


class _Asking:
    """Solves one question after the other, each in its part of the time that is left."""

    def __init__(
        self,
        best: Outcome,
        deadline: float,
        seed: int,
        on_progress: Callable[[Progress], None] | None,
    ) -> None:
        self.best = best
        self._deadline = deadline
        self._seed = seed
        self._on_progress = on_progress

    def ask(
        self, filled: Sequence[Assignment], empty: Sequence[Assignment], num_left: int
    ) -> Alternative:
        """The best roster with these cells; so many questions are left, this one too."""
        left = max(0.0, self._deadline - time.monotonic()) / num_left
        end = time.monotonic() + left
        option = cost_of(
            self.best,
            filled,
            empty,
            time_limit=left,
            seed=self._seed,
            on_progress=self._on_progress,
        )
        if not option.is_impossible:
            return option
        return replace(option, clash=why_impossible(option, end, self._seed))


def _options(
    own: Assignment, roster: Roster, others: tuple[Volunteer, ...], asking: _Asking
) -> Iterator[Alternative]:
    """Whatever there is to ask; after an interrupt nothing more."""
    best = asking.best.roster
    is_on = own.volunteer in roster.crew(own.duty)
    if not is_on or best is None or own.volunteer not in best.crew(own.duty):
        option = asking.ask([own], [], 2 + MOST_OTHERS if is_on else 1)
        yield option
        if option.outcome.interrupted:
            return
    if not is_on:
        return
    option = asking.ask([], [own], 1 + MOST_OTHERS)
    yield option
    # Who is there then need not be asked for; and if there is no such roster, nobody else need.
    crew = option.roster.crew(own.duty) if option.roster and option.is_settled else ()
    likely = [one for one in others if one not in crew][:MOST_OTHERS]
    for number, other in enumerate([] if option.is_impossible else likely):
        if option.outcome.interrupted:
            return
        option = asking.ask([Assignment(other, own.duty)], [own], len(likely) - number)
        yield option
