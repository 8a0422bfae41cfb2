from __future__ import annotations

import math
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest

from dutyplan.rules.base import Term
from dutyplan.solver import stages as module
from dutyplan.solver.answers import Answer, Finding
from dutyplan.solver.contest import Outcome
from dutyplan.solver.diary import Diary
from dutyplan.solver.engine import Engine
from dutyplan.solver.parts import Step
from dutyplan.solver.running import Running
from dutyplan.solver.stages import Stages
from tests.solver.models import least_costs, split_sums


def stages() -> tuple[Stages, int, int]:
    engine = Engine()
    one, two = engine.integer(0, 5), engine.integer(0, 5)
    engine.within([(one, 1), (two, 1)], 6, None)
    return Stages(engine, math.inf), one, two


def test_values_are_kept_from_stage_to_stage() -> None:
    course, one, two = stages()
    assert course.values == []
    assert course.minimise("the first", [(one, 1)])
    assert course.values[one] == 1
    course.engine.within([(one, 1)], 1, 1)
    assert course.minimise("the second", [(two, -1)])
    assert course.values[one : two + 1] == [1, 5]


def test_what_can_not_be_leaves_the_values_alone() -> None:
    course, one, _ = stages()
    course.minimise("first", [(one, 1)])
    before = course.values
    course.engine.cap(one, 0)
    assert course.probe("nothing left", 1.0) is Finding.NONE
    assert course.answer("nothing left", [(one, 1)]).finding is Finding.NONE
    assert course.values == before


def test_answers_tell_all() -> None:
    course, one, two = stages()
    answer = course.answer("sum", [(one, 2), (two, 3)])
    assert (answer.finding, answer.objective, answer.bound) == (Finding.BEST, 13, 13)
    assert course.bound("bound", [(one, 2), (two, 3)], 1.0) == 13
    assert course.probe("any", 1.0) is Finding.BEST


def test_a_line_for_each_stage() -> None:
    course, one, _ = stages()
    course.minimise("coverage", [(one, 1)])
    course.probe("level", 1.0)
    assert len(course.lines) == 2
    assert re.fullmatch(r"coverage: best, \d+\.\d\d s", course.lines[0])
    assert re.fullmatch(r"level: best, \d+\.\d\d s", course.lines[1])


def test_a_beginning_is_taken_if_it_is_allowed() -> None:
    course, one, two = stages()
    course.begin_with([1, 0, 0])
    assert course.values == []
    course.begin_with([1, 2])
    assert course.values[one] == 2
    assert course.values[two] >= 4
    course.begin_with([1, 0, 0])
    assert course.values[one] == 2
    names = [line.split(",")[0] for line in course.lines]
    assert names == ["first roster: none", "first roster: best", "first roster: none"]


def test_each_line_is_told_at_once() -> None:
    told: list[str] = []
    engine = Engine()
    course = Stages(engine, math.inf, Diary(told.append))
    course.minimise("coverage", [(engine.boolean(), 1)])
    assert told == course.lines
    assert len(told) == 1


def test_after_the_deadline_nothing_is_done() -> None:
    course, one, _ = stages()
    course.deadline = time.monotonic() - 1
    assert course.is_over
    assert course.probe("late", 1.0) is Finding.NOTHING
    assert not course.minimise("late", [(one, 1)])
    assert course.values == []
    assert course.lines == []


def test_after_an_interrupt_nothing_is_done() -> None:
    course, one, _ = stages()
    course.engine.is_interrupted = True
    assert course.is_over
    assert course.answer("stopped", [(one, 1)]).finding is Finding.NOTHING


def test_a_bound_leaves_the_values_alone() -> None:
    course, one, two = stages()
    course.minimise("the first", [(one, 1)])
    before = course.values
    assert course.bound("a bound", [(two, 1)], 1.0) == 1
    assert course.values == before


def test_an_attempt_keeps_what_is_proved_best_and_nothing_else() -> None:
    course, one, two = stages()
    course.probe("any", 1.0)
    before = course.values
    assert not course.attempt("too little work", [(one, 1)], 0.0)
    assert course.values == before
    assert course.attempt("enough", [(one, 1), (two, 1)], 1.0)
    value = course.values[one] + course.values[two]
    assert course.minimise("the same", [(one, 1), (two, 1)])
    assert course.values[one] + course.values[two] == value
    assert course.bound("no less", [(one, 1), (two, 1)], 1.0) == value


def test_an_attempt_that_finds_something_open_leaves_the_values_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    course, one, _ = stages()
    course.probe("any", 1.0)
    before = list(course.values)
    better = [*before[:one], 0, *before[one + 1 :]]
    monkeypatch.setattr(course.engine, "solve", lambda *_: Answer(Finding.SOME, better, 0, -1))
    assert not course.attempt("open", [(one, 1)], 1.0)
    assert course.values == before


def test_some_values_may_be_given() -> None:
    course, one, two = stages()
    course.probe("any", 1.0)
    assert course.hold("the first", {one: 4}, 1.0)
    assert course.values[one] == 4
    assert course.values[two] >= 2
    before = course.values
    assert not course.hold("too little", {one: 0, two: 5}, 1.0)
    assert course.values == before
    # What was given holds for that question alone.
    assert course.minimise("the least", [(one, 1)])
    assert course.values[one] == 1
    assert [line.split(",")[0] for line in course.lines[1:3]] == [
        "the first: best", "too little: none",
    ]  # fmt: skip


def test_values_that_can_not_be_better_are_not_solved_for(monkeypatch: pytest.MonkeyPatch) -> None:
    course, one, two = stages()
    course.probe("any", 1.0)
    course.hold("a beginning", {one: 3, two: 3}, 1.0)
    asked: list[object] = []

    def solve(*arguments: object) -> Answer:
        asked.append(arguments)
        return Answer(Finding.NOTHING, (), 0, None)

    monkeypatch.setattr(course.engine, "solve", solve)
    answer = course.answer("known", [(one, 1)], least=3)
    assert (answer.finding, answer.objective, answer.bound) == (Finding.BEST, 3, 3)
    assert course.minimise("known", [(one, 1)], least=3)
    assert not asked
    assert not course.minimise("open", [(one, 1)], least=2)
    assert not course.minimise("open", [(one, 1)])
    assert len(asked) == 2


def test_a_bound_from_elsewhere_ends_the_tries(monkeypatch: pytest.MonkeyPatch) -> None:
    course, objective = hard()
    best = course.engine.solve(objective, (), math.inf)
    course.values = list(best.values)
    monkeypatch.setattr(course.engine, "solve", None)
    answer = course.answer("all", objective, best.objective)
    assert (answer.finding, answer.bound) == (Finding.BEST, best.objective)


def test_each_solve_may_have_so_much_work_and_no_more() -> None:
    engine, _, objective = split_sums()
    course = Stages(engine, math.inf, most_effort=1e-9)
    course.begin_with([1] + [0] * 60)
    assert course.answer("all", objective).finding is Finding.SOME
    course = Stages(engine, math.inf)
    assert course.answer("all", objective).finding is Finding.BEST


# -- the whole, and beside it part by part


def hard() -> tuple[Stages, list[Term]]:
    """Many sums of truths, none of which can hold them all: no first try settles it."""
    engine, parts, objective = split_sums()
    course = Stages(engine, math.inf, None, [parts])
    course.begin_with([1] + [0] * 60)
    return course, objective


def value(course: Stages, objective: Sequence[Term]) -> int:
    return sum(factor * course.values[variable] for variable, factor in objective)


def names(course: Stages) -> list[str]:
    return [line.rpartition(", ")[0] for line in course.lines[1:]]


def test_a_second_try_ends_in_the_best(monkeypatch: pytest.MonkeyPatch) -> None:
    course, objective = hard()
    best = course.engine.solve(objective, (), math.inf).objective
    monkeypatch.setattr(module, "_FIRST_EFFORT", 1e-6)
    monkeypatch.setattr(module, "_MORE_EFFORT", 100)
    answer = course.answer("all", objective)
    assert (answer.finding, answer.objective, answer.bound) == (Finding.BEST, best, best)
    assert value(course, objective) == best
    told = names(course)
    assert told[0] in ("all: nothing", "all: some")
    assert told[-1] == "all, by parts too: best"
    assert set(told[1:-1]) == {"all, by parts too: some"}


def test_the_same_calls_have_the_same_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_FIRST_EFFORT", 1e-6)
    monkeypatch.setattr(module, "_MORE_EFFORT", 100)
    ends = []
    for _ in range(3):
        course, objective = hard()
        course.answer("all", objective)
        ends.append(course.values)
    assert ends[0] == ends[1] == ends[2]


def test_what_the_parts_find_is_kept_where_nothing_is_proved(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    course, objective = hard()
    monkeypatch.setattr(module, "_FIRST_EFFORT", 1e-9)
    monkeypatch.setattr(module, "_MORE_EFFORT", 1.0)
    answers = []

    def over(*_: object, **__: object) -> Answer:
        answers.append(whole(*_, **__))  # type: ignore[arg-type]
        if len(answers) == 5:
            course.deadline = -1.0
        return answers[-1]

    whole = course.engine.solve
    monkeypatch.setattr(course.engine, "solve", over)
    answer = course.answer("all", objective)
    assert answer.finding is Finding.SOME
    assert answer.objective == value(course, objective) < 0
    assert answer.bound is None or answer.bound <= answer.objective


def test_bounds_on_terms_stay_where_nothing_is_proved(monkeypatch: pytest.MonkeyPatch) -> None:
    engine, parts, terms = least_costs(4)
    course = Stages(engine, math.inf, None, [parts])
    course.begin_with([1])
    lows = {terms[0][0]: 2}

    def contend(*_: object) -> Outcome:
        course.deadline = -1.0
        nothing = Answer(Finding.NOTHING, (), 0, 4)
        return Outcome(nothing, Step(1.0, course.values, False, lows), nothing)

    monkeypatch.setattr(module, "_FIRST_EFFORT", 1e-9)
    monkeypatch.setattr(module, "contend", contend)
    before = course.values
    answer = course.answer("costs", terms)
    assert (answer.finding, answer.bound) == (Finding.SOME, 6)
    assert course.values == before
    assert engine.floor(terms) == 6


def test_the_second_question_knows_the_bounds_on_terms(monkeypatch: pytest.MonkeyPatch) -> None:
    engine, parts, terms = least_costs(2)
    course = Stages(engine, math.inf, None, [parts])
    course.begin_with([1])
    course.values = [5 if one in dict(terms) else 1 for one in range(engine.size)]

    def contend(_: Engine, begin: object, steps: object, effort: object, second: Any) -> Outcome:
        step = Step(1.0, course.values, False, {terms[0][0]: 4})
        return Outcome(Answer(Finding.NOTHING, (), 0, 0), step, engine.end(second(step)))

    monkeypatch.setattr(module, "_FIRST_EFFORT", 1e-9)
    monkeypatch.setattr(module, "_MORE_EFFORT", 1e10)
    monkeypatch.setattr(module, "contend", contend)
    answer = course.answer("costs", terms)
    assert (answer.finding, answer.objective) == (Finding.BEST, 3 * (4 + 2))


def test_each_time_other_parts_are_drawn() -> None:
    course, objective = hard()
    drawn = [course._improvement(objective, 0)._neighbourhoods.draw() for _ in range(3)]
    assert drawn[0] != drawn[1] != drawn[2] != drawn[0]


@pytest.mark.parametrize(
    ("first", "second", "finding", "bound"),
    [
        (Answer(Finding.NOTHING, (), 0, 3), Answer(Finding.SOME, (), 9, 5), Finding.SOME, 5),
        (Answer(Finding.SOME, (), 9, 7), Answer(Finding.NOTHING, (), 0, None), Finding.SOME, 7),
        (Answer(Finding.NOTHING, (), 0, 3), Answer(Finding.BEST, (), 9, 9), Finding.BEST, 9),
        (Answer(Finding.NOTHING, (), 0, 9), Answer(Finding.SOME, (), 9, 5), Finding.BEST, 9),
    ],
)
def test_two_open_questions_give_the_better_bound(
    first: Answer, second: Answer, finding: Finding, bound: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = Engine()
    cost = engine.integer(0, 50)
    literal = engine.boolean()
    engine.within([(cost, 1), (literal, 50)], 50, None)
    course = Stages(engine, math.inf, None, [[[literal]]])
    course.begin_with([1, 50, 0])
    values = [1, 9, 1]

    def contend(*_: object) -> Outcome:
        course.deadline = -1.0
        answers = [replace(one, values=values if one.is_found else ()) for one in (first, second)]
        return Outcome(answers[0], Step(1.0, course.values, False, {}), answers[1])

    monkeypatch.setattr(module, "_FIRST_EFFORT", 1e-9)
    monkeypatch.setattr(module, "contend", contend)
    answer = course.answer("cost", [(cost, 1)])
    assert (answer.finding, answer.objective, answer.bound) == (finding, 9, bound)
    assert course.values == values


def test_what_is_at_its_floor_is_not_solved_for() -> None:
    course, objective = hard()
    none = [(variable, 1) for variable, _ in objective]
    assert course.answer("none", none).finding is Finding.BEST
    assert names(course) == ["none: best"]


def test_new_variables_get_a_value_first() -> None:
    course, objective = hard()
    late = course.engine.integer(2, 9)
    course.engine.within([(late, 1), (objective[0][0], 1)], 3, None)
    answer = course.answer("late", [(late, 1)])
    assert (answer.finding, answer.objective) == (Finding.BEST, 2)


def test_a_try_that_was_cut_short_gives_the_bound_of_an_earlier_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    course, objective = hard()
    first = Answer(Finding.SOME, course.values, 0, -200)
    monkeypatch.setattr(course.engine, "solve", lambda *_: first)

    def contend(*_: object) -> Outcome:
        course.engine.is_interrupted = True
        return Outcome(Answer(Finding.NOTHING, (), 0, None), None)

    monkeypatch.setattr(module, "contend", contend)
    answer = course.answer("all", objective)
    assert (answer.finding, answer.objective, answer.bound) == (Finding.SOME, 0, -200)


# -- to reach what is asked for


def wanted(num: int) -> tuple[Stages, int, Callable[[float], Running]]:
    """So many truths, a count of those that lack, and the question whether none need lack."""
    course, objective = hard()
    lack = course.engine.integer(0, num)
    literals: list[Term] = [(variable, 1) for variable, _ in objective]
    course.engine.within([*literals, (lack, 1)], num, None)
    course.extend({lack: num})

    def begin(effort: float) -> Running:
        course.engine.cap(lack, 0)
        running = course.engine.begin((), course.values, math.inf, effort)
        course.engine.cap(lack, None)
        return running

    return course, lack, begin


@pytest.mark.parametrize(("num", "finding"), [(3, Finding.BEST), (99, Finding.NONE)])
def test_reaching_by_the_question(num: int, finding: Finding) -> None:
    course, lack, begin = wanted(num)
    assert course.reach("all", [(lack, 1)], begin, 5.0, 0) is finding
    assert (course.values[lack] == 0) is (finding is Finding.BEST)
    assert names(course) == [f"all, by parts too: {finding.value}"]


def test_reaching_by_parts() -> None:
    course, lack, begin = wanted(20)
    assert course.reach("all", [(lack, 1)], begin, 1e-9, 0) is Finding.NOTHING
    assert course.reach("all", [(lack, 1)], begin, 1e-9, 50) is Finding.BEST
    assert course.values[lack] == 0


def test_reaching_where_there_are_no_parts() -> None:
    engine = Engine()
    lack = engine.integer(0, 5)
    course = Stages(engine, math.inf)
    course.begin_with([1, 5])

    def begin(effort: float) -> Running:
        engine.cap(lack, 0)
        return engine.begin((), (), math.inf, effort)

    assert course.reach("all", [(lack, 1)], begin, 1.0, 5) is Finding.BEST
    assert course.values[lack] == 0
