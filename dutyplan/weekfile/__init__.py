"""The week file: text -> Plan, or a list of problems. Knows YAML; knows no solver."""

from __future__ import annotations

from os import PathLike
from pathlib import Path

from dutyplan.grammar.beside import Beside, Folder, read_some
from dutyplan.grammar.limits import LIMITS, Limits
from dutyplan.grammar.text import decode
from dutyplan.locales.wording import worded
from dutyplan.plan import Plan
from dutyplan.problems import Problem, Source, cause_of, has_errors, sort_problems
from dutyplan.weekfile.reading import read_plan
from dutyplan.weekfile.source import read_values


def read_week_file(
    path: str | PathLike[str], limits: Limits = LIMITS, *, may_leave: bool = False
) -> tuple[Plan | None, list[Problem]]:
    """Read a week file from disk.

    Parameters
    ----------
    limits
        How much is read.
    may_leave
        Whether paths in the file may lead outside its folder.

    Returns
    -------
    plan, problems
        All problems, sorted; the plan is None if any of them is an error.
    """
    data, problems = load_week_file(path, limits)
    if data is None:
        return None, problems
    beside = Folder(Path(path).parent, may_leave=may_leave)
    return read_week_bytes(str(path), data, beside, limits)


def load_week_file(
    path: str | PathLike[str], limits: Limits = LIMITS
) -> tuple[bytes | None, list[Problem]]:
    """The bytes of a week file, one more than are read; None with a problem where it can't be."""
    try:
        with Path(path).open("rb") as file:
            return read_some(file, limits.week_bytes + 1), []
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
    name: str, data: bytes, folder: Path | Beside, limits: Limits = LIMITS
) -> tuple[Plan | None, list[Problem]]:
    """Read a week file that is in memory already, such as one from standard input.

    Parameters
    ----------
    name
        Under which messages speak of it.
    folder
        Where paths in the file begin, which may not lead outside it then; or all that they may
        lead to.
    limits
        How much is read.
    """
    source, problems = decode(name, data, limits.week_bytes, limits.right_file)
    if problems:
        return None, problems
    value, problems = read_values(source, limits)
    if value is None:
        return None, problems
    beside = Folder(folder) if isinstance(folder, Path) else folder
    plan, more = read_plan(value, source, beside, limits)
    problems = sort_problems([*problems, *more])
    return (None if has_errors(problems) else plan), problems
