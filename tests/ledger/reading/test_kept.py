"""Whether something would be lost if another file took the place of a roster."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dutyplan.ledger.reading.kept import holds_record, record_beside, was_solved_again
from tests.cli.process import WEEK, run


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A roster of which nothing is known but itself."""
    folder = tmp_path_factory.mktemp("kept")
    (folder / "week.yaml").write_text(WEEK, encoding="utf-8")
    assert run("solve", "week.yaml", "-o", "r.json", cwd=folder).code == 0
    return (folder / "r.json").read_bytes()


def marked(record: dict[str, Any]) -> None:
    record["duties"][0]["attendance"] = {record["duties"][0]["volunteers"][0]: "absent"}


def filed(record: dict[str, Any]) -> None:
    record["csv_sha256"] = "0" * 64


def called_off(record: dict[str, Any]) -> None:
    record["away"] = [{"volunteer": "Ann", "date": "2026-11-28"}]


def as_it_is(record: dict[str, Any]) -> None:
    pass


@pytest.mark.parametrize(
    ("change", "is_kept"),
    [(as_it_is, False), (marked, True), (filed, True), (called_off, False)],
)
def test_what_is_known_of_a_roster_is_kept(
    plain: bytes, tmp_path: Path, change: Callable[[dict[str, Any]], None], is_kept: bool
) -> None:
    record = json.loads(plain)
    change(record)
    path = tmp_path / "r.json"
    path.write_text(json.dumps(record), encoding="utf-8")
    assert record_beside(path) is not None, "it can be read"
    assert holds_record(path) is is_kept
    assert was_solved_again(path) is (change is called_off)
    assert holds_record(tmp_path / "r.csv") is False, "there is none"
    (tmp_path / "r.csv").write_text("its twin", encoding="utf-8")
    assert holds_record(tmp_path / "r.csv") is is_kept


def test_what_is_no_roster_is_none(tmp_path: Path) -> None:
    for name in ("r.json", "r.csv", "r.html"):
        (tmp_path / name).write_text("{", encoding="utf-8")
        assert holds_record(tmp_path / name) is False
