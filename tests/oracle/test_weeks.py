"""Random plans of a real size are what their kind says, and all that is meant comes up."""

from __future__ import annotations

from random import Random

import pytest

from tests.oracle import weeks
from tests.oracle.duties import Data
from tests.oracle.facts import Facts
from tests.oracle.fairness import fairness_options
from tests.oracle.highs.optimum import optimum
from tests.oracle.words import each_item


def drawn(kind: str, number: int = 60) -> list[Data]:
    return [weeks.week(Random(f"{kind} {seed}"), kind) for seed in range(number)]


@pytest.fixture(scope="module")
def by_kind() -> dict[str, list[Data]]:
    return {kind: drawn(kind) for kind in weeks.KINDS}


@pytest.mark.parametrize("kind", weeks.KINDS)
def test_a_plan_comes_from_its_number_alone(kind: str) -> None:
    one, same, other = (weeks.text(Random(seed), kind) for seed in (1, 1, 2))
    assert one == same != other


@pytest.mark.parametrize("kind", weeks.KINDS)
def test_plans_are_as_large_as_they_may_be_and_smaller(
    kind: str, by_kind: dict[str, list[Data]]
) -> None:
    sizes = {(len(one["volunteers"]), one["weeks"], len(one["tasks"])) for one in by_kind[kind]}
    assert (20, 6, 4) in sizes
    for largest, found in zip((20, 6, 4), zip(*sizes, strict=True), strict=True):
        assert max(found) == largest > min(found)
    small = weeks.week(Random(1), kind, most=(3, 1, 1))
    assert (len(small["volunteers"]), small["weeks"], len(small["tasks"])) == (3, 1, 1)


def test_plain_plans_have_one_effort_and_no_rule(by_kind: dict[str, list[Data]]) -> None:
    efforts = [{task["effort"] for task in one["tasks"]} for one in by_kind["plain"]]
    assert {1, 2, 0.25} == set().union(*efforts)
    assert all(len(own) == 1 for own in efforts)
    assert not any("rules" in one for one in by_kind["plain"])
    keys = {key for one in by_kind["plain"] for task in one["tasks"] for key in task}
    assert keys == {"name", "when", "people", "effort", "age", "priority", "skills"}
    keys = {key for one in by_kind["plain"] for who in one["volunteers"] for key in who}
    assert keys == {"name", "age", "available", "share", "skills"}


def test_some_plain_plans_have_gaps_and_some_are_full() -> None:
    plans = [weeks.week(Random(seed), "plain", most=(8, 3, 3)) for seed in range(20)]
    found = [optimum(one | {"goals": ["coverage"]}) for one in plans]
    num_full = sum(one is not None and one.values == [0] for one in found)
    assert 3 < num_full < 17


def test_uneven_plans_have_several_efforts_and_only_spacing(
    by_kind: dict[str, list[Data]],
) -> None:
    assert any(len({task["effort"] for task in one["tasks"]}) == 3 for one in by_kind["uneven"])
    names = [sorted(one.get("rules", {})) for one in by_kind["uneven"]]
    assert {tuple(own) for own in names} == {(), ("rest",), ("rotate",), ("rest", "rotate")}


def test_every_rule_is_in_every_full_plan(by_kind: dict[str, list[Data]]) -> None:
    rules = {"limits", "rest", "rotate", "after", "supervision", "together", "apart"}
    own = {"guardian", "never", "since", "until", "limits"}
    for one in by_kind["full"]:
        # Where nobody can serve at all there is no pair that a line could name.
        has_pair = any([] in barred for barred in Facts(one).barred)
        assert one["rules"].keys() == rules | ({"forbidden", "fixed"} if has_pair else set())
        assert own <= {key for who in one["volunteers"] for key in who}


@pytest.mark.parametrize("kind", ["ruled", "full"])
def test_every_rule_comes_up_hard_and_soft(kind: str, by_kind: dict[str, list[Data]]) -> None:
    found = {
        (name, isinstance(line, dict) and "cost" in line)
        for one in by_kind[kind]
        for name, value in one.get("rules", {}).items()
        for line in each_item(value)
        if name != "limits"
    }
    names = {"rest", "rotate", "after", "supervision", "together", "apart", "forbidden", "fixed"}
    assert found == {(name, is_soft) for name in names for is_soft in (False, True)}
    limits = {
        (limit.key, limit.cost is not None)
        for one in by_kind[kind]
        for own in Facts(one).limits
        for limit in own
    }
    keys = {"per_day", "per_week", "total", "hours", "effort", "weekends"}
    assert {(key, is_soft) for key in keys for is_soft in (False, True)} <= limits
    assert ("tasks", False) in limits


@pytest.mark.parametrize("kind", weeks.KINDS)
def test_every_way_of_sharing_comes_up(kind: str, by_kind: dict[str, list[Data]]) -> None:
    found: set[object] = set()
    for one in by_kind[kind]:
        fairness = [goal for goal in one["goals"] if goal == "fairness" or isinstance(goal, dict)]
        found.add(len(fairness))
        for options in map(fairness_options, fairness):
            found |= {*options, options.get("shared_by"), options.get("of")}
        found |= {who.get("share", "no share") for who in one["volunteers"]}
    expected = {1, 2, "everyone", "available", "eligible", "duties", "hours", "on", "tasks"}
    assert expected | {"no share", 0, 0.5, "1.5"} <= found
