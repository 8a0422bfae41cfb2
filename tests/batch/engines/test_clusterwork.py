from __future__ import annotations

import threading
import time

import pytest

from dutyplan.batch.engines import clusterwork
from dutyplan.batch.engines.clusterwork import Note, Place


@pytest.mark.parametrize("kept", [None, (), [], (6, 2, b"of another item"), {}])
def test_what_is_no_note_about_this_item(kept: object) -> None:
    assert Note.read(Place("run", 3, 7), kept) == Note(7, 0, b"")  # type: ignore[arg-type]


def test_a_note_is_plain_values() -> None:
    place = Place("run", 3, 7)
    assert place.keys == ["dutyplan", "run", "3"]
    assert Note.read(place, [7, 1, b"answer"]) == (7, 1, b"answer")


def test_who_may_have_killed_a_worker_is_alone_in_the_next_one() -> None:
    room = clusterwork._Room()
    order: list[str] = []

    def suspect() -> None:
        with room.entered(is_alone=True):
            order.append("suspect")
            time.sleep(0.01)
            order.append("suspect is done")

    def other() -> None:
        with room.entered(is_alone=False):
            order.append("other")

    with room.entered(is_alone=False):
        with room.entered(is_alone=False):
            threads = [threading.Thread(target=suspect) for _ in range(2)]
            for thread in threads:
                thread.start()
            while room._num_suspects < 2:
                time.sleep(0.001)
            threads.append(threading.Thread(target=other))
            threads[-1].start()
        time.sleep(0.01)
        assert order == []
    for thread in threads:
        thread.join()
    assert order == ["suspect", "suspect is done"] * 2 + ["other"]
