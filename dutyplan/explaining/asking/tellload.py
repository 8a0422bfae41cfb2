"""The answer about a load as sentences; its tables are made where it is shown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dutyplan.explaining.asking.whyload import Verdict, WhyLoad
from dutyplan.goals.balances import in_tenths
from dutyplan.reasons import Balance, Names, Reason, because


def tell_load(answer: WhyLoad) -> Iterator[Reason]:
    """How much it is in all, and what comes from earlier rosters."""
    yield _in_all(answer)
    if answer.standing.before:
        options, one = answer.options, answer.volunteer
        brought = Balance(in_tenths(options.brought.by(one) / options.unit))
        yield because("why.load.before", volunteer=one, balance=brought)


def _in_all(answer: WhyLoad) -> Reason:
    one = answer.standing
    facts: dict[str, Any] = {"volunteer": one.volunteer, "num": one.duties, "load": one.load}
    if one.tenths is None or one.fair_share is None:
        return because("why.load.none", **facts)
    return because("why.load", share=one.fair_share, balance=Balance(one.tenths), **facts)


def tell_sharing(answer: WhyLoad) -> Reason:
    """Who owes a duty."""
    match answer.options.shared_by:
        case "everyone":
            return because("why.share.everyone")
        case "eligible":
            return because("why.share.eligible")
    return because("why.share.available")


def tell_comparison(answer: WhyLoad, seconds: float) -> Iterator[Reason]:
    """Who carries as much or more, and what is proved; `seconds` is the time that was given."""
    own = answer.standing
    if own.tenths is None:
        return
    standings = Names(
        because("why.standing", volunteer=one.volunteer, balance=Balance(one.tenths))
        for one in answer.above
        if one.tenths is not None
    )
    if standings:
        yield because("why.above", standings=standings)
    else:
        yield because("why.above.none")
    match answer.verdict:
        case Verdict.FAIREST if own.load:
            yield because("why.fairest", volunteer=own.volunteer, balance=Balance(own.tenths))
        case Verdict.WORSE:
            balance = Balance(answer.best_tenths or 0)
            yield because("why.worse", volunteer=own.volunteer, balance=balance)
        case Verdict.BREAKS:
            yield because("why.breaks")
        case Verdict.NO_GOAL:
            yield because("why.no-goal")
        case Verdict.OPEN:
            yield because("why.unproved", seconds=seconds)
