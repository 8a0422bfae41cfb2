"""Plans with one known reason, solved for real: the reason, its lines, and what people read.

`known_reasons.yaml` holds what is expected of each plan in `known.py`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from dutyplan import explain, solve
from dutyplan.locales import words
from dutyplan.outputs.reasons import gap_items
from dutyplan.outputs.reports.refusal import refusal_text
from dutyplan.plan import Duty, Task, Volunteer
from dutyplan.reasons import Reason
from dutyplan.roster import Outcome, Status
from tests import plans
from tests.explaining.known import GAPS, REFUSED, UNHOLDABLE, week

EXPECTED: dict[str, dict[str, dict[str, Any]]] = yaml.safe_load(
    Path(__file__).with_name("known_reasons.yaml").read_text(encoding="utf-8")
)


def ended(text: str, *, strict: bool = False) -> Outcome:
    outcome = solve(plans.plan(week(text)), workers=1, strict=strict)
    return explain(outcome, strict=strict)


def noted(fact: Any) -> str:
    """A reason as `code@line:column(facts)`, whatever the language."""
    match fact:
        case Reason():
            place = f"@{fact.span.line + 1}:{fact.span.column + 1}" if fact.span else ""
            facts = ", ".join(f"{key}={noted(one)}" for key, one in fact.facts.items())
            return f"{fact.code}{place}({facts})"
        case Duty():
            return f"{fact.task.name} {fact.date:%m-%d} {str(fact.window)[:5]}"
        case Volunteer() | Task():
            return fact.name
        case tuple():
            return f"[{', '.join(map(noted, fact))}]"
    return str(fact)


def gaps_as_read(outcome: Outcome, language: str) -> str:
    """The items of the block under the table."""
    assert outcome.roster is not None
    items = gap_items(outcome.explanations, outcome.roster, words(language))
    return "\n".join(line for item in items for line in item)


def refusal_as_read(outcome: Outcome, language: str) -> str:
    """All but the lines of the week file that stand in it."""
    text = refusal_text(outcome.explanations, outcome.plan, words(language), 200)
    return "\n".join(line for line in text.split("\n") if " | " not in line)


def test_each_plan_has_an_entry() -> None:
    plans_of = {"gaps": GAPS, "refused": REFUSED, "unholdable": UNHOLDABLE}
    assert {kind: [*entries] for kind, entries in EXPECTED.items()} == {
        kind: [*texts] for kind, texts in plans_of.items()
    }


@pytest.mark.parametrize("name", GAPS)
def test_gaps(name: str) -> None:
    outcome, expected = ended(GAPS[name]), EXPECTED["gaps"][name]
    assert outcome.status is Status.OPTIMAL
    reasons = [one for one in outcome.explanations if one.code.startswith("gap.")]
    assert [noted(one) for one in reasons] == expected["facts"]
    assert gaps_as_read(outcome, "en") == expected["en"].rstrip()
    assert gaps_as_read(outcome, "zh") == expected["zh"].rstrip()


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name: str) -> None:
    assert ended(REFUSED[name]).status is Status.OPTIMAL
    assert_refused(ended(REFUSED[name], strict=True), EXPECTED["refused"][name])


@pytest.mark.parametrize("name", UNHOLDABLE)
def test_unholdable(name: str) -> None:
    assert_refused(ended(UNHOLDABLE[name]), EXPECTED["unholdable"][name])


def assert_refused(outcome: Outcome, expected: dict[str, Any]) -> None:
    assert outcome.status is Status.INFEASIBLE
    assert [noted(one) for one in outcome.explanations] == expected["facts"]
    assert refusal_as_read(outcome, "en") == expected["en"].rstrip()
    assert refusal_as_read(outcome, "zh") == expected["zh"].rstrip()
