"""Calendars: the exact text, and what another library than the one that wrote them reads."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from ical.calendar import Calendar
from ical.calendar_stream import IcsCalendarStream
from ical.event import Event

from dutyplan.ledger.record import Mark
from dutyplan.outputs import View
from dutyplan.outputs.ics import calendars, render
from dutyplan.outputs.sheet import Person, Place, Sheet
from dutyplan.outputs.text.grid import clean
from tests.outputs.sheets import AYNUR, BAHAR, HOSTILE, LI_MIN, SATURDAY, hostile, large, small

NOW = datetime(2026, 11, 26, 20, 0, 30, 123456, tzinfo=UTC)
ENGLISH = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//dutyplan//dutyplan//EN
METHOD:PUBLISH
X-WR-CALNAME:Saturday clean-up
BEGIN:VEVENT
SUMMARY:Gate
DTSTART;VALUE=DATE:20261128
DTEND;VALUE=DATE:20261129
DTSTAMP:20261126T200030Z
UID:9b
SEQUENCE:28497630
DESCRIPTION:On it: Li Min
LAST-MODIFIED:20261126T200030Z
STATUS:CONFIRMED
TRANSP:TRANSPARENT
END:VEVENT
BEGIN:VEVENT
SUMMARY:Basement
DTSTART:20261128T100000
DTEND:20261128T120000
DTSTAMP:20261126T200030Z
UID:9b
SEQUENCE:28497630
DESCRIPTION:On it: Bahar and 张伟 (absent)\\nstandby: \u2068پاتىگۈل\u2069\\n1 missing\
\\ngloves are there
LAST-MODIFIED:20261126T200030Z
LOCATION:Entrance 2
STATUS:CONFIRMED
TRANSP:TRANSPARENT
END:VEVENT
BEGIN:VEVENT
SUMMARY:Rails
DTSTART:20261205T100000
DTEND:20261205T110000
DTSTAMP:20261126T200030Z
UID:9b
SEQUENCE:28497630
DESCRIPTION:On it: Aynur and \u2068پاتىگۈل\u2069
LAST-MODIFIED:20261126T200030Z
STATUS:CONFIRMED
TRANSP:TRANSPARENT
END:VEVENT
BEGIN:VEVENT
SUMMARY:Called off: Night watch
DTSTART:20261205T220000
DTEND:20261206T020000
DTSTAMP:20261126T200030Z
UID:9b
SEQUENCE:28497630
DESCRIPTION:called off: needs at least 2
LAST-MODIFIED:20261126T200030Z
STATUS:CANCELLED
TRANSP:TRANSPARENT
END:VEVENT
END:VCALENDAR
"""


def written(sheet: Sheet, now: datetime = NOW) -> bytes:
    return render(sheet, View(sheet.texts.language, now=now))


def own(sheet: Sheet, now: datetime = NOW) -> dict[str, bytes]:
    return dict(calendars(sheet, View(sheet.texts.language, now=now)))


def read(data: bytes) -> Calendar:
    return IcsCalendarStream.calendar_from_ics(data.decode())


def name_of(calendar: Calendar) -> str:
    """What the calendar is called; the library leaves escapes in what it knows no name of."""
    value = next(one.value for one in calendar.extras if one.name == "x-wr-calname")
    return re.sub(r"\\([\\;,])", r"\1", value)


def uids(data: bytes) -> list[str]:
    return re.findall(r"UID:(.+)\r\n", data.decode())


def with_(sheet: Sheet, number: int, **changes: object) -> Sheet:
    """The sheet with one entry changed."""
    entries = list(sheet.entries)
    entries[number] = replace(entries[number], **changes)  # type: ignore[arg-type]
    return replace(sheet, entries=tuple(entries))


def test_the_text() -> None:
    # Unfolded, and the hashes cut off: their lines are the library's, their worth is tested below.
    text = written(small()).decode().replace("\r\n ", "")
    assert "\n" not in text.replace("\r\n", "")
    assert re.sub(r"UID:[0-9a-f]{32}@dutyplan", "UID:9b", text).replace("\r\n", "\n") == ENGLISH


def test_the_chinese_text() -> None:
    events = read(written(small("zh"))).events
    assert [one.summary for one in events] == ["Gate", "Basement", "Rails", "取消：Night watch"]
    assert [one.description for one in events] == [
        "人员：Li Min",
        "人员：Bahar、张伟（缺席）\n候补：\u2068پاتىگۈل\u2069\n缺1人\ngloves are there",
        "人员：Aynur、\u2068پاتىگۈل\u2069",
        "取消：至少需2人",
    ]
    calendar = read(own(small("zh"))["پاتىگۈل.ics"])
    assert calendar.prodid == "-//dutyplan//dutyplan//ZH"
    assert name_of(calendar) == "Saturday clean-up：پاتىگۈل"
    assert [one.summary for one in calendar.events] == ["Basement（候补）", "Rails"]


def test_lines_are_folded_by_octets_and_end_as_the_standard_has_it() -> None:
    data = written(hostile())
    assert data.endswith(b"END:VCALENDAR\r\n")
    lines = data.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    for line in lines:
        line.decode()


def test_another_library_reads_the_same() -> None:
    calendar = read(written(replace(small(), note="proposed")))
    assert (calendar.version, calendar.method) == ("2.0", "PUBLISH")
    assert {one.name: one.value for one in calendar.extras} == {
        "x-wr-calname": "Saturday clean-up",
        "x-wr-caldesc": "proposed",
    }
    assert calendar.timezones == []
    gate, basement, _, night = calendar.events
    assert (gate.dtstart, gate.dtend) == (date(2026, 11, 28), date(2026, 11, 29))
    assert (basement.dtstart, basement.dtend) == (
        datetime(2026, 11, 28, 10),
        datetime(2026, 11, 28, 12),
    )
    assert basement.location == "Entrance 2"
    assert (night.dtstart, night.dtend) == (datetime(2026, 12, 5, 22), datetime(2026, 12, 6, 2))
    assert night.status == "CANCELLED"
    stamp = NOW.replace(microsecond=0)
    assert {(one.dtstamp, one.last_modified) for one in calendar.events} == {(stamp, stamp)}


def test_with_a_time_zone_the_times_are_in_it() -> None:
    data = written(replace(small(), timezone="Asia/Shanghai"))
    assert data.count(b"BEGIN:VTIMEZONE\r\nTZID:Asia/Shanghai\r\n") == 1
    calendar = read(data)
    assert calendar.x_wr_timezone == "Asia/Shanghai"
    assert [one.tz_id for one in calendar.timezones] == ["Asia/Shanghai"]
    gate, basement, *_ = calendar.events
    assert gate.dtstart == date(2026, 11, 28)
    assert basement.dtstart == datetime(2026, 11, 28, 10, tzinfo=ZoneInfo("Asia/Shanghai"))
    assert b"DTSTART;TZID=Asia/Shanghai:20261128T100000\r\n" in data


@pytest.mark.parametrize("start", ["02:30", "01:30"])
def test_a_time_that_clocks_leap_over_is_no_trouble(start: str) -> None:
    day = date(2027, 3, 28)
    sheet = replace(small(), timezone="Europe/Berlin", start=day, end=day)
    sheet = replace(sheet, entries=(replace(sheet.entries[1], date=day, start=start, end="02:45"),))
    (event,) = read(written(sheet)).events
    assert isinstance(event.dtstart, datetime)
    assert isinstance(event.dtend, datetime)
    assert event.dtstart.astimezone(UTC) < event.dtend.astimezone(UTC)


# -- a second import


def test_the_same_roster_has_the_same_uids_and_is_newer() -> None:
    first, second = written(small()), written(small(), NOW + timedelta(seconds=1))
    assert uids(first) == uids(second)
    assert len(set(uids(first))) == 4
    for old, new in zip(read(first).events, read(second).events, strict=True):
        assert new.dtstamp > old.dtstamp
        assert new.last_modified is not None
        assert old.last_modified is not None
        assert new.last_modified > old.last_modified
        assert new.sequence is not None
        assert old.sequence is not None
        assert new.sequence == old.sequence + 1


def test_the_sequence_is_never_negative_and_fits_for_a_lifetime() -> None:
    (early, *_) = read(written(small(), datetime(2020, 1, 1, tzinfo=UTC))).events
    (late, *_) = read(written(small(), datetime(2090, 1, 1, tzinfo=UTC))).events
    assert early.sequence == 0
    assert late.sequence is not None
    assert late.sequence < 2**31


def test_the_moment_of_writing_is_told_in_utc_wherever_it_is() -> None:
    there = NOW.astimezone(ZoneInfo("Asia/Shanghai"))
    assert written(small(), there) == written(small())


def test_uids_stand_whoever_is_on_a_duty_and_whatever_else_changes() -> None:
    sheet = small()
    other = with_(
        sheet,
        1,
        crew=(Place(AYNUR),),
        standby=(),
        gaps=(),
        end="13:00",
        place="Entrance 3",
        note="",
        want=5,
        effort=2,
        is_called_off=True,
    )
    other = replace(other, timezone="Asia/Shanghai", entries=other.entries[1:], closing=())
    assert uids(written(other)) == uids(written(sheet))[1:]
    assert uids(written(small("zh"))) == uids(written(sheet))


@pytest.mark.parametrize(
    "changes", [{"task": "Cellar"}, {"date": SATURDAY + timedelta(1)}, {"start": "09:00"}]
)
def test_another_task_day_or_start_is_another_event(changes: dict[str, object]) -> None:
    before, after = uids(written(small())), uids(written(with_(small(), 1, **changes)))
    assert [one == two for one, two in zip(before, after, strict=True)] == [True, False, True, True]


def test_another_title_is_another_calendar() -> None:
    assert not set(uids(written(small()))) & set(uids(written(replace(small(), title="Other"))))


def test_two_duties_that_differ_in_their_ends_alone_are_two_events() -> None:
    sheet = small()
    longer = replace(sheet.entries[1], end="14:00")
    entries = (*sheet.entries[:2], longer, *sheet.entries[2:])
    found = uids(written(replace(sheet, entries=entries)))
    assert len(set(found)) == 5
    assert set(uids(written(sheet))) < set(found)


def test_a_volunteers_own_event_is_another_one_than_that_of_all() -> None:
    every = {uid for data in own(small()).values() for uid in uids(data)}
    assert len(every) == 6
    assert not every & set(uids(written(small())))


def test_own_uids_stand_when_somebody_else_is_on_the_duty_or_names_are_cut() -> None:
    sheet = small()
    changed = with_(sheet, 1, crew=(Place(BAHAR), Place(LI_MIN)))
    assert uids(own(changed)["Bahar.ics"]) == uids(own(sheet)["Bahar.ics"])
    initials = Person(BAHAR.id, "B.")
    standings = tuple(
        replace(one, person=initials if one.person == BAHAR else one.person)
        for one in sheet.standings
    )
    short = replace(with_(sheet, 1, crew=(Place(initials),)), standings=standings)
    assert uids(own(short)["B_.ics"]) == uids(own(sheet)["Bahar.ics"])


# -- a file for each volunteer


def events_of(sheet: Sheet, file: str) -> list[Event]:
    return read(own(sheet)[file]).events


def test_each_volunteer_has_a_calendar_of_the_own_duties() -> None:
    found = own(small())
    assert list(found) == ["Aynur.ics", "Bahar.ics", "Li Min.ics", "张伟.ics", "پاتىگۈل.ics"]
    assert name_of(read(found["Bahar.ics"])) == "Saturday clean-up: Bahar"
    (event,) = read(found["Bahar.ics"]).events
    assert (event.summary, event.status, event.transparency) == ("Basement", "CONFIRMED", "OPAQUE")


def test_reserves_that_are_lacking_are_counted() -> None:
    gate, *_ = read(written(with_(small(), 0, standby_missing=2))).events
    assert gate.description == "On it: Li Min\nstandby: 2 missing"


def test_a_reserve_keeps_the_time_free() -> None:
    reserve, duty = events_of(small(), "پاتىگۈل.ics")
    assert reserve.summary == "Basement (standby)"
    assert (reserve.status, reserve.transparency) == ("TENTATIVE", "TRANSPARENT")
    assert (duty.status, duty.transparency) == ("CONFIRMED", "OPAQUE")


def test_a_place_or_a_duty_that_was_cancelled_is_told_as_cancelled() -> None:
    all_off = tuple(Place(one, Mark.CANCELLED) for one in (BAHAR, AYNUR))
    for crew, status in ((all_off, "CANCELLED"), ((*all_off[:1], Place(AYNUR)), "CONFIRMED")):
        text = written(with_(small(), 1, crew=crew)).decode()
        assert text.split("BEGIN:VEVENT")[2].count(f"STATUS:{status}") == 1
    cancelled = with_(small(), 1, crew=(Place(BAHAR, Mark.CANCELLED), Place(AYNUR)))
    (event,) = events_of(cancelled, "Bahar.ics")
    assert (event.summary, event.status) == ("Called off: Basement", "CANCELLED")
    assert events_of(cancelled, "Aynur.ics")[0].status == "CONFIRMED"
    off = with_(small(), 1, is_called_off=True)
    reserve, _ = events_of(off, "پاتىگۈل.ics")
    assert (reserve.summary, reserve.status) == ("Called off: Basement (standby)", "CANCELLED")


@pytest.mark.parametrize("timezone", [None, "Asia/Shanghai"])
def test_who_has_no_duty_has_a_calendar_all_the_same(timezone: str | None) -> None:
    sheet = replace(small(), entries=(), timezone=timezone)
    found = own(sheet)
    assert len(found) == 5
    for data in (*found.values(), written(sheet)):
        assert read(data).events == []
        assert data.count(b"BEGIN:VTIMEZONE") == 1


def test_without_a_roster_the_calendar_is_empty() -> None:
    bare = replace(small(), entries=(), standings=(), has_roster=False)
    assert read(written(bare)).events == []
    assert own(bare) == {}


def test_what_was_asked_for_of_people_is_told() -> None:
    told = with_(small(), 0, crew=(Place(replace(LI_MIN, age="65", contact="tel. 555-0100")),))
    gate, *_ = read(written(told)).events
    assert gate.description == "On it: Li Min (aged 65, tel. 555-0100)"
    assert b"555" not in written(small())


# -- names made to break things


def test_names_that_are_made_to_break_things_are_text() -> None:
    sheet = hostile()
    calendar = read(written(sheet))
    assert name_of(calendar) == clean(sheet.title)
    for number, (name, event) in enumerate(zip(HOSTILE, calendar.events, strict=True)):
        shown = clean(name)
        assert (event.summary, event.location) == (shown, shown)
        assert event.description == (
            f"On it: {shown}\nstandby: {clean(HOSTILE[number - 1])}\nnobody with: {shown}\n{shown}"
        )
    assert len(set(uids(written(sheet)))) == len(HOSTILE)


def test_names_that_are_made_to_break_things_leave_no_folder(tmp_path: Path) -> None:
    found = own(hostile())
    assert len(found) == len(HOSTILE)
    for (file, data), name in zip(found.items(), HOSTILE, strict=True):
        (tmp_path / file).write_bytes(data)
        assert name_of(read(data)).endswith(clean(name))
        assert len(read(data).events) == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(found)


def test_the_name_of_a_calendar_is_escaped_as_text_is() -> None:
    lines = written(replace(small(), title="a;b,c\\n", note="x;y")).split(b"\r\n")
    assert {b"X-WR-CALNAME:a\\;b\\,c\\\\n", b"X-WR-CALDESC:x\\;y"} <= set(lines)


@pytest.mark.parametrize("name", ["C:\\Nina", "\\n", "\\\\N;", "a\\,b", "\\"])
def test_backslashes_are_text(name: str) -> None:
    sheet = with_(small(), 0, task=name, place=name, note=name, crew=())
    gate, *_ = read(written(replace(sheet, title=name))).events
    assert (gate.summary, gate.location, gate.description) == (name, name, name)
    assert name_of(read(written(replace(sheet, title=name)))) == name


def test_line_breaks_in_texts_add_no_lines() -> None:
    trick = "x\r\nEND:VEVENT\u2028BEGIN:VEVENT\u0007"
    sheet = with_(small(), 0, task=trick, place=trick, note=trick, gaps=(trick,))
    sheet = replace(sheet, title=trick, note=trick)
    calendar = read(written(sheet))
    assert len(calendar.events) == 4
    assert calendar.events[0].location == "x END:VEVENT BEGIN:VEVENT"


def test_a_large_one() -> None:
    sheet = large(300, 100)
    assert len(read(written(sheet)).events) == 100
    found = own(sheet)
    assert len(found) == 300
    assert sum(data.count(b"BEGIN:VEVENT") for data in found.values()) == 1000
