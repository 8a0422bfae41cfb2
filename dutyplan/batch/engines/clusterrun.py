"""One run of a Dask cluster: what it is given, what it gives back, and what it loses."""

from __future__ import annotations

import time
import uuid
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from dutyplan.batch.engines.base import AHEAD, MOST_DEATHS, DiedError, Ended, EngineError
from dutyplan.batch.engines.clusterwork import RUNS, Note, OtherVersionError, Place, work
from dutyplan.batch.engines.joining import VERSION, other_version
from dutyplan.batch.engines.sending import Feed, Task
from dutyplan.locales.wording import worded

if TYPE_CHECKING:
    from distributed import Client, Future

T = TypeVar("T")
R = TypeVar("R")

_POLL_SECONDS = 0.25
_LOOK_SECONDS = 2.0
"""So often is looked who is there, and so long is waited to hear it."""
_ANSWER_SECONDS = 60.0
"""So long is waited for an answer to come, once it is made."""
_DESERTED_SECONDS = 60.0
"""So long is waited for a worker when there is none: who has died may be started again."""
_MOST_TRIES = 3
"""So often is a task given to a cluster that loses it."""


@dataclass(slots=True, eq=False)
class _Flight(Generic[T]):
    """A task that the cluster has."""

    task: Task[T]
    place: Place
    num_tries: int = 0
    future: Future | None = None


class Run(Generic[T, R]):
    """What becomes of each item; to be closed.

    Attributes
    ----------
    size
        How many threads the workers have that are there.
    """

    def __init__(self, client: Client, feed: Feed[T, R], size: int) -> None:
        self.size = size
        self._client = client
        self._feed = feed
        self._name = uuid.uuid4().hex
        self._flights: set[_Flight[T]] = set()
        self._landed: SimpleQueue[_Flight[T]] = SimpleQueue()
        self._num_items = 0
        self._free_places: list[int] = []
        self._seen = self._looked = time.monotonic()

    def __iter__(self) -> Iterator[Ended[T, R]]:
        while self._flights or not self._feed.is_over:
            for task in self._feed.take(self.size + AHEAD - len(self._flights)):
                if task.answer:
                    yield task.ended()
                else:
                    self._add(task)
            self._look()
            ended = self._next() if self._flights else None
            if ended is not None:
                yield ended

    def _next(self) -> Ended[T, R] | None:
        """What has ended, if something has within a moment."""
        try:
            flight = self._landed.get(timeout=_POLL_SECONDS)
        except Empty:
            return None
        ended = self._ended(flight)
        if ended is not None:
            self._drop(flight)
        return ended

    def close(self) -> None:
        """Leave nothing of it with the cluster but what workers are at just now."""
        for flight in list(self._flights):
            self._drop(flight)
        if self._num_items and self._client.status == "running":
            self._num_items = 0
            with suppress(Exception):
                self._ask("set_metadata", keys=[RUNS, self._name], value={})

    def _ask(self, what: str, seconds: float = _LOOK_SECONDS, **facts: object) -> Any:
        ask = getattr(self._client.scheduler, what)
        return self._client.sync(ask, callback_timeout=seconds, **facts)

    def _add(self, task: Task[T]) -> None:
        number = self._free_places.pop() if self._free_places else len(self._flights)
        flight = _Flight(task, Place(self._name, number, self._num_items))
        self._num_items += 1
        self._flights.add(flight)
        self._submit(flight)

    def _submit(self, flight: _Flight[T]) -> None:
        import dask

        key = f"{RUNS}-{self._name}-{flight.place.item}-{flight.num_tries}"
        flight.num_tries += 1
        # A plan of some megabytes is no reason to warn of anything.
        with dask.config.set({"distributed.admin.large-graph-warning-threshold": "1 TiB"}):
            flight.future = self._client.submit(
                work, flight.task.data, flight.place, VERSION, key=key, pure=False
            )
        flight.future.add_done_callback(lambda _: self._landed.put(flight))

    def _drop(self, flight: _Flight[T]) -> None:
        self._flights.discard(flight)
        self._free_places.append(flight.place.number)
        if flight.future is not None:
            flight.future.release()

    def _ended(self, flight: _Flight[T]) -> Ended[T, R] | None:
        """What became of a task; None where it was lost, and is given to the cluster again."""
        assert flight.future is not None
        self._insist_on_scheduler()
        place = flight.place
        kept, reason = None, None
        try:
            kept = self._ask("get_metadata", _ANSWER_SECONDS, keys=place.keys, default=None)
        except Exception as error:  # of all kinds, when the scheduler is just about to go
            reason = error
        note = Note.read(place, kept)
        flight.task.answer, flight.task.deaths = note.answer, note.deaths
        if note.answer or note.deaths >= MOST_DEATHS:
            return flight.task.ended()
        self._insist_on_scheduler()
        if flight.future.status == "error":
            reason = flight.future.exception()
        if isinstance(reason, OtherVersionError):
            raise EngineError(*other_version(reason.worker, reason.there))
        if flight.num_tries < _MOST_TRIES:
            flight.future.release()
            self._submit(flight)
            return None
        return Ended(flight.task.item, None, reason or DiedError())

    def _look(self) -> None:
        """Now and then see who is there."""
        now = time.monotonic()
        if now < self._looked + _LOOK_SECONDS:
            return
        self._looked = now
        self._insist_on_scheduler()
        num_threads = None
        with suppress(Exception):
            workers = self._ask("ncores")
            num_threads = sum(workers.values())
        self._insist_on_scheduler()
        if num_threads != 0:
            self._seen = now
            self.size = num_threads or self.size
        elif now > self._seen + _DESERTED_SECONDS:
            raise EngineError(
                worded("bad.cluster.deserted", seconds=round(_DESERTED_SECONDS)),
                worded("hint.cluster.workers", address=self._client.scheduler.address),
            )

    def _insist_on_scheduler(self) -> None:
        if self._client.status != "running":
            raise _lost()


def _lost() -> EngineError:
    return EngineError(worded("bad.cluster.lost"), worded("hint.cluster.lost"))
