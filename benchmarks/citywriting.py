"""A made-up city on disk: a folder for each community."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from benchmarks.community import Community, community
from benchmarks.pastrosters import past_rosters


def write_city(folder: Path, numbers: Iterable[int], seed: int = 0) -> list[Community]:
    """Write communities of these numbers; each is a folder with `week.yaml` in it."""
    found = []
    for number in numbers:
        one = community(number, seed)
        write_community(one, folder / one.name, seed)
        found.append(one)
    return found


def write_community(one: Community, folder: Path, seed: int = 0) -> None:
    """Write the week file of one, and what it names."""
    folder.mkdir(parents=True)
    (folder / "week.yaml").write_text(one.week_file(), encoding="utf-8")
    if one.form != "yaml":
        (folder / one.table_name).write_bytes(one.table())
    if one.num_past:
        (folder / "rosters").mkdir()
        for name, data in past_rosters(one, folder, seed):
            (folder / "rosters" / name).write_bytes(data)
