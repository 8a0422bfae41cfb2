"""The same sum of squares as a MIP in HiGHS: `python -m benchmarks.peers.highs WEEK --seconds 30`.

The square of a load is the sum of the first odd numbers, so each point of load beyond the last
is a step of its own that costs 1, 3, 5, ...: convex, hence exact without any further integer.
"""

from __future__ import annotations

from itertools import accumulate

import highspy
import numpy as np

from benchmarks.peers.given import WORKERS, Answer, Given, Linear, read_task, relative_gap

_FOUND = 2  # HiGHS's word for a solution that meets all constraints


def solve(given: Given, seconds: float) -> Answer:
    """Minimise what is missing, and then the squares, in one sum."""
    num_integers = len(given.highest)
    highest = list(given.highest)
    costs = [0.0] * num_integers
    price = given.weight_of_missing()
    for variable, cost in given.missing:
        costs[variable] += price * cost
    rows = list(given.constraints)
    for terms, most in given.loads():
        steps = range(len(highest), len(highest) + most)
        rows.append(Linear([*terms, *((step, -1) for step in steps)], 0, 0))
        costs += [2.0 * number + 1 for number in range(most)]
        highest += [1] * most
    lowest = given.lowest + [0] * (len(highest) - num_integers)

    highs = highspy.Highs()
    options = {
        "output_flag": False,
        "threads": WORKERS,
        "time_limit": float(seconds),
        "mip_rel_gap": 0.0,
        "mip_abs_gap": 0.999,  # the objective is whole
    }
    for name, value in options.items():
        highs.setOptionValue(name, value)
    _fill(highs, costs, lowest, highest, rows)
    kind = np.full(num_integers, highspy.HighsVarType.kInteger)
    highs.changeColsIntegrality(num_integers, np.arange(num_integers, dtype=np.int32), kind)
    highs.run()

    status = highs.getModelStatus()
    name = highs.modelStatusToString(status).lower()
    info = highs.getInfo()
    if info.primal_solution_status != _FOUND:
        return Answer(None, status == highspy.HighsModelStatus.kInfeasible, name)
    values = list(highs.getSolution().col_value[: given.num_candidates])
    is_proved = status == highspy.HighsModelStatus.kOptimal
    gap = relative_gap(info.objective_function_value, info.mip_dual_bound)
    return Answer(given.assignments(values), is_proved, name, 0.0 if is_proved else gap)


def _fill(
    highs: highspy.Highs,
    costs: list[float],
    lowest: list[int],
    highest: list[int],
    rows: list[Linear],
) -> None:
    none = np.array([], dtype=np.int32)
    num = len(costs)
    empty = np.zeros(num, dtype=np.int32)
    low, high = np.array(lowest, dtype=float), np.array(highest, dtype=float)
    highs.addCols(num, np.array(costs), low, high, 0, empty, none, np.array([]))
    infinity = highspy.kHighsInf
    terms = [term for row in rows for term in row.terms]
    starts = [0, *accumulate(len(row.terms) for row in rows)][:-1]
    highs.addRows(
        len(rows),
        np.array([-infinity if row.low is None else row.low for row in rows], dtype=float),
        np.array([infinity if row.high is None else row.high for row in rows], dtype=float),
        len(terms),
        np.array(starts, dtype=np.int32),
        np.array([variable for variable, _ in terms], dtype=np.int32),
        np.array([factor for _, factor in terms], dtype=float),
    )


def main() -> None:
    """Read a week file, solve it, print the answer."""
    task = read_task()
    given = Given(task.plan)
    print(solve(given, task.seconds_left).text())


if __name__ == "__main__":
    main()
