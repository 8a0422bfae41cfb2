"""A week file with all that it reads, as it is sent to a worker: on a cluster there is no folder.

Only what the week file itself names goes along: a table of volunteers, and rosters of the history.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from dutyplan.batch.finding import Found
from dutyplan.batch.packed import Packed, pack
from dutyplan.grammar.beside import Folder
from dutyplan.grammar.limits import Limits
from dutyplan.grammar.text import Items, Mapping, Text, decode
from dutyplan.problems import Problem
from dutyplan.weekfile import load_week_file
from dutyplan.weekfile.source import read_values


@dataclass(frozen=True, slots=True)
class Parcel:
    """One of them.

    Attributes
    ----------
    number
        Of the week file in the batch.
    label
        How messages speak of it.
    data
        Its bytes.
    beside
        The files that it names.
    limits
        How much of it is read.
    digest
        A hash of all that its roster depends on.
    """

    number: int
    label: str
    data: bytes
    beside: Packed
    limits: Limits
    digest: str


@dataclass(frozen=True, slots=True)
class Packing:
    """How parcels are made.

    Attributes
    ----------
    limits
        How much is read.
    may_leave
        Whether paths in a week file may lead outside of its folder.
    options
        What rosters depend on beside the files; a text that is the same where these are.
    """

    limits: Limits
    may_leave: bool
    options: str

    def parcel(self, number: int, found: Found) -> tuple[Parcel | None, list[Problem]]:
        """Read a week file and what it names.

        Returns
        -------
        parcel, problems
            None with a problem where the week file itself can't be read. All else that is wrong
            is for the worker to find: what can't be read beside it is missing there, too.
        """
        data, problems = load_week_file(found.path, self.limits)
        if data is None:
            return None, problems
        folder = Folder(found.path.parent, may_leave=self.may_leave)
        beside = pack(folder, *_named(found.label, data, self.limits), self.limits)
        digest = self._digest(data, beside)
        return Parcel(number, found.label, data, beside, self.limits, digest), []

    def _digest(self, data: bytes, beside: Packed) -> str:
        own = self.options.encode()
        parts = [own, data]
        for name, held in beside.parts():
            parts += [name.encode("utf-8", "surrogatepass"), held]
        whole = sha256()
        for part in parts:
            whole.update(len(part).to_bytes(8, "big") + part)
        return whole.hexdigest()


def _named(label: str, data: bytes, limits: Limits) -> tuple[Text | None, list[Text]]:
    """The paths under `volunteers` and `history`, as far as the week file can be read."""
    source, problems = decode(label, data, limits.week_bytes)
    value = None if problems else read_values(source, limits)[0]
    if not isinstance(value, Mapping):
        return None, []
    people, history = value.at("volunteers"), value.at("history")
    paths = history if isinstance(history, Items) else [history]
    return people if isinstance(people, Text) else None, [
        one for one in paths if isinstance(one, Text)
    ]
