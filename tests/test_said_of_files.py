"""All that is said of files, in every language: every sentence, whole, and in no other place."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import dutyplan
from dutyplan.goals import GOALS
from dutyplan.ledger.reading.rows import MARKS, Role
from dutyplan.locales import LANGUAGES, words
from dutyplan.locales.wording import Wording, said_in
from dutyplan.outputs.csv import HEADER
from dutyplan.problems import Problem, render_text
from dutyplan.rules import RULES
from tests.broken import everything

PACKAGE = Path(next(iter(dutyplan.__path__)))
OWN = list(words("en").texts)
OWN = OWN[OWN.index("bad.said") : OWN.index("end.bug") + 1]
"""The keys of the section on files."""
SAID = [key for key in OWN if key.startswith(("bad.", "hint.", "noun."))]
ELSEWHERE = {
    # Commands say these, and their own tests read them.
    *("bad.extra-column", "hint.keep-column", "bad.nothing-said", "hint.status-or-day"),
    *("bad.other-days", "hint.start-again", "noun.the-replies", "noun.the-sign-ups"),
    # For what libraries and rules may say some day, and no file makes them say now.
    *(
        "bad.syntax",
        "bad.csv",
        "hint.rule-forbids",
        "noun.another-line",
        "noun.mapping",
    ),
    "noun.something-else",
}
MAKERS = {"Problem": (1, 3), "misread": (2, 3), "WrongTextError": (1, 4), "Flaw": (2, 3)}
"""Which of their arguments are a message and a hint."""

_WORD = re.compile("[A-Za-z]{2,}")
_QUOTED = re.compile("“[^”]*”")
_ELSE = re.compile(r"\S*[/.]\S*|U\+\w+|--[\w-]+|0x\w+")

# What is written in Latin letters in Chinese, too: kinds of files, and words of the program.
_IN_TEMPLATES = {"YAML", "JSON", "CSV", "UTF", "GBK", "GB", "MB", "FILE", "ROSTER", "id"}
_LATIN = _IN_TEMPLATES | {*HEADER, *MARKS, *Role, *GOALS, *(rule.id for rule in RULES), *LANGUAGES}
_LATIN |= set(
    _WORD.findall(
        "when available end name names reply answer minors adults effort hours duties cost"
    )
)
_NAMES = set(_WORD.findall("Aynur Bahar Gulnar Li Min Rails Hall Snow Wall Task Empty new"))
_NAMES |= set(_WORD.findall("Augsburg BB BE BW BY HB HE HH MV NI NW RP SH SL SN ST TH"))


@pytest.fixture(scope="module")
def problems(tmp_path_factory: pytest.TempPathFactory) -> list[Problem]:
    return everything(tmp_path_factory.mktemp("broken"))


def texts(problem: Problem) -> Iterator[str]:
    yield problem.message
    if problem.hint:
        yield problem.hint


def keys(fact: Any) -> Iterator[str]:
    """Of a wording and of all that stands in it."""
    if isinstance(fact, Wording):
        yield fact.key
        for one in fact.facts.values():
            yield from keys(one)
    elif isinstance(fact, tuple):
        for one in fact:
            yield from keys(one)


def test_the_broken_files_say_every_sentence(problems: list[Problem]) -> None:
    said = {key for problem in problems for text in texts(problem) for key in keys(text)}
    assert {key.removesuffix(".one") for key in SAID} - said == ELSEWHERE


def test_all_that_is_said_can_be_said_in_every_language(problems: list[Problem]) -> None:
    english = [
        (problem.code, text)
        for problem in problems
        for text in texts(problem)
        if not isinstance(text, Wording)
    ]
    assert english == []


def test_what_is_said_in_chinese_is_chinese(problems: list[Problem]) -> None:
    """But for what is quoted, what the file says, and names of files."""
    english = set()
    for problem in problems:
        if problem.code == "bad-json":  # what a reader of JSON says is as it is
            continue
        source = problem.span.source if problem.span else None
        own = set(_WORD.findall(f"{source.text} {source.name}")) if source else set()
        for text in texts(problem):
            said = said_in(text, words("zh"))
            bare = _ELSE.sub("", _QUOTED.sub("", said))
            if set(_WORD.findall(bare)) - own - _LATIN - _NAMES:
                english.add(said)
    assert english == set()


def test_no_english_stands_in_a_chinese_sentence() -> None:
    english = [
        key
        for key, text in words("zh").texts.items()
        if key in OWN
        and set(_WORD.findall(re.sub(r"\{[^}]*\}", "", _QUOTED.sub("", text)))) - _IN_TEMPLATES
    ]
    assert english == ["end.bug"]  # which names a variable


@pytest.mark.parametrize("language", LANGUAGES)
def test_problems_are_shown_in_every_language(language: str, problems: list[Problem]) -> None:
    catalogue = words(language)
    for problem in problems:
        shown = render_text(problem, catalogue)
        assert all(said_in(text, catalogue) in shown for text in texts(problem))


def calls() -> Iterator[tuple[str, list[ast.expr]]]:
    """Wherever the package makes a problem: the place, and its message and hint."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id=name), args=args, keywords=named) if name in MAKERS:
                    own = [args[at] for at in MAKERS[name] if at < len(args)]
                    own += [one.value for one in named if one.arg in ("message", "hint")]
                    yield f"{path.relative_to(PACKAGE).as_posix()}:{node.lineno}", own


def is_plain(node: ast.expr) -> bool:
    """Whether it is text that no catalogue holds; "" is no text."""
    if isinstance(node, ast.IfExp):
        return is_plain(node.body) or is_plain(node.orelse)
    if isinstance(node, ast.BinOp):
        return is_plain(node.left) or is_plain(node.right)
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and bool(node.value))


def test_no_problem_is_made_of_text_that_no_catalogue_holds() -> None:
    assert [place for place, own in calls() if any(map(is_plain, own))] == []


def test_no_message_is_put_together_in_english() -> None:
    """Names under which messages and hints are kept until they are said."""
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        place = path.relative_to(PACKAGE).as_posix()
        if place.startswith("cli/"):  # most of it is wrong usage, which `usage.` keys say
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Assign):
                targets = [ast.unparse(one) for one in node.targets]
                is_kept = any(re.search(r"\b(message|hint|way_out)\b", one) for one in targets)
                values = node.value.elts if isinstance(node.value, ast.Tuple) else [node.value]
                if is_kept and any(map(is_plain, values)):
                    found.append(f"{place}:{node.lineno}")
    assert found == []


def test_every_key_that_is_asked_for_is_there() -> None:
    """Of wordings, reasons and sentences of catalogues: a missing one would end a run."""
    asked = set()
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Name(id="worded" | "because")
                    | ast.Attribute(attr="format", value=ast.Name(id="catalogue"))
                    | ast.Attribute(attr="format", value=ast.Attribute(attr="_catalogue")),
                    args=[ast.Constant(value=key), *_],
                ):
                    asked.add(key)
                case ast.Subscript(value=ast.Name(id="catalogue"), slice=ast.Constant(value=key)):
                    asked.add(key)
    assert len(asked) > 500
    assert asked - words("en").texts.keys() == set()
