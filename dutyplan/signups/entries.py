"""One entry of a list: a name, and what can be read of the remark behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from unicodedata import category

from dutyplan.grammar.names import read_line, read_name
from dutyplan.grammar.text import MisreadError, Text
from dutyplan.grammar.values import MAX_AGE, plain
from dutyplan.locales.wording import Wording, worded
from dutyplan.problems import Problem, Source
from dutyplan.signups.answers import Answer, is_goodwill, read_answer
from dutyplan.signups.cells import REMARK
from dutyplan.signups.dates import DoubtError, doubt_about_days, read_days, read_window
from dutyplan.signups.signup import NEVER, Asked, SignUp, shown, unread
from dutyplan.signups.splitting import is_sign, name_in, pieces

_AGE = re.compile(
    r"(?:aged?\s*)?(\d{1,3})\s*(?:周?岁|years?(?:\s*old)?|y/?o)|aged?\s*(\d{1,3})",
    re.ASCII | re.IGNORECASE,
)
_SKILLS = re.compile(r"(?:技能|skills?)\s*:\s*(.+)", re.IGNORECASE)
_CLOCK = re.compile(r"\d:\d\d", re.ASCII)
_MOST_WORDS = 8
_LONGEST = 1000
"""Characters: no entry has more, and to take a longer one apart would take long."""


@dataclass
class _Said:
    """What the pieces of a remark say, as far as they can be read."""

    start: date | None
    days: list[str] = field(default_factory=list)
    windows: list[str] = field(default_factory=list)
    ages: list[int] = field(default_factory=list)
    skills: list[str] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)

    def take(self, piece: str) -> bool:
        """Take a piece that can be read whole, as one thing or as several; else nothing of it.

        Raises `DoubtError` for days that can't be read for sure.
        """
        if self._take_one(piece):
            return True
        words = piece.split()
        if not 1 < len(words) <= _MOST_WORDS:
            return False
        for place in range(len(words) - 1, 0, -1):
            left, right = _Said(self.start), _Said(self.start)
            if (
                left._take_one(" ".join(words[:place]))
                and right.take(" ".join(words[place:]))
                # "saturday no" takes back what it names.
                and {*left.answers, *right.answers} <= {Answer.YES}
            ):
                for one in (left, right):
                    self.days += one.days
                    self.windows += one.windows
                    self.ages += one.ages
                    self.skills += one.skills
                return True
        return False

    def _take_one(self, piece: str) -> bool:
        if is_goodwill(piece.strip()):
            return True
        text = plain(piece).strip().rstrip(".!")
        if (answer := read_answer(piece)) is not None:
            self.answers.append(answer)
        elif (match := _AGE.fullmatch(text)) and int(match[1] or match[2]) <= MAX_AGE:
            self.ages.append(int(match[1] or match[2]))
        elif match := _SKILLS.fullmatch(text):
            return self._take_skills(piece.strip()[match.start(1) :])
        elif window := read_window(text):
            self.windows.append(window)
        elif days := read_days(text, self.start):
            self.days.append(days)
        else:
            return False
        return True

    def _take_skills(self, text: str) -> bool:
        try:
            read_line(Text(text, Source("", text).start()))
        except MisreadError:
            return False
        self.skills += [one for one in re.split(r"\s*(?:、|&|\band\b)\s*", text) if one]
        return True


def read_entry(text: Text, line: str, asked: Asked) -> SignUp | Problem:
    """Read what stands behind the number.

    Parameters
    ----------
    line
        All of it, for messages.

    Returns
    -------
    SignUp or Problem
        What somebody has to look at, where it is not clear who signs up.
    """
    if len(text) > _LONGEST:
        return unread("no-name", worded("signups.unclear-name", line=line), text.span)
    parts = pieces(text)
    first = next((place for place, part in enumerate(parts) if not is_sign(part)), None)
    found = None if first is None else name_in(parts[first], _is_known)
    if first is None or found is None:
        return unread("no-name", worded("signups.unclear-name", line=line), text.span)
    name, rest = found
    try:
        read_name(name)
    except MisreadError:
        return unread("no-name", worded("signups.unclear-name", line=line), text.span)
    remarks = [*parts[:first], *([rest] if rest else []), *parts[first + 1 :]]
    return _Remarks(line, text, asked, remarks).sign_up(name)


def _is_known(words: str) -> bool:
    try:
        return _Said(date.min).take(words)
    except DoubtError:
        return True


class _Remarks:
    """What stands beside a name."""

    def __init__(self, line: str, entry: Text, asked: Asked, pieces: list[Text]) -> None:
        self.line, self.entry, self.pieces = line, entry, pieces
        self.said = _Said(asked.start)
        self.listed: list[Problem] = []
        self.left: list[str] = []
        self.is_in_doubt = False
        """Whether it is not sure when somebody comes."""
        for piece in pieces:
            self._take(piece)
        is_yes = {Answer.YES, Answer.MAYBE} if asked.is_maybe_yes else {Answer.YES}
        self.answers = set(self.said.answers) - is_yes

    def _take(self, piece: Text) -> None:
        try:
            if self.said.take(piece):
                return
            if (why := doubt_about_days(piece)) is not None:
                raise DoubtError(why)
            message = worded("signups.remark", said=shown(piece), line=self.line)
        except DoubtError as doubt:
            self.is_in_doubt = True
            facts = {"said": shown(piece), "line": self.line, "why": doubt.why}
            message = worded("signups.remark-in-doubt", **facts)
        self._leave(piece, message)

    def _leave(self, piece: Text, message: Wording) -> None:
        self.left.append(_one_line(piece))
        self.listed.append(unread("remark", message, piece.span))

    def _list(self, message: Wording) -> None:
        self.listed.append(unread("remark", message, self.entry.span))

    def sign_up(self, name: Text) -> SignUp:
        """The volunteer."""
        days = self._days()
        cells = {"name": str(name), "age": self._age()}
        cells["skills"] = "; ".join(dict.fromkeys(self.said.skills))
        is_off = self.answers == {Answer.NO} and not days and not self.is_in_doubt
        if is_off:
            self._list(worded("signups.taken-back", line=self.line))
        elif self.answers:
            self.is_in_doubt = True
            self._list(worded("signups.maybe", line=self.line))
        if self.is_in_doubt:
            cells["unavailable"] = NEVER
            cells[REMARK] = "; ".join(map(_one_line, self.pieces))
        else:
            cells["available"] = "; ".join(dict.fromkeys(days))
            cells[REMARK] = "; ".join(self.left)
        return SignUp(cells, name.span, self.line, is_off, tuple(self.listed))

    def _age(self) -> str:
        ages = dict.fromkeys(self.said.ages)
        if len(ages) > 1:
            self._list(worded("signups.two-ages", line=self.line))
            return ""
        return "".join(map(str, ages))

    def _days(self) -> list[str]:
        """The days that are named; a time alone belongs to the one day named, or to every day."""
        days, windows = self.said.days, self.said.windows
        timed = [day for day in days if _CLOCK.search(day)]
        if (timed and (windows or len(timed) < len(days))) or (windows and len(days) > 1):
            self.is_in_doubt = True
            self._list(worded("signups.mixed-times", line=self.line))
        if not windows:
            return days
        return [f"{day} {window}" for day in days or ["daily"] for window in windows]


def _one_line(text: str) -> str:
    """The same without control characters, which nobody has typed."""
    return " ".join("".join(" " if category(c) == "Cc" else c for c in text).split())
