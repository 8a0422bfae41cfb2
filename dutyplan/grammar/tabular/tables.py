"""The bytes of a file with a table in it -> the table, whichever kind of file it is."""

from __future__ import annotations

from dutyplan.grammar.limits import LIMITS, Limits
from dutyplan.grammar.tabular.csvbytes import decode_csv
from dutyplan.grammar.tabular.csvtext import read_csv
from dutyplan.grammar.tabular.table import Table
from dutyplan.grammar.tabular.workbook import (
    damaged,
    is_called_workbook,
    is_markup,
    is_workbook,
    markup,
    too_large,
)
from dutyplan.problems import Problem, has_errors


def read_table(
    name: str, data: bytes, limits: Limits = LIMITS
) -> tuple[Table | None, list[Problem]]:
    """Read a CSV or an XLSX; which of them it is, its first bytes say.

    Parameters
    ----------
    name
        The file as the user named it.
    data
        Its bytes, or more of them than are read of a file that is too large.
    limits
        How much is read.

    Returns
    -------
    table, problems
        No table where nothing could be read; with problems it holds what could be. Some problems
        may be warnings.
    """
    if is_workbook(data):
        if len(data) > limits.table_bytes:
            return None, [too_large(name, limits)]
        from dutyplan.grammar.tabular.sheettext import read_workbook

        return read_workbook(name, data, limits)
    source, problems = decode_csv(name, data, limits.table_bytes, limits.right_file)
    if has_errors(problems):
        is_text = all(problem.code != "not-text" for problem in problems)
        return None, problems if is_text or not is_called_workbook(name) else [damaged(name)]
    if is_markup(source.text):
        return None, [markup(name)]
    table, more = read_csv(source, limits)
    problems += more
    return (table if table.header else None), problems
