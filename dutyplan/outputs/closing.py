"""The last lines of a table: what is missing, and how much is known about the roster."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dutyplan.goals import PLUS
from dutyplan.locales import Catalogue
from dutyplan.outputs.text.grid import clean
from dutyplan.plan import Duty
from dutyplan.reasons import NameOf
from dutyplan.roster import Breach, GoalResult, Outcome, Roster, Shortfall

NONE = "–"
_MOST_BROKEN = 5
_MOST_OF_TOP = 3
"""Where more is to be said of the top, what holds people there is left to `-v`."""


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
    what = words["comma"].join(gap_lines(roster, duty, words))
    day = f"{duty.date} {duty.window}" if duty.window else str(duty.date)
    return words.format("run.gap", task=clean(duty.task.name), day=day, what=what)


def closing_lines(
    outcome: Outcome, roster: Roster, words: Catalogue, name_of: NameOf | None = None
) -> list[str]:
    """Say how the roster stands, a sentence a line."""
    lines = [_gaps_line(roster, words)]
    lines += shortfall_lines(outcome.shortfalls, words, name_of)
    lines += _wishes_line(outcome, words)
    lines += broken_lines(outcome.broken, words, name_of)
    certificate = top_lines(outcome, words, name_of)
    if len(certificate) > _MOST_OF_TOP:
        certificate = certificate[: _MOST_OF_TOP - 1]
    if outcome.proved:
        return [*lines, *_proved_line(outcome, words), *certificate]
    goals = [_goal_sentence(result, words) for result in outcome.goals]
    return [*lines, _open_line(outcome, words), *goals, *certificate]


def top_lines(outcome: Outcome, words: Catalogue, name_of: NameOf | None = None) -> list[str]:
    """The certificate of fairness, then as a list who stands at the top, and what holds them."""
    told = [one for one in outcome.explanations if one.code.startswith("top.")]
    lines = [clean(one.said(words, name_of)) for one in told]
    return [*lines[:1], *(f"- {line}" for line in lines[1:])]


def _open_line(outcome: Outcome, words: Catalogue) -> str:
    """Why the proof is missing."""
    if outcome.interrupted:
        return words["open.interrupted"]
    return words["open.memory" if outcome.out_of_memory else "open.time"]


def shortfall_lines(
    shortfalls: Sequence[Shortfall], words: Catalogue, name_of: NameOf | None = None
) -> list[str]:
    """One line on all minimums that are not reached; none where all are."""
    if not shortfalls:
        return []
    what = words["semicolon"].join(shortfall_text(one, words, name_of) for one in shortfalls)
    return [words.format("short", what=what)]


def shortfall_text(one: Shortfall, words: Catalogue, name_of: NameOf | None = None) -> str:
    """Who lacks what, on one line."""
    return clean(one.said(words, name_of))


def broken_lines(
    broken: Sequence[Breach], words: Catalogue, name_of: NameOf | None = None
) -> list[str]:
    """Soft rules that are broken: how many times at what cost, then the first few of them."""
    if not broken:
        return []
    cost = sum(breach.cost or 0 for breach in broken)
    key = "broken" if len(broken) > 1 else "broken.once"
    lines = [words.format(key, num=len(broken), cost=cost)]
    lines += [
        words.format("broken.item", what=clean(one.said(words, name_of)), cost=one.cost)
        for one in broken[:_MOST_BROKEN]
    ]
    if len(broken) > _MOST_BROKEN:
        lines.append(words.format("broken.more", num=len(broken) - _MOST_BROKEN))
    return lines


def _wishes_line(outcome: Outcome, words: Catalogue) -> list[str]:
    points = [one.value for one in outcome.goals if one.goal == "wishes"]
    return [words.format("wishes", num=f"{value:+d}" if value else "0")
            for value in points if isinstance(value, int)]  # fmt: skip


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
        better = words["and"].join(_better(part, words) for part in goal.split(PLUS))
        line += words.format("proved.next" if line else "proved", better=better)
    return [line + words["stop"]] if line else []


def _better(goal: str, words: Catalogue) -> str:
    key = f"better.{goal}"
    return words[key] if key in words else words.format("better.other", goal=goal)


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
