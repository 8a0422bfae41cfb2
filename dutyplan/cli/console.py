"""Standard output and error, files that are whole, and how a run ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from enum import IntEnum
from pathlib import Path
from typing import NoReturn

from dutyplan.problems import Problem, render_text


class ExitCode(IntEnum):
    """What the number says with which a run ends."""

    OK = 0
    PROBLEMS = 1
    USAGE = 2
    NO_ROSTER = 3
    NONE_IN_TIME = 4
    BUG = 70
    INTERRUPTED = 130


_REPORT = (
    "dutyplan: this is a fault of the program, not of your file, and no roster is shown:\n"
    "  {error}\n"
    "Please report it, with the week file if you can (set DUTYPLAN_DEBUG=1 for details)."
)


def guarded(run: Callable[[], None]) -> None:
    """Run the program so that nobody ever sees a traceback.

    An interrupt ends with 130, a fault of the program with 70 and a plea for a report, a
    closed pipe quietly.
    """
    for stream in (sys.stdout, sys.stderr):
        # A console that can't show a character shows a replacement for it.
        with suppress(AttributeError, ValueError):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    try:
        run()
        sys.stdout.flush()
    except KeyboardInterrupt:
        say("interrupted")
        _end(ExitCode.INTERRUPTED)
    except BrokenPipeError:
        _end(ExitCode.OK)
    except Exception as error:
        if os.environ.get("DUTYPLAN_DEBUG"):
            raise
        say(_REPORT.format(error=f"{type(error).__name__}: {error}"))
        _end(ExitCode.BUG)


def _end(code: ExitCode) -> NoReturn:
    # Python flushes standard output once more at the end, into a pipe that may be closed.
    with suppress(OSError, ValueError):
        sys.stdout.flush()
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(int(code))


def say(text: str) -> None:
    """A line for people, on standard error."""
    with suppress(BrokenPipeError):
        print(text, file=sys.stderr, flush=True)


def say_problems(problems: Iterable[Problem]) -> None:
    """Problems in full, with a blank line between them."""
    texts = [render_text(problem) for problem in problems]
    if texts:
        say("\n\n".join(texts))


def put(text: str, *, is_data: bool = False) -> None:
    """Text on standard output; what programs read is UTF-8 whatever the console speaks.

    A pipe that is closed early is nobody's fault: the rest is dropped.
    """
    try:
        if is_data:
            sys.stdout.flush()
            sys.stdout.buffer.write(text.encode())
            sys.stdout.buffer.flush()
        else:
            sys.stdout.write(text)
            sys.stdout.flush()
    except BrokenPipeError:
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def read_input(name: str) -> bytes:
    """All of standard input where `name` is `-`."""
    return sys.stdin.buffer.read()


def write_whole(path: Path, data: bytes) -> None:
    """Write a file whole or not at all; raises OSError.

    The data goes to a temporary file beside it, which then takes its place.
    """
    import tempfile  # only -o needs it

    mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(mode)
        Path(temporary).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(temporary).unlink()
        raise


def _umask() -> int:
    umask = os.umask(0)
    os.umask(umask)
    return umask


def is_colorful() -> bool:
    """Whether standard output is a terminal that may show colours."""
    is_plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return sys.stdout.isatty() and not is_plain


def width() -> int:
    """Cells in a line: the terminal's, between 60 and 120; 80 where there is none."""
    if not sys.stdout.isatty():
        return 80
    return max(60, min(os.get_terminal_size(sys.stdout.fileno()).columns or 80, 120))
