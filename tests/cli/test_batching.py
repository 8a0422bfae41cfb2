"""What a batch takes its options for."""

from __future__ import annotations

from typing import Any

import pytest

from dutyplan.cli.batching import packing_of, wanted_rosters
from dutyplan.cli.trust import Trust

OPTIONS: dict[str, Any] = {
    "format_names": ["json", "html"],
    "by": "date",
    "names": "full",
    "time_limit": 60.0,
    "seed": 0,
    "strict": False,
    "lang": "en",
}


def options(trust: Trust = Trust(False, False), **changes: Any) -> str:  # noqa: B008
    return packing_of(wanted_rosters(**{**OPTIONS, **changes}), trust).options


@pytest.mark.parametrize(
    "changes",
    [
        {"format_names": ["json"]},
        {"by": "volunteer"},
        {"names": "initials", "format_names": ["html"]},
        {"seed": 1},
        {"strict": True},
        {"lang": "zh"},
        {"lang": None},
        {"trust": Trust(True, False)},
        {"trust": Trust(False, True)},
    ],
    ids=str,
)
def test_another_option_is_another_roster(changes: dict[str, Any]) -> None:
    assert options(**changes) != options()


def test_what_changes_no_roster(monkeypatch: pytest.MonkeyPatch) -> None:
    assert options(format_names=["html", "json", "html"]) == options()
    assert options(time_limit=600.0) == options(), "the journal knows how much there was"
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    here, own = options(), options(lang=None)
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert options() == here
    assert options(lang=None) != own


def test_another_version_makes_all_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    before = options()
    monkeypatch.setattr("dutyplan.cli.batching.__version__", "0.2.0")
    assert options() != before
