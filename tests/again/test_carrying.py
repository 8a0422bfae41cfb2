from __future__ import annotations

from datetime import date

from dutyplan.again.carrying import carried_over, duty_key, key_of
from dutyplan.ledger.record import Record
from tests import plans

PLAN = plans.plan(
    """
    start: 2026-11-28
    weeks: 2
    tasks: [{name: Rails, when: saturday 10:00-11:00}, {name: Watch, when: friday 22:00-02:00}]
    volunteers: [{name: Ann}, {name: Bob}]
    """
)


def record(*crews: list[str], **more: object) -> Record:
    days = (("Rails", "2026-11-28", "10:00", "11:00"), ("Rails", "2026-12-05", "10:00", "11:00"))
    duties = [
        {"task": task, "date": day, "start": start, "end": end, "want": 1, "volunteers": crew}
        for (task, day, start, end), crew in zip(days, crews, strict=True)
    ]
    head = {"title": "Clean-up", "start": "2026-11-28", "end": "2026-12-11"}
    return Record.model_validate({**head, "duties": duties, **more})


def test_duties_that_stay_are_written_as_they_were() -> None:
    before = record(["Ann"], ["Ann"], replaces=["2026-11-21"], remark="keep me")
    old = before.duties[0].model_copy(
        update={"attendance": {"Ann": "absent"}, "sharers": {"available": ("Ann", "Gone")}}
    )
    before = before.model_copy(update={"duties": (old, before.duties[1])})
    new = record(["Ann"], ["Bob"])
    found = carried_over(new, before, PLAN.duties[:1])
    assert found.duties[0] == old
    assert found.duties[1].volunteers == ("Bob",)
    assert found.replaces == ("2026-11-21",)
    assert found.model_extra == {"remark": "keep me"}
    assert carried_over(new, before, ()).duties == new.duties


def test_members_of_a_duty_that_nobody_knows_stay() -> None:
    before = record(["Ann"], ["Ann"])
    noted = before.duties[1].model_copy(update={"remark": "bring gloves"})
    before = before.model_copy(update={"duties": (before.duties[0], noted)})
    found = carried_over(record(["Ann"], ["Bob"]), before, ())
    assert found.duties[1].model_extra == {"remark": "bring gloves"}
    assert found.duties[1].volunteers == ("Bob",)


def test_keys_are_the_same_of_plan_and_record() -> None:
    assert [duty_key(one) for one in PLAN.duties if one.task.name == "Rails"] == [
        key_of(one) for one in record([], []).duties
    ]
    watch = next(one for one in PLAN.duties if one.task.name == "Watch")
    assert duty_key(watch) == (date(2026, 12, 4), "Watch", "22:00", "02:00")
