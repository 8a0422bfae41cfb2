"""A process that solves models in whole numbers by HiGHS: one line of JSON in, one out.

Only this file imports HiGHS, and nothing imports this file: it is run by `process.py`.
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any

import highspy
import numpy

# No gap is allowed. The tolerances stay what they are: with tighter ones (1e-9) HiGHS 1.16 calls
# values the least that are not. Who asks verifies each solution in whole numbers.
OPTIONS = {"output_flag": False, "threads": 1, "mip_rel_gap": 0.0, "mip_abs_gap": 0.0}


def answer(question: dict[str, Any]) -> dict[str, Any]:
    """Minimise; `values` is empty where there is no solution, `bound` None where none is known.

    Keys of the question: `columns` (low and high of each), `rows` (low, high, columns, factors),
    `costs`, `seconds` and `seed`. An open end is None.
    """
    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    for name, value in OPTIONS.items():
        solver.setOptionValue(name, value)
    solver.setOptionValue("time_limit", float(question["seconds"]))
    solver.setOptionValue("random_seed", question["seed"])
    solver.passModel(_model(question))
    solver.run()
    info = solver.getInfo()
    status = solver.getModelStatus()
    is_found = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    return {
        "status": solver.modelStatusToString(status).lower(),
        "values": [round(value) for value in solver.getSolution().col_value] if is_found else [],
        "bound": info.mip_dual_bound if abs(info.mip_dual_bound) < 1e15 else None,
    }


def _model(question: dict[str, Any]) -> Any:
    lows, highs = zip(*question["columns"], strict=True)
    starts, columns, factors = [0], [], []
    for _, _, own, weights in question["rows"]:
        columns += own
        factors += weights
        starts.append(len(columns))
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = len(lows), len(question["rows"])
    model.col_lower_, model.col_upper_ = _floats(lows, 0), _floats(highs, 0)
    model.col_cost_ = _floats(question["costs"], 0)
    model.row_lower_ = _floats([row[0] for row in question["rows"]], -highspy.kHighsInf)
    model.row_upper_ = _floats([row[1] for row in question["rows"]], highspy.kHighsInf)
    model.integrality_ = [highspy.HighsVarType.kInteger] * len(lows)
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = numpy.array(starts, dtype=numpy.int32)
    model.a_matrix_.index_ = numpy.array(columns, dtype=numpy.int32)
    model.a_matrix_.value_ = _floats(factors, 0)
    return model


def _floats(values: Any, open_end: float) -> Any:
    return numpy.array([open_end if one is None else one for one in values], dtype=numpy.float64)


def main() -> None:
    """Answer every line until the input ends."""
    # The library greets on standard output, whatever its options; that is no answer.
    with os.fdopen(os.dup(sys.stdout.fileno()), "w") as out:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        for line in sys.stdin:
            print(json.dumps(answer(json.loads(line))), file=out, flush=True)


if __name__ == "__main__":
    main()
