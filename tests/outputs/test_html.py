"""The page as text: well formed, nothing run, nothing asked of a network, all of it there."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from dutyplan.locales import LANGUAGES, words
from dutyplan.outputs import View
from dutyplan.outputs.html import render
from dutyplan.outputs.sheet import Person, Place, Sheet
from tests.outputs import sheets
from tests.outputs.htmltree import Element, parsed
from tests.outputs.sheets import AYNUR, HOSTILE

VIEW = View(now=datetime(2026, 11, 27, 18, 5, tzinfo=UTC))
ALL = {
    "small-en": sheets.small("en"),
    "small-zh": sheets.small("zh"),
    "hostile-en": sheets.hostile("en"),
    "hostile-zh": sheets.hostile("zh"),
    "private": sheets.private(),
    "empty": Sheet("Nothing", words("en"), sheets.SATURDAY, sheets.SATURDAY, ()),
}


def read(sheet: Sheet, view: View = VIEW) -> Element:
    return parsed(render(sheet, view))


@pytest.fixture(params=ALL)
def sheet(request: pytest.FixtureRequest) -> Sheet:
    made: Sheet = ALL[request.param]
    return made


def test_it_is_a_whole_page(sheet: Sheet) -> None:
    text = render(sheet, VIEW)
    assert text.startswith("<!DOCTYPE html>\n<html lang=")
    assert text.endswith("</html>\n")
    page = read(sheet)
    assert page.one("title").text
    assert len(page.all("h1")) == len(page.all("main")) == 1


def test_a_crowd_gets_no_page_of_empty_lines() -> None:
    made = sheets.small()
    crowd = replace(made.entries[0], want=100_000)
    page = read(replace(made, entries=(crowd,)))
    assert len(page.one("td", "who").all("li", "paper")) == 12


def test_each_name_of_an_element_is_used_once(sheet: Sheet) -> None:
    elements = list(read(sheet).walk())
    names = [one.attributes["id"] for one in elements if "id" in one.attributes]
    assert len(set(names)) == len(names)
    pointed = {one.attributes["href"] for one in elements if one.tag == "a"}
    pointed |= {f"#{one.attributes['for']}" for one in elements if one.tag == "label"}
    pointed |= {f"#{one.attributes['aria-labelledby']}" for one in elements
                if "aria-labelledby" in one.attributes}  # fmt: skip
    assert pointed <= {f"#{name}" for name in names}


def test_it_asks_for_nothing_and_runs_only_its_own(sheet: Sheet) -> None:
    page = read(sheet)
    for element in page.walk():
        for name, value in element.attributes.items():
            assert not name.startswith("on")
            assert name not in ("src", "style", "srcset", "action", "background")
            if name == "href":
                assert value.startswith("#") or value == "data:,"
    assert [page.one(tag).attributes for tag in ("script", "style")] == [{}, {}]
    assert not re.search(r"url\(|@import|image-set|fetch|import\(|XMLHttp|Beacon", page.raw)


def test_the_policy_admits_the_style_and_the_script_that_are_there(sheet: Sheet) -> None:
    page = read(sheet)
    policy = next(one for one in page.all("meta") if "http-equiv" in one.attributes)
    assert policy.attributes["http-equiv"] == "Content-Security-Policy"

    def digest(tag: str) -> str:
        return base64.b64encode(hashlib.sha256(page.one(tag).raw.encode()).digest()).decode()

    assert policy.attributes["content"] == (
        f"default-src 'none'; style-src 'sha256-{digest('style')}'; "
        f"script-src 'sha256-{digest('script')}'; img-src data:; base-uri 'none'; "
        "form-action 'none'"
    )


def test_each_text_of_the_file_finds_its_own_direction(sheet: Sheet) -> None:
    page = read(sheet)
    apart = {one.raw for one in page.all("bdi")}
    texts = {sheet.title, *(one.person.name for one in sheet.standings)}
    for entry in sheet.entries:
        texts |= {entry.task, entry.place, entry.note, *entry.gaps} - {""}
    assert texts <= apart
    assert all(one.tag == "bdi" for one in page.all(kind="name"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_made_to_break_it_are_text(language: str) -> None:
    made = sheets.hostile(language)
    page = read(made)
    assert [one.one("bdi").raw for one in page.all("li", "card") for one in one.all("h3")] == list(
        HOSTILE
    )
    assert [one.one("bdi", "name").raw for one in page.all("th", "task")] == list(HOSTILE)
    assert page.one("h1").raw == made.title
    assert page.one("title").raw == made.heading


def test_all_duties_with_all_people(sheet: Sheet) -> None:
    rows = [
        row for table in read(sheet).all("table", "duties") for row in table.one("tbody").all("tr")
    ]
    assert len(rows) == len(sheet.entries)
    for row, entry in zip(rows, sheet.entries, strict=True):
        who = row.one("td", "who")
        names = [one.raw for one in who.all("bdi", "name")]
        assert names == [one.person.name for one in (*entry.crew, *entry.standby)]
        assert [one.one("bdi").raw for one in who.all("li", "gap")] == list(entry.gaps)
        details = [one.raw for one in row.one("th").all("span", "detail")]
        assert details == [text for text in (entry.place, entry.note) if text]
        assert [one.raw for one in row.one("td", "time").all("time")] == (
            [entry.start, entry.end] if entry.time else []
        )


def test_a_card_for_each_volunteer(sheet: Sheet) -> None:
    cards = read(sheet).all("li", "card")
    assert len(cards) == len(sheet.standings)
    for card, standing in zip(cards, sheet.standings, strict=True):
        name, *tasks = [one.raw for one in card.all("bdi", "name")]
        assert name == standing.person.name
        assert tasks == [entry.task for entry, _ in sheet.duties_of(standing.person)]


def test_the_days_of_the_small_one() -> None:
    page = read(sheets.small())
    assert page.one("html").attributes["lang"] == "en-GB"
    assert page.one("header").text == (
        "Saturday clean-up Saturday 28 November 2026 to Saturday 5 December 2026 "
        "2 dates 4 duties 5 volunteers 2 duties with gaps"
    )
    assert page.one("nav").text == (
        "Sat 28 Nov Sat 5 Dec Why there are gaps Volunteers Loads and fair shares How fair it is"
    )
    first, second = (day.text for day in page.all("section", "day"))
    assert first == (
        "Saturday 28 November 2026 Duties on Saturday 28 November 2026 "
        "Saturday clean-up Saturday 28 November 2026 Time Task Who Signature "
        "all day Gate Li Min "
        "10:00–12:00 Basement Entrance 2 gloves are there "
        "Bahar came 张伟 absent 1 missing Standby: پاتىگۈل"
    )
    assert second.endswith(
        "10:00–11:00 Rails Aynur پاتىگۈل "
        "22:00–02:00 next day Night watch called off: needs at least 2"
    )


def test_the_days_of_the_small_one_in_chinese() -> None:
    page = read(sheets.small("zh"))
    assert page.one("html").attributes["lang"] == "zh-Hans-CN"
    assert page.one("header").text == (
        "Saturday clean-up 2026年11月28日周六至2026年12月5日周六 "
        "2 天 4 个班次 5 名志愿者 2 个班次有空缺"
    )
    assert (
        page.one("nav").text == "周六 11月28日 周六 12月5日 空缺的原因 志愿者 实担与应担 公平性说明"
    )
    first, second = (day.text for day in page.all("section", "day"))
    assert first == (
        "2026年11月28日周六 2026年11月28日周六的班次 "
        "Saturday clean-up 2026年11月28日周六 时间 任务 人员 签到 "
        "全天 Gate Li Min "
        "10:00–12:00 Basement Entrance 2 gloves are there "
        "Bahar 已到岗 张伟 缺席 缺1人 候补： پاتىگۈل"
    )
    assert second.endswith(
        "10:00–11:00 Rails Aynur پاتىگۈل 22:00–02:00 （次日） Night watch 取消：至少需2人"
    )


def test_the_cards_of_the_small_one() -> None:
    cards = [one.text for one in read(sheets.small()).all("li", "card")]
    assert cards[1] == (
        "Bahar Sat 28 Nov 10:00–12:00 Basement came Load3 Fair share2.17 Balance+1.3"
    )
    assert cards[2] == "Li Min Sat 28 Nov all day Gate Load1 Fair share– Balance–"
    assert cards[4] == (
        "پاتىگۈل Sat 28 Nov 10:00–12:00 Basement standby Sat 5 Dec 10:00–11:00 Rails "
        "Load1 Fair share2.17 Balance−1.2"
    )


def test_who_has_no_duty_is_told_so() -> None:
    small = sheets.small()
    idle = replace(small.standings[0], person=Person("idle", "Dilnur"), load=0, duties=0)
    cards = read(replace(small, standings=(idle,))).all("li", "card")
    assert cards[0].text == "Dilnur no duty Load0 Fair share2.17 Balance−1.2"


def test_a_duty_that_is_called_off_says_so_in_a_card() -> None:
    small = sheets.small()
    off = replace(small.entries[3], crew=(Place(AYNUR),))
    card = read(replace(small, entries=(off,))).all("li", "card")[0]
    assert card.one("li", "off").text == "Sat 5 Dec 22:00–02:00 next day Night watch called off"


def test_the_loads() -> None:
    section = read(sheets.small()).one("section", "loads")
    table = section.one("table")
    assert section.one("p", "legend").text == (
        "Bar: the load. Mark across it: the fair share. "
        "Balance: + carries more than the fair share, - carries less. "
        "It includes what each brings along from before. – owes no share."
    )
    rows = [
        [cell.text for cell in row.walk() if cell.tag in ("th", "td")] for row in table.all("tr")
    ]
    assert rows == [
        ["Name", "Load and share", "Duties", "Load", "Fair share", "Before", "Balance"],
        ["Aynur", "", "1", "1", "2.17", "0.00", "−1.2"],
        ["Bahar", "", "1", "3", "2.17", "+0.50", "+1.3"],
        ["Li Min", "", "1", "1", "–", "0.00", "–"],
        ["张伟", "", "1", "3", "2.17", "−1.00", "−0.2"],
        ["پاتىگۈل", "", "1", "1", "2.17", "0.00", "−1.2"],
    ]
    bars = [
        [(rect.attributes["class"], rect.attributes.get("x", rect.attributes["width"]))
         for rect in row.all("rect")]
        for row in table.one("tbody").all("tr")
    ]  # fmt: skip
    assert bars[0] == [("load", "33.33%"), ("share", "72.33%")]
    assert bars[1] == [("load", "100%"), ("share", "72.33%")]
    assert bars[2] == [("load", "33.33%")]


def test_without_a_past_there_is_no_column_for_it() -> None:
    small = sheets.small()
    standings = tuple(replace(one, before=0, fair_share=2.0, tenths=0) for one in small.standings)
    table = read(replace(small, standings=standings)).one("section", "loads")
    assert "Before" not in table.text
    assert table.one("p", "legend").text.endswith("- carries less.")


def test_where_nobody_carries_anything_there_are_no_bars() -> None:
    small = sheets.small()
    standings = tuple(replace(one, load=0, fair_share=None) for one in small.standings)
    table = read(replace(small, entries=(), standings=standings)).one("section", "loads")
    assert not table.all("svg")
    assert "Load and share" not in table.text
    assert table.one("p", "legend").text.startswith("Balance:")


def test_the_gaps_and_the_proof() -> None:
    page = read(sheets.small())
    assert page.one("section", "gaps").text == (
        "Why there are gaps Basement on 2026-11-28 10:00-12:00 (1 missing): Only 2 of 5 may do it. "
        "week.yaml:6:58 Basement wants 3 people"
    )
    closing = page.one("section", "closing")
    assert [one.text for one in closing.all("p")] == list(sheets.small().closing[:2])
    assert [one.text for one in closing.all("li")] == ["At the top, with +1.3: Bahar."]


def test_lists_and_sentences_of_the_proof_keep_their_order() -> None:
    made = replace(sheets.small(), closing=("A.", "- b", "- c", "D."))
    closing = read(made).one("section", "closing")
    assert closing.text.endswith("A. b c D.")
    assert [one.tag for one in closing.walk() if one.tag in ("p", "ul", "li")] == [
        "p", "ul", "li", "li", "p",
    ]  # fmt: skip


def test_a_line_to_sign_for_each_who_is_missing() -> None:
    lines = [
        len([one for one in row.all("li", "paper") if one.attributes["aria-hidden"] == "true"])
        for table in read(sheets.small()).all("table", "duties")
        for row in table.one("tbody").all("tr")
    ]
    assert lines == [0, 1, 0, 0]


def test_without_gaps_it_says_so() -> None:
    small = sheets.small()
    page = read(replace(small, entries=small.entries[:1], why_gaps=()))
    assert page.one("ul", "facts").text == "1 date 1 duty 5 volunteers no gaps"
    assert not page.all(kind="gap")


def test_ages_and_contacts_only_where_they_were_asked_for() -> None:
    assert "Age" not in read(sheets.small()).text
    cards = [one.text for one in read(sheets.private()).all("li", "card")]
    assert all(" Age 34 tel. 555-0100 " in one for one in cards)


def test_contacts_stand_on_the_list_to_sign() -> None:
    small = sheets.small()
    told = Place(replace(AYNUR, age="34", contact="tel. 555-0100"))
    page = read(replace(small, entries=(replace(small.entries[0], crew=(told,)),), standings=()))
    assert page.one("td", "who").text == "Aynur Age 34 tel. 555-0100"
    assert page.one("td", "who").one("span", "paper").text == "Age 34 tel. 555-0100"


def test_no_id_is_shown() -> None:
    secret = Person("secret-4711", "A. B.")
    small = sheets.small()
    entry = replace(small.entries[1], crew=(Place(secret),), standby=(Place(secret),))
    standing = replace(small.standings[0], person=secret)
    assert "secret-4711" not in render(
        replace(small, entries=(entry,), standings=(standing,)), VIEW
    )


def test_without_a_roster() -> None:
    made = replace(
        sheets.small(), has_roster=False, entries=(), standings=(), why_gaps=(), closing=()
    )
    page = read(made)
    assert page.one("header").text.endswith("2026 No roster.")
    assert page.one("main").text == ""


def test_reasons_that_are_items_of_a_list_lose_its_dash() -> None:
    page = read(replace(sheets.small(), why_gaps=(("- Rails: because", "- of that"),)))
    assert page.one("section", "gaps").text == "Why there are gaps Rails: because - of that"


def test_reserves_that_are_lacking_are_told() -> None:
    small = sheets.small()
    page = read(replace(small, entries=(replace(small.entries[1], standby_missing=2),)))
    assert page.one("td", "who").text.endswith("Standby: پاتىگۈل Standby: 2 missing")


def test_a_note_stands_under_the_title() -> None:
    page = read(replace(sheets.small(), note="12 of 18 have agreed"))
    assert page.one("header").text.endswith("12 of 18 have agreed")


@pytest.mark.parametrize(
    ("zone", "language", "text"),
    [
        (None, "en", "Made on Friday 27 November 2026, 18:05 (UTC), with dutyplan."),
        ("Japan", "en", "Made on Saturday 28 November 2026, 03:05 (Japan), with dutyplan."),
        ("Asia/Shanghai", "zh", "由 dutyplan 于 2026年11月28日周六 02:05（Asia/Shanghai）生成。"),
    ],
)  # fmt: skip
def test_when_it_was_made(zone: str | None, language: str, text: str) -> None:
    page = read(replace(sheets.small(language), timezone=zone))
    assert page.one("footer").text == text


def test_characters_that_no_page_can_hold_are_replaced() -> None:
    title = "a\0b\x85c\ud800d\uffffe<&"
    page = read(replace(sheets.small(), title=title))
    assert page.one("h1").raw == "a\ufffdb\ufffdc\ufffdd\ufffde<&"


def test_the_same_sheet_makes_the_same_page() -> None:
    assert render(sheets.small(), VIEW) == render(sheets.small(), VIEW)


@pytest.mark.parametrize("make", [sheets.small, sheets.hostile])
def test_no_word_of_the_other_language_is_left(make: Callable[[str], Sheet]) -> None:
    texts = words("en").texts
    page = read(replace(make("zh"), why_gaps=(), closing=())).one("body")
    text = "".join(
        one.text for one in page.children if isinstance(one, Element) and one.tag != "script"
    )
    ours = [text for key, text in texts.items() if key.startswith("page.") and "{" not in text]
    assert len(ours) > 15
    assert not [one for one in ours if re.search(rf"\b{re.escape(one)}\b", text)]


def test_long_tables_of_loads_are_set_in_two_columns() -> None:
    assert not read(sheets.large(22, 1)).all(kind="long")
    assert len(read(sheets.large(23, 1)).all("section", "long")) == 1


def test_only_crowds_are_laid_out_late() -> None:
    assert not read(sheets.small()).all("ul", "many")
    assert not read(sheets.large(300, 10)).all(kind="many")
    assert len(read(sheets.large(301, 10)).all("ul", "many")) == 1
