"""Consoles that have few characters: cell for cell in every encoding."""

from __future__ import annotations

import pytest

from dutyplan.cli.screen.replacing import replaced


@pytest.mark.parametrize(
    ("text", "ascii_text"),
    [
        ("Ann", "Ann"),
        ("1\u00a0person", "1 person"),
        ("+1.2 → –0.3", "+1.2 > -0.3"),
        ("…cut…", "~cut~"),
        ("“a” ‘b’", "\"a\" 'b'"),
        ("█▌│▕", "##||"),
        ("≥ ≤ × ✓", "> < x v"),
        ("José Ünal", "Jose Unal"),
        ("Jose\u0301", "Jose"),
        ("李敏（候补）、王", "???? (????) , ??"),
        ("差额：+1。", "????: +1. "),
        ("１２", "1 2 "),
        ("ئاينۇر", "??????"),
        ("\u200eA\u200e", "A"),
        ("👨‍👩‍👧!", "??!"),
        ("½ ①", "? ?"),
        ("\udcff", "?"),
    ],
)
def test_replacements(text: str, ascii_text: str) -> None:
    assert replaced(text, "ascii") == ascii_text


def test_what_a_console_has_stays() -> None:
    assert replaced("李敏（候补）… – 阿", "gbk") == "李敏（候补）… – 阿"
    assert replaced("李敏 ئ é", "gbk") == "李敏 ? é"
    assert replaced("½ é –", "latin-1") == "½ é -"
    assert replaced("李 \udcff", "utf-8") == "李 ?"
