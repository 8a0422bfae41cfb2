"""Who could step in after one swap: a duty of theirs goes to somebody else, this one to them.

For each the best swap alone is looked for: all are put in order by what they do to the balances,
which costs little, and tried in that order until one breaks no rule.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from dutyplan.again.scales import Rank, Scales
from dutyplan.again.steps import Step, skill_cost
from dutyplan.again.trials import Trials
from dutyplan.plan import Duty
from dutyplan.roster import Roster

_Key = tuple[tuple[int, int], Rank, bool, int, int, int]


def swaps(
    trials: Trials, scales: Scales, first: Step, settled: Collection[Duty]
) -> Iterator[tuple[Step, Step]]:
    """The ways to let somebody take a place by handing one of their duties on, best first.

    Parameters
    ----------
    first
        Who is to take which place.
    settled
        Duties that are not handed on.

    Yields
    ------
    The step itself, and that by which somebody takes over a duty in turn: anybody who is not on it,
    also the giver of the first step, whose duty then is at another time.
    """
    giver, taker = first.giver, first.taker
    if not trials.can_take(taker, first.duty, giver):
        return
    can_leave = giver is None or trials.suits(giver, None, first.duty)
    options: list[tuple[_Key, Step]] = []
    for second in _seconds(trials, first, settled):
        if can_leave or second.taker is giver:
            options.append((_key(trials.roster, scales, first, second), second))
    for _, second in sorted(options, key=lambda pair: pair[0]):
        gone = first.duty if second.taker is giver else None
        if trials.can_take(second.taker, second.duty, taker) and trials.suits(
            second.taker, second.duty, gone
        ):
            yield first, second


def _seconds(trials: Trials, first: Step, settled: Collection[Duty]) -> Iterator[Step]:
    """Every duty that could be handed on, to everybody who may be put on it."""
    taker = first.taker
    for duty in trials.roster.duties_of(taker):
        if duty in settled or not trials.suits(taker, first.duty, duty):
            continue
        crew = trials.roster.crew(duty)
        for other in trials.roster.plan.volunteers:
            if other in crew or not trials.who.can_serve(other, duty):
                continue
            # Who can't come to the one duty can't come to another at the same time either.
            if other is not first.giver or not duty.overlaps(first.duty):
                yield Step(taker, other, duty)


def _key(roster: Roster, scales: Scales, first: Step, second: Step) -> _Key:
    """Whether skills are kept, then the balances; among equals an exchange of two comes first."""
    gone = first.duty if second.taker is first.giver else None
    return (
        skill_cost(roster, (first, second)),
        scales.rank((first, second)),
        second.taker is not first.giver,
        scales.balance(second.taker, second.duty, gone) or 0,
        second.taker.index,
        second.duty.index,
    )
