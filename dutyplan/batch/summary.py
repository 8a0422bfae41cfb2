"""What became of each week file of a batch, a row each: `summary.csv`."""

from __future__ import annotations

import csv
import re
from codecs import BOM_UTF8
from collections.abc import Iterable
from dataclasses import dataclass
from io import StringIO

from dutyplan.grammar.tabular.formulas import escaped

COLUMNS = ("file", "status", "gaps", "largest_balance", "proved", "seconds", "message")

PROBLEMS = "problems"
"""The status of a week file that can't be read."""

FAILED = "failed"
"""The status where the work itself failed: it may go well another time."""

WITH_ROSTER = ("optimal", "feasible")

# What some systems have in names of files, and no reader of tables expects.
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Row:
    """One of them.

    Attributes
    ----------
    file
        As the user named it, or as it was found in a folder that the user named.
    status
        Of the solve, as in a roster's JSON; or `problems`, or `failed`.
    gaps
        How many people and skills are missing; None where there is no roster.
    largest_balance
        Points; None where there is no roster, or nobody is compared.
    proved
        Whether every goal is proved.
    seconds
        That the work on it took, all in all.
    message
        Why there is no roster, or why the search ended without proof; in one line.
    """

    file: str
    status: str
    gaps: int | None = None
    largest_balance: float | None = None
    proved: bool = False
    seconds: float = 0.0
    message: str = ""

    @property
    def has_roster(self) -> bool:
        """Whether there is one."""
        return self.status in WITH_ROSTER

    @property
    def cells(self) -> tuple[str, ...]:
        """As they stand in the file: no text is one that a spreadsheet would run."""
        return (
            escaped(_UNSEEN.sub("?", self.file)),
            self.status,
            "" if self.gaps is None else str(self.gaps),
            "" if self.largest_balance is None else f"{self.largest_balance:.1f}",
            "yes" if self.proved else "no",
            f"{self.seconds:.2f}",
            escaped(_UNSEEN.sub("?", " ".join(self.message.split()))),
        )


def render_summary(rows: Iterable[Row]) -> bytes:
    """The whole file, with a byte-order mark, so that spreadsheets show every script."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(row.cells for row in rows)
    return BOM_UTF8 + text.getvalue().encode("utf-8", "replace")
