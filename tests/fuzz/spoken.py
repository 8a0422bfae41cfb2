"""What people type behind the options of commands, one option chosen by a byte."""

from __future__ import annotations

from collections.abc import Callable

from dutyplan.again.calls import read_away, read_back, read_goals
from dutyplan.explaining.asking.asked import find_duty, find_volunteer
from dutyplan.ledger.agreeing.replies import Replies
from dutyplan.ledger.attending.filledin import read_filled_in
from dutyplan.ledger.attending.lookup import Lookup
from dutyplan.ledger.attending.marks import Marks
from dutyplan.ledger.attending.spoken import Spoken
from dutyplan.problems import Problem
from dutyplan.rules.away import Away
from tests.fuzz.fixed import START, fixed_plan, fixed_record


def _asked(find: Callable[..., object], *known: object) -> Callable[[bytes], list[Problem]]:
    """A question about the fixed plan; MisreadError is an answer like any other."""

    def ask(data: bytes) -> list[Problem]:
        find(fixed_plan(), *known, _typed(data))
        return []

    return ask


def _marked(option: str) -> Callable[[bytes], list[Problem]]:
    def mark(data: bytes) -> list[Problem]:
        marks = Marks(Lookup(fixed_record()))
        for one in _typed(data).split("\n"):
            getattr(Spoken(marks), option)(f"--{option}", one)
        return marks.lookup.problems

    return mark


def _filled_in(data: bytes) -> list[Problem]:
    marks = Marks(Lookup(fixed_record()))
    read_filled_in("filled.csv", data, marks)
    return marks.lookup.problems


def _goals(data: bytes) -> list[Problem]:
    assert read_goals(_typed(data))
    return []


def _replied(data: bytes) -> list[Problem]:
    yes, _, no = _typed(data).partition("\n")
    replies = Replies(fixed_record())
    replies.accept("--yes", yes)
    replies.decline("--no", no)
    assert len({*replies.yes, *replies.no}) == len(replies.yes) + len(replies.no)
    return replies.problems


def _replied_in_csv(data: bytes) -> list[Problem]:
    replies = Replies(fixed_record())
    replies.read("replies.csv", data)
    return replies.problems


def _typed(data: bytes) -> str:
    """An argument as Python has it: bytes that are no text stay what they are."""
    return data.decode(errors="surrogateescape").replace("\0", "")


_AWAY = Away(((fixed_plan().volunteers[0], START),), ())
OPTIONS: tuple[Callable[[bytes], list[Problem]], ...] = (
    _asked(find_duty),
    _asked(find_volunteer),
    _asked(read_away),
    _asked(read_back, _AWAY),
    _goals,
    *map(_marked, ("absent", "done", "came", "cancelled", "day", "undo")),
    _filled_in,
    _replied,
    _replied_in_csv,
)


def problems_of(data: bytes) -> list[Problem]:
    """What is said of a text behind one of the options; nothing if it is understood."""
    return OPTIONS[(data[0] if data else 0) % len(OPTIONS)](data[1:])
