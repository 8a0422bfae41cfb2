"""A week file in the making: its parts as text, so that rules and shortages can change them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

START = date(2026, 11, 28)
"""A Saturday."""


@dataclass(slots=True)
class Draft:
    """The parts of a week file, as they will be written.

    Attributes
    ----------
    length
        The line that says how long the plan is.
    tasks, volunteers
        Key by key, in the order of the file; `available` is kept apart.
    free
        For each volunteer the days, or days with times, on which that one is available.
    days
        The days that have duties.
    """

    title: str
    length: str
    days: list[date]
    tasks: list[dict[str, str]] = field(default_factory=list)
    volunteers: list[dict[str, str]] = field(default_factory=list)
    free: list[list[str]] = field(default_factory=list)
    rules: dict[str, str] = field(default_factory=dict)

    def text(self) -> str:
        """The week file."""
        lines = [f"title: {self.title}", f"start: {START}", self.length, "tasks:"]
        lines += [f"  - {_flow(task)}" for task in self.tasks]
        lines.append("volunteers:")
        for one, free in zip(self.volunteers, self.free, strict=True):
            times = ", ".join(f"'{time}'" for time in free)
            lines.append(f"  - {_flow(one | {'available': f'[{times}]'})}")
        if self.rules:
            lines.append("rules:")
            lines += [f"  {name}: {words}" for name, words in self.rules.items()]
        return "\n".join(lines) + "\n"


def _flow(words: dict[str, str]) -> str:
    return "{" + ", ".join(f"{key}: {value}" for key, value in words.items()) + "}"
