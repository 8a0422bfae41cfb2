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
from dutyplan.locales.wording import Series, worded
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
        message = worded("bad.no-country.part")
        raise misread(subdivision, "no-country", message, worded("hint.add-country"))
    import holidays  # only a file with a country waits for it

    code = read_scalar(country, worded("noun.country-code")).upper()
    known = holidays.list_supported_countries()
    if code not in known or len(code) != 2:
        message = worded("bad.unknown", noun=worded("noun.country"), name=country)
        hint = worded("hint.two-letters")
        if code in known:
            hint = worded("hint.did-you-mean", name=holidays.country_holidays(code).country)
        raise misread(country, "unknown-country", message, hint)
    part = None if subdivision is None else _read_part(subdivision, code)
    days = holidays.country_holidays(code, subdiv=part)
    return Calendar(_quietly(days.__contains__), _quietly(days.is_working_day))


def _read_part(subdivision: Any, code: str) -> str:
    """The part's own code, as the calendar of the country spells it."""
    import holidays

    text = read_scalar(subdivision, worded("noun.part-code"))
    days = holidays.country_holidays(code)
    parts = {part.casefold(): part for part in days.subdivisions}
    own = text.casefold().removeprefix(f"{code.casefold()}-")
    if own in parts:
        return parts[own]
    if not parts:
        message = worded("bad.no-parts", country=code)
        raise misread(subdivision, "unknown-subdivision", message, worded("hint.take-line-out"))
    message = worded("bad.unknown-part", name=subdivision, country=code)
    name = nearest(text, days.subdivisions_aliases)
    codes = sorted(parts.values())
    if name is not None:
        hint = worded("hint.did-you-mean.part", code=days.subdivisions_aliases[name], name=name)
    else:
        more = ["..."] * (len(codes) > _MANY)
        hint = worded("hint.known", names=Series([*codes[:_MANY], *more]))
    raise misread(subdivision, "unknown-subdivision", message, hint)


def _quietly(ask: Callable[[date], bool]) -> Callable[[date], bool]:
    """The same question, each day once: the package warns of years that it knows less about."""

    @cache
    def answer(day: date) -> bool:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ask(day)

    return answer
