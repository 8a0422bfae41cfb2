"""`supervision`: wherever some serve, others serve on the same duty with them.

```yaml
rules:
  supervision:
    - {who: minors, by: adults}
    - {who: 0-12, by: first aid, per: 3}
volunteers:
  - {name: Aynur, age: 15}
  - {name: Bahar, age: 45, skills: first aid}
```

`who` and `by` are `minors` (under 18), `adults`, ages such as `0-15`, or a skill. One of `by` is
enough for a duty; with `per: 3` there is one for each three of `who` begun. Nobody who is in
`who` counts as `by`. Ages are those on the day of the duty, so a birthday counts from that day.
Where an adult has to come along, the duty must take one more: `people: 1-2`.

With a `cost` the line is soft: each of `by` who is missing on a duty costs so many points in the
goal `wishes`.

```yaml
rules:
  supervision:
    - {who: newcomer, by: keys, cost: 2}
volunteers:
  - {name: Gulnar, skills: newcomer}
  - {name: Bahar, skills: keys}
```
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Annotated, ClassVar

from pydantic import PlainValidator, WithJsonSchema

from dutyplan.grammar import shapes
from dutyplan.grammar.names import did_you_mean
from dutyplan.grammar.values import read_whole
from dutyplan.grammar.words import COST, Cost, Words
from dutyplan.plan import Duty, Plan, Volunteer
from dutyplan.problems import Problem, Severity, Span
from dutyplan.reasons import Reason, because
from dutyplan.roster import Breach, Roster
from dutyplan.rules.base import Barring, Builder, Line, Literal, Part, Rule, Scope, Term
from dutyplan.rules.groups import names_of
from dutyplan.rules.kinds import Kind, KindWord

_Number = Annotated[
    int,
    PlainValidator(lambda value: read_whole(value, "a number of people", 1, 1000)),
    WithJsonSchema(shapes.whole(1, 1000)),
]


class SupervisionWords(Words):
    """One line."""

    noun: ClassVar[str] = "a line of 'supervision'"
    example: ClassVar[str] = "{who: minors, by: adults}"
    needed: ClassVar[tuple[str, ...]] = ("who", "by")

    who: Annotated[KindWord | None, shapes.told("Who is looked after.", "minors", "0-15")] = None
    by: Annotated[KindWord | None, shapes.told("Who must be there too.", "adults", "keys")] = None
    per: Annotated[_Number | None, shapes.told("One of those for so many of these.", 3)] = None
    cost: Annotated[Cost | None, COST] = None


@dataclass(frozen=True, slots=True)
class Care:
    """Who is looked after, by whom; one for each `per` begun, or for any number if None."""

    who: Kind
    by: Kind
    per: int | None
    cost: int | None
    span: Span | None

    def may_watch(self, volunteer: Volunteer, duty: Duty) -> bool:
        """Whether somebody counts as `by`: nobody does who is in `who`."""
        day = duty.date
        return self.by.holds(volunteer, day) and not self.who.holds(volunteer, day)

    def sides(self, crew: list[tuple[Volunteer, Literal]], duty: Duty) -> _Sides:
        """The literals of those looked after, and of those who may do it."""
        wards = [on for one, on in crew if self.who.holds(one, duty.date)]
        carers = [on for one, on in crew if self.may_watch(one, duty)]
        return wards, carers

    def room_among(self, num_people: int) -> int:
        """How many of `who` there can be among so many people."""
        sizes = range(num_people + 1)
        return max(num for num in sizes if num + self.needed(num) <= num_people)

    def needed(self, num_wards: int) -> int:
        """How many of `by` so many of `who` need."""
        return min(num_wards, 1) if self.per is None else -(-num_wards // self.per)

    def too_few(self, code: str, duty: Duty, num: int, carers: int, need: int) -> Reason:
        """A reason that counts: `num` of `who` need so many of `by`, and have `carers`."""
        who, by = self.who.several, self.by.several
        facts = {"duty": duty, "num": num, "who": who, "carers": carers, "need": need, "by": by}
        return because(code, self.span, **facts)


_Sides = tuple[list[Literal], list[Literal]]


class Supervision(Rule):
    """Nobody of `who` without `by`."""

    id = "supervision"
    words = list[SupervisionWords]

    def read(self, words: list[SupervisionWords] | None, scope: Scope) -> tuple[Care, ...] | None:
        """The lines."""
        cares = [
            Care(word.who, word.by, word.per, word.cost, word.span)
            for word in words or ()
            if word.who is not None and word.by is not None
        ]
        return tuple(cares) or None

    def review(self, plan: Plan, barring: Barring) -> list[Problem]:
        """Find volunteers whose age is not known; warn of what can't be meant."""
        cares: tuple[Care, ...] = plan.rules.get(self.id, ())
        kinds = [kind for care in cares for kind in (care.who, care.by)]
        skills = sorted({skill for one in plan.volunteers for skill in one.skills})
        unknown = [kind for kind in kinds if kind.skill is not None and kind.skill not in skills]
        problems = [
            Problem(
                "unknown-skill",
                f"nobody has the skill '{kind.skill}'",
                kind.span,
                did_you_mean(str(kind.skill), ["minors", "adults", *skills]),
                Severity.WARNING,
            )
            for kind in unknown
        ]
        asking = next((kind for kind in kinds if kind.ages is not None), None)
        ageless = [one for one in plan.volunteers if one.age is None and one.born is None]
        if asking is not None and ageless:
            message = f"has no age, and 'supervision' asks for {asking.several.message}"
            hint = "add 'age' or 'born'"
            problems += [
                Problem(self.id, f"{one.name} {message}", one.span, hint) for one in ageless
            ]
            return problems
        for care in cares:
            if care.cost is None and care.by not in unknown:
                problems += _never_covered(care, plan, barring)
        return problems

    def build(self, plan: Plan, builder: Builder) -> None:
        """Weigh the two sides of each duty against each other."""
        cares: tuple[Care, ...] = plan.rules.get(self.id, ())
        for care in cares:
            if care.cost is not None:
                continue
            for duty in plan.duties:
                wards, carers = care.sides(builder.crew(duty), duty)
                if wards and care.per is not None:
                    terms = [(on, 1) for on in wards] + [(on, -care.per) for on in carers]
                    builder.within(terms, None, 0)
                elif wards:
                    is_cared_for = builder.boolean()
                    for on in wards:
                        builder.implies(on, is_cared_for)
                    builder.within([*((on, 1) for on in carers), (is_cared_for, -1)], 0, None)

    def involves(self, plan: Plan) -> Iterator[Volunteer]:
        """Those of `who`."""
        cares: tuple[Care, ...] = plan.rules.get(self.id, ())
        days = {duty.date for duty in plan.duties}
        for care in cares:
            for one in plan.volunteers if care.cost is None else ():
                if any(care.who.holds(one, day) for day in days):
                    yield one

    def relax(self, plan: Plan, part: Part) -> None:
        """On each duty no more of `who` than there is room for beside those whom they need.

        Each who comes beyond those wanted makes room for one more of them at most.
        """
        cares: tuple[Care, ...] = plan.rules.get(self.id, ())
        for care in cares:
            for duty in plan.duties if care.cost is None else ():
                wards, _ = care.sides(part.crew(duty), duty)
                own = [(on, 1) for on in wards]
                less = [(number, -factor) for number, factor in part.beyond(duty)]
                room = care.room_among(duty.people.want)
                if len(own) > room:
                    part.within([*own, *less], None, room)

    def admits(self, plan: Plan, duty: Duty, crew: tuple[Volunteer, ...]) -> bool:
        """With as many of `by` as those of `who` need."""
        cares: tuple[Care, ...] = plan.rules.get(self.id, ())
        return all(
            sum(care.may_watch(one, duty) for one in crew)
            >= care.needed(sum(care.who.holds(one, duty.date) for one in crew))
            for care in cares
            if care.cost is None
        )

    def lines(self, plan: Plan) -> Iterator[Line]:
        """Each of them."""
        cares: tuple[Care, ...] = plan.rules.get(self.id, ())
        for care in cares:
            if care.cost is None:
                who, by, per = care.who.several, care.by.somebody, care.per
                if per is None:
                    reason = because("line.supervision", care.span, who=who, by=by)
                else:
                    reason = because("line.supervision.per", care.span, who=who, by=by, num=per)
                yield Line(reason, replace(plan, rules={self.id: (care,)}))

    def is_soft(self, plan: Plan) -> bool:
        """With a cost on any line."""
        cares: tuple[Care, ...] = plan.rules.get(self.id, ())
        return any(care.cost is not None for care in cares)

    def prices(self, plan: Plan, builder: Builder) -> Iterator[Term]:
        """A count of those who are missing, for each duty."""
        cares: tuple[Care, ...] = plan.rules.get(self.id, ())
        for care in cares:
            if care.cost is None:
                continue
            for duty in plan.duties:
                wards, carers = care.sides(builder.crew(duty), duty)
                if not wards:
                    continue
                lack = builder.integer(0, care.needed(len(wards)))
                if care.per is not None:
                    terms = [(on, 1) for on in wards]
                    terms += [(on, -care.per) for on in (*carers, lack)]
                    builder.within(terms, None, 0)
                else:
                    for on in wards:
                        helped = [(one, 1) for one in (*carers, lack)]
                        builder.within([*helped, (on, -1)], 0, None)
                yield lack, care.cost

    def check(self, plan: Plan, roster: Roster) -> Iterator[Breach]:
        """Count both sides on each duty."""
        cares: tuple[Care, ...] = plan.rules.get(self.id, ())
        for care in cares:
            for duty in plan.duties:
                crew = roster.crew(duty)
                wards = [one for one in crew if care.who.holds(one, duty.date)]
                carers = [one for one in crew if care.by.holds(one, duty.date) and one not in wards]
                if not wards:
                    continue
                need = 1
                while care.per is not None and need * care.per < len(wards):
                    need += 1
                lack = need - len(carers)
                if lack <= 0:
                    continue
                if need == 1:
                    code, by = "breach.supervision", care.by.somebody
                    reason = because(code, care.span, volunteer=wards[0], duty=duty, by=by)
                else:
                    code = "breach.supervision.few"
                    reason = care.too_few(code, duty, len(wards), len(carers), need)
                # A hard line is broken once, however many are missing; a soft one costs for each.
                for _ in range(lack if care.cost is not None else 1):
                    yield Breach(self.id, reason, duty, wards[0], care.cost)

    def dooms(self, plan: Plan, roster: Roster, barring: Barring) -> Iterator[Breach]:
        """Duties where too few of `by` can ever come."""
        cares: tuple[Care, ...] = plan.rules.get(self.id, ())
        for care in cares:
            for duty in {one.duty: None for one in roster.assignments}:
                crew = roster.crew(duty)
                wards = [one for one in crew if care.who.holds(one, duty.date)]
                able = [
                    one
                    for one in plan.volunteers
                    if care.may_watch(one, duty) and barring(one, duty) is None
                ]
                others = [one for one in crew if one not in able]
                num, need = len(able), care.needed(len(wards))
                if duty.people.max is not None:
                    num = max(0, min(num, duty.people.max - len(others)))
                if num < need:
                    if need == 1:
                        code, by = "breach.supervision.no-room", care.by.nobody
                        reason = because(code, care.span, volunteer=wards[0], duty=duty, by=by)
                    else:
                        code = "breach.supervision.little-room"
                        reason = care.too_few(code, duty, len(wards), num, need)
                    yield Breach(self.id, reason, duty, wards[0], care.cost)


def _never_covered(care: Care, plan: Plan, barring: Barring) -> Iterator[Problem]:
    """Warn of those who can be on some duty, but on none of them with anybody of `by`."""

    @cache
    def has_carer(duty: Duty) -> bool:
        able = (one for one in plan.volunteers if care.may_watch(one, duty))
        return any(barring(one, duty) is None for one in able)

    def can_serve(one: Volunteer, duty: Duty) -> bool:
        is_room = duty.people.max is None or duty.people.max > 1
        return not care.who.holds(one, duty.date) or (is_room and has_carer(duty))

    def is_open(one: Volunteer, among: Callable[[Volunteer, Duty], bool]) -> bool:
        return any(among(one, duty) and barring(one, duty) is None for duty in plan.duties)

    stuck = [
        one
        for one in plan.volunteers
        if not is_open(one, can_serve) and is_open(one, lambda *_: True)
    ]
    if not stuck:
        return
    names = names_of(tuple(stuck))
    if any(is_open(one, lambda _, duty: has_carer(duty)) for one in stuck):
        message = f"no duty that {names} can be on takes {care.by.somebody.message} too"
        way_out = "let two people come: 'people: 2', or '1-2' where one is wanted"
    else:
        message = f"{care.by.nobody.message} can be on any duty that {names} can be on"
        way_out = "look at ages, skills and times"
    hint = f"{names} won't serve in this plan: {way_out}"
    yield Problem(Supervision.id, message, care.span, hint, Severity.WARNING)


RULE = Supervision()
