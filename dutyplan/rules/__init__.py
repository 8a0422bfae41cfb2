"""The rules: a file each, and this table.

`RULES` is in the order in which a bar is looked for: what concerns time comes first, since
`shared_by: available` asks for nothing else.
"""

from importlib import import_module

from dutyplan.rules.base import Rule

_NAMES = (
    "membership",
    "availability",
    "age",
    "never",
    "forbidden",
    "limits",
    "overlap",
    "people",
    "rest",
    "rotate",
    "supervision",
    "guardian",
    "together",
    "apart",
    "standby",
    "after",
    "fixed",
    "kept",
    "away",
    "frozen",
)

RULES: tuple[Rule, ...] = tuple(import_module(f"dutyplan.rules.{name}").RULE for name in _NAMES)

_OURS = ("kept", "away", "frozen")

WRITTEN: tuple[Rule, ...] = tuple(rule for rule in RULES if rule.id not in _OURS)
"""Those that a week file has a say in; the manual has a page for each."""
