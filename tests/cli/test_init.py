"""`dutyplan init`, run as people run it: a file that solves as it stands, and nothing lost."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dutyplan.cli.init import next_saturday, week_file
from dutyplan.locales import LANGUAGES, words
from dutyplan.weekfile import read_week_bytes, read_week_file
from dutyplan.weekfile.jsonschema import schema_text
from tests.cli.process import run
from tests.weekfile.editor import as_editor, complaints

CHINESE = {"LANG": "zh_CN.UTF-8"}
FILES = {"week.yaml", "week.schema.json"}


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@pytest.mark.parametrize(
    ("today", "day"),
    [
        ("2026-11-26", "2026-11-28"),
        ("2026-11-27", "2026-11-28"),
        ("2026-11-28", "2026-12-05"),
        ("2026-11-29", "2026-12-05"),
        ("2026-12-31", "2027-01-02"),
    ],
)
def test_the_next_saturday(today: str, day: str) -> None:
    assert next_saturday(date.fromisoformat(today)) == date.fromisoformat(day)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("start", ["2026-11-28", "2026-11-26"])
def test_the_file_is_read_without_a_word_and_fits_the_schema(language: str, start: str) -> None:
    text = week_file(words(language), date.fromisoformat(start))
    plan, problems = read_week_bytes("week.yaml", text.encode(), Path())
    assert problems == []
    assert plan is not None
    assert (plan.start.isoformat(), plan.language) == (start, language)
    assert len({duty.date for duty in plan.duties}) == 4
    assert complaints(as_editor(text)) == []
    assert text.startswith("# yaml-language-server: $schema=week.schema.json\n")
    assert max(map(len, text.splitlines())) <= 100


def test_the_files_are_written_and_the_next_step_is_named(tmp_path: Path) -> None:
    result = run("init", "my saturday", "--start", "2026-11-28", cwd=tmp_path)
    assert (result.code, result.err) == (0, "")
    assert result.out == (
        "Written: my saturday/week.yaml and my saturday/week.schema.json. Change the\n"
        "names, tasks and times, then type:\n"
        "\n"
        "  dutyplan solve 'my saturday/week.yaml'\n"
    )
    assert names(tmp_path / "my saturday") == FILES
    assert (tmp_path / "my saturday/week.schema.json").read_text("utf-8") == schema_text()
    solved = run("solve", "my saturday/week.yaml", cwd=tmp_path)
    assert (solved.code, solved.err) == (0, "")
    assert "No gaps." in solved.out


def test_the_same_in_chinese(tmp_path: Path) -> None:
    result = run("init", "--start", "2026-11-28", env=CHINESE, cwd=tmp_path)
    assert (result.code, result.err) == (0, "")
    assert result.out == (
        "已写入：week.yaml、week.schema.json。把姓名、任务和时间改成自己的，然后运行：\n"
        "\n"
        "  dutyplan solve week.yaml\n"
    )
    solved = run("solve", "week.yaml", cwd=tmp_path)
    assert (solved.code, solved.err) == (0, "")
    assert "没有空缺。" in solved.out
    assert "阿依努尔" in solved.out


def test_without_a_start_the_plan_begins_on_the_next_saturday(tmp_path: Path) -> None:
    before = next_saturday(date.today())
    assert run("init", "--lang", "zh", cwd=tmp_path).code == 0
    plan, _ = read_week_file(tmp_path / "week.yaml")
    assert plan is not None
    assert before <= plan.start <= next_saturday(date.today())
    assert plan.language == "zh"


def test_a_week_file_that_is_there_stays(tmp_path: Path) -> None:
    (tmp_path / "week.yaml").write_text("mine\n")
    result = run("init", cwd=tmp_path)
    assert (result.code, result.raw) == (1, b"")
    assert result.err == (
        "week.yaml:1:1: error[file-exists]: this file is there already, and is left as it is\n"
        "  hint: name another folder: dutyplan init NAME\n"
    )
    assert (tmp_path / "week.yaml").read_text() == "mine\n"
    assert names(tmp_path) == {"week.yaml"}


def test_a_schema_that_is_there_stays_unless_it_is_the_same(tmp_path: Path) -> None:
    path = tmp_path / "week.schema.json"
    path.write_text("older\n")
    result = run("init", env=CHINESE, cwd=tmp_path)
    assert (result.code, result.raw) == (1, b"")
    assert result.err == (
        "week.schema.json:1:1: 错误[file-exists]: 这个文件已经有了，没有改动它\n"
        "  提示：如果这是旧版的 schema，请先移走它再试\n"
    )
    assert names(tmp_path) == {"week.schema.json"}
    path.write_text(schema_text(), encoding="utf-8")
    assert run("init", cwd=tmp_path).code == 0
    assert names(tmp_path) == FILES


@pytest.mark.parametrize(
    ("folder", "said"),
    [
        ("a/b", "a/b:1:1: error[no-folder]: there is no folder 'a'\n"),
        ("file", "file:1:1: error[no-folder]: this is a file, and no folder\n"),
    ],
)
def test_where_there_is_no_folder(folder: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    result = run("init", folder, cwd=tmp_path)
    assert (result.code, result.raw) == (1, b"")
    assert result.err.startswith(said)
    assert names(tmp_path) == {"file"}


def test_a_link_to_nowhere_stays(tmp_path: Path) -> None:
    (tmp_path / "week.yaml").symlink_to("elsewhere.yaml")
    result = run("init", cwd=tmp_path)
    assert result.code == 1
    assert "error[file-exists]" in result.err
    assert names(tmp_path) == {"week.yaml"}


@pytest.mark.parametrize("start", ["2026-13-01", "9999-12-31", "saturday"])
def test_what_is_no_start(start: str, tmp_path: Path) -> None:
    result = run("init", "--start", start, cwd=tmp_path)
    assert (result.code, result.raw) == (2, b"")
    assert result.err.splitlines()[-1].startswith("Error: Invalid value for --start: ")
    assert names(tmp_path) == set()
