"""What `batch` is asked for: its options, as the batch itself wants them."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import typer

from dutyplan import __version__
from dutyplan.cli.options import choice
from dutyplan.cli.trust import Trust
from dutyplan.locales import language_from
from dutyplan.locales.wording import worded
from dutyplan.outputs import FORMATS

if TYPE_CHECKING:
    from dutyplan.batch.finding import Found
    from dutyplan.batch.making import Wanted
    from dutyplan.batch.parcel import Packing


def wanted_rosters(
    format_names: Sequence[str],
    by: str,
    names: str,
    time_limit: float,
    seed: int,
    strict: bool,
    lang: str | None,
) -> Wanted:
    """How rosters are to be made, by the options of the command; or why that can't be."""
    from dutyplan.batch.making import Wanted

    insist = choice(FORMATS)["callback"]
    for name in format_names:
        insist(name)
        if names == "initials" and FORMATS[name].is_for_programs:
            message = worded("usage.by-id", format=name)
            raise typer.BadParameter(message, param_hint="--format")
    order: Literal["date", "volunteer"] = "volunteer" if by == "volunteer" else "date"
    called: Literal["full", "initials"] = "initials" if names == "initials" else "full"
    return Wanted(
        tuple(dict.fromkeys(format_names)),
        order,
        called,
        lang,
        language_from(os.environ),
        time_limit,
        seed,
        strict,
    )


def packing_of(wanted: Wanted, trust: Trust) -> Packing:
    """How week files are read and sent; with all options that a roster depends on."""
    from dutyplan.batch.parcel import Packing

    options = [
        __version__,
        sorted(wanted.formats),
        wanted.by,
        wanted.names,
        wanted.lang,
        wanted.own_lang if wanted.lang is None else None,
        wanted.seed,
        wanted.strict,
        trust.allow_outside,
        trust.allow_large,
    ]
    return Packing(trust.limits, trust.allow_outside, json.dumps(options))


def find(paths: Sequence[Path], to: Path) -> list[Found]:
    """The week files that are meant, one at least."""
    from dutyplan.batch.finding import NothingInCommonError, find_week_files

    try:
        found = find_week_files(paths, to)
    except NothingInCommonError:
        raise typer.BadParameter(worded("usage.drives"), param_hint="PATH") from None
    if not found:
        folders = tuple(str(path) for path in paths)
        message = worded("usage.no-week-files", folders=folders)
        raise typer.BadParameter(message, param_hint="PATH")
    return found
