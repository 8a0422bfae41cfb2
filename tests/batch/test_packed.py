"""What was packed gives the same plan and the same problems as the folder does."""

from __future__ import annotations

import pickle
import shutil
from dataclasses import replace
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from dutyplan.batch.finding import Found, find_week_files
from dutyplan.batch.parcel import Packing, Parcel
from dutyplan.grammar.beside import Folder
from dutyplan.grammar.limits import LIMITS
from dutyplan.plan import Plan
from dutyplan.problems import Problem, render_text
from dutyplan.weekfile import read_week_bytes
from tests.cli.process import run

WEEK = """\
start: 2026-12-05
tasks: [{name: Rails, when: saturday 10:00-11:00, people: 1}]
"""
SEVERAL = """\
start: 2026-11-28
tasks: [{name: Rails, when: saturday 10:00-11:00, people: 1}]
volunteers: [{name: Aynur}, {name: Bahar}]
"""


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a published roster in it."""
    folder = tmp_path_factory.mktemp("published")
    (folder / "week.yaml").write_text(SEVERAL, encoding="utf-8")
    assert run("publish", "week.yaml", "-q", cwd=folder).code == 0
    (folder / "rosters" / "notes.txt").write_text("nobody's business", encoding="utf-8")
    (folder / "rosters" / ".hidden.json").write_text("nobody's business", encoding="utf-8")
    return folder


@pytest.fixture
def folder(tmp_path: Path, published: Path) -> Path:
    shutil.copytree(published / "rosters", tmp_path / "here" / "rosters")
    (tmp_path / "here" / "people.csv").write_text("name,age\nAynur,15\nBahar,45\n")
    (tmp_path / "outside.csv").write_text("name\nEve\n")
    return tmp_path / "here"


def parcel(folder: Path, lines: str, *, may_leave: bool = False) -> Parcel:
    path = folder / "week.yaml"
    path.write_text(WEEK + lines, encoding="utf-8")
    (found,) = find_week_files([path], folder / "out")
    made, problems = Packing(LIMITS, may_leave, "").parcel(0, found)
    assert made is not None, problems
    return made


def said(plan: Plan | None, problems: list[Problem]) -> tuple[object, list[str]]:
    """What is known of a plan, and what is wrong with its file."""
    known: object = None
    if plan is not None:
        past = [(one.duty.date, one.crew, one.shares, one.absent) for one in plan.past.duties]
        known = [one.id for one in plan.volunteers], past, plan.past.unsettled, plan.title
    return known, [render_text(one) for one in problems]


LINES = {
    "in the file": "volunteers: [{name: Aynur}]",
    "a table": "volunteers: people.csv",
    "a table that is not there": "volunteers: peopel.csv",
    "a table with faults": "volunteers: rosters/2026-11-28.csv",
    "a folder as a table": "volunteers: rosters",
    "outside": "volunteers: ../outside.csv",
    "a history": "volunteers: people.csv\nhistory: rosters",
    "one of its files": "volunteers: people.csv\nhistory: rosters/2026-11-28.csv",
    "several": "volunteers: people.csv\nhistory: [rosters, ./rosters/2026-11-28.json, rosters/]",
    "a history that is not there": "volunteers: people.csv\nhistory: roster",
    "a file that is not there": "volunteers: people.csv\nhistory: rosters/2026-11-29.json",
    "no roster": "volunteers: people.csv\nhistory: people.csv",
    "neither folder nor roster": "volunteers: people.csv\nhistory: week.yaml",
    "nothing to read": "volunteers: {a: b}\nhistory: [[], {}, ~]",
    "not even YAML": "volunteers: [",
}


@pytest.mark.parametrize("lines", LINES.values(), ids=LINES)
@pytest.mark.parametrize("may_leave", [False, True])
def test_the_same_is_read(folder: Path, lines: str, may_leave: bool) -> None:
    made = parcel(folder, lines + "\n", may_leave=may_leave)
    here = Folder(folder, may_leave=may_leave)
    expected = said(*read_week_bytes(made.label, made.data, here))
    sent: Parcel = pickle.loads(pickle.dumps(made))
    shutil.rmtree(folder)  # nobody looks there again
    assert said(*read_week_bytes(sent.label, sent.data, sent.beside)) == expected


@pytest.mark.parametrize("lines", LINES.values(), ids=LINES)
def test_the_digest_is_that_of_what_is_read(folder: Path, lines: str) -> None:
    first = parcel(folder, lines + "\n").digest
    assert parcel(folder, lines + "\n").digest == first
    other = folder.parent / "there"
    shutil.copytree(folder, other)
    assert parcel(other, lines + "\n").digest == first
    assert parcel(folder, lines + "\n# x\n").digest != first


def test_it_changes_with_whatever_the_roster_depends_on(folder: Path) -> None:
    lines = "volunteers: people.csv\nhistory: rosters\n"
    seen = {parcel(folder, lines).digest}
    (folder / "people.csv").write_text("name,age\nAynur,15\nGulnar,45\n")
    seen.add(parcel(folder, lines).digest)
    (folder / "rosters" / "2026-11-28.csv").unlink()
    seen.add(parcel(folder, lines).digest)
    (folder / "rosters" / "2026-11-28.json").unlink()
    seen.add(parcel(folder, lines).digest)
    found = Found(folder / "week.yaml", find_week_files([folder], folder)[0].stem)
    other, _ = Packing(LIMITS, False, "other options").parcel(0, found)
    assert other is not None
    seen.add(other.digest)
    assert len(seen) == 5


def test_what_else_lies_there_changes_nothing(folder: Path) -> None:
    lines = "volunteers: people.csv\nhistory: [rosters, roster]\n"
    before = parcel(folder, lines).digest
    (folder / "rosters" / ".DS_Store").write_bytes(b"of the system")
    assert parcel(folder, lines).digest == before
    (folder / "roster").mkdir()
    assert parcel(folder, lines).digest != before, "no warning any more"


@pytest.mark.parametrize("name", ["people.csv", "rosters/2026-11-28.json"])
def test_what_is_too_large_is_so_there_too(folder: Path, name: str) -> None:
    size = (folder / name).stat().st_size - 1
    if name == "people.csv":
        limits = replace(LIMITS, table_bytes=size)
    else:
        limits = replace(LIMITS, roster_bytes=size)
    path = folder / "week.yaml"
    path.write_text(f"{WEEK}volunteers: people.csv\nhistory: rosters\n", encoding="utf-8")
    expected = said(*read_week_bytes(str(path), path.read_bytes(), folder, limits))
    made, _ = Packing(limits, False, "").parcel(0, Found(path, PurePosixPath("week")))
    assert made is not None
    assert said(*read_week_bytes(made.label, made.data, made.beside, limits)) == expected
    assert any("too-large" in one for one in expected[1])


def test_no_other_file_goes_along(folder: Path) -> None:
    made = parcel(folder, "volunteers: people.csv\nhistory: rosters\n")
    sent = {name for (question, name) in made.beside.answers if question == "read"}
    assert {name.replace("\\", "/") for name in sent} == {
        "people.csv",
        "rosters/2026-11-28.json",
        "rosters/2026-11-28.csv",
    }
    assert b"nobody's business" not in pickle.dumps(made)


def test_what_lies_outside_stays_there_unless_it_is_allowed(folder: Path) -> None:
    lines = "volunteers: ../outside.csv\n"
    assert b"Eve" not in pickle.dumps(parcel(folder, lines))
    assert b"Eve" in pickle.dumps(parcel(folder, lines, may_leave=True))


def test_a_week_file_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    (found,) = find_week_files([tmp_path / "gone.yaml"], tmp_path / "out")
    made, problems = Packing(LIMITS, False, "").parcel(0, found)
    assert made is None
    assert [one.code for one in problems] == ["no-file"]


def test_windows_sends_names_that_are_found_elsewhere(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There folders are parted by backslashes, and the answers are noted under such names."""
    lines = "volunteers: people.csv\nhistory: rosters\n"
    here = parcel(folder, lines)
    expected = said(*read_week_bytes(here.label, here.data, here.beside))

    class There(Folder):
        def _place(self, name: str) -> Path:
            return super()._place(name.replace("\\", "/"))

    with monkeypatch.context() as there:
        for module in ("dutyplan.batch.packed", "dutyplan.ledger.reading.folder"):
            there.setattr(f"{module}.PurePath", PureWindowsPath)
        there.setattr("dutyplan.batch.parcel.Folder", There)
        sent = parcel(folder, lines)
    assert sent.digest == here.digest
    shutil.rmtree(folder)
    known, problems = said(*read_week_bytes(sent.label, sent.data, sent.beside))
    assert (known, problems) == expected
