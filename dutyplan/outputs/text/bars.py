"""Bars of balances from a common zero line: to the right for +, to the left for -."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_EIGHTHS = " ▏▎▍▌▋▊▉"
"""What fills a cell from its left side, by eighths."""

_LEAST_SIDE = 1


@dataclass(frozen=True, slots=True)
class Pens:
    """What bars are drawn with.

    Attributes
    ----------
    full
        A full cell.
    right
        The end of a bar to the right, by the parts of a cell that it fills.
    left
        The same of a bar to the left; of cells filled from their right side few are known.
    axis
        The zero line.
    """

    full: str
    right: str
    left: str
    axis: str

    @property
    def characters(self) -> str:
        """All that may be drawn."""
        return self.full + self.right + self.left + self.axis


BLOCKS = Pens("█", _EIGHTHS, " ▕▕▐▐▐▐█", "│")
HASHES = Pens("#", " ", " ", "|")
"""For consoles that know no other characters."""


def draw_bars(tenths: Sequence[int | None], width: int, pens: Pens) -> list[str]:
    """A line for each balance, each `width` cells wide; only the zero line for None.

    Notes
    -----
    The zero line stands where the longest bar on either side just fits; a balance that is not 0
    always shows.
    """
    most = max([0, *(one for one in tenths if one is not None)])
    least = min([0, *(one for one in tenths if one is not None)])
    room = max(2 * _LEAST_SIDE, width - len(pens.axis))
    left = _left_side(most, -least, room)
    right = room - left
    # One scale for both sides, else they could not be compared.
    scale = min(
        right / most if most else float(room),
        left / -least if least else float(room),
    )
    return [_bar(one or 0, scale, left, right, pens) for one in tenths]


def _left_side(most: int, least: int, room: int) -> int:
    """Cells on the left of the zero line."""
    if not least:
        return 0
    if not most:
        return room
    return min(max(round(room * least / (most + least)), _LEAST_SIDE), room - _LEAST_SIDE)


def _bar(tenths: int, scale: float, left: int, right: int, pens: Pens) -> str:
    steps = len(pens.right)
    parts = max(1, round(abs(tenths) * scale * steps)) if tenths else 0
    parts = min(parts, (right if tenths > 0 else left) * steps)
    full, rest = divmod(parts, steps)
    if tenths < 0:
        end = pens.left[rest] if rest else ""
        return (end + pens.full * full).rjust(left) + pens.axis + " " * right
    end = pens.right[rest] if rest else ""
    return " " * left + pens.axis + (pens.full * full + end).ljust(right)
