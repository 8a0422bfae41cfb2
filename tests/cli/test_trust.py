"""Paths in files that lead outside, and files that are large: refused, and allowed when asked."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.cli.process import Result, run
from tests.workbooks import added, workbook

WEEK = """\
title: Clean-up
start: 2026-11-28
tasks:
  - {name: Rails, when: saturday 10:00-11:00}
volunteers: %s
%s"""
SEEN = "name\nAynur\n"
SECRET = "secret-word\nAynur\n"
PAST = {
    "title": "x", "start": "2026-11-21", "end": "2026-11-21",
    "duties": [{"date": "2026-11-21", "start": "10:00", "end": "11:00", "task": "Rails",
                "want": 1, "volunteers": ["Aynur"]}],
}  # fmt: skip
COMMANDS = {
    "solve": ["solve", "week.yaml"],
    "check": ["check", "week.yaml"],
    "why": ["why", "week.yaml", "--volunteer", "Aynur"],
    "publish": ["publish", "week.yaml", "--to", "own"],
    "balance": ["balance", "week.yaml"],
    "export": ["export", "roster.csv", "--week", "week.yaml", "--with", "age"],
    "substitutes": ["substitutes", "week.yaml", "roster.csv", "--duty", "Rails 2026-11-28"],
    "replan": ["replan", "week.yaml", "roster.csv", "--away", "Aynur 2026-11-28", "--dry-run"],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a roster; beside it are volunteers and a roster of the week before."""
    (tmp_path / "people.csv").write_text(SEEN, encoding="utf-8")
    (tmp_path / "secret.csv").write_text(SECRET, encoding="utf-8")
    (tmp_path / "past").mkdir()
    (tmp_path / "past" / "2026-11-21.json").write_text(json.dumps(PAST), encoding="utf-8")
    here = tmp_path / "here"
    here.mkdir()
    (here / "people.csv").write_text(SEEN, encoding="utf-8")
    rows = "date,start,end,task,volunteer\n2026-11-28,10:00,11:00,Rails,Aynur\n"
    (here / "roster.csv").write_text(rows, encoding="utf-8")
    return here


def write(folder: Path, people: str = "people.csv", more: str = "") -> str:
    text = WEEK % (people, more)
    (folder / "week.yaml").write_text(text, encoding="utf-8")
    return text


OUTSIDE = """\
week.yaml:5:13: error[outside]: '../people.csv' lies outside the folder of the week file
  5 | volunteers: ../people.csv
    |             ^^^^^^^^^^^^^
  hint: put it beside the week file, or use --allow-outside
"""


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_follows_paths_outside_only_when_asked(name: str, folder: Path) -> None:
    write(folder, "../people.csv")
    result = run(*COMMANDS[name], cwd=folder)
    assert (result.code, result.out, result.err) == (1, "", OUTSIDE)
    result = run(*COMMANDS[name], "--allow-outside", cwd=folder)
    assert result.code == 0, result.err


def test_a_history_outside(folder: Path) -> None:
    write(folder, more="history: [../past]\n")
    result = run("balance", "week.yaml", "--lang", "zh", cwd=folder)
    assert (result.code, result.out) == (1, "")
    assert result.err == (
        "week.yaml:6:11: 错误[outside]: “../past”不在排班文件所在的文件夹里\n"
        "  6 | history: [../past]\n"
        "    |           ^^^^^^^\n"
        "  提示：请把它放到排班文件所在的文件夹里，或加上 --allow-outside\n"
    )
    result = run("balance", "week.yaml", "--allow-outside", cwd=folder)
    assert result.code == 0
    assert "Aynur" in result.out


def test_nothing_of_what_lies_outside_is_told(folder: Path) -> None:
    for name in ("../secret.csv", "../past/../secret.csv", str(folder.parent / "secret.csv")):
        write(folder, name)
        result = run("check", "week.yaml", cwd=folder)
        assert result.code == 1
        assert "secret-word" not in result.err
        assert "error[outside]" in result.err
    # Nor whether there is anything.
    for name in ("../none.csv", "../people.csv"):
        write(folder, name)
        told = run("check", "week.yaml", cwd=folder).err
        assert told.split("\n")[0].endswith("lies outside the folder of the week file")


def test_standard_input_begins_in_the_current_folder(folder: Path) -> None:
    text = write(folder, "../people.csv")
    result = run("check", "-", cwd=folder, data=text.encode())
    assert (result.code, "error[outside]" in result.err) == (1, True)
    assert run("check", "-", cwd=folder, data=write(folder).encode()).code == 0
    inside = text.replace("../", "")
    assert run("check", "-", cwd=folder.parent, data=inside.encode()).code == 0


def link(path: Path, target: Path | str) -> None:
    try:
        path.symlink_to(target)
    except (OSError, NotImplementedError):
        pytest.skip("this system makes no links")


def test_links_in_a_history_lead_nowhere_else(folder: Path) -> None:
    (folder / "rosters").mkdir()
    link(folder / "rosters" / "2026-11-21.json", "../../past/2026-11-21.json")
    write(folder, more="history: rosters\n")
    result = run("balance", "week.yaml", cwd=folder)
    assert result.code == 1
    path = os.path.join("rosters", "2026-11-21.json")  # noqa: PTH118 - as messages have it
    assert f"error[outside]: '{path}' lies outside" in result.err
    assert run("balance", "week.yaml", "--allow-outside", cwd=folder).code == 0


def published(folder: Path, *options: str) -> Result:
    return run("publish", "week.yaml", "-q", *options, cwd=folder)


def test_nothing_is_filed_outside_unasked(folder: Path) -> None:
    write(folder, more="history: ../past\n")
    assert published(folder).code == 1
    assert not (folder.parent / "past" / "2026-11-28.json").exists()
    assert published(folder, "--allow-outside").code == 0
    assert (folder.parent / "past" / "2026-11-28.json").exists()


UNNAMED = ["rosters", "rosters/2026-11-28.json", "rosters/2026-11-28.csv", "rosters/replaced"]


@pytest.mark.parametrize("name", UNNAMED)
def test_nothing_is_filed_by_a_link_that_nobody_has_named(name: str, folder: Path) -> None:
    write(folder)
    (folder / name).parent.mkdir(exist_ok=True)
    link(folder / name, folder.parent / "elsewhere")
    if name == "rosters":
        (folder.parent / "elsewhere").mkdir()
    result = published(folder)
    assert (result.code, " ".join(result.err.split())) == (
        1,
        f"'{name}' leads outside the folder of the week file. Say with --to where the roster is to "
        "be filed, or use --allow-outside.",
    )
    there = folder.parent / "elsewhere"
    assert not there.exists() or list(there.iterdir()) == []


def test_where_it_is_sent_it_may_lie_anywhere(folder: Path) -> None:
    write(folder)
    assert published(folder, "--to", "../sent").code == 0
    assert (folder.parent / "sent" / "2026-11-28.json").exists()


def test_a_roster_names_no_path(folder: Path) -> None:
    """Its week file is looked for by its last name alone, and what it replaces by its stem."""
    (folder.parent / "other.yaml").write_text("x", encoding="utf-8")
    consent = {"percent": 50, "state": "proposed", "yes": [], "no": []}
    members = {
        "week_file": {"name": "../../other.yaml", "sha256": "0" * 64},
        "replaces": ["../../secret"],
        "consent": consent,
    }
    (folder / "rosters").mkdir()
    path = folder / "rosters" / "2026-11-21.json"
    path.write_text(json.dumps(PAST | members), encoding="utf-8")
    result = run("reply", "rosters/2026-11-21.json", "--no", "Aynur", cwd=folder)
    assert "../other" not in result.out + result.err
    assert "secret" not in result.out + result.err


PADDING = "#" * 10_000_000 + "\n"


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_reads_large_files_only_when_asked(name: str, folder: Path) -> None:
    text = write(folder)
    (folder / "week.yaml").write_text(text + PADDING, encoding="utf-8")
    result = run(*COMMANDS[name], cwd=folder)
    assert (result.code, result.out) == (1, "")
    assert result.err == (
        "week.yaml:1:1: error[too-large]: the file is too large: more than 10 MB\n"
        "  hint: is this the right file? If it is, use --allow-large\n"
    )
    result = run(*COMMANDS[name], "--allow-large", cwd=folder)
    assert result.code == 0, result.err


def test_large_sign_ups(folder: Path) -> None:
    data = added(workbook([["姓名"], ["阿依努尔"]]), "xl/media/x.png", os.urandom(9_000_000).hex())
    (folder / "form.xlsx").write_bytes(data)
    result = run("import", "form.xlsx", cwd=folder)
    assert (result.code, "error[too-large]" in result.err) == (1, len(data) > 10_000_000)
    result = run("import", "form.xlsx", "--allow-large", cwd=folder)
    assert (result.code, result.out) == (0, "name\n阿依努尔\n")


NARROW = """
from dataclasses import replace
from dutyplan.grammar import limits

limits.LIMITS = replace(limits.LIMITS, roster_bytes=1_000_000)
from dutyplan.cli import main
main()
"""


def test_a_large_roster(folder: Path) -> None:
    (folder / "r.json").write_text(json.dumps(PAST) + " " * 1_000_000, encoding="utf-8")
    result = run("attend", "r.json", cwd=folder, program=NARROW)
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith(
        "r.json:1:1: error[too-large]: the file is too large: more than 1 MB\n"
    )
    result = run("attend", "r.json", "--allow-large", cwd=folder, program=NARROW)
    assert result.code == 0, result.err


def test_endless_standard_input_ends(folder: Path) -> None:
    result = run("check", "-", cwd=folder, data=b"# " + b"x" * 30_000_000)
    assert (result.code, "error[too-large]" in result.err) == (1, True)


def marked(folder: Path) -> Result:
    return run(
        "attend", "rosters/2026-11-28.json", "--absent", "Aynur:Rails:2026-11-28", cwd=folder
    )


@pytest.mark.parametrize("name", ["2026-11-28.csv", "2026-11-28.json", "replaced"])
def test_no_link_beside_a_roster_leads_out_of_its_folder(name: str, folder: Path) -> None:
    """What nobody has named is neither read nor written elsewhere."""
    write(folder)
    assert published(folder).code == 0
    elsewhere = folder.parent / "elsewhere"
    (folder / "rosters" / name).unlink(missing_ok=True)
    link(folder / "rosters" / name, elsewhere)
    named = "rosters/2026-11-28." + ("csv" if name.endswith(".json") else "json")
    result = run("attend", named, "--absent", "Aynur:Rails:2026-11-28", cwd=folder)
    path = os.path.join("rosters", name)  # noqa: PTH118 - as messages have it
    assert (result.code, " ".join(result.err.split())) == (
        1,
        f"'{path}' leads outside the folder of the roster. Put what it leads to in the place of "
        "the link; nothing was changed.",
    )
    assert not elsewhere.exists()
    elsewhere.write_text(SECRET, encoding="utf-8")
    assert "secret" not in run("attend", named, "--lang", "zh", cwd=folder).err
    assert elsewhere.read_text(encoding="utf-8") == SECRET


def test_a_roster_may_be_named_by_a_link_to_all_of_it(folder: Path) -> None:
    write(folder)
    assert published(folder, "--to", "../sent").code == 0
    (folder / "rosters").mkdir()
    for suffix in ("json", "csv"):
        link(folder / f"rosters/2026-11-28.{suffix}", f"../../sent/2026-11-28.{suffix}")
    assert marked(folder).code == 0
    assert "absent" in (folder.parent / "sent" / "2026-11-28.csv").read_text(encoding="utf-8")


def test_a_lock_that_is_a_link_is_not_followed(folder: Path) -> None:
    write(folder)
    (folder / "rosters").mkdir()
    link(folder / "rosters" / ".dutyplan.lock", "../../secret.csv")
    path = os.path.join("rosters", ".dutyplan.lock")  # noqa: PTH118 - as messages have it
    for language, said in (
        ("en", f"{path} is a link, and has to be a file. Take it away; nothing was changed."),
        ("zh", f"{path} 是链接，应当是普通文件。请把它移走；没有改动任何内容。"),
    ):
        result = published(folder, "--lang", language)
        assert (result.code, "".join(result.err.split())) == (1, "".join(said.split()))
    assert (folder.parent / "secret.csv").read_text(encoding="utf-8") == SECRET


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no such pipes")
@pytest.mark.parametrize("name", ["2026-11-21.json", "2026-11-28.json"])
def test_nobody_waits_at_a_pipe_among_the_rosters(name: str, folder: Path) -> None:
    write(folder)
    assert published(folder).code == 0
    (folder / "rosters" / name).unlink(missing_ok=True)
    getattr(os, "mkfifo")(folder / "rosters" / name)  # noqa: B009 - not on Windows
    assert run("attend", "rosters/2026-11-28.csv", cwd=folder).code == (name == "2026-11-28.json")
