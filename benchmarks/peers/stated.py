"""What of the rules is stated to Timefold, worked out without it.

These are spacing (overlap, `rest`, `rotate`), `supervision` for any number and `together`, as far
as they are hard, and all that bars somebody from a duty outright.
"""

from __future__ import annotations

from dutyplan.plan import MINUTES_PER_DAY, Duty, Plan

_STATED = {"rest", "rotate", "supervision", "together", "never", "forbidden"}


def unstated(plan: Plan) -> list[str]:
    """Rules of the plan that are not stated above."""
    found = sorted(name for name, rule in plan.rules.items() if rule and name not in _STATED)
    found += [f"a cost in {name}" for name in ("rest", "rotate") if _costs(plan.rules.get(name))]
    cares = plan.rules.get("supervision", ())
    found += ["supervision per number"] if any(care.per or _costs(care) for care in cares) else []
    found += ["a cost in together"] if any(map(_costs, plan.rules.get("together", ()))) else []
    found += ["least people"] if any(duty.people.min for duty in plan.duties) else []
    return found


def _costs(rule: object) -> bool:
    return getattr(rule, "cost", None) is not None


def with_rest(plan: Plan, duty: Duty) -> tuple[int, int]:
    """The minutes that a duty takes, with the rest behind it."""
    rest = plan.rules.get("rest")
    if rest is None:
        return duty.begin, duty.finish
    if rest.least.hours is not None:
        return duty.begin, duty.finish + rest.least.minutes
    last_day = (duty.finish - 1) // MINUTES_PER_DAY
    first = duty.date.toordinal() * MINUTES_PER_DAY
    return first, (last_day + 1 + rest.least.days) * MINUTES_PER_DAY


def with_break(plan: Plan, duty: Duty) -> tuple[int, int]:
    """The days from a duty to the first on which its task may come round again."""
    rotate = plan.rules.get("rotate")
    day = duty.date.toordinal()
    return day, day if rotate is None else day + rotate.least.days + 1
