"""Random plans to measure with: `python benchmarks/plans.py 60 12 6 --seed 3 > plan.yaml`.

Volunteers are 13 to 75 years old; each is free on a share of the Saturdays; tasks overlap in
time, weigh 1, 2 or 3, want one to three people, and half of them ask for an age.
"""

from __future__ import annotations

import argparse
import random
from datetime import date, timedelta

START = date(2026, 11, 28)
AGES = ("", "", "16+", "12+", "18-60", "18-65")


def week_file(
    volunteers: int, weeks: int, tasks: int, *, seed: int = 0, free: float = 0.6, even: bool = False
) -> str:
    """The text of a week file.

    Parameters
    ----------
    volunteers, weeks, tasks
        Size of the plan; `tasks` is the number of duties a week.
    free
        Share of the Saturdays on which a volunteer is available.
    even
        Whether all tasks weigh the same.
    """
    chance = random.Random(seed)
    days = [START + timedelta(7 * week) for week in range(weeks)]
    lines = [f"title: Plan {seed}", f"start: {START}", f"weeks: {weeks}", "tasks:"]
    for number in range(tasks):
        ages = chance.choice(AGES)
        parts = [
            f"name: Task {number + 1}",
            "when: saturday 10:00-12:00",
            f"people: {chance.choice((1, 2, 2, 3))}",
            f"effort: {1 if even else chance.choice((1, 2, 3))}",
        ]
        lines.append("  - {" + ", ".join(parts + ([f"age: {ages}"] if ages else [])) + "}")
    lines.append("volunteers:")
    for number in range(volunteers):
        own = [f"'{day}'" for day in days if chance.random() < free] or [f"'{days[0]}'"]
        age = chance.randint(13, 75)
        name = f"Volunteer {number + 1:04}"
        lines.append(f"  - {{name: {name}, age: {age}, available: [{', '.join(own)}]}}")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Print one plan."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("volunteers", type=int)
    parser.add_argument("weeks", type=int)
    parser.add_argument("tasks", type=int)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--free", type=float, default=0.6)
    parser.add_argument("--even", action="store_true")
    options = parser.parse_args()
    print(week_file(**vars(options)), end="")


if __name__ == "__main__":
    main()
