"""Programs that write again and again, each time in a process that is killed."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

KILLED = -9

# For each line "NUMBER KIND MOMENT" a child files the pair with that number. At `event 5` it dies
# when it comes to the fifth thing that Python tells its auditors, which all that touches files is;
# at `seconds 0.001` it is killed then. The answer is how the child ended.
_PROGRAM = """
import os
import signal
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

HEAD
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
        WRITE
        os._exit(0)
    if kind == "seconds":
        time.sleep(float(moment))
        os.kill(child, signal.SIGKILL)
    status = os.waitpid(child, 0)[1]
    print(os.waitstatus_to_exitcode(status), flush=True)
"""

_PAIRS = """
import filelock
from dutyplan.ledger.filing.filing import file_pair, read_state

stem, *paths = map(Path, sys.argv[1:])
texts = [path.read_bytes() for path in paths]
pairs = list(zip(texts[::2], texts[1::2], strict=True))
"""
_FILER = _PROGRAM.replace("HEAD", _PAIRS).replace(
    "WRITE", "file_pair(stem, *pairs[int(number)], read_state(stem))"
)

_FILES = """
from dutyplan.ledger.filing.whole import write_many, write_whole

folder, _, *names = map(Path, sys.argv[1:])
files = {name.name: name.read_bytes() for name in names}
"""
_WRITERS = {
    "whole": "[write_whole(folder / name, data) for name, data in files.items()]",
    "many": "write_many(folder, files.items())",
}


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
    with _running(_FILER, str(stem), *map(str, paths)) as program:
        yield program


@contextmanager
def writer(folder: Path, kind: str, files: Mapping[str, bytes]) -> Iterator[Filer]:
    """Start a program that writes files into a folder, one by one or many at once."""
    with TemporaryDirectory() as scratch:
        paths = [Path(scratch, name) for name in files]
        for path in paths:
            path.write_bytes(files[path.name])
        program = _PROGRAM.replace("HEAD", _FILES).replace("WRITE", _WRITERS[kind])
        with _running(program, str(folder), kind, *map(str, paths)) as running:
            yield running


@contextmanager
def _running(program: str, *arguments: str) -> Iterator[Filer]:
    process = subprocess.Popen(
        [sys.executable, "-c", program, *arguments],
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
