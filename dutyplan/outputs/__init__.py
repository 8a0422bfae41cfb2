"""The outputs: a file each, named as its format, and this table.

A format's module has one function, `render(outcome, view) -> str`; it is imported when
something is rendered with it, so that the table itself costs nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from dutyplan.outputs.base import Format, View
from dutyplan.roster import Outcome

__all__ = ["FORMATS", "Format", "View", "format_of"]


def _render_with(module: str) -> Callable[[Outcome, View], str]:
    def render(outcome: Outcome, view: View) -> str:
        text: str = import_module(f"{__name__}.{module}").render(outcome, view)
        return text

    return render


def _format(name: str, *suffixes: str) -> Format:
    return Format(name, suffixes, _render_with(name))


FORMATS: dict[str, Format] = {
    one.name: one
    for one in (
        _format("table", ".txt"),
        _format("csv", ".csv"),
        _format("json", ".json"),
    )
}


def format_of(path: Path) -> Format | None:
    """Find the format that a file's suffix asks for, in capital letters or not."""
    suffix = path.suffix.lower()
    return next((one for one in FORMATS.values() if suffix in one.suffixes), None)
