"""A process measured whole: seconds by the clock and peak memory.

A process is charged the memory of the one that starts it, until it runs a program of its own. So
this file is itself the little program in between: `python -S measure.py SECONDS OUT COMMAND ...`.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Measured:
    """What a process took and said.

    Attributes
    ----------
    code
        Its exit status; below 0 where a signal ended it.
    kib
        Its peak memory.
    """

    code: int
    seconds: float
    kib: int
    out: str
    err: str
    is_late: bool

    @property
    def mib(self) -> float:
        """Peak memory in MiB."""
        return self.kib / 1024


def measure(command: list[str], most: float) -> Measured:
    """Run a command to its end, or for so many seconds at most."""
    with tempfile.TemporaryDirectory() as folder:
        out, err = Path(folder, "out"), Path(folder, "err")
        between = [sys.executable, "-I", "-S", __file__, str(most), str(out), str(err)]
        said = subprocess.run([*between, *command], check=True, capture_output=True, text=True)
        figures = json.loads(said.stdout)
        texts = {"out": out.read_text("utf-8"), "err": err.read_text("utf-8", "replace")}
    return Measured(**figures, **texts)


def _run(most: float, out: str, err: str, command: list[str]) -> dict[str, float | bool]:
    with Path(out).open("wb") as to_out, Path(err).open("wb") as to_err:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=to_out, stderr=to_err, start_new_session=True)
        late = threading.Event()

        def stop() -> None:
            late.set()
            os.killpg(process.pid, signal.SIGKILL)

        timer = threading.Timer(most, stop)
        timer.start()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        timer.cancel()
    return {
        "code": os.waitstatus_to_exitcode(status),
        "seconds": seconds,
        "kib": usage.ru_maxrss,
        "is_late": late.is_set(),
    }


if __name__ == "__main__":
    print(json.dumps(_run(float(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4:])))
