"""What is said of those who agree to a roster, and of those who don't, in both languages."""

from __future__ import annotations

from datetime import timedelta

import pytest

from dutyplan.ledger.agreeing.consent import ask, with_replies
from dutyplan.ledger.record import Record, RecordedDuty, RecordedVolunteer
from dutyplan.locales import words
from dutyplan.outputs.reports.consent import consent_line, render_replies
from tests.builders import SATURDAY

PEOPLE = [("Aynur", "Aynur"), ("b1", "Bahar"), ("b2", "Bahar"), ("g", "Gulnar"), ("t", "Tursun")]
COMMAND = "dutyplan replan week.yaml rosters/2026-11-28.json --declined"


def record(yes: str = "", no: str = "", days: int = 2) -> Record:
    crews = [("Aynur", "b1"), ("b2", "g")][:days]
    found = Record(
        title="Clean-up",
        start=SATURDAY,
        end=SATURDAY + timedelta(13),
        duties=tuple(
            RecordedDuty(
                date=SATURDAY + timedelta(7 * week), start=start, end=end, task="Rails", want=2,
                volunteers=crew,
            )
            for week, crew in enumerate(crews)
            for start, end in [("10:00", "11:00"), (None, None)]
        ),
        volunteers=tuple(
            RecordedVolunteer(id=id, name=name, household="Flat 1" if id in ("b2", "g") else "")
            for id, name in PEOPLE
        ),
    )  # fmt: skip
    return with_replies(ask(found, 60), yes.split(), no.split())


@pytest.mark.parametrize(
    ("found", "english", "chinese"),
    [
        (record(), "proposed, 0 of 3 have agreed", "征求意见中，3 户已有 0 户同意"),
        (record("g Aynur"), "adopted, 2 of 3 have agreed", "已生效，3 户已有 2 户同意"),
        (record("Aynur", "g"), "proposed, 1 of 3 have agreed", "征求意见中，3 户已有 1 户同意"),
    ],
)
def test_where_a_roster_stands(found: Record, english: str, chinese: str) -> None:
    assert consent_line(found, words("en")) == english
    assert consent_line(found, words("zh")) == chinese


def test_of_a_roster_that_nobody_must_agree_to_nothing_is_said() -> None:
    found = record().model_copy(update={"consent": None})
    assert consent_line(found, words("en")) is None
    assert render_replies(found, words("en"), 80, "") == "Clean-up (2026-11-28 to 2026-12-05)\n"


def test_who_has_said_what() -> None:
    assert render_replies(record("Aynur", "b1"), words("en"), 80, COMMAND) == (
        "Clean-up (2026-11-28 to 2026-12-05)\n"
        "proposed, 1 of 3 have agreed\n"
        "\n"
        "Accepted: Aynur\n"
        "Declined by Bahar (b1): Rails on 2026-11-28 10:00-11:00; Rails on 2026-11-28\n"
        "Not replied: Bahar (b2), Gulnar\n"
        "\n"
        "Others get what was declined with:\n"
        f"  {COMMAND}\n"
    )
    assert render_replies(record("Aynur", "b1"), words("zh"), 80, COMMAND) == (
        "Clean-up（2026-11-28 至 2026-12-05）\n"
        "征求意见中，3 户已有 1 户同意\n"
        "\n"
        "同意：Aynur\n"
        "Bahar (b1) 不同意：2026-11-28 10:00-11:00 Rails；2026-11-28 Rails\n"
        "尚未答复：Bahar (b2)、Gulnar\n"
        "\n"
        "用以下命令把不同意的班次改由他人承担：\n"
        f"  {COMMAND}\n"
    )


def test_once_all_have_agreed_nothing_more_is_said() -> None:
    assert render_replies(record("Aynur b1 g"), words("en"), 80, COMMAND) == (
        "Clean-up (2026-11-28 to 2026-12-05)\n"
        "adopted, 3 of 3 have agreed\n"
        "\n"
        "Accepted: Aynur, Bahar (b1), Gulnar\n"
    )


def test_lines_are_folded_and_commands_are_not() -> None:
    text = render_replies(record("Aynur", "b1"), words("en"), 40, COMMAND)
    assert "Declined by Bahar (b1): Rails on\n  2026-11-28 10:00-11:00; Rails on\n" in text
    assert f"\n  {COMMAND}\n" in text


def test_a_roster_of_one_day_names_it_once() -> None:
    assert render_replies(record(days=1), words("en"), 80, COMMAND).startswith(
        "Clean-up (2026-11-28)\nproposed, 0 of 2 have agreed\n"
    )
