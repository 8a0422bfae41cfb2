"""What the page about safety promises: each promise has its tests, and they are there."""

from __future__ import annotations

import re

import yaml

from tests.pages import ROOT, read_page

PAGE = "SECURITY.md"
TEST = re.compile(r"`(tests/[\w/]+\.py)`")


def promises() -> list[str]:
    section = read_page(PAGE).split("\n## What is promised\n")[1].split("\n## ")[0]
    return [part.strip() for part in section.strip().split("\n\n")]


def test_each_promise_names_tests_that_are_there() -> None:
    assert len(promises()) == 8
    for promise in promises():
        assert promise.startswith("**"), promise
        named = TEST.findall(promise)
        assert named, promise
        for path in named:
            assert "def test_" in (ROOT / path).read_text(encoding="utf-8"), path


def test_nobody_is_named_who_is_not_there() -> None:
    text = read_page(PAGE)
    assert "://" not in text
    assert "@" not in text


def test_it_is_a_page_of_the_manual() -> None:
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    pages = yaml.load(text.split("\nnav:\n")[1], yaml.BaseLoader)
    assert {"Safety": PAGE} in pages
    assert f"(../{PAGE})" in read_page("docs/weekfile.md")


def test_the_audit_is_no_part_of_the_ci() -> None:
    assert "audit" not in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert re.search(r"^audit:.*--strict ", (ROOT / "Makefile").read_text("utf-8"), re.M | re.S)
