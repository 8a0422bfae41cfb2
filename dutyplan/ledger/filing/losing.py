"""Whether a new record of a roster still says all that the old one says."""

from __future__ import annotations

import json
from typing import Any

_REPLIES = {"consent", "csv_sha256", "csv_sha256_before"}
"""What changes with every reply."""


def says_less(old: bytes, new: bytes) -> bool:
    """Whether something of the old JSON is gone.

    Marks and replies that come to others take nothing away; nor does another reply of the same one.

    Parameters
    ----------
    old, new
        The bytes of both; of what is no record something is always gone.
    """
    before, after = _object(old), _object(new)
    if before is None or after is None or _others(before) != _others(after):
        return True
    if not _replied(before) <= _replied(after):
        return True
    pairs = [before.get("duties", []), after.get("duties", [])]
    if not all(isinstance(one, list) for one in pairs) or len(pairs[0]) != len(pairs[1]):
        return True
    return any(_is_less(*pair) for pair in zip(*pairs, strict=True))


def _object(text: bytes) -> dict[str, Any] | None:
    try:
        top = json.loads(text)
    except ValueError:
        return None
    return top if isinstance(top, dict) else None


def _others(top: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in top.items() if key not in {"duties", *_REPLIES}}


def _replied(top: dict[str, Any]) -> set[str]:
    """Who has replied, whatever the reply: a later one takes its place."""
    consent = top.get("consent")
    said = [consent.get(key) for key in ("yes", "no")] if isinstance(consent, dict) else []
    return {str(one) for ids in said if isinstance(ids, list) for one in ids}


def _is_less(before: Any, after: Any) -> bool:
    if not isinstance(before, dict) or not isinstance(after, dict):
        return bool(before != after)
    others = [{k: v for k, v in one.items() if k != "attendance"} for one in (before, after)]
    marks = [one.get("attendance") or {} for one in (before, after)]
    return others[0] != others[1] or not marks[0].items() <= marks[1].items()
