"""The folder of the results of a batch: what is written there, and over what nothing is."""

from __future__ import annotations

import errno
import math
import os
import time
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import replace
from pathlib import Path

from dutyplan.batch.finding import Found
from dutyplan.batch.journal import put
from dutyplan.batch.making import Wanted
from dutyplan.batch.summary import Row, render_summary
from dutyplan.ledger.reading.kept import holds_record, was_solved_again
from dutyplan.locales.wording import Wording, worded
from dutyplan.problems import cause_unwritten

SUMMARY = "summary.csv"

_SUMMARY_SECONDS = 2.0
"""Between two writings of the summary, at least; for a thousand files it is no small one."""
_SUMMARY_SHARE = 20
"""So many times as long as a writing takes none follows: it grows with the files."""

_ENDS_ALL = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)
"""Where these are said of one file, no other could be written either."""


class Results:
    """That folder.

    Parameters
    ----------
    out
        Where it is; it is there.
    wanted
        In which formats rosters are written.
    """

    def __init__(self, out: Path, wanted: Wanted) -> None:
        self._out = out
        self._wanted = wanted
        self._summary = out / SUMMARY
        self._next_summary = -math.inf
        self._protected: Set[Path] = frozenset()

    def protect(self, read: Set[Path]) -> None:
        """Write over none of these; raises OSError where the summary would be."""
        if self._summary.resolve() in read:
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(self._summary))
        self._protected = read

    def targets(self, found: Found) -> list[Path]:
        """The files of a roster."""
        return [self._out / name for name in self._wanted.file_names(found.stem)]

    def is_summary(self, found: Found) -> bool:
        """Whether one of them would be the summary."""
        return any(one.casefold() == SUMMARY for one in self._wanted.file_names(found.stem))

    def without(self, found: Found, row: Row) -> Row:
        """The row of one that got no roster; it says so where one of before lies in its place."""
        if not any(target.is_file() for target in self.targets(found)):
            return row
        return replace(row, message=row.message + self._wanted.catalogue()["batch.of-before"])

    def write(self, found: Found, files: Sequence[bytes], read: Set[Path]) -> Wording | None:
        """Write the files of a roster, if nothing is lost by any of them; else say why not.

        Parameters
        ----------
        read
            What this one was read from.

        Raises
        ------
        OSError
            Where nothing more can be written at all.
        """
        targets = self.targets(found) if files else []
        for target in targets:
            place = target.resolve()
            if place in read or place in self._protected:
                return worded("batch.is-input", path=str(target))
            if holds_record(target):
                return worded("batch.filed", path=str(target))
            if was_solved_again(target):
                return worded("batch.changed", path=str(target))
        for target, data in zip(targets, files, strict=True):
            try:
                target.parent.mkdir(parents=True, exist_ok=True)
                put(target, data)
            except OSError as error:
                if error.errno in _ENDS_ALL:
                    raise
                return worded("batch.not-written", path=str(target), why=cause_unwritten(error))
        return None

    def summarize(self, rows: Iterable[Row]) -> None:
        """Write the summary; raises OSError."""
        put(self._summary, render_summary(rows))

    def summarize_now_and_then(self, rows: Callable[[], Iterable[Row]]) -> None:
        """The same if some time has passed, and unless somebody has it open."""
        start = time.monotonic()
        if start < self._next_summary:
            return
        try:
            self.summarize(rows())
        except OSError as error:
            if error.errno != errno.EBUSY:
                raise
        now = time.monotonic()
        self._next_summary = now + max(_SUMMARY_SECONDS, _SUMMARY_SHARE * (now - start))
