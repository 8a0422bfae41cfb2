"""How far a file is trusted: whether its paths may lead outside, and how large it may be."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from dutyplan.grammar.beside import Folder
from dutyplan.grammar.limits import LARGE, LIMITS, Limits

AllowOutside = Annotated[
    bool,
    typer.Option("--allow-outside", help="Follow paths in FILE that lead outside its folder."),
]
AllowLarge = Annotated[
    bool, typer.Option("--allow-large", help="Read files that are larger than usual.")
]


@dataclass(frozen=True, slots=True)
class Trust:
    """What the options of a command say of it."""

    allow_outside: bool = False
    allow_large: bool = False

    @property
    def limits(self) -> Limits:
        """How much is read."""
        return LARGE if self.allow_large else LIMITS

    def beside(self, file: str) -> Folder:
        """What the paths in a week file lead to; of standard input they begin here."""
        return Folder(folder_with(file), may_leave=self.allow_outside)


def folder_with(file: str) -> Path:
    """The folder of a week file; for standard input the current one."""
    return Path() if file == "-" else Path(file).parent
