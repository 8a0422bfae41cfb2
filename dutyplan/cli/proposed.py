"""What the record of a roster says, for commands that were given its file for something else."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from dutyplan.cli.console import say_folded
from dutyplan.locales import Catalogue
from dutyplan.plan import Past

if TYPE_CHECKING:
    from dutyplan.ledger.record import Record

_MOST = 3


def tell_unsettled(past: Past, catalogue: Catalogue) -> None:
    """Say on standard error which rosters of the history count, and don't stand yet.

    The last three of them; the others are counted.
    """
    for one in past.unsettled[: -_MOST - 1 : -1]:
        line = catalogue.format("consent.proposed", num=one.agreed, all=one.all)
        say_folded(catalogue.format("consent.of", path=one.path, line=line))
    if len(past.unsettled) > _MOST:
        say_folded(catalogue.format("consent.more", num=len(past.unsettled) - _MOST))


def tell_if_proposed(record: Record, path: Path, catalogue: Catalogue) -> None:
    """Say on standard error how many have agreed, until they are enough."""
    from dutyplan.ledger.record import State
    from dutyplan.outputs.consent import consent_line

    if record.consent is not None and record.consent.state is State.PROPOSED:
        line = consent_line(record, catalogue)
        say_folded(catalogue.format("consent.of", path=path, line=line))


def tell_if_file_is_proposed(path: Path, catalogue: Catalogue) -> None:
    """The same of a roster in a file, or in the JSON beside its CSV; of no record nothing."""
    record = record_beside(path)
    if record is not None:
        tell_if_proposed(record, path, catalogue)


def insist_on_no_record(path: Path) -> None:
    """Refuse to write over a roster that was filed, or of which anything is known by now."""
    if path.suffix.lower() not in (".json", ".csv") or not path.exists():
        return
    record = record_beside(path)
    if record is None:
        return
    is_marked = any(duty.attendance for duty in record.duties)
    if is_marked or record.consent is not None or record.csv_sha256 is not None:
        message = f"'{path}' is a filed roster, and what became of it would be lost"
        raise typer.BadParameter(message, param_hint="-o")


def record_beside(path: Path) -> Record | None:
    """All that is kept of a roster in a file, or in the JSON beside its CSV, if it can be read."""
    from dutyplan.ledger.recordfile import read_record  # not every run has a roster

    beside = path.with_suffix(".json")
    counts = beside if beside.is_file() else path
    try:
        return read_record(str(counts), counts.read_bytes())[0]
    except OSError:
        return None
