"""What is said once attendance was taken, word for word."""

from __future__ import annotations

from datetime import date

from dutyplan.ledger.attending.attendance import Said, attend, days_of, tally
from dutyplan.locales import words
from dutyplan.outputs.reports.attendance import render_tally
from tests.ledger.attended import (
    ABSENT,
    AFTERNOON,
    BASEMENT,
    CANCELLED,
    DONE,
    FIRST,
    RAILS,
    RECORD,
    TEA,
)

DAY = date.fromisoformat(FIRST)
SAID = [
    Said(RAILS, ABSENT, "Bahar"),
    Said(BASEMENT, ABSENT, "lm1"),
    Said(RAILS, DONE, "Gulnar"),
    Said(RAILS, CANCELLED, "Aynur"),
    Said(TEA, CANCELLED),
    Said(AFTERNOON, CANCELLED),
]


def said(language: str, *marks: Said, is_whole: bool = False, width: int = 80) -> str:
    days = days_of(RECORD) if is_whole else (DAY,)
    after = attend(RECORD, marks, days)
    return render_tally(after, tally(RECORD, after, days), words(language), width)


def test_everything_in_english() -> None:
    assert said("en", *SAID) == (
        "1 done, 2 absent: Bahar (Rails on 2026-11-28), Li Min (lm1) (Basement on\n"
        "  2026-11-28 10:00-12:00).\n"
        "1 stepped in: Gulnar (Rails on 2026-11-28).\n"
        "1 assignment cancelled: Aynur (Rails on 2026-11-28).\n"
        "2 duties cancelled: Basement on 2026-11-28 14:00-15:00, Tea: hot on 2026-11-28.\n"
        "Not marked yet: 2026-12-05.\n"
    )


def test_everything_in_chinese() -> None:
    assert said("zh", *SAID) == (
        "到岗 1 人次，缺席 2 人次：Bahar（2026-11-28 Rails）、Li Min (lm1)（2026-11-28\n"
        "  10:00-12:00 Basement）。\n"
        "临时补位 1 人次：Gulnar（2026-11-28 Rails）。\n"
        "取消 1 人次：Aynur（2026-11-28 Rails）。\n"
        "取消 2 个班次：2026-11-28 14:00-15:00 Basement、2026-11-28 Tea: hot。\n"
        "尚未登记：2026-12-05。\n"
    )


def test_all_came() -> None:
    assert said("en", is_whole=True) == "7 done, nobody absent.\n"
    assert said("zh", is_whole=True) == "到岗 7 人次，无人缺席。\n"


def test_one_duty_is_cancelled() -> None:
    assert said("en", Said(TEA, CANCELLED), is_whole=True) == (
        "6 done, nobody absent.\n1 duty cancelled: Tea: hot on 2026-11-28.\n"
    )
    assert said("zh", Said(TEA, CANCELLED), is_whole=True) == (
        "到岗 6 人次，无人缺席。\n取消 1 个班次：2026-11-28 Tea: hot。\n"
    )
