"""Files that are written whole or not at all.

The data goes to a temporary file beside the place that is meant, is brought to the disk, and
then takes that place: whoever reads sees what was there before, or all of the new.
"""

from __future__ import annotations

import errno
import os
import secrets
import stat
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from dutyplan.ledger.filing.umask import umask

_OF_ITS_OWNER = 0o600
_SHORT = 40
"""Characters of its file's name in a draft's: with all of them it may be too long."""
_PAUSES = (0.05, 0.1, 0.2, 0.4, 0.8)
"""Seconds between attempts to put a file in place."""

# Drafts that are there now; whoever ends without tidying up takes them away first.
_drafts: set[Path] = set()


def write_whole(path: Path, data: bytes) -> None:
    """Write a file whole or not at all; raises OSError."""
    with drafted(path, data) as put_in_place:
        put_in_place()


@contextmanager
def drafted(path: Path, data: bytes, prefix: str = ".") -> Iterator[Callable[[], None]]:
    """Write a file's data beside its place; what is given puts it there, and may be called once.

    Parameters
    ----------
    prefix
        Of the temporary file's name, which is gone at the end, come what may.

    Raises
    ------
    OSError
        Where the data can't be written, or not be put in place.
    """
    path = path.resolve()  # behind a link, the file itself is meant
    mode = _mode_there(path)
    with _draft(path.parent, f"{prefix}{path.name[:_SHORT]}.", data, is_settled=True) as draft:
        yield partial(_put_in_place, draft, path, 0o666 & ~umask() if mode is None else mode)


def write_many(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Write files that can be made anew, each whole or not at all; raises OSError.

    They are not brought to the disk one by one, which for thousands of them would take minutes.

    Parameters
    ----------
    files
        Names in the folder, and the data.
    """
    mode = 0o666 & ~umask()
    for name, data in files:
        path = folder / name
        _mode_there(path)
        with _draft(folder, ".", data, is_settled=False) as draft:
            _put_in_place(draft, path, mode)


def take_away(path: Path) -> None:
    """Remove a file; raises OSError."""
    _be_patient(path.unlink, path)


def settle(folder: Path) -> None:
    """Bring to the disk which files a folder has; not every system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def remove_drafts() -> None:
    """Take all drafts of this process away: it ends now, and nothing else will."""
    for draft in list(_drafts):
        with suppress(OSError):
            draft.unlink()


@contextmanager
def _draft(folder: Path, prefix: str, data: bytes, *, is_settled: bool) -> Iterator[Path]:
    """A temporary file with the data, for the eyes of its owner alone.

    Its name is known before there is such a file, so that an interrupt at any moment leaves none.
    """
    draft = folder / f"{prefix}{secrets.token_hex(8)}.tmp"
    _drafts.add(draft)
    try:
        # "x": never a file, or a link, that somebody has put there.
        with open(draft, "xb", opener=_open_for_owner) as file:
            file.write(data)
            file.flush()
            if is_settled:
                os.fsync(file.fileno())
        yield draft
    finally:
        with suppress(OSError):
            draft.unlink()
        _drafts.discard(draft)


def _open_for_owner(path: str, flags: int) -> int:
    return os.open(path, flags, _OF_ITS_OWNER)


def _mode_there(path: Path) -> int | None:
    """The mode of the file that is there, None if there is none; raises where it has to stay."""
    try:
        there = path.stat().st_mode
    except OSError:
        return None
    if stat.S_ISDIR(there):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not there & 0o222:
        # Some systems would replace it all the same, but somebody has said that it stays.
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    return stat.S_IMODE(there) & 0o777


def _put_in_place(draft: Path, path: Path, mode: int) -> None:
    """Let a draft take the place that is meant.

    Others may read it from just before that: after it, a run that dies in between would leave a
    file that nobody else can read.
    """
    draft.chmod(mode)
    _be_patient(lambda: draft.replace(path), path)


def _be_patient(act: Callable[[], object], path: Path) -> None:
    """Do something to a file that another program may hold for a moment."""
    for pause in _PAUSES:
        try:
            act()
        except PermissionError:
            time.sleep(pause)  # as programs do that look for viruses
        else:
            return
    try:
        act()
    except PermissionError as error:
        if error.errno != errno.EACCES:
            raise
        # So Windows says of a file that is open in another program.
        raise OSError(errno.EBUSY, os.strerror(errno.EBUSY), str(path)) from error
