"""Replies to a roster as somebody writes them: names behind options, or a filled-in CSV."""

from __future__ import annotations

import re

from dutyplan.grammar.limits import LIMITS, Limits
from dutyplan.grammar.tabular.csvtext import read_csv
from dutyplan.grammar.tabular.table import Table
from dutyplan.grammar.text import Text
from dutyplan.ledger.attending.lookup import Lookup, typed
from dutyplan.ledger.reading.files import decode_roster
from dutyplan.ledger.record import Record
from dutyplan.locales.wording import Series, worded
from dutyplan.problems import Problem, Severity, has_errors

_COMMAS = re.compile("[,，、]")
_WHO = ("volunteer", "name", "id", "姓名", "志愿者")
_REPLY = ("reply", "answer", "回复", "答复")
_YES = ("yes", "y", "1", "√", "✓", "✔", "是", "同意", "可以", "行")
_NO = ("no", "n", "0", "x", "×", "✗", "✘", "否", "不", "不同意", "不行")


class Replies:
    """Takes replies in, one by one.

    Attributes
    ----------
    problems
        What is wrong with them, in the order in which it was met.
    """

    def __init__(self, record: Record) -> None:
        self._lookup = Lookup(record)
        self._on_it = {one for duty in record.duties for one in duty.volunteers}
        self._households = {one.id: one.household for one in record.volunteers if one.household}
        self._said: dict[str, tuple[bool, Text]] = {}

    @property
    def problems(self) -> list[Problem]:
        """All that is wrong so far."""
        return self._lookup.problems

    @property
    def yes(self) -> list[str]:
        """Ids of those who accept what they have on the roster."""
        return [one for one, (is_yes, _) in self._said.items() if is_yes]

    @property
    def no(self) -> list[str]:
        """Ids of those who decline it."""
        return [one for one, (is_yes, _) in self._said.items() if not is_yes]

    def accept(self, option: str, name: str) -> None:
        """Somebody said yes, as an option says."""
        self._say(typed(option, name), is_yes=True)

    def decline(self, option: str, name: str) -> None:
        """Somebody said no, as an option says."""
        self._say(typed(option, name), is_yes=False)

    def read(self, name: str, data: bytes, limits: Limits = LIMITS) -> None:
        """Take a CSV in: a row for each volunteer; one without a reply has not replied yet.

        Parameters
        ----------
        name
            The file as the user named it.
        limits
            How much is read.
        """
        source, problems = decode_roster(name, data, limits)
        self.problems.extend(problems)
        if has_errors(problems):
            return
        table, problems = read_csv(source, limits)
        self.problems.extend(problems)
        who, reply = self._column(table, _WHO), self._column(table, _REPLY)
        if who is None or reply is None:
            return
        for row in table.rows:
            self._take(row[who], row[reply])

    def _take(self, name: Text, reply: Text) -> None:
        word = reply.casefold()
        if not word:
            return
        if word not in _YES + _NO:
            message, hint = worded("bad.no-reply", reply=reply), worded("hint.yes-or-no")
            self._miss("unknown-word", message, reply, hint)
        elif not name:
            hint = worded("hint.name-or-id")
            self._miss("missing-volunteer", worded("bad.whose-reply"), name, hint)
        else:
            self._say(name, is_yes=word in _YES)

    def _column(self, table: Table, names: tuple[str, ...]) -> int | None:
        """Where the column with one of these names stands."""
        header = [one.casefold() for one in table.header]
        place = next((header.index(name) for name in names if name in header), None)
        if place is None and table.header:
            message = worded("bad.missing-column", name=names[0])
            hint = worded("hint.call-it", names=Series(names))
            self._miss("missing-column", message, table.header[0], hint)
        return place

    def _say(self, name: Text, *, is_yes: bool) -> None:
        parts = [part.strip() for part in _COMMAS.split(name)]
        if len(parts) > 1 and self._lookup.known_volunteer(name) is None:
            # People who know how several are listed write them so.
            for part in filter(None, parts):
                self._say(Text(part, name.span), is_yes=is_yes)
            return
        volunteer = self._lookup.volunteer(name)
        if volunteer is None:
            return
        meant = self._spoken_for(volunteer)
        if not meant:
            message = worded("bad.not-on-roster", name=name)
            self.problems.append(
                Problem("not-on-roster", message, name.span, severity=Severity.WARNING)
            )
        for one in meant:
            was_yes, first = self._said.setdefault(one, (is_yes, name))
            if was_yes is not is_yes:
                is_own = one == volunteer
                key = "bad.two-replies" if is_own else "bad.two-replies.household"
                hint = worded("hint.other-reply", place=first.span.label)
                self._miss("two-replies", worded(key, name=name), name, hint)

    def _spoken_for(self, volunteer: str) -> list[str]:
        """Who is meant: somebody on the roster alone, else those of the household who are on it."""
        if volunteer in self._on_it:
            return [volunteer]
        own = self._households.get(volunteer)
        of_it = (one for one, household in self._households.items() if household == own)
        return [one for one in of_it if one in self._on_it] if own else []

    def _miss(self, code: str, message: str, text: Text, hint: str = "") -> None:
        self.problems.append(Problem(code, message, text.span, hint))
