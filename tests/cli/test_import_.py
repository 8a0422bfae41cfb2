"""`dutyplan import`: what goes where, what is said, and that no file is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.process import run, script

FORM = "name,age,Sat 28 Nov,2026-12-05\nAynur,15,yes,no\nBahar,45,maybe,是\n"
MARK = "\ufeff"
MAYBE = "signups.csv:3:10: not sure: 'maybe' of Bahar for 2026-11-28; taken as no\n"
TABLE = "name,age,available\nAynur,15,2026-11-28\nBahar,45,2026-12-05\n"

HELP = """\
Usage: dutyplan import [OPTIONS] {SIGNUPS}

  Turn sign-ups from a form or a chat group into volunteers.

Arguments:
  SIGNUPS <str>  A form's export, CSV or XLSX, or the list of a chat group,
                 saved as text; - reads such a list from standard input.
                 [required]

Options:
  -o, --output OUT  Write the volunteers here, as a CSV.
  --force           Replace OUT where it exists already.
  --start DATE      The first day that a date without a year can mean.
  --maybe yes|no    What 'maybe' counts as.  [default: no]
  --allow-large     Read files that are larger than usual.
  --lang en|zh      Language of what is said.
  -h, --help        Show this message and exit.

  Example: dutyplan import signups.xlsx -o volunteers.csv
"""

WEEK = """\
title: Clean-up
start: 2026-11-28
weeks: 2
tasks:
  - {name: Rails, when: saturday 10:00-11:00, people: 1}
volunteers: volunteers.csv
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "signups.csv").write_text(FORM, encoding="utf-8")
    (tmp_path / "week.yaml").write_text(WEEK, encoding="utf-8")
    return tmp_path


def test_help_is_this_text_at_eighty_columns() -> None:
    assert run("import", "--help").out == HELP


def test_without_a_file_the_table_goes_to_standard_output(folder: Path) -> None:
    result = run("import", "signups.csv", "--start", "2026-11-23", cwd=folder)
    assert (result.code, result.out) == (0, TABLE)
    assert result.err == MAYBE + "2 volunteers written; 1 thing to look at.\n"


def test_from_the_form_to_a_roster(folder: Path) -> None:
    command = ("import", "signups.csv", "--start", "2026-11-23", "-o", "volunteers.csv")
    result = run(*command, cwd=folder)
    assert (result.code, result.raw) == (0, b"")
    assert result.err == MAYBE + "2 volunteers written to volunteers.csv; 1 thing to look at.\n"
    assert (folder / "volunteers.csv").read_text(encoding="utf-8") == MARK + TABLE
    solved = run("solve", "week.yaml", "--format", "csv", cwd=folder)
    assert (solved.code, solved.err) == (0, "")
    assert solved.out == (
        "date,weekday,start,end,task,place,volunteer,role,effort,status\n"
        "2026-11-28,Sat,10:00,11:00,Rails,,Aynur,duty,1,planned\n"
        "2026-12-05,Sat,10:00,11:00,Rails,,Bahar,duty,1,planned\n"
    )


def test_from_a_chat_group_to_a_roster(folder: Path) -> None:
    chat = "#接龙\n1. 张伟，11月28日\n2. 李敏，只能上午\n3. 马军（取消）\n4. 王芳 +1\n"
    (folder / "chat.txt").write_text(chat, encoding="utf-8")
    command = ("import", "chat.txt", "--start", "2026-11-23", "-o", "volunteers.csv")
    result = run(*command, "--lang", "zh", cwd=folder)
    assert result.code == 0
    assert result.err == (
        "chat.txt:3:7: 不确定何时能来，暂不安排：“2. 李敏，只能上午”中的“只能上午”：时间\n"
        "  不明确，请写成 10:00-12:00\n"
        "chat.txt:4:4: 已取消，略去：“3. 马军（取消）”\n"
        "chat.txt:5:7: 未能读取，请核对：“4. 王芳 +1”中的“+1”\n"
        "已向 volunteers.csv 写入志愿者 3 人；有 3 处请核对。\n"
    )
    solved = run("solve", "week.yaml", "--format", "csv", cwd=folder)
    assert (solved.code, solved.err) == (0, "")
    assert [line.split(",")[6] for line in solved.out.splitlines()[1:]] == ["张伟", "王芳"]


def test_who_has_said_yes_to_nothing_is_on_no_duty(folder: Path) -> None:
    (folder / "signups.csv").write_text("name,2026-11-28\nAynur,no\nBahar,\n", encoding="utf-8")
    assert run("import", "signups.csv", "-o", "volunteers.csv", cwd=folder).code == 0
    solved = run("solve", "week.yaml", "--format", "csv", cwd=folder)
    assert [line.split(",")[6] for line in solved.out.splitlines()[1:]] == ["", ""]


def test_the_language_of_the_computer(folder: Path) -> None:
    command = ("import", "signups.csv", "--start", "2026-11-23", "--maybe", "yes")
    result = run(*command, cwd=folder, env={"LANG": "zh_CN.UTF-8"})
    assert result.err == "写入志愿者 2 人；没有需要核对的地方。\n"


def test_a_list_from_standard_input() -> None:
    result = run("import", "-", data="1. 张伟 +1\n".encode())
    assert (result.code, result.out) == (0, "name,remark\n张伟,'+1\n")
    assert result.err == (
        "<stdin>:1:7: not read, please look: '+1' in '1. 张伟 +1'\n"
        "1 volunteer written; 1 thing to look at.\n"
    )


def test_a_file_that_is_there_is_kept(folder: Path) -> None:
    (folder / "volunteers.csv").write_text("mine", encoding="utf-8")
    command = ("import", "signups.csv", "--start", "2026-11-23", "-o", "volunteers.csv")
    result = run(*command, cwd=folder)
    assert (result.code, result.err) == (
        1,
        "volunteers.csv exists already; nothing written. With --force it is replaced.\n",
    )
    assert (folder / "volunteers.csv").read_text(encoding="utf-8") == "mine"
    assert run(*command, "--force", cwd=folder).code == 0
    assert (folder / "volunteers.csv").read_text(encoding="utf-8") == MARK + TABLE


def test_the_sign_ups_themselves_are_never_written_over(folder: Path) -> None:
    result = run("import", "signups.csv", "-o", "./signups.csv", "--force", cwd=folder)
    assert (result.code, result.err) == (
        1,
        "signups.csv is the list of sign-ups itself; nothing written.\n",
    )
    assert (folder / "signups.csv").read_text(encoding="utf-8") == FORM


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name,28 Nov\nAynur,yes\n", "signups.csv:1:6: error[no-day]: "),
        ("Timestamp\n1\n", "signups.csv:1:1: error[missing-column]: "),
        ("", "signups.csv:1:1: error[empty-file]: "),
    ],
)
def test_where_nothing_can_be_read_nothing_is_written(folder: Path, text: str, said: str) -> None:
    (folder / "signups.csv").write_text(text, encoding="utf-8")
    result = run("import", "signups.csv", "-o", "volunteers.csv", cwd=folder)
    assert (result.code, result.raw) == (1, b"")
    assert result.err.startswith(said)
    assert not (folder / "volunteers.csv").exists()


def test_where_all_have_taken_it_back_nothing_is_written(folder: Path) -> None:
    (folder / "chat.txt").write_text("1. 马军（取消）\n", encoding="utf-8")
    result = run("import", "chat.txt", "-o", "volunteers.csv", cwd=folder)
    assert (result.code, result.err) == (
        1,
        "chat.txt:1:4: taken back, left out: '1. 马军（取消）'\n"
        "Nobody has signed up, nothing written; 1 thing to look at.\n",
    )
    assert not (folder / "volunteers.csv").exists()


def test_a_folder_that_is_not_there(folder: Path) -> None:
    command = ("import", "signups.csv", "--start", "2026-11-23", "-o", "none/volunteers.csv")
    result = run(*command, cwd=folder)
    assert result.code == 1
    assert " ".join(result.err.splitlines()[-2:]) == (
        "none/volunteers.csv can't be written: No such file or directory (make the folder "
        "first, or choose another)"
    )


def test_a_file_that_is_not_there(folder: Path) -> None:
    result = run("import", "none.xlsx", cwd=folder)
    assert (result.code, result.raw) == (1, b"")
    assert result.err.startswith("none.xlsx:1:1: error[no-file]: ")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("--start 28.11.", "Invalid value for --start: '28.11.' is not a date"),
        ("-o people.xlsx", "Invalid value for '--output': 'people.xlsx' is to be a CSV"),
        ("--maybe no-idea", "Invalid value for '--maybe': 'no-idea' is not one of yes, no"),
    ],
)
def test_wrong_usage(folder: Path, arguments: str, said: str) -> None:
    result = run("import", "signups.csv", *arguments.split(), cwd=folder)
    assert (result.code, result.raw) == (2, b"")
    assert said in result.err


def test_it_is_installed_under_its_own_name() -> None:
    assert "  import       Turn sign-ups" in run("--help").out
    assert run("import_").code == 2
    assert script()
