"""A published roster as a pair of files: the JSON, which counts, and the CSV, its readable twin.

The JSON is put in place first, and makes the roster stand; the CSV follows. A run that dies at
any moment leaves the old roster or the new one whole: the JSON knows the hash of its CSV, and
that of the CSV which may still lie there instead. What is replaced is kept in a folder of its own.
"""

from __future__ import annotations

import json as jsonlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from dutyplan.grammar.beside import Folder
from dutyplan.grammar.limits import LARGE
from dutyplan.ledger.filing.losing import says_less
from dutyplan.ledger.filing.replaced import REPLACED, keep
from dutyplan.ledger.filing.whole import drafted, settle, take_away
from dutyplan.ledger.reading.files import MAX_BYTES
from dutyplan.problems import cause_of, cause_unwritten
from dutyplan.reasons import Reason, because

_LOCK = ".dutyplan.lock"
_LOCK_SECONDS = 30.0
_DRAFT = ".filing-"


class FilingError(Exception):
    """A roster could not be filed.

    Attributes
    ----------
    reason
        Why, and what became of the files.
    """

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.message)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class State:
    """What a pair of files holds: the hashes of both; None for one that is not there."""

    json: str | None
    csv: str | None

    @property
    def is_nothing(self) -> bool:
        """Whether neither is there."""
        return self.json is None and self.csv is None


def json_path(stem: Path) -> Path:
    """Where the JSON of a pair is; `stem` is both files' path without the suffix."""
    return stem.with_name(f"{stem.name}.json")


def csv_path(stem: Path) -> Path:
    """Where the CSV of a pair is."""
    return stem.with_name(f"{stem.name}.csv")


def read_state(stem: Path) -> State:
    """What is there when a run begins, before it reads any of it.

    Raises
    ------
    FilingError
        Where one of the files can't be read.
    """
    return State(_hash(_read(json_path(stem))), _hash(_read(csv_path(stem))))


def file_pair(
    stem: Path,
    json: bytes,
    csv: bytes,
    before: State,
    obstacle: Callable[[], Reason | None] = lambda: None,
) -> None:
    """Put a pair of files in place; the folder is made if only that is missing.

    Where the new roster no longer says all that the one before said, that one is copied to the
    folder `replaced` first, under the next free number. A CSV that somebody has edited is copied,
    too.

    Parameters
    ----------
    stem
        Both files' path without the suffix.
    json, csv
        The new files; the JSON names the hash of the CSV.
    before
        What was there when the run began: nothing is written if that has changed.
    obstacle
        Asked once nobody else can write in the folder: what else there is in the way by now.

    Raises
    ------
    FilingError
        With a sentence for people; unless it says otherwise, nothing was changed.
    """
    if max(len(json), len(csv)) > MAX_BYTES:
        most = MAX_BYTES // 1_000_000
        raise FilingError(because("file.large", path=str(json_path(stem)), num=most))
    with _locked(stem.parent), ExitStack() as stack:
        old = _Pair(_read(json_path(stem)), _read(csv_path(stem)))
        _insist_on_state(stem, old, before)
        reason = obstacle()
        if reason is not None:
            raise FilingError(reason)
        try:
            _remove_dead_drafts(stem.parent)
            put_json, put_csv = (
                stack.enter_context(drafted(path, data, _DRAFT))
                for path, data in ((json_path(stem), json), (csv_path(stem), csv))
            )
            _make_room(stem, old, _Pair(json, csv))
            put_json()
        except OSError as error:
            raise _failed("file.failed", error, path=str(_in_the_way(stem, error))) from error
        settle(stem.parent)
        try:
            put_csv()
        except OSError as error:
            paths = {"path": str(json_path(stem)), "csv": str(csv_path(stem))}
            raise _failed("file.twin", error, **paths) from error
        settle(stem.parent)


@dataclass(frozen=True, slots=True)
class _Pair:
    """The bytes of both files, as far as they are there."""

    json: bytes | None
    csv: bytes | None

    @property
    def state(self) -> State:
        return State(_hash(self.json), _hash(self.csv))

    @property
    def twins(self) -> set[Any]:
        """Hashes of the CSVs that may lie beside the JSON without anybody having edited them."""
        with suppress(ValueError):
            top = jsonlib.loads(self.json or b"")
            if isinstance(top, dict):
                return {top.get("csv_sha256"), top.get("csv_sha256_before")}
        return set()


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Keep others from writing in the folder; the system lets go if the process dies."""
    from filelock import FileLock, Timeout  # only a run that files needs it

    if folder.exists() and not folder.is_dir():
        raise FilingError(because("file.no-folder", folder=str(folder)))
    if (folder / _LOCK).is_symlink():  # what it leads to would be emptied, or made
        raise FilingError(because("file.lock-link", path=str(folder / _LOCK)))
    try:
        folder.mkdir(exist_ok=True)
        # Whoever may write in the folder may take the lock, whoever has made it.
        mode = folder.stat().st_mode & 0o666
        lock = FileLock(folder / _LOCK, timeout=_LOCK_SECONDS, mode=mode)
        lock.acquire()
    except Timeout:
        raise FilingError(because("file.busy", folder=str(folder))) from None
    except OSError as error:
        raise _failed("file.failed", error, path=str(folder)) from error
    try:
        yield
    finally:
        lock.release()


def _insist_on_state(stem: Path, old: _Pair, before: State) -> None:
    if old.state == before:
        return
    is_json = old.state.json != before.json
    path = str(json_path(stem) if is_json else csv_path(stem))
    raise FilingError(because("file.appeared" if before.is_nothing else "file.changed", path=path))


def _remove_dead_drafts(folder: Path) -> None:
    """Whoever holds the lock is the only one who writes: other drafts are of runs that died."""
    for place in (folder, folder / REPLACED):
        for draft in place.glob(f"{_DRAFT}*.tmp"):
            draft.unlink(missing_ok=True)


def _make_room(stem: Path, old: _Pair, new: _Pair) -> None:
    """Keep a copy of what is replaced, and take a CSV away that would be taken for an edited one.

    A CSV that the new JSON does not know would contradict it if the run died between the two.
    """
    is_edited = old.csv is not None and old.state.csv not in old.twins
    is_less = old.json is not None and new.json is not None and says_less(old.json, new.json)
    gone = {
        ".json": old.json if is_less else None,
        ".csv": old.csv if is_edited and old.csv != new.csv else None,
    }
    kept = {suffix: data for suffix, data in gone.items() if data is not None}
    if kept:
        keep(stem, kept, _DRAFT)
    if old.csv is not None and old.state.csv not in new.twins:
        take_away(csv_path(stem))


def _in_the_way(stem: Path, error: OSError) -> Path:
    """Which file of a pair an error is about; the JSON, where it does not say."""
    csv = csv_path(stem)
    return csv if error.filename in (str(csv), str(csv.resolve())) else json_path(stem)


def _read(path: Path) -> bytes | None:
    try:
        # Never from a pipe; and what is longer is no roster, and need not be known to its end.
        return Folder(path.parent, may_leave=True).read(path.name, LARGE.roster_bytes + 1)
    except FileNotFoundError:
        return None
    except NotADirectoryError:
        raise FilingError(because("file.no-folder", folder=str(path.parent))) from None
    except OSError as error:
        why = cause_of(error)
        raise FilingError(because("file.unread", path=str(path), why=why)) from error


def _hash(data: bytes | None) -> str | None:
    return None if data is None else sha256(data).hexdigest()


def _failed(code: str, error: OSError, **facts: str) -> FilingError:
    return FilingError(because(code, None, why=cause_unwritten(error), **facts))
