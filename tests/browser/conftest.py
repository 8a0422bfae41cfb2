"""A real browser for the tests in this folder: one for all of them, a context for each.

They are slow, and skipped unless `make test-browser` asks for them (DUTYPLAN_BROWSER=required);
then they fail without Chromium or the extra `browser`.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from dutyplan.outputs import View
from dutyplan.outputs.html import render
from dutyplan.outputs.sheet import Sheet

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
VIEW = View(now=datetime(2026, 11, 27, 18, 5, tzinfo=UTC))

Open = Callable[..., Any]


def chromium() -> str | None:
    return next((path for name in BROWSERS if (path := shutil.which(name))), None)


def what_is_missing() -> str:
    packages = ("playwright", "axe_playwright_python", "pypdf")
    if missing := [name for name in packages if find_spec(name) is None]:
        return f"{', '.join(missing)} not installed: pip install -e '.[browser]'"
    return "" if chromium() else f"none of {', '.join(BROWSERS)} is installed"


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    if os.environ.get("DUTYPLAN_BROWSER") != "required":
        pytest.skip("run by make test-browser")
    if reason := what_is_missing():
        pytest.fail(f"DUTYPLAN_BROWSER=required, but {reason}")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium(), args=list(ARGUMENTS))
        yield started
        started.close()


@pytest.fixture
def unwanted() -> list[str]:
    """What the pages of a test said or asked for, each of which is one thing too many."""
    return []


@pytest.fixture
def open_page(browser: Any, tmp_path: Path, unwanted: list[str]) -> Iterator[Open]:
    """Opens the page of a sheet; whoever leaves something in `unwanted` fails."""
    contexts = []

    def opened(sheet: Sheet, width: int = 1200, **settings: Any) -> Any:
        file = tmp_path / "page.html"
        file.write_text(render(sheet, VIEW), encoding="utf-8", newline="\n")
        context = browser.new_context(viewport={"width": width, "height": 800}, **settings)
        contexts.append(context)

        def routed(route: Any) -> None:
            if route.request.url == file.as_uri():
                route.continue_()
            else:
                unwanted.append(f"asks for {route.request.url}")
                route.abort()

        context.route("**/*", routed)
        page = context.new_page()
        page.on("request", lambda one: _note_request(one.url, file, unwanted))
        page.on("console", lambda message: unwanted.append(f"says {message.text}"))
        page.on("pageerror", lambda error: unwanted.append(f"fails: {error}"))
        page.on("dialog", lambda dialog: _note_dialog(dialog, unwanted))
        page.goto(file.as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not unwanted


def _note_request(url: str, file: Path, unwanted: list[str]) -> None:
    if url != file.as_uri() and not url.startswith("data:"):
        unwanted.append(f"asks for {url}")


def _note_dialog(dialog: Any, unwanted: list[str]) -> None:
    unwanted.append(f"asks {dialog.message}")
    dialog.dismiss()
