"""What a week file may say and likely does not mean: warnings, and a plan without a duty."""

from __future__ import annotations

from dutyplan.goals import GOALS
from dutyplan.grammar.names import did_you_mean
from dutyplan.grammar.text import Text
from dutyplan.plan import Plan, Task
from dutyplan.problems import Problem, Severity, Span
from dutyplan.weekfile.schema import TaskWords
from dutyplan.weekfile.sections import GoalWords


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


def doubt_goals(goals: list[GoalWords], plan: Plan) -> list[Problem]:
    """Fairness before coverage, and what no goal of the list ever counts."""
    doubts = []
    named = {part for goal in goals for part in goal.parts}
    for position, goal in enumerate(goals):
        before = {part for earlier in goals[:position] for part in earlier.parts}
        if goal.id == "fairness" and "coverage" not in before:
            message = "without 'coverage' before it, the fairest roster is an empty one"
            doubts.append(_warning("goal-order", message, goal.text, "write [coverage, fairness]"))
            break
    uncounted = {
        "minimums": "a limit has a minimum, and no goal counts what it lacks",
        "wishes": "somebody has wishes, or a rule has a cost, and no goal counts them",
    }
    for name, message in uncounted.items():
        if name not in named and GOALS[name].is_used(plan):
            hint = f"add '{name}' to the goals"
            doubts.append(_warning("goal-missing", message, goals[-1].text, hint))
    return doubts


def _warning(code: str, message: str, place: Text, hint: str = "") -> Problem:
    return Problem(code, message, place.span, hint, Severity.WARNING)
