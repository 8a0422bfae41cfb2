from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dutyplan.rules.supervision import RULE
from tests import builders, plans

WEEK = """\
start: 2026-11-28
weeks: 2
tasks:
  - {name: Rails, when: saturday 10:00-11:00, people: 1-9}
  - {name: Basement, when: sunday, people: 1-9}
volunteers:
  - {name: Kim, age: 0}
  - {name: Lin, age: 12}
  - {name: Mia, age: 15, skills: keys}
  - {name: Nur, age: 17}
  - {name: Ann, age: 18}
  - {name: Bob, age: 45, skills: [keys, newcomer]}
  - {name: Cem, age: 90, skills: [newcomer]}
rules:
  supervision:
"""
RAILS, BASEMENT, RAILS_2, BASEMENT_2 = range(4)
EVERYBODY = ["Kim", "Lin", "Mia", "Nur", "Ann", "Bob", "Cem"]


def lines(*cares: str) -> str:
    return WEEK + "".join(f"    - {care}\n" for care in cares)


def told(care: str, *crew: str) -> list[str]:
    """What is wrong with a crew of Rails on the first day."""
    return plans.breaches(RULE, plans.plan(lines(care)), {RAILS: list(crew)})


def cost(care: str, *crew: str) -> int:
    """How much a crew of Rails on the first day costs by a soft line."""
    found = plans.costs(RULE, plans.plan(lines(care)), {RAILS: list(crew)})
    return sum(cost for _, cost in found)


def test_no_minor_without_an_adult() -> None:
    care = "{who: minors, by: adults}"
    assert told(care) == told(care, "Ann") == told(care, "Ann", "Cem") == []
    assert told(care, "Nur", "Ann") == []
    assert told(care, "Kim", "Lin", "Mia", "Nur", "Cem") == []
    assert told(care, "Nur") == ["Nur is on Rails on 2026-11-28 10:00-11:00 without an adult"]
    assert told(care, "Mia", "Lin") == [
        "Lin is on Rails on 2026-11-28 10:00-11:00 without an adult"
    ]


def test_each_duty_by_itself() -> None:
    plan = plans.plan(lines("{who: minors, by: adults}"))
    crews = {RAILS: ["Ann"], BASEMENT: ["Nur"], RAILS_2: ["Nur", "Ann"], BASEMENT_2: ["Kim"]}
    assert plans.breaches(RULE, plan, crews) == [
        "Nur is on Basement on 2026-11-29 without an adult",
        "Kim is on Basement on 2026-12-06 without an adult",
    ]
    first, _ = RULE.check(plan, builders.roster(plan, crews))
    assert first.duty is plan.duties[BASEMENT]
    assert first.volunteer is plans.volunteer(plan, "Nur")
    assert first.cost is None
    assert first.span is not None
    assert (first.span.line, first.span.column) == (15, 6)


@pytest.mark.parametrize(
    ("per", "minors", "adults"),
    [(1, 0, 0), (1, 1, 1), (1, 3, 3), (2, 1, 1), (2, 2, 1), (2, 3, 2), (2, 4, 2),
     (3, 3, 1), (3, 4, 2), (4, 4, 1), (1000, 4, 1)],
)  # fmt: skip
def test_one_adult_for_each_so_many_minors_begun(per: int, minors: int, adults: int) -> None:
    care = f"{{who: minors, by: adults, per: {per}}}"
    young, old = EVERYBODY[:minors], EVERYBODY[4:]
    found = [num for num in range(4) if not told(care, *young, *old[:num])]
    assert found == list(range(adults, 4))


def test_a_ratio_that_is_not_kept() -> None:
    care = "{who: minors, by: adults, per: 2}"
    assert told(care, "Kim", "Lin") == [
        "Kim is on Rails on 2026-11-28 10:00-11:00 without an adult"
    ]
    assert told(care, "Kim", "Lin", "Nur", "Bob") == [
        "Rails on 2026-11-28 10:00-11:00 has 3 minors, and 1 of the 2 adults whom they need"
    ]
    assert told(care, "Kim", "Lin", "Nur") == [
        "Rails on 2026-11-28 10:00-11:00 has 3 minors, and 0 of the 2 adults whom they need"
    ]


def test_ages() -> None:
    care = "{who: 0-12, by: 15+}"
    assert told(care, "Kim", "Mia") == told(care, "Lin", "Nur") == told(care, "Mia") == []
    assert told(care, "Kim", "Lin") == [
        "Kim is on Rails on 2026-11-28 10:00-11:00 without somebody aged 15+"
    ]
    assert told("{who: {max: 12}, by: {min: 15, max: 17}}", "Kim", "Ann") == [
        "Kim is on Rails on 2026-11-28 10:00-11:00 without somebody aged 15-17"
    ]


def test_a_skill() -> None:
    care = "{who: minors, by: keys}"
    assert told(care, "Kim", "Bob") == []
    assert told(care, "Kim", "Ann") == [
        "Kim is on Rails on 2026-11-28 10:00-11:00 without somebody with 'keys'"
    ]
    care = "{who: newcomer, by: adults}"
    assert told(care, "Cem", "Ann") == []
    assert told(care, "Cem", "Nur") == [
        "Cem is on Rails on 2026-11-28 10:00-11:00 without an adult"
    ]
    assert told("{who: newcomer, by: keys, per: 1}", "Bob", "Cem", "Mia") == [
        "Rails on 2026-11-28 10:00-11:00 has 2 people with 'newcomer', "
        "and 1 of the 2 people with 'keys' whom they need"
    ]


def test_nobody_who_is_looked_after_looks_after_others() -> None:
    assert told("{who: minors, by: keys}", "Kim", "Mia") == [
        "Kim is on Rails on 2026-11-28 10:00-11:00 without somebody with 'keys'"
    ]
    assert told("{who: 0-15, by: 12+}", "Lin", "Mia", "Nur") == []
    assert len(told("{who: 0-15, by: 12+}", "Lin", "Mia")) == 1
    assert len(told("{who: newcomer, by: adults}", "Bob", "Cem")) == 1


def test_each_line_holds() -> None:
    plan = plans.plan(lines("{who: minors, by: adults}", "{who: newcomer, by: keys, per: 3}"))
    assert plans.breaches(RULE, plan, {RAILS: ["Kim", "Cem"]}) == [
        "Cem is on Rails on 2026-11-28 10:00-11:00 without somebody with 'keys'"
    ]
    assert plans.breaches(RULE, plan, {RAILS: ["Kim"], BASEMENT: ["Mia", "Cem"]}) == [
        "Kim is on Rails on 2026-11-28 10:00-11:00 without an adult"
    ]
    assert len(plans.breaches(RULE, plan, {RAILS: ["Kim"], BASEMENT: ["Cem"]})) == 2


BIRTHDAY = """
    start: 2026-11-28
    weeks: 2
    tasks: [{name: Rails, when: saturday, people: 1-3}]
    volunteers:
      - {name: Kim, age: 9}
      - {name: Soon, born: 2008-12-05}
      - {name: Ann, age: 30}
    rules: {supervision: [{who: minors, by: adults}]}
    """


def test_somebody_comes_of_age_inside_the_plan() -> None:
    plan = plans.plan(BIRTHDAY)
    assert plans.breaches(RULE, plan, {0: ["Soon", "Ann"], 1: ["Soon"]}) == []
    assert plans.breaches(RULE, plan, {1: ["Soon", "Kim"]}) == []
    assert plans.breaches(RULE, plan, {0: ["Soon"]}) == [
        "Soon is on Rails on 2026-11-28 without an adult"
    ]
    assert plans.breaches(RULE, plan, {0: ["Kim", "Soon"], 1: ["Kim"]}) == [
        "Kim is on Rails on 2026-11-28 without an adult",
        "Kim is on Rails on 2026-12-05 without an adult",
    ]


def test_born_on_a_leap_day() -> None:
    plan = plans.plan(
        BIRTHDAY.replace("2026-11-28", "2026-02-28")
        .replace("2008-12-05", "2008-02-29")
        .replace("when: saturday", "when: daily")
    )
    assert plan.duties[1].date.isoformat() == "2026-03-01"
    assert plans.breaches(RULE, plan, {0: ["Soon"], 1: ["Soon", "Kim"]}) == [
        "Soon is on Rails on 2026-02-28 without an adult"
    ]


def test_a_soft_line_costs_for_each_who_is_missing() -> None:
    care = "{who: minors, by: adults, per: 1, cost: 7}"
    plan = plans.plan(lines(care))
    message = "Rails on 2026-11-28 10:00-11:00 has 4 minors, and 1 of the 4 adults whom they need"
    assert plans.costs(RULE, plan, {RAILS: ["Kim", "Lin", "Mia", "Nur", "Ann"]}) == [
        (message, 7),
        (message, 7),
        (message, 7),
    ]
    assert cost(care, "Kim", "Ann") == cost(care, "Ann") == cost(care) == 0
    assert cost(care, "Kim") == 7
    assert cost(care, "Kim", "Lin") == 14
    two_for_each = "{who: minors, by: adults, per: 2, cost: 3}"
    assert cost(two_for_each, "Kim", "Lin") == 3
    assert cost(two_for_each, "Kim", "Lin", "Mia") == 6
    assert cost(two_for_each, "Kim", "Lin", "Mia", "Ann") == 3
    assert cost(two_for_each, "Kim", "Lin", "Mia", "Ann", "Bob") == 0


def test_a_soft_line_without_a_ratio_costs_once_a_duty() -> None:
    care = "{who: minors, by: adults, cost: 4}"
    assert cost(care, "Kim") == cost(care, "Kim", "Lin", "Mia", "Nur") == 4
    assert cost(care, "Kim", "Lin", "Ann") == 0
    plan = plans.plan(lines(care))
    assert plans.costs(RULE, plan, {RAILS: ["Kim"], BASEMENT: ["Lin", "Kim"]}) == [
        ("Kim is on Rails on 2026-11-28 10:00-11:00 without an adult", 4),
        ("Kim is on Basement on 2026-11-29 without an adult", 4),
    ]
    assert plans.breaches(RULE, plan, {RAILS: ["Kim"]}) == []


def test_a_hard_line_is_broken_once_however_many_are_missing() -> None:
    assert len(told("{who: minors, by: adults, per: 1}", "Kim", "Lin", "Mia", "Nur")) == 1


def test_a_soft_line_where_nobody_can_help() -> None:
    plan = plans.plan("""
        start: 2026-11-28
        tasks: [{name: Rails, when: saturday, people: 1-3}]
        volunteers: [{name: Kim, age: 9}, {name: Lin, age: 9}, {name: Ann, age: 30, never: Rails}]
        rules: {supervision: [{who: minors, by: adults, per: 1, cost: 2}]}
        """)
    assert [cost for _, cost in plans.costs(RULE, plan, {0: ["Kim", "Lin"]})] == [2, 2]
    assert plans.costs(RULE, plan, {}) == []


def test_is_soft() -> None:
    hard, soft = "{who: minors, by: adults}", "{who: 0-12, by: keys, cost: 1}"
    assert not RULE.is_soft(plans.plan(lines(hard)))
    assert RULE.is_soft(plans.plan(lines(hard, soft)))
    assert not RULE.is_soft(plans.plan(WEEK.replace("rules:\n  supervision:\n", "")))


def test_it_bars_nobody() -> None:
    plan = plans.plan(lines("{who: minors, by: adults}"))
    assert all(RULE.bars(plan, one) is None for one in plan.volunteers)


@pytest.mark.parametrize(
    ("care", "problem", "hint"),
    [
        (
            "{who: minors, by: adults, per: 0}",
            "16:38: error[out-of-range]: 0 is not possible here: it must be at least 1",
            "",
        ),
        (
            "{who: minors, by: adults, per: few}",
            "16:38: error[not-a-number]: 'few' is not a number of people",
            "",
        ),
        (
            "{who: minors, by: adults, pro: 3}",
            "16:33: error[unknown-key]: unknown key 'pro' in a line of 'supervision'",
            "did you mean 'per'?",
        ),
        ("{by: adults}", "16:7: error[missing-key]: a line of 'supervision' needs 'who'", ""),
        ("{who: minors}", "16:7: error[missing-key]: a line of 'supervision' needs 'by'", ""),
        (
            "{who: 15-0, by: adults}",
            "16:13: error[impossible-range]: an impossible range: 0 is less than 15",
            "did you mean 0-15?",
        ),
        (
            "{who: 0-15 years, by: adults}",
            "16:13: error[not-a-range]: '0-15 years' is not ages such as 12+ or 18-60",
            "write 2, 2-4 or 2+",
        ),
        (
            "{who: [minors, newcomer], by: adults}",
            "16:13: error[not-text]: this must be a line of text",
            "put quotation marks around text that begins with [ or {",
        ),
        (
            "{who: minors, by: adults, cost: 0}",
            "16:39: error[out-of-range]: 0 is not possible here: it must be at least 1",
            "",
        ),
        (
            "{who: minors, by: adults, cost: cheap}",
            "16:39: error[not-a-number]: 'cheap' is not a cost: a whole number from 1",
            "",
        ),
        (
            "minors by adults",
            "16:7: error[wrong-kind]: a line of 'supervision' must be a mapping",
            "write {who: minors, by: adults}",
        ),
        (
            "{who: minor, by: adults}",
            "16:13: warning[unknown-skill]: nobody has the skill 'minor'",
            "did you mean 'minors'?",
        ),
        (
            "{who: minors, by: kees}",
            "16:25: warning[unknown-skill]: nobody has the skill 'kees'",
            "did you mean 'keys'?",
        ),
        (
            "{who: minors, by: 医生, cost: 2}",
            "16:25: warning[unknown-skill]: nobody has the skill '医生'",
            "known here: minors, adults, keys, newcomer",
        ),
    ],
)
def test_what_is_wrong_is_told_in_its_place(care: str, problem: str, hint: str) -> None:
    assert plans.problems(lines(care)) == [problem]
    assert plans.hints(lines(care)) == [hint]


def test_lines_are_a_list() -> None:
    text = WEEK.replace("  supervision:\n", "  supervision: {who: minors, by: adults}\n")
    assert plans.problems(text) == ["15:16: error[wrong-kind]: 'supervision' must be a list"]


def test_an_age_that_is_not_known_is_a_problem() -> None:
    text = lines("{who: newcomer, by: keys}", "{who: newcomer, by: 16+}")
    text = text.replace("Ann, age: 18", "Ann").replace("Lin, age: 12", "Lin")
    assert plans.problems(text) == [
        "8:12: error[supervision]: Lin has no age, and 'supervision' asks for people aged 16+",
        "11:12: error[supervision]: Ann has no age, and 'supervision' asks for people aged 16+",
    ]
    assert plans.hints(text) == ["add 'age' or 'born'"] * 2
    assert plans.problems(text.replace("16+", "keys")) == []


def test_an_age_that_can_not_be_read_is_not_called_missing_too() -> None:
    text = lines("{who: minors, by: adults}").replace("Ann, age: 18", "Ann, age: 1B")
    assert plans.problems(text) == ["11:22: error[not-a-number]: '1B' is not an age in whole years"]


STUCK = """
    start: 2026-11-28
    tasks:
      - {name: Rails, when: saturday 10:00-11:00, people: 1}
      - {name: Basement, when: sunday, people: 2}
    volunteers:
      - {name: Kim, age: 9}
      - {name: Lin, age: 9, never: Basement}
      - {name: Ann, age: 30}
    rules:
      supervision:
        - {who: minors, by: adults}
    """


def test_who_finds_no_room_for_an_adult_is_warned_of() -> None:
    assert plans.problems(STUCK) == [
        "11:7: warning[supervision]: no duty that Lin can be on takes an adult too"
    ]
    assert plans.hints(STUCK) == [
        "Lin won't serve in this plan: "
        "let two people come: 'people: 2', or '1-2' where one is wanted"
    ]
    crowded = STUCK.replace("people: 2", "people: 1")
    assert plans.problems(crowded) == [
        "11:7: warning[supervision]: no duty that Kim and Lin can be on takes an adult too"
    ]
    for people in ("1-2", "2", "1+", "{want: 1, max: 2}"):
        assert plans.problems(STUCK.replace("people: 1}", f"people: {people}}}")) == []


def test_who_finds_no_adult_is_warned_of() -> None:
    text = STUCK.replace("Ann, age: 30", "Ann, age: 30, available: saturday")
    text = text.replace("people: 1}", "people: 2}").replace("never: Basement", "never: Rails")
    assert plans.problems(text) == [
        "11:7: warning[supervision]: no adult can be on any duty that Lin can be on"
    ]
    assert plans.hints(text) == ["Lin won't serve in this plan: look at ages, skills and times"]
    nobody = text.replace("age: 30", "age: 17").replace("by: adults", "by: 18+")
    assert plans.problems(nobody) == [
        "11:7: warning[supervision]: no adult can be on any duty that Kim, Lin and Ann can be on"
    ]


def test_many_who_will_not_serve_are_counted() -> None:
    more = "".join(f"      - {{name: Kid {i}, age: 9}}\n" for i in range(5))
    text = STUCK.replace("people: 2", "people: 1").replace("    rules:", f"{more}    rules:")
    assert plans.problems(text) == [
        "16:7: warning[supervision]: no duty that Kim, Lin, Kid 0 and 4 others can be on "
        "takes an adult too"
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("by: adults}", "by: adults, cost: 1}"),  # it may be broken
        ("age: 9, never", "age: 20, never"),  # nobody is looked after
        ("age: 9, never", "born: 2008-11-28, never"),  # of age on that day
        ("never: Basement", "never: [Rails, Basement]"),  # no duty anyway
        ("never: Basement", "until: 2026-11-01"),
        ("who: minors", "who: 0-8"),
    ],
)
def test_nobody_is_warned_of_where_nothing_is_wrong(old: str, new: str) -> None:
    assert old in STUCK
    assert plans.problems(STUCK.replace(old, new)) == []


def test_where_nobody_has_the_skill_one_warning_is_enough() -> None:
    text = STUCK.replace("by: adults", "by: kees")
    assert plans.problems(text) == ["11:25: warning[unknown-skill]: nobody has the skill 'kees'"]


DOOMED = """
    start: 2026-11-28
    tasks:
      - {name: Rails, when: saturday 10:00-11:00, people: 1-3}
      - {name: Basement, when: sunday 10:00-11:00, people: 1}
      - {name: Gardens, when: monday, people: 1-9}
    volunteers:
      - {name: Kim, age: 9}
      - {name: Lin, age: 9}
      - {name: Mia, age: 9}
      - {name: Ann, age: 30}
      - {name: Bob, age: 30, available: weekends}
      - {name: Cem, age: 30, never: [Rails, Gardens]}
    rules: {supervision: [{who: minors, by: adults, per: 2}]}
    """


@pytest.mark.parametrize(
    ("crews", "messages"),
    [
        ({0: ["Kim"]}, []),
        ({0: ["Kim", "Lin"]}, []),
        ({0: ["Ann", "Bob"]}, []),
        ({0: ["Kim", "Lin", "Ann"]}, []),
        ({2: ["Kim", "Lin"]}, []),
        # No room for the second adult, or not for the first.
        ({0: ["Kim", "Lin", "Mia"]}, [
            "Rails on 2026-11-28 10:00-11:00 has 3 minors, "
            "and can have 0 of the 2 adults whom they need"
        ]),
        ({1: ["Kim"]}, ["Kim is on Basement on 2026-11-29 10:00-11:00, where no adult can join"]),
        # Room, but only one adult who can.
        ({2: ["Kim", "Lin", "Mia"]}, [
            "Gardens on 2026-11-30 has 3 minors, and can have 1 of the 2 adults whom they need"
        ]),
        ({0: ["Kim"], 1: ["Kim"], 2: ["Kim", "Ann"]}, [
            "Kim is on Basement on 2026-11-29 10:00-11:00, where no adult can join"
        ]),
    ],
)  # fmt: skip
def test_dooms(crews: plans.Crews, messages: list[str]) -> None:
    assert plans.doomed(RULE, plans.plan(DOOMED), crews) == messages


def test_a_soft_line_dooms_nothing() -> None:
    plan = plans.plan(DOOMED.replace("per: 2", "per: 2, cost: 1"))
    assert plans.doomed(RULE, plan, {1: ["Kim"], 0: ["Kim", "Lin", "Mia"]}) == []


kinds = st.sampled_from(["minors", "adults", "0-12", "12-45", "16+", "keys", "newcomer"])
care = st.builds(
    lambda who, by, per, cost: f"{{who: {who}, by: {by}{per}{cost}}}",
    kinds,
    kinds,
    st.sampled_from(["", ", per: 1", ", per: 2", ", per: 3"]),
    st.sampled_from(["", ", cost: 1", ", cost: 5"]),
)
crew = st.lists(st.sampled_from(EVERYBODY), unique=True)


@settings(max_examples=200, deadline=None)
@given(st.lists(care, min_size=1, max_size=3), crew, crew)
def test_model_and_check_agree(cares: list[str], first: list[str], second: list[str]) -> None:
    plan = plans.plan(lines(*cares))
    crews = {RAILS: first, BASEMENT_2: second}
    if not plans.breaches(RULE, plan, crews):
        plans.costs(RULE, plan, crews)


def test_without_lines_there_is_no_such_rule() -> None:
    assert plans.plan(WEEK.replace("rules:\n  supervision:\n", "")).rules == {}


def test_those_of_who_are_involved() -> None:
    assert plans.involved(RULE, plans.plan(lines("{who: minors, by: adults}"))) == [
        "Kim", "Lin", "Mia", "Nur"
    ]  # fmt: skip
    assert plans.involved(RULE, plans.plan(lines("{who: newcomer, by: keys}"))) == ["Bob", "Cem"]
    assert plans.involved(RULE, plans.plan(lines("{who: minors, by: adults, cost: 1}"))) == []


def test_who_comes_of_age_within_the_plan_is_involved() -> None:
    text = lines("{who: minors, by: adults}").replace("Ann, age: 18", "Ann, born: 2008-11-29")
    assert "Ann" in plans.involved(RULE, plans.plan(text))
    text = text.replace("2008-11-29", "2008-11-28")
    assert "Ann" not in plans.involved(RULE, plans.plan(text))


def most_wards(care: str, people: str, num_beyond: int = 0) -> int:
    """How many minors a relaxation lets come to a duty that takes so many people."""
    plan = plans.plan(lines(care).replace("people: 1-9", f"people: {people}", 1))
    fits = [
        plans.fits_the_relaxation(RULE, plan, {RAILS: EVERYBODY[:num]}, num_beyond)
        for num in range(5)
    ]
    assert fits == sorted(fits, reverse=True)
    return sum(fits) - 1


@pytest.mark.parametrize(
    ("per", "people", "most"),
    [("", 1, 0), ("", 2, 1), ("", 4, 3), (", per: 1", 2, 1), (", per: 1", 3, 1),
     (", per: 1", 4, 2), (", per: 2", 3, 2), (", per: 2", 4, 2), (", per: 2", 5, 3)],
)  # fmt: skip
def test_a_relaxation_leaves_room_for_those_who_look_after_others(
    per: str, people: int, most: int
) -> None:
    assert most_wards(f"{{who: minors, by: adults{per}}}", str(people)) == most


def test_each_beyond_need_makes_room_for_one_more() -> None:
    care = "{who: minors, by: adults}"
    assert [most_wards(care, "1-9", num) for num in (0, 1, 2)] == [0, 1, 2]
    assert most_wards(care, "2", 1) == 1


def test_a_soft_line_says_nothing_in_a_relaxation() -> None:
    assert most_wards("{who: minors, by: adults, cost: 2}", "1") == 4


@settings(max_examples=100, deadline=None)
@given(st.sets(st.sampled_from(EVERYBODY)), st.integers(1, 4), st.sampled_from([None, 1, 2, 3]))
def test_a_relaxation_has_room_for_every_crew_that_is_allowed(
    crew: set[str], want: int, per: int | None
) -> None:
    care = "{who: minors, by: adults" + (f", per: {per}}}" if per else "}")
    plan = plans.plan(lines(care).replace("people: 1-9", f"people: {want}-9", 1))
    crews = {RAILS: sorted(crew)}
    if plans.breaches(RULE, plan, crews):
        return
    assert plans.fits_the_relaxation(RULE, plan, crews, max(0, len(crew) - want))
