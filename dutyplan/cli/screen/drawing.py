"""A line on standard error that is drawn again and again; imported only where there is one."""

from __future__ import annotations

import sys
from collections.abc import Callable

from rich.console import Console
from rich.live import Live
from rich.text import Text

from dutyplan.cli.screen.console import columns_of

_TIMES_A_SECOND = 4


class _Terminal(Console):
    """Standard error, on which the cursor stays in sight.

    A run that is killed can't bring back what it has hidden.
    """

    def show_cursor(self, show: bool = True) -> bool:
        return False


class Line(Live):
    """One line, as wide as the terminal at most; it goes when it is stopped.

    Parameters
    ----------
    text
        What stands in it, asked for each time.
    """

    def __init__(self, text: Callable[[], str]) -> None:
        terminal = _Terminal(
            file=sys.stderr,
            force_terminal=True,
            force_interactive=True,
            force_jupyter=False,
            color_system=None,
            highlight=False,
        )

        def cropped() -> Text:
            line = Text(text(), no_wrap=True, overflow="crop", end="")
            line.truncate(_width())
            return line

        super().__init__(
            console=terminal,
            get_renderable=cropped,
            refresh_per_second=_TIMES_A_SECOND,
            transient=True,
            # What others print is theirs; there is nothing while the line stands.
            redirect_stdout=False,
            redirect_stderr=False,
        )


def _width() -> int:
    """Cells of the terminal, but for the last one: some wrap a line that fills them all."""
    return columns_of(sys.stderr) - 1
