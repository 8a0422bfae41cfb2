"""Balances over the weeks, the whole text, in both languages and at several widths."""

from __future__ import annotations

from wcwidth import wcswidth

from dutyplan.ledger.sums import ledger_of
from dutyplan.locales import words
from dutyplan.outputs.reports.ledger import nothing_counted, render_ledger, render_months
from dutyplan.outputs.reports.ledgerdata import ledger_csv
from dutyplan.outputs.text.bars import BLOCKS, HASHES
from tests.ledger.saturdays import past_duty, plan_after

PAST = [
    past_duty(0, "Aynur, Bahar"),
    past_duty(1, "Aynur, Old"),
    past_duty(2, "Bahar, Helper", absent="Li Min"),
    past_duty(5, "Aynur, 王国强"),
    past_duty(9, "Aynur, Bahar"),
    past_duty(10, "Aynur, Li Min"),
]
TOLD = ledger_of(plan_after(PAST))


def test_in_english() -> None:
    assert (
        render_ledger(TOLD, words("en"), 80, BLOCKS)
        == """\
Clean-up: balances from 2026-09-12 to 2026-11-21

                               Fair
Name    Duties  Absent  Load  share  Balance
------  ------  ------  ----  -----  -------
Aynur        5       0    15   8.00     +7.0                │███████████████████
Bahar        3       0     9   8.00     +1.0                │██▊
王国强       1       0     3   4.00     -1.0             ▐██│
Li Min       1       1     3   8.00     -5.0  ▐█████████████│
Helper       1       0     3      –        –                │

Balance: + carries more than the fair share, - carries less. – owes no share.
Load, fair share and balance are in points of effort.
One person who is no longer in the file carried 3 (balance -5.0).
"""
    )


def test_a_share_is_rounded_as_programs_read_it() -> None:
    """An eighth is half up, and not to the even digit."""
    eight = {"Aynur": 1, "Bahar": 1, "Li Min": 6}
    told = ledger_of(plan_after([past_duty(0, "Aynur", effort=100, shares=eight)]))
    lines = render_ledger(told, words("en"), 80, BLOCKS).splitlines()
    assert [line.split()[4] for line in lines if line.startswith(("Aynur", "Bahar"))] == [
        "0.13",
        "0.13",
    ]
    assert "Bahar,Bahar,0,0,0,0.13,-0.1\n" in ledger_csv(told)


def test_in_chinese() -> None:
    assert (
        render_ledger(TOLD, words("zh"), 80, BLOCKS)
        == """\
Clean-up：2026-09-12 至 2026-11-21 的差额

姓名    次数  缺席  实担  应担  差额
------  ----  ----  ----  ----  ----
Aynur      5     0    15  8.00  +7.0                   │███████████████████████▊
Bahar      3     0     9  8.00  +1.0                   │███▍
王国强     1     0     3  4.00  -1.0               ▐███│
Li Min     1     1     3  8.00  -5.0  █████████████████│
Helper     1     0     3     –     –                   │

差额：+ 表示多担了，- 表示少担了。– 表示不计应担。
实担、应担和差额按强度计。
另有 1 人已不在排班文件中，承担 3（差额 -5.0）。
"""
    )


def test_narrow_and_in_ascii() -> None:
    assert (
        render_ledger(TOLD, words("en"), 60, HASHES)
        == """\
Clean-up: balances from 2026-09-12 to 2026-11-21

                               Fair
Name    Duties  Absent  Load  share  Balance
------  ------  ------  ----  -----  -------
Aynur        5       0    15   8.00     +7.0       |#######
Bahar        3       0     9   8.00     +1.0       |#
王国强       1       0     3   4.00     -1.0      #|
Li Min       1       1     3   8.00     -5.0  #####|
Helper       1       0     3      –        –       |

Balance: + carries more than the fair share, - carries less.
– owes no share.
Load, fair share and balance are in points of effort.
One person who is no longer in the file carried 3 (balance
-5.0).
"""
    )


def test_by_month_in_english() -> None:
    assert (
        render_months(TOLD, words("en"), 80, BLOCKS)
        == """\
Clean-up: balances from 2026-09-12 to 2026-11-21
At the end of each month; the bars show the last.

Name    2026-09  2026-10  2026-11
------  -------  -------  -------
Aynur      +3.3     +5.0     +7.0                    │█████████████████████████▎
Bahar      +0.3     -1.0     +1.0                    │███▋
王国强     -1.3     +1.0     -1.0                ▐███│
Li Min     +0.3     -1.0     -5.0  ██████████████████│
Helper        –        –        –                    │

Balance: + carries more than the fair share, - carries less. – owes no share.
Load, fair share and balance are in points of effort.
One person who is no longer in the file carried 3 (balance -5.0).
"""
    )


def test_by_month_in_chinese() -> None:
    assert (
        render_months(TOLD, words("zh"), 80, BLOCKS)
        == """\
Clean-up：2026-09-12 至 2026-11-21 的差额
各月月底的差额；条形图为最后一个月的差额。

姓名    2026-09  2026-10  2026-11
------  -------  -------  -------
Aynur      +3.3     +5.0     +7.0                    │█████████████████████████▎
Bahar      +0.3     -1.0     +1.0                    │███▋
王国强     -1.3     +1.0     -1.0                ▐███│
Li Min     +0.3     -1.0     -5.0  ██████████████████│
Helper        –        –        –                    │

差额：+ 表示多担了，- 表示少担了。– 表示不计应担。
实担、应担和差额按强度计。
另有 1 人已不在排班文件中，承担 3（差额 -5.0）。
"""
    )


def test_of_many_months_the_last_are_shown() -> None:
    past = [past_duty(4 * month, "Aynur" if month % 3 else "Bahar") for month in range(15)]
    text = render_months(ledger_of(plan_after(past)), words("en"), 80, BLOCKS)
    lines = text.splitlines()
    assert lines[3] == "Name    2026-06  2026-07  2026-08  2026-09  2026-10  2026-11"
    assert "The last 6 of 14 months are shown; '--format csv' gives all of them." in lines
    chinese = render_months(ledger_of(plan_after(past)), words("zh"), 80, BLOCKS)
    assert "共 14 个月，这里只显示最后 6 个月；用 --format csv 可得到全部。\n" in chinese
    narrow = render_months(ledger_of(plan_after(past)), words("en"), 60, BLOCKS).splitlines()
    assert narrow[3] == "Name    2026-08  2026-09  2026-10  2026-11"


def test_names_too_long_for_the_column_and_from_right_to_left() -> None:
    more = "  - {name: 阿依努尔·买买提江·吐尔逊娜依, id: a1}\n  - {name: ئاينۇر}\n"
    told = ledger_of(
        plan_after([past_duty(0, "a1", shares={"a1": 1, "Bahar": 1})], volunteers=more)
    )
    lines = render_ledger(told, words("en"), 60, HASHES).splitlines()
    assert lines[5:7] == [
        "阿依努尔·买买提       1       0     3   1.50     +1.5    |##",
        "江·吐尔逊娜依",
    ]
    assert [line for line in lines if "ئاينۇر" in line] == [
        "\u200eئاينۇر\u200e                0       0     0   0.00      0.0    |"
    ]
    assert lines[0] == "Clean-up: balances of 2026-11-21"
    chinese = render_ledger(told, words("zh"), 60, HASHES).splitlines()
    assert chinese[0] == "Clean-up：2026-11-21 的差额"
    assert max(map(wcswidth, lines)) <= 60


def test_what_is_said_of_memory_and_unit_and_of_those_who_left() -> None:
    past = [past_duty(0, "Old, Aynur, Older"), past_duty(9, "Bahar")]
    told = ledger_of(plan_after(past, "of: hours, memory: 4 weeks"))
    assert render_ledger(told, words("en"), 80, BLOCKS).split("\n\n")[-1] == (
        "Balance: + carries more than the fair share, - carries less. – owes no share.\n"
        "Load, fair share and balance are in hours.\n"
        "Only the last 4 weeks before the plan count ('memory').\n"
        "2 people who are no longer in the file carried 4 (balance +2.7 together).\n"
    )
    assert render_ledger(told, words("zh"), 80, BLOCKS).split("\n\n")[-1] == (
        "差额：+ 表示多担了，- 表示少担了。– 表示不计应担。\n"
        "实担、应担和差额按小时计。\n"
        "只计算本计划之前 4 周内的班次（memory）。\n"
        "另有 2 人已不在排班文件中，共承担 4（差额合计 +2.7）。\n"
    )
    duties = ledger_of(plan_after(past, "of: duties"))
    assert "Load, fair share and balance are in duties.\n" in render_ledger(
        duties, words("en"), 80, BLOCKS
    )
    assert "实担、应担和差额按次数计。\n" in render_ledger(duties, words("zh"), 80, BLOCKS)


def test_nothing_is_known() -> None:
    reason = nothing_counted(ledger_of(plan_after([])))
    assert reason.said(words("en")) == (
        "Nothing is known of duties before 2026-11-28, so nobody has a balance yet. It takes "
        "'history: rosters' in the week file, and rosters filed with 'dutyplan publish'."
    )
    assert reason.said(words("zh")) == (
        "没有 2026-11-28 以前的班次记录，因此大家都还没有差额。"
        "要有记录，请在排班文件中写上 history: rosters，并用 dutyplan publish 发布每一份排班。"
    )


def test_nothing_is_counted() -> None:
    two = nothing_counted(ledger_of(plan_after(PAST[:2], "memory: 3 days")))
    assert two.said(words("en")) == (
        "Of the 2 earlier duties that are known the fairness goal counts none: see its "
        "'memory', 'on' and 'tasks' in the week file."
    )
    assert two.said(words("zh")) == (
        "已知以往 2 个班次，但公平目标一个也不计：请看排班文件中该目标的 memory、on 和 tasks。"
    )
    one = nothing_counted(ledger_of(plan_after(PAST[:1], "memory: 3 days")))
    assert one.said(words("en")) == (
        "One earlier duty is known, and the fairness goal does not count it: see its 'memory', "
        "'on' and 'tasks' in the week file."
    )
    assert one.said(words("zh")) == (
        "已知以往 1 个班次，但公平目标不计：请看排班文件中该目标的 memory、on 和 tasks。"
    )
