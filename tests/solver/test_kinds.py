from __future__ import annotations

from dutyplan.plan import Plan
from dutyplan.solver.kinds import kinds_of
from tests import plans


def names(plan: Plan) -> list[tuple[int, str]]:
    """The amount of each kind, and the initials of its duties' tasks."""
    kinds = kinds_of(plan, lambda duty: duty.effort)
    assert sorted(duty.index for kind in kinds for duty in kind.duties) == list(
        range(len(plan.duties))
    )
    return [(kind.amount, "".join(duty.task.name for duty in kind.duties)) for kind in kinds]


def plan(tasks: str, volunteers: str = "{name: Ann}, {name: Bob}", rules: str = "") -> Plan:
    text = f"start: 2026-11-28\ntasks: [{tasks}]\nvolunteers: [{volunteers}]\n"
    return plans.plan(text + (f"rules: {rules}\n" if rules else ""))


def test_duties_of_one_weight_are_one_kind_whatever_their_time() -> None:
    tasks = "{name: A, when: weekends 10:00-12:00}, {name: B, when: monday, people: 3, priority: 2}"
    assert names(plan(tasks)) == [(100, "AAB")]


def test_another_weight_is_another_kind() -> None:
    tasks = "{name: A, when: weekends}, {name: B, when: [saturday, monday], effort: 2}"
    assert names(plan(tasks)) == [(100, "AA"), (200, "BB")]


def test_what_does_not_count_is_of_kinds_too() -> None:
    (kind,) = kinds_of(plan("{name: A, when: weekends}"), lambda duty: 0)
    assert (kind.amount, len(kind.duties)) == (0, 2)


def test_who_is_barred_for_another_reason_than_time_makes_a_kind() -> None:
    tasks = "{name: A, when: weekends}, {name: B, when: weekends}"
    assert names(plan(tasks, "{name: Ann}, {name: Bob, never: [B]}")) == [(100, "AA"), (100, "BB")]
    tasks = "{name: A, when: weekends}, {name: B, when: weekends, age: 18+}"
    assert names(plan(tasks, "{name: Ann, age: 17}")) == [(100, "AA"), (100, "BB")]
    forbidden = "{forbidden: [{volunteer: Ann, task: A, date: 2026-11-29}]}"
    assert names(plan("{name: A, when: weekends}", rules=forbidden)) == [(100, "A"), (100, "A")]


def test_who_is_away_makes_none() -> None:
    tasks = "{name: A, when: weekends}, {name: B, when: weekends}"
    people = "{name: Ann, available: saturday}, {name: Bob, since: 2026-11-29}"
    assert names(plan(tasks, people)) == [(100, "ABAB")]
