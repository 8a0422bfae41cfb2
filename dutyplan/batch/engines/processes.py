"""Processes of this machine as an engine: seats, and a worker at a time on each."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from types import TracebackType
from typing import Any, Self, TypeVar

from dutyplan.batch.engines.base import AHEAD, MOST_DEATHS, Ended, EngineError, Later
from dutyplan.batch.engines.sending import Feed, Task
from dutyplan.batch.engines.worker import Worker
from dutyplan.locales.wording import worded

T = TypeVar("T")
R = TypeVar("R")

_MOST_STARTS = 3
"""So many workers of a seat may end one after the other before they are at anything."""
_POLL_SECONDS = 0.25  # on Windows no interrupt gets through to who waits without end


def cores() -> list[int]:
    """The cores that this process may use, by their numbers."""
    allowed = getattr(os, "sched_getaffinity", None)  # not every system tells
    return sorted(allowed(0)) if allowed else list(range(os.cpu_count() or 1))


def num_cores() -> int:
    """How many these are."""
    return len(cores())


class Processes:
    """An `Engine` of processes of this machine.

    Parameters
    ----------
    num
        How many at most; as many as cores if it is not said. There are no more than items.
    """

    def __init__(self, num: int | None = None) -> None:
        self._num = num or num_cores()
        self._seats: list[_Seat] = []

    @property
    def size(self) -> int:
        """How many items are worked at at a time."""
        return self._num

    def run(
        self, work: Callable[[T], R], items: Iterable[T | Later]
    ) -> Generator[Ended[T, R], None, None]:
        """Work at all items; see `Engine`."""
        feed = Feed(work, items)
        todo: SimpleQueue[Task[T] | None] = SimpleQueue()
        done: SimpleQueue[Task[T] | None] = SimpleQueue()
        num_out = num_gone = 0
        own = cores()
        first = os.getpid()  # two runs at a time, with few workers each, are to share no core
        try:
            while num_out or not feed.is_over:
                for task in feed.take(self._num + AHEAD - num_out):
                    num_out += 1
                    (done if task.answer else todo).put(task)
                    if len(self._seats) < min(self._num, num_out):
                        core = own[(first + len(self._seats)) % len(own)]
                        self._seats.append(_Seat(todo, done, core))
                if not num_out:
                    continue
                ended = _next(done)
                if ended is not None:
                    num_out -= 1
                    yield ended.ended()
                else:
                    num_gone += 1
                    if num_gone == len(self._seats):
                        error = EngineError(worded("bad.processes"), worded("hint.processes"))
                        raise error from self._seats[-1].error
        finally:
            self._stop()

    def _stop(self) -> None:
        """End all workers, whatever they are at."""
        seats, self._seats = self._seats, []
        for seat in seats:
            seat.stop()
        # Only now: whoever is not stopped yet would take what wakes another, and wait again.
        for seat in seats:
            seat.wake()
        for seat in seats:
            seat.join()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._stop()


def _next(queue: SimpleQueue[T]) -> T:
    while True:
        try:
            return queue.get(timeout=_POLL_SECONDS)
        except Empty:
            continue


class _Seat(Thread):
    """A place for one worker after the other, and the thread that waits for them.

    Parameters
    ----------
    todo
        Where tasks are taken from; None takes none.
    done
        Where they are put; None where no worker can be had any more.
    core
        That of its workers.

    Attributes
    ----------
    error
        Why no worker could be had, once that is so.
    """

    def __init__(
        self, todo: SimpleQueue[Task[T] | None], done: SimpleQueue[Task[T] | None], core: int
    ) -> None:
        super().__init__(daemon=True)
        self._todo: SimpleQueue[Task[Any] | None] = todo
        self._done: SimpleQueue[Task[Any] | None] = done
        self._core = core
        self._worker: Worker | None = None
        self.error: Exception | None = None
        self._is_stopped = False
        self._changing = Lock()  # held while there comes another worker, or none
        self.start()

    def stop(self) -> None:
        """End the worker, whatever it is at, and take no other."""
        with self._changing:
            self._is_stopped = True
            if self._worker is not None:
                self._worker.kill()

    def wake(self) -> None:
        """Let one of those who wait for a task see that it is stopped."""
        self._todo.put(None)

    def run(self) -> None:
        """Take tasks, let them be done, and put them back, until it is stopped."""
        task = None
        try:
            while not self._is_stopped:
                task = self._todo.get()
                if task is not None:
                    self._do(task)
                    self._done.put(task)
        except (
            Exception
        ) as error:  # whatever it is, no worker can be had, and somebody waits for one
            self.error = error
            self._todo.put(task)  # other seats may do it
            self._done.put(None)
        finally:
            self._leave()

    def _do(self, task: Task[Any]) -> None:
        """Let a task be done, or left because too many have died of it."""
        num_starts = 0
        while not self._is_stopped and not task.answer and task.deaths < MOST_DEATHS:
            worker = self._take_place()
            if worker is not None and worker.send(task.data):
                num_starts = 0
                task.answer = worker.answer()
                task.deaths += 0 if task.answer else 1
            else:
                num_starts += 1
                if num_starts == _MOST_STARTS:
                    raise ChildProcessError("no worker gets as far as its work")
            if not task.answer:
                self._leave()

    def _take_place(self) -> Worker | None:
        with self._changing:
            if self._worker is None and not self._is_stopped:
                self._worker = Worker(self._core)
            return self._worker

    def _leave(self) -> None:
        with self._changing:
            if self._worker is not None:
                self._worker.close()
                self._worker = None
