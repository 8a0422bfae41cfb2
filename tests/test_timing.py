from __future__ import annotations

import time
from types import SimpleNamespace

import pytest

from dutyplan import timing as module
from dutyplan.timing import PHASES, Profile


class Clock:
    """Goes on only when it is told to."""

    now = 100.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(module, "time", SimpleNamespace(monotonic=clock.monotonic))
    return clock


def spent(profile: Profile) -> dict[str, float]:
    return {name: seconds for name, seconds in profile.seconds().items() if seconds}


def test_time_goes_to_the_innermost_phase_and_nothing_is_lost(clock: Clock) -> None:
    profile = Profile(start=98.0)
    with profile.phase("building"):
        clock.now += 1
        with profile.phase("search"):
            clock.now += 4
        clock.now += 8
    clock.now += 16
    assert spent(profile) == {"starting": 18, "building": 9, "search": 4}
    assert profile.passed == 31 == sum(profile.seconds().values())


def test_a_phase_ends_with_what_is_raised_in_it(clock: Clock) -> None:
    profile = Profile()

    def fail() -> None:
        with profile.phase("reading"):
            clock.now += 1
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    clock.now += 2
    assert spent(profile) == {"starting": 2, "reading": 1}


def test_a_phase_that_goes_on_counts_up_to_now(clock: Clock) -> None:
    profile = Profile()
    with profile.phase("writing"):
        clock.now += 3
        assert spent(profile) == {"writing": 3}


def test_what_turns_out_to_have_been_another_phase(clock: Clock) -> None:
    profile = Profile()
    with profile.phase("search"):
        clock.now += 5
    profile.move(2, "search", "presolve")
    assert spent(profile) == {"presolve": 2, "search": 3}


def test_it_begins_now_and_knows_every_phase() -> None:
    before = time.monotonic()
    profile = Profile()
    assert before <= profile.start <= time.monotonic()
    assert tuple(profile.seconds()) == PHASES
