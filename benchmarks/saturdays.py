"""A year of Saturdays, one after the other.

Forty residents of all ages, a week file for each of 52 Saturdays, each roster filed, attended, and
read again as history by the next. Some don't come, some are away for weeks, four leave, six join
late.
"""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from dutyplan import load, solve
from dutyplan.goals.carried import Carried, carried
from dutyplan.ledger.attending.attendance import Said, attend, days_of
from dutyplan.ledger.filing.filing import file_pair, read_state
from dutyplan.ledger.record import Mark, Record
from dutyplan.ledger.recording import record_of
from dutyplan.outputs.filed import filed_texts
from dutyplan.plan import CENTIPOINTS

FIRST = date(2026, 1, 3)
BAND = 3
"""No balance of a member ever comes to more than so many points, above or below: the effort of
the heaviest duty."""
_ABSENT = 0.05
_NUM_FIRST = 40
_NAMES = [
    "Aynur",
    "Bahar",
    "Gulnar",
    "Nurlan",
    "Aigerim",
    "Ilham",
    "Natasha",
    "Sergei",
    "Dilnur",
    "Tursun",
    "Kamila",
    "Erfan",
    "Alim",
    "Hasiyat",
    "Li-Min",
    "Ma-Jun",
    "Wang-Guoqiang",
    "Zhang-Wei",
    "Ma-Xiulan",
    "Chen-Hao",
    "Liu-Yang",
    "Zhao-Lei",
    "Sun-Mei",
    "Zhou-Jie",
    "Adil",
    "Rena",
    "Polat",
    "Zulfiya",
    "Marat",
    "Saule",
    "Yerlan",
    "Madina",
    "Timur",
    "Oksana",
    "Pavel",
    "Irina",
    "Bolat",
    "Asel",
    "Rustam",
    "Leyla",
    "Murat",
    "Patima",
    "Kurban",
    "Nigar",
    "Halim",
    "Sabina",
]

TASKS = """\
tasks:
  - {name: Stairwell rails, when: saturday 10:00-11:00, people: 3, age: 12+}
  - {name: Basement, when: saturday 10:00-12:00, people: 3, effort: 3, age: 18-60}
  - {name: Courtyard, when: saturday 10:00-11:30, people: 4, effort: 2, age: 14-70}
  - {name: Equipment disinfection, when: saturday 11:00-12:00, people: 2, age: 16+}
rules:
  limits: {per_week: 1}
  rotate: 1 week
goals:
  - coverage
  - fairness: {shared_by: eligible}
"""


@dataclass(slots=True)
class Resident:
    """Somebody in the year.

    Attributes
    ----------
    since, until
        First and last Saturday of the membership, counted from 0; None for all of them.
    away
        Saturdays on which this one is on holiday.
    """

    name: str
    age: int
    since: int | None = None
    until: int | None = None
    away: set[int] = field(default_factory=set)

    def is_member(self, week: int) -> bool:
        """Whether the Saturday lies within the membership."""
        return (self.since or 0) <= week and (self.until is None or week <= self.until)


@dataclass(frozen=True, slots=True)
class Year:
    """What became of it.

    Attributes
    ----------
    sums
        After each Saturday, by name: what everybody has done and owed so far, in centipoints.
    num_absent, num_missing
        How many did not come, and how many places nobody had.
    are_all_proved
        Whether each Saturday's roster is proved best.
    """

    residents: Sequence[Resident]
    sums: list[dict[str, Carried]]
    num_absent: int
    num_missing: int
    are_all_proved: bool
    seconds: float

    def balance(self, name: str, week: int) -> float:
        """The balance of somebody after a Saturday, in points."""
        own = self.sums[week].get(name)
        return float(own.balance / CENTIPOINTS) if own else 0.0

    def balances(self, week: int) -> dict[str, float]:
        """Those of all who are members on a Saturday."""
        members = (one.name for one in self.residents if one.is_member(week))
        return {name: self.balance(name, week) for name in members}

    @property
    def band(self) -> tuple[float, float]:
        """The lowest and the highest balance that any member ever has."""
        all_of_them = [
            balance for week in range(len(self.sums)) for balance in self.balances(week).values()
        ]
        return min(all_of_them), max(all_of_them)


def residents_of(seed: int, num_weeks: int = 52) -> list[Resident]:
    """Forty of all ages; with those who join late forty-six."""
    chance = random.Random(seed)
    people = [Resident(name, chance.randint(12, 75)) for name in _NAMES]
    for number, one in enumerate(people):
        for _ in range(max(1, num_weeks // 20)):  # two or three holidays a year
            first = chance.randrange(num_weeks)
            one.away.update(range(first, first + chance.randint(1, 3)))
        if number >= _NUM_FIRST:
            one.since = chance.randrange(num_weeks // 6, 5 * num_weeks // 6)
    for one in chance.sample(people[:_NUM_FIRST], 4):
        one.until = chance.randrange(num_weeks // 4, num_weeks)
    return people


def week_file(people: Sequence[Resident], week: int, *, has_history: bool) -> str:
    """The week file of one Saturday."""
    lines = [f"start: {FIRST + timedelta(7 * week)}"]
    lines += ["history: rosters"] if has_history else []
    lines += [TASKS.rstrip(), "volunteers:"]
    for one in people:
        parts = [f"name: {one.name}", f"age: {one.age}"]
        parts += [f"since: {FIRST + timedelta(7 * one.since)}"] if one.since is not None else []
        parts += [f"until: {FIRST + timedelta(7 * one.until)}"] if one.until is not None else []
        parts += ["unavailable: daily"] if week in one.away else []
        lines.append("  - {" + ", ".join(parts) + "}")
    return "\n".join(lines) + "\n"


def run_year(seed: int = 0, num_weeks: int = 52, *, has_history: bool = True) -> Year:
    """Plan, file and attend one Saturday after the other.

    Parameters
    ----------
    has_history
        Whether each week file reads the rosters before it.
    """
    people = residents_of(seed, num_weeks)
    start = time.perf_counter()
    sums: list[dict[str, Carried]] = []
    num_absent = num_missing = 0
    are_all_proved = True
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "rosters").mkdir()
        file = folder / "week.yaml"
        for week in range(num_weeks):
            file.write_text(week_file(people, week, has_history=has_history), encoding="utf-8")
            # Another seed each week, or by themselves the Saturdays would have the same people.
            outcome = solve(load(file), seed=1000 * seed + week)
            are_all_proved &= outcome.proved
            record = record_of(outcome)
            record = attend(record, _absences(record, seed), days_of(record))
            stem = folder / "rosters" / record.start.isoformat()
            file_pair(stem, *filed_texts(record), read_state(stem))
            num_absent += sum(
                mark is Mark.ABSENT for duty in record.duties for mark in duty.attendance.values()
            )
            num_missing += sum(duty.missing for duty in record.duties)
            file.write_text(week_file(people, week + 1, has_history=True), encoding="utf-8")
            past = load(file).past
            sums.append(carried(past.duties, lambda duty: duty.effort, "eligible"))
    seconds = time.perf_counter() - start
    return Year(people, sums, num_absent, num_missing, are_all_proved, seconds)


def _absences(record: Record, seed: int) -> Iterator[Said]:
    """Who does not come: a matter of the person and the day, whatever the duty."""
    for place, duty in enumerate(record.duties):
        for name in duty.volunteers:
            if random.Random(f"{seed} {name} {duty.date}").random() < _ABSENT:
                yield Said(place, Mark.ABSENT, name)
