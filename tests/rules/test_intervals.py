from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from dutyplan.rules.intervals import Stay, cliques, exclusive_groups, packing_number

Times = list[tuple[int, int]]

times = st.lists(
    st.tuples(st.integers(0, 12), st.integers(1, 6)).map(lambda one: (one[0], sum(one))),
    max_size=9,
)


def stays(times: Times) -> list[Stay]:
    """Their literals are 10, 11, ..."""
    return [Stay(start, end, 10 + number) for number, (start, end) in enumerate(times)]


def overlap(one: Stay, other: Stay) -> bool:
    return max(one.start, other.start) < min(one.end, other.end)


def largest_sets(intervals: Times) -> set[frozenset[int]]:
    """Sets of at least two that overlap pair by pair, and that no further one extends."""
    every = stays(intervals)
    sets = [
        frozenset(one.literal for one in chosen)
        for size in range(2, len(every) + 1)
        for chosen in combinations(every, size)
        if all(overlap(one, other) for one, other in combinations(chosen, 2))
    ]
    return {one for one in sets if not any(one < other for other in sets)}


def test_a_stay_ends_before_the_next_begins() -> None:
    assert list(cliques(stays([(0, 2), (2, 4)]))) == []
    assert list(cliques(stays([(0, 3), (2, 4)]))) == [[10, 11]]


def test_nothing_alone_is_a_clique() -> None:
    assert list(cliques([])) == []
    assert list(cliques(stays([(0, 9)]))) == []


def test_a_long_stay_is_in_each_clique_that_it_touches() -> None:
    assert list(cliques(stays([(0, 9), (1, 3), (4, 6), (5, 7), (9, 10)]))) == [
        [10, 11],
        [10, 12, 13],
    ]


@settings(max_examples=300, deadline=None)
@given(times)
@example([(0, 2), (2, 4)])
@example([(0, 4), (1, 2), (2, 3), (3, 5)])
@example([(0, 6), (0, 6), (1, 3)])
def test_cliques_are_all_the_largest_sets_and_no_others(intervals: Times) -> None:
    found = list(cliques(stays(intervals)))
    assert all(len(set(one)) == len(one) for one in found)
    assert len({frozenset(one) for one in found}) == len(found)
    assert {frozenset(one) for one in found} == largest_sets(intervals)


def test_groups_are_filled_by_start() -> None:
    groups = exclusive_groups(stays([(5, 7), (0, 4), (3, 6), (2, 3), (7, 8)]))
    assert [[one.literal for one in group] for group in groups] == [[11, 13], [12, 10], [14]]


@settings(max_examples=300, deadline=None)
@given(times)
def test_each_stay_is_in_one_group_whose_members_all_overlap(intervals: Times) -> None:
    groups = exclusive_groups(stays(intervals))
    assert all(groups)
    assert sorted(one.literal for group in groups for one in group) == [
        one.literal for one in stays(intervals)
    ]
    assert all(overlap(*pair) for group in groups for pair in combinations(group, 2))
    # Of two groups that follow each other, the second could not have been begun later.
    for group, following in pairwise(groups):
        assert not all(overlap(following[0], one) for one in group)


def test_the_most_that_fit_one_behind_the_other() -> None:
    assert packing_number([]) == 0
    assert packing_number([(0, 2), (2, 4)]) == 2
    assert packing_number([(0, 3), (2, 4)]) == 1
    # The long one begins first, and the short ones fit into its time.
    assert packing_number([(0, 9), (1, 3), (3, 5), (4, 6)]) == 2
    assert packing_number([(0, 2), (1, 9), (3, 5), (5, 7)]) == 3


@settings(max_examples=300, deadline=None)
@given(times)
def test_no_larger_set_is_without_an_overlap(intervals: Times) -> None:
    every = stays(intervals)
    largest = max(
        size
        for size in range(len(every) + 1)
        for chosen in combinations(every, size)
        if not any(overlap(one, other) for one, other in combinations(chosen, 2))
    )
    assert packing_number(sorted(intervals, key=lambda one: one[0])) == largest
