"""One page for everybody: the roster by date, a card for each volunteer, and how fair it is.

The page is a single file. It asks the network for nothing, and says so to the browser: its policy
admits the one style and the one script that stand in it, and no others. Without the script all
of it can be read; the script only filters. On paper it is a list to sign for each date, and a last
part with the gaps, the loads and the proof.
"""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from dutyplan.outputs.base import View
from dutyplan.outputs.page.content import Page
from dutyplan.outputs.sheet import Sheet

_PACKAGE = "dutyplan.outputs.page"
_TEMPLATE = "page.html.j2"

# What may not stand in a page: controls, halves of characters, and what is none at all.
_NO_CHARACTER = re.compile(
    "[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)


def render(sheet: Sheet, view: View) -> str:
    """Set the page: HTML with its style and its script in it."""
    return _template().render(page=Page(sheet, view), sheet=sheet, texts=sheet.texts)


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader(_PACKAGE, ""),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_printable,
    )
    environment.globals.update(style=_inlined("page.css"), script=_inlined("page.js"))
    return environment.get_template(_TEMPLATE)


@dataclass(frozen=True, slots=True)
class _Inlined:
    """A file of ours that stands in the page, and the hash by which the policy admits it."""

    text: Markup
    hash: str


def _inlined(name: str) -> _Inlined:
    text = files(_PACKAGE).joinpath(name).read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return _Inlined(Markup(text), f"'sha256-{digest}'")


def _printable(value: Any) -> Any:
    """A text without what no page can hold."""
    if isinstance(value, str) and _NO_CHARACTER.search(value):
        # Of the same kind: what was escaped stays escaped.
        return type(value)(_NO_CHARACTER.sub("\ufffd", value))
    return value
