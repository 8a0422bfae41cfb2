"""Files that nobody should feed to a program, each read from disk and given to the command.

Whatever stands in the file: a message with its place, exit code 1, nothing on standard output.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

import dutyplan
from dutyplan.problems import render_text
from dutyplan.weekfile import read_week_bytes, read_week_file

PACKAGE = Path(next(iter(dutyplan.__path__)))
HANG = 60
"""Seconds after which a process is taken for hung; no test says how long a run may take."""

WEEK = """\
start: 2026-11-28
tasks:
- {name: Rails, when: saturday 10:00-11:00}
volunteers:
- {name: 李敏}
"""


def with_task(text: str) -> str:
    """WEEK with more said of its task."""
    return WEEK.replace("Rails,", f"Rails, {text},")


@dataclass(frozen=True, slots=True)
class Bad:
    """A bad file, all that is said about it, and the files beside it."""

    file: str | bytes
    said: str
    beside: tuple[tuple[str, bytes], ...] = ()


BAD = {
    "not YAML": Bad(
        "start: [2026-11-28\ntasks: 李敏\n",
        """\
week.yaml:2:6: error[syntax]: this is not YAML: \
a bracket or brace is not closed, or a comma is missing
  2 | tasks: 李敏
    |      ^
  hint: check the line for its , } and ]""",
    ),
    "empty": Bad(
        "",
        """\
week.yaml:1:1: error[empty]: the file is empty
  hint: a week file needs 'start', 'tasks' and 'volunteers'""",
    ),
    "binary": Bad(
        b"\x7fELF\x02\x01\x01\x00\x00\x00\xff\xfe",
        "week.yaml:1:1: error[not-text]: this is not a text file",
    ),
    "CRLF": Bad(
        with_task("peopel: 2").replace("\n", "\r\n"),
        """\
week.yaml:3:17: error[unknown-key]: unknown key 'peopel' in a task
  3 | - {name: Rails, peopel: 2, when: saturday 10:00-11:00}
    |                 ^^^^^^
  hint: did you mean 'people'?""",
    ),
    "BOM": Bad(
        "\ufeff" + WEEK.replace("start", "strat"),
        """\
week.yaml:1:1: error[missing-key]: a week file needs 'start'

week.yaml:1:1: error[unknown-key]: unknown key 'strat' in a week file
  1 | strat: 2026-11-28
    | ^^^^^
  hint: did you mean 'start'?""",
    ),
    "tabs": Bad(
        WEEK.replace("- {name: R", "\t- {name: R"),
        """\
week.yaml:3:1: error[tab]: this is not YAML: a tab stands where only spaces may
  3 |  - {name: Rails, when: saturday 10:00-11:00}
    | ^
  hint: indent with spaces""",
    ),
    "duplicate keys": Bad(
        WEEK.replace("李敏", "李敏, age: 65, name: 李敏"),
        """\
week.yaml:5:23: error[duplicate-key]: 'name' stands here twice
  5 | - {name: 李敏, age: **, name: 李敏}
    |                         ^^^^
  hint: it stands in line 5 already""",
    ),
    "duplicate names": Bad(
        WEEK + "- {name: 李敏}\n",
        """\
week.yaml:6:10: error[duplicate-name]: two volunteers are called '李敏'
  6 | - {name: 李敏}
    |          ^^^^
  hint: the first stands in line 5; tell two of one name apart by 'id'""",
    ),
    "unknown keys": Bad(
        WEEK.replace("李敏", "李敏, agee: 65"),
        """\
week.yaml:5:14: error[unknown-key]: unknown key 'agee' in a volunteer
  5 | - {name: 李敏, agee: 65}
    |                ^^^^
  hint: did you mean 'age'?""",
    ),
    "unknown names": Bad(
        WEEK.replace("李敏", "李敏, never: Rials"),
        """\
week.yaml:5:21: error[unknown-task]: there is no task 'Rials'
  5 | - {name: 李敏, never: Rials}
    |                       ^^^^^
  hint: did you mean 'Rails'?""",
    ),
    "unknown country": Bad(
        WEEK + "country: 中国\n",
        """\
week.yaml:6:10: error[unknown-country]: there is no country '中国'
  6 | country: 中国
    |          ^^^^
  hint: write its two letters, such as CN, DE or GB""",
    ),
    "holidays of no country": Bad(
        WEEK.replace("saturday 10:00-11:00", "节假日 10:00-11:00"),
        """\
week.yaml:3:23: error[no-country]: '节假日' needs the public holidays of a country
  3 | - {name: Rails, when: 节假日 10:00-11:00}
    |                       ^^^^^^
  hint: say which at the top of the file: 'country: CN'""",
    ),
    "missing age": Bad(
        with_task("age: 12+"),
        """\
week.yaml:5:10: error[age]: 李敏 has no age, and 'Rails' is for ages 12+
  5 | - {name: 李敏}
    |          ^^^^
  hint: add 'age' or 'born'""",
    ),
    "no duty": Bad(
        WEEK.replace("saturday", "2025-01-01"),
        """\
week.yaml:1:8: error[no-duty]: no task has a duty from 2026-11-28 to 2026-12-04
  1 | start: 2026-11-28
    |        ^^^^^^^^^^
  hint: change 'start' or 'weeks', or the days in 'when'""",
    ),
    "people: 0": Bad(
        with_task("people: 0"),
        """\
week.yaml:3:25: error[out-of-range]: 0 is not possible here: it must be at least 1
  3 | - {name: Rails, people: 0, when: saturday 10:00-11:00}
    |                         ^""",
    ),
    "people: 3-1": Bad(
        with_task("people: 3-1"),
        """\
week.yaml:3:25: error[impossible-range]: an impossible range: 1 is less than 3
  3 | - {name: Rails, people: 3-1, when: saturday 10:00-11:00}
    |                         ^^^
  hint: did you mean 1-3?""",
    ),
    "negative effort": Bad(
        with_task("effort: -1"),
        """\
week.yaml:3:25: error[not-a-number]: \
'-1' is not an effort: a number from 0 to 1000, such as 2 or 1.5
  3 | - {name: Rails, effort: -1, when: saturday 10:00-11:00}
    |                         ^^""",
    ),
    "start is no date": Bad(
        WEEK.replace("2026-11-28", "下周六"),
        """\
week.yaml:1:8: error[not-a-date]: '下周六' is not a date
  1 | start: 下周六
    |        ^^^^^^
  hint: write dates as year-month-day: 2026-11-28""",
    ),
    "31 November": Bad(
        WEEK.replace("2026-11-28", "2026-11-31"),
        """\
week.yaml:1:8: error[not-a-date]: there is no 31 November 2026
  1 | start: 2026-11-31
    |        ^^^^^^^^^^""",
    ),
    "volunteers are a string": Bad(
        WEEK.replace("\n- {name: 李敏}", " 李敏"),
        """\
week.yaml:4:13: error[no-file]: there is no file '李敏' beside the week file
  4 | volunteers: 李敏
    |             ^^^^""",
    ),
    "missing CSV": Bad(
        WEEK.replace("\n- {name: 李敏}", " peple.csv"),
        """\
week.yaml:4:13: error[no-file]: there is no file 'peple.csv' beside the week file
  4 | volunteers: peple.csv
    |             ^^^^^^^^^
  hint: did you mean 'people.csv'?""",
        (("people.csv", b"name\n"),),
    ),
    "CSV in Latin-1": Bad(
        WEEK.replace("\n- {name: 李敏}", " people.csv"),
        """\
people.csv:2:3: error[not-utf8]: the file is not UTF-8 text: byte 0xeb makes no sense here
  2 | Zo�,31
    |   ^
  hint: save the file as UTF-8 (in a spreadsheet: 'CSV UTF-8') and try again""",
        (("people.csv", "name,age\nZoë,31\n".encode("latin-1")),),
    ),
    "old workbook": Bad(
        WEEK.replace("\n- {name: 李敏}", " people.xls"),
        """\
people.xls:1:1: error[no-table]: this is a file of the kind .xls, which can't be read here
  hint: open it in a spreadsheet and save it as an Excel workbook (.xlsx)""",
        (("people.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and so on"),),
    ),
    "alias bomb": Bad(
        "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        + "".join(
            f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 10)
        ),
        f"""\
week.yaml:6:55: error[too-large]: more than 1,000,000 values, aliases counted each time
  6 | a5: &a5 [*a4, *a4, *a4, *a4, *a4, *a4, *a4, *a4, *a4, *a4]
    |{' ' * 55}^^^
  hint: write out what the aliases stand for, or use --allow-large""",
    ),
    "all at once": Bad(
        """\
start: 2026-11-28
tasks:
- {name: "R\\tx", when: 周六 25:00-26:00}
- {name: 地下室, when: saturday, people: 3-1}
volunteers:
- {name: 李敏, age: x}
rules: {rest: soon}
timezone: Asia/Urumchi
""",
        """\
week.yaml:3:10: error[control-character]: \
a line break or control character (U+0009) can't stand here
  3 | - {name: "R\\tx", when: 周六 25:00-26:00}
    |          ^^^^^^
  hint: write it as one line of text

week.yaml:3:27: error[not-a-time]: '25:00-26:00' is no time of day
  3 | - {name: "R\\tx", when: 周六 25:00-26:00}
    |                             ^^^^^^^^^^^
  hint: times run from 00:00 to 24:00

week.yaml:4:39: error[impossible-range]: an impossible range: 1 is less than 3
  4 | - {name: 地下室, when: saturday, people: 3-1}
    |                                          ^^^
  hint: did you mean 1-3?

week.yaml:6:19: error[not-a-number]: 'x' is not an age in whole years
  6 | - {name: 李敏, age: x}
    |                     ^

week.yaml:7:15: error[not-a-length]: 'soon' is no length of time
  7 | rules: {rest: soon}
    |               ^^^^
  hint: write it as 12 hours, 2 days or 1 week

week.yaml:8:11: error[unknown-timezone]: there is no time zone 'Asia/Urumchi'
  8 | timezone: Asia/Urumchi
    |           ^^^^^^^^^^^^
  hint: did you mean 'Asia/Urumqi'?""",
    ),
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, so that messages name files alone."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(folder: Path, content: str | bytes, name: str = "week.yaml") -> None:
    (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())


def in_process() -> str:
    """Everything that the reader says about week.yaml."""
    plan, problems = read_week_file("week.yaml")
    assert plan is None
    return "\n\n".join(map(render_text, problems))


def as_command() -> str:
    """What the command says, which has to end well apart from that."""
    done = run()
    assert (done.returncode, done.stdout) == (1, b"")
    said = done.stderr.decode()
    assert "Traceback" not in said
    return said.removesuffix(os.linesep)


def run() -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "dutyplan", "solve", "week.yaml"]
    env = os.environ | {"PYTHONPATH": str(PACKAGE.parent), "PYTHONUTF8": "1"}
    return subprocess.run(command, env=env, capture_output=True, check=False, timeout=HANG)


@pytest.mark.parametrize("tell", [in_process, as_command])
@pytest.mark.parametrize("bad", BAD.values(), ids=BAD)
def test_bad_input(folder: Path, bad: Bad, tell: Callable[[], str]) -> None:
    write(folder, bad.file)
    for name, content in bad.beside:
        write(folder, content, name)
    assert tell() == bad.said


@pytest.mark.parametrize("tell", [in_process, as_command])
def test_a_file_of_50_megabytes(folder: Path, tell: Callable[[], str]) -> None:
    write(folder, b"# " + b"x" * 50_000_000)
    assert tell() == (
        "week.yaml:1:1: error[too-large]: the file is too large: more than 10 MB\n"
        "  hint: is this the right file? If it is, use --allow-large"
    )


@pytest.mark.parametrize("tell", [in_process, as_command])
def test_a_file_that_is_not_there(folder: Path, tell: Callable[[], str]) -> None:
    assert tell() == (
        "week.yaml:1:1: error[no-file]: there is no such file\n  hint: check its name and folder"
    )


# -- nesting


DEEP = {
    # What is written, and the column at which it is too deep.
    "brackets": ("[" * 100_000, 31),
    "braces": ("{a: " * 10_000, 121),
    "dashes": ("- " * 5_000, 61),
    "wide dashes": ("-  " * 50_000, 91),
    "questions": ("? " * 5_000, 61),
}


@pytest.mark.parametrize("tell", [in_process, as_command])
@pytest.mark.parametrize(("text", "column"), DEEP.values(), ids=DEEP)
def test_deep_nesting(folder: Path, text: str, column: int, tell: Callable[[], str]) -> None:
    write(folder, text)
    first, second, third = tell().split("\n")
    assert first == f"week.yaml:1:{column}: error[too-deep]: more than 30 levels of nesting"
    assert len(second) <= 80
    assert second[third.index("^")] == text[column - 1]


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(" " * (998 * row) + "- " * 499 for row in range(60)),
        "# dashes\r" + "- " * 50_000,
        "?  " * 50_000,
        "\n".join(" " * depth + "a:" for depth in range(3_000)),
    ],
)
def test_deep_nesting_over_several_lines(folder: Path, text: str) -> None:
    write(folder, text)
    assert "error[too-deep]: more than 30 levels of nesting" in in_process()


# -- what is no bad input


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf" + WEEK.encode(),
        WEEK.replace("\n", "\r\n").encode(),
        b"\xef\xbb\xbf" + WEEK.replace("\n", "\r\n").encode(),
        WEEK.replace("\n", "\r").encode(),
        WEEK.rstrip("\n").encode(),
        ("\ufeff" + WEEK).encode("utf-16-le"),
        ("\ufeff" + WEEK).encode("utf-16-be"),
        (WEEK + "\n\n# end\n...\n").encode(),
        ("---\n" + WEEK).encode(),
        ("%YAML 1.2\n---\n" + WEEK).encode(),
    ],
)
def test_good_input_in_other_clothes(folder: Path, data: bytes) -> None:
    write(folder, data)
    plan, problems = read_week_file("week.yaml")
    assert problems == []
    assert plan is not None
    assert [one.name for one in plan.volunteers] == ["李敏"]


def test_bom_and_crlf_as_a_command(folder: Path) -> None:
    write(folder, b"\xef\xbb\xbf" + WEEK.replace("\n", "\r\n").encode())
    done = run()
    assert (done.returncode, done.stderr) == (0, b"")
    assert "李敏" in done.stdout.decode()


def test_a_roster_is_no_week_file(tmp_path: Path) -> None:
    text = '{"title": "Clean-up", "start": "2026-11-28", "duties": [], "volunteers": []}'
    found, problems = read_week_bytes("roster.json", text.encode(), tmp_path)
    assert found is None
    assert [render_text(one).split("\n")[0] for one in problems] == [
        "roster.json:1:1: error[no-week-file]: this is a roster, and no week file"
    ]
