"""Inputs to begin with: what the tests and `configs/` have, as each target takes it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from tests import broken
from tests.fuzz import books
from tests.fuzz.parsers import PARSERS
from tests.fuzz.spoken import OPTIONS
from tests.fuzz.targets import MAX_BYTES, TARGETS

_TESTS = Path(__file__).parents[1]
_CONFIGS = _TESTS.parent / "configs"
_CORPUS = Path(__file__).parent / "corpus"

_VALUES = (
    "saturday 10:00-12:00", "1st saturday; last friday", "周六 22:00-02:00", "节假日",
    "every 2 weeks from 2026-11-28", "2026-12-01..2026-12-07", "free days", "workdays 9:00-17:00",
    "12+", "18-60", "2.25", "80%", "Asia/Shanghai", "beijing", "DE-BY", "Bayern", "minors",
    "12 hours", "1.5 hours", "2 weeks", "per_week: 2; total: 6", "每周：1", "Basement: 3；周日",
    "2026/11/28", "2026年11月28日", "keys、first aid",
)  # fmt: skip
_TYPED = (
    "Rails 2026-11-28 10:00", "on 2026/11/28 Hall: left 09:00-10:00", "Li Min", "l1",
    "Aynur 2026-11-28..2026-12-05", "coverage+wishes,fairness", "Aynur:Rails:2026-11-28",
    "Ma: Jun:Hall: left:2026-11-28 09:00-10:00", "李敏：Wall：2026-12-06 全天", "2026-11-28",
    "Hall: left 2026-11-28 22:00", "Aynur,李敏\nLi Min", "volunteer,reply\nAynur,yes\n李敏,不\n",
)  # fmt: skip
_FORMS = (
    "Timestamp,Name,Saturday 28 November,11月29日\n20:26,Aynur,yes,no\n20:27,李敏,可以,待定\n",
    "姓名,年龄,技能,2026-11-28,备注\n王芳,45,钥匙,√,只能上午\n张伟,,,×,\n",
)
_CHATS = (
    "#接龙\n周六打扫\n1. 张伟 +1\n2、李敏（周六10:00-12:00）\n3. 王芳 取消\n",
    "#Group sign-up\n1. Bahar, aged 65, skills: keys\n2) Li Min 28 Nov not before 10\n",
)
_CELLS = (
    ("40616", "-1"), ("40616", "60"), ("40616", "1e300"), ("40616", "NaN"), ("40616", "99999999"),
    ("0.5", "1.99999"), ("1.25", "-0.5"), ("1", "999"), ("A4", "A1"), ("A4", "XFD1048576"),
    ("A4", "4A"), ("4", "1048577"), ("b", "n"), ("e", "str"), ("d", "s"), ("1976-11-28", "soon"),
    ("s", "inlineStr"), ("A2", "[1]Sheet1!$A$1"), ("15", "010"), ("skills", "limits"),
)  # fmt: skip
_SHEETS = (
    ("visible", "hidden"),
    ("hidden", "visible"),
    ("0", "1"),
    ("People", "'!\n"),
    ("rId1", "x"),
)


def seeds(target: str) -> Iterator[bytes]:
    """What a target begins with: what was kept, then what is written elsewhere in the tests."""
    own = (*kept(target), *_OF[target]())
    return (one for one in own if len(one) <= MAX_BYTES)


def kept(target: str) -> list[bytes]:
    """The inputs of a target that are kept beside the tests, in the order of their names."""
    return [path.read_bytes() for path in sorted((_CORPUS / target).glob("*"))]


def _weeks() -> Iterator[bytes]:
    yield from (path.read_bytes() for path in sorted(_CONFIGS.glob("*.yaml")))
    for text in (*broken.NOT_YAML, broken.VALUES, broken.DAYS, broken.RULES, *broken.MORE_RULES):
        yield text.encode()
    yield from (f"{broken.PLAN}history: {name}\n".encode() for name in ("rosters", "people.csv"))
    yield f"{broken.HEAD}{broken.TASKS}volunteers: people.csv\n".encode()


def _grammar() -> Iterator[bytes]:
    for number in range(len(PARSERS)):
        yield from (bytes([number]) + value.encode() for value in _VALUES)


def _tables() -> Iterator[bytes]:
    yield from (path.read_bytes() for path in sorted(_CONFIGS.glob("*.csv")))
    text = _FORMS[1] + 'a;b\n"c;d\t";"e""f"\n'
    yield from (text.encode(encoding) for encoding in ("utf-8-sig", "utf-16", "gb18030"))


def _workbooks() -> Iterator[bytes]:
    yield b""
    yield from (books.edit(books.SHEET, *words) for words in _CELLS)
    yield from (books.edit("xl/workbook.xml", *words) for words in _SHEETS)
    yield books.edit("xl/styles.xml", "14", "999")
    yield books.edit("xl/_rels/workbook.xml.rels", "styles.xml", "../../../styles.xml")
    yield books.edit("xl/sharedStrings.xml", "Ay", "=1+1")


def _rosters() -> Iterator[bytes]:
    yield from (path.read_bytes() for path in sorted((_TESTS / "golden").glob("roster.*")))
    yield from (
        path.read_bytes() for path in sorted((Path(__file__).parent / "beside").rglob("*.*"))
    )
    yield from (json.dumps(broken.RECORD | one).encode() for one in broken.RECORDS)
    for one in broken.DUTIES:
        yield json.dumps(broken.RECORD | {"duties": [broken.DUTY | one]}).encode()
    yield from (text.encode() for text in (*broken.NOT_JSON, *broken.ROSTERS))


def _signups() -> Iterator[bytes]:
    for number in (0, 64, 128):
        yield from (bytes([number]) + text.encode() for text in _FORMS)
        yield from (bytes([number + 1 + number // 64 * 3]) + text.encode() for text in _CHATS)


def _arguments() -> Iterator[bytes]:
    for number in range(len(OPTIONS)):
        yield from (bytes([number]) + text.encode() for text in (*_TYPED, *broken.ROSTERS))


_OF = dict(
    zip(
        TARGETS,
        (_weeks, _grammar, _tables, _workbooks, _rosters, _signups, _arguments),
        strict=True,
    )
)
