"""A roster whose place others have taken, given to the commands that write rosters or read them."""

from __future__ import annotations

from pathlib import Path

import pytest

from dutyplan.ledger.record import Record
from dutyplan.outputs.filed import filed_texts
from tests.cli.process import run

WEEK = """\
title: Clean-up
start: 2026-11-28
weeks: 2
tasks: [{name: Rails, when: saturday 10:00-11:00}]
volunteers: [{name: Aynur}, {name: Bahar}]
"""
OLD = "rosters/2026-11-28"
COMMANDS = {
    "attend": ("attend", "{}", "--day", "2026-11-28"),
    "reply": ("reply", "{}", "--yes", "Aynur"),
    "replan": ("replan", "week.yaml", "{}", "--away", "Aynur 2026-11-28"),
    "substitutes": ("substitutes", "week.yaml", "{}", "--duty", "Rails 2026-11-28"),
}
REFUSED = f"""\
{OLD}.json:1:1: error[replaced-roster]: 2026-11-28.json counts no more: 2026-11-27.json \
takes its place on these days
  hint: use rosters/2026-11-27.json
"""
WARNED = f"""\
{OLD}.json:1:1: warning[replaced-roster]: 2026-11-28.json counts no more on 2026-12-05: \
2026-12-04.json takes its place
  hint: for these days use rosters/2026-12-04.json
"""


def put(folder: Path, start: str, end: str, *replaces: str) -> None:
    days = [day for day in ("2026-11-28", "2026-12-05") if start <= day <= end]
    duty = {"start": "10:00", "end": "11:00", "task": "Rails", "want": 1, "volunteers": ["Aynur"]}
    record = Record.model_validate(
        {
            "title": "Clean-up",
            "start": start,
            "end": end,
            "replaces": replaces,
            "duties": [{"date": day, **duty} for day in days],
            "volunteers": [{"id": one, "name": one} for one in ("Aynur", "Bahar")],
        }
    )
    json_text, csv_text = filed_texts(record)
    (folder / "rosters" / f"{start}.json").write_bytes(json_text)
    (folder / "rosters" / f"{start}.csv").write_bytes(csv_text)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "rosters").mkdir()
    (tmp_path / "week.yaml").write_text(WEEK, encoding="utf-8")
    put(tmp_path, "2026-11-28", "2026-12-11")
    (tmp_path / "rosters" / "damaged.json").write_text('{"replaces": ["2026-11-28"], "duties"')
    return tmp_path


def files_in(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("suffix", [".json", ".csv"])
@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_it_counts_no_more(folder: Path, command: tuple[str, ...], suffix: str) -> None:
    put(folder, "2026-11-27", "2026-12-10", "2026-11-28")
    before = files_in(folder)
    result = run(*(one.format(OLD + suffix) for one in command), cwd=folder)
    assert (result.code, result.out, result.err) == (1, "", REFUSED)
    assert files_in(folder) == before


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_some_days_count_no_more(folder: Path, command: tuple[str, ...]) -> None:
    put(folder, "2026-12-04", "2026-12-10", "2026-11-28")
    result = run(*(one.format(f"{OLD}.json") for one in command), cwd=folder)
    assert result.err.startswith(WARNED)
    # Nobody was asked to agree to this one, so a reply ends there.
    assert result.code == (1 if command[0] == "reply" else 0)


def test_the_one_that_counts_is_taken_without_a_word(folder: Path) -> None:
    put(folder, "2026-11-27", "2026-12-10", "2026-11-28")
    result = run("attend", "rosters/2026-11-27.json", "--day", "2026-11-28", cwd=folder)
    assert (result.code, result.err) == (0, "")
