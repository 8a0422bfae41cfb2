"""Public holidays: what `country` and `subdivision` mean, and which days people work.

The days themselves come from the package `holidays`, which is loaded only where a week file
names a country.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from dutyplan.grammar.names import nearest
from dutyplan.grammar.text import misread
from dutyplan.grammar.values import read_scalar
from dutyplan.problems import Problem

_MANY = 20


@dataclass(frozen=True, slots=True, eq=False)
class Calendar:
    """The public calendar of a country or a part of it.

    Attributes
    ----------
    is_holiday : callable
        Whether a day is a public holiday.
    is_workday : callable
        Whether people work on a day: no weekend and no holiday, or a weekend day that is
        worked to make up for a holiday.
    problems : tuple of Problem
        Why the calendar can't be read: days that need it have these problems and no others.
    """

    is_holiday: Callable[[date], bool]
    is_workday: Callable[[date], bool]
    problems: tuple[Problem, ...] = ()


def unreadable(problems: list[Problem]) -> Calendar:
    """Stand in for a calendar that can't be read."""
    return Calendar(lambda day: False, lambda day: False, tuple(problems))


def read_calendar(country: Any, subdivision: Any = None) -> Calendar:
    """The calendar of `country` (ISO 3166-1) and `subdivision` (ISO 3166-2, its own part).

    Raises
    ------
    MisreadError
        For a country or a part of it that is not known, and for a part of none.
    """
    if country is None:
        message = "'subdivision' is a part of a country, and no 'country' is given"
        raise misread(subdivision, "no-country", message, "add a line such as 'country: DE'")
    import holidays  # only a file with a country waits for it

    code = read_scalar(country, "the code of a country, such as CN").upper()
    known = holidays.list_supported_countries()
    if code not in known or len(code) != 2:
        hint = "write its two letters, such as CN, DE or GB"
        if code in known:
            hint = f"did you mean '{holidays.country_holidays(code).country}'?"
        raise misread(country, "unknown-country", f"there is no country '{country}'", hint)
    part = None if subdivision is None else _read_part(subdivision, code)
    days = holidays.country_holidays(code, subdiv=part)
    return Calendar(_quietly(days.__contains__), _quietly(days.is_working_day))


def _read_part(subdivision: Any, code: str) -> str:
    """The part's own code, as the calendar of the country spells it."""
    import holidays

    text = read_scalar(subdivision, "the code of a part of the country, such as BY")
    days = holidays.country_holidays(code)
    parts = {part.casefold(): part for part in days.subdivisions}
    own = text.casefold().removeprefix(f"{code.casefold()}-")
    if own in parts:
        return parts[own]
    if not parts:
        message = f"the holidays of {code} are known for the whole country alone"
        raise misread(subdivision, "unknown-subdivision", message, "take this line out")
    message = f"there is no part '{subdivision}' of {code}"
    name = nearest(text, days.subdivisions_aliases)
    codes = sorted(parts.values())
    if name is not None:
        hint = f"did you mean '{days.subdivisions_aliases[name]}' ({name})?"
    else:
        hint = "known here: " + ", ".join(codes[:_MANY]) + ", ..." * (len(codes) > _MANY)
    raise misread(subdivision, "unknown-subdivision", message, hint)


def _quietly(ask: Callable[[date], bool]) -> Callable[[date], bool]:
    """The same question, each day once: the package warns of years that it knows less about."""

    @cache
    def answer(day: date) -> bool:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ask(day)

    return answer
