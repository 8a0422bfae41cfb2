"""Whether the terminal understands colours: not every console of Windows does unasked."""

from __future__ import annotations

import os
from typing import Any

_STANDARD_OUTPUT = -11
_UNDERSTAND = 0x0004  # ENABLE_VIRTUAL_TERMINAL_PROCESSING


def are_understood() -> bool:
    """Whether escape sequences on standard output are taken for what they are.

    Terminals have always done that. A console of Windows has to be asked to; those before Windows
    10 can't.
    """
    return True if os.name != "nt" else _ask(_console_of_windows())


def _console_of_windows() -> Any:
    import ctypes

    return getattr(ctypes, "windll").kernel32  # noqa: B009, only Windows has it


def _ask(console: Any) -> bool:
    """Let the console understand them; whether it does.

    By `SetConsoleMode`, as "Console Virtual Terminal Sequences" of Windows' manual has it.
    """
    from ctypes import byref, c_ulong

    mode = c_ulong()
    handle = console.GetStdHandle(_STANDARD_OUTPUT)
    if not console.GetConsoleMode(handle, byref(mode)):
        return False
    is_on = bool(mode.value & _UNDERSTAND)
    return is_on or bool(console.SetConsoleMode(handle, mode.value | _UNDERSTAND))
