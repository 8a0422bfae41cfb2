"""What a week file may say and likely does not mean: warnings, and a plan without a duty."""

from __future__ import annotations

from dutyplan.grammar.names import did_you_mean
from dutyplan.grammar.text import Text
from dutyplan.plan import Plan, Task
from dutyplan.problems import Problem, Severity, Span
from dutyplan.weekfile.schema import TaskWords


def find_doubts(
    plan: Plan, tasks: list[tuple[Task, TaskWords]], start: Span | None
) -> list[Problem]:
    """Tasks without a duty, skills that nobody has.

    Parameters
    ----------
    start
        Where the plan's first day stands.
    """
    if not plan.duties:
        message = f"no task has a duty from {plan.start} to {plan.end}"
        hint = "change 'start' or 'weeks', or the days in 'when'"
        return [Problem("no-duty", message, start, hint)]
    doubts = []
    busy = {id(duty.task) for duty in plan.duties}
    skills = sorted({skill for one in plan.volunteers for skill in one.skills})
    for task, words in tasks:
        if id(task) not in busy and words.name:
            message = f"'{task.name}' has no duty from {plan.start} to {plan.end}"
            doubts.append(_warning("no-duty", message, words.name))
        for skill in words.skills:
            if skill not in skills:
                hint = did_you_mean(skill, skills)
                doubts.append(
                    _warning("unknown-skill", f"nobody has the skill '{skill}'", skill, hint)
                )
    return doubts


def doubt_order(goals: list[Text]) -> list[Problem]:
    """Fairness before coverage: nobody on duty is the fairest of all rosters."""
    for position, goal in enumerate(goals):
        if goal == "fairness" and "coverage" not in goals[:position]:
            message = "without 'coverage' before it, the fairest roster is an empty one"
            return [_warning("goal-order", message, goal, "write [coverage, fairness]")]
    return []


def _warning(code: str, message: str, place: Text, hint: str = "") -> Problem:
    return Problem(code, message, place.span, hint, Severity.WARNING)
