"""What a roster is worth, by code that shares nothing with whoever made it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from dutyplan.checking import check
from dutyplan.ledger.reading.rosterfile import read_roster
from dutyplan.plan import CENTIPOINTS
from dutyplan.roster import Assignment, Roster
from dutyplan.rules.eligibility import Eligibility
from dutyplan.weekfile import read_week_bytes


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was counted in a roster.

    Attributes
    ----------
    missing
        People and skills.
    largest
        The largest balance, in tenths; None where nobody is compared.
    squares
        The sum of squared loads, in points.
    num_breaches
        Rules broken.
    """

    missing: int
    largest: int | None
    squares: Fraction
    num_breaches: int


class Judge:
    """Judges rosters of one plan.

    Raises
    ------
    ValueError
        If the week file has anything to complain of.
    """

    def __init__(self, text: str) -> None:
        plan, problems = read_week_bytes("week.yaml", text.encode(), Path())
        if plan is None or problems:
            raise ValueError("; ".join(problem.message for problem in problems))
        self.plan = plan
        self._who = Eligibility(plan)

    def of_file(self, data: str) -> Verdict:
        """Judge a roster as `dutyplan` writes it."""
        roster, problems = read_roster("roster", data.encode(), self.plan)
        if roster is None or problems:
            raise ValueError("; ".join(problem.message for problem in problems))
        return self.of(roster)

    def of_pairs(self, pairs: list[tuple[int, int]]) -> Verdict:
        """Judge pairs of a volunteer's and a duty's index."""
        plan = self.plan
        chosen = [Assignment(plan.volunteers[one], plan.duties[duty]) for one, duty in pairs]
        return self.of(Roster(plan, chosen))

    def of(self, roster: Roster) -> Verdict:
        """Count everything anew."""
        report = check(self.plan, roster, self._who)
        missing = sum(
            roster.missing(duty) + sum(roster.missing_skills(duty).values())
            for duty in self.plan.duties
        )
        loads = (Fraction(roster.effort(one), CENTIPOINTS) for one in self.plan.volunteers)
        tenths = [one.tenths for one in report.standings if one.tenths is not None]
        return Verdict(
            missing,
            max(tenths, default=None),
            sum((load * load for load in loads), Fraction(0)),
            len(report.breaches),
        )
