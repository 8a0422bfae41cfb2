"""A pytest plugin that switches one face of one rule off, in the process of the tests alone.

    python -m pytest -p tools.mutant_plugin --mutant rest.build

A face that is off does what the base of all rules does: nothing. See `tools/mutants.py`.
"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import Phase, settings

from dutyplan.rules import RULES
from dutyplan.rules.base import Rule

OFF: dict[str, Any] = {
    "read": Rule.read,
    "review": Rule.review,
    "bars": Rule.bars,
    "reason": lambda self, plan, volunteer, duty: "",
    "build": Rule.build,
    "lines": Rule.lines,
    "admits": Rule.admits,
    "is_soft": Rule.is_soft,
    "prices": Rule.prices,
    "check": lambda self, plan, roster: (),
    "dooms": Rule.dooms,
}
"""By the name of a face what is left of it."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Know the option."""
    parser.addoption("--mutant", help="a rule and its face, such as rest.build, to switch off")


def pytest_configure(config: pytest.Config) -> None:
    """Switch it off before any test is collected."""
    # The first failure is enough: none is made small, and none is kept for later runs.
    phases = (Phase.explicit, Phase.generate)
    settings.register_profile("mutants", phases=phases, database=None, derandomize=True)
    settings.load_profile("mutants")
    mutant = config.getoption("--mutant")
    if mutant is not None:
        switch_off(mutant)


def switch_off(mutant: str) -> None:
    """Take a face off a rule of the table."""
    rule_id, _, face = mutant.partition(".")
    rule = next((one for one in RULES if one.id == rule_id), None)
    if rule is None or face not in OFF:
        raise pytest.UsageError(f"there is no rule with a face '{mutant}'")
    setattr(type(rule), face, OFF[face])
