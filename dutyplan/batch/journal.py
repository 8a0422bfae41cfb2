"""What is done of a batch: a line for each week file, written when its roster is in place.

Whatever ends a batch, its journal tells the next run what need not be solved again. A line that
was cut off is as good as none: that week file counts as not done.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO, ClassVar

from pydantic import ConfigDict, TypeAdapter, ValidationError

from dutyplan.batch.summary import Row
from dutyplan.ledger.filing.whole import drafted

NAME = ".dutyplan-batch.jsonl"
_LOCK = ".dutyplan-batch.lock"
_DRAFT = ".batch-"
"""Before the names of files that are being written."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of one week file.

    Attributes
    ----------
    key
        As `Found.key` has it.
    digest
        Of all that the roster depends on: the files that were read, the version and the options.
        Empty while files of another roster may be in place.
    is_settled
        Whether the same would come out whenever it is solved again.
    time_limit
        Seconds that it was given.
    """

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(ser_json_inf_nan="constants")

    key: str
    digest: str
    row: Row
    is_settled: bool
    time_limit: float

    def holds(self, digest: str, time_limit: float) -> bool:
        """Whether nothing has changed, and no more time is given to what was not settled."""
        if self.digest != digest:
            return False
        return self.is_settled or (self.row.has_roster and time_limit <= self.time_limit)


_ENTRY = TypeAdapter(Entry)


class Journal:
    """The journal of a folder of results.

    Parameters
    ----------
    folder
        Where the results are.
    entries
        What counts as done so far; all else that the journal may have held is forgotten.

    Raises
    ------
    OSError
        Where it can't be written; so do its methods.
    """

    def __init__(self, folder: Path, entries: dict[str, Entry]) -> None:
        self._path = folder / NAME
        put(self._path, b"".join(map(_line, entries.values())))
        self._file: BinaryIO = self._path.open("ab")

    def add(self, entry: Entry) -> None:
        """Note that one is done; it is on the disk when this returns."""
        self._file.write(_line(entry))
        self._file.flush()
        os.fsync(self._file.fileno())

    def unsettle(self, entry: Entry) -> None:
        """Note, before anything takes the place of what one says to be done, that it is not."""
        self.add(replace(entry, digest=""))

    def close(self) -> None:
        """Close the file."""
        self._file.close()


def read_entries(folder: Path) -> dict[str, Entry]:
    """What the journal of a folder says, by key; nothing where there is none.

    Raises
    ------
    OSError
        Where there is one that can't be read.
    """
    return {entry.key: entry for entry in _entries(folder / NAME)}


def _entries(path: Path) -> Iterator[Entry]:
    try:
        lines = path.read_bytes().split(b"\n")
    except FileNotFoundError:
        return
    for line in lines:
        try:
            yield _ENTRY.validate_json(line)
        except ValidationError:
            continue


def _line(entry: Entry) -> bytes:
    return _ENTRY.dump_json(entry) + b"\n"


def put(path: Path, data: bytes) -> None:
    """Write a file whole or not at all; of a run that is killed a draft may be left."""
    with drafted(path, data, _DRAFT) as put_in_place:
        put_in_place()


def remove_drafts(folder: Path) -> None:
    """Take away what runs that were killed have left; for who keeps others out of the folder."""
    for draft in folder.rglob(f"{_DRAFT}*.tmp"):
        draft.unlink(missing_ok=True)


class BusyError(Exception):
    """Another run writes into the folder."""


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Keep other batches out of a folder; the system lets go if the process dies.

    Raises
    ------
    BusyError
        Where another one is at work there.
    OSError
        Where nothing can be written there.
    """
    from filelock import FileLock, Timeout  # only a run that writes needs it

    try:
        with FileLock(folder / _LOCK, timeout=0):
            yield
    except Timeout:
        raise BusyError from None
