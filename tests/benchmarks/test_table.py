"""The tables, character by character."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from benchmarks.judge import Verdict
from benchmarks.runs import PEERS, Run
from benchmarks.table import (
    Measurements,
    holds,
    is_reached,
    render_peers,
    render_short,
    render_targets,
)
from benchmarks.targets import TARGETS, Aim, Target

PROVED = Run("dutyplan", 1.234, 90.4, Verdict(0, 5, Fraction(2136), 0), True, True, 5)
OPEN = Run("dutyplan", 10.5, 1100, Verdict(1, -2, Fraction(29, 4), 0), False, True, -8)
NOTHING = Run("dutyplan", 10.0, 400, note="no roster in time")
QUICK, SMALL = Aim("proved", 1.5), Aim("proved", 20, mib=1024)
NEAR, LARGEST = Aim("near", 30, limit=28), Aim("largest", 15, limit=14)


def target(*aims: Aim) -> Target:
    return Target("6 x 2 x 1", "equal", "age", lambda **_: "", aims)


@pytest.mark.parametrize(
    ("aim", "run", "is_shown", "reached"),
    [
        (QUICK, PROVED, True, True),
        (QUICK, replace(PROVED, seconds=1.6), True, False),
        (QUICK, replace(PROVED, fault="breaks 1 rules"), False, False),
        (QUICK, OPEN, False, False),
        (SMALL, PROVED, True, True),
        (SMALL, replace(PROVED, mib=1024), True, False),
        (NEAR, OPEN, True, True),
        (NEAR, replace(OPEN, bound=-13), False, False),
        (NEAR, replace(OPEN, is_covered=False), False, False),
        (NEAR, replace(OPEN, bound=None), False, False),
        (NEAR, NOTHING, False, False),
        (LARGEST, OPEN, False, False),
        (LARGEST, replace(OPEN, bound=-2), True, True),
        (Aim("proved", None), OPEN, False, False),
        (Aim("proved", None), PROVED, True, True),
    ],
)
def test_what_a_run_has_shown(aim: Aim, run: Run, is_shown: bool, reached: bool) -> None:
    assert (holds(aim, run), is_reached(aim, run)) == (is_shown, reached)


def test_targets_as_a_table() -> None:
    start = Measurements(target(), [(Aim("start", None), [PROVED])], imports=[3.0, 2.0, 4.0])
    some = Measurements(
        target(),
        [
            (QUICK, [PROVED, replace(PROVED, seconds=1.7), replace(PROVED, seconds=1.5)]),
            (SMALL, [OPEN, PROVED]),
            (NEAR, [NOTHING]),
            (LARGEST, [PROVED]),
            (Aim("proved", None), [OPEN]),
        ],
    )
    plan = "| 6 x 2 x 1 | equal | age |"
    assert render_targets([start, some]) == (
        "| plan | efforts | rules | to reach | measured | reached |\n"
        "| --- | --- | --- | --- | --- | --- |\n"
        f"{plan} half of what importing `cp_model` takes |"
        " 1.23 s; import 3.00 s (2.00 to 4.00); ratio 0.41 | yes |\n"
        f"{plan} every level proved in 1.5 s | 1.50 s (1.23 to 1.70) | 2 of 3 |\n"
        f"{plan} every level proved in 20 s, under 1 GiB |"
        " 5.87 s (1.23 to 10.50), shown by 1 of 2, at most 1,100 MiB | 1 of 2 |\n"
        f"{plan} no avoidable gap, largest balance within 1 point of its bound in 30 s |"
        " 10.00 s, shown by 0 of 1 | no |\n"
        f"{plan} largest balance proved in 15 s | 1.23 s | yes |\n"
        f"{plan} every level proved, as far as it goes in 60 s |"
        " 10.50 s, shown by 0 of 1 | - |\n"
    )


def test_a_start_that_is_too_slow() -> None:
    slow = Measurements(target(), [(Aim("start", None), [PROVED])], imports=[2.0])
    assert render_targets([slow]).endswith("ratio 0.62 | no |\n")


def test_everybody_side_by_side() -> None:
    peers = [
        Run(PEERS["cpsat"], 60.04, 1234.5, OPEN.verdict, gap=0.126),
        Run(PEERS["highs"], 3.0, 77, PROVED.verdict, is_proved=True, gap=0.0),
        Run(PEERS["timefold"], 64, 800, Verdict(3, None, Fraction(9), 2), note="breaks 2 rules"),
        Run(PEERS["highs"], 3.0, 77, note="time limit reached"),
    ]
    plan = "| 6 x 2 x 1 | equal | age |"
    assert render_peers([Measurements(target(), [(QUICK, [PROVED])], peers=peers)]) == (
        "| plan | efforts | rules | who | missing | largest balance | sum of squares"
        " | proved | seconds | peak MiB |  |\n"
        "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n"
        f"{plan} dutyplan | 0 | +0.5 | 2136 | yes | 1.2 | 90 |  |\n"
        f"{plan} CP-SAT, sum of squares | 1 | -0.2 | 7.25 | no, 13 % open | 60.0 | 1,234 |  |\n"
        f"{plan} HiGHS, the same as a MIP | 0 | +0.5 | 2136 | its sum | 3.0 | 77 |  |\n"
        f"{plan} Timefold | 3 |  | 9 | no | 64.0 | 800 | breaks 2 rules |\n"
        f"{plan} HiGHS, the same as a MIP |  |  |  |  | 3.0 | 77 | time limit reached |\n"
    )


def test_plans_that_can_not_be_filled() -> None:
    filled = (QUICK, [PROVED, replace(PROVED, seconds=2.0)])
    one = Measurements(target(), [filled], short=[OPEN, replace(PROVED, verdict=None)])
    none = Measurements(target(), [filled], short=[NOTHING])
    plan = "| 6 x 2 x 1 | equal | age | 1.62 s (1.23 to 2.00) |"
    assert render_short([one, Measurements(target(), [filled]), none]) == (
        "| plan | efforts | rules | filled | short | missing | gaps proved | all proved |\n"
        "| --- | --- | --- | --- | --- | --- | --- | --- |\n"
        f"{plan} 5.87 s (1.23 to 10.50) | 1 | 2 of 2 | 1 of 2 |\n"
        f"{plan} 10.00 s |  | 0 of 1 | 0 of 1 |\n"
    )


@pytest.mark.parametrize("target", TARGETS, ids=lambda one: f"{one.name} {one.rules}"[:40])
def test_each_target_makes_plans(target: Target) -> None:
    assert target.text(0).startswith("#" if target.name.endswith("yaml") else "title: ")
    assert target.aims
    if target.can_be_short:
        assert target.text(0, is_short=True) != target.text(0)
        assert target.text(1) != target.text(0)
