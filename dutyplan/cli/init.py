"""`dutyplan init [DIR]`: a week file to begin with, and the schema for editors beside it."""

from __future__ import annotations

import os
import shlex
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated

import typer

from dutyplan.cli.options import choice, day_in
from dutyplan.cli.screen.console import ExitCode, folded, put, say
from dutyplan.locales import LANGUAGES, Catalogue, language_from, words
from dutyplan.locales.wording import worded
from dutyplan.problems import Problem, Source, cause_unwritten, render_text

EPILOG = "Example: dutyplan init saturday --start 2026-11-28"

WEEK_FILE, SCHEMA_FILE = "week.yaml", "week.schema.json"
_SATURDAY = 5

Folder = Annotated[
    Path, typer.Argument(metavar="DIR", help="Where to; it is made if it is not there.")
]
Lang = Annotated[str | None, typer.Option(help="Language of the file.", **choice(LANGUAGES))]
Start = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="First day of the plan; else the next Saturday."),
]


def init(folder: Folder = Path(), lang: Lang = None, start: Start = None) -> None:
    """Write a week file to begin with, and the schema for editors beside it."""
    from dutyplan.weekfile.jsonschema import schema_text

    catalogue = words(lang or language_from(os.environ))
    day = next_saturday(date.today()) if start is None else day_in(start, "--start")
    texts = {WEEK_FILE: week_file(catalogue, day), SCHEMA_FILE: schema_text()}
    files = {folder / name: text.encode() for name, text in texts.items()}
    problem = _in_the_way(folder, files) or _write(folder, files)
    if problem is not None:
        say(render_text(problem, catalogue))
        raise typer.Exit(ExitCode.PROBLEMS)
    names = catalogue.listed([str(path) for path in files])
    command = f"dutyplan solve {shlex.quote(str(folder / WEEK_FILE))}"
    put(folded(catalogue.format("init.written", files=names)) + f"\n\n  {command}\n")


def next_saturday(today: date) -> date:
    """The first Saturday after a day."""
    return today + timedelta((_SATURDAY - today.weekday()) % 7 or 7)


def week_file(catalogue: Catalogue, start: date) -> str:
    """The text of a week file from which everybody can go on; it can be solved as it stands."""
    return catalogue.format("init.week-file", start=start, away=next_saturday(start))


def _in_the_way(folder: Path, files: dict[Path, bytes]) -> Problem | None:
    """What forbids to write there: nothing is ever overwritten."""
    if folder.exists() and not folder.is_dir():
        message, hint = worded("bad.no-folder.file"), worded("hint.init.other")
        return Problem("no-folder", message, Source(str(folder), "").start(), hint)
    if not folder.exists() and not folder.parent.is_dir():
        message = worded("bad.no-folder.parent", folder=str(folder.parent))
        hint = worded("hint.init.parent")
        return Problem("no-folder", message, Source(str(folder), "").start(), hint)
    for path, data in files.items():
        # The schema of this version may lie there already.
        if os.path.lexists(path) and not (path.name == SCHEMA_FILE and _holds(path, data)):
            hint = worded("hint.init.schema" if path.name == SCHEMA_FILE else "hint.init.other")
            span = Source(str(path), "").start()
            return Problem("file-exists", worded("bad.file-exists"), span, hint)
    return None


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.read_bytes() == data
    except OSError:
        return False


def _write(folder: Path, files: dict[Path, bytes]) -> Problem | None:
    """Write them, the week file last: where it is, all is there. What went wrong, if anything."""
    from dutyplan.ledger.filing.whole import write_whole

    path = folder
    is_new = not folder.exists()
    try:
        folder.mkdir(exist_ok=True)
        for path, data in reversed(files.items()):
            write_whole(path, data)
    except OSError as error:
        if is_new:
            with suppress(OSError):
                folder.rmdir()  # if nothing is in it
        message = worded("bad.unwritten", why=cause_unwritten(error))
        return Problem("unwritten", message, Source(str(path), "").start())
    return None
