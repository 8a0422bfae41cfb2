from __future__ import annotations

import socket
import sys

import pytest

from tests.batch.engines.dask import refused


@pytest.mark.parametrize(
    "address",
    [
        *("", "here", "10.0.0.7:8786", "http://10.0.0.7:8786", "inproc://10.0.0.7/1/1"),
        *("tcp://10.0.0.7", "tcp://10.0.0.7:port", "tcp://:8786", "tcp://10.0.0.7:99999"),
        *("tcp://ann@10.0.0.7:8786", "tcp://10.0.0.7:8786/x", "tcp://[::1:8786"),
    ],
)
def test_what_is_no_address(address: str) -> None:
    assert refused(address) == (
        f"'{address}' is no address of a cluster: "
        "write tcp://HOST:PORT or tls://HOST:PORT, as the scheduler says it"
    )


def test_where_nobody_answers() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"tcp://127.0.0.1:{silent.getsockname()[1]}"
        said = (
            f"no scheduler of Dask answers at {address}: "
            "has 'dask scheduler' been started there, and is the port open?"
        )
        assert refused(address, patience=0.5) == said
    assert refused(address, patience=0.5) == said


def test_where_dask_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert refused("tcp://10.0.0.7:8786") == (
        "a cluster needs Dask, which is not installed here: pip install 'dutyplan[cluster]'"
    )
