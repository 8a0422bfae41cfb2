"""Whether those on a roster agree to it: who is asked, who has agreed, and how many must."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from dutyplan.ledger.agreeing.consent import (
    Tally,
    ask,
    households,
    tally,
    with_replies,
    with_replies_kept,
)
from dutyplan.ledger.record import Consent, Record, RecordedDuty, RecordedVolunteer, State
from tests.builders import SATURDAY

PEOPLE = {"Aynur": "", "Bahar": "Flat 12", "Gulnar": "Flat 12", "Li Min": "", "Flat 12": ""}


def record(
    *crews: Sequence[str], people: Mapping[str, str] = PEOPLE, standby: Sequence[str] = ()
) -> Record:
    """A duty a day with these crews."""
    return Record(
        title="Clean-up",
        start=SATURDAY,
        end=SATURDAY,
        duties=tuple(
            RecordedDuty(
                date=SATURDAY + timedelta(day), start=None, end=None, task="Rails", want=1,
                volunteers=tuple(crew), standby=tuple(standby),
            )
            for day, crew in enumerate(crews)
        ),
        volunteers=tuple(
            RecordedVolunteer(id=id, name=id, household=household)
            for id, household in people.items()
        ),
    )  # fmt: skip


def consent(found: Record) -> Consent:
    assert found.consent is not None
    return found.consent


def state(percent: int, crew: Sequence[str], yes: Sequence[str], no: Sequence[str] = ()) -> State:
    return consent(with_replies(ask(record(crew), percent), yes, no)).state


def test_a_household_is_asked_together() -> None:
    found = record(["Gulnar", "Aynur"], ["Bahar"], standby=["Li Min"])
    assert households(found) == [("Aynur",), ("Bahar", "Gulnar")]


def test_only_those_of_it_who_are_on_the_roster_are_asked() -> None:
    assert households(record(["Gulnar", "Aynur"])) == [("Aynur",), ("Gulnar",)]


def test_a_household_is_no_volunteer_of_that_name() -> None:
    assert households(record(["Bahar", "Flat 12"])) == [("Bahar",), ("Flat 12",)]


def test_who_is_no_volunteer_of_the_record_is_asked_too() -> None:
    assert households(record(["Tursun", "Aynur", "Cem"])) == [("Aynur",), ("Cem",), ("Tursun",)]


def test_one_yes_and_no_no_is_the_yes_of_a_household() -> None:
    asked = record(["Aynur", "Bahar", "Gulnar"])
    for yes, no, agreed in [
        ([], [], 0),
        (["Bahar"], [], 1),
        (["Bahar", "Gulnar"], [], 1),
        (["Bahar"], ["Gulnar"], 0),
        (["Bahar", "Aynur"], [], 2),
        (["Li Min"], [], 0),
    ]:
        said = Consent(percent=80, yes=tuple(yes), no=tuple(no))
        assert tally(asked, said) == Tally(agreed, 2)


def test_nobody_has_agreed_before_anybody_is_asked() -> None:
    assert consent(ask(record(["Aynur"]), 80)) == Consent(percent=80, state=State.PROPOSED)


def test_a_roster_with_nobody_on_it_is_adopted() -> None:
    assert consent(ask(record([]), 100)).state is State.ADOPTED


def test_a_roster_that_nobody_must_agree_to_is_adopted() -> None:
    assert consent(ask(record(["Aynur"]), 0)).state is State.ADOPTED


@given(percent=st.integers(0, 100), agreed=st.integers(0, 60), silent=st.integers(0, 60))
def test_percents_are_exact(percent: int, agreed: int, silent: int) -> None:
    crew = [f"V{number}" for number in range(agreed + silent)]
    is_adopted = agreed * 100 >= percent * len(crew)
    assert state(percent, crew, crew[:agreed]) is (State.ADOPTED if is_adopted else State.PROPOSED)


def test_the_last_reply_counts() -> None:
    found = with_replies(ask(record(["Aynur", "Bahar", "Li Min"]), 60), ["Aynur", "Li Min"], [])
    assert consent(found) == Consent(percent=60, state=State.ADOPTED, yes=("Aynur", "Li Min"))
    found = with_replies(found, ["Bahar"], ["Aynur"])
    assert consent(found) == Consent(
        percent=60, state=State.ADOPTED, yes=("Bahar", "Li Min"), no=("Aynur",)
    )
    found = with_replies(found, [], ["Li Min"])
    assert consent(found).state is State.PROPOSED
    assert consent(found).no == ("Aynur", "Li Min")


def test_where_nobody_is_asked_replies_change_nothing() -> None:
    found = record(["Aynur"])
    assert with_replies(found, ["Aynur"], []) is found


def test_no_reply_changes_nothing() -> None:
    found = with_replies(ask(record(["Aynur", "Bahar"]), 60), ["Bahar", "Aynur"], [])
    assert with_replies(found, [], []) == found
    for again in (["Aynur"], ["Bahar"], ["Bahar", "Aynur"]):
        assert with_replies(found, again, []) == found


def test_replies_stay_with_those_for_whom_nothing_changed() -> None:
    before = with_replies(
        ask(record(["Aynur", "Bahar"], ["Li Min", "Gulnar"]), 50), ["Aynur", "Li Min"], ["Bahar"]
    )
    assert consent(before).state is State.ADOPTED
    after = with_replies_kept(record(["Aynur", "Li Min"], ["Li Min", "Gulnar"]), before)
    assert consent(after) == Consent(percent=50, state=State.PROPOSED, yes=("Aynur",))
    assert with_replies_kept(before, before) == before


def test_who_has_accepted_more_accepts_less() -> None:
    before = with_replies(ask(record(["Aynur", "Bahar"], ["Aynur"]), 50), ["Aynur"], ["Bahar"])
    less = with_replies_kept(record(["Aynur"], ["Li Min"]), before)
    assert (consent(less).yes, consent(less).no) == (("Aynur",), ())
    assert consent(with_replies_kept(record(["Li Min"], ["Li Min"]), before)).yes == ("Aynur",)


def test_a_household_is_asked_anew_where_any_of_it_has_more() -> None:
    """Bahar has said yes to what both had, and not to what Gulnar has now."""
    before = with_replies(ask(record(["Bahar"], ["Gulnar"], ["Aynur"]), 50), ["Bahar"], [])
    more = with_replies_kept(record(["Bahar"], ["Gulnar"], ["Gulnar"]), before)
    assert (consent(more).yes, consent(more).state) == ((), State.PROPOSED)
    less = with_replies_kept(record(["Bahar"], ["Aynur"], ["Aynur"]), before)
    assert consent(less).yes == ("Bahar",)


def test_who_declined_and_still_has_it_still_declines() -> None:
    before = with_replies(ask(record(["Aynur"], ["Bahar"]), 50), [], ["Aynur"])
    assert consent(with_replies_kept(record(["Aynur"], ["Gulnar"]), before)).no == ("Aynur",)


def test_of_a_roster_that_asked_nobody_no_replies_are_kept() -> None:
    assert with_replies_kept(ask(record(["Aynur"]), 50), record(["Aynur"])).consent is None
