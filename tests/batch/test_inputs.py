"""What is read is known beforehand, wherever a roster could take its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from dutyplan.batch.finding import find_week_files
from dutyplan.batch.inputs import inputs_near
from dutyplan.batch.parcel import Packing
from dutyplan.grammar.limits import LIMITS

WEEK = """\
start: 2026-11-28
tasks: [{name: Rails, when: saturday 10:00-11:00, people: 2}]
volunteers: PEOPLE
"""


@pytest.fixture
def city(tmp_path: Path) -> Path:
    for place, people in (("north", "tables/people.csv"), ("south", "../../people.csv")):
        folder = tmp_path / "city" / place
        (folder / "tables").mkdir(parents=True)
        (folder / "tables" / "people.csv").write_text("name\nAynur\nBahar\n", encoding="utf-8")
        (folder / "week.yaml").write_text(WEEK.replace("PEOPLE", people), encoding="utf-8")
    (tmp_path / "people.csv").write_text("name\nGulnar\n", encoding="utf-8")
    (tmp_path / "city" / "gone.yaml").mkdir()
    return tmp_path.resolve() / "city"


def near(city: Path, out: Path, *, may_leave: bool = False) -> set[str]:
    found = find_week_files([city, city / "gone.yaml" / "week.yaml"], out)
    read = inputs_near(out, found, Packing(LIMITS, may_leave, ""))
    return {path.relative_to(city.parent).as_posix() for path in read}


INSIDE = {"city/north/week.yaml", "city/north/tables/people.csv", "city/south/week.yaml"}


@pytest.mark.parametrize("out", ["city", ".", "city/north/tables", "city/north/tables/deeper"])
def test_results_among_week_files(city: Path, out: str) -> None:
    assert near(city, city.parent / out) == INSIDE


def test_results_elsewhere_are_in_nobodys_way(city: Path) -> None:
    assert near(city, city.parent / "out") == set()


def test_paths_that_may_lead_anywhere_may_lead_to_the_results(city: Path) -> None:
    assert near(city, city.parent / "out", may_leave=True) == INSIDE | {"people.csv"}
