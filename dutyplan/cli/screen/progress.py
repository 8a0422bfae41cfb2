"""How far a run has come: one line on a terminal, gone without a trace at the end."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType
from typing import TYPE_CHECKING, Self

from dutyplan.goals import PLUS
from dutyplan.locales import Catalogue
from dutyplan.outputs.closing import signed_tenths
from dutyplan.timing import BUILDING, EXPLAINING, FINISHING, Progress

if TYPE_CHECKING:
    from dutyplan.cli.screen.drawing import Line

_PATIENCE_SECONDS = 0.5


class LiveLine:
    """A line on standard error that is drawn again and again, if that is a terminal.

    What ends within half a second shows nothing.

    Parameters
    ----------
    text
        What stands in it, asked for each time.
    """

    def __init__(self, text: Callable[[], str], *, is_wanted: bool) -> None:
        self.is_shown = is_wanted and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        self._text = text
        self._lock = threading.Lock()
        self._line: Line | None = None
        self._is_over = False
        self._timer = threading.Timer(_PATIENCE_SECONDS, self._draw)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        if self.is_shown:
            self._timer.start()
        return self

    def _draw(self) -> None:
        from dutyplan.cli.screen.drawing import (
            Line,  # what draws takes longer to import than many a solve
        )

        with self._lock:
            if not self._is_over:
                self._line = Line(self._text)
                self._line.start(refresh=True)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Take the line away."""
        self._is_over = True
        self._timer.cancel()
        with self._lock:
            if self._line is not None:
                with suppress(OSError):  # a terminal that is gone shows no line
                    self._line.stop()


class ProgressLine(LiveLine):
    """Shows what was told last of a search.

    Parameters
    ----------
    start
        From when the seconds are counted, in `time.monotonic` seconds.
    """

    def __init__(self, words: Catalogue, start: float, *, is_wanted: bool) -> None:
        super().__init__(self._said, is_wanted=is_wanted)
        self._words = words
        self._start = start
        self._progress = Progress(BUILDING, 0.0, None, None)

    @property
    def listener(self) -> Callable[[Progress], None] | None:
        """What is to be told of progress; None where nothing is shown, and nobody need listen."""
        return self._show if self.is_shown else None

    def show(self, stage: str) -> None:
        """Tell of a stage of which nothing is known but that it goes on."""
        self._progress = Progress(stage, 0.0, None, None)

    def _show(self, progress: Progress) -> None:
        self._progress = progress

    def _said(self) -> str:
        return progress_text(self._progress, time.monotonic() - self._start, self._words)


def progress_text(progress: Progress, seconds: float, words: Catalogue) -> str:
    """Say how far a search has come: the time, the goal, its value and its bound."""
    what = _what(progress, words)
    return words.format("progress", seconds=f"{seconds:.0f}", what=what)


def _what(progress: Progress, words: Catalogue) -> str:
    goal = progress.stage
    if goal == BUILDING:
        return words["progress.building"]
    if goal in (FINISHING, EXPLAINING):
        return words["progress.finishing" if goal == FINISHING else "progress.explaining"]
    name = PLUS.join(words.get(f"goal-name.{goal}", goal) for goal in goal.split(PLUS))
    if progress.value is None:
        return name
    is_vector = goal == "fairness"
    shown = signed_tenths if is_vector else str
    value = shown(progress.value)
    what = words.get(f"progress.{goal}", words["progress.other"]).format(value=value)
    if is_vector and progress.bound == progress.value:
        what = words.format("progress.proved", what=what)
    elif progress.bound is not None:
        what = words.format("progress.bound", what=what, bound=shown(progress.bound))
    return words.format("progress.known", goal=name, what=what)
