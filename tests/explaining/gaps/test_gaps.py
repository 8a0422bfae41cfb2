"""Why there are gaps: exact sentences, and that each is true by the oracle."""

from __future__ import annotations

import math
from collections.abc import Iterator
from random import Random
from typing import Any

import pytest

from dutyplan import explain, solve
from dutyplan.explaining.gaps.gaps import explain_gaps
from dutyplan.locales import words
from dutyplan.plan import Duty, Plan, Volunteer
from dutyplan.reasons import Reason
from dutyplan.roster import Outcome, Roster
from dutyplan.rules.eligibility import Eligibility
from tests import builders, plans
from tests.explaining.deletion import Deletion, standing_in
from tests.oracle import brute, weeks
from tests.oracle.before import after_others
from tests.oracle.facts import Facts
from tests.translation import read_data


@pytest.fixture(autouse=True)
def deletion(monkeypatch: pytest.MonkeyPatch) -> Deletion:
    return standing_in(monkeypatch)


def explained(text: str, crews: dict[int, list[str]], is_proved: bool = True) -> list[Reason]:
    plan = plans.plan(text)
    roster = builders.roster(plan, crews)
    return list(explain_gaps(roster, Eligibility(plan), is_proved, math.inf))


def said(reasons: list[Reason], language: str = "en") -> list[str]:
    return [reason.said(words(language)) for reason in reasons]


MOST_ROSTERS = 400_000
"""Of plans with more than so many a clash is not looked through; most of these are soon left."""

SATURDAY = """
start: 2026-11-28
tasks:
  - {name: Basement, when: saturday 10:00-12:00, people: 3, age: 18-60}
  - {name: Stairwell rails, when: saturday 10:00-11:00, people: 1}
volunteers:
  - {name: Aynur, age: 15}
  - {name: Li Min, age: 65}
  - {name: Tursun, age: 40, never: Basement}
  - {name: Gulnar, age: 30, unavailable: 2026-11-28}
  - {name: Bahar, age: 45}
  - {name: Wang Guoqiang, age: 50, never: Stairwell rails}
"""


def test_who_is_able_who_is_free_and_what_holds_the_rest() -> None:
    text = SATURDAY.replace("people: 1}", "people: 4}")
    crews = {0: ["Wang Guoqiang"], 1: ["Aynur", "Li Min", "Tursun", "Bahar"]}
    reasons = explained(text, crews)
    assert said(reasons) == [
        "Only 3 of 6 may do it (Aynur and Li Min are not aged 18-60; Tursun never does it).",
        "Of these 3, Gulnar is not available then.",
        "Wang Guoqiang is on it; Bahar is on Stairwell rails then.",
        "Basement and Stairwell rails want 7 people in all at that time, and only 5 people can be "
        "on any of them.",
    ]
    assert said(reasons, "zh") == [
        "6 人中只有 3 人可做（Aynur、Li Min 年龄不在 18-60 岁之内；Tursun 从不做此任务）。",
        "这 3 人中，Gulnar 那时没空。",
        "Wang Guoqiang 已在此班；Bahar 那时在做 Stairwell rails。",
        "Basement、Stairwell rails 同时共需 7 人，而能上其中任一班的只有 5 人。",
    ]
    assert [reason.code for reason in reasons] == ["gap.able", "gap.free", "gap.held", "gap.crowd"]
    able, free, held, crowd = (reason.data for reason in reasons)
    assert able["able"] == ["Gulnar", "Bahar", "Wang Guoqiang"]
    assert free["free"] == ["Bahar", "Wang Guoqiang"]
    assert [(one["who"], one["why"]["code"]) for one in held["held"]] == [
        (["Wang Guoqiang"], "held.there"),
        (["Bahar"], "held.busy"),
    ]
    assert crowd["people"] == ["Aynur", "Li Min", "Tursun", "Bahar", "Wang Guoqiang"]
    assert able["barred"][0]["line"] == 4


def test_facts_of_json_are_plain() -> None:
    (reason, *_) = explained(SATURDAY, {1: ["Tursun"]})
    assert reason.data["duty"] == {
        "task": "Basement", "date": "2026-11-28", "start": "10:00"
    }  # fmt: skip


ONE = """
start: 2026-11-28
tasks: [{name: Basement, when: saturday 10:00-12:00, TASK}]
volunteers: [PEOPLE]
"""

FEW = {
    "nobody is able": (
        "age: 18-60",
        "{name: Aynur, age: 15}, {name: Li Min, age: 65}",
        [],
        ["Nobody may do it: Aynur and Li Min are not aged 18-60."],
        ["无人可做：Aynur、Li Min 年龄不在 18-60 岁之内。"],
    ),
    "nobody is free": (
        "people: 1",
        "{name: Bahar, unavailable: saturday}, {name: Gulnar, until: 2026-11-27}",
        [],
        ["Nobody is free then: Bahar is not available then; Gulnar is not a member then."],
        ["那时无人有空：Bahar 那时没空；Gulnar 当时不是成员。"],
    ),
    "nobody of the able is free": (
        "age: 18-60",
        "{name: Aynur, age: 15}, {name: Bahar, age: 45, unavailable: saturday}",
        [],
        [
            "Only 1 of 2 may do it (Aynur is not aged 18-60).",
            "But Bahar is not available then.",
        ],
        ["2 人中只有 1 人可做（Aynur 年龄不在 18-60 岁之内）。", "但 Bahar 那时没空。"],
    ),
    "some are away": (
        "people: 2",
        "{name: Aynur, available: saturday 11:00-13:00}, {name: Bahar}",
        ["Bahar"],
        ["Of 2 people, Aynur is free for a part of it only.", "Bahar is on it."],
        ["2 人中，Aynur 只有部分时间有空。", "Bahar 已在此班。"],
    ),
    "all are on it": (
        "people: 3",
        "{name: Aynur}, {name: Bahar}",
        ["Aynur", "Bahar"],
        ["Everybody may do it and is free then.", "Aynur and Bahar are on it."],
        ["人人都可做，那时也都有空。", "Aynur、Bahar 已在此班。"],
    ),
    "the only one is on it": (
        "people: 3",
        "{name: Aynur}",
        ["Aynur"],
        ["The only volunteer may do it and is free then.", "Aynur is on it."],
        ["唯一的志愿者可做，那时也有空。", "Aynur 已在此班。"],
    ),
    "nobody has the skill": (
        "skills: keys",
        "{name: Aynur}",
        ["Aynur"],
        ["Nobody has 'keys'."],
        ["无人具备技能“keys”。"],
    ),
    "who has the skill is barred": (
        "skills: keys, age: 18-60, people: 2",
        "{name: Aynur, age: 15, skills: keys}, {name: Bahar, age: 45},"
        " {name: Gulnar, age: 46, never: Basement}, {name: Li Min, age: 50}",
        ["Bahar", "Li Min"],
        ["Only Aynur has 'keys'.", "But Aynur is not aged 18-60."],
        ["只有 Aynur 具备技能“keys”。", "但 Aynur 年龄不在 18-60 岁之内。"],
    ),
    "of those with the skill one is away": (
        "skills: {keys: 2}, people: 2",
        "{name: Aynur, skills: keys}, {name: Bahar, skills: keys, unavailable: saturday},"
        " {name: Li Min}",
        ["Aynur", "Li Min"],
        [
            "2 have 'keys': Aynur and Bahar.",
            "Of these 2, Bahar is not available then.",
            "Aynur is on it.",
        ],
        ["2 人具备技能“keys”：Aynur、Bahar。", "这 2 人中，Bahar 那时没空。", "Aynur 已在此班。"],
    ),
    "people and a skill": (
        "skills: keys, people: 2",
        "{name: Aynur}",
        ["Aynur"],
        ["The only volunteer may do it and is free then.", "Aynur is on it.", "Nobody has 'keys'."],
        ["唯一的志愿者可做，那时也有空。", "Aynur 已在此班。", "无人具备技能“keys”。"],
    ),
    "too few for it to take place": (
        "people: {min: 3, want: 4}, skills: keys",
        "{name: Aynur}, {name: Bahar}, {name: Gulnar, unavailable: saturday}",
        [],
        [
            "Of 3 people, Gulnar is not available then.",
            "Aynur and Bahar could come, but that is not enough.",
        ],
        ["3 人中，Gulnar 那时没空。", "Aynur、Bahar 可以来，但人数仍不够。"],
    ),
}


@pytest.mark.parametrize("name", FEW)
def test_where_people_are_too_few_no_solver_is_asked(name: str, deletion: Deletion) -> None:
    task, people, crew, english, chinese = FEW[name]
    reasons = explained(ONE.replace("TASK", task).replace("PEOPLE", people), {0: crew})
    assert said(reasons) == english
    assert said(reasons, "zh") == chinese
    assert deletion.asked == []


APART = """
start: 2026-11-28
tasks: [{name: Basement, when: saturday 10:00-12:00, people: 2}]
volunteers: [{name: Bahar}, {name: Gulnar}]
rules:
  apart: [[Bahar, Gulnar]]
goals: GOALS
"""


def test_facts_that_clash_are_looked_for_where_people_are_enough() -> None:
    reasons = explained(APART.replace("GOALS", "[coverage]"), {0: ["Bahar"]})
    assert said(reasons) == [
        "Everybody may do it and is free then.",
        "Bahar is on it; Gulnar is never on the same duty as Bahar.",
        "It can't have more, since these can't all be met: Basement on 2026-11-28 10:00-12:00 "
        "wants 2 people; Bahar and Gulnar never on the same duty",
    ]
    assert said(reasons, "zh")[2] == (
        "不能再多安排，因为以下各条无法同时满足：2026-11-28 10:00-12:00 Basement 需要 2 人；"
        "Bahar、Gulnar 不可同班"
    )
    assert reasons[2].data["smallest"] is True
    assert [line["line"] for line in reasons[2].data["lines"]] == [3, 6]


def test_what_was_not_found_in_time_is_said_to_be_open(deletion: Deletion) -> None:
    text = APART.replace("GOALS", "[coverage]")
    deletion.is_late = True
    *_, late = explained(text, {0: ["Bahar"]})
    plan = plans.plan(text)
    *_, at_once = explain_gaps(builders.roster(plan, {0: ["Bahar"]}), Eligibility(plan), True, 0.0)
    assert (
        late.message == at_once.message == "Why these can't all come was not looked into further."
    )
    assert late.said(words("zh")) == "为何不能都来，未再细查。"
    assert late.facts["duty"] is not None


@pytest.mark.parametrize("is_proved", [True, False])
def test_no_clash_is_claimed_where_gaps_may_not_have_to_be(
    is_proved: bool, deletion: Deletion
) -> None:
    goals = "[fairness, coverage]" if is_proved else "[coverage]"
    reasons = explained(APART.replace("GOALS", goals), {0: ["Bahar"]}, is_proved)
    assert [reason.code for reason in reasons] == ["gap.all", "gap.held"]
    assert deletion.asked == []


def test_who_could_be_put_on_it() -> None:
    text = ONE.replace("TASK", "people: 2").replace("PEOPLE", "{name: Aynur}, {name: Bahar}")
    assert said(explained(text, {0: ["Bahar"]}, is_proved=False)) == [
        "Everybody may do it and is free then.",
        "Bahar is on it; Aynur could be put on it: it is not proved that there must be a gap.",
    ]
    _, held = explained(f"{text}goals: [fairness, coverage]\n", {0: ["Bahar"]})
    assert said([held]) == [
        "Bahar is on it; Aynur could be put on it, but other goals speak against it."
    ]
    assert said([held], "zh") == ["Bahar 已在此班；Aynur 可以安排，但与其他目标相冲突。"]


TWO = """
start: 2026-11-28
weeks: 2
tasks:
  - {name: Basement, when: saturday 10:00-12:00, people: 2}
  - {name: Rails, when: saturday 11:00-12:00, people: 2}
volunteers: [{name: Aynur}, {name: Bahar}, {name: Li Min}]
RULES
"""


def test_the_same_count_is_given_once() -> None:
    crews = {0: ["Aynur"], 1: ["Bahar"], 2: ["Aynur"], 3: ["Bahar", "Li Min"]}
    reasons = [
        one
        for one in explained(TWO.replace("RULES", ""), {**crews, 0: ["Aynur", "Li Min"]})
        if one.code not in ("gap.all", "gap.held")
    ]
    assert said(reasons) == [
        "Basement and Rails want 4 people in all at that time, and only 3 people can be on any of "
        "them.",
        "Basement and Rails want 4 people in all at that time, and only 3 people can be on any of "
        "them.",
    ]
    assert [reason.facts["duty"].label for reason in reasons] == [
        "Rails on 2026-11-28 11:00-12:00", "Basement on 2026-12-05 10:00-12:00"
    ]  # fmt: skip
    text = TWO.replace("RULES", "").replace(", people: 2}", ", people: 3}")
    again = [one for one in explained(text, {0: ["Aynur"], 1: ["Bahar", "Li Min"]})
             if one.code == "gap.again"]  # fmt: skip
    assert said(again) == ["Basement on 2026-11-28 10:00-12:00 has a gap for the same reason."]
    assert said(again, "zh") == ["2026-11-28 10:00-12:00 Basement 的空缺出于同一原因。"]


def test_duties_of_which_nobody_can_have_two_are_counted_with_the_line() -> None:
    text = TWO.replace("RULES", "rules:\n  rest: 1 week").replace("people: 2", "people: 1")
    reasons = explained(text, {0: ["Aynur"], 1: ["Bahar"], 2: ["Li Min"]})
    assert said(reasons) == [
        "Everybody may do it and is free then.",
        "Aynur and Bahar are on other duties too close to it, and must have 1 week of rest "
        "between; Li Min is on Basement then.",
        "Basement on 2026-11-28 10:00-12:00, Rails on 2026-11-28 11:00-12:00, Basement on "
        "2026-12-05 10:00-12:00 and Rails on 2026-12-05 11:00-12:00 want 4 people in all. Only 3 "
        "people can be on any of them, each on one at most: rest: 1 week between duties",
    ]
    assert said(reasons, "zh")[2] == (
        "2026-11-28 10:00-12:00 Basement、2026-11-28 11:00-12:00 Rails、2026-12-05 10:00-12:00 "
        "Basement、2026-12-05 11:00-12:00 Rails 共需 4 人，能上其中任一班的只有 3 人，"
        "而且每人只能上其中一班：rest：两次之间须休息 1 周"
    )
    alone = text.replace("{name: Bahar}, {name: Li Min}", "")
    *_, last = explained(alone.replace("{name: Aynur}, ", "{name: Aynur}"), {0: ["Aynur"]})
    assert last.message == (
        "Basement on 2026-11-28 10:00-12:00 and Rails on 2026-12-05 11:00-12:00 want 2 people in "
        "all. Only Aynur can be on any of them, on one at most: rest: 1 week between duties"
    )


OFTEN = """
start: 2026-11-28
weeks: 3
tasks: [{name: Basement, when: saturday 10:00-12:00}]
volunteers: [{name: Bahar}]
rules:
  limits: {total: 2}
"""

LONG = """
start: 2026-11-28
tasks:
  - {name: Market, when: saturday 10:00-16:00}
  - {name: Gate, when: saturday 10:00-12:00}
  - {name: Rails, when: saturday 14:00-16:00}
volunteers: [{name: Bahar, never: Rails}, {name: Gulnar, never: Gate}]
"""


def test_who_can_come_more_than_once_is_counted_so() -> None:
    last = explained(OFTEN, {0: ["Bahar"], 2: ["Bahar"]})[-1]
    duties = [f"Basement on 2026-{day} 10:00-12:00" for day in ("11-28", "12-05", "12-12")]
    assert last.code == "gap.crowd.alone"
    assert last.message == (
        f"{duties[0]}, {duties[1]} and {duties[2]} have 3 places in all. Only Bahar can be on "
        "any of them, 2 times at most: at most 2 duties in all"
    )
    assert last.said(words("zh")) == (
        "2026-11-28 10:00-12:00 Basement、2026-12-05 10:00-12:00 Basement、2026-12-12 10:00-12:00 "
        "Basement 共需 3 人次，能上其中任一班的只有 Bahar，最多 2 次：最多共 2 次"
    )


def test_duties_of_which_only_some_overlap() -> None:
    last = explained(LONG, {0: ["Bahar"], 2: ["Gulnar"]})[-1]
    assert last.code == "gap.crowd.overlap"
    assert last.message == (
        "Gate on 2026-11-28 10:00-12:00, Market on 2026-11-28 10:00-16:00 and Rails on 2026-11-28 "
        "14:00-16:00 have 3 places in all, and those who can be on any of them can fill 2 at most, "
        "since some of these duties overlap."
    )
    assert last.said(words("zh")).endswith(
        " 共需 3 人次，而能上其中任一班的人合计最多 2 人次，因为有的班次时间重叠。"
    )


def test_a_count_of_one() -> None:
    text = TWO.replace("RULES", "").replace(
        "{name: Bahar}, {name: Li Min}", "{name: Bahar, until: 2026-11-28}"
    )
    *_, last = explained(text, {0: ["Aynur", "Bahar"], 2: ["Aynur"]})
    assert last.message == (
        "Basement and Rails want 4 people in all at that time, and only Aynur can be on any of "
        "them."
    )
    assert last.said(words("zh")) == (
        "Basement、Rails 同时共需 4 人，而能上其中任一班的只有 Aynur。"
    )


RESTING = """
    start: 2026-11-28
    tasks: [{name: Basement, when: saturday 10:00-12:00, people: 3}]
    volunteers: [{name: Aynur}, {name: Bahar}, {name: Gulnar}, {name: Ma Jun}]
    rules: {rest: 1 week}
    """


def test_who_rests_after_what_was_done_before() -> None:
    done = ("Basement", "2026-11-21 10:00-12:00", ["Bahar", "Gulnar"])
    plan = builders.with_past(plans.plan(RESTING), done)
    outcome = solve(plan)
    assert outcome.roster is not None
    told = explain_gaps(outcome.roster, Eligibility(plan), True, math.inf)
    assert [one.message for one in told] == [
        "Of 4 people, Bahar and Gulnar rest 1 week after Basement on 2026-11-21 10:00-12:00.",
        "Aynur and Ma Jun are on it.",
    ]
    assert told[0].said(words("zh")) == (
        "4 人中，Bahar、Gulnar 做完 2026-11-21 10:00-12:00 Basement 后须休息 1 周。"
    )
    assert told[0].facts["barred"][0].facts["why"].span is not None


def crowded(number: int) -> Any:
    """A week file whose duties want more than there are people.

    In half of them everybody is there at all times, so that rules are what people are held by.
    """
    chance = Random(f"gaps {number}")
    kind = weeks.KINDS[number % 4]
    data = weeks.week(chance, kind, least=(3, 1, 1), most=(6, 2, 3))
    goals = [one for one in data["goals"] if one != "coverage" and "coverage" not in one]
    for task in data["tasks"]:
        task["people"] = chance.choice((1, 2, 2, 3, {"min": 2, "want": 3}))
    for who in data["volunteers"] if number % 8 > 3 else ():
        who.pop("available", None)
    if number % 3 == 1:
        data = after_others(chance, data)
    return data | {"goals": ["coverage", *goals[:1]]}


@pytest.mark.parametrize("number", range(60))
def test_every_statement_is_true(number: int) -> None:
    data = crowded(number)
    plan = _read(data)
    outcome = solve(plan, time_limit=20) if plan else None
    if plan is None or outcome is None or outcome.roster is None:
        return
    assert outcome.goals[0].proved
    reasons = explain_gaps(outcome.roster, Eligibility(plan), True, math.inf)
    assert {one.facts["duty"] for one in reasons} == set(outcome.roster.gaps())
    facts = Facts(data)
    for duty in outcome.roster.gaps():
        own = [one for one in reasons if one.facts["duty"] is duty]
        assert len(own) == len({one.code for one in own}) or duty.task.skills
        for told in _by_kind(own):
            _assert_true(told, duty, outcome, facts, data)


def _read(data: Any) -> Plan | None:
    return read_data(data)[0]


def _by_kind(reasons: list[Reason]) -> Iterator[dict[str, Reason]]:
    """Of each skill, and of people, what is said."""
    told: dict[str, Reason] = {}
    for reason in reasons:
        if reason.code.startswith("gap.skilled") and told:
            yield told
            told = {}
        told[reason.code] = reason
    yield told


_TIMES = {"member", "time", "overlap", "rest", "rotate", "after"}


def _assert_true(
    told: dict[str, Reason], duty: Duty, outcome: Outcome, facts: Facts, data: Any
) -> None:
    roster = outcome.roster
    assert roster is not None
    place = _place(facts, duty)
    skilled = next((one for code, one in told.items() if code.startswith("gap.skilled")), None)
    some = [
        number
        for number in range(len(facts.ids))
        if skilled is None or facts.has_skill(number, skilled.facts["skill"])
    ]
    why = {number: facts.barred[number][place] for number in some}
    able = [number for number in some if not set(why[number]) - _TIMES]
    free = [number for number in able if not why[number]]
    for code, reason in told.items():
        match code.split(".")[1]:
            case "skilled":
                assert _numbers(facts, reason.facts["who"]) == some
            case "able":
                assert _numbers(facts, reason.facts["able"]) == able
                assert reason.facts["all"] == len(some)
                barred = [one for group in reason.facts["barred"] for one in group.facts["who"]]
                assert sorted(_numbers(facts, barred)) == sorted(set(some) - set(able))
            case "free" | "away":
                assert _numbers(facts, reason.facts["free"]) == free
                away = [one for group in reason.facts["barred"] for one in group.facts["who"]]
                assert sorted(_numbers(facts, away)) == sorted(set(able) - set(free))
            case "but":
                everybody = some if "gap.able" not in told else able
                assert len(everybody) == 1
                assert not free
                held_off = [one for group in reason.facts["barred"] for one in group.facts["who"]]
                assert _numbers(facts, held_off) == everybody
            case "all":
                assert free == some
            case "held":
                held = [
                    (one, group.facts["why"].code)
                    for group in reason.facts["held"]
                    for one in group.facts["who"]
                ]
                assert sorted(_numbers(facts, [one for one, _ in held])) == sorted(free)
                for one, what in held:
                    assert (what == "held.there") == (one in roster.crew(duty))
                    # With the gaps proved, nobody could simply be put on it.
                    assert what not in ("held.goals", "held.nothing")
                    assert (what == "held.alone") <= roster.is_called_off(duty)
            case "crowd":
                num, num_people = reason.facts["num"], len(reason.facts["people"])
                spare = duty.people.want - duty.people.min if roster.is_called_off(duty) else 0
                assert num < reason.facts["want"] - spare
                assert num == num_people or code in (
                    "gap.crowd.often", "gap.crowd.alone", "gap.crowd.overlap"
                )  # fmt: skip
            case "clash":
                _assert_clash(reason, data, facts)
            case "again":
                assert reason.facts["other"] in list(roster.gaps())[: _rank(roster, duty)]
            case other:
                raise AssertionError(other)
    num_gaps = sum(code.startswith(("gap.clash", "gap.crowd", "gap.again")) for code in told)
    assert num_gaps <= 1
    if roster.is_called_off(duty):
        need = duty.people.min
    elif skilled is not None:
        need = duty.task.skills[skilled.facts["skill"]]
    else:
        need = duty.people.want
    are_there = {one.id for one in roster.crew(duty)} >= {facts.ids[one] for one in free}
    assert num_gaps == 1 or are_there or (roster.is_called_off(duty) and len(free) < need)


def _rank(roster: Roster, duty: Duty) -> int:
    return list(roster.gaps()).index(duty)


def _assert_clash(reason: Reason, data: Any, facts: Facts) -> None:
    """No roster that keeps all rules has what the clash wants of duties."""
    wanted = [
        (_place(facts, line.facts["duty"]), line.facts.get("skill"), line.facts["num"])
        for line in reason.facts["lines"]
        if line.code.startswith(("line.wants", "line.has"))
    ]
    if brute.count_bound(facts) > MOST_ROSTERS:
        return
    for pairs in brute.rosters(facts):
        assert not all(
            num
            <= sum(
                index == place and (skill is None or facts.has_skill(who, skill))
                for who, index in pairs
            )
            for place, skill, num in wanted
        )


def _place(facts: Facts, duty: Duty) -> int:
    window = (duty.window.start, duty.window.end) if duty.window else None
    return [one.key for one in facts.duties].index((duty.task.name, duty.date, window))


def _numbers(facts: Facts, people: Any) -> list[int]:
    volunteers: list[Volunteer] = list(people)
    return [facts.ids.index(one.id) for one in volunteers]


def test_a_roster_that_is_not_the_best_is_explained_too() -> None:
    """Whatever the roster, as long as it keeps the rules: only what holds people is said."""
    for number in range(12):
        data = crowded(number)
        plan = _read(data)
        if plan is None or plan.rules.get("fixed"):
            continue
        empty = Roster(plan, [])
        reasons = explain_gaps(empty, Eligibility(plan), False, math.inf)
        assert {one.facts["duty"] for one in reasons} == set(plan.duties)
        assert not {one.code for one in reasons} & {"gap.crowd", "gap.clash", "gap.open"}


def test_what_is_true_of_people_and_of_a_skill_is_said_once() -> None:
    plan = plans.plan("""
        start: 2026-11-28
        tasks: [{name: Hall, when: saturday 10:00-12:00, people: 2, skills: {keys: 2}}]
        volunteers:
          - {name: Aynur, skills: keys}
          - {name: Bahar, skills: keys, available: sunday}
          - {name: Gulnar, available: sunday}
    """)
    outcome = explain(solve(plan))
    told = [one for one in outcome.explanations if one.code.startswith("gap.")]
    assert len({one.facts["duty"] for one in told}) == 1
    assert [one.code for one in told].count("gap.held") == 1
    assert all(one not in told[:place] for place, one in enumerate(told))
