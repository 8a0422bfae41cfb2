"""The line of progress: what it says, what a terminal is sent, and that nothing stays."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from wcwidth import wcswidth

from dutyplan.cli.screen.progress import progress_text
from dutyplan.locales import words
from dutyplan.timing import Progress
from tests.cli.process import WEEK, Result, in_terminal, run

# A search that takes its time, and has something to tell.
SLOW = """
import time
import dutyplan.solver.search as module
from dutyplan.cli import main

def search(plan, who, *, watch, **options):
    watch.begin("fairness")
    watch.found(12)
    watch.bounded(9)
    watch.tick()
    try:
        # Like the real one it looks up now and then: the signal may reach another thread.
        for _ in range(round(SECONDS / 0.05)):
            time.sleep(0.05)
    except KeyboardInterrupt:
        HANDLE
    finish = real(plan, who, watch=watch, **options)
    print("found", flush=True)
    return finish

real, module.search = module.search, search
main()
"""
LINE = "\\d+ s  fairness: largest balance [+]1.2, at best [+]0.9"
# Some terminals begin a new line with what is sent after the last cell, others do not.
GONE = "\r\x1b[2K"


def program(seconds: float, handle: str = "raise") -> str:
    return SLOW.replace("SECONDS", str(seconds)).replace("HANDLE", handle)


@pytest.fixture
def week(tmp_path: Path) -> Path:
    path = tmp_path / "week.yaml"
    path.write_text(WEEK, encoding="utf-8")
    return path


def shown(sent: str) -> list[str]:
    """Every text that stood in the line, the last of all being what stays of it."""
    states = [""]
    at = 0
    for part in re.split(r"(\r|\n|\x1b\[[0-9]*[A-Za-z])", sent):
        if part == "\x1b[2K":
            states.append("")
        elif part == "\x1b[1A":
            at -= 1
        elif part == "\n":
            at += 1
        elif part and part != "\r":
            assert not part.startswith("\x1b"), part
            states[-1] += part
    assert at == 0
    return states


@pytest.mark.parametrize("env", [{}, {"NO_COLOR": "1"}, {"COLUMNS": "300"}], ids=str)
def test_a_line_is_drawn_and_goes_without_a_trace(week: Path, env: dict[str, str]) -> None:
    sent, result = in_terminal("solve", week, stream="stderr", program=program(1.6), env=env)
    states = shown(sent)
    drawn = [one for one in states if one]
    assert len(drawn) > 2
    assert all(
        re.fullmatch(LINE, one) or one.endswith(("finishing", "gaps", "reason")) for one in drawn
    )
    assert states[-1] == ""
    assert set(re.findall(r"\x1b\[[^A-Za-z]*[A-Za-z]", sent)) == {"\x1b[2K", "\x1b[1A"}
    assert result == Result(0, b"found\n" + run("solve", week).raw, "")


@pytest.mark.parametrize("columns", [24, 31])
def test_the_line_is_no_wider_than_the_terminal(week: Path, columns: int) -> None:
    sent, _ = in_terminal(
        "solve", week, "--lang", "zh", stream="stderr", columns=columns, program=program(1.2)
    )
    widest = max(wcswidth(one) for one in shown(sent))
    assert columns - 3 < widest < columns


def test_the_line_goes_when_the_search_is_interrupted(week: Path) -> None:
    asked = {"stream": "stderr", "interrupt_at": b"at best"}
    sent, result = in_terminal("solve", week, program=program(60), **asked)  # type: ignore[arg-type]
    assert result.code == 130
    assert shown(sent.removesuffix("interrupted\n"))[-1] == ""
    sent, result = in_terminal("solve", week, program=program(60, "pass"), **asked)  # type: ignore[arg-type]
    assert (result.code, shown(sent)[-1]) == (0, "")


def test_the_line_goes_when_something_is_wrong(week: Path) -> None:
    failing = program(1.2).replace("finish = real", "raise ValueError('oh') #")
    sent, result = in_terminal("solve", week, stream="stderr", program=failing)
    line, _, report = sent.partition("dutyplan: this is a fault of the program")
    assert result.code == 70
    assert "ValueError: oh" in report
    assert re.search(LINE, line)
    assert shown(line)[-1] == ""


@pytest.mark.parametrize(
    ("options", "env"),
    [(["-q"], {}), ([], {"TERM": "dumb"})],
    ids=["quiet", "dumb"],
)
def test_no_line_where_none_is_wanted(week: Path, options: list[str], env: dict[str, str]) -> None:
    sent, result = in_terminal(
        "solve", week, *options, stream="stderr", env=env, program=program(1.2)
    )
    assert (sent, result.code) == ("", 0)


def test_verbose_lines_stand_without_the_line(week: Path) -> None:
    sent, _ = in_terminal("solve", week, "-v", stream="stderr", program=program(1.2))
    assert "flow: found" in sent
    assert "\x1b" not in sent


def test_no_line_in_a_pipe(week: Path) -> None:
    assert run("solve", week, program=program(1.2)).err == ""


def test_no_line_for_a_search_that_ends_at_once(week: Path) -> None:
    sent, result = in_terminal("solve", week, stream="stderr", program=program(0))
    assert (sent, result.code) == ("", 0)


def test_a_check_shows_the_line_too(week: Path) -> None:
    roster = week.with_name("r.csv")
    run("solve", week, "-o", roster)
    sent, result = in_terminal("check", week, roster, stream="stderr", program=program(1.2))
    assert re.search(LINE, sent)
    assert (shown(sent)[-1], result.code) == ("", 0)


def test_what_draws_is_imported_only_to_draw(week: Path) -> None:
    # Python itself tells of each import, since a run ends without coming back to the program.
    env = {"PYTHONPROFILEIMPORTTIME": "1"}
    is_drawn = re.compile(r"\| +dutyplan\.cli\.drawing\r?$|\| +rich\b", re.MULTILINE)
    piped = run("solve", week, program=program(0), env=env)
    assert "dutyplan.cli.screen.progress" in piped.err
    assert not is_drawn.search(piped.err)
    at_once, _ = in_terminal("solve", week, stream="stderr", program=program(0), env=env)
    assert "dutyplan.cli.screen.progress" in at_once
    assert not is_drawn.search(at_once)
    drawn, _ = in_terminal("solve", week, stream="stderr", program=program(1.2), env=env)
    assert is_drawn.search(drawn)


@pytest.mark.parametrize(
    ("stage", "value", "bound", "english", "chinese"),
    [
        ("building", None, None, "preparing", "准备中"),
        ("finishing", None, None, "finishing", "收尾中"),
        ("fairness", None, None, "fairness", "公平"),
        ("fairness", 12, 9, "fairness: largest balance +1.2, at best +0.9",
         "公平：最大差额 +1.2，最好可达 +0.9"),
        ("fairness", 9, 9, "fairness: largest balance +0.9, proved; now the others",
         "公平：最大差额 +0.9，已证明；正在求其余差额"),
        ("fairness", 0, -3, "fairness: largest balance 0.0, at best -0.3",
         "公平：最大差额 0.0，最好可达 -0.3"),
        ("coverage", 11, None, "coverage: missing 11", "空缺：缺 11"),
        ("coverage", 11, 7, "coverage: missing 11, at best 7", "空缺：缺 11，最好可达 7"),
        ("minimums", 3, 0, "minimums: lacking 3, at best 0", "最低要求：还差 3，最好可达 0"),
        ("wishes", 14, 18, "wishes: 14 points, at best 18", "意愿：14 分，最好可达 18"),
        ("coverage + wishes", 7, 5, "coverage + wishes: 7, at best 5",
         "空缺 + 意愿：7，最好可达 5"),
    ],
)  # fmt: skip
def test_what_the_line_says(
    stage: str, value: int | None, bound: int | None, english: str, chinese: str
) -> None:
    progress = Progress(stage, 11.6, value, bound)
    assert progress_text(progress, 11.6, words("en")) == f"12 s  {english}"
    assert progress_text(progress, 11.6, words("zh")) == f"12 秒  {chinese}"
