"""The table of formats, and what importing it costs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import dutyplan.outputs
from dutyplan.outputs import FORMATS, View, format_of
from dutyplan.outputs.telling import full_record
from dutyplan.plan import Task
from tests.builders import duty, outcome, plan, roster


def test_every_module_that_renders_outcomes_is_a_format_of_its_name() -> None:
    folder = Path(dutyplan.outputs.__file__).parent
    texts = {path.stem: path.read_text(encoding="utf-8") for path in folder.glob("*.py")}
    assert {name for name, text in texts.items() if "\ndef render(" in text} == set(FORMATS)
    assert all(name == one.name for name, one in FORMATS.items())


def test_no_two_formats_claim_a_suffix() -> None:
    suffixes = [suffix for one in FORMATS.values() for suffix in one.suffixes]
    assert sorted(suffixes) == [
        ".chat.txt", ".csv", ".htm", ".html", ".ics", ".json", ".markdown", ".md", ".txt", ".xlsx",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("a/roster.csv", "csv"),
        ("ROSTER.CSV", "csv"),
        ("x.Json", "json"),
        ("week.1.txt", "table"),
        ("w.chat.txt", "chat"),
        ("W.HTM", "html"),
    ],
)
def test_a_suffix_names_its_format(path: str, name: str) -> None:
    found = format_of(Path(path))
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("path", ["roster", "roster.xyz", ".csv", "csv", "-"])
def test_other_paths_name_none(path: str) -> None:
    assert format_of(Path(path)) is None


def test_every_format_renders_through_the_table() -> None:
    made = plan([duty(Task("Rails"))], ["Aynur"])
    end = outcome(roster(made, {0: ["Aynur"]}), [(1, 0)])
    for one in FORMATS.values():
        text = one.render(full_record(end), View())
        if isinstance(text, str):
            assert "Aynur" in text
            assert text.endswith("\n")
            assert not text.endswith("\n\n")
        assert isinstance(text, bytes) or not one.is_binary
        assert one.written(full_record(end), View())


def test_the_table_of_formats_imports_no_format() -> None:
    code = (
        "import sys; import dutyplan.outputs, dutyplan.locales;"
        "print([name for name in ('tabulate', 'wcwidth', 'ortools', 'dutyplan.locales.en',"
        " 'dutyplan.outputs.table', 'dutyplan.outputs.json') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
