"""How far a batch has come, in a line."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from dutyplan.locales import Catalogue

if TYPE_CHECKING:
    from dutyplan.batch.running import Batch


class Counting:
    """What the line says of a batch, whenever it is asked.

    Parameters
    ----------
    num
        Of how many week files.
    """

    def __init__(self, run: Batch, num: int, catalogue: Catalogue) -> None:
        self._run = run
        self._num = num
        self._catalogue = catalogue
        self._start = time.monotonic()

    def text(self) -> str:
        """The line; about the time that is left only what was worked at tells."""
        run = self._run
        line = self._catalogue.format("batch.progress", num=run.num_done, all=self._num)
        if run.num_without:
            line += self._catalogue.format("batch.progress.without", num=run.num_without)
        if run.num_worked:
            seconds = time.monotonic() - self._start
            left = run.num_left * seconds / run.num_worked
            line += self._catalogue.format("batch.progress.left", time=clock(left))
        return line


def clock(seconds: float) -> str:
    """Minutes and seconds; hours, if there are any."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
