"""Whether a file holds a roster that was filed, or of which anything is known by now."""

from __future__ import annotations

from pathlib import Path

from dutyplan.grammar.beside import read_some
from dutyplan.grammar.limits import LARGE
from dutyplan.ledger.reading.recordfile import read_record
from dutyplan.ledger.record import Record


def file_that_counts(path: Path) -> Path:
    """The JSON beside a CSV, if there is one; else the file itself."""
    beside = path.with_suffix(".json")
    return beside if beside.is_file() else path


def record_beside(path: Path) -> Record | None:
    """All that is kept of a roster in a file, or in the JSON beside its CSV, if it can be read."""
    counts = file_that_counts(path)
    try:
        with counts.open("rb") as file:
            # Whoever may not read it as what it is, may not write over it either.
            data = read_some(file, LARGE.roster_bytes + 1)
        return read_record(str(counts), data, LARGE)[0]
    except OSError:
        return None


def holds_record(path: Path) -> bool:
    """Whether it would be lost if something else were written there."""
    record = _record_in(path)
    if record is None:
        return False
    is_marked = any(duty.attendance for duty in record.duties)
    return is_marked or record.consent is not None or record.csv_sha256 is not None


def was_solved_again(path: Path) -> bool:
    """Whether it holds a roster that `replan` has changed, as far as its JSON tells."""
    record = _record_in(path)
    if record is None:
        return False
    names = [goal.get("goal") for goal in record.goals if isinstance(goal, dict)]
    return bool(record.away) or "stability" in names


def _record_in(path: Path) -> Record | None:
    if path.suffix.lower() not in (".json", ".csv") or not path.exists():
        return None
    return record_beside(path)
