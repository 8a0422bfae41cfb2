"""`dutyplan publish`: what is filed, what is in the way, and two runs or a dead one at that."""

from __future__ import annotations

import json
import re
import subprocess
import time
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

import pytest

from dutyplan.grammar.beside import Folder
from dutyplan.grammar.text import Text
from dutyplan.ledger.reading.folder import read_history
from dutyplan.ledger.record import Consent, Mark, Record
from dutyplan.outputs.filed import filed_texts
from dutyplan.problems import Source, render_line
from tests.cli.process import Result, in_terminal, run, start

WEEK = """\
title: Clean-up
start: 2026-11-28
weeks: 2
tasks:
  - {name: Basement, when: saturday 11:00-12:00}
volunteers:
  - {name: Aynur, available: 2026-11-28}
  - {name: Bahar, available: 2026-12-05, household: Flat 12}
"""
"""A week file with just one roster."""

TABLE = """\
Clean-up (2026-11-28 to 2026-12-05)
{note}
Date        Day  Time         Task      Who
----------  ---  -----------  --------  -----
2026-11-28  Sat  11:00-12:00  Basement  Aynur
2026-12-05  Sat  11:00-12:00  Basement  Bahar
"""
FILED = "Filed as {0}/2026-11-28.json, and to read as {0}/2026-11-28.csv.\n"
ADVICE = (
    "To let the next weeks count what was done in this one, write in the week file:\n"
    "  history: {}\n"
)
CSV = """\
date,weekday,start,end,task,place,volunteer,role,effort,status
2026-11-28,Sat,11:00,12:00,Basement,,Aynur,duty,1,{0}
2026-12-05,Sat,11:00,12:00,Basement,,Bahar,duty,1,{0}
"""

LATER = WEEK.replace("2026-11-28\nweeks: 2", "2026-12-05\nweeks: 1")
"""A plan for the second of the two weeks alone."""

NOBODY = WEEK.replace("available: 2026-11-28", "available: 2026-12-05")

# A run that has solved says so, and files only once its standard input is closed.
WAITING = """
import sys
from dutyplan.cli import main
from dutyplan.cli.making import Making

solve = Making.solve


def solve_and_wait(self, *arguments):
    outcome = solve(self, *arguments)
    print("ready", file=sys.stderr, flush=True)
    sys.stdin.read()
    return outcome


Making.solve = solve_and_wait
main()
"""

NEVER = """
from dutyplan.cli import main
from dutyplan.cli.making import Making

Making.solve = None
main()
"""

ENDED = """
from dataclasses import replace
import dutyplan.solving
from dutyplan.cli import main
from dutyplan.roster import Status

solve = dutyplan.solving.solve
dutyplan.solving.solve = lambda *many, **named: replace(solve(*many, **named), {})
main()
"""


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The two files of the first roster."""
    folder = tmp_path_factory.mktemp("first")
    (folder / "week.yaml").write_text(WEEK, encoding="utf-8")
    assert publish(folder, "week.yaml", "--seed", "9").code == 0
    return {name: (folder / name).read_bytes() for name in filed(folder)}


def put(folder: Path, files: dict[str, bytes]) -> None:
    (folder / "rosters").mkdir()
    for name, data in files.items():
        (folder / name).write_bytes(data)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in {"week": WEEK, "later": LATER, "nobody": NOBODY}.items():
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def filed(folder: Path) -> set[str]:
    """All files but the week files and the lock."""
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and path.suffix != ".yaml" and path.name != ".dutyplan.lock"
    }


def record(path: Path) -> Record:
    return Record.model_validate_json(path.read_bytes())


def history(path: Path) -> list[str]:
    """What is wrong with a folder of rosters."""
    name = Text(str(path), Source("history", str(path)).start())
    return [
        render_line(problem) for problem in read_history([name], Folder(Path(), may_leave=True))[1]
    ]


def publish(folder: Path, *arguments: str, **more: Any) -> Result:
    return run("publish", *(arguments or ("week.yaml",)), cwd=folder, **more)


def test_the_roster_is_shown_and_filed(folder: Path) -> None:
    result = publish(folder)
    assert result.code == 0
    assert result.out.startswith(TABLE.format(note=""))
    assert result.out == run("solve", "week.yaml", cwd=folder).out
    assert result.err == FILED.format("rosters") + ADVICE.format("rosters")
    assert filed(folder) == {"rosters/2026-11-28.json", "rosters/2026-11-28.csv"}
    csv = (folder / "rosters" / "2026-11-28.csv").read_bytes()
    assert csv.decode("utf-8-sig") == CSV.format("planned")
    found = record(folder / "rosters" / "2026-11-28.json")
    assert found.week_file is not None
    assert found.week_file.name == "week.yaml"
    assert found.week_file.sha256 == sha256(WEEK.encode()).hexdigest()
    assert found.csv_sha256 == sha256(csv).hexdigest()
    assert (found.solver.seed, found.consent, found.replaces) == (0, None, ())
    assert history(folder / "rosters") == []


def test_what_is_filed_is_what_solve_writes_and_more(folder: Path) -> None:
    publish(folder, "week.yaml", "--seed", "3")
    solved = json.loads(run("solve", "week.yaml", "--seed=3", "--format=json", cwd=folder).out)
    found = json.loads((folder / "rosters" / "2026-11-28.json").read_bytes())
    more = [key for key in found if key not in solved]
    assert more == ["week_file", "csv_sha256"]
    for one in (solved, found):
        one["solver"].pop("seconds")
    assert {key: found[key] for key in solved} == solved


def test_it_is_shown_as_it_is_asked_for(folder: Path) -> None:
    result = publish(folder, "week.yaml", "-q", "--format=csv", "--lang", "zh")
    assert (result.code, result.out, result.err) == (0, CSV.format("planned"), "")
    result = publish(folder, "week.yaml", "--replaces", "--format", "json", "-v", "--to", "other")
    assert json.loads(result.out)["week_file"]["name"] == "week.yaml"
    assert result.err.splitlines()[0].startswith("  flow: found")


def test_it_goes_where_the_history_is(folder: Path) -> None:
    (folder / "sub").mkdir()
    text = WEEK + "history: [old.csv, ../kept]\n"
    (folder / "sub" / "week.yaml").write_text(text, encoding="utf-8")
    (folder / "sub" / "old.csv").write_text(
        CSV.format("done").replace("2026-1", "2025-1"), encoding="utf-8"
    )
    result = publish(folder, "sub/week.yaml", "--allow-outside")
    assert result.err == FILED.format("sub/../kept")
    assert {"kept/2026-11-28.json", "kept/2026-11-28.csv"} <= filed(folder)


def test_it_goes_where_it_is_sent(folder: Path) -> None:
    (folder / "sub").mkdir()
    result = publish(folder, "week.yaml", "--to", "sub/new")
    assert result.err == FILED.format("sub/new") + ADVICE.format("sub/new")
    result = run("publish", "-", "--to=sub", cwd=folder, data=WEEK.encode())
    assert result.err == FILED.format("sub") + ADVICE.format("sub")
    mark = record(folder / "sub" / "2026-11-28.json").week_file
    assert mark is not None
    assert (mark.name, mark.sha256) == ("<stdin>", sha256(WEEK.encode()).hexdigest())


def test_standard_input_says_nothing_of_a_folder(folder: Path) -> None:
    result = run("publish", "-", cwd=folder, data=WEEK.encode())
    assert (result.code, result.out) == (2, "")
    assert result.err.endswith(
        "Error: Invalid value for --to: a week file from standard input needs it\n"
    )


@pytest.mark.parametrize("command", ["publish", "reply", "solve", "export"])
def test_the_manual_knows_each_option(command: str) -> None:
    page = (Path(__file__).parents[2] / "docs" / "cli.md").read_text(encoding="utf-8")
    section = page.partition(f"\n## {command}\n")[2].partition("\n## ")[0]
    told = set(re.findall(r"`(--[a-z-]+)", "\n".join(re.findall(r"^\| `.*", section, re.M))))
    shown = re.findall(r"^  (?:-\w, )?(--[a-z-]+)", run(command, "--help").out, re.M)
    assert told == set(shown) - {"--help"}


# What is in the way.


def refused(folder: Path, *arguments: str) -> str:
    """What is said of a roster that is not even solved; nothing changes."""
    before = {name: (folder / name).read_bytes() for name in filed(folder)}
    result = publish(folder, *arguments, program=NEVER)
    assert (result.code, result.out) == (1, "")
    assert {name: (folder / name).read_bytes() for name in filed(folder)} == before
    return result.err


def test_what_is_filed_already_stays(folder: Path, first: dict[str, bytes]) -> None:
    put(folder, first)
    assert refused(folder, "week.yaml") == (
        "rosters/2026-11-28.json is there already; nothing was done. With --replaces the\n"
        "new roster takes its place, and the old one is kept in rosters/replaced.\n"
    )
    assert refused(folder, "week.yaml", "--lang=zh") == (
        "已有 rosters/2026-11-28.json；没有做任何改动。"
        "加上 --replaces，新排班会取代它，\n旧的保存在 rosters/replaced。\n"
    )
    (folder / "rosters" / "2026-11-28.json").unlink()
    assert refused(folder, "week.yaml").startswith("rosters/2026-11-28.csv is there already;")


def test_solve_writes_over_no_roster_that_is_filed(folder: Path, first: dict[str, bytes]) -> None:
    put(folder, first)
    for name in first:
        result = run("solve", "week.yaml", "-o", name, cwd=folder)
        assert (result.code, result.out) == (2, "")
        said = f"-o: '{name}' is a filed roster, and what became of it would be lost"
        assert said in " ".join(result.err.replace("│", " ").split())
    assert {name: (folder / name).read_bytes() for name in filed(folder)} == first


def test_solve_writes_over_a_roster_of_its_own_until_something_is_known_of_it(folder: Path) -> None:
    again = ("solve", "week.yaml", "-o", "r.csv")
    assert [run(*again, cwd=folder).code for _ in range(2)] == [0, 0]
    assert run("attend", "r.csv", "--day", "2026-11-28", cwd=folder).code == 0
    marked = (folder / "r.csv").read_bytes()
    assert run(*again, cwd=folder).code == 2
    assert (folder / "r.csv").read_bytes() == marked


def test_a_duty_is_filed_once(folder: Path, first: dict[str, bytes]) -> None:
    put(folder, first)
    assert refused(folder, "later.yaml") == (
        "rosters/2026-11-28.json has Basement on 2026-12-05 11:00-12:00 already; nothing\n"
        "was done. With --replaces the new roster takes the place of all that is filed\n"
        "for its dates.\n"
    )
    assert refused(folder, "later.yaml", "--lang=zh") == (
        "rosters/2026-11-28.json 已有班次 2026-12-05 11:00-12:00 Basement；没有做任何改\n动。"
        "加上 --replaces，新排班会取代这些日期已存档的全部班次。\n"
    )


def test_what_was_done_is_not_replaced(folder: Path, first: dict[str, bytes]) -> None:
    put(folder, first)
    path = folder / "rosters" / "2026-11-28.json"
    old = record(path)
    duty = old.duties[1].model_copy(update={"attendance": {"Bahar": Mark.ABSENT}})
    pair = filed_texts(old.model_copy(update={"duties": (old.duties[0], duty)}))
    path.write_bytes(pair[0])
    path.with_suffix(".csv").write_bytes(pair[1])
    for name in ("week", "later"):
        assert refused(folder, f"{name}.yaml", "--replaces") == (
            "rosters/2026-11-28.json says already what became of Basement on 2026-12-05\n"
            "11:00-12:00; nothing was done. What is still to come can be changed with:\n"
            f'  dutyplan replan {name}.yaml rosters/2026-11-28.json --away "NAME DATE"\n'
        )
    assert refused(folder, "week.yaml", "--replaces", "--lang=zh") == (
        "rosters/2026-11-28.json 已记下 2026-12-05 11:00-12:00 Basement 的出勤情况；没有\n"
        "做任何改动。尚未到来的班次可以这样改：\n"
        '  dutyplan replan week.yaml rosters/2026-11-28.json --away "NAME DATE"\n'
    )


def test_beside_a_damaged_file_nothing_is_filed(folder: Path) -> None:
    (folder / "rosters").mkdir()
    (folder / "rosters" / "2026-11-21.json").write_text('{"title": "Cle', encoding="utf-8")
    err = refused(folder, "week.yaml")
    assert err.startswith("rosters/2026-11-21.json:1:")
    assert "error[" in err


def test_a_folder_that_can_not_be_one(folder: Path) -> None:
    (folder / "rosters").touch()
    assert refused(folder, "week.yaml") == (
        "rosters is a file and not a folder; nothing was written.\n"
    )
    assert refused(folder, "week.yaml", "--to=a/b") == (
        "a/b can't be made: there is no folder a; nothing was done.\n"
    )
    assert refused(folder, "week.yaml", "--to=a/b", "--lang=zh") == (
        "无法建立 a/b：没有文件夹 a；没有做任何改动。\n"
    )


# What takes the place of something.


def test_a_roster_takes_the_place_of_its_namesake(folder: Path, first: dict[str, bytes]) -> None:
    put(folder, first)
    before = (folder / "rosters" / "2026-11-28.json").read_bytes()
    result = publish(folder, "week.yaml", "--replaces", "--seed=1")
    assert result.code == 0
    assert result.err == (
        FILED.format("rosters")
        + "What was filed there before is kept in rosters/replaced.\n"
        + ADVICE.format("rosters")
    )
    assert (folder / "rosters/replaced/2026-11-28.1.json").read_bytes() == before
    found = record(folder / "rosters" / "2026-11-28.json")
    assert (found.solver.seed, found.replaces) == (1, ())
    assert history(folder / "rosters") == []


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Its duties after 2026-11-28 count no more: the new roster ends there.\n"),
        ("zh", "其中 2026-11-28 之后的班次不再计入：新排班到这一天为止。\n"),
    ],
)
def test_a_shorter_roster_says_what_is_gone(
    folder: Path, first: dict[str, bytes], language: str, said: str
) -> None:
    put(folder, first)
    text = WEEK.replace("weeks: 2", "end: 2026-11-28")
    (folder / "short.yaml").write_text(text, encoding="utf-8")
    assert said in publish(folder, "short.yaml", "--replaces", "--lang", language).err
    assert "count no more" not in publish(folder, "short.yaml", "--replaces").err


def test_a_roster_takes_the_place_of_others_on_its_dates(
    folder: Path, first: dict[str, bytes]
) -> None:
    put(folder, first)
    result = publish(folder, "later.yaml", "--replaces")
    assert result.code == 0
    assert result.err == (
        "Filed as rosters/2026-12-05.json, and to read as rosters/2026-12-05.csv.\n"
        "From 2026-12-05 to 2026-12-11 it takes the place of 2026-11-28.\n"
    ) + ADVICE.format("rosters")
    assert record(folder / "rosters" / "2026-12-05.json").replaces == ("2026-11-28",)
    assert history(folder / "rosters") == []
    # Once more: what it took the place of, it still does.
    again = publish(folder, "later.yaml", "--replaces", "--lang=zh")
    assert again.err == (
        "已存档为 rosters/2026-12-05.json，供阅读的是 rosters/2026-12-05.csv。\n"
        "原来存档的排班保存在 rosters/replaced。\n"
        "从 2026-12-05 到 2026-12-11，它取代 2026-11-28。\n"
        "要让以后各周计入本次的付出，请在排班文件中写上：\n"
        "  history: rosters\n"
    )
    assert record(folder / "rosters" / "2026-12-05.json").replaces == ("2026-11-28",)
    assert history(folder / "rosters") == []


def test_with_nothing_in_the_way_nothing_is_replaced(folder: Path) -> None:
    result = publish(folder, "week.yaml", "--replaces")
    assert result.err == FILED.format("rosters") + ADVICE.format("rosters")


# Consent.


def test_a_roster_is_put_to_those_on_it(folder: Path) -> None:
    (folder / "week.yaml").write_text(WEEK + "consent: 80%\nhistory: rosters\n", encoding="utf-8")
    result = publish(folder)
    assert result.out.startswith(TABLE.format(note="proposed, 0 of 2 have agreed\n"))
    assert result.err == FILED.format("rosters") + (
        "It stands once 80 % of the households on it have agreed. Replies are recorded\nwith:\n"
        "  dutyplan reply rosters/2026-11-28.json --yes NAME... --no NAME...\n"
    )
    found = record(folder / "rosters" / "2026-11-28.json")
    assert found.consent == Consent(percent=80)
    csv = (folder / "rosters" / "2026-11-28.csv").read_text(encoding="utf-8-sig")
    assert csv == CSV.format("proposed")
    zh = publish(folder, "week.yaml", "--replaces", "--lang=zh")
    assert "\n征求意见中，2 户已有 0 户同意\n\n" in zh.out
    assert zh.err.endswith(
        "排班上 80% 的家庭同意后生效。用以下命令记录答复：\n"
        "  dutyplan reply rosters/2026-11-28.json --yes NAME... --no NAME...\n"
    )


def test_a_roster_with_nobody_on_it_needs_no_consent(folder: Path) -> None:
    text = NOBODY.replace("weeks: 2", "weeks: 1") + "consent: 80%\n"
    (folder / "week.yaml").write_text(text, encoding="utf-8")
    result = publish(folder)
    assert "\nadopted, 0 of 0 have agreed\n" in result.out
    assert "reply" not in result.err


# Runs that end in another way.


def test_without_a_roster_nothing_is_filed(folder: Path) -> None:
    result = publish(folder, "nobody.yaml", "--strict")
    assert result.code == 3
    assert result.err.startswith("No roster keeps all rules and has no gaps")
    assert filed(folder) == set()


def test_an_interrupted_run_files_nothing(folder: Path) -> None:
    result = publish(folder, program=ENDED.format("interrupted=True, status=Status.FEASIBLE"))
    assert result.code == 130
    assert result.out.startswith(TABLE.format(note=""))
    assert result.err.endswith("Interrupted: nothing was filed.\n")
    zh = publish(folder, "week.yaml", "--lang=zh", program=ENDED.format("interrupted=True"))
    assert zh.err.endswith("已中断：没有存档。\n")
    assert filed(folder) == set()


def test_what_is_not_proved_in_time_is_filed_and_it_is_said(folder: Path) -> None:
    result = publish(folder, program=ENDED.format("status=Status.FEASIBLE"))
    assert result.code == 0
    assert result.err.splitlines()[0].startswith("The time limit of 60 s was reached")
    assert result.err.endswith(FILED.format("rosters") + ADVICE.format("rosters"))
    assert record(folder / "rosters" / "2026-11-28.json").status == "feasible"


# Two runs at once, and runs that die.


def waiting(folder: Path, *arguments: str) -> subprocess.Popen[bytes]:
    """A run that has solved, and files once its standard input is closed."""
    process = start("publish", "week.yaml", "-q", *arguments, cwd=folder, program=WAITING)
    assert process.stderr is not None
    assert process.stderr.readline() == b"ready\n"
    return process


@pytest.mark.parametrize("replaces", [(), ("--replaces",)], ids=["new", "replaces"])
def test_of_two_runs_at_once_one_wins_and_the_other_says_so(
    replaces: tuple[str, ...], folder: Path, first: dict[str, bytes]
) -> None:
    if replaces:
        put(folder, first)
    runs = [waiting(folder, *replaces, "--seed", str(seed)) for seed in (1, 2)]
    for process in runs:
        assert process.stdin is not None
        process.stdin.close()
        process.stdin = None
    ends = [process.communicate() for process in runs]
    codes = [process.returncode for process in runs]
    assert sorted(codes) == [0, 1]
    path = folder / "rosters" / "2026-11-28.json"
    assert record(path).solver.seed == 1 + codes.index(0)
    assert ends[codes.index(1)][1].decode() == (
        "rosters/2026-11-28.json has changed since this run began; nothing was written.\n"
        if replaces
        else "Another run has filed rosters/2026-11-28.json since this one began; nothing was\n"
        "written.\n"
    )
    assert history(folder / "rosters") == []
    assert len(filed(folder)) == 2 + len(replaces)


def end(process: subprocess.Popen[bytes]) -> tuple[int, str]:
    """Let a waiting run file: its exit status, and what it says."""
    assert process.stdin is not None
    process.stdin.close()
    process.stdin = None
    return process.wait(), process.communicate()[1].decode()


APPEARED = (
    "Another run has filed rosters/2026-12-05.json since this one began; nothing was\nwritten.\n"
)


def test_of_two_runs_for_some_of_the_same_dates_one_wins_too(folder: Path) -> None:
    """Their files have other names, and what each has filed is in the way of the other."""
    process = waiting(folder)
    assert publish(folder, "later.yaml").code == 0
    assert end(process) == (1, APPEARED)
    process = waiting(folder, "--replaces")
    assert end(process)[0] == 0
    assert history(folder / "rosters") == []


def test_what_appears_while_others_are_replaced_is_not_counted_twice(
    folder: Path, first: dict[str, bytes]
) -> None:
    put(folder, first)
    process = waiting(folder, "--replaces")
    assert publish(folder, "later.yaml", "--replaces").code == 0
    assert end(process) == (1, APPEARED)
    assert history(folder / "rosters") == []


def test_what_is_marked_meanwhile_in_a_roster_to_be_replaced_is_not_lost(folder: Path) -> None:
    assert publish(folder, "later.yaml").code == 0
    process = waiting(folder, "--replaces")
    assert run("attend", "rosters/2026-12-05.json", cwd=folder).code == 0
    said = "rosters/2026-12-05.json has changed since this run began; nothing was written.\n"
    assert end(process) == (1, said)


def test_a_run_that_is_killed_leaves_the_old_roster_or_the_new_one(
    folder: Path, first: dict[str, bytes]
) -> None:
    put(folder, first)
    chance = Random(28)
    for seed in range(6):
        process = waiting(folder, "--replaces", "--seed", str(seed))
        before = record(folder / "rosters" / "2026-11-28.json").solver.seed
        assert process.stdin is not None
        process.stdin.close()
        process.stdin = None
        time.sleep(chance.uniform(0, 0.15))
        process.kill()
        process.communicate()
        assert record(folder / "rosters" / "2026-11-28.json").solver.seed in (before, seed)
        assert history(folder / "rosters") == []
    assert publish(folder, "week.yaml", "--replaces").code == 0
    assert not list((folder / "rosters").glob("*.tmp"))
    csv = (folder / "rosters" / "2026-11-28.csv").read_text(encoding="utf-8-sig")
    assert csv == CSV.format("planned")


def test_what_is_said_is_no_wider_than_the_terminal_but_for_what_is_to_be_copied(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "week.yaml").write_text(WEEK + "consent: 80%\n", encoding="utf-8")
    monkeypatch.chdir(folder)
    _, result = in_terminal("publish", "week.yaml", columns=60)
    assert result.err == (
        "Filed as rosters/2026-11-28.json, and to read as\n"
        "rosters/2026-11-28.csv.\n"
        "It stands once 80 % of the households on it have agreed.\n"
        "Replies are recorded with:\n"
        "  dutyplan reply rosters/2026-11-28.json --yes NAME... --no NAME...\n"
        "To let the next weeks count what was done in this one, write\n"
        "in the week file:\n"
        "  history: rosters\n"
    )
    _, refusal = in_terminal("publish", "week.yaml", "--lang", "zh", columns=70)
    assert refusal.err == (
        "已有 rosters/2026-11-28.json；没有做任何改动。加上 --replaces，新排班\n"
        "会取代它，旧的保存在 rosters/replaced。\n"
    )
