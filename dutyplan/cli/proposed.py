"""What is said of a roster that a command was given: that it is proposed, or counts no more."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from dutyplan.cli.screen.console import ExitCode, say_folded, say_problems
from dutyplan.grammar.beside import read_some
from dutyplan.grammar.limits import LARGE, Limits
from dutyplan.locales import Catalogue
from dutyplan.locales.wording import worded
from dutyplan.plan import Past
from dutyplan.problems import has_errors

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
    from dutyplan.outputs.reports.consent import consent_line

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
        message = worded("usage.filed", path=str(path))
        raise typer.BadParameter(message, param_hint="-o")


def insist_it_counts(path: Path, record: Record, catalogue: Catalogue, limits: Limits) -> None:
    """Refuse a roster that others replace on all its days; of some days, warn."""
    from dutyplan.ledger.reading.superseded import superseded

    problems = superseded(path, record, limits)
    say_problems(problems, catalogue)
    if has_errors(problems):
        raise typer.Exit(ExitCode.PROBLEMS)


def file_that_counts(path: Path) -> Path:
    """The JSON beside a CSV, if there is one; else the file itself."""
    beside = path.with_suffix(".json")
    return beside if beside.is_file() else path


def record_beside(path: Path) -> Record | None:
    """All that is kept of a roster in a file, or in the JSON beside its CSV, if it can be read."""
    from dutyplan.ledger.reading.recordfile import read_record  # not every run has a roster

    counts = file_that_counts(path)
    try:
        with counts.open("rb") as file:
            # Whoever may not read it as what it is, may not write over it either.
            data = read_some(file, LARGE.roster_bytes + 1)
        return read_record(str(counts), data, LARGE)[0]
    except OSError:
        return None
