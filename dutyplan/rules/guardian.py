"""`guardian` of a volunteer: this one serves only on duties where that one serves too.

```yaml
volunteers:
  - {name: Aynur, age: 15, guardian: Bahar}
```

The guardian may serve without the ward. A duty takes both only if two may come: `people: 2`, or
`1-2`, where one is wanted and the guardian may come along.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dutyplan.grammar.text import MisreadError
from dutyplan.locales.wording import worded
from dutyplan.plan import Duty, Plan, Volunteer
from dutyplan.problems import Problem, Severity
from dutyplan.reasons import because
from dutyplan.roster import Breach, Roster
from dutyplan.rules.base import Barring, Builder, Line, Rule, Scope
from dutyplan.rules.groups import Group, Ward, can_all_serve, company, why_never
from dutyplan.rules.lines import line_of, listed


class Guardian(Rule):
    """No ward without the guardian."""

    id = "guardian"
    is_of_each = True

    def read(self, words: None, scope: Scope) -> tuple[Ward, ...] | None:
        """Who is whose guardian."""
        wards: list[Ward] = []
        problems: list[Problem] = []
        for index, own in scope.own.items():
            if own.guardian is None:
                continue
            ward, guardian = scope.plan.volunteers[index], scope.volunteers.find(own.guardian)
            if guardian is None:
                problems.append(scope.volunteers.problem(own.guardian))
            elif guardian is ward:
                message = worded("bad.own-guardian", name=ward.name)
                hint = worded("hint.another-volunteer")
                problems.append(Problem(self.id, message, own.guardian.span, hint))
            else:
                wards.append(Ward(ward, guardian, own.guardian.span))
        if problems:
            raise MisreadError(*problems)
        return tuple(wards) or None

    def review(self, plan: Plan, barring: Barring) -> list[Problem]:
        """Warn of wards who can never serve for the sake of those who must come along."""
        wards: tuple[Ward, ...] = plan.rules.get(self.id, ())
        return [
            Problem(
                self.id,
                message,
                ward.span,
                worded("hint.wont-serve", names=ward.volunteer.name, way_out=way_out),
                Severity.WARNING,
            )
            for ward in wards
            if ward.volunteer in plan.volunteers and ward.guardian in plan.volunteers
            for message, way_out in (
                *_never_both(ward, plan, barring),
                *_apart(ward, plan),
            )
        ]

    def build(self, plan: Plan, builder: Builder) -> None:
        """The ward's literal implies the guardian's."""
        wards: tuple[Ward, ...] = plan.rules.get(self.id, ())
        for ward in wards:
            present = {duty.index: on for duty, on in builder.duties_of(ward.guardian)}
            for duty, on in builder.duties_of(ward.volunteer):
                if duty.index in present:
                    builder.implies(on, present[duty.index])
                else:
                    builder.within([(on, 1)], None, 0)

    def involves(self, plan: Plan) -> Iterator[Volunteer]:
        """Wards and guardians."""
        wards: tuple[Ward, ...] = plan.rules.get(self.id, ())
        for ward in wards:
            yield from (ward.volunteer, ward.guardian)

    def lines(self, plan: Plan) -> Iterator[Line]:
        """Each ward's."""
        wards: tuple[Ward, ...] = plan.rules.get(self.id, ())
        for ward in wards:
            one, guardian = ward.volunteer, ward.guardian
            reason = because("line.guardian", ward.span, volunteer=one, guardian=guardian)
            yield Line(reason, replace(plan, rules={self.id: (ward,)}))

    def admits(self, plan: Plan, duty: Duty, crew: tuple[Volunteer, ...]) -> bool:
        """With the guardian of each."""
        wards: tuple[Ward, ...] = plan.rules.get(self.id, ())
        return all(ward.guardian in crew for ward in wards if ward.volunteer in crew)

    def check(self, plan: Plan, roster: Roster) -> Iterator[Breach]:
        """Look for the guardian beside each ward."""
        wards: tuple[Ward, ...] = plan.rules.get(self.id, ())
        for ward in wards:
            one, guardian = ward.volunteer, ward.guardian
            for duty in roster.duties_of(one):
                if guardian not in roster.crew(duty):
                    reason = because(
                        "breach.guardian", ward.span, volunteer=one, duty=duty, guardian=guardian
                    )
                    yield Breach(self.id, reason, duty, one)

    def dooms(self, plan: Plan, roster: Roster, barring: Barring) -> Iterator[Breach]:
        """Wards on duties which those who must come along can't join."""
        wards: tuple[Ward, ...] = plan.rules.get(self.id, ())
        for ward in wards:
            one = ward.volunteer
            everybody = company(plan, one)
            for duty in roster.duties_of(one):
                crew = roster.crew(duty)
                others = tuple(each for each in everybody if each not in crew)
                if others and not can_all_serve(everybody, duty, barring, crew):
                    reason = because(
                        "breach.guardian.no-room",
                        ward.span,
                        volunteer=one,
                        duty=duty,
                        others=others,
                    )
                    yield Breach(self.id, reason, duty, one)


_Doubt = tuple[str, str]
"""A message and the way out."""


def _never_both(ward: Ward, plan: Plan, barring: Barring) -> Iterator[_Doubt]:
    """A ward who can serve, but never with the guardian and those who come with that one."""
    one, guardian = ward.volunteer, ward.guardian
    everybody = company(plan, one)
    way_out = why_never(plan, everybody, barring)
    if not way_out or all(barring(one, duty) is not None for duty in plan.duties):
        return
    named = guardian.name
    if guardian.span:
        line = line_of(guardian.span, ward.span)
        named = worded("noun.name-and-line", name=guardian.name, line=line)
    names = [one.name, named, *(each.name for each in everybody[1:] if each is not guardian)]
    yield worded("bad.never-together", names=listed(names)), way_out


def _apart(ward: Ward, plan: Plan) -> Iterator[_Doubt]:
    """A ward who is to be apart from somebody who must come along."""
    one = ward.volunteer
    others = company(plan, one)[1:]
    apart: tuple[Group, ...] = plan.rules.get("apart", ())
    for group in apart:
        strangers = [each.name for each in others if each in group.members]
        if group.cost is None and group.span and one in group.members and strangers:
            line = line_of(group.span, ward.span)
            names = {"name": one.name, "other": strangers[0]}
            yield worded("bad.ward-apart", line=line, **names), worded("hint.take-one-line-out")


RULE = Guardian()
