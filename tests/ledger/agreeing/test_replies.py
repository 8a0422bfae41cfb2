"""Replies as people write them: names, words, and what can't be understood."""

from __future__ import annotations

import pytest

from dutyplan.ledger.agreeing.replies import Replies
from dutyplan.ledger.record import Record, RecordedDuty, RecordedVolunteer
from dutyplan.problems import render_line, render_text
from tests.builders import SATURDAY

RECORD = Record(
    title="Clean-up",
    start=SATURDAY,
    end=SATURDAY,
    duties=(
        RecordedDuty(
            date=SATURDAY, start=None, end=None, task="Rails", want=3,
            volunteers=("Aynur", "b1", "b2"), standby=("Tursun",),
        ),
    ),
    volunteers=tuple(
        RecordedVolunteer(id=id, name=name)
        for id, name in [("Aynur", "Aynur"), ("b1", "Li Min"), ("b2", "李敏"), ("Tursun", "Tursun")]
    ),
)  # fmt: skip


def read(text: str) -> Replies:
    replies = Replies(RECORD)
    replies.read("replies.csv", text.encode())
    return replies


def problems(replies: Replies) -> list[str]:
    return [render_line(one) for one in replies.problems]


def test_names_and_ids_behind_options() -> None:
    replies = Replies(RECORD)
    replies.accept("--yes", "  li  min ")
    replies.accept("--yes", "b1")
    replies.decline("--no", "李敏")
    assert (replies.yes, replies.no, replies.problems) == (["b1"], ["b2"], [])


def test_what_is_wrong_with_names_behind_options() -> None:
    replies = Replies(RECORD)
    replies.accept("--yes", "Ainur")
    replies.accept("--yes", "Aynur")
    replies.decline("--no", "Aynur")
    replies.decline("--no", "Tursun")
    assert [render_text(one) for one in replies.problems] == [
        "--yes:1:1: error[unknown-volunteer]: there is no volunteer 'Ainur'\n"
        "  1 | Ainur\n"
        "    | ^^^^^\n"
        "  hint: did you mean 'Aynur'?",
        "--no:1:1: error[two-replies]: 'Aynur' says both yes and no\n"
        "  1 | Aynur\n"
        "    | ^^^^^\n"
        "  hint: the other reply is in --yes:1:1",
        "--no:1:1: warning[not-on-roster]: 'Tursun' has no duty on this roster, so this reply "
        "counts for nothing\n"
        "  1 | Tursun\n"
        "    | ^^^^^^",
    ]


@pytest.mark.parametrize(
    "header", ["volunteer,reply", "Name;Answer", "姓名\t回复", "id,note,reply"]
)
def test_columns_are_called_as_people_call_them(header: str) -> None:
    mark = next(mark for mark in ",;\t" if mark in header)
    row = mark.join({1: ["Aynur", "yes"], 2: ["Aynur", "", "yes"]}[header.count(mark)])
    replies = read(f"\ufeff{header}\n{row}\n")
    assert (replies.yes, replies.problems) == (["Aynur"], [])


@pytest.mark.parametrize("word", ["yes", "Y", "1", "√", "✓", "是", "同意"])
def test_words_for_yes(word: str) -> None:
    replies = read(f"name,reply\nLi Min,{word}\n")
    assert (replies.yes, replies.no, replies.problems) == (["b1"], [], [])


@pytest.mark.parametrize("word", ["no", "N", "0", "x", "X", "×", "否", "不同意"])
def test_words_for_no(word: str) -> None:
    replies = read(f"name,reply\nLi Min,{word}\n")
    assert (replies.yes, replies.no, replies.problems) == ([], ["b1"], [])


def test_who_has_not_replied_yet_says_nothing() -> None:
    replies = read("name,reply\nAynur,\nNobody,\n李敏,同意\n")
    assert (replies.yes, replies.no, replies.problems) == (["b2"], [], [])


def test_all_that_is_wrong_with_a_file_is_said_where_it_stands() -> None:
    replies = read("name,reply\nAynur,maybe\n,yes\nGulnar,yes\nLi Min,yes\nb1,no\nb1,yes\n")
    assert problems(replies) == [
        "replies.csv:2:7: error[unknown-word]: 'maybe' is no reply",
        "replies.csv:3:1: error[missing-volunteer]: whose reply is this?",
        "replies.csv:4:1: error[unknown-volunteer]: there is no volunteer 'Gulnar'",
        "replies.csv:6:1: error[two-replies]: 'b1' says both yes and no",
    ]
    assert [one.hint for one in replies.problems] == [
        "write yes or no, or 同意 or 不同意",
        "write a name or an id",
        "known here: Aynur, b1, Li Min, b2, 李敏, Tursun",
        "the other reply is in replies.csv:5:1",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["replies.csv:1:1: error[empty-file]: the file is empty"]),
        ("who,what\n", ["replies.csv:1:1: error[missing-column]: the column 'volunteer' is missing",
                        "replies.csv:1:1: error[missing-column]: the column 'reply' is missing"]),
        ('name,reply\n"Aynur,yes\n', None),
    ],
)  # fmt: skip
def test_a_file_that_makes_no_sense(text: str, expected: list[str] | None) -> None:
    replies = read(text)
    assert (replies.yes, replies.no) == ([], [])
    assert problems(replies) if expected is None else problems(replies) == expected


def test_bytes_that_are_no_text() -> None:
    replies = Replies(RECORD)
    replies.read("replies.csv", b"name,reply\nAynur,\xff\xfe\x00yes\n")
    assert len(replies.problems) == 1


FAMILY = RECORD.model_copy(
    update={
        "volunteers": tuple(
            one.model_copy(update={"household": "2-301" if one.id in ("b1", "Tursun") else ""})
            for one in RECORD.volunteers
        )
    }
)


def test_somebody_of_the_household_answers_for_those_on_the_roster() -> None:
    for answer in ("accept", "decline"):
        replies = Replies(FAMILY)
        getattr(replies, answer)("--said", "Tursun")
        assert replies.problems == []
        assert (replies.yes or replies.no) == ["b1"]
    replies = Replies(FAMILY)
    replies.accept("--yes", "b1")
    replies.decline("--no", "Tursun")
    assert problems(replies) == [
        "--no:1:1: error[two-replies]: the household of 'Tursun' says both yes and no"
    ]


def test_several_names_with_commas_are_several_people() -> None:
    for names in ("Aynur, 李敏", "Aynur，b2", "Aynur、李敏、"):
        replies = Replies(RECORD)
        replies.accept("--yes", names)
        assert (replies.yes, replies.problems) == (["Aynur", "b2"], [])


def test_a_spreadsheet_in_china_saves_them_in_gb18030() -> None:
    replies = Replies(RECORD)
    replies.read("replies.csv", "姓名,回复\n李敏,同意\nAynur,不同意\n".encode("gb18030"))
    assert (replies.yes, replies.no) == (["b2"], ["Aynur"])
    assert problems(replies) == [
        "replies.csv:1:1: warning[not-utf8]: this file is not UTF-8: it was read as GB18030 (GBK)"
    ]
