"""The search for the best roster: its course, its time, its interrupts.

First the relaxations (`opener.py`), which often find the roster and its proof in one; what they
leave open is pursued in the whole model (`pursuit.py`), with all that they found out.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace

from dutyplan.goals import find_goal
from dutyplan.plan import Plan
from dutyplan.roster import Roster
from dutyplan.rules.eligibility import Eligibility
from dutyplan.solver.diary import Diary
from dutyplan.solver.engine import Engine, OutOfTimeError
from dutyplan.solver.finish import Finish, Proof, status_of
from dutyplan.solver.neighbourhoods import divisions_of
from dutyplan.solver.opener import Opener
from dutyplan.solver.opening import Opening
from dutyplan.solver.pursuit import Pursuit
from dutyplan.solver.reserves import choose_standbys
from dutyplan.solver.stages import Stages
from dutyplan.solver.variables import Variables
from dutyplan.solver.watching import Watch
from dutyplan.timing import FINISHING


def search(
    plan: Plan,
    who: Eligibility,
    *,
    time_limit: float,
    num_workers: int = 1,
    seed: int = 0,
    is_strict: bool = False,
    on_stage: Callable[[str], None] | None = None,
    watch: Watch | None = None,
) -> Finish:
    """Find the best roster of a plan.

    Parameters
    ----------
    time_limit
        Seconds from now.
    is_strict
        Refuse rosters with gaps.
    on_stage
        Told of each stage as it ends, in a line.
    watch
        Told meanwhile how far the search has come, and where its time goes.

    Notes
    -----
    An interrupt, or memory that runs out, keeps the best roster so far.
    """
    deadline = time.monotonic() + time_limit
    watch = watch or Watch()
    diary = Diary(on_stage)
    opener = Opener(plan, who, seed, deadline, diary, watch)
    pursuit = None
    end: BaseException | None = None
    try:
        opener.run()
        if not opener.opening.settles(plan, who, is_strict):
            variables = Variables(plan, who, seed, num_workers, deadline)
            variables.watch = watch
            stages = Stages(variables, deadline, diary, divisions_of(plan, variables), seed)
            pursuit = Pursuit(plan, who, variables, stages, opener, is_strict)
            pursuit.run()
    except (KeyboardInterrupt, MemoryError, OutOfTimeError) as error:
        end = error
    engine = Engine(seed, num_workers) if pursuit is None else pursuit.variables
    engine.watch = watch
    engine.is_interrupted |= isinstance(end, KeyboardInterrupt)
    engine.is_out_of_memory |= isinstance(end, MemoryError)
    if engine.is_out_of_memory:
        engine.drop()  # what the roster still needs is little
    opening = opener.opening
    if is_strict and opening.roster is not None and any(opening.roster.gaps()):
        opening = replace(opening, roster=None)
    if pursuit is not None and (pursuit.has_roster or opening.roster is None):
        return pursuit.finish()
    is_refused = is_strict and bool(opening.missing)
    return _finish(plan, who, opening, Stages(engine, deadline, diary), is_refused)


def _finish(
    plan: Plan, who: Eligibility, opening: Opening, stages: Stages, is_refused: bool
) -> Finish:
    """The end of a search that has found out no more than the relaxations.

    Parameters
    ----------
    is_refused
        Whether there can be no roster without gaps, and no other is wanted.
    """
    roster = opening.roster
    proofs = [] if roster is None else list(opening.proofs(plan, who))
    _tell(plan, proofs, stages.watch)
    proofs += [Proof()] * (len(plan.goals) - len(proofs))
    if roster is not None:
        roster = Roster(plan, roster.assignments, choose_standbys(roster, who, stages))
    return Finish(
        status_of(roster, proofs, is_refused),
        roster,
        tuple(proofs),
        stages.engine.is_interrupted,
        stages.engine.is_out_of_memory,
        who.num_open,
        tuple(stages.lines),
    )


def _tell(plan: Plan, proofs: Sequence[Proof], watch: Watch) -> None:
    """Show what is known of each goal, as the pursuit in the whole model does."""
    for (goal_id, _), proof in zip(plan.goals, proofs, strict=False):
        watch.begin(goal_id, is_more_better=find_goal(goal_id).is_gain)
        values = proof.value if isinstance(proof.value, tuple) else (proof.value,)
        if values and values[0] is not None:
            watch.found(values[0])
        if proof.bound is not None:
            watch.bounded(proof.bound)
        watch.tick()
    watch.begin(FINISHING)
