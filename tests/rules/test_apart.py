from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dutyplan.rules.apart import RULE
from tests import builders, plans

WEEK = """\
start: 2026-11-28
tasks:
  - {name: Rails, when: [saturday 08:00-09:00, saturday 10:00-11:00], people: 1-9}
  - {name: Basement, when: sunday, people: 1-9}
volunteers:
  - {name: Ann}
  - {name: Bob}
  - {name: Cem}
  - {name: Dina, never: Basement}
rules:
"""
RAILS, RAILS_LATE, BASEMENT = range(3)
EVERYBODY = ["Ann", "Bob", "Cem", "Dina"]


def lines(*groups: str, more: str = "") -> str:
    return WEEK + "  apart:\n" + "".join(f"    - {group}\n" for group in groups) + more


def told(group: str, crews: plans.Crews) -> list[str]:
    return plans.breaches(RULE, plans.plan(lines(group)), crews)


def test_at_most_one_of_them() -> None:
    assert told("[Ann, Bob]", {}) == told("[Ann, Bob]", {RAILS: ["Ann", "Cem", "Dina"]}) == []
    assert told("[Ann, Bob]", {RAILS: ["Ann"], BASEMENT: ["Bob"]}) == []
    assert told("[Ann, Bob]", {RAILS: ["Ann", "Bob"]}) == [
        "Bob is on Rails on 2026-11-28 08:00-09:00 together with Ann"
    ]
    assert told("[Bob, Ann]", {RAILS: ["Ann"], BASEMENT: ["Bob", "Cem", "Ann"]}) == [
        "Bob is on Basement on 2026-11-29 together with Ann"
    ]


def test_on_different_duties_of_a_day_they_may() -> None:
    assert told("[Ann, Bob]", {RAILS: ["Ann"], RAILS_LATE: ["Bob"]}) == []


def test_three() -> None:
    group = "[Ann, Bob, Cem]"
    assert told(group, {RAILS: ["Bob", "Dina"], RAILS_LATE: ["Cem"], BASEMENT: ["Ann"]}) == []
    assert told(group, {RAILS: ["Bob", "Cem"]}) == [
        "Cem is on Rails on 2026-11-28 08:00-09:00 together with Bob"
    ]
    assert told(group, {RAILS: ["Ann", "Bob", "Cem"]}) == [
        "Bob is on Rails on 2026-11-28 08:00-09:00 together with Ann",
        "Cem is on Rails on 2026-11-28 08:00-09:00 together with Ann",
    ]


def test_each_line_holds() -> None:
    plan = plans.plan(lines("[Ann, Bob]", "[Cem, Bob]"))
    assert plans.breaches(RULE, plan, {RAILS: ["Ann", "Cem"]}) == []
    crews = {RAILS: ["Ann", "Bob", "Cem"]}
    assert len(plans.breaches(RULE, plan, crews)) == 2
    _, breach = RULE.check(plan, builders.roster(plan, crews))
    assert breach.duty is plan.duties[RAILS]
    assert breach.volunteer is plans.volunteer(plan, "Cem")
    assert breach.cost is None
    assert breach.span is not None
    assert (breach.span.line, breach.span.column) == (12, 6)


def test_a_soft_group_costs_for_each_beyond_the_first() -> None:
    plan = plans.plan(lines("{names: [Ann, Bob, Cem, Dina], cost: 5}"))
    assert plans.costs(RULE, plan, {RAILS: ["Ann"], RAILS_LATE: ["Bob"], BASEMENT: ["Cem"]}) == []
    assert plans.costs(RULE, plan, {RAILS: ["Ann", "Dina"]}) == [
        ("Dina is on Rails on 2026-11-28 08:00-09:00 together with Ann", 5)
    ]
    crews = {RAILS: EVERYBODY, BASEMENT: ["Bob", "Cem"]}
    assert [cost for _, cost in plans.costs(RULE, plan, crews)] == [5, 5, 5, 5]
    assert plans.breaches(RULE, plan, crews) == []


def test_a_soft_group_of_which_one_can_not_come() -> None:
    plan = plans.plan(lines("{names: [Ann, Dina], cost: 5}"))
    assert plans.costs(RULE, plan, {BASEMENT: ["Ann"]}) == []
    assert len(plans.costs(RULE, plan, {RAILS: ["Ann", "Dina"], BASEMENT: ["Ann"]})) == 1


def test_is_soft() -> None:
    assert not RULE.is_soft(plans.plan(lines("[Ann, Bob]")))
    assert RULE.is_soft(plans.plan(lines("[Ann, Bob]", "{names: [Bob, Cem], cost: 2}")))
    assert not RULE.is_soft(plans.plan(WEEK.replace("rules:\n", "")))


def test_it_bars_nobody() -> None:
    plan = plans.plan(lines("[Ann, Bob]"))
    assert all(RULE.bars(plan, one) is None for one in plan.volunteers)


def test_every_breach_of_a_part_of_a_roster_is_beyond_mending() -> None:
    plan = plans.plan(lines("[Ann, Bob]", "{names: [Ann, Cem], cost: 3}"))
    assert plans.doomed(RULE, plan, {RAILS: ["Ann", "Bob", "Cem"]}) == [
        "Bob is on Rails on 2026-11-28 08:00-09:00 together with Ann"
    ]
    assert plans.doomed(RULE, plan, {RAILS: ["Ann", "Cem"], BASEMENT: ["Bob", "Cem"]}) == []


BOTH = "Ann and Bob are to be apart, and line 15 has them together"


@pytest.mark.parametrize(
    ("apart", "together", "problem", "hint"),
    [
        ("[Ann, Bob]", "[Bob, Ann]", BOTH,
         "Bob and Ann won't serve in this plan: take one of the two lines out"),
        ("[Ann, Bob, Dina]", "[Ann, Cem, Bob]", BOTH,
         "Ann, Cem and Bob won't serve in this plan: take one of the two lines out"),
        ("[Ann, Cem, Bob]", "[Ann, Bob, Cem]",
         "Ann, Cem and Bob are to be apart, and line 15 has them together",
         "Ann, Bob and Cem won't serve in this plan: take one of the two lines out"),
        ("{names: [Ann, Bob], cost: 1}", "[Bob, Ann]", BOTH, "take one of the two lines out"),
        ("[Ann, Bob]", "{names: [Bob, Ann], cost: 1}", BOTH, "take one of the two lines out"),
    ],
)  # fmt: skip
def test_who_is_to_be_together_too_is_warned_of(
    apart: str, together: str, problem: str, hint: str
) -> None:
    text = lines("[Ann, Dina]", apart, more=f"  together:\n    - {together}\n")
    assert plans.problems(text) == [f"13:7: warning[apart]: {problem}"]
    assert plans.hints(text) == [hint]


@pytest.mark.parametrize(
    ("apart", "together"),
    [
        ("[Ann, Bob]", "[Ann, Cem]"),
        ("[Ann, Bob]", "[Cem, Dina]"),
        ("{names: [Ann, Bob], cost: 1}", "{names: [Ann, Bob], cost: 2}"),
    ],
)
def test_nobody_is_warned_of_where_nothing_is_wrong(apart: str, together: str) -> None:
    assert plans.problems(lines(apart, more=f"  together: [{together}]\n")) == []


names = st.lists(st.sampled_from(EVERYBODY), unique=True, min_size=2).map(", ".join)
group = st.one_of(
    names.map("[{}]".format),
    st.builds("{{names: [{}], cost: {}}}".format, names, st.integers(1, 4)),
)
crew = st.lists(st.sampled_from(EVERYBODY), unique=True)


@settings(max_examples=200, deadline=None)
@given(st.lists(group, min_size=1, max_size=3), st.lists(crew, min_size=3, max_size=3))
def test_model_and_check_agree(groups: list[str], crews: list[list[str]]) -> None:
    plan = plans.plan(lines(*groups))
    on = dict(enumerate(crews))
    on[BASEMENT] = [one for one in on[BASEMENT] if one != "Dina"]
    if not plans.breaches(RULE, plan, on):
        plans.costs(RULE, plan, on)
