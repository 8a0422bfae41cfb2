"""What another roster has published stays."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from dutyplan.again.published import published_elsewhere
from tests import plans

PLAN = replace(
    plans.plan(
        """
        start: 2026-11-28
        weeks: 3
        tasks: [{name: Rails, when: saturday 10:00-11:00}, {name: Yard, when: sunday}]
        volunteers: [{name: Ann}, {name: Bob}]
        """
    ),
    history=("rosters",),
)


def put(path: Path, *days: str) -> None:
    duties = [
        {"date": day, "start": "10:00", "end": "11:00", "task": "Rails", "want": 1,
         "volunteers": ["Ann"]}
        for day in days
    ]  # fmt: skip
    record = {"title": "", "start": days[0], "end": days[-1], "duties": duties, "volunteers": []}
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(record), encoding="utf-8")


def found(folder: Path, own: Path) -> list[str]:
    return [str(duty.date) for duty in published_elsewhere(PLAN, folder, own)]


def test_duties_of_other_rosters(tmp_path: Path) -> None:
    put(tmp_path / "rosters" / "2026-11-28.json", "2026-11-28")
    put(tmp_path / "rosters" / "2026-12-05.json", "2026-12-05", "2026-12-19")
    assert found(tmp_path, tmp_path / "draft.csv") == ["2026-11-28", "2026-12-05"]
    own = tmp_path / "rosters" / "2026-12-05.csv"
    assert found(tmp_path, own) == ["2026-11-28"]


def test_without_history_nothing_is_published(tmp_path: Path) -> None:
    assert published_elsewhere(replace(PLAN, history=()), tmp_path, tmp_path / "a.json") == []
    assert found(tmp_path, tmp_path / "a.json") == []
