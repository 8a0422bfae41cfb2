"""`apart`: people who never serve on the same duty.

```yaml
rules:
  apart:
    - [Aynur, Gulnar]
```

Of a longer list no two serve on the same duty. On the same day, on different duties, they may.

With a `cost` the line is soft: on each duty each of them beyond the first costs so many points in
the goal `wishes`.

```yaml
rules:
  apart:
    - {names: [Aynur, Gulnar], cost: 3}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dutyplan.locales.wording import worded
from dutyplan.plan import Duty, Plan, Volunteer
from dutyplan.problems import Problem, Severity
from dutyplan.reasons import because
from dutyplan.roster import Breach, Roster
from dutyplan.rules.base import Barring, Builder, Line, Rule, Scope, Term
from dutyplan.rules.groups import Group, GroupWords, names_of, read_groups
from dutyplan.rules.lines import line_of


class Apart(Rule):
    """At most one of a group on a duty."""

    id = "apart"
    words = list[GroupWords]
    is_of_each = True

    def read(self, words: list[GroupWords] | None, scope: Scope) -> tuple[Group, ...] | None:
        """The groups."""
        return read_groups(words, scope)

    def review(self, plan: Plan, barring: Barring) -> list[Problem]:
        """Warn of pairs that are to be `together` too."""
        apart: tuple[Group, ...] = plan.rules.get(self.id, ())
        together: tuple[Group, ...] = plan.rules.get("together", ())
        problems = []
        for group in apart:
            for other in together:
                both = tuple(one for one in group.members if one in other.members)
                if len(both) < 2 or None not in (group.cost, other.cost):
                    continue
                line = worded("noun.another-line")
                if other.span:
                    line = line_of(other.span, group.span)
                message = worded("bad.apart-together", names=names_of(both), line=line)
                hint = worded("hint.take-one-line-out")
                if group.cost is None and other.cost is None:
                    names = names_of(other.members)
                    hint = worded("hint.wont-serve", names=names, way_out=hint)
                problems.append(Problem(self.id, message, group.span, hint, Severity.WARNING))
        return problems

    def build(self, plan: Plan, builder: Builder) -> None:
        """At most one of the members' literals of each duty."""
        groups: tuple[Group, ...] = plan.rules.get(self.id, ())
        for group in groups:
            for literals in group.by_duty(builder).values() if group.cost is None else ():
                if len(literals) > 1:
                    builder.at_most_one(literals)

    def admits(self, plan: Plan, duty: Duty, crew: tuple[Volunteer, ...]) -> bool:
        """With one of a group at most."""
        groups: tuple[Group, ...] = plan.rules.get(self.id, ())
        return all(
            sum(one in crew for one in group.members) < 2 for group in groups if group.cost is None
        )

    def lines(self, plan: Plan) -> Iterator[Line]:
        """Each group."""
        groups: tuple[Group, ...] = plan.rules.get(self.id, ())
        for group in groups:
            if group.cost is None:
                reason = because("line.apart", group.span, volunteers=group.members)
                yield Line(reason, replace(plan, rules={self.id: (group,)}))

    def is_soft(self, plan: Plan) -> bool:
        """With a cost on any line."""
        groups: tuple[Group, ...] = plan.rules.get(self.id, ())
        return any(group.cost is not None for group in groups)

    def prices(self, plan: Plan, builder: Builder) -> Iterator[Term]:
        """A count of those beyond the first, for each duty."""
        groups: tuple[Group, ...] = plan.rules.get(self.id, ())
        for group in groups:
            if group.cost is None:
                continue
            for literals in group.by_duty(builder).values():
                if len(literals) > 1:
                    beyond = builder.integer(0, len(literals) - 1)
                    builder.within([*((on, 1) for on in literals), (beyond, -1)], None, 1)
                    yield beyond, group.cost

    def check(self, plan: Plan, roster: Roster) -> Iterator[Breach]:
        """Look through each duty's crew; everybody after the first of a group is one breach."""
        groups: tuple[Group, ...] = plan.rules.get(self.id, ())
        for group in groups:
            for duty in plan.duties:
                there = [one for one in roster.crew(duty) if one in group.members]
                for other in there[1:]:
                    reason = because(
                        "breach.apart", group.span, volunteer=other, duty=duty, other=there[0]
                    )
                    yield Breach(self.id, reason, duty, other, group.cost)

    def dooms(self, plan: Plan, roster: Roster, barring: Barring) -> Iterator[Breach]:
        """Each of them."""
        return self.check(plan, roster)


RULE = Apart()
