"""The model of the tutorials in CP-SAT: `python -m benchmarks.peers.cpsat WEEK --seconds 30`.

Booleans for volunteer and duty, a sum of squared loads by multiplication, gaps at a price above
all squares; the public interface and its default parameters, but for the number of workers.
"""

from __future__ import annotations

from ortools.sat.python import cp_model

from benchmarks.peers.given import WORKERS, Answer, Given, read_task, relative_gap


def solve(given: Given, seconds: float) -> Answer:
    """Minimise what is missing, and then the squares, in one sum."""
    model = cp_model.CpModel()
    variables = [
        model.new_bool_var("") if (low, high) == (0, 1) else model.new_int_var(low, high, "")
        for low, high in zip(given.lowest, given.highest, strict=True)
    ]
    for one in given.constraints:
        total = cp_model.LinearExpr.weighted_sum(
            [variables[variable] for variable, _ in one.terms], [factor for _, factor in one.terms]
        )
        low = cp_model.INT_MIN if one.low is None else one.low
        high = cp_model.INT_MAX if one.high is None else one.high
        model.add_linear_constraint(total, low, high)
    squares = []
    for terms, most in given.loads():
        load = model.new_int_var(0, most, "")
        model.add(
            load
            == cp_model.LinearExpr.weighted_sum(
                [variables[variable] for variable, _ in terms], [amount for _, amount in terms]
            )
        )
        square = model.new_int_var(0, most * most, "")
        model.add_multiplication_equality(square, [load, load])
        squares.append(square)
    price = given.weight_of_missing()
    gaps = [variables[variable] for variable, _ in given.missing]
    model.minimize(
        cp_model.LinearExpr.weighted_sum(
            [*gaps, *squares], [price * cost for _, cost in given.missing] + [1] * len(squares)
        )
    )
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = WORKERS
    status = solver.solve(model)
    name = solver.status_name(status).lower()
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return Answer(None, status == cp_model.INFEASIBLE, name)
    values = [solver.value(one) for one in variables[: given.num_candidates]]
    gap = relative_gap(solver.objective_value, solver.best_objective_bound)
    return Answer(given.assignments(values), status == cp_model.OPTIMAL, name, gap)


def main() -> None:
    """Read a week file, solve it, print the answer."""
    task = read_task()
    given = Given(task.plan)
    print(solve(given, task.seconds_left).text())


if __name__ == "__main__":
    main()
