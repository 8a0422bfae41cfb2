"""Folders of filed rosters, and what is said of them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from dutyplan.grammar.text import Text
from dutyplan.ledger.reading.folder import Filed, read_history
from dutyplan.problems import Source, render_text

HEAD = "date,start,end,task,volunteer,role,effort,status\n"
LINE = Source("week.yaml", "history: rosters")


def duty(day: str, *volunteers: str, task: str = "Rails", **members: Any) -> dict[str, Any]:
    start, end = ("10:00", "11:00") if task == "Rails" else (None, None)
    return {
        "date": day, "start": start, "end": end, "task": task,
        "want": len(volunteers), "volunteers": list(volunteers),
    } | members  # fmt: skip


def record(*duties: dict[str, Any], **members: Any) -> dict[str, Any]:
    """A roster from the first of its duties to the last."""
    days = [one["date"] for one in duties]
    return {
        "title": "Saturday", "start": min(days), "end": max(days), "duties": list(duties)
    } | members  # fmt: skip


def row(day: str, volunteer: str, status: str = "planned", role: str = "duty") -> str:
    return f"{day},10:00,11:00,Rails,{volunteer},{role},{0 if role == 'standby' else 1},{status}\n"


def write(name: str, content: dict[str, Any] | str) -> str:
    """Write a file, its folders too; give the hash of its bytes."""
    text = content if isinstance(content, str) else json.dumps(content, indent=1)
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return sha256(text.encode()).hexdigest()


def names(*paths: str) -> Sequence[Text]:
    return [Text(path, LINE.span_at(9, 7)) for path in paths]


def read(*paths: str) -> list[Filed]:
    found, problems = read_history(names(*paths or ["rosters"]), Path())
    assert [render_text(problem) for problem in problems] == []
    return found


def counted(found: list[Filed]) -> list[tuple[str, list[str]]]:
    """The name of each file, and the days of its duties that count."""
    return [(one.path.name, [duty.date.isoformat() for duty in one.duties]) for one in found]


def problems_of(*paths: str) -> list[str]:
    """What is wrong; with an error nothing may be read."""
    found, problems = read_history(names(*paths or ["rosters"]), Path())
    assert not (found and any(problem.is_error for problem in problems))
    return [render_text(problem) for problem in problems]
