from __future__ import annotations

from itertools import pairwise

import pytest

from dutyplan.plan import Plan, Volunteer
from dutyplan.rules.eligibility import Eligibility
from dutyplan.rules.groups import Group, can_all_serve, company, names_of, why_never
from dutyplan.solver.variables import Variables
from tests import plans

WEEK = """\
start: 2026-11-28
tasks:
  - {name: Rails, when: saturday, people: 2}
volunteers:
  - {name: Ann}
  - {name: Bob}
  - {name: 王芳}
  - {name: Li Min, id: lm1}
  - {name: Li Min, id: lm2}
rules:
"""


def with_lines(rule: str, *groups: str) -> str:
    return WEEK + f"  {rule}:\n" + "".join(f"    - {group}\n" for group in groups)


def groups_of(*groups: str) -> tuple[Group, ...]:
    found: tuple[Group, ...] = plans.plan(with_lines("apart", *groups)).rules["apart"]
    return found


def test_a_list_of_names() -> None:
    (group,) = groups_of("[Ann, Bob]")
    assert [one.id for one in group.members] == ["Ann", "Bob"]
    assert group.cost is None
    assert group.span is not None
    assert (group.span.line, group.span.column) == (11, 6)


def test_a_mapping_with_names_and_cost() -> None:
    (group,) = groups_of("{names: [bob, 王芳, lm2], cost: 3}")
    assert [one.id for one in group.members] == ["Bob", "王芳", "lm2"]
    assert group.cost == 3


def test_several_groups() -> None:
    first, second = groups_of("[lm1, lm2]", "{names: [Ann, lm1]}")
    assert [one.id for one in first.members] == ["lm1", "lm2"]
    assert [one.id for one in second.members] == ["Ann", "lm1"]
    assert second.cost is None


@pytest.mark.parametrize("rule", ["apart", "together"])
@pytest.mark.parametrize(
    ("group", "problem", "hint"),
    [
        ("[Ann]", "12:7: error[too-few-names]: a group needs two names at least", ""),
        ("{names: [Ann]}", "12:7: error[too-few-names]: a group needs two names at least", ""),
        ("[]", "12:7: error[too-few-names]: a group needs two names at least", ""),
        (
            "[Ann, Bob, ann]",
            "12:18: error[duplicate-name]: 'ann' stands twice in this group",
            "",
        ),
        (
            "[Ann, Bbo]",
            "12:13: error[unknown-volunteer]: there is no volunteer 'Bbo'",
            "did you mean 'Bob'?",
        ),
        (
            "[Ann, Li Min]",
            "12:13: error[ambiguous-name]: 'Li Min' may be one of several volunteers",
            "write the id instead",
        ),
        (
            "Ann and Bob",
            "12:7: error[wrong-kind]: a group must be a list of names",
            "put the names of each group in brackets: - [Ann, Bob]",
        ),
        (
            "{names: Ann}",
            "12:15: error[wrong-kind]: a group must be a list of names",
            "put the names of each group in brackets: - [Ann, Bob]",
        ),
        (
            "{names: {Ann: 1, Bob: 1}}",
            "12:15: error[wrong-kind]: a group must be a list of names",
            "put the names of each group in brackets: - [Ann, Bob]",
        ),
        (
            "{name: [Ann, Bob], names: [Ann, Bob]}",
            "12:8: error[unknown-key]: unknown key 'name' in a group",
            "did you mean 'names'?",
        ),
        ("{cost: 3}", "12:7: error[missing-key]: a group needs 'names'", ""),
        (
            "[Ann, [Bob]]",
            "12:13: error[not-text]: this must be a line of text",
            "put quotation marks around text that begins with [ or {",
        ),
        (
            "{names: [Ann, Bob], cost: 0}",
            "12:33: error[out-of-range]: 0 is not possible here: it must be at least 1",
            "",
        ),
        (
            "{names: [Ann, Bob], cost: 1000001}",
            "12:33: error[out-of-range]: 1000001 is not possible here: "
            "it must be from 1 to 1000000",
            "",
        ),
        (
            "{names: [Ann, Bob], cost: dear}",
            "12:33: error[not-a-number]: 'dear' is not a cost: a whole number from 1",
            "",
        ),
    ],
)
def test_what_is_wrong_is_told_in_its_place(rule: str, group: str, problem: str, hint: str) -> None:
    text = with_lines(rule, group)
    assert plans.problems(text) == [problem]
    assert plans.hints(text) == [hint]


def test_all_that_is_wrong_is_told() -> None:
    text = with_lines("apart", "[Ann]", "[Bbo, Cmm]", "Ann", "[Bob, Bob]")
    assert [line.split(" ")[0] for line in plans.problems(text)] == [
        "12:7:", "13:8:", "13:13:", "14:7:", "15:13:",
    ]  # fmt: skip


@pytest.mark.parametrize("rule", ["apart", "together"])
def test_names_without_brackets_around_each_group(rule: str) -> None:
    text = WEEK + f"  {rule}: [Ann, Bob]\n"
    column = 11 if rule == "apart" else 14
    assert plans.problems(text) == [
        f"11:{column}: error[wrong-kind]: a group must be a list of names",
        f"11:{column + 5}: error[wrong-kind]: a group must be a list of names",
    ]


@pytest.mark.parametrize("rule", ["apart", "together"])
def test_groups_are_a_list(rule: str) -> None:
    text = WEEK + f"  {rule}: Ann\n"
    assert plans.problems(text) == [
        f"11:{len(rule) + 5}: error[wrong-kind]: '{rule}' must be a list"
    ]


def test_what_could_not_be_read_is_no_group_of_nobody() -> None:
    """Also in a plan without duties, where a group can be on none."""
    text = with_lines("together", "{names: Ann}").replace("saturday", "2027-01-02")
    assert plans.problems(text) == [
        "1:8: error[no-duty]: no task has a duty from 2026-11-28 to 2026-12-04",
        "12:15: error[wrong-kind]: a group must be a list of names",
    ]


def test_without_groups_there_is_no_such_rule() -> None:
    assert plans.plan(WEEK.replace("rules:\n", "")).rules == {}
    assert plans.plan(WEEK + "  apart: []\n").rules == {}


def test_literals_by_duty() -> None:
    plan = plans.plan(
        WEEK.replace("{name: Bob}", "{name: Bob, never: Rails}")
        + """\
  apart: [[Ann, Bob, lm1]]
"""
    )
    builder = Variables(plan, Eligibility(plan), 0, 1)
    (group,) = plan.rules["apart"]
    literals = {one.id: on for one, on in builder.crew(plan.duties[0])}
    assert group.by_duty(builder) == {plan.duties[0]: [literals["Ann"], literals["lm1"]]}


FAMILY = """
    start: 2026-11-28
    tasks:
      - {name: Rails, when: saturday, people: 1-3}
      - {name: Basement, when: sunday, people: 1+}
    volunteers:
      - {name: Mum, available: sunday}
      - {name: Dad, never: Basement}
      - {name: Kid, guardian: Mum}
      - {name: Doll, guardian: Kid}
      - {name: Aunt, guardian: Uncle}
      - {name: Uncle, guardian: Aunt}
      - {name: Friend}
    rules:
      together: [[Mum, Dad], {names: [Friend, Doll], cost: 1}]
    """


@pytest.mark.parametrize(
    ("name", "others"),
    [
        ("Mum", ["Dad"]),
        ("Dad", ["Mum"]),
        ("Kid", ["Mum", "Dad"]),
        ("Doll", ["Kid", "Mum", "Dad"]),
        ("Aunt", ["Uncle"]),
        ("Uncle", ["Aunt"]),
        ("Friend", []),
    ],
)
def test_who_must_come_along(name: str, others: list[str]) -> None:
    plan = plans.plan(FAMILY)
    found = company(plan, plans.volunteer(plan, name))
    assert [one.id for one in found] == [name, *others]


def test_who_must_come_along_with_several() -> None:
    plan = plans.plan(FAMILY)
    both = [plans.volunteer(plan, name) for name in ("Aunt", "Kid")]
    assert names_of(company(plan, *both)) == "Aunt, Kid, Uncle and 2 others"
    assert names_of(company(plan, both[1])) == "Kid, Mum and Dad"


def test_a_family_of_a_hundred_and_a_hundred_of_families() -> None:
    names = [f"V{number}" for number in range(100)]
    pairs = [f"[{one}, {other}]" for one, other in pairwise(names)]
    for groups in ([f"[{', '.join(names)}]"], pairs):
        text = "start: 2026-11-28\ntasks:\n- {name: A, when: saturday, people: 100}\nvolunteers:\n"
        text += "".join(f"- {{name: {one}}}\n" for one in names)
        plan = plans.plan(f"{text}rules: {{together: [{', '.join(groups)}]}}\n")
        assert company(plan, plan.volunteers[0]) == plan.volunteers


def people(plan: Plan, names: str) -> list[Volunteer]:
    return [plans.volunteer(plan, name) for name in names.split()]


@pytest.mark.parametrize(
    ("names", "there", "saturday", "sunday"),
    [
        ("Kid", "", True, True),
        ("Kid Friend Aunt", "", True, True),
        ("Kid Friend Aunt Uncle", "", False, True),
        ("Kid Friend", "Aunt", True, True),
        ("Kid Friend", "Aunt Uncle", False, True),
        ("Kid Friend", "Kid Aunt", True, True),
        ("Mum", "", False, True),
        ("Kid Dad", "", True, False),
        ("Mum Dad", "", False, False),
    ],
)
def test_can_all_serve(names: str, there: str, saturday: bool, sunday: bool) -> None:
    plan = plans.plan(FAMILY)
    barring = Eligibility(plan).barring
    found = [
        can_all_serve(tuple(people(plan, names)), duty, barring, tuple(people(plan, there)))
        for duty in plan.duties
    ]
    assert found == [saturday, sunday]


@pytest.mark.parametrize(
    ("names", "why"),
    [
        ("Kid Friend", ""),
        ("Mum Kid Friend Aunt", ""),
        ("Mum Dad", "look at their ages, times and limits"),
        (
            "Dad Kid Friend Aunt",
            "let 4 people come: 'people: 4', or '1-4' where one is wanted",
        ),
    ],
)
def test_why_some_can_never_serve_together(names: str, why: str) -> None:
    plan = plans.plan(FAMILY)
    assert why_never(plan, tuple(people(plan, names)), Eligibility(plan).barring) == why
