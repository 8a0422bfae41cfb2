"""Rosters as flows through a network: a bound on coverage and fairness, often the roster itself.

A flow goes from each volunteer, in one unit arc for each further duty, through a gate for each
set of places of a day that exclude each other, to the places on duties; a seat that nobody takes
is fed from the source at the price of the gap. The flow knows bars, head counts, and of the skills
of a duty the first. Overlaps between two gates, and all rules but bars, it leaves out: every
roster becomes a flow, when those beyond need are sent home, but no flow need be a roster.

So its least price of gaps bounds the goal `coverage` from below. Where all duties weigh the same
it bounds fairness too: the loads of the flows of least price form an M-convex set, in which a sum
of convex costs is least exactly where no single duty can be handed on to somebody for whom it
costs less. That depends on nothing but the order of the costs of further duties. A duty that takes
somebody from the level `a` to the level `b` costs, for leximin, `M**b - M**a` with `M` large: more
than another one exactly if `b` is larger, or `b` is the same and `a` is smaller. Numbered in this
order (`burdens.py`) the costs are small whole numbers, and the flow is exact.

Source: A. Frank and K. Murota, "Decreasing minimization on M-convex sets" (Mathematical
Programming 195, 2022).
"""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass

from dutyplan.plan import Plan, Volunteer
from dutyplan.roster import Assignment
from dutyplan.rules.eligibility import Eligibility
from dutyplan.rules.intervals import Stay, exclusive_groups
from dutyplan.solver.arcs import SINK, SOURCE, Arcs
from dutyplan.solver.burdens import Burdens
from dutyplan.solver.places import Place, places_by_day

_Gate = tuple[Place, ...]
"""Places of which a volunteer takes one at most."""


@dataclass(frozen=True, slots=True)
class Flow:
    """A flow of least price.

    Attributes
    ----------
    assignments
        What it means; it may break rules that the network does not know.
    by_day
        What its gaps cost in the goal `coverage`, by the ordinal of the day.
    """

    assignments: list[Assignment]
    by_day: dict[int, int]

    @property
    def missing(self) -> int:
        """What no roster can have less of in the goal `coverage`."""
        return sum(self.by_day.values())


class Network:
    """The network of one plan.

    Parameters
    ----------
    burdens
        What further duties cost in fairness.
    seed
        Another one gives another flow of the same price.
    """

    def __init__(self, plan: Plan, who: Eligibility, burdens: Burdens, seed: int = 0) -> None:
        self._plan = plan
        self._random = random.Random(seed)
        self._arcs = Arcs()
        self._nodes: dict[Place, int] = {}
        self._fed: dict[Place, int] = {}
        self._borrowed: dict[Place, int] = {}
        self._room: Counter[Place] = Counter()
        self._gates: dict[_Gate, int] = {}
        self._entries: list[tuple[int, Volunteer, _Gate]] = []
        self._exits: list[tuple[int, _Gate, Place]] = []
        days = places_by_day(plan, who)
        self._num_seats = sum(len(place.seats) for day in days for place in day)
        # The fairness of all seats together weighs less than the smallest gap.
        self._weight = 1 + burdens.highest * self._num_seats
        for day in days:
            self._add_seats(day)
        self._add_people(days, burdens)

    def solve(self) -> Flow | None:
        """The flow of least price, and among those the fairest as far as the burdens are exact.

        Returns
        -------
        None where the solver gives none.
        """
        found = self._arcs.flow(self._num_seats)
        if found is None:
            return None
        flow, _ = found
        by_day = {duty.date.toordinal(): 0 for duty in self._plan.duties}
        for place in self._nodes:
            by_day[place.day] += flow[self._fed[place]] * place.price
        for place, arc in self._borrowed.items():
            by_day[place.day] += flow[arc] * place.extra
        return Flow(self._assignments(flow), by_day)

    def _add_seats(self, day: list[Place]) -> None:
        """Each place with its way out, its price, and the way in from beside it."""
        for place in day:
            node = self._nodes[place] = self._arcs.node()
            self._arcs.add(node, SINK, len(place.seats))
            price = place.price * self._weight
            self._fed[place] = self._arcs.add(SOURCE, node, len(place.seats), price)
            self._room[place] += len(place.seats)
        for place in day:
            if place.other is not None:
                self._room[place.other] += len(place.seats)
                price = place.extra * self._weight
                self._borrowed[place] = self._arcs.add(
                    self._nodes[place.other], self._nodes[place], len(place.seats), price
                )

    def _add_people(self, days: list[list[Place]], burdens: Burdens) -> None:
        people = list(self._plan.volunteers)
        self._random.shuffle(people)
        nodes = [self._arcs.node() for _ in people]
        for one, node in zip(people, nodes, strict=True):
            costs = burdens.of(one.index)
            for cost in costs if costs is not None else ():
                self._arcs.add(SOURCE, node, 1, cost)
            if costs is None:  # owes nothing
                self._arcs.add(SOURCE, node, self._num_seats)
        for day in days:
            patterns = list(zip(*(place.able for place in day), strict=True))
            gates = {pattern: _gates(day, pattern) for pattern in dict.fromkeys(patterns)}
            for one, node in zip(people, nodes, strict=True):
                for gate in gates[patterns[one.index]]:
                    arc = self._arcs.add(node, self._gate(gate), 1)
                    self._entries.append((arc, one, gate))

    def _gate(self, gate: _Gate) -> int:
        """The node of a gate, with its arcs to the places behind it."""
        if gate not in self._gates:
            self._gates[gate] = self._arcs.node()
            for place in gate:
                arc = self._arcs.add(self._gates[gate], self._nodes[place], self._room[place])
                self._exits.append((arc, gate, place))
        return self._gates[gate]

    def _assignments(self, flow: list[int]) -> list[Assignment]:
        """Who sits where: through each gate as many as go in come out."""
        inside: dict[_Gate, list[Volunteer]] = {gate: [] for gate in self._gates}
        for arc, one, gate in self._entries:
            if flow[arc]:
                inside[gate].append(one)
        there: dict[Place, list[Volunteer]] = {place: [] for place in self._nodes}
        for arc, gate, place in self._exits:
            for _ in range(flow[arc]):
                there[place].append(inside[gate].pop())
        for place, arc in self._borrowed.items():
            if place.other is not None:
                for _ in range(flow[arc]):
                    there[place].append(there[place.other].pop())
        return [
            Assignment(one, duty)
            for place, crew in there.items()
            for one, duty in zip(crew, place.seats, strict=False)
        ]


def _gates(day: list[Place], pattern: tuple[int, ...]) -> list[_Gate]:
    """The places that are open to somebody, in sets that exclude each other."""
    stays = [
        Stay(place.begin, place.finish, number)
        for number, (place, is_open) in enumerate(zip(day, pattern, strict=True))
        if is_open
    ]
    return [tuple(day[stay.literal] for stay in group) for group in exclusive_groups(stays)]
