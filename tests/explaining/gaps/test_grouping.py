"""Clauses about several people at once."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dutyplan.explaining.gaps.grouping import grouped
from dutyplan.locales import words
from dutyplan.plan import Duty, Plan, Range, Task
from dutyplan.problems import Source
from dutyplan.reasons import Reason, because
from tests.builders import duty, plan

SOURCE = Source("week.yaml", "rest: 1 week\n")
NAMES = ["Aynur", "Bahar", "Gulnar", "Li Min", "Ma Jun", "Tursun", "Wang Guoqiang", "Zulfiya"]


def made() -> Plan:
    tasks = [Task(name) for name in ("A", "B", "C", "D", "E")]
    return plan([duty(task, "10:00-11:00") for task in tasks], NAMES)


def said(why: list[Reason]) -> tuple[str, str]:
    """The clauses about people who are held so, one after the other, in both languages."""
    found = grouped(zip(made().volunteers, why, strict=False))
    both = [
        words(code)["semicolon"].join(one.said(words(code)) for one in found)
        for code in ("en", "zh")
    ]
    return both[0], both[1]


LAST_WEEK = duty(Task("A"), day=date(2026, 11, 21))
BARS = {
    "still on": (
        because("bar.overlap", other=LAST_WEEK),
        (
            "is still on A on 2026-11-21 then",
            "are still on A on 2026-11-21 then",
            "那时还在 2026-11-21 A",
        ),
    ),
    "rest": (
        because("bar.rest", other=LAST_WEEK, least="9 days"),
        (
            "rests 9 days after A on 2026-11-21",
            "rest 9 days after A on 2026-11-21",
            "做完 2026-11-21 A 后须休息 9 days",
        ),
    ),
    "rotate": (
        because("bar.rotate", other=LAST_WEEK, least="9 days"),
        (
            "was on A on 2026-11-21, and does the same task again only after more than 9 days",
            "were on A on 2026-11-21, and do the same task again only after more than 9 days",
            "做过 2026-11-21 A，同一任务须间隔 9 days以上",
        ),
    ),
    "the day after": (
        because("bar.after", other=LAST_WEEK, task=Task("B")),
        (
            "was on A on 2026-11-21, and does no B on the day after",
            "were on A on 2026-11-21, and do no B on the day after",
            "前一天在 2026-11-21 A，次日不做 B",
        ),
    ),
    "before": (
        because("bar.membership.before", since=date(2026, 12, 1)),
        ("is not a member then", "are not members then", "当时不是成员"),
    ),
    "after": (
        because("bar.membership.after", until=date(2026, 11, 1)),
        ("is not a member then", "are not members then", "当时不是成员"),
    ),
    "availability": (
        because("bar.availability"),
        ("is not available then", "are not available then", "那时没空"),
    ),
    "part": (
        because("bar.availability.part"),
        ("is free for a part of it only", "are free for a part of it only", "只有部分时间有空"),
    ),
    "age": (
        because("bar.age.young", range=Range(18, 60)),
        ("is not aged 18-60", "are not aged 18-60", "年龄不在 18-60 岁之内"),
    ),
    "never": (
        because("bar.never", task=Task("A")),
        ("never does it", "never do it", "从不做此任务"),
    ),
    "forbidden": (
        because("bar.forbidden"),
        (
            "is kept off it by 'forbidden' under 'rules'",
            "are kept off it by 'forbidden' under 'rules'",
            "被 rules 中的 forbidden 排除",
        ),
    ),
    "stays": (
        because("bar.frozen"),
        (
            "was not on it, and it stays as it was",
            "were not on it, and it stays as it was",
            "原来不在该班次，而该班次保持不变",
        ),
    ),
    "limits": (
        because("bar.limits", limit="total"),
        (
            "is held off it by the limit 'total'",
            "are held off it by the limit 'total'",
            "受上限“total”所限",
        ),
    ),
}


@pytest.mark.parametrize("name", BARS)
def test_bars_of_one_and_of_two(name: str) -> None:
    bar, (one, two, chinese) = BARS[name]
    assert said([bar]) == (f"Aynur {one}", f"Aynur {chinese}")
    assert said([bar, bar]) == (f"Aynur and Bahar {two}", f"Aynur、Bahar {chinese}")


def busy(other: Duty) -> Reason:
    return because("held.busy", num=1, task=other.task, other=other)


def rest(other: Duty) -> Reason:
    return because("held.rest", SOURCE.span_at(6, 6), num=1, other=other, least="1 week")


def test_those_on_the_same_duty_stand_together_and_many_first() -> None:
    first, second, *_ = made().duties
    assert said([busy(first), busy(second), busy(second)]) == (
        "Bahar and Gulnar are on B then; Aynur is on A then",
        "Bahar、Gulnar 那时在做 B；Aynur 那时在做 A",
    )


def test_who_is_there_stands_first() -> None:
    first, *_ = made().duties
    there = because("held.there", num=1)
    assert (
        said([busy(first), busy(first), there])[0]
        == "Gulnar is on it; Aynur and Bahar are on A then"
    )
    assert said([there, there]) == ("Aynur and Bahar are on it", "Aynur、Bahar 已在此班")


def test_many_people_are_counted_and_still_known() -> None:
    first, *_ = made().duties
    (group,) = grouped((one, busy(first)) for one in made().volunteers)
    assert group.message == "8 are on A then"
    assert group.said(words("zh")) == "8 人那时在做 A"
    assert group.data["who"] == NAMES


def test_many_duties_are_not_named_but_known() -> None:
    three, four = [busy(one) for one in made().duties[:3]], [busy(one) for one in made().duties[:4]]
    assert said(three)[0] == "Aynur is on A then; Bahar is on B then; Gulnar is on C then"
    assert said(four) == (
        "Aynur, Bahar, Gulnar and Li Min are on other duties then",
        "Aynur、Bahar、Gulnar、Li Min 那时在其他班次",
    )
    (group,) = grouped(zip(made().volunteers, four, strict=False))
    assert [one["task"] for one in group.data["why"]["others"]] == ["A", "B", "C", "D"]


def test_rest_and_rotate_from_two_duties_on() -> None:
    first, second, *_ = made().duties
    assert said([rest(first), rest(second)]) == (
        "Aynur and Bahar are on other duties too close to it, and must have 1 week of rest between",
        "Aynur、Bahar 在时间太近的其他班次，两次之间须休息 1 week",
    )
    assert said([rest(first), rest(first)])[0] == (
        "Aynur and Bahar are on A on 2026-11-28 10:00-11:00, and must have 1 week of rest between"
    )
    again = [because("held.rotate", num=1, other=one, least="9 days") for one in (first, second)]
    assert said(again) == (
        "Aynur and Bahar do the same task on another day, and again only after more than 9 days",
        "Aynur、Bahar 另一天已做此任务，同一任务须间隔 9 days以上",
    )


def test_what_was_done_before_from_three_duties_on() -> None:
    done = [duty(Task(name), day=date(2026, 11, 21)) for name in "ABC"]
    resting = [because("bar.rest", other=one, least="9 days") for one in done]
    assert said(resting[:2])[0] == (
        "Aynur rests 9 days after A on 2026-11-21; Bahar rests 9 days after B on 2026-11-21"
    )
    assert said(resting) == (
        "Aynur, Bahar and Gulnar rest 9 days after what they did before the plan",
        "Aynur、Bahar、Gulnar 离此前的班次太近，须休息 9 days",
    )
    again = [because("bar.rotate", other=one, least="9 days") for one in done]
    assert said(again) == (
        "Aynur, Bahar and Gulnar did the same task before the plan, and do it again only after"
        " more than 9 days",
        "Aynur、Bahar、Gulnar 此前刚做过此任务，须间隔 9 days以上",
    )
    (group,) = grouped(zip(made().volunteers, resting, strict=False))
    assert [one["task"] for one in group.data["why"]["others"]] == ["A", "B", "C"]


def test_who_comes_only_with_another_stands_last_and_that_reason_once() -> None:
    first, second, *_ = made().duties
    bahar = made().volunteers[1]
    volunteers = (made().volunteers[0], bahar)

    def both(why: Reason, own: Reason) -> str:
        company = because("held.company", num=1, other=bahar, why=why)
        found = grouped(zip(volunteers, (company, own), strict=True))
        return "; ".join(one.message for one in found)

    assert both(busy(first), busy(first)) == "Bahar is on A then; Aynur comes only with Bahar"
    assert both(busy(second), busy(first)) == (
        "Aynur comes only with Bahar, who is on B then; Bahar is on A then"
    )
    assert both(because("bar.never", task=first.task), because("held.there", num=1)) == (
        "Bahar is on it; Aynur comes only with Bahar, who is never put on 'A'"
    )


def test_a_group_stands_on_a_line_that_all_of_it_stand_on() -> None:
    first, *_ = made().duties
    (group,) = grouped(zip(made().volunteers, [rest(first), rest(first)], strict=False))
    assert group.span == SOURCE.span_at(6, 6)
    away = [because("bar.availability", SOURCE.span_at(offset)) for offset in (0, 1)]
    (group,) = grouped(zip(made().volunteers, away, strict=False))
    assert group.span is None


def test_namesakes_in_a_reason_are_not_the_same() -> None:
    twins = plan([duty(Task("A"))], ["Aynur", "Bahar", ("b1", "Li Min"), ("b2", "Li Min")])
    one, other, *namesakes = twins.volunteers
    why = [because("held.apart", num=1, others=(each,)) for each in namesakes]
    assert len(grouped(zip((one, other), why, strict=True))) == 2


MANY = {
    "held.company": "come only with Bahar, who is on it",
    "held.company.only": "come only with Bahar",
    "held.crowd": "would bring Bahar along, and at most 2 may be on it",
    "held.full": "would be too many: at most 2 may be on it",
    "held.limits": "would go beyond the limit 'total: 2'",
    "held.after": "are on A on 2026-11-28 10:00-11:00, and do no B on the day after A",
    "held.apart": "are never on the same duty as Bahar",
    "held.supervision": "may come only with adults, of whom too few are on it",
    "held.rule": "are kept off it by the rule 'rest'",
    "held.busy.same": "are on A on 2026-11-28 10:00-11:00, which overlaps it",
    "held.fixed": "are fixed on A on 2026-11-28 10:00-11:00, which overlaps it",
    "held.rotate": (
        "are on A on 2026-11-28 10:00-11:00, and do the same task again only after more than 1 week"
    ),
    "held.alone": "could come, but that is not enough",
    "held.singly": "could each come, but not enough of them together",
    "held.goals": "could be put on it, but other goals speak against it",
    "held.nothing": "could be put on it: it is not proved that there must be a gap",
}


@pytest.mark.parametrize("code", MANY)
def test_several_who_are_held_in_the_same_way(code: str) -> None:
    bahar, (first, second, *_) = made().volunteers[1], made().duties
    facts: dict[str, Any] = {
        "other": bahar if code.startswith("held.company") else first,
        "others": (bahar,),
        "why": because("held.there", num=1),
        "most": 2,
        "limit": "total",
        "least": "1 week",
        "first": first.task,
        "task": second.task,
        "by": "adults",
        "rule": "rest",
    }
    why = because(code, num=1, **facts)
    assert said([why, why])[0] == f"Aynur and Bahar {MANY[code]}"
