import logging
import platform
import re
import time
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from dutyplan.batch.engines import clusterrun, joining
from dutyplan.batch.engines.base import EngineError
from dutyplan.batch.engines.cluster import Cluster
from tests.batch.engines import promises, works
from tests.batch.engines.clients import client
from tests.batch.engines.dask import Dask, dask, refused
from tests.cli.process import HANG, finish


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dask]:
    with dask(tmp_path_factory.mktemp("dask")) as cluster:
        cluster.start_worker("--nthreads", "2")
        cluster.start_worker("--nthreads", "2")
        yield cluster


@pytest.fixture(scope="module")
def engine(shared: Dask) -> Iterator[Cluster]:
    with Cluster(shared.address, patience=60) as engine:
        yield engine


def test_each_item_ends_whatever_becomes_of_it(engine: Cluster) -> None:
    promises.each_item_ends_whatever_becomes_of_it(engine)


def test_a_worker_that_dies_hurts_nobody_else_and_its_item_is_tried_once_more(
    engine: Cluster, tmp_path: Path
) -> None:
    begun = promises.a_worker_that_dies_hurts_nobody_else_and_its_item_is_tried_once_more(
        engine, tmp_path
    )
    # Of two in one process that dies both may have begun; after that each is alone.
    assert set(begun.values()) <= {1, 2}


def test_items_are_asked_for_when_there_is_room(engine: Cluster) -> None:
    promises.items_are_asked_for_when_there_is_room(engine)


def test_large_items_are_nothing_to_warn_of(engine: Cluster) -> None:
    sizes = [12_000_000, 3]
    assert sorted(one.result or 0 for one in engine.run(len, map(bytes, sizes))) == sizes[::-1]


def test_a_client_that_was_given_is_left_as_it_was(shared: Dask) -> None:
    from distributed import Client

    levels = _levels()
    with Client(shared.address, set_as_default=False) as own:
        with Cluster(client=own) as engine:
            assert sorted(one.result or 0 for one in engine.run(works.double, [1, 2])) == [2, 4]
            run = engine.run(works.nap, [0.0, 0.5, 0.5])
            assert next(run).result == 0.0
            assert own.futures
        assert not own.futures  # though somebody still holds the iteration
        run.close()
        assert own.submit(works.double, 21).result() == 42
    assert _levels() == levels


def _levels() -> dict[str, int]:
    return {
        name: logging.getLogger(name).level
        for name in logging.root.manager.loggerDict
        if name.startswith(("distributed", "tornado", "asyncio"))
    }


def test_who_is_not_fit_is_found_out_at_once(shared: Dask, monkeypatch: pytest.MonkeyPatch) -> None:
    here = joining.VERSION
    with monkeypatch.context() as patch:
        patch.setattr(joining, "VERSION", "9.8.7")
        assert re.sub(r":\d+ has", " has", refused(shared.address)) == (
            f"the worker tcp://127.0.0.1 has dutyplan {here}; here it is 9.8.7: "
            "install dutyplan 9.8.7 on the workers, and start them again"
        )
    with monkeypatch.context() as patch:
        patch.setattr(joining, "_PYTHON", ("3", "99"))
        assert re.sub(r":\d+ runs", " runs", refused(shared.address)) == (
            f"the worker tcp://127.0.0.1 runs Python {platform.python_version()}; "
            "here it is 3.99: start the workers with Python 3.99"
        )
    message, hint = joining.other_version("tcp://10.0.0.7:4711", PackageNotFoundError())
    assert message == "the worker tcp://10.0.0.7:4711 has no dutyplan"
    assert hint == f"install dutyplan {here} on the workers, and start them again"
    # One that comes later.
    with Cluster(shared.address) as engine, monkeypatch.context() as patch:
        patch.setattr(clusterrun, "VERSION", "9.8.7")
        with pytest.raises(EngineError, match=f" has dutyplan {re.escape(here)}; here it is "):
            list(engine.run(works.double, [1]))


def test_certificates_are_those_of_dask(shared: Dask) -> None:
    message, _, hint = refused(shared.address.replace("tcp:", "tls:")).rpartition(": ")
    assert message.startswith(f"the cluster at tls{shared.address[3:]} can't be joined: TLS ")
    assert hint == "for tls:// Dask's own settings name the certificates"


def test_workers_come_and_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clusterrun, "_LOOK_SECONDS", 0.2)
    with dask(tmp_path) as own:
        assert refused(own.address, patience=0.5) == (
            f"the cluster at {own.address} has no workers: start some: dask worker {own.address}"
        )
        # Two threads of one process: their solves must not be in each other's way.
        first = own.start_worker("--no-nanny", "--nthreads", "2")
        with Cluster(own.address, patience=60) as engine:
            assert engine.size == 2
            second = own.start_worker("--no-nanny", "--nthreads", "1")
            for ended in engine.run(works.nap, _while(lambda: engine.size < 3)):
                assert ended.error is None
            own.kill(second)
            for ended in engine.run(works.nap, _while(lambda: engine.size > 2)):
                assert ended.error is None
            own.kill(first)
            monkeypatch.setattr(clusterrun, "_DESERTED_SECONDS", 1.0)
            with pytest.raises(EngineError) as caught:
                list(engine.run(works.double, [1]))
            assert str(caught.value) == (
                "the cluster has had no workers for 1 seconds: "
                f"start some: dask worker {own.address}"
            )


def _while(is_so: Callable[[], bool]) -> Iterator[float]:
    end = time.monotonic() + HANG
    while is_so():
        assert time.monotonic() < end
        yield 0.05


_CLIENT = """
import sys
from dutyplan.batch.engines.cluster import Cluster
from dutyplan.batch.engines.base import EngineError
from tests.batch.engines import works

try:
    with Cluster(sys.argv[1], patience=60) as engine:
        for ended in engine.run(works.nap, [0.0, 1000.0, 1000.0]):
            print(ended.result, flush=True)
except EngineError as error:
    print(error)
"""


def test_a_scheduler_that_dies_is_missed_in_one_sentence(tmp_path: Path) -> None:
    with dask(tmp_path) as own:
        own.start_worker("--no-nanny", "--nthreads", "2")
        process = client(_CLIENT, own.address)
        assert process.stdout is not None
        assert process.stdout.readline() == b"0.0\n"
        own.kill(own.scheduler)
        ended = finish(process)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == (
        "the cluster's scheduler is gone: "
        "start it again, with its workers; what is done need not be done again\n"
    )
