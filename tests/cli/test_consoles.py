"""Consoles that speak GBK, ASCII or nothing in particular: what they can show, never an error.

One process runs all commands, each in a fork of its own, so that Python starts once.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from dutyplan.cli import COMMANDS
from dutyplan.cli.screen.replacing import replaced
from tests.cli.process import HANG, Result, run, start

WEEK = """\
title: “Clean-up” – 社区…
start: 2026-11-28
weeks: 2
tasks:
  - {name: 扶手 №1, when: saturday 10:00-11:00, people: 2, place: José’s, note: ≥ 2 → 3 🙂}
  - {name: Basement, when: saturday 11:00-12:00, effort: 3}
volunteers:
  - {name: ئاينۇر}
  - {name: Zoë, available: 2026-11-28}
  - {name: 李敏, age: 30}
history: rosters
"""

WRONG = WEEK.replace("ئاينۇر", f"ئاينۇر, {'é' * 100}: 李, peopel: 3, {'李' * 100}: 2")

RUNS = (
    ["--help"],
    ["solve", "wrong.yaml"],
    ["solve", "--seed", "李"],
    ["check", "week.yaml"],
    ["publish", "week.yaml"],
    ["check", "week.yaml", "rosters/2026-11-28.csv"],
    ["why", "week.yaml", "--volunteer", "李敏"],
    ["why", "week.yaml", "--volunteer", "ئاينۇر", "--duty", "Basement 2026-11-28"],
    ["substitutes", "week.yaml", "rosters/2026-11-28.csv", "--duty", "Basement 2026-12-05"],
    ["replan", "week.yaml", "rosters/2026-11-28.json", "--away", "李敏 2026-12-05", "--dry-run"],
    ["reply", "rosters/2026-11-28.json", "--yes", "李敏"],
    ["attend", "rosters/2026-11-28.json", "--day", "2026-11-28"],
    ["batch", "week.yaml", "wrong.yaml"],
)
OTHERS = {"balance", "export", "import", "init", "schema"}
"""Of these the first draws bars with what the console has, the others write files."""

PROGRAM = f"""
import os, sys
import dutyplan.cli.app
from dutyplan.cli import main
for run in {[*RUNS]!r}:
    for stream in (sys.stdout, sys.stderr):
        stream.write("\\n--- " + run[0] + "\\n")
        stream.flush()
    if not os.fork():
        sys.argv = ["dutyplan", *run]
        main()
    os.wait()
"""


@cache
def shown(locale: str, encoding: str) -> Result:
    """All that these commands write, said in the encoding of a console."""
    with TemporaryDirectory() as folder:
        Path(folder, "week.yaml").write_text(WEEK, encoding="utf-8")
        Path(folder, "wrong.yaml").write_text(WRONG, encoding="utf-8")
        env = {"LANG": locale, "PYTHONIOENCODING": encoding}
        process = start(program=PROGRAM, env=env, cwd=Path(folder))
        out, err = process.communicate(timeout=HANG)
        assert process.returncode == 0
        return Result(0, out, err.decode(encoding))


def test_all_commands_are_run() -> None:
    assert {run[0] for run in RUNS} | OTHERS >= {*COMMANDS}


@pytest.mark.parametrize(("encoding", "locale"), [("gbk", "zh_CN.UTF-8"), ("ascii", "en_US.UTF-8")])
def test_a_console_shows_what_it_can(encoding: str, locale: str) -> None:
    whole, part = shown(locale, "utf-8"), shown(locale, encoding)
    assert "fault" not in part.err
    assert "Traceback" not in part.err
    assert part.raw.decode(encoding) == replaced(whole.out, encoding)
    assert part.err == replaced(whole.err, encoding)
    assert part.err.count("--- ") == len(RUNS)


def test_so_does_one_without_any_locale(tmp_path: Path) -> None:
    (tmp_path / "week.yaml").write_text(WEEK, encoding="utf-8")
    none = {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LC_ALL": "C"}
    whole = run("solve", "week.yaml", cwd=tmp_path)
    result = run("solve", "week.yaml", env=none, cwd=tmp_path)
    assert (result.code, result.out) == (0, replaced(whole.out, "ascii"))
    wrong = run("solve", "week.yaml", "--by", "日期", env=none, cwd=tmp_path)
    assert wrong.err.splitlines()[-1].endswith("'??????' is not one of date, volunteer")


def test_help_is_shown_in_the_characters_of_the_console() -> None:
    env = {"LANG": "zh_CN.UTF-8", "PYTHONIOENCODING": "ascii"}
    result = run("solve", "--help", env=env)
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("????: dutyplan solve [OPTIONS] {FILE}\n\n  ????")
