"""Two ways to one end, side by side on two cores, with an outcome that neither core decides.

One is a single large question, the other a row of small steps. Whichever gets there with less
work wins, not the one that is there first: work is counted in the solver's own deterministic
unit, so the same question has the same outcome on a busy machine, and on one with a single core.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dutyplan.solver.answers import Answer
from dutyplan.solver.engine import Engine
from dutyplan.solver.parts import Step
from dutyplan.solver.running import Running


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a contest ended.

    Attributes
    ----------
    answer
        To the large question; None where the steps settled the matter with less work.
    step
        The last that was done with no more work than the answer took, or the last of all where
        the answer is open; None where there was no such step.
    second
        The answer to the second question, where the first one is open.
    """

    answer: Answer | None
    step: Step | None
    second: Answer | None = None


def contend(
    engine: Engine,
    begin: Callable[[float], Running],
    steps: Iterator[Step],
    effort: float,
    begin_second: Callable[[Step], Running] | None = None,
) -> Outcome:
    """Ask a large question, and meanwhile go step by step.

    Parameters
    ----------
    begin
        Starts the large question, with bounded work.
    effort
        The bound.
    begin_second
        Starts another large question, from where the steps came to, once they have
        led no further. Its answer counts only where the first question stays open.
    """
    first, second = begin(effort), None
    done: list[Step] = []
    try:
        for step in steps:
            done.append(step)
            if step.is_settled or _has_settled_by(first, step.effort):
                break
        last = done[-1] if done else None
        if last is not None and last.is_settled:
            return _judged(engine, begin, first, done, effort)
        is_open = first.answer is None or not first.answer.is_settled
        if begin_second is not None and last is not None and is_open and not engine.is_stopped:
            second = begin_second(last)
        answer = _end(engine, first)
        if answer.is_settled:
            return Outcome(answer, _last_within(done, answer.effort))
        return Outcome(answer, last, _end(engine, second) if second is not None else None)
    finally:
        for question in (first, second):
            if question is not None:
                question.stop()
                engine.end(question)


def _end(engine: Engine, question: Running) -> Answer:
    if engine.is_stopped:
        question.stop()
    return engine.end(question)


def _judged(
    engine: Engine,
    begin: Callable[[float], Running],
    first: Running,
    done: list[Step],
    effort: float,
) -> Outcome:
    """The outcome where the steps have settled the matter, and the question may have too."""
    first.stop()
    answer = engine.end(first)
    enough = min(done[-1].effort, effort)
    if not answer.is_settled and answer.effort < enough and not engine.is_stopped:
        # It went slower than the steps for once; with as much work as they had, it may be first.
        answer = engine.end(begin(enough))
    if answer.is_settled and answer.effort < done[-1].effort:
        return Outcome(answer, _last_within(done, answer.effort))
    return Outcome(None, done[-1])


def _last_within(done: list[Step], effort: float) -> Step | None:
    return next((step for step in reversed(done) if step.effort <= effort), None)


def _has_settled_by(running: Running, effort: float) -> bool:
    answer = running.answer
    return answer is not None and answer.is_settled and answer.effort <= effort
