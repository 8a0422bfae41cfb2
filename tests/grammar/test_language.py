"""The language that a file names, found where nothing else of it can be read."""

from __future__ import annotations

import pytest

from dutyplan.grammar.language import language_in


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("language: zh\n", "zh"),
        ("start: [\nlanguage:   'zh' # 中文\n", "zh"),
        ('"language" : "EN"\n', "en"),
        ("title: x\r\nlanguage: en\r\n", "en"),
        ("tasks:\n  - {language: zh}\n", None),
        ("  language: zh\n", None),
        ("# language: zh\n", None),
        ("the language: zh\n", None),
        ("language: tlh\n", None),
        ("language:\nzh: x\n", None),
        ("language: en\nlanguage: zh\n", "en"),
        ('{\n  "title": 7,\n  "language": "zh",\n', "zh"),
        ('{"language": "zh", "title": ', "zh"),
        ('{"title": 7, "language": "zh"', "zh"),
        ('{"language": null}', None),
        ('{"title": "a language: zh"}', None),
        ("date,task,volunteer\n", None),
        ("", None),
    ],
)
def test_the_language_of_a_file(text: str, language: str | None) -> None:
    assert language_in(text.encode()) == language
    assert language_in(b"\xef\xbb\xbf" + text.encode()) == language
    assert language_in(b"\xff\xfe" + text.encode("utf-16-le")) == language


def test_in_text_of_another_encoding_and_in_no_text() -> None:
    assert language_in("title: 清洁\nlanguage: zh\n".encode("gb18030")) == "zh"
    assert language_in(bytes(range(256))) is None
