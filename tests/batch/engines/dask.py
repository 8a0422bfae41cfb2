"""A Dask cluster as an office would have one: a scheduler and workers, each a process."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from dutyplan.batch.engines.base import EngineError
from dutyplan.batch.engines.cluster import Cluster
from dutyplan.locales import words
from tests.cli.process import HANG, environment

_ROOT = Path(__file__).resolve().parents[3]


class Dask:
    """A scheduler, on a port that was free, and its workers.

    Attributes
    ----------
    address
        Of the scheduler.
    scheduler
        Its process.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._processes: list[subprocess.Popen[bytes]] = []
        file = folder / "scheduler.json"
        self.scheduler = self._start(
            "scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(file)
        )
        end = time.monotonic() + HANG
        while not file.exists() or not file.read_text():
            assert time.monotonic() < end, self._log(0)
            time.sleep(0.05)
        self.address: str = json.loads(file.read_text())["address"]

    def start_worker(self, *options: str) -> subprocess.Popen[bytes]:
        """Start a worker; it comes when it comes."""
        return self._start("worker", self.address, "--memory-limit", "0", *options)

    def _start(self, what: str, *options: str) -> subprocess.Popen[bytes]:
        log = (self._folder / f"{len(self._processes)}.log").open("wb")
        with log:
            process = subprocess.Popen(
                [sys.executable, "-m", "distributed.cli.dask_" + what, "--no-dashboard", *options],
                env=environment(PYTHONPATH=str(_ROOT)),
                cwd=self._folder,
                start_new_session=True,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        self._processes.append(process)
        return process

    def _log(self, number: int) -> str:
        return (self._folder / f"{number}.log").read_text()

    def kill(self, process: subprocess.Popen[bytes]) -> None:
        """End one of its processes at once, with those that it has started."""
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def stop(self) -> None:
        """End all of it."""
        for process in self._processes:
            self.kill(process)


@contextmanager
def dask(folder: Path) -> Iterator[Dask]:
    """A cluster without workers, stopped in the end."""
    cluster = Dask(folder)
    try:
        yield cluster
    finally:
        cluster.stop()


def refused(address: str, patience: float = 60) -> str:
    """What is said of a cluster that can't be used."""
    with pytest.raises(EngineError) as caught:
        Cluster(address, patience=patience)
    assert not caught.value.message.said(words("zh")).isascii()
    return str(caught.value)
