"""The clash behind a gap that counting does not explain: looked for near it, then everywhere."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from math import ceil
from typing import TYPE_CHECKING

from dutyplan.explaining.facts import Fact, facts_of_rules, wants, wants_skill
from dutyplan.explaining.gaps.missing import Gap
from dutyplan.plan import Duty, Plan
from dutyplan.reasons import Reason, because
from dutyplan.roster import Roster
from dutyplan.rules.limitsums import Limits
from dutyplan.rules.spacing import Spacing

if TYPE_CHECKING:
    from dutyplan.explaining.clashes.clash import Clash

_BARS = (
    "line.since", "line.until", "line.available", "line.unavailable", "line.age", "line.never",
    "line.forbidden",
)  # fmt: skip
"""What says who is able and who is free."""

_MOST_BARS = 12
"""With more such lines these are not taken apart: a clash would be a list of everybody's times."""

_DAYS = {"per_day": 0, "per_week": 6}
"""Limits that count over so many days more; others count over the whole plan."""

_EFFORT = 0.2
"""Work for one clash, in the solver's deterministic unit: a moment, whatever the machine."""
_LEAST_SEARCHED = 5
_PAIRS_SEARCHED = 20_000
"""So many gaps get a search of their own, or in a small plan more of them: together with its
volunteers and duties no more than this. Others may still turn out to come from the same."""

_What = tuple[Duty, str | None]
"""People of any kind, or with a skill, on a duty."""


class Clashes:
    """The clashes of one roster, with memory: several gaps often come from the same.

    Parameters
    ----------
    roster
        One of those with the fewest gaps. So no roster has one more on a duty, and on no other
        fewer: these facts, and what the rules ask for, always clash.
    """

    def __init__(self, roster: Roster, seed: int) -> None:
        self._roster = roster
        self._seed = seed
        rules = list(facts_of_rules(roster.plan))
        bars = [fact for fact in rules if fact.reason.code in _BARS]
        self._bars = bars if len(bars) > _MOST_BARS else []
        self._rules = [fact for fact in rules if fact not in self._bars]
        self._known: list[tuple[Gap, tuple[Fact, ...]]] = []
        num_pairs = len(roster.plan.volunteers) * len(roster.plan.duties)
        self._num_left = max(_LEAST_SEARCHED, _PAIRS_SEARCHED // num_pairs)

    def explain(self, gap: Gap, deadline: float) -> Reason:
        """The facts that clash, as few as are found in time."""
        from dutyplan.explaining.clashes.case import OpenError

        duty = gap.duty
        if time.monotonic() < deadline:
            try:
                for other, facts in self._like_known(gap):
                    if self._clashes(facts, deadline):
                        return because("gap.again", duty=duty, other=other)
                self._num_left -= 1
                for facts in self._near(gap) if self._num_left >= 0 else ():
                    clash = self._find(facts, deadline)
                    if clash is not None:
                        self._known.append((gap, clash.facts))
                        return self._said(gap, clash)
            except OpenError:
                pass
        return because("gap.open", duty=duty)

    def _said(self, gap: Gap, clash: Clash) -> Reason:
        """The clash, its facts in the order of the week file."""
        if self._bars:
            code = "gap.clash.called-off.free" if gap.is_called_off else "gap.clash.free"
        else:
            code = "gap.clash.called-off" if gap.is_called_off else "gap.clash"
        facts = sorted(clash.facts, key=_by_place)
        lines = tuple(_as_there(fact.reason) for fact in facts)
        return because(code, duty=gap.duty, lines=lines, smallest=clash.is_smallest)

    def _find(self, facts: Sequence[Fact], deadline: float) -> Clash | None:
        from dutyplan.explaining.clashes.clash import find_clash

        return find_clash(
            self._roster.plan, facts, deadline, self._seed, self._bars, effort=_EFFORT
        )

    def _clashes(self, facts: Sequence[Fact], deadline: float) -> bool:
        """Whether it is known that these can't hold together."""
        from dutyplan.explaining.clashes.clash import can_hold

        plan = self._roster.plan
        return can_hold(plan, facts, deadline, self._seed, self._bars, effort=_EFFORT) is False

    def _like_known(self, gap: Gap) -> Iterator[tuple[Duty, list[Fact]]]:
        """Each clash that has this gap in it, with one more here and not where it was."""
        asked = {(gap.duty, gap.skill): _one_more(gap)}
        for known, facts in self._known:
            wanted = {what: fact for fact in facts if (what := _what(fact)) is not None}
            if known.duty is not gap.duty and (gap.duty, gap.skill) in wanted:
                here = (known.duty, known.skill)
                kept = {what: fact for what, fact in self._kept([known.duty]) if what == here}
                wanted = {what: fact for what, fact in wanted.items() if what != here}
                others = [fact for fact in facts if _what(fact) is None]
                yield known.duty, [*(wanted | kept | asked).values(), *others]

    def _near(self, gap: Gap) -> Iterator[list[Fact]]:
        """First with the duties so near that rules reach from one to the other, then with all."""
        plan = self._roster.plan
        reach = reach_of(plan)
        near = [one for one in plan.duties if abs((one.date - gap.duty.date).days) <= reach]
        for duties in (near, plan.duties) if len(near) < len(plan.duties) else (near,):
            kept = dict(self._kept(duties)) | {(gap.duty, gap.skill): _one_more(gap)}
            yield [*kept.values(), *self._rules]

    def _kept(self, duties: Iterable[Duty]) -> Iterator[tuple[_What, Fact]]:
        """What there is of what duties want; who comes beyond that may go."""
        for duty in duties:
            crew = self._roster.crew(duty)
            if crew:
                yield (duty, None), wants(duty, min(len(crew), duty.people.want))
            for skill, need in duty.task.skills.items():
                num = min(need, sum(skill in one.skills for one in crew))
                if num:
                    yield (duty, skill), wants_skill(duty, skill, num)


def _one_more(gap: Gap) -> Fact:
    """One more than there is; of a duty that is called off, so many that it takes place."""
    if gap.skill is not None:
        return wants_skill(gap.duty, gap.skill, gap.there + 1)
    return wants(gap.duty, max(gap.there + 1, gap.duty.people.min))


def _by_place(fact: Fact) -> tuple[str, int, int, int]:
    """By lines; duties that stand on one by their dates."""
    span, duty = fact.reason.span, fact.reason.facts.get("duty")
    number = duty.index if duty else -1
    return (
        ("", 0, 0, number) if span is None else (span.source.name, span.line, span.column, number)
    )


def _as_there(reason: Reason) -> Reason:
    """What a duty has or would have, where that is not all that the week file wants for it."""
    facts = reason.facts
    if reason.code == "line.wants" and facts["num"] < facts["duty"].people.want:
        return Reason("line.has", facts, reason.span)
    if (
        reason.code == "line.wants-skill"
        and facts["num"] < facts["duty"].task.skills[facts["skill"]]
    ):
        return Reason("line.has-skill", facts, reason.span)
    return reason


def _what(fact: Fact) -> _What | None:
    """Whom a fact wants on a duty; None for a line of a rule."""
    facts = fact.reason.facts
    if fact.reason.code not in ("line.wants", "line.wants-skill"):
        return None
    return facts["duty"], facts.get("skill")


def reach_of(plan: Plan) -> int:
    """Over how many days one duty can keep somebody off another."""
    reach = 1  # past midnight, and `after`
    for key in ("rest", "rotate"):
        spacing: Spacing | None = plan.rules.get(key)
        if spacing is not None:
            reach = max(reach, spacing.least.days + 1, ceil((spacing.least.hours or 0) / 24) + 1)
    limits: dict[int, Limits] = plan.rules.get("limits", {})
    for own in {id(own): own for own in limits.values()}.values():
        for key, bound in own.bounds():
            if bound.hard is not None:
                reach = max(reach, _DAYS.get(key, len(plan.days)))
    return reach
