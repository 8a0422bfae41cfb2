"""Who and what is meant in a filed roster, as somebody writes names, tasks and dates."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from datetime import date

from dutyplan.grammar.names import Directory, nearest, read_name
from dutyplan.grammar.text import MisreadError, Text
from dutyplan.ledger.record import Record, RecordedDuty
from dutyplan.locales.wording import Series, Wording, worded
from dutyplan.problems import Problem, Severity, Source, Span

_MOST_DATES = 6


class Lookup:
    """Finds the people and duties of a record, and collects what can't be found.

    Attributes
    ----------
    problems
        In the order in which they were met.
    """

    def __init__(self, record: Record) -> None:
        self.problems: list[Problem] = []
        self.record = record
        names: list[tuple[str, str]] = []
        for one in record.volunteers:
            names += [(one.id, one.id), (one.name, one.id)]
        served = {v for duty in record.duties for v in (*duty.volunteers, *duty.standby)}
        names += [(one, one) for one in sorted(served)]
        self._ids = {volunteer for _, volunteer in names}
        self._people = Directory("volunteer", names)
        self._names = {one.id: one.name for one in record.volunteers}
        self._num_of = Counter(self._names.values())
        self._tasks = Directory("task", [(duty.task, duty.task) for duty in record.duties])
        self._duties: dict[tuple[str, date], list[int]] = defaultdict(list)
        for place, duty in enumerate(record.duties):
            self._duties[duty.task, duty.date].append(place)

    def name_of(self, volunteer: str) -> str:
        """What the one with this id is called; a namesake with the id."""
        name = self._names.get(volunteer, volunteer)
        return f"{name} ({volunteer})" if self._num_of[name] > 1 else name

    def known_volunteer(self, name: str) -> str | None:
        """The id that a name or an id stands for; None where it is not clear."""
        name = _plain(name)
        return name if name in self._ids else self._people.find(name)

    def known_task(self, name: str) -> str | None:
        """The task as it is written in the record; None where it is not clear."""
        return self._tasks.find(_plain(name))

    def volunteer(self, name: Text, *, may_be_new: bool = False) -> str | None:
        """The id that is meant, else a problem more.

        Parameters
        ----------
        may_be_new
            In a file that names only those who have a duty, anybody else may be meant too.
        """
        found = self.known_volunteer(name)
        if found is not None:
            return found
        folded = _plain(name).casefold()
        same = sorted(own for own, known in self._names.items() if known.casefold() == folded)
        if len(same) > 1:
            message = worded("bad.ambiguous-name.volunteer", name=name)
            hint = worded("hint.write-id.one-of", first=Series(same[:-1]), last=same[-1])
            self.problems.append(Problem("ambiguous-name", message, name.span, hint))
            return None
        if may_be_new and not self.record.volunteers:
            return self._new(name)
        self.problems.append(self._people.problem(Text(_plain(name), name.span)))
        return None

    def _new(self, name: Text) -> str | None:
        try:
            taken = str(read_name(Text(_plain(name), name.span)))
        except MisreadError as error:
            self.problems += error.problems
            return None
        message = worded("bad.new-volunteer", name=taken)
        like = nearest(taken, self._people.names)
        hint = "" if like is None else worded("hint.did-you-mean", name=like)
        self.problems.append(Problem("new-volunteer", message, name.span, hint, Severity.WARNING))
        return taken

    def task(self, name: Text) -> str | None:
        """The task that is meant, else a problem more."""
        found = self.known_task(name)
        if found is None:
            self.problems.append(self._tasks.problem(Text(_plain(name), name.span)))
        return found

    def duty(
        self, task: str, day: date, start: str | None, end: str | None, span: Span | None
    ) -> int | None:
        """The place of a task's duty on a day, by its times where there are several.

        Parameters
        ----------
        start, end
            As the record has them; empty for a duty of the whole day, None where nothing is said.
        """
        places = self._duties.get((task, day), [])
        if not places:
            message = worded("bad.unknown-duty", task=task, day=day)
            hint = self._other_days(task, day)
            self.problems.append(Problem("unknown-duty", message, span, hint))
            return None
        fitting = [
            place
            for place in places
            if start in (None, self.record.duties[place].start or "")
            and end in (None, self.record.duties[place].end or "")
        ]
        if len(fitting) == 1:
            return fitting[0]
        times = Series(_times(self.record.duties[place]) for place in places)
        if fitting:
            message = worded("bad.many-duties", task=task, day=day, num=len(fitting))
            hint = worded("hint.add-time", times=times)
            self.problems.append(Problem("ambiguous-duty", message, span, hint))
        else:
            message = worded("bad.not-these-times", task=task, day=day)
            hint = worded("hint.it-is", times=times)
            self.problems.append(Problem("unknown-duty", message, span, hint))
        return None

    def _other_days(self, task: str, day: date) -> Wording:
        days = sorted({other for own, other in self._duties if own == task})
        near = sorted(days, key=lambda one: (abs((one - day).days), one))[:_MOST_DATES]
        if len(days) > len(near):
            num = len(days) - len(near)
            return worded("hint.its-dates.more", days=Series(sorted(near)), num=num)
        return worded("hint.its-dates", days=Series(sorted(near)))


def typed(option: str, words: str) -> Text:
    """What stands behind an option, which is its place."""
    line = " ".join(words.split())
    return Text(line, Source(option, line).span_at(0, max(1, len(line))))


def _times(duty: RecordedDuty) -> str:
    return f"{duty.start}-{duty.end}" if duty.start else worded("all-day")


def _plain(name: str) -> str:
    return unicodedata.normalize("NFC", " ".join(name.split()))
