"""What the tests of the engines let workers do."""

from __future__ import annotations

import os
import signal
import struct
import time
from multiprocessing.connection import Connection
from pathlib import Path


class OddError(Exception):
    """One that can be sent and not be received."""

    def __init__(self, one: str, other: str) -> None:
        super().__init__(f"{one} {other}")


def double(number: int) -> int:
    return 2 * number


def own_id(_: object) -> int:
    return os.getpid()


def own_cores(_: object) -> list[int]:
    return sorted(os.sched_getaffinity(0))


def fail(how: object) -> object:
    if how == "error":
        raise ValueError("no such thing")
    if how == "odd":
        raise OddError("one", "other")
    if how == "end":
        raise SystemExit(3)
    if how == "interrupt":
        raise KeyboardInterrupt
    if how == "unsendable":
        return lambda: None
    return how


def die(seen: Path) -> str:
    """Die of each item whose file says so, and tell there that it was begun."""
    tell(seen, os.getpid())
    begun = len(seen.read_text().splitlines())
    if begun <= int(seen.stem.split("-")[0]):
        os.kill(os.getpid(), signal.SIGKILL)
    return seen.name


def die_in_the_middle_of_the_answer(seen: Path) -> str:
    """The first time only."""
    if not seen.exists():
        seen.touch()
        Connection.send_bytes = _send_half  # type: ignore[method-assign, assignment]
    return "whole"


def _send_half(pipe: Connection, data: bytes) -> None:
    os.write(pipe.fileno(), struct.pack("!i", len(data)) + data[: len(data) // 2])
    os.kill(os.getpid(), signal.SIGKILL)


def be_loud(_: object) -> dict[str, object]:
    """Write where people would read it, by Python and past it; what one worker looks like."""
    import sys

    import dutyplan.solver.search  # noqa: F401

    threads = Path("/proc/self/task")
    print("HEARD")
    print("HEARD", file=sys.stderr)
    for number in (1, 2):
        os.write(number, b"HEARD\n")
    return {
        "threads": os.environ["OMP_NUM_THREADS"],
        "is_deaf": signal.getsignal(signal.SIGINT) is signal.SIG_IGN,
        "num_threads": len(list(threads.iterdir())) if threads.exists() else 1,
    }


def nap(seconds: float) -> float:
    time.sleep(seconds)
    return seconds


def tell(told: Path, process_id: int) -> None:
    with told.open("a") as file:
        file.write(f"{process_id}\n")


def tell_and_nap(what: tuple[Path, float]) -> None:
    told, seconds = what
    tell(told, os.getpid())
    time.sleep(seconds)
