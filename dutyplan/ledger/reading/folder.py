"""The rosters that `history` names: files found, pairs put together, everything read.

A roster is filed as a pair of files of one name in one folder, JSON and CSV. The JSON is the
record; the CSV is its readable twin, and counts where there is no JSON.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dutyplan.grammar.names import did_you_mean, nearest
from dutyplan.grammar.text import Text
from dutyplan.ledger.reading.files import MAX_BYTES
from dutyplan.ledger.reading.recordfile import read_record
from dutyplan.ledger.reading.standing import Standing, duties_that_count
from dutyplan.ledger.reading.twins import compare_twin
from dutyplan.ledger.record import Record, RecordedDuty
from dutyplan.locales.wording import worded
from dutyplan.problems import Problem, Severity, Source, cause_of, has_errors, sort_problems

_JSON, _CSV = ".json", ".csv"
_DAMAGED = ("bad-json", "not-text")
"""What is said of a JSON of which nothing can be read: cut off, empty, or full of zeros."""

_Pairs = dict[Path, dict[str, Path]]
"""By real folder and name without suffix, the files of each roster by suffix."""


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


def read_history(names: Sequence[Text], folder: Path) -> tuple[list[Filed], list[Problem]]:
    """Read all rosters that a week file names under `history`.

    Parameters
    ----------
    names
        Files, and folders of files, relative to `folder`. A folder that is not there yet holds
        nothing; a file that is not there is a problem.

    Returns
    -------
    rosters, problems
        Rosters by their first day. With one error among the problems there are none, so that
        nothing is ever counted in part; all that is wrong is found all the same.
    """
    problems: list[Problem] = []
    pairs: _Pairs = {}
    for name in names:
        try:
            _find(name, folder / name, pairs, problems)
        except (OSError, ValueError) as error:
            why = cause_of(error)
            noun = worded("noun.quoted", text=name)
            message = worded("bad.unreadable", noun=noun, why=why)
            problems.append(Problem("no-file", message, name.span))
    read = []
    for pair in pairs.values():
        one, found = _read_pair(pair)
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


def _find(name: Text, path: Path, pairs: _Pairs, problems: list[Problem]) -> None:
    """Add the files that one item of `history` names."""
    suffix = path.suffix.lower()
    if path.is_dir():
        for one in sorted(path.iterdir()):
            is_shown = not one.name.startswith(".")
            if one.suffix.lower() in (_JSON, _CSV) and is_shown and one.is_file():
                _add(one, pairs)
    elif suffix in (_JSON, _CSV) and path.exists():
        _add(path, pairs)
        # Whichever of the two is named, a roster is both of them.
        twin = path.with_suffix(_CSV if suffix == _JSON else _JSON)
        if twin.is_file():
            _add(twin, pairs)
    elif suffix in (_JSON, _CSV):
        beside = path.parent.iterdir() if path.parent.is_dir() else ()
        known = sorted(one.name for one in beside if one.suffix.lower() == suffix)
        message = worded("bad.unknown", noun=worded("noun.file"), name=name)
        problems.append(Problem("no-file", message, name.span, did_you_mean(path.name, known)))
    elif path.exists():
        message, hint = worded("bad.no-folder-nor-file", name=name), worded("hint.name-folder")
        problems.append(Problem("no-file", message, name.span, hint))
    elif path.parent.is_dir():
        problems += _doubt_folder(name, path)


def _add(path: Path, pairs: _Pairs) -> None:
    stem = path.parent.resolve() / path.stem
    pairs.setdefault(stem, {})[path.suffix.lower()] = path


def _doubt_folder(name: Text, path: Path) -> Iterator[Problem]:
    """A folder that is not there yet is no problem, unless its name looks like a slip."""
    near = nearest(path.name, (one.name for one in path.parent.iterdir() if one.is_dir()))
    if near is not None:
        message = worded("bad.unknown", noun=worded("noun.folder"), name=name)
        hint = worded("hint.did-you-mean", name=near)
        yield Problem("no-folder", message, name.span, hint, Severity.WARNING)


def _read_pair(pair: dict[str, Path]) -> tuple[Standing | None, list[Problem]]:
    """Read the JSON and hold it against its twin; the CSV where that is all there is.

    Another run may file both anew between the one and the other: then both are read once more.
    """
    path = pair.get(_JSON) or pair[_CSV]
    problems: list[Problem] = []
    name, data = _read_file(path, problems)
    while data is not None:
        one, found = _read_with_twin(path, name, data, pair)
        again = _read_file(path, problems)[1] if found else data
        if again == data:
            return one, found
        data = again
    return None, problems


def _read_with_twin(
    path: Path, name: str, data: bytes, pair: dict[str, Path]
) -> tuple[Standing | None, list[Problem]]:
    record, problems = read_record(name, data)
    twin = pair.get(_CSV) if path.suffix.lower() == _JSON else None
    if twin is not None:
        hint = worded("hint.move-json-away", file=twin.name)
        problems = [replace(one, hint=hint) if one.code in _DAMAGED else one for one in problems]
    if record is None:
        return None, problems
    if twin is not None:
        twin_name, twin_data = _read_file(twin, problems)
        if twin_data is not None:
            problems += compare_twin(record, name, twin_name, twin_data)
    return Standing(path, name, data, record), problems


def _read_file(path: Path, problems: list[Problem]) -> tuple[str, bytes | None]:
    """The name under which messages speak of a file, and its bytes; one more than are read."""
    # A file name in another encoding than the system's holds characters that nothing can write.
    name = str(path).encode("utf-8", "replace").decode("utf-8")
    try:
        with path.open("rb") as file:
            return name, file.read(MAX_BYTES + 1)
    except OSError as error:
        noun, why = worded("noun.the-file"), cause_of(error)
        message = worded("bad.unreadable", noun=noun, why=why)
        problems.append(Problem("no-file", message, Source(name, "").start()))
        return name, None
