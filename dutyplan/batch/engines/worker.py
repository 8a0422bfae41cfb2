"""One process that does tasks, one after the other: as the client has it, and the process itself.

It has a pipe of its own. So one that dies, in the middle of a message perhaps, hurts no other; and
when the client is gone, it finds that out at the end of what it is at.
"""

from __future__ import annotations

import os
import signal
from multiprocessing import get_context
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any

from dutyplan.batch.engines.sending import worked

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_READY = b"ready"

# A worker solves in one thread; libraries that reckon with vectors in it need none of their own.
_THREADS = (
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "MKL_NUM_THREADS",
    "VECLIB_MAXIMUM_THREADS",
)


# What a terminal or a system that shuts down says to all processes of a run, not to one.
_TOLD_TO_ALL = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")


class Worker:
    """A process that does tasks, started from scratch on every system.

    Raises
    ------
    OSError, RuntimeError, AssertionError
        Where it can't be started.
    """

    def __init__(self) -> None:
        self._is_ready = False
        spawn = get_context("spawn")
        self._pipe, theirs = spawn.Pipe()
        self._process = spawn.Process(target=_serve, args=(theirs,), daemon=True)
        try:
            _hold_signals()
            self._process.start()
        except BaseException:
            self._pipe.close()
            raise
        finally:
            theirs.close()  # the worker's own end is the last one: its death closes it

    def send(self, task: bytes) -> bool:
        """Give it something to do, as soon as it can; False where it has died before."""
        self._is_ready = self._is_ready or self._received() == _READY
        if not self._is_ready:
            return False
        try:
            self._pipe.send_bytes(task)
        except OSError:
            return False
        return True

    def answer(self) -> bytes:
        """Wait for what it gives back; nothing where it died of it."""
        return self._received()

    def kill(self) -> None:
        """Let it end at once; who waits for it meanwhile, in another thread, gets nothing."""
        self._process.kill()

    def close(self) -> None:
        """The same, and leave nothing of it."""
        self._process.kill()
        self._process.join()
        self._process.close()
        self._pipe.close()

    def _received(self) -> bytes:
        # What was said before a death is heard; a system may keep the pipe of a dead one open.
        if self._pipe in wait([self._pipe, self._process.sentinel]):
            try:
                return self._pipe.recv_bytes()
            except (EOFError, OSError):
                pass
        return b""


def _hold_signals() -> None:
    """Let no signal in; a process that is started now inherits that, and ends by none at its start.

    For threads that do nothing but wait for a worker.
    """
    if hasattr(signal, "pthread_sigmask"):
        from multiprocessing.resource_tracker import ensure_running

        ensure_running()  # once it has started its own process, it lets signals in again
        signal.pthread_sigmask(signal.SIG_BLOCK, _told_to_all())


def _told_to_all() -> set[signal.Signals]:
    return {getattr(signal, name) for name in _TOLD_TO_ALL if hasattr(signal, name)}


def _serve(pipe: Connection[Any, Any]) -> None:
    """Do what comes, until nobody is there to ask for it."""
    for heard in _told_to_all():
        signal.signal(heard, signal.SIG_IGN)  # the client decides
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for number in (1, 2):  # the client alone writes on its terminal; compiled code does, too
        os.dup2(nowhere, number)
    for name in _THREADS:
        os.environ.setdefault(name, "1")
    try:
        pipe.send_bytes(_READY)
        while True:
            pipe.send_bytes(worked(pipe.recv_bytes()))
    except (EOFError, OSError):
        return
