"""`dutyplan reply`: names as people write them, what is filed then, and the way on."""

from __future__ import annotations

from pathlib import Path

import pytest

from dutyplan.cli.reply import _spread
from dutyplan.ledger.agreeing.consent import ask
from dutyplan.ledger.record import (
    Consent,
    Record,
    RecordedDuty,
    RecordedVolunteer,
    State,
    WeekFileMark,
)
from dutyplan.outputs.filed import filed_texts
from tests.builders import SATURDAY
from tests.cli.process import Result, run

ROSTER = "rosters/2026-11-28.json"
CREWS = {"Rails": ("Aynur", "Li Min"), "Basement": ("Bahar",)}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "rosters").mkdir()
    (tmp_path / "week.yaml").touch()
    put(tmp_path, ask(plain(), 60))
    return tmp_path


def plain() -> Record:
    return Record(
        title="Clean-up",
        start=SATURDAY,
        end=SATURDAY,
        duties=tuple(
            RecordedDuty(
                date=SATURDAY, start="10:00", end="11:00", task=task, want=1, volunteers=crew
            )
            for task, crew in CREWS.items()
        ),
        volunteers=tuple(
            RecordedVolunteer(id=name, name=name) for name in ("Aynur", "Li Min", "Bahar", "Tursun")
        ),
        week_file=WeekFileMark(name="week.yaml", sha256="ab"),
    )


def put(folder: Path, record: Record) -> None:
    json, csv = filed_texts(record)
    (folder / ROSTER).write_bytes(json)
    (folder / ROSTER).with_suffix(".csv").write_bytes(csv)


def consent(folder: Path) -> Consent:
    found = Record.model_validate_json((folder / ROSTER).read_bytes()).consent
    assert found is not None
    return found


def statuses(folder: Path) -> set[str]:
    text = (folder / ROSTER).with_suffix(".csv").read_text(encoding="utf-8-sig")
    return {line.rpartition(",")[2] for line in text.splitlines()[1:]}


def reply(folder: Path, *arguments: str) -> Result:
    return run("reply", *arguments, cwd=folder)


SAID = """\
Clean-up (2026-11-28)
adopted, 2 of 3 have agreed

Accepted: Aynur, Li Min
Declined by Bahar: Basement on 2026-11-28 10:00-11:00

Others get what was declined with:
  dutyplan replan week.yaml rosters/2026-11-28.json --declined
"""


def test_replies_are_recorded_and_told(folder: Path) -> None:
    assert statuses(folder) == {"proposed"}
    result = reply(folder, ROSTER, "--yes", "Aynur", "Li Min", "--no", "Bahar")
    assert (result.code, result.out, result.err) == (0, SAID, "")
    assert consent(folder) == Consent(
        percent=60, state=State.ADOPTED, yes=("Aynur", "Li Min"), no=("Bahar",)
    )
    assert statuses(folder) == {"planned"}
    assert not (folder / "rosters/replaced/2026-11-28.1.json").exists()


def test_later_replies_count_and_chinese_is_spoken(folder: Path) -> None:
    reply(folder, ROSTER, "--yes", "Aynur", "Li Min")
    result = reply(folder, "--no", "Aynur", "--lang", "zh", ROSTER.replace("json", "csv"))
    assert (result.code, result.err) == (0, "")
    assert result.out == (
        "Clean-up（2026-11-28）\n"
        "征求意见中，3 户已有 1 户同意\n"
        "\n"
        "同意：Li Min\n"
        "Aynur 不同意：2026-11-28 10:00-11:00 Rails\n"
        "尚未答复：Bahar\n"
        "\n"
        "用以下命令把不同意的班次改由他人承担：\n"
        "  dutyplan replan week.yaml rosters/2026-11-28.json --declined\n"
    )
    assert statuses(folder) == {"proposed"}


def test_a_file_of_replies_is_taken_in(folder: Path) -> None:
    (folder / "replies.csv").write_text("姓名,回复\nAynur,同意\nLi Min,\n", encoding="utf-8")
    result = reply(folder, ROSTER, "--from", "replies.csv", "--no", "Bahar")
    assert (result.code, result.err) == (0, "")
    assert (consent(folder).yes, consent(folder).no) == (("Aynur",), ("Bahar",))


def test_without_replies_it_says_where_the_roster_stands(folder: Path) -> None:
    before = (folder / ROSTER).read_bytes()
    result = reply(folder, ROSTER)
    assert result.out == (
        "Clean-up (2026-11-28)\nproposed, 0 of 3 have agreed\n\nNot replied: Aynur, Li Min, Bahar\n"
    )
    assert (folder / ROSTER).read_bytes() == before
    assert not (folder / "rosters" / "replaced").exists()


def test_what_is_wrong_is_said_and_nothing_is_recorded(folder: Path) -> None:
    (folder / "replies.csv").write_text("name,reply\nBahar,perhaps\n", encoding="utf-8")
    before = (folder / ROSTER).read_bytes()
    result = reply(folder, ROSTER, "--yes", "Aynur", "Ainur", "--from=replies.csv")
    assert (result.code, result.out) == (1, "")
    assert result.err == (
        "--yes:1:1: error[unknown-volunteer]: there is no volunteer 'Ainur'\n"
        "  1 | Ainur\n"
        "    | ^^^^^\n"
        "  hint: did you mean 'Aynur'?\n"
        "\n"
        "replies.csv:2:7: error[unknown-word]: 'perhaps' is no reply\n"
        "  2 | Bahar,perhaps\n"
        "    |       ^^^^^^^\n"
        "  hint: write yes or no, or 同意 or 不同意\n"
    )
    assert (folder / ROSTER).read_bytes() == before


def test_files_that_are_not_there(folder: Path) -> None:
    result = reply(folder, ROSTER, "--from", "nowhere.csv")
    assert result.code == 1
    assert result.err == (
        "nowhere.csv:1:1: error[no-file]: the replies can't be read: No such file or directory\n"
    )
    result = reply(folder, "rosters/2026-12-05.json", "--yes", "Aynur")
    assert result.code == 1
    assert result.err.startswith("rosters/2026-12-05.json:1:1: error[no-file]: ")


def test_nobody_was_asked(folder: Path) -> None:
    put(folder, plain())
    result = reply(folder, ROSTER, "--yes", "Aynur")
    assert (result.code, result.out) == (1, "")
    assert result.err == (
        "Nobody was asked to agree to rosters/2026-11-28.json; nothing was recorded. With\n"
        "'consent: 80%' in the week file, 'dutyplan publish' asks.\n"
    )
    result = reply(folder, ROSTER, "--yes", "Aynur", "--lang=zh")
    assert result.err == (
        "rosters/2026-11-28.json 没有征求过意见；没有记录任何内容。"
        "在排班文件中写上\nconsent: 80%，dutyplan publish 就会征求意见。\n"
    )


def test_a_table_that_was_edited_is_not_written_over(folder: Path) -> None:
    path = (folder / ROSTER).with_suffix(".csv")
    edited = path.read_bytes().replace(b"proposed", b"absent", 1)
    path.write_bytes(edited)
    result = reply(folder, ROSTER, "--yes", "Aynur")
    assert (result.code, result.out) == (1, "")
    assert "error[twin-differs]" in result.err
    assert path.read_bytes() == edited


def test_a_week_file_from_standard_input_has_no_name(folder: Path) -> None:
    """Nobody can replan a file that is called <stdin>."""
    path = folder / ROSTER
    path.write_text(path.read_text(encoding="utf-8").replace('"week.yaml"', '"<stdin>"'), "utf-8")
    result = reply(folder, ROSTER, "--no", "Bahar")
    assert result.out.endswith(f"  dutyplan replan week.yaml {ROSTER} --declined\n")


def test_a_roster_that_is_named_from_its_own_folder(folder: Path) -> None:
    result = run("reply", "2026-11-28.json", "--no", "Bahar", cwd=folder / "rosters")
    assert result.out.endswith("  dutyplan replan ../week.yaml 2026-11-28.json --declined\n")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("r.json --yes A B --no C", "r.json --yes A --yes B --no C"),
        ("--yes A B r.json", "--yes A --yes B r.json"),
        ("--yes A r.csv --no B C", "--yes A r.csv --no B --no C"),
        ("--yes A --yes B r.json", "--yes A --yes B r.json"),
        ("--yes=A B", "--yes=A B"),
        ("r.json --from x.csv --yes A", "r.json --from x.csv --yes A"),
        ("r.json --yes A --from x.csv", "r.json --yes A --from x.csv"),
        ("r.json --yes", "r.json --yes"),
        ("r.json --yes --no A", "r.json --yes --no A"),
        ("--yes r.json", "--yes r.json"),
    ],
)
def test_several_names_may_follow_one_option(written: str, read: str) -> None:
    assert _spread(written.split()) == read.split()


@pytest.mark.parametrize("arguments", ["--yes", "--no --yes Aynur"])
def test_an_option_without_a_name_is_wrong_usage(arguments: str, folder: Path) -> None:
    result = reply(folder, ROSTER, *arguments.split())
    assert (result.code, result.out) == (2, "")
