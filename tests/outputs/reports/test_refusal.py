"""Why there is no roster, as people read it: exact texts, in both languages."""

from __future__ import annotations

from wcwidth import wcswidth

from dutyplan.locales import words
from dutyplan.outputs.reports.refusal import refusal_text
from dutyplan.plan import Plan
from dutyplan.reasons import Reason, because
from tests import plans

PLAN = plans.plan(
    """\
    start: 2026-11-28
    weeks: 2
    tasks:
      - {name: Hall, when: saturday 10:00-12:00, people: 2, age: 18+}
    volunteers:
      - {name: Bahar, age: 45}
      - {name: Li Min, id: m1, age: 65, available: sunday}
      - {name: Li Min, id: m2, age: 33, available: sunday, limits: {total: 1}}
      - {name: ئاينۇر, age: 20}
    rules:
      rest: 1 week
    """
)
FIRST, SECOND = PLAN.duties
BAHAR, MIN, ANOTHER_MIN, AYNUR = PLAN.volunteers
HALL = FIRST.task
REST = because("line.rest", PLAN.rules["rest"].span, least=because("length.weeks", num=1))


def wants(duty: object, num: int) -> Reason:
    return because("line.wants", HALL.line("people"), duty=duty, num=num)


def comes(volunteer: object) -> Reason:
    """Somebody's times; the line is that of the first one."""
    return because("line.available", MIN.line("available"), volunteer=volunteer)


def text(*reasons: Reason, language: str = "en", width: int = 80, plan: Plan = PLAN) -> str:
    return refusal_text(reasons, plan, words(language), width)


def clash(*lines: Reason, code: str = "clash.smallest") -> Reason:
    return because(code, lines=lines, num=len(lines))


def way(*changes: Reason) -> Reason:
    return because("way", changes=changes, cost=10)


WAYS = (
    because("ways.cheapest"),
    way(because("way.people", HALL.line("people"), duty=FIRST, num=1)),
    way(
        because("way.free.day", MIN.line("available"), volunteer=MIN, day=FIRST.date),
        because("way.limit", ANOTHER_MIN.line("limits"), limit="total", volunteer=ANOTHER_MIN,
                before=1, most=2),
        because("way.left-out", duty=SECOND),
    ),
)  # fmt: skip


def test_what_clashes_and_the_ways_out() -> None:
    assert (
        text(clash(wants(FIRST, 2), wants(SECOND, 2), comes(MIN), REST), *WAYS)
        == """\
These 4 demands of the week file can't all be met. Without any one of them the
others can, and no smaller set of them clashes:
week.yaml:4:54: Hall on 2026-11-28 10:00-12:00 wants 2 people
week.yaml:4:54: Hall on 2026-12-05 10:00-12:00 wants 2 people
  4 |   - {name: Hall, when: saturday 10:00-12:00, people: 2, age: 18+}
    |                                                      ^
week.yaml:7:48: Li Min (m1) comes only at some times
  7 |   - {name: Li Min, id: m1, age: 65, available: sunday}
    |                                                ^^^^^^
week.yaml:11:9: rest: 1 week between duties
  11 |   rest: 1 week
     |         ^^^^^^

Ways out, the smallest change first; each was tried, and has a roster:
1. make do with one person for Hall on 2026-11-28 10:00-12:00 (week.yaml:4:54)
2. free Li Min (m1) on 2026-11-28 (week.yaml:7:48)
   raise the limit 'total' of Li Min (m2) from 1 to 2 (week.yaml:8:64)
   leave out Hall on 2026-12-05 10:00-12:00"""
    )


def test_the_same_in_chinese() -> None:
    said = text(
        clash(wants(FIRST, 2), wants(SECOND, 2), comes(MIN), REST), *WAYS, language="zh", width=100
    )
    assert (
        said
        == """\
排班文件中的这 4 项要求不能同时满足；去掉其中任何一项，其余都能满足。没有比这更少的几项就会冲突：
week.yaml:4:54: 2026-11-28 10:00-12:00 Hall 需要 2 人
week.yaml:4:54: 2026-12-05 10:00-12:00 Hall 需要 2 人
  4 |   - {name: Hall, when: saturday 10:00-12:00, people: 2, age: 18+}
    |                                                      ^
week.yaml:7:48: Li Min (m1) 只在某些时间有空
  7 |   - {name: Li Min, id: m1, age: 65, available: sunday}
    |                                                ^^^^^^
week.yaml:11:9: rest：两次之间须休息 1 周
  11 |   rest: 1 week
     |         ^^^^^^

可行的办法，改动最小的在前；每一种都试排过，确有排班：
1. 2026-11-28 10:00-12:00 Hall 只安排 1 人（week.yaml:4:54）
2. 请 Li Min (m1) 空出 2026-11-28 全天（week.yaml:7:48）
   把 Li Min (m2) 的上限“total”从 1 提高到 2（week.yaml:8:64）
   取消 2026-12-05 10:00-12:00 Hall 这个班次"""
    )


def test_one_demand_and_what_is_open() -> None:
    one = text(clash(wants(FIRST, 5)), because("ways.none.yet"))
    assert (
        one
        == """\
This demand of the week file can't be met, whatever the others say:
week.yaml:4:54: Hall on 2026-11-28 10:00-12:00 wants 5 people
  4 |   - {name: Hall, when: saturday 10:00-12:00, people: 2, age: 18+}
    |                                                      ^

Whether a small change would help was not found out in time."""
    )
    assert (
        text(because("clash.open"), because("ways.none"), language="zh")
        == """\
排班文件中哪些要求不能同时满足，未能及时查明。

没有找到改动一两处就能解决的办法。"""
    )
    assert text() == ""


CROWD = [comes(BAHAR) for _ in range(43)]


def test_of_many_that_are_alike_the_first_are_shown() -> None:
    said = text(clash(wants(FIRST, 2), comes(MIN), *CROWD, REST, code="clash.minimal"))
    assert (
        said
        == """\
These 46 demands of the week file can't all be met. Without any one of them the
others can. Whether fewer clash as well was not found out in time:
week.yaml:4:54: Hall on 2026-11-28 10:00-12:00 wants 2 people
  4 |   - {name: Hall, when: saturday 10:00-12:00, people: 2, age: 18+}
    |                                                      ^
week.yaml:7:48: Li Min (m1) comes only at some times
week.yaml:7:48: Bahar comes only at some times
week.yaml:7:48: Bahar comes only at some times
  7 |   - {name: Li Min, id: m1, age: 65, available: sunday}
    |                                                ^^^^^^
... and 41 more like these
week.yaml:11:9: rest: 1 week between duties
  11 |   rest: 1 week
     |         ^^^^^^"""
    )
    assert "\n……另有 41 项与此类似\n" in text(clash(*CROWD, comes(MIN), REST), language="zh")


def test_those_that_are_alike_stand_together_where_there_are_many() -> None:
    away = [because("line.unavailable", one.span, volunteer=one) for one in (BAHAR, MIN, AYNUR)]
    mixed = [line for pair in zip(CROWD[:3], away, strict=True) for line in pair]
    said = text(clash(*mixed, *CROWD[:4])).splitlines()
    assert said[2:8] == [
        "week.yaml:7:48: Bahar comes only at some times",
        "week.yaml:7:48: Bahar comes only at some times",
        "week.yaml:7:48: Bahar comes only at some times",
        "  7 |   - {name: Li Min, id: m1, age: 65, available: sunday}",
        "    |                                                ^^^^^^",
        "... and 4 more like these",
    ]
    assert [line for line in said[8:] if "week.yaml" in line] == [
        "week.yaml:6:12: Bahar is away at some times",
        "week.yaml:7:24: Li Min (m1) is away at some times",
        "\u200eweek.yaml:9:12: ئاينۇر is away at some times\u200e",
    ]


def test_up_to_six_that_are_alike_and_any_number_that_are_not_are_all_shown() -> None:
    others = [
        because("line.never", BAHAR.span, volunteer=BAHAR, tasks=(HALL,)),
        because("line.since", BAHAR.span, volunteer=BAHAR, since=FIRST.date),
        because("line.until", BAHAR.span, volunteer=BAHAR, until=FIRST.date),
    ]
    said = text(clash(*others * 2, *CROWD[:6], *[wants(FIRST, 2)] * 6))
    assert said.count("comes only at some times") == 6
    assert said.count("wants 2 people") == 6
    assert said.count("Bahar joins") == said.count("Bahar leaves") == said.count("is never") == 2
    assert "more" not in said


def test_many_changes_of_one_way_are_counted() -> None:
    changes = [because("way.free.day", volunteer=BAHAR, day=FIRST.date)] * 15
    said = text(because("ways.some"), way(*changes)).splitlines()
    assert said[2] == "1. free Bahar on 2026-11-28"
    assert said[3:14] == ["   free Bahar on 2026-11-28"] * 11
    assert said[14:] == ["   ... and 3 more; --format json has all of them"]
    zh = text(because("ways.some"), way(*changes), language="zh").splitlines()
    assert zh[-1] == "   ……另有 3 项，见 --format json"


def test_a_narrow_width_folds_all_but_lines_of_the_file() -> None:
    said = text(clash(wants(FIRST, 2), comes(AYNUR)), *WAYS, width=40)
    assert (
        said
        == """\
These 2 demands of the week file can't
all be met. Without any one of them the
others can, and no smaller set of them
clashes:
week.yaml:4:54: Hall on 2026-11-28
    10:00-12:00 wants 2 people
  4 |   - {name: Hall, when: saturday 10:00-12:00, people: 2, age: 18+}
    |                                                      ^
\u200eweek.yaml:7:48: ئاينۇر comes only at\u200e
    some times
  7 |   - {name: Li Min, id: m1, age: 65, available: sunday}
    |                                                ^^^^^^

Ways out, the smallest change first;
each was tried, and has a roster:
1. make do with one person for Hall on
   2026-11-28 10:00-12:00
   (week.yaml:4:54)
2. free Li Min (m1) on 2026-11-28
   (week.yaml:7:48)
   raise the limit 'total' of Li Min
   (m2) from 1 to 2 (week.yaml:8:64)
   leave out Hall on 2026-12-05
   10:00-12:00"""
    )
    for language in ("en", "zh"):
        lines = text(clash(wants(FIRST, 2)), *WAYS, width=40, language=language).splitlines()
        assert all(wcswidth(line) <= 40 for line in lines if " | " not in line)


def test_what_moves_the_cursor_is_not_shown() -> None:
    wanted = because("line.wants-skill", duty=FIRST, skill="k\x1b[2Jeys\n", num=1)
    made_do = because("way.skill.none", skill="k\x1b[2Jeys\n", task=HALL)
    assert (
        text(clash(wanted), way(made_do))
        == """\
This demand of the week file can't be met, whatever the others say:
Hall on 2026-11-28 10:00-12:00 wants somebody with 'k[2Jeys '
1. make do without 'k[2Jeys ' for Hall"""
    )
