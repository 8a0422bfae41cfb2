"""The one gate to what a week file names: whatever opens a path that stands in a file goes here.

Names are written as in the file, parted by `/` or by the system's separator, and begin at the
folder of the week file. Whoever holds the files elsewhere, such as in memory, is another `Beside`.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Hashable
from functools import cached_property
from pathlib import Path
from typing import Any, BinaryIO, Literal, Protocol

from dutyplan.grammar.text import Text
from dutyplan.locales.wording import worded
from dutyplan.problems import Problem

Kind = Literal["file", "folder", "other"]

_CHUNK = 1_000_000
_NOT_THERE = (errno.ENOENT, errno.ENOTDIR, errno.EBADF, errno.ELOOP)
# What Windows says of a device that is not ready, of a name that none can have, and of a link
# that leads nowhere.
_NOT_THERE_ON_WINDOWS = (21, 123, 1921)


class Beside(Protocol):
    """The files beside a week file: what its paths lead to.

    Each question may raise OSError or ValueError, `OutsideError` for a path that may not be
    followed; of what is simply not there, `kind` is None.
    """

    def kind(self, name: str) -> Kind | None:
        """What a name leads to, links followed; `other` is a pipe or a device."""

    def listed(self, name: str) -> list[str]:
        """What is in a folder, by the names that it has there, in any order."""

    def read(self, name: str, most: int) -> bytes:
        """The bytes of a file, `most` of them at most."""

    def label(self, name: str) -> str:
        """How messages speak of a file."""

    def identity(self, name: str) -> Hashable:
        """The same for two names that lead to one file or folder."""


class OutsideError(OSError):
    """A path that leads outside the folder of the week file.

    Attributes
    ----------
    name
        The path, as it was asked for.
    """

    def __init__(self, name: str) -> None:
        super().__init__(0, worded("cause.outside"))
        self.name = name

    def __reduce__(self) -> tuple[Any, ...]:
        return OutsideError, (self.name,)


def read_some(file: BinaryIO, most: int) -> bytes:
    """The bytes of a file from where it stands, `most` of them at most.

    Memory is asked for as they come: for a small file no more than it has, however much is allowed.
    """
    data = bytearray()
    while len(data) < most:
        chunk = file.read(min(_CHUNK, most - len(data)))
        if not chunk:
            break
        data += chunk
    return bytes(data)


def outside(name: Text, error: OutsideError) -> Problem:
    """What is said of a path in a file that leads outside, by itself or by a link behind it."""
    noun = worded("noun.quoted", text=error.name)
    message = worded("bad.outside", noun=noun)
    return Problem("outside", message, name.span, worded("hint.outside"))


class Folder:
    """A folder on disk, in which a week file lies or from which it is read.

    Parameters
    ----------
    path
        The folder.
    may_leave
        Whether paths may lead outside it: by `..`, as whole paths, or by links.
    """

    def __init__(self, path: Path, *, may_leave: bool = False) -> None:
        self.path = path
        self.may_leave = may_leave

    def kind(self, name: str) -> Kind | None:
        """What a name leads to, links followed; `other` is a pipe or a device."""
        place = self._place(name)
        try:
            mode = place.stat().st_mode
        except OSError as error:
            is_unknown = getattr(error, "winerror", None) in _NOT_THERE_ON_WINDOWS
            if is_unknown or error.errno in _NOT_THERE:
                return None
            raise
        if stat.S_ISDIR(mode):
            return "folder"
        return "file" if stat.S_ISREG(mode) else "other"

    def listed(self, name: str) -> list[str]:
        """What is in a folder, by the names that it has there, in any order."""
        return [one.name for one in self._place(name).iterdir()]

    def read(self, name: str, most: int) -> bytes:
        """The bytes of a file, `most` of them at most."""
        if self.kind(name) == "other":  # to open a pipe may take for ever
            raise OSError(0, worded("cause.no-file"))
        with self._place(name).open("rb") as file:
            return read_some(file, most)

    def label(self, name: str) -> str:
        """How messages speak of a file: its path, from the folder on."""
        return str(self.path / name)

    def identity(self, name: str) -> Hashable:
        """The same for two names that lead to one file or folder."""
        self._place(name)
        return os.path.realpath(self.path / name)

    def holds(self, path: Path) -> bool:
        """Whether a path, links followed, lies in the folder, whoever may leave it."""
        return Path(os.path.realpath(path)).is_relative_to(self._real)

    def _place(self, name: str) -> Path:
        """Where a name leads to; raises OutsideError where it may not be followed."""
        place = self.path / name
        if not self.may_leave:
            # Before anything is looked up: on Windows `//host/share` alone would call that host.
            drive = os.path.splitdrive(name)[0]
            if drive and drive.casefold() != self._real.drive.casefold():
                raise OutsideError(name)
            if not Path(os.path.realpath(place)).is_relative_to(self._real):
                raise OutsideError(name)
        return place

    @cached_property
    def _real(self) -> Path:
        return Path(os.path.realpath(self.path))
