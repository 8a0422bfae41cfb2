"""What a roster lacks, one kind of gap at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dutyplan.plan import Duty, Volunteer
from dutyplan.roster import Roster


@dataclass(frozen=True, slots=True)
class Gap:
    """People who are missing on a duty: any, or such with a skill.

    Attributes
    ----------
    skill
        None where people of any kind are missing.
    need
        So many there should be; for a duty that is called off, so many that it takes place.
    there
        Of these so many are on the duty.
    is_called_off
        Whether nobody is on the duty, since it would be too few.
    """

    duty: Duty
    skill: str | None
    need: int
    there: int
    is_called_off: bool = False

    def counts(self, volunteer: Volunteer) -> bool:
        """Whether somebody is of those who are missing."""
        return self.skill is None or self.skill in volunteer.skills


def gaps_of(roster: Roster) -> Iterator[Gap]:
    """Every gap in the order of duties; of a duty that is called off, that it is."""
    for duty in roster.gaps():
        if roster.is_called_off(duty):
            yield Gap(duty, None, duty.people.min, 0, is_called_off=True)
            continue
        if roster.missing(duty):
            yield Gap(duty, None, duty.people.want, len(roster.crew(duty)))
        for skill, lack in roster.missing_skills(duty).items():
            need = duty.task.skills[skill]
            yield Gap(duty, skill, need, need - lack)
