"""The same person twice."""

from __future__ import annotations

from dutyplan.problems import Problem, Source
from dutyplan.signups.merging import merged
from dutyplan.signups.signup import SignUp, unread

SOURCE = Source("chat.txt", "\n" * 10)


def entry(line: int, name: str, text: str = "", *, is_off: bool = False) -> SignUp:
    span = SOURCE.span_at(line)
    listed: tuple[Problem, ...] = (unread("remark", f"look at {line}", span),)
    return SignUp({"name": name}, span, text, is_off, listed)


def test_the_last_entry_counts_in_its_own_place_and_only_its_doubts_are_listed() -> None:
    people = [entry(0, "Aynur"), entry(1, "Bahar"), entry(2, "aynur ")]
    volunteers, listed = merged(people)
    assert volunteers == (people[1], people[2])
    assert [problem.message for problem in listed] == [
        "Aynur signed up again at chat.txt:3:1, and that counts; "
        "if these are two people, give one of them another name",
        "look at 1",
        "look at 2",
    ]


def test_a_copy_is_no_second_person() -> None:
    people = [entry(0, "Aynur", "1. Aynur"), entry(5, "Aynur", "1. Aynur")]
    volunteers, listed = merged(people)
    assert volunteers == (people[1],)
    assert [problem.message for problem in listed] == ["look at 5"]


def test_one_who_takes_it_back_and_one_who_comes_after_all() -> None:
    off, on = entry(0, "Aynur", is_off=True), entry(1, "Bahar")
    assert merged([entry(2, "Aynur"), off, on])[0] == (on,)
    assert merged([off, entry(2, "Aynur")])[0] == (entry(2, "Aynur"),)
