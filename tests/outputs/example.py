"""The outcome that the golden files show: every kind of name, gap and standing."""

from __future__ import annotations

from datetime import timedelta

from dutyplan.outputs import FORMATS, View
from dutyplan.outputs.telling import full_record
from dutyplan.plan import Task
from dutyplan.problems import Problem, Severity, Source
from dutyplan.roster import GoalResult, Outcome, Status
from tests.builders import SATURDAY, duty, outcome, plan, roster

NOTE = (
    "Gloves are in the cupboard on the ground floor; ask Bahar for the key and bring it back "
    "before noon."
)


def example(status: Status = Status.OPTIMAL, *, interrupted: bool = False) -> Outcome:
    rails = Task("Stairwell rails", place="Block A", note=NOTE)
    basement = Task("Basement", skills={"keys": 1, "first aid": 2}, place="Block B, cellar")
    disinfection = Task("Equipment disinfection", priority=2)
    later = SATURDAY + timedelta(7)
    made = plan(
        [
            duty(rails, "10:00-11:00", want=2),
            duty(basement, "10:00-12:00", want=3, effort=300),
            duty(disinfection, "10:00-11:00", want=2),
            duty(Task("夜间巡逻"), "22:00-02:00", effort=125),
            duty(rails, "10:00-11:00", later, want=2),
            duty(disinfection, "10:00-11:00", later, want=2, least=2),
            duty(Task("Open house"), "", later + timedelta(1), want=4),
        ],
        ["Aynur", "Bahar", ("b1", "Li Min"), ("b2", "Li Min"), "李敏和", "ئاينۇر",
         "بەھار قادىر", "Konstantin Alexandropoulos-Hohenberger", "Tursun"],
        "Saturday clean-up",
        14,
    )  # fmt: skip
    crews = {
        0: ["Bahar", "李敏和", "ئاينۇر"],
        1: ["Aynur"],
        2: ["b2", "b1"],
        3: ["بەھار قادىر"],
        5: ["Konstantin Alexandropoulos-Hohenberger", "بەھار قادىر"],
        6: ["Aynur", "Bahar", "b1", "ئاينۇر"],
    }
    balances = [(1.4, 6), (3.5, 5), (1.33, 7), (1.33, -3), None, (4.0, 0), (2.45, -2), (1, 0),
                (1.05, -11)]  # fmt: skip
    source = Source("week.yaml", "title: Saturday clean-up\n")
    warning = Problem(
        "no-duty", "the task 'Fence' has no duty in this plan", source.span_at(7, 8),
        severity=Severity.WARNING,
    )  # fmt: skip
    goals = None
    if status is not Status.OPTIMAL:
        goals = [
            GoalResult("coverage", 11, 11, True),
            GoalResult("fairness", (7, 6, 5, 0, 0, -2, -3, -11), 4, False),
        ]
    return outcome(
        roster(made, crews),
        balances,
        status=status,
        goals=goals,
        interrupted=interrupted,
        warnings=[warning],
    )


def rendered(name: str, end: Outcome, view: View = View()) -> str:  # noqa: B008
    """The end of a solve in a format that is text."""
    text = FORMATS[name].render(full_record(end), view)
    assert isinstance(text, str)
    return text


def render_table(end: Outcome, view: View = View()) -> str:  # noqa: B008
    return rendered("table", end, view)


def one_duty(*names: str, task: Task | None = None, hours: str = "", want: int = 1) -> Outcome:
    made = plan([duty(task or Task("Rails"), hours, want=want)], names or ["Aynur"], num_days=1)
    crew = [one.id for one in made.volunteers][:want]
    return outcome(roster(made, {0: crew}), [(1, 0)] * len(made.volunteers))


def with_reserves() -> Outcome:
    """Of two places one is filled, then both, then none; the last duty is called off."""
    rails = Task("Rails", standby=2)
    made = plan(
        [
            duty(rails, "10:00-11:00"),
            duty(rails, "12:00-13:00"),
            duty(rails, "14:00-15:00"),
            duty(Task("Open house", standby=1), "16:00-17:00", want=2, least=2, effort=125),
        ],
        ["Aynur", "Bahar", "Li Min"],
        num_days=1,
    )
    found = roster(made, {0: ["Bahar"], 2: ["Aynur"]}, {0: ["Aynur"], 1: ["Li Min", "Aynur"]})
    return outcome(found, [(1, 0)] * 3)
