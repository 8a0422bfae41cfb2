"""In which language commands say what is wrong: as asked, the file's, or the computer's."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.process import WEEK, run

CHINESE = {"LANG": "zh_CN.UTF-8"}
IN_CHINESE = "language: zh\n" + WEEK
BROKEN = "start: 2026-11-31\nlanguage: zh\ntasks: [\n"
ROSTER = {
    "title": "清洁",
    "start": "2026-11-28",
    "end": "2026-11-28",
    "language": "zh",
    "duties": [
        {"date": "2026-11-28", "start": "10:00", "end": "11:00", "task": "Rails", "want": 2,
         "volunteers": ["Ann"]}
    ],
}  # fmt: skip
UNKNOWN = "date,task,volunteer\n2026-11-28,Rails,Xerxes\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    texts = {
        "week.yaml": WEEK,
        "zh.yaml": IN_CHINESE,
        "wrong.yaml": IN_CHINESE.replace("people: 2", "peopel: 2"),
        "broken.yaml": BROKEN,
        "doubtful.yaml": IN_CHINESE.replace("tasks:", "tasks:\n  - {name: Snow, when: 2027-01-01}"),
        "unknown.csv": UNKNOWN,
        "zh.json": json.dumps(ROSTER, ensure_ascii=False, indent=1),
        "cut.json": json.dumps(ROSTER, ensure_ascii=False, indent=1)[:-5],
    }  # fmt: skip
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_the_language_of_a_week_file_that_is_broken_elsewhere(folder: Path) -> None:
    result = run("solve", "broken.yaml", cwd=folder)
    assert (result.code, result.raw) == (1, b"")
    assert result.err.startswith("broken.yaml:3:9: 错误[syntax]: 这不是 YAML：")


@pytest.mark.parametrize("command", ["balance", "publish"])
def test_what_is_asked_for_goes_before_the_file(command: str, folder: Path) -> None:
    result = run(command, "wrong.yaml", cwd=folder)
    assert "错误[unknown-key]: 任务中没有“peopel”这一项" in result.err
    result = run(command, "wrong.yaml", "--lang", "en", cwd=folder, env=CHINESE)
    assert "error[unknown-key]: unknown key 'peopel' in a task" in result.err


def test_the_file_goes_before_the_locale_and_both_before_english(folder: Path) -> None:
    wrong = WEEK.replace("people: 2", "peopel: 2")
    said = [
        run("check", "-", data=text.encode(), cwd=folder, env=env).err.split("[")[0]
        for text in (wrong, "language: en\n" + wrong)
        for env in ({}, CHINESE)
    ]
    assert [one.rpartition(" ")[2] for one in said] == ["error", "错误", "error", "error"]


def test_warnings_too(folder: Path) -> None:
    result = run("check", "doubtful.yaml", cwd=folder)
    assert result.code == 0
    assert "警告[no-duty]: 从 2026-11-28 到 2026-12-04，“Snow”没有班次" in result.err


def test_a_file_that_is_not_there_is_said_in_the_computers_language(folder: Path) -> None:
    result = run("check", "none.yaml", cwd=folder, env=CHINESE)
    assert result.err == (
        "none.yaml:1:1: 错误[no-file]: 没有这个文件\n  提示：请检查文件名和所在的文件夹\n"
    )
    result = run("check", "none.yaml", "--lang", "zh", cwd=folder)
    assert result.err.startswith("none.yaml:1:1: 错误[no-file]: 没有这个文件\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "zh.yaml", "unknown.csv"),
        ("why", "zh.yaml", "unknown.csv", "--volunteer", "Ann"),
        ("substitutes", "zh.yaml", "unknown.csv", "--duty", "Rails 2026-11-28"),
        ("replan", "zh.yaml", "unknown.csv"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_a_roster_beside_a_week_file_is_spoken_of_in_its_language(
    arguments: tuple[str, ...], folder: Path
) -> None:
    result = run(*arguments, cwd=folder)
    assert (result.code, result.raw) == (1, b"")
    assert result.err == (
        "unknown.csv:2:18: 错误[unknown-volunteer]: 没有名为“Xerxes”的志愿者\n"
        "  2 | 2026-11-28,Rails,Xerxes\n"
        "    |                  ^^^^^^\n"
        "  提示：这里可用的有：Ann、Bob、李敏；已离开的人请留在排班文件里，写上“until”\n"
    )


def test_a_roster_of_other_days(folder: Path) -> None:
    (folder / "zh.yaml").write_text(IN_CHINESE.replace("11-28", "12-05"), encoding="utf-8")
    result = run("replan", "zh.yaml", "zh.json", cwd=folder)
    assert result.err == (
        "zh.json:1:1: 错误[other-days]: 这份排班从 2026-11-28 到 2026-11-28，"
        "而排班文件从 2026-12-05 到 2026-12-11\n"
        "  提示：在排班文件中写“start: 2026-11-28”，就会重排这些日子\n"
    )


def test_a_roster_alone_is_spoken_of_in_its_own_language_broken_or_not(folder: Path) -> None:
    result = run("attend", "zh.json", "--absent", "Ann:Rials:2026-11-28", cwd=folder)
    assert (result.code, result.raw) == (2, b"")
    assert "错误[unknown-task]: 没有名为“Rials”的任务" in result.err
    result = run("attend", "cut.json", cwd=folder)
    assert (result.code, result.raw) == (1, b"")
    assert "错误[bad-json]: 这不是 JSON：此处缺少" in result.err
    result = run("attend", "cut.json", "--lang", "en", cwd=folder, env=CHINESE)
    assert "error[bad-json]: this is no JSON: " in result.err
    result = run("attend", "unknown.csv", "--absent", "x", cwd=folder, env=CHINESE)
    assert "错误[not-an-assignment]: “x”没有写明谁在哪个班次" in result.err


def test_files_of_attendance_and_replies(folder: Path) -> None:
    (folder / "said.csv").write_text(UNKNOWN.replace("Xerxes", "Ann"))
    result = run("attend", "zh.json", "--from", "said.csv", cwd=folder)
    assert result.code == 1
    assert "错误[nothing-said]: 什么也没有填：" in result.err
    assert "  提示：请写在“status”列；如果都来了，请去掉“--from”，或加上“--day”\n" in result.err
    consent = ROSTER | {"consent": {"percent": 50, "state": "proposed"}}
    (folder / "asked.json").write_text(json.dumps(consent), encoding="utf-8")
    result = run("reply", "asked.json", "--from", "none.csv", cwd=folder)
    assert result.err == "none.csv:1:1: 错误[no-file]: 答复文件无法读取：没有这个文件或文件夹\n"


def test_a_column_that_would_be_lost(folder: Path) -> None:
    text = "date,task,volunteer,phone\n2026-11-28,Rails,Ann,123\n"
    (folder / "own.csv").write_text(text)
    result = run("attend", "own.csv", cwd=folder, env=CHINESE)
    assert "错误[extra-column]: “phone”列会丢失" in result.err
    assert "  提示：请把它另存为一个文件；写回的只有排班自己的各列\n" in result.err
    assert (folder / "own.csv").read_text() == text


def test_how_a_run_ends_is_said_in_the_computers_language(folder: Path) -> None:
    program = """
from dutyplan.cli.screen.console import guarded

def run():
    raise {}

guarded(run)
"""
    said = [
        (result.code, result.err)
        for error in ("KeyboardInterrupt", "MemoryError", "RuntimeError('x')")
        for result in [run(program=program.format(error), env=CHINESE)]
    ]
    assert said == [
        (130, "已中断\n"),
        (4, "错误：内存不足\n"),
        (
            70,
            "dutyplan：这是程序的错误，与文件无关，因此不显示排班：\n"
            "  RuntimeError: x\n"
            "请报告这个错误，最好附上排班文件（设 DUTYPLAN_DEBUG=1 可看到细节）。\n",
        ),
    ]
