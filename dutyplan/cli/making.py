"""From a week file to a roster that is shown: what `solve` and `publish` have in common."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Annotated, NoReturn

import typer

from dutyplan.cli.options import choice, time_left
from dutyplan.cli.screen.console import ExitCode, is_on_terminal, say, say_folded, width
from dutyplan.cli.screen.profiling import render_profile
from dutyplan.cli.screen.progress import ProgressLine
from dutyplan.cli.showing import Showing
from dutyplan.ledger.record import Record
from dutyplan.locales import LANGUAGES, Catalogue
from dutyplan.locales.wording import worded
from dutyplan.outputs.closing import gap_sentence, top_lines
from dutyplan.outputs.reasons import names_for
from dutyplan.outputs.reports.refusal import refusal_text
from dutyplan.plan import Plan
from dutyplan.problems import Problem
from dutyplan.roster import Outcome, Roster, Status
from dutyplan.timing import EXPLAINING, Profile

_MOST_GAPS = 10

TimeLimit = Annotated[
    float,
    typer.Option(min=0, metavar="SECONDS", help="Stop then, with the best roster so far."),
]
Workers = Annotated[
    int,
    typer.Option(
        min=1,
        max=256,
        metavar="N",
        help="Threads of the solver. With one, the same file and seed give the same roster.",
    ),
]
Seed = Annotated[
    int,
    typer.Option(
        min=0,
        max=2**31 - 1,
        metavar="N",
        help="Another seed may give another roster, just as fair.",
    ),
]
Strict = Annotated[bool, typer.Option("--strict", help="Rather no roster than one with gaps.")]
Lang = Annotated[str | None, typer.Option(help="Language of the table.", **choice(LANGUAGES))]
Quiet = Annotated[
    bool, typer.Option("-q", "--quiet", help="No warnings on standard error, errors only.")
]
Verbose = Annotated[
    int,
    typer.Option(
        "-v",
        "--verbose",
        count=True,
        show_default=False,
        help="Tell on standard error what the search did; -vv: and where the time went.",
    ),
]


@dataclass(frozen=True, slots=True)
class Making:
    """How a roster is to be made and shown, by the options of the command."""

    profile: Profile
    showing: Showing
    time_limit: float
    workers: int
    seed: int
    strict: bool
    quiet: bool
    verbose: int

    def __post_init__(self) -> None:
        if self.quiet and self.verbose:
            raise typer.BadParameter(worded("usage.quiet-verbose"), param_hint="-q")

    @contextmanager
    def profiled(self) -> Iterator[None]:
        """Tell where the time went, if that is asked for, however it ends."""
        try:
            yield
        finally:
            if self.verbose > 1:
                say(render_profile(self.profile.seconds()))

    def solve(self, plan: Plan, problems: list[Problem], catalogue: Catalogue) -> Outcome:
        """Solve the plan and explain the outcome, while a line tells how far it has come."""
        from dutyplan import explain
        from dutyplan import solve as solve_plan

        is_told = not self.quiet and not self.verbose
        with ProgressLine(catalogue, self.profile.start, is_wanted=is_told) as line:
            outcome = solve_plan(
                plan,
                time_limit=time_left(self.time_limit, self.profile),
                workers=self.workers,
                seed=self.seed,
                strict=self.strict,
                on_stage=_tell_stage if self.verbose else None,
                on_progress=line.listener,
                profile=self.profile if self.verbose > 1 else None,
            )
            with self.profile.phase("explaining"):
                line.show(EXPLAINING)
                left = time_left(self.time_limit, self.profile)
                outcome = explain(outcome, time_limit=left, strict=self.strict, seed=self.seed)
        return replace(outcome, warnings=tuple(problems))

    def show(self, record: Record, plan: Plan, catalogue: Catalogue) -> None:
        """Put the record on standard output; without a roster only JSON has something to say."""
        if record.duties or self.showing.format_name == "json":
            self.showing.show(record, catalogue, plan)

    def tell(self, outcome: Outcome, catalogue: Catalogue) -> None:
        """Say on standard error what became of the search; the run ends without a roster."""
        if outcome.roster is None:
            self._end_without_roster(outcome, catalogue)
        if self.verbose:
            for line in top_lines(outcome, catalogue, names_for(outcome.plan)):
                say_folded(f"  {line}", indent="    ")
        if not self.quiet:
            if self.showing.format_name != "table" or not is_on_terminal():
                _tell_gaps(outcome.roster, catalogue)
            self._tell_end(outcome, catalogue)

    def _end_without_roster(self, outcome: Outcome, catalogue: Catalogue) -> NoReturn:
        if outcome.status is Status.INFEASIBLE:
            say_folded(catalogue["run.infeasible.strict" if self.strict else "run.infeasible"])
            say("\n" + refusal_text(outcome.explanations, outcome.plan, catalogue, width()))
            # That was known before anybody stopped the search for its reasons.
            raise typer.Exit(ExitCode.INTERRUPTED if outcome.interrupted else ExitCode.NO_ROSTER)
        if outcome.interrupted:
            say_folded(catalogue["run.interrupted.none"])
            raise typer.Exit(ExitCode.INTERRUPTED)
        if outcome.out_of_memory:
            say_folded(catalogue["run.memory.none"])
            raise typer.Exit(ExitCode.NONE_IN_TIME)
        say_folded(catalogue.format("run.unknown", seconds=f"{self.time_limit:g}"))
        raise typer.Exit(ExitCode.NONE_IN_TIME)

    def _tell_end(self, outcome: Outcome, catalogue: Catalogue) -> None:
        """Say why the search ended, if not by proof."""
        if outcome.interrupted:
            say_folded(catalogue["run.interrupted"])
        elif outcome.out_of_memory:
            say_folded(catalogue["run.memory"])
        elif not outcome.proved:
            say_folded(catalogue.format("run.time-limit", seconds=f"{self.time_limit:g}"))


def _tell_stage(line: str) -> None:
    say(f"  {line}")


def _tell_gaps(roster: Roster, catalogue: Catalogue) -> None:
    """Warn of gaps, for those who don't see the table."""
    gaps = list(roster.gaps())
    for duty in gaps[:_MOST_GAPS]:
        say_folded(gap_sentence(roster, duty, catalogue), indent="  ")
    if len(gaps) > _MOST_GAPS:
        say_folded(catalogue.format("run.gaps.more", num=len(gaps) - _MOST_GAPS))
