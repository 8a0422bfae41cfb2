"""A plan taken apart into facts, each of which every roster must keep, and can be let go.

A fact is a line of the week file, or what a duty asks for. All facts of a plan together, and that
nobody is on two duties at once, are just what a roster must keep.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass

from dutyplan.plan import Duty, Plan, Volunteer
from dutyplan.reasons import Reason, because
from dutyplan.rules import RULES
from dutyplan.rules.base import Builder, Line, Literal, Rule
from dutyplan.rules.overlap import RULE as OVERLAP

Pair = tuple[int, int]
"""A volunteer and a duty, by their indices."""


@dataclass(frozen=True, slots=True, eq=False)
class Fact:
    """Something that every roster must keep.

    Attributes
    ----------
    reason
        The fact in words, and its line.
    impose : callable
        Puts it into a model with a literal for each pair of volunteer and duty.
    ask : callable
        The same without bars: all by which it could need somebody to be on a duty.
    """

    reason: Reason
    impose: Callable[[Builder], None]
    ask: Callable[[Builder], None]


def facts_of_rules(plan: Plan) -> Iterator[Fact]:
    """What the rules ask for, line by line, in the order of `RULES`."""
    opened = _opened(plan)
    for rule in RULES:
        for line in rule.lines(plan):
            yield of_line(rule, line, opened)


def facts_of_duties(plan: Plan) -> Iterator[Fact]:
    """That no duty has a gap: what `--strict` asks for besides the rules."""
    for duty in plan.duties:
        yield from facts_of_duty(duty)


def facts_of_duty(duty: Duty) -> Iterator[Fact]:
    """That a duty has no gap."""
    yield wants(duty, duty.people.want)
    for skill, need in duty.task.skills.items():
        yield wants_skill(duty, skill, need)


def wants(duty: Duty, num: int) -> Fact:
    """So many people are on a duty at least."""

    def impose(builder: Builder) -> None:
        builder.within([(on, 1) for _, on in builder.crew(duty)], num, None)

    return Fact(because("line.wants", duty.task.line("people"), duty=duty, num=num), impose, impose)


def wants_skill(duty: Duty, skill: str, num: int) -> Fact:
    """So many people with a skill are on a duty at least."""

    def impose(builder: Builder) -> None:
        skilled = [(on, 1) for one, on in builder.crew(duty) if skill in one.skills]
        builder.within(skilled, num, None)

    line = duty.task.line("skills")
    return Fact(because("line.wants-skill", line, duty=duty, skill=skill, num=num), impose, impose)


class Anybody:
    """Candidates of a model in which everybody can be put on every duty, for facts to forbid."""

    def __init__(self, plan: Plan) -> None:
        self._duties = list(plan.duties)

    def open_duties(self, volunteer: Volunteer) -> list[Duty]:
        """All duties, in the plan's order."""
        return self._duties


def one_place_at_a_time(plan: Plan, builder: Builder) -> None:
    """What no line says, and what holds in any case: nobody is on two duties at once.

    Nor on one while still on another from before the plan.
    """
    barred = [(on, 1) for on in _barred(OVERLAP, plan, builder, _opened(plan))]
    if barred:
        builder.within(barred, None, 0)
    OVERLAP.build(plan, builder)


def of_line(rule: Rule, line: Line, opened: Set[Pair] = frozenset()) -> Fact:
    """What a line of a rule asks for, what it bars along with what it builds.

    Parameters
    ----------
    opened
        Pairs that no line bars after all.
    """

    def ask(builder: Builder) -> None:
        rule.build(line.plan, builder)

    def impose(builder: Builder) -> None:
        barred = [(on, 1) for on in _barred(rule, line.plan, builder, opened)]
        if barred:
            builder.within(barred, None, 0)
        ask(builder)

    return Fact(line.reason, impose, ask)


def _opened(plan: Plan) -> frozenset[Pair]:
    """All pairs that nothing bars, such as whoever was on a duty that stays as it was."""
    return frozenset(
        (one.volunteer.index, one.duty.index) for rule in RULES for one in rule.opens(plan)
    )


def _barred(rule: Rule, plan: Plan, builder: Builder, opened: Set[Pair]) -> Iterator[Literal]:
    """The literals of all pairs that a line bars by itself."""
    for volunteer in plan.volunteers:
        is_barred = rule.bars(plan, volunteer)
        if is_barred is not None:
            known = {duty.index for duty in plan.duties}
            for duty, on in builder.duties_of(volunteer):
                is_open = (volunteer.index, duty.index) in opened
                if duty.index in known and not is_open and is_barred(duty):
                    yield on
