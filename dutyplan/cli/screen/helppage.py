"""The help of a command laid out for a terminal, in every language.

The library's own layout counts characters, where a Chinese one takes two cells, breaks lines at
spaces, of which Chinese has none, and breaks examples, which are there to be copied.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import typer
from typer.core import TyperGroup

from dutyplan.cli.screen.phrases import phrase
from dutyplan.cli.screen.replacing import replaced
from dutyplan.locales import Catalogue

_STEP = 2
_FIRST_COLUMN = 30
_MOST, _LEAST = 80, 50
_NARROW = 10


class Page:
    """What the library writes a page of help with: its `HelpFormatter`, as far as it is used."""

    catalogue: Catalogue

    def __init__(self, width: int | None = None, max_width: int | None = None) -> None:
        terminal = shutil.get_terminal_size().columns
        self.width = width or max(min(terminal, max_width or _MOST) - _STEP, _LEAST)
        self._margin = 0
        self._lines: list[str] = []

    def getvalue(self) -> str:
        """The whole page, in characters that standard output has: the library does not ask."""
        text = "\n".join(self._lines) + "\n"
        return replaced(text, sys.stdout.encoding or "ascii")

    def write_usage(self, prog: str, args: str = "") -> None:
        """Write the first line."""
        self._write(phrase(f"Usage: {prog} {args}", self.catalogue), indent=" " * 7)

    def write_paragraph(self) -> None:
        """Leave a line free."""
        if self._lines:
            self._lines.append("")

    def write_text(self, text: str) -> None:
        """Write what a command does, or an example of it."""
        said = phrase(text, self.catalogue)
        if text.startswith("Example: "):
            self._lines.append(" " * self._margin + said)
        else:
            self._write(said)

    def write_dl(self, rows: Sequence[tuple[str, str]]) -> None:
        """Write names and what they mean, in two columns."""
        from dutyplan.outputs.text.grid import cells

        rows = list(rows)
        first = min(max(cells(name) for name, _ in rows), _FIRST_COLUMN) + _STEP
        for name, text in rows:
            head, room = name, first - cells(name)
            if room < _STEP:
                self._lines.append(" " * self._margin + name)
                head, room = "", first
            lines = self._folded(self._explained(text), max(self.width - first - _STEP, _NARROW))
            begin = f"{' ' * self._margin}{head}{' ' * room}{''.join(lines[:1])}"
            self._lines.append(begin.rstrip())
            self._lines += [" " * (self._margin + first) + line for line in lines[1:]]

    @contextmanager
    def section(self, name: str) -> Iterator[None]:
        """Write a heading, and below it what follows."""
        self.write_paragraph()
        self._lines.append(phrase(f"{name}:", self.catalogue))
        with self.indentation():
            yield

    @contextmanager
    def indentation(self) -> Iterator[None]:
        """Indent what follows."""
        self._margin += _STEP
        try:
            yield
        finally:
            self._margin -= _STEP

    def _explained(self, text: str) -> str:
        """The meaning of an option, and behind it in brackets what is so without it."""
        meaning, bracket, rest = text.rpartition("[")
        if not (bracket and rest.endswith("]")):
            return phrase(text, self.catalogue)
        parts = (phrase(part, self.catalogue) for part in rest[:-1].split("; "))
        said = phrase(meaning.rstrip(), self.catalogue)
        beside = phrase(f"[{'; '.join(parts)}]", self.catalogue)
        return f"{said}  {beside}".lstrip()

    def _write(self, text: str, indent: str = "") -> None:
        margin = " " * self._margin
        lines = self._folded(text, self.width - self._margin, indent)
        self._lines += [margin + line for line in lines]

    def _folded(self, text: str, width: int, indent: str = "") -> list[str]:
        from dutyplan.outputs.text.folding import fold

        return fold(text, width, indent)


def page_in(catalogue: Catalogue) -> type[Page]:
    """The kind of page that is in this language."""
    return type("Page", (Page,), {"catalogue": catalogue})


def lay_out(command: TyperGroup, catalogue: Catalogue) -> None:
    """Let the help of a command and of those in it be such pages, in this language."""
    context = type("Context", (typer.Context,), {"formatter_class": page_in(catalogue)})
    for one in (command, *command.commands.values()):
        one.context_class = context
        # Else the list of commands shows the beginnings of their sentences.
        one.short_help = phrase(one.help or "", catalogue)
