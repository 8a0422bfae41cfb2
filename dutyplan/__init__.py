"""dutyplan: fair duty rosters for volunteers, with a proof.

    from dutyplan import load, solve, check

    plan = load("week.yaml")
    outcome = solve(plan)
    report = check(plan, outcome.roster)

What the command line does is these calls.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from os import PathLike

    from dutyplan.checking import Report
    from dutyplan.plan import Plan
    from dutyplan.problems import ProblemsError
    from dutyplan.roster import Outcome, Roster
    from dutyplan.timing import Profile, Progress

__version__ = "0.1.0"
__all__ = ["ProblemsError", "check", "explain", "load", "solve"]


def __getattr__(name: str) -> Any:
    # Only when it is asked for: `import dutyplan` itself is to cost nothing.
    if name == "ProblemsError":
        from dutyplan.problems import ProblemsError

        return ProblemsError
    raise AttributeError(f"module 'dutyplan' has no attribute '{name}'")


def load(
    path: str | PathLike[str], *, allow_outside: bool = False, allow_large: bool = False
) -> Plan:
    """Read a week file.

    Parameters
    ----------
    path
        The YAML file; paths inside it are relative to its folder.
    allow_outside
        Follow paths that lead outside that folder.
    allow_large
        Read files that are larger than usual, and a larger plan.

    Returns
    -------
    Plan
        Volunteers, tasks, duties (ordered by date, start and task), rules and goals.

    Raises
    ------
    ProblemsError
        With every problem of the file, each at its line and column. Warnings alone do not
        raise; `dutyplan.weekfile.read_week_file` returns them.
    """
    from dutyplan.grammar.limits import LARGE, LIMITS
    from dutyplan.problems import ProblemsError
    from dutyplan.weekfile import read_week_file

    limits = LARGE if allow_large else LIMITS
    plan, problems = read_week_file(path, limits, may_leave=allow_outside)
    if plan is None:
        raise ProblemsError(problems)
    return plan


def solve(
    plan: Plan,
    *,
    time_limit: float = 60.0,
    workers: int = 1,
    seed: int = 0,
    strict: bool = False,
    on_stage: Callable[[str], None] | None = None,
    on_progress: Callable[[Progress], None] | None = None,
    profile: Profile | None = None,
) -> Outcome:
    """Find the best roster of a plan: goals in order of importance, each with its proof.

    Parameters
    ----------
    time_limit
        Seconds; at the limit the best roster so far is returned.
    workers
        Threads of each solve, of which two may go on at once. With one, the same plan and seed
        give the same roster whenever the search ends by proof.
    seed
        Of the solver's random numbers: another seed, another equally good roster.
    strict
        Refuse rosters with gaps.
    on_stage
        Called with a line of text whenever a stage of the search ends.
    on_progress
        Called, a few times a second at most while the solver works, whenever there is something
        new: the goal that is pursued, its value and its bound, as a
        `dutyplan.timing.Progress`.
    profile
        A `dutyplan.timing.Profile`, charged with the seconds of each phase of the solve.

    Returns
    -------
    Outcome
        `roster` is None with status `infeasible` (no roster exists) and `unknown` (none
        found in time). Ctrl-C returns the best roster so far, with `interrupted`; so does
        memory that runs out, with `out_of_memory`.

    Raises
    ------
    dutyplan.solving.BugError
        If the independent check does not confirm the roster: a fault of the program.
    """
    from dutyplan.solving import solve as run

    return run(
        plan,
        time_limit=time_limit,
        workers=workers,
        seed=seed,
        strict=strict,
        on_stage=on_stage,
        on_progress=on_progress,
        profile=profile,
    )


def explain(
    outcome: Outcome, *, time_limit: float = 60.0, strict: bool = False, seed: int = 0
) -> Outcome:
    """Add to the end of a solve its reasons.

    Parameters
    ----------
    outcome
        What `solve` returned.
    time_limit
        Seconds for what has to be solved for: why no roster exists, and facts that clash in gaps.
    strict
        As `solve` was asked.
    seed
        Of the solver's random numbers.

    Returns
    -------
    Outcome
        The same with `explanations`, each a `dutyplan.reasons.Reason`: why there are gaps, who
        carries most and what holds them there; or which lines of the week file can't hold
        together, and what would have to change. What was not found out in time is said to be open.
    """
    import time

    from dutyplan.explaining.outcomes import explain as run

    deadline = time.monotonic() + time_limit
    return run(outcome, is_strict=strict, deadline=deadline, seed=seed)


def check(plan: Plan, roster: Roster) -> Report:
    """Check a roster against a plan by code that shares nothing with the solver.

    Returns
    -------
    Report
        Every breach of a rule, the value of every goal (fairness in tenths of a point), and
        each volunteer's duties, load, fair share (points) and balance (tenths).
    """
    from dutyplan.checking import check as run

    return run(plan, roster)
