"""One week file of a batch, from its bytes to the bytes of its roster: the work of one worker."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Literal

from dutyplan.batch.parcel import Parcel
from dutyplan.batch.summary import PROBLEMS, Row
from dutyplan.explaining.outcomes import explain
from dutyplan.grammar.language import language_in
from dutyplan.ledger.record import Record
from dutyplan.locales import LANGUAGES, Catalogue, words
from dutyplan.locales.wording import said_in
from dutyplan.outputs import FORMATS, Format, View
from dutyplan.outputs.telling import full_record
from dutyplan.plan import Plan
from dutyplan.problems import Problem, render_line
from dutyplan.roster import Outcome, Status
from dutyplan.solving import solve
from dutyplan.weekfile import read_week_bytes


@dataclass(frozen=True, slots=True)
class Wanted:
    """How all rosters of a batch are to be made and written, by the options of the command.

    Attributes
    ----------
    formats
        Names of `FORMATS`; each roster is written in all of them.
    by, names
        As a `View` has them.
    lang
        The language that was asked for; None where each week file decides.
    own_lang
        That of the computer where the command was given, for files that name none.
    time_limit
        Seconds for each week file.
    """

    formats: tuple[str, ...]
    by: Literal["date", "volunteer"]
    names: Literal["full", "initials"]
    lang: str | None
    own_lang: str
    time_limit: float
    seed: int
    strict: bool

    @property
    def forms(self) -> list[Format]:
        """The formats themselves."""
        return [FORMATS[name] for name in self.formats]

    def catalogue(self, plan: Plan | None = None) -> Catalogue:
        """In which language something is said of a plan."""
        return words(self.lang or (plan and plan.language) or self.own_lang)

    def file_names(self, stem: PurePosixPath) -> list[str]:
        """What the files of a roster are called, below the folder of the results."""
        return [f"{stem}{form.suffixes[0]}" for form in self.forms]


@dataclass(frozen=True, slots=True)
class Made:
    """What came out.

    Attributes
    ----------
    files
        The bytes of each, in the order of `Wanted.formats`; none where there is no roster.
    is_settled
        Whether the same would come out if it were made again.
    """

    row: Row
    files: tuple[bytes, ...]
    is_settled: bool


def make(wanted: Wanted, parcel: Parcel) -> Made:
    """Read a week file, solve it, explain it, and write its roster.

    Raises
    ------
    dutyplan.solving.BugError
        If the independent check does not confirm the roster.
    """
    start = time.monotonic()
    plan, problems = read_week_bytes(parcel.label, parcel.data, parcel.beside, parcel.limits)
    if plan is None:
        message = first_of(
            problems, words(wanted.lang or language_in(parcel.data) or wanted.own_lang)
        )
        row = Row(parcel.label, PROBLEMS, seconds=time.monotonic() - start, message=message)
        return Made(row, (), is_settled=True)
    outcome = _solved(plan, problems, wanted, start)
    files: tuple[bytes, ...] = ()
    if outcome.roster is not None:
        catalogue = wanted.catalogue(plan)
        is_kept = any(form.is_for_programs for form in wanted.forms)
        record = full_record(outcome, LANGUAGES if is_kept else (catalogue.language,))
        files = tuple(_written(record, wanted, catalogue))
    row = replace(_row(outcome, parcel.label, wanted), seconds=time.monotonic() - start)
    return Made(row, files, outcome.proved or outcome.status is Status.INFEASIBLE)


def _solved(plan: Plan, problems: list[Problem], wanted: Wanted, start: float) -> Outcome:
    deadline = start + wanted.time_limit
    outcome = solve(
        plan,
        time_limit=max(0.0, deadline - time.monotonic()),
        workers=1,
        seed=wanted.seed,
        strict=wanted.strict,
    )
    outcome = explain(outcome, is_strict=wanted.strict, deadline=deadline, seed=wanted.seed)
    return replace(outcome, warnings=tuple(problems))


def _written(record: Record, wanted: Wanted, catalogue: Catalogue) -> list[bytes]:
    view = View(catalogue.language, wanted.by, names=wanted.names)
    return [form.written(record, view) for form in wanted.forms]


def _row(outcome: Outcome, label: str, wanted: Wanted) -> Row:
    roster = outcome.roster
    if roster is None:
        return Row(label, outcome.status.value, message=_why_none(outcome, label, wanted))
    gaps = sum(
        roster.missing(duty) + sum(roster.missing_skills(duty).values())
        for duty in outcome.plan.duties
    )
    tenths = [one.tenths for one in outcome.standings if one.tenths is not None]
    largest = max(tenths) / 10 if tenths else None
    catalogue = wanted.catalogue(outcome.plan)
    said = list(_why_no_proof(outcome, wanted))
    if outcome.warnings:
        said.append(_first(outcome.warnings, catalogue, "batch.more-warnings"))
    return Row(label, outcome.status.value, gaps, largest, outcome.proved, message=" ".join(said))


def _why_none(outcome: Outcome, label: str, wanted: Wanted) -> str:
    catalogue = wanted.catalogue(outcome.plan)
    if outcome.status is Status.INFEASIBLE:
        said = catalogue["run.infeasible.strict" if wanted.strict else "run.infeasible"]
        return said + catalogue.format("batch.says-why", file=label)
    if outcome.out_of_memory:
        return catalogue["run.memory.none"]
    return catalogue.format("run.unknown", seconds=f"{wanted.time_limit:g}")


def _why_no_proof(outcome: Outcome, wanted: Wanted) -> Iterator[str]:
    catalogue = wanted.catalogue(outcome.plan)
    if outcome.out_of_memory:
        yield catalogue["run.memory"]
    elif not outcome.proved:
        yield catalogue.format("run.time-limit", seconds=f"{wanted.time_limit:g}")


def first_of(problems: list[Problem], catalogue: Catalogue) -> str:
    """The first error in a line, its way out, and how many there are beside it."""
    errors = [problem for problem in problems if problem.is_error]
    return _first(errors, catalogue, "batch.more-problems")


def _first(problems: Sequence[Problem], catalogue: Catalogue, more: str) -> str:
    line = render_line(problems[0], catalogue)
    if problems[0].hint:
        line += f" ({said_in(problems[0].hint, catalogue)})"
    if len(problems) > 1:
        line += catalogue.format(more, num=len(problems) - 1)
    return line
