"""The bytes of a file with a table in it -> the table, whichever kind of file it is."""

from __future__ import annotations

from dutyplan.grammar.csvbytes import decode_csv
from dutyplan.grammar.csvtext import read_csv
from dutyplan.grammar.table import Table
from dutyplan.problems import Problem, has_errors

MAX_BYTES = 10_000_000
"""More than this of a file is refused unread."""


def read_table(name: str, data: bytes) -> tuple[Table | None, list[Problem]]:
    """Read a CSV or an XLSX; which of them it is, its first bytes say.

    Parameters
    ----------
    name
        The file as the user named it.
    data
        Its bytes, or the first `MAX_BYTES` and one more of a file that is too large.

    Returns
    -------
    table, problems
        No table where nothing could be read; with problems it holds what could be. Some problems
        may be warnings.
    """
    source, problems = decode_csv(name, data, MAX_BYTES)
    if has_errors(problems):
        return None, problems
    table, more = read_csv(source)
    problems += more
    return (table if table.header else None), problems
