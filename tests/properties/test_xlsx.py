"""Whatever people, tasks and places are called, the spreadsheet opens and says so."""

from __future__ import annotations

import io
from dataclasses import replace

import openpyxl
from hypothesis import given
from hypothesis import strategies as st

from dutyplan.outputs import View
from dutyplan.outputs.xlsx import render
from tests.oracle.plans import examples
from tests.outputs.sheets import small

# What a sheet can hold: no control characters, no surrogates; `_x` and `&` more often than by luck.
LETTERS = st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff")
NAMES = st.text(st.one_of(LETTERS, st.sampled_from("=+-@&_x0041[]{}'\"#/ ")), max_size=60)


@examples(25)
@given(st.lists(NAMES, min_size=4, max_size=4))
def test_every_name_is_shown_as_it_is(names: list[str]) -> None:
    who, task, place, title = names
    sheet = small()
    first, *others = sheet.standings
    entry = replace(sheet.entries[0], task=task, place=place)
    named = replace(first, person=replace(first.person, name=who))
    made = replace(sheet, title=title, entries=(entry,), standings=(named, *others))
    book = openpyxl.load_workbook(io.BytesIO(render(made, View())))
    cells = [cell for page in book.worksheets for row in page.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type in "fe"]
    assert read(book["By date"]["E2"].value) == task
    if place:
        assert read(book["By date"]["F2"].value) == place
    assert read(book["Balances"]["A2"].value) == who


def read(value: object) -> str:
    """A text as the programs read it: the format escapes what looks like the code of a letter."""
    return str(value or "").replace("_x005F_", "_")
