from __future__ import annotations

from collections.abc import Iterator

import pytest

from dutyplan.batch.engines.base import LATER, DiedError, Ended, Later
from dutyplan.batch.engines.sending import Feed, Task, worked
from tests.batch.engines import works


def items() -> Iterator[int | Later]:
    yield 1
    yield LATER
    yield 2
    yield 3
    yield 4


def test_tasks_are_taken_as_there_is_room() -> None:
    feed = Feed(works.double, items())
    taken = []
    for num in (5, 1, 1, 1):
        taken.append([task.item for task in feed.take(num)])
        assert not feed.is_over
    assert taken == [[1], [2], [3], [4]]
    assert list(feed.take(0)) == []
    assert not feed.is_over
    assert list(feed.take(1)) == []
    assert feed.is_over


def test_a_task_is_done_wherever_it_is() -> None:
    (task,) = Feed(works.double, [21]).take(1)
    task.answer = worked(task.data)
    ended: Ended[int, int] = task.ended()
    assert (ended.item, ended.result, ended.error) == (21, 42, None)


@pytest.mark.parametrize("how", ["error", "odd", "end", "interrupt", "unsendable"])
def test_nothing_that_an_item_does_is_raised_where_it_is_done(how: str) -> None:
    (task,) = Feed(works.fail, [how]).take(1)
    task.answer = worked(task.data)
    assert task.ended().result is None
    assert task.ended().error is not None


def test_what_can_not_be_sent_has_its_answer_at_once() -> None:
    (task,) = Feed(works.fail, [lambda: None]).take(1)
    assert task.data == b""
    assert "pickle" in str(task.ended().error)


def test_without_an_answer_they_have_died() -> None:
    assert isinstance(Task("item").ended().error, DiedError)
