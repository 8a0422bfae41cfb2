"""The table for people: who does what, what is missing, and how the load is shared."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from dutyplan.locales import Catalogue, words
from dutyplan.outputs.base import View
from dutyplan.outputs.closing import NONE, closing_lines, gap_lines, signed_tenths
from dutyplan.outputs.grid import (
    BOLD,
    RED,
    Block,
    Cell,
    Column,
    cell,
    clean,
    fold_text,
    render_grid,
    style_text,
)
from dutyplan.outputs.reasons import gap_items, names_for
from dutyplan.plan import Duty, Plan, Volunteer
from dutyplan.reasons import NameOf
from dutyplan.roster import Outcome, Roster, Standing

Rows = list[list[Cell] | None]


def render(outcome: Outcome, view: View) -> str:
    """Write the whole table; without a roster only the title and a line."""
    texts = words(view.language)
    title = _bold(_title(outcome.plan, texts), view)
    if view.note:
        title += "\n" + fold_text(view.note, view.width)
    if outcome.roster is None:
        return f"{title}\n\n{texts['no-roster']}\n"
    page = _Page(outcome.roster, view, texts)
    parts = [title]
    if view.by == "volunteer":
        parts += [_by_volunteer(page), _gaps(page)]
    else:
        parts.append(_by_date(page))
    parts += [_notes(page), _standings(page, outcome.standings), _why_gaps(page, outcome)]
    lines = closing_lines(outcome, outcome.roster, texts, page.name)
    parts.append("\n".join(_folded(line, view) for line in lines))
    return "\n\n".join(part for part in parts if part) + "\n"


def _folded(line: str, view: View) -> str:
    """A line, or an item of a list, whose next lines begin under its first word."""
    return fold_text(line, view.width, indent="  " if line.startswith("- ") else "")


@dataclass(frozen=True)
class _Page:
    """What every part of the table needs to know."""

    roster: Roster
    view: View
    texts: Catalogue

    @property
    def plan(self) -> Plan:
        return self.roster.plan

    @cached_property
    def name(self) -> NameOf:
        """What a volunteer is called."""
        return names_for(self.plan)

    @cached_property
    def has_places(self) -> bool:
        return any(clean(duty.task.place) for duty in self.plan.duties)

    @cached_property
    def is_crowded(self) -> bool:
        """Whether some date has several duties, so that a line between dates helps the eye."""
        dates = Counter(duty.date for duty in self.plan.duties)
        return len(dates) > 1 and max(dates.values()) > 1

    def grid(self, columns: list[Column], rows: Rows) -> str:
        return render_grid(columns, rows, self.view.width, color=self.view.color)

    def duty_columns(self) -> list[Column]:
        heads = [Column(self.texts[key]) for key in ("date", "weekday", "time")]
        flexible = ("task", "place") if self.has_places else ("task",)
        return heads + [Column(self.texts[key], weight=2) for key in flexible]

    def duty_cells(self, duty: Duty, *, is_dated: bool = True) -> list[Cell]:
        day = (duty.date.isoformat(), self.texts.weekday(duty.date)) if is_dated else ("", "")
        time = str(duty.window) if duty.window else self.texts["all-day"]
        place = (duty.task.place,) if self.has_places else ()
        return [cell(clean(text)) for text in (*day, time, duty.task.name, *place)]

    def gap_cell(self, duty: Duty) -> Cell:
        """Say what the duty lacks, a block each, marked so that it is seen without colour."""
        return tuple(Block((line,), style=RED) for line in gap_lines(self.roster, duty, self.texts))

    def standby_cell(self, duty: Duty) -> Cell:
        """Name the reserves, and say how many are lacking."""
        names = [self.name(one) for one in self.roster.standby(duty)]
        lack = 0 if self.roster.is_called_off(duty) else duty.task.standby - len(names)
        if lack > 0:
            names.append(self.texts.format("standby.missing", num=lack))
        if not names:
            return ()
        first = self.texts.format("standby", name=names[0])
        return (Block((first, *names[1:]), self.texts["comma"]),)


def _bold(text: str, view: View) -> str:
    lines = fold_text(text, view.width).split("\n")
    return "\n".join(style_text(line, BOLD, color=view.color) for line in lines)


def _title(plan: Plan, texts: Catalogue) -> str:
    days = [duty.date for duty in plan.duties] or [plan.start]
    key = "title" if days[-1] > days[0] else "title.day"
    return texts.format(key, title=clean(plan.title), start=days[0], end=days[-1])


def _by_date(page: _Page) -> str:
    rows: Rows = []
    for _, duties in groupby(page.plan.duties, key=lambda duty: duty.date):
        if rows and page.is_crowded:
            rows.append(None)
        for count, duty in enumerate(duties):
            crew = tuple(page.name(one) for one in page.roster.crew(duty))
            who: Cell = (Block(crew, page.texts["comma"]),) if crew else ()
            dated = page.duty_cells(duty, is_dated=count == 0)
            rows.append([*dated, who + page.gap_cell(duty) + page.standby_cell(duty)])
    return page.grid([*page.duty_columns(), Column(page.texts["who"], weight=3)], rows)


def _by_volunteer(page: _Page) -> str:
    columns = [Column(page.texts["name"], weight=3), *page.duty_columns()]
    rows: Rows = []
    for one in page.plan.volunteers:
        name = cell(page.name(one))
        idle: list[Cell] = [(), (), (), cell(page.texts["no-duty"]), ()]
        own = [_own_cells(page, one, duty) for duty in _own_duties(page.roster, one)]
        for cells_of_duty in own or [idle[: len(columns) - 1]]:
            rows.append([name, *cells_of_duty])
            name = ()
    return page.grid(columns, rows)


def _own_duties(roster: Roster, volunteer: Volunteer) -> list[Duty]:
    """The duties of one volunteer, and those for which this one is in reserve, by date."""
    reserve = [pair.duty for pair in roster.standbys if pair.volunteer is volunteer]
    return sorted([*roster.duties_of(volunteer), *reserve], key=lambda duty: duty.index)


def _own_cells(page: _Page, volunteer: Volunteer, duty: Duty) -> list[Cell]:
    cells = page.duty_cells(duty)
    if volunteer in page.roster.standby(duty):
        task = page.texts.format("task.standby", task=clean(duty.task.name))
        cells[3] = cell(task)
    return cells


def _gaps(page: _Page) -> str:
    rows: Rows = [[*page.duty_cells(duty), page.gap_cell(duty)] for duty in page.roster.gaps()]
    columns = [*page.duty_columns(), Column(page.texts["gap"], weight=3)]
    return page.grid(columns, rows) if rows else ""


def _notes(page: _Page) -> str:
    tasks = dict.fromkeys(duty.task for duty in page.plan.duties if clean(duty.task.note))
    if not tasks:
        return ""
    lines = [_bold(page.texts["notes"], page.view)]
    for one in tasks:
        note = page.texts.format("note", task=clean(one.name), note=clean(one.note))
        lines.append(fold_text(note, page.view.width, indent="  "))
    return "\n".join(lines)


def _standings(page: _Page, standings: tuple[Standing, ...]) -> str:
    if not standings:
        return ""
    has_past = any(one.before for one in standings)
    before = ("before",) if has_past else ()
    keys = ("duties", "load", "fair-share", *before, "balance")
    columns = [Column(page.texts["name"], weight=1)]
    columns += [Column(page.texts[key], is_number=True) for key in keys]
    rows: Rows = [
        [
            cell(page.name(one.volunteer)),
            cell(str(one.duties)),
            cell(f"{one.load:.2f}".rstrip("0").rstrip(".")),
            cell(NONE if one.fair_share is None else f"{one.fair_share:.2f}"),
            *([cell(f"{one.before:+.2f}" if one.before else "0.00")] if has_past else ()),
            cell(signed_tenths(one.tenths)),
        ]
        for one in standings
    ]
    legend = page.texts["legend"]
    if has_past:
        legend += page.texts["legend.before"]
    if any(one.tenths is None for one in standings):
        legend += page.texts.format("legend.none", none=NONE)
    return f"{page.grid(columns, rows)}\n{fold_text(legend, page.view.width)}"


def _why_gaps(page: _Page, outcome: Outcome) -> str:
    """Why there are gaps: an item each, the lines that clash under it."""
    items = gap_items(outcome.explanations, page.roster, page.texts)
    lines = [_bold(page.texts["gaps.why"], page.view)] if items else []
    for first, *others in items:
        lines.append(_folded(first, page.view))
        lines += [_indented(line, page.view) for line in others]
    return "\n".join(lines)


def _indented(line: str, view: View) -> str:
    """A line under an item; its next lines begin a step further in."""
    margin = line[: len(line) - len(line.lstrip())]
    return fold_text(line, view.width, indent=f"{margin}  ")
