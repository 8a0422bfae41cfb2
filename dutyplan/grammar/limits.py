"""How much of a file is read: enough for every plan that was meant, too little for a bomb.

A file may be small and still stand for more than any machine holds: aliases, days of a century,
a workbook that unpacks to a disk full of zeros. What is refused is refused before it is unfolded.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from dutyplan.locales.wording import Wording, worded

_MEGABYTE = 1_000_000
_FACTOR = 100


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that is read; bytes of files are counted as they lie on disk.

    Attributes
    ----------
    week_bytes, table_bytes, roster_bytes
        Of a week file; of a CSV or workbook that is no roster; of a roster, JSON or CSV.
    values
        In a week file, what an alias stands for counted each time that it stands.
    depth
        Levels of nesting. No override lifts it: whoever reads on calls itself for each level, and
        what no plan needs would only exhaust the stack.
    days
        From the first of a plan to its last.
    steps
        For each item of a day expression, the days of the plan that it has to be asked about.
    duties, pairs, places
        Of a plan; volunteers times duties; and how many people all duties want, or a roster lacks:
        lists have a row for each of them, whether or not there is anybody.
    rows, columns, cells, text
        Of a table; `text` is the characters of all its cells.
    cell
        Characters of one cell: what Excel holds, and no override lifts it.
    unpacked, parts
        Bytes of a workbook once it is unpacked, and the files in it.
    roster_values
        In the JSON of a roster.
    is_large
        Whether these are the override.
    """

    week_bytes: int = 10 * _MEGABYTE
    values: int = 1_000_000
    depth: int = 30
    days: int = 3_710
    steps: int = 5_000_000
    duties: int = 100_000
    pairs: int = 5_000_000
    places: int = 1_000_000
    table_bytes: int = 10 * _MEGABYTE
    rows: int = 100_000
    columns: int = 200
    cells: int = 1_000_000
    text: int = 20_000_000
    cell: int = 32_767
    unpacked: int = 100 * _MEGABYTE
    parts: int = 1_000
    roster_bytes: int = 100 * _MEGABYTE
    roster_values: int = 5_000_000
    is_large: bool = False

    @property
    def right_file(self) -> Wording:
        """The way out for who may have named the wrong file."""
        return worded("hint.right-file" if self.is_large else "hint.right-file.large")

    def way_out(self, hint: Wording) -> Wording:
        """A way out, and the override beside it where there is one."""
        return hint if self.is_large else worded("hint.or-large", hint=hint)


LIMITS = Limits()
"""What holds for who asks for nothing else."""

_SAME: dict[str, Any] = {"depth": LIMITS.depth, "cell": LIMITS.cell, "is_large": True}
LARGE = Limits(**({key: most * _FACTOR for key, most in asdict(LIMITS).items()} | _SAME))
"""The override: a hundred times as much of all that can be more."""
