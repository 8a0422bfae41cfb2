"""The table that is written."""

from __future__ import annotations

from dutyplan.problems import Source
from dutyplan.signups.signup import SignUp
from dutyplan.signups.writing import to_csv


def person(**cells: str) -> SignUp:
    return SignUp(cells, Source("chat.txt", "").start())


def test_only_columns_with_something_in_them_in_the_order_of_the_week_file() -> None:
    people = [person(remark="+1", name="Bahar", age=""), person(name="=1+1", skills="keys; mop")]
    assert to_csv(people) == "name,skills,remark\nBahar,,'+1\n'=1+1,keys; mop,\n"


def test_nobody() -> None:
    assert to_csv([]) == "\n"
