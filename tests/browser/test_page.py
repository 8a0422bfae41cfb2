"""The page in a real browser: on a desk, on a phone, in the dark, on paper, without its script."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest

import dutyplan
from dutyplan.locales import words
from dutyplan.outputs import View
from dutyplan.outputs.layout import sheet_of
from dutyplan.outputs.sheet import Entry, Place, Sheet
from dutyplan.outputs.telling import full_record
from tests.outputs import sheets
from tests.outputs.sheets import AYNUR, HOSTILE, PATIGUL, SATURDAY

Open = Callable[..., Any]

PHONE = 360
DESK = 1200
LEAST_TARGET = 44
"""Pixels of a target that a thumb hits; WCAG's enhanced size."""

SHEETS = {
    "small-en": sheets.small("en"),
    "small-zh": sheets.small("zh"),
    "hostile": sheets.hostile("zh"),
    "private": sheets.private(),
}


def shown(page: Any, selector: str) -> list[str]:
    """The texts of what is seen of these elements."""
    return [one.inner_text() for one in page.locator(selector).all() if one.is_visible()]


def pages_of(page: Any) -> list[str]:
    """The texts of the pages that a printer would get."""
    from pypdf import PdfReader

    raw = page.pdf(prefer_css_page_size=True)
    return [_plain(one.extract_text()) for one in PdfReader(io.BytesIO(raw)).pages]


def _plain(text: str) -> str:
    """A text as it was before it was set: a PDF has forms and gaps of its own for Chinese."""
    return re.sub(r"\s+", " ", re.sub(r"(?<=[^ -~]) | (?=[^ -~])", "", normalize("NFKC", text)))


@pytest.mark.parametrize(
    ("name", "scheme", "width"),
    [
        ("small-en", "light", DESK),
        ("small-en", "light", PHONE),
        ("small-en", "dark", DESK),
        ("small-en", "dark", PHONE),
        ("small-zh", "light", PHONE),
        ("hostile", "light", PHONE),
        ("private", "dark", DESK),
    ],
)
def test_axe_finds_nothing(open_page: Open, name: str, scheme: str, width: int) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = open_page(SHEETS[name], width, color_scheme=scheme)
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response
    assert "color-contrast" in [one["id"] for one in found["passes"]]
    assert [(one["id"], one["help"]) for one in found["violations"]] == []


@pytest.mark.parametrize("name", SHEETS)
def test_nothing_scrolls_sideways(open_page: Open, name: str) -> None:
    page = open_page(SHEETS[name])
    for width in (320, PHONE, 700, 1030, DESK):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_names_made_to_break_it_are_shown_as_text(open_page: Open) -> None:
    page = open_page(sheets.hostile())
    assert page.locator(".card h3 .name").all_text_contents() == list(HOSTILE)
    assert page.locator(".duties .task > .name").all_text_contents() == list(HOSTILE)
    assert page.locator("script").count() == 1


def test_the_dark_is_dark(open_page: Open) -> None:
    brightness = """() => getComputedStyle(document.body).backgroundColor
        .match(/\\d+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0) / 3"""
    assert open_page(sheets.small(), color_scheme="light").evaluate(brightness) > 200
    assert open_page(sheets.small(), color_scheme="dark").evaluate(brightness) < 50


def test_paper_is_white_even_in_the_dark(open_page: Open) -> None:
    page = open_page(sheets.small(), color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    colours = "one => [getComputedStyle(one).backgroundColor, getComputedStyle(one).color]"
    assert page.locator("body").evaluate(colours) == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]


def test_names_run_in_their_own_direction(open_page: Open) -> None:
    page = open_page(sheets.small())
    names = page.locator(".card h3 .name")
    way = "one => getComputedStyle(one).direction"
    ways = {one.text_content(): one.evaluate(way) for one in names.all()}
    assert ways == {
        "Aynur": "ltr",
        "Bahar": "ltr",
        "Li Min": "ltr",
        "张伟": "ltr",
        PATIGUL.name: "rtl",
    }
    assert page.locator("main").evaluate(way) == "ltr"


def test_the_filter(open_page: Open) -> None:
    page = open_page(sheets.small())
    tasks = ".duties .task > .name"
    assert shown(page, tasks) == ["Gate", "Basement", "Rails", "Night watch"]

    page.get_by_label("Find a name or a task").fill("  aynur")
    assert shown(page, tasks) == ["Rails"]
    assert shown(page, ".day h3") == ["Saturday 5 December 2026"]
    assert shown(page, "nav time") == ["Sat\n5 Dec"]
    assert shown(page, ".card h3") == ["Aynur"]
    assert shown(page, ".loads tbody th") == ["Aynur"]
    status = page.get_by_role("status")
    assert status.text_content() == "Shown: 1 of 4 duties, 1 of 5 volunteers."

    page.get_by_label("Find").fill("basement")
    assert shown(page, tasks) == ["Basement"]
    assert shown(page, ".card h3") == ["Bahar", "张伟", PATIGUL.name]

    page.get_by_label("Find").fill("basement بات")
    assert shown(page, ".card h3") == []
    page.get_by_label("Find").fill(f"basement {PATIGUL.name[:3]}")
    assert shown(page, ".card h3") == [PATIGUL.name]

    page.get_by_label("Find").fill("nobody")
    assert shown(page, ".day h3") == shown(page, ".card h3") == []
    assert status.text_content() == "Nobody and nothing is called that."

    page.get_by_label("Find").fill("")
    assert len(shown(page, tasks)) == 4
    assert len(shown(page, ".card h3")) == 5
    assert status.text_content() == ""


def test_the_filter_speaks_the_language_of_the_page(open_page: Open) -> None:
    page = open_page(sheets.small("zh"))
    page.get_by_label("查找姓名或任务").fill("ＧＡＴＥ")  # as an input method writes it
    assert page.get_by_role("status").text_content() == "显示 1/4 个班次，1/5 名志愿者。"


def test_without_its_script_all_can_be_read(open_page: Open) -> None:
    page = open_page(sheets.small(), java_script_enabled=False)
    assert not page.get_by_label("Find a name or a task").is_visible()
    assert shown(page, ".duties .task > .name") == ["Gate", "Basement", "Rails", "Night watch"]
    assert len(shown(page, ".card h3")) == 5


def test_what_somebody_puts_into_it_does_not_run(open_page: Open, unwanted: list[str]) -> None:
    page = open_page(sheets.small())
    page.evaluate("""() => {
        const script = document.createElement("script");
        script.textContent = "window.hasRun = true";
        document.body.append(script);
    }""")
    assert page.evaluate("window.hasRun") is None
    assert "Content Security Policy" in unwanted.pop()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_on_paper_each_date_has_a_page_to_sign(open_page: Open, language: str) -> None:
    texts = words(language)
    made = sheets.small(language)
    first, second, last = pages_of(open_page(made))
    for page, day, others in (
        (first, SATURDAY, ["Rails"]),
        (second, SATURDAY + timedelta(7), ["Gate"]),
    ):
        assert made.title in page
        assert texts.full_day(day) in page
        assert texts["page.sign"] in page
        assert not any(other in page for other in others)
    assert "Li Min" in first
    assert "Basement" in first
    assert "Aynur" in second
    assert texts["page.sign"] not in last
    for heading in ("gaps.why", "page.loads", "page.fairness"):
        assert texts[heading] in last
    assert texts["page.volunteers"] not in last


def test_a_month_of_saturdays_is_a_page_a_saturday_and_one_more(open_page: Open) -> None:
    made = month()
    pages = pages_of(open_page(made))
    assert len(pages) == 5
    for number, (day, _) in enumerate(made.by_date()):
        assert made.texts.full_day(day) in pages[number]


@pytest.mark.parametrize(("config", "num_dates"), [("month", 4), ("社区周六", 1)])
def test_real_rosters(open_page: Open, config: str, num_dates: int) -> None:
    plan = dutyplan.load(Path(__file__).parents[2] / "configs" / f"{config}.yaml")
    record = full_record(dutyplan.solve(plan))
    page = open_page(sheet_of(record, View(plan.language or "en")), PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE
    assert shown(page, ".card h3") == [one.name for one in plan.volunteers]
    assert len(pages_of(page)) == num_dates + 1


def test_paper_has_a_line_for_each_who_may_still_come(open_page: Open) -> None:
    page = open_page(sheets.small())
    page.emulate_media(media="print")
    lines = page.locator(".duties tbody tr").evaluate_all(
        """rows => rows.map(row => Array.from(row.querySelectorAll(".who li:not(.gap)"))
            .filter(one => one.checkVisibility()).length)"""
    )
    assert lines == [1, 2 + 1 + 1, 2, 0]  # on it, missing, in reserve; none where it is called off
    box = page.locator(".who li").first.evaluate(
        "one => one.clientWidth - one.firstElementChild.clientWidth"
    )
    assert box > 150


def test_paper_says_on_each_date_where_the_roster_stands(open_page: Open) -> None:
    pages = pages_of(open_page(replace(sheets.small(), note="proposed, 12 of 18 have agreed")))
    assert ["proposed, 12 of 18 have agreed" in one for one in pages] == [True, True, False]


def test_paper_leaves_nothing_out_that_the_filter_hides(open_page: Open) -> None:
    page = open_page(sheets.small())
    whole = pages_of(page)
    page.get_by_label("Find").fill("nobody at all")
    assert pages_of(page) == whole


def test_a_long_date_repeats_its_head(open_page: Open) -> None:
    people = sheets.hostile().people
    crew = tuple(Place(person) for person in people if len(person.name) < 30)
    entry = Entry(SATURDAY, "10:00", "11:00", "Rails", "", "", len(crew), 1, crew)
    made = replace(sheets.small(), entries=(entry, replace(entry), replace(entry)))
    dates = [one for one in pages_of(open_page(made)) if "Signature" in one]
    assert len(dates) > 1
    assert all("Saturday 28 November 2026" in one for one in dates)


def test_targets_are_large_enough_for_a_thumb(open_page: Open) -> None:
    page = open_page(sheets.small(), PHONE, has_touch=True)
    targets = page.locator("nav a, input").all()
    assert len(targets) == 7
    assert all(one.bounding_box()["height"] >= LEAST_TARGET for one in targets)


def test_the_keyboard_reaches_all_and_shows_where_it_is(open_page: Open) -> None:
    page = open_page(sheets.small())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "find"
    page.keyboard.press("Tab")
    focus = page.locator(":focus-visible")
    assert focus.inner_text().split() == ["Sat", "28", "Nov"]
    assert focus.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    assert page.url.endswith("#on-2026-11-28")


def test_nothing_moves_for_those_who_ask_for_that(open_page: Open) -> None:
    behaviour = "getComputedStyle(document.documentElement).scrollBehavior"
    page = open_page(sheets.small(), reduced_motion="reduce")
    assert page.evaluate(behaviour) == "auto"


def test_thousands_of_volunteers_can_be_searched(open_page: Open) -> None:
    page = open_page(sheets.large(), PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE
    page.get_by_label("Find").fill("volunteer 2999")
    assert (
        page.get_by_role("status").text_content() == "Shown: 1 of 500 duties, 1 of 3000 volunteers."
    )


def month() -> Sheet:
    """As many people and duties as in a real month: four Saturdays, four duties on each."""
    people = tuple(replace(AYNUR, id=f"v{num}", name=f"Volunteer {num}") for num in range(19))
    duty = Entry(SATURDAY, "10:00", "11:00", "Rails", "Gate", "bring gloves", 4, 1, ())
    entries = tuple(
        replace(
            duty,
            date=SATURDAY + timedelta(7 * week),
            crew=tuple(Place(people[(week + number + seat) % 19]) for seat in range(3)),
            gaps=("1 missing",),
        )
        for week in range(4)
        for number in range(4)
    )
    small = sheets.small()
    standings = tuple(replace(small.standings[0], person=person) for person in people)
    return replace(small, end=entries[-1].date, entries=entries, standings=standings)
