"""The catalogues: complete, in use, and chosen by the environment."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from string import Formatter

import pytest

import dutyplan
from dutyplan.goals import GOALS
from dutyplan.locales import LANGUAGES, language_from, words
from dutyplan.rules.limitsums import KEYS

PACKAGE = Path(next(iter(dutyplan.__path__)))
FOLDER = PACKAGE / "locales"
OTHERS = [one for one in LANGUAGES if one != "en"]
PREFIXES = ("better", "check", "goal", "goal-name", "progress")
SHORTFALLS = {f"short.{limit}" for limit in (*KEYS, "tasks")}
AMOUNTS = {f"{what}.{limit}" for what in ("count", "line.limits") for limit in (*KEYS, "tasks")}
AMOUNTS |= {f"{key}.one" for key in AMOUNTS}


def fields(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


def test_every_file_is_a_language() -> None:
    assert {path.stem for path in FOLDER.glob("*.py")} == {"__init__", "wording", *LANGUAGES}
    assert LANGUAGES[:1] == ("en",)


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_has_the_same_keys_in_the_same_order(language: str) -> None:
    assert list(words(language).texts) == list(words("en").texts)


@pytest.mark.parametrize("language", OTHERS)
def test_every_template_has_the_same_places(language: str) -> None:
    there, here = words(language).texts, words("en").texts
    assert {key: fields(text) for key, text in there.items()} == {
        key: fields(text) for key, text in here.items()
    }


def test_every_key_is_used() -> None:
    sources = [path for path in PACKAGE.rglob("*.py") if path.parent != FOLDER]
    sources += PACKAGE.rglob("*.j2")
    code = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    literals = set(re.findall(r'"([a-z.-]+)"', code))
    literals |= {f"{key}.one" for key in literals}
    prefixes = set(re.findall(r'f"([a-z-]+)\.\{(?:goal|result\.goal|goal_id)\}"', code))
    assert prefixes == {"better", "check", "goal", "goal-name", "progress"}
    of_goals = {f"{prefix}.{goal}" for prefix in prefixes for goal in GOALS}
    assert 'f"short.{self.limit}"' in code
    assert 'f"count.{self.limit}"' in code
    assert 'f"line.limits.{limit}"' in code
    assert set(words("en").texts) - literals - of_goals - SHORTFALLS - AMOUNTS == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_goal_has_its_words(language: str) -> None:
    keys = {f"{prefix}.{goal}" for prefix in PREFIXES for goal in GOALS}
    assert keys <= set(words(language).texts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_limit_has_its_words(language: str) -> None:
    assert {key for key in words(language).texts if key.startswith("short.")} == SHORTFALLS


def test_weekdays() -> None:
    assert words("en").weekday(date(2026, 11, 28)) == "Sat"
    assert words("zh").weekday(date(2026, 11, 28)) == "周六"
    assert words("zh").weekday(date(2026, 11, 30)) == "周一"


@pytest.mark.parametrize(
    ("day", "en", "zh"),
    [
        (date(2026, 12, 5), "Saturday 5 December", "12月5日周六"),
        (date(2027, 1, 1), "Friday 1 January", "1月1日周五"),
        (date(2026, 8, 31), "Monday 31 August", "8月31日周一"),
    ],
)
def test_days_as_people_say_them(day: date, en: str, zh: str) -> None:
    assert words("en").long_day(day) == en
    assert words("zh").long_day(day) == zh
    assert words("en").full_day(day) == f"{en} {day.year}"
    assert words("zh").full_day(day) == f"{day.year}年{zh}"


def test_days_as_briefly_as_can_be() -> None:
    assert words("en").short_day(date(2026, 11, 28)) == "28 Nov"
    assert words("zh").short_day(date(2026, 11, 28)) == "11月28日"


def test_lists() -> None:
    assert [words("en").listed("abc"[:num]) for num in range(4)] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
    assert [words("zh").listed("abc"[:num]) for num in range(4)] == ["", "a", "a、b", "a、b、c"]


def test_the_number_chooses_the_form() -> None:
    english, chinese = words("en"), words("zh")
    assert english.format("length.days", num=1) == "1 day"
    assert english.format("length.days", num=0) == "0 days"
    assert english.format("length.days", num=21) == "21 days"
    assert chinese.format("length.days", num=1) == chinese["length.days"].format(num=1)


def test_a_catalogue_gives_and_fills_templates() -> None:
    english = words("en")
    assert english["task"] == "Task"
    assert "task" in english
    assert "tusk" not in english
    assert english.format("gaps.people", num=2) == "people missing 2"
    assert words("en") is english


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(ValueError, match="no language 'tlh', only en, zh"):
        words("tlh")


@pytest.mark.parametrize(
    ("env", "language"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "ZH"}, "zh"),
        ({"LANG": "zh_Hant_TW"}, "zh"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "zha_CN"}, "en"),  # Zhuang
        ({"LANG": "zh-Hans"}, "zh"),
        ({"LC_ALL": "", "LC_MESSAGES": "zh_CN", "LANG": "en_US"}, "zh"),
        ({"LC_ALL": "C", "LC_MESSAGES": "zh_CN", "LANG": "zh_CN"}, "en"),
        ({"LC_MESSAGES": "en_GB", "LANG": "zh_CN"}, "en"),
        ({"LC_TIME": "zh_CN"}, "en"),
    ],
)
def test_the_environment_chooses(env: dict[str, str], language: str) -> None:
    assert language_from(env) == language
