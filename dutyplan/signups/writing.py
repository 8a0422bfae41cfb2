"""Volunteers as the table that `volunteers:` of a week file names."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from dutyplan.grammar.tabular.formulas import escaped
from dutyplan.signups.cells import REMARK
from dutyplan.signups.signup import SignUp
from dutyplan.weekfile.schema import VolunteerWords


def to_csv(volunteers: Sequence[SignUp]) -> str:
    """A row a volunteer, with the columns in which something stands; without a byte-order mark."""
    used = {key for one in volunteers for key, cell in one.cells.items() if cell}
    columns = [key for key in (*VolunteerWords.keys(), REMARK) if key in used]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    for one in volunteers:
        writer.writerow([escaped(one.cells.get(key, "")) for key in columns])
    return text.getvalue()
