"""What `history` names: which files are read, which are left alone, and what is wrong."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from dutyplan.grammar.limits import Limits
from dutyplan.ledger.reading import folder
from dutyplan.ledger.reading.folder import read_history
from dutyplan.ledger.reading.recordfile import read_record
from dutyplan.ledger.record import Record
from dutyplan.problems import Problem
from tests.ledger.filers import HEAD, counted, duty, names, problems_of, read, record, row, write

ONE, TWO = record(duty("2026-11-14", "Aynur")), record(duty("2026-11-21", "Bahar"))


@pytest.fixture(autouse=True)
def _somewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_a_folder_holds_rosters_and_much_else() -> None:
    write("rosters/2026-11-21.json", TWO)
    write("rosters/2026-11-14.json", ONE)
    write("rosters/2026-11-07.CSV", HEAD + row("2026-11-07", "Gulnar"))
    for other in (".hidden.json", "2026-11-28.json.tmp", "notes.txt", ".lock", "old/x.json"):
        write(f"rosters/{other}", "no roster")
    write("rosters/folder.json/x", "")
    assert counted(read()) == [
        ("2026-11-07.CSV", ["2026-11-07"]),
        ("2026-11-14.json", ["2026-11-14"]),
        ("2026-11-21.json", ["2026-11-21"]),
    ]


def test_files_and_folders_in_a_list_and_none_twice() -> None:
    write("rosters/2026-11-14.json", ONE)
    write("old/2026-11-21.csv", HEAD + row("2026-11-21", "Bahar"))
    paths = ["rosters", "old/2026-11-21.csv", "old/../rosters/2026-11-14.json", "./old"]
    assert counted(read(*paths)) == [
        ("2026-11-14.json", ["2026-11-14"]),
        ("2026-11-21.csv", ["2026-11-21"]),
    ]


def test_paths_begin_at_the_folder_that_is_given() -> None:
    write("here/rosters/2026-11-14.json", ONE)
    found, problems = read_history(names("rosters"), Path("here"))
    assert problems == []
    assert counted(found) == [("2026-11-14.json", ["2026-11-14"])]


@pytest.mark.parametrize("named", ["r/2026-11-14.csv", "r/2026-11-14.json"])
def test_whichever_file_of_a_pair_is_named_the_json_counts(named: str) -> None:
    write("r/2026-11-14.json", ONE)
    write("r/2026-11-14.csv", HEAD + row("2026-11-14", "Aynur"))
    assert counted(read(named)) == [("2026-11-14.json", ["2026-11-14"])]
    write("r/2026-11-14.csv", HEAD + row("2026-11-14", "Gulnar"))
    assert "error[twin-differs]" in problems_of(named)[0]


def test_before_the_first_roster_there_is_nothing_to_say() -> None:
    assert read("rosters") == []
    Path("rosters").mkdir()
    assert read("rosters") == []
    assert read("no/such/folder") == []


def test_a_folder_misspelt_is_doubted() -> None:
    Path("rosters").mkdir()
    write("roster.txt", "")
    assert problems_of("roster") == [
        "week.yaml:1:10: warning[no-folder]: there is no folder 'roster'\n"
        "  1 | history: rosters\n"
        "    |          ^^^^^^^\n"
        "  hint: did you mean 'rosters'?"
    ]


def test_a_file_that_is_not_there() -> None:
    write("rosters/2026-11-14.json", ONE)
    write("rosters/2026-11-15.csv", "")
    (problem,) = problems_of("rosters/2026-11-15.json")
    assert problem.split("\n")[0] == (
        "week.yaml:1:10: error[no-file]: there is no file 'rosters/2026-11-15.json'"
    )
    assert problem.split("\n")[-1] == "  hint: did you mean '2026-11-14.json'?"
    (problem,) = problems_of("else/2026-11-15.json")
    assert "hint" not in problem


def test_what_is_neither_a_folder_nor_a_roster() -> None:
    write("rosters.xlsx", "")
    (problem,) = problems_of("rosters.xlsx")
    lines = problem.split("\n")
    assert lines[0] == (
        "week.yaml:1:10: error[no-file]: 'rosters.xlsx' is neither a folder nor a CSV or JSON file"
    )
    assert lines[-1] == "  hint: name the folder that the rosters are filed in"


@pytest.mark.parametrize("name", ["x" * 300, "x" * 300 + ".csv"])
def test_names_that_no_file_can_have(name: str) -> None:
    (problem,) = problems_of(name)
    assert problem.startswith(f"week.yaml:1:10: error[no-file]: '{name}' can't be read: ")


def test_a_file_that_can_t_be_read() -> None:
    write("rosters/2026-11-14.json", ONE)
    Path("rosters/2026-11-21.json").symlink_to("2026-11-21.json")
    (problem,) = problems_of("rosters/2026-11-21.json")
    assert "error[no-file]: " in problem
    if os.geteuid():
        Path("rosters/2026-11-14.json").chmod(0)
        assert problems_of("rosters/2026-11-14.json") == [
            "rosters/2026-11-14.json:1:1: error[no-file]: the file can't be read: Permission denied"
        ]


def test_one_damaged_file_is_named_and_all_others_are_read_all_the_same() -> None:
    text = json.dumps(ONE, indent=1)
    write("rosters/2026-11-14.json", text[: text.index("Rails") + 3])
    write("rosters/2026-11-07.csv", HEAD + row("2026-11-7", "Gulnar") + row("2026-11-31", "Aynur"))
    write("rosters/2026-11-21.json", TWO)
    before = {path: path.read_bytes() for path in Path("rosters").iterdir()}
    assert problems_of() == [
        "rosters/2026-11-07.csv:3:1: error[bad-date]: there is no day 2026-11-31\n"
        "  3 | 2026-11-31,10:00,11:00,Rails,Aynur,duty,1,planned\n"
        "    | ^^^^^^^^^^\n"
        "  hint: write it like 2026-11-28",
        "rosters/2026-11-14.json:10:12: error[bad-json]: this is no JSON: "
        "unterminated string starting at\n"
        '  10 |    "task": "Rai\n'
        "     |            ^",
    ]
    assert {path: path.read_bytes() for path in Path("rosters").iterdir()} == before


@pytest.mark.parametrize("damaged", ["{", "", "\0\0\0\0", "roster"])
def test_the_twin_can_stand_in_for_a_damaged_json(damaged: str) -> None:
    write("rosters/2026-11-14.json", damaged)
    write("rosters/2026-11-14.csv", HEAD + row("2026-11-14", "Aynur"))
    (problem,) = problems_of()
    assert problem.split("\n")[-1] == (
        "  hint: if you can't repair it, move it away: 2026-11-14.csv then counts in its place, "
        "with all members of a day sharing its load, since a CSV does not tell who owed it"
    )
    Path("rosters/2026-11-14.json").rename("2026-11-14.json")
    assert counted(read()) == [("2026-11-14.csv", ["2026-11-14"])]


def test_a_pair_that_is_filed_anew_while_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """The JSON from before beside the CSV from after would seem to contradict each other."""
    path, twin = Path("rosters/2026-11-14.json"), Path("rosters/2026-11-14.csv")
    new = record(duty("2026-11-14", "Bahar"))
    write(str(path), record(duty("2026-11-14", "Aynur")))
    write(str(twin), HEAD + row("2026-11-14", "Aynur"))

    def read_while_others_file(
        name: str, data: bytes, limits: Limits
    ) -> tuple[Record | None, list[Problem]]:
        if b"Aynur" in data:
            digest = write(str(twin), HEAD + row("2026-11-14", "Bahar"))
            write(str(path), new | {"csv_sha256": digest})
        return read_record(name, data, limits)

    monkeypatch.setattr(folder, "read_record", read_while_others_file)
    (one,) = read()
    assert one.record.duties[0].volunteers == ("Bahar",)


def test_a_file_that_is_too_large() -> None:
    write("rosters/2026-11-14.csv", "date,task,volunteer\n" + " " * 100_000_000)
    assert problems_of()[0].startswith(
        "rosters/2026-11-14.csv:1:1: error[too-large]: the file is too large: more than 100 MB\n"
    )


def test_a_damaged_twin_is_named_too() -> None:
    write("rosters/2026-11-14.json", ONE)
    write("rosters/2026-11-14.csv", "date,task\n")
    assert problems_of() == [
        "rosters/2026-11-14.csv:1:1: error[missing-column]: the column 'volunteer' is missing\n"
        "  1 | date,task\n"
        "    | ^^^^\n"
        "  hint: these columns are needed: date, task, volunteer"
    ]


@pytest.mark.skipif(os.name == "nt", reason="file names there are Unicode")
def test_a_file_name_that_is_no_text() -> None:
    write("rosters/2026-11-14.json", ONE)
    Path(os.fsdecode(b"rosters/\xff.csv")).write_text("{}", encoding="utf-8")
    assert problems_of()[-1].startswith("rosters/?.csv:1:1: error[missing-key]: title is missing\n")
