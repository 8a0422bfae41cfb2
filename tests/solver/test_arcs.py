from __future__ import annotations

from dutyplan.solver.arcs import SINK, SOURCE, Arcs


def test_new_nodes_come_after_source_and_sink() -> None:
    arcs = Arcs()
    assert (SOURCE, SINK, arcs.node(), arcs.node()) == (0, 1, 2, 3)


def test_the_cheap_way_is_filled_first() -> None:
    arcs = Arcs()
    middle = arcs.node()
    assert [
        arcs.add(SOURCE, middle, 5),
        arcs.add(middle, SINK, 1, 7),
        arcs.add(middle, SINK, 2, 3),
        arcs.add(SOURCE, SINK, 9, 5),
    ] == [0, 1, 2, 3]
    assert arcs.flow(4) == ([2, 0, 2, 2], 2 * 3 + 2 * 5)


def test_a_detour_is_taken_where_it_frees_a_cheaper_way() -> None:
    arcs = Arcs()
    one, two, left, right = (arcs.node() for _ in range(4))
    for node in (one, two):
        arcs.add(SOURCE, node, 1)
    to_left = arcs.add(one, left, 1, 1)
    to_right = arcs.add(one, right, 1, 2)
    only = arcs.add(two, left, 1, 4)
    for node in (left, right):
        arcs.add(node, SINK, 1)
    found = arcs.flow(2)
    assert found is not None
    flow, cost = found
    assert (flow[to_left], flow[to_right], flow[only], cost) == (0, 1, 1, 6)


def test_large_costs_stay_exact() -> None:
    arcs = Arcs()
    arcs.add(SOURCE, SINK, 3, 10**12 + 1)
    assert arcs.flow(3) == ([3], 3 * 10**12 + 3)


def test_no_flow_where_there_is_too_little_room() -> None:
    arcs = Arcs()
    arcs.add(SOURCE, SINK, 2)
    assert arcs.flow(3) is None
