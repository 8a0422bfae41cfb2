"""The files of a roster that was solved again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import typer

from dutyplan.again.calls import noted
from dutyplan.again.carrying import carried_over
from dutyplan.again.replanned import Replanned
from dutyplan.cli.rosters import Opened, save_or_exit
from dutyplan.cli.screen.console import ExitCode, say
from dutyplan.cli.showing import Showing
from dutyplan.ledger.agreeing.consent import with_replies_kept
from dutyplan.ledger.filing.whole import write_whole
from dutyplan.ledger.record import Record, WeekFileMark
from dutyplan.locales import Catalogue
from dutyplan.locales.wording import worded
from dutyplan.outputs import csv, json
from dutyplan.outputs.reports.consent import consent_line
from dutyplan.outputs.telling import full_record
from dutyplan.problems import cause_unwritten


def home_of(showing: Showing) -> tuple[Showing, Path | None]:
    """What is written for people, and where the roster itself goes if not back."""
    homes = [one for one in showing.targets if one.form is not None and one.form.is_for_programs]
    if len(homes) > 1:
        one, other = (str(home.path) for home in homes[:2])
        message = worded("usage.one-file", one=one, other=other)
        raise typer.BadParameter(message, param_hint="-o")
    others = tuple(one for one in showing.targets if one not in homes)
    return replace(showing, targets=others), homes[0].path if homes else None


def write_found(
    found: Replanned,
    opened: Opened,
    mark: WeekFileMark,
    seed: int,
    output: Path | None,
    catalogue: Catalogue,
) -> tuple[Record, list[str], str]:
    """File the new roster; where nothing has changed, what is there stays to the last byte.

    Returns
    -------
    The roster, the files that were written, and what is said of them and of where the roster
    stands.
    """
    has_changed = bool(found.changes or found.excused or found.called_in)
    record = _record(found, opened.record, mark, seed) if has_changed else opened.record
    record = record.model_copy(update={"away": noted(found.called_off)})
    # A CSV alone has no place for what was called off.
    is_alone = opened.twin is None and opened.path.suffix.lower() == ".csv"
    if output is None and not has_changed and (is_alone or record == opened.record):
        return record, [], catalogue["replan.unchanged"]
    if output is None:
        files = [str(path) for path in save_or_exit(opened, record, catalogue)]
    else:
        files = [_write_alone(record, catalogue, output)]
    # A CSV tells who is on what, and nothing of calls.
    is_noted = not has_changed and not (output and output.suffix.lower() == ".csv")
    code = _noted_as(opened.record, record) if is_noted else "replan.written"
    end = catalogue.format(code, files=catalogue["comma"].join(files))
    consent = consent_line(record, catalogue)
    return record, files, end if consent is None else f"{end}\n{consent}"


def _noted_as(before: Record, record: Record) -> str:
    """What is said of a roster that stands, where only what was called off is another."""
    if record.away == before.away:
        return "replan.written"
    is_all_known = set(record.away) < set(before.away)
    return "replan.noted.back" if is_all_known else "replan.noted"


def _write_alone(record: Record, catalogue: Catalogue, output: Path) -> str:
    is_json = output.suffix.lower() == ".json"
    alone = record.model_copy(update={"csv_sha256": None, "csv_sha256_before": None})
    text = json.render_record(alone) if is_json else csv.render_record(record)
    try:
        write_whole(output, text.encode("utf-8" if is_json else "utf-8-sig"))
    except OSError as error:
        say(worded("end.not-written", path=output, why=cause_unwritten(error)).said(catalogue))
        raise typer.Exit(ExitCode.PROBLEMS) from None
    return str(output)


def _record(found: Replanned, before: Record, mark: WeekFileMark, seed: int) -> Record:
    assert found.outcome is not None
    # A roster that was never published names no week file.
    own = None if before.week_file is None else mark
    record = full_record(found.outcome, seed=seed, week_file=own)
    return with_replies_kept(carried_over(record, before, found.frozen), before)
