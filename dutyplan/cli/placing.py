"""Where a command files a new roster: what is in the way there, and what is said of it then."""

from __future__ import annotations

import os
import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import typer

from dutyplan.cli.filing import state_or_exit
from dutyplan.cli.screen.console import ExitCode, say, say_folded, say_problems
from dutyplan.cli.trust import Trust, folder_with
from dutyplan.grammar.beside import Folder, OutsideError
from dutyplan.grammar.limits import Limits
from dutyplan.grammar.text import Text
from dutyplan.ledger.filing.filing import State, csv_path, json_path
from dutyplan.ledger.filing.publishing import (
    calls_replaced,
    folder_of,
    has_replies,
    is_in_history,
    is_shortened,
    obstacle,
    recorded,
    replaced_by,
    stem_of,
)
from dutyplan.ledger.filing.replaced import REPLACED
from dutyplan.ledger.reading.folder import Filed, read_history
from dutyplan.ledger.record import Call, Record
from dutyplan.ledger.record import State as ConsentState
from dutyplan.locales import Catalogue
from dutyplan.plan import Plan
from dutyplan.problems import Problem, Source, has_errors
from dutyplan.reasons import Reason, because


@dataclass(frozen=True, slots=True)
class Place:
    """Where a roster is filed.

    Attributes
    ----------
    stem
        The path of both files without the suffix.
    beside
        The folder of the week file.
    before
        What was there when the run began.
    replaces
        Other rosters whose place it takes on its dates.
    is_shortened
        Whether what was filed there before goes on after its last day.
    calls
        What was called off in each roster whose place it takes, by its path.
    has_replies
        Whether somebody has replied to one of these.
    limits
        How much is read of what is filed there.
    """

    stem: Path
    beside: Path
    before: State
    replaces: tuple[str, ...]
    is_shortened: bool
    calls: Mapping[str, tuple[Call, ...]]
    has_replies: bool
    limits: Limits


def place_or_exit(
    file: str,
    plan: Plan,
    to: Path | None,
    catalogue: Catalogue,
    trust: Trust,
    *,
    is_replacing: bool,
) -> Place:
    """Where the roster goes; with something in its way there, say what and end the run."""
    beside = folder_with(file)
    folder = to or folder_of(plan, beside)
    stem = folder / stem_of(plan)
    if to is None:
        _insist_it_is_inside(stem, trust.beside(file), catalogue)
    if not folder.parent.is_dir():
        # A search may take a minute: what can be known before is said before.
        say_folded(catalogue.format("publish.nowhere", folder=folder, parent=folder.parent))
        raise typer.Exit(ExitCode.PROBLEMS)
    before = state_or_exit(stem, catalogue)
    filed = _read_folder_or_exit(folder, catalogue, trust.limits)
    replaces = tuple(replaced_by(plan, filed)) if is_replacing else ()
    reason = recorded(plan, filed) if is_replacing else obstacle(plan, filed)
    if reason is not None:
        say_folded(reason.said(catalogue))
        if reason.code == "publish.recorded":
            path = shlex.quote(reason.facts["path"])
            say(f'  dutyplan replan {shlex.quote(file)} {path} --away "NAME DATE"')
        raise typer.Exit(ExitCode.PROBLEMS)
    return Place(
        stem,
        beside,
        before,
        replaces,
        is_shortened(plan, filed),
        calls_replaced(plan, filed),
        has_replies(plan, filed),
        trust.limits,
    )


def _insist_it_is_inside(stem: Path, beside: Folder, catalogue: Catalogue) -> None:
    """Where nobody has said where to file, no link may lead elsewhere; not even from a file."""
    for path in (stem.parent, stem.parent / REPLACED, json_path(stem), csv_path(stem)):
        try:
            beside.identity(str(path.absolute()))
        except OutsideError:
            say_folded(catalogue.format("publish.outside", folder=path))
            raise typer.Exit(ExitCode.PROBLEMS) from None


def late_obstacle(place: Place, plan: Plan, *, is_replacing: bool) -> Reason | None:
    """What other runs have filed in its way since the place was looked at."""
    filed, _ = _read_folder(place.stem.parent, place.limits)
    if not is_replacing:
        held = obstacle(plan, filed)
        return None if held is None else because("file.appeared", path=held.facts["path"])
    marked = recorded(plan, filed)
    if marked is not None:
        return because("file.changed", path=marked.facts["path"])
    new = set(replaced_by(plan, filed)) - set(place.replaces)
    if new:
        return because("file.appeared", path=str(json_path(place.stem.with_name(min(new)))))
    calls = calls_replaced(plan, filed)
    noted = [path for path in {**place.calls, **calls} if calls.get(path) != place.calls.get(path)]
    return because("file.changed", path=min(noted)) if noted else None


def _read_folder(folder: Path, limits: Limits) -> tuple[list[Filed], list[Problem]]:
    if not folder.is_dir():
        return [], []
    name = Text(str(folder), Source("--to", str(folder)).start())
    # It is the folder that was asked for, or one that was looked at before.
    return read_history([name], Folder(Path(), may_leave=True), limits)


def _read_folder_or_exit(folder: Path, catalogue: Catalogue, limits: Limits) -> list[Filed]:
    """What is filed there; with one file damaged nothing more is filed."""
    filed, problems = _read_folder(folder, limits)
    if has_errors(problems):
        say_problems(problems, catalogue)
        raise typer.Exit(ExitCode.PROBLEMS)
    return filed


def tell_place(place: Place, plan: Plan, record: Record, catalogue: Catalogue) -> None:
    """Say where the roster is filed, and what comes next."""
    json, csv = json_path(place.stem), csv_path(place.stem)
    say_folded(catalogue.format("publish.filed", json=json, csv=csv))
    if not place.before.is_nothing:
        say_folded(catalogue.format("publish.kept", folder=json.parent / REPLACED))
    if place.is_shortened:
        say_folded(catalogue.format("publish.dropped", end=plan.end))
    if place.replaces:
        names = catalogue["comma"].join(place.replaces)
        say_folded(
            catalogue.format("publish.replaces", names=names, start=plan.start, end=plan.end)
        )
    if place.has_replies and record.consent is not None:
        say_folded(catalogue["publish.anew"])
    if record.consent is not None and record.consent.state is ConsentState.PROPOSED:
        say_folded(catalogue.format("publish.proposed", percent=record.consent.percent))
        say(f"  dutyplan reply {shlex.quote(str(json))} --yes NAME... --no NAME...")
    if not is_in_history(plan, place.beside, json.parent):
        folder = Path(os.path.relpath(json.parent, place.beside)).as_posix()
        say_folded(catalogue["publish.no-history"])
        say(f"  history: {folder}")
