"""Who could step in, for people: a small table for each place, then swaps as sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from dutyplan.again.places import Place, Shift, Substitute, Swaps
from dutyplan.again.substitutes import Substitutes
from dutyplan.locales import Catalogue, words
from dutyplan.outputs.base import View
from dutyplan.outputs.reasons import names_for
from dutyplan.outputs.text.grid import Block, Cell, Column, cell, clean, fold_text, render_grid
from dutyplan.plan import Duty
from dutyplan.reasons import Balance, NameOf, Reason, because

_MOST_DIRECT = 10
_MOST_SWAPPED = 5
_NO_BALANCE = "–"


def render_stepin(answer: Substitutes, view: View, *, has_all: bool = False) -> str:
    """Write an answer; not more than a few people for each place, unless `has_all`."""
    writer = _Writer(answer, view)
    most = (None, None) if has_all else (_MOST_DIRECT, _MOST_SWAPPED)
    return "\n".join(writer.place(place, *most) for place in answer.places)


class _Writer:
    def __init__(self, answer: Substitutes, view: View) -> None:
        self._duty = answer.duty
        self._view = view
        self._texts: Catalogue = words(view.language)
        self._name_of: NameOf = names_for(answer.roster.plan)

    def place(self, place: Place, most_direct: int | None, most_swapped: int | None) -> str:
        """One place: who could take it, or why nobody can; then the swaps."""
        parts = [self._line(head(place, self._duty))]
        if place.direct:
            parts.append(self._table(place.direct[:most_direct]))
            parts += self._more(place.direct[most_direct:] if most_direct else ())
        parts += map(self._line, place.nobody)
        for swaps in place.swaps:
            if swaps.found:
                parts += ["", self._line(head_of_swaps(swaps, place))]
                parts += map(self._swap, swaps.found[:most_swapped])
                parts += self._more(swaps.found[most_swapped:] if most_swapped else ())
        return "".join(f"{part}\n" for part in parts)

    def _line(self, reason: Reason) -> str:
        return fold_text(self._said(reason), self._view.width)

    def _said(self, reason: Reason) -> str:
        return clean(reason.said(self._texts, self._name_of))

    def _more(self, left_out: Sequence[Substitute]) -> list[str]:
        return [self._line(because("stepin.more", num=len(left_out)))] if left_out else []

    def _table(self, found: Sequence[Substitute]) -> str:
        texts = self._texts
        columns = [
            Column(texts["who"], weight=1),
            Column(texts["stepin.before"], is_number=True),
            Column(texts["stepin.after"], is_number=True),
        ]
        rows = [self._row(one) for one in found]
        if any(row[-1] for row in rows):
            columns.append(Column(texts["stepin.remarks"], weight=2))
        else:
            rows = [row[:-1] for row in rows]
        return render_grid(columns, rows, self._view.width, color=self._view.color)

    def _row(self, one: Substitute) -> list[Cell]:
        shift = one.shifts[0]
        remarks = tuple(Block((self._said(each),)) for each in remarks_of(one, self._duty))
        return [
            cell(clean(self._name_of(one.volunteer))),
            cell(_points(shift.before)),
            cell(_points(shift.after)),
            remarks,
        ]

    def _swap(self, one: Substitute) -> str:
        sentence = self._said(swap_of(one))
        said = [sentence, *map(self._said, remarks_of(one, self._duty))]
        text = self._texts["semicolon"].join(said)
        return fold_text(f"- {text}", self._view.width, indent="  ")


def head(place: Place, duty: Duty) -> Reason:
    """Whose place it is."""
    if not place.givers:
        return because("stepin.gap", duty=duty)
    code = "stepin.instead" if len(place.givers) == 1 else "stepin.instead.any"
    return because(code, duty=duty, volunteers=place.givers)


def head_of_swaps(swaps: Swaps, place: Place) -> Reason:
    """Whose place it is, where that matters."""
    if len(place.swaps) == 1:
        return because("stepin.swaps")
    code = "stepin.swaps.instead" if len(swaps.givers) == 1 else "stepin.swaps.instead.any"
    return because(code, volunteers=swaps.givers)


def swap_of(one: Substitute) -> Reason:
    """Who takes which duty over so that this one can come, and the balances of the two."""
    second = one.swap
    if second is None:
        raise ValueError(f"{one.volunteer.name} steps in without a swap")
    facts: dict[str, Any] = {
        "taker": second.taker,
        "other": second.duty,
        "volunteer": one.volunteer,
    }
    shifts = tuple(_shift(each) for each in reversed(one.shifts) if each.after is not None)
    if not shifts:
        return because("stepin.swap", **facts)
    return because("stepin.swap.balances", **facts, shifts=shifts)


def _shift(shift: Shift) -> Reason:
    before, after = _points(shift.before), _points(shift.after)
    return because("stepin.shift", volunteer=shift.volunteer, before=before, after=after)


def _points(tenths: int | None) -> str:
    return _NO_BALANCE if tenths is None else str(Balance(tenths))


def remarks_of(one: Substitute, duty: Duty) -> Iterator[Reason]:
    """What else there is to say: reserves, skills, soft rules."""
    if one.is_standby:
        yield because("stepin.standby")
    for skill in one.skills:
        is_here = skill.duty is duty
        if skill.more > 0:
            code = "stepin.skill" if is_here else "stepin.skill.there"
        else:
            code = "stepin.skilled" if is_here else "stepin.skilled.there"
        yield because(code, skill=skill.name, duty=skill.duty)
    for cost in one.costs:
        yield because("stepin.cost", rule=cost.rule, num=cost.points)
    for volunteer, other in one.excused:
        yield because("stepin.excused", volunteer=volunteer, duty=other)
