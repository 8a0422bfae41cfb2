"""What is said of calls that a new roster keeps, in both languages."""

from __future__ import annotations

from datetime import timedelta

from dutyplan.locales import words
from dutyplan.outputs.reports.calls import kept_line
from dutyplan.plan import Task
from dutyplan.roster import Assignment
from dutyplan.rules.away import Away
from tests import builders
from tests.builders import SATURDAY

PLAN = builders.plan(
    [builders.duty(Task("Rails"), "10:00-11:00")],
    ["Aynur", ("b1", "Bahar"), ("b2", "Bahar")],
    "",
    14,
)
AYNUR, ONE, OTHER = PLAN.volunteers


def said(away: Away) -> list[str]:
    return [kept_line(PLAN, away, words(language)) for language in ("en", "zh")]


def test_one_call() -> None:
    assert said(Away(((AYNUR, SATURDAY),))) == [
        "Kept from the roster before: 1 call (Aynur on 2026-11-28).",
        "沿用原排班的请假 1 项（Aynur：2026-11-28）。",
    ]


def test_all_of_them_by_day_and_days_on_end_are_one() -> None:
    days = [(OTHER, SATURDAY + timedelta(num)) for num in (7, 2, 3, 4)]
    away = Away((*days, (ONE, SATURDAY + timedelta(3))), (Assignment(AYNUR, PLAN.duties[0]),))
    assert said(away) == [
        "Kept from the roster before: 4 calls (Aynur has declined Rails on 2026-11-28 10:00-11:00, "
        "Bahar (b2) from 2026-11-30 to 2026-12-02, Bahar (b1) on 2026-12-01, "
        "Bahar (b2) on 2026-12-05).",
        "沿用原排班的请假 4 项（Aynur 已婉拒 2026-11-28 10:00-11:00 Rails、"
        "Bahar (b2)：2026-11-30 至 2026-12-02、Bahar (b1)：2026-12-01、"
        "Bahar (b2)：2026-12-05）。",
    ]
