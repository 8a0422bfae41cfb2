"""`together`: people who serve on the same duty, or not at all on that day.

```yaml
rules:
  together:
    - [Gulnar, Bahar]
```

Wherever one of them serves, all do: a family that comes together. Where one of them can't come,
none of them does. A duty takes them only if so many may come: `people: 2`, or `1-2`.

With a `cost` the line is soft: each day on which some of them serve without the others, or on
another duty, costs so many points in the goal `wishes`.

```yaml
rules:
  together:
    - {names: [Gulnar, Bahar], cost: 3}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import groupby

from dutyplan.locales.wording import worded
from dutyplan.plan import Duty, Plan, Volunteer
from dutyplan.problems import Problem, Severity
from dutyplan.reasons import because
from dutyplan.roster import Breach, Roster
from dutyplan.rules.base import Barring, Builder, Line, Literal, Rule, Scope, Term
from dutyplan.rules.groups import (
    Group,
    GroupWords,
    can_all_serve,
    company,
    names_of,
    read_groups,
    why_never,
)
from dutyplan.rules.intervals import Stay, exclusive_groups


class Together(Rule):
    """All of a group on a duty, or none."""

    id = "together"
    words = list[GroupWords]
    is_of_each = True

    def read(self, words: list[GroupWords] | None, scope: Scope) -> tuple[Group, ...] | None:
        """The groups."""
        return read_groups(words, scope)

    def review(self, plan: Plan, barring: Barring) -> list[Problem]:
        """Warn of groups that can serve on no duty at all, though some of them could."""
        groups: tuple[Group, ...] = plan.rules.get(self.id, ())
        problems = []
        for group in groups:
            everybody = company(plan, *group.members)
            way_out = "" if group.cost is not None else why_never(plan, everybody, barring)
            if way_out and any(
                barring(one, duty) is None for one in group.members for duty in plan.duties
            ):
                message = worded("bad.never-together", names=names_of(everybody))
                hint = worded("hint.none-will-serve", way_out=way_out)
                problems.append(Problem(self.id, message, group.span, hint, Severity.WARNING))
        return problems

    def build(self, plan: Plan, builder: Builder) -> None:
        """Make the members' literals of each duty equal; without one of them there is none."""
        groups: tuple[Group, ...] = plan.rules.get(self.id, ())
        for group in groups:
            if group.cost is not None:
                continue
            for literals in group.by_duty(builder).values():
                if len(literals) < len(group.members):
                    for literal in literals:
                        builder.within([(literal, 1)], None, 0)
                    continue
                for one, other in zip(literals, literals[1:] + literals[:1], strict=True):
                    builder.implies(one, other)

    def involves(self, plan: Plan) -> Iterator[Volunteer]:
        """All members."""
        groups: tuple[Group, ...] = plan.rules.get(self.id, ())
        for group in groups:
            yield from group.members if group.cost is None else ()

    def admits(self, plan: Plan, duty: Duty, crew: tuple[Volunteer, ...]) -> bool:
        """With all of a group or none."""
        groups: tuple[Group, ...] = plan.rules.get(self.id, ())
        return all(
            sum(one in crew for one in group.members) in (0, len(group.members))
            for group in groups
            if group.cost is None
        )

    def lines(self, plan: Plan) -> Iterator[Line]:
        """Each group."""
        groups: tuple[Group, ...] = plan.rules.get(self.id, ())
        for group in groups:
            if group.cost is None:
                reason = because("line.together", group.span, volunteers=group.members)
                yield Line(reason, replace(plan, rules={self.id: (group,)}))

    def is_soft(self, plan: Plan) -> bool:
        """With a cost on any line."""
        groups: tuple[Group, ...] = plan.rules.get(self.id, ())
        return any(group.cost is not None for group in groups)

    def prices(self, plan: Plan, builder: Builder) -> Iterator[Term]:
        """One for each day on which some serve without the others."""
        groups: tuple[Group, ...] = plan.rules.get(self.id, ())
        for group in groups:
            if group.cost is None:
                continue
            complete = _complete_crews(builder, group)
            is_broken: dict[date, Literal] = {}
            for one in group.members:
                for duties in _by_day(builder, one):
                    day = duties[0][0].date
                    if day not in is_broken:
                        is_broken[day] = builder.boolean()
                    _allow_if(builder, is_broken[day], duties, complete)
            num_broken = builder.integer(0, len(is_broken))
            builder.within([*((t, 1) for t in is_broken.values()), (num_broken, -1)], 0, 0)
            yield num_broken, group.cost

    def check(self, plan: Plan, roster: Roster) -> Iterator[Breach]:
        """Look for duties with some of a group; the first of a day stands for that day."""
        groups: tuple[Group, ...] = plan.rules.get(self.id, ())
        for group in groups:
            broken_days = set()
            for duty in plan.duties:
                crew = roster.crew(duty)
                there = [one for one in group.members if one in crew]
                if len(there) in (0, len(group.members)):
                    continue
                if group.cost is not None and duty.date in broken_days:
                    continue
                broken_days.add(duty.date)
                absent = next(one for one in group.members if one not in crew)
                reason = because(
                    "breach.together", group.span, volunteer=there[0], duty=duty, other=absent
                )
                yield Breach(self.id, reason, duty, there[0], group.cost)

    def dooms(self, plan: Plan, roster: Roster, barring: Barring) -> Iterator[Breach]:
        """Those on duties which the others of their group can't join."""
        groups: tuple[Group, ...] = plan.rules.get(self.id, ())
        for group in groups:
            everybody = company(plan, *group.members)
            for duty in plan.duties if group.cost is None else ():
                crew = roster.crew(duty)
                there = [one for one in group.members if one in crew]
                others = tuple(one for one in everybody if one not in crew)
                if there and others and not can_all_serve(everybody, duty, barring, crew):
                    reason = because(
                        "breach.together.no-room",
                        group.span,
                        volunteer=there[0],
                        duty=duty,
                        others=others,
                    )
                    yield Breach(self.id, reason, duty, there[0])


_Pairs = list[tuple[Duty, Literal]]


def _complete_crews(builder: Builder, group: Group) -> dict[Duty, Literal]:
    """A truth for each duty that all members can be on: it may hold if all of them are."""
    complete: dict[Duty, Literal] = {}
    for duty, literals in group.by_duty(builder).items():
        if len(literals) == len(group.members):
            complete[duty] = builder.boolean()
            for literal in literals:
                builder.implies(complete[duty], literal)
    return complete


def _by_day(builder: Builder, volunteer: Volunteer) -> Iterator[_Pairs]:
    """The volunteer's duties, day by day."""
    for _, duties in groupby(builder.duties_of(volunteer), key=lambda pair: pair[0].date):
        yield list(duties)


def _allow_if(
    builder: Builder, is_broken: Literal, duties: _Pairs, complete: dict[Duty, Literal]
) -> None:
    """Let somebody serve on a day's duties without the others only where `is_broken` holds.

    One sum over duties that exclude each other says more to the solver than each by itself.
    """
    duty_of = {on: duty for duty, on in duties}
    stays = [Stay(duty.begin, duty.finish, on) for duty, on in duties]
    for clique in exclusive_groups(stays):
        terms: list[Term] = [(stay.literal, 1) for stay in clique]
        there = (complete.get(duty_of[stay.literal]) for stay in clique)
        terms += [(truth, -1) for truth in there if truth is not None]
        builder.within([*terms, (is_broken, -1)], None, 0)


RULE = Together()
