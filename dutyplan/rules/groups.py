"""Volunteers who depend on one another: groups named under `together` and `apart`, wards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

from pydantic import PlainValidator, WithJsonSchema

from dutyplan.grammar import shapes
from dutyplan.grammar.names import read_name
from dutyplan.grammar.text import Items, MisreadError, Text, misread
from dutyplan.grammar.words import COST, Cost, Words
from dutyplan.plan import Duty, Plan, Volunteer
from dutyplan.problems import Problem, Span
from dutyplan.rules.base import Barring, Builder, Literal, Scope
from dutyplan.rules.lines import listed


@dataclass(frozen=True, slots=True)
class Group:
    """Volunteers that belong together, or apart; `cost` of a breach if the line is soft."""

    members: tuple[Volunteer, ...]
    cost: int | None
    span: Span | None

    def by_duty(self, builder: Builder) -> dict[Duty, list[Literal]]:
        """For each duty the literals of those members who can be put on it."""
        literals: dict[Duty, list[Literal]] = {}
        for one in self.members:
            for duty, on in builder.duties_of(one):
                literals.setdefault(duty, []).append(on)
        return literals


@dataclass(frozen=True, slots=True)
class Ward:
    """Somebody with a guardian."""

    volunteer: Volunteer
    guardian: Volunteer
    span: Span


def _read_names(value: Any) -> tuple[Text, ...]:
    if not isinstance(value, Items):
        hint = "put the names of each group in brackets: - [Ann, Bob]"
        raise misread(value, "wrong-kind", "a group must be a list of names", hint)
    return tuple(map(read_name, value))


_Names = Annotated[
    tuple[Text, ...],
    PlainValidator(_read_names),
    WithJsonSchema(
        {"type": "array", "items": shapes.NAME, "minItems": 2, "examples": [["Aynur", "Bahar"]]}
    ),
]


class GroupWords(Words):
    """A list of names, or a mapping of it and its cost."""

    noun: ClassVar[str] = "a group"
    example: ClassVar[str] = "{names: [Aynur, Bahar], cost: 3}"
    short: ClassVar[str] = "names"
    needed: ClassVar[tuple[str, ...]] = ("names",)

    names: Annotated[_Names | None, shapes.told("Two volunteers or more.")] = None
    cost: Annotated[Cost | None, COST] = None


def read_groups(words: list[GroupWords] | None, scope: Scope) -> tuple[Group, ...] | None:
    """Find who is meant.

    Raises
    ------
    MisreadError
        With all unknown names, and groups that are none.
    """
    groups: list[Group] = []
    problems: list[Problem] = []
    for word in words or ():
        if word.names is None:
            continue
        members: list[Volunteer] = []
        for name in word.names:
            volunteer = scope.volunteers.find(name)
            if volunteer is None:
                problems.append(scope.volunteers.problem(name))
            elif volunteer in members:
                message = f"'{name}' stands twice in this group"
                problems.append(Problem("duplicate-name", message, name.span))
            else:
                members.append(volunteer)
        if len(word.names) < 2:
            message = "a group needs two names at least"
            problems.append(Problem("too-few-names", message, word.span))
        groups.append(Group(tuple(members), word.cost, word.span))
    if problems:
        raise MisreadError(*problems)
    return tuple(groups) or None


def company(plan: Plan, *volunteers: Volunteer) -> tuple[Volunteer, ...]:
    """These, and all who must be on every duty of theirs: guardians, families, and theirs."""
    groups: tuple[Group, ...] = plan.rules.get("together", ())
    wards: tuple[Ward, ...] = plan.rules.get("guardian", ())
    found = list(volunteers)
    for one in found:  # which grows on the way
        others = [ward.guardian for ward in wards if ward.volunteer is one]
        for group in groups:
            if group.cost is None and one in group.members:
                others += group.members
        found += [other for other in dict.fromkeys(others) if other not in found]
    return tuple(found)


def can_all_serve(
    people: tuple[Volunteer, ...],
    duty: Duty,
    barring: Barring,
    there: tuple[Volunteer, ...] = (),
) -> bool:
    """Whether all these people can be on a duty, beside those who are `there`."""
    num = len({*people, *there})
    is_room = duty.people.max is None or num <= duty.people.max
    return is_room and all(barring(one, duty) is None for one in people)


def why_never(plan: Plan, people: tuple[Volunteer, ...], barring: Barring) -> str:
    """Why all these people can be on no duty together, and the way out; empty if they can."""
    if any(can_all_serve(people, duty, barring) for duty in plan.duties):
        return ""
    if any(all(barring(one, duty) is None for one in people) for duty in plan.duties):
        num = len(people)
        return f"let {num} people come: 'people: {num}', or '1-{num}' where one is wanted"
    return "look at their ages, times and limits"


def names_of(people: tuple[Volunteer, ...]) -> str:
    """Their names in a sentence."""
    return listed([one.name for one in people])
