"""A filed roster that a command opens, and files again once it is changed."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import typer

from dutyplan.cli.filing import file_or_exit, state_or_exit
from dutyplan.cli.options import catalogue_in, read_file
from dutyplan.cli.proposed import insist_it_counts
from dutyplan.cli.screen.console import ExitCode, say_folded, say_problems
from dutyplan.cli.trust import Trust
from dutyplan.grammar.beside import Folder
from dutyplan.grammar.limits import LIMITS, Limits
from dutyplan.grammar.tabular.csvtext import read_csv
from dutyplan.ledger.filing.filing import State, csv_path, json_path
from dutyplan.ledger.filing.replaced import REPLACED
from dutyplan.ledger.filing.whole import write_whole
from dutyplan.ledger.reading.files import decode_roster
from dutyplan.ledger.reading.recordfile import read_record
from dutyplan.ledger.reading.twins import compare_twin
from dutyplan.ledger.record import Record
from dutyplan.locales import LANGUAGES, Catalogue, language_from, words
from dutyplan.locales.wording import worded
from dutyplan.problems import Problem, cause_unwritten, has_errors
from dutyplan.reasons import because

_SUFFIXES = (".json", ".csv")


@dataclass(frozen=True, slots=True)
class Opened:
    """A roster as it was read.

    Attributes
    ----------
    path
        The file that counts: the JSON of a pair, or the only file there is.
    data
        Its bytes.
    twin
        The CSV beside the JSON of a pair; None for a file alone.
    before
        What was there when the run began.
    limits
        How much was read.
    """

    record: Record
    path: Path
    data: bytes
    twin: Path | None
    before: State
    limits: Limits = LIMITS


def language_of(asked: str | None, record: Record) -> Catalogue:
    """The language asked for, else that of the week file of a roster, else the locale's."""
    known = record.language if record.language in LANGUAGES else None
    return words(asked or known or language_from(os.environ))


def open_or_exit(
    path: Path, asked: str | None, trust: Trust, taken_in: Path | None = None
) -> Opened:
    """Read a roster; where it can't be read, say so and end the run.

    Parameters
    ----------
    path
        Either file of a pair, or a file alone.
    asked
        The language in which it is to be spoken of; else it is the roster's own.
    taken_in
        A file whose contents are taken in anyway: if it is the CSV of the pair, that need not say
        the same as the JSON.
    """
    catalogue, limits = catalogue_in(asked), trust.limits
    is_known = path.suffix.lower() in _SUFFIXES
    stem = path.with_suffix("") if is_known else path
    if not stem.name:  # the current folder has no name to which a suffix could be added
        _refuse(read_file(path, worded("noun.the-roster"), limits.roster_bytes)[1], catalogue)
    _insist_it_is_here(stem, path, catalogue)
    before = state_or_exit(stem, catalogue)
    beside = json_path(stem)
    if path.suffix.lower() == ".csv" and beside.exists():
        path = beside
    data, problems = read_file(path, worded("noun.the-roster"), limits.roster_bytes)
    if data is None:
        _refuse(problems, catalogue)
    catalogue = catalogue_in(asked, data)
    record, problems = read_record(str(path), data, limits)
    if record is None:
        _refuse(problems, catalogue)
    say_problems(problems, catalogue)
    insist_it_counts(path, record, catalogue, limits)
    twin = csv_path(stem)
    is_pair = path == beside and (twin.exists() or record.csv_sha256 is not None)
    if is_pair and twin.exists() and not _is_same(twin, taken_in):
        csv, wrong = read_file(twin, worded("noun.the-file"), limits.roster_bytes)
        if csv is not None:
            wrong = compare_twin(record, str(path), str(twin), csv, limits)
        if has_errors(wrong):
            _refuse(wrong, catalogue)
    return Opened(record, path, data, twin if is_pair else None, before, limits)


def _insist_it_is_here(stem: Path, named: Path, catalogue: Catalogue) -> None:
    """Only the file that was named may be a link that leads elsewhere: the rest of its pair there.

    Nobody has named the other file of the pair, nor the folder for what it replaces.
    """
    homes = [Folder(named.parent), Folder(named.resolve().parent)]
    for one in (json_path(stem), csv_path(stem), stem.parent / REPLACED):
        if one != named and not any(home.holds(one) for home in homes):
            say_folded(catalogue.format("roster.outside", path=one))
            raise typer.Exit(ExitCode.PROBLEMS)


def save_or_exit(opened: Opened, record: Record, catalogue: Catalogue) -> list[Path]:
    """File a changed roster as it was filed before: as a pair, or in the one format it has.

    Returns
    -------
    The files that were written.
    """
    if opened.twin is not None:
        stem = opened.path.with_suffix("")
        file_or_exit(stem, record, opened.before, catalogue)
        return [opened.path, opened.twin]
    text = _text_alone(opened, record, catalogue)
    try:
        if opened.path.read_bytes() != opened.data:
            _fail(because("file.changed", path=str(opened.path)).said(catalogue))
        write_whole(opened.path, text)
    except OSError as error:
        why = cause_unwritten(error)
        _fail(because("file.failed", path=str(opened.path), why=why).said(catalogue))
    return [opened.path]


def _text_alone(opened: Opened, record: Record, catalogue: Catalogue) -> bytes:
    from dutyplan.outputs import csv, json

    if opened.data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
        return json.render_record(record).encode()
    lost = _foreign_columns(opened)
    if lost:
        _refuse(lost, catalogue)
    return csv.render_record(record).encode("utf-8-sig")


def _foreign_columns(opened: Opened) -> list[Problem]:
    """Columns that somebody has added to a CSV: they would be lost."""
    from dutyplan.outputs.csv import HEADER

    source, _ = decode_roster(str(opened.path), opened.data, opened.limits)
    table, _ = read_csv(source, opened.limits)
    hint = worded("hint.keep-column")
    return [
        Problem("extra-column", worded("bad.extra-column", name=name), name.span, hint)
        for name in table.header
        if name and name not in HEADER
    ]


def _is_same(twin: Path, other: Path | None) -> bool:
    return other is not None and other.exists() and twin.samefile(other)


def _refuse(problems: list[Problem], catalogue: Catalogue) -> NoReturn:
    say_problems(problems, catalogue)
    raise typer.Exit(ExitCode.PROBLEMS)


def _fail(sentence: str) -> NoReturn:
    say_folded(sentence)
    raise typer.Exit(ExitCode.PROBLEMS)
