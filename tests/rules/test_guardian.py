from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dutyplan.roster import Status
from dutyplan.rules.guardian import RULE
from dutyplan.solving import solve
from tests import builders, plans

WEEK = """
    start: 2026-11-28
    tasks:
      - {name: Rails, when: saturday 10:00-11:00, people: 1-9}
      - {name: Basement, when: sunday, people: 1-9}
    volunteers:
      - {name: Kim, guardian: Ann}
      - {name: Lin, guardian: Ann}
      - {name: Mia, guardian: Kim}
      - {name: Ann}
      - {name: Bob, guardian: Cem}
      - {name: Cem, guardian: Bob}
      - {name: Dina}
    """
RAILS, BASEMENT = range(2)
EVERYBODY = ["Kim", "Lin", "Mia", "Ann", "Bob", "Cem", "Dina"]


def told(*crew: str) -> list[str]:
    return plans.breaches(RULE, plans.plan(WEEK), {RAILS: list(crew)})


def test_a_ward_serves_where_the_guardian_does() -> None:
    assert told() == told("Kim", "Ann") == told("Kim", "Ann", "Dina") == []
    assert told("Kim") == ["Kim is on Rails on 2026-11-28 10:00-11:00 without the guardian, Ann"]
    assert len(told("Kim", "Dina")) == 1


def test_the_guardian_may_serve_alone() -> None:
    assert told("Ann") == told("Ann", "Dina") == []


def test_two_wards_of_one_guardian() -> None:
    assert told("Kim", "Lin", "Ann") == told("Lin", "Ann") == []
    assert told("Kim", "Lin") == [
        "Kim is on Rails on 2026-11-28 10:00-11:00 without the guardian, Ann",
        "Lin is on Rails on 2026-11-28 10:00-11:00 without the guardian, Ann",
    ]


def test_the_guardian_of_a_guardian() -> None:
    assert told("Mia", "Kim", "Ann") == []
    assert told("Mia", "Kim") == [
        "Kim is on Rails on 2026-11-28 10:00-11:00 without the guardian, Ann"
    ]
    assert told("Mia", "Ann") == [
        "Mia is on Rails on 2026-11-28 10:00-11:00 without the guardian, Kim"
    ]


def test_guardians_of_each_other() -> None:
    assert told("Bob", "Cem") == []
    assert told("Bob") == ["Bob is on Rails on 2026-11-28 10:00-11:00 without the guardian, Cem"]
    assert told("Cem") == ["Cem is on Rails on 2026-11-28 10:00-11:00 without the guardian, Bob"]


def test_the_same_duty_is_meant() -> None:
    plan = plans.plan(WEEK)
    crews = {RAILS: ["Ann"], BASEMENT: ["Kim"]}
    assert plans.breaches(RULE, plan, crews) == [
        "Kim is on Basement on 2026-11-29 without the guardian, Ann"
    ]
    (breach,) = RULE.check(plan, builders.roster(plan, crews))
    assert breach.duty is plan.duties[BASEMENT]
    assert breach.volunteer is plans.volunteer(plan, "Kim")
    assert breach.cost is None
    assert breach.span is not None
    assert (breach.span.line, breach.span.column) == (6, 26)


def test_where_the_guardian_is_barred_the_ward_can_not_serve() -> None:
    plan = plans.plan(WEEK.replace("name: Ann", "name: Ann, never: Basement"))
    assert len(plans.breaches(RULE, plan, {BASEMENT: ["Kim"]})) == 1
    assert plans.breaches(RULE, plan, {RAILS: ["Kim", "Ann"]}) == []


def test_it_bars_nobody() -> None:
    plan = plans.plan(WEEK.replace("name: Ann", "name: Ann, never: Basement"))
    assert all(RULE.bars(plan, one) is None for one in plan.volunteers)
    assert not RULE.is_soft(plan)


def one_ward(ward: str, *people: str) -> str:
    lines = "".join(f"  - {{{one}}}\n" for one in (ward, *people))
    return f"start: 2026-11-28\ntasks: [{{name: A, when: daily, people: 2}}]\nvolunteers:\n{lines}"


@pytest.mark.parametrize(
    ("text", "problem", "hint"),
    [
        (
            one_ward("name: Kim, guardian: Anne", "name: Ann"),
            "4:27: error[unknown-volunteer]: there is no volunteer 'Anne'",
            "did you mean 'Ann'?",
        ),
        (
            one_ward("name: Kim, guardian: kim", "name: Ann"),
            "4:27: error[guardian]: Kim can't be the guardian of Kim",
            "name another volunteer, or take it out",
        ),
        (
            one_ward("name: Kim, guardian: Li", "name: Li, id: li1", "name: Li, id: li2"),
            "4:27: error[ambiguous-name]: 'Li' may be one of several volunteers",
            "write the id instead",
        ),
        (
            one_ward("name: Kim, guardian: [Ann]", "name: Ann"),
            "4:27: error[not-text]: this must be a line of text",
            "put quotation marks around text that begins with [ or {",
        ),
    ],
)
def test_what_is_wrong_is_told_in_its_place(text: str, problem: str, hint: str) -> None:
    assert plans.problems(text) == [problem]
    assert plans.hints(text) == [hint]


def test_a_guardian_may_be_named_by_id() -> None:
    text = one_ward("name: Li, id: li1, guardian: li2", "name: Li, id: li2")
    (ward,) = plans.plan(text).rules["guardian"]
    assert (ward.volunteer.id, ward.guardian.id) == ("li1", "li2")


def test_all_that_is_wrong_is_told() -> None:
    text = one_ward("name: Kim, guardian: Anne", "name: Bob, guardian: Bob")
    assert [line.split(" ")[0] for line in plans.problems(text)] == ["4:27:", "5:27:"]


STUCK = """\
start: 2026-11-28
tasks:
  - {name: Rails, when: saturday, people: 1}
  - {name: Basement, when: sunday, people: 2}
volunteers:
  - {name: Kim, guardian: Ann}
  - {name: Ann, never: Basement}
"""


def test_a_guardian_who_is_never_free_with_the_ward_is_warned_of() -> None:
    text = STUCK.replace("Kim, ", "Kim, never: Rails, ").replace("people: 1", "people: 2")
    assert plans.problems(text) == [
        "6:41: warning[guardian]: Kim and Ann (line 7) can be on no duty together"
    ]
    assert plans.hints(text) == [
        "Kim won't serve in this plan: look at their ages, times and limits"
    ]


def test_a_duty_that_takes_only_one_is_warned_of() -> None:
    assert plans.problems(STUCK) == [
        "6:27: warning[guardian]: Kim and Ann (line 7) can be on no duty together"
    ]
    assert plans.hints(STUCK) == [
        "Kim won't serve in this plan: let 2 people come: 'people: 2', or '1-2' where one is wanted"
    ]


def test_those_who_must_come_with_the_guardian_are_counted() -> None:
    text = (
        STUCK.replace(", never: Basement", "")
        + """\
  - {name: Bob}
rules:
  together: [[Ann, Bob]]
"""
    )
    assert plans.problems(text) == [
        "6:27: warning[guardian]: Kim, Ann (line 7) and Bob can be on no duty together"
    ]
    assert plans.hints(text) == [
        "Kim won't serve in this plan: let 3 people come: 'people: 3', or '1-3' where one is wanted"
    ]
    assert plans.problems(text.replace("people: 2", "people: 3")) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("people: 1", "people: 1-2"),
        ("people: 1", "people: 1+"),
        (", never: Basement", ""),
        ("Kim, ", "Kim, never: [Rails, Basement], "),  # who serves nowhere anyway
        ("Kim, ", "Kim, until: 2026-11-01, "),
        ("Kim, ", "Kim, share: 0, since: 2027-01-01, "),
    ],
)
def test_nobody_is_warned_of_where_nothing_is_wrong(old: str, new: str) -> None:
    assert old in STUCK
    assert plans.problems(STUCK.replace(old, new)) == []


def test_ward_and_guardian_who_are_to_be_apart_are_warned_of() -> None:
    text = STUCK.replace("people: 1", "people: 2") + "rules:\n  apart:\n    - [Kim, Ann]\n"
    assert plans.problems(text) == [
        "6:27: warning[guardian]: Kim serves only where Ann does, and line 10 keeps them apart"
    ]
    assert plans.hints(text) == ["Kim won't serve in this plan: take one of the two lines out"]
    soft = text.replace("[Kim, Ann]", "{names: [Kim, Ann], cost: 1}")
    assert plans.problems(soft) == []


def test_ward_and_the_guardian_of_the_guardian_are_apart() -> None:
    text = STUCK.replace("never: Basement", "guardian: Bob").replace("people: 2", "people: 3")
    text += "  - {name: Bob}\nrules:\n  apart: [[Bob, Kim]]\n"
    assert plans.problems(text) == [
        "6:27: warning[guardian]: Kim serves only where Bob does, and line 10 keeps them apart"
    ]


def test_two_wards_of_one_guardian_may_be_apart() -> None:
    text = STUCK.replace("people: 1", "people: 2")
    text += "  - {name: Lin, guardian: Ann}\nrules: {apart: [[Kim, Lin]]}\n"
    assert plans.problems(text) == []


DOOMED = """
    start: 2026-11-28
    tasks:
      - {name: Rails, when: saturday, people: 2}
      - {name: Basement, when: sunday, people: 1}
      - {name: Gardens, when: monday, people: 1+}
    volunteers:
      - {name: Kim, guardian: Ann}
      - {name: Lin, guardian: Kim}
      - {name: Ann}
      - {name: Bob, guardian: Cem}
      - {name: Cem, available: saturday}
    """


@pytest.mark.parametrize(
    ("crews", "messages"),
    [
        ({0: ["Kim"], 2: ["Lin", "Kim"]}, []),
        ({0: ["Bob"]}, []),
        ({0: ["Kim", "Ann"], 1: ["Ann"]}, []),
        ({2: ["Lin"]}, []),
        ({1: ["Kim"]}, ["Kim is on Basement on 2026-11-29, which Ann can't join"]),
        ({2: ["Bob"]}, ["Bob is on Gardens on 2026-11-30, which Cem can't join"]),
        ({0: ["Kim", "Cem"]}, ["Kim is on Rails on 2026-11-28, which Ann can't join"]),
        ({0: ["Lin"]}, ["Lin is on Rails on 2026-11-28, which Kim and Ann can't join"]),
        ({0: ["Lin", "Kim"]}, [
            "Kim is on Rails on 2026-11-28, which Ann can't join",
            "Lin is on Rails on 2026-11-28, which Ann can't join",
        ]),
        # Too many, which is a matter of 'people'.
        ({1: ["Kim", "Ann"]}, []),
    ],
)  # fmt: skip
def test_dooms(crews: plans.Crews, messages: list[str]) -> None:
    assert plans.doomed(RULE, plans.plan(DOOMED), crews) == messages


ALONG = """
    start: 2026-11-28
    tasks: [{name: Rails, when: saturday, people: 1-2, skills: keys}]
    volunteers:
      - {name: Kim, guardian: Ann, skills: keys}
      - {name: Ann}
      - {name: Bob}
    """


@pytest.mark.parametrize(
    ("change", "crew"),
    [
        (("", ""), ["Kim", "Ann"]),  # the ward has the keys, and so the guardian comes along
        (("{name: Bob}", "{name: Bob, skills: keys}"), ["Bob"]),  # no need of either
        (("people: 1-2", "people: 1"), 1),  # no room, so that the keys are missing
        (("people: 1-2", "people: 2"), ["Kim", "Ann"]),
        (("{name: Ann}", "{name: Ann, never: Rails}"), ["Bob"]),
    ],
)
def test_the_guardian_comes_along_where_there_is_need(
    change: tuple[str, str], crew: list[str] | int
) -> None:
    outcome = solve(plans.plan(ALONG.replace(*change)), time_limit=60, workers=1, seed=0,
                    strict=False)  # fmt: skip
    assert outcome.status is Status.OPTIMAL
    assert outcome.roster is not None
    found = [one.id for one in outcome.roster.crew(outcome.plan.duties[0])]
    if isinstance(crew, int):
        assert len(found) == crew
        assert "Kim" not in found
    else:
        assert sorted(found) == sorted(crew)


guardian = st.none() | st.sampled_from(EVERYBODY[:4])
crew = st.lists(st.sampled_from(EVERYBODY[:4]), unique=True)


@settings(max_examples=150, deadline=None)
@given(st.lists(guardian, min_size=4, max_size=4), crew, crew, st.booleans())
def test_model_and_check_agree(
    guardians: list[str | None], first: list[str], second: list[str], is_barred: bool
) -> None:
    lines = [
        f"name: {name}" + (f", guardian: {other}" if other not in (None, name) else "")
        for name, other in zip(EVERYBODY[:4], guardians, strict=True)
    ]
    if is_barred:
        lines[0] += ", never: B"
        second = [one for one in second if one != EVERYBODY[0]]
    text = one_ward(*lines).replace("daily", "[sat 08:00-09:00, sat 10:00-11:00]")
    text = text.replace("people: 2}", "people: 1+}, {name: B, when: sunday, people: 1+}")
    plans.breaches(RULE, plans.plan(text), {0: first, 2: second})


def test_without_wards_there_is_no_such_rule() -> None:
    assert plans.plan(one_ward("name: Kim", "name: Ann")).rules == {}


def test_wards_and_guardians_are_involved() -> None:
    assert plans.involved(RULE, plans.plan(WEEK)) == ["Ann", "Bob", "Cem", "Kim", "Lin", "Mia"]
    assert plans.involved(RULE, plans.plan(re.sub(", guardian: [A-Z][a-z]+", "", WEEK))) == []


def test_no_ward_is_alone_in_a_relaxation() -> None:
    plan = plans.plan(WEEK)
    assert plans.fits_the_relaxation(RULE, plan, {RAILS: ["Kim", "Ann"], BASEMENT: ["Ann"]})
    assert not plans.fits_the_relaxation(RULE, plan, {RAILS: ["Ann"], BASEMENT: ["Kim"]})
