"""The page of random texts and numbers: whatever they are, it shows them as text."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from dutyplan.ledger.record import Mark
from dutyplan.locales import LANGUAGES, words
from dutyplan.outputs import View
from dutyplan.outputs.html import render
from dutyplan.outputs.sheet import Entry, Person, Place, Sheet, Standing
from tests.oracle.plans import examples
from tests.outputs.htmltree import parsed
from tests.outputs.sheets import SATURDAY

# Characters that names may have, those that mean something in HTML more often than others.
LETTERS = st.one_of(
    st.sampled_from("<>&\"'/=;!-[]{}%#"),
    st.characters(exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp")),
)
TEXTS = st.text(LETTERS, min_size=1, max_size=12)
TIMES = st.sampled_from([(None, None), ("10:00", "11:00"), ("22:00", "02:00")])
NUMBERS = st.floats(0, 1e6)
PEOPLE = st.builds(Person, TEXTS, TEXTS, st.just("") | TEXTS, st.just("") | TEXTS)
PLACES = st.lists(st.builds(Place, PEOPLE, st.sampled_from(Mark)), max_size=3).map(tuple)


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    entries = tuple(
        Entry(
            SATURDAY, *draw(TIMES), draw(TEXTS), draw(TEXTS), draw(TEXTS), draw(st.integers(0, 4)),
            draw(NUMBERS), draw(PLACES), draw(PLACES), tuple(draw(st.lists(TEXTS, max_size=2))),
            draw(st.booleans()), draw(st.integers(0, 2)),
        )
        for _ in range(draw(st.integers(0, 3)))
    )  # fmt: skip
    standings = st.builds(
        Standing, PEOPLE, st.integers(0, 99), NUMBERS, st.none() | NUMBERS, st.floats(-1e3, 1e3),
        st.none() | st.integers(-999, 999),
    )  # fmt: skip
    return Sheet(
        draw(TEXTS), words(draw(st.sampled_from(LANGUAGES))), SATURDAY, SATURDAY, entries,
        tuple(draw(st.lists(standings, max_size=3))), draw(TEXTS), draw(st.booleans()),
        tuple(draw(st.lists(st.lists(TEXTS, min_size=1, max_size=3).map(tuple), max_size=2))),
        tuple(draw(st.lists(TEXTS, max_size=3))),
    )  # fmt: skip


@examples(100)
@given(sheets())
def test_all_is_there_as_text(sheet: Sheet) -> None:
    page = parsed(render(sheet, View(now=datetime(2026, 11, 27, tzinfo=UTC))))
    assert page.one("h1").raw == sheet.title
    assert page.one("title").raw == sheet.heading
    assert len(page.all("script")) == len(page.all("style")) == 1
    assert [card.one("h3").raw for card in page.all("li", "card")] == [
        standing.person.name for standing in sheet.standings
    ]
    rows = [row for table in page.all("table", "duties") for row in table.one("tbody").all("tr")]
    for row, entry in zip(rows, sheet.entries, strict=True):
        assert row.one("th", "task").one("bdi", "name").raw == entry.task
        shown = [one.raw for one in row.one("td", "who").all("bdi", "name")]
        assert shown == [place.person.name for place in (*entry.crew, *entry.standby)]
