"""A program that files a pair again and again, each time in a process that is killed."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

KILLED = -9

# For each line "NUMBER KIND MOMENT" a child files the pair with that number. At `event 5` it dies
# when it comes to the fifth thing that Python tells its auditors, which all that touches files is;
# at `seconds 0.001` it is killed then. The answer is how the child ended.
_FILER = """
import os
import signal
import sys
import time
from pathlib import Path

import filelock
import tempfile
from dutyplan.ledger.filing.filing import file_pair, read_state

stem, *paths = map(Path, sys.argv[1:])
texts = [path.read_bytes() for path in paths]
pairs = list(zip(texts[::2], texts[1::2], strict=True))
left = 0


def count(*_):
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)


for line in sys.stdin:
    number, kind, moment = line.split()
    child = os.fork()
    if not child:
        if kind == "event":
            left = int(moment)
            sys.addaudithook(count)
        file_pair(stem, *pairs[int(number)], read_state(stem))
        os._exit(0)
    if kind == "seconds":
        time.sleep(float(moment))
        os.kill(child, signal.SIGKILL)
    status = os.waitpid(child, 0)[1]
    print(os.waitstatus_to_exitcode(status), flush=True)
"""


class Filer:
    """Files one of its pairs at the stem, and dies of it."""

    def __init__(self, stdin: IO[str], stdout: IO[str]) -> None:
        self._stdin = stdin
        self._stdout = stdout

    def file(self, number: int, kind: str, moment: float) -> int:
        """Exit status of a process that files the pair with this number; `KILLED` if it was."""
        print(number, kind, moment, file=self._stdin, flush=True)
        return int(self._stdout.readline())


@contextmanager
def filer(stem: Path, pairs: list[tuple[bytes, bytes]], scratch: Path) -> Iterator[Filer]:
    """Start the program for these pairs of JSON and CSV."""
    paths = []
    for number, data in enumerate(text for pair in pairs for text in pair):
        paths.append(scratch / str(number))
        paths[-1].write_bytes(data)
    process = subprocess.Popen(
        [sys.executable, "-c", _FILER, str(stem), *map(str, paths)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        yield Filer(process.stdin, process.stdout)
    finally:
        process.kill()
        process.communicate()
