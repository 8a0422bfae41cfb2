"""What a worker of Dask does with a task: several at a time perhaps, in threads of one process.

Dask itself gives a task of which a worker has died to the next one, as often as the scheduler is
set to; and what a worker has made is lost with it. So the scheduler keeps a note about each task:
how many have begun and not ended, which is how many have died of it, and in the end the answer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from threading import Condition
from typing import TYPE_CHECKING, Any, NamedTuple

from dutyplan.batch.engines.base import MOST_DEATHS
from dutyplan.batch.engines.sending import worked

if TYPE_CHECKING:
    from distributed import Worker


RUNS = "dutyplan"
"""Under this name the scheduler keeps notes."""


class OtherVersionError(Exception):
    """A worker that has come later has another version of dutyplan.

    Attributes
    ----------
    worker, there
        Its address, and what it has.
    """

    def __init__(self, worker: str, there: str) -> None:
        super().__init__(worker, there)
        self.worker = worker
        self.there = there


@dataclass(frozen=True, slots=True)
class Place:
    """Where the scheduler keeps the note about a task.

    Attributes
    ----------
    run
        The name of the run of an engine.
    number
        Of the place. Places are used again.
    item
        Number of the item that has it now: a note about another is none.
    """

    run: str
    number: int
    item: int

    @property
    def keys(self) -> list[str]:
        """What the scheduler calls it, from the outside in."""
        return [RUNS, self.run, str(self.number)]


class Note(NamedTuple):
    """What the scheduler keeps about a task, as a tuple of plain values.

    Attributes
    ----------
    item
        Number of the item.
    deaths
        How many workers have begun it and not ended.
    answer
        What one has made of it; empty before that.
    """

    item: int
    deaths: int = 0
    answer: bytes = b""

    @classmethod
    def read(cls, place: Place, kept: Sequence[Any] | None) -> Note:
        """What is kept at a place about the item that has it now."""
        return cls(*kept) if kept and kept[0] == place.item else cls(place.item)


def work(data: bytes, place: Place, needed: str) -> None:
    """Do a task, by `sending.worked`, and leave the answer with the scheduler.

    Parameters
    ----------
    needed
        The version of dutyplan where the task comes from.

    Raises
    ------
    OtherVersionError
        Where this worker has another version.
    """
    from distributed import get_worker

    worker = get_worker()
    there = version("dutyplan")
    if there != needed:
        raise OtherVersionError(worker.address, there)
    before = Note.read(place, _ask(worker, "get_metadata", keys=place.keys, default=None))
    if before.answer or before.deaths >= MOST_DEATHS:
        return
    with _ROOM.entered(is_alone=before.deaths > 0):
        begun = before._replace(deaths=before.deaths + 1)
        _ask(worker, "set_metadata", keys=place.keys, value=tuple(begun))
        ended = before._replace(answer=worked(data))
        _ask(worker, "set_metadata", keys=place.keys, value=tuple(ended))


def _ask(worker: Worker, what: str, **facts: object) -> Any:
    from distributed.utils import sync

    return sync(worker.loop, getattr(worker.scheduler, what), **facts)


class _Room:
    """Tasks at work in this process; one of which somebody has died has it to itself.

    So nobody dies of a neighbour twice.
    """

    def __init__(self) -> None:
        self._changed = Condition()
        self._num_inside = 0
        self._num_suspects = 0  # waiting or inside

    @contextmanager
    def entered(self, *, is_alone: bool) -> Iterator[None]:
        """Be inside; alone, or with others who need not be."""
        with self._changed:
            self._num_suspects += is_alone
            self._changed.wait_for(
                lambda: self._num_inside == 0 if is_alone else self._num_suspects == 0
            )
            self._num_inside += 1
        try:
            yield
        finally:
            with self._changed:
                self._num_suspects -= is_alone
                self._num_inside -= 1
                self._changed.notify_all()


_ROOM = _Room()
