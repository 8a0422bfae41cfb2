"""Pages of help: two columns in terminal cells, sentences folded, examples whole."""

from __future__ import annotations

import pytest

from dutyplan.cli.screen.helppage import Page
from dutyplan.locales import words


@pytest.fixture
def page() -> Page:
    page = Page(width=44)
    page.catalogue = words("zh")
    return page


def test_two_columns_fold_by_cells(page: Page) -> None:
    with page.section("Options"):
        page.write_dl(
            [
                ("--lang en|zh", "Language of the table."),
                ("--seed N", "Another seed may give another roster, just as fair.  [default: 0]"),
                ("FILE", ""),
            ]
        )
    assert page.getvalue() == (
        "选项：\n"
        "  --lang en|zh  表格的语言。\n"
        "  --seed N      换一个种子可能得到另一份同样\n"
        "                公平的排班。  （默认：0）\n"
        "  FILE\n"
    )


def test_a_name_that_is_too_long_has_a_line_of_its_own(page: Page) -> None:
    page.write_dl([("--" + "x" * 40, "For standard output."), ("-y", "As for 'solve'.")])
    margin = " " * 32
    assert page.getvalue() == (
        f"--{'x' * 40}\n{margin}标准输出的\n{margin}格式。\n-y{' ' * 30}与 solve\n{margin}相同。\n"
    )


def test_an_example_is_never_broken(page: Page) -> None:
    with page.indentation():
        page.write_text("Example: dutyplan " + "x" * 60)
    assert page.getvalue() == f"  示例：dutyplan {'x' * 60}\n"


def test_the_usage_hangs(page: Page) -> None:
    page.write_usage("dutyplan solve", "[OPTIONS] {FILE} " + "[ROSTER] " * 3)
    assert (
        page.getvalue()
        == "用法：dutyplan solve [OPTIONS] {FILE}\n       [ROSTER] [ROSTER] [ROSTER]\n"
    )
