"""Whatever people are called: each has a file of their own, inside the folder, on every system."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath, PureWindowsPath

from hypothesis import given
from hypothesis import strategies as st

from dutyplan.outputs.calendar.filenames import MOST_BYTES, file_stem, file_stems
from dutyplan.outputs.sheet import Person
from tests.oracle import plans

BIDI = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# What Windows takes for a device, in a file of whatever suffix.
DEVICE = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])\s*", re.IGNORECASE)
PIECES = st.sampled_from(
    [
        *"aAéß ./\\:·-_ß\u0301\u0307\u202e\u200d\u0345",
        "CON",
        "lpt1",
        "..",
        "阿",
        "İ",
        "ı",
        "ﬁ",
        "ς",
        "Σ",
    ]
)
NAMES = st.one_of(st.text(max_size=150), st.lists(PIECES, max_size=80).map("".join))


@plans.examples(300)
@given(NAMES)
def test_a_name_is_one_plain_file_in_its_folder(name: str) -> None:
    file = f"{file_stem(name)}.ics"
    for path in (PurePosixPath("folder", file), PureWindowsPath("folder", file)):
        assert path.parts == ("folder", file)
        assert path.suffix == ".ics"
    stem = file.removesuffix(".ics")
    assert stem
    assert not DEVICE.fullmatch(stem)
    assert stem == stem.strip(" .")
    assert stem[0] != "-"
    assert "." not in stem
    assert len(stem.encode()) <= MOST_BYTES
    assert unicodedata.is_normalized("NFC", stem)
    assert not BIDI & set(stem)
    assert not {unicodedata.category(char) for char in stem} & {"Cc", "Cf", "Cs", "Zl", "Zp"}


@plans.examples(300)
@given(st.lists(NAMES | st.sampled_from(["Li Min", "li min", "Zoë", "zoe\u0308"]), max_size=8))
def test_no_two_people_have_one_file(names: list[str]) -> None:
    people = [Person(f"{number}", name) for number, name in enumerate(names)]
    stems = file_stems(people)
    assert stems.keys() == {one.id for one in people}
    assert stems == file_stems(people[::-1])
    for form in ("NFC", "NFD"):
        same = {unicodedata.normalize(form, stem).casefold() for stem in stems.values()}
        assert len(same) == len(people)
    assert all(0 < len(stem.encode()) <= MOST_BYTES for stem in stems.values())
    assert not any(map(DEVICE.fullmatch, stems.values()))
