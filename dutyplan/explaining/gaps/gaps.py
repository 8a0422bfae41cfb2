"""Why a duty misses people or skills: who could be on it, who is free, what holds the rest.

All of that is read off the plan and the roster. Only where enough people are able and free, and
counting does not show why they can't all come, a solver looks for the facts that clash.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from dutyplan.explaining.gaps.crowds import Crowd, find_crowd
from dutyplan.explaining.gaps.grouping import grouped
from dutyplan.explaining.gaps.held import why_held
from dutyplan.explaining.gaps.missing import Gap, gaps_of
from dutyplan.plan import Duty, Volunteer
from dutyplan.reasons import Reason, because
from dutyplan.roster import Roster
from dutyplan.rules.eligibility import ABOUT_TIME, Eligibility

_People = tuple[Volunteer, ...]


def explain_gaps(
    roster: Roster, who: Eligibility, is_proved: bool, deadline: float, seed: int = 0
) -> tuple[Reason, ...]:
    """Say of each gap why it is there, a sentence or two each.

    Parameters
    ----------
    roster
        One that keeps all rules.
    who
        Of the roster's plan, with all rules.
    is_proved
        Whether no roster is better in the goal `coverage`, given the goals before it.
    deadline
        Until when facts that clash are looked for, in `time.monotonic` seconds.

    Returns
    -------
    Sentences in the order of duties, each with the fact `duty`.
    """
    teller = _Teller(roster, who, is_proved)
    told = [(gap, *teller.tell(gap)) for gap in gaps_of(roster)]
    unclear = [gap for gap, _, is_clear in told if not is_clear]
    clashes = dict(_searched(roster, unclear, deadline, seed)) if unclear else {}
    every = (
        reason
        for gap, sentences, _ in told
        for reason in (*sentences, *((clashes[gap],) if gap in clashes else ()))
    )
    return tuple(_once(every))


def _once(reasons: Iterable[Reason]) -> Iterator[Reason]:
    """The same without what was said of a duty before: people and skills can be missing alike."""
    said: list[Reason] = []
    for reason in reasons:
        if said and said[-1].facts["duty"] is not reason.facts["duty"]:
            said = []
        if reason not in said:
            said.append(reason)
            yield reason


def _searched(
    roster: Roster, gaps: list[Gap], deadline: float, seed: int
) -> Iterator[tuple[Gap, Reason]]:
    """The clashes behind some gaps."""
    from dutyplan.explaining.gaps.gapclash import Clashes  # OR-Tools is imported only to solve

    clashes = Clashes(roster, seed)
    for gap in gaps:
        yield gap, clashes.explain(gap, deadline)


class _Teller:
    """What there is to say of the gaps of one roster, without a solver."""

    def __init__(self, roster: Roster, who: Eligibility, is_proved: bool) -> None:
        self._roster = roster
        self._plan = roster.plan
        self._who = who
        self._is_proved = is_proved
        # Only then nothing but rules and other duties can be behind a gap.
        self._is_least = is_proved and [goal for goal, _ in self._plan.goals[:1]] == ["coverage"]
        self._crowds: dict[tuple[Duty, ...], Duty] = {}

    @cached_property
    def _timeless(self) -> Eligibility:
        """Who could be put on what, if everybody were always there."""
        return Eligibility(self._plan, without=ABOUT_TIME)

    def tell(self, gap: Gap) -> tuple[list[Reason], bool]:
        """All about one gap, and whether that is enough."""
        duty = gap.duty
        sentences: list[Reason] = []
        some = tuple(one for one in self._plan.volunteers if gap.counts(one))
        if gap.skill is not None:
            sentences.append(_skilled(gap, some))
        able = tuple(one for one in some if self._timeless.can_serve(one, duty))
        free = tuple(one for one in able if self._who.can_serve(one, duty))
        sentences += self._count(gap, some, able, free)
        if free:
            sentences.append(because("gap.held", duty=duty, held=grouped(self._held(gap, free))))
        if not self._is_least:
            return sentences, True
        crowd = None
        if gap.skill is None:
            crowd = find_crowd(self._roster, self._who, duty)
        if crowd is None:
            # Else somebody who is free is held off, and it takes a solver to say that this must be.
            is_clear = len(free) == gap.there or (gap.is_called_off and len(free) < gap.need)
            return sentences, is_clear
        # If all who can be on this duty alone are on it, nothing more is to be said.
        return sentences + ([self._crowded(duty, crowd)] if len(crowd.duties) > 1 else []), True

    def _count(self, gap: Gap, some: _People, able: _People, free: _People) -> Iterator[Reason]:
        """Who of some is able, and who of these is free."""
        duty, num_able, num = gap.duty, len(able), len(some)
        is_known = gap.skill is not None  # the sentence before says who these are
        if num_able < num:
            if able:
                code = "gap.able"
            elif is_known:
                code = "gap.but" if num == 1 else "gap.able.none-skilled"
            else:
                code = "gap.able.none"
            barred = self._bars(some, duty, self._timeless)
            yield because(code, duty=duty, num=num_able, all=num, able=able, barred=barred)
        if len(free) < num_able:
            barred = self._bars(able, duty, self._who)
            if num_able == num and not is_known:
                code = "gap.away" if free else "gap.away.none"
            elif num_able == 1:
                code = "gap.but"
            else:
                code = "gap.free" if free else "gap.free.none"
            yield because(code, duty=duty, num=len(free), all=num_able, free=free, barred=barred)
        if len(free) == num and gap.skill is None:
            yield because("gap.all", duty=duty, num=num, free=free)

    def _bars(
        self, people: Iterable[Volunteer], duty: Duty, who: Eligibility
    ) -> tuple[Reason, ...]:
        pairs = ((one, who.barring(one, duty)) for one in people)
        return grouped((one, rule.reason(self._plan, one, duty)) for one, rule in pairs if rule)

    def _held(self, gap: Gap, free: _People) -> list[tuple[Volunteer, Reason]]:
        """What became of each who is able and free."""
        held = [(one, self._fate(gap, one)) for one in free]
        if sum(why.code == "held.alone" for _, why in held) < gap.need:
            return held
        singly = because("held.singly", num=1)
        return [(one, singly if why.code == "held.alone" else why) for one, why in held]

    def _fate(self, gap: Gap, one: Volunteer) -> Reason:
        """What became of one of them: on the duty, held, or at hand."""
        if one in self._roster.crew(gap.duty):
            return because("held.there", num=1)
        why = why_held(self._roster, self._who, one, gap.duty)
        if why is not None:
            return why
        if gap.need > 1 and gap.is_called_off:
            return because("held.alone", num=1)
        return because("held.goals" if self._is_proved else "held.nothing", num=1)

    def _crowded(self, duty: Duty, crowd: Crowd) -> Reason:
        """The count once, and for other gaps of the same duties that it is the same."""
        first = self._crowds.setdefault(crowd.duties, duty)
        if first is not duty:
            return because("gap.again", duty=duty, other=first)
        facts: dict[str, Any] = {"duties": crowd.duties, "want": crowd.want, "num": crowd.most}
        facts["people"] = crowd.people
        if crowd.lines:
            return because(_code_of(crowd), duty=duty, lines=crowd.lines, **facts)
        if not crowd.is_at_once:
            return because("gap.crowd.overlap", duty=duty, **facts)
        tasks = tuple(dict.fromkeys(one.task for one in crowd.duties))
        return because("gap.crowd", duty=duty, tasks=tasks, **facts)


def _code_of(crowd: Crowd) -> str:
    """How often the people of a crowd can come, because of some lines."""
    if crowd.most == len(crowd.people):
        return "gap.crowd.close"
    return "gap.crowd.alone" if len(crowd.people) == 1 else "gap.crowd.often"


def _skilled(gap: Gap, some: _People) -> Reason:
    code, line = "gap.skilled" if some else "gap.skilled.none", gap.duty.task.line("skills")
    return because(code, line, duty=gap.duty, skill=gap.skill, num=len(some), who=some)
