"""Names made to break things, from the week file to every output: the real command.

What they hold is shown as text, nothing of it is run, and no file leaves its folder.
"""

from __future__ import annotations

import csv
import json
import re
import unicodedata
from importlib.resources import files
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from ical.calendar_stream import IcsCalendarStream
from markdown_it import MarkdownIt
from openpyxl import Workbook, load_workbook

from dutyplan.outputs.text.grid import clean
from tests.cli.process import Result, run
from tests.outputs.htmltree import parsed
from tests.outputs.sheets import HOSTILE
from tests.workbooks import saved

EVIL = (
    *HOSTILE,
    "'=1+1",
    "\u200fئاينۇر\u200e",
    "<img src=x onerror=alert(1)>",
    "\ue000\ue0f00\ue0f1",
    "../../escaped",
    "https://evil.example/?q=1",
)
NAMES = [unicodedata.normalize("NFC", one.strip(" \u3000")) for one in EVIL]
IDS = [f"{one}/../{number}" for number, one in enumerate(NAMES)]
FORMULA = tuple("=+-@\t\r＝＋－＠")
STEM = "rosters/2026-11-28"
SHEETS = ("s.html", "s.md", "s.txt", "s.csv", "s.json", "s.xlsx", "s.ics", "s.chat.txt", "own/")


def week(volunteers: Any) -> str:
    """A week file that is JSON, which is YAML too, with a task and a gap of each name."""
    tasks = [
        {"name": one, "when": "saturday", "place": one, "note": one, "skills": {one: 1}}
        for one in NAMES
    ]
    title = " ".join(NAMES[:5])
    made = {"title": title, "start": "2026-11-28", "tasks": tasks, "volunteers": volunteers}
    return json.dumps(made, ensure_ascii=False)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three folders deep, so that a path which climbs out would be seen."""
    folder = tmp_path_factory.mktemp("hostile") / "one" / "two" / "three"
    folder.mkdir(parents=True)
    people = [{"name": name, "id": one} for name, one in zip(NAMES, IDS, strict=True)]
    (folder / "week.yaml").write_text(week(people), encoding="utf-8")
    assert done(run("publish", "week.yaml", "-q", cwd=folder)).code == 0
    outputs = [part for name in SHEETS for part in ("-o", name)]
    done(run("export", f"{STEM}.json", *outputs, cwd=folder))
    return folder


def done(result: Result) -> Result:
    assert result.code == 0, result.err
    return result


def read(folder: Path, name: str) -> str:
    return (folder / name).read_bytes().decode("utf-8-sig")


def test_no_file_lies_outside_of_its_folder(folder: Path) -> None:
    top = folder.parents[2]
    every = [path.relative_to(top) for path in top.rglob("*") if path.is_file()]
    outside = [path for path in every if path.parts[:3] != ("one", "two", "three")]
    assert outside == []
    own = [path for path in every if "own" in path.parts]
    assert {path.parts[:-1] for path in own} == {("one", "two", "three", "own")}
    assert len(own) == len(NAMES)
    assert all(path.suffix == ".ics" and len(path.name.encode()) < 120 for path in own)


def test_the_page_shows_text_and_runs_nothing_but_its_own(folder: Path) -> None:
    tree = parsed(read(folder, "s.html"))
    (script,) = tree.all("script")
    own = files("dutyplan.outputs.page").joinpath("page.js").read_text(encoding="utf-8")
    assert script.raw == own
    assert not tree.all("img")
    for one in tree.walk():
        assert not any(name.startswith("on") for name in one.attributes)
        assert one.attributes.get("href", "#").startswith(("#", "data:,"))
    shown = {one.raw for one in tree.all("bdi")}
    assert {clean(name) for name in NAMES} <= {clean(one) for one in shown}


def test_markdown_has_no_markup_of_theirs(folder: Path) -> None:
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(read(folder, "s.md"))
    parts = [part for token in tokens for part in (token, *(token.children or ()))]
    kinds = {part.type for part in parts}
    assert not {kind for kind in kinds if re.match("html|link|image|code|fence|em_|s_", kind)}
    texts = [bare(token.content) for token in tokens if token.type == "inline"]
    said = MarkdownIt("commonmark")
    for name in NAMES:
        assert any(clean(name) in bare(plain(said, text)) for text in texts), name


def bare(text: str) -> str:
    """Without what keeps text that runs from right to left to itself."""
    return re.sub("[\u2068\u2069]", "", text)


def plain(parser: MarkdownIt, text: str) -> str:
    return "".join(part.content for part in parser.parseInline(text)[0].children or ())


def test_no_cell_of_a_csv_is_a_formula_and_all_of_it_is_read_back(folder: Path) -> None:
    rows = list(csv.DictReader(StringIO(read(folder, "s.csv"))))
    cells = [cell for row in rows for cell in row.values()]
    assert not [cell for cell in cells if cell.startswith(FORMULA)]
    assert (folder / "s.csv").read_bytes() == (folder / f"{STEM}.csv").read_bytes()
    (folder / "again.csv").write_bytes((folder / "s.csv").read_bytes())
    for name in ("again.csv", "s.json"):
        told = done(run("check", "week.yaml", name, "--time-limit", "0", cwd=folder))
        assert "No rule is broken." in told.out


def test_json_has_them_as_they_are(folder: Path) -> None:
    made = json.loads(read(folder, "s.json"))
    assert [one["name"] for one in made["volunteers"]] == NAMES
    assert [one["id"] for one in made["volunteers"]] == IDS
    assert {one["task"] for one in made["duties"]} == set(NAMES)


def test_no_cell_of_a_workbook_is_a_formula(folder: Path) -> None:
    book = load_workbook(folder / "s.xlsx")
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
    texts = {clean(str(cell.value)) for cell in cells if cell.value is not None}
    assert {clean(name) for name in NAMES} <= texts


def test_calendars_have_one_event_a_duty(folder: Path) -> None:
    calendar = IcsCalendarStream.calendar_from_ics(read(folder, "s.ics"))
    assert {event.summary for event in calendar.events} == {clean(name) for name in NAMES}
    assert len(calendar.events) == len(NAMES)
    assert {event.location for event in calendar.events} == {clean(name) for name in NAMES}
    own = [
        event
        for path in (folder / "own").iterdir()
        for event in IcsCalendarStream.calendar_from_ics(path.read_bytes().decode()).events
    ]
    assert sorted(event.summary or "" for event in own) == sorted(map(clean, NAMES))


def test_plain_text_has_nothing_that_moves_the_cursor(folder: Path) -> None:
    for name in ("s.txt", "s.chat.txt"):
        text = bare(read(folder, name))
        kinds = {unicodedata.category(char) for char in text.replace("\n", "")}
        assert "Cc" not in kinds
        assert not re.search("[\u202a-\u202e]", text)
    chat = bare(read(folder, "s.chat.txt"))
    assert all(clean(name) in chat for name in NAMES)


@pytest.mark.parametrize("name", ["people.csv", "people.xlsx"])
def test_volunteers_from_a_table(tmp_path: Path, name: str) -> None:
    rows = [("name", "id"), *zip(NAMES, IDS, strict=True)]
    if name == "people.csv":
        text = StringIO()
        csv.writer(text).writerows(rows)
        (tmp_path / name).write_text(text.getvalue(), encoding="utf-8", newline="")
    else:
        book = Workbook()
        for row in rows:
            book.worksheets[0].append(row)
        for cells in book.worksheets[0].iter_rows():
            for cell in cells:
                cell.data_type = "s"
        (tmp_path / name).write_bytes(saved(book))
    (tmp_path / "week.yaml").write_text(week(name), encoding="utf-8")
    made = json.loads(done(run("solve", "week.yaml", "--format", "json", cwd=tmp_path)).out)
    found = {one["id"]: one["name"] for one in made["volunteers"]}
    # What an apostrophe keeps from being a formula is read without it.
    assert found == {
        (one.removeprefix("'") if one.startswith("'") else one): (
            name.removeprefix("'") if name.startswith("'=") else name
        )
        for one, name in zip(IDS, NAMES, strict=True)
    }


def test_line_breaks_and_controls_are_refused_where_they_stand(tmp_path: Path) -> None:
    names = ("two\\nlines", "carriage\\rreturn", "bell\\u0007", "zero\\u0000", "next\\u2028")
    people = "".join(f'  - {{name: "{name}"}}\n' for name in names)
    tasks = "  - {name: Rails, when: saturday}\n"
    text = f"start: 2026-11-28\ntasks:\n{tasks}volunteers:\n{people}"
    (tmp_path / "week.yaml").write_text(text, encoding="utf-8")
    result = run("solve", "week.yaml", cwd=tmp_path)
    assert result.code == 1
    found = re.findall(r"week\.yaml:(\d+):\d+: error\[control-character\]", result.err)
    assert found == ["5", "6", "7", "8", "9"]


def test_what_is_said_of_them_moves_no_cursor_and_turns_no_line(folder: Path) -> None:
    told = run("check", "week.yaml", cwd=folder).err
    told += run("why", "week.yaml", "--volunteer", IDS[9], "--duty", f"{NAMES[9]} 2026-11-28",
                cwd=folder).out  # fmt: skip
    assert "dlrow" in told
    assert not re.search("[\u202a-\u202e\x00-\x09\x0b-\x1f]", told)
