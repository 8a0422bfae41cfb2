"""What was replaced in a folder of rosters: copies in a folder of their own, with numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from dutyplan.ledger.filing.whole import drafted, settle

REPLACED = "replaced"
"""The folder, beside the files."""


def keep(stem: Path, files: Mapping[str, bytes], prefix: str) -> None:
    """Copy what is about to be replaced, under the next free number; raises OSError.

    Parameters
    ----------
    stem
        The path of what is replaced, without the suffix.
    files
        What it holds, by suffix.
    prefix
        Of the names of temporary files.
    """
    folder = stem.parent / REPLACED
    folder.mkdir(exist_ok=True)
    pattern = re.compile(re.escape(stem.name) + r"\.([0-9]+)\.(?:json|csv)")
    found = [pattern.fullmatch(path.name) for path in folder.iterdir()]
    last = max((int(match[1]) for match in found if match), default=0)
    # A run that died after it had copied them has left them there already.
    if all(_holds(_copy(folder, stem, last, suffix), data) for suffix, data in files.items()):
        return
    for suffix, data in files.items():
        with drafted(_copy(folder, stem, last + 1, suffix), data, prefix) as put_in_place:
            put_in_place()
    settle(folder)


def _copy(folder: Path, stem: Path, number: int, suffix: str) -> Path:
    return folder / f"{stem.name}.{number}{suffix}"


def _holds(path: Path, data: bytes) -> bool:
    return path.exists() and path.read_bytes() == data
