"""Memory and processor time of a run that is several processes."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

import psutil

_SECONDS = 0.1
"""Between two looks."""
_MIB = 2**20


@dataclass(slots=True)
class Seen:
    """What was seen of one process.

    Attributes
    ----------
    mib
        The most memory.
    cpu
        Seconds of the processor since the watch began.
    """

    mib: float = 0.0
    cpu: float = 0.0


class Watch(threading.Thread):
    """Looks at processes and all that they start, again and again, until it is stopped.

    Parameters
    ----------
    roots
        Their numbers.
    """

    def __init__(self, roots: Sequence[int]) -> None:
        super().__init__(daemon=True)
        self._roots = [psutil.Process(root) for root in roots]
        self._seen: dict[int, Seen] = {}
        self._before: dict[int, float] = {}
        self._stopped = threading.Event()
        for one in self._all():
            with suppress(psutil.Error):
                self._before[one.pid] = _cpu(one)
        self.start()

    def run(self) -> None:
        """Look."""
        while not self._stopped.wait(_SECONDS):
            for one in self._all():
                self._look(one)

    def stop(self) -> None:
        """Look no more."""
        self._stopped.set()
        self.join()

    def root(self, pid: int) -> Seen:
        """One of those that it was told of."""
        return self._seen.get(pid, Seen())

    @property
    def started(self) -> list[Seen]:
        """All that were started by those that it was told of."""
        roots = {root.pid for root in self._roots}
        return [seen for pid, seen in self._seen.items() if pid not in roots]

    def _all(self) -> Iterator[psutil.Process]:
        for root in self._roots:
            with suppress(psutil.Error):
                yield root
                yield from root.children(recursive=True)

    def _look(self, one: psutil.Process) -> None:
        with suppress(psutil.Error), one.oneshot():
            seen = self._seen.setdefault(one.pid, Seen())
            seen.mib = max(seen.mib, one.memory_info().rss / _MIB)
            seen.cpu = _cpu(one) - self._before.get(one.pid, 0.0)


def _cpu(one: psutil.Process) -> float:
    times = one.cpu_times()
    return float(times.user + times.system)
