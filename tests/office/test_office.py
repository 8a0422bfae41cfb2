"""The spreadsheet in LibreOffice, which makes pages of it: `make test-office`.

Slow, and skipped unless that target asks for it (DUTYPLAN_OFFICE=required); then it fails without
LibreOffice or poppler.
"""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dutyplan.outputs import View
from dutyplan.outputs.sheet import Person, Sheet, Standing
from dutyplan.outputs.xlsx import render
from tests.outputs.sheets import hostile, private, small

IS_REQUIRED = os.environ.get("DUTYPLAN_OFFICE") == "required"
VIEW = View(now=datetime(2026, 11, 26, tzinfo=UTC))

pytestmark = pytest.mark.skipif(not IS_REQUIRED, reason="run by make test-office")


def crowd() -> Sheet:
    people = [Person(f"v{number}", f"Volunteer {number}") for number in range(60)]
    standings = tuple(Standing(one, 1, 2, 2.5, 0, -5) for one in people)
    return replace(small(), standings=standings, entries=small().entries[:1])


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The text of each page of each workbook; made at once, since the office starts slowly."""
    folder = tmp_path_factory.mktemp("office")
    sheets = {
        "small": small(),
        "chinese": replace(small("zh"), title="社区周六大扫除 & 消毒"),
        "hostile": hostile(),
        "private": private(),
        "crowd": crowd(),
    }
    for name, sheet in sheets.items():
        (folder / f"{name}.xlsx").write_bytes(render(sheet, VIEW))
    profile = (folder / "profile").as_uri()
    subprocess.run(
        ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf",
         "--outdir", str(folder), *(str(folder / f"{name}.xlsx") for name in sheets)],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    return {name: text_of(folder / f"{name}.pdf") for name in sheets}


def text_of(pdf: Path) -> list[str]:
    command = ["pdftotext", "-layout", str(pdf), "-"]
    done = subprocess.run(command, check=True, capture_output=True, timeout=60)
    return done.stdout.decode("utf-8").split("\f")[:-1]


def words_of(page: str) -> str:
    return re.sub(r"\s+", " ", page)


def test_each_date_has_a_page_to_sign(pages: dict[str, list[str]]) -> None:
    first, second = (words_of(page) for page in pages["small"][:2])
    heading = "Date Day Start End Task Place Who Role Sign-in"
    assert heading in first
    assert heading in second
    assert "Saturday clean-up (2026-11-28 to 2026-12-05) By date" in first
    assert "2026-11-28 Sat 10:00 12:00 Basement Entrance 2 Bahar on duty came" in first
    assert "2026-11-28 Sat 10:00 12:00 Basement Entrance 2 1 missing gap" in first
    assert "2026-12-05" not in first.replace("to 2026-12-05", "")
    assert "Sat 22:00 02:00 (+1) Night watch called off: needs at least 2 gap" in second
    assert "Page 2 of 5" in second


def test_balances_and_their_chart_share_a_page(pages: dict[str, list[str]]) -> None:
    assert len(pages["small"]) == 5
    for name in ("small", "private"):
        (page,) = (words_of(one) for one in pages[name] if "Balances" in one.split("\n")[0])
        assert page.count("Aynur") == page.count("Bahar") == 2
        assert "+1.3" in page
        assert "-0.2" in page
    (page,) = (words_of(one) for one in pages["private"] if "Balances" in one.split("\n")[0])
    assert "34 tel. 555-0100" in page


def test_many_people_have_a_chart_a_page(pages: dict[str, list[str]]) -> None:
    found = [words_of(one) for one in pages["crowd"] if "Balances" in one.split("\n")[0]]
    assert len(found) == 3
    for number, page in enumerate(found):
        for at in range(20 * number, 20 * number + 20):
            assert page.count(f"Volunteer {at} 1 2.00") == 1
        assert page.count("Volunteer") > 35  # in the chart, too
        assert "Name Duties Load" in page


def test_chinese(pages: dict[str, list[str]]) -> None:
    first = words_of(pages["chinese"][0])
    assert "社区周六大扫除 & 消毒（2026-11-28 至 2026-12-05）" in first
    assert "日期 星期 开始 结束 任务 地点 人员 类别 签到" in first
    assert "周六 10:00 12:00 Basement Entrance 2 张伟 上岗 缺席" in first
    assert "第 1 页，共 5 页" in first
    assert "次日 02:00" in words_of(pages["chinese"][1])


def test_names_made_to_break_things_are_shown(pages: dict[str, list[str]]) -> None:
    whole = words_of(" ".join(pages["hostile"]))
    for name in ("<script>alert(1)</script>", "=1+1", "@SUM(A1)", "+861234", "-2+3", "a | b | c",
                 "../../etc/passwd", "{title} %s ${x}", "]]>", "&amp; \" ' &#60;"):  # fmt: skip
        assert name in whole, name
    assert "#NAME?" not in whole
    assert "Err:" not in whole
