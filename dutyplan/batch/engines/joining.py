"""How a Dask cluster is joined: found, and fit for work that comes from here."""

from __future__ import annotations

import asyncio
import logging
import platform
import warnings
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from importlib.metadata import version
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from dutyplan.batch.engines.base import EngineError
from dutyplan.locales.wording import worded

if TYPE_CHECKING:
    from distributed import Client

VERSION = version("dutyplan")
"""That of dutyplan here, which all workers have to have."""
_PYTHON = platform.python_version_tuple()[:2]
_LOGGERS = ("distributed", "tornado", "asyncio")
_CLOSE_SECONDS = 2.0
_SCHEMES = ("tcp", "tls")


@contextmanager
def joined(address: str, patience: float) -> Iterator[Client]:
    """A client of its own for a cluster, closed in the end.

    Raises
    ------
    EngineError
        Where there is no such cluster, or Dask is not installed here.
    """
    if not _is_address(address):
        raise EngineError(
            worded("bad.cluster.address", address=address), worded("hint.cluster.address")
        )
    try:
        from distributed import Client
    except ImportError as error:
        raise EngineError(worded("bad.cluster.dask"), worded("hint.cluster.dask")) from error
    with _quiet():
        try:
            # A client would wait for ever for somebody who listens and says nothing.
            with ThreadPoolExecutor(1) as apart:  # from the loop of a notebook
                apart.submit(asyncio.run, _greet(address, patience)).result()
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # libraries may differ, if only dutyplan does not
                client = Client(address, timeout=patience, set_as_default=False, name="dutyplan")
        except OSError as error:
            raise EngineError(
                worded("bad.cluster.silent", address=address), worded("hint.cluster.silent")
            ) from error
        except Exception as error:  # of all kinds, where certificates are not as they should be
            raise EngineError(
                worded("bad.cluster.refused", address=address, why=str(error)),
                worded("hint.cluster.refused"),
            ) from error
        try:
            yield client
        finally:
            with suppress(Exception):  # the scheduler may be gone
                client.close(timeout=_CLOSE_SECONDS)


async def _greet(address: str, patience: float) -> None:
    from distributed.comm import connect
    from distributed.security import Security

    keys = Security().get_connection_args("client")
    comm = await asyncio.wait_for(connect(address, timeout=patience, **keys), patience)
    comm.abort()


def _is_address(address: str) -> bool:
    try:
        parts = urlsplit(address)
        has_port = parts.port is not None
    except ValueError:
        return False
    is_bare = not (parts.path or parts.query or parts.fragment or parts.username)
    return parts.scheme in _SCHEMES and bool(parts.hostname) and has_port and is_bare


def insist(client: Client, patience: float) -> None:
    """Insist that a cluster has workers, and that all of them can do what comes from here.

    Raises
    ------
    EngineError
        Where that is not so.
    """
    address = client.scheduler.address
    try:
        client.wait_for_workers(1, timeout=patience)
    except TimeoutError as error:
        raise EngineError(
            worded("bad.cluster.empty", address=address),
            worded("hint.cluster.workers", address=address),
        ) from error
    for worker, there in _everywhere(client, version, "dutyplan"):
        if there != VERSION:
            raise EngineError(*other_version(worker, there))
    for worker, there in _everywhere(client, platform.python_version_tuple):
        if tuple(there)[:2] != _PYTHON:
            raise EngineError(
                worded(
                    "bad.cluster.python", worker=worker, there=_dotted(there), here=_dotted(_PYTHON)
                ),
                worded("hint.cluster.python", here=_dotted(_PYTHON)),
            )


def other_version(worker: str, there: object) -> tuple[Any, Any]:
    """What is wrong with a worker that has another version of dutyplan, or none; the way out."""
    here = VERSION
    hint = worded("hint.cluster.version", here=here)
    if isinstance(there, str):
        return worded("bad.cluster.version", worker=worker, there=there, here=here), hint
    return worded("bad.cluster.without", worker=worker), hint


def _everywhere(client: Client, ask: Any, *facts: Any) -> Iterator[tuple[str, Any]]:
    """What each worker says to something that they all have; none that has left meanwhile."""
    for worker, said in client.run(ask, *facts, on_error="return").items():
        if not isinstance(said, OSError):
            yield worker, said


def _dotted(parts: Iterable[str]) -> str:
    return ".".join(parts)


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep Dask's log off the screen meanwhile: what has to be said is said in our words."""
    names = [
        name
        for name in (*_LOGGERS, *logging.root.manager.loggerDict)
        if name.split(".")[0] in _LOGGERS
    ]
    before = {name: logging.getLogger(name).level for name in names}
    for name in names:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for name, level in before.items():
            logging.getLogger(name).setLevel(level)
