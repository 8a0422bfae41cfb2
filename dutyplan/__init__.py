"""dutyplan: fair duty rosters for volunteers, with a proof.

    from dutyplan import load, solve, check

    plan = load("week.yaml")
    outcome = solve(plan)
    report = check(plan, outcome.roster)

Many plans at a time are a matter for `solve_many`.

What the command line does is these calls.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from os import PathLike

    from distributed import Client

    from dutyplan.batch.engines.base import Engine
    from dutyplan.checking import Report
    from dutyplan.plan import Plan
    from dutyplan.problems import ProblemsError
    from dutyplan.roster import Outcome, Roster
    from dutyplan.timing import Profile, Progress

__version__ = "0.1.0"
__all__ = ["ProblemsError", "check", "explain", "load", "solve", "solve_many"]


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


def solve_many(
    plans: Iterable[Plan],
    client: Client | str | None = None,
    *,
    jobs: int | None = None,
    time_limit: float = 60.0,
    seed: int = 0,
    strict: bool = False,
) -> Iterator[Outcome]:
    """Solve many plans, several at a time, each in one thread of another process.

    Parameters
    ----------
    plans
        Any number of them: they are asked for one after the other as they are needed, and need not
        all fit into memory.
    client
        A `distributed.Client`, or the address of a Dask scheduler such as `tcp://HOST:8786`: the
        plans are solved by the workers of that cluster, which must have the same version of
        dutyplan (`pip install dutyplan[cluster]`). None solves them on this machine.
    jobs
        How many processes on this machine; as many as cores if it is not said.
    time_limit, seed, strict
        Of each plan, as for `solve`.

    Returns
    -------
    iterator of Outcome
        One for each plan, in the order of the plans, what `solve` would have returned; it is about
        the very plan that was given, and can be given to `explain`. A plan of which two workers
        have died, of memory that ran out perhaps, has the status `unknown` and is `lost`.

    Raises
    ------
    dutyplan.batch.engines.base.EngineError
        If no process can be started, or the cluster can't be reached, is not fit, or is gone.
    dutyplan.solving.BugError
        As `solve`, when it is the turn of that plan.

    Notes
    -----
    Nothing begins before the first outcome is asked for, and all ends when no more is asked for.

    Processes on this machine are started from scratch and read the script that is running: it has
    to begin its work under `if __name__ == "__main__":`. A notebook need not.

    Examples
    --------
    ::

        from pathlib import Path

        from dutyplan import load, solve_many

        if __name__ == "__main__":
            plans = (load(path) for path in sorted(Path("weeks").glob("*.yaml")))
            for outcome in solve_many(plans):
                print(outcome.plan.title, outcome.status, outcome.proved)
    """
    from dutyplan.batch.many import solve_many as run

    with _engine(client, jobs) as engine:
        yield from run(engine, plans, time_limit=time_limit, seed=seed, strict=strict)


def _engine(client: Client | str | None, jobs: int | None) -> Engine:
    if client is None:
        from dutyplan.batch.engines.processes import Processes

        return Processes(jobs)
    from dutyplan.batch.engines.cluster import Cluster

    return Cluster(client) if isinstance(client, str) else Cluster(client=client)


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
