"""The command line: a file for each command, and this table.

The only room that prints, asks or exits. What the commands do is what the library does.
"""

from __future__ import annotations

import gc
import os
import time
from contextlib import suppress
from keyword import iskeyword
from typing import NoReturn

COMMANDS = (
    "init",
    "solve",
    "check",
    "why",
    "export",
    "publish",
    "reply",
    "substitutes",
    "replan",
    "attend",
    "balance",
    "batch",
    "import",
    "schema",
)
"""Each is a module here, whose function of the same name is the command; see `python_name`."""

_STANDARD_ERROR = 2
_NO_ROOM = 4
"""As `ExitCode.NONE_IN_TIME`."""

_INTERRUPTED = 130
"""As `ExitCode.INTERRUPTED`."""

_NO_ROOM_FOR_LIBRARY = "map segment"
_OBJECTS_BETWEEN_COLLECTIONS = 100_000


def python_name(command: str) -> str:
    """What a command's module and its function are called.

    One that is a word of Python itself has an underscore behind it there, as PEP 8 has it.
    """
    return f"{command}_" if iskeyword(command) else command


def main() -> None:
    """Run the command line; the entry point of `dutyplan` and `python -m dutyplan`."""
    # By now as much time has passed as the processor has worked, as far as can be known.
    start = time.monotonic() - time.process_time()
    # What is read and imported stays: looking through it for garbage is a quarter of reading.
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    # Pydantic looks through all installed packages for plugins at every start; none is ours.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        from dutyplan.cli.screen.console import guarded
    except KeyboardInterrupt:
        _end(b"interrupted", _INTERRUPTED)
    except (MemoryError, ImportError, OSError) as error:
        if isinstance(error, ImportError) and _NO_ROOM_FOR_LIBRARY not in str(error):
            raise
        _end(b"error: memory ran out", _NO_ROOM)
    try:
        guarded(lambda: _run(start))
    except KeyboardInterrupt:  # before it was guarded
        _end(b"interrupted", _INTERRUPTED)
    except MemoryError:
        _end(b"error: memory ran out", _NO_ROOM)


def _end(said: bytes, code: int) -> NoReturn:
    """End before there are any words, or where there is no room for them in whatever language."""
    with suppress(OSError):
        os.write(_STANDARD_ERROR, said + b"\n")
    os._exit(code)


def _run(start: float) -> None:
    from dutyplan.cli.app import run_app
    from dutyplan.timing import Profile

    run_app(Profile(start))
