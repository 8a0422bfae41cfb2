"""How a roster is shown to people, and in which files: what several commands have in common."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from dutyplan.cli.options import choice
from dutyplan.cli.proposed import insist_on_no_record
from dutyplan.cli.screen.console import (
    is_colorful,
    is_on_terminal,
    put,
    put_bytes,
    say_folded,
    width,
)
from dutyplan.ledger.filing.whole import write_many, write_whole
from dutyplan.ledger.record import Record
from dutyplan.locales import LANGUAGES, Catalogue
from dutyplan.locales.wording import worded
from dutyplan.outputs import FORMATS, Format, View, format_of
from dutyplan.outputs.base import DETAILS, Details
from dutyplan.plan import Plan
from dutyplan.problems import cause_unwritten

if TYPE_CHECKING:
    from collections.abc import Mapping

SUFFIXES = ", ".join(suffix for one in FORMATS.values() for suffix in one.suffixes)
_NAMES = ("full", "initials")
_OUTPUT_HELP = (
    f"Write a file too, in the format of its suffix: {SUFFIXES}; a folder, written FOLDER/, gets "
    "a calendar for each volunteer. May be repeated."
)

Form = Annotated[str, typer.Option("--format", help="For standard output.", **choice(FORMATS))]
By = Annotated[str, typer.Option(help="Order of the table.", **choice(("date", "volunteer")))]
Outputs = Annotated[
    list[str] | None, typer.Option("-o", "--output", metavar="OUT", help=_OUTPUT_HELP)
]
With = Annotated[
    str | None,
    typer.Option(
        "--with",
        metavar=",".join(DETAILS),
        help="Tell these of each volunteer; otherwise no output has them.",
    ),
]
Names = Annotated[
    str, typer.Option("--names", help="How people are called, say on a public board.",
                      **choice(_NAMES))
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Target:
    """A file to be written; without a format a folder of calendars."""

    path: Path
    form: Format | None

    @property
    def label(self) -> str:
        """What it is called; a folder as it is written for `-o`."""
        return str(self.path) if self.form else f"{self.path}/"


@dataclass(frozen=True, slots=True)
class Showing:
    """How a roster is to be shown, by the options of the command.

    Attributes
    ----------
    format_name
        Of standard output.
    asked
        What is told of volunteers beside their names: words of `DETAILS`.
    """

    format_name: str
    by: Literal["date", "volunteer"]
    names: Literal["full", "initials"]
    asked: frozenset[str]
    targets: tuple[Target, ...] = field(default=())

    @property
    def form(self) -> Format:
        """The format of standard output."""
        return FORMATS[self.format_name]

    def languages(self, catalogue: Catalogue) -> Sequence[str]:
        """Those in which a record must say what it says: files may be read in any."""
        forms = [self.form, *(one.form for one in self.targets)]
        is_kept = any(form is not None and form.is_for_programs for form in forms)
        return LANGUAGES if is_kept else (catalogue.language,)

    def view(self, catalogue: Catalogue, plan: Plan | None) -> View:
        """How a file is looked at.

        Parameters
        ----------
        plan
            The one that knows what is told of volunteers if it is asked for.
        """
        details = details_of(plan, self.asked) if plan is not None and self.asked else {}
        return View(catalogue.language, self.by, names=self.names, details=details)

    def show(self, record: Record, catalogue: Catalogue, plan: Plan | None = None) -> None:
        """Put a roster on standard output."""
        view = replace(self.view(catalogue, plan), width=width(), color=is_colorful())
        made = self.form.render(record, view)
        if isinstance(made, bytes):
            put_bytes(made)
        else:
            put(made, is_data=self.form.name != "table")

    def write(self, record: Record, catalogue: Catalogue, plan: Plan | None = None) -> bool:
        """Write all files; what can't be written is said, and the answer is False."""
        view = self.view(catalogue, plan)
        written = [_write(target, record, view, catalogue) for target in self.targets]
        return all(written)


def showing_of(
    format_name: str,
    by: str,
    names: str,
    asked: str | None,
    outputs: Iterable[str] | None,
) -> Showing:
    """Take the options of a command in; what contradicts itself is wrong usage."""
    showing = Showing(
        format_name,
        "volunteer" if by == "volunteer" else "date",
        "initials" if names == "initials" else "full",
        _asked(asked),
        tuple(_target(text) for text in outputs or ()),
    )
    forms = [("--format", showing.form), *(("-o", one.form) for one in showing.targets)]
    for option, form in forms:
        if form is not None:
            _insist_on_privacy(showing, form, option)
    if showing.form.is_binary and is_on_terminal():
        message = worded("usage.no-text", format=format_name)
        raise typer.BadParameter(message, param_hint="--format")
    return showing


def insist_on_no_input(targets: Iterable[Target], inputs: Iterable[Path]) -> None:
    """Refuse to write over the files that a command reads, and over filed rosters."""
    read = {path.resolve() for path in inputs}
    for target in targets:
        if target.path.resolve() in read:
            message = worded("usage.is-read", path=str(target.path))
            raise typer.BadParameter(message, param_hint="-o")
        if target.form is not None:
            insist_on_no_record(target.path)


def _asked(text: str | None) -> frozenset[str]:
    asked = frozenset(word.strip() for word in (text or "").split(",") if word.strip())
    unknown = sorted(asked - set(DETAILS))
    if unknown:
        message = worded("usage.choice", value=unknown[0], known=", ".join(DETAILS))
        raise typer.BadParameter(message, param_hint="--with")
    return asked


def _target(text: str) -> Target:
    path = Path(text)
    is_folder = text.endswith(("/", os.sep))
    form = None if is_folder else format_of(path)
    if form is None and not is_folder and not path.is_dir():
        message = worded("usage.suffix", path=str(path), suffixes=SUFFIXES)
        raise typer.BadParameter(message, param_hint="-o")
    if not path.parent.is_dir():
        message = worded("bad.no-folder.parent", folder=str(path.parent))
        raise typer.BadParameter(message, param_hint="-o")
    return Target(path, form)


def _insist_on_privacy(showing: Showing, form: Format, option: str) -> None:
    """Refuse what a format can't keep to: that nobody is named, or that something is told."""
    if showing.names == "initials" and form.is_for_programs:
        message = worded("usage.by-id", format=form.name)
        raise typer.BadParameter(message, param_hint=option)
    if showing.asked and form.is_for_programs:
        message = worded("usage.no-place", format=form.name)
        raise typer.BadParameter(message, param_hint=option)


def details_of(plan: Plan, asked: frozenset[str]) -> Mapping[str, Details]:
    """What is told of each volunteer, by id; ages are those of the plan's first day."""
    found = {}
    for one in plan.volunteers:
        age = one.age_on(plan.start) if "age" in asked else None
        contact = one.contact if "contact" in asked else ""
        found[one.id] = Details("" if age is None else str(age), contact)
    return found


def _write(target: Target, record: Record, view: View, catalogue: Catalogue) -> bool:
    try:
        if target.form is None:
            _write_calendars(target.path, record, view)
        else:
            write_whole(target.path, target.form.written(record, view))
    except OSError as error:
        failed = worded("end.not-written", path=target.path, why=cause_unwritten(error))
        say_folded(failed.said(catalogue))
        return False
    return True


def _write_calendars(folder: Path, record: Record, view: View) -> None:
    from dutyplan.outputs.ics import calendars
    from dutyplan.outputs.layout import sheet_of

    folder.mkdir(exist_ok=True)
    write_many(folder, calendars(sheet_of(record, view), view))
