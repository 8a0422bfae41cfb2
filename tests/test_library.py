from __future__ import annotations

import inspect
import subprocess
import sys
import typing
from collections.abc import Callable
from os import PathLike
from pathlib import Path
from typing import Any

import pytest

import dutyplan
from dutyplan import ProblemsError, check, explain, load, solve, solve_many
from dutyplan.checking import Report
from dutyplan.plan import Plan
from dutyplan.problems import Problem
from dutyplan.reasons import Reason
from dutyplan.roster import Outcome, Roster, Standing, Status
from dutyplan.solver.opener import Opener
from dutyplan.timing import Profile, Progress

WEEK = """\
title: Clean-up
start: 2026-11-28
tasks:
  - {name: Rails, when: saturday 10:00-11:00, people: 2}
  - {name: Basement, when: saturday 10:00-12:00, effort: 3, age: 18+}
volunteers:
  - {name: Aynur, age: 15}
  - {name: Bahar, age: 45}
  - {name: Li Min, age: 65, available: saturday 08:00-11:30}
"""


@pytest.fixture
def week_file(tmp_path: Path) -> Path:
    path = tmp_path / "week.yaml"
    path.write_text(WEEK, encoding="utf-8")
    return path


def test_load_solve_check(week_file: Path) -> None:
    plan = load(week_file)
    assert isinstance(plan, Plan)
    outcome = solve(plan)
    assert isinstance(outcome, Outcome)
    assert outcome.status is Status.OPTIMAL
    assert outcome.roster is not None
    report = check(plan, outcome.roster)
    assert isinstance(report, Report)
    assert report.breaches == ()
    assert report.values == tuple((result.goal, result.value) for result in outcome.goals)
    assert report.standings == outcome.standings


def test_soft_rules_minimums_and_wishes(week_file: Path) -> None:
    week_file.write_text(
        WEEK.replace("age: 45", "age: 45, avoids: {basement: 2}")
        + "rules:\n  apart: [{names: [Aynur, Li Min], cost: 3}]\n  limits: {total: 1+}\n"
    )
    plan = load(week_file)
    outcome = solve(plan)
    assert outcome.roster is not None
    report = check(plan, outcome.roster)
    # Bahar alone can be in the basement, so the two others clean the rails together.
    values = {result.goal: result.value for result in outcome.goals}
    assert list(values) == ["coverage", "minimums", "fairness", "wishes"]
    assert (values["coverage"], values["minimums"], values["wishes"]) == (0, 0, -5)
    assert report.values == tuple((result.goal, result.value) for result in outcome.goals)
    assert [(one.message, one.cost) for one in outcome.broken] == [
        ("Li Min is on Rails on 2026-11-28 10:00-11:00 together with Aynur", 3)
    ]
    assert report.broken == outcome.broken
    assert report.shortfalls == outcome.shortfalls == ()
    assert report.breaches == ()


def test_a_path_may_be_text(week_file: Path) -> None:
    assert load(str(week_file)).title == "Clean-up"


def test_paths_in_the_file_start_in_its_folder(week_file: Path) -> None:
    (week_file.parent / "people.csv").write_text("name,age\nAnn,30\n", encoding="utf-8")
    week_file.write_text(WEEK[: WEEK.index("volunteers")] + "volunteers: people.csv\n")
    assert [one.name for one in load(week_file).volunteers] == ["Ann"]


def test_duties_are_ordered_and_numbered(week_file: Path) -> None:
    plan = load(week_file)
    assert [duty.task.name for duty in plan.duties] == ["Basement", "Rails"]
    assert [duty.index for duty in plan.duties] == [0, 1]


def test_every_problem_is_raised_at_its_place(week_file: Path) -> None:
    week_file.write_text(WEEK.replace("people", "peopel").replace("age: 45", "aeg: 45"))
    with pytest.raises(ProblemsError) as caught:
        load(week_file)
    problems = caught.value.problems
    assert all(isinstance(problem, Problem) for problem in problems)
    assert str(caught.value).splitlines() == [
        f"{week_file}:4:47: error[unknown-key]: unknown key 'peopel' in a task",
        f"{week_file}:8:19: error[unknown-key]: unknown key 'aeg' in a volunteer",
    ]


def test_a_file_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(ProblemsError) as caught:
        load(tmp_path / "nothing.yaml")
    (problem,) = caught.value.problems
    assert (problem.code, problem.message) == ("no-file", "there is no such file")


def test_warnings_alone_do_not_raise(week_file: Path) -> None:
    more = "  - {name: Market, when: 2027-01-01}\nvolunteers:"
    week_file.write_text(WEEK.replace("volunteers:", more))
    assert [task.name for task in load(week_file).tasks] == ["Rails", "Basement", "Market"]


def test_problems_are_told_with_their_warnings(week_file: Path) -> None:
    more = "  - {name: Market, when: 2027-01-01}\nvolunteers:"
    week_file.write_text(WEEK.replace("volunteers:", more).replace(", age: 45", ""))
    with pytest.raises(ProblemsError) as caught:
        load(week_file)
    assert [problem.code for problem in caught.value.problems] == ["no-duty", "age"]


def test_strict_and_time_limit(week_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    week_file.write_text(WEEK.replace("people: 2", "people: 3"))
    plan = load(week_file)
    assert solve(plan).status is Status.OPTIMAL
    refused = solve(plan, strict=True)
    assert (refused.status, refused.roster) == (Status.INFEASIBLE, None)
    monkeypatch.setattr(Opener, "run", lambda self: None)
    monkeypatch.setattr(Opener, "resume", lambda self, roster: None)
    late = solve(plan, time_limit=0)
    assert (late.status, late.roster) == (Status.UNKNOWN, None)


def test_explain_tells_why_there_are_gaps(week_file: Path) -> None:
    week_file.write_text(WEEK.replace("people: 2", "people: 3"))
    plan = load(week_file)
    outcome = solve(plan)
    assert outcome.explanations == ()
    told = explain(outcome)
    assert isinstance(told, Outcome)
    assert told.roster is outcome.roster
    assert all(isinstance(one, Reason) for one in told.explanations)
    assert [one.code for one in told.explanations][:1] == ["top.proved"]
    gaps = [one for one in told.explanations if one.code.startswith("gap.")]
    assert [one.message for one in gaps][-1] == (
        "Basement and Rails want 4 people in all at that time, "
        "and only 3 people can be on any of them."
    )
    assert {one.facts["duty"] for one in gaps} == {
        duty for duty in plan.duties if outcome.roster and outcome.roster.missing(duty)
    }


def test_explain_tells_why_there_is_no_roster_and_what_would_help(week_file: Path) -> None:
    week_file.write_text(WEEK.replace("people: 2", "people: 3"))
    refused = solve(load(week_file), strict=True)
    told = explain(refused, strict=True)
    assert (told.status, told.roster) == (Status.INFEASIBLE, None)
    clash, heading, *ways = told.explanations
    assert (clash.code, heading.code) == ("clash.smallest", "ways.cheapest")
    assert [(line.message, line.place["line"]) for line in clash.facts["lines"]] == [
        ("Rails on 2026-11-28 10:00-11:00 wants 3 people", 4),
        ("Basement on 2026-11-28 10:00-12:00 wants one person", 5),
    ]
    assert [one.code for one in ways] == ["way"] * len(ways)
    assert ways[0].message == "make do with 2 people for Rails on 2026-11-28 10:00-11:00"


def test_explain_says_what_there_was_no_time_for(week_file: Path) -> None:
    week_file.write_text(WEEK.replace("people: 2", "people: 3"))
    refused = solve(load(week_file), strict=True)
    told = explain(refused, strict=True, time_limit=-1)
    assert [one.code for one in told.explanations] == ["clash.open", "ways.none.yet"]


def test_explain_gives_the_same_reasons_again(week_file: Path) -> None:
    week_file.write_text(WEEK.replace("people: 2", "people: 3"))
    refused = solve(load(week_file), strict=True)
    first, second = (explain(refused, strict=True, seed=3).explanations for _ in range(2))
    assert first == second


def test_the_same_seed_gives_the_same_roster(week_file: Path) -> None:
    def pairs(seed: int) -> list[tuple[str, int]]:
        roster = solve(load(week_file), seed=seed).roster
        assert roster is not None
        return [(one.volunteer.id, one.duty.index) for one in roster.assignments]

    assert pairs(3) == pairs(3)


def test_stages_are_told_as_they_end(week_file: Path) -> None:
    told: list[str] = []
    outcome = solve(load(week_file), on_stage=told.append)
    assert tuple(told) == outcome.stages
    assert any(line.startswith("flow: found, ") for line in told)


def test_progress_is_told_goal_by_goal(week_file: Path) -> None:
    assert_progress_is_told(week_file)


def test_progress_is_told_in_the_whole_model(
    week_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Opener, "run", lambda self: None)
    monkeypatch.setattr(Opener, "resume", lambda self, roster: None)
    assert_progress_is_told(week_file)


def assert_progress_is_told(week_file: Path) -> None:
    told: list[Progress] = []
    outcome = solve(load(week_file), on_progress=told.append)
    stages = list(dict.fromkeys(one.stage for one in told))
    assert stages == ["building", *(one.goal for one in outcome.goals), "finishing"]
    assert [one.seconds for one in told] == sorted(one.seconds for one in told)
    fairness = [one for one in told if one.stage == "fairness"][-1]
    assert isinstance(outcome.goals[1].value, tuple)
    assert fairness.value == outcome.goals[1].value[0]


def test_a_profile_is_charged_with_the_solve(week_file: Path) -> None:
    plan = load(week_file)
    profile = Profile()
    solve(plan, profile=profile)
    seconds = profile.seconds()
    assert {name for name, part in seconds.items() if part} >= {"building", "presolve", "checking"}
    assert seconds["reading"] == seconds["writing"] == 0


def test_check_tells_what_a_roster_breaks(week_file: Path) -> None:
    from dutyplan.roster import Assignment

    plan = load(week_file)
    aynur, _, li_min = plan.volunteers
    basement, rails = plan.duties
    roster = Roster(plan, [Assignment(aynur, basement), Assignment(li_min, rails)])
    report = check(plan, roster)
    assert [breach.message for breach in report.breaches] == [
        "Aynur is on Basement on 2026-11-28 10:00-12:00, which is for ages 18+"
    ]
    assert dict(report.values)["coverage"] == 1
    assert [type(one) for one in report.standings] == [Standing] * 3


def test_what_is_offered() -> None:
    names = ["ProblemsError", "check", "explain", "load", "solve", "solve_many"]
    assert sorted(dutyplan.__all__) == names
    for function in (load, solve, solve_many, explain, check):
        assert function.__doc__
        assert "Returns" in function.__doc__
        hints = inspect.signature(function)
        assert hints.return_annotation is not inspect.Signature.empty
        assert all(one.annotation is not inspect.Parameter.empty
                   for one in hints.parameters.values())  # fmt: skip
    defaults = {
        name: parameter.default
        for name, parameter in inspect.signature(solve).parameters.items()
        if parameter.kind is inspect.Parameter.KEYWORD_ONLY
    }
    assert defaults == {
        "time_limit": 60.0,
        "workers": 1,
        "seed": 0,
        "strict": False,
        "on_stage": None,
        "on_progress": None,
        "profile": None,
    }
    defaults = {
        name: parameter.default
        for name, parameter in inspect.signature(explain).parameters.items()
        if parameter.kind is inspect.Parameter.KEYWORD_ONLY
    }
    assert defaults == {"time_limit": 60.0, "strict": False, "seed": 0}
    defaults = {
        name: parameter.default
        for name, parameter in inspect.signature(solve_many).parameters.items()
        if parameter.kind is inspect.Parameter.KEYWORD_ONLY
    }
    assert defaults == {"jobs": None, "time_limit": 60.0, "seed": 0, "strict": False}


def test_type_hints_name_what_there_is() -> None:
    names: dict[str, Any] = {"Plan": Plan, "Outcome": Outcome, "Roster": Roster, "Report": Report}
    names |= {"PathLike": PathLike, "Callable": Callable}
    names |= {"Progress": Progress, "Profile": Profile}
    assert typing.get_type_hints(load, localns=names)["return"] is Plan
    assert typing.get_type_hints(solve, localns=names)["return"] is Outcome
    assert typing.get_type_hints(explain, localns=names)["return"] is Outcome
    assert typing.get_type_hints(check, localns=names)["return"] is Report


IMPORTS = """
import sys
import {modules}
loaded = [name for name in sys.modules if name.split('.')[0] in {unwanted}]
sys.exit(', '.join(sorted(loaded)))
"""


def loaded(code: str) -> str:
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60
    )
    return run.stderr.strip()


@pytest.mark.parametrize(
    "modules",
    ["dutyplan", "dutyplan.cli.app", "dutyplan.weekfile", "dutyplan.checking",
     "dutyplan.cli.solve, dutyplan.cli.check", "dutyplan.solving", "dutyplan.outputs",
     "dutyplan.ledger.reading.rosterfile"],
)  # fmt: skip
def test_only_a_solve_imports_the_solver(modules: str) -> None:
    unwanted = {"ortools", "pandas", "numpy"}
    assert loaded(IMPORTS.format(modules=modules, unwanted=unwanted)) == ""


def test_dutyplan_alone_imports_next_to_nothing() -> None:
    unwanted = {"ortools", "yaml", "pydantic", "typer", "tabulate", "wcwidth"}
    assert loaded(IMPORTS.format(modules="dutyplan", unwanted=unwanted)) == ""


def test_building_the_command_line_imports_no_solver() -> None:
    code = """
import sys
from dutyplan.cli.app import build_app
build_app()
sys.exit(', '.join(name for name in sys.modules if name.startswith('ortools')))
"""
    assert loaded(code) == ""


def test_a_solve_imports_the_compiled_layer_alone(week_file: Path) -> None:
    code = f"""
import sys
from dutyplan import load, solve
solve(load({str(week_file)!r}))
slow = ('pandas', 'numpy', 'ortools.sat.python.cp_model')
sys.exit(', '.join(name for name in slow if name in sys.modules))
"""
    assert loaded(code) == ""
