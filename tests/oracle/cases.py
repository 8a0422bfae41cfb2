"""Short words for the plans and rosters of the oracle's own tests."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.oracle.brute import Assigned
from tests.oracle.duties import Data
from tests.oracle.words import Window

SATURDAY = date(2026, 11, 28)
MORNING = (600, 660)


def plan(tasks: list[Data], volunteers: list[Data], **rest: Any) -> Data:
    return {"start": "2026-11-28", "tasks": tasks, "volunteers": volunteers} | rest


def task(name: str = "Rails", when: Any = "2026-11-28 10:00-11:00", **rest: Any) -> Data:
    return {"name": name, "when": when} | rest


def people(*names: str, **rest: Any) -> list[Data]:
    return [{"name": name} | rest for name in names]


def on(who: str, name: str = "Rails", day: int = 28, window: Window | None = MORNING) -> Assigned:
    """Somebody on a duty; days are those of November 2026, and from 31 on of December."""
    return who, name, date.fromordinal(SATURDAY.toordinal() + day - 28), window
