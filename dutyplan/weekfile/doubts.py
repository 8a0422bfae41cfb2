"""What a week file may say and likely does not mean: warnings, and a plan without a duty."""

from __future__ import annotations

from collections.abc import Sequence

from dutyplan.goals import GOALS
from dutyplan.grammar.names import did_you_mean
from dutyplan.grammar.text import Text
from dutyplan.locales.wording import worded
from dutyplan.plan import Plan, Task
from dutyplan.problems import Problem, Severity, Span
from dutyplan.weekfile.schema import TaskWords
from dutyplan.weekfile.sections import GoalWords


def find_doubts(
    plan: Plan,
    tasks: list[tuple[Task, TaskWords]],
    start: Span | None,
    skills: Sequence[str] | None,
) -> list[Problem]:
    """Tasks without a duty, skills that nobody has.

    Parameters
    ----------
    start
        Where the plan's first day stands.
    skills
        Those that volunteers have; None where not all of what the file says of them was read.
    """
    if not plan.duties:
        message = worded("bad.no-duty.none", start=plan.start, end=plan.end)
        hint = worded("hint.change-days")
        return [Problem("no-duty", message, start, hint)]
    doubts = []
    busy = {id(duty.task) for duty in plan.duties}
    for task, words in tasks:
        if id(task) not in busy and words.name:
            message = worded("bad.no-duty.task", task=task.name, start=plan.start, end=plan.end)
            doubts.append(_warning("no-duty", message, words.name))
        if skills is not None:
            doubts += [_nobody_has(skill, skills) for skill in words.skills if skill not in skills]
    return doubts


def _nobody_has(skill: Text, skills: Sequence[str]) -> Problem:
    message = worded("bad.unknown-skill", skill=skill)
    return _warning("unknown-skill", message, skill, did_you_mean(skill, skills))


def doubt_goals(goals: list[GoalWords], plan: Plan) -> list[Problem]:
    """Fairness before coverage, and what no goal of the list ever counts."""
    doubts = []
    named = {part for goal in goals for part in goal.parts}
    for position, goal in enumerate(goals):
        before = {part for earlier in goals[:position] for part in earlier.parts}
        if goal.id == "fairness" and "coverage" not in before:
            message = worded("bad.goal-order")
            hint = worded("hint.write", example="[coverage, fairness]")
            doubts.append(_warning("goal-order", message, goal.text, hint))
            break
    uncounted = {
        "minimums": "bad.goal-missing.minimums",
        "wishes": "bad.goal-missing.wishes",
    }
    for name, key in uncounted.items():
        if name not in named and GOALS[name].is_used(plan):
            hint = worded("hint.add-goal", goal=name)
            doubts.append(_warning("goal-missing", worded(key), goals[-1].text, hint))
    return doubts


def _warning(code: str, message: str, place: Text, hint: str = "") -> Problem:
    return Problem(code, message, place.span, hint, Severity.WARNING)
