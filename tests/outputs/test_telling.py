"""What a record keeps of what was said: whole, by ids, in every language."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from dutyplan.ledger.record import Told, Who
from dutyplan.locales import LANGUAGES
from dutyplan.outputs import View
from dutyplan.outputs.layout import sheet_of
from dutyplan.outputs.telling import full_record
from dutyplan.plan import Task
from dutyplan.reasons import because
from dutyplan.roster import Outcome
from tests.builders import duty, outcome, plan, roster
from tests.outputs.example import example


def told(names: list[str]) -> Outcome:
    """A roster of a duty with a gap, of which something is said that names everybody."""
    made = plan([duty(Task("Rails"), "10:00-11:00", want=len(names) + 1)], names, num_days=1)
    end = outcome(roster(made, {0: names}), [(1, 0)] * len(names))
    top = because("top.who", balance="+0.7", volunteers=made.volunteers)
    why = because("gap.skilled", duty=made.duties[0], who=made.volunteers, skill="keys", num=2)
    return replace(end, explanations=(why, because("top.proved.first"), top))


def test_each_language_is_there_and_nobody_by_name() -> None:
    record = full_record(told(["Aynur", "Bahar"]))
    assert set(record.told) == set(LANGUAGES)
    assert record.told["en"].closing[-1] == (
        "- At the top, with +0.7: ",
        Who(who="Aynur"),
        " and ",
        Who(who="Bahar"),
        ".",
    )
    assert record.told["zh"].closing[-1] == (
        "- 差额最大（+0.7）的是：",
        Who(who="Aynur"),
        "、",
        Who(who="Bahar"),
        "。",
    )


def test_a_sheet_says_it_by_names_or_by_initials() -> None:
    record = full_record(told(["Aynur", "Bahar"]))
    assert sheet_of(record, View()).closing[-1] == "- At the top, with +0.7: Aynur and Bahar."
    short = sheet_of(record, View(names="initials"))
    assert short.closing[-1] == "- At the top, with +0.7: A. and B."
    assert not any("Aynur" in line for line in (*short.closing, *map(str, short.why_gaps)))


def test_no_text_of_the_file_is_taken_for_a_volunteer() -> None:
    task = "Rails \ue000\ue0f09\ue0f1 \ue0000\ue000"
    made = plan([duty(Task(task), "10:00-11:00", want=2)], ["Aynur"], num_days=1)
    end = outcome(roster(made, {0: ["Aynur"]}), [(1, 0)])
    why = because("gap.skilled", duty=made.duties[0], who=made.volunteers, skill="keys", num=2)
    record = full_record(replace(end, explanations=(why,)), ["en"])
    ((line,),) = record.told["en"].why_gaps
    assert [one.who for one in line if isinstance(one, Who)] == ["Aynur"]
    ((shown,),) = sheet_of(record, View()).why_gaps
    assert shown.startswith(f"- {task} on 2026-11-28")


def test_only_the_languages_that_are_asked_for() -> None:
    assert set(full_record(example(), ["zh"]).told) == {"zh"}


def test_without_a_roster_nothing_is_told() -> None:
    end = replace(example(), roster=None, standings=())
    assert full_record(end).told == {}


@given(
    st.lists(
        st.text("ab\ue0f0\ue0f1019 {}", min_size=1, max_size=6), min_size=1, max_size=3, unique=True
    )
)
def test_what_is_told_is_what_would_be_said(names: list[str]) -> None:
    names = [f"n{name}n" for name in names]
    record = full_record(told(names))
    again = Told.model_validate_json(record.told["en"].model_dump_json())
    assert again == record.told["en"]
    closing = sheet_of(record, View()).closing
    assert all(" ".join(name.split()) in closing[-1] for name in names)
