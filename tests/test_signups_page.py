"""The page "From a sign-up form or a chat group to a roster", typed along."""

from __future__ import annotations

import re

import pytest

from tests.pages import read_page, typed_in

PAGE = "docs/signups.md"
BLOCK = re.compile(r"^```(csv|text|yaml|console)\n(.*?)^```", re.MULTILINE | re.DOTALL)
GIVEN = {"yaml": "week.yaml", "text": "chat.txt"}


@pytest.fixture(scope="module")
def typed(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, str, str]]:
    """What the page shows, in its order: what it is, as it stands there, and as it came."""
    folder = tmp_path_factory.mktemp("signups")
    shown = []
    written = ""
    for kind, text in BLOCK.findall(read_page(PAGE)):
        if kind == "console":
            command, said = text.removeprefix("$ ").split("\n", 1)
            shown.append((command, said, typed_in(folder, command)))
            written = command.partition(" -o ")[2]
        elif kind == "csv" and written:
            shown.append((written, text, (folder / written).read_text(encoding="utf-8-sig")))
        else:
            (folder / GIVEN.get(kind, "signups.csv")).write_text(text, encoding="utf-8")
    return shown


def test_the_page_shows_what_comes(typed: list[tuple[str, str, str]]) -> None:
    names = [name.split()[1] if " " in name else name for name, _, _ in typed]
    assert names == ["import", "volunteers.csv", "solve", "import", "helpers.csv"]
    for name, text, came in typed:
        assert came == text, name
