"""`dutyplan schema`: the JSON Schema of week files, for editors."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from dutyplan.cli.screen.console import ExitCode, put, say_folded
from dutyplan.locales import language_from, words
from dutyplan.locales.wording import worded
from dutyplan.problems import cause_unwritten

EPILOG = "Example: dutyplan schema -o week.schema.json"

Output = Annotated[
    Path | None,
    typer.Option("-o", "--output", metavar="OUT", help="Write it there; else to standard output."),
]


def schema(output: Output = None) -> None:
    """Print the JSON Schema of week files, for editors."""
    from dutyplan.ledger.filing.whole import write_whole
    from dutyplan.weekfile.jsonschema import schema_text

    if output is None:
        put(schema_text(), is_data=True)
        return
    if output.suffix.lower() != ".json":  # else a slip of the hand costs a week file
        raise typer.BadParameter(worded("usage.json-only", path=str(output)), param_hint="-o")
    catalogue = words(language_from(os.environ))
    try:
        write_whole(output, schema_text().encode())
    except OSError as error:
        failed = worded("end.not-written", path=output, why=cause_unwritten(error))
        say_folded(failed.said(catalogue))
        raise typer.Exit(ExitCode.PROBLEMS) from None
    say_folded(catalogue.format("sheets.written", files=output))
