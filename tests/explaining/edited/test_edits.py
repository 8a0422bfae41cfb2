from __future__ import annotations

from dutyplan.explaining.edited.edits import Edits, Keeping, best_keeping, changes, edits
from dutyplan.locales import words
from dutyplan.plan import Plan
from dutyplan.reasons import Reason
from dutyplan.roster import Status
from dutyplan.rules.eligibility import Eligibility
from tests import builders, plans

WEEK = """
    start: 2026-11-28
    tasks:
      - {name: Basement, when: saturday 10:00-12:00, people: 1-3}
      - {name: Rails, when: [sunday 10:00-11:00, sunday 14:00-15:00]}
      - {name: Watch, when: friday}
    volunteers:
      - {name: Aynur}
      - {name: Bahar, never: Watch}
      - {name: Gulnar}
      - {name: Li Min, share: 0}
    rules:
      limits: {total: 2}
    """
BASEMENT, RAILS, RAILS_LATE, WATCH = range(4)
OLD = {BASEMENT: ["Aynur"], RAILS: ["Bahar"], RAILS_LATE: ["Gulnar"], WATCH: ["Aynur"]}


def made(plan: Plan, new: dict[int, list[str]]) -> Edits:
    return edits(builders.roster(plan, OLD), builders.roster(plan, new))


def said(plan: Plan, new: dict[int, list[str]], language: str) -> list[str]:
    catalogue = words(language)
    return [change.reason.said(catalogue) for change in made(plan, new).changes]


def kept(plan: Plan, new: dict[int, list[str]], time_limit: float = 60) -> Keeping:
    return best_keeping(plan, made(plan, new), Eligibility(plan), time_limit=time_limit, seed=0)


def why(keeping: Keeping) -> Reason:
    assert keeping.why is not None
    return keeping.why


def test_nothing_was_edited() -> None:
    assert made(plans.plan(WEEK), OLD) == Edits((), (), (), 4)


def test_what_came_in_and_what_went_out() -> None:
    plan = plans.plan(WEEK)
    found = made(plan, OLD | {BASEMENT: ["Bahar", "Gulnar"], WATCH: []})
    assert [(one.volunteer.id, one.duty.index) for one in found.added] == [
        ("Bahar", BASEMENT),
        ("Gulnar", BASEMENT),
    ]
    assert [(one.volunteer.id, one.duty.index) for one in found.removed] == [
        ("Aynur", BASEMENT),
        ("Aynur", WATCH),
    ]
    assert (len(found.changes), found.num_places) == (3, 5)


def test_a_place_that_changes_is_one_change() -> None:
    plan = plans.plan(WEEK)
    new = OLD | {BASEMENT: ["Bahar", "Gulnar"], WATCH: []}
    assert said(plan, new, "en") == [
        "2026-11-28, Basement: Bahar instead of Aynur",
        "2026-11-28, Basement: Gulnar added",
        "2026-12-04, Watch: nobody instead of Aynur",
    ]
    assert said(plan, new, "zh") == [
        "2026-11-28 Basement：Aynur 换成 Bahar",
        "2026-11-28 Basement：增加 Gulnar",
        "2026-12-04 Watch：去掉 Aynur",
    ]


def test_the_time_is_told_where_the_day_leaves_a_choice() -> None:
    plan = plans.plan(WEEK)
    assert said(plan, OLD | {RAILS_LATE: ["Aynur"]}, "en") == [
        "2026-11-29 14:00-15:00, Rails: Aynur instead of Gulnar"
    ]


def test_those_who_stay_are_no_change() -> None:
    plan = plans.plan(WEEK)
    both = builders.roster(plan, {BASEMENT: ["Aynur", "Bahar"]})
    other = builders.roster(plan, {BASEMENT: ["Gulnar", "Bahar"]})
    ((gone, come),) = [(one.gone, one.come) for one in changes(both, other)]
    assert (gone, come) == (plan.volunteers[0], plan.volunteers[2])


def test_the_best_with_the_edits_has_them_and_is_proved() -> None:
    plan = plans.plan(WEEK)
    keeping = kept(plan, OLD | {BASEMENT: ["Li Min"]})
    assert keeping.why is None
    assert keeping.outcome is not None
    assert keeping.outcome.proved
    assert keeping.outcome.roster is not None
    assert [one.id for one in keeping.outcome.roster.crew(plan.duties[BASEMENT])] == ["Li Min"]
    # Li Min, who owes nothing, takes one more; two are left for the others, who owe 4/3 each.
    assert [goal.value for goal in keeping.outcome.goals][:2] == [0, (-3, -3, -13)]


def test_who_is_barred_is_told_with_the_line() -> None:
    plan = plans.plan(WEEK)
    reason = why(kept(plan, OLD | {WATCH: ["Bahar"]}))
    assert reason.code == "edited.barred"
    assert reason.span is not None
    assert reason.said(words("en")) == (
        "No roster that keeps all rules has these edits: Bahar can't be on Watch on 2026-12-04, "
        "since Bahar is never put on 'Watch'."
    )
    assert reason.said(words("zh")) == (
        "满足全部规则的排班都做不到这些改动：Bahar 不能安排在 2026-12-04 Watch，"
        "因为 Bahar 从不做“Watch”。"
    )


def test_edits_that_clash_are_told_as_proved() -> None:
    plan = plans.plan(WEEK.replace("total: 2", "total: 1"))
    new = OLD | {RAILS: ["Gulnar"], RAILS_LATE: ["Gulnar"], WATCH: ["Gulnar"]}
    keeping = kept(plan, new)
    assert keeping.outcome is not None
    assert keeping.outcome.status is Status.INFEASIBLE
    assert why(keeping).said(words("en")) == (
        "No roster that keeps all rules has these edits (proved)."
    )
    assert why(keeping).said(words("zh")) == "满足全部规则的排班都做不到这些改动（已证明）。"


def test_what_time_did_not_settle_is_open() -> None:
    plan = plans.plan(WEEK.rstrip() + "\n    goals: [wishes, coverage]\n")
    assert why(kept(plan, OLD | {BASEMENT: ["Li Min"]}, time_limit=0)).said(words("en")) == (
        "No roster that keeps all rules and has these edits was found in time; whether there is "
        "one is open."
    )
    assert why(kept(plan, OLD | {BASEMENT: ["Li Min"]}, time_limit=0)).said(words("zh")) == (
        "限定时间内没有找到既满足全部规则又保留改动的排班，也不知道是否存在。"
    )


def test_a_roster_that_is_mostly_another_one_is_told() -> None:
    plan = plans.plan(WEEK)
    half = OLD | {BASEMENT: ["Bahar"], RAILS: ["Li Min"]}
    assert kept(plan, half).why is None
    keeping = kept(plan, half | {RAILS_LATE: ["Aynur"]})
    assert keeping.outcome is None
    assert why(keeping).said(words("en")) == (
        "3 of 4 places differ: that is another roster rather than an edited one, so the best with "
        "the edits was not looked for. --before OLD names the roster that was edited."
    )
    assert why(keeping).said(words("zh")) == (
        "4 个位置中有 3 个不同：这是另一份排班，不是改动，因此没有去求保留改动的最好结果。"
        "请用 --before OLD 指明改动前的排班。"
    )
