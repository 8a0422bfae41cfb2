"""Marks as somebody types them: `Bahar:Basement:2026-11-28`, who, what and when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from dutyplan.grammar.text import Text, WrongTextError
from dutyplan.grammar.values import parse_date
from dutyplan.ledger.attending.attendance import Said, days_of
from dutyplan.ledger.attending.lookup import typed
from dutyplan.ledger.attending.marks import Marks
from dutyplan.ledger.record import Mark
from dutyplan.locales.wording import Series, worded
from dutyplan.problems import Problem

_SPOKEN = re.compile(
    r"(?P<what>.+?)(?:\s*[:：]\s*|\s+)"
    r"(?P<date>\d{4}[-/]\d{1,2}[-/]\d{1,2})"
    r"(?:[ T]+(?:(?P<start>\d{1,2}[:：]\d\d)(?:\s*-\s*(?P<end>\d{1,2}[:：]\d\d))?"
    r"|(?P<whole>all day|全天)))?",
    re.ASCII | re.IGNORECASE,
)
_COLON = re.compile("[:：]")


class Spoken:
    """Reads marks one by one, and says them to those who collect them, problems too."""

    def __init__(self, marks: Marks) -> None:
        self._marks = marks
        self._lookup = marks.lookup

    def absent(self, option: str, spoken: str) -> None:
        """Somebody who was on it did not come."""
        self._of_one_on_it(option, spoken, Mark.ABSENT)

    def done(self, option: str, spoken: str) -> None:
        """Somebody who was on it came, whatever was said before."""
        self._of_one_on_it(option, spoken, Mark.DONE)

    def came(self, option: str, spoken: str) -> None:
        """Somebody came, who need not have been on it."""
        text = typed(option, spoken)
        found = self._who_and_where(text, may_be_new=True)
        if found is not None:
            self._marks.say(text, Said(found[1], Mark.DONE, found[0]))

    def cancelled(self, option: str, spoken: str) -> None:
        """A whole duty did not take place."""
        text = typed(option, spoken)
        match = _SPOKEN.fullmatch(text)
        if match is None:
            hint = worded("hint.task-and-date", example="Basement:2026-11-28")
            self._miss("not-a-duty", worded("bad.not-a-duty", text=text), text, hint)
            return
        task = self._lookup.task(_group(text, match, "what"))
        place = None if task is None else self._duty(text, match, task)
        if place is not None:
            self._marks.say(text, Said(place, Mark.CANCELLED))

    def day(self, option: str, spoken: str) -> date | None:
        """A day of the roster."""
        text = typed(option, spoken)
        day = self._date(text)
        if day is None:
            return None
        known = days_of(self._lookup.record)
        if day not in known:
            message = worded("bad.no-duty.roster", day=day)
            hint = worded("hint.goes-from", start=known[0], end=known[-1]) if known else ""
            self._miss("no-duty", message, text, hint)
            return None
        return day

    def undo(self, option: str, spoken: str) -> date | None:
        """A day of the roster of which something is marked."""
        day = self.day(option, spoken)
        duties = self._lookup.record.duties
        if day is None or any(duty.attendance for duty in duties if duty.date == day):
            return day
        known = sorted({duty.date for duty in duties if duty.attendance})
        hint = worded("hint.marked", days=Series(known)) if known else worded("hint.none-marked")
        self._miss("not-marked", worded("bad.not-marked", day=day), typed(option, spoken), hint)
        return None

    def refuse_both(self, option: str, spoken: str, day: date) -> None:
        """A day whose marks are taken back, and of which something else is said."""
        message = worded("bad.undo-and-mark", day=day)
        self._miss("two-marks", message, typed(option, spoken), worded("hint.marks-anew"))

    def _of_one_on_it(self, option: str, spoken: str, mark: Mark) -> None:
        text = typed(option, spoken)
        found = self._who_and_where(text, may_be_new=False)
        if found is None:
            return
        volunteer, place = found
        duty = self._lookup.record.duties[place]
        if volunteer in duty.volunteers:
            self._marks.say(text, Said(place, mark, volunteer))
            return
        name = self._lookup.name_of(volunteer)
        if volunteer in duty.standby:
            message = worded("bad.only-standby", name=name, duty=duty.label)
            hint = worded("hint.standby-came")
        else:
            message = worded("bad.not-on-duty", name=name, duty=duty.label)
            hint = worded("hint.nobody-on-it")
            if duty.volunteers:
                names = Series(map(self._lookup.name_of, duty.volunteers))
                hint = worded("hint.on-it", names=names)
            if mark is Mark.DONE:
                hint = worded("hint.two", one=hint, other=worded("hint.else-came"))
        self._miss("not-on-duty", message, text, hint)

    def _who_and_where(self, text: Text, *, may_be_new: bool) -> tuple[str, int] | None:
        match = _SPOKEN.fullmatch(text)
        what = None if match is None else _group(text, match, "what")
        splits = [] if what is None else list(_splits(what))
        if match is None or what is None or not splits:
            message, hint = worded("bad.not-an-assignment", text=text), worded("hint.assignment")
            self._miss("not-an-assignment", message, text, hint)
            return None
        split = self._best(text, splits)
        if split is None:
            return None
        name, task_name = split
        volunteer = self._lookup.volunteer(name, may_be_new=may_be_new)
        task = self._lookup.task(task_name)
        place = None if task is None else self._duty(text, match, task)
        return None if volunteer is None or place is None else (volunteer, place)

    def _best(self, text: Text, splits: list[tuple[Text, Text]]) -> tuple[Text, Text] | None:
        """Where name and task part: names may have colons of their own."""
        lookup = self._lookup
        known = [
            (lookup.known_volunteer(name) is not None, lookup.known_task(task) is not None)
            for name, task in splits
        ]
        if known.count((True, True)) > 1:
            message, hint = worded("bad.several-ways", text=text), worded("hint.id-for-name")
            self._miss("ambiguous-name", message, text, hint)
            return None
        # The task tells more: a name may be one that nobody knows yet.
        return max(zip(known, splits, strict=True), key=lambda one: (all(one[0]), one[0][1]))[1]

    def _duty(self, text: Text, match: re.Match[str], task: str) -> int | None:
        day = self._date(_group(text, match, "date"))
        start, end = (
            ("" if match["whole"] else None)
            if match[key] is None
            else match[key].replace("：", ":").zfill(5)
            for key in ("start", "end")
        )
        if day is None:
            return None
        return self._lookup.duty(task, day, start, end, text.span)

    def _date(self, text: Text) -> date | None:
        try:
            return parse_date(str(text).strip().replace("/", "-"))
        except WrongTextError as wrong:
            self._miss(wrong.code, wrong.message, text, wrong.hint)
            return None

    def _miss(self, code: str, message: str, text: Text, hint: str = "") -> None:
        self._lookup.problems.append(Problem(code, message, text.span, hint))


def _group(text: Text, match: re.Match[str], key: str) -> Text:
    return Text(match[key], text.part(match.start(key), len(match[key])))


def _splits(what: Text) -> Iterator[tuple[Text, Text]]:
    for colon in _COLON.finditer(what):
        name, task = what[: colon.start()].rstrip(), what[colon.end() :].lstrip()
        if name and task:
            start = len(what) - len(task)
            yield Text(name, what.part(0, len(name))), Text(task, what.part(start, len(task)))
