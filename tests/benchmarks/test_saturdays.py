"""Fairness in the long run: a short year of `benchmarks/saturdays.py`, files and all."""

from __future__ import annotations

from functools import cache

import pytest

from benchmarks.saturdays import BAND, Year, run_year, week_file

WEEKS = 12


@cache
def short_year(*, has_history: bool = True) -> Year:
    return run_year(1, WEEKS, has_history=has_history)


def test_there_is_all_that_makes_a_year_hard() -> None:
    year = short_year()
    assert year.num_absent > 0
    assert year.are_all_proved
    late = [one for one in year.residents if one.since is not None]
    assert len(year.residents) - len(late) == 40
    assert all(0 < (one.since or 0) < WEEKS for one in late)
    assert sum(one.until is not None for one in year.residents) == 4
    assert all(one.away for one in year.residents)


def test_no_balance_of_a_member_leaves_the_band() -> None:
    low, high = short_year().band
    assert low >= -BAND
    assert high <= BAND


def test_the_band_is_no_matter_of_course() -> None:
    low, high = short_year(has_history=False).band
    assert low < -BAND or high > BAND


def test_who_joins_late_carries_what_the_others_carry_from_the_first_week() -> None:
    """What is done since joining stays as close to the share of these weeks as for all others."""
    year = short_year()
    for one in year.residents:
        if one.since is None:
            continue
        assert one.name not in year.sums[one.since - 1], "nothing is owed before"
        for week in range(one.since, WEEKS):
            assert abs(year.balance(one.name, week)) <= BAND


def test_who_has_left_owes_no_more() -> None:
    year = short_year()
    for one in year.residents:
        if one.until is not None:
            assert year.sums[one.until][one.name] == year.sums[-1][one.name]


def test_all_balances_add_up_to_nothing() -> None:
    for sums in short_year().sums:
        assert sum(one.balance for one in sums.values()) == 0


@pytest.mark.parametrize("has_history", [True, False])
def test_a_week_file_is_one_that_people_could_write(has_history: bool) -> None:
    text = week_file(short_year().residents, 3, has_history=has_history)
    assert text.startswith("start: 2026-01-24\n")
    assert ("history: rosters" in text) is has_history
