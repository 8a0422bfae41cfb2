"""The charts of the balances: a page of people each, on one scale."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from dutyplan.outputs.sheet import Person, Sheet, Standing
from dutyplan.outputs.workbook.looks import Looks
from dutyplan.outputs.workbook.paper import ROOM, width_of
from dutyplan.outputs.workbook.standings import fill_balances
from tests.outputs.sheets import private, small


def crowd(count: int) -> Sheet:
    people = [Person(f"v{number}", f"Volunteer {number}") for number in range(count)]
    standings = [
        Standing(person, 1, at % 7, None if at == 3 else 2.5, 0, 1)
        for at, person in enumerate(people)
    ]
    return replace(small(), standings=tuple(standings))


def balances(sheet: Sheet) -> Worksheet:
    workbook = Workbook()
    worksheet: Worksheet = workbook.create_sheet("Balances")
    fill_balances(worksheet, sheet, Looks(workbook, sheet.texts))
    return worksheet


def charts(worksheet: Worksheet) -> list[Any]:
    found: list[Any] = worksheet._charts  # type: ignore[attr-defined]
    return found


def cells(column: str, first: int, last: int) -> str:
    one = f"'Balances'!${column}${first}"
    return one if first == last else f"{one}:${column}${last}"


@pytest.mark.parametrize(
    ("count", "sizes"), [(1, [1]), (15, [15]), (26, [26]), (27, [14, 13]), (60, [20, 20, 20])]
)
def test_each_chart_stands_beside_its_people(count: int, sizes: list[int]) -> None:
    worksheet = balances(crowd(count))
    first = 2
    for size, chart in zip(sizes, charts(worksheet), strict=True):
        last = first + size - 1
        assert [one.val.numRef.f for one in chart.series] == [
            cells("C", first, last),
            cells("D", first, last),
        ]
        assert {one.cat.numRef.f for one in chart.series} == {cells("A", first, last)}
        assert [one.tx.v for one in chart.series] == ["Load", "Fair share"]
        assert chart.anchor._from.row == first - 1
        assert chart.anchor.to.row == max(last, first + 10) - 1
        first = last + 1
    breaks = [one.id for one in worksheet.row_breaks.brk]
    assert breaks == [sum(sizes[:at]) + 1 for at in range(1, len(sizes))]


def test_all_charts_have_one_scale() -> None:
    tops = {chart.y_axis.scaling.max for chart in charts(balances(crowd(60)))}
    assert tops == {6}


def test_nobody_carries_anything() -> None:
    sheet = crowd(2)
    idle = tuple(replace(one, load=0, fair_share=None) for one in sheet.standings)
    (chart,) = charts(balances(replace(sheet, standings=idle)))
    assert chart.y_axis.scaling.max == 1


@pytest.mark.parametrize("count", [121, 300])
def test_so_many_people_have_no_chart(count: int) -> None:
    worksheet = balances(crowd(count))
    assert charts(worksheet) == []
    assert worksheet.print_area == f"'Balances'!$A$1:$E${count + 1}"
    assert len(charts(balances(crowd(120)))) == 5


def test_a_name_that_would_fill_the_chart_leaves_it_out() -> None:
    sheet = small()
    first, *others = sheet.standings
    for name, number in (("阿" * 20, 1), ("阿" * 21, 0)):
        named = replace(first, person=replace(first.person, name=name))
        worksheet = balances(replace(sheet, standings=(named, *others)))
        assert len(charts(worksheet)) == number


@pytest.mark.parametrize("sheet", [small(), private(), crowd(60)])
def test_table_and_chart_fit_on_the_page(sheet: Sheet) -> None:
    worksheet = balances(sheet)
    columns = charts(worksheet)[0].anchor.to.col + 1
    scale = worksheet.page_setup.scale or 0
    assert 60 <= scale <= 100
    assert width_of(worksheet, columns) * scale / 100 <= ROOM
