"""Balances over the weeks for people: numbers, and beside them bars that show who carries most."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from dutyplan.ledger.sums import NOTHING, Ledger
from dutyplan.locales import Catalogue
from dutyplan.outputs.closing import NONE, signed_tenths
from dutyplan.outputs.reasons import names_for
from dutyplan.outputs.text.bars import Pens, draw_bars
from dutyplan.outputs.text.folding import fold
from dutyplan.outputs.text.grid import cells, clean, fold_text, shield
from dutyplan.reasons import Reason, because

_GUTTER = "  "
_MOST_NAME = 20
_LEAST_NAME = 8
_BARS = 16
"""Cells that bars take at least, where months could use them too."""


@dataclass(frozen=True, slots=True)
class _Column:
    """Numbers under a heading, which may take two lines."""

    heading: str
    texts: list[str]

    @property
    def width(self) -> int:
        words = self.heading.split()
        return max(map(cells, [*self.texts, *words]))


def render_ledger(told: Ledger, catalogue: Catalogue, width: int, pens: Pens) -> str:
    """A row for each volunteer, who carries most on top.

    Parameters
    ----------
    width
        Terminal cells in a line, at most.
    """
    rows = [told.of(one) for one in told.ranking()]
    owes = [told.is_compared(one) for one in told.ranking()]
    numbers = {
        "duties": [str(one.duties) for one in rows],
        "absences": [str(one.absences) for one in rows],
        "load": [points(one.load) for one in rows],
        "fair-share": [
            f"{_hundredths(one.owed):.2f}" if is_owing else NONE
            for one, is_owing in zip(rows, owes, strict=True)
        ],
        "balance": _balances(told),
    }
    columns = [_Column(catalogue[key], texts) for key, texts in numbers.items()]
    chart = _Page(told, catalogue, width, pens).chart(columns)
    return _text(_head(told, catalogue), chart, list(_remarks(told, catalogue)), width)


def render_months(told: Ledger, catalogue: Catalogue, width: int, pens: Pens) -> str:
    """The balances at the end of each month; the bars are those of the last."""
    page = _Page(told, catalogue, width, pens)
    ranking = told.ranking()
    columns = []
    for month in told.months:
        ends = [month.until.get(one.id, NOTHING).tenths for one in ranking]
        texts = [
            signed_tenths(end if told.is_compared(one) else None)
            for one, end in zip(ranking, ends, strict=True)
        ]
        columns.append(_Column(month.label, texts))
    shown = page.newest(columns)
    remarks = list(_remarks(told, catalogue))
    if len(shown) < len(columns):
        more = because("ledger.months.more", num=len(shown), all=len(columns))
        remarks.insert(0, more.said(catalogue))
    head = [*_head(told, catalogue), catalogue["ledger.months"]]
    return _text(head, page.chart(shown), remarks, width)


def nothing_counted(told: Ledger) -> Reason:
    """Why there is no balance at all."""
    if not told.plan.past.duties:
        code = "ledger.none-before" if told.plan.history else "ledger.none"
        return because(code, start=told.plan.start)
    return because("ledger.none-counted", num=len(told.plan.past.duties))


def points(value: Fraction) -> str:
    """A load: two decimals at most, half up."""
    return f"{_hundredths(value):.2f}".rstrip("0").rstrip(".")


def _hundredths(value: Fraction) -> float:
    return (100 * value + Fraction(1, 2)).__floor__() / 100


def _balances(told: Ledger) -> list[str]:
    return [
        signed_tenths(told.of(one).tenths if told.is_compared(one) else None)
        for one in told.ranking()
    ]


def _head(told: Ledger, catalogue: Catalogue) -> list[str]:
    past = told.options.past
    dates = {"start": past[0].duty.date, "end": past[-1].duty.date}
    key = "ledger.title" if dates["end"] > dates["start"] else "ledger.title.day"
    return [catalogue.format(key, title=clean(told.plan.title), **dates)]


def _remarks(told: Ledger, catalogue: Catalogue) -> Iterator[str]:
    """What the numbers mean, and what they leave out."""
    legend = catalogue["legend"]
    if not all(map(told.is_compared, told.plan.volunteers)):
        legend += catalogue.format("legend.none", none=NONE)
    yield legend
    yield catalogue[_OF[told.options.of]]
    if told.options.memory is not None:
        memory = told.options.memory
        yield because("ledger.memory", memory=memory.reason).said(catalogue)
    others = told.others.values()
    if others:
        together = sum(others, NOTHING)
        load, balance = points(together.load), signed_tenths(together.tenths)
        said = because("ledger.others", num=len(others), load=load, balance=balance)
        yield said.said(catalogue)


_OF = {"effort": "ledger.of.effort", "hours": "ledger.of.hours", "duties": "ledger.of.duties"}


class _Page:
    """Names on the left, numbers in the middle, and bars in all the room that is left."""

    def __init__(self, told: Ledger, catalogue: Catalogue, width: int, pens: Pens) -> None:
        self._told = told
        self._heading = catalogue["name"]
        self._width = width
        self._pens = pens
        name_of = names_for(told.plan)
        self._names = [name_of(one) for one in told.ranking()]
        longest = max(map(cells, [self._heading, *self._names]))
        self._name_width = min(longest, max(_LEAST_NAME, min(_MOST_NAME, width // 4)))

    def newest(self, columns: list[_Column]) -> list[_Column]:
        """The last columns, as many as leave the bars some room; one at least."""
        room = self._width - self._name_width - len(_GUTTER) - _BARS
        shown: list[_Column] = []
        for column in reversed(columns):
            room -= column.width + len(_GUTTER)
            if room < 0 and shown:
                break
            shown.insert(0, column)
        return shown

    def chart(self, columns: Sequence[_Column]) -> list[str]:
        """The lines of the whole table."""
        taken = self._name_width + sum(len(_GUTTER) + one.width for one in columns)
        room = max(2 + len(self._pens.axis), self._width - taken - len(_GUTTER))
        told = self._told
        bars = draw_bars(
            [told.of(one).tenths if told.is_compared(one) else None for one in told.ranking()],
            room,
            self._pens,
        )
        lines = self._headings(columns)
        for place, name in enumerate(self._names):
            first, *more = fold(name, self._name_width)
            numbers = [one.texts[place].rjust(one.width) for one in columns]
            lines.append(_GUTTER.join([self._named(first), *numbers, bars[place]]).rstrip())
            lines += [shield(line) for line in more]
        return lines

    def _headings(self, columns: Sequence[_Column]) -> list[str]:
        """Headings end at the line under them."""
        stacks = [_stacked(one) for one in columns]
        height = max(map(len, stacks))
        lines = []
        for level in range(height):
            name = self._heading if level == height - 1 else ""
            texts = [
                _right(([""] * (height - len(stack)) + stack)[level], one.width)
                for stack, one in zip(stacks, columns, strict=True)
            ]
            lines.append(_GUTTER.join([self._named(name), *texts]).rstrip())
        rules = ["-" * self._name_width, *("-" * one.width for one in columns)]
        return [*lines, _GUTTER.join(rules)]

    def _named(self, name: str) -> str:
        return shield(name) + " " * (self._name_width - cells(name))


def _stacked(column: _Column) -> list[str]:
    return fold(column.heading, column.width)


def _right(text: str, width: int) -> str:
    return " " * (width - cells(text)) + text


def _text(head: list[str], chart: list[str], remarks: list[str], width: int) -> str:
    parts = [[fold_text(line, width) for line in head], chart]
    parts.append([fold_text(line, width) for line in remarks])
    return "\n\n".join("\n".join(part) for part in parts) + "\n"
