"""What the week files of a batch are read from: nothing of it may be written over."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from dutyplan.batch.finding import Found
from dutyplan.batch.parcel import Packing, Parcel


def files_read(found: Found, parcel: Parcel) -> frozenset[Path]:
    """A week file and what it names, wherever links lead."""
    beside = (found.path.parent / name for name in parcel.beside.files)
    return frozenset(path.resolve() for path in (found.path, *beside))


def inputs_near(out: Path, found: Sequence[Found], packing: Packing) -> frozenset[Path]:
    """The same of all week files, where the results lie among them.

    Elsewhere no roster can take the place of what another one is read from, and no week file is
    read but when it is its turn.
    """
    if not packing.may_leave and not _is_near(out.resolve(), found):
        return frozenset()
    read: set[Path] = set()
    for one in found:
        if one.fault is None:
            parcel, _ = packing.parcel(0, one)
            if parcel is not None:
                read |= files_read(one, parcel)
    return frozenset(read)


def _is_near(out: Path, found: Sequence[Found]) -> bool:
    """Whether the one lies in a folder of the others, or they in it."""
    folders = {one.path.parent for one in found}
    return any(
        out.is_relative_to(folder) or folder.is_relative_to(out)
        for folder in (one.resolve() for one in folders)
    )
