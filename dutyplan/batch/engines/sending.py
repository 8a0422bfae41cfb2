"""What goes to workers and what comes back, as bytes: an engine need not know what is in them."""

from __future__ import annotations

import pickle
import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from dutyplan.batch.engines.base import LATER, DiedError, Ended, Later

T = TypeVar("T")
R = TypeVar("R")

_PROTOCOL = pickle.HIGHEST_PROTOCOL


@dataclass(slots=True)
class Task(Generic[T]):
    """An item on its way.

    Attributes
    ----------
    data
        The work and the item, for `worked`; empty where they can't be sent.
    answer
        What came back; empty before that, and where those who worked at it have died.
    deaths
        How many have.
    """

    item: T
    data: bytes = b""
    answer: bytes = b""
    deaths: int = 0

    def ended(self) -> Ended[T, R]:
        """What became of the item."""
        if not self.answer:
            return Ended(self.item, None, DiedError())
        result, error = pickle.loads(self.answer)
        return Ended(self.item, result, error)


class Feed(Generic[T, R]):
    """Items as tasks, taken one at a time.

    Attributes
    ----------
    is_over
        Whether there are no more.
    """

    def __init__(self, work: Callable[[T], R], items: Iterable[T | Later]) -> None:
        self._work = work
        self._items = iter(items)
        self.is_over = False

    def take(self, num: int) -> Iterator[Task[T]]:
        """Up to so many tasks; fewer where there are no more, or none just now."""
        for _ in range(num):
            try:
                item = next(self._items)
            except StopIteration:
                self.is_over = True
                return
            if item is LATER:
                return
            yield self._task(item)

    def _task(self, item: T) -> Task[T]:
        try:
            return Task(item, data=pickle.dumps((self._work, item), _PROTOCOL))
        except Exception as error:
            return Task(item, answer=_packed(error))


def worked(data: bytes) -> bytes:
    """Do what a task says; what the work gives or raises, packed."""
    try:
        work, item = pickle.loads(data)
        return pickle.dumps((work(item), None), _PROTOCOL)
    except BaseException as error:  # nothing that an item does ends a worker
        return _packed(error)


def _packed(error: BaseException) -> bytes:
    where = "".join(traceback.format_exception(error))
    try:
        error.add_note(where)
        packed = pickle.dumps((None, error), _PROTOCOL)
        pickle.loads(packed)  # many an error can be sent and not be received
    except Exception:
        again = RuntimeError(f"{type(error).__name__}: {error}")
        again.add_note(where)
        packed = pickle.dumps((None, again), _PROTOCOL)
    return packed
