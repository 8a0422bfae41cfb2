"""Random events: a few days full of duties whose windows overlap, and some that ask for a skill."""

from __future__ import annotations

import random
from datetime import timedelta

from benchmarks.changes import change
from benchmarks.drafts import START, Draft

SKILLS = ("first aid", "radio")
SHIFTS = ("08:00-15:00", "11:00-18:00", "14:00-22:00", "08:00-22:00")
_OPENS, _CLOSES = 16, 44  # in half hours after midnight
_SHARE_OF_SKILLED_TASKS = 1 / 3
_SHARE_OF_SKILLED_PEOPLE = 1 / 4


def event_file(
    volunteers: int,
    days: int,
    duties: int,
    *,
    seed: int = 0,
    free: float = 0.6,
    unequal: float = 0.0,
    short: tuple[str, ...] = (),
) -> str:
    """The text of a week file for an event.

    Duties start on the half hour, last two to four hours and lie between 8:00 and 22:00; they
    want two to six people. A third of them need somebody with a skill, which a quarter of the
    people have.

    Parameters
    ----------
    duties
        How many there are in all, spread over the days in turn.
    free
        Share of the days on which a volunteer comes, for a part of the day or for all of it.
    unequal
        Share of the duties with an effort of 2 or 3; the others weigh 1.
    short
        Shortages that no roster can fill; see `changes.SHORTAGES`.
    """
    chance = random.Random(seed)
    dates = [START + timedelta(day) for day in range(days)]
    draft = Draft(f"Event {seed}", f"end: {dates[-1]}", dates)
    for number in range(duties):
        length = chance.choice((4, 5, 6, 7, 8))
        start = chance.randint(_OPENS, _CLOSES - length)
        window = f"{_clock(start)}-{_clock(start + length)}"
        task = {
            # The last one is on the last day, whatever the number of duties.
            "name": f"Duty {number + 1:03}",
            "when": f"{dates[(number - duties) % days]} {window}",
            "people": str(chance.choice((2, 3, 4, 5, 6))),
            "effort": str(chance.choice((2, 3)) if chance.random() < unequal else 1),
        }
        if chance.random() < _SHARE_OF_SKILLED_TASKS:
            task["skills"] = f"{{{chance.choice(SKILLS)}: 1}}"
        draft.tasks.append(task)
    for number in range(volunteers):
        one = {"name": f"Volunteer {number + 1:04}", "age": str(chance.randint(16, 75))}
        skills = [skill for skill in SKILLS if chance.random() < _SHARE_OF_SKILLED_PEOPLE]
        if skills:
            one["skills"] = f"[{', '.join(skills)}]"
        draft.volunteers.append(one)
        own = [f"{day} {chance.choice(SHIFTS)}" for day in dates if chance.random() < free]
        draft.free.append(own or [f"{dates[0]} {SHIFTS[-1]}"])
    change(draft, seed, (), short)
    return draft.text()


def _clock(half_hours: int) -> str:
    return f"{half_hours // 2:02}:{half_hours % 2 * 30:02}"
