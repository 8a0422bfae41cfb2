"""How long the leximin proof takes: 60 volunteers x 12 weeks x 6 tasks, seed after seed.

`python -m benchmarks.proof [SEEDS]`. Beside it, in the same run, the model of the tutorials:
the sum of squared loads over the same plan, with one worker and ten times the time.
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path

from benchmarks.plans import week_file
from dutyplan import solve
from dutyplan.plan import Plan
from dutyplan.weekfile import read_week_bytes

_PEER_FACTOR = 10


def read(seed: int) -> Plan:
    """One random plan."""
    text = week_file(60, 12, 6, seed=seed)
    plan, problems = read_week_bytes("plan", text.encode(), Path())
    if plan is None:
        raise SystemExit(str(problems))
    return plan


def sum_of_squares(plan: Plan, seconds: float) -> str:
    """How the tutorials do it: minimise squared loads, full coverage being required."""
    from ortools.sat.python import cp_model

    from dutyplan.rules.eligibility import Eligibility

    model, who = cp_model.CpModel(), Eligibility(plan)
    on = {
        (one.index, duty.index): model.new_bool_var("")
        for one in plan.volunteers
        for duty in who.open_duties(one)
    }
    for duty in plan.duties:
        crew = [on[key] for key in on if key[1] == duty.index]
        model.add(sum(crew) == duty.people.want)
    squares = []
    for one in plan.volunteers:
        own = [(on[key], plan.duties[key[1]]) for key in on if key[0] == one.index]
        for day in plan.days:
            model.add_at_most_one([literal for literal, duty in own if duty.date == day])
        load = model.new_int_var(0, 100, "")
        model.add(load == sum(literal * (duty.effort // 100) for literal, duty in own))
        square = model.new_int_var(0, 10_000, "")
        model.add_multiplication_equality(square, [load, load])
        squares.append(square)
    model.minimize(sum(squares))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = 1
    return str(solver.status_name(solver.solve(model)))


def main() -> None:
    """Print a line for each seed, then the median and the slowest."""
    num_seeds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    times = []
    for seed in range(num_seeds):
        plan = read(seed)
        start = time.perf_counter()
        outcome = solve(plan, time_limit=120)
        seconds = time.perf_counter() - start
        times.append(seconds)
        start = time.perf_counter()
        peer = sum_of_squares(plan, max(seconds * _PEER_FACTOR, 1))
        peer_seconds = time.perf_counter() - start
        (missing, balances) = (goal.value for goal in outcome.goals)
        largest = balances[0] / 10 if isinstance(balances, tuple) else balances
        print(
            f"seed {seed}: {outcome.status} in {seconds:.2f} s, missing {missing}, "
            f"largest balance {largest:+.1f}; squares: {peer} in {peer_seconds:.1f} s "
            f"(ratio {seconds / peer_seconds:.2f})",
            flush=True,
        )
    print(f"median {statistics.median(times):.2f} s, slowest {max(times):.2f} s")


if __name__ == "__main__":
    main()
