from __future__ import annotations

import math
import re
import time

from dutyplan.solver.engine import Engine, Finding
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
