from __future__ import annotations

import math
import random
import re
import time
from collections.abc import Sequence

import pytest

from dutyplan.rules.base import Term
from dutyplan.solver import stages as module
from dutyplan.solver.engine import Answer, Engine, Finding
from dutyplan.solver.neighbourhoods import Neighbourhoods
from dutyplan.solver.stages import Stages


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
    course = Stages(engine, math.inf, told.append)
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


# -- part by part


def hard() -> tuple[Stages, list[Term]]:
    """Many sums of truths, none of which can hold them all: no first try settles it."""
    chance = random.Random(1)
    engine = Engine()
    literals = [engine.boolean() for _ in range(60)]
    for _ in range(40):
        terms = [(one, chance.randrange(1, 9)) for one in chance.sample(literals, 10)]
        engine.within(terms, None, 20)
    parts = [literals[first : first + 6] for first in range(0, 60, 6)]
    course = Stages(engine, math.inf, None, Neighbourhoods([parts], 0))
    course.begin_with([1] + [0] * 60)
    return course, [(one, -chance.randrange(1, 9)) for one in literals]


def value(course: Stages, objective: Sequence[Term]) -> int:
    return sum(factor * course.values[variable] for variable, factor in objective)


def names(course: Stages) -> list[str]:
    return [line.rpartition(", ")[0] for line in course.lines[1:]]


def test_parts_make_it_better() -> None:
    course, objective = hard()
    course.improve("all", objective, -1000)
    assert value(course, objective) < -120
    assert names(course) == ["all by parts: some"]
    # Every constraint is kept, and nothing stands for good.
    assert course.engine.complete(course.values, math.inf).is_found
    best = course.engine.solve(objective, (), math.inf).objective
    course.improve("all", objective, best, most=5)
    assert best <= value(course, objective)


def test_parts_end_at_the_floor_and_after_so_many() -> None:
    course, objective = hard()
    course.improve("all", objective, -1000, most=1)
    after_one = value(course, objective)
    assert -100 < after_one < 0
    course.improve("all", objective, after_one)
    assert value(course, objective) == after_one
    assert names(course) == ["all by parts: some", "all by parts: best"]


def test_parts_end_when_they_are_in_vain(monkeypatch: pytest.MonkeyPatch) -> None:
    course, objective = hard()
    asked = []

    def find_nothing(*arguments: object) -> Answer:
        asked.append(arguments)
        return Answer(Finding.NOTHING, (), 0, None)

    monkeypatch.setattr(course.engine, "solve", find_nothing)
    course.improve("all", objective, -1000)
    assert len(asked) == module._PATIENCE
    assert value(course, objective) == 0


def test_without_values_or_parts_nothing_is_improved() -> None:
    course, objective = hard()
    course.values = []
    course.improve("all", objective, -1000)
    assert course.values == []
    plain, one, _ = stages()
    plain.probe("any", 1.0)
    plain.improve("one", [(one, 1)], 0)
    assert len(plain.lines) == 1


def test_tries_and_parts_by_turns_end_in_the_best(monkeypatch: pytest.MonkeyPatch) -> None:
    course, objective = hard()
    best = course.engine.solve(objective, (), math.inf).objective
    monkeypatch.setattr(module, "_FIRST_EFFORT", 1e-9)
    monkeypatch.setattr(module, "_MORE_EFFORT", 1e6)
    monkeypatch.setattr(module, "_MOST_TERMS", 0)
    answer = course.answer("all", objective)
    assert (answer.finding, answer.objective, answer.bound) == (Finding.BEST, best, best)
    assert value(course, objective) == best
    told = names(course)
    assert told[:3] == ["all: nothing", "all by parts: some", "all: some"]
    assert told[-1] == "all: best"


def costs(num: int) -> tuple[Stages, list[Term]]:
    """So many counts, each of which is 2 at least, which only a solve finds out."""
    engine = Engine()
    terms: list[Term] = []
    parts = []
    for _ in range(num):
        literals = [engine.boolean() for _ in range(5)]
        count = engine.integer(0, 5)
        for first in range(5):
            engine.within([(literals[first], 1), (literals[first - 1], 1)], 1, None)
        engine.within([*((one, 1) for one in literals), (count, -1)], None, 1)
        terms.append((count, 3))
        parts.append(literals)
    course = Stages(engine, math.inf, None, Neighbourhoods([parts], 0))
    course.begin_with([1])
    return course, terms


@pytest.mark.parametrize(("num", "is_one_by_one"), [(4, True), (20, False)])
def test_few_terms_are_raised_one_by_one(
    num: int, is_one_by_one: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    course, terms = costs(num)
    monkeypatch.setattr(module, "_FIRST_EFFORT", 1e-9)
    monkeypatch.setattr(module, "_MORE_EFFORT", 1e9)
    monkeypatch.setattr(module, "_PATIENCE", 0)

    # The first try knows nothing; what is asked after it has all the time it needs.
    def solve(objective: Sequence[Term], *rest: object) -> Answer:
        effort = rest[2] if len(objective) > 1 else None
        return whole(objective, course.values, math.inf, effort)  # type: ignore[arg-type]

    whole = course.engine.solve
    monkeypatch.setattr(course.engine, "solve", solve)
    answer = course.answer("costs", terms)
    assert (answer.finding, answer.objective, answer.bound) == (Finding.BEST, 6 * num, 6 * num)
    assert course.engine.floor(terms) == (6 * num if is_one_by_one else 0)
    assert ("costs term by term: some" in names(course)) is is_one_by_one


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
    answers = iter(
        [Answer(Finding.SOME, course.values, 0, -200), Answer(Finding.NOTHING, (), 0, None)]
    )

    def solve(*_: object) -> Answer:
        answer = next(answers)
        course.engine.is_interrupted = answer.finding is Finding.NOTHING
        return answer

    monkeypatch.setattr(course.engine, "solve", solve)
    monkeypatch.setattr(module, "_PATIENCE", 0)
    answer = course.answer("all", objective)
    assert (answer.finding, answer.objective, answer.bound) == (Finding.SOME, 0, -200)
