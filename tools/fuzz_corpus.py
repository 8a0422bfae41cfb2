"""Keep beside the tests what reaches the most code: `python -m tools.fuzz_corpus FOLDER`.

FOLDER is where `python -m tools.fuzz --work FOLDER` has worked. What is kept already stays; to it
come inputs of that folder, one after the other the one that reaches most of what none before it
does, up to some dozens a target. That is the greedy way to cover a set (Chvatal, 1979).
"""

from __future__ import annotations

import hashlib
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Mapping
from pathlib import Path
from types import FrameType
from typing import Any

from tests.fuzz.seeds import kept
from tests.fuzz.targets import MAX_BYTES, TARGETS, import_all
from tools.fuzz import CORPUS
from tools.fuzz_worker import ROOT

MOST = 60
"""Inputs of a target in all."""
_PACKAGE = str(ROOT / "dutyplan")

Step = tuple[str, int, int]
"""A file of the package, and two lines that were run one after the other."""


def steps_of(run: Callable[[bytes], object], data: bytes) -> set[Step]:
    """What an input reaches."""
    steps: set[Step] = set()

    def enter(frame: FrameType, event: str, argument: object) -> Any:
        name = frame.f_code.co_filename
        if not name.startswith(_PACKAGE):
            return None
        before = 0

        def pass_on(frame: FrameType, event: str, argument: object) -> Any:
            nonlocal before
            if event == "line":
                steps.add((name, before, frame.f_lineno))
                before = frame.f_lineno
            return pass_on

        return pass_on

    sys.settrace(enter)
    try:
        run(data)
    finally:
        sys.settrace(None)
    return steps


def chosen(reached: Mapping[bytes, set[Step]], known: set[Step], most: int) -> list[bytes]:
    """The inputs that reach most of what is not known yet, of equals the shortest."""
    left, found = dict(reached), []
    known = set(known)
    while left and len(found) < most:
        best = min(left, key=lambda data: (-len(left[data] - known), len(data), data))
        if left[best] <= known:
            break
        known |= left.pop(best)
        found.append(best)
    return found


def main() -> None:
    """Choose for every target."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    import_all()
    for target, run in TARGETS.items():
        known: set[Step] = set()
        own = kept(target)
        for data in own:
            known |= steps_of(run, data)
        paths = (options.folder / target / "corpus").glob("*")
        tried = {data for path in paths if len(data := path.read_bytes()) <= MAX_BYTES}
        reached = {data: steps_of(run, data) for data in tried}
        more = chosen(reached, known, MOST - len(own))
        for data in more:
            (CORPUS / target / hashlib.sha256(data).hexdigest()[:16]).write_bytes(data)
        print(f"{target}: {len(own)} were kept, {len(more)} more of {len(tried)}")


if __name__ == "__main__":
    main()
