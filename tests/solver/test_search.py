from __future__ import annotations

import os
import signal
import time
from typing import Any

import pytest
from ortools.sat.python import cp_model_helper as cp_sat

from dutyplan.checking import check
from dutyplan.plan import Plan
from dutyplan.roster import Roster, Status
from dutyplan.rules.eligibility import Eligibility
from dutyplan.solver import pursuit as pursuit_module
from dutyplan.solver import search as search_module
from dutyplan.solver.engine import OutOfTimeError
from dutyplan.solver.finish import Finish, Proof
from dutyplan.solver.leximin import Summit, climb_levels
from dutyplan.solver.opener import Opener
from dutyplan.solver.pursuit import Pursuit
from dutyplan.solver.relaxation import Relaxation
from dutyplan.solver.search import search
from dutyplan.solver.stages import Stages
from dutyplan.solver.variables import Variables
from tests import plans

WEEK = """
    start: 2026-11-28
    weeks: 2
    tasks:
      - {name: A, when: saturday 10:00-12:00, people: 2, effort: 3, age: 18+}
      - {name: B, when: [saturday 11:00-13:00, sunday 10:00-12:00], people: 2, priority: 2}
      - {name: C, when: saturday 14:00-15:00, people: 1-2, effort: 0.7, skills: [keys, van]}
      - {name: D, when: wednesday, people: {min: 3, want: 3}, effort: 2}
    volunteers:
      - {name: Ann, age: 30, skills: [keys], available: weekends}
      - {name: Bob, age: 30, share: 0.5, skills: [van]}
      - {name: Cem, age: 15, unavailable: 2026-12-05}
      - {name: Dina, age: 70, skills: [keys], never: [D]}
    rules: {limits: {per_day: 2}}
    goals: [coverage, fairness: {on: weekends}, fairness]
    """


@pytest.fixture
def in_the_whole_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is known before the whole model is built."""
    monkeypatch.setattr(Opener, "run", lambda self: None)
    monkeypatch.setattr(Opener, "resume", lambda self, roster: None)


@pytest.fixture(params=[False, True], ids=["with an opening", "in the whole model"])
def either_way(request: pytest.FixtureRequest) -> None:
    if request.param:
        request.getfixturevalue("in_the_whole_model")


def searched(plan: Plan, **options: Any) -> Finish:
    options = {"time_limit": 60, "num_workers": 1, "seed": 0, "is_strict": False} | options
    return search(plan, Eligibility(plan), **options)


def one_task(task: str, volunteers: str, rules: str = "", goals: str = "") -> Plan:
    text = f"start: 2026-11-28\ntasks: [{{name: A, when: saturday 10:00-12:00, {task}}}]\n"
    text += f"volunteers: [{volunteers}]\n"
    return plans.plan(text + (f"rules: {rules}\n" if rules else "") + goals)


def crew(finish: Finish, index: int = 0) -> list[str]:
    assert finish.roster is not None
    duty = finish.roster.plan.duties[index]
    return [one.id for one in finish.roster.crew(duty)]


def fixed(*names: str, cost: str = "") -> str:
    cells = (f"{{volunteer: {name}, task: A, date: 2026-11-28{cost}}}" for name in names)
    return f"{{fixed: [{', '.join(cells)}]}}"


TWO_EFFORTS = """
    start: 2026-11-28
    tasks: [{name: A, when: weekends, effort: 2}, {name: B, when: monday}]
    volunteers: [{name: Ann}, {name: Bob}]
    """
TWO = "{name: Ann}, {name: Bob}"
FOUR = "{name: Ann}, {name: Bob}, {name: Cem}, {name: Dina}"


@pytest.mark.usefixtures("either_way")
def test_optimal() -> None:
    plan = plans.plan(WEEK)
    finish = searched(plan)
    assert finish.status is Status.OPTIMAL
    assert finish.roster is not None
    assert not finish.is_interrupted
    assert finish.num_candidates == len(
        [1 for one in plan.volunteers for _ in Eligibility(plan).open_duties(one)]
    )
    report = check(plan, finish.roster)
    assert report.breaches == ()
    assert [proof.value for proof in finish.proofs] == [value for _, value in report.values]
    coverage, weekends, everything = finish.proofs
    assert coverage.is_proved
    assert coverage.bound == coverage.value
    for fairness in (weekends, everything):
        assert fairness.is_proved
        assert isinstance(fairness.value, tuple)
        assert fairness.bound == fairness.value[0]


@pytest.mark.usefixtures("either_way")
def test_stages_tell_what_was_done() -> None:
    finish = searched(plans.plan(WEEK))
    assert any(line.startswith("coverage: best, ") for line in finish.stages)
    assert any(line.startswith("largest balance") for line in finish.stages)
    assert any(line.startswith("balances ") for line in finish.stages)
    assert finish.stages[-1].startswith("nobody without need: best, ")


@pytest.mark.usefixtures("either_way")
def test_the_same_seed_finds_the_same_roster() -> None:
    first, second = (searched(plans.plan(WEEK), seed=5) for _ in range(2))
    assert first.roster is not None
    assert second.roster is not None
    pairs = [
        [(one.volunteer.id, one.duty.index) for one in roster.assignments]
        for roster in (first.roster, second.roster)
    ]
    assert pairs[0] == pairs[1]


@pytest.mark.usefixtures("either_way")
def test_several_workers_find_as_good_a_roster() -> None:
    plan = plans.plan(WEEK)
    assert searched(plan, num_workers=2).proofs == searched(plan).proofs


@pytest.mark.usefixtures("in_the_whole_model")
def test_without_time_nothing_is_known() -> None:
    finish = searched(plans.plan(WEEK), time_limit=0)
    assert finish.status is Status.UNKNOWN
    assert finish.roster is None
    assert finish.proofs == (Proof(), Proof(), Proof())
    assert finish.stages == ()
    assert not finish.is_interrupted


def test_without_time_the_flow_may_settle_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_module, "Variables", None)
    finish = searched(one_task("people: 2", FOUR), time_limit=0)
    assert finish.status is Status.OPTIMAL
    assert len(crew(finish)) == 2
    assert finish.proofs == (Proof(0, 0, True), Proof((5, 5, -5, -5), 5, True))
    assert [line.split(",")[0] for line in finish.stages] == ["flow: found"]
    assert finish.num_candidates == 4


def test_strict_is_refused_before_the_whole_model_is_built(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(search_module, "Variables", None)
    assert_infeasible(searched(one_task("people: 3", TWO), time_limit=0, is_strict=True))


@pytest.mark.usefixtures("in_the_whole_model")
def test_wherever_time_runs_out_the_best_so_far_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = plans.plan(WEEK)
    whole = searched(plan)
    last: list[Any] = []
    for num_stages in range(len(whole.stages) + 1):

        def is_over(self: Stages, most: int = num_stages) -> bool:
            return len(self.lines) >= most

        with monkeypatch.context() as patch:
            patch.setattr(Stages, "is_over", property(is_over))
            finish = searched(plan)
        assert len(finish.stages) == min(num_stages, len(whole.stages))
        if num_stages == 0:
            assert finish.status is Status.UNKNOWN
            continue
        assert finish.roster is not None
        report = check(plan, finish.roster)
        assert report.breaches == ()
        values = [value for _, value in report.values]
        assert values <= last or not last, finish.stages[-1]
        last = values
        for value, proof, best in zip(values, finish.proofs, whole.proofs, strict=True):
            if proof.is_proved:
                assert proof.value == value == best.value
            else:
                assert finish.status is Status.FEASIBLE
                least = best.value[0] if isinstance(best.value, tuple) else best.value
                assert proof.bound is None or least is None or proof.bound <= least
                break
    assert last == [proof.value for proof in whole.proofs]


@pytest.mark.usefixtures("in_the_whole_model")
def test_with_a_proof_of_all_goals_only_is_it_optimal(monkeypatch: pytest.MonkeyPatch) -> None:
    def unproved(*arguments: Any) -> Summit:
        summit = climb_levels(*arguments)
        return Summit(summit.value, summit.bound - 3, False)

    monkeypatch.setattr(pursuit_module, "climb_levels", unproved)
    finish = searched(plans.plan(WEEK))
    assert finish.status is Status.FEASIBLE
    assert [proof.is_proved for proof in finish.proofs] == [True, False, False]
    assert finish.proofs[2] == Proof()  # nothing is claimed behind a goal that is open


INFEASIBLE = {
    "strict, with too few people": ("people: 3", TWO, "", True),
    "strict, with a skill that nobody has": ("skills: [keys]", TWO, "", True),
    "strict, with nobody at all": ("age: 18+", "{name: Kid, age: 5}", "", True),
    "fixed on what is called off": ("people: {min: 3, want: 3}", TWO, fixed("Ann"), False),
}


def assert_infeasible(finish: Finish) -> None:
    assert finish.status is Status.INFEASIBLE
    assert finish.roster is None
    assert not any(proof.is_proved for proof in finish.proofs)


@pytest.mark.usefixtures("either_way")
@pytest.mark.parametrize("goals", ["", "goals: coverage", "goals: fairness"])
@pytest.mark.parametrize("case", INFEASIBLE)
def test_infeasible(case: str, goals: str) -> None:
    task, volunteers, rules, is_strict = INFEASIBLE[case]
    assert_infeasible(searched(one_task(task, volunteers, rules, goals), is_strict=is_strict))


# What follows is a problem of the file, where it is read from one with these lines hard.


@pytest.mark.parametrize("goals", ["", "goals: coverage", "goals: fairness"])
def test_fixed_beyond_the_most_is_infeasible(goals: str) -> None:
    soft = one_task("people: 1", TWO, fixed("Ann", "Bob", cost=", cost: 1"), goals)
    assert searched(soft).status is Status.OPTIMAL
    assert_infeasible(searched(plans.with_hard_fixed(soft)))


def test_fixed_duties_that_overlap_are_infeasible() -> None:
    text = """
        start: 2026-11-28
        tasks:
          - {name: A, when: saturday 10:00-12:00}
          - {name: B, when: saturday 11:59-13:00}
        volunteers: [{name: Ann}]
        rules:
          fixed:
            - {volunteer: Ann, task: A, date: 2026-11-28, cost: 1}
            - {volunteer: Ann, task: B, date: 2026-11-28, cost: 1}
        """
    assert_infeasible(searched(plans.with_hard_fixed(plans.plan(text))))
    later = plans.plan(text.replace("11:59", "12:00"))
    assert searched(plans.with_hard_fixed(later)).status is Status.OPTIMAL


def test_fixed_duties_beyond_a_limit_are_infeasible() -> None:
    text = """
        start: 2026-11-28
        tasks:
          - {name: A, when: weekends}
        volunteers: [{name: Ann, limits: {total: 1}}]
        rules:
          fixed:
            - {volunteer: Ann, task: A, date: 2026-11-28, cost: 1}
            - {volunteer: Ann, task: A, date: 2026-11-29, cost: 1}
        """
    assert_infeasible(searched(plans.with_hard_fixed(plans.plan(text))))
    more = plans.plan(text.replace("total: 1", "total: 2"))
    assert searched(plans.with_hard_fixed(more)).status is Status.OPTIMAL


def test_fixed_duties_of_which_each_may_be_either_of_two_are_left_to_the_search() -> None:
    text = """
        start: 2026-11-28
        tasks:
          - {name: A, when: [saturday 08:00-10:00, saturday 10:00-12:00]}
          - {name: B, when: saturday 09:00-11:00}
        volunteers: [{name: Ann}]
        rules:
          fixed:
            - {volunteer: Ann, task: A, date: 2026-11-28}
            - {volunteer: Ann, task: B, date: 2026-11-28}
        """
    assert_infeasible(searched(plans.plan(text)))
    assert searched(plans.plan(text.replace("09:00-11:00", "09:00-10:00"))).status is Status.OPTIMAL


def test_strict_with_enough_people() -> None:
    finish = searched(one_task("people: 2", TWO), is_strict=True)
    assert finish.status is Status.OPTIMAL
    assert crew(finish) == ["Ann", "Bob"]


def test_strict_with_fairness_first_still_fills_all() -> None:
    plan = one_task("people: 2", TWO, goals="goals: [fairness, coverage]")
    assert crew(searched(plan)) == []
    assert crew(searched(plan, is_strict=True)) == ["Ann", "Bob"]


def test_gaps_are_no_failure() -> None:
    finish = searched(one_task("people: 3", TWO))
    assert finish.status is Status.OPTIMAL
    assert finish.proofs[0] == Proof(1, 1, True)
    assert crew(finish) == ["Ann", "Bob"]


@pytest.mark.parametrize(
    ("task", "num"),
    [
        ("people: 2-4", 2),
        ("people: 2+", 2),
        ("people: {want: 1, max: 4}", 1),
        ("people: {min: 2, want: 3, max: 4}", 3),
        ("people: 1-4, effort: 0", 1),
        ("people: 1-4, effort: 0, skills: {keys: 2}", 2),
        ("people: {min: 4, want: 4}", 4),
        ("people: {min: 5, want: 5}", 0),
    ],
)
@pytest.mark.parametrize("goals", ["", "goals: coverage", "goals: [coverage, fairness: {}]"])
@pytest.mark.usefixtures("either_way")
def test_nobody_beyond_want_without_need(task: str, num: int, goals: str) -> None:
    people = "{name: Ann, skills: [keys]}, {name: Bob, skills: [keys]}, {name: Cem}, {name: Dina}"
    assert len(crew(searched(one_task(task, people, goals=goals)))) == num


def test_a_skill_brings_one_more() -> None:
    people = "{name: Ann}, {name: Bob, skills: [keys]}, {name: Cem, skills: [van]}"
    plan = one_task("people: 1-3, skills: [keys, van]", people)
    assert crew(searched(plan)) == ["Bob", "Cem"]
    plan = one_task("people: 1, skills: [keys, van]", people)
    assert len(crew(searched(plan))) == 1


def test_what_is_fixed_brings_one_more() -> None:
    finish = searched(one_task("people: 2-4", FOUR, fixed("Ann", "Bob", "Cem")))
    assert crew(finish) == ["Ann", "Bob", "Cem"]


@pytest.mark.usefixtures("in_the_whole_model")
def test_an_interrupt_keeps_the_best_so_far(monkeypatch: pytest.MonkeyPatch) -> None:
    def wait_for_ever(*_: object) -> None:
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(60)

    monkeypatch.setattr(pursuit_module, "climb_levels", wait_for_ever)
    # Where the tests run in the background, interrupts are ignored otherwise.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        finish = searched(plans.plan(WEEK))
    finally:
        signal.signal(signal.SIGINT, before)
    assert finish.is_interrupted
    assert finish.status is Status.FEASIBLE
    assert finish.roster is not None
    assert [proof.is_proved for proof in finish.proofs] == [True, False, False]


@pytest.mark.usefixtures("in_the_whole_model")
def test_an_interrupt_before_anything_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Pursuit, "_pursue", stop)
    finish = searched(plans.plan(WEEK))
    assert finish.is_interrupted
    assert finish.status is Status.UNKNOWN
    assert finish.roster is None
    assert len(finish.proofs) == 3


def fail_at(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """Let memory run out in the solver, in its thread, from this solve on."""
    real = cp_sat.SolveWrapper
    made: list[object] = []

    class Wrapper:
        def __init__(self) -> None:
            self._real: Any = real()
            made.append(self)

        def __getattr__(self, name: str) -> Any:
            return getattr(self._real, name)

        def solve(self, model: object) -> object:
            if len(made) >= number:
                raise MemoryError("std::bad_alloc")
            return self._real.solve(model)

    monkeypatch.setattr(cp_sat, "SolveWrapper", Wrapper)


@pytest.mark.usefixtures("in_the_whole_model")
def test_memory_that_runs_out_keeps_the_best_so_far(monkeypatch: pytest.MonkeyPatch) -> None:
    ends = set()
    for number in (1, 2, 3, 4, 5):
        with monkeypatch.context() as patch:
            fail_at(patch, number)
            finish = searched(plans.plan(WEEK))
        assert finish.is_out_of_memory
        assert not finish.is_interrupted
        assert (finish.status is Status.UNKNOWN) is (finish.roster is None)
        ends.add(finish.status)
    assert ends == {Status.UNKNOWN, Status.FEASIBLE}


@pytest.mark.usefixtures("in_the_whole_model")
@pytest.mark.parametrize("end", [MemoryError, OutOfTimeError])
def test_a_goal_that_is_cut_short_has_the_bound_that_was_known(
    end: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(stages: Stages, *_: object) -> None:
        stages.watch.bounded(-20)
        raise end

    monkeypatch.setattr(pursuit_module, "climb_levels", stop)
    finish = searched(plans.plan(WEEK))
    assert finish.is_out_of_memory is (end is MemoryError)
    assert finish.status is Status.FEASIBLE
    assert finish.proofs[1:] == (Proof(None, -20, False), Proof())


@pytest.mark.parametrize("end", [KeyboardInterrupt, MemoryError, OutOfTimeError])
def test_what_the_opening_knew_stays_where_it_is_cut_short(
    end: type[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object, **__: object) -> None:
        raise end

    # Of unequal efforts the flow knows the gaps alone.
    plan = plans.plan(TWO_EFFORTS)
    monkeypatch.setattr(Relaxation, "__init__", stop)
    finish = searched(plan)
    assert finish.status is Status.FEASIBLE
    assert finish.is_interrupted is (end is KeyboardInterrupt)
    assert finish.is_out_of_memory is (end is MemoryError)
    assert [proof.is_proved for proof in finish.proofs] == [True, False]
    assert finish.roster is not None
    assert check(plan, finish.roster).breaches == ()
    assert [proof.value for proof in finish.proofs] == [
        value for _, value in check(plan, finish.roster).values
    ]


@pytest.mark.usefixtures("in_the_whole_model")
def test_memory_that_runs_out_before_there_is_a_model(monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(search_module, "Variables", stop)
    finish = searched(plans.plan(WEEK))
    assert finish.is_out_of_memory
    assert (finish.status, finish.roster, len(finish.proofs)) == (Status.UNKNOWN, None, 3)


@pytest.mark.usefixtures("in_the_whole_model")
def test_a_model_is_not_built_long_after_time_is_up() -> None:
    assert searched(plans.plan(WEEK), time_limit=-10).status is Status.UNKNOWN
    with pytest.raises(OutOfTimeError):
        Variables(plans.plan(WEEK), Eligibility(plans.plan(WEEK)), 0, 1, time.monotonic() - 10)


@pytest.mark.usefixtures("in_the_whole_model")
@pytest.mark.parametrize("people", ["1-4", "1+", "2-4"])
def test_nobody_beyond_want_where_time_runs_out(
    people: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Stages, "is_over", property(lambda self: len(self.lines) >= 1))
    finish = searched(one_task(f"people: {people}", FOUR))
    assert finish.status is Status.FEASIBLE
    assert len(crew(finish)) == int(people[0])


@pytest.mark.usefixtures("in_the_whole_model")
def test_only_a_search_cut_short_sends_people_home_by_hand(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plan = one_task("people: 1-4", FOUR)
    monkeypatch.setattr(pursuit_module, "send_home_the_unneeded", lambda *_: Roster(plan, []))
    assert len(crew(searched(plan))) == 1
    monkeypatch.setattr(Stages, "is_over", property(lambda self: len(self.lines) >= 1))
    assert crew(searched(plan)) == []


# Either the skill is missing on A, or B stays empty: both cost one.
GAP_FOR_A_SKILL = """
    start: 2026-11-28
    tasks:
      - {name: A, when: saturday 10:00-11:00, skills: keys}
      - {name: B, when: saturday 10:00-11:00, effort: 3, age: 60+}
    volunteers:
      - {name: Ann, age: 65, skills: keys}
      - {name: Bob, age: 30}
    """


@pytest.mark.usefixtures("in_the_whole_model")
def test_a_missing_skill_may_be_traded_for_a_gap(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = plans.plan(GAP_FOR_A_SKILL)
    seen: list[bool] = []
    climb = climb_levels

    def watched(stages: Stages, *arguments: Any) -> Any:
        seen.append(stages.is_covered)
        return climb(stages, *arguments)

    monkeypatch.setattr(pursuit_module, "climb_levels", watched)
    finish = searched(plan)
    assert [proof.value for proof in finish.proofs] == [1, (-10, -20)]
    assert seen == [False]
