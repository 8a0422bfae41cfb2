"""Volunteers who depend on one another: groups named under `together` and `apart`, wards."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Any, ClassVar

from pydantic import PlainValidator, WithJsonSchema

from dutyplan.grammar import shapes
from dutyplan.grammar.names import read_name
from dutyplan.grammar.text import Items, MisreadError, Text, misread
from dutyplan.grammar.words import COST, Cost, Words
from dutyplan.locales.wording import Wording, worded
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
        hint = worded("hint.group-brackets")
        raise misread(value, "wrong-kind", worded("bad.group-no-list"), hint)
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

    noun: ClassVar[str] = worded("noun.a-group")
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
        members: dict[Volunteer, Text] = {}
        for name in word.names:
            volunteer = scope.volunteers.find(name)
            if volunteer is None:
                problems.append(scope.volunteers.problem(name))
            elif volunteer in members:
                message = worded("bad.twice-in-group", name=name)
                problems.append(Problem("duplicate-name", message, name.span))
            else:
                members[volunteer] = name
        if len(word.names) < 2:
            message = worded("bad.too-few-names")
            problems.append(Problem("too-few-names", message, word.span))
        groups.append(Group(tuple(members), word.cost, word.span))
    if problems:
        raise MisreadError(*problems)
    return tuple(groups) or None


def company(plan: Plan, *volunteers: Volunteer) -> tuple[Volunteer, ...]:
    """These, and all who must be on every duty of theirs: guardians, families, and theirs."""
    ties = _ties(plan)
    found = list(volunteers)
    known = set(found)
    followed: set[tuple[Volunteer, ...]] = set()
    for one in found:  # which grows on the way
        for others in ties.get(one, ()):
            if others not in followed:
                followed.add(others)
                found += [other for other in dict.fromkeys(others) if other not in known]
                known.update(others)
    return tuple(found)


@lru_cache(maxsize=1)  # a plan is asked about group after group
def _ties(plan: Plan) -> dict[Volunteer, list[tuple[Volunteer, ...]]]:
    """For each volunteer those who must be there, too: guardians, then families."""
    wards: tuple[Ward, ...] = plan.rules.get("guardian", ())
    groups: tuple[Group, ...] = plan.rules.get("together", ())
    ties: dict[Volunteer, list[tuple[Volunteer, ...]]] = {}
    for ward in wards:
        ties.setdefault(ward.volunteer, []).append((ward.guardian,))
    for group in groups:
        for one in group.members if group.cost is None else ():
            ties.setdefault(one, []).append(group.members)
    return ties


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
        return worded("hint.let-come", people=num)
    return worded("hint.ages-times-limits")


def names_of(people: tuple[Volunteer, ...]) -> Wording:
    """Their names in a sentence."""
    return listed([one.name for one in people])
