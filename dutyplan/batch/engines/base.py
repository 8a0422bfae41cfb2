"""Where the work on many plans is done: what engines promise, and what becomes of each item."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass
from enum import Enum
from types import TracebackType
from typing import Generic, Protocol, Self, TypeVar

from dutyplan.locales.wording import Wording

T = TypeVar("T")
R = TypeVar("R")

AHEAD = 4
"""So many items may be ready beyond those that are worked at, so that no worker waits for one."""

MOST_DEATHS = 2
"""So many workers may die of an item: then it is left alone."""


class Later(Enum):
    """Given in place of an item: there is none just now, ask again when another has ended."""

    LATER = "later"


LATER = Later.LATER


class DiedError(Exception):
    """So many of those who worked at an item have died that it is left alone."""


class EngineError(Exception):
    """An engine can't be had, or all of it is gone.

    Attributes
    ----------
    message
        Why.
    hint
        The way out.
    """

    def __init__(self, message: Wording, hint: Wording) -> None:
        super().__init__(message, hint)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}: {self.hint}"


@dataclass(frozen=True, slots=True)
class Ended(Generic[T, R]):
    """What became of one item.

    Attributes
    ----------
    result
        What the work gave; None where it failed.
    error
        Why it failed: what the work raised, with a note where that was; or `DiedError`.
    """

    item: T
    result: R | None
    error: BaseException | None = None


class Engine(Protocol):
    """Something that works at several items at a time, none of them in this process.

    A worker that dies is replaced, and what it was at is tried again, up to `MOST_DEATHS`.
    """

    @property
    def size(self) -> int:
        """How many items are worked at at a time."""

    def run(
        self, work: Callable[[T], R], items: Iterable[T | Later]
    ) -> Generator[Ended[T, R], None, None]:
        """Work at all items; each is given back as soon as it has ended, whatever the order.

        One run at a time.

        Parameters
        ----------
        work
            A function that can be sent to another process, as can what it takes and gives.
        items
            Asked for one at a time, when there is room for another, and up to `AHEAD` more than are
            worked at: they need not all fit into memory. `LATER` says that there is none just now.
            If the iteration is stopped, what is being worked at is dropped.

        Raises
        ------
        EngineError
            Where all of the engine is gone.
        """

    def __enter__(self) -> Self:
        """The engine; the block's end stops it."""

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Stop the workers that are this engine's own."""
