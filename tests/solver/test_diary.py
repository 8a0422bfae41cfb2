from __future__ import annotations

import re
import time

from dutyplan.solver.diary import Diary


def test_a_line_for_each_stage_in_the_order_of_their_ends() -> None:
    diary = Diary()
    diary.note("flow", "found", time.monotonic())
    diary.note("coverage", "best", time.monotonic())
    assert [line.rpartition(",")[0] for line in diary.lines] == ["flow: found", "coverage: best"]
    assert all(re.search(r", \d+\.\d\d s$", line) for line in diary.lines)


def test_the_seconds_are_those_since_the_start() -> None:
    diary = Diary()
    diary.note("flow", "found", time.monotonic() - 3600)
    assert re.fullmatch(r"flow: found, 36\d\d\.\d\d s", diary.lines[0])


def test_each_line_is_told_as_it_is_written() -> None:
    told: list[str] = []
    diary = Diary(told.append)
    for number in (1, 2):
        diary.note("flow", "found", time.monotonic())
        assert len(told) == number
    assert told == diary.lines
