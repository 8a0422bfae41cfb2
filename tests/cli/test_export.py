"""`dutyplan export`, and how `solve` and `publish` show a roster to people: the real command."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.process import run

WEEK = """\
title: Saturday clean-up
start: 2026-11-28
tasks:
  - {name: Rails, when: saturday 10:00-11:00, people: 2}
  - {name: Basement, when: saturday 12:00-13:00, people: 3, age: 18+}
volunteers:
  - {name: Aynur Tursun, age: 15, contact: 555-0101}
  - {name: Bahar, age: 45, contact: 555-0102}
  - {name: 李敏, born: 1961-03-01}
"""


@pytest.fixture(scope="module")
def filed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("export")
    (folder / "week.yaml").write_text(WEEK, encoding="utf-8")
    result = run("publish", "week.yaml", "-o", "roster.txt", cwd=folder)
    assert result.code == 0
    return folder


ROSTER = "rosters/2026-11-28.json"


def test_the_file_alone_says_what_solve_said(filed: Path) -> None:
    solved = run("solve", "week.yaml", cwd=filed).out
    assert run("export", ROSTER, cwd=filed).out == solved
    assert (filed / "roster.txt").read_text(encoding="utf-8") == solved
    assert "Why there are gaps" in solved
    by_name = run("solve", "week.yaml", "--by", "volunteer", "--lang", "zh", cwd=filed).out
    assert run("export", ROSTER, "--by", "volunteer", "--lang", "zh", cwd=filed).out == by_name


def test_files_are_named_and_nothing_else_is_shown(filed: Path) -> None:
    result = run("export", ROSTER, "-o", "a.txt", "-o", "a.csv", "-o", "cal/", cwd=filed)
    assert (result.code, result.out) == (0, "")
    assert result.err == "Written: a.txt, a.csv, cal/.\n"
    twin = (filed / "rosters/2026-11-28.csv").read_bytes()
    assert (filed / "a.csv").read_bytes() == twin
    quiet = run("export", ROSTER, "-o", "a.txt", "--format", "csv", "-q", cwd=filed)
    assert quiet.err == ""
    assert quiet.out.encode() == twin.removeprefix(b"\xef\xbb\xbf")


def test_initials_and_no_name(filed: Path) -> None:
    for command in (("export", ROSTER), ("solve", "week.yaml", "-q")):
        result = run(*command, "--names", "initials", cwd=filed)
        assert result.code == 0
        assert "A. T." in result.out
        assert "李*" in result.out
        assert not any(name in result.out for name in ("Aynur", "Tursun", "Bahar", "李敏"))


def test_age_and_contact_only_if_asked_for(filed: Path) -> None:
    silent = run("solve", "week.yaml", cwd=filed).out
    assert "555" not in silent
    for path in (filed / "rosters").iterdir():
        text = path.read_text(encoding="utf-8")
        assert "555" not in text
        assert "1961" not in text
    asked = ("--with", "contact,age")
    told = run("solve", "week.yaml", *asked, cwd=filed).out
    assert "Name          Contact   Age" in told or "555-0101" in told
    assert "65" in told
    assert run("export", ROSTER, *asked, "--week", "week.yaml", cwd=filed).out == told


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--with", "age"], "no roster tells this; --week FILE names the week file that does"),
        (["--with", "shoes"], "'shoes' is not one of contact, age"),
        (
            ["--with", "age", "--week", "week.yaml", "--format", "csv"],
            "csv has no place for what --with asks; all formats for people have",
        ),
        (["--names", "initials", "-o", "x.json"], "json speaks of people by id, not by initials"),
        (["-o", "x.docx"], "'x.docx': the suffix of a file says its format, one of .txt"),
        (["-o", "nowhere/x.txt"], "there is no folder 'nowhere'"),
        (["-o", "rosters/2026-11-28.csv"], "is a filed roster, and what became of it would"),
        (["-o", ROSTER], f"'{ROSTER}' is a file that the plan is read from"),
    ],
)
def test_what_contradicts_itself_is_refused(filed: Path, arguments: list[str], said: str) -> None:
    result = run("export", ROSTER, *arguments, cwd=filed)
    assert (result.code, result.out) == (2, "")
    assert said in " ".join(result.err.split())


def test_what_can_t_be_written_is_said(filed: Path) -> None:
    (filed / "folder.txt").mkdir(exist_ok=True)
    (filed / "folder.txt" / "x").write_text("", encoding="utf-8")
    result = run("export", "no.json", cwd=filed)
    assert result.code == 1
    assert "no.json" in result.err
