from __future__ import annotations

import io
from types import SimpleNamespace

import pytest

from dutyplan.cli import progress as module
from dutyplan.cli.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    stream = Terminal()
    monkeypatch.setattr(module, "sys", SimpleNamespace(stderr=stream))
    monkeypatch.setattr(module, "_PATIENCE_SECONDS", 0.0)
    monkeypatch.setenv("TERM", "xterm")
    return stream


def shown(*lines: str, is_wanted: bool = True) -> None:
    with Progress(is_wanted=is_wanted) as progress:
        for line in lines:
            progress.show(line)


def interrupted() -> None:
    with Progress(is_wanted=True) as progress:
        progress.show("coverage")
        raise KeyboardInterrupt


def test_each_line_takes_the_place_of_the_one_before_and_the_last_goes(terminal: Terminal) -> None:
    shown("coverage: best, 0.10 s", "largest balance +0.5: none, 0.20 s")
    assert terminal.getvalue() == (
        "\r\x1b[K0 s  coverage: best, 0.10 s\r\x1b[K0 s  largest balance +0.5: none, 0.20 s\r\x1b[K"
    )


def test_a_line_never_wraps(terminal: Terminal) -> None:
    shown("x" * 200)
    first = terminal.getvalue().removesuffix("\r\x1b[K")
    assert len(first) == 78


def test_the_line_goes_when_the_search_is_interrupted_too(terminal: Terminal) -> None:
    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert terminal.getvalue().endswith("\r\x1b[K")


def test_nothing_where_nothing_is_wanted(terminal: Terminal) -> None:
    shown("coverage", is_wanted=False)
    assert terminal.getvalue() == ""


def test_nothing_in_a_pipe(monkeypatch: pytest.MonkeyPatch, terminal: Terminal) -> None:
    stream = io.StringIO()
    monkeypatch.setattr(module, "sys", SimpleNamespace(stderr=stream))
    shown("coverage")
    assert stream.getvalue() == ""


def test_nothing_on_a_terminal_that_knows_no_codes(
    monkeypatch: pytest.MonkeyPatch, terminal: Terminal
) -> None:
    monkeypatch.setenv("TERM", "dumb")
    shown("coverage")
    assert terminal.getvalue() == ""


def test_nothing_for_a_search_that_ends_at_once(
    monkeypatch: pytest.MonkeyPatch, terminal: Terminal
) -> None:
    monkeypatch.setattr(module, "_PATIENCE_SECONDS", 60.0)
    shown("coverage")
    assert terminal.getvalue() == ""
