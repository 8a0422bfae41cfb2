"""How far a search has come: one line on a terminal, gone without a trace at the end."""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from types import TracebackType

_PATIENCE_SECONDS = 0.5
_CLEAR_LINE = "\r\x1b[K"


class Progress:
    """Shows the last stage on standard error, if that is a terminal.

    A search that ends within half a second shows nothing.
    """

    def __init__(self, *, is_wanted: bool) -> None:
        self._is_shown = is_wanted and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        self._start = time.monotonic()

    def __enter__(self) -> Progress:
        return self

    def show(self, line: str) -> None:
        """Put a line in place of the one before."""
        seconds = time.monotonic() - self._start
        if self._is_shown and seconds >= _PATIENCE_SECONDS:
            self._write(f"{_CLEAR_LINE}{seconds:.0f} s  {line}"[:78])

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Take the line away."""
        if self._is_shown and time.monotonic() - self._start >= _PATIENCE_SECONDS:
            self._write(_CLEAR_LINE)

    @staticmethod
    def _write(text: str) -> None:
        with suppress(OSError):
            sys.stderr.write(text)
            sys.stderr.flush()
