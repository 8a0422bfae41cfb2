from __future__ import annotations

import pickle
import re
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import Any, Self

import pytest
from hypothesis import given

from dutyplan import explain, load, solve, solve_many
from dutyplan.batch import many
from dutyplan.batch.engines.base import AHEAD, LATER, DiedError, Ended
from dutyplan.plan import Plan, Task
from dutyplan.roster import Outcome, Status
from dutyplan.solving import BugError
from tests.batch.engines.clients import client
from tests.batch.engines.dask import dask
from tests.cli.process import WEEK, finish
from tests.oracle.duties import Data
from tests.oracle.plans import examples, plans, plans_after_others
from tests.translation import plan_of

CONFIGS = sorted((Path(__file__).parents[2] / "configs").glob("*.yaml"))


def alike(outcome: Outcome) -> Outcome:
    """Without what differs from one solve to the next; rosters compare as what they say."""
    return replace(outcome, roster=None, seconds=0.0, stages=())


def assert_same(one: Outcome, other: Outcome) -> None:
    assert alike(one) == alike(other)  # volunteers, duties and sources are compared by identity
    if one.roster is None or other.roster is None:
        assert one.roster is other.roster
    else:
        assert one.roster.plan is other.roster.plan
        assert one.roster.assignments == other.roster.assignments
        assert one.roster.standbys == other.roster.standbys


def there_and_back(plan: Plan) -> Outcome:
    """As a worker solves it, in this process."""
    asked = pickle.loads(pickle.dumps(many._Asked(0, plan)))
    assert asked.plan is not plan
    answer = many._solve(asked, time_limit=60.0, seed=0, strict=False)
    outcome = many.received(answer, plan)
    assert isinstance(outcome, Outcome)
    return outcome


@examples(40)
@given(plans())
def test_a_plan_is_solved_there_as_here(data: Data) -> None:
    plan = plan_of(data)
    assert_same(there_and_back(plan), solve(plan))


@examples(10)
@given(plans_after_others())
def test_so_is_one_after_others(data: Data) -> None:
    plan = plan_of(data)
    assert_same(there_and_back(plan), solve(plan))


def said(thing: object) -> str:
    """All of a thing, but not where it is in memory, nor in which order a set gives its members."""
    text = re.sub(r" at 0x[0-9a-f]+", "", repr(thing))
    return re.sub(r"\{([^{}]*)\}", lambda found: str(sorted(found[1].split(", "))), text)


@pytest.mark.parametrize("path", CONFIGS, ids=lambda path: path.stem)
def test_every_example_can_be_sent(path: Path) -> None:
    plan = load(path)
    there = pickle.loads(pickle.dumps(many._Asked(0, plan))).plan
    for name in ("volunteers", "tasks", "duties", "rules", "goals", "goals_again"):
        assert said(getattr(there, name)) == said(getattr(plan, name))


def test_outcomes_are_those_of_solve_and_about_the_plans_that_were_given() -> None:
    # The others take seconds: too long to be solved once more.
    given = [load(path) for path in CONFIGS if path.stem not in ("festival", "parish")]
    outcomes = list(solve_many(given, jobs=2, seed=3))
    assert [one.plan for one in outcomes] == given
    for plan, outcome in zip(given, outcomes, strict=True):
        assert_same(outcome, solve(plan, seed=3))
        assert not outcome.lost


def test_an_answer_names_the_plan_and_does_not_repeat_it() -> None:
    plan = load(CONFIGS[-1])
    asked = pickle.loads(pickle.dumps(many._Asked(0, plan)))
    answer = many._solve(asked, time_limit=60.0, seed=0, strict=False)
    assert plan.volunteers[0].name.encode() not in answer
    assert explain(there_and_back(plan)).explanations == explain(solve(plan)).explanations


def test_a_plan_made_by_hand_can_be_sent_too() -> None:
    task = Task("Rails", skills=MappingProxyType({"first aid": 1}))
    plan = replace(load(CONFIGS[0]), tasks=(task,), volunteers=(), duties=())
    there = pickle.loads(pickle.dumps(many._Asked(0, plan))).plan
    assert there.tasks[0].skills == {"first aid": 1}


class Queue:
    """An engine of no processes, which gives back what was asked for last first."""

    size = 2

    def __init__(self, answers: Callable[[int], object]) -> None:
        self._answers = answers
        self.is_closed = False

    def run(
        self, work: Callable[[Any], Any], items: Iterable[Any]
    ) -> Generator[Ended[Any, Any], None, None]:
        source = iter(items)
        try:
            while True:
                room = self.size + AHEAD
                pulled = [one for one, _ in zip(source, range(room), strict=False)]
                if not pulled:
                    return
                for item in pulled[::-1]:
                    if item is not LATER:
                        answer = self._answers(item.number)
                        if isinstance(answer, Exception):
                            yield Ended(item, None, answer)
                        else:
                            yield Ended(item, work(item))
        finally:
            self.is_closed = True

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None: ...


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    path = tmp_path / "week.yaml"
    path.write_text(WEEK)
    return load(path)


def test_a_plan_of_which_workers_died_is_lost_and_an_error_comes_at_its_turn(plan: Plan) -> None:
    errors = {1: DiedError(), 3: BugError("no such roster")}
    engine = Queue(lambda number: errors.get(number))
    outcomes = many.solve_many(engine, [plan] * 5, time_limit=60.0, seed=7, strict=False)
    statuses = [(one.status, one.lost, one.seed) for one in islice(outcomes, 3)]
    with pytest.raises(BugError, match="no such roster"):
        next(outcomes)
    fine = (Status.OPTIMAL, False, 7)
    assert statuses == [fine, (Status.UNKNOWN, True, 7), fine]
    assert engine.is_closed


def test_no_more_plans_wait_for_one_than_a_window_has(plan: Plan) -> None:
    pulled = 0
    given = 0

    def endless() -> Iterator[Plan]:
        nonlocal pulled
        while True:
            assert pulled - given <= many._WINDOW * Queue.size
            pulled += 1
            yield plan

    class Stuck(Queue):
        """The first item ends last of all that can be had before it."""

        def run(self, work: Any, items: Any) -> Any:
            source = iter(items)
            first = next(source)
            for item in source:
                if item is LATER:
                    break
                yield Ended(item, work(item))
            yield Ended(first, work(first))

    engine = Stuck(lambda number: None)
    for _ in many.solve_many(engine, endless(), time_limit=60.0, seed=0, strict=False):
        given += 1
    assert pulled == given == many._WINDOW * Queue.size


_SCRIPT = """
import os
import sys
from dutyplan import load, solve_many

if __name__ == "__main__":
    plan = load(sys.argv[1])
    plans = (plan for _ in range(10))
    for outcome in solve_many(plans, *sys.argv[2:]):
        assert outcome.plan is plan
        print(outcome.status, len(outcome.roster.assignments), flush=True)
"""


def test_on_a_cluster_several_are_solved_in_one_process(plan: Plan, tmp_path: Path) -> None:
    with dask(tmp_path) as cluster:
        cluster.start_worker("--no-nanny", "--nthreads", "3")
        ended = finish(client(_SCRIPT, tmp_path / "week.yaml", cluster.address))
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == "optimal 3\n" * 10


def test_who_stops_asking_stops_the_workers(plan: Plan) -> None:
    from multiprocessing import active_children

    outcomes = solve_many((plan for _ in iter(int, 1)), jobs=1)
    next(outcomes)
    assert active_children()
    outcomes.close()  # type: ignore[attr-defined]
    assert not active_children()
