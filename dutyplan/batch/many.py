"""Many plans solved by an engine: each outcome speaks of the plan that was given.

A plan is sent as it is. What comes back names its parts by their numbers, so that the outcome is
about the very volunteers and duties that are here, and the plan is not sent twice.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from itertools import count
from types import MappingProxyType
from typing import Any

from dutyplan.batch.engines.base import LATER, DiedError, Ended, Engine, Later
from dutyplan.plan import Plan
from dutyplan.roster import Outcome, Status

_WINDOW = 16
"""So many plans for each that is worked at may wait for one before them."""


def solve_many(
    engine: Engine, plans: Iterable[Plan], *, time_limit: float, seed: int, strict: bool
) -> Iterator[Outcome]:
    """Solve plans by an engine; see `dutyplan.solve_many`."""
    work = partial(_solve, time_limit=time_limit, seed=seed, strict=strict)
    num_given = 0
    waiting: dict[int, Ended[_Asked, bytes]] = {}

    def asked() -> Iterator[_Asked | Later]:
        source = iter(plans)
        for number in count():
            while number >= num_given + _WINDOW * engine.size:
                yield LATER
            plan = next(source, None)
            if plan is None:
                return
            yield _Asked(number, plan)

    with closing(engine.run(work, asked())) as run:
        for ended in run:
            waiting[ended.item.number] = ended
            while num_given in waiting:
                ended = waiting.pop(num_given)
                num_given += 1
                yield _outcome(ended, seed)


def _outcome(ended: Ended[_Asked, bytes], seed: int) -> Outcome:
    plan = ended.item.plan
    if isinstance(ended.error, DiedError):
        return Outcome(
            plan=plan,
            status=Status.UNKNOWN,
            roster=None,
            goals=(),
            standings=(),
            interrupted=False,
            candidates=0,
            seconds=0.0,
            seed=seed,
            lost=True,
        )
    if ended.error is not None:
        raise ended.error
    assert ended.result is not None
    outcome = received(ended.result, plan)
    assert isinstance(outcome, Outcome)
    return outcome


@dataclass(frozen=True, slots=True)
class _Asked:
    """A plan on its way, and which one it is."""

    number: int
    plan: Plan

    def __reduce__(self) -> tuple[Any, ...]:
        return _arrived, (self.number, sent(self.plan))


def _arrived(number: int, data: bytes) -> _Asked:
    return _Asked(number, pickle.loads(data))


def _solve(asked: _Asked, *, time_limit: float, seed: int, strict: bool) -> bytes:
    from dutyplan.solving import solve

    plan = asked.plan
    outcome = solve(plan, time_limit=time_limit, workers=1, seed=seed, strict=strict)
    return sent(outcome, plan)


def sent(thing: object, plan: Plan | None = None) -> bytes:
    """A plan as bytes; or what is about one that is known where they go."""
    file = BytesIO()
    _Pickler(file, _parts(plan) if plan else []).dump(thing)
    return file.getvalue()


def received(data: bytes, plan: Plan) -> object:
    """What is about a plan, from bytes: about this one, and no copy of it."""
    return _Unpickler(BytesIO(data), _parts(plan)).load()


def _parts(plan: Plan) -> list[object]:
    """What an outcome may name, in an order that is the same for each copy of the plan."""
    parts: list[object] = [plan, *plan.volunteers, *plan.tasks, *plan.duties]
    places = [*(task.span for task in plan.tasks), *(who.span for who in plan.volunteers)]
    return parts + list(dict.fromkeys(span.source for span in places if span is not None))


def _mapping(mapping: MappingProxyType[Any, Any]) -> tuple[Any, ...]:
    return _kept, (dict(mapping),)


def _kept(mapping: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(mapping)


class _Pickler(pickle.Pickler):
    dispatch_table = {MappingProxyType: _mapping}  # noqa: RUF012, as the library has it

    def __init__(self, file: BytesIO, parts: list[object]) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self._numbers = {id(part): number for number, part in enumerate(parts)}

    def persistent_id(self, thing: object) -> int | None:
        """The number of a part that is there, too."""
        return self._numbers.get(id(thing))


class _Unpickler(pickle.Unpickler):
    def __init__(self, file: BytesIO, parts: list[object]) -> None:
        super().__init__(file)
        self._parts = parts

    def persistent_load(self, number: int) -> object:
        """The part that is meant."""
        return self._parts[number]
