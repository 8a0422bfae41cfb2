"""What the world throws at a run: one sentence, the right exit code, and no half-written file.

Where each fault is held, for every command that writes (`solve -o`, `export`, `publish`, `replan`,
`reply`, `attend`, `import`, `init`, `schema`) unless it says otherwise:

==========================  =====================================================================
disk full                   here: while a draft is made, written and brought to the disk; really,
                            by a limit on the size of files and on a tiny file system;
                            tests/ledger/filing/test_filing.py: each step of filing a pair
standard output full        here (all commands that print); tests/cli/screen/test_console.py
folder read-only            here; really in test_filing.py, for all but root
file open elsewhere         here; test_filing.py: the second file of a pair
target is a folder          here
target's folder is gone     here
links that lead nowhere     here
a file that is protected    here
broken pipe                 here: every format, the help, standard error too; test_console.py
no terminal                 here; test_console.py
LANG=C, consoles            tests/cli/test_consoles.py; no TERM: here
a clock that jumps          here
out of memory               tests/cli/test_memory.py; in the solver: tests/cli/test_solve.py
SIGTERM, SIGHUP             tests/cli/test_stopping.py; Ctrl-C: tests/cli/test_interrupt.py
SIGKILL during a write      tests/ledger/filing/test_whole.py, test_filing.py;
                            tests/cli/test_publish.py: the whole command
==========================  =====================================================================
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from dutyplan.outputs import FORMATS
from tests.cli.faulty import KEPT_COPIES, ROSTER, WRITERS, WRITTEN, Case, ends, files, lay_out
from tests.cli.process import HANG, environment, in_terminal, run, script

ZH = {"LANG": "zh_CN.UTF-8"}

# What stands before and after the cause, command by command.
SAID = {
    "solve": "error: 'r.csv' could not be written: {}",
    "export": "error: 'r.html' could not be written: {}",
    "publish": "rosters/2026-12-05.json could not be written: {}; nothing was changed.",
    "replan": "rosters/2026-11-28.json could not be written: {}; nothing was changed.",
    "reply": "rosters/2026-11-28.json could not be written: {}; nothing was changed.",
    "attend": "rosters/2026-11-28.json could not be written: {}; nothing was changed.",
    "import": "v.csv can't be written: {}",
    "init": "new/week.schema.json:1:1: error[unwritten]: this could not be written: {}",
    "schema": "error: 's.json' could not be written: {}",
}
SAID_ZH = {
    "solve": "错误：“r.csv”无法写入：{}",
    "export": "错误：“r.html”无法写入：{}",
    "publish": "rosters/2026-12-05.json 无法写入：{}；没有改动任何内容。",
    "replan": "rosters/2026-11-28.json 无法写入：{}；没有改动任何内容。",
    "reply": "rosters/2026-11-28.json 无法写入：{}；没有改动任何内容。",
    "attend": "rosters/2026-11-28.json 无法写入：{}；没有改动任何内容。",
    "import": "v.csv 无法写入：{}",
    "init": "new/week.schema.json:1:1: 错误[unwritten]: 无法写入：{}",
    "schema": "错误：“s.json”无法写入：{}",
}

FULL = "No space left on device (free some space, or write to another disk)"
FULL_ZH = "磁盘已满（请腾出空间，或写到别的磁盘）"
READ_ONLY = "Read-only file system (choose another place, or see to it that you may write there)"
READ_ONLY_ZH = "文件系统只读（请换一个位置，或先取得那里的写入权限）"
HELD = "it may be open in another program, such as a spreadsheet (close it there, and try again)"
HELD_ZH = "可能正被其他程序（例如电子表格）打开（请在那里关闭后重试）"
DENIED = "Permission denied (choose another place, or see to it that you may write there)"
FOLDER = "Is a directory (choose another name)"
GONE = "No such file or directory (make the folder first, or choose another)"

NO_DRAFT = """
import errno, os
real = os.open
def fail(path, flags, *rest, **more):
    if str(path).endswith(".tmp"):
        raise OSError(errno.NUMBER, os.strerror(errno.NUMBER), str(path))
    return real(path, flags, *rest, **more)
os.open = fail
"""
WHILE_WRITTEN = """
import errno, io, os
from dutyplan.ledger.filing import whole
class Full(io.FileIO):
    def write(self, data):
        super().write(data[:10])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
whole.open = lambda path, mode, opener: Full(path, "xb", opener=opener)
"""
WHILE_SETTLED = """
import errno, os
def fail(handle):
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
os.fsync = fail
"""
OPEN_ELSEWHERE = """
import pathlib
from dutyplan.ledger.filing import whole
def fail(path, target):
    raise PermissionError(13, "Permission denied", str(target))
pathlib.Path.replace = fail
whole.time = type("Time", (), {"sleep": staticmethod(lambda seconds: None)})
"""
FAULTS = {
    "no draft": (NO_DRAFT.replace("NUMBER", "ENOSPC"), FULL, FULL_ZH),
    "while written": (WHILE_WRITTEN, FULL, FULL_ZH),
    "while settled": (WHILE_SETTLED, FULL, FULL_ZH),
    "read-only": (NO_DRAFT.replace("NUMBER", "EROFS"), READ_ONLY, READ_ONLY_ZH),
    "open elsewhere": (OPEN_ELSEWHERE, HELD, HELD_ZH),
}


@pytest.mark.parametrize("name", FAULTS)
def test_what_cannot_be_written_is_said_and_nothing_is_changed(name: str, tmp_path: Path) -> None:
    fault, cause, cause_zh = FAULTS[name]
    cases = [Case(arguments, fault) for arguments in WRITERS.values()]
    for command, end in zip(WRITERS, ends(cases, tmp_path), strict=True):
        assert (end.code, end.sentence) == (1, SAID[command].format(cause))
        assert end.after == end.before
    # In Chinese all commands once; and every cause.
    all_of_them = WRITERS if name == "no draft" else {"solve": WRITERS["solve"]}
    cases = [Case([*run, *asked(command)], fault, ZH) for command, run in all_of_them.items()]
    for command, end in zip(all_of_them, ends(cases, scratch(tmp_path, "zh")), strict=True):
        assert (end.code, end.sentence) == (1, SAID_ZH[command].format(cause_zh))
        assert end.after == end.before


def test_a_folder_of_calendars_on_a_full_disk(tmp_path: Path) -> None:
    arguments = ["export", ROSTER, "-o", "calendars/"]
    (end,) = ends([Case(arguments, WHILE_WRITTEN)], tmp_path)
    said = f"error: 'calendars' could not be written: {FULL}"
    assert (end.code, end.sentence, end.after) == (1, said, end.before)


def asked(command: str) -> list[str]:
    return [] if command == "schema" else ["--lang", "zh"]


HELD_FOR_A_MOMENT = """
import pathlib
from dutyplan.ledger.filing import whole
left = 3
real = pathlib.Path.replace
def replace(path, target):
    global left
    left -= 1
    if left > 0:
        raise PermissionError(13, "Permission denied", str(target))
    return real(path, target)
pathlib.Path.replace = replace
whole.time = type("Time", (), {"sleep": staticmethod(lambda seconds: None)})
"""


def test_a_file_that_is_held_for_a_moment_is_written(tmp_path: Path) -> None:
    cases = [Case(arguments, HELD_FOR_A_MOMENT) for arguments in WRITERS.values()]
    for command, end in zip(WRITERS, ends(cases, tmp_path), strict=True):
        assert end.code == 0, end.err
        assert (command, end.new - KEPT_COPIES) == (command, WRITTEN[command])


def protected(*paths: str) -> str:
    return "import os\n" + "".join(f"os.chmod({path!r}, 0o444)\n" for path in paths)


FOUND = {
    "a folder": (
        "import os\nfor one in ('r.csv', 'r.html', 's.json'): os.mkdir(one)",
        FOLDER,
        ("solve", "export", "schema"),
    ),
    "a folder that is gone": (
        "from dutyplan.cli import showing\nfrom dutyplan.ledger.filing import whole\n"
        "import pathlib\nreal = whole.write_whole\n"
        "def gone(path, data):\n    real(pathlib.Path('gone') / path, data)\n"
        "whole.write_whole = showing.write_whole = gone\n",
        GONE,
        ("solve", "export", "import", "schema"),
    ),
    "a link that leads nowhere": (
        "import os\nfor one in ('r.csv', 'r.html', 's.json', 'v.csv'): "
        "os.symlink('gone/' + one, one)",
        GONE,
        ("solve", "export", "import", "schema"),
    ),
    "a protected file": (
        "for one in ('r.csv', 'r.html', 's.json'): open(one, 'x').close()\n"
        + protected("r.csv", "r.html", "s.json", ROSTER),
        DENIED,
        ("solve", "export", "replan", "reply", "attend", "schema"),
    ),
}


@pytest.mark.parametrize("name", FOUND)
def test_what_is_there_already_is_said_and_stays(name: str, tmp_path: Path) -> None:
    fault, cause, commands = FOUND[name]
    cases = [Case(WRITERS[command], fault) for command in commands]
    for command, end in zip(commands, ends(cases, tmp_path), strict=True):
        assert (end.code, end.sentence) == (1, SAID[command].format(cause)), command
        assert all(not data for path, data in end.after.items() if path not in end.before)
        assert all(end.after[path] == data for path, data in end.before.items())


def test_a_link_in_a_circle_is_no_fault_of_the_program(tmp_path: Path) -> None:
    fault = "import os\nfor one in ('r.csv', 's.json'): os.symlink(one, one)"
    solved, schema = ends([Case(WRITERS[one], fault) for one in ("solve", "schema")], tmp_path)
    assert solved.code == schema.code == 1
    assert solved.sentence.endswith("r.csv': a link there leads in a circle")
    assert schema.sentence.endswith("s.json': a link there leads in a circle")


# Really.

LIMITED = """
import resource
from dutyplan.cli import main
resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
main()
"""


def test_a_limit_on_the_size_of_files(tmp_path: Path) -> None:
    pytest.importorskip("resource")
    lay_out(tmp_path)
    before = files(tmp_path)
    result = run("solve", "week.yaml", "-o", "r.html", cwd=tmp_path, program=LIMITED)
    said = "error: 'r.html' could not be written: File too large (free some space, or write\n"
    assert (result.code, result.err) == (1, f"{said}to another disk)\n")
    result = run("attend", ROSTER, cwd=tmp_path, program=LIMITED)
    assert result.code == 1
    assert result.err.startswith(f"{ROSTER} could not be written: File too large (")
    assert files(tmp_path) == before


def test_a_disk_that_is_full_indeed(tmp_path: Path) -> None:
    if not hasattr(os, "geteuid") or os.geteuid():
        pytest.skip("only root may mount a file system")
    mount = ["mount", "-t", "tmpfs", "-o", "size=24k", "tmpfs", str(tmp_path)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no file system can be mounted here")
    try:
        lay_out(tmp_path)
        before = files(tmp_path)
        for command in ("export", "init"):
            result = run(*WRITERS[command], cwd=tmp_path)
            said = " ".join(result.err.split())
            assert (result.code, said) == (1, SAID[command].format(FULL))
            assert files(tmp_path) == before
    finally:
        subprocess.run(["umount", tmp_path], check=True)


# Standard streams.


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_standard_output_that_is_full(tmp_path: Path) -> None:
    runs = [*WRITERS.values(), ["schema"], ["import", "signups.txt"], ["check", "week.yaml"],
            ["why", "week.yaml", "--volunteer", "Aynur"], ["balance", "week.yaml"],
            ["export", ROSTER, "--format", "xlsx"], ["--version"], ["--help"]]  # fmt: skip
    silent = ("export", "import", "schema")  # these say on standard error what they have written
    cases = [Case(arguments, out="/dev/full") for arguments in runs]
    for arguments, end in zip(runs, ends(cases, tmp_path), strict=True):
        if "-o" in arguments and arguments[0] in silent:
            assert end.code == 0
            continue
        last = end.err.splitlines()[-1]
        assert (end.code, last) == (1, f"error: standard output could not be written: {FULL}")
        assert not [path for path in end.after if path.endswith(".tmp")]


def test_every_format_into_a_pipe_that_is_closed(tmp_path: Path) -> None:
    """Nobody reads on, and that is nobody's fault: not even where nobody hears of it, either."""
    closed = "import os\nreader, writer = os.pipe()\nos.close(reader)\nos.dup2(writer, 1)\n"
    deaf = closed + "os.dup2(writer, 2)\n"
    runs = [["export", ROSTER, "--format", one] for one in FORMATS]
    runs += [["--help"], ["solve", "--help"], ["solve", "week.yaml", "-o", "r.csv", "-v"]]
    cases = [Case(arguments, closed) for arguments in runs]
    cases += [Case(arguments, deaf) for arguments in runs[-3:]]
    found = list(ends(cases, tmp_path))
    for case, end in zip(cases, found, strict=True):
        assert (case, end.code, end.out) == (case, 0, "")
    assert "r.csv" in found[-1].after
    # Wrong usage is wrong usage, whether or not somebody is told.
    (wrong,) = ends([Case(["solve"], deaf)], scratch(tmp_path, "wrong"))
    assert wrong.code == 2


def scratch(folder: Path, name: str) -> Path:
    (folder / name).mkdir()
    return folder / name


@pytest.mark.parametrize("closed", ["<&- >&- 2>&-", ">&- 2>&-", "</dev/null >/dev/null 2>&1"])
def test_without_any_terminal_at_all(closed: str, tmp_path: Path) -> None:
    lay_out(tmp_path)
    line = f'"$0" solve week.yaml -v -o r.csv {closed} && "$0" attend {ROSTER} {closed}'
    command = ["sh", "-c", line, script()]
    done = subprocess.run(command, cwd=tmp_path, env=environment(), timeout=HANG, check=False)
    assert done.returncode == 0
    assert run("check", "week.yaml", "r.csv", cwd=tmp_path).code == 0
    assert b"planned" not in (tmp_path / ROSTER).with_suffix(".csv").read_bytes()
    assert not list(tmp_path.rglob("*.tmp"))


NOISY = """
import os
from dutyplan.cli import main
real = os.fsync
def noisy(handle):
    os.write(2, b"W0000 from compiled code")
    real(handle)
os.fsync = noisy
main()
"""


def test_what_compiled_code_says_gets_into_no_file(tmp_path: Path) -> None:
    """Where standard error is closed, a file could have its number."""
    lay_out(tmp_path)
    for closed in ("<&- >&- 2>&-", "2>&-"):
        line = f'"$0" -P -c "$1" solve week.yaml -o r.csv {closed}'
        command = ["sh", "-c", line, sys.executable, NOISY]
        done = subprocess.run(
            command, cwd=tmp_path, env=environment(), timeout=HANG, check=False, capture_output=True
        )
        assert done.returncode == 0
        assert b"W0000" not in (tmp_path / "r.csv").read_bytes()
        (tmp_path / "r.csv").unlink()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_what_nobody_can_be_told_is_no_fault(tmp_path: Path) -> None:
    line = '"$0" check nothing.yaml 2>/dev/full'
    command = ["sh", "-c", line, script()]
    done = subprocess.run(command, cwd=tmp_path, env=environment(), timeout=HANG, check=False)
    assert done.returncode == 1


def test_standard_input_that_can_not_be_read(tmp_path: Path) -> None:
    fault = "import os\nos.dup2(os.open('.', os.O_RDONLY), 0)"
    cases = [Case(["check", "-"], fault), Case(["check", "-"], fault, ZH)]
    assert [(end.code, end.err) for end in ends(cases, tmp_path)] == [
        (1, "error: standard input can't be read: Is a directory\n"),
        (1, "错误：无法读取标准输入：它是文件夹\n"),
    ]


def test_a_terminal_of_which_nothing_is_known(tmp_path: Path) -> None:
    lay_out(tmp_path)
    program = """
import os, sys, time
from dutyplan.cli import main
from dutyplan.cli.screen import progress
del os.environ["TERM"]
os.get_terminal_size = lambda *_: fail()
def fail():
    raise OSError(25, "Inappropriate ioctl for device")
progress._PATIENCE_SECONDS = 0
main()
"""
    for stream in ("stdout", "stderr"):
        sent, result = in_terminal("solve", tmp_path / "week.yaml", stream=stream, program=program)
        assert result.code == 0
        assert "Traceback" not in sent + result.err
        assert "Clean-up (2026-11-28)" in sent + result.out


# A clock that jumps.

CLOCK = """
import datetime as module
import itertools
import time

moments = itertools.cycle(MOMENTS)
time.time = lambda: float(next(moments))
time.time_ns = lambda: next(moments) * 10**9
zero = module.datetime(1970, 1, 1, tzinfo=module.UTC)

usual = module.datetime

class AnyDate(type):
    def __instancecheck__(cls, value):
        return isinstance(value, usual)

class Clock(module.datetime, metaclass=AnyDate):
    @classmethod
    def now(cls, tz=None):
        return (zero + module.timedelta(seconds=next(moments))).astimezone(tz)

    @classmethod
    def utcnow(cls):
        return cls.now(module.UTC).replace(tzinfo=None)

module.datetime = Clock
for one in list(__import__("sys").modules.values()):
    if getattr(one, "datetime", None) is Clock.__base__ and one is not module:
        one.datetime = Clock
"""
YEAR = 31_557_600
NOW = 1_795_000_000
MOMENTS = (NOW, NOW + YEAR, NOW - 10 * YEAR, -10 * YEAR, -40 * YEAR)


def test_a_clock_that_jumps(tmp_path: Path) -> None:
    fault = CLOCK.replace("MOMENTS", repr(MOMENTS))
    runs = [*WRITERS.values(), ["init", "next"], ["balance", "week.yaml"]]
    runs += [["export", ROSTER, "-o", f"r.{one}"] for one in ("ics", "xlsx", "md", "chat.txt")]
    runs += [["solve", "week.yaml", "-vv", "-o", "calendars/"]]
    told = ends([Case(arguments, fault) for arguments in runs], tmp_path)
    plain = ends([Case(arguments) for arguments in runs], scratch(tmp_path, "plain"))
    for jumped, usual in zip(told, plain, strict=True):
        assert jumped.code == usual.code == 0, jumped.err
        assert jumped.after.keys() == usual.after.keys()
        alike = {path for path in usual.new if path.endswith((".csv", ".md", ".chat.txt"))}
        assert [path for path in alike if jumped.after[path] != usual.after[path]] == []
        assert not re.search(r" -\d+\.\d\d s", jumped.err)
