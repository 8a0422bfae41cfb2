"""Answers to "why?" for people: sentences, items under them with their lines, small tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from dutyplan.explaining.asking.shares import Part, by_task
from dutyplan.explaining.asking.telling import Point, tell_duty
from dutyplan.explaining.asking.tellload import tell_comparison, tell_load, tell_sharing
from dutyplan.explaining.asking.whyduty import WhyDuty
from dutyplan.explaining.asking.whyload import WhyLoad
from dutyplan.locales import Catalogue, words
from dutyplan.outputs.base import View
from dutyplan.outputs.reasons import names_for
from dutyplan.outputs.text.grid import Cell, Column, cell, clean, fold_text, render_grid
from dutyplan.plan import CENTIPOINTS
from dutyplan.problems import Span
from dutyplan.reasons import NameOf

_MOST_PARTS = 20
"""With more duties than so many, a fair share is shown task by task."""


Answer = WhyDuty | WhyLoad


def render_story(answer: Answer, seconds: float, view: View) -> str:
    """Write an answer; `seconds` is the time that was given to find it."""
    name_of = names_for(answer.best.plan)
    if isinstance(answer, WhyDuty):
        return _sentences(tell_duty(answer, seconds), view, name_of)
    return _load(answer, seconds, view, name_of)


def _load(answer: WhyLoad, seconds: float, view: View, name_of: NameOf) -> str:
    """What somebody carries: in all, the duties, where the fair share comes from, the others."""
    texts = words(view.language)
    parts = [_sentences(map(Point, tell_load(answer)), view, name_of)]
    if answer.duties:
        parts.append(_duties(answer, texts, view))
    if answer.parts:
        sharing = _sentences([Point(tell_sharing(answer))], view, name_of)
        parts.append(sharing + _shares(answer, texts, view))
    points = map(Point, tell_comparison(answer, seconds))
    parts.append(_sentences(points, view, name_of))
    return "\n".join(part for part in parts if part)


def _sentences(points: Iterable[Point], view: View, name_of: NameOf) -> str:
    """Each on a line of its own, folded, and the line of the week file that it is about."""
    texts = words(view.language)
    lines: list[str] = []
    has_items = False
    for point in points:
        text = clean(point.reason.said(texts, name_of))
        if point.is_item:
            lines.append(fold_text(f"- {text}", view.width, indent="  "))
        else:
            lines += [""] if has_items else []
            lines.append(fold_text(text, view.width))
        has_items = point.is_item
        if point.reason.span is not None:
            lines.append(_place(point.reason.span, view.width))
    return "".join(f"{line}\n" for line in lines)


def _place(span: Span, width: int) -> str:
    """The place, and the line itself."""
    text = clean(span.source.line(span.line))
    return fold_text(f"  {clean(span.label)}  {text}", width, indent="    ")


def _duties(answer: WhyLoad, texts: Catalogue, view: View) -> str:
    columns = [
        Column(texts["date"]),
        Column(texts["weekday"]),
        Column(texts["time"]),
        Column(texts["task"], weight=2),
        Column(texts["effort"], is_number=True),
    ]
    rows = [
        [
            cell(str(duty.date)),
            cell(texts.weekday(duty.date)),
            cell(str(duty.window or texts["all-day"])),
            cell(clean(duty.task.name)),
            cell(f"{duty.effort / CENTIPOINTS:g}"),
        ]
        for duty in answer.duties
    ]
    return render_grid(columns, rows, view.width, color=view.color) + "\n"


def _shares(answer: WhyLoad, texts: Catalogue, view: View) -> str:
    """Duty by duty, or task by task where there are many; the sum is the fair share."""
    columns = [
        Column(texts["when"]),
        Column(texts["task"], weight=2),
        Column(texts["owed"], is_number=True),
        Column(texts["own-part"], is_number=True),
        Column(texts["points"], is_number=True),
    ]
    is_long = len(answer.parts) > _MOST_PARTS
    groups = by_task(answer.parts) if is_long else [(one,) for one in answer.parts]
    rows: list[list[Cell] | None] = [_share_row(group, answer, texts) for group in groups]
    total = float(sum(one.points for one in answer.parts))
    last = [cell(texts["sum"]), (), (), (), cell(f"{total:.2f}")]
    return render_grid(columns, [*rows, None, last], view.width, color=view.color) + "\n"


def _share_row(parts: Sequence[Part], answer: WhyLoad, texts: Catalogue) -> list[Cell]:
    """One duty, or several of one task added up."""
    duty = parts[0].duty
    when = str(duty.date) if len(parts) == 1 else texts.format("times", num=len(parts))
    own = _plain(answer.volunteer.share)
    least, most = (_plain(which(one.weights for one in parts)) for which in (min, max))
    among = least if least == most else f"{least}-{most}"
    return [
        cell(when),
        cell(clean(duty.task.name)),
        cell(_plain(sum((one.load for one in parts), Fraction(0)))),
        cell(texts.format("own-part.of", own=own, all=among)),
        cell(f"{float(sum(one.points for one in parts)):.2f}"),
    ]


def _plain(number: Fraction) -> str:
    """Two decimals at most."""
    return f"{float(number):.2f}".rstrip("0").rstrip(".")
