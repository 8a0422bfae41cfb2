"""Why nobody could step in: sentences, in both languages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dutyplan.again.places import Place
from dutyplan.again.substitutes import find_substitutes
from dutyplan.locales import words
from tests import builders, plans

WEEK = """\
start: 2026-11-28
tasks:
  - {name: Hall, when: saturday 10:00-12:00, age: 18+}
  - {name: Rails, when: saturday 10:00-11:00, people: 2, age: 10-49}
volunteers:
  - {name: Ann, age: 40}
  - {name: Bob, age: 12}
  - {name: Cem, age: 30}
  - {name: Dan, age: 50, unavailable: 2026-11-28}
"""
CREWS = {0: ["Ann"], 1: ["Bob", "Cem"]}
ONE = """\
start: 2026-11-28
tasks: [{name: Hall, when: saturday 10:00-12:00, people: PEOPLE}]
volunteers: [{name: Ann}, {name: Bob}, {name: Cem}]
"""


def place(text: str, giver: str | None = None, crews: Mapping[int, Sequence[str]] = CREWS) -> Place:
    """The place on the hall."""
    plan = plans.plan(text)
    who = None if giver is None else plans.volunteer(plan, giver)
    return find_substitutes(builders.roster(plan, crews), plan.duties[0], who).places[0]


def said(found: Place, language: str = "en") -> list[str]:
    return [reason.said(words(language)) for reason in found.nobody]


def test_others_are_counted_by_what_keeps_them_off() -> None:
    found = place(WEEK)
    assert said(found) == [
        "Nobody can step in without breaking a rule, not even after one swap.",
        "Of 3 others, Bob is not aged 18+; Cem is on Rails then; Dan is not available then.",
        "'dutyplan replan' can look further: it may change several duties.",
    ]
    assert said(found, "zh") == [
        "没有人能在不违反规则的情况下接替，换一次班也不行。",
        "其他 3 人中，Bob 年龄不在 18+ 岁之内；Cem 那时在做 Rails；Dan 那时没空。",
        "dutyplan replan 可以再找办法：它能同时调整多个班次。",
    ]


def test_with_a_swap_there_is_no_need_to_look_further() -> None:
    found = place(
        WEEK.replace("{name: Dan, age: 50, unavailable: 2026-11-28}", "{name: Dan, age: 17}")
    )
    assert said(found) == [
        "Nobody can step in directly.",
        "Of 3 others, Bob and Dan are not aged 18+; Cem is on Rails then.",
    ]
    assert said(found, "zh")[0] == "没有人能直接接替。"


def test_of_one_other() -> None:
    found = place(ONE.replace("PEOPLE", "2"), crews={0: ["Ann", "Bob"]})
    assert found.direct
    text = ONE.replace("PEOPLE", "2").replace("{name: Cem}", "{name: Cem, until: 2026-11-27}")
    found = place(text, crews={0: ["Ann", "Bob"]})
    assert said(found)[1] == "There is one other: Cem is not a member then."
    assert said(found, "zh")[1] == "其他只有 1 人：Cem 当时不是成员。"


def test_where_everybody_is_on_it() -> None:
    found = place(ONE.replace("PEOPLE", "3"), crews={0: ["Ann", "Bob", "Cem"]})
    assert said(found)[1:-1] == ["Everybody is on it already."]
    assert said(found, "zh")[1:-1] == ["所有人都已在此班。"]


def test_a_rule_that_is_broken_whoever_comes_is_told_as_such() -> None:
    text = ONE.replace("PEOPLE", "1")
    text += "rules: {fixed: [{volunteer: Ann, task: Hall, date: 2026-11-28}]}\n"
    found = place(text, crews={0: ["Ann"]})
    assert said(found)[1:-1] == [
        "Whoever else comes, a rule is broken: Ann is not on Hall on 2026-11-28 10:00-12:00, "
        "which is fixed."
    ]
    assert said(found, "zh")[1:-1] == [
        "其余的人不论谁来，都会违反规则：Ann 已定在 2026-11-28 10:00-12:00 Hall，却没有排上。"
    ]
    assert [reason.span is not None for reason in found.nobody] == [False, True, False]


def test_who_comes_only_with_the_one_who_cant() -> None:
    text = ONE.replace("PEOPLE", "1-2").replace("{name: Bob}", "{name: Bob, guardian: Ann}")
    text = text.replace("{name: Cem}", "{name: Cem, guardian: Ann}")
    found = place(text, crews={0: ["Ann"]})
    assert said(found)[1] == "Of 2 others, Bob and Cem come only with Ann."


def test_who_would_have_to_bring_somebody() -> None:
    """Each of the two could come with the other, and one place is free."""
    text = ONE.replace("PEOPLE", "1-3") + "rules: {together: [[Bob, Cem]]}\n"
    found = place(text, crews={0: ["Ann"]})
    assert said(found)[1] == "Of 2 others, Bob comes only with Cem; Cem comes only with Bob."


def test_one_alone_is_too_few() -> None:
    found = place(ONE.replace("PEOPLE", "{min: 2, want: 2, max: 2}"), crews={})
    assert said(found)[1] == "Of 3 others, Ann, Bob and Cem could come, but that is not enough."


def test_who_could_come_if_somebody_stayed() -> None:
    """Bob is supervised by Ann; that Cem comes instead leaves him alone, as she is a minor too."""
    text = """\
start: 2026-11-28
tasks: [{name: Hall, when: saturday 10:00-12:00, people: 2}]
rules: {supervision: [{who: minors, by: adults}]}
volunteers: [{name: Ann, age: 40}, {name: Bob, age: 12}, {name: Cem, age: 13}]
"""
    found = place(text, "Ann", {0: ["Ann", "Bob"]})
    assert said(found)[1:-1] == [
        "Whoever else comes, a rule is broken: Bob is on Hall on 2026-11-28 10:00-12:00 "
        "without an adult."
    ]
