"""Whoever asks a run to stop: by Ctrl-C, by closing its terminal, by shutting the machine down."""

from __future__ import annotations

import _thread
import os
import signal
import sys
import threading
import time
from contextlib import suppress
from types import FrameType
from typing import TYPE_CHECKING, NoReturn

from dutyplan.ledger.filing.whole import remove_drafts

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
"""SIGHUP comes with a terminal that goes; SIGBREAK is what Windows has for it, and Ctrl-Break."""

_BY_SIGNAL = 128
_SAME_SECONDS = 1.0
"""A terminal that goes says so twice: by itself, and through the shell."""
_MOMENT_SECONDS = 0.05


class _Asked:
    """What has been asked of this run so far."""

    def __init__(self) -> None:
        self.number: int | None = None
        self.since = 0.0
        self.is_ending = False


_asked = _Asked()


def stop_signals() -> list[signal.Signals]:
    """Those that this system has."""
    return [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]


def listen() -> None:
    """Let the first of these signals stop the run as Ctrl-C does, wherever it is by then.

    A second one ends it at once, unless it is another Ctrl-C, which stops whatever came after the
    first. What whoever started the run does not want to be heard, as `nohup` does, is not.
    """
    for number in stop_signals():
        # Only the main thread may; in a thread of another program its own handlers stand.
        with suppress(ValueError):
            if signal.getsignal(number) not in (signal.SIG_IGN, None):
                signal.signal(number, _stop)
    sys.unraisablehook = _pass_on


def stop_code() -> int | None:
    """With which code a run ends that somebody has asked to stop; None where nobody has."""
    return None if _asked.number is None else _BY_SIGNAL + _asked.number


def begin_to_end() -> None:
    """Let any further signal end the run at once: it is ending already, and says why."""
    _asked.is_ending = True


def _stop(number: int, _: FrameType | None) -> None:
    is_other = number != signal.SIGINT
    is_second = is_other and _asked.number not in (None, signal.SIGINT)
    if is_second and number != getattr(signal, "SIGTERM", None) and _is_same():
        return
    if _asked.number is None or is_other:
        _asked.number, _asked.since = number, time.monotonic()
    if is_second or _asked.is_ending:
        _end_now()
    raise KeyboardInterrupt


def _is_same() -> bool:
    return time.monotonic() - _asked.since < _SAME_SECONDS


def _end_now() -> NoReturn:
    """End without a word: whoever reads what was written may be why it has to be at once."""
    remove_drafts()
    os._exit(stop_code() or 1)


def _pass_on(what: UnraisableHookArgs, /) -> None:
    """An interrupt that came where nothing can be raised comes again, a moment later."""
    if issubclass(what.exc_type, KeyboardInterrupt):
        again = threading.Timer(_MOMENT_SECONDS, _thread.interrupt_main)
        again.daemon = True
        again.start()
    elif not issubclass(what.exc_type, MemoryError):
        sys.__unraisablehook__(what)
