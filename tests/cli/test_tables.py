"""The command with volunteers from a workbook, and with names that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from tests.cli.process import run
from tests.workbooks import workbook

CONFIGS = Path(__file__).parents[2] / "configs"

WEEK = """\
start: 2026-11-28
tasks:
- {name: Rails, when: saturday 10:00-11:00, people: 2}
volunteers: %s
"""


def number(text: str) -> object:
    """A cell as a spreadsheet keeps it."""
    return float(text) if text.replace(".", "", 1).isdigit() else text or None


def test_a_workbook_gives_the_same_roster_as_the_csv(tmp_path: Path) -> None:
    week = (CONFIGS / "festival.yaml").read_text(encoding="utf-8")
    table = (CONFIGS / "festival-volunteers.csv").read_text(encoding="utf-8")
    (tmp_path / "festival-volunteers.csv").write_text(table, encoding="utf-8")
    rows = [[number(cell) for cell in row] for row in csv.reader(io.StringIO(table))]
    (tmp_path / "festival-volunteers.xlsx").write_bytes(workbook(rows))
    rosters = []
    for suffix in (".csv", ".xlsx"):
        file = tmp_path / f"week{suffix}.yaml"
        file.write_text(week.replace(".csv", suffix), encoding="utf-8")
        result = run("solve", file, "--format", "csv")
        gap = "gap: First aid on 2027-06-13 17:30-22:30: nobody with: first aid\n"
        assert (result.code, result.err) == (0, gap)
        rosters.append(result.out)
    assert rosters[0] == rosters[1]
    assert rosters[0].count("\n") > 50


def test_what_is_wrong_in_a_workbook_has_its_cell(tmp_path: Path) -> None:
    rows: list[list[object]] = [["姓名", "年龄", "鞋码"], ["Ann", 15], ["李敏", "x"]]
    (tmp_path / "people.xlsx").write_bytes(workbook(名单=rows))
    (tmp_path / "week.yaml").write_text(WEEK % "people.xlsx", encoding="utf-8")
    result = run("solve", "week.yaml", cwd=tmp_path)
    assert result.code == 1
    assert result.err == (
        "people.xlsx:名单!C1: error[unknown-key]: unknown column '鞋码'\n"
        "  1 | 姓名 | 年龄 | 鞋码\n"
        "    |               ^^^^\n"
        "  hint: if it is for people alone, call it 'remark' or '备注'\n"
        "\n"
        "people.xlsx:名单!B3: error[not-a-number]: 'x' is not an age in whole years\n"
        "  3 | 李敏 | x\n"
        "    |        ^\n"
    )


def test_a_csv_in_gb18030_is_read_with_a_warning(tmp_path: Path) -> None:
    table = "姓名,年龄\n王国强,52\n李敏,65\n"
    (tmp_path / "people.csv").write_bytes(table.encode("gb18030"))
    (tmp_path / "week.yaml").write_text(WEEK % "people.csv", encoding="utf-8")
    result = run("solve", "week.yaml", "--format", "csv", cwd=tmp_path)
    assert result.code == 0
    assert "王国强,duty" in result.out
    assert "people.csv:1:1: warning[not-utf8]: this file is not UTF-8: it was read as" in result.err


def test_names_that_a_spreadsheet_would_run_go_out_and_come_back(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("name\n'=1+1\n@小王\n", encoding="utf-8")
    (tmp_path / "week.yaml").write_text(WEEK % "people.csv", encoding="utf-8")
    assert run("solve", "week.yaml", "-o", "roster.csv", cwd=tmp_path).code == 0
    text = (tmp_path / "roster.csv").read_text(encoding="utf-8-sig")
    assert [line.split(",")[6] for line in text.splitlines()[1:]] == ["'=1+1", "'@小王"]
    result = run("check", "week.yaml", "roster.csv", cwd=tmp_path)
    assert (result.code, result.err) == (0, "")
    assert "No rule is broken." in result.out
    shown = run("solve", "week.yaml", cwd=tmp_path).out
    assert "=1+1, @小王" in shown
