"""Problems: where they stand, how they are sorted, and what people and programs see of them."""

from __future__ import annotations

import errno
import os

import pytest

from dutyplan.locales import words
from dutyplan.locales.wording import said_in, worded
from dutyplan.problems import (
    Problem,
    ProblemsError,
    Severity,
    Source,
    Span,
    cause_of,
    excerpt,
    has_errors,
    render_data,
    render_line,
    render_text,
    sort_problems,
)

WEEK = Source("week.yaml", "title: A\ntasks:\n  - name: Rails\n    when: sat\n    peopel: 2\n")


def problem(line: int, column: int, message: str = "m", hint: str = "") -> Problem:
    return Problem("code", message, Span(WEEK, line, column, 1), hint)


def shown(line: str, column: int, length: int) -> list[str]:
    """The two lines of the excerpt for a place in a text of one line."""
    span = Span(Source("f", line), 0, column, length)
    return render_text(Problem("c", "m", span)).split("\n")[1:]


# -- sources and spans


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("a", ["a"]),
        ("a\nb\n", ["a", "b", ""]),
        ("a\r\nb\rc", ["a", "b", "c"]),
        ("a\n\r\nb", ["a", "", "b"]),
        ("a\x85b\u2028c\u2029d", ["a", "b", "c", "d"]),
        ("a\x0bb\x0cc\x1cd\x1de\x1ef", ["a\x0bb\x0cc\x1cd\x1de\x1ef"]),
    ],
)
def test_lines_end_where_yaml_ends_them(text: str, lines: list[str]) -> None:
    assert Source("f", text).lines == lines


def test_a_line_past_the_end_is_empty() -> None:
    source = Source("f", "a\nb")
    assert [source.line(index) for index in range(4)] == ["a", "b", "", ""]


@pytest.mark.parametrize(
    ("offset", "place"),
    [(0, (0, 0)), (1, (0, 1)), (3, (1, 0)), (4, (1, 1)), (5, (2, 0)), (6, (2, 1))],
)
def test_an_offset_becomes_a_place(offset: int, place: tuple[int, int]) -> None:
    span = Source("f", "a\r\n周\nb").span_at(offset, 2)
    assert (span.line, span.column, span.length) == (*place, 2)


def test_the_start_of_a_source_shows_no_excerpt() -> None:
    start = WEEK.start()
    assert (start.line, start.column, start.length) == (0, 0, 0)
    assert render_text(Problem("empty", "nothing here", start)) == (
        "week.yaml:1:1: error[empty]: nothing here"
    )


def test_a_part_of_a_span() -> None:
    part = Span(WEEK, 3, 10, 3).part(1, 2)
    assert part == Span(WEEK, 3, 11, 2)


# -- the order of problems


def test_problems_are_sorted_by_file_line_and_column() -> None:
    people = Source("people.csv", "name\n")
    nowhere = Problem("a", "nowhere")
    late, early, same = problem(4, 4), problem(1, 9), Problem("aaa", "z", Span(WEEK, 4, 4, 9))
    first = Problem("z", "z", Span(people, 9, 9, 1))
    assert sort_problems([nowhere, late, same, early, first]) == [
        first,
        early,
        same,
        late,
        nowhere,
    ]


def test_what_was_said_twice_is_said_once() -> None:
    assert sort_problems([problem(1, 1), problem(1, 1)]) == [problem(1, 1)]
    assert len(sort_problems([problem(1, 1), problem(1, 1, hint="h")])) == 2


def test_only_errors_stop_the_run() -> None:
    warning = Problem("c", "m", severity=Severity.WARNING)
    error = Problem("c", "m")
    assert (warning.is_error, error.is_error) == (False, True)
    assert not has_errors([])
    assert not has_errors([warning])
    assert has_errors([warning, error])


def test_the_error_carries_all_problems_sorted() -> None:
    error = ProblemsError([problem(4, 4, message="b"), problem(1, 0, message="a")])
    assert [one.message for one in error.problems] == ["a", "b"]
    assert str(error) == "week.yaml:2:1: error[code]: a\nweek.yaml:5:5: error[code]: b"


# -- what people see


def test_the_whole_message() -> None:
    unknown = Problem(
        "unknown-key",
        "unknown key 'peopel' in a task",
        Span(WEEK, 4, 4, 6),
        "did you mean 'people'?",
    )
    assert render_text(unknown) == (
        "week.yaml:5:5: error[unknown-key]: unknown key 'peopel' in a task\n"
        "  5 |     peopel: 2\n"
        "    |     ^^^^^^\n"
        "  hint: did you mean 'people'?"
    )
    assert render_line(unknown) == (
        "week.yaml:5:5: error[unknown-key]: unknown key 'peopel' in a task"
    )


def test_a_warning_says_so() -> None:
    warning = Problem("no-duty", "m", Span(WEEK, 0, 0, 5), severity=Severity.WARNING)
    assert render_text(warning) == (
        "week.yaml:1:1: warning[no-duty]: m\n  1 | title: A\n    | ^^^^^"
    )


def test_without_a_place() -> None:
    assert render_text(Problem("bug", "no file")) == "error[bug]: no file"
    assert render_text(Problem("bug", "no file", hint="go")) == "error[bug]: no file\n  hint: go"


@pytest.mark.parametrize("char", ["\n", "\r", "\t", "\0", "\x1b", "\x85", "\x9b", "\u2028"])
def test_what_is_quoted_never_ends_a_line(char: str) -> None:
    quoted = f"a{char}week.yaml:1:1: error: b"
    one = Problem("c", quoted, None, quoted)
    line = "error[c]: a week.yaml:1:1: error: b"
    assert render_line(one) == line
    assert render_text(one) == f"{line}\n  hint: a week.yaml:1:1: error: b"
    named = Problem("c", "m", Source(f"a{char}b.yaml", "").start())
    assert render_text(named) == "a b.yaml:1:1: error[c]: m"


def test_the_caret_stands_under_the_bar_whatever_the_line_number() -> None:
    source = Source("f", "\n" * 122 + "key: value")
    assert render_text(Problem("c", "m", Span(source, 122, 5, 5))) == (
        "f:123:6: error[c]: m\n  123 | key: value\n      |      ^^^^^"
    )


@pytest.mark.parametrize(
    ("line", "column", "length", "caret"),
    [
        ("title: 社区周六", 7, 4, "       ^^^^^^^^"),
        ("title: 社区周六", 9, 1, "           ^^"),
        ("工作: peopel", 4, 6, "      ^^^^^^"),
        ("- {name: 张伟, age: x}", 17, 1, "                   ^"),
        ("名称：张伟", 0, 2, "^^^^"),
        ("ئايغۈل, age", 0, 6, "^^^^^^"),
        ("e\u0301te\u0301 x", 6, 1, "    ^"),
        ("e\u0301te\u0301 x", 0, 5, "^^^"),
        ("e\u0301", 1, 1, " ^"),
        ("🎉 party", 2, 5, "   ^^^^^"),
        ("ab", 2, 1, "  ^"),
        ("ab", 7, 3, "  ^"),
        ("ab", 1, 9, " ^"),
        ("", 0, 1, "^"),
    ],
)
def test_carets_are_terminal_cells(line: str, column: int, length: int, caret: str) -> None:
    assert shown(line, column, length) == [f"  1 | {line}", f"    | {caret}"]


@pytest.mark.parametrize("char", ["\t", "\x00", "\x1b", "\u200b", "\u202e", "\ufeff", "\u3000"])
def test_what_would_move_the_caret_is_shown_as_a_blank(char: str) -> None:
    assert shown(f"a{char}: b", 4, 1) == ["  1 | a : b", "    |     ^"]


@pytest.mark.parametrize(
    ("line", "column", "length", "excerpt", "caret"),
    [
        ("y" * 74, 73, 1, "y" * 74, " " * 73 + "^"),
        ("x" * 30 + "?" + "y" * 44, 30, 1, "x" * 30 + "?" + "y" * 41 + "…", " " * 30 + "^"),
        ("x" * 200 + "?" + "y" * 9, 200, 1, "…" + "x" * 62 + "?" + "y" * 9, " " * 63 + "^"),
        (
            "x" * 200 + "?" + "y" * 200,
            200,
            1,
            "…" + "x" * 36 + "?" + "y" * 35 + "…",
            " " * 37 + "^",
        ),
        ("y" * 300, 0, 300, "y" * 72 + "…", "^" * 72),
        ("y" * 300, 60, 240, "…" + "y" * 72 + "…", " " * 37 + "^" * 36),
        ("周" * 37, 36, 1, "周" * 37, " " * 72 + "^^"),
        ("周" * 38, 0, 2, "周" * 36 + "…", "^^^^"),
        ("周" * 60, 30, 1, "…" + "周" * 36 + "…", " " * 37 + "^^"),
    ],
)
def test_a_line_too_long_for_a_terminal_is_cut_around_the_place(
    line: str, column: int, length: int, excerpt: str, caret: str
) -> None:
    assert shown(line, column, length) == [f"  1 | {excerpt}", f"    | {caret}"]


# -- what programs see


def test_data_counts_places_from_1() -> None:
    span = Span(WEEK, 4, 4, 6)
    assert render_data(Problem("unknown-key", "m", span, "h")) == {
        "code": "unknown-key",
        "message": "m",
        "hint": "h",
        "file": "week.yaml",
        "line": 5,
        "column": 5,
    }


def test_data_leaves_out_what_is_not_there() -> None:
    assert render_data(Problem("c", "m")) == {"code": "c", "message": "m"}


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT)), "没有这个文件或文件夹"),
        (FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST)), "已有同名的文件"),
        (IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR)), "它是文件夹"),
        (NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR)), "路径中有一段不是文件夹"),
        (PermissionError(errno.EACCES, os.strerror(errno.EACCES)), "没有权限"),
        (OSError(errno.ENAMETOOLONG, os.strerror(errno.ENAMETOOLONG)), "文件名太长"),
        (OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), "磁盘已满"),
        (OSError(errno.EROFS, os.strerror(errno.EROFS)), "文件系统只读"),
        (OSError(errno.EIO, "Input/output error"), "读写出错"),
        (ValueError("embedded null byte"), "embedded null byte"),
    ],
)
def test_why_a_file_can_not_be_read(error: OSError | ValueError, said: str) -> None:
    """As the system says it; and in Chinese, where it is one of the usual reasons."""
    cause = cause_of(error)
    assert cause == (getattr(error, "strerror", None) or str(error))
    assert said_in(cause, words("zh")) == said


def test_a_caret_stands_under_wide_characters_in_every_language() -> None:
    source = Source("周.yaml", "- {name: 李敏, agee: 65}\n")
    message = worded("bad.unknown-key", word="agee", where=worded("noun.a-volunteer"))
    problem = Problem("unknown-key", message, source.span_at(13, 4), worded("hint.take-out"))
    assert render_text(problem, words("zh")) == (
        "周.yaml:1:14: 错误[unknown-key]: 志愿者中没有“agee”这一项\n"
        "  1 | - {name: 李敏, agee: 65}\n"
        "    |                ^^^^\n"
        "  提示：请去掉它"
    )
    assert render_line(problem).endswith("error[unknown-key]: unknown key 'agee' in a volunteer")


def test_what_is_hidden_is_shown_only_where_it_is_meant() -> None:
    source = Source("week.yaml", "- {name: 李敏, age: 65, contact: 555}\n- next")
    age, contact, name = (
        source.span_at(source.text.index(part), len(part)) for part in ("65", "555", "李敏")
    )
    source.hide(age)
    source.hide(contact)
    assert excerpt(name)[0] == "  1 | - {name: 李敏, age: **, contact: ***}"
    assert excerpt(age)[0] == "  1 | - {name: 李敏, age: 65, contact: ***}"
    assert source.line(0) == "- {name: 李敏, age: 65, contact: 555}"
    assert source.shown(source.span_at(source.text.index("next"))) == "- next"


def test_a_message_that_quotes_a_whole_file_is_cut_in_the_middle() -> None:
    told = render_text(problem(0, 0, "a" + "x" * 100_000 + "b", "c" + "y" * 100_000 + "d"))
    lines = told.split("\n")
    for line, begin, end in ((lines[0], "axx", "xxb"), (lines[-1], "cyy", "yyd")):
        assert begin in line
        assert "…" in line
        assert line.endswith(end)
        assert len(line) < 6_000
