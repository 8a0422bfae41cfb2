"""Where the time of a run went, as `-vv` tells it."""

from __future__ import annotations

from collections.abc import Mapping


def render_profile(seconds: Mapping[str, float]) -> str:
    """Write a line for each phase with its seconds and its share, and one for all of them."""
    total = sum(seconds.values())
    rows = [*seconds.items(), ("in all", total)]
    return "\n".join(f"  {name:<10}{part:8.2f} s{_share(part, total):>6}" for name, part in rows)


def _share(part: float, total: float) -> str:
    return f"{part / total:.0%}" if total else ""
