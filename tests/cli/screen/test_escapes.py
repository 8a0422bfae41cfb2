"""Consoles of Windows, which have to be asked before they understand colours."""

from __future__ import annotations

import os
from types import SimpleNamespace
from typing import Any

import pytest

from dutyplan.cli.screen import escapes


class Console:
    """The calls of Windows' `kernel32` for a console with this mode."""

    def __init__(self, mode: int | None, *, is_old: bool = False) -> None:
        self.mode = mode
        self._is_old = is_old

    def GetStdHandle(self, number: int) -> int:  # noqa: N802
        assert number == -11
        return 7

    def GetConsoleMode(self, handle: int, mode: Any) -> int:  # noqa: N802
        assert handle == 7
        mode._obj.value = self.mode or 0
        return int(self.mode is not None)

    def SetConsoleMode(self, handle: int, mode: int) -> int:  # noqa: N802
        assert handle == 7
        if not self._is_old:
            self.mode = mode
        return int(not self._is_old)


@pytest.mark.parametrize(
    ("console", "is_understood", "mode"),
    [
        (Console(3), True, 7),
        (Console(7), True, 7),
        (Console(3, is_old=True), False, 3),
        (Console(None), False, None),  # `nul`, which Python takes for a terminal
    ],
)
def test_a_console_is_asked(
    console: Console, is_understood: bool, mode: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(escapes, "_console_of_windows", lambda: console)
    monkeypatch.setattr(escapes, "os", SimpleNamespace(name="nt"))
    assert (escapes.are_understood(), console.mode) == (is_understood, mode)


@pytest.mark.skipif(os.name == "nt", reason="there it is asked")
def test_everywhere_else_they_are_understood() -> None:
    assert escapes.are_understood()
