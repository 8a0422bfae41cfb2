"""The last lines of a table: what is missing, and how much is known about the roster."""

from __future__ import annotations

from collections.abc import Iterator

from dutyplan.locales import Catalogue
from dutyplan.outputs.grid import clean
from dutyplan.plan import Duty
from dutyplan.roster import GoalResult, Outcome, Roster

NONE = "–"


def signed_tenths(tenths: int | None) -> str:
    """Write a balance as people read it: `+0.6`, `-0.4`, `0.0`; a dash for None."""
    if tenths is None:
        return NONE
    whole, tenth = divmod(abs(tenths), 10)
    sign = "+" if tenths > 0 else "-" if tenths < 0 else ""
    return f"{sign}{whole}.{tenth}"


def gap_lines(roster: Roster, duty: Duty, words: Catalogue) -> Iterator[str]:
    """What a duty lacks, a phrase each."""
    if roster.is_called_off(duty):
        yield words.format("gap.called-off", num=duty.people.min)
        return
    missing = roster.missing(duty)
    if missing:
        yield words.format("gap.people", num=missing)
    for skill, lack in roster.missing_skills(duty).items():
        key = "gap.skill" if duty.task.skills[skill] == 1 else "gap.skill.some"
        yield words.format(key, num=lack, skill=clean(skill))


def gap_sentence(roster: Roster, duty: Duty, words: Catalogue) -> str:
    """A duty and all that it lacks, for a line of its own."""
    what = words["comma"].join(gap_lines(roster, duty, words)).replace("!!\u00a0", "")
    day = f"{duty.date} {duty.window}" if duty.window else str(duty.date)
    return words.format("run.gap", task=clean(duty.task.name), day=day, what=what)


def closing_lines(outcome: Outcome, roster: Roster, words: Catalogue) -> list[str]:
    """Say how the roster stands, a sentence a line."""
    if outcome.proved:
        return [_gaps_line(roster, words), *_proved_line(outcome, words)]
    stopped = "open.interrupted" if outcome.interrupted else "open.time"
    goals = [_goal_sentence(result, words) for result in outcome.goals]
    return [_gaps_line(roster, words), words[stopped], *goals]


def _gaps_line(roster: Roster, words: Catalogue) -> str:
    gaps = list(roster.gaps())
    if not gaps:
        return words["gaps.none"]
    held = [duty for duty in gaps if not roster.is_called_off(duty)]
    counts = {
        "gaps.people": sum(roster.missing(duty) for duty in gaps),
        "gaps.skills": sum(sum(roster.missing_skills(duty).values()) for duty in held),
        "gaps.called-off": len(gaps) - len(held),
    }
    what = [words.format(key, num=num) for key, num in counts.items() if num]
    every = len(roster.plan.duties)
    return words.format("gaps", num=len(gaps), all=every, what=words["comma"].join(what))


def _proved_line(outcome: Outcome, words: Catalogue) -> list[str]:
    """One sentence about all goals in their order; none for a plan without goals."""
    line = ""
    for goal in dict.fromkeys(result.goal for result in outcome.goals):
        key = f"better.{goal}"
        better = words[key] if key in words else words.format("better.other", goal=goal)
        line += words.format("proved.next" if line else "proved", better=better)
    return [line + words["stop"]] if line else []


def _goal_sentence(result: GoalResult, words: Catalogue) -> str:
    """Say what one goal came to, and what is known about it."""
    if isinstance(result.value, tuple):
        best = result.value[0] if result.value else None
        value = signed_tenths(best)
        bound = None if result.bound is None else signed_tenths(result.bound)
        is_largest_proved = result.bound is not None and result.bound == best
    else:
        value = str(result.value)
        bound = None if result.bound is None else str(result.bound)
        is_largest_proved = False
    if result.proved:
        state = words["state.proved"]
    elif is_largest_proved:
        state = words["state.largest"]
    elif bound is not None:
        state = words.format("state.bound", bound=bound)
    else:
        state = words["state.open"]
    key = f"goal.{result.goal}"
    known = key if key in words else "goal.other"
    return words.format(known, goal=result.goal, value=value, state=state)
