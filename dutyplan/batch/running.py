"""A batch from its week files to the folder of its results, everything written as it comes."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path

from dutyplan.batch.engines.base import DiedError, Ended, Engine
from dutyplan.batch.finding import Found, writable
from dutyplan.batch.inputs import files_read, inputs_near
from dutyplan.batch.journal import Entry, Journal, read_entries, remove_drafts
from dutyplan.batch.making import Made, Wanted, first_of, make
from dutyplan.batch.parcel import Packing, Parcel
from dutyplan.batch.results import Results
from dutyplan.batch.summary import FAILED, PROBLEMS, Row
from dutyplan.locales.wording import Wording, worded


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
    num_done, num_without
        How many have ended so far, and how many of these without a roster.
    num_skipped
        How many were done already.
    num_worked
        How many went to a worker.
    """

    def __init__(self, found: Sequence[Found], out: Path, wanted: Wanted, packing: Packing) -> None:
        self._found = found
        self._out = out
        self._results = Results(out, wanted)
        self._wanted = wanted
        self._packing = packing
        self._rows: dict[int, Row] = {}
        self._at_once: deque[Row] = deque()
        self._entries: dict[str, Entry] = {}
        self._num_unseen = 0  # of the entries' week files
        self.num_done = self.num_without = self.num_skipped = self.num_worked = 0

    @property
    def num_left(self) -> int:
        """How many are still to be worked at, if what was done before has not changed."""
        return len(self._found) - self.num_done - self._num_unseen

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
        self._results.protect(inputs_near(self._out, self._found, self._packing))
        remove_drafts(self._out)
        self._entries = read_entries(self._out) if is_resumed else {}
        self._num_unseen = sum(one.key in self._entries for one in self._found)
        with closing(Journal(self._out, self._entries)) as journal:
            try:
                with closing(engine.run(partial(make, self._wanted), self._parcels())) as run:
                    for ended in run:
                        yield from self._rows_at_once()
                        yield self._take(ended, journal)
                        self._results.summarize_now_and_then(lambda: self.rows)
                yield from self._rows_at_once()
            finally:
                self._results.summarize(self.rows)

    def _parcels(self) -> Iterator[Parcel]:
        """What is to be solved; what needs no solving is noted."""
        for number, found in enumerate(self._found):
            self._num_unseen -= found.key in self._entries
            if found.fault is not None:
                self._note(number, self._fault(found, found.fault))
            elif self._results.is_summary(found):
                self._note(number, self._fault(found, worded("batch.is-summary")))
            else:
                yield from self._parcel(number, found)

    def _parcel(self, number: int, found: Found) -> Iterator[Parcel]:
        parcel, problems = self._packing.parcel(number, found)
        if parcel is None:
            message = first_of(problems, self._wanted.catalogue())
            row = Row(found.label, PROBLEMS, message=message)
            self._note(number, self._results.without(found, row))
        elif self._is_done(found, parcel):
            self.num_skipped += 1
            done = replace(self._entries[found.key].row, file=found.label)
            self._note(number, done if done.has_roster else self._results.without(found, done))
        else:
            yield parcel

    def _is_done(self, found: Found, parcel: Parcel) -> bool:
        entry = self._entries.get(found.key)
        if entry is None or not entry.holds(parcel.digest, self._wanted.time_limit):
            return False
        targets = self._results.targets(found) if entry.row.has_roster else []
        return all(target.is_file() for target in targets)

    def _take(self, ended: Ended[Parcel, Made], journal: Journal) -> Row:
        """Put what came out in place, and note that it is there."""
        parcel = ended.item
        found = self._found[parcel.number]
        made = ended.result
        is_settled = False
        if made is None:
            row = self._fault(found, _why(ended.error))
        else:
            before = self._entries.get(found.key)
            if before is not None and made.files:
                journal.unsettle(before)
            fault = self._results.write(found, made.files, files_read(found, parcel))
            row = made.row if fault is None else self._fault(found, fault, made.row.seconds)
            is_settled = made.is_settled and fault is None
        row = replace(row, message=writable(row.message))
        journal.add(Entry(found.key, parcel.digest, row, is_settled, self._wanted.time_limit))
        if made is None or not made.files:
            row = self._results.without(found, row)
        self.num_worked += 1
        self._add(parcel.number, row)
        return row

    def _fault(self, found: Found, fault: Wording, seconds: float = 0.0) -> Row:
        message = fault.said(self._wanted.catalogue())
        return Row(found.label, FAILED, seconds=seconds, message=message)

    def _note(self, number: int, row: Row) -> None:
        self._add(number, row)
        self._at_once.append(row)

    def _add(self, number: int, row: Row) -> None:
        self._rows[number] = row
        self.num_done += 1
        self.num_without += not row.has_roster

    def _rows_at_once(self) -> Iterator[Row]:
        while self._at_once:
            yield self._at_once.popleft()


def _why(error: BaseException | None) -> Wording:
    """Why a worker gave nothing back."""
    if isinstance(error, DiedError):
        return worded("batch.died")
    if isinstance(error, MemoryError):
        return worded("batch.memory")
    return worded("batch.bug", error=f"{type(error).__name__}: {error}")
