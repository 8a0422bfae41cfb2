"""Why no roster has somebody on a duty, or off it: word for word, and nothing where it is open."""

from __future__ import annotations

import math

import pytest

from dutyplan import solve
from dutyplan.explaining.asking import refusals
from dutyplan.explaining.asking.alternatives import Alternative, cost_of
from dutyplan.explaining.asking.refusals import why_impossible
from dutyplan.explaining.clashes.case import OpenError
from dutyplan.locales import words
from dutyplan.roster import Assignment
from tests import plans

PLAN = plans.plan(
    """
    start: 2026-11-28
    tasks:
      - {name: Hall, when: saturday 10:00-12:00, people: 2}
      - {name: Shop, when: saturday 11:00-12:00}
    rules:
      apart: [[Ann, Bob]]
      fixed: [{volunteer: Bob, task: Hall, date: 2026-11-28}]
      together: [[Cem, Dan]]
    volunteers: [{name: Ann}, {name: Bob}, {name: Cem}, {name: Dan}, {name: Eve}]
    """
)
HALL, SHOP = PLAN.duties
ANN, BOB, CEM, DAN, _ = PLAN.volunteers

CASES = [
    (
        [(ANN, HALL)],
        [],
        [
            "Ann is on Hall on 2026-11-28 10:00-12:00, as asked",
            "Ann and Bob never on the same duty",
            "Bob is on Hall on 2026-11-28 10:00-12:00",
        ],
        [
            "按所问，Ann 排在 2026-11-28 10:00-12:00 Hall",
            "Ann、Bob 不可同班",
            "Bob 已定在 2026-11-28 10:00-12:00 Hall",
        ],
    ),
    (
        [],
        [(BOB, HALL)],
        [
            "Bob is not on Hall on 2026-11-28 10:00-12:00, as asked",
            "Bob is on Hall on 2026-11-28 10:00-12:00",
        ],
        [
            "按所问，Bob 不排在 2026-11-28 10:00-12:00 Hall",
            "Bob 已定在 2026-11-28 10:00-12:00 Hall",
        ],
    ),
    # Nobody is on two duties at once: that stands on no line.
    (
        [(BOB, SHOP)],
        [],
        [
            "Bob is on Shop on 2026-11-28 11:00-12:00, as asked",
            "Bob is on Hall on 2026-11-28 10:00-12:00",
        ],
        [
            "按所问，Bob 排在 2026-11-28 11:00-12:00 Shop",
            "Bob 已定在 2026-11-28 10:00-12:00 Hall",
        ],
    ),
    (
        [(CEM, SHOP)],
        [],
        [
            "Cem is on Shop on 2026-11-28 11:00-12:00, as asked",
            "how many people may come to Shop",
            "Cem and Dan together",
        ],
        [
            "按所问，Cem 排在 2026-11-28 11:00-12:00 Shop",
            "Shop 可来的人数",
            "Cem、Dan 须同班",
        ],
    ),
]


def impossible(filled: list[Assignment], empty: list[Assignment]) -> Alternative:
    option = cost_of(solve(PLAN), filled, empty, time_limit=60)
    assert option.is_impossible
    return option


@pytest.mark.parametrize(("filled", "empty", "english", "chinese"), CASES)
def test_the_lines_that_leave_no_room(
    filled: list[tuple[object, object]],
    empty: list[tuple[object, object]],
    english: list[str],
    chinese: list[str],
) -> None:
    cells = [[Assignment(*pair) for pair in pairs] for pairs in (filled, empty)]  # type: ignore[arg-type]
    reasons = why_impossible(impossible(*cells), math.inf)
    assert [reason.message for reason in reasons] == english
    assert [reason.said(words("zh")) for reason in reasons] == chinese
    assert [reason.span is None for reason in reasons] == [True] + [False] * (len(reasons) - 1)


def test_what_was_not_found_out_is_not_said(monkeypatch: pytest.MonkeyPatch) -> None:
    option = impossible([Assignment(ANN, HALL)], [])

    def late(*_: object) -> None:
        raise OpenError

    monkeypatch.setattr(refusals, "find_clash", late)
    assert why_impossible(option, 0.0) == ()
    monkeypatch.setattr(refusals, "find_clash", lambda *_: None)
    assert why_impossible(option, 0.0) == ()
