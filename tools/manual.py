"""Write docs/rules.md from the docstrings of the rules and goals: `python tools/manual.py`.

A rule's module docstring is its page of the manual; a test holds the file against it.
"""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

from dutyplan import goals, rules

TARGET = Path(__file__).parent.parent / "docs" / "rules.md"

HEAD = """# Rules and goals

<!-- Written by tools/manual.py from the docstrings; change them, then run `make docs`. -->

A rule is hard: no roster that `dutyplan` shows breaks one. Rules with a key under `rules` are
in force where the file has that key; the others always are. Goals are made as good as can be,
in their order: a later goal never costs an earlier one anything.
"""


def _page(thing: object) -> tuple[str, str]:
    module: ModuleType = sys.modules[type(thing).__module__]
    return module.__name__.rpartition(".")[2], (module.__doc__ or "").strip()


def manual() -> str:
    """The whole page."""
    parts = [HEAD]
    for heading, things in (("Rules", rules.WRITTEN), ("Goals", goals.GOALS.values())):
        parts.append(f"## {heading}\n")
        for name, text in sorted(map(_page, things)):
            parts.append(f"### {name}\n\n{text}\n")
    return "\n".join(parts)


if __name__ == "__main__":
    TARGET.write_text(manual(), encoding="utf-8")
