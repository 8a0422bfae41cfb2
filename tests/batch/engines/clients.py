"""Programs that run engines as people's programs do, each a process of its own."""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path

from tests.cli.process import HANG, start

_ROOT = Path(__file__).resolve().parents[3]


def client(program: str, *arguments: str | Path, path: Path = _ROOT) -> subprocess.Popen[bytes]:
    """Start a program that can import what the tests can, and what else is there."""
    paths = os.pathsep.join([str(path), str(_ROOT)])
    return start(*arguments, program=program, env={"PYTHONPATH": paths})


def lines(path: Path, num: int) -> list[str]:
    """The lines of a file, once there are so many."""
    end = time.monotonic() + HANG
    while time.monotonic() < end:
        if path.exists() and (text := path.read_text()).count("\n") >= num:
            return text.splitlines()
        time.sleep(0.02)
    raise AssertionError(f"{path} has no {num} lines")


def wait_until_gone(process_id: int) -> None:
    """Wait until there is no process of that id."""
    end = time.monotonic() + HANG
    while time.monotonic() < end:
        try:
            os.kill(process_id, 0)
        except ProcessLookupError:
            return
        status = Path(f"/proc/{process_id}/stat")
        if status.exists() and ") Z" in status.read_text():
            return  # it has ended, and nobody has asked how
        time.sleep(0.02)
    raise AssertionError(f"{process_id} is still there")
