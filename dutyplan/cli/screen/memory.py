"""Runs that are given little memory, as by `ulimit -v`, and what becomes of them."""

from __future__ import annotations

import errno
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from io import TextIOWrapper

from dutyplan.cli.screen.stopping import stop_signals

STARVED = 74
"""How a run that is looked after ends without memory: there may be none left to say so."""

_LIMITS = ("RLIMIT_AS", "RLIMIT_DATA")
_FATAL = ("SIGABRT", "SIGSEGV", "SIGBUS", "SIGILL", "SIGTRAP", "SIGKILL")

# So systems and Python itself say that something found no room.
_WORDS = ("failed to map segment", "annot allocate memory", "can't start new thread", "bad_alloc")


def ran_out(error: BaseException | None) -> bool:
    """Whether a lack of memory lies under an error: it is called by many names."""
    while error is not None:
        if isinstance(error, MemoryError):
            return True
        if isinstance(error, OSError) and error.errno == errno.ENOMEM:
            return True
        if any(word in str(error) for word in _WORDS):
            return True
        # Compiled modules that do not look whether they got what they asked for.
        if isinstance(error, SystemError) and is_limited():
            return True
        error = error.__cause__ or error.__context__
    return False


def is_limited() -> bool:
    """Whether this process may use only so much memory; no such limit is known on Windows."""
    try:
        import resource
    except ImportError:
        return False
    limits = [getattr(resource, name) for name in _LIMITS if hasattr(resource, name)]
    return any(resource.getrlimit(limit)[0] != resource.RLIM_INFINITY for limit in limits)


def look_after(say: Callable[[], None], code: int) -> bool:
    """Go on in a process of its own where memory is limited, and say how that one ended.

    The compiled solver does not always survive a lack of memory, and then nobody in its process
    can say anything any more. Where memory is not limited, the system lends what it does not have
    and kills whoever it likes later: nothing can be said of that.

    Parameters
    ----------
    say
        That memory ran out.
    code
        With which the run ends then.

    Returns
    -------
    In the process that goes on: whether it is looked after.
    """
    # Windows has no such limit, and no fork.
    if not hasattr(os, "fork") or not is_limited():
        return False
    held = signal.pthread_sigmask(signal.SIG_BLOCK, stop_signals())
    try:
        child = os.fork()
    except OSError:
        child = 0  # then nobody looks after it
        return False
    finally:
        if not child:
            signal.pthread_sigmask(signal.SIG_SETMASK, held)
    if not child:
        _keep_quiet()
        return True
    _hand_on(partial(os.kill, child))
    signal.pthread_sigmask(signal.SIG_SETMASK, held)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    fatal = {-getattr(signal, name) for name in _FATAL if hasattr(signal, name)}
    if status == STARVED or status in fatal:
        say()
        status = code
    os._exit(status if status >= 0 else 128 - status)


def _keep_quiet() -> None:
    """Nothing is heard of what compiled code says when it dies; and it leaves no core behind."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
    with suppress(OSError, ValueError, AttributeError):
        old, number = sys.stderr, sys.stderr.fileno()
        own = os.dup(number)
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, number)
        os.close(nowhere)
        own_file = os.fdopen(own, "wb", 0)
        sys.stderr = TextIOWrapper(own_file, old.encoding, old.errors, write_through=True)


def _hand_on(ask: Callable[[int], None]) -> None:
    """What this process is asked, the other one is asked.

    But a Ctrl-C at a terminal reaches both by itself, and twice would be too often.
    """
    streams = (sys.stdin, sys.stdout, sys.stderr)
    is_on_terminal = any(one is not None and one.isatty() for one in streams)
    for number in stop_signals():
        if signal.getsignal(number) == signal.SIG_IGN:
            continue
        if number == signal.SIGINT and is_on_terminal:
            signal.signal(number, lambda *_: None)
        else:
            signal.signal(number, lambda number, _: ask(number))
