"""Facts that can stand for each other: what volunteers say for whom all else is the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable

from dutyplan.explaining.clashes.case import Case
from dutyplan.explaining.clashes.noting import Sum


def alike(case: Case) -> list[tuple[int, ...]]:
    """All facts of a case in groups; within one, any two can change places.

    Two volunteers are alike where the model stays the same if they change places, each with the
    one fact that is about him or her alone, such as when somebody comes. That is so where they
    stand with the same factors in each sum that is about several people, and have sums of the
    same form of their own. Then facts can hold together if they can with the one's fact in place
    of the other's; for all groups at once.
    """
    own, marks = _seen(case)
    groups: dict[Hashable, list[int]] = defaultdict(list)
    for fact in case.sums:
        groups["fact", fact].append(fact)
    for volunteer, facts in own.items():
        if len(facts) == 1:
            (fact,) = facts
            del groups["fact", fact]
            groups["like", frozenset(marks[volunteer])].append(fact)
    return sorted(tuple(group) for group in groups.values())


def _seen(case: Case) -> tuple[dict[int, set[int]], dict[int, set[Hashable]]]:
    """By volunteer: the facts that are about nobody else, and marks that tell all sums."""
    own: dict[int, set[int]] = defaultdict(set)
    marks: dict[int, set[Hashable]] = defaultdict(set)
    for fact, said in ((-1, case.always), *case.sums.items()):
        rows = [_rows(case, one) for one in said]
        people = {volunteer for row in rows for volunteer in row}
        is_own = fact >= 0 and len(people) == 1
        for number, (one, row) in enumerate(zip(said, rows, strict=True)):
            for volunteer, factors in row.items():
                rest = frozenset(term for term in one.terms if term[0] not in case.pairs)
                # A sum of one person's may stand once for each; one of several is this one.
                which = (-2 if is_own else fact) if len(row) == 1 else (fact, number)
                marks[volunteer].add((which, factors, rest, one.low, one.high))
        if is_own:
            own[people.pop()].add(fact)
    return own, marks


def _rows(case: Case, one: Sum) -> dict[int, frozenset[tuple[int, int]]]:
    """With which factor each volunteer's duties stand in a sum."""
    rows: dict[int, set[tuple[int, int]]] = defaultdict(set)
    for variable, factor in one.terms:
        if variable in case.pairs:
            volunteer, duty = case.pairs[variable]
            rows[volunteer.index].add((duty.index, factor))
    return {volunteer: frozenset(row) for volunteer, row in rows.items()}
