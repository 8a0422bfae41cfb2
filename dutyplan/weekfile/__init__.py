"""The week file: text -> Plan, or a list of problems. Knows YAML; knows no solver."""

from __future__ import annotations

from os import PathLike
from pathlib import Path

from dutyplan.grammar.beside import Beside, Folder
from dutyplan.grammar.text import decode
from dutyplan.locales.wording import worded
from dutyplan.plan import Plan
from dutyplan.problems import Problem, Source, cause_of, has_errors, sort_problems
from dutyplan.weekfile.reading import read_plan
from dutyplan.weekfile.source import MAX_BYTES, read_values


def read_week_file(path: str | PathLike[str]) -> tuple[Plan | None, list[Problem]]:
    """Read a week file from disk.

    Returns
    -------
    plan, problems
        All problems, sorted; the plan is None if any of them is an error.
    """
    data, problems = load_week_file(path)
    if data is None:
        return None, problems
    return read_week_bytes(str(path), data, Path(path).parent)


def load_week_file(path: str | PathLike[str]) -> tuple[bytes | None, list[Problem]]:
    """The bytes of a week file; None with a problem where it can't be read."""
    try:
        with Path(path).open("rb") as file:
            return file.read(MAX_BYTES + 1), []
    except (OSError, ValueError) as error:
        source = Source(str(path), "")
        hint: str
        if isinstance(error, FileNotFoundError):
            message, hint = worded("bad.no-such-file"), worded("hint.check-name")
        else:
            why = cause_of(error)
            message, hint = worded("bad.unreadable", noun=worded("noun.the-file"), why=why), ""
        return None, [Problem("no-file", message, source.start(), hint)]


def read_week_bytes(
    name: str, data: bytes, folder: Path | Beside
) -> tuple[Plan | None, list[Problem]]:
    """Read a week file that is in memory already, such as one from standard input.

    Parameters
    ----------
    name
        Under which messages speak of it.
    folder
        Where paths in the file begin, or all that they may lead to.
    """
    source, problems = decode(name, data, MAX_BYTES)
    if problems:
        return None, problems
    value, problems = read_values(source)
    if value is None:
        return None, problems
    beside = Folder(folder, may_leave=True) if isinstance(folder, Path) else folder
    plan, more = read_plan(value, source, beside)
    problems = sort_problems([*problems, *more])
    return (None if has_errors(problems) else plan), problems
