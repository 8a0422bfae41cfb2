"""The files beside a week file, in memory: what reading asks of its folder, asked beforehand.

Only what the week file names is looked at: a table of volunteers, and rosters of the history. Each
question is noted with its answer, whatever that is, so that who reads elsewhere is told the same.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any

from dutyplan.grammar.beside import Beside, Kind
from dutyplan.grammar.limits import Limits
from dutyplan.grammar.text import Text
from dutyplan.ledger.reading.folder import roster_files

_OF_NO_WEIGHT = ("label", "identity", "listed")
"""Answers on where a folder is, and on what else is in it than what is read or looked for."""

_Question = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Packed:
    """A `Beside` that gives the answers that were noted; of all else, that it is not there.

    Attributes
    ----------
    answers
        By question and name; an exception is raised.
    """

    answers: dict[_Question, Any] = field(default_factory=dict)

    def kind(self, name: str) -> Kind | None:
        """What a name leads to."""
        kind: Kind | None = self._answer("kind", name)
        return kind

    def listed(self, name: str) -> list[str]:
        """What is in a folder."""
        return list(self._answer("listed", name))

    def read(self, name: str, most: int) -> bytes:
        """The bytes of a file; as many as were read when it was packed."""
        data: bytes = self._answer("read", name)
        return data

    def label(self, name: str) -> str:
        """How messages speak of a file."""
        label: str = self.answers.get(("label", _key(name)), name)
        return label

    def identity(self, name: str) -> Hashable:
        """The same for two names that lead to one file or folder."""
        identity: Hashable = self._answer("identity", name)
        return identity

    @property
    def files(self) -> list[str]:
        """The names of the files that are in it."""
        return [
            name
            for (question, name), answer in self.answers.items()
            if question == "read" and isinstance(answer, bytes)
        ]

    def parts(self) -> Iterator[tuple[str, bytes]]:
        """All that a roster may depend on, in an order that is always the same."""
        for (question, name), answer in sorted(self.answers.items(), key=lambda one: one[0]):
            if question not in _OF_NO_WEIGHT:
                data = answer if isinstance(answer, bytes) else repr(answer).encode()
                yield f"{question} {name}", data

    def _answer(self, question: str, name: str) -> Any:
        missing = FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), name)
        answer = self.answers.get((question, _key(name)), missing)
        if isinstance(answer, Exception):
            raise answer
        return answer


def _key(name: str) -> str:
    """The same name on every system, where this one may part folders in its own way."""
    return PurePath(name).as_posix()


def pack(beside: Beside, people: Text | None, history: Sequence[Text], limits: Limits) -> Packed:
    """Ask what reading a week file will ask.

    Parameters
    ----------
    people
        The path under `volunteers`, if there is one.
    history
        Those under `history`.
    limits
        How much is read.
    """
    packed = Packed()
    asking = _Asking(beside, packed.answers)
    if people is not None:
        try:
            asking.read(people, limits.table_bytes + 1)
        except (OSError, ValueError):
            with suppress(OSError):
                asking.listed(".")  # for a name that is near the one that is not there
    for name in roster_files(history, asking) if history else ():
        with suppress(OSError, ValueError):
            asking.label(name)
            asking.read(name, limits.roster_bytes + 1)
    return packed


class _Asking:
    """Notes what is asked of another `Beside`, and what it answers."""

    def __init__(self, beside: Beside, answers: dict[_Question, Any]) -> None:
        self._beside = beside
        self._answers = answers

    def kind(self, name: str) -> Kind | None:
        kind: Kind | None = self._noted("kind", name, self._beside.kind)
        return kind

    def listed(self, name: str) -> list[str]:
        return list(self._noted("listed", name, lambda name: sorted(self._beside.listed(name))))

    def read(self, name: str, most: int) -> bytes:
        data: bytes = self._noted("read", name, lambda name: self._beside.read(name, most))
        return data

    def label(self, name: str) -> str:
        label: str = self._noted("label", name, self._beside.label)
        return label

    def identity(self, name: str) -> Hashable:
        identity: Hashable = self._noted("identity", name, self._beside.identity)
        return identity

    def _noted(self, question: str, name: str, ask: Callable[[str], Any]) -> Any:
        name = str(name)  # of text from a file without its place there
        try:
            answer = ask(name)
        except (OSError, ValueError) as error:
            # Without its traceback, which would keep all that it passed in memory.
            self._answers[question, _key(name)] = error.with_traceback(None)
            raise
        self._answers[question, _key(name)] = answer
        return answer
