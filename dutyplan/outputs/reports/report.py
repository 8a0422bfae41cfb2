"""What is said of a roster that was edited by hand, for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from dutyplan.explaining.edited.edits import Edits
from dutyplan.explaining.edited.nearest import Nearest
from dutyplan.explaining.edited.review import Review
from dutyplan.goals.base import Value
from dutyplan.locales import Catalogue
from dutyplan.outputs.closing import (
    NONE,
    broken_lines,
    gap_sentence,
    shortfall_lines,
    signed_tenths,
)
from dutyplan.outputs.reasons import names_for
from dutyplan.outputs.text.grid import Block, Cell, Column, cell, clean, fold_text, render_grid
from dutyplan.problems import Span, excerpt
from dutyplan.reasons import NameOf, Reason, because
from dutyplan.roster import Breach, GoalResult, Outcome

_MOST_EDITS = 20
_MOST_BALANCES = 12


def render_review(said: Review, catalogue: Catalogue, width: int, origin: str | None) -> str:
    """Breaches, gaps, edits, each goal beside the best, and the nearest roster without a breach.

    Parameters
    ----------
    width
        Terminal cells in a line, at most.
    origin
        What the roster that was edited is called; None for the one that `solve` makes.
    """
    name_of = names_for(said.roster.plan)
    text = _Text(catalogue, name_of, width)
    parts = [
        _first_part(said, catalogue, name_of, width),
        [] if said.made is None else text.edits(said.made, origin),
        text.goals(said),
        list(text.remarks(said)),
        [] if said.nearest is None else text.nearest(said.nearest),
    ]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def breach_text(breach: Breach, catalogue: Catalogue, name_of: NameOf) -> str:
    """What is wrong, in words."""
    return f"{breach.rule}: {clean(breach.said(catalogue, name_of))}"


def _first_part(said: Review, catalogue: Catalogue, name_of: NameOf, width: int) -> list[str]:
    """What the roster is like by itself; the line of a rule is shown once."""
    lines = []
    seen: set[Span] = set()
    for breach in said.report.breaches:
        lines.append(fold_text(breach_text(breach, catalogue, name_of), width, "  "))
        if breach.span is not None:
            lines += _place(breach.span, is_known=breach.span in seen)
            seen.add(breach.span)
    if not lines:
        lines.append(catalogue["check.no-breach"])
    others = [
        *broken_lines(said.report.broken, catalogue),
        *shortfall_lines(said.report.shortfalls, catalogue),
        *(gap_sentence(said.roster, duty, catalogue) for duty in said.roster.gaps()),
    ]
    return lines + [fold_text(line, width, "  ") for line in others]


def _place(span: Span, *, is_known: bool) -> list[str]:
    place = f"  {clean(span.label)}"
    return [place] if is_known else [place, *excerpt(span)]


class _Text:
    """The parts that speak of other rosters."""

    def __init__(self, catalogue: Catalogue, name_of: NameOf, width: int) -> None:
        self._catalogue = catalogue
        self._name_of = name_of
        self._width = width

    def edits(self, made: Edits, origin: str | None) -> list[str]:
        """Which places differ."""
        if not made.changes:
            return []
        head = self._catalogue["edited.cells"]
        if origin is not None:
            head = self._catalogue.format("edited.cells.before", name=clean(origin))
        lines = [self._item(change.reason) for change in made.changes[:_MOST_EDITS]]
        if len(made.changes) > _MOST_EDITS:
            more = because("edited.more", num=len(made.changes) - _MOST_EDITS)
            lines.append(self._item(more))
        return [head, *lines]

    def goals(self, said: Review) -> list[str]:
        """A table: each goal here, at best with the edits, and at best."""
        kept = said.keeping.outcome if said.keeping else None
        others = {"edited.keeping": kept, "edited.best": said.best}
        shown = {key: one for key, one in others.items() if one is not None and one.roster}
        head = [Column(self._catalogue["edited.goal"])]
        head += [Column(self._catalogue[key], weight=1) for key in ("check.this", *shown)]
        rows = [
            self._row(goal_id, value, [one.goals[place] for one in shown.values()])
            for place, (goal_id, value) in enumerate(said.report.values)
        ]
        if not rows:
            return []
        lines = render_grid(head, rows, self._width, color=False).split("\n")
        return lines + self._proofs(list(shown.values()))

    def _row(self, goal_id: str, value: Value, others: Sequence[GoalResult]) -> list[Cell]:
        row = [cell(clean(self._catalogue.get(f"check.{goal_id}", goal_id))), _values(value)]
        for one in others:
            mark = () if one.proved else cell(self._catalogue["edited.not-proved"])
            row.append((*_values(one.value), *mark))
        return row

    def _proofs(self, shown: list[Outcome]) -> list[str]:
        if not shown:
            return []
        is_all = all(one.proved for outcome in shown for one in outcome.goals)
        return [self._catalogue["edited.proved" if is_all else "edited.some-proved"]]

    def remarks(self, said: Review) -> Iterator[str]:
        """Why there is nothing to compare with."""
        for why in (said.unknown, said.keeping.why if said.keeping else None):
            if why is not None:
                yield self._sentence(why)
                if why.span is not None:
                    yield from _place(why.span, is_known=False)

    def nearest(self, found: Nearest) -> list[str]:
        """What is to be done so that no rule is broken."""
        if found.roster is None:
            key = "nearest.none" if found.is_proved else "nearest.open"
            return [fold_text(self._catalogue[key], self._width)]
        if not found.changes:
            head = self._catalogue["nearest.reserves"]
        elif found.is_proved:
            head = because("nearest.proved", num=found.num_changes).said(self._catalogue)
        else:
            head = because("nearest.found", num=found.num_changes).said(self._catalogue)
        excused = [
            because(
                "edited.excused", when=one.duty.date, task=one.duty.task, volunteer=one.volunteer
            )
            for one in found.excused
        ]
        head = fold_text(head, self._width)
        return [head, *map(self._item, [*(one.reason for one in found.changes), *excused])]

    def _item(self, reason: Reason) -> str:
        return f"- {clean(reason.said(self._catalogue, self._name_of))}"

    def _sentence(self, reason: Reason) -> str:
        return fold_text(clean(reason.said(self._catalogue, self._name_of)), self._width)


def _values(value: Value) -> Cell:
    """A number, or balances from the largest down; of many those that are equal are counted."""
    if isinstance(value, int):
        return cell(str(value))
    texts = list(map(signed_tenths, value))
    if len(texts) > _MOST_BALANCES:
        texts = [f"{num}×{text}" if num > 1 else text for text, num in Counter(texts).items()]
    return (Block(tuple(texts) or (NONE,)),)
