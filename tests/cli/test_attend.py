"""`dutyplan attend`, run as people run it: what is written, and when nothing is."""

from __future__ import annotations

import codecs
import json
from pathlib import Path

import pytest

from dutyplan.ledger.record import Record
from dutyplan.outputs.filed import filed_texts
from tests.cli.process import Result, run
from tests.ledger.attended import RECORD, marks_of

MARKED = "2026-11-28,Sat,10:00,11:00,Rails,,{},duty,1,{}\n"
STATEMENT = """\
4 done, 1 absent: Bahar (Rails on 2026-11-28).
1 stepped in: 王国强 (Rails on 2026-11-28).
1 duty cancelled: Tea: hot on 2026-11-28.
Not marked yet: 2026-12-05.
Written to rosters/2026-11-28.json, rosters/2026-11-28.csv.
"""
STATEMENT_IN_CHINESE = """\
到岗 4 人次，缺席 1 人次：Bahar（2026-11-28 Rails）。
临时补位 1 人次：王国强（2026-11-28 Rails）。
取消 1 个班次：2026-11-28 Tea: hot。
尚未登记：2026-12-05。
已写入 rosters/2026-11-28.json、rosters/2026-11-28.csv。
"""
SAID = [
    *("--absent", "Bahar:Rails:2026-11-28"),
    *("--came", "王国强：Rails：2026-11-28"),
    *("--cancelled", "Tea: hot:2026-11-28"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "rosters").mkdir()
    json_text, csv_text = filed_texts(RECORD)
    (tmp_path / "rosters" / "2026-11-28.json").write_bytes(json_text)
    (tmp_path / "rosters" / "2026-11-28.csv").write_bytes(csv_text)
    return tmp_path


def attend(folder: Path, *arguments: str, roster: str = "rosters/2026-11-28.json") -> Result:
    return run("attend", roster, *arguments, cwd=folder)


def record_in(folder: Path) -> Record:
    return Record.model_validate_json((folder / "rosters" / "2026-11-28.json").read_bytes())


def table_in(folder: Path) -> str:
    return (folder / "rosters" / "2026-11-28.csv").read_text(encoding="utf-8")


def files_in(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".lock")
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


@pytest.mark.parametrize("roster", ["rosters/2026-11-28.json", "rosters/2026-11-28.csv"])
def test_both_files_are_written_anew_whichever_is_named(folder: Path, roster: str) -> None:
    before = files_in(folder)
    result = attend(folder, *SAID, roster=roster)
    assert (result.code, result.out, result.err) == (0, STATEMENT, "")
    marks = marks_of(record_in(folder))
    assert marks == [
        {"Aynur": "done", "Bahar": "absent", "wgq": "done"},
        {"lm1": "done"},
        {"lm2": "done"},
        {"mj": "cancelled"},
        {},
    ]
    for name, mark in (("Aynur", "done"), ("Bahar", "absent"), ("wgq", "done")):
        assert MARKED.format(name, mark) in table_in(folder)
    kept = files_in(folder)
    assert kept["rosters/replaced/2026-11-28.1.json"] == before["rosters/2026-11-28.json"]
    assert kept["rosters/2026-11-28.csv"] == filed_texts(record_in(folder))[1]


def test_in_chinese(folder: Path) -> None:
    result = attend(folder, *SAID, "--lang", "zh")
    assert (result.code, result.out, result.err) == (0, STATEMENT_IN_CHINESE, "")


def test_the_same_again_changes_nothing_and_done_takes_back(folder: Path) -> None:
    attend(folder, *SAID)
    once = record_in(folder)
    attend(folder, *SAID)
    assert marks_of(record_in(folder)) == marks_of(once)
    result = attend(folder, "--done", "Bahar:Rails:2026-11-28")
    assert result.out.startswith("5 done, nobody absent.\n")


@pytest.mark.parametrize(
    ("arguments", "marked"),
    [
        (["--day", "2026-11-28", "--day", "2026-12-05"], [5, 2]),
        (["--day", "2026-11-28"], [5, 0]),
        (["--day", "2026-12-05", "--absent", "Bahar:Rails:2026-11-28"], [1, 2]),
        (["--absent", "Aynur:Rails:2026-12-05"], [0, 2]),
    ],
)
def test_which_days_are_marked(folder: Path, arguments: list[str], marked: list[int]) -> None:
    """How many marks each of the two days has."""
    assert attend(folder, *arguments).code == 0
    *first, second = map(len, marks_of(record_in(folder)))
    assert [sum(first), second] == marked


def test_what_is_said_of_another_day_is_told_too(folder: Path) -> None:
    result = attend(folder, "--day", "2026-12-05", *SAID[:4])
    assert result.out == (
        "3 done, 1 absent: Bahar (Rails on 2026-11-28).\n"
        "1 stepped in: 王国强 (Rails on 2026-11-28).\n"
        "Not marked yet: 2026-11-28.\n"
        "Written to rosters/2026-11-28.json, rosters/2026-11-28.csv.\n"
    )


def test_a_csv_filled_in_by_hand(folder: Path) -> None:
    text = table_in(folder)
    bahar = MARKED.format("Bahar", "planned")
    assert bahar in text
    filled = text.replace(bahar, MARKED.format("Bahar", "absent") + MARKED.format("wgq", "done"))
    (folder / "filled.csv").write_text(filled, encoding="utf-8")
    result = attend(folder, "--from", "filled.csv", "--cancelled", "Tea: hot:2026-11-28")
    assert (result.code, result.out, result.err) == (0, STATEMENT, "")


def test_the_csv_of_the_pair_itself_filled_in(folder: Path) -> None:
    """Without --from it is said that both differ, and how it is taken in."""
    text = table_in(folder)
    filled = text.replace(MARKED.format("Bahar", "planned"), MARKED.format("Bahar", "absent"))
    (folder / "rosters" / "2026-11-28.csv").write_text(filled, encoding="utf-8")
    before = files_in(folder)
    refused = attend(folder, "--absent", "lm1:Basement:2026-11-28 10:00")
    assert (refused.code, refused.out) == (1, "")
    assert "rosters/2026-11-28.csv:3:35: error[twin-differs]" in refused.err
    hint = "'dutyplan attend rosters/2026-11-28.json --from rosters/2026-11-28.csv'"
    assert hint in refused.err
    assert files_in(folder) == before
    result = attend(folder, "--from", "rosters/2026-11-28.csv")
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("4 done, 1 absent: Bahar (Rails on 2026-11-28).\n")
    assert record_in(folder).duties[0].attendance["Bahar"] == "absent"
    assert attend(folder, "--day", "2026-12-05").code == 0


WHICH_DAYS = """\
Nothing was written: this roster has several days, and nothing says which are
over. Not marked yet: 2026-11-28, 2026-12-05. Add --day DATE for each day that
is over.
"""
ONE_DAY_LEFT = """\
Nothing was written: this roster has several days, and nothing says which are
over. Not marked yet: 2026-12-05. Add --day DATE for each day that is over.
"""
WHICH_DAYS_IN_CHINESE = (
    "没有写入任何文件：这份排班不止一天，还没有说明哪些天已经结束。"
    "尚未登记：2026-11-28、2026-12-05。请用 --day DATE 注明已结束的日期，可写多个。"
)


def test_of_several_days_one_is_named(folder: Path) -> None:
    """Else weeks still to come would be marked as done."""
    before = files_in(folder)
    result = attend(folder)
    assert (result.code, result.out, result.err) == (2, "", WHICH_DAYS)
    result = attend(folder, "--lang", "zh")
    assert (result.code, result.out) == (2, "")
    assert result.err.replace("\n", "") == WHICH_DAYS_IN_CHINESE
    assert files_in(folder) == before
    assert attend(folder, "--day", "2026-11-28").code == 0
    assert attend(folder).err == ONE_DAY_LEFT
    assert attend(folder, "--day", "2026-12-05").code == 0
    marked = files_in(folder)
    result = attend(folder)
    said = "Nothing was written: all days of this roster are marked already. --undo DATE\n"
    said += "takes marks back.\n"
    assert (result.code, result.out, result.err) == (2, "", said)
    said = "没有写入任何文件：这份排班的每一天都已登记。--undo DATE 可撤销某天的登记。\n"
    assert attend(folder, "--lang", "zh").err == said
    assert files_in(folder) == marked


TAKEN_BACK = """\
2026-11-28: marks taken back.
Not marked yet: 2026-11-28, 2026-12-05.
Written to rosters/2026-11-28.json, rosters/2026-11-28.csv.
"""
TAKEN_BACK_IN_CHINESE = """\
2026-11-28：登记已撤销。
尚未登记：2026-11-28、2026-12-05。
已写入 rosters/2026-11-28.json、rosters/2026-11-28.csv。
"""


@pytest.mark.parametrize(
    ("arguments", "said"), [([], TAKEN_BACK), (["--lang", "zh"], TAKEN_BACK_IN_CHINESE)]
)
def test_all_marks_of_a_day_are_taken_back(folder: Path, arguments: list[str], said: str) -> None:
    """But who came unplanned stays on it; what stood there is kept."""
    attend(folder, *SAID)
    marked = files_in(folder)
    result = attend(folder, "--undo", "2026-11-28", *arguments)
    assert (result.code, result.out, result.err) == (0, said, "")
    assert marks_of(record_in(folder)) == [{}, {}, {}, {}, {}]
    assert record_in(folder).duties[0].volunteers == ("Aynur", "Bahar", "wgq")
    for name in ("Aynur", "Bahar", "wgq"):
        assert MARKED.format(name, "planned") in table_in(folder)
    kept = files_in(folder)
    assert kept["rosters/replaced/2026-11-28.2.json"] == marked["rosters/2026-11-28.json"]


def test_one_day_is_taken_back_and_another_marked(folder: Path) -> None:
    attend(folder, "--day", "2026-11-28")
    result = attend(folder, "--undo", "2026/11/28", "--day", "2026-12-05")
    assert (result.code, result.err) == (0, "")
    assert result.out == (
        "2 done, nobody absent.\n"
        "2026-11-28: marks taken back.\n"
        "Not marked yet: 2026-11-28.\n"
        "Written to rosters/2026-11-28.json, rosters/2026-11-28.csv.\n"
    )
    assert list(map(len, marks_of(record_in(folder)))) == [0, 0, 0, 0, 2]


BOTH = """\
--undo:1:1: error[two-marks]: the marks of 2026-11-28 are to be taken back, and 2026-11-28 \
is marked as well
  1 | 2026-11-28
    | ^^^^^^^^^^
  hint: leave one of the two out; marks that are made anew come in a run after it
"""


@pytest.mark.parametrize(
    "arguments",
    [
        ["--day", "2026-11-28"],
        ["--done", "Bahar:Rails:2026-11-28"],
        ["--from", "rosters/2026-11-28.csv"],
    ],
)
def test_marks_are_not_made_and_taken_back_at_once(folder: Path, arguments: list[str]) -> None:
    attend(folder, *SAID)
    before = files_in(folder)
    result = attend(folder, "--undo", "2026-11-28", *arguments)
    assert (result.code, result.out, result.err) == (2, "", BOTH)
    assert files_in(folder) == before


def test_a_day_that_is_not_marked_has_nothing_to_take_back(folder: Path) -> None:
    before = files_in(folder)
    result = attend(folder, "--undo", "2026-11-28")
    assert (result.code, result.out) == (2, "")
    assert result.err == (
        "--undo:1:1: error[not-marked]: nothing is marked on 2026-11-28\n"
        "  1 | 2026-11-28\n"
        "    | ^^^^^^^^^^\n"
        "  hint: no day of it is marked\n"
    )
    assert files_in(folder) == before
    attend(folder, "--day", "2026-11-28")
    result = attend(folder, "--undo", "2026-12-05", "--undo", "2026-12-06")
    assert [line for line in result.err.splitlines() if "[" in line or "hint" in line] == [
        "--undo:1:1: error[no-duty]: the roster has no duty on 2026-12-06",
        "  hint: it goes from 2026-11-28 to 2026-12-05",
        "--undo:1:1: error[not-marked]: nothing is marked on 2026-12-05",
        "  hint: marked: 2026-11-28",
    ]


def test_the_only_day_need_not_be_named(folder: Path) -> None:
    record = RECORD.model_copy(update={"duties": RECORD.duties[:4]})
    (folder / "one.json").write_bytes(filed_texts(record)[0])
    result = attend(folder, roster="one.json")
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("5 done, nobody absent.\n")


def test_a_csv_that_nobody_has_filled_in_marks_nothing(folder: Path) -> None:
    """It does not say that all of a roster of several weeks was done."""
    (folder / "filled.csv").write_text(table_in(folder), encoding="utf-8")
    before = files_in(folder)
    result = attend(folder, "--from", "filled.csv")
    assert (result.code, result.out) == (1, "")
    assert result.err == (
        "filled.csv:1:1: error[nothing-said]: nothing is filled in: no row says done, absent or "
        "cancelled\n  hint: write it in the column 'status'; or leave --from out, or add --day, "
        "if all was done\n"
    )
    assert files_in(folder) == before
    assert attend(folder, "--from", "filled.csv", "--day", "2026-12-05").code == 0


@pytest.mark.parametrize(
    ("arguments", "code", "messages"),
    [
        (
            ["--absent", "Bahra:Rails:2026-11-28", "--cancelled", "Rials:2026-11-28"],
            2,
            [
                "--absent:1:1: error[unknown-volunteer]: there is no volunteer 'Bahra'",
                "--cancelled:1:1: error[unknown-task]: there is no task 'Rials'",
            ],
        ),
        (
            ["--from", "none.csv"],
            1,
            ["none.csv:1:1: error[no-file]: the file can't be read: No such file or directory"],
        ),
        (
            ["--from", "bad.csv"],
            1,
            [
                "bad.csv:2:12: error[unknown-task]: there is no task 'Rials'",
                "bad.csv:3:18: error[unknown-volunteer]: there is no volunteer 'Bahra'",
            ],
        ),
    ],
)
def test_with_anything_wrong_nothing_is_written(
    folder: Path, arguments: list[str], code: int, messages: list[str]
) -> None:
    (folder / "bad.csv").write_text(
        "date,task,volunteer\n2026-11-28,Rials,Bahar\n2026-11-28,Rails,Bahra\n", encoding="utf-8"
    )
    before = files_in(folder)
    result = attend(folder, *arguments)
    assert (result.code, result.out) == (code, "")
    assert [line for line in result.err.splitlines() if ": error[" in line] == messages
    assert files_in(folder) == before


def test_a_json_alone_stays_alone(folder: Path) -> None:
    (folder / "rosters" / "2026-11-28.csv").unlink()
    path = folder / "rosters" / "2026-11-28.json"
    data = json.loads(path.read_bytes())
    del data["csv_sha256"]
    path.write_text(json.dumps(data), encoding="utf-8")
    result = attend(folder, "--day", "2026-11-28", "--day", "2026-12-05")
    assert result.out == "7 done, nobody absent.\nWritten to rosters/2026-11-28.json.\n"
    assert list(files_in(folder)) == ["rosters/2026-11-28.json"]
    assert marks_of(record_in(folder))[1] == {"lm1": "done"}


def test_a_csv_alone_stays_alone(folder: Path) -> None:
    (folder / "rosters" / "2026-11-28.json").unlink()
    result = attend(folder, *SAID[:2], roster="rosters/2026-11-28.csv")
    assert result.out == (
        "4 done, 1 absent: Bahar (Rails on 2026-11-28).\n"
        "Not marked yet: 2026-12-05.\n"
        "Written to rosters/2026-11-28.csv.\n"
    )
    data = (folder / "rosters" / "2026-11-28.csv").read_bytes()
    assert data.startswith(codecs.BOM_UTF8)
    assert MARKED.format("Bahar", "absent") in data.decode()
    assert list(files_in(folder)) == ["rosters/2026-11-28.csv"]


def test_a_column_of_somebodys_own_is_never_lost(folder: Path) -> None:
    path = folder / "own.csv"
    path.write_text("date,task,volunteer,phone\n2026-11-28,Rails,Bahar,123\n", encoding="utf-8")
    before = path.read_bytes()
    result = attend(folder, roster="own.csv")
    assert (result.code, result.out) == (1, "")
    assert result.err == (
        "own.csv:1:21: error[extra-column]: the column 'phone' would be lost\n"
        "  1 | date,task,volunteer,phone\n"
        "    |                     ^^^^^\n"
        "  hint: keep it in a file of its own; only a roster's own columns are written back\n"
    )
    assert path.read_bytes() == before


def test_a_twin_that_is_missing_is_written_again(folder: Path) -> None:
    (folder / "rosters" / "2026-11-28.csv").unlink()
    assert attend(folder, "--day", "2026-11-28").code == 0
    assert MARKED.format("Bahar", "done") in table_in(folder)


@pytest.mark.parametrize("name", ["none.json", "rosters", "."])
def test_a_roster_that_is_not_there(folder: Path, name: str) -> None:
    result = attend(folder, roster=name)
    assert (result.code, result.out) == (1, "")
    assert f"{name}:1:1: error[no-file]: the roster can't be read" in result.err


def test_somebody_new_in_a_csv_alone(folder: Path) -> None:
    (folder / "rosters" / "2026-11-28.json").unlink()
    result = attend(folder, "--came", "Cem:Rails:2026-12-05", roster="rosters/2026-11-28.csv")
    assert result.code == 0
    assert result.err.startswith("--came:1:1: warning[new-volunteer]: 'Cem' has no duty")
    assert "2026-12-05,Sat,10:00,11:00,Rails,,Cem,duty,1,done\n" in table_in(folder)
