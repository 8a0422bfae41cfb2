"""Standard output and error, and how a run ends."""

from __future__ import annotations

import errno
import os
import sys
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from enum import IntEnum
from functools import wraps
from pathlib import Path
from typing import NoReturn, ParamSpec, TextIO

from dutyplan.cli.screen import escapes, memory, replacing, stopping
from dutyplan.ledger.filing.whole import remove_drafts
from dutyplan.locales import Catalogue, language_from, words
from dutyplan.locales.wording import Wording, worded
from dutyplan.problems import MOST_TOLD, Problem, cause_of, cause_unwritten, render_text

P = ParamSpec("P")

_COLUMNS = 80

# What in a name would move the cursor, colour the terminal, or turn the rest of a line around.
_UNSEEN = dict.fromkeys(
    [
        *(code for code in range(0x20) if chr(code) not in "\t\n"),
        *range(0x7F, 0xA0),
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
    ]
)


class ExitCode(IntEnum):
    """What the number says with which a run ends."""

    OK = 0
    PROBLEMS = 1
    USAGE = 2
    NO_ROSTER = 3
    NONE_IN_TIME = 4
    BUG = 70
    INTERRUPTED = 130


def guarded(run: Callable[[], None]) -> None:
    """Run the program so that nobody ever sees a traceback.

    An interrupt ends with 130, and other requests to stop with their own codes; a fault of the
    program with 70 and a plea for a report; a closed pipe quietly.
    """
    _open_streams()
    catalogue = own_words()  # where memory runs out, there is none left to load it
    is_looked_after = memory.look_after(lambda: say(catalogue["end.memory"]), ExitCode.NONE_IN_TIME)
    try:
        stopping.listen()
        run()
        sys.stdout.flush()
    except SystemExit as end:
        is_number = isinstance(end.code, int | None)  # what else there is, Python prints
        if is_number and (stopping.stop_code() is not None or not _is_watched()):
            _end_at_once(int(end.code or 0))
        raise
    except BrokenPipeError:
        _end(ExitCode.OK)
    except BaseException as error:
        stopping.begin_to_end()
        if _is_interrupt(error):
            say(catalogue["end.interrupted"])
            _end(ExitCode.INTERRUPTED)
        if memory.ran_out(error):
            if is_looked_after:
                os._exit(memory.STARVED)
            say(catalogue["end.memory"])
            _end(ExitCode.NONE_IN_TIME)
        wording = _said_of(error)
        if wording is not None:
            say(wording.said(catalogue))
            _end(ExitCode.PROBLEMS)
        if os.environ.get("DUTYPLAN_DEBUG"):
            raise
        say(catalogue.format("end.bug", error=f"{type(error).__name__}: {error}"))
        _end(ExitCode.BUG)


def _said_of(error: BaseException) -> Wording | None:
    """What is said of an error that is the world's and not the program's; else None."""
    if isinstance(error, RuntimeError) and "Symlink loop" in str(error):
        # Python's word, up to 3.12, for a link that leads in a circle.
        path = str(error).partition("'")[2].rstrip("'")
        error = OSError(errno.ELOOP, os.strerror(errno.ELOOP), path)
    if not isinstance(error, OSError):
        return None
    if error.filename is None:
        return worded("end.no-output", why=cause_unwritten(error))
    # Whoever only asks whether a file is there is told this of names that none can have.
    return worded("end.bad-path", path=str(error.filename), why=cause_of(error))


def _open_streams() -> None:
    """See to it that there are standard streams, and that they take every character."""
    replacing.register()
    _fill_gaps()
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by whoever started the program
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115
        # A console that can't show a character shows a replacement for it.
        with suppress(AttributeError, ValueError):
            getattr(sys, name).reconfigure(errors=replacing.ERRORS)


def _fill_gaps() -> None:
    """Put nothing where standard streams are closed.

    Else the next file that is opened stands there, and what compiled code says goes into it.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            with suppress(OSError):
                os.open(os.devnull, os.O_RDWR)  # it gets the lowest number that is free


def interruptible(command: Callable[P, None]) -> Callable[P, None]:
    """The same command, with an end of our own for an interrupt: the command line's is mute."""

    @wraps(command)
    def run(*arguments: P.args, **options: P.kwargs) -> None:
        try:
            command(*arguments, **options)
        except KeyboardInterrupt:
            stopping.begin_to_end()
            say(own_words()["end.interrupted"])
            _end(ExitCode.INTERRUPTED)

    return run


def _is_interrupt(error: BaseException | None) -> bool:
    """Whether an interrupt lies under it: compiled modules turn one into ImportError."""
    while error is not None:
        if isinstance(error, KeyboardInterrupt):
            return True
        error = error.__cause__ or error.__context__
    return False


def _end(code: ExitCode) -> NoReturn:
    if stopping.stop_code() is not None or code is ExitCode.INTERRUPTED or not _is_watched():
        _end_at_once(code)
    with suppress(OSError, ValueError):
        sys.stdout.flush()
    _drop_output()
    sys.exit(int(code))


def _is_watched() -> bool:
    """Whether a profiler or debugger wants to see the end, and no solver still works."""
    is_left = any(thread.daemon for thread in threading.enumerate())
    return not is_left and (sys.gettrace() is not None or sys.getprofile() is not None)


def _end_at_once(code: int) -> NoReturn:
    """End without tidying up.

    To take all modules and objects apart again would be a fifth of a small run, and a solver's
    thread that still runs would not survive it. Whoever was asked to stop ends with that code.
    """
    remove_drafts()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    asked = stopping.stop_code()
    # A Ctrl-C that came too late to change anything is forgotten; the system is told it was heard.
    is_told = asked not in (None, ExitCode.INTERRUPTED) and code != ExitCode.BUG
    os._exit(asked if is_told and asked is not None else code)


def _drop_output() -> None:
    """Let what Python flushes at the end go nowhere: the pipe may be closed by then."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def own_words() -> Catalogue:
    """The words of the computer's language, for what concerns no file."""
    return words(language_from(os.environ))


def say(text: str) -> None:
    """A line for people, on standard error; where that takes none, nobody can be told."""
    with suppress(OSError, ValueError):
        print(text.translate(_UNSEEN), file=sys.stderr, flush=True)


def say_folded(text: str, indent: str = "") -> None:
    """The same folded to the width of a line; what is to be copied is said whole.

    Parameters
    ----------
    indent
        Before further lines.
    """
    say(folded(text, indent))


def folded(text: str, indent: str = "") -> str:
    """A text with each of its lines folded to the width of a line."""
    from dutyplan.outputs.text.grid import fold_text  # not every run says something

    return "\n".join(fold_text(line, width(), indent) for line in text.split("\n"))


def say_problems(problems: Iterable[Problem], catalogue: Catalogue) -> None:
    """Problems in full, with a blank line between them; of too many the first, errors first."""
    found = list(problems)
    if len(found) > MOST_TOLD:
        found.sort(key=lambda problem: not problem.is_error)
    texts = [render_text(problem, catalogue) for problem in found[:MOST_TOLD]]
    if len(found) > MOST_TOLD:
        texts.append(catalogue.format("problems.more", most=MOST_TOLD))
    if texts:
        say("\n\n".join(texts))


def put(text: str, *, is_data: bool = False) -> None:
    """Text on standard output; what programs read is UTF-8 whatever the console speaks.

    A pipe that is closed early is nobody's fault: the rest is dropped. Any other trouble ends
    the run.
    """
    if is_data and hasattr(sys.stdout, "buffer"):
        put_bytes(text.encode())
        return
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        _drop_output()
    except OSError as error:
        say(worded("end.no-output", why=cause_unwritten(error)).said(own_words()))
        _end(ExitCode.PROBLEMS)


def put_bytes(data: bytes) -> None:
    """What is no text on standard output, for a pipe or a file."""
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        _drop_output()
    except OSError as error:
        say(worded("end.no-output", why=cause_unwritten(error)).said(own_words()))
        _end(ExitCode.PROBLEMS)


def is_colorful() -> bool:
    """Whether standard output is a terminal that may show colours."""
    is_plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return sys.stdout.isatty() and not is_plain and escapes.are_understood()


def is_on_terminal() -> bool:
    """Whether somebody sees standard output at once."""
    return sys.stdout.isatty()


def can_show(text: str) -> bool:
    """Whether standard output has all of these characters."""
    try:
        text.encode(sys.stdout.encoding or "ascii")
    except (LookupError, UnicodeEncodeError):
        return False
    return True


def width() -> int:
    """Cells in a line: the terminal's, between 60 and 120; 80 where there is none."""
    return max(60, min(columns_of(sys.stdout), 120))


def columns_of(stream: TextIO) -> int:
    """Cells in a line of a stream; 80 where it does not tell."""
    # What is a terminal by its own account need not have a size: so it is with `nul` on Windows.
    with suppress(OSError, ValueError, AttributeError):
        if stream.isatty():
            return os.get_terminal_size(stream.fileno()).columns or _COLUMNS
    return _COLUMNS
