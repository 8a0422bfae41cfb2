"""Ways out of small random plans: each works, says what is needed, and none is cheaper."""

from __future__ import annotations

import time
from dataclasses import replace
from itertools import islice
from random import Random

import pytest

from dutyplan.explaining.ways.changes import Change, LineOut
from dutyplan.explaining.ways.dutychanges import (
    FewerNeeded,
    FewerSkilled,
    FewerWanted,
    LeftOut,
    MoreRoom,
    WiderAge,
)
from dutyplan.explaining.ways.peoplechanges import (
    Freed,
    HigherLimit,
    JoinsEarlier,
    LeavesLater,
    NeverLifted,
)
from dutyplan.explaining.ways.waysout import find_ways_out
from dutyplan.plan import Plan
from dutyplan.problems import Source, Span
from dutyplan.rules.cells import Cell
from tests.oracle import brute, changes, weeks
from tests.oracle.before import after_others, from_sunday
from tests.oracle.changes import Edit, Key
from tests.oracle.duties import Data
from tests.oracle.facts import Facts
from tests.oracle.plans import num_examples
from tests.translation import read_data

_MOST_COMBINATIONS = 600
_KINDS = ("plain", "ruled", "ruled", "full")


def key_of(plan: Plan, change: Change) -> Key:
    """The change in the oracle's words."""
    match change:
        case LeftOut(duty):
            return ("out", duty.task.name, duty.date)
        case FewerWanted(duty, num):
            return ("people", duty.task.name, duty.date, num)
        case FewerNeeded(duty, num):
            return ("least", duty.task.name, duty.date, num)
        case MoreRoom(duty, num):
            return ("room", duty.task.name, duty.date, num)
        case FewerSkilled(task, skill, num):
            return ("skill", task.name, skill, num)
        case WiderAge(task, age):
            return ("age", task.name, age)
        case HigherLimit(one, limit, _, num):
            return ("limit", one.id, limit, num)
        case Freed(one, duty):
            return ("free", one.id, duty.begin, duty.finish)
        case NeverLifted(one, task):
            return ("never", one.id, task.name)
        case JoinsEarlier(one, day):
            return ("since", one.id, day)
        case LeavesLater(one, day):
            return ("until", one.id, day)
        case LineOut("rest" | "rotate", _):
            return (change.rule, 0)
        case LineOut("guardian", line):
            (ward,) = line.plan.rules["guardian"]
            return ("guardian", ward.volunteer.id)
        case LineOut(rule, line):
            (own,) = line.plan.rules[rule]
            return (rule, [one is own for one in plan.rules[rule]].index(True))
    raise ValueError(change)


def has_roster(data: Data, *, strict: bool) -> bool:
    """Whether there is one; a file without any duty is no plan."""
    facts = Facts(data)
    return bool(facts.duties) and any(True for _ in brute.rosters(facts, strict=strict))


def read(data: Data) -> Plan | None:
    return read_data(data)[0]


@pytest.mark.parametrize("number", range(num_examples(40)))
def test_ways_to_a_roster_without_gaps(number: int) -> None:
    chance = Random(number)
    size = chance.choice(((4, 1, 3), (3, 2, 2)))
    data = weeks.week(chance, chance.choice(_KINDS), least=(2, 1, 1), most=size)
    if number % 6 == 5:
        data = from_sunday(data)
    data = changes.spelled_out(data)
    if number % 3 == 2:
        data = after_others(chance, data)
    plan = read(data)
    if plan is not None:
        assert_ways_are_right(plan, data, strict=True)


@pytest.mark.parametrize("number", range(num_examples(40)))
def test_ways_to_a_roster_with_fixed_lines(number: int) -> None:
    """Lines that clash are problems of the file, so these come into the plan behind its back."""
    chance = Random(number)
    size = chance.choice(((4, 1, 3), (3, 2, 2)))
    data = weeks.week(chance, chance.choice(("ruled", "full")), least=(2, 1, 2), most=size)
    if number % 6 == 5:
        data = from_sunday(data)
    data = changes.spelled_out(data)
    if number % 3 == 2:
        data = after_others(chance, data)
    rules = data.setdefault("rules", {})
    rules.pop("fixed", None)
    plan = read(data)
    assert plan is not None
    pairs = [(one, duty) for one in plan.volunteers for duty in plan.duties]
    chosen = chance.sample(pairs, k=min(len(pairs), chance.choice((1, 2, 3))))
    nowhere = Span(Source("week.yaml", ""), 0, 0, 0)
    cells = tuple(Cell(one, (duty,), nowhere) for one, duty in chosen)
    plan = replace(plan, rules={**plan.rules, "fixed": cells})
    rules["fixed"] = [
        {"volunteer": one.id, "task": duty.task.name, "date": duty.date.isoformat()}
        for one, duty in chosen
    ]
    assert_ways_are_right(plan, data, strict=False)


def assert_ways_are_right(plan: Plan, data: Data, *, strict: bool) -> None:
    found = find_ways_out(plan, strict, time.monotonic() + 60)
    assert found.is_complete
    if has_roster(data, strict=strict):
        assert found.ways == ()
        return
    assert found.ways
    assert found.is_cheapest
    known = {edit.key: edit for edit in changes.edits(data, strict=strict)}
    sorts: list[set[str]] = []
    for way in found.ways:
        made = [known[key_of(plan, change)] for change in way.changes]
        assert [edit.cost for edit in made] == [change.cost for change in way.changes]
        assert has_roster(changes.edited(data, made), strict=strict)
        for edit in made:
            others = [one for one in made if one is not edit]
            assert not has_roster(changes.edited(data, others), strict=strict)
        own = {change.sort for change in way.changes}
        assert not any(before <= own for before in sorts)
        sorts.append(own)
    costs = [way.cost for way in found.ways]
    assert costs == sorted(costs)
    assert_none_is_cheaper(data, list(known.values()), costs[0], strict=strict)


def assert_none_is_cheaper(data: Data, known: list[Edit], cost: int, *, strict: bool) -> None:
    combinations = list(islice(changes.combinations_below(known, cost), _MOST_COMBINATIONS + 1))
    if len(combinations) > _MOST_COMBINATIONS:
        return
    for made in combinations:
        assert not has_roster(changes.edited(data, made), strict=strict), [
            edit.key for edit in made
        ]
