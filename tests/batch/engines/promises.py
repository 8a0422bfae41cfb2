"""What every engine promises."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dutyplan.batch.engines.base import AHEAD, LATER, DiedError, Engine, Later
from tests.batch.engines import works


def each_item_ends_whatever_becomes_of_it(engine: Engine) -> None:
    items: list[object] = ["fine", "error", "odd", "end", "interrupt", "unsendable"]
    items.append(lambda: "never sent")
    ended = {str(one.item): one for one in engine.run(works.fail, items)}
    assert ended.keys() == set(map(str, items))
    assert ended.pop("fine").result == "fine"
    assert all(one.result is None for one in ended.values())
    errors = {name: repr(one.error) for name, one in ended.items()}
    assert errors["error"] == "ValueError('no such thing')"
    assert errors["odd"] == "RuntimeError('OddError: one other')"
    assert errors["end"] == "SystemExit(3)"
    assert errors["interrupt"] == "KeyboardInterrupt()"
    assert "pickle" in errors["unsendable"]
    assert "pickle" in errors[str(items[-1])]
    for name in ("error", "odd"):
        error = ended[name].error
        assert error is not None
        assert 'works.py", line' in error.__notes__[0], "where it was raised"


def a_worker_that_dies_hurts_nobody_else_and_its_item_is_tried_once_more(
    engine: Engine, folder: Path
) -> dict[str, int]:
    # As many die of an item as its name begins with.
    names = ["0-a", "1", "0-b", "2", "0-c", "3", "0-d"]
    ended = {one.item.name: one for one in engine.run(works.die, [folder / n for n in names])}
    for name in ("0-a", "0-b", "0-c", "0-d", "1"):
        assert ended[name].result == name
        assert ended[name].error is None
    for name in ("2", "3"):
        assert ended[name].result is None
        assert isinstance(ended[name].error, DiedError)
    return {name: len((folder / name).read_text().splitlines()) for name in names}


def items_are_asked_for_when_there_is_room(engine: Engine) -> None:
    pulled = given = 0

    def items() -> Iterator[int | Later]:
        nonlocal pulled
        while pulled < 30:
            assert pulled - given < engine.size + AHEAD
            if pulled == 10 and given < 10:
                yield LATER
            else:
                pulled += 1
                yield pulled

    for ended in engine.run(works.double, items()):
        given += 1
        assert ended.result == 2 * ended.item
    assert (pulled, given) == (30, 30)
