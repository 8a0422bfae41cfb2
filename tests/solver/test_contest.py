from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import pytest

from dutyplan.solver.answers import Answer, Finding
from dutyplan.solver.contest import Outcome, contend
from dutyplan.solver.engine import Engine
from dutyplan.solver.parts import Step

QUICK, SLOW = "quick", "slow"
LIMIT = 8.0


def answer(finding: Finding, effort: float) -> Answer:
    return Answer(finding, (), 0, None, effort)


def step(effort: float, is_settled: bool = False) -> Step:
    return Step(effort, [], is_settled, {})


@dataclass
class Question:
    """A solve that is known: settled with so much work, if it gets it; `pace` is the machine's.

    A quick one has its answer at once; a slow one none before it is waited for, and a stop
    finds it with little work done.
    """

    finding: Finding
    needs: float
    pace: str
    limit: float = LIMIT
    is_stopped: bool = False

    @property
    def answer(self) -> Answer | None:
        return self.wait() if self.pace == QUICK else None

    def stop(self) -> None:
        self.is_stopped = True

    def wait(self) -> Answer:
        if self.is_stopped and self.pace == SLOW:
            return answer(Finding.NOTHING, 0.01)
        if self.needs <= self.limit:
            return answer(self.finding, self.needs)
        return answer(Finding.SOME, self.limit)


@dataclass
class Referee:
    """Stands for the engine."""

    is_stopped: bool = False
    ended: list[Question] = field(default_factory=list)

    def end(self, question: Question) -> Answer:
        self.ended.append(question)
        return question.wait()


def hold(
    needs: float,
    steps: Sequence[Step],
    pace: str,
    finding: Finding = Finding.BEST,
    second: Question | None = None,
) -> Outcome:
    begun: list[Question] = []

    def begin(effort: float) -> Question:
        begun.append(Question(finding, needs, pace if not begun else QUICK, effort))
        return begun[-1]

    begin_second: Callable[[Step], Question] | None = None if second is None else lambda _: second
    referee = Referee()
    outcome = contend(referee, begin, iter(steps), LIMIT, begin_second)  # type: ignore[arg-type]
    assert all(one.is_stopped or one in referee.ended for one in begun)
    return outcome


@pytest.mark.parametrize("pace", [QUICK, SLOW])
@pytest.mark.parametrize("finding", [Finding.BEST, Finding.NONE])
def test_less_work_wins_whoever_is_there_first(pace: str, finding: Finding) -> None:
    steps = [step(1), step(2), step(3, is_settled=True)]
    assert hold(2.5, steps, pace, finding) == Outcome(answer(finding, 2.5), steps[1])
    assert hold(3.0, steps, pace, finding) == Outcome(None, steps[2])
    assert hold(3.5, steps, pace, finding) == Outcome(None, steps[2])
    assert hold(99, steps, pace, finding) == Outcome(None, steps[2])


@pytest.mark.parametrize("pace", [QUICK, SLOW])
def test_steps_that_lead_nowhere_count_as_far_as_the_answer_took(pace: str) -> None:
    steps = [step(1), step(2), step(3)]
    assert hold(2.5, steps, pace).step is steps[1]
    assert hold(0.5, steps, pace).step is None
    assert hold(7.0, steps, pace) == Outcome(answer(Finding.BEST, 7.0), steps[2])
    assert hold(99, steps, pace) == Outcome(answer(Finding.SOME, LIMIT), steps[2])


def test_nothing_is_done_after_it_is_settled() -> None:
    steps = [step(1), step(2, is_settled=True), step(3), step(4)]
    for pace in (QUICK, SLOW):
        rest = iter(steps)
        assert hold(99, rest, pace) == Outcome(None, steps[1])  # type: ignore[arg-type]
        assert list(rest) == steps[2:]


def test_a_question_that_had_all_its_work_is_not_asked_again() -> None:
    asked = []

    def begin(effort: float) -> Question:
        asked.append(effort)
        return Question(Finding.BEST, 99, QUICK, effort)

    steps = iter([step(LIMIT - 1), step(LIMIT + 1, is_settled=True)])
    contend(Referee(), begin, steps, LIMIT)  # type: ignore[arg-type]
    assert asked == [LIMIT]


@pytest.mark.parametrize("pace", [QUICK, SLOW])
def test_without_steps_the_answer_is_all(pace: str) -> None:
    assert hold(2.0, [], pace) == Outcome(answer(Finding.BEST, 2.0), None)


def test_a_question_that_has_its_answer_ends_the_steps() -> None:
    taken = []

    def steps() -> Iterator[Step]:
        for effort in range(1, 100):
            taken.append(effort)
            yield step(effort)

    hold(2.5, steps(), QUICK)  # type: ignore[arg-type]
    assert taken == [1, 2, 3]


@pytest.mark.parametrize("pace", [QUICK, SLOW])
def test_the_second_question_counts_only_where_the_first_is_open(pace: str) -> None:
    steps = [step(1), step(2)]
    second = Question(Finding.BEST, 5.0, QUICK)
    assert hold(99, steps, pace, second=second).second == answer(Finding.BEST, 5.0)
    second = Question(Finding.BEST, 0.1, QUICK)
    outcome = hold(7.0, steps, pace, second=second)
    assert outcome == Outcome(answer(Finding.BEST, 7.0), steps[1])
    # Where the first had its answer before, the second is not even begun.
    assert second.is_stopped is (pace == SLOW)


def test_there_is_no_second_question_where_the_first_has_its_answer() -> None:
    begun: list[Step] = []

    def begin_second(last: Step) -> Question:
        begun.append(last)
        return Question(Finding.BEST, 1.0, QUICK)

    def asked(needs: float) -> Question:
        return Question(Finding.BEST, needs, QUICK)

    contend(Referee(), lambda _: asked(0.5), iter([step(1)]), LIMIT, begin_second)  # type: ignore[arg-type, return-value]
    assert begun == []
    contend(Referee(), lambda _: asked(99), iter([step(1)]), LIMIT, begin_second)  # type: ignore[arg-type, return-value]
    assert begun == [step(1)]


def test_after_an_interrupt_all_is_stopped() -> None:
    referee = Referee()
    question = Question(Finding.BEST, 99, SLOW)

    def steps() -> Iterator[Step]:
        yield step(1)
        referee.is_stopped = True

    outcome = contend(referee, lambda _: question, steps(), LIMIT, None)  # type: ignore[arg-type, return-value]
    assert outcome.answer == answer(Finding.NOTHING, 0.01)
    assert question.is_stopped


def test_what_goes_wrong_in_a_step_stops_the_question() -> None:
    referee = Referee()
    question = Question(Finding.BEST, 99, SLOW)

    def steps() -> Iterator[Step]:
        yield step(1)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        contend(referee, lambda _: question, steps(), LIMIT)  # type: ignore[arg-type, return-value]
    assert question.is_stopped
    assert referee.ended == [question]


def test_real_solves_leave_no_thread_behind() -> None:
    engine = Engine()
    literals = [engine.boolean() for _ in range(20)]
    engine.within([(one, 1) for one in literals], 7, None)
    objective = [(one, 1) for one in literals]
    before = threading.active_count()
    outcome = contend(
        engine,
        lambda effort: engine.begin(objective, (), float("inf"), effort),
        iter([step(0.0), step(50.0)]),
        LIMIT,
        lambda _: engine.begin(objective, (), float("inf"), LIMIT),
    )
    assert outcome.answer is not None
    assert (outcome.answer.finding, outcome.answer.objective) == (Finding.BEST, 7)
    for _ in range(100):
        if threading.active_count() <= before:
            break
        threading.Event().wait(0.05)
    assert threading.active_count() <= before
