"""Files that a reader of the manual has and no command has made: lists of people, sign-ups."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path


def _text(text: str) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        path.write_text(text, encoding="utf-8")

    return write


def _table(*rows: tuple[str, ...]) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        from openpyxl import Workbook

        book = Workbook()
        sheet = book.create_sheet(index=0)
        for row in rows:
            sheet.append(row)
        book.save(path)

    return write


BELONGINGS: dict[str, Callable[[Path], None]] = {
    "replies.csv": _text("volunteer,reply\nAynur,yes\nLi Min,no\n"),
    "people.xlsx": _table(("name", "age"), ("Bahar", "45"), ("Gulnar", "28"), ("Li Min", "65")),
    "signups.xlsx": _table(("Name", "2026-11-28", "2026-12-05"), ("Bahar", "yes", "no")),
    "chat.txt": _text("#Sign-up\nSaturday\n1. Bahar\n2. Gulnar, 28\n"),
    "list.txt": _text("#接龙\n1. Bahar\n2. Gulnar, 28\n"),
    "报名.xlsx": _table(("姓名", "2026-11-28"), ("巴哈尔", "是"), ("马军", "否")),
    "接龙.txt": _text("#接龙\n周六大扫除\n1. 巴哈尔\n2. 马军，17岁\n"),
}
"""How each comes to a path."""
