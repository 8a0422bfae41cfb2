"""Names of files: what they become, and that no two people have the same."""

from __future__ import annotations

import pytest

from dutyplan.outputs.calendar.filenames import file_stem, file_stems
from dutyplan.outputs.sheet import Person
from tests.outputs.sheets import HOSTILE


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("Li Min", "Li Min"),
        ("阿依努尔·买买提", "阿依努尔·买买提"),
        ("پاتىگۈل", "پاتىگۈل"),
        ("Zoe\u0308 2-b_c", "Zoë 2-b_c"),
        ("../../etc/passwd", "_etc_passwd"),
        ("..\\..\\x", "_x"),
        ("C:\\x", "C_x"),
        ("a\nb\tc", "a b c"),
        (" \u3000leading. ", "leading_"),
        ("", "_"),
        ("   ", "_"),
        (".", "_"),
        ("..", "_"),
        ("-rf", "_-rf"),
        ("con", "_con"),
        ("Lpt7", "_Lpt7"),
        ("COM1.x", "COM1_x"),
        ("CON.", "CON_"),
        ("\uff23\uff2f\uff2e", "_\uff23\uff2f\uff2e"),
        ("CONX", "CONX"),
        ("\u202edlrow\u202c", "_dlrow_"),
        ("👩‍👩‍👧‍👦 🇨🇳", "_ _"),
        ("<script>alert(1)</script>", "_script_alert_1_script_"),
        ("x" * 200, "x" * 100),
        ("阿" * 50, "阿" * 33),
        ("x" * 98 + "阿", "x" * 98),
        ("x" * 99 + " y", "x" * 99),
    ],
)
def test_names(name: str, stem: str) -> None:
    assert file_stem(name) == stem


def test_two_who_are_called_alike_are_told_apart_by_their_ids() -> None:
    people = [Person("a", "Li Min"), Person("b", "li min"), Person("c", "Ma Jun")]
    stems = file_stems(people)
    assert stems == {"a": "Li Min-ca9781", "b": "li min-3e23e8", "c": "Ma Jun"}
    assert file_stems(people[::-1]) == stems, "whatever the order"


def test_names_that_are_made_to_break_things_have_a_file_each() -> None:
    stems = file_stems([Person(str(number), name) for number, name in enumerate(HOSTILE)])
    assert len(set(stems.values())) == len(HOSTILE)


def test_a_long_name_leaves_room_for_the_hash() -> None:
    stems = file_stems([Person("a", "阿" * 50), Person("b", "阿" * 60)])
    assert stems == {"a": "阿" * 31 + "-ca9781", "b": "阿" * 31 + "-3e23e8"}


def test_somebody_who_is_called_as_anothers_file_is_told_apart_too() -> None:
    people = [Person("a", "Li Min"), Person("b", "li min"), Person("c", "Li Min-ca9781")]
    stems = file_stems(people)
    assert stems["a"] == "Li Min-ca978112ca1b"
    assert stems["b"] == "li min-3e23e8"
    assert stems["c"].startswith("Li Min-ca9781-")
