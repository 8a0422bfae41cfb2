"""Processes measured: what they say, how they end, and memory that is theirs alone."""

from __future__ import annotations

import sys

from benchmarks.measure import measure


def python(program: str, most: float = 60) -> list[str]:
    return [sys.executable, "-I", "-S", "-c", program]


def test_what_a_process_says_and_how_it_ends() -> None:
    done = measure(python("import sys; print('结'); print('no', file=sys.stderr); sys.exit(3)"), 60)
    assert (done.code, done.out, done.err, done.is_late) == (3, "结\n", "no\n", False)
    assert done.seconds > 0


def test_memory_is_that_of_the_process_and_not_of_who_started_it() -> None:
    large = bytearray(300 * 2**20)
    large[:: 2**12] = b"1" * len(large[:: 2**12])
    small = measure(python("pass"), 60)
    greedy = measure(python("x = b'1' * (400 * 2**20)"), 60)
    assert len(large) == 300 * 2**20
    assert 1 < small.mib < 100
    assert 400 < greedy.mib < 500


def test_who_is_late_is_stopped() -> None:
    done = measure(python("import time; print('early', flush=True); time.sleep(600)"), 1)
    assert done.is_late
    assert done.code < 0
    assert done.out == "early\n"
