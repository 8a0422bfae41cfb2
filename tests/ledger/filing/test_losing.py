"""What a new record may change without taking anything of the old one away."""

from __future__ import annotations

import json
from typing import Any

import pytest

from dutyplan.ledger.filing.losing import says_less

DUTY: dict[str, Any] = {"task": "Rails", "volunteers": ["Aynur", "Bahar"]}


def of(*duties: Any, **others: Any) -> bytes:
    return json.dumps({"duties": list(duties), **others}).encode()


ABSENT = DUTY | {"attendance": {"Aynur": "absent"}}
BOTH = DUTY | {"attendance": {"Aynur": "absent", "Bahar": "done"}}


@pytest.mark.parametrize(
    ("old", "new", "is_less"),
    [
        (of(DUTY), of(DUTY), False),
        (of(DUTY), of(DUTY, consent={"yes": ["Aynur"]}), False),
        (of(DUTY, consent={"yes": ["Aynur"]}), of(DUTY, consent={"no": ["Aynur"]}), False),
        (of(DUTY, consent={"yes": ["Aynur"]}), of(DUTY, consent={"yes": ["Bahar"]}), True),
        (of(DUTY, consent={"no": ["Aynur"]}), of(DUTY), True),
        (of(DUTY), of(DUTY, solver={"seed": 1}), True),
        (of(DUTY), of(ABSENT), False),
        (of(ABSENT), of(BOTH), False),
        (of(BOTH), of(ABSENT), True),
        (of(ABSENT), of(DUTY), True),
        (of(ABSENT), of(DUTY | {"attendance": {"Aynur": "done"}}), True),
        (of(DUTY), of(DUTY | {"volunteers": ["Aynur"]}), True),
        (of(DUTY, DUTY), of(DUTY), True),
        (of(DUTY), of(DUTY, DUTY), True),
        (of(DUTY, consent=5), of(DUTY, consent={"yes": 5}), False),
        (b"{", of(DUTY), True),
        (of(DUTY), b"[]", True),
        (of(1), of(1), False),
        (of(1), of(DUTY), True),
    ],
)
def test_what_is_lost(old: bytes, new: bytes, is_less: bool) -> None:
    assert says_less(old, new) is is_less
