"""The looks of what is printed: encodings, colours, and widths."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.process import HANG, WEEK, in_terminal, run, run_in_terminal, start

# A console that speaks ASCII alone, in every version of Python.
ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}

CROWD = """\
title: Clean-up
start: 2026-11-28
tasks:
  - {name: Rails, when: saturday 10:00-11:00, people: 30}
volunteers:
""" + "".join(f"  - {{name: Volunteer {number:02}}}\n" for number in range(30))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in {"week": WEEK, "crowd": CROWD}.items():
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


# Consoles that do not speak UTF-8.


def test_the_table_is_in_the_encoding_of_the_console(folder: Path) -> None:
    plain = run("solve", "week.yaml", "--lang", "zh", cwd=folder)
    gbk = run("solve", "week.yaml", "--lang", "zh", cwd=folder, env={"PYTHONIOENCODING": "gbk"})
    assert (gbk.code, gbk.err) == (0, "")
    assert gbk.raw.decode("gbk") == plain.out


def test_what_a_console_can_not_show_is_replaced(folder: Path) -> None:
    result = run("solve", "week.yaml", cwd=folder, env=ASCII)
    assert (result.code, result.err) == (0, "")
    assert "Basement           ????\n" in result.raw.decode("ascii")


@pytest.mark.parametrize("env", [ASCII, {"PYTHONIOENCODING": "gbk"}], ids=["ascii", "gbk"])
@pytest.mark.parametrize("form", ["csv", "json"])
def test_what_programs_read_is_utf_8_everywhere(
    form: str, env: dict[str, str], folder: Path
) -> None:
    result = run("solve", "week.yaml", "--format", form, "-o", f"r.{form}", cwd=folder, env=env)
    assert (result.code, result.err) == (0, "")
    assert "李敏" in result.out
    assert (folder / f"r.{form}").read_bytes().removeprefix(b"\xef\xbb\xbf") == result.raw


@pytest.mark.parametrize("env", [ASCII, {"PYTHONIOENCODING": "gbk"}], ids=["ascii", "gbk"])
def test_problems_are_shown_on_any_console(env: dict[str, str]) -> None:
    week = WEEK.replace("Rails, when: saturday", "ئاينۇر, when: samstag")
    process = start("check", "-", env=env)
    _, err = process.communicate(week.encode(), timeout=HANG)
    assert process.returncode == 1
    assert b"error[" in err
    assert b"Traceback" not in err


def test_a_file_name_in_another_encoding_is_no_fault(folder: Path) -> None:
    (folder / "周六.yaml").write_text(WEEK.removeprefix("title: Clean-up\n"), encoding="utf-8")
    result = run("solve", "周六.yaml", "-o", "r.json", cwd=folder, env=ASCII)
    assert (result.code, result.err) == (0, "")
    assert (folder / "r.json").exists()


# Terminals.


def test_a_terminal_shows_colours(folder: Path) -> None:
    sent = run_in_terminal("solve", folder / "week.yaml")
    assert "\x1b[" in sent
    assert re.sub("\x1b\\[[0-9;]*m", "", sent) == run("solve", "week.yaml", cwd=folder).out


@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "dumb"}], ids=["NO_COLOR", "dumb"])
def test_a_terminal_shows_none_where_they_are_not_wanted(env: dict[str, str], folder: Path) -> None:
    sent = run_in_terminal("solve", folder / "week.yaml", env=env)
    assert sent == run("solve", "week.yaml", cwd=folder).out


@pytest.mark.parametrize("form", ["csv", "json"])
def test_what_programs_read_is_never_coloured(form: str, folder: Path) -> None:
    assert "\x1b" not in run_in_terminal("solve", folder / "week.yaml", "--format", form)


@pytest.mark.parametrize(
    ("columns", "most"), [(40, 60), (60, 60), (80, 80), (100, 100), (200, 120), (0, 80)]
)
def test_the_table_is_as_wide_as_the_terminal_within_bounds(
    columns: int, most: int, folder: Path
) -> None:
    sent = run_in_terminal("solve", folder / "crowd.yaml", columns=columns, env={"NO_COLOR": "1"})
    widest = max(map(len, sent.splitlines()))
    assert most - len("Volunteer 00, ") < widest <= most


def test_files_and_pipes_are_eighty_columns_wide_and_plain(folder: Path) -> None:
    target = folder / "r.txt"
    run_in_terminal("solve", folder / "crowd.yaml", "-o", target, columns=120)
    text = target.read_text(encoding="utf-8")
    assert text == run("solve", "crowd.yaml", cwd=folder, env={"FORCE_COLOR": "1"}).out
    assert max(map(len, text.splitlines())) <= 80


def test_gaps_are_not_told_twice_to_those_who_see_the_table(folder: Path) -> None:
    week = WEEK.replace("people: 2", "people: 5")
    (folder / "short.yaml").write_text(week, encoding="utf-8")
    _, seen = in_terminal("solve", folder / "short.yaml")
    _, other = in_terminal("solve", folder / "short.yaml", "--format", "csv")
    piped = run("solve", "short.yaml", cwd=folder)
    assert seen.err == ""
    assert other.err == piped.err == "gap: Rails on 2026-11-28 10:00-11:00: 3 missing\n"
