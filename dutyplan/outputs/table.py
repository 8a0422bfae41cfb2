"""The table for people: who does what, what is missing, and how the load is shared."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from dutyplan.locales import Catalogue
from dutyplan.outputs.base import View
from dutyplan.outputs.sheet import Entry, Person, Place, Sheet
from dutyplan.outputs.text.grid import (
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

Rows = list[list[Cell] | None]


def render(sheet: Sheet, view: View) -> str:
    """Write the whole table; without a roster only the title and a line."""
    page = _Page(sheet, view)
    title = _bold(clean(sheet.heading), view)
    if sheet.note:
        title += "\n" + fold_text(sheet.note, view.width)
    if not sheet.has_roster:
        return f"{title}\n\n{page.texts['no-roster']}\n"
    parts = [title]
    if view.by == "volunteer":
        parts += [_by_volunteer(page), _gaps(page)]
    else:
        parts.append(_by_date(page))
    parts += [_notes(page), _standings(page), _why_gaps(page)]
    parts.append("\n".join(_folded(line, view) for line in sheet.closing))
    return "\n\n".join(part for part in parts if part) + "\n"


def _folded(line: str, view: View) -> str:
    """A line, or an item of a list, whose next lines begin under its first word."""
    return fold_text(line, view.width, indent="  " if line.startswith("- ") else "")


@dataclass(frozen=True)
class _Page:
    """What every part of the table needs to know."""

    sheet: Sheet
    view: View

    @property
    def texts(self) -> Catalogue:
        return self.sheet.texts

    @cached_property
    def has_places(self) -> bool:
        return any(clean(entry.place) for entry in self.sheet.entries)

    @cached_property
    def is_crowded(self) -> bool:
        """Whether some date has several duties, so that a line between dates helps the eye."""
        dates = Counter(entry.date for entry in self.sheet.entries)
        return len(dates) > 1 and max(dates.values()) > 1

    def grid(self, columns: list[Column], rows: Rows) -> str:
        return render_grid(columns, rows, self.view.width, color=self.view.color)

    def duty_columns(self) -> list[Column]:
        heads = [Column(self.texts[key]) for key in ("date", "weekday", "time")]
        flexible = ("task", "place") if self.has_places else ("task",)
        return heads + [Column(self.texts[key], weight=2) for key in flexible]

    def duty_cells(self, entry: Entry, *, is_dated: bool = True) -> list[Cell]:
        day = (entry.date.isoformat(), self.texts.weekday(entry.date)) if is_dated else ("", "")
        place = (entry.place,) if self.has_places else ()
        texts = (*day, entry.time or self.texts["all-day"], entry.task, *place)
        return [cell(clean(text)) for text in texts]

    def name(self, place: Place) -> str:
        """Who it is, and what came between."""
        return self.marked(place.person.name, place)

    def marked(self, text: str, place: Place) -> str:
        """The same of any text that stands for a place."""
        return place.marked(text, self.texts)

    def gap_cell(self, entry: Entry) -> Cell:
        """Say what the duty lacks, a block each, marked so that it is seen without colour."""
        return tuple(Block((f"!!\u00a0{clean(gap)}",), style=RED) for gap in entry.gaps)

    def standby_cell(self, entry: Entry) -> Cell:
        """Name the reserves, and say how many are lacking."""
        names = [self.name(one) for one in entry.standby]
        if entry.standby_missing:
            names.append(self.texts.format("standby.missing", num=entry.standby_missing))
        if not names:
            return ()
        first = self.texts.format("standby", name=names[0])
        return (Block((first, *names[1:]), self.texts["comma"]),)


def _bold(text: str, view: View) -> str:
    lines = fold_text(text, view.width).split("\n")
    return "\n".join(style_text(line, BOLD, color=view.color) for line in lines)


def _by_date(page: _Page) -> str:
    rows: Rows = []
    for _, entries in page.sheet.by_date():
        if rows and page.is_crowded:
            rows.append(None)
        for count, entry in enumerate(entries):
            crew = tuple(page.name(one) for one in entry.crew)
            who: Cell = (Block(crew, page.texts["comma"]),) if crew else ()
            dated = page.duty_cells(entry, is_dated=count == 0)
            rows.append([*dated, who + page.gap_cell(entry) + page.standby_cell(entry)])
    return page.grid([*page.duty_columns(), Column(page.texts["who"], weight=3)], rows)


def _by_volunteer(page: _Page) -> str:
    columns = [Column(page.texts["name"], weight=3), *page.duty_columns()]
    rows: Rows = []
    for person in page.sheet.people:
        name = cell(person.name)
        idle: list[Cell] = [(), (), (), cell(page.texts["no-duty"]), ()]
        own = [_own_cells(page, entry, place) for entry, place in page.sheet.duties_of(person)]
        for cells_of_duty in own or [idle[: len(columns) - 1]]:
            rows.append([name, *cells_of_duty])
            name = ()
    return page.grid(columns, rows)


def _own_cells(page: _Page, entry: Entry, place: Place) -> list[Cell]:
    cells = page.duty_cells(entry)
    task = clean(entry.task)
    if place in entry.standby:
        task = page.texts.format("task.standby", task=task)
    cells[3] = cell(page.marked(task, place))
    return cells


def _gaps(page: _Page) -> str:
    gaps = [entry for entry in page.sheet.entries if entry.gaps]
    rows: Rows = [[*page.duty_cells(entry), page.gap_cell(entry)] for entry in gaps]
    columns = [*page.duty_columns(), Column(page.texts["gap"], weight=3)]
    return page.grid(columns, rows) if rows else ""


def _notes(page: _Page) -> str:
    notes = {task: clean(note) for task, note in page.sheet.notes().items() if clean(note)}
    if not notes:
        return ""
    lines = [_bold(page.texts["notes"], page.view)]
    for task, note in notes.items():
        line = page.texts.format("note", task=clean(task), note=note)
        lines.append(fold_text(line, page.view.width, indent="  "))
    return "\n".join(lines)


def _standings(page: _Page) -> str:
    sheet, texts = page.sheet, page.texts
    if not sheet.standings:
        return ""
    before = ("before",) if sheet.has_past else ()
    asked = [key for key in ("age", "contact") if any(getattr(one, key) for one in sheet.people)]
    keys = ("duties", "load", "fair-share", *before, "balance")
    columns = [Column(texts["name"], weight=1), *_details_columns(asked, texts)]
    columns += [Column(texts[key], is_number=True) for key in keys]
    rows: Rows = [
        [
            cell(one.person.name),
            *(cell(clean(_detail(one.person, key))) for key in asked),
            cell(str(one.duties)),
            cell(one.told_load),
            cell(one.told_share),
            *([cell(one.told_before)] if sheet.has_past else ()),
            cell(one.told_balance),
        ]
        for one in sheet.standings
    ]
    return f"{page.grid(columns, rows)}\n{fold_text(sheet.legend, page.view.width)}"


def _details_columns(asked: list[str], texts: Catalogue) -> list[Column]:
    return [Column(texts[key], weight=1 if key == "contact" else 0) for key in asked]


def _detail(person: Person, key: str) -> str:
    return person.contact if key == "contact" else person.age


def _why_gaps(page: _Page) -> str:
    """Why there are gaps: an item each, the lines that clash under it."""
    items = page.sheet.why_gaps
    lines = [_bold(page.texts["gaps.why"], page.view)] if items else []
    for first, *others in items:
        lines.append(_folded(first, page.view))
        lines += [_indented(line, page.view) for line in others]
    return "\n".join(lines)


def _indented(line: str, view: View) -> str:
    """A line under an item; its next lines begin a step further in."""
    margin = line[: len(line) - len(line.lstrip())]
    return fold_text(line, view.width, indent=f"{margin}  ")
