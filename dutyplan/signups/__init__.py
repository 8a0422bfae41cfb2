"""Sign-ups that people have left in a form or a chat group -> volunteers.

What can't be read for sure is listed, each thing with its place, and never guessed.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath

from dutyplan.grammar.limits import LIMITS, Limits
from dutyplan.grammar.tabular.csvbytes import decode_csv
from dutyplan.grammar.tabular.tables import read_table
from dutyplan.grammar.tabular.workbook import is_called_workbook, is_workbook
from dutyplan.problems import Problem, has_errors
from dutyplan.signups.chat import read_chat
from dutyplan.signups.forms import read_form
from dutyplan.signups.signup import Asked, SignUps, in_order, unread

_TABLES = (".csv", ".tsv")
_OF_CELLS = ("bad-cell", "extra-cell", "duplicate-column")
"""What may be wrong with a table and leaves the rest of it readable."""


def read_sign_ups(
    name: str, data: bytes, asked: Asked, limits: Limits = LIMITS
) -> tuple[SignUps | None, list[Problem]]:
    """Read a form's table, or the list of a chat group.

    Parameters
    ----------
    name
        The file as the user named it. A CSV is known by its name, a spreadsheet by its bytes, too;
        any other text is a list.
    data
        Its bytes.
    asked
        What dates and "maybe" mean.
    limits
        How much is read.

    Returns
    -------
    sign_ups, problems
        None where nothing at all could be read; the problems then say why. Else they are
        warnings about the file as such.
    """
    is_book = is_workbook(data) or is_called_workbook(name)
    if is_book or PurePath(name).suffix.lower() in _TABLES:
        table, problems = read_table(name, data, limits)
        if table is None or any(one.is_error and one.code not in _OF_CELLS for one in problems):
            return None, problems
        sign_ups, more = read_form(table, asked)
        if sign_ups is not None:  # what is wrong with single cells does not stand in its way
            wrong = [unread(one.code, one.message, one.span) for one in problems if one.is_error]
            problems = [one for one in problems if not one.is_error]
            sign_ups = replace(sign_ups, unread=in_order([*sign_ups.unread, *wrong]))
    else:
        source, problems = decode_csv(name, data, limits.table_bytes, limits.right_file)
        if has_errors(problems):
            return None, problems
        sign_ups, more = read_chat(source, asked)
    return sign_ups, problems + more
