"""Random goals for a plan whose rules are known."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from tests.oracle import vocabulary
from tests.oracle.draws import SELDOM, few, maybe, present
from tests.oracle.duties import Data
from tests.oracle.facts import Facts
from tests.oracle.fairness import is_counted
from tests.oracle.limits import read_limits


@st.composite
def goals(draw: st.DrawFn, data: Data) -> list[Any] | None:
    """Goals in some order, mostly all that mean something in the plan; None for the usual ones."""
    usual = Facts(data).goals
    if draw(SELDOM) and not _has_limit_not_in_force(data):
        return None
    needed = set() if draw(SELDOM) else {"minimums", "wishes"}.intersection(usual)
    orders = [order for order in vocabulary.ORDERS if needed <= _parts(order)]
    order = draw(st.sampled_from(orders))
    fairness = {number: draw(_fairness(data)) for number in (1, 2) if number in order}
    return [fairness.get(goal, goal) if isinstance(goal, int) else goal for goal in order]


def _parts(order: list[Any]) -> set[Any]:
    return {part for goal in order for part in (goal if isinstance(goal, list) else [goal])}


def _has_limit_not_in_force(data: Data) -> bool:
    """Whether all volunteers override a minimum or a cost of the rules.

    Whether that one calls for a goal of its own is nobody's question.
    """
    general = read_limits(data.get("rules", {}).get("limits", {})).values()
    in_force = [limit for own in Facts(data).limits for limit in own]
    return any((limit.least or limit.cost) and limit not in in_force for limit in general)


@st.composite
def _fairness(draw: st.DrawFn, data: Data) -> Any:
    options = {
        "of": draw(maybe(st.sampled_from(["effort", "duties", "hours"]), often=2)),
        "shared_by": draw(maybe(st.sampled_from(["everyone", "available", "eligible"]), often=3)),
        "on": draw(maybe(st.sampled_from(["saturday", "weekends", ["2026-11-28", "sunday"]]))),
        "tasks": draw(maybe(few([task["name"] for task in data["tasks"]], 2))),
    }
    options = present(options)
    counted = [duty for duty in Facts(data).duties if is_counted(duty, options)]
    if options.get("of") == "hours" and not all(duty.window for duty in counted):
        options["of"] = "duties"
    return {"fairness": options} if options else "fairness"
