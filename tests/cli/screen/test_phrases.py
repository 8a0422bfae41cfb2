"""The library's own words in other languages: none is left in English."""

from __future__ import annotations

import inspect

import pytest

from dutyplan.cli.app import build_app
from dutyplan.cli.screen.phrases import PHRASES, phrase
from dutyplan.locales import LANGUAGES, words

OTHERS = [one for one in LANGUAGES if one != LANGUAGES[0]]
CHINESE = words("zh")


def help_texts() -> list[str]:
    """All that the help says of commands, their arguments and options, in English."""
    texts: list[str] = []
    group = build_app()
    for one in (group, *group.commands.values()):
        context = one.context_class(one, help_option_names=["--help"])
        params = one.get_params(context)
        texts += [one.help or "", one.epilog or ""]
        texts += [getattr(param, "help", None) or "" for param in params]
        defaults = [getattr(param, "show_default", None) for param in params]
        texts += [f"({text})" for text in defaults if isinstance(text, str)]
    return sorted({inspect.cleandoc(text) for text in texts if text})


@pytest.mark.parametrize("language", OTHERS)
def test_all_help_is_known_in_every_language_and_nothing_else_is(language: str) -> None:
    catalogue = words(language)
    texts = help_texts()
    assert [text for text in texts if phrase(text, catalogue) == text] == []
    assert [text for text in catalogue.help if text not in texts] == []


def test_every_command_has_an_example() -> None:
    group = build_app()
    for name, command in group.commands.items():
        assert (command.epilog or "").startswith(f"Example: dutyplan {name} ")


def test_english_stays_as_it_is() -> None:
    assert phrase("Missing argument 'FILE'.", words("en")) == "Missing argument 'FILE'."
    assert words("en").help == {}


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("Usage: dutyplan solve", "用法：dutyplan solve"),
        ("Options:", "选项："),
        ("default: table", "默认：table"),
        ("x>=0", "x>=0"),
        ("[默认：0; x>=0]", "（默认：0; x>=0）"),
        ("Missing argument 'FILE'.", "缺少参数 'FILE'。"),
        ("Missing option '--duty'.", "缺少选项 '--duty'。"),
        ("No such option: -x", "没有选项 -x"),
        (
            "No such option: --formt (Possible options: --format, --from)",
            "没有选项 --formt（相近的选项：--format, --from）",
        ),
        ("No such command 'x'.", "没有命令 'x'。"),
        (
            "No such command 'slove'. Did you mean 'solve'?",
            "没有命令 'slove'。是不是想用 'solve'？",
        ),
        ("Got unexpected extra argument(s) (a b)", "多余的参数：a b"),
        ("Option '--seed' requires an argument.", "选项 '--seed' 后面缺少值。"),
        (
            "Error: Invalid value for '--seed': Input should be greater than or equal to 0",
            "错误：'--seed' 的值无效：不能小于 0",
        ),
        (
            "Invalid value for '--day': Value error, 'x' does not match the formats '%Y-%m-%d'.",
            "'--day' 的值无效：'x' 不是日期，请写成 2026-11-28 这样",
        ),
        ("Show the version.", "显示版本。"),
        ("What nobody says.", "What nobody says."),
    ],
)
def test_phrases(english: str, chinese: str) -> None:
    assert phrase(english, CHINESE) == chinese


def test_parts_may_be_known_by_themselves() -> None:
    known = {"it: is not so": "不是这样"}
    said = phrase("Error: Invalid value for -o: it: is not so", CHINESE, known)
    assert said == "错误：-o 的值无效：不是这样"


def test_no_phrase_hides_one_that_comes_after_it() -> None:
    for key in PHRASES:
        text = words("en")[key].replace("{", "<").replace("}", ">")
        assert phrase(text, CHINESE) == CHINESE[key].replace("{", "<").replace("}", ">")
