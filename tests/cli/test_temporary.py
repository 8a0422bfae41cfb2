"""Files on their way to their places: nobody else can read them before they are there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.process import run
from tests.test_network import PEOPLE, SHEETS, WEEK
from tests.workbooks import workbook

WATCHED = """
import os, stat, sys

os.umask(0)
drafts, ended, wrong = set(), set(), []

def watch(event, arguments):
    if event == "tempfile.mkstemp":
        drafts.add(str(arguments[0]))
        return
    if event == "open" and isinstance(arguments[0], (str, bytes)):
        path, _, flags = arguments
        path = os.fsdecode(path)
        made = isinstance(flags, int) and flags & os.O_CREAT and not os.path.lexists(path)
        is_draft = path.endswith(".tmp") or path.startswith(os.environ["TMPDIR"])
        if made and is_draft:
            drafts.add(path)
        elif made and path not in drafts and not path.endswith(("lock", os.devnull)):
            wrong.append(f"made in its place: {path}")
    if event == "os.chmod" and str(arguments[0]) in drafts:
        # It gets the mode of the file that it becomes, once it is whole.
        ended.add(str(arguments[0]))
    for path in drafts - ended:
        try:
            mode = stat.S_IMODE(os.lstat(path).st_mode)
        except OSError:
            continue
        if mode & 0o077:
            wrong.append(f"{mode:o} {path} at {event}")

sys.addaudithook(watch)
from dutyplan.cli import screen
from dutyplan.cli.screen import console

end = console._end_at_once

def tell(code):
    if wrong:
        os.write(2, "\\n".join(wrong).encode())
        os._exit(98)
    if not drafts:
        os._exit(97)
    end(code)

console._end_at_once = tell
from dutyplan.cli import main
main()
"""


@pytest.mark.skipif(os.name != "posix", reason="modes are those of POSIX")
@pytest.mark.parametrize(
    "arguments",
    [
        ["publish", "week.yaml"],
        ["solve", "week.yaml", *(f"-o{one}" for one in SHEETS)],
        ["import", "people.xlsx", "-o", "signed.csv"],
    ],
    ids=lambda one: str(one[0]),
)
def test_no_draft_can_be_read_by_others(arguments: list[str], tmp_path: Path) -> None:
    (tmp_path / "week.yaml").write_text(WEEK, encoding="utf-8")
    (tmp_path / "people.xlsx").write_bytes(workbook(PEOPLE))
    temp = tmp_path / "temp"
    temp.mkdir()
    result = run(*arguments, cwd=tmp_path, program=WATCHED, env={"TMPDIR": str(temp)})
    assert result.code == 0, result.err
    assert [*temp.iterdir(), *tmp_path.rglob("*.tmp")] == []
