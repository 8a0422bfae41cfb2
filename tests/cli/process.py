"""Runs the installed command as people run it: as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

HANG = 120
"""Seconds after which a process is taken for hung; no test says how long a run may take."""

WEEK = """\
title: Clean-up
start: 2026-11-28
tasks:
  - {name: Rails, when: saturday 10:00-11:00, people: 2, place: Block A}
  - {name: Basement, when: saturday 11:00-12:00, effort: 3}
volunteers:
  - {name: Ann, available: saturday 10:00-11:00}
  - {name: Bob, available: saturday 10:00-11:00}
  - {name: 李敏, available: saturday 11:00-12:00}
"""
"""A week file with just one roster."""

UNOPENED = """
from dutyplan.cli import main
from dutyplan.solver.opener import Opener

Opener.run = lambda self: None
Opener.resume = lambda self, roster: None
"""
"""The beginning of a program that finds out everything in the whole model, and nothing before."""

IN_THE_WHOLE_MODEL = UNOPENED + "main()\n"

# What would change the language, the looks or the loudness of a run.
_UNWANTED = ("LC_", "LANG", "PYTHON", "NO_COLOR", "FORCE_COLOR", "TERM", "COLUMNS", "DUTYPLAN")


@dataclass(frozen=True, slots=True)
class Result:
    """The end of a process.

    Attributes
    ----------
    code
        Its exit status; below 0 where a signal ended it.
    raw
        The bytes on its standard output.
    err
        The text on its standard error.
    """

    code: int
    raw: bytes
    err: str

    @property
    def out(self) -> str:
        """The text on its standard output."""
        return self.raw.decode()


def script() -> str:
    """The installed `dutyplan`; without it the tests can say nothing."""
    path = Path(sys.executable).with_name("dutyplan")
    if not path.exists():
        pytest.fail(f"there is no {path}: run 'make test', which installs dutyplan first")
    return str(path)


def environment(**more: str) -> dict[str, str]:
    """Write down an environment in which every run looks alike, and what a test adds to it."""
    kept = {name: text for name, text in os.environ.items() if not name.startswith(_UNWANTED)}
    return kept | {"LANG": "C.UTF-8", "COLUMNS": "80"} | more


def start(
    *arguments: str | Path,
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    program: str | None = None,
    stdout: int = subprocess.PIPE,
    stderr: int = subprocess.PIPE,
) -> subprocess.Popen[bytes]:
    """Start the command; `program` is Python code to run in its place."""
    head = [script()] if program is None else [sys.executable, "-P", "-c", program]
    return subprocess.Popen(
        [*head, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=stdout,
        stderr=stderr,
        env=environment(**(env or {})),
        cwd=cwd,
    )


def finish(process: subprocess.Popen[bytes], data: bytes = b"") -> Result:
    """Wait for the end of a process that reads `data` from its standard input."""
    try:
        out, err = process.communicate(data, timeout=HANG)
    finally:
        process.kill()
    return Result(process.returncode, out or b"", (err or b"").decode())


def run(
    *arguments: str | Path,
    data: bytes = b"",
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    program: str | None = None,
) -> Result:
    """Run the command to its end."""
    return finish(start(*arguments, env=env, cwd=cwd, program=program), data)


def run_in_terminal(
    *arguments: str | Path, columns: int = 80, env: Mapping[str, str] | None = None
) -> str:
    """Run the command with its standard output on a terminal; what the terminal was sent."""
    sent, result = in_terminal(*arguments, columns=columns, env=env)
    assert result.code == 0, result.err
    return sent


def in_terminal(
    *arguments: str | Path,
    stream: str = "stdout",
    columns: int = 80,
    env: Mapping[str, str] | None = None,
    program: str | None = None,
    interrupt_at: bytes | None = None,
) -> tuple[str, Result]:
    """Run the command with one stream on a terminal: what the terminal was sent, and the end.

    Parameters
    ----------
    interrupt_at
        Once the terminal was sent this, the command is interrupted.
    """
    import fcntl
    import pty
    import signal
    import struct
    import termios

    reader, writer = pty.openpty()
    fcntl.ioctl(writer, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    looks = {"TERM": "xterm-256color", **(env or {})}
    out, err = (writer if name == stream else subprocess.PIPE for name in ("stdout", "stderr"))
    process = start(*arguments, env=looks, program=program, stdout=out, stderr=err)
    os.close(writer)
    sent = b""
    try:
        while part := os.read(reader, 65536):
            sent += part
            if interrupt_at is not None and interrupt_at in sent:
                process.send_signal(signal.SIGINT)
                interrupt_at = None
    except OSError:  # Linux says so at the end of what a terminal was sent
        pass
    os.close(reader)
    result = finish(process)
    return sent.decode().replace("\r\n", "\n"), result
