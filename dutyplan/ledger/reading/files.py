"""What holds for every file with a roster in it, CSV or JSON."""

from __future__ import annotations

from datetime import date

from dutyplan.grammar.limits import LIMITS, Limits
from dutyplan.grammar.tabular.csvbytes import decode_csv
from dutyplan.locales.wording import Wording, worded
from dutyplan.plan import MINUTES_PER_DAY, Window
from dutyplan.problems import Problem, Source

MAX_BYTES = LIMITS.roster_bytes


def decode_roster(name: str, data: bytes, limits: Limits = LIMITS) -> tuple[Source, list[Problem]]:
    """Turn the bytes of a roster, CSV or JSON, into a source; as `decode_csv`."""
    return decode_csv(name, data, limits.roster_bytes, limits.right_file)


def is_json(source: Source) -> bool:
    """Whether the text is JSON, or is to be: by its first character, or else its file's name."""
    return source.text.lstrip()[:1] == "{" or source.name.lower().endswith(".json")


def nothing_listed(source: Source) -> Problem:
    """There is no roster here."""
    return Problem("no-roster", worded("bad.nothing-listed"), source.start())


def window_of(start: str | None, end: str | None) -> Window | None:
    """The window between two times as the program writes them; None for the whole day.

    Raises
    ------
    ValueError
        Where the two make no window: one of them alone, or two that are the same.
    """
    if start is None and end is None:
        return None
    if start is None or end is None:
        raise ValueError("a start and an end go together")
    begin, finish = _minutes(start), _minutes(end)
    if begin in (finish, MINUTES_PER_DAY):
        raise ValueError("it has no length")
    return Window(begin, finish if finish > begin else finish + MINUTES_PER_DAY)


def no_length(start: str, end: str) -> Wording:
    """What is said of a window that ends when it starts."""
    return worded("bad.no-length.window", window=f"{start}-{end}")


def half_window(start: str | None) -> Wording:
    """What is said where a window has one of its two times alone; `start` is empty for the end."""
    return worded("bad.no-end" if start else "bad.no-start")


def _minutes(time: str) -> int:
    return int(time[:2]) * 60 + int(time[3:])


def duty_label(day: date, start: str | None, end: str | None, task: str) -> Wording:
    """Name, date and time of a duty as it is written, as messages speak of it."""
    return worded("duty", task=task, day=day, time=f" {start}-{end}" if start and end else "")
