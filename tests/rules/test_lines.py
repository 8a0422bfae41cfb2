from __future__ import annotations

import pytest

from dutyplan.problems import Source
from dutyplan.rules.lines import line_of, listed

WEEK = Source("week.yaml", "start: 2026-11-28\nrules:\n")
PEOPLE = Source("people.csv", "name\nAynur\n")


def test_a_line_counts_from_one() -> None:
    assert line_of(WEEK.span_at(0), WEEK.span_at(20)) == "line 1"
    assert line_of(WEEK.span_at(20), None) == "line 2"


def test_a_line_of_another_file_is_named_with_it() -> None:
    assert line_of(PEOPLE.span_at(5), WEEK.span_at(0)) == "line 2 of people.csv"
    assert line_of(WEEK.span_at(20), PEOPLE.span_at(5)) == "line 2 of week.yaml"


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ("A", "A"),
        ("A B", "A and B"),
        ("A B C", "A, B and C"),
        ("A B C D", "A, B, C and D"),
        ("A B C D E", "A, B, C and 2 others"),
        ("A B C D E F G H", "A, B, C and 5 others"),
    ],
)
def test_names_in_a_sentence(names: str, said: str) -> None:
    assert listed(names.split()) == said
