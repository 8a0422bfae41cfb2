"""The manual says what the program does: its week files are solved, its pages are up to date."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from dutyplan import check, load, solve
from dutyplan.goals import GOALS
from dutyplan.problems import render_text
from dutyplan.weekfile import read_week_bytes
from tests.manual.belongings import BELONGINGS
from tests.manual.steps import sections
from tests.pages import PAGES, ROOT, blocks, rows, run_on
from tools.manual import FILES

# Whose week files are no parts of one that can be solved by itself.
TOLD_ELSEWHERE = {
    "docs/year.md": "its week file grows from command to command, which test_year_page.py types",
    "docs/signups.md": "its week file names what test_signups_page.py imports first",
    "docs/adding-a-rule.md": "its rule is made up",
}
READMES = ["README.md", "README.zh.md"]

# What an excerpt of a week file is laid over, so that its names are known.
BASE = """
start: 2026-11-28
weeks: 2
tasks:
  - {name: Basement, when: saturday 10:00-12:00, effort: 3, age: 18-60}
  - {name: Stairwell rails, when: saturday 10:00-11:00, people: 2}
volunteers:
  - {name: Aynur, age: 15}
  - {name: Bahar, age: 45, skills: keys}
  - {name: Gulnar, age: 28}
  - {name: Li Min, age: 65}
"""


def laid_over_base(excerpt: str) -> str:
    """The base with the excerpt's keys; volunteers of the base that it does not name stay."""
    whole: dict[str, Any] = yaml.load(BASE, yaml.BaseLoader)
    given: dict[str, Any] = yaml.load(excerpt, yaml.BaseLoader) or {}
    for key, value in given.items():
        if isinstance(value, list) and key in ("volunteers", "tasks"):
            named = {one["name"]: one for one in whole[key]}
            for one in value:
                own = one.get("id", one["name"])
                named[own] = named.get(own, {}) | one
            value = list(named.values())
            for one in value:
                if key == "volunteers" and "born" in one:
                    one.pop("age", None)
        whole[key] = value
    # JSON is YAML with quotation marks, so every value stays the text it is.
    return yaml.safe_dump(whole, allow_unicode=True, sort_keys=False)


EXCERPTS = [
    (page, block) for page in PAGES if page not in TOLD_ELSEWHERE for block in blocks(page, "yaml")
]


@pytest.fixture(scope="module")
def near(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the files that excerpts name."""
    folder = tmp_path_factory.mktemp("near")
    BELONGINGS["people.xlsx"](folder / "people.xlsx")
    (folder / "paper.csv").write_text(blocks("docs/howto.md", "csv")[0], encoding="utf-8")
    return folder


@pytest.mark.parametrize(("page", "block"), EXCERPTS)
def test_week_files_of_the_manual_are_solved(page: str, block: str, near: Path) -> None:
    text = block if "start:" in block and "tasks:" in block else laid_over_base(block)
    plan, problems = read_week_bytes(page, text.encode(), near)
    assert plan is not None, "\n".join(map(render_text, problems))
    assert [problem.message for problem in problems] == []
    outcome = solve(plan)
    assert outcome.proved
    assert outcome.roster is not None
    assert check(plan, outcome.roster).breaches == ()


def test_there_are_week_files_in_the_manual() -> None:
    pages = {page for page, _ in EXCERPTS}
    assert pages >= {*READMES, "docs/weekfile.md", "docs/rules.md", "docs/howto.md"}
    assert not [page for page in TOLD_ELSEWHERE if not blocks(page, "yaml")]


@pytest.mark.parametrize("page", READMES)
def test_readme_shows_real_messages(page: str, tmp_path: Path) -> None:
    text = blocks(page, "yaml")[0]
    for right, wrong in MISTAKES[page]:
        assert right in text
        text = text.replace(right, wrong)
    run = run_on(tmp_path, text)
    assert run.stderr == blocks(page, "text")[0]
    assert (run.returncode, run.stdout) == (1, "")


MISTAKES = {
    "README.md": [
        ("rails, when: saturday 10:00-11:00, people", "rails, when: saturday 10:00-11:00, peopel"),
        ("age: 18-60", "age: 60-18"),
        ("available: saturday", "available: saturdy"),
    ],
    "README.zh.md": [
        ("扶手, when: 周六 10:00-11:00, people", "扶手, when: 周六 10:00-11:00, peopel"),
        ("age: 18-60", "age: 60-18"),
        ("available: 周六", "available: 周七"),
    ],
}


def test_both_readmes_tell_the_same() -> None:
    shapes = [
        [[(type(step).__name__, step[0].split()[1:2]) for step in part.steps] for part in found]
        for found in map(sections, READMES)
    ]
    assert any(shapes[0])
    assert shapes[0] == shapes[1]


@pytest.mark.parametrize("place", FILES)
def test_what_is_made_from_the_code_is_up_to_date(place: str) -> None:
    assert (ROOT / place).read_text(encoding="utf-8") == FILES[place](), "run 'make docs'"


NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")
BY_PARTS = ", by parts too"


def explained_stages() -> set[str]:
    """The lines of `-v` that the manual explains, with # for numbers."""
    tables = [body for heading, *body in rows("docs/cli.md") if heading[0] == "line"]
    names = [name for body in tables for row in body for name in re.findall("`([^`]+)`", row[0])]
    return {NUMBER.sub("#", name) for name in names}


@pytest.mark.parametrize("config", ["saturday", "month", "parish"])
def test_each_line_of_the_search_is_explained(config: str) -> None:
    told: list[str] = []
    solve(load(ROOT / "configs" / f"{config}.yaml"), on_stage=told.append)
    stages = {NUMBER.sub("#", line.rpartition(": ")[0]).removesuffix(BY_PARTS) for line in told}
    assert stages
    assert stages <= explained_stages()


def test_each_line_that_is_explained_is_one_of_the_search() -> None:
    said = {
        node.value.strip(" ,")
        for path in (ROOT / "dutyplan" / "solver").glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    for stage in explained_stages() - set(GOALS):
        parts = {part.strip(" ,") for part in stage.removeprefix("coverage").split("#")}
        assert parts - {""} <= said, stage


LINKS = [
    (path, target)
    for path in [ROOT / page for page in PAGES]
    for target in re.findall(r"\]\(([^)\s]+)\)", path.read_text(encoding="utf-8"))
    if "://" not in target
]


@pytest.mark.parametrize(("path", "target"), LINKS)
def test_links_lead_somewhere(path: Path, target: str) -> None:
    file, _, heading = target.partition("#")
    page = path.parent / file if file else path
    assert page.exists()
    if heading:
        headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
        anchors = {re.sub(r"[^\w -]", "", one).lower().replace(" ", "-") for one in headings}
        assert heading in anchors


@pytest.mark.parametrize("page", READMES)
def test_every_page_is_linked_from_the_readme(page: str) -> None:
    linked = {target for path, target in LINKS if path.name == page}
    assert linked | {"docs/architecture.md", "docs/adding-a-rule.md"} >= {
        one for one in PAGES if one not in READMES
    }
    assert linked >= set(READMES) - {page}


def test_every_page_is_in_the_navigation() -> None:
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    found = set(re.findall(r": (\S+\.md)$", text, re.MULTILINE))
    own = {page.removeprefix("docs/").replace("README.md", "index.md") for page in PAGES}
    assert found == own | {"benchmarks/city.md", "benchmarks/results.md", "SECURITY.md"}
