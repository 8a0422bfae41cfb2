"""Typical mistakes, as somebody who reads Chinese is told of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from dutyplan.locales import words
from dutyplan.problems import render_text
from dutyplan.weekfile import read_week_bytes

WEEK = """\
start: 2026-11-28
tasks:
- {name: 楼道, when: 周六 10:00-11:00}
volunteers:
- {name: 李敏}
"""


def told(text: str) -> str:
    problems = read_week_bytes("week.yaml", text.encode(), Path("nowhere"))[1]
    return "\n\n".join(render_text(problem, words("zh")) for problem in problems)


SCREENS = {
    "unknown key": (
        WEEK.replace("when", "peopel: 2, when"),
        """\
week.yaml:3:14: 错误[unknown-key]: 任务中没有“peopel”这一项
  3 | - {name: 楼道, peopel: 2, when: 周六 10:00-11:00}
    |                ^^^^^^
  提示：是不是“people”？""",
    ),
    "missing key": (
        WEEK.replace("start", "strat"),
        """\
week.yaml:1:1: 错误[missing-key]: 排班文件缺少“start”

week.yaml:1:1: 错误[unknown-key]: 排班文件中没有“strat”这一项
  1 | strat: 2026-11-28
    | ^^^^^
  提示：是不是“start”？""",
    ),
    "duplicate key": (
        WEEK.replace("李敏", "李敏, age: 65, name: 李敏"),
        """\
week.yaml:5:23: 错误[duplicate-key]: “name”在此处出现了两次
  5 | - {name: 李敏, age: **, name: 李敏}
    |                         ^^^^
  提示：第 5 行已经有了""",
    ),
    "bad day": (
        WEEK.replace("周六 10", "星期八 10"),
        """\
week.yaml:3:20: 错误[not-a-day]: “星期八”没有说明是哪些日子
  3 | - {name: 楼道, when: 星期八 10:00-11:00}
    |                      ^^^^^^
  提示：日子可写成：“周六”“周末”“每天”“1st saturday”“2026-12-05”等""",
    ),
    "bad time": (
        WEEK.replace("10:00-", "25:00-"),
        """\
week.yaml:3:23: 错误[not-a-time]: “25:00-11:00”不是一天中的时间
  3 | - {name: 楼道, when: 周六 25:00-11:00}
    |                           ^^^^^^^^^^^
  提示：时间从 00:00 到 24:00""",
    ),
    "no such date": (
        WEEK.replace("11-28", "11-31"),
        """\
week.yaml:1:8: 错误[not-a-date]: 2026 年 11 月没有 31 日
  1 | start: 2026-11-31
    |        ^^^^^^^^^^""",
    ),
    "impossible range": (
        WEEK.replace("when", "people: 3-1, when"),
        """\
week.yaml:3:22: 错误[impossible-range]: 范围不成立：1 小于 3
  3 | - {name: 楼道, people: 3-1, when: 周六 10:00-11:00}
    |                        ^^^
  提示：是不是 1-3？""",
    ),
    "unknown name": (
        WEEK.replace("李敏", "李敏, guardian: 王国强"),
        """\
week.yaml:5:24: 错误[unknown-volunteer]: 没有名为“王国强”的志愿者
  5 | - {name: 李敏, guardian: 王国强}
    |                          ^^^^^^
  提示：这里可用的有：李敏""",
    ),
    "two of one name": (
        WEEK + "- {name: 李敏}\n",
        """\
week.yaml:6:10: 错误[duplicate-name]: 两名志愿者都叫“李敏”
  6 | - {name: 李敏}
    |          ^^^^
  提示：前一个在第 5 行；同名的两人请用“id”区分""",
    ),
    "no age": (
        WEEK.replace("when", "age: 12+, when"),
        """\
week.yaml:5:10: 错误[age]: 李敏没有写年龄，而“楼道”限 12+ 岁
  5 | - {name: 李敏}
    |          ^^^^
  提示：请加上“age”或“born”""",
    ),
    "wide colon": (
        WEEK.replace(": 2026", "：2026").split("\n")[0],
        """\
week.yaml:1:1: 错误[wrong-kind]: 排班文件须由若干“键: 值”组成
  1 | start：2026-11-28
    | ^^^^^^^^^^^^^^^^^
  提示：请用半角冒号加空格“: ”，不要用全角冒号""",
    ),
    "not YAML": (
        "start: [2026-11-28\ntasks: 李敏\n",
        """\
week.yaml:2:6: 错误[syntax]: 这不是 YAML：有括号没有闭合，或者缺了逗号
  2 | tasks: 李敏
    |      ^
  提示：请检查这一行的 , } 和 ]""",
    ),
    "a roster": (
        '{"duties": []}',
        """\
week.yaml:1:1: 错误[no-week-file]: 这是一份排班，而不是排班文件
  1 | {"duties": []}
    | ^^^^^^^^^^^^^^
  提示：先写排班文件（FILE），后写排班（ROSTER）""",
    ),
    "fixed and never": (
        WEEK.replace("李敏", "李敏, never: 楼道")
        + "rules:\n  fixed:\n  - {volunteer: 李敏, task: 楼道, date: 2026-11-28}\n",
        """\
week.yaml:8:17: 错误[fixed]: 李敏不能排在 2026-11-28 10:00-11:00 楼道：李敏 从不做“楼道”
  8 |   - {volunteer: 李敏, task: 楼道, date: 2026-11-28}
    |                 ^^^^
  提示：规则“never”不允许：请改规则，或去掉这一行""",
    ),
    "a goal too many, as a warning": (
        WEEK + "goals: [fairness]\n",
        """\
week.yaml:6:9: 警告[goal-order]: 前面没有“coverage”，最公平的排班就是空的排班
  6 | goals: [fairness]
    |         ^^^^^^^^
  提示：请写成“[coverage, fairness]”""",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "screen"), SCREENS.values(), ids=SCREENS)
def test_a_mistake_is_told_in_chinese(text: str, screen: str) -> None:
    assert told(text) == screen
