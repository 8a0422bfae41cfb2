"""From a record to a sheet: everything that a format may show, and nothing else."""

from __future__ import annotations

from datetime import date

from dutyplan.ledger.attending.attendance import Said, attend
from dutyplan.ledger.record import (
    Consent,
    Mark,
    Record,
    RecordedDuty,
    RecordedVolunteer,
    Told,
    Who,
)
from dutyplan.locales import words
from dutyplan.outputs import Details, View
from dutyplan.outputs.layout import sheet_of
from dutyplan.outputs.sheet import Person, Place, Standing
from dutyplan.outputs.telling import full_record
from tests.outputs.example import example, with_reserves

DAY = date(2026, 11, 28)


def test_the_duties_with_their_crews_and_what_they_lack() -> None:
    sheet = sheet_of(full_record(example()), View())
    first, second, *_, sixth, _ = sheet.entries
    assert (first.task, first.time, first.place, first.want) == (
        "Basement", "10:00-12:00", "Block B, cellar", 3,
    )  # fmt: skip
    assert [place.person.name for place in first.crew] == ["Bahar", "ئاينۇر", "李敏和"]
    assert first.gaps == ("nobody with: keys", "2 more needed with: first aid")
    assert second.gaps == ("1 missing",)
    assert sixth.gaps == () or sixth.is_called_off
    called_off = next(one for one in sheet.entries if one.is_called_off)
    assert called_off.gaps == ("called off: needs at least 2",)
    assert sheet.heading == "Saturday clean-up (2026-11-28 to 2026-12-06)"


def test_reserves_and_how_many_are_lacking() -> None:
    sheet = sheet_of(full_record(with_reserves()), View())
    assert [len(one.standby) for one in sheet.entries] == [1, 2, 0, 0]
    # The last one is called off, and wants none.
    assert [one.standby_missing for one in sheet.entries] == [1, 0, 2, 0]


def test_what_each_carries() -> None:
    sheet = sheet_of(full_record(example()), View())
    names = [one.person.name for one in sheet.standings]
    assert names[2:4] == ["Li Min (b1)", "Li Min (b2)"]
    by_name = {one.person.name: one for one in sheet.standings}
    assert by_name["Aynur"].tenths == 6
    assert by_name["ئاينۇر"].fair_share == 4.0
    left_out = [one for one in sheet.standings if one.tenths is None]
    assert [one.fair_share for one in left_out] == [None]


def test_nothing_is_told_that_was_not_asked_for() -> None:
    record = full_record(example())
    assert all(one.age == one.contact == "" for one in sheet_of(record, View()).people)
    view = View(details={"Aynur": Details("15", "tel. 1")})
    assert sheet_of(record, view).people[0] == Person("Aynur", "Aynur", "15", "tel. 1")


def test_initials_on_everything() -> None:
    sheet = sheet_of(full_record(example()), View(names="initials"))
    assert [place.person.name for place in sheet.entries[0].crew] == ["B.", "ئ.", "李*"]
    assert [one.person.name for one in sheet.standings][:2] == ["A.", "B."]


def test_a_csv_alone_tells_who_is_on_what() -> None:
    duty = RecordedDuty(
        date=DAY, start="10:00", end="11:00", task="Rails", want=2, effort=3,
        volunteers=("Bahar", "Aynur"), standby=("Li Min",), attendance={"Aynur": Mark.ABSENT},
    )  # fmt: skip
    sheet = sheet_of(Record(title="2026-11-28", start=DAY, end=DAY, duties=(duty,)), View())
    assert sheet.entries[0].crew[1] == Place(Person("Aynur", "Aynur"), Mark.ABSENT)
    assert sheet.standings == (
        Standing(Person("Aynur", "Aynur"), 1, 3, None, 0, None),
        Standing(Person("Bahar", "Bahar"), 1, 3, None, 0, None),
        Standing(Person("Li Min", "Li Min"), 0, 0, None, 0, None),
    )
    assert (sheet.closing, sheet.why_gaps) == ((), ())
    assert sheet.legend.endswith(" –: owes no share, or it is not known.")


def test_figures_of_the_plan_are_said_to_be_such_once_it_came_otherwise() -> None:
    record = full_record(example())
    first = record.duties[0].volunteers[0]
    said = words("en")["as-planned"]
    assert said not in sheet_of(record, View()).closing
    day = record.duties[0].date
    as_planned = attend(record, [], [day])
    assert said not in sheet_of(as_planned, View()).closing
    for what in (Said(0, Mark.ABSENT, first), Said(0, Mark.CANCELLED), Said(1, Mark.DONE, first)):
        assert sheet_of(attend(record, [what], []), View()).closing[0] == said


def test_what_a_foreign_file_says_is_set_as_lines_of_text() -> None:
    line = "  week.yaml:5:1  \x1b[2J\u202eRails\nwants"
    said = Told(closing=("a\nb", ("for ", Who(who="Old Name"))), why_gaps=((), ("- c", line)))
    record = full_record(example()).model_copy(update={"told": {"en": said}})
    sheet = sheet_of(record, View(names="initials"))
    assert sheet.closing == ("a b", "for O. N.")
    assert sheet.why_gaps == (("- c", "  week.yaml:5:1  [2JRails wants"),)


def test_who_is_on_a_duty_and_no_longer_in_the_week_file_is_there_too() -> None:
    record = full_record(example())
    record = record.model_copy(update={"volunteers": record.volunteers[1:]})
    sheet = sheet_of(record, View())
    assert sheet.people[-1] == Person("Aynur", "Aynur")
    assert sheet.standings[-1] == Standing(Person("Aynur", "Aynur"), 2, 2, None, 0, None)
    assert len(sheet.duties_of(sheet.people[-1])) == 2
    assert len(sheet.people) == len(full_record(example()).volunteers)


def test_another_unit_than_effort_and_a_balance_from_before() -> None:
    one = RecordedVolunteer(id="a", name="Aynur", duties=2, effort=3, load=1.5, fair_share=1,
                            balance_before=-0.25, balance=0.3)  # fmt: skip
    sheet = sheet_of(Record(title="Week", start=DAY, end=DAY, duties=(), volunteers=(one,)), View())
    assert sheet.standings == (Standing(Person("a", "Aynur"), 2, 1.5, 1, -0.25, 3),)
    assert sheet.has_past
    assert not sheet.has_roster


def test_how_many_have_agreed_stands_under_the_title() -> None:
    record = full_record(example()).model_copy(update={"consent": Consent(percent=80)})
    assert sheet_of(record, View()).note.startswith("proposed, 0 of ")
