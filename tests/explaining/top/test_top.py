"""The certificate of fairness in words: what is proved, who stands at the top, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from dutyplan.checking import check
from dutyplan.explaining.top.top import explain_top
from dutyplan.locales import words
from dutyplan.roster import GoalResult, Outcome, Status
from tests import builders, plans
from tests.plans import Crews


def outcome(text: str, crews: Crews, not_proved: Sequence[str] = ()) -> Outcome:
    """A roster of which all goals but these are said to be proved."""
    plan = plans.plan(text)
    roster = builders.roster(plan, crews)
    report = check(plan, roster)
    goals = tuple(
        GoalResult(goal, value, None, goal not in not_proved) for goal, value in report.values
    )
    return Outcome(
        plan, Status.FEASIBLE, roster, goals, report.standings, False, 0, 0.0
    )  # fmt: skip


def said(end: Outcome, language: str = "en") -> list[str]:
    return [reason.said(words(language)) for reason in explain_top(end)]


CELLAR = """
    start: 2026-11-28
    tasks:
      - {name: Rails, when: saturday 10:00-11:00, people: 2}
      - {name: Basement, when: saturday 10:00-12:00, people: 2, effort: 3, age: 18-60}
    volunteers:
      - {name: Aynur, age: 15}
      - {name: Bahar, age: 45}
      - {name: Gulnar, age: 28}
      - {name: Wang Guoqiang, age: 52}
    """
IN_THE_CELLAR = {0: ["Bahar", "Gulnar"], 1: ["Aynur", "Wang Guoqiang"]}

COVERED = (
    "With coverage as good as here, nobody's balance can be lowered without raising somebody "
    "else's to at least as much."
)
COVERED_ZH = "在空缺不变差的前提下，要降低任何人的差额，都会使另一人的差额升到同样高或更高。"


def test_those_who_alone_may_do_it_are_named_together() -> None:
    end = outcome(CELLAR, IN_THE_CELLAR)
    assert said(end) == [
        COVERED,
        "At the top, with +1.0: Bahar and Gulnar.",
        "Basement on 2026-11-28 10:00-12:00: only Bahar, Gulnar and Wang Guoqiang may be put "
        "there; Wang Guoqiang would then be at +1.0 or above.",
    ]
    assert said(end, "zh") == [
        COVERED_ZH,
        "差额最大（+1.0）的是：Bahar、Gulnar。",
        "2026-11-28 10:00-12:00 Basement：只有 Bahar、Gulnar、Wang Guoqiang 可排，"
        "而且 Wang Guoqiang 接手后差额会达到 +1.0 或更高。",
    ]


def test_facts_of_a_sentence_are_data() -> None:
    assert explain_top(outcome(CELLAR, IN_THE_CELLAR))[-1].data == {
        "duties": [{"task": "Basement", "date": "2026-11-28", "start": "10:00"}],
        "volunteers": ["Bahar", "Gulnar", "Wang Guoqiang"],
        "top": ["Bahar", "Gulnar"],
        "parts": [
            {
                "code": "top.much",
                "who": {"code": "top.names", "volunteers": ["Wang Guoqiang"]},
                "num": 1,
                "balance": "+1.0",
            }
        ],
    }


def test_nobody_else_may_do_it() -> None:
    text = CELLAR.replace("{name: Wang Guoqiang, age: 52}", "{name: Li Min, age: 65}")
    end = outcome(text, {0: ["Bahar", "Gulnar"], 1: ["Aynur", "Li Min"]})
    line = "Basement on 2026-11-28 10:00-12:00: only Bahar and Gulnar may be put there."
    assert said(end)[2:] == [line]
    line = "2026-11-28 10:00-12:00 Basement：只有 Bahar、Gulnar 可排。"
    assert said(end, "zh")[2:] == [line]


def test_turns_of_the_same_task_are_told_together() -> None:
    text = CELLAR.replace("start: 2026-11-28", "start: 2026-11-28\n    weeks: 2")
    text = text.replace("people: 2, effort: 3", "effort: 3")
    text = text.replace("people: 2}", "effort: 2.5}")
    end = outcome(text, {0: ["Bahar"], 1: ["Aynur"], 2: ["Gulnar"], 3: ["Wang Guoqiang"]})
    assert said(end)[1:] == [
        "At the top, with +0.3: Bahar and Gulnar.",
        "Basement on 2026-11-28 10:00-12:00 and Basement on 2026-12-05 10:00-12:00: only Bahar, "
        "Gulnar and Wang Guoqiang may be put there; Wang Guoqiang would then be at +0.3 or above.",
    ]


def test_few_candidates_are_told_before_many_people() -> None:
    text = CELLAR.replace("people: 2, effort: 3", "effort: 3")
    text = text.replace("people: 2}", "people: 2, effort: 3}") + "  - {name: Li Min, age: 65}\n"
    end = outcome(text, {0: ["Bahar"], 1: ["Aynur", "Li Min"]})
    assert [line.partition(":")[0] for line in said(end)[1:]] == [
        "At the top, with +1.2",
        "Basement on 2026-11-28 10",
        "Rails on 2026-11-28 10",
    ]


def test_many_people_are_told_before_few() -> None:
    text = """
        start: 2026-11-28
        tasks: [{name: Rails, when: saturday}, {name: Courtyard, when: sunday, people: 2}]
        volunteers: [name: Bahar, name: Aynur, name: Gulnar, name: Ilham, name: Li Min]
        """
    end = outcome(text, {0: ["Bahar"], 1: ["Aynur", "Gulnar"]})
    assert [line.partition(":")[0] for line in said(end)[2:]] == [
        "Courtyard on 2026-11-29",
        "Rails on 2026-11-28",
    ]


MANY = """
    start: 2026-11-28
    tasks:
      - {name: Basement, when: saturday 10:00-12:00, people: 2, effort: 3, age: 18+, skills: keys}
      - {name: Rails, when: saturday 11:00-13:00}
      - {name: Courtyard, when: sunday}
    volunteers:
      - {name: Bahar, age: 45, skills: keys}
      - {name: Aynur, age: 15}
      - {name: Li Min, age: 65, share: 9}
      - {name: Ma Jun, age: 27, share: 9, skills: keys}
      - {name: Gulnar, age: 28, share: 9, skills: keys}
      - {name: Ilham, age: 30, share: 9}
      - {name: Anwar, age: 30, share: 0}
      - {name: Wang Guoqiang, age: 52, skills: keys}
    rules:
      rest: 1 day
    """


def test_many_are_counted_by_what_holds_them() -> None:
    end = outcome(MANY, {0: ["Bahar", "Li Min"], 1: ["Ma Jun"], 2: ["Gulnar"]})
    assert said(end) == [
        COVERED,
        "At the top, with +2.8: Bahar.",
        "Basement on 2026-11-28 10:00-12:00: nobody could take over from Bahar and stay below "
        "+2.8: of all others, 1 may not be put there, 1 is there already, 1 is on another duty "
        "then, 1 is kept off by rules (rest), with 2 a skill would be missing, and 1 would "
        "then be at +2.8 or above.",
    ]
    assert said(end, "zh")[1:] == [
        "差额最大（+2.8）的是：Bahar。",
        "2026-11-28 10:00-12:00 Basement：没有人能接替 Bahar 而差额仍低于 +2.8：其余的人中，"
        "1 人不可排，1 人本来就在，1 人当时另有班次，1 人受规则所限（rest），2 人接手会缺技能，"
        "1 人接手后差额会达到 +2.8 或更高。",
    ]


def test_several_in_the_same_way() -> None:
    """Templates for more than one, where they differ."""
    text = MANY.replace("people: 2", "people: 3").replace(
        "name: Aynur, age: 15", "name: Aynur, age: 25, share: 9, skills: keys"
    )
    text = text.replace("{name: Ilham, age: 30, share: 9}", "{name: Ilham, age: 30, share: 8}")
    text = text.replace("11:00-13:00}", "11:00-13:00, people: 2}")
    tursun = "      - {name: Tursun, age: 40, share: 9, skills: keys, limits: {total: 1}}\n"
    text = text.replace("    rules:", tursun + "    rules:").replace(
        "sunday}", "sunday, people: 2}"
    )
    end = outcome(
        text, {0: ["Bahar", "Li Min", "Ilham"], 1: ["Ma Jun", "Aynur"], 2: ["Gulnar", "Tursun"]}
    )
    assert said(end)[2].endswith(
        ": of all others, 2 are there already, 2 are on another duty then, 2 are kept off by rules "
        "(limits and rest), with 1 a skill would be missing, and 1 would then be at +2.8 or "
        "above."
    )


WANTED = """
    start: 2026-11-28
    tasks:
      - {name: Rails, when: saturday 10:00-12:00}
    volunteers:
      - {name: Bahar, prefers: Rails, limits: {total: 1+}}
      - {name: Ma Jun, share: 9}
      - {name: Gulnar, share: 9}
    """


@pytest.mark.parametrize(
    ("goals", "lines", "lines_zh"),
    [
        (
            "[coverage, minimums, fairness]",
            ["With coverage and minimums as good as here, nobody's balance can be lowered without "
             "raising somebody else's to at least as much.",
             "Rails on 2026-11-28 10:00-12:00: only Bahar, Ma Jun and Gulnar may be put there; "
             "with Ma Jun and Gulnar a minimum would be missed."],
            ["在空缺、最低要求不变差的前提下，要降低任何人的差额，"
             "都会使另一人的差额升到同样高或更高。",
             "2026-11-28 10:00-12:00 Rails：只有 Bahar、Ma Jun、Gulnar 可排，"
             "而且 Ma Jun、Gulnar 接手会达不到最低要求。"],
        ),
        (
            "[[coverage, wishes], fairness]",
            ["With coverage and wishes as good as here, nobody's balance can be lowered without "
             "raising somebody else's to at least as much.",
             "Rails on 2026-11-28 10:00-12:00: only Bahar, Ma Jun and Gulnar may be put there; "
             "with Ma Jun and Gulnar it would be worse in coverage and wishes."],
            ["在空缺、意愿不变差的前提下，要降低任何人的差额，都会使另一人的差额升到同样高或更高。",
             "2026-11-28 10:00-12:00 Rails：只有 Bahar、Ma Jun、Gulnar 可排，"
             "而且 Ma Jun、Gulnar 接手会使空缺、意愿变差。"],
        ),
    ],
)  # fmt: skip
def test_goals_before_fairness(goals: str, lines: list[str], lines_zh: list[str]) -> None:
    end = outcome(f"{WANTED}goals: {goals}".replace("\n    ", "\n"), {0: ["Bahar"]})
    assert said(end)[::2] == lines
    assert said(end, "zh")[::2] == lines_zh


SEVERAL = """
    start: 2026-11-28
    tasks:
      - {name: Rails, when: saturday 10:00-12:00, effort: 3}
      - {name: Courtyard, when: sunday 10:00-12:00}
      - {name: Basement, when: sunday 11:00-13:00, people: 4}
    volunteers:
      - {name: Bahar}
      - {name: Aynur}
      - {name: Ilham}
      - {name: Gulnar}
      - {name: Li Min, share: 4, unavailable: saturday}
      - {name: Ma Jun, never: [Rails, Courtyard]}
    goals: [fairness]
    """


def test_of_several_duties_everybody_is_counted_once() -> None:
    end = outcome(SEVERAL, {0: ["Bahar"], 1: ["Bahar"], 2: ["Aynur", "Ilham", "Gulnar", "Li Min"]})
    assert said(end) == [
        "No roster that is allowed lowers anybody's balance without raising somebody else's to at "
        "least as much.",
        "At the top, with +2.8: Bahar.",
        "Bahar: nobody could take any of the 2 duties and stay below +2.8: of all others, 1 may "
        "not be put there, 1 is on another duty then, and for 3 it differs from duty to duty "
        "(another duty then and the balance).",
    ]
    assert said(end, "zh") == [
        "在允许的排班中，要降低任何人的差额，都会使另一人的差额升到同样高或更高。",
        "差额最大（+2.8）的是：Bahar。",
        "Bahar：2 个班次都没有人能接过去而差额仍低于 +2.8：其余的人中，1 人不可排，"
        "1 人当时另有班次，3 人因班次而异（当时另有班次、差额）。",
    ]


def test_where_somebody_could_take_a_duty_nothing_is_said_of_it() -> None:
    """No roster that is proved has such a one."""
    end = outcome(SEVERAL, {0: ["Bahar"], 1: ["Bahar"], 2: ["Aynur", "Ilham", "Li Min"]})
    assert len(said(end)) == 2


FIXED = """
    start: 2026-11-28
    tasks:
      - {name: Rails, when: saturday 10:00-12:00, people: 2}
    volunteers:
      - {name: Bahar}
      - {name: Aynur}
      - {name: Gulnar, share: 2}
    rules:
      fixed:
        - {volunteer: Bahar, task: Rails, date: 2026-11-28}
        - {volunteer: Aynur, task: Rails, date: 2026-11-28}
    """


def test_what_is_fixed_is_said_to_be_so() -> None:
    end = outcome(FIXED, {0: ["Bahar", "Aynur"]})
    assert said(end)[2:] == [
        "Bahar and Aynur are on Rails on 2026-11-28 10:00-12:00, as the week file has fixed it."
    ]
    assert said(end, "zh")[2:] == ["Bahar、Aynur 已由 fixed 定在 2026-11-28 10:00-12:00 Rails。"]
    second = "        - {volunteer: Aynur, task: Rails, date: 2026-11-28}\n"
    end = outcome(FIXED.replace("people: 2", "people: 1").replace(second, ""), {0: ["Bahar"]})
    assert said(end)[2:] == [
        "Bahar is on Rails on 2026-11-28 10:00-12:00, as the week file has fixed it."
    ]
    assert said(end, "zh")[2:] == ["Bahar 已由 fixed 定在 2026-11-28 10:00-12:00 Rails。"]


def test_who_carries_nothing_can_hand_nothing_on() -> None:
    end = outcome(FIXED, {})
    assert said(end)[1:] == [
        "At the top, with -0.5: Bahar and Aynur.",
        "Bahar and Aynur: no load, so nothing to hand on.",
    ]
    assert said(end, "zh")[2:] == ["Bahar、Aynur：实担为 0，没有可转出的班次。"]


def test_all_the_same() -> None:
    end = outcome(FIXED, {0: ["Bahar", "Aynur", "Gulnar"]})
    assert len(said(end)) == 3
    end = outcome(FIXED.replace(", share: 2", ""), {0: ["Bahar", "Aynur", "Gulnar"]})
    assert said(end) == [COVERED, "All balances are +0.3."]
    assert said(end, "zh") == [COVERED_ZH, "所有差额都是 +0.3。"]


FIVE_DAYS = """
    start: 2026-11-28
    tasks:
      - {name: Rails, when: [2026-11-28, 2026-11-29, 2026-11-30, 2026-12-01, 2026-12-02]}
    volunteers:
      - {name: Bahar}
      - {name: Aynur}
      - {name: Ilham}
      - {name: Gulnar}
      - {name: Li Min}
      - {name: Ma Jun, share: 0.1}
    """


def test_after_three_sentences_the_others_are_counted() -> None:
    alone = {0: ["Bahar"], 1: ["Aynur"], 2: ["Ilham"], 3: ["Gulnar"], 4: ["Li Min"]}
    end = outcome(FIVE_DAYS, alone)
    assert len(said(end)) == 6
    assert said(end)[1] == "At the top, with 0.0: Bahar, Aynur, Ilham, Gulnar and Li Min."
    assert said(end)[-1] == "And 2 more at the top."
    assert said(end, "zh")[-1] == "差额最大的另有 2 人。"


def test_where_only_the_largest_balance_is_proved_no_more_is_said() -> None:
    end = outcome(CELLAR, IN_THE_CELLAR, not_proved=["fairness"])
    assert said(end) == []
    coverage, fairness = end.goals
    end = replace(end, goals=(coverage, replace(fairness, bound=9)))
    assert said(end) == []
    end = replace(end, goals=(coverage, replace(fairness, bound=10)))
    assert said(end) == [
        "With coverage as good as here, the largest balance can't be below +1.0.",
        "At the top, with +1.0: Bahar and Gulnar.",
    ]
    assert said(end, "zh")[0] == "在空缺不变差的前提下，最大差额不可能低于 +1.0。"


def test_the_largest_balance_of_the_first_goal() -> None:
    end = outcome(
        SEVERAL, {0: ["Bahar"], 1: ["Bahar"], 2: ["Aynur", "Ilham", "Gulnar"]}, ["fairness"]
    )
    end = replace(end, goals=(replace(end.goals[0], bound=28),))
    assert said(end)[0] == "No roster that is allowed has its largest balance below +2.8."
    assert said(end, "zh")[0] == "在允许的排班中，最大差额不可能低于 +2.8。"


def test_nothing_is_said_of_what_is_not_known() -> None:
    end = outcome(CELLAR, IN_THE_CELLAR, not_proved=["coverage"])
    assert said(end) == []
    assert said(replace(end, roster=None, goals=(), standings=())) == []
    without = CELLAR + "goals: [coverage]"
    end = outcome(without.replace("\n    ", "\n"), IN_THE_CELLAR)
    assert said(end) == []
    nobody_owes = "start: 2026-11-28\ntasks: [{name: Rails, when: daily}]\n"
    nobody_owes += "volunteers: [{name: Bahar, share: 0}]"
    assert said(outcome(nobody_owes, {0: ["Bahar"]})) == []
