"""Random plans to measure with: `python -m benchmarks.plans 60 12 6 --seed 3 > plan.yaml`.

Volunteers are 13 to 75 years old; each is free on a share of the Saturdays; tasks overlap in
time, weigh 1, 2 or 3, want one to three people, and half of them ask for an age. With `--event`
the three numbers are volunteers, days and duties, and the plan is one of `events.py`.
"""

from __future__ import annotations

import argparse
import random
from datetime import timedelta

from benchmarks.changes import RULES, SHORTAGES, change
from benchmarks.drafts import START, Draft
from benchmarks.events import event_file

AGES = ("", "", "16+", "12+", "18-60", "18-65")


def week_file(
    volunteers: int,
    weeks: int,
    tasks: int,
    *,
    seed: int = 0,
    free: float = 0.6,
    even: bool = False,
    unequal: float | None = None,
    rules: tuple[str, ...] = (),
    short: tuple[str, ...] = (),
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
    unequal
        Share of the tasks with an effort of 2 or 3, the others weighing 1; None for 1, 2 and 3
        alike.
    rules, short
        Rules beside age and availability, and shortages that no roster can fill, by their
        names; see `changes.py`.
    """
    chance = random.Random(seed)
    days = [START + timedelta(7 * week) for week in range(weeks)]
    draft = Draft(f"Plan {seed}", f"weeks: {weeks}", days)
    for number in range(tasks):
        ages = chance.choice(AGES)
        task = {
            "name": f"Task {number + 1}",
            "when": "saturday 10:00-12:00",
            "people": str(chance.choice((1, 2, 2, 3))),
            "effort": str(1 if even else _effort(chance, unequal)),
        }
        draft.tasks.append(task | ({"age": ages} if ages else {}))
    for number in range(volunteers):
        draft.free.append([str(day) for day in days if chance.random() < free] or [str(days[0])])
        age = chance.randint(13, 75)
        draft.volunteers.append({"name": f"Volunteer {number + 1:04}", "age": str(age)})
    change(draft, seed, rules, short)
    return draft.text()


def _effort(chance: random.Random, unequal: float | None) -> int:
    if unequal is None:
        return chance.choice((1, 2, 3))
    return chance.choice((2, 3)) if chance.random() < unequal else 1


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split(",")) if text else ()


def main() -> None:
    """Print one plan."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("volunteers", type=int)
    parser.add_argument("weeks", type=int, help="of an event: days")
    parser.add_argument("tasks", type=int, help="a week; of an event: duties in all")
    parser.add_argument("--event", action="store_true", help="days full of duties that overlap")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--free", type=float, default=0.6, help="share of days that one is free")
    parser.add_argument("--even", action="store_true", help="all tasks weigh the same")
    parser.add_argument("--unequal", type=float, help="share of tasks that do not weigh 1")
    parser.add_argument("--rules", type=_names, default=(), help=",".join(RULES))
    parser.add_argument(
        "--short",
        type=_names,
        nargs="?",
        default=(),
        const=tuple(SHORTAGES),
        help=f"what no roster can fill: {','.join(SHORTAGES)}; all of them if none is named",
    )
    options = vars(parser.parse_args())
    try:
        print(_file(**options), end="")
    except ValueError as error:
        parser.error(str(error))


def _file(event: bool, **options: object) -> str:
    if not event:
        return week_file(**options)  # type: ignore[arg-type]
    volunteers, days, duties = (options.pop(key) for key in ("volunteers", "weeks", "tasks"))
    if options.pop("rules") or options.pop("even"):
        raise ValueError("an event has no rules but skills, and --unequal 0 for equal efforts")
    options["unequal"] = options["unequal"] or 0.0
    return event_file(volunteers, days, duties, **options)  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
