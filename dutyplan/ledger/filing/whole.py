"""Files that are written whole or not at all.

The data goes to a temporary file beside the place that is meant, is brought to the disk, and
then takes that place: whoever reads sees what was there before, or all of the new.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


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
    import tempfile  # only a run that writes needs it

    path = path.resolve()  # behind a link, the file itself is meant
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f"{prefix}{path.name}.", suffix=".tmp")
    draft = Path(name)

    def put_in_place() -> None:
        draft.replace(path)

    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.chmod(mode)
        yield put_in_place
    finally:
        with suppress(OSError):
            draft.unlink()


def write_many(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Write files that can be made anew, each whole or not at all; raises OSError.

    They are not brought to the disk one by one, which for thousands of them would take minutes.

    Parameters
    ----------
    files
        Names in the folder, and the data.
    """
    import tempfile

    mode = 0o666 & ~_umask()
    for name, data in files:
        handle, draft = tempfile.mkstemp(dir=folder, prefix=".", suffix=".tmp")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(draft).chmod(mode)
            Path(draft).replace(folder / name)
        finally:
            with suppress(OSError):
                Path(draft).unlink()


def settle(folder: Path) -> None:
    """Bring to the disk which files a folder has; not every system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _umask() -> int:
    umask = os.umask(0)
    os.umask(umask)
    return umask
