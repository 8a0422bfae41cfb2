"""The catalogues: complete, in use, and chosen by the environment."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
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


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("李敏", "只有李敏具备技能“钥匙”。"),
        ("Li Min", "只有 Li Min 具备技能“钥匙”。"),
        ("李 敏", "只有李 敏具备技能“钥匙”。"),
        ("小王2", "只有小王2 具备技能“钥匙”。"),
        ("ئاينۇر", "只有 ئاينۇر 具备技能“钥匙”。"),
    ],
)
def test_no_blanks_between_chinese_characters(name: str, said: str) -> None:
    assert words("zh").format("gap.skilled", num=1, who=name, skill="钥匙") == said
    assert words("zh").joined(["只有 ", name, " 具备技能“钥匙”。"]) == said


def test_a_blank_that_parts_two_facts_stays() -> None:
    said = words("zh").format("replan.come", when="12月5日周六", task="地下室", come="李敏")
    assert said == "12月5日周六 地下室：增加李敏"


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
    with pytest.raises(ValueError, match=f"no language 'tlh', only {', '.join(LANGUAGES)}"):
        words("tlh")


@pytest.mark.parametrize(
    ("env", "language"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "ZH"}, "zh"),
        ({"LANG": "zh_Hant_TW"}, "zh"),
        ({"LANG": "tlh_AQ.UTF-8"}, "en"),
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


# -- what the code says is there


def said(node: ast.AST) -> Iterator[str]:
    """The keys that an argument may be."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from said(node.body)
        yield from said(node.orelse)


def calls() -> Iterator[tuple[str, list[str], set[str | None]]]:
    """Where the code says something: the place, the keys, the names of the facts."""
    for path in PACKAGE.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            place = f"{path.name}:{getattr(node, 'lineno', 0)}"
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(
                ("worded", "catalogue.format", "texts.format", "words.format")
            ):
                yield place, [*said(node.args[0])], {word.arg for word in node.keywords}
            elif isinstance(node, ast.Subscript) and ast.unparse(node.value).endswith(
                ("catalogue", "self.texts", "words(language)")
            ):
                yield place, [*said(node.slice)], set()


def test_every_key_that_a_template_names_is_there() -> None:
    named = set()
    for path in PACKAGE.rglob("*.j2"):
        named |= set(
            re.findall(r'texts(?:\[|\.format\()"([^"]+)"', path.read_text(encoding="utf-8"))
        )
    assert len(named) > 20
    assert named <= set(words("en").texts)


def test_every_key_that_the_code_names_is_there_with_its_facts() -> None:
    texts = words("en").texts
    wrong = []
    num_keys = 0
    for place, keys, facts in calls():
        wanted: set[str] = set()
        for key in keys:
            num_keys += 1
            forms = [one for one in (key, f"{key}.one") if one in texts]
            places = {name for form in forms for name in fields(texts[form])}
            wanted |= places | ({"num"} & facts if len(forms) > 1 else set())
            if not forms or not (places <= facts or None in facts):
                wrong.append((place, key, sorted(places - facts)))
        if keys and facts - {None} - wanted:
            wrong.append((place, keys[0], sorted(map(str, facts - wanted))))
    assert wrong == []
    assert num_keys > 700
