"""`dutyplan batch`: the real command, its processes, what it says, and what it leaves behind."""

from __future__ import annotations

import csv
import os
import signal
import subprocess
import sys
import time
from io import StringIO
from pathlib import Path

import pytest

from dutyplan.batch.journal import NAME
from tests.batch.engines.dask import dask
from tests.cli.process import HANG, finish, in_terminal, run, start

WEEK = """\
start: 2026-11-28
tasks: [{name: Rails, when: saturday 10:00-11:00, people: 2}]
volunteers: [{name: Aynur}, {name: Bahar}, {name: 李敏}]
"""
SHORT = WEEK.replace("people: 2", "people: 5")
BROKEN = WEEK.replace("people:", "peopel:").replace("10:00", "25:00")
CHINESE = WEEK + "language: zh\n"

NEVER = """\
start: 2026-11-28
tasks: [{name: Rails, when: saturday 10:00-11:00, people: 2}]
volunteers: [{name: Aynur}, {name: Bahar}]
rules:
  apart: [[Aynur, Bahar]]
"""


def write(folder: Path, **texts: str) -> Path:
    for name, text in texts.items():
        path = folder / "city" / name / "week.yaml"
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def city(tmp_path: Path) -> Path:
    return write(tmp_path, north=WEEK, east=SHORT, south=BROKEN)


def summary(folder: Path) -> list[list[str]]:
    text = (folder / "summary.csv").read_text(encoding="utf-8-sig")
    return [[*row[:5], row[6]] for row in csv.reader(StringIO(text))]


def files(folder: Path) -> set[str]:
    """All that is there, but for what is hidden."""
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith(".")
    }


def test_a_city(city: Path) -> None:
    result = run("batch", "city", "--to", "out", "--format", "csv", "--format", "html", cwd=city)
    week = Path("city", "south", "week.yaml")
    assert result.code == 1
    assert result.raw == b""
    assert result.err.startswith(f"{week}: problems: {week}:2:")
    assert result.err.endswith(
        "\n\n3 week files, 2 with a roster: 2 proved best, 1 with gaps.\n"
        f"Written: out{os.sep}, {Path('out', 'summary.csv')}.\n"
    )
    assert files(city / "out") == {
        "summary.csv",
        *(f"{one}/week{kind}" for one in ("north", "east") for kind in (".csv", ".html")),
    }
    header, *rows = summary(city / "out")
    assert header == ["file", "status", "gaps", "largest_balance", "proved", "message"]
    assert [row[:5] for row in rows] == [
        [str(Path("city", "east", "week.yaml")), "optimal", "2", "-0.7", "yes"],
        [str(Path("city", "north", "week.yaml")), "optimal", "0", "0.3", "yes"],
        [str(week), "problems", "", "", "no"],
    ]
    alone = run("solve", city / "city" / "north" / "week.yaml", "--format", "csv")
    made = (city / "out" / "north" / "week.csv").read_bytes()
    assert made.decode("utf-8-sig") == alone.out, "as `solve` makes it"


def test_all_went_well(tmp_path: Path) -> None:
    write(tmp_path, north=WEEK)
    result = run("batch", "city", cwd=tmp_path)
    assert (result.code, result.raw) == (0, b"")
    assert result.err == (
        "1 week file, 1 with a roster: 1 proved best, 0 with gaps.\n"
        f"Written: batch{os.sep}, {Path('batch', 'summary.csv')}.\n"
    )
    assert files(tmp_path / "batch") == {"summary.csv", "north/week.json"}
    again = run("batch", "city", "--resume", cwd=tmp_path)
    assert again.code == 0
    assert "One was done already and has not changed.\n" in again.err
    assert run("batch", "city", "--resume", "-q", cwd=tmp_path).err == ""


def test_no_roster_is_a_row_that_says_where_to_ask(tmp_path: Path) -> None:
    write(tmp_path, north=NEVER)
    result = run("batch", "city", "--strict", cwd=tmp_path)
    assert result.code == 1
    week = Path("city", "north", "week.yaml")
    (_, row) = summary(tmp_path / "batch")
    assert row == [
        str(week), "infeasible", "", "", "no",
        f"No roster keeps all rules and has no gaps, as --strict asks. dutyplan solve {week} says "
        "why.",
    ]  # fmt: skip


def test_what_was_not_proved_is_tried_again_with_more_time(tmp_path: Path) -> None:
    write(tmp_path, north=NEVER)
    assert run("batch", "city", "--time-limit", "0", cwd=tmp_path).code == 0
    (_, row) = summary(tmp_path / "batch")
    assert row[1:5] == ["feasible", "1", "0.0", "no"]
    assert row[5] == "The time limit of 0 s was reached: this is the best roster found so far."
    run("batch", "city", "--time-limit", "0", "--resume", cwd=tmp_path)
    assert summary(tmp_path / "batch")[1] == row
    assert run("batch", "city", "--resume", cwd=tmp_path).code == 0
    assert summary(tmp_path / "batch")[1][1] == "optimal"


def test_what_it_says_in_chinese(tmp_path: Path) -> None:
    write(tmp_path, north=CHINESE, east=SHORT)
    result = run("batch", "city", "--lang", "zh", "--format", "table", cwd=tmp_path)
    assert result.err == (
        "2 份排班文件，2 份有排班：2 份证明为最优，1 份有空缺。\n"
        f"已写入：batch{os.sep}, {Path('batch', 'summary.csv')}。\n"
    ).replace(", ", "、")
    assert "周六" in (tmp_path / "batch" / "east" / "week.txt").read_text(encoding="utf-8")


def test_each_file_in_its_own_language(tmp_path: Path) -> None:
    write(tmp_path, north=CHINESE, east=SHORT, west=CHINESE.replace("people:", "peopel:"))
    assert run("batch", "city", "--format", "table", cwd=tmp_path).code == 1
    assert "周六" in (tmp_path / "batch" / "north" / "week.txt").read_text(encoding="utf-8")
    assert "Sat" in (tmp_path / "batch" / "east" / "week.txt").read_text(encoding="utf-8")
    assert "任务中没有“peopel”这一项" in summary(tmp_path / "batch")[-1][-1]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--jobs", "2", "--cluster", "tcp://127.0.0.1:1"],
         "a cluster has workers of its own: leave --jobs or --cluster out"),
        (["--format", "pdf"], "'pdf' is not one of"),
        (["--format", "csv", "--names", "initials"], "csv speaks of people by id, not by initials"),
        (["--jobs", "0"], "Invalid value for '--jobs'"),
    ],
)  # fmt: skip
def test_wrong_usage(city: Path, options: list[str], said: str) -> None:
    result = run("batch", "city", *options, cwd=city)
    assert result.code == 2
    assert said in " ".join(result.err.split())
    assert not (city / "batch").exists()


def test_a_folder_without_week_files_is_wrong_usage(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    result = run("batch", "empty", cwd=tmp_path)
    assert result.code == 2
    assert "there is no week file (.yaml or .yml) in empty" in " ".join(result.err.split())


def test_a_file_that_is_not_there_is_a_row(city: Path) -> None:
    result = run("batch", "city/north/week.yaml", "gone.yaml", cwd=city)
    assert result.code == 1
    assert [row[1] for row in summary(city / "batch")[1:]] == ["optimal", "problems"]


def test_results_that_cannot_be_written_end_the_run(city: Path) -> None:
    (city / "out").write_text("no folder", encoding="utf-8")
    result = run("batch", "city", "--to", "out", cwd=city)
    assert result.code == 2
    said = "'out' is a file, and the rosters need a folder; give another name"
    assert said in " ".join(result.err.split())
    assert (city / "out").read_text(encoding="utf-8") == "no folder"


@pytest.mark.skipif(os.name == "nt", reason="a folder in the way is told of otherwise there")
def test_of_what_is_hidden_only_the_folder_is_named(city: Path) -> None:
    (city / "out" / NAME).mkdir(parents=True)
    result = run("batch", "city", "--to", "out", cwd=city)
    assert result.code == 1
    assert result.err == "error: 'out' could not be written: Is a directory (choose another name)\n"


def test_a_slip_in_the_name_of_the_city_leaves_what_is_known_of_it(city: Path) -> None:
    run("batch", "city", "--to", "out", cwd=city)
    kept = [city / "out" / "summary.csv", city / "out" / NAME]
    before = [path.read_bytes() for path in kept]
    result = run("batch", "ctiy", "--to", "out", cwd=city)
    assert result.code == 2
    assert "ctiy can't be found; check the name, and in which folder you are" in result.err
    assert [path.read_bytes() for path in kept] == before
    said = run("batch", "ctiy", env={"LANG": "zh_CN.UTF-8"}, cwd=city).err
    assert "找不到 ctiy；请检查名称和所在的文件夹" in said


def test_a_file_that_may_not_be_read_is_a_row(city: Path) -> None:
    path = city / "city" / "east" / "week.yaml"
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("who runs this may read everything")
    given = [Path("city", one, "week.yaml") for one in ("east", "north")]
    assert run("batch", *given, cwd=city).code == 1
    assert [row[1] for row in summary(city / "batch")[1:]] == ["problems", "optimal"]


FULL = """\
import errno
from dutyplan.batch import results
from dutyplan.cli import main

real = results.put

def put(path, data):
    if path.parent.name == "north":
        raise OSError(errno.ENOSPC, "No space left on device")
    real(path, data)

if __name__ == "__main__":
    results.put = put
    main()
"""


def test_a_full_disk_says_what_is_done(city: Path) -> None:
    (city / "full.py").write_text(FULL, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "full.py", "batch", "city", "--jobs", "1"],
        cwd=city, capture_output=True, encoding="utf-8", timeout=HANG, check=False,
        env=os.environ | {"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"},
    )  # fmt: skip
    assert done.returncode == 1
    assert " ".join(done.stderr.split()) == (
        "error: 'batch' could not be written: No space left on device (free some space, or write "
        "to another disk) Stopped: 1 of 3 week files are done, and their rosters are in "
        "place. The same command with --resume does the rest."
    )


def test_two_runs_do_not_write_into_one_folder(city: Path) -> None:
    from dutyplan.batch.journal import held

    (city / "out").mkdir()
    with held(city / "out"):
        result = run("batch", "city", "--to", "out", cwd=city)
    assert result.code == 1
    assert result.err == "error: another batch is writing into out; wait for its end\n"


def many(tmp_path: Path, num: int = 40) -> Path:
    """Enough week files to be interrupted between them."""
    return write(tmp_path, **{f"c{number:02}": WEEK for number in range(num)})


def started(folder: Path) -> subprocess.Popen[bytes]:
    """A batch of which some is done."""
    process = start("batch", "city", "--to", "out", "--jobs", "1", cwd=folder)
    end = time.monotonic() + HANG
    journal = folder / "out" / NAME
    while time.monotonic() < end and process.poll() is None:
        if journal.exists() and journal.read_bytes().count(b"\n") >= 2:
            return process
        time.sleep(0.01)
    pytest.fail(finish(process).err)


def test_ctrl_c_keeps_what_is_done(tmp_path: Path) -> None:
    process = started(many(tmp_path))
    process.send_signal(signal.SIGINT)
    result = finish(process)
    assert result.code == 130
    num = len(summary(tmp_path / "out")) - 1
    assert 2 <= num < 40
    assert " ".join(result.err.split()) == (
        f"Stopped: {num} of 40 week files are done, and their rosters are in place. The same "
        "command with --resume does the rest."
    )
    again = run("batch", "city", "--to", "out", "--resume", cwd=tmp_path)
    assert again.code == 0
    assert f"{num} were done already and have not changed.\n" in again.err
    assert len(files(tmp_path / "out")) == 41


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no such signal here")
def test_a_kill_loses_only_what_was_running(tmp_path: Path) -> None:
    process = started(many(tmp_path))
    process.kill()
    process.communicate(timeout=HANG)
    done = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("week.json")}
    again = run("batch", "city", "--to", "out", "--resume", cwd=tmp_path)
    assert again.code == 0
    assert len(files(tmp_path / "out")) == 41
    num_again = sum(path.stat().st_mtime_ns != stamp for path, stamp in done.items())
    assert num_again <= 1, "one may have been in place and not noted yet"


def test_one_line_tells_how_far_it_has_come(tmp_path: Path) -> None:
    many(tmp_path, 150)  # for a run of half a second there is no line
    sent, result = in_terminal(
        "batch", str(tmp_path / "city"), "--to", str(tmp_path / "out"), "--jobs", "1",
        stream="stderr",
    )  # fmt: skip
    assert result.code == 0
    assert " of 150 week files" in sent
    assert "about 0:0" in sent


def test_a_cluster_gives_the_same_rosters(city: Path, tmp_path: Path) -> None:
    csv_files = ("--format", "csv")
    with dask(tmp_path) as cluster:
        cluster.start_worker("--nthreads", "2")
        result = run("batch", "city", *csv_files, "--cluster", cluster.address, cwd=city)
    assert result.code == 1, result.err
    assert result.err.startswith(str(Path("city", "south", "week.yaml")))
    run("batch", "city", *csv_files, "--to", "here", cwd=city)
    for name in ("north/week.csv", "east/week.csv"):
        assert (city / "batch" / name).read_bytes() == (city / "here" / name).read_bytes()
    assert summary(city / "batch") == summary(city / "here")


def test_a_cluster_that_is_not_there_is_told_in_a_sentence(city: Path) -> None:
    result = run("batch", "city", "--cluster", "tcp://127.0.0.1:1", cwd=city)
    assert result.code == 1
    assert result.err == (
        "error: no scheduler of Dask answers at tcp://127.0.0.1:1\n"
        "  hint: has 'dask scheduler' been started there, and is the port open?\n"
    )
