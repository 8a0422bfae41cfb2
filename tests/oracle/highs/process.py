"""The process in which HiGHS runs: one for all that is asked, and a new one where it died."""

from __future__ import annotations

import atexit
import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from threading import Timer
from typing import Any

_WORKER = Path(__file__).with_name("worker.py")
_GRACE = 30
"""Seconds beyond its time after which the process is taken for hung."""


class WorkerError(Exception):
    """The process died over a question, or had to be stopped."""


class Worker:
    """Asks HiGHS in a process of its own, which is started when it is needed."""

    def __init__(self, program: Path = _WORKER, *, grace: float = _GRACE) -> None:
        self._command = [sys.executable, "-P", str(program)]
        self._grace = grace
        self._process: subprocess.Popen[str] | None = None

    def ask(self, question: dict[str, Any]) -> dict[str, Any]:
        """Answer one question; see `worker.py` for the keys of both."""
        process = self._running()
        assert process.stdin is not None
        assert process.stdout is not None
        watch = Timer(question["seconds"] + self._grace, process.kill)
        watch.start()
        try:
            process.stdin.write(json.dumps(question) + "\n")
            process.stdin.flush()
            line = process.stdout.readline()
        except BrokenPipeError:
            line = ""
        finally:
            watch.cancel()
        if not line:
            code = self.close()
            raise WorkerError(f"the process in which HiGHS runs ended with status {code}")
        found: dict[str, Any] = json.loads(line)
        return found

    def _running(self) -> subprocess.Popen[str]:
        if self._process is None:
            self._process = subprocess.Popen(
                self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
            )
        return self._process

    def close(self) -> int | None:
        """End the process, if there is one; its exit status."""
        process, self._process = self._process, None
        if process is None:
            return None
        process.kill()
        process.communicate()
        return process.returncode


@cache
def worker() -> Worker:
    """The process that all tests of a session share."""
    one = Worker()
    atexit.register(one.close)
    return one
