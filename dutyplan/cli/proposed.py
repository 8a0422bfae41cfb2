"""What is said of a roster that a command was given: that it is proposed, or counts no more."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from dutyplan.cli.screen.console import ExitCode, say_folded, say_problems
from dutyplan.grammar.limits import Limits
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
    from dutyplan.ledger.reading.kept import record_beside  # not every run has a roster

    record = record_beside(path)
    if record is not None:
        tell_if_proposed(record, path, catalogue)


def insist_on_no_record(path: Path) -> None:
    """Refuse to write over a roster that was filed, or of which anything is known by now."""
    from dutyplan.ledger.reading.kept import holds_record  # not every run has a roster

    if path.exists() and holds_record(path):
        raise typer.BadParameter(worded("usage.filed", path=str(path)), param_hint="-o")


def insist_it_counts(path: Path, record: Record, catalogue: Catalogue, limits: Limits) -> None:
    """Refuse a roster that others replace on all its days; of some days, warn."""
    from dutyplan.ledger.reading.superseded import superseded

    problems = superseded(path, record, limits)
    say_problems(problems, catalogue)
    if has_errors(problems):
        raise typer.Exit(ExitCode.PROBLEMS)
