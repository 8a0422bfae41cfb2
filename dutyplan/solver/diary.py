"""What a search did, a line for each stage."""

from __future__ import annotations

import time
from collections.abc import Callable


class Diary:
    """Lines in the order in which stages end.

    Parameters
    ----------
    tell
        Told of each line as it is written.

    Attributes
    ----------
    lines
        All of them.
    """

    def __init__(self, tell: Callable[[str], None] | None = None) -> None:
        self.lines: list[str] = []
        self._tell = tell

    def note(self, stage: str, end: str, start: float) -> None:
        """A stage has ended.

        Parameters
        ----------
        end
            How, in a word.
        start
            When it began, in `time.monotonic` seconds.
        """
        self.lines.append(f"{stage}: {end}, {time.monotonic() - start:.2f} s")
        if self._tell is not None:
            self._tell(self.lines[-1])
