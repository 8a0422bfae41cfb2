"""The rules: a file each, and this table.

`RULES` is in the order in which a bar is looked for: what concerns time comes first, since
`shared_by: available` asks for nothing else.
"""

from dutyplan.rules import (
    age,
    availability,
    fixed,
    forbidden,
    limits,
    membership,
    never,
    overlap,
    people,
)
from dutyplan.rules.base import Rule

RULES: tuple[Rule, ...] = (
    membership.RULE,
    availability.RULE,
    age.RULE,
    never.RULE,
    forbidden.RULE,
    limits.RULE,
    overlap.RULE,
    people.RULE,
    fixed.RULE,
)

LATER = ("rest", "rotate", "supervision", "together", "apart", "after")
"""Rules of the contract that do not exist yet: refused by name, never ignored."""
