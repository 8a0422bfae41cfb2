"""`dutyplan schema`, run as people run it."""

from __future__ import annotations

from pathlib import Path

from dutyplan.weekfile.jsonschema import schema_text
from tests.cli.process import run


def test_it_is_printed_whatever_the_console_speaks() -> None:
    result = run("schema", env={"PYTHONIOENCODING": "ascii"})
    assert (result.code, result.out, result.err) == (0, schema_text(), "")


def test_it_is_written_and_written_over(tmp_path: Path) -> None:
    path = tmp_path / "week.schema.json"
    path.write_text("older\n")
    result = run("schema", "-o", "week.schema.json", cwd=tmp_path)
    assert (result.code, result.raw, result.err) == (0, b"", "Written: week.schema.json.\n")
    assert path.read_text(encoding="utf-8") == schema_text()


def test_a_slip_of_the_hand_costs_no_week_file(tmp_path: Path) -> None:
    (tmp_path / "week.yaml").write_text("mine\n")
    result = run("schema", "-o", "week.yaml", cwd=tmp_path, env={"LANG": "zh_CN.UTF-8"})
    assert (result.code, result.raw) == (2, b"")
    assert result.err.splitlines()[-1] == "错误：-o 的值无效：“week.yaml”：schema 要写成 .json 文件"
    assert (tmp_path / "week.yaml").read_text() == "mine\n"


def test_where_it_can_not_be_written(tmp_path: Path) -> None:
    result = run("schema", "-o", "none/week.schema.json", cwd=tmp_path)
    assert (result.code, result.raw) == (1, b"")
    assert result.err == (
        "error: 'none/week.schema.json' could not be written: No such file or directory\n"
        "(make the folder first, or choose another)\n"
    )
