"""Which week files are meant, and what their rosters are called."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from unicodedata import normalize

from dutyplan.locales.wording import Wording, worded
from dutyplan.problems import cause_of

_SUFFIXES = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Found:
    """A week file of a batch.

    Attributes
    ----------
    stem
        What its roster is called, without a suffix: a path below the folder of the results.
    fault
        Why nothing can be made of it, if that is known by now.
    """

    path: Path
    stem: PurePosixPath
    fault: Wording | None = None

    @property
    def label(self) -> str:
        """As messages and the summary speak of it."""
        return writable(str(self.path))

    @property
    def key(self) -> str:
        """What the journal calls it: its stem, in characters that can be written."""
        return str(self.stem).encode("utf-8", "backslashreplace").decode("utf-8")


def writable(text: str) -> str:
    """The same without what nothing can write: of a name in another encoding than the system's."""
    return text.encode("utf-8", "replace").decode("utf-8")


class NothingInCommonError(Exception):
    """The files lie on several drives, so that no folder has all of them in it."""


def find_week_files(arguments: Sequence[Path], out: Path) -> list[Found]:
    """Find the week files that a batch is asked for.

    Below `out` a roster lies as its week file lies below the folder that all arguments have in
    common; a file counts for the folder that it is in.

    Parameters
    ----------
    arguments
        Files, and folders, of which all that is called `.yaml` or `.yml` is meant, however deep;
        hidden files and folders are left out, and so is `out`.

    Returns
    -------
    list of Found
        In the order of the arguments, those of a folder by name, each once. What can't be read
        is there too, with its fault.

    Raises
    ------
    NothingInCommonError
        On Windows, where arguments are on several drives.
    """
    own = [_folder(one) for one in arguments]
    try:
        base = Path(os.path.commonpath(own)) if own else Path()
    except ValueError:
        raise NothingInCommonError from None
    paths: dict[Path, Found] = {}
    stems: dict[PurePosixPath, Found] = {}
    skipped = out.resolve()
    for argument in arguments:
        for path, fault in _week_files(argument, skipped):
            place = Path(os.path.abspath(path))  # noqa: PTH100 - a link keeps its own name
            if place in paths:
                continue
            stem = PurePosixPath(place.with_suffix("").relative_to(base).as_posix())
            twin = stems.get(_folded(stem))
            if twin is not None and fault is None:
                fault = worded("batch.same-name", other=twin.label)
            paths[place] = found = Found(path, stem, fault)
            stems.setdefault(_folded(stem), found)
    return list(paths.values())


def _folder(argument: Path) -> Path:
    place = Path(os.path.abspath(argument))  # noqa: PTH100 - a link keeps its own name
    return place if argument.is_dir() else place.parent


def _folded(stem: PurePosixPath) -> PurePosixPath:
    """The same for names that some systems take for one: macOS those that look the same, too."""
    return PurePosixPath(normalize("NFC", str(stem).casefold()))


def _week_files(argument: Path, skipped: Path) -> Iterator[tuple[Path, Wording | None]]:
    if argument.is_dir():
        yield from _below(argument, skipped)
    else:
        yield argument, None


def _below(folder: Path, skipped: Path) -> Iterator[tuple[Path, Wording | None]]:
    try:
        inside = sorted(folder.iterdir())
        files = [one for one in inside if one.suffix.lower() in _SUFFIXES and one.is_file()]
        folders = [one for one in inside if one.is_dir() and not one.is_symlink()]
    except OSError as error:
        noun = worded("noun.quoted", text=str(folder))
        yield folder, worded("bad.unreadable", noun=noun, why=cause_of(error))
        return
    yield from ((one, None) for one in _shown(files))
    for one in _shown(folders):
        if one.resolve() != skipped:
            yield from _below(one, skipped)


def _shown(paths: Iterable[Path]) -> Iterator[Path]:
    return (one for one in paths if not one.name.startswith("."))
