"""Every command line of the manual is typed, and says what the page shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

from dutyplan.cli import COMMANDS
from tests.manual.house import ROSTER, WEEK, House, with_lines
from tests.manual.steps import REMARK, Section, inline_commands, sections
from tests.manual.typist import Said, Typist
from tests.pages import PAGES, read_page

# Pages with a test of their own, which types what their console blocks show.
TYPED_ELSEWHERE = {
    "docs/year.md": "test_year_page.py",
    "docs/why.md": "test_why_page.py",
    "docs/signups.md": "test_signups_page.py",
    "docs/district.md": "test_district_page.py",
}
# A story: what is typed in one section is there in the next.
STORIES = {"docs/first.md"}
# Where it is told how those on a roster agree to it.
ASKING = {"docs/cli.md"}
# What ends with another exit code than 0, because the page is about just that.
CODES = {"dutyplan solve week.yaml --strict": 3}
# Lines that are typed into a terminal and are not ours to run.
SPARED = {
    "pip install .": "needs a network",
    "make demo": "the CI runs it",
    "make test": "the CI runs it",
    "python3 --version": "is Python's own",
    'mkdir -p "city/$community/rosters"': "test_district_page.py runs it",
}

LEFT_OUT = "...\n"
OTHER_PROGRAMS = re.compile(r"^    ((?:pipx?|python3?|py|make|git|cd|mkdir) .*)$", re.MULTILINE)


def parts_of(page: str) -> list[Section]:
    found = sections(page)
    if page in STORIES:
        steps = list(chain.from_iterable(one.steps for one in found))
        found = [Section(page, found[0].heading, steps)]
    return [one for one in found if any(command.is_whole for command in one.commands)]


def reader(page: str) -> tuple[str, str]:
    """The week file that a reader of the page has, and what the reader's computer speaks."""
    shown = (one.week for one in sections(page) if one.week)
    usual = with_lines(WEEK, "consent: 80%") if page in ASKING else WEEK
    week = usual if page in STORIES else next(shown, usual)
    return week, "zh_CN.UTF-8" if page.endswith(".zh.md") else "C.UTF-8"


TYPED_HERE = [page for page in PAGES if page not in TYPED_ELSEWHERE]
PARTS = [part for page in TYPED_HERE for part in parts_of(page)]
INLINE = [(page, line) for page in PAGES for line in inline_commands(page)]


@pytest.fixture(scope="module")
def typist() -> Iterator[Typist]:
    one = Typist()
    yield one
    one.goes()


@pytest.mark.parametrize("part", PARTS, ids=lambda part: f"{part.page}:{part.heading}")
def test_a_section_can_be_typed_along(part: Section, tmp_path: Path, typist: Typist) -> None:
    house = House(tmp_path, typist, *reader(part.page))
    for command, said in house.lives(part):
        assert said.code == CODES.get(command.line, 0), f"{command.line}\n{said.shown}"
        if command.said is not None:
            show_alike(command.said, said)


def show_alike(page: str, said: Said) -> None:
    """What the page shows is all that was said, but for what `...` stands for."""
    if not page.startswith(LEFT_OUT):
        assert said.shown == page
    else:
        assert page.removeprefix(LEFT_OUT).removesuffix(LEFT_OUT) in said.shown


@pytest.mark.parametrize(("page", "line"), INLINE)
def test_a_command_in_a_sentence_can_be_typed(
    page: str, line: str, tmp_path: Path, typist: Typist
) -> None:
    said = House(tmp_path, typist, *reader(page)).types(line)
    assert said.code == CODES.get(line, 0), said.shown


@pytest.mark.parametrize("page", TYPED_ELSEWHERE)
def test_pages_that_are_typed_elsewhere_show_commands_in_consoles_alone(page: str) -> None:
    elsewhere = (Path(__file__).parents[1] / TYPED_ELSEWHERE[page]).read_text(encoding="utf-8")
    assert f'"{page}"' in elsewhere
    commands = [one for part in sections(page) for one in part.commands]
    assert commands
    assert all(one.said is not None for one in commands)


def test_a_line_that_says_how_a_command_is_built_names_one_that_there_is() -> None:
    lines = [
        command.line
        for page in TYPED_HERE
        for part in sections(page)
        for command in part.commands
        if not command.is_whole
    ]
    assert lines
    names = {line.split()[1].rstrip(",") for line in lines}
    assert names - {"--help"} <= set(COMMANDS)


def test_lines_of_other_programs_are_known() -> None:
    lines = [line for page in PAGES for line in OTHER_PROGRAMS.findall(read_page(page))]
    found = {REMARK.sub("", line) for line in lines}
    assert found == set(SPARED)


def test_each_exit_code_is_for_a_line_that_stands_somewhere() -> None:
    assert {command.line for part in PARTS for command in part.commands} >= set(CODES)


def test_what_a_reader_has_by_then_is_there(tmp_path: Path, typist: Typist) -> None:
    house = House(tmp_path, typist)
    assert house.types(f"dutyplan export {ROSTER} | head # a remark").code == 0
    assert house.filed()["title"] == "Clean-up"


def test_with_lines() -> None:
    week = with_lines("start: 1\nvolunteers:\n  - {name: A}\n", "volunteers: a.csv\nrules:\n  x\n")
    assert week == "start: 1\nvolunteers: a.csv\n"


def test_the_typist_tells_the_streams_apart(tmp_path: Path, typist: Typist) -> None:
    code, out, err = typist.types(["solve"], tmp_path)
    assert (code, out) == (2, "")
    assert "FILE" in err
    code, out, err = typist.types(["--version"], tmp_path)
    assert (code, err) == (0, "")
    assert out.startswith("dutyplan ")
