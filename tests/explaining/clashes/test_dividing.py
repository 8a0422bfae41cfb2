from __future__ import annotations

from dutyplan.explaining.clashes.dividing import Division, divide
from dutyplan.explaining.clashes.noting import Notes
from dutyplan.explaining.facts import Fact, facts_of_duties, facts_of_rules
from dutyplan.rules.base import Builder
from dutyplan.rules.overlap import RULE as OVERLAP
from tests import plans


def divided(text: str) -> tuple[list[Fact], Division]:
    plan = plans.plan(text)
    notes = Notes(plan)
    facts = [*facts_of_rules(plan), *facts_of_duties(plan)]
    always = notes.take(lambda builder: OVERLAP.build(plan, builder))
    sums = {n: list(notes.apart(notes.take(one.impose))) for n, one in enumerate(facts)}
    return facts, divide(notes, sums, always)


def test_days_are_blocks_and_some_lines_tie_them_together() -> None:
    facts, division = divided(
        """
        start: 2026-11-28
        tasks: [{name: Hall, when: weekends 10:00-12:00, people: 1-2, age: 18+}]
        volunteers:
          - {name: Aynur, age: 15, available: sunday}
          - {name: Bahar, age: 45}
          - {name: Li Min, age: 50}
        rules:
          rest: 1 day
          limits: {total: 1}
          supervision: [{who: minors, by: adults}]
          together: [[Bahar, Li Min]]
        """
    )
    across = [facts[number].reason.code for number in sorted(division.across)]
    assert across == ["line.limits.total", "line.rest"]
    said = [[facts[number].reason.code for number in block.sums] for block in division.blocks]
    daily = ["line.age", "line.supervision", "line.together", "line.people", "line.wants"]
    assert sorted(said[0]) == sorted([*daily, "line.available"])
    assert sorted(said[1]) == sorted(daily)


def test_duties_past_midnight_make_one_block_of_two_days() -> None:
    facts, division = divided(
        """
        start: 2026-11-27
        tasks:
          - {name: Night, when: saturday 22:00-02:00}
          - {name: Early, when: [friday 01:00-03:00, sunday 01:00-03:00]}
        volunteers: [{name: Aynur}, {name: Bahar}]
        rules: {forbidden: [{volunteer: Aynur, task: Night, date: 2026-11-28}], rest: 1 hour}
        """
    )
    assert len(division.blocks) == 2
    friday, weekend = division.blocks
    assert [facts[number].reason.facts["duty"].date.day for number in friday.sums
            if "duty" in facts[number].reason.facts] == [27]  # fmt: skip
    assert len(weekend.always) == 2
    assert not friday.always
    codes = {facts[number].reason.code for number in weekend.sums}
    assert codes == {"line.forbidden", "line.rest", "line.people", "line.wants"}
    # A rest of an hour binds on the weekend alone.
    assert not division.across


def test_what_is_about_no_day_is_across() -> None:
    plan = plans.plan(
        """
        start: 2026-11-28
        tasks: [{name: Hall, when: weekends 10:00-12:00}]
        volunteers: [{name: Aynur}]
        """
    )
    notes = Notes(plan)
    nothing = notes.take(lambda builder: builder.within([], 1, None))
    extra = notes.integer(0, 2)
    alone = notes.take(lambda builder: builder.within([(extra, 1)], 1, None))
    literals = [on for duty in plan.duties for _, on in notes.crew(duty)]

    def count(builder: Builder) -> None:
        for on in literals:
            builder.within([(on, 1), (extra, 1)], 1, None)

    counted = notes.take(count)
    division = divide(notes, {0: nothing, 1: alone, 2: counted, 3: ()}, ())
    assert division.across == {0, 1, 2}
    assert not any(block.sums for block in division.blocks)


def test_what_a_line_across_days_says_of_one_block_stands_there_too() -> None:
    facts, division = divided(
        """
        start: 2026-11-28
        weeks: 2
        tasks:
          - {name: Hall, when: [2026-11-28 10:00-12:00, 2026-11-29 10:00-12:00]}
          - {name: Yard, when: [2026-12-05 10:00-12:00, 2026-12-05 13:00-15:00]}
        volunteers: [{name: Aynur}]
        rules: {limits: {per_week: 1}}
        """
    )
    (limit,) = division.across
    assert facts[limit].reason.code == "line.limits.per_week"
    assert [limit in block.sums for block in division.blocks] == [False, False, True]
