"""`dutyplan solve`: what it shows, what it writes, and the numbers that it ends with."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from dutyplan.cli.showing import SUFFIXES
from tests.cli.process import IN_THE_WHOLE_MODEL, UNOPENED, WEEK, Result, run

TABLE = """\
Clean-up (2026-11-28)

Date        Day  Time         Task      Place    Who
----------  ---  -----------  --------  -------  --------
2026-11-28  Sat  10:00-11:00  Rails     Block A  Ann, Bob
                 11:00-12:00  Basement           李敏

Name  Duties  Load  Fair share  Balance
----  ------  ----  ----------  -------
Ann        1     1        1.00      0.0
Bob        1     1        1.00      0.0
李敏       1     3        3.00      0.0
Balance: + carries more than the fair share, - carries less.

No gaps.
Proved: no roster is more complete, and of those as good none is fairer.
With coverage as good as here, nobody's balance can be lowered without raising
somebody else's to at least as much.
- All balances are 0.0.
"""

CSV = """\
date,weekday,start,end,task,place,volunteer,role,effort,status
2026-11-28,Sat,10:00,11:00,Rails,Block A,Ann,duty,1,planned
2026-11-28,Sat,10:00,11:00,Rails,Block A,Bob,duty,1,planned
2026-11-28,Sat,11:00,12:00,Basement,,李敏,duty,3,planned
"""

# Two hold the same share, so that which of them comes is the solver's choice.
SHORT = """\
title: Clean-up
start: 2026-11-28
tasks:
  - {name: Rails, when: saturday 10:00-11:00, people: 3}
  - {name: Basement, when: saturday 11:00-12:00}
volunteers:
  - {name: Ann}
  - {name: Bob}
"""


REFUSAL = """\
No roster keeps all rules and has no gaps, as --strict asks.

This demand of the week file can't be met, whatever the others say:
short.yaml:4:55: Rails on 2026-11-28 10:00-11:00 wants 3 people
  4 |   - {name: Rails, when: saturday 10:00-11:00, people: 3}
    |                                                       ^

Ways out, the smallest change first; each was tried, and has a roster:
1. make do with 2 people for Rails on 2026-11-28 10:00-11:00 (short.yaml:4:55)
"""
REFUSAL_ZH = """\
没有任何排班能满足全部规则且没有空缺（--strict 的要求）。

排班文件中的这项要求无论如何都不能满足：
short.yaml:4:55: 2026-11-28 10:00-11:00 Rails 需要 3 人
  4 |   - {name: Rails, when: saturday 10:00-11:00, people: 3}
    |                                                       ^

可行的办法，改动最小的在前；每一种都试排过，确有排班：
1. 2026-11-28 10:00-11:00 Rails 只安排 2 人（short.yaml:4:55）
"""

# Bob comes with Ann, and not with Cem; both of them are to be there.
UNHOLDABLE = """\
start: 2026-11-28
tasks: [{name: Hall, when: saturday 10:00-12:00, people: 3}]
rules:
  fixed:
    - {volunteer: Ann, task: Hall, date: 2026-11-28}
    - {volunteer: Cem, task: Hall, date: 2026-11-28}
  together: [[Ann, Bob]]
  apart: [[Bob, Cem]]
volunteers: [{name: Ann}, {name: Bob}, {name: Cem}]
"""
UNHELD = """\
No roster keeps all rules.

These 4 demands of the week file can't all be met. Without any one of them the
others can, and no smaller set of them clashes:
week.yaml:5:19: Ann is fixed on Hall on 2026-11-28 10:00-12:00
  5 |     - {volunteer: Ann, task: Hall, date: 2026-11-28}
    |                   ^^^
week.yaml:6:19: Cem is fixed on Hall on 2026-11-28 10:00-12:00
  6 |     - {volunteer: Cem, task: Hall, date: 2026-11-28}
    |                   ^^^
week.yaml:7:14: Ann and Bob together
  7 |   together: [[Ann, Bob]]
    |              ^^^^^^^^^^
week.yaml:8:11: Bob and Cem never on the same duty
  8 |   apart: [[Bob, Cem]]
    |           ^^^^^^^^^^

Ways out, the smallest change first; each was tried, and has a roster:
1. take out this line, or give it a 'cost': Ann is fixed on Hall on 2026-11-28
   10:00-12:00 (week.yaml:5:19)
2. take out this line, or give it a 'cost': Ann and Bob together
   (week.yaml:7:14)
3. take out this line, or give it a 'cost': Bob and Cem never on the same duty
   (week.yaml:8:11)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "week.yaml").write_text(WEEK, encoding="utf-8")
    (tmp_path / "short.yaml").write_text(SHORT, encoding="utf-8")
    return tmp_path


def solve(folder: Path, *arguments: str, **env: str) -> Result:
    return run("solve", *arguments, cwd=folder, env=env)


def solve_in_the_whole_model(folder: Path, *arguments: str) -> Result:
    return run("solve", *arguments, cwd=folder, program=IN_THE_WHOLE_MODEL)


def test_the_table_goes_to_standard_output_and_nothing_to_standard_error(folder: Path) -> None:
    result = solve(folder, "week.yaml")
    assert (result.code, result.out, result.err) == (0, TABLE, "")


def test_csv_on_standard_output_has_no_byte_order_mark(folder: Path) -> None:
    result = solve(folder, "week.yaml", "--format", "csv")
    assert (result.code, result.raw, result.err) == (0, CSV.encode(), "")


def test_json_on_standard_output_is_one_object(folder: Path) -> None:
    result = solve(folder, "week.yaml", "--format", "json")
    found = json.loads(result.raw)
    assert (result.code, result.err) == (0, "")
    assert found["status"] == "optimal"
    assert [one["volunteers"] for one in found["duties"]] == [["Ann", "Bob"], ["李敏"]]
    assert found["solver"]["seconds"] > 0


def test_the_table_goes_by_volunteer_where_asked_for(folder: Path) -> None:
    result = solve(folder, "week.yaml", "--by", "volunteer")
    assert result.out.splitlines()[2:7] == [
        "Name  Date        Day  Time         Task      Place",
        "----  ----------  ---  -----------  --------  -------",
        "Ann   2026-11-28  Sat  10:00-11:00  Rails     Block A",
        "Bob   2026-11-28  Sat  10:00-11:00  Rails     Block A",
        "李敏  2026-11-28  Sat  11:00-12:00  Basement",
    ]


def test_files_are_written_in_the_format_of_their_suffix(folder: Path) -> None:
    outputs = ["-o", "r.csv", "-o", "r.json", "--output", "R.TXT"]
    result = solve(folder, "week.yaml", *outputs)
    assert (result.code, result.out, result.err) == (0, TABLE, "")
    assert (folder / "r.csv").read_bytes() == b"\xef\xbb\xbf" + CSV.encode()
    assert (folder / "R.TXT").read_bytes() == TABLE.encode()
    found = (folder / "r.json").read_bytes()
    assert found.startswith(b'{\n  "title": "Clean-up"')
    assert {path.name for path in folder.iterdir()} == {
        "week.yaml", "short.yaml", "r.csv", "r.json", "R.TXT",
    }  # fmt: skip


FOLDER = "; for a folder of calendars put a / behind it"


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("r.docx", f"'r.docx': the suffix of a file says its format, one of {SUFFIXES}{FOLDER}"),
        ("roster", f"'roster': the suffix of a file says its format, one of {SUFFIXES}{FOLDER}"),
        ("none/r.csv", "there is no folder 'none'"),
    ],
)
def test_a_file_that_can_not_be_meant_is_wrong_usage(path: str, message: str, folder: Path) -> None:
    result = solve(folder, "week.yaml", "-o", "good.csv", "-o", path)
    assert (result.code, result.raw) == (2, b"")
    assert result.err.splitlines()[-1] == f"Error: Invalid value for -o: {message}"
    assert not (folder / "good.csv").exists()


def test_gaps_are_warned_of_and_are_no_failure(folder: Path) -> None:
    result = solve(folder, "short.yaml")
    assert (result.code, result.err) == (0, "gap: Rails on 2026-11-28 10:00-11:00: 1 missing\n")
    assert "Rails     Ann, Bob\n" in result.out
    assert "!! 1 missing\n" in result.out
    assert "Gaps in 1 of 2 duties: people missing 1.\n" in result.out
    assert solve(folder, "short.yaml", "-q") == Result(0, result.raw, "")


def test_many_gaps_are_counted(folder: Path) -> None:
    week = SHORT.replace("when: saturday 10:00-11:00", "when: daily 10:00-11:00")
    (folder / "short.yaml").write_text(week.replace("11-28\n", "11-28\nweeks: 2\n", 1))
    lines = solve(folder, "short.yaml").err.splitlines()
    assert lines[0] == "gap: Rails on 2026-11-28 10:00-11:00: 1 missing"
    assert lines[9:] == ["gap: Rails on 2026-12-07 10:00-11:00: 1 missing", "gap: and 4 more"]


def test_strict_ends_with_three_where_every_roster_has_gaps(folder: Path) -> None:
    result = solve(folder, "short.yaml", "--strict", "-o", "r.csv")
    assert (result.code, result.raw, result.err) == (3, b"", REFUSAL)
    assert not (folder / "r.csv").exists()
    result = solve(folder, "short.yaml", "--strict", "--lang", "zh")
    assert (result.code, result.raw, result.err) == (3, b"", REFUSAL_ZH)


def test_a_refusal_is_told_after_the_stages(folder: Path) -> None:
    result = solve(folder, "short.yaml", "--strict", "-v")
    stages = result.err.removesuffix(REFUSAL)
    assert (result.code, result.raw) == (3, b"")
    assert stages != result.err
    assert all(re.fullmatch(STAGE, line) for line in stages.splitlines())
    # Errors are shown whether they are wanted or not.
    assert solve(folder, "short.yaml", "--strict", "-q") == Result(3, b"", REFUSAL)


def test_a_refusal_is_told_to_programs(folder: Path) -> None:
    result = solve(folder, "short.yaml", "--strict", "--format", "json")
    found = json.loads(result.raw)
    assert (result.code, result.err) == (3, REFUSAL)
    assert (found["status"], found["duties"]) == ("infeasible", [])
    rails = {"task": "Rails", "date": "2026-11-28", "start": "10:00"}
    line = {"file": "short.yaml", "line": 4, "column": 55}
    assert found["problems"] == [
        {
            "code": "clash.smallest",
            "message": "This demand of the week file can't be met, whatever the others say:",
            "lines": [{"code": "line.wants", "duty": rails, "num": 3, **line}],
            "num": 1,
        },
        {
            "code": "ways.cheapest",
            "message": "Ways out, the smallest change first; each was tried, and has a roster:",
        },
        {
            "code": "way",
            "message": "make do with 2 people for Rails on 2026-11-28 10:00-11:00",
            "changes": [{"code": "way.people", "duty": rails, "num": 2, **line}],
            "cost": 10,
        },
    ]


def test_without_any_roster_at_all_it_is_not_strict_that_refuses(folder: Path) -> None:
    (folder / "week.yaml").write_text(UNHOLDABLE, encoding="utf-8")
    result = solve(folder, "week.yaml")
    assert (result.code, result.raw, result.err) == (3, b"", UNHELD)


def test_strict_changes_nothing_where_there_are_no_gaps(folder: Path) -> None:
    result = solve(folder, "week.yaml", "--strict")
    assert (result.code, result.out, result.err) == (0, TABLE, "")


def test_no_time_at_all_may_end_with_four(folder: Path) -> None:
    result = solve_in_the_whole_model(folder, "week.yaml", "--time-limit", "0", "-o", "r.csv")
    text = (
        "No roster was found within 0 s; it is not known whether one exists. Give more\n"
        "time with --time-limit.\n"
    )
    assert (result.code, result.raw, result.err) == (4, b"", text)
    assert not (folder / "r.csv").exists()
    result = solve_in_the_whole_model(folder, "week.yaml", "--time-limit", "0", "--format", "json")
    found = json.loads(result.raw)
    assert (found["status"], found["duties"]) == ("unknown", [])


def test_a_roster_that_takes_no_time_at_all_is_shown(folder: Path) -> None:
    result = solve(folder, "week.yaml", "--time-limit", "0", "-o", "r.csv")
    said = "The time limit of 0 s was reached: this is the best roster found so far.\n"
    assert (result.code, result.err) == (0, said)
    assert result.out.startswith(TABLE.partition("Proved")[0].rstrip("\n"))
    assert (folder / "r.csv").read_text(encoding="utf-8-sig") == CSV


@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_the_same_file_and_seed_give_the_same_bytes(form: str, folder: Path) -> None:
    arguments = ["short.yaml", "-o", "r.csv", "--format", form]
    results, files = [], []
    for secret in ("1", "2"):
        result = solve(folder, *arguments, PYTHONHASHSEED=secret)
        results.append(Result(result.code, timeless(result.raw), result.err))
        files.append((folder / "r.csv").read_bytes())
    assert results[0] == results[1]
    assert files[0] == files[1]


def timeless(raw: bytes) -> bytes:
    """What JSON says of the time by the clock is the only thing that may differ."""
    return re.sub(rb'"seconds": [0-9.]+', b'"seconds": 0', raw)


@pytest.mark.parametrize("option", [["--seed", "7"], ["--workers", "2"]])
def test_another_seed_and_more_workers_find_rosters_as_good(
    option: list[str], folder: Path
) -> None:
    result = solve(folder, "week.yaml", *option)
    assert (result.code, result.out, result.err) == (0, TABLE, "")


CERTIFICATE = [
    "  With coverage as good as here, nobody's balance can be lowered without raising",
    "    somebody else's to at least as much.",
    "  - All balances are 0.0.",
]
STAGE = r"  .+: (found|not found|best|some|none|nothing), [0-9]+\.[0-9]{2} s"


def test_verbose_tells_the_stages_of_the_search(folder: Path) -> None:
    result = solve(folder, "week.yaml", "-v")
    assert (result.code, result.out) == (0, TABLE)
    lines, certificate = result.err.splitlines()[:-3], result.err.splitlines()[-3:]
    assert certificate == CERTIFICATE
    assert re.fullmatch(r"  flow: found, [0-9]+\.[0-9]{2} s", lines[0])
    assert all(re.fullmatch(STAGE, one) for one in lines)


def test_verbose_tells_the_stages_in_the_whole_model(folder: Path) -> None:
    result = solve_in_the_whole_model(folder, "week.yaml", "-v")
    assert (result.code, result.out) == (0, TABLE)
    lines, certificate = result.err.splitlines()[:-3], result.err.splitlines()[-3:]
    assert certificate == CERTIFICATE
    assert re.fullmatch(r"  first roster: best, [0-9]+\.[0-9]{2} s", lines[0])
    assert re.fullmatch(r"  coverage: best, [0-9]+\.[0-9]{2} s", lines[1])
    assert all(re.fullmatch(STAGE, one) for one in lines)


PROFILE = """\
  starting # s #%
  reading # s #%
  building # s #%
  presolve # s #%
  search # s #%
  checking # s #%
  explaining # s #%
  writing # s #%
  in all # s #%
"""


def test_twice_verbose_tells_where_the_time_went_too(folder: Path) -> None:
    result = solve(folder, "week.yaml", "-vv")
    assert (result.code, result.out) == (0, TABLE)
    stages = "".join(line for line in result.err.splitlines(True) if ": " in line)
    assert stages.startswith("  flow: found, ")
    profile = result.err.removeprefix(stages).removeprefix("\n".join([*CERTIFICATE, ""]))
    assert re.sub(r" +\d+\.\d\d s +\d+%", " # s #%", profile) == PROFILE
    assert len(set(map(len, profile.splitlines()))) == 1
    assert profile.endswith("s  100%\n")
    numbers = [float(one) for one in re.findall(r"(\d+\.\d\d) s +\d", result.err)]
    assert sum(numbers[:-1]) == pytest.approx(numbers[-1], abs=0.05)
    assert numbers[0] > 0


def test_where_the_time_went_is_told_at_a_bad_end_too(folder: Path) -> None:
    (folder / "bad.yaml").write_text("start: 2026-11-28\n")
    for arguments, code in (
        (["bad.yaml"], 1),
        (["week.yaml", "--time-limit", "0"], 4),
        (["short.yaml", "--strict"], 3),
    ):
        result = solve_in_the_whole_model(folder, *arguments, "-vv")
        assert (result.code, result.raw) == (code, b"")
        assert "  in all  " in result.err


# The solver that is asked for the so-maniest time finds no memory left.
NO_MEMORY = """
from ortools.sat.python import cp_model_helper as cp_sat

class Wrapper:
    num_made = 0

    def __init__(self):
        self._real = real()
        Wrapper.num_made += 1

    def __getattr__(self, name):
        return getattr(self._real, name)

    def solve(self, model):
        if Wrapper.num_made >= NUMBER:
            raise MemoryError("std::bad_alloc")
        return self._real.solve(model)

real, cp_sat.SolveWrapper = cp_sat.SolveWrapper, Wrapper
main()
"""


def out_of_memory(folder: Path, number: int, *arguments: str, head: str = UNOPENED) -> Result:
    program = head + NO_MEMORY.replace("NUMBER", str(number))
    return run("solve", *arguments, cwd=folder, program=program)


def test_memory_that_runs_out_leaves_the_best_roster(folder: Path) -> None:
    result = out_of_memory(folder, 2, "week.yaml", "-o", "r.csv")
    assert result.code == 0
    assert result.err == "Memory ran out: this is the best roster found so far.\n"
    table, _, closing = result.out.partition("No gaps.\n")
    assert table == TABLE.partition("No gaps.\n")[0]
    assert closing.splitlines()[0] == (
        "Not proved: memory ran out; this is the best roster found until then."
    )
    assert closing.splitlines()[2].startswith("Largest balance: 0.0 (")
    assert (folder / "r.csv").exists()


def test_memory_that_runs_out_leaves_the_roster_of_the_flow(folder: Path) -> None:
    result = out_of_memory(folder, 1, "week.yaml", head="from dutyplan.cli import main")
    assert result.code == 0
    assert result.err == "Memory ran out: this is the best roster found so far.\n"
    assert result.out.partition("No gaps.\n")[0] == TABLE.partition("No gaps.\n")[0]


def test_memory_that_runs_out_before_any_roster_ends_with_four(folder: Path) -> None:
    result = out_of_memory(folder, 1, "week.yaml")
    said = "Memory ran out before any roster was found.\n"
    assert (result.code, result.raw, result.err) == (4, b"", said)
    result = out_of_memory(folder, 1, "week.yaml", "--lang", "zh")
    assert result.err == "内存不足：还没有找到任何排班。\n"


def test_memory_that_runs_out_elsewhere_is_no_fault_of_the_program(folder: Path) -> None:
    program = """
from dutyplan.cli import main, options

def read(*_):
    raise MemoryError

options.load_week_file = read
main()
"""
    result = run("solve", "week.yaml", cwd=folder, program=program)
    assert (result.code, result.raw, result.err) == (4, b"", "error: memory ran out\n")


def test_the_time_limit_counts_from_the_start_of_the_process(folder: Path) -> None:
    program = """
import dutyplan.solving as module
from dutyplan.cli import main

def solve(plan, *, time_limit, **_):
    raise SystemExit(f"{time_limit}")

module.solve = solve
main()
"""
    result = run("solve", "week.yaml", "--time-limit", "50", cwd=folder, program=program)
    assert 0 < float(result.err) < 50
    result = run("solve", "week.yaml", "--time-limit", "0.01", cwd=folder, program=program)
    assert float(result.err) == 0


def test_the_time_limit_is_for_the_reasons_too(folder: Path) -> None:
    program = """
import time
import dutyplan.explaining.outcomes as module
from dutyplan.cli import main

def explain(outcome, *, deadline, **_):
    raise SystemExit(f"{deadline - time.monotonic()}")

module.explain = explain
main()
"""
    result = run("solve", "week.yaml", "--time-limit", "50", cwd=folder, program=program)
    assert 0 < float(result.err) < 50
    result = run("solve", "week.yaml", "--time-limit", "0.01", cwd=folder, program=program)
    assert float(result.err) <= 0
