"""`dutyplan replan`, run as people run it: what is said, what is written, and when nothing is."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest

from dutyplan.ledger.record import Consent, Record, WeekFileMark
from dutyplan.outputs.csv import HEADER
from dutyplan.outputs.filed import filed_texts
from tests.cli.process import Result, in_terminal, run
from tests.workbooks import workbook

WEEK = """\
title: Clean-up
start: 2026-11-28
weeks: 2
history: rosters
tasks:
  - {name: 地下室, when: saturday 11:00-12:00, effort: 3, skills: keys}
  - {name: Rails, when: saturday 10:00-11:00, people: 2, standby: 1}
volunteers:
  - {name: Aynur, skills: keys}
  - {name: Bahar, skills: keys}
  - {name: Li Min, household: Min}
  - {name: 王芳}
  - {name: Gulnar}
"""
STEM = "rosters/2026-11-28"
# Who is on what in the roster that is filed; it is one that `solve` makes.
FIRST = {"地下室": ["Bahar"], "Rails": ["Gulnar", "Li Min"]}
SECOND = {"地下室": ["Aynur"], "Rails": ["Li Min", "王芳"]}
BAHAR_STEPS_IN = """\
1 change (proved: no fewer would do):
- Saturday 5 December, 地下室: Bahar instead of Aynur

Nobody is missing.

Balances, before and now:
- Bahar: +1.0 → +4.0
- Aynur: +1.0 → -2.0

2 duties stay as they were, whatever the rest.
"""
IN_CHINESE = """\
改动 1 处（已证明：不能更少）：
- 12月5日周六 地下室：Bahar 代替 Aynur

没有空缺。

差额（原来 → 现在）：
- Bahar：+1.0 → +4.0
- Aynur：+1.0 → -2.0

2 个班次保持不变。
"""
AWAY = ("--away", "Aynur 2026-12-05")


def filed(consent: Consent | None = None) -> Record:
    duties = []
    for day, crews, reserve in (("2026-11-28", FIRST, "王芳"), ("2026-12-05", SECOND, "Gulnar")):
        for task, start, end, effort in (
            ("Rails", "10:00", "11:00", 1),
            ("地下室", "11:00", "12:00", 3),
        ):
            duty = {"date": day, "start": start, "end": end, "task": task, "effort": effort}
            crew = {"want": len(crews[task]), "volunteers": crews[task]}
            own = {"standby": [reserve]} if task == "Rails" else {}
            duties.append({**duty, **crew, **own, "sharers": {"available": ["Aynur", "Old"]}})
    names = ("Aynur", "Bahar", "Li Min", "王芳", "Gulnar")
    return Record.model_validate(
        {
            "title": "Clean-up",
            "start": "2026-11-28",
            "end": "2026-12-11",
            "duties": duties,
            "volunteers": [{"id": one, "name": one} for one in names],
            "consent": consent,
            "replaces": ["2026-11-27"],
            "week_file": {"name": "week.yaml", "sha256": "of an older week file"},
            "remark": "bring gloves",
        }
    )


def put_pair(folder: Path, record: Record) -> None:
    (folder / "rosters").mkdir(exist_ok=True)
    json_text, csv_text = filed_texts(record)
    (folder / f"{STEM}.json").write_bytes(json_text)
    (folder / f"{STEM}.csv").write_bytes(csv_text)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "week.yaml").write_text(WEEK, encoding="utf-8")
    put_pair(tmp_path, filed().model_copy(update={"replaces": ()}))
    return tmp_path


def replan(folder: Path, *arguments: str, roster: str = f"{STEM}.json") -> Result:
    return run("replan", "week.yaml", roster, *arguments, cwd=folder)


def record_in(folder: Path, name: str = f"{STEM}.json") -> Record:
    return Record.model_validate_json((folder / name).read_bytes())


def files_in(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".lock")
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


def crews(record: Record, day: str) -> dict[str, list[str]]:
    return {one.task: [*one.volunteers] for one in record.duties if str(one.date) == day}


@pytest.mark.parametrize("roster", [f"{STEM}.json", f"{STEM}.csv"])
def test_somebody_steps_in_and_the_pair_is_filed_anew(folder: Path, roster: str) -> None:
    before = record_in(folder)
    old = files_in(folder)
    result = replan(folder, *AWAY, roster=roster)
    written = f"\nWritten to {STEM}.json, {STEM}.csv.\n"
    assert (result.code, result.out, result.err) == (0, BAHAR_STEPS_IN + written, "")
    record = record_in(folder)
    assert crews(record, "2026-11-28") == FIRST
    assert crews(record, "2026-12-05") == SECOND | {"地下室": ["Bahar"]}
    table = (folder / f"{STEM}.csv").read_text(encoding="utf-8-sig")
    assert "2026-12-05,Sat,11:00,12:00,地下室,,Bahar,duty,3,planned\n" in table
    assert "2026-12-05,Sat,11:00,12:00,地下室,,Aynur" not in table
    # What stays is written as it was; what was solved again is shared out anew.
    assert record.duties[:2] == before.duties[:2]
    assert len(record.duties[3].sharers["available"]) == 5
    assert record.model_extra == {"remark": "bring gloves"}
    assert record.week_file is not None
    assert record.week_file.sha256 != "of an older week file"
    assert files_in(folder)["rosters/replaced/2026-11-28.1.json"] == old[f"{STEM}.json"]
    assert run("check", "week.yaml", f"{STEM}.json", "--time-limit", "0", cwd=folder).code == 0


def test_the_same_in_chinese(folder: Path) -> None:
    result = replan(folder, *AWAY, "--lang", "zh")
    assert result.out == IN_CHINESE + f"\n已写入 {STEM}.json、{STEM}.csv。\n"
    assert result.code == 0


def test_a_dry_run_writes_nothing(folder: Path) -> None:
    before = files_in(folder)
    result = replan(folder, *AWAY, "--dry-run")
    assert result.out == BAHAR_STEPS_IN + "\nNothing was written (--dry-run).\n"
    assert result.code == 0
    assert files_in(folder) == before


def test_with_nobody_away_nothing_is_written(folder: Path) -> None:
    before = files_in(folder)
    result = replan(folder)
    assert result.out == (
        "Nothing changes.\n\nNobody is missing.\n\n"
        "The roster stands as it is; nothing was written.\n"
    )
    assert result.code == 0
    assert files_in(folder) == before


def test_whoever_cannot_be_replaced_leaves_a_gap_with_its_reason(folder: Path) -> None:
    everybody = [
        argument
        for name in ("Aynur", "Bahar", "Li Min", "王芳", "Gulnar")
        for argument in ("--away", f"{name} 2026-12-05..2026-12-06")
    ]
    result = replan(folder, *everybody)
    assert result.code == 0
    assert "- Saturday 5 December, 地下室: nobody instead of Aynur: 1 missing now\n" in result.out
    assert "- Saturday 5 December, Rails: Gulnar no longer in reserve\n" in result.out
    assert "have called off then" in result.out
    assert crews(record_in(folder), "2026-12-05") == {"地下室": [], "Rails": []}


def test_another_place_to_write_to(folder: Path) -> None:
    before = files_in(folder)
    for name in ("new.json", "new.csv"):
        result = replan(folder, *AWAY, "-o", name)
        assert result.out.endswith(f"\nWritten to {name}.\n")
    after = files_in(folder)
    assert {name: after[name] for name in before} == before
    assert record_in(folder, "new.json").csv_sha256 is None
    assert after["new.csv"].startswith(b"\xef\xbb\xbfdate,")
    assert "地下室,,Bahar,duty".encode() in after["new.csv"]
    assert replan(folder, "-o", "same.json").out.endswith("\nWritten to same.json.\n")
    assert crews(record_in(folder, "same.json"), "2026-12-05") == SECOND


def test_a_sheet_of_it_is_written_too(folder: Path) -> None:
    result = replan(folder, *AWAY, "-o", "new.txt")
    assert result.code == 0
    shown = run("export", f"{STEM}.json", cwd=folder).out
    assert (folder / "new.txt").read_text(encoding="utf-8") == shown
    assert "Bahar" in shown


def test_what_can_not_be_written_beside_it_does_not_keep_the_answer(folder: Path) -> None:
    (folder / "taken.txt").mkdir()
    result = replan(folder, *AWAY, "-o", "taken.txt")
    assert result.code == 1
    assert BAHAR_STEPS_IN in result.out
    assert "taken.txt" in result.err


@pytest.mark.parametrize("output", ["people.csv", "people.xlsx", "past.csv"])
def test_what_the_plan_is_read_from_is_not_written_over(folder: Path, output: str) -> None:
    people = [["name", "skills"], ["Aynur", "keys"], ["Bahar", "keys"]]
    people += [["Li Min"], ["王芳"], ["Gulnar"]]
    filled = "\n".join(",".join(row) for row in people).encode()
    (folder / "people.csv").write_bytes(filled)
    (folder / "people.xlsx").write_bytes(workbook(people))
    past = f"{','.join(HEADER)}\n2026-11-21,Sat,10:00,11:00,Rails,,Aynur,duty,1,planned\n"
    (folder / "past.csv").write_text(past, encoding="utf-8")
    text = WEEK.partition("volunteers:")[0].replace("rosters", "[rosters, past.csv]")
    named = "people.csv" if output == "past.csv" else output
    (folder / "week.yaml").write_text(f"{text}volunteers: {named}\n", encoding="utf-8")
    before = (folder / output).read_bytes()
    result = replan(folder, *AWAY, "-o", output)
    assert result.code == 2
    assert f"'{output}' is a file that the plan is read from" in " ".join(result.err.split())
    assert (folder / output).read_bytes() == before


@pytest.mark.parametrize("name", ["alone.csv", "alone.json"])
def test_a_file_alone_keeps_its_own_format(folder: Path, name: str) -> None:
    (folder / name).write_bytes((folder / f"{STEM}{Path(name).suffix}").read_bytes())
    if name == "alone.json":
        data = json.loads((folder / name).read_bytes())
        del data["csv_sha256"]
        (folder / name).write_text(json.dumps(data), encoding="utf-8")
    copy = replan(folder, *AWAY, roster=name)
    assert (copy.code, copy.out) == (1, "")
    assert copy.err.startswith("All duties of the week file are published already, in its history.")
    for path in (folder / "rosters").iterdir():
        path.unlink()
    result = replan(folder, *AWAY, roster=name)
    assert (result.code, result.err) == (0, "")
    assert result.out == BAHAR_STEPS_IN + f"\nWritten to {name}.\n"
    assert "Bahar" in (folder / name).read_text(encoding="utf-8")
    assert {path.name for path in folder.glob("alone*")} == {name}


def test_what_was_marked_stays(folder: Path) -> None:
    marked = run(
        "attend", f"{STEM}.json", "--absent", "Gulnar:Rails:2026-11-28", "--day", "2026-11-28",
        cwd=folder,
    )  # fmt: skip
    assert marked.code == 0, marked.err
    before = record_in(folder)
    result = replan(folder, "--away", "Gulnar 2026-11-28..2026-12-11")
    assert (result.code, result.err) == (0, "")
    assert record_in(folder).duties[:2] == before.duties[:2]
    assert record_in(folder).duties[0].attendance["Gulnar"] == "absent"
    assert "Gulnar" not in record_in(folder).duties[2].standby
    assert "Look at this" not in result.out


MARKED = """\
Nothing changes: those who called off have no duty that could still be changed.
Aynur is on 地下室 on 2026-12-05 11:00-12:00, which is marked as done: 'dutyplan
attend ROSTER --undo 2026-12-05' takes that back.

Nobody is missing.
"""
MARKED_IN_CHINESE = """\
没有任何改动：请假的人没有还能改动的班次。
2026-12-05 11:00-12:00 地下室已登记出勤，Aynur 在班：用 dutyplan attend ROSTER
--undo 2026-12-05 可撤销登记。

没有空缺。
"""


def test_a_day_that_was_marked_by_mistake_is_named_and_taken_back(folder: Path) -> None:
    attend = ("attend", f"{STEM}.json")
    assert run(*attend, "--day", "2026-12-05", cwd=folder).code == 0
    assert replan(folder, *AWAY, "--dry-run").out.startswith(MARKED)
    assert replan(folder, *AWAY, "--dry-run", "--lang", "zh").out.startswith(MARKED_IN_CHINESE)
    data = json.loads(replan(folder, *AWAY, "--dry-run", "--format", "json").out)
    assert [(one["volunteer"], one["task"]) for one in data["marked"]] == [("Aynur", "地下室")]
    assert data["staying"] == []
    # Noted all the same; another call later speaks of that one alone.
    assert replan(folder, *AWAY).code == 0
    bahar = replan(folder, "--away", "Bahar 2026-12-05", "--dry-run")
    assert bahar.out.startswith(MARKED.partition("Aynur")[0] + "\nNobody is missing.\n")
    assert run(*attend, "--undo", "2026-12-05", cwd=folder).code == 0
    assert replan(folder, *AWAY).out.startswith(BAHAR_STEPS_IN.partition("\n\n")[0])


def test_who_has_declined_is_put_on_none_of_it_and_other_replies_stay(folder: Path) -> None:
    consent = Consent(percent=80, yes=("Bahar", "Li Min", "王芳"), no=("Aynur",))
    put_pair(folder, filed(consent).model_copy(update={"replaces": ()}))
    result = replan(folder, "--declined")
    assert (result.code, result.err) == (0, "")
    assert "- Saturday 5 December, 地下室: Bahar instead of Aynur\n" in result.out
    assert result.out.endswith(
        f"\nWritten to {STEM}.json, {STEM}.csv.\nproposed, 2 of 4 have agreed\n"
    )
    found = record_in(folder).consent
    assert found is not None
    # Bahar has another duty now, and is asked again.
    assert (found.percent, found.yes, found.no) == (80, ("Li Min", "王芳"), ())


def test_where_nobody_has_declined_that_is_said(folder: Path) -> None:
    result = replan(folder, "--declined")
    assert (result.code, result.out) == (1, "")
    assert result.err == "Nobody has declined this roster, so there is nothing for --declined.\n"


STOPPED = """
from dataclasses import replace
from dutyplan.again import replanning
from dutyplan.cli import main

solve = replanning.solve
replanning.solve = lambda *plan, **options: replace(solve(*plan, **options), interrupted=True)
main()
"""


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "The search was stopped, so nothing was written."),
        ("zh", "求解被中断，没有写入任何文件。"),
    ],
)
def test_what_was_stopped_is_shown_and_not_written(folder: Path, language: str, said: str) -> None:
    before = files_in(folder)
    arguments = ("replan", "week.yaml", f"{STEM}.json", *AWAY, "--lang", language)
    result = run(*arguments, cwd=folder, program=STOPPED)
    assert result.code == 130
    assert result.out.endswith(f"\n{said}\n")
    assert files_in(folder) == before


def test_without_time_nothing_is_known_and_nothing_written(folder: Path) -> None:
    before = files_in(folder)
    result = replan(folder, *AWAY, "--time-limit", "0")
    assert (result.code, result.out) == (4, "")
    assert result.err.startswith("No roster was found within 0 s")
    assert files_in(folder) == before


def test_two_at_once_write_one_after_the_other(folder: Path) -> None:
    changed = STOPPED.replace("interrupted=True", "seconds=0.0").replace(
        "main()",
        "from dutyplan.cli import replanfiles\n"
        "from pathlib import Path\n"
        "full_record = replanfiles.full_record\n"
        "def late(*given, **options):\n"
        f"    path = Path('{STEM}.json')\n"
        "    path.write_text(path.read_text(encoding='utf-8') + ' ', encoding='utf-8')\n"
        "    return full_record(*given, **options)\n"
        "replanfiles.full_record = late\n"
        "main()",
    )
    result = run("replan", "week.yaml", f"{STEM}.json", *AWAY, cwd=folder, program=changed)
    assert result.code == 1
    assert result.err == (f"{STEM}.json has changed since this run began; nothing was written.\n")
    assert crews(record_in(folder), "2026-12-05") == SECOND


def test_a_week_file_that_is_gone_by_the_end_is_named_as_it_was_read(folder: Path) -> None:
    program = (
        "from dutyplan.again import replanning\n"
        "from dutyplan.cli import main\n"
        "from pathlib import Path\n"
        "with_reasons = replanning.with_reasons\n"
        "def late(*given, **options):\n"
        "    Path('week.yaml').unlink()\n"
        "    return with_reasons(*given, **options)\n"
        "replanning.with_reasons = late\n"
        "main()\n"
    )
    result = run("replan", "week.yaml", f"{STEM}.json", *AWAY, cwd=folder, program=program)
    assert (result.code, result.err) == (0, "")
    mark = record_in(folder).week_file
    assert mark == WeekFileMark(name="week.yaml", sha256=sha256(WEEK.encode()).hexdigest())


def test_for_programs(folder: Path) -> None:
    result = replan(folder, *AWAY, "--format", "json")
    data = json.loads(result.out)
    assert data["changes"] == [
        {
            "task": "地下室",
            "date": "2026-12-05",
            "start": "11:00",
            "gone": "Aynur",
            "come": "Bahar",
        }
    ]
    assert data["written"] == [f"{STEM}.json", f"{STEM}.csv"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--away", "Aynor 2026-12-05"], "--away: there is no volunteer 'Aynor' (did you mean"),
        (["--away", "Aynur"], "--away: 'Aynur' does not say who is away and when"),
        (["--away", "Aynur 2027-01-02"], "it goes from 2026-11-28 to 2026-12-11"),
        (
            ["--back", "Aynur 2026-12-05"],
            "--back: 'Aynur 2026-12-05': Aynur has not called",
        ),
        (["--freeze-until", "soon"], "--freeze-until: 'soon' is not a date"),
        (["--goals", "coverage,stabilty"], "did you mean 'stability'?"),
        (["-o", "new.docx"], "-o: 'new.docx': the suffix of a file says its format"),
        (["-o", "none/new.csv"], "-o: there is no folder 'none'"),
        (["-o", "a.csv", "-o", "b.json"], "written to one file: 'a.csv' or 'b.json'"),
        (["-o", f"{STEM}.csv"], "is read: without -o, ROSTER is written back"),
        (["-o", f"{STEM}.json"], "is read: without -o, ROSTER is written back"),
    ],
)
def test_wrong_usage(folder: Path, arguments: list[str], said: str) -> None:
    before = files_in(folder)
    result = replan(folder, *arguments)
    assert (result.code, result.out) == (2, "")
    assert said in result.err
    assert files_in(folder) == before


def test_another_roster_that_was_filed_is_not_written_over(folder: Path) -> None:
    for suffix in ("json", "csv"):
        (folder / f"old.{suffix}").write_bytes((folder / f"{STEM}.{suffix}").read_bytes())
    before = files_in(folder)
    for name in ("old.json", "old.csv"):
        result = replan(folder, "-o", name)
        assert (result.code, result.out) == (2, "")
        said = f"-o: '{name}' is a filed roster, and what became of it would be lost"
        assert said in " ".join(result.err.replace("│", " ").split())
    assert files_in(folder) == before


def test_a_roster_of_other_days_is_named_once(folder: Path) -> None:
    text = WEEK.replace("start: 2026-11-28", "start: 2026-12-12")
    (folder / "week.yaml").write_text(text, encoding="utf-8")
    result = replan(folder)
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith(
        f"{STEM}.json:1:1: error[other-days]: this roster goes from 2026-11-28 to 2026-12-11, and "
        "the plan of the week file from 2026-12-12 to 2026-12-25\n"
    )
    assert "hint: 'start: 2026-11-28' in the week file plans these days again\n" in result.err


@pytest.mark.parametrize("roster", ["none.json", "rosters/2026-11-21.csv"])
def test_a_roster_that_is_not_there(folder: Path, roster: str) -> None:
    result = replan(folder, roster=roster)
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith(f"{roster}:1:1: error[no-file]: the roster can't be read")


def test_somebody_who_is_not_in_the_week_file_is_named(folder: Path) -> None:
    text = WEEK.replace("  - {name: Gulnar}\n", "")
    (folder / "week.yaml").write_text(text, encoding="utf-8")
    before = files_in(folder)
    result = replan(folder)
    assert (result.code, result.out) == (1, "")
    assert "error[unknown-volunteer]: there is no volunteer 'Gulnar'" in result.err
    assert files_in(folder) == before


def test_a_line_that_cannot_hold_any_more_is_shown_and_nothing_is_written(folder: Path) -> None:
    line = "{volunteer: Aynur, task: 地下室, date: 2026-12-05}"
    (folder / "week.yaml").write_text(f"{WEEK}rules:\n  fixed: [{line}]\n", encoding="utf-8")
    before = files_in(folder)
    result = replan(folder, *AWAY)
    assert (result.code, result.out) == (3, "")
    assert result.err.startswith(
        "week.yaml:15:23: error[fixed]: Aynur can't be on 地下室 on 2026-12-05 11:00-12:00 any "
        "more: Aynur has called off then\n"
    )
    assert result.err.endswith(
        "No roster keeps all rules for the duties that are left (proved); nothing was\nwritten.\n"
    )
    assert files_in(folder) == before


def test_what_stays_is_as_the_option_says(folder: Path) -> None:
    away = ("--away", "Aynur 2026-11-28..2026-12-11")
    result = replan(folder, *away, "--freeze-until", "2026-12-06")
    assert result.out == (
        "Nothing changes: those who called off have no duty that could still be changed.\n\n"
        "Nobody is missing.\n\n"
        "4 duties stay as they were, whatever the rest.\n"
        "Look at this: Aynur has called off, and 地下室 on 2026-12-05 11:00-12:00 stays\n"
        "as it was, with Aynur on it. An earlier --freeze-until, or none, lets it be\n"
        "changed.\n\n"
        "The roster stands as it is; what was called off is noted in\n"
        "rosters/2026-11-28.json, rosters/2026-11-28.csv.\n"
    )
    data = json.loads(replan(folder, *away, "--freeze-until", "2026-12-06", "--format", "json").out)
    assert [one["volunteer"] for one in data["staying"]] == ["Aynur"]


def noted(folder: Path) -> list[tuple[str, str, str | None]]:
    return [(one.volunteer, one.date.isoformat(), one.task) for one in record_in(folder).away]


def test_a_call_is_remembered_when_the_roster_is_solved_once_more(folder: Path) -> None:
    assert replan(folder, *AWAY).code == 0
    assert noted(folder) == [("Aynur", "2026-12-05", None)]
    again = replan(folder, "--away", "Bahar 2026-12-05")
    assert "- Saturday 5 December, 地下室: Gulnar instead of Bahar\n" in again.out
    assert noted(folder) == [("Aynur", "2026-12-05", None), ("Bahar", "2026-12-05", None)]
    back = replan(folder, "--back", "Aynur 2026-12-05")
    assert "- Saturday 5 December, 地下室: Aynur instead of Gulnar\n" in back.out
    assert noted(folder) == [("Bahar", "2026-12-05", None)]


def test_who_has_no_duty_then_is_noted_all_the_same(folder: Path) -> None:
    result = replan(folder, "--away", "Bahar 2026-12-05")
    assert result.out.endswith(
        "The roster stands as it is; what was called off is noted in\n"
        "rosters/2026-11-28.json, rosters/2026-11-28.csv.\n"
    )
    assert noted(folder) == [("Bahar", "2026-12-05", None)]
    alone = replan(folder, "--away", "Gulnar 2026-12-06", "-o", "new.csv")
    assert alone.out.endswith("\nWritten to new.csv.\n")
    # Who would have stepped in is asked no more.
    assert "Bahar instead" not in replan(folder, *AWAY).out


def test_what_is_taken_back_is_noted_too(folder: Path) -> None:
    assert replan(folder, "--away", "Bahar 2026-12-05").code == 0
    back = replan(folder, "--back", "Bahar 2026-12-05", "--dry-run")
    assert back.code == 0
    back = replan(folder, "--back", "Bahar 2026-12-05", "--lang", "zh")
    assert back.out.endswith(
        "排班不变；销假情况已记入 rosters/2026-11-28.json、rosters/2026-11-28.csv。\n"
    )
    assert noted(folder) == []
    assert replan(folder, "--away", "Bahar 2026-12-05").code == 0
    assert replan(folder, "--back", "Bahar 2026-12-05").out.endswith(
        "The roster stands as it is; what was taken back is noted in\n"
        "rosters/2026-11-28.json, rosters/2026-11-28.csv.\n"
    )


def test_what_was_declined_stays_declined(folder: Path) -> None:
    put_pair(folder, filed(Consent(percent=80, no=("Aynur",))).model_copy(update={"replaces": ()}))
    assert replan(folder, "--declined").code == 0
    assert noted(folder) == [("Aynur", "2026-12-05", "地下室")]
    again = replan(folder, "--away", "Bahar 2026-12-05")
    assert "地下室: Gulnar instead of Bahar" in again.out


def test_substitutes_know_who_has_called_off(folder: Path) -> None:
    duty = ("substitutes", "week.yaml", f"{STEM}.json", "--duty", "地下室 2026-12-05")
    assert "\nBahar " in run(*duty, cwd=folder).out
    assert replan(folder, "--away", "Bahar 2026-12-05").code == 0
    assert "\nBahar " not in run(*duty, cwd=folder).out


def test_who_was_absent_steps_in_before_who_was_there(folder: Path) -> None:
    """Bahar had the basement in the first week and did not come: for her it is no second time."""
    week = (folder / "week.yaml").read_text(encoding="utf-8") + "rules: {rotate: 1 week}\n"
    (folder / "week.yaml").write_text(week, encoding="utf-8")
    assert "地下室: Gulnar instead of Aynur" in replan(folder, *AWAY, "--dry-run").out
    marks = ("--absent", "Bahar:地下室:2026-11-28")
    assert run("attend", f"{STEM}.json", *marks, cwd=folder).code == 0
    duty = ("--duty", "地下室 2026-12-05", "--volunteer", "Aynur")
    stepping_in = run("substitutes", "week.yaml", f"{STEM}.json", *duty, cwd=folder).out
    assert "\nBahar     -2.0   +1.0" in stepping_in
    result = replan(folder, *AWAY)
    assert "- Saturday 5 December, 地下室: Bahar instead of Aynur\n" in result.out
    assert "- Bahar: -2.0 → " in result.out
    first = next(one for one in record_in(folder).duties if one.task == "地下室")
    assert first.attendance == {"Bahar": "absent"}


def test_weeks_that_were_published_from_a_draft_stay(folder: Path) -> None:
    draft = filed_texts(filed().model_copy(update={"replaces": ()}))[0]
    (folder / "draft.json").write_bytes(draft)
    for path in (folder / "rosters").iterdir():
        path.unlink()
    first = filed().model_copy(update={"replaces": (), "duties": filed().duties[2:]})
    put_pair(folder, first)
    result = replan(folder, *AWAY, "--freeze-until", "2026-11-28", "--dry-run", roster="draft.json")
    assert result.out.startswith("Nothing changes: those who called off have no duty that could")
    assert "2 duties stay as they were" in result.out


def test_the_end_is_no_wider_than_the_terminal(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    sent, result = in_terminal(
        "replan", "week.yaml", f"{STEM}.json", "--away", "Bahar 2026-12-05", columns=70
    )
    assert (result.code, result.err) == (0, "")
    assert sent.endswith(
        "The roster stands as it is; what was called off is noted in\n"
        "rosters/2026-11-28.json, rosters/2026-11-28.csv.\n"
    )
