"""Which duties of each volunteer get literals in a lift: a few, drawn by lot."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from dutyplan.plan import Duty, Plan, Volunteer
from dutyplan.roster import Roster
from dutyplan.rules.eligibility import Eligibility

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Aim:
    """What a roster is to have.

    Attributes
    ----------
    counts
        By the index of each who is compared, how many duties of each amount.
    near
        A roster that need not keep the rules: its duties are among those drawn.
    crowds
        How many people come to which duties together; where these are several, to none of them
        beyond those wanted.
    chosen
        By a volunteer's index, the duties of those of whom they are known.
    """

    counts: Mapping[int, Mapping[int, int]]
    near: Roster
    crowds: Sequence[tuple[Sequence[Duty], int]]
    chosen: Mapping[int, list[Duty]] = field(default_factory=dict)


_USUAL = 6
"""Who is to have so many duties gets twice as many literals."""
_CROWD = 4
"""So many literals at least for each who is wanted on a duty."""


class Drawing:
    """Draws by one seed.

    Parameters
    ----------
    amount_of
        The load that a duty brings to one person.
    """

    def __init__(
        self,
        plan: Plan,
        who: Eligibility,
        amount_of: Mapping[Duty, int],
        aim: Aim,
        seed: str,
    ) -> None:
        self._plan = plan
        self._who = who
        self._amount_of = amount_of
        self._aim = aim
        self._random = random.Random(seed)

    def of_counts(self, num: int) -> dict[int, list[Duty]]:
        """So many duties for each that somebody is to have, of the same amount."""
        drawn: dict[int, set[Duty]] = {one.index: set() for one in self._plan.volunteers}
        for one in self._plan.volunteers:
            own = self._who.open_duties(one)
            for amount, count in self._aim.counts.get(one.index, {}).items():
                alike = [duty for duty in own if self._amount_of[duty] == amount]
                drawn[one.index].update(self._some(alike, num * count))
        return self._filled(drawn)

    def of_all(self, num: int) -> dict[int, list[Duty]]:
        """So many duties of each volunteer; more of one who has many in the near roster."""
        drawn = {}
        for one in self._plan.volunteers:
            more = num * len(self._aim.near.duties_of(one)) // _USUAL
            drawn[one.index] = set(self._some(self._who.open_duties(one), num + more))
        return self._filled(drawn)

    def _filled(self, drawn: dict[int, set[Duty]]) -> dict[int, list[Duty]]:
        """The duties drawn, those that are known, those near, and more where there are few."""
        for one in self._plan.volunteers:
            known = self._aim.chosen.get(one.index)
            if known is None:
                drawn[one.index].update(self._aim.near.duties_of(one))
            else:
                drawn[one.index] = set(known)
        for cell in self._plan.rules.get("fixed", ()):
            if cell.cost is None and cell.volunteer.index not in self._aim.chosen:
                can = (duty for duty in cell.duties if self._who.can_serve(cell.volunteer, duty))
                drawn[cell.volunteer.index].update(can)
        self._fill_crowds(drawn)
        return {index: sorted(own, key=lambda duty: duty.index) for index, own in drawn.items()}

    def _fill_crowds(self, drawn: dict[int, set[Duty]]) -> None:
        """Draw more people for duties, and for skills, of which there are few."""
        crowds: dict[Duty, list[Volunteer]] = {duty: [] for duty in self._plan.duties}
        for one in self._plan.volunteers:
            for duty in drawn[one.index]:
                crowds[duty].append(one)
        short = {duty for duties, _ in self._aim.crowds if len(duties) > 1 for duty in duties}
        for duty, crowd in crowds.items():
            if duty in short:  # hardly anybody can be spared
                for one in self._others(duty, None, crowd):
                    drawn[one.index].add(duty)
                continue
            for skill, num in ((None, duty.people.want), *duty.task.skills.items()):
                lack = _CROWD * num - sum(skill is None or skill in one.skills for one in crowd)
                others = self._others(duty, skill, crowd) if lack > 0 else ()
                for one in self._some(others, lack):
                    crowd.append(one)
                    drawn[one.index].add(duty)

    def _others(self, duty: Duty, skill: str | None, crowd: Sequence[Volunteer]) -> list[Volunteer]:
        """Who else could be drawn for a duty."""
        there = set(crowd)
        return [
            one
            for one in self._plan.volunteers
            if (skill is None or skill in one.skills)
            and one not in there
            and one.index not in self._aim.chosen
            and self._who.can_serve(one, duty)
        ]

    def _some(self, population: Sequence[_T], num: int) -> list[_T]:
        return self._random.sample(population, min(num, len(population))) if num > 0 else []
