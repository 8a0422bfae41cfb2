from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from multiprocessing import active_children
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import Any

import pytest

from dutyplan.batch.engines import processes
from dutyplan.batch.engines.base import LATER, EngineError, Later
from dutyplan.batch.engines.processes import Processes, num_cores
from dutyplan.batch.engines.sending import Task
from dutyplan.locales import words
from tests.batch.engines import promises, works
from tests.batch.engines.clients import client, lines, wait_until_gone
from tests.cli.process import HANG, finish


@pytest.fixture
def engine() -> Iterator[Processes]:
    with Processes(2) as engine:
        yield engine
    assert not active_children()


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="the system decides there")
def test_each_worker_keeps_to_a_core_of_its_own() -> None:
    own = works.own_cores(None)
    with Processes(len(own)) as engine:
        used = [ended.result for ended in engine.run(works.own_cores, range(4 * len(own)))]
    assert {tuple(one) for one in used if one} <= {(core,) for core in own}


def test_each_item_ends_whatever_becomes_of_it(engine: Processes) -> None:
    promises.each_item_ends_whatever_becomes_of_it(engine)


def test_a_worker_that_dies_hurts_nobody_else_and_its_item_is_tried_once_more(
    engine: Processes, tmp_path: Path
) -> None:
    begun = promises.a_worker_that_dies_hurts_nobody_else_and_its_item_is_tried_once_more(
        engine, tmp_path
    )
    assert begun == {"0-a": 1, "0-b": 1, "0-c": 1, "0-d": 1, "1": 2, "2": 2, "3": 2}


def test_half_an_answer_is_none(engine: Processes, tmp_path: Path) -> None:
    items = [tmp_path / str(number) for number in range(4)]
    ended = list(engine.run(works.die_in_the_middle_of_the_answer, items))
    assert sorted(one.item for one in ended) == items
    assert [one.result for one in ended] == ["whole"] * 4


def test_idle_workers_may_die(engine: Processes) -> None:
    first: list[int] = []

    def items() -> Iterator[int | Later]:
        yield from range(4)
        while len(first) < 4:
            yield LATER
        for child in active_children():
            child.kill()
            child.join()
        yield from range(4, 8)

    ids = set()
    for ended in engine.run(works.own_id, items()):
        assert isinstance(ended.result, int)
        if ended.item < 4:
            first.append(ended.result)
        else:
            ids.add(ended.result)
    assert len(first) == 4
    assert ids
    assert not ids.intersection(first)


def test_items_are_asked_for_when_there_is_room(engine: Processes) -> None:
    promises.items_are_asked_for_when_there_is_room(engine)


def test_there_are_no_more_workers_than_items() -> None:
    with Processes(8) as engine:
        for _ in engine.run(works.double, [1, 2]):
            assert 0 < len(active_children()) <= 2
        assert list(engine.run(works.double, [])) == []
    assert Processes().size == num_cores() > 0


def test_workers_are_quiet_and_deaf_and_alone(capfd: pytest.CaptureFixture[str]) -> None:
    with Processes(1) as engine:
        (ended,) = engine.run(works.be_loud, [0])
    assert ended.result == {"threads": "1", "is_deaf": True, "num_threads": 1}
    assert capfd.readouterr() == ("", "")


def test_who_stops_asking_stops_the_workers(engine: Processes) -> None:
    run = engine.run(works.nap, [0.0, 1000.0, 1000.0])
    assert next(run).result == 0.0
    assert active_children()
    run.close()
    assert not active_children()
    run = engine.run(works.nap, [0.0, 1000.0, 1000.0])
    assert next(run).result == 0.0
    engine.__exit__(None, None, None)  # while somebody still holds the iteration
    assert not active_children()


def test_what_keeps_items_from_coming_is_raised(engine: Processes) -> None:
    run = engine.run(works.nap, (1000 / number for number in (1, 0)))
    with pytest.raises(ZeroDivisionError):
        next(run)
    assert not active_children()


@pytest.mark.parametrize(
    "error", [BlockingIOError(11, "Resource temporarily unavailable"), TypeError("a fault")]
)
def test_where_no_process_can_be_had(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def refuse(_: int) -> None:
        raise error

    monkeypatch.setattr(processes, "Worker", refuse)
    with Processes(2) as engine, pytest.raises(EngineError) as caught:
        list(engine.run(works.double, range(9)))
    said = caught.value
    assert said.__cause__ is error
    assert str(said) == (
        "no process that solves could be started, or each ended at once: is there memory left? "
        "A script of your own has to begin its work under 'if __name__ == \"__main__\":'"
    )
    assert said.message.said(words("zh")) == "无法启动求解进程，或进程一启动就结束"
    assert said.hint.said(words("zh")) == (
        "内存够用吗？自己写的脚本须在 'if __name__ == \"__main__\":' 之下开始工作"
    )


def test_a_script_that_begins_anew_in_each_worker_is_told_so(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(_UNGUARDED)
    guarded = tmp_path / "guarded.py"
    guarded.write_text(_UNGUARDED.replace("if True", "if __name__ == '__main__'"))
    program = "import os, sys; os.execv(sys.executable, [sys.executable, *sys.argv[1:]])"
    ended = finish(client(program, guarded))
    assert (ended.code, ended.out, ended.err) == (0, "3\n", "")
    ended = finish(client(program, script))
    assert (ended.code, ended.out) == (1, "")
    assert 'if __name__ == "__main__":' in ended.err.splitlines()[-1]


_UNGUARDED = """
from dutyplan.batch.engines.processes import Processes

if True:
    with Processes(1) as engine:
        print(sum(ended.result for ended in engine.run(abs, [-1, 2])))
"""

_AT_WORK = """
import os
import sys
from pathlib import Path

from dutyplan.batch.engines.processes import Processes
from tests.batch.engines import promises, works

told = Path(sys.argv[1])

os.setpgid(0, 0)

try:
    with Processes(2) as engine:
        for ended in engine.run(works.tell_and_nap, [(told, float(sys.argv[2]))] * 2):
            print(ended, flush=True)
except KeyboardInterrupt:
    print("interrupted")
"""


def test_no_worker_outlives_a_client_that_was_killed_by_more_than_its_item(tmp_path: Path) -> None:
    told = tmp_path / "told"
    process = client(_AT_WORK, told, "0.5")
    ids = [int(line) for line in lines(told, 2)]
    process.kill()
    for process_id in ids:
        wait_until_gone(process_id)
    ended = finish(process)
    assert (ended.code, ended.out, ended.err) == (-signal.SIGKILL, "", "")


# What an interpreter runs at its very start, here only if it is a worker's.
_SLOW_START = """
import sys
import time
from pathlib import Path

if "--multiprocessing-fork" in sys.argv:
    from tests.batch.engines import promises, works
    works.tell_and_nap((Path(__file__).with_name("told"), 1.0))
"""


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="no groups of processes")
@pytest.mark.parametrize("moment", ["at the start", "at work"])
def test_an_interrupt_is_heard_by_the_client_alone(tmp_path: Path, moment: str) -> None:
    told = tmp_path / "told"
    if moment == "at the start":
        (tmp_path / "sitecustomize.py").write_text(_SLOW_START)
    process = client(_AT_WORK, told, "1000", path=tmp_path)
    ids = [int(line) for line in lines(told, 2)]
    os.killpg(process.pid, signal.SIGINT)
    ended = finish(process)
    assert (ended.code, ended.out, ended.err) == (0, "interrupted\n", "")
    for process_id in ids:
        wait_until_gone(process_id)


def test_all_seats_end_however_long_it_takes_to_stop_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """What wakes one of them, none takes that is not stopped yet and would wait again."""
    todo: SimpleQueue[Task[Any] | None] = SimpleQueue()
    stop = processes._Seat.stop

    def stop_slowly(seat: processes._Seat) -> None:
        stop(seat)
        time.sleep(0.05)

    monkeypatch.setattr(processes._Seat, "stop", stop_slowly)
    engine = Processes(8)
    engine._seats = [processes._Seat(todo, SimpleQueue(), 0) for _ in range(8)]
    stopping = Thread(target=engine._stop, daemon=True)
    stopping.start()
    stopping.join(HANG)
    assert not stopping.is_alive()
