"""The rosters that `history` names: files found, pairs put together, everything read.

A roster is filed as a pair of files of one name in one folder, JSON and CSV. The JSON is the
record; the CSV is its readable twin, and counts where there is no JSON.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from dutyplan.grammar.beside import Beside, Folder, OutsideError, outside
from dutyplan.grammar.limits import LIMITS, Limits
from dutyplan.grammar.names import did_you_mean, nearest
from dutyplan.grammar.text import Text
from dutyplan.ledger.reading.recordfile import read_record
from dutyplan.ledger.reading.standing import Standing, duties_that_count
from dutyplan.ledger.reading.twins import compare_twin
from dutyplan.ledger.record import Record, RecordedDuty
from dutyplan.locales.wording import worded
from dutyplan.problems import Problem, Severity, Source, cause_of, has_errors, sort_problems

_JSON, _CSV = ".json", ".csv"
_DAMAGED = ("bad-json", "not-text")
"""What is said of a JSON of which nothing can be read: cut off, empty, or full of zeros."""

_Pairs = dict[tuple[Hashable, str], dict[str, str]]
"""By folder and name without suffix, the names of each roster's files by suffix."""


@dataclass(frozen=True, slots=True)
class Filed:
    """A roster of the history.

    Attributes
    ----------
    path
        The file that it was read from.
    duties
        Those of the record that count: what another roster replaces is left out.
    """

    path: Path
    record: Record
    duties: tuple[RecordedDuty, ...]


def read_history(
    names: Sequence[Text], folder: Path | Beside, limits: Limits = LIMITS
) -> tuple[list[Filed], list[Problem]]:
    """Read all rosters that a week file names under `history`.

    Parameters
    ----------
    names
        Files, and folders of files. A folder that is not there yet holds nothing; a file that is
        not there is a problem.
    folder
        Where the names begin, which may not lead outside it then; or all that they may lead to.
    limits
        How much is read.

    Returns
    -------
    rosters, problems
        Rosters by their first day. With one error among the problems there are none, so that
        nothing is ever counted in part; all that is wrong is found all the same.
    """
    beside = Folder(folder) if isinstance(folder, Path) else folder
    problems: list[Problem] = []
    pairs = _find_all(names, beside, problems)
    read = []
    reading = _Reading(beside, limits)
    for pair in pairs.values():
        one, found = reading.pair(pair)
        problems += found
        if one is not None:
            read.append(one)
    read.sort(key=lambda one: (one.record.start, one.path.stem, one.name))
    counted = duties_that_count(read, problems)
    rosters = [
        Filed(one.path, one.record, duties) for one, duties in zip(read, counted, strict=True)
    ]
    problems = sort_problems(problems)
    return ([] if has_errors(problems) else rosters), problems


def roster_files(names: Sequence[Text], beside: Beside) -> list[str]:
    """The names of all files that `read_history` would read; it tells what is wrong with them."""
    return [name for pair in _find_all(names, beside, []).values() for name in pair.values()]


def _find_all(names: Sequence[Text], beside: Beside, problems: list[Problem]) -> _Pairs:
    pairs: _Pairs = {}
    for name in names:
        try:
            _find(name, beside, pairs, problems)
        except OutsideError as error:
            problems.append(outside(name, error))
        except (OSError, ValueError) as error:
            why = cause_of(error)
            noun = worded("noun.quoted", text=name)
            message = worded("bad.unreadable", noun=noun, why=why)
            problems.append(Problem("no-file", message, name.span))
    return pairs


def _find(name: Text, beside: Beside, pairs: _Pairs, problems: list[Problem]) -> None:
    """Add the files that one item of `history` names."""
    path = PurePath(name)
    suffix, parent = path.suffix.lower(), str(path.parent)
    kind = beside.kind(name)
    if kind == "folder":
        for one in sorted(beside.listed(name)):
            inner = str(path / one)
            if _is_roster(one) and beside.kind(inner) == "file":
                _add(inner, beside, pairs)
    elif suffix in (_JSON, _CSV) and kind is not None:
        _add(name, beside, pairs)
        # Whichever of the two is named, a roster is both of them.
        twin = str(path.with_suffix(_CSV if suffix == _JSON else _JSON))
        if beside.kind(twin) == "file":
            _add(twin, beside, pairs)
    elif suffix in (_JSON, _CSV):
        near = beside.listed(parent) if beside.kind(parent) == "folder" else ()
        known = sorted(one for one in near if PurePath(one).suffix.lower() == suffix)
        message = worded("bad.unknown", noun=worded("noun.file"), name=name)
        problems.append(Problem("no-file", message, name.span, did_you_mean(path.name, known)))
    elif kind is not None:
        message, hint = worded("bad.no-folder-nor-file", name=name), worded("hint.name-folder")
        problems.append(Problem("no-file", message, name.span, hint))
    elif beside.kind(parent) == "folder":
        problems += _doubt_folder(name, beside)


def _is_roster(name: str) -> bool:
    return PurePath(name).suffix.lower() in (_JSON, _CSV) and not name.startswith(".")


def _add(name: str, beside: Beside, pairs: _Pairs) -> None:
    path = PurePath(name)
    key = beside.identity(str(path.parent)), path.stem
    pairs.setdefault(key, {})[path.suffix.lower()] = name


def _doubt_folder(name: Text, beside: Beside) -> Iterator[Problem]:
    """A folder that is not there yet is no problem, unless its name looks like a slip."""
    path = PurePath(name)
    near = nearest(path.name, _folders(str(path.parent), beside))
    if near is not None:
        message = worded("bad.unknown", noun=worded("noun.folder"), name=name)
        hint = worded("hint.did-you-mean", name=near)
        yield Problem("no-folder", message, name.span, hint, Severity.WARNING)


def _folders(name: str, beside: Beside) -> Iterator[str]:
    """The folders in a folder; what can't be looked at is none."""
    for one in beside.listed(name):
        with suppress(OSError):
            if beside.kind(str(PurePath(name) / one)) == "folder":
                yield one


class _Reading:
    """Reads the files of one history."""

    def __init__(self, beside: Beside, limits: Limits) -> None:
        self._beside = beside
        self._limits = limits

    def pair(self, pair: dict[str, str]) -> tuple[Standing | None, list[Problem]]:
        """Read the JSON and hold it against its twin; the CSV where that is all there is.

        Another run may file both anew between the one and the other: then both are read once more.
        """
        own = pair.get(_JSON) or pair[_CSV]
        problems: list[Problem] = []
        label, data = self._file(own, problems)
        while data is not None:
            one, found = self._with_twin(own, label, data, pair)
            again = self._file(own, problems)[1] if found else data
            if again == data:
                return one, found
            data = again
        return None, problems

    def _with_twin(
        self, own: str, label: str, data: bytes, pair: dict[str, str]
    ) -> tuple[Standing | None, list[Problem]]:
        record, problems = read_record(label, data, self._limits)
        twin = pair.get(_CSV) if _JSON in pair else None
        if twin is not None:
            hint = worded("hint.move-json-away", file=PurePath(twin).name)
            problems = [
                replace(one, hint=hint) if one.code in _DAMAGED else one for one in problems
            ]
        if record is None:
            return None, problems
        if twin is not None:
            twin_label, twin_data = self._file(twin, problems)
            if twin_data is not None:
                problems += compare_twin(record, label, twin_label, twin_data, self._limits)
        path = Path(self._beside.label(own))
        return Standing(path, label, data, record, self._limits), problems

    def _file(self, name: str, problems: list[Problem]) -> tuple[str, bytes | None]:
        """How messages speak of a file, and its bytes; one more than are read."""
        # A file name in another encoding than the system's holds characters that nothing can write.
        label = self._beside.label(name).encode("utf-8", "replace").decode("utf-8")
        try:
            return label, self._beside.read(name, self._limits.roster_bytes + 1)
        except OSError as error:
            noun, why = worded("noun.the-file"), cause_of(error)
            message = worded("bad.unreadable", noun=noun, why=why)
            problems.append(Problem("no-file", message, Source(label, "").start()))
            return label, None
