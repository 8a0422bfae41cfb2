"""The CSV beside a roster's JSON: what may differ, and what may not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ledger.filers import HEAD, counted, duty, problems_of, read, record, row, write

DAY = "2026-11-14"
RECORD = record(
    duty(DAY, "Aynur", "Bahar", standby=["Gulnar"], missing=1, attendance={"Bahar": "absent"}),
    duty("2026-11-15", "Aynur"),
)
ROWS = [
    row(DAY, "Aynur"),
    row(DAY, "Bahar", "absent"),
    row(DAY, "Gulnar", role="standby"),
    row(DAY, "", role="gap"),
    row("2026-11-15", "Aynur"),
]
HINT = (
    "  hint: 'dutyplan attend rosters/2026-11-14.json --from rosters/2026-11-14.csv' "
    "takes in what the CSV says"
)

PUT_BACK = "  hint: put the row back; who did not come has the status 'absent'"


@pytest.fixture(autouse=True)
def _somewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write("rosters/2026-11-14.json", RECORD)


def write_twin(rows: list[str]) -> str:
    return write("rosters/2026-11-14.csv", HEAD + "".join(rows))


def is_read() -> bool:
    return counted(read()) == [("2026-11-14.json", [DAY, "2026-11-15"])]


def test_one_that_says_the_same_in_other_words_is_fine() -> None:
    write_twin([one.replace("2026-11-14", "2026/11/14").replace("10:", "9:").replace("9:", "10:")
                for one in ROWS[::-1]])  # fmt: skip
    assert is_read()


def test_gaps_are_left_aside() -> None:
    write_twin([*ROWS[:3], ROWS[4], row("2026-11-15", "", role="gap")])
    assert is_read()


@pytest.mark.parametrize("key", ["csv_sha256", "csv_sha256_before"])
def test_one_that_is_known_by_its_hash_is_not_read(key: str) -> None:
    digest = write_twin(["no roster at all"])
    assert problems_of() != []
    write("rosters/2026-11-14.json", RECORD | {key: digest})
    assert is_read()


def test_a_hash_of_another_text_proves_nothing() -> None:
    write_twin(ROWS)
    write("rosters/2026-11-14.json", RECORD | {"csv_sha256": "0" * 64, "csv_sha256_before": None})
    assert is_read()


def test_the_first_row_that_differs_is_shown() -> None:
    write_twin([ROWS[0], row(DAY, "Bahar", "done"), *ROWS[2:4], row("2026-11-15", "Li Min")])
    assert problems_of() == [
        "rosters/2026-11-14.csv:3:30: error[twin-differs]: 'Bahar' is 'done' on "
        "Rails on 2026-11-14 10:00-11:00 here, and 'absent' in 2026-11-14.json\n"
        "  3 | 2026-11-14,10:00,11:00,Rails,Bahar,duty,1,done\n"
        "    |                              ^^^^^\n" + HINT
    ]


@pytest.mark.parametrize(
    ("rows", "place", "message"),
    [
        ([*ROWS[:4], row("2026-11-15", "Li Min")], "6:1",
         "'Aynur' is on Rails on 2026-11-15 10:00-11:00 in 2026-11-14.json, and not here"),
        ([*ROWS, row("2026-11-15", "Li Min")], "7:30",
         "'Li Min' is on Rails on 2026-11-15 10:00-11:00 here, and not in 2026-11-14.json"),
        ([*ROWS, row("2026-11-16", "Li Min")], "7:30",
         "'Li Min' is on Rails on 2026-11-16 10:00-11:00 here, and not in 2026-11-14.json"),
        ([*ROWS[:2], row(DAY, "Gulnar"), *ROWS[3:]], "4:30",
         "'Gulnar' is 'planned' on Rails on 2026-11-14 10:00-11:00 here, "
         "and 'standby planned' in 2026-11-14.json"),
        (ROWS[:4], "1:1",
         "'Aynur' is on Rails on 2026-11-15 10:00-11:00 in 2026-11-14.json, and not here"),
        ([*ROWS[:2], *ROWS[3:]], "2:1",
         "'Gulnar' is on Rails on 2026-11-14 10:00-11:00 in 2026-11-14.json, and not here"),
    ],
)  # fmt: skip
def test_how_they_can_differ(rows: list[str], place: str, message: str) -> None:
    write_twin(rows)
    (problem,) = problems_of()
    lines = problem.split("\n")
    assert lines[0] == f"rosters/2026-11-14.csv:{place}: error[twin-differs]: {message}"
    assert lines[-1] == (PUT_BACK if message.endswith("not here") else HINT)


@pytest.mark.parametrize("text", ["", "\0\0\0"])
def test_one_that_is_damaged_can_be_taken_away(text: str) -> None:
    write("rosters/2026-11-14.csv", text)
    (problem,) = problems_of()
    hint = "  hint: the roster stands in 2026-11-14.json, whole: take this file away"
    assert problem.split("\n")[-1] == hint
    Path("rosters/2026-11-14.csv").unlink()
    assert is_read()


def test_what_planned_can_not_take_back() -> None:
    """The command would pass over it, and write the CSV anew as it was."""
    write_twin([ROWS[0], row(DAY, "Bahar"), *ROWS[2:]])
    (problem,) = problems_of()
    assert problem.split("\n")[-1] == (
        "  hint: 'planned' takes nothing back: write what is so, then "
        "'dutyplan attend rosters/2026-11-14.json --from rosters/2026-11-14.csv'"
    )


def test_the_command_can_be_pasted_whatever_the_folder_is_called() -> None:
    write("my rosters/2026-11-14.json", RECORD)
    write("my rosters/2026-11-14.csv", HEAD + "".join([*ROWS, row("2026-11-15", "Li Min")]))
    (problem,) = problems_of("my rosters")
    assert (
        "'dutyplan attend 'my rosters/2026-11-14.json' --from 'my rosters/2026-11-14.csv''"
        in problem
    )


def test_one_that_a_spreadsheet_saved_in_gb18030_is_read() -> None:
    chinese = record(duty(DAY, "王国强", "李敏"))
    write("rosters/2026-11-14.json", chinese)
    path = Path("rosters/2026-11-14.csv")
    path.write_bytes((HEAD + row(DAY, "李敏") + row(DAY, "王国强")).encode("gb18030"))
    assert counted(read()) == [("2026-11-14.json", [DAY])]
    path.write_bytes((HEAD + row(DAY, "李敏") + row(DAY, "王国强", "absent")).encode("gb18030"))
    assert [one.split(": ")[1] for one in problems_of()] == ["error[twin-differs]"]
