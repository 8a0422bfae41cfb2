"""The generator: valid plans whatever is asked for, and for a seed always the same text."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from benchmarks.changes import FAMILIES, RULES, SHORTAGES
from benchmarks.events import event_file
from benchmarks.plans import week_file
from dutyplan.plan import Duty, Plan
from dutyplan.rules.eligibility import Eligibility
from dutyplan.weekfile import read_week_bytes

ROOT = Path(__file__).resolve().parents[2]


def read(text: str) -> Plan:
    plan, problems = read_week_bytes("week.yaml", text.encode(), Path())
    assert problems == []
    assert plan is not None
    return plan


@pytest.mark.parametrize(
    ("text", "begin"),
    [
        (week_file(60, 12, 6, seed=3), "e0b945ef52b7"),
        (week_file(300, 26, 20, even=True), "e927d00f239a"),
        (week_file(5, 2, 2, free=0.3), "26b21564da34"),
        (week_file(60, 12, 6, rules=tuple(RULES), short=tuple(SHORTAGES)), "006f356a7b90"),
        (event_file(40, 3, 20, seed=1, unequal=0.5), "81e278b592ab"),
    ],
    ids=["unequal", "equal", "scarce", "rules", "event"],
)
def test_the_text_of_a_seed_stays_what_it_was(text: str, begin: str) -> None:
    """Figures of one day are compared with those of another."""
    assert sha256(text.encode()).hexdigest()[:12] == begin


def test_another_seed_is_another_plan() -> None:
    assert week_file(9, 3, 2) != week_file(9, 3, 2, seed=1)
    assert event_file(9, 3, 6) != event_file(9, 3, 6, seed=1)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("rules", [(), *((name,) for name in RULES), tuple(RULES)])
@pytest.mark.parametrize("short", [(), tuple(SHORTAGES)])
def test_a_plan_with_any_rules_is_read_without_a_word(
    seed: int, rules: tuple[str, ...], short: tuple[str, ...]
) -> None:
    plan = read(week_file(40, 6, 5, seed=seed, rules=rules, short=short))
    assert (len(plan.volunteers), len(plan.duties)) == (40, 30)
    assert set(plan.rules) == {"together" if name == "families" else name for name in rules}


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("short", [(), tuple(SHORTAGES)])
@pytest.mark.parametrize("duties", [30, 31])
def test_an_event_is_read_without_a_word(seed: int, short: tuple[str, ...], duties: int) -> None:
    plan = read(event_file(50, 3, duties, seed=seed, short=short))
    assert (len(plan.volunteers), len(plan.duties)) == (50, duties)
    assert (plan.end - plan.start).days == 2


def test_what_an_event_is_like() -> None:
    plan = read(event_file(400, 3, 300, unequal=0.5))
    for duty in plan.duties:
        assert duty.window is not None
        assert duty.window.start % 30 == 0
        assert 8 * 60 <= duty.window.start < duty.window.end <= 22 * 60
        assert 120 <= duty.minutes <= 240
    assert {date.isoformat(duty.date) for duty in plan.duties} == {
        "2026-11-28",
        "2026-11-29",
        "2026-11-30",
    }
    assert 70 <= sum(bool(duty.task.skills) for duty in plan.duties) <= 130
    for skill in ("first aid", "radio"):
        assert 70 <= sum(skill in one.skills for one in plan.volunteers) <= 130
    assert 110 <= sum(duty.effort > 100 for duty in plan.duties) <= 190


@pytest.mark.parametrize(("unequal", "efforts"), [(0, {1}), (1, {2, 3}), (0.5, {1, 2, 3})])
def test_the_share_of_unequal_efforts(unequal: float, efforts: set[int]) -> None:
    plan = read(week_file(5, 1, 60, unequal=unequal))
    assert {duty.effort // 100 for duty in plan.duties} == efforts


@pytest.mark.parametrize("seed", range(8))
def test_families_can_serve_together(seed: int) -> None:
    plan = read(week_file(40, 6, 1, seed=seed, rules=("families",)))
    who = Eligibility(plan)
    groups = plan.rules["together"]
    assert tuple(len(group.members) for group in groups) == FAMILIES
    for group in groups:
        assert any(
            all(who.can_serve(one, duty) for one in group.members)
            and (duty.people.max or 0) >= len(group.members)
            for duty in plan.duties
        )


def able(plan: Plan, duty: Duty) -> int:
    who = Eligibility(plan)
    return sum(who.can_serve(one, duty) for one in plan.volunteers)


@pytest.mark.parametrize("make", [week_file, event_file])
@pytest.mark.parametrize("name", SHORTAGES)
def test_no_roster_fills_a_plan_with_a_shortage(name: str, make: Callable[..., str]) -> None:
    whole, short = read(make(60, 3, 30)), read(make(60, 3, 30, short=(name,)))
    assert all(able(whole, duty) >= duty.people.want for duty in whole.duties)
    if name == "day":
        day = {duty.date for duty in short.duties if duty.task.name in ("Task 1", "Duty 002")}
        middle = sorted(day)[len(day) // 2]
        people = sum(
            one.free is None or any(begin // 1440 == middle.toordinal() for begin, _ in one.free)
            for one in short.volunteers
        )
        wanted = sum(duty.people.want for duty in short.duties if duty.date == middle)
        # Nobody has time for more than seven duties of two hours each from 8:00 to 22:00.
        assert 7 * people < wanted
    else:
        lacking = [duty for duty in short.duties if able(short, duty) < duty.people.want]
        task = short.tasks[0] if name == "age" else short.tasks[-1]
        assert {duty.task.name for duty in lacking} == {task.name}
        assert len(lacking) == (1 if name == "crowd" or make is event_file else 3)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["60", "3", "6", "--rules", "resst"], "unknown: resst; known: rest, rotate"),
        (["4", "3", "6", "--rules", "families"], "there are too few people for so many families"),
        (["60", "3", "6", "--event", "--rules", "rest"], "an event has no rules but skills"),
    ],
)
def test_what_can_not_be_made(arguments: list[str], said: str) -> None:
    done = command(*arguments)
    assert done.returncode == 2
    assert said in done.stderr


def test_the_command_prints_what_the_functions_make() -> None:
    words = ["60", "3", "6", "--seed", "2", "--unequal", "0.5", "--rules", "rest", "--short", "day"]
    text = week_file(60, 3, 6, seed=2, unequal=0.5, rules=("rest",), short=("day",))
    assert command(*words).stdout == text
    text = event_file(60, 3, 6, free=0.5, short=tuple(SHORTAGES))
    assert command("60", "3", "6", "--event", "--free", "0.5", "--short").stdout == text


def command(*arguments: str) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, "-m", "benchmarks.plans", *arguments]
    return subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
