"""What all commands share that file a roster."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import typer

from dutyplan.cli.screen.console import ExitCode, say_folded
from dutyplan.ledger.filing.filing import FilingError, State, file_pair, read_state
from dutyplan.ledger.record import Record
from dutyplan.locales import Catalogue, language_from, words
from dutyplan.outputs.filed import filed_texts
from dutyplan.reasons import Reason


def state_or_exit(stem: Path, catalogue: Catalogue | None = None) -> State:
    """What is there when the run begins; where it can't be read, say so and end the run."""
    try:
        return read_state(stem)
    except FilingError as error:
        _end(error, catalogue)


def file_or_exit(
    stem: Path,
    record: Record,
    before: State,
    catalogue: Catalogue | None = None,
    obstacle: Callable[[], Reason | None] = lambda: None,
) -> None:
    """File a roster as a pair; where that fails, say so and end the run.

    Parameters
    ----------
    stem
        The path of both files without the suffix.
    before
        What was there when the run began.
    catalogue
        Of the language in which to say it; the computer's where it is not given.
    obstacle
        What else is in the way by now, asked once nobody else can write in the folder.
    """
    json, csv = filed_texts(record, before.csv)
    try:
        file_pair(stem, json, csv, before, obstacle)
    except FilingError as error:
        _end(error, catalogue)


def _end(error: FilingError, catalogue: Catalogue | None) -> NoReturn:
    say_folded(error.reason.said(catalogue or words(language_from(os.environ))))
    raise typer.Exit(ExitCode.PROBLEMS) from None
