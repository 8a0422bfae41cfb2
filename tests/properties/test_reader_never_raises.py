"""Whatever stands in the file: a plan or problems, and never another exception."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import event, given, note
from hypothesis import strategies as st

from dutyplan import load, locales
from dutyplan.grammar.language import language_in
from dutyplan.plan import Plan
from dutyplan.problems import Problem, ProblemsError, render_text
from tests.oracle import plans
from tests.oracle.facts import Data

_WORDS = re.findall(
    r"\w+",
    """title start weeks end language tasks volunteers rules goals history country subdivision name
    when people effort age skills priority place note standby id born available unavailable since
    until share limits prefers avoids never guardian contact per_day per_week total hours weekends
    fixed forbidden rest rotate supervision together apart after least who by per names not
    volunteer task date min want max days coverage fairness minimums wishes stability of shared_by
    on memory cost peopel""",
)
_VALUES = re.split(
    r"\s+\|\s+",
    """~ | no | 010 | 0 | -1 | 2 | 2-4 | 4-2 | 2+ | +2 | 1.25 | 0.001 | 1e9 | ∞ | ٣ | ½ | NaN | 1_0
    | 2026-11-28 | 2026-11-31 | 0000-00-00 | 9999-12-31 | 0001-01-01 | 28.11.2026 | saturday | 周六
    | saturday 10:00-12:00 | sat 25:00-26:00 | daily 10:00-10:00 | 10:00-12:00 | 6th sat | last
    | every 0 weeks from 2026-11-28 | every 999 weeks from 0001-01-01 | 2026-12-07..2026-12-01
    | 0001-01-01..9999-12-31 | holidays | 工作日 10:00-12:00 | free days | people.csv | people.xlsx
    | / | .. | Aynur | Rails | =1+1 | -x | en | zh | CN | de | DEU | DE-BY | BY | MON | minors
    | adults | 0-15 | 12 hours | 1 week | 1.5 days | 99999 weeks | eligible | available | hours
    | coverage | fairness | wishes | minimums | 10000 | 99999999999""",
)
_VALUES += ["", "9" * 50, "9" * 5000, "a\0b", "\ttab", "a\nb", "\u2028", "\ufeff", "x" * 3000]
_FRAGMENTS = [
    *"[]{},'\"#\\@`%-?:",
    "- ",
    ": ",
    "? ",
    "&a ",
    "*a ",
    "<<: ",
    "!x ",
    "!!int ",
    "!!set ",
]
_FRAGMENTS += [">-\n", "|\n", "%YAML 1.2\n", "---\n", "...\n", "\n", "\n  ", "\n    ", "\t", "\r\n"]
_FRAGMENTS += ["\x00", "\x85", "\ufeff", "\u2028", "\ue000", "\U0001f600", " "]


@pytest.fixture(scope="session")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("any") / "week.yaml"


def assert_read(path: Path, content: bytes) -> None:
    note(repr(content))
    path.write_bytes(content)
    plan, problems = read(path)
    event("plan" if plan else "problems")
    assert bool(plan) != any(problem.is_error for problem in problems)
    for language in locales.LANGUAGES:
        assert all(render_text(problem, locales.words(language)) for problem in problems)
    assert language_in(content) in (None, *locales.LANGUAGES)


def read(path: Path) -> tuple[Plan | None, tuple[Problem, ...]]:
    try:
        return load(path), ()
    except ProblemsError as error:
        return None, error.problems


def words() -> st.SearchStrategy[str]:
    return st.one_of(st.sampled_from(_VALUES), st.sampled_from(_WORDS), st.text(max_size=8))


def values() -> st.SearchStrategy[Any]:
    """Any value that YAML can hold, made of the language's own words."""
    return st.recursive(
        words(),
        lambda inner: st.one_of(
            st.lists(inner, max_size=3), st.dictionaries(words(), inner, max_size=3)
        ),
        max_leaves=6,
    )


@plans.examples(100)
@given(content=st.one_of(st.binary(), st.text().map(str.encode)))
def test_any_bytes(path: Path, content: bytes) -> None:
    assert_read(path, content)


@plans.examples(200)
@given(st.lists(st.one_of(st.sampled_from(_FRAGMENTS), words()), max_size=30).map("".join))
def test_yaml_in_pieces(path: Path, text: str) -> None:
    assert_read(path, text.encode())


@plans.examples(150)
@given(data=plans.plans(), draw=st.data())
def test_week_file_with_another_text_in_it(path: Path, data: Data, draw: st.DataObject) -> None:
    text = plans.to_yaml(data)
    for _ in range(draw.draw(st.integers(1, 3))):
        start = draw.draw(st.integers(0, len(text)))
        length = draw.draw(st.sampled_from([0, 1, 2, 5, 30]))
        piece = draw.draw(st.one_of(st.sampled_from(_FRAGMENTS), words()))
        text = text[:start] + piece + text[start + length :]
    assert_read(path, text.encode())


@plans.examples(150)
@given(data=plans.plans(), draw=st.data())
def test_week_file_with_another_value_in_it(path: Path, data: Data, draw: st.DataObject) -> None:
    for _ in range(draw.draw(st.integers(1, 3))):
        place, key = draw.draw(st.sampled_from(list(places(data))))
        if isinstance(place, dict) and draw.draw(st.booleans()):
            key = draw.draw(st.sampled_from(_WORDS))
        place[key] = draw.draw(values())
    assert_read(path, plans.to_yaml(data).encode())


def places(node: Any) -> Any:
    """Every place in nested data that holds a value, as container and key."""
    keys = node.keys() if isinstance(node, dict) else range(len(node))
    for key in list(keys):
        yield node, key
        if isinstance(node[key], (dict, list)):
            yield from places(node[key])
