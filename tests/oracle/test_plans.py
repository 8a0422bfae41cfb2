"""Random plans are small, say what they must, and name only what there is."""

from __future__ import annotations

import pytest
from hypothesis import given

from tests.oracle import brute, plans
from tests.oracle.facts import Data, Facts
from tests.oracle.rules import read_group
from tests.oracle.wishes import points
from tests.oracle.words import each_item


def names_of_tasks(data: Data) -> set[str]:
    return {task["name"] for task in data["tasks"]}


@pytest.fixture(scope="module")
def random_plans() -> list[Data]:
    """One run of the generator, looked at from several sides."""
    found: list[Data] = []

    @plans.examples(400)
    @given(plans.plans())
    def collect(data: Data) -> None:
        found.append(data)

    collect()
    return found


def test_plans_are_small(random_plans: list[Data]) -> None:
    for facts in map(Facts, random_plans):
        assert facts.duties
        assert brute.count_bound(facts) <= plans.MOST_ROSTERS


def test_duties_and_volunteers_are_told_apart(random_plans: list[Data]) -> None:
    for facts in map(Facts, random_plans):
        keys = [duty.key for duty in facts.duties]
        assert len(set(keys)) == len(keys)
        assert len(set(facts.ids)) == len(facts.ids)


def test_ages_are_known_where_they_are_asked_for(random_plans: list[Data]) -> None:
    for data in random_plans:
        asks = "supervision" in data.get("rules", {}) or any("age" in one for one in data["tasks"])
        assert not asks or all("age" in who or "born" in who for who in data["volunteers"])


def test_what_volunteers_name_is_there(random_plans: list[Data]) -> None:
    for facts in map(Facts, random_plans):
        for number, who in enumerate(facts.volunteers):
            assert set(who.get("never", [])) <= names_of_tasks(facts.data)
            assert who.get("guardian") != facts.ids[number]
            assert who.get("guardian", facts.ids[0]) in facts.ids
            for duty in facts.duties:
                points(facts, number, duty)  # fails for days that nobody can read


def test_limits_are_valid(random_plans: list[Data]) -> None:
    for facts in map(Facts, random_plans):
        for limit in (limit for own in facts.limits for limit in own):
            assert limit.key != "tasks" or limit.task in names_of_tasks(facts.data)
            assert limit.key != "hours" or all(duty.window for duty in facts.duties)
            assert limit.most is None or limit.least <= limit.most


def test_rules_are_valid(random_plans: list[Data]) -> None:
    for data in random_plans:
        rules = data.get("rules", {})
        for name in ("together", "apart"):
            groups = [read_group(Facts(data), line)[0] for line in rules.get(name, [])]
            assert all(len(group) >= 2 for group in groups)
        for line in rules.get("after", []):
            assert {line["task"], *each_item(line["not"])} <= names_of_tasks(data)
        assert all(line["who"] != line["by"] for line in rules.get("supervision", []))
        for name in ("fixed", "forbidden"):
            lines = [(one["volunteer"], one["task"], one["date"]) for one in rules.get(name, [])]
            assert len(set(lines)) == len(lines)


def test_goals_are_valid(random_plans: list[Data]) -> None:
    for goals in (Facts(data).goals for data in random_plans):
        inner = [goal for goal in goals if isinstance(goal, list)]
        assert all(len(goal) > 1 for goal in inner)
        assert not any("fairness" in goal for goal in inner)
        parts = [part for goal in goals for part in each_item(goal)]
        names = ["fairness" if isinstance(part, dict) else part for part in parts]
        assert set(names) <= {"coverage", "minimums", "wishes", "fairness"}
        assert all(names.count(name) == 1 for name in set(names) - {"fairness"})


def test_most_plans_have_a_roster(random_plans: list[Data]) -> None:
    num_without = sum(next(brute.rosters(Facts(data)), None) is None for data in random_plans)
    assert num_without < len(random_plans) / 20


def test_every_rule_comes_up_hard_and_soft(random_plans: list[Data]) -> None:
    found: set[str] = set()
    for data in random_plans:
        for name, value in data.get("rules", {}).items():
            for line in each_item(value):
                is_soft = isinstance(line, dict) and "cost" in line
                found.add(f"soft {name}" if is_soft else name)
        for limit in (limit for own in Facts(data).limits for limit in own):
            if limit.most is not None:
                found.add(f"{'soft ' if limit.cost else ''}limit {limit.key}")
            if limit.least:
                found.add(f"minimum {limit.key}")
        found.update(key for who in data["volunteers"] for key in who)
        found.update(key for task in data["tasks"] for key in task)
        found.update("an inner list" for goal in Facts(data).goals if isinstance(goal, list))
    names = ["supervision", "together", "apart", "after", "fixed", "forbidden", "rest", "rotate"]
    keys = ["per_day", "per_week", "total", "hours", "effort", "weekends", "tasks"]
    expected = {f"{soft}{name}" for soft in ("", "soft ") for name in names}
    expected |= {f"{kind} {key}" for kind in ("limit", "soft limit", "minimum") for key in keys}
    expected |= {"guardian", "prefers", "avoids", "standby", "an inner list"}
    assert expected <= found
