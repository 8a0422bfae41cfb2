"""What the commands share: the week file from a file or standard input, and the language."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.process import WEEK, Result, run

WRONG = """\
title: Clean-up
start: 2026-11-31
tasks:
  - {name: 楼道扶手, when: saturday 10:00-11:00, peopel: 2}
volunteers:
  - {name: Ann}
"""

WRONG_TEXT = """\
{name}:2:8: error[not-a-date]: there is no 31 November 2026
  2 | start: 2026-11-31
    |        ^^^^^^^^^^

{name}:4:46: error[unknown-key]: unknown key 'peopel' in a task
  4 |   - {{name: 楼道扶手, when: saturday 10:00-11:00, peopel: 2}}
    |                                                  ^^^^^^
  hint: did you mean 'people'?
"""

WARNED = WEEK.replace("tasks:\n", "tasks:\n  - {name: Snow, when: 2027-01-01}\n")

WARNING = """\
week.yaml:4:12: warning[no-duty]: 'Snow' has no duty from 2026-11-28 to 2026-12-04
  4 |   - {name: Snow, when: 2027-01-01}
    |            ^^^^
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in {"week": WEEK, "wrong": WRONG}.items():
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def first_line(result: Result) -> str:
    assert result.code == 0, result.err
    return result.out.splitlines()[0]


@pytest.mark.parametrize("command", ["solve", "check"])
def test_problems_go_to_standard_error_and_end_with_one(command: str, folder: Path) -> None:
    result = run(command, "wrong.yaml", cwd=folder)
    text = WRONG_TEXT.format(name="wrong.yaml")
    assert (result.code, result.raw, result.err) == (1, b"", text)


@pytest.mark.parametrize("command", ["solve", "check"])
def test_a_file_that_is_not_there_is_a_problem_of_its_own(command: str, folder: Path) -> None:
    result = run(command, "none.yaml", cwd=folder)
    text = (
        "none.yaml:1:1: error[no-file]: there is no such file\n  hint: check its name and folder\n"
    )
    assert (result.code, result.raw, result.err) == (1, b"", text)


def test_a_hyphen_reads_standard_input(folder: Path) -> None:
    result = run("solve", "-", data=WEEK.encode())
    assert result == run("solve", "week.yaml", cwd=folder)
    assert first_line(result) == "Clean-up (2026-11-28)"


def test_problems_in_standard_input_are_located_too() -> None:
    result = run("solve", "-", data=WRONG.encode())
    text = WRONG_TEXT.format(name="<stdin>")
    assert (result.code, result.raw, result.err) == (1, b"", text)


def test_paths_in_standard_input_begin_in_the_present_folder(folder: Path) -> None:
    (folder / "people.csv").write_text("name\nAnn\nBob\n", encoding="utf-8")
    week = WEEK.split("volunteers:")[0] + "volunteers: people.csv\n"
    result = run("check", "-", data=week.encode(), cwd=folder)
    text = "-: nothing wrong. Tasks: 2, duties: 2, volunteers: 2.\n"
    assert (result.code, result.out, result.err) == (0, text, "")


def test_warnings_go_to_standard_error_and_the_roster_comes(folder: Path) -> None:
    (folder / "week.yaml").write_text(WARNED, encoding="utf-8")
    loud = run("solve", "week.yaml", cwd=folder)
    assert (loud.code, loud.err) == (0, WARNING)
    assert run("solve", "week.yaml", "-q", cwd=folder) == Result(0, loud.raw, "")


def test_quiet_or_not_errors_are_shown(folder: Path) -> None:
    assert run("solve", "wrong.yaml", "-q", cwd=folder) == run("solve", "wrong.yaml", cwd=folder)


@pytest.mark.parametrize(
    ("arguments", "env", "has_key", "language"),
    [
        ([], {}, None, "en"),
        (["--lang", "zh"], {}, None, "zh"),
        (["--lang", "en"], {"LANG": "zh_CN.UTF-8"}, "zh", "en"),
        ([], {}, "zh", "zh"),
        ([], {"LANG": "zh_CN.UTF-8"}, None, "zh"),
        ([], {"LANG": "zh_CN.UTF-8"}, "en", "en"),
        ([], {"LANG": "zh_CN.UTF-8", "LC_ALL": "C.UTF-8"}, None, "en"),
        ([], {"LANG": "de_DE.UTF-8"}, None, "en"),
    ],
)
def test_the_option_goes_before_the_file_and_the_file_before_the_locale(
    arguments: list[str], env: dict[str, str], has_key: str | None, language: str
) -> None:
    week = f"language: {has_key}\n{WEEK}" if has_key else WEEK
    result = run("check", "-", *arguments, data=week.encode(), env=env)
    expected = {
        "en": "-: nothing wrong. Tasks: 2, duties: 2, volunteers: 3.",
        "zh": "-：没有问题。任务 2 项，班次 2 个，志愿者 3 人。",
    }
    assert first_line(result) == expected[language]


def test_the_roster_is_in_that_language() -> None:
    result = run("solve", "-", "--lang", "zh", data=WEEK.encode())
    assert first_line(result) == "Clean-up（2026-11-28）"
    assert "2026-11-28  周六  10:00-11:00  Rails     Block A  Ann、Bob" in result.out
