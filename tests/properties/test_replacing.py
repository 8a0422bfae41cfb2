"""Consoles that have few characters: nothing fails, and no column moves, whatever is shown."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from wcwidth import wcswidth

from dutyplan.cli.screen.replacing import replaced
from tests.oracle.plans import examples

CHARACTERS = st.characters(categories=["L", "N", "P", "S", "Mn", "Zs"])


@pytest.mark.parametrize("encoding", ["ascii", "gbk", "latin-1", "cp437", "big5"])
@examples(60)
@given(text=st.text(CHARACTERS, max_size=20))
@example(text="㏂ ㉐")
def test_nothing_fails_and_columns_stay(encoding: str, text: str) -> None:
    shown = replaced(text, encoding)
    shown.encode(encoding)
    if wcswidth(text) >= 0:
        assert wcswidth(shown) == wcswidth(text)
