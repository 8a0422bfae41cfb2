"""Who could step in, as text: tables, swaps, remarks, widths, in both languages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dutyplan.again.places import Place, Swaps
from dutyplan.again.steps import Skill
from dutyplan.again.substitutes import Substitutes, find_substitutes
from dutyplan.again.trials import Cost
from dutyplan.locales import words
from dutyplan.outputs.base import View
from dutyplan.outputs.reports.stepin import head_of_swaps, remarks_of, render_stepin, swap_of
from dutyplan.outputs.text.grid import cells
from tests import builders, plans

WEEK = """\
start: 2026-11-28
weeks: 2
tasks:
  - {name: Rails, when: saturday 10:00-11:00, people: 2, standby: 1}
  - {name: Basement, when: saturday 10:00-12:00, effort: 3, age: 18-60, skills: [keys]}
rules: {rest: {least: 1 week, cost: 2}}
volunteers:
  - {name: Aynur, age: 15}
  - {name: Bahar, age: 45, skills: [keys]}
  - {name: Gulnar, age: 41}
  - {name: Li Min, age: 65, unavailable: saturday 10:30-12:00}
  - {name: Ma Jun, age: 30, skills: [keys]}
  - {name: Wang Guoqiang, age: 50, share: 0}
"""
PLAN = plans.plan(WEEK)
CREWS = {0: ["Gulnar"], 1: ["Aynur", "Wang Guoqiang"], 2: ["Bahar"], 3: ["Aynur", "Gulnar"]}
ROSTER = builders.roster(PLAN, CREWS, {1: ["Bahar"]})


def text(index: int, view: View) -> str:
    return render_stepin(find_substitutes(ROSTER, PLAN.duties[index]), view)


GULNAR = """\
Who could be on Basement on 2026-11-28 10:00-12:00 instead of Gulnar:
Who     Before  After  Remarks
------  ------  -----  --------------------------------------------------
Ma Jun    -2.5   +0.5  has 'keys', which is missing
Bahar     +0.5   +3.5  has 'keys', which is missing
                       soft rule 'rest' broken: costs 2 points
                       Bahar is no longer standby for Rails on 2026-11-28
                       10:00-11:00

After one swap:
- Ma Jun takes Rails on 2026-11-28 10:00-11:00 from Wang Guoqiang, and Wang
  Guoqiang takes this one (Ma Jun -2.5 to -1.5)
"""

GULNAR_IN_CHINESE = """\
可以代替 Gulnar 上 2026-11-28 10:00-12:00 Basement 的人：
人员    现差额  接替后  备注
------  ------  ------  -------------------------------------------
Ma Jun    -2.5    +0.5  具备所缺的技能“keys”
Bahar     +0.5    +3.5  具备所缺的技能“keys”
                        违反软性规则“rest”：扣 2 分
                        Bahar 不再候补 2026-11-28 10:00-11:00 Rails

换一次班之后：
- Ma Jun 接替 Wang Guoqiang 上 2026-11-28 10:00-11:00 Rails，Wang Guoqiang 改上
  此班（Ma Jun 差额由 -2.5 变为 -1.5）
"""

ANY = """\
Who could be on Rails on 2026-11-28 10:00-11:00 instead of any of Aynur and Wang
Guoqiang:
Who     Before  After  Remarks
------  ------  -----  ---------------------------------------
Ma Jun    -2.5   -1.5
Bahar     +0.5   +1.5  standby
                       soft rule 'rest' broken: costs 2 points

After one swap:
- Ma Jun takes Basement on 2026-11-28 10:00-12:00 from Gulnar, and Gulnar takes
  this one (Ma Jun -2.5 to +0.5; Gulnar +1.5 to -0.5); 'keys' is no longer
  missing on Basement on 2026-11-28 10:00-12:00
"""

ANY_IN_CHINESE = """\
可以代替 Aynur、Wang Guoqiang 中任意一人上 2026-11-28 10:00-11:00 Rails 的人：
人员    现差额  接替后  备注
------  ------  ------  ---------------------------
Ma Jun    -2.5    -1.5
Bahar     +0.5    +1.5  候补
                        违反软性规则“rest”：扣 2 分

换一次班之后：
- Ma Jun 接替 Gulnar 上 2026-11-28 10:00-12:00 Basement，Gulnar 改上此班（Ma Jun
  差额由 -2.5 变为 +0.5；Gulnar 差额由 +1.5 变为 -0.5）；2026-11-28 10:00-12:00
  Basement 不再缺技能“keys”
"""

BAHAR = """\
Who could be on Basement on 2026-12-05 10:00-12:00 instead of Bahar:
Who            Before  After  Remarks
-------------  ------  -----  ---------------------------------------
Ma Jun           -2.5   +0.5
Wang Guoqiang       –      –  'keys' is missing then
                              soft rule 'rest' broken: costs 2 points

After one swap:
- Wang Guoqiang takes Rails on 2026-12-05 10:00-11:00 from Gulnar, and Gulnar
  takes this one (Gulnar +1.5 to +3.5); 'keys' is missing then; soft rule 'rest'
  broken: costs 2 points
"""


@pytest.mark.parametrize(
    ("index", "language", "expected"),
    [
        (0, "en", GULNAR),
        (0, "zh", GULNAR_IN_CHINESE),
        (1, "en", ANY),
        (1, "zh", ANY_IN_CHINESE),
        (2, "en", BAHAR),
    ],
)
def test_who_could_step_in(index: int, language: str, expected: str) -> None:
    assert text(index, View(language)) == expected


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_line_is_too_wide(width: int, language: str) -> None:
    for index in range(len(PLAN.duties)):
        lines = text(index, View(language, width=width)).split("\n")
        assert max(map(cells, lines)) <= width


def test_a_gap_and_a_table_without_remarks() -> None:
    plan = plans.plan(
        """
        start: 2026-11-28
        tasks: [{name: Hall, when: saturday}]
        volunteers: [{name: Li Min, id: L1}, {name: Li Min, id: L2}]
        """
    )
    answer = find_substitutes(builders.roster(plan, {}), plan.duties[0])
    assert render_stepin(answer, View()) == (
        "Who could fill the gap on Hall on 2026-11-28:\n"
        "Who          Before  After\n"
        "-----------  ------  -----\n"
        "Li Min (L1)    -0.5   +0.5\n"
        "Li Min (L2)    -0.5   +0.5\n"
    )
    assert render_stepin(answer, View("zh")).startswith("可以填补 2026-11-28 Hall 空缺的人：\n")


def crowd() -> Substitutes:
    """Eleven could come to a duty of seven, and seven more after one swap."""
    names = [f"Helper {number:02}" for number in range(25)]
    plan = plans.plan(
        "start: 2026-11-28\nweeks: 2\n"
        "tasks: [{name: Rails, when: saturday 10:00-11:00, people: 7}]\n"
        "rules: {rest: 1 week}\n"
        f"volunteers: [{', '.join(f'{{name: {name}}}' for name in names)}]\n"
    )
    given = builders.roster(plan, {0: names[:7], 1: names[7:14]})
    return find_substitutes(given, plan.duties[0], plan.volunteers[0])


def test_only_the_first_are_shown_unless_all_are_asked_for() -> None:
    lines = render_stepin(crowd(), View()).splitlines()
    assert sum(line.startswith("Helper") for line in lines) == 10
    assert sum(line.startswith("- ") for line in lines) == 5
    assert [line for line in lines if line.startswith("And")] == [
        "And 1 more (shown with --all).",
        "And 2 more (shown with --all).",
    ]
    assert "另有 2 人（用 --all 全部列出）。" in render_stepin(crowd(), View("zh"))
    lines = render_stepin(crowd(), View(), has_all=True).splitlines()
    assert sum(line.startswith("Helper") for line in lines) == 11
    assert sum(line.startswith("- ") for line in lines) == 7
    assert not [line for line in lines if line.startswith("And")]


def test_swaps_of_each_place_where_they_differ() -> None:
    answer = crowd()
    both = find_substitutes(answer.roster, answer.duty)
    (place,) = both.places
    assert len(place.swaps) == 7
    lines = render_stepin(both, View()).splitlines()
    assert [line for line in lines if line.startswith("After")][:2] == [
        "After one swap, instead of Helper 00:",
        "After one swap, instead of Helper 01:",
    ]
    lines = render_stepin(both, View("zh")).splitlines()
    assert "换一次班之后，代替 Helper 00：" in lines


def test_swaps_that_are_the_same_for_some_are_said_of_these() -> None:
    first, second, third = PLAN.volunteers[:3]
    place = Place((first, second, third), (), (Swaps((first, second), ()), Swaps((third,), ())), ())
    english, chinese = words("en"), words("zh")
    heads = [head_of_swaps(swaps, place) for swaps in place.swaps]
    assert [one.said(english) for one in heads] == [
        "After one swap, instead of any of Aynur and Bahar:",
        "After one swap, instead of Gulnar:",
    ]
    assert heads[0].said(chinese) == "换一次班之后，代替 Aynur、Bahar 中任意一人："


def test_nobody() -> None:
    plan = plans.plan(
        """
        start: 2026-11-28
        tasks: [{name: Hall, when: saturday}]
        volunteers: [{name: Ann}, {name: Bob, never: [Hall]}]
        """
    )
    answer = find_substitutes(builders.roster(plan, {0: ["Ann"]}), plan.duties[0])
    assert render_stepin(answer, View()) == (
        "Who could be on Hall on 2026-11-28 instead of Ann:\n"
        "Nobody can step in without breaking a rule, not even after one swap.\n"
        "There is one other: Bob never does it.\n"
        "'dutyplan replan' can look further: it may change several duties.\n"
    )


def test_remarks_in_full() -> None:
    """What a swap does to the skills elsewhere, and one point of cost."""
    one = find_substitutes(ROSTER, PLAN.duties[0], PLAN.volunteers[2]).places[0].direct[1]
    rails = PLAN.duties[1]
    skills = (Skill(rails, "keys", 1), Skill(rails, "keys", -1))
    said = replace(one, skills=skills, costs=(Cost("rest", one.volunteer, 1),), excused=())
    english, chinese = (
        [each.said(words(language)) for each in remarks_of(said, PLAN.duties[0])]
        for language in ("en", "zh")
    )
    assert english == [
        "'keys' is missing on Rails on 2026-11-28 10:00-11:00 then",
        "'keys' is no longer missing on Rails on 2026-11-28 10:00-11:00",
        "soft rule 'rest' broken: costs 1 point",
    ]
    assert chinese == [
        "届时 2026-11-28 10:00-11:00 Rails 缺技能“keys”",
        "2026-11-28 10:00-11:00 Rails 不再缺技能“keys”",
        "违反软性规则“rest”：扣 1 分",
    ]


def test_only_a_swap_can_be_told_as_one() -> None:
    one = find_substitutes(ROSTER, PLAN.duties[0]).places[0].direct[0]
    with pytest.raises(ValueError, match="Ma Jun steps in without a swap"):
        swap_of(one)
