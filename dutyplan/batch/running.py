"""A batch from its week files to the folder of its results, everything written as it comes."""

from __future__ import annotations

import errno
import time
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path

from dutyplan.batch.engines.base import DiedError, Ended, Engine
from dutyplan.batch.finding import Found
from dutyplan.batch.journal import Entry, Journal, put, read_entries, remove_drafts
from dutyplan.batch.making import Made, Wanted, first_of, make
from dutyplan.batch.parcel import Packing, Parcel
from dutyplan.batch.summary import FAILED, PROBLEMS, Row, render_summary
from dutyplan.ledger.reading.kept import holds_record
from dutyplan.locales.wording import Wording, worded
from dutyplan.problems import cause_of

SUMMARY = "summary.csv"

_SUMMARY_SECONDS = 2.0
"""Between two writings of the summary: for a thousand files it is no small one."""

_ENDS_ALL = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)
"""Where these are said of one file, no other could be written either."""


class Batch:
    """Week files that are solved, and what is known of them so far.

    Parameters
    ----------
    found
        The week files.
    out
        The folder of the results; it is there.
    wanted, packing
        How rosters are to be made, and how week files are read.

    Attributes
    ----------
    num_skipped
        How many were done already.
    """

    def __init__(self, found: Sequence[Found], out: Path, wanted: Wanted, packing: Packing) -> None:
        self._found = found
        self._out = out
        self._wanted = wanted
        self._packing = packing
        self._rows: dict[int, Row] = {}
        self._at_once: deque[Row] = deque()
        self._entries: dict[str, Entry] = {}
        self._written = -_SUMMARY_SECONDS
        self.num_skipped = 0

    @property
    def rows(self) -> list[Row]:
        """What has become of the week files so far, in their order."""
        return [row for _, row in sorted(self._rows.items())]

    def run(self, engine: Engine, *, is_resumed: bool) -> Iterator[Row]:
        """Solve them all, and give each row as it comes.

        However it ends, the rosters that have been given are in place, and the summary says so.

        Parameters
        ----------
        is_resumed
            Whether what the journal says to be done, and is unchanged, is left as it is.

        Raises
        ------
        EngineError
            Where all of the engine is gone.
        OSError
            Where nothing more can be written.
        """
        remove_drafts(self._out)
        self._entries = read_entries(self._out) if is_resumed else {}
        with closing(Journal(self._out, self._entries)) as journal:
            try:
                with closing(engine.run(partial(make, self._wanted), self._parcels())) as run:
                    for ended in run:
                        yield from self._rows_at_once()
                        yield self._take(ended, journal)
                        self._summarize(is_pressing=False)
                yield from self._rows_at_once()
            finally:
                self._summarize(is_pressing=True)

    def _parcels(self) -> Iterator[Parcel]:
        """What is to be solved; what needs no solving is noted."""
        for number, found in enumerate(self._found):
            if found.fault is not None:
                self._note(number, self._fault(found, found.fault))
                continue
            parcel, problems = self._packing.parcel(number, found)
            if parcel is None:
                message = first_of(problems, self._wanted.catalogue())
                self._note(number, Row(found.label, PROBLEMS, message=message))
            elif self._is_done(found, parcel):
                self.num_skipped += 1
                done = self._entries[str(found.stem)].row
                self._note(number, replace(done, file=found.label))
            else:
                yield parcel

    def _is_done(self, found: Found, parcel: Parcel) -> bool:
        entry = self._entries.get(str(found.stem))
        if entry is None or not entry.holds(parcel.digest, self._wanted.time_limit):
            return False
        targets = self._targets(found) if entry.row.has_roster else []
        return all(target.is_file() for target in targets)

    def _targets(self, found: Found) -> list[Path]:
        return [self._out / name for name in self._wanted.file_names(found.stem)]

    def _take(self, ended: Ended[Parcel, Made], journal: Journal) -> Row:
        """Put what came out in place, and note that it is there."""
        parcel = ended.item
        found = self._found[parcel.number]
        made = ended.result
        if made is None:
            row = self._fault(found, _why(ended.error))
            is_settled = False
        else:
            read = {found.path, *(found.path.parent / name for name in parcel.beside.files)}
            fault = self._write(found, made.files, {path.resolve() for path in read})
            row = made.row if fault is None else self._fault(found, fault, made.row.seconds)
            is_settled = made.is_settled and fault is None
        entry = Entry(str(found.stem), parcel.digest, row, is_settled, self._wanted.time_limit)
        self._rows[parcel.number] = row
        journal.add(entry)
        return row

    def _write(self, found: Found, files: Sequence[bytes], read: set[Path]) -> Wording | None:
        """Write the files of a roster, but over none that it was read from; else say why."""
        for target, data in zip(self._targets(found), files, strict=bool(files)):
            if target.resolve() in read:
                return worded("batch.is-input", path=str(target))
            if holds_record(target):
                return worded("batch.filed", path=str(target))
            try:
                target.parent.mkdir(parents=True, exist_ok=True)
                put(target, data)
            except OSError as error:
                if error.errno in _ENDS_ALL:
                    raise
                return worded("batch.not-written", path=str(target), why=cause_of(error))
        return None

    def _fault(self, found: Found, fault: Wording, seconds: float = 0.0) -> Row:
        message = fault.said(self._wanted.catalogue())
        return Row(found.label, FAILED, seconds=seconds, message=message)

    def _note(self, number: int, row: Row) -> None:
        self._rows[number] = row
        self._at_once.append(row)

    def _rows_at_once(self) -> Iterator[Row]:
        while self._at_once:
            yield self._at_once.popleft()

    def _summarize(self, *, is_pressing: bool) -> None:
        now = time.monotonic()
        if is_pressing or now - self._written >= _SUMMARY_SECONDS:
            put(self._out / SUMMARY, render_summary(self.rows))
            self._written = now


def _why(error: BaseException | None) -> Wording:
    """Why a worker gave nothing back."""
    if isinstance(error, DiedError):
        return worded("batch.died")
    if isinstance(error, MemoryError):
        return worded("batch.memory")
    return worded("batch.bug", error=f"{type(error).__name__}: {error}")
