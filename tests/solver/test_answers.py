from __future__ import annotations

import pytest

from dutyplan.solver.answers import Answer, Finding


@pytest.mark.parametrize(
    ("finding", "is_found", "is_settled"),
    [
        (Finding.BEST, True, True),
        (Finding.SOME, True, False),
        (Finding.NONE, False, True),
        (Finding.NOTHING, False, False),
    ],
)
def test_what_a_finding_means(finding: Finding, is_found: bool, is_settled: bool) -> None:
    answer = Answer(finding, (), 0, None)
    assert (answer.is_found, answer.is_settled) == (is_found, is_settled)


def test_the_work_it_took_makes_no_other_answer() -> None:
    assert Answer(Finding.BEST, (1,), 2, 2, 0.5) == Answer(Finding.BEST, (1,), 2, 2, 7.5)
