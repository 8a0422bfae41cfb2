"""A Dask cluster as an engine."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from contextlib import ExitStack
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

from dutyplan.batch.engines.base import Ended, Later
from dutyplan.batch.engines.clusterrun import Run
from dutyplan.batch.engines.joining import insist, joined
from dutyplan.batch.engines.sending import Feed

if TYPE_CHECKING:
    from distributed import Client

T = TypeVar("T")
R = TypeVar("R")

_PATIENCE = 10.0


class Cluster:
    """An `Engine` of Dask workers, which have the same dutyplan and the same Python.

    Parameters
    ----------
    address
        `tcp://HOST:PORT` or `tls://HOST:PORT` of the scheduler; certificates are those of Dask's
        own settings.
    client
        In place of an address, a `distributed.Client` that is there; it is left as it was.
    patience
        So many seconds somebody may take to answer at first, and so many the first worker to come.

    Raises
    ------
    EngineError
        Where there is no such cluster, or its workers are not fit.
    """

    def __init__(
        self, address: str = "", *, client: Client | None = None, patience: float = _PATIENCE
    ) -> None:
        with ExitStack() as own:
            self._client = client or own.enter_context(joined(address, patience))
            insist(self._client, patience)
            self._size: int = sum(self._client.nthreads().values())
            self._own = own.pop_all()

    @property
    def size(self) -> int:
        """How many items are worked at at a time; it changes as workers come and go."""
        return self._size

    def run(
        self, work: Callable[[T], R], items: Iterable[T | Later]
    ) -> Generator[Ended[T, R], None, None]:
        """Work at all items; see `Engine`. What a worker is at goes on when the run is stopped."""
        run = Run(self._client, Feed(work, items), self._size)
        self._own.callback(run.close)
        try:
            for ended in run:
                self._size = run.size
                yield ended
        finally:
            run.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._own.close()
