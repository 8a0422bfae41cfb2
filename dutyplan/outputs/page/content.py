"""What the template of the page asks for: words and numbers that other formats need not know."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache, cached_property
from zoneinfo import ZoneInfo

from markupsafe import Markup

from dutyplan.locales import Catalogue
from dutyplan.outputs.base import View
from dutyplan.outputs.sheet import Entry, Place, Sheet, Standing

_MANY = 300
_HALF_A_PAGE = 22
_MOST_EMPTY = 12
"""Of a crowd that is wanted a page of empty lines helps nobody."""
_FULL = 100
"""Per cent of a bar's room that the largest load or fair share takes."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A load as a bar, and the fair share as a mark on it; per cent of the room."""

    load: str
    share: str | None


@dataclass(frozen=True)
class Page:
    """What the template asks for."""

    sheet: Sheet
    view: View

    @property
    def texts(self) -> Catalogue:
        """The words of its language."""
        return self.sheet.texts

    @property
    def lang(self) -> str:
        """The language as browsers know it."""
        return self.texts.locale_name.replace("_", "-")

    @property
    def days(self) -> str:
        """From when to when, in words."""
        first, last = self.texts.full_day(self.sheet.start), self.texts.full_day(self.sheet.end)
        if self.sheet.start == self.sheet.end:
            return first
        return self.texts.format("page.days", start=first, end=last)

    @cached_property
    def num_gaps(self) -> int:
        """Duties that lack something."""
        return sum(bool(entry.gaps) for entry in self.sheet.entries)

    @property
    def facts(self) -> list[str]:
        """How large it all is."""
        days = len({entry.date for entry in self.sheet.entries})
        return [
            self.texts.format("page.num-days", num=days),
            self.texts.format("page.num-duties", num=len(self.sheet.entries)),
            self.texts.format("page.num-people", num=len(self.sheet.people)),
        ]

    @property
    def parts(self) -> list[tuple[str, str]]:
        """The parts after the dates, as far as there are any: where they stand, what they are."""
        sheet, texts = self.sheet, self.texts
        parts = (
            (sheet.why_gaps, "gaps", texts["gaps.why"]),
            (sheet.standings, "people", texts["page.volunteers"]),
            (sheet.standings, "loads", texts["page.loads"]),
            (sheet.closing, "fairness", texts["page.fairness"]),
        )
        return [(anchor, text) for content, anchor, text in parts if content]

    @property
    def legend(self) -> str:
        """What the table of loads shows."""
        parts = [self.texts["page.bar.legend"]] if self.has_bars else []
        return self.texts["sentence"].join([*parts, self.sheet.legend])

    @cached_property
    def made(self) -> datetime:
        """When the page was made, by the clock of those who read it."""
        zone = self.sheet.timezone
        return self.view.now.astimezone(ZoneInfo(zone) if zone else UTC)

    @property
    def zone(self) -> str:
        """The name of that clock."""
        return self.sheet.timezone or "UTC"

    @cached_property
    def closing(self) -> list[tuple[bool, list[str]]]:
        """The last sentences: by turns paragraphs and, where the flag says so, items of a list."""
        found: list[tuple[bool, list[str]]] = []
        for line in self.sheet.closing:
            is_item = line.startswith("- ")
            if not found or found[-1][0] is not is_item:
                found.append((is_item, []))
            found[-1][1].append(line.removeprefix("- ") if is_item else line)
        return found

    @property
    def is_crowded(self) -> bool:
        """Whether there are more volunteers than a browser lays out in no time."""
        return len(self.sheet.standings) > _MANY

    @property
    def is_long(self) -> bool:
        """Whether the loads take more than half a page of paper."""
        return len(self.sheet.standings) > _HALF_A_PAGE

    @cached_property
    def has_bars(self) -> bool:
        """Whether anybody carries or owes anything."""
        return self._most > 0

    @cached_property
    def _most(self) -> float:
        return max((max(one.load, one.fair_share or 0) for one in self.sheet.standings), default=0)

    def bar(self, one: Standing) -> Bar:
        """A bar that can be held against those of the others: they have one scale."""
        share = None if one.fair_share is None else f"{_FULL * one.fair_share / self._most:.4g}%"
        return Bar(f"{_FULL * one.load / self._most:.4g}%", share)

    def before(self, one: Standing) -> str:
        """What is brought along, with its sign."""
        return _minus(one.told_before)

    def balance(self, one: Standing) -> str:
        """The balance with its sign, or a dash."""
        return _minus(one.told_balance)

    def is_overnight(self, entry: Entry) -> bool:
        """Whether it ends on the day after."""
        return bool(entry.start and entry.end and entry.end <= entry.start)

    def lacks(self, entries: Iterable[Entry]) -> bool:
        """Whether something is missing on any of these."""
        return any(entry.gaps for entry in entries)

    def is_standby(self, entry: Entry, place: Place) -> bool:
        """Whether this place is one in reserve."""
        return any(one is place for one in entry.standby)

    def empty_lines(self, entry: Entry) -> int:
        """Lines of the list to sign for those who may still come."""
        lacking = 0 if entry.is_called_off else max(0, entry.want - len(entry.crew))
        return min(lacking, _MOST_EMPTY)

    def phrase(self, key: str, **values: str) -> Markup:
        """A template with texts of the file in it, each kept apart from the words around it."""
        parts = {name: Markup("<bdi>{}</bdi>").format(text) for name, text in values.items()}
        return Markup(self.texts[key]).format(**parts)

    @cached_property
    def short_day(self) -> Callable[[date], str]:
        """Say a day as briefly as can be; few days are said many times."""
        return cache(self.texts.short_day)


def _minus(number: str) -> str:
    """A number with a minus as wide as the plus."""
    return number.replace("-", "\N{MINUS SIGN}")
