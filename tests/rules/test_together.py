from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dutyplan.rules.together import RULE
from tests import builders, plans

WEEK = """\
start: 2026-11-28
tasks:
  - {name: Rails, when: [saturday 08:00-09:00, saturday 10:00-11:00], people: 1-9}
  - {name: Basement, when: [saturday 10:00-11:00, sunday], people: 1-9}
volunteers:
  - {name: Ann}
  - {name: Bob}
  - {name: Cem}
  - {name: Dina, never: Basement}
rules:
"""
RAILS, BASEMENT, RAILS_LATE, BASEMENT_SUN = range(4)
EVERYBODY = ["Ann", "Bob", "Cem", "Dina"]


def lines(*groups: str) -> str:
    return WEEK + "  together:\n" + "".join(f"    - {group}\n" for group in groups)


def told(group: str, crews: plans.Crews) -> list[str]:
    return plans.breaches(RULE, plans.plan(lines(group)), crews)


def soft(group: str, crews: plans.Crews) -> list[str]:
    """The soft breaches, each of which costs 3."""
    found = plans.costs(RULE, plans.plan(lines(f"{{names: {group}, cost: 3}}")), crews)
    assert {cost for _, cost in found} <= {3}
    return [message for message, _ in found]


def test_the_duties_are_in_this_order() -> None:
    assert [one.label for one in plans.plan(lines("[Ann, Bob]")).duties] == [
        "Rails on 2026-11-28 08:00-09:00",
        "Basement on 2026-11-28 10:00-11:00",
        "Rails on 2026-11-28 10:00-11:00",
        "Basement on 2026-11-29",
    ]


def test_all_or_none() -> None:
    assert told("[Ann, Bob]", {}) == told("[Ann, Bob]", {RAILS: ["Cem", "Dina"]}) == []
    assert told("[Ann, Bob]", {RAILS: ["Ann", "Bob"], BASEMENT_SUN: ["Bob", "Ann", "Cem"]}) == []
    assert told("[Ann, Bob]", {RAILS: ["Bob"]}) == [
        "Bob is on Rails on 2026-11-28 08:00-09:00 without Ann"
    ]
    assert told("[Ann, Bob]", {RAILS: ["Ann", "Cem"], BASEMENT_SUN: ["Bob"]}) == [
        "Ann is on Rails on 2026-11-28 08:00-09:00 without Bob",
        "Bob is on Basement on 2026-11-29 without Ann",
    ]


def test_on_another_duty_of_that_day_is_not_together() -> None:
    assert told("[Ann, Bob]", {RAILS: ["Ann"], RAILS_LATE: ["Bob"]}) == [
        "Ann is on Rails on 2026-11-28 08:00-09:00 without Bob",
        "Bob is on Rails on 2026-11-28 10:00-11:00 without Ann",
    ]
    assert told("[Ann, Bob]", {BASEMENT: ["Ann"], RAILS_LATE: ["Bob"]}) != []
    assert told("[Ann, Bob]", {RAILS: ["Ann", "Bob"], RAILS_LATE: ["Bob"]}) != []


def test_together_on_two_duties_of_a_day() -> None:
    both = ["Ann", "Bob"]
    assert told("[Ann, Bob]", {RAILS: both, RAILS_LATE: both, BASEMENT_SUN: both}) == []


def test_three() -> None:
    group = "[Ann, Bob, Cem]"
    assert told(group, {RAILS: ["Ann", "Bob", "Cem", "Dina"]}) == []
    assert told(group, {RAILS: ["Ann", "Cem"]}) == [
        "Ann is on Rails on 2026-11-28 08:00-09:00 without Bob"
    ]
    assert told(group, {RAILS: ["Cem"]}) == [
        "Cem is on Rails on 2026-11-28 08:00-09:00 without Ann"
    ]
    assert len(told(group, {RAILS: ["Ann", "Bob"], BASEMENT_SUN: ["Bob", "Cem"]})) == 2


def test_where_one_can_not_come_none_does() -> None:
    group = "[Ann, Dina, Bob]"
    assert told(group, {RAILS: ["Ann", "Bob", "Dina"]}) == []
    assert told(group, {BASEMENT: ["Ann", "Bob"]}) == [
        "Ann is on Basement on 2026-11-28 10:00-11:00 without Dina"
    ]
    assert told(group, {BASEMENT: ["Cem"]}) == []


def test_two_groups_with_one_in_both() -> None:
    plan = plans.plan(lines("[Ann, Bob]", "[Bob, Cem]"))
    assert plans.breaches(RULE, plan, {RAILS: ["Ann", "Bob", "Cem"]}) == []
    assert plans.breaches(RULE, plan, {RAILS: ["Ann", "Bob"]}) == [
        "Bob is on Rails on 2026-11-28 08:00-09:00 without Cem"
    ]


def test_the_place_of_a_breach() -> None:
    plan = plans.plan(lines("[Ann, Dina]", "[Cem, Bob]"))
    (breach,) = RULE.check(plan, builders.roster(plan, {BASEMENT_SUN: ["Bob"]}))
    assert breach.duty is plan.duties[BASEMENT_SUN]
    assert breach.volunteer is plans.volunteer(plan, "Bob")
    assert breach.cost is None
    assert breach.span is not None
    assert (breach.span.line, breach.span.column) == (12, 6)


def test_a_soft_group_costs_once_a_day() -> None:
    assert soft("[Ann, Bob]", {RAILS: ["Ann", "Bob"], BASEMENT_SUN: ["Cem"]}) == []
    assert soft("[Ann, Bob]", {RAILS: ["Ann"]}) == [
        "Ann is on Rails on 2026-11-28 08:00-09:00 without Bob"
    ]
    assert soft("[Ann, Bob]", {RAILS: ["Ann"], RAILS_LATE: ["Bob"]}) == [
        "Ann is on Rails on 2026-11-28 08:00-09:00 without Bob"
    ]
    assert soft("[Ann, Bob]", {RAILS: ["Ann", "Bob"], RAILS_LATE: ["Bob"]}) == [
        "Bob is on Rails on 2026-11-28 10:00-11:00 without Ann"
    ]
    assert soft("[Ann, Bob]", {RAILS: ["Ann"], RAILS_LATE: ["Ann"], BASEMENT_SUN: ["Ann"]}) == [
        "Ann is on Rails on 2026-11-28 08:00-09:00 without Bob",
        "Ann is on Basement on 2026-11-29 without Bob",
    ]


def test_a_soft_group_of_three() -> None:
    group = "[Ann, Bob, Cem]"
    assert soft(group, {RAILS: ["Ann", "Bob", "Cem"]}) == []
    assert len(soft(group, {RAILS: ["Ann"]})) == len(soft(group, {RAILS: ["Bob", "Cem"]})) == 1


def test_a_soft_group_of_which_one_can_not_come() -> None:
    assert soft("[Ann, Dina]", {BASEMENT: ["Ann"]}) == [
        "Ann is on Basement on 2026-11-28 10:00-11:00 without Dina"
    ]
    assert soft("[Ann, Dina]", {BASEMENT: ["Bob"], RAILS: ["Ann", "Dina"]}) == []
    assert len(soft("[Ann, Dina]", {BASEMENT: ["Ann"], RAILS: ["Dina"]})) == 1


def test_is_soft() -> None:
    assert not RULE.is_soft(plans.plan(lines("[Ann, Bob]")))
    assert RULE.is_soft(plans.plan(lines("[Ann, Bob]", "{names: [Bob, Cem], cost: 2}")))
    assert not RULE.is_soft(plans.plan(WEEK.replace("rules:\n", "")))


def test_it_bars_nobody() -> None:
    plan = plans.plan(lines("[Ann, Dina]"))
    assert all(RULE.bars(plan, one) is None for one in plan.volunteers)


STUCK = """\
start: 2026-11-28
tasks:
  - {name: Rails, when: saturday, people: 2}
  - {name: Basement, when: sunday, people: 1}
volunteers:
  - {name: Ann}
  - {name: Bob, never: Rails}
  - {name: Cem}
rules:
  together:
    - [Ann, Bob]
"""


def test_those_who_can_be_on_no_duty_together_are_warned_of() -> None:
    text = STUCK.replace("people: 1", "people: 2, age: 30+").replace(
        "name: Ann", "name: Ann, age: 9"
    )
    text = text.replace("Bob,", "Bob, age: 40,").replace("name: Cem", "name: Cem, age: 40")
    assert plans.problems(text) == [
        "11:7: warning[together]: Ann and Bob can be on no duty together"
    ]
    assert plans.hints(text) == [
        "none of them will serve in this plan: look at their ages, times and limits"
    ]


def test_those_for_whom_there_is_no_room_are_warned_of() -> None:
    assert plans.problems(STUCK) == [
        "11:7: warning[together]: Ann and Bob can be on no duty together"
    ]
    assert plans.hints(STUCK) == [
        "none of them will serve in this plan: "
        "let 2 people come: 'people: 2', or '1-2' where one is wanted"
    ]


def test_those_who_must_come_along_are_counted() -> None:
    text = STUCK.replace(", never: Rails", "") + "    - [Cem, Bob]\n"
    assert plans.problems(text) == [
        "11:7: warning[together]: Ann, Bob and Cem can be on no duty together",
        "12:7: warning[together]: Cem, Bob and Ann can be on no duty together",
    ]
    assert plans.problems(text.replace("people: 2", "people: 2-3")) == []
    ward = STUCK.replace("never: Rails", "guardian: Cem")
    assert plans.problems(ward) == [
        "7:27: warning[guardian]: Bob, Cem (line 8) and Ann can be on no duty together",
        "11:7: warning[together]: Ann, Bob and Cem can be on no duty together",
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("people: 1", "people: 1-2"),
        ("people: 1", "people: 1+"),
        (", never: Rails", ""),
        (", never: Rails", ", share: 0"),
        ("[Ann, Bob]", "{names: [Ann, Bob], cost: 1}"),
        ("[Ann, Bob]", "[Ann, Cem]"),
        # Neither serves anyway, alone or with the other.
        ("{name: Ann}\n  - {name: Bob", "{name: Ann, until: 2026-11-01}\n  - {name: Bob, "
         "available: monday"),
    ],
)  # fmt: skip
def test_nobody_is_warned_of_where_nothing_is_wrong(old: str, new: str) -> None:
    assert old in STUCK
    assert plans.problems(STUCK.replace(old, new)) == []


DOOMED = """
    start: 2026-11-28
    tasks:
      - {name: Rails, when: saturday, people: 3}
      - {name: Basement, when: sunday, people: 2}
      - {name: Gardens, when: monday, people: 1+}
    volunteers:
      - {name: Ann}
      - {name: Bob}
      - {name: Cem}
      - {name: Dina, available: [monday, saturday]}
      - {name: Eve, guardian: Cem}
    rules:
      together:
        - [Ann, Bob, Cem]
        - [Dina, Eve]
    """


@pytest.mark.parametrize(
    ("crews", "messages"),
    [
        ({0: ["Ann"], 2: ["Ann", "Dina"]}, []),
        ({0: ["Ann", "Bob", "Cem"]}, []),
        ({1: ["Ann"]}, ["Ann is on Basement on 2026-11-29, which Bob and Cem can't join"]),
        ({1: ["Cem", "Ann"]}, ["Ann is on Basement on 2026-11-29, which Bob can't join"]),
        ({0: ["Bob", "Dina"]}, [
            "Bob is on Rails on 2026-11-28, which Ann and Cem can't join",
            "Dina is on Rails on 2026-11-28, which Eve, Cem and Ann can't join",
        ]),
        ({0: ["Dina"]}, [
            "Dina is on Rails on 2026-11-28, which Eve, Cem, Ann and Bob can't join",
        ]),
        ({2: ["Dina"]}, []),
        # Too many, which is a matter of 'people'.
        ({1: ["Ann", "Bob", "Cem"]}, []),
        ({1: ["Eve"]}, [
            "Eve is on Basement on 2026-11-29, which Dina, Cem, Ann and Bob can't join",
        ]),
    ],
)  # fmt: skip
def test_dooms(crews: plans.Crews, messages: list[str]) -> None:
    assert plans.doomed(RULE, plans.plan(DOOMED), crews) == messages


def test_a_soft_group_dooms_nothing() -> None:
    plan = plans.plan(DOOMED.replace("[Ann, Bob, Cem]", "{names: [Ann, Bob, Cem], cost: 1}"))
    assert plans.doomed(RULE, plan, {1: ["Ann"]}) == []


names = st.lists(st.sampled_from(EVERYBODY), unique=True, min_size=2).map(", ".join)
group = st.one_of(
    names.map("[{}]".format),
    st.builds("{{names: [{}], cost: {}}}".format, names, st.integers(1, 4)),
)
crew = st.lists(st.sampled_from(EVERYBODY), unique=True)


@settings(max_examples=200, deadline=None)
@given(st.lists(group, min_size=1, max_size=3), st.lists(crew, min_size=4, max_size=4))
def test_model_and_check_agree(groups: list[str], crews: list[list[str]]) -> None:
    plan = plans.plan(lines(*groups))
    # Nobody on two duties at once, nor barred: then it is all about this rule.
    on = dict(enumerate(crews))
    on[BASEMENT] = [one for one in on[BASEMENT] if one != "Dina"]
    on[BASEMENT_SUN] = [one for one in on[BASEMENT_SUN] if one != "Dina"]
    on[RAILS_LATE] = [one for one in on[RAILS_LATE] if one not in on[BASEMENT]]
    if not plans.breaches(RULE, plan, on):
        plans.costs(RULE, plan, on)


def test_all_members_of_hard_groups_are_involved() -> None:
    plan = plans.plan(lines("[Ann, Bob]", "[Bob, Dina]"))
    assert plans.involved(RULE, plan) == ["Ann", "Bob", "Dina"]
    assert plans.involved(RULE, plans.plan(lines("{names: [Ann, Bob], cost: 3}"))) == []
    assert plans.involved(RULE, plans.plan(WEEK + "  {}\n")) == []


def test_those_involved_are_together_in_a_relaxation_too() -> None:
    plan = plans.plan(lines("[Ann, Bob]"))
    assert plans.fits_the_relaxation(RULE, plan, {RAILS: ["Ann", "Bob"]})
    assert not plans.fits_the_relaxation(RULE, plan, {RAILS: ["Ann"]})
