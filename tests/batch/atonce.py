"""An engine for tests: it works in this process, one item after the other."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Mapping
from typing import Self, TypeVar

from dutyplan.batch.engines.base import LATER, Ended, Later

T = TypeVar("T")
R = TypeVar("R")


class AtOnce:
    """Works as an engine does, with its results in the order of the items.

    Parameters
    ----------
    errors
        By the number of an item, what it is said to have failed of.
    """

    def __init__(self, errors: Mapping[int, BaseException] | None = None) -> None:
        self.errors = errors or {}
        self.num_worked = 0

    @property
    def size(self) -> int:
        return 1

    def run(
        self, work: Callable[[T], R], items: Iterable[T | Later]
    ) -> Generator[Ended[T, R], None, None]:
        for number, item in enumerate(items):
            if item is LATER:
                continue
            if number in self.errors:
                yield Ended(item, None, self.errors[number])
                continue
            self.num_worked += 1
            yield Ended(item, work(item))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass
