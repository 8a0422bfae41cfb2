"""A network of arcs with capacities and costs, and its flow of least cost: OR-Tools' solver."""

from __future__ import annotations

from ortools.graph.python.min_cost_flow import SimpleMinCostFlow  # type: ignore[import-untyped]

SOURCE, SINK = 0, 1


class Arcs:
    """Arcs from node to node, of which the first two are `SOURCE` and `SINK`."""

    def __init__(self) -> None:
        self._solver = SimpleMinCostFlow()
        self._num_nodes = 2

    def node(self) -> int:
        """A new node."""
        self._num_nodes += 1
        return self._num_nodes - 1

    def add(self, tail: int, head: int, capacity: int, cost: int = 0) -> int:
        """A new arc, with the cost of each unit through it; returns its number."""
        # One by one: arrays of them would need numpy, which takes longer to import.
        return int(self._solver.add_arc_with_capacity_and_unit_cost(tail, head, capacity, cost))

    def flow(self, supply: int) -> tuple[list[int], int] | None:
        """The flow on each arc that brings `supply` from source to sink, and its cost.

        Returns
        -------
        None where there is none, or the solver finds none.
        """
        solver = self._solver
        solver.set_node_supply(SOURCE, supply)
        solver.set_node_supply(SINK, -supply)
        if solver.solve() != solver.OPTIMAL:
            return None
        return [solver.flow(arc) for arc in range(solver.num_arcs())], solver.optimal_cost()
