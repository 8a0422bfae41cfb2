"""The line that tells how far a batch has come."""

from __future__ import annotations

import time
from types import SimpleNamespace
from typing import Any

import pytest

from dutyplan.cli.screen.counting import Counting, clock
from dutyplan.locales import words


@pytest.mark.parametrize(
    ("counts", "en", "zh"),
    [
        ((0, 0, 0, 40), "0 of 40 week files", "40 份排班文件，已完成 0 份"),
        ((30, 0, 0, 10), "30 of 40 week files", "40 份排班文件，已完成 30 份"),
        ((32, 1, 2, 8), "32 of 40 week files, 1 without a roster, about 6:40 left",
         "40 份排班文件，已完成 32 份，1 份没有排班，约剩 6:40"),
        ((2, 0, 2, 8), "2 of 40 week files, about 6:40 left",
         "40 份排班文件，已完成 2 份，约剩 6:40"),
    ],
)  # fmt: skip
def test_what_was_skipped_says_nothing_of_the_time_that_is_left(
    counts: tuple[int, ...], en: str, zh: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ("num_done", "num_without", "num_worked", "num_left")
    run: Any = SimpleNamespace(**dict(zip(names, counts, strict=True)))
    now = time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: now)
    lines = [Counting(run, 40, words(language)) for language in ("en", "zh")]
    monkeypatch.setattr(time, "monotonic", lambda: now + 100)
    assert [line.text() for line in lines] == [en, zh]


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0, "0:00"), (59.6, "1:00"), (600, "10:00"), (3599, "59:59"), (36061, "10:01:01")],
)
def test_how_long_that_is(seconds: float, said: str) -> None:
    assert clock(seconds) == said
