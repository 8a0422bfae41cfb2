"""Bars, character by character, and what holds for all of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from dutyplan.outputs.text.bars import BLOCKS, HASHES, draw_bars
from tests.oracle.plans import examples


def test_to_the_right_and_to_the_left() -> None:
    assert draw_bars([40, 15, 1, 0, -1, -10, -20], 13, BLOCKS) == [
        "    │████████",
        "    │███     ",
        "    │▎       ",
        "    │        ",
        "   ▕│        ",
        "  ██│        ",
        "████│        ",
    ]


def test_ends_by_eighths() -> None:
    tenths = [64, *range(9)]
    assert [one[1:3] for one in draw_bars(tenths, 9, BLOCKS)] == [
        "██", "  ", "▏ ", "▎ ", "▍ ", "▌ ", "▋ ", "▊ ", "▉ ", "█ ",
    ]  # fmt: skip


def test_ends_on_the_left_by_what_there_is() -> None:
    tenths = [-64, *(-one for one in range(9))]
    assert [one[6:8] for one in draw_bars(tenths, 9, BLOCKS)] == [
        "██", "  ", " ▕", " ▕", " ▐", " ▐", " ▐", " ▐", " █", " █",
    ]  # fmt: skip


def test_with_ascii_alone() -> None:
    assert draw_bars([40, 1, 0, -20], 13, HASHES) == [
        "    |########",
        "    |#       ",
        "    |        ",
        "####|        ",
    ]


def test_on_one_side_alone() -> None:
    assert draw_bars([20, 10], 5, HASHES) == ["|####", "|##  "]
    assert draw_bars([-20, -10], 5, HASHES) == ["####|", "  ##|"]


def test_nothing_to_show() -> None:
    assert draw_bars([0, 0], 5, BLOCKS) == ["│    "] * 2
    assert draw_bars([None, 5], 3, HASHES) == ["|  ", "|##"]
    assert draw_bars([], 5, BLOCKS) == []


@examples(200)
@given(
    st.lists(st.integers(-300, 300), min_size=1, max_size=8),
    st.integers(4, 70),
    st.sampled_from([BLOCKS, HASHES]),
)
def test_longer_means_more(tenths: list[int], width: int, pens: object) -> None:
    """All as wide, on one zero line, none longer than one that stands for more, none lost."""
    bars = draw_bars(tenths, width, pens)  # type: ignore[arg-type]
    assert {wcswidth(one) for one in bars} == {width}
    axis = pens.axis  # type: ignore[attr-defined]
    assert len({one.index(axis) for one in bars}) == 1
    for value, bar in zip(tenths, bars, strict=True):
        left, right = bar.split(axis)
        assert bool(left.strip()) is (value < 0)
        assert bool(right.strip()) is (value > 0)
    lengths = [len(one.strip()) for one in bars]
    for value, length in zip(tenths, lengths, strict=True):
        for other, its in zip(tenths, lengths, strict=True):
            if abs(value) <= abs(other):
                assert length <= its + (0 if value * other > 0 else 1)
