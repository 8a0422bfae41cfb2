"""The rules of the week file as rows of a model, one function for each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import Any

from tests.oracle import words
from tests.oracle.duties import Data, Duty
from tests.oracle.highs.draft import Draft
from tests.oracle.highs.limits import add_limits


def add_rules(draft: Draft, *, strict: bool = False) -> None:
    """All rules of the plan, hard and soft."""
    add_people(draft, strict=strict)
    add_overlap(draft)
    add_limits(draft)
    add_spacing(draft)
    add_after(draft)
    add_supervision(draft)
    add_guardian(draft)
    add_together(draft)
    add_apart(draft)
    add_fixed(draft)


def add_people(draft: Draft, *, strict: bool) -> None:
    """No more than may come, and too few are nobody; with `strict` no gaps."""
    for index, duty in enumerate(draft.facts.duties):
        crew = draft.crew(index)
        everybody = [(one, 1) for one in crew.values()]
        draft.model.within(everybody, duty.want if strict else None, duty.most)
        if duty.least > 0:
            takes_place = draft.model.binary()
            draft.model.within([*everybody, (takes_place, -duty.least)], 0, None)
            for one in crew.values():
                draft.model.within([(one, 1), (takes_place, -1)], None, 0)
        for skill, need in duty.skills.items() if strict else ():
            skilled = [(one, 1) for who, one in crew.items() if draft.facts.has_skill(who, skill)]
            draft.model.within(skilled, need, None)


def add_overlap(draft: Draft) -> None:
    """At the start of each duty nobody is on two: wherever some overlap, one of them starts."""
    for number in range(len(draft.facts.ids)):
        own = draft.duties_of(number)
        for index in own:
            start, _ = draft.facts.duties[index].times
            at_once = [one for other, one in own.items() if _holds(draft, other, start)]
            # One from before the plan that still lasts is a bar already: `facts.barred`.
            if len(at_once) > 1:
                draft.model.within([(one, 1) for one in at_once], None, 1)


def _holds(draft: Draft, index: int, minute: int) -> bool:
    start, end = draft.facts.duties[index].times
    return start <= minute < end


def add_spacing(draft: Draft) -> None:
    """`rest` and `rotate`."""
    for name, is_too_close in (("rest", _is_no_rest), ("rotate", _is_same_again)):
        if name in draft.facts.rules:
            line = draft.facts.rules[name]
            line = line if isinstance(line, dict) else {"least": line}
            least, unit = words.read_length(line["least"])
            _add_pairs(draft, line, _with_length(is_too_close, least, unit))


def _with_length(
    is_too_close: Callable[[Duty, Duty, Fraction, str], bool], least: Fraction, unit: str
) -> Callable[[Duty, Duty], bool]:
    return lambda earlier, later: is_too_close(earlier, later, least, unit)


def _is_no_rest(earlier: Duty, later: Duty, least: Fraction, unit: str) -> bool:
    if unit == "hour":
        return Fraction(later.times[0] - earlier.times[1], 60) < least
    wholly_free = later.dates[0] - earlier.dates[1] - 1
    return wholly_free < least


def _is_same_again(earlier: Duty, later: Duty, least: Fraction, unit: str) -> bool:
    passed = later.day.toordinal() - earlier.day.toordinal()
    return earlier.task == later.task and passed <= least


def add_after(draft: Draft) -> None:
    """`after`: the day counts on which a duty starts."""
    for line in draft.facts.rules.get("after", []):
        unwanted = words.each_item(line["not"])

        def is_unwanted(
            earlier: Duty, later: Duty, task: str = line["task"], unwanted: list[Any] = unwanted
        ) -> bool:
            follows = later.day.toordinal() == earlier.day.toordinal() + 1
            return follows and earlier.task == task and later.task in unwanted

        _add_pairs(draft, line, is_unwanted)


def _add_pairs(draft: Draft, line: Data, clash: Callable[[Duty, Duty], bool]) -> None:
    """Two duties of one volunteer that clash; a later one that does costs once."""
    duties = draft.facts.duties
    for number in range(len(draft.facts.ids)):
        own = draft.duties_of(number)
        for later, second in own.items():
            firsts = [
                first
                for earlier, first in own.items()
                if duties[earlier].times < duties[later].times
                and clash(duties[earlier], duties[later])
            ]
            is_too_soon = any(clash(one, duties[later]) for one in draft.facts.done[number])
            room = draft.slack(line.get("cost"), 1) if firsts or is_too_soon else []
            if is_too_soon:
                draft.model.within([(second, 1), *room], None, 0)
            for first in firsts:
                draft.model.within([(first, 1), (second, 1), *room], None, 1)


def add_supervision(draft: Draft) -> None:
    """Nobody who is looked after looks after others."""
    for line in draft.facts.rules.get("supervision", []):
        for index, duty in enumerate(draft.facts.duties):
            crew = draft.crew(index)
            wards = _members(draft, line["who"], crew, duty)
            others = {who: one for who, one in crew.items() if who not in wards}
            by = [(one, -1) for one in _members(draft, line["by"], others, duty).values()]
            per = line.get("per")
            room = draft.slack(line.get("cost"), len(wards))
            if per is None:
                for ward in wards.values():
                    draft.model.within([(ward, 1), *by, *room], None, 0)
            else:
                everybody = [(ward, 1) for ward in wards.values()]
                enough = [(one, factor * per) for one, factor in [*by, *room]]
                draft.model.within([*everybody, *enough], None, 0)


def _members(draft: Draft, group: Any, crew: dict[int, int], duty: Duty) -> dict[int, int]:
    is_one = draft.facts.is_one_of
    return {who: one for who, one in crew.items() if is_one(group, who, duty.day)}


def add_guardian(draft: Draft) -> None:
    """A ward serves only where the guardian does."""
    for ward, who in enumerate(draft.facts.volunteers):
        if "guardian" in who:
            guardian = draft.facts.ids.index(who["guardian"])
            for index, one in draft.duties_of(ward).items():
                other = draft.on.get((guardian, index))
                draft.model.within([(one, 1), *_signed(other, -1)], None, 0)


def add_together(draft: Draft) -> None:
    """Hard on each duty; soft for each day on which a group is torn."""
    for names, cost in _groups(draft, "together"):
        days: dict[object, list[int]] = {}
        for index, duty in enumerate(draft.facts.duties):
            days.setdefault(duty.day, []).append(index)
        for indices in days.values():
            room = draft.slack(cost, 1)
            for index in indices:
                # In a circle: wherever one serves, so does the next.
                for who, other in zip(names, [*names[1:], names[0]], strict=True):
                    first, second = draft.on.get((who, index)), draft.on.get((other, index))
                    terms = [*_signed(first, 1), *_signed(second, -1)]
                    draft.model.within([*terms, *room], None, 0)


def _signed(one: int | None, factor: int) -> list[tuple[int, int]]:
    """The term of a variable; who can't serve has none."""
    return [] if one is None else [(one, factor)]


def add_apart(draft: Draft) -> None:
    """On one duty each beyond the first."""
    for names, cost in _groups(draft, "apart"):
        for index in range(len(draft.facts.duties)):
            there = [(one, 1) for who, one in draft.crew(index).items() if who in names]
            draft.model.within([*there, *draft.slack(cost, len(there) - 1)], None, 1)


def _groups(draft: Draft, name: str) -> Iterable[tuple[list[int], int | None]]:
    for line in draft.facts.rules.get(name, []):
        line = line if isinstance(line, dict) else {"names": line}
        yield [draft.facts.ids.index(one) for one in line["names"]], line.get("cost")


def add_fixed(draft: Draft) -> None:
    """Of all duties that a line may mean, one."""
    for number, meant, cost in draft.facts.fixed():
        there = [(draft.on[number, one], 1) for one in meant if (number, one) in draft.on]
        draft.model.within([*there, *_negated(draft.slack(cost, 1))], 1, None)


def _negated(terms: list[tuple[int, int]]) -> list[tuple[int, int]]:
    return [(one, -factor) for one, factor in terms]
