"""`dutyplan publish --replaces` after somebody has called off: nobody is put back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dutyplan.ledger.record import Consent, Record
from tests.cli.process import Result, run
from tests.cli.test_publish import end, waiting

WEEK = """\
title: Clean-up
start: 2026-11-28
weeks: 2
history: rosters
consent: 80%
tasks:
  - {name: Basement, when: saturday 11:00-12:00}
volunteers:
  - {name: Aynur}
  - {name: Bahar}
"""
LATER = WEEK.replace("2026-11-28\nweeks: 2", "2026-12-05\nweeks: 1")
FIXED = f"""{WEEK}\
rules:
  fixed:
    - {{volunteer: Bahar, task: Basement, date: 2026-12-05}}
"""
FIRST = "rosters/2026-11-28.json"
KEPT = "Kept from the roster before: 1 call (Bahar on 2026-12-05).\n"
ASKED = (
    "It stands once 80 % of the households on it have agreed. Replies are recorded\nwith:\n"
    "  dutyplan reply {} --yes NAME... --no NAME...\n"
)


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A roster that was published, and from which Bahar has called off."""
    folder = tmp_path_factory.mktemp("first")
    (folder / "week.yaml").write_text(WEEK, encoding="utf-8")
    assert run("publish", "week.yaml", cwd=folder).code == 0
    replan(folder, "--away", "Bahar 2026-12-05")
    return {path.name: path.read_bytes() for path in folder.glob("rosters/2026*")}


@pytest.fixture
def folder(tmp_path: Path, first: dict[str, bytes]) -> Path:
    for name, text in {"week": WEEK, "later": LATER, "fixed": FIXED}.items():
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "rosters").mkdir()
    for name, data in first.items():
        (tmp_path / "rosters" / name).write_bytes(data)
    return tmp_path


def replan(folder: Path, *arguments: str, roster: str = FIRST) -> None:
    assert run("replan", "week.yaml", roster, *arguments, cwd=folder).code == 0


def publish(folder: Path, *arguments: str, **more: Any) -> Result:
    return run("publish", *(arguments or ("week.yaml",)), "--replaces", cwd=folder, **more)


def record(folder: Path, name: str = FIRST) -> Record:
    return Record.model_validate_json((folder / name).read_bytes())


def calls(found: Record) -> list[tuple[str, str]]:
    return [(one.volunteer, str(one.date)) for one in found.away]


def crews(found: Record) -> list[tuple[str, ...]]:
    return [duty.volunteers for duty in found.duties]


@pytest.mark.parametrize("seed", ["0", "1", "2"])
def test_who_has_called_off_is_not_put_back(folder: Path, seed: str) -> None:
    result = publish(folder, "week.yaml", "--seed", seed)
    assert result.code == 0
    assert result.err == (
        f"{KEPT}Filed as {FIRST}, and to read as rosters/2026-11-28.csv.\n"
        "What was filed there before is kept in rosters/replaced.\n"
    ) + ASKED.format(FIRST)
    assert crews(record(folder)) == [("Bahar",), ("Aynur",)]
    assert calls(record(folder)) == [("Bahar", "2026-12-05")]
    # Who calls off owes as much as before.
    assert [one.fair_share for one in record(folder).volunteers] == [1, 1]


def test_in_chinese_and_where_there_were_replies(folder: Path) -> None:
    assert run("reply", FIRST, "--yes", "Aynur", cwd=folder).code == 0
    english = publish(folder)
    assert f"rosters/replaced.\nReplies are asked for anew.\n{ASKED.format(FIRST)}" in english.err
    assert record(folder).consent == Consent(percent=80)
    assert run("reply", FIRST, "--no", "Bahar", cwd=folder).code == 0
    chinese = publish(folder, "week.yaml", "--lang", "zh")
    assert chinese.err.startswith("沿用原排班的请假 1 项（Bahar：2026-12-05）。\n")
    assert "rosters/replaced。\n原有答复不再有效，重新征求意见。\n排班上" in chinese.err


def test_quietly(folder: Path) -> None:
    assert publish(folder, "week.yaml", "-q").err == ""
    assert calls(record(folder)) == [("Bahar", "2026-12-05")]


def test_gaps_are_explained_by_calls(folder: Path) -> None:
    replan(folder, "--away", "Aynur 2026-12-05")
    result = publish(folder)
    assert "Nobody is free then: Aynur and\n  Bahar have called off then.\n" in result.out
    assert result.err.startswith(
        "Kept from the roster before: 2 calls (Aynur on 2026-12-05, Bahar on 2026-12-05).\n"
    )
    assert crews(record(folder))[1] == ()
    assert "called off then" in publish(folder, "week.yaml", "--format", "json").out
    csv = publish(folder, "week.yaml", "--format", "csv")
    assert "2026-12-05,Sat,11:00,12:00,Basement,,,gap,1,proposed\n" in csv.out
    # Nothing but a call in the way: that is a reason, too.
    strict = publish(folder, "week.yaml", "--strict")
    assert strict.code == 3
    assert "\nAynur is away on 2026-12-05\nBahar is away on 2026-12-05\n" in strict.err


def test_where_a_line_of_the_week_file_says_otherwise_both_are_named(folder: Path) -> None:
    before = record(folder)
    result = publish(folder, "fixed.yaml")
    assert (result.code, result.out) == (3, "")
    assert result.err.startswith(f"{KEPT}No roster keeps all rules.\n")
    assert "\nBahar is away on 2026-12-05\nfixed.yaml:13:19: Bahar is fixed on " in result.err
    assert record(folder) == before


def test_calls_in_a_roster_of_which_it_takes_some_days(folder: Path) -> None:
    replan(folder, "--away", "Aynur 2026-11-28")
    result = publish(folder, "later.yaml")
    assert result.err == (
        f"{FIRST}: proposed, 0 of 2 have agreed\n"
        f"{KEPT}Filed as rosters/2026-12-05.json, and to read as rosters/2026-12-05.csv.\n"
        "From 2026-12-05 to 2026-12-11 it takes the place of 2026-11-28.\n"
    ) + ASKED.format("rosters/2026-12-05.json")
    assert calls(record(folder, "rosters/2026-12-05.json")) == [("Bahar", "2026-12-05")]


def test_a_call_that_was_taken_back_does_not_return(folder: Path) -> None:
    later = "rosters/2026-12-05.json"
    assert publish(folder, "later.yaml").code == 0
    arguments = ("replan", "later.yaml", later, "--back", "Bahar 2026-12-05")
    assert run(*arguments, cwd=folder).code == 0
    assert "Kept" not in publish(folder, "later.yaml").err
    assert calls(record(folder, later)) == []


def test_a_call_that_comes_meanwhile_is_not_lost(folder: Path) -> None:
    (folder / "week.yaml").write_text(LATER, encoding="utf-8")
    process = waiting(folder, "--replaces")
    (folder / "week.yaml").write_text(WEEK, encoding="utf-8")
    replan(folder, "--away", "Aynur 2026-12-05")
    said = f"{FIRST} has changed since this run began; nothing was written.\n"
    assert end(process) == (1, said)
