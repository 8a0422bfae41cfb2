"""What past duties add up to: by hand, and cut in any way."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from dutyplan.goals.balances import options_of
from dutyplan.ledger.sums import NOTHING, Sums, ledger_of, sums_of
from dutyplan.plan import PastDuty
from tests.ledger.saturdays import SHARES, past_duty, plan_after
from tests.oracle.plans import examples


def test_who_did_not_come_still_owes() -> None:
    """Three points were done, and 4.5 shares owe them."""
    told = ledger_of(plan_after([past_duty(0, "Aynur", absent="Bahar")]))
    own = {one.id: told.of(one) for one in told.plan.volunteers}
    each = Fraction(3, 1) / Fraction(9, 2)
    assert own["Aynur"] == Sums(1, 0, Fraction(3), each)
    assert own["Bahar"] == Sums(0, 1, Fraction(0), each)
    assert own["王国强"] == Sums(0, 0, Fraction(0), each / 2)
    assert own["Helper"] == NOTHING
    assert told.others == {"Old": Sums(0, 0, Fraction(0), each)}
    assert sum((one.balance for one in told.sums.values()), Fraction(0)) == 0


def test_where_all_were_absent_nobody_owes_and_absences_count() -> None:
    told = ledger_of(plan_after([past_duty(0, "", absent="Aynur, Bahar")]))
    assert {one: own for one, own in told.sums.items() if own != NOTHING} == {
        "Aynur": Sums(absences=1),
        "Bahar": Sums(absences=1),
    }


def test_who_carries_most_comes_first_and_who_only_helps_last() -> None:
    told = ledger_of(plan_after([past_duty(0, "Bahar, Helper"), past_duty(1, "Bahar, 王国强")]))
    assert [one.id for one in told.ranking()] == ["Bahar", "王国强", "Aynur", "Li Min", "Helper"]


def test_months_go_on_where_nothing_was_done() -> None:
    told = ledger_of(
        plan_after([past_duty(0, "Aynur"), past_duty(11, "Bahar"), past_duty(50, "Old")])
    )
    labels = [month.label for month in told.months]
    assert (labels[0], labels[-1], len(labels)) == ("2025-12", "2026-11", 12)
    by_label = {month.label: month for month in told.months}
    assert by_label["2026-10"].sums == {}
    assert by_label["2026-10"].until == by_label["2026-09"].until
    assert by_label["2026-09"].sums["Bahar"].duties == 1
    assert by_label["2026-11"].until == told.sums


def test_the_options_of_the_goal() -> None:
    past = [past_duty(0, "Aynur"), past_duty(1, "Bahar", task="Rails"), past_duty(3, "Aynur")]
    hours = ledger_of(plan_after(past, "of: hours, memory: 2 weeks"))
    assert hours.of(hours.plan.volunteers[0]).load == 2
    assert hours.options.of == "hours"
    duties = ledger_of(plan_after(past, "of: duties"))
    assert duties.of(duties.plan.volunteers[0]).load == 2
    assert ledger_of(plan_after(past, "memory: 3 days")).months == ()


def test_no_history() -> None:
    told = ledger_of(plan_after([]))
    assert (told.months, told.sums, told.others) == ((), {}, {})
    assert told.of(told.plan.volunteers[0]).tenths == 0


IDS = ["Aynur", "Bahar", "Li Min", "王国强", "Old", "Helper"]


@st.composite
def past_duties(draw: st.DrawFn) -> PastDuty:
    people = draw(st.lists(st.sampled_from(IDS), unique=True, max_size=4))
    came = draw(st.integers(0, len(people)))
    kept = draw(st.lists(st.sampled_from(sorted(SHARES)), unique=True, max_size=5))
    return past_duty(
        draw(st.integers(0, 30)),
        ", ".join(people[:came]),
        absent=", ".join(people[came:]),
        effort=draw(st.integers(0, 500)),
        shares={one: SHARES[one] for one in kept},
    )


def by_hand(past: Sequence[PastDuty]) -> dict[str, tuple[int, int, Fraction, Fraction]]:
    """The same in the plainest way, duty by duty."""
    found = {}
    for person in IDS:
        duties = absences = 0
        load = owed = Fraction(0)
        for one in past:
            weights = one.shares["available"]
            duties += one.crew.count(person)
            absences += one.absent.count(person)
            load += Fraction(one.duty.effort, 100) * one.crew.count(person)
            if person in weights:
                done = Fraction(one.duty.effort, 100) * len(one.crew)
                owed += done * weights[person] / sum(weights.values())
        found[person] = (duties, absences, load, owed)
    return found


@examples(60)
@given(st.lists(past_duties(), max_size=8), st.data())
def test_any_split_of_the_weeks_adds_up_to_the_same(
    past: list[PastDuty], data: st.DataObject
) -> None:
    options = options_of(plan_after([]))
    whole = sums_of(past, options)
    parts: list[list[PastDuty]] = [[], [], []]
    for one in past:
        parts[data.draw(st.integers(0, 2))].append(one)
    together: dict[str, Sums] = {}
    for part in parts:
        for person, own in sums_of(part, options).items():
            together[person] = together.get(person, NOTHING) + own
    assert together == whole
    told = ledger_of(plan_after(past))
    assert told.sums == whole
    for person, (duties, absences, load, owed) in by_hand(past).items():
        assert whole.get(person, NOTHING) == Sums(duties, absences, load, owed)


@examples(60)
@given(st.lists(past_duties(), max_size=6))
def test_the_ledger_agrees_with_what_the_plan_brings_along(past: list[PastDuty]) -> None:
    plan = plan_after(past)
    told = ledger_of(plan)
    brought = options_of(plan).brought
    for one in plan.volunteers:
        assert told.of(one).balance == brought.by(one) / 100
